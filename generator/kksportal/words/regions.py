"""A district in a list."""

from __future__ import annotations

from kksportal import addresses
from kksportal.compute.awards import AwardFound
from kksportal.compute.shared import SharedResults
from kksportal.model.region_rows import DaerahRow
from kksportal.text import date_text
from kksportal.words.names import Names
from kksportal.words.views import RegionTile


def region_tile(
    row: DaerahRow, results: SharedResults, names: Names, *, say_data: bool = True
) -> RegionTile:
    """A district in a list: its newest award found, disputed or not, and whether there are data.

    Of a district of which nothing is known it says nothing: the page says so once. In a list of
    those that have data, `say_data` is off: its head says it of all.
    """
    history = results.history(row.kode)
    cycle, newest = max(history.items(), default=("", None), key=lambda told: told[0])
    has = row.kode in results.packaged
    parts = [_said(newest, cycle)] if newest else []
    if has and say_data:
        parts.append("ada data")
    return RegionTile(
        name=row.nama,
        href=addresses.DISTRICT(row.id),
        note=" · ".join(parts),
        has_data=has or newest is not None,
        rank=newest.rank if newest and newest.state == "ada" else 0,
    )


def former_facts(row: DaerahRow, names: Names) -> str:
    """The codes and names that a district had, as the end of its line of facts; else ""."""
    told = []
    for old in names.history.former(row.id):
        then = names.history.then(row.id, old.berlaku_sampai)
        if then:
            until = date_text(old.berlaku_sampai)
            told.append(f"sampai {until} kode {old.kode}, {then.name}, {then.province}")
    if not told:
        told = [f"dahulu {name}" for name in names.history.former_names(row.id)]
    return "".join(f" · {one}" for one in told)


def former_sources(row: DaerahRow, names: Names) -> tuple[str, ...]:
    """The ids of the sources that say so."""
    told = [one.sumber for one in names.history.former(row.id)]
    told += [one.sumber for one in names.history.names.get(row.id, ())]
    return tuple(dict.fromkeys(told))


def _said(award: AwardFound, cycle: str) -> str:
    """As in: "Padapa 2025", "Padapa / Wiwerda 2025 (sumber berbeda)", "Padapa 2025 (diragukan)"."""
    if award.state == "berbeda":
        return f"{award.text} {cycle} (sumber berbeda)"
    if award.state == "diragukan":
        return f"{award.text.removesuffix(', diragukan')} {cycle} (diragukan)"
    return f"{award.text} {cycle}"
