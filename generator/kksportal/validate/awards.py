"""Checks of one cycle's awards: records of one award that say different things are found.

What `pertentangan.csv` explains is known already. Nothing is chosen: all records stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.award_rows import PenerimaRow
from kksportal.model.package import AwardPackage
from kksportal.model.same_award import by_award, differing, numbers_of, plain, told_in
from kksportal.validate.known import Known

_DIFFERS = "KKS-W011"
_TWO_STATES = "KKS-W012"
_ADVICE = (
    "Betulkan yang salah tulis. Bila sumbernya memang berbeda, biarkan keduanya (keduanya "
    "tampil) dan terangkan di pertentangan.csv dengan kode wilayah itu"
)
_STATES = {
    "tidak-meraih": "tidak meraih penghargaan",
    "tidak-dinilai": "tidak dinilai",
}


def check_awards(package: AwardPackage, known: Known) -> Iterator[Finding]:
    """Findings about awards of which two records differ, or that another table denies."""
    explained = {code for row in package.pertentangan for code in row.wilayah.split(";")}
    yield from _wordings(package, explained, known)
    yield from _states(package, explained, known)


def _wordings(package: AwardPackage, explained: set[str], known: Known) -> Iterator[Finding]:
    numbers = numbers_of(package.keputusan)
    lines = {id(row): line for line, row in enumerate(package.penerima, start=2)}
    for (_, _, code, _), records in by_award(package.penerima).items():
        if code in explained or len(records) < 2:
            continue
        for column in differing(records, numbers):
            first, other = _two(records, column, numbers)
            yield Finding(
                kind=kind(_DIFFERS), path=_path(package, "penerima"), row=lines[id(other)],
                column=column,
                what=f"{_name(code, known)} {other.siklus}: baris ini menyebut "
                f"“{told_in(other, column, numbers)}” ({other.sumber}), baris "
                f"{lines[id(first)]} “{told_in(first, column, numbers)}” ({first.sumber}).",
                advice=_ADVICE,
            )  # fmt: skip


def _two(
    records: tuple[PenerimaRow, ...], column: str, numbers: Mapping[str, str]
) -> tuple[PenerimaRow, PenerimaRow]:
    """The first record that says something in a column, and the first that says another thing."""
    telling = [row for row in records if told_in(row, column, numbers)]
    said = plain(told_in(telling[0], column, numbers))
    other = next(row for row in telling if plain(told_in(row, column, numbers)) != said)
    return telling[0], other


def _states(package: AwardPackage, explained: set[str], known: Known) -> Iterator[Finding]:
    """A district that won, and did not, or was not assessed; or that was and was not assessed."""
    won: dict[tuple[str, str, str], int] = {}
    for line, row in enumerate(package.penerima, start=2):
        if row.penghargaan == "swasti-saba":
            won.setdefault((row.siklus, row.tingkat, row.wilayah), line)
    seen: dict[tuple[str, str, str], tuple[str, int]] = {}
    for line, none in enumerate(package.tanpa_penghargaan, start=2):
        key = (none.siklus, none.tingkat, none.wilayah)
        status, before = seen.setdefault(key, (none.status, line))
        if none.wilayah in explained:
            continue
        name = _name(none.wilayah, known)
        said = f"{name} {none.siklus}: baris ini menyebut {_told(none.status)}"
        if key in won:
            what = f"{said}, penerima.csv baris {won[key]} menyebut penghargaannya."
        elif status != none.status:
            what = f"{said}, baris {before} menyebut {_told(status)}."
        else:
            continue
        yield Finding(
            kind=kind(_TWO_STATES), path=_path(package, "tanpa_penghargaan"), row=line,
            column="status", what=what, advice=_ADVICE,
        )  # fmt: skip


def _told(status: str) -> str:
    return _STATES.get(status, status)


def _path(package: AwardPackage, table: str) -> str:
    return f"{package.head.folder}/{package.head.file_of(table)}"


def _name(code: str, known: Known) -> str:
    place = known.districts.get(code)
    return f"{place.name} ({code})" if place else code
