"""A district among its neighbours: who in its province won what, in the newest cycle with any.

All districts of a province share one neighbourhood; a page marks its own district in it. It is
made from awards alone, never from the packages of other districts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kksportal import addresses
from kksportal.compute.alike import newest_award
from kksportal.compute.awards import AwardFound
from kksportal.compute.shared import SharedResults
from kksportal.model.region_rows import DaerahRow
from kksportal.text import count_word
from kksportal.words.names import Names

_NAMED = 6  # so many unknown districts are named; more are counted, and listed elsewhere
_RIVAL, _BARE, _DOUBTED = "Sumber berbeda", "Tanpa sebutan predikat", "Diragukan"


class Neighbour(NamedTuple):
    """A district of the province: its slug, its short name, what its sources dispute."""

    slug: str
    name: str
    note: str = ""  # "Padapa / Wiwerda" where sources differ


class Alike(NamedTuple):
    """Districts alike, and the rule by which they are."""

    rule: str
    places: tuple[Neighbour, ...]  # note: how many kecamatan


class Rung(NamedTuple):
    """An award category with those that won it."""

    label: str
    places: tuple[Neighbour, ...]


class Neighbourhood(NamedTuple):
    """What the districts of a province won in one cycle."""

    sentence: str
    rungs: tuple[Rung, ...]  # from the highest category
    unknown: tuple[Neighbour, ...]  # named where they are few
    sources: str  # the page that names the source of each award; "" where there is none


def neighbourhood(province: str, results: SharedResults, names: Names) -> Neighbourhood | None:
    """The districts of a province on the ladder; None where a district has no neighbour."""
    rows = names.districts_in(province)
    if len(rows) < 2:
        return None
    cycles = {
        cycle for row in rows for cycle, award in results.history(row.kode).items() if award.won
    }
    cycle = max(cycles, default="")
    short = short_names(rows)
    won = {row.kode: award for row in rows if (award := results.history(row.kode).get(cycle))}
    rungs = _rungs(rows, won, short, results.categories(cycle), names.categories)
    silent = [Neighbour(row.id, short[row.kode]) for row in rows if row.kode not in won]
    return Neighbourhood(
        sentence=_sentence(names.provinces[province].nama, len(rows), cycle, rungs, results),
        rungs=rungs,
        unknown=tuple(silent) if cycle and len(silent) <= _NAMED else (),
        sources=addresses.AWARD_CYCLE(cycle) if cycle in results.cycles_with_awards else "",
    )


def alike_places(row: DaerahRow, results: SharedResults, names: Names) -> Alike | None:
    """Districts alike, the rule in words beside them; None where there is none."""
    codes = results.alike.get(row.kode)
    newest = newest_award(results.history(row.kode))
    if not codes or newest is None:
        return None
    cycle, award = newest
    return Alike(
        f"{row.jenis} lain yang terakhir meraih {award.text} {cycle}, jumlah kecamatannya "
        f"terdekat dengan {results.kecamatan[row.kode]}",
        tuple(
            Neighbour(one.id, bare_name(one.nama), str(results.kecamatan[code]))
            for code in codes
            for one in (names.districts[code],)
        ),
    )


def compare_href(row: DaerahRow, results: SharedResults, names: Names) -> str:
    """The district's row in the comparison of its province; real and fictional stay apart."""
    if names.simulated(row.kode) != results.simulated:
        return addresses.COMPARE_INDEX()
    return f"{addresses.COMPARE_PROVINCE(row.provinsi)}#{row.id}"


def compared_provinces(names: Names, *, simulated: bool) -> tuple[str, ...]:
    """The provinces whose districts are compared: all real ones, or all fictional ones."""
    provinces = dict.fromkeys(row.provinsi for row in names.current)
    return tuple(p for p in provinces if names.simulated(names.provinces[p].kode) == simulated)


def short_names(rows: Sequence[DaerahRow]) -> dict[str, str]:
    """Names without "Kabupaten" and "Kota", by code; a city keeps it beside its namesake."""
    bare = {row.kode: bare_name(row.nama) for row in rows}
    many = list(bare.values())
    return {
        row.kode: row.nama
        if row.nama.startswith("Kota ") and many.count(bare[row.kode]) > 1
        else bare[row.kode]
        for row in rows
    }


def bare_name(name: str) -> str:
    """A district's name without its kind: "Barru"."""
    for kind in ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota "):
        if name.startswith(kind):
            return name.removeprefix(kind)
    return name


def _rungs(
    rows: Sequence[DaerahRow],
    won: dict[str, AwardFound],
    short: dict[str, str],
    ladder: Sequence[str],
    categories: dict[str, str],
) -> tuple[Rung, ...]:
    """The ladder from its highest rung that anyone reached, then what stands on no rung."""
    groups: dict[str, list[Neighbour]] = {}
    for row in rows:
        award = won.get(row.kode)
        if award is not None:
            label = _label(award)
            note = award.text if label == _RIVAL else ""
            groups.setdefault(label, []).append(Neighbour(row.id, short[row.kode], note))
    rungs = [categories[one] for one in reversed(ladder)]
    last = (_BARE, _RIVAL, _DOUBTED)
    others = [label for label in groups if label not in rungs and label not in last]
    return tuple(
        Rung(label, tuple(groups[label])) for label in (*rungs, *others, *last) if label in groups
    )


def _label(award: AwardFound) -> str:
    if award.state == "berbeda":
        return _RIVAL
    if award.state == "diragukan":
        return _DOUBTED
    return award.text if award.categories else _BARE


def _sentence(
    province: str, many: int, cycle: str, rungs: Sequence[Rung], results: SharedResults
) -> str:
    """How many won what, and of how many nothing is known; every award with its cycle."""
    whole = f"{many} kabupaten dan kota di {province}"
    if not cycle:
        return f"Dari {whole}, belum ditemukan sumber yang menyebut penerima penghargaan."
    known = [rung for rung in rungs if rung.label != _DOUBTED]
    doubted = sum(len(rung.places) for rung in rungs if rung.label == _DOUBTED)
    winners = sum(len(rung.places) for rung in known)
    first = ""
    newest = max(results.cycles_with_awards, default="")
    if newest > cycle:
        first = f"Penerima {newest} di {province} belum ditemukan. "
        whole = f"{many} kabupaten dan kotanya"
    parts = [f"Dari {whole}, sumber menyebut {_told(winners, cycle, known)}"]
    if doubted:
        parts.append(f"{count_word(doubted).lower()} lainnya disebut, tetapi diragukan")
    if rest := many - winners - doubted:
        parts.append(f"{count_word(rest).lower()} lainnya belum ditemukan")
    return f"{first}{'; '.join(parts)}."


def _told(winners: int, cycle: str, known: Sequence[Rung]) -> str:
    """The winners by category: "3 penerima pada 2025: 1 Wistara, 2 Padapa"; of one kind once."""
    if len(known) == 1:
        return f"{winners} penerima pada {cycle}, {_won(known[0].label)}"
    parts = [f"{len(rung.places)} {_won(rung.label)}" for rung in known]
    return f"{winners} penerima pada {cycle}: {', '.join(parts)}"


def _won(label: str) -> str:
    """A group as it is counted: "8 Padapa", "1 dengan predikat yang disebut berbeda"."""
    return {
        _RIVAL: "dengan predikat yang disebut berbeda",
        _BARE: "tanpa sebutan predikat",
    }.get(label, label)
