"""Districts alike by one simple rule, which pages state beside the links.

Alike are districts of the same kind whose newest award is the same category of the same cycle;
of these the four whose number of kecamatan is nearest. What is unknown, disputed or doubted is
never alike: such a district is like no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kksportal.compute.awards import AwardFound
from kksportal.model.region_rows import DaerahRow

MOST = 4


def newest_award(history: Mapping[str, AwardFound]) -> tuple[str, AwardFound] | None:
    """The newest cycle that sources speak of, where they agree on one category; else None."""
    if not history:
        return None
    cycle = max(history)
    award = history[cycle]
    return (cycle, award) if award.state == "ada" and award.rank else None


def alike_districts(
    rows: Iterable[DaerahRow],
    awards: Mapping[str, Mapping[str, AwardFound]],
    kecamatan: Mapping[str, int],
) -> dict[str, tuple[str, ...]]:
    """By code of a district, the codes of those alike, the nearest first; fictional ones apart."""
    groups: dict[tuple[object, ...], list[tuple[int, str]]] = {}
    for row in rows:
        newest = newest_award(awards.get(row.kode, {}))
        if newest and kecamatan.get(row.kode) and not row.berlaku_sampai:
            cycle, award = newest
            key = (row.kode.startswith("S"), row.jenis, cycle, award.categories)
            groups.setdefault(key, []).append((kecamatan[row.kode], row.kode))
    return {
        code: near
        for group in map(sorted, groups.values())
        for place, (_, code) in enumerate(group)
        if (near := _near(group, place))
    }


def _near(group: list[tuple[int, str]], place: int) -> tuple[str, ...]:
    """The nearest in a sorted group: by number of kecamatan, of equals those next in code."""
    own, _ = group[place]
    # No more than MOST on either side can be among the nearest.
    window = [i for i in range(max(0, place - MOST), place + MOST + 1) if i != place]
    inside = [i for i in window if i < len(group)]
    inside.sort(key=lambda i: (abs(group[i][0] - own), abs(i - place), i))
    return tuple(group[i][1] for i in inside[:MOST])
