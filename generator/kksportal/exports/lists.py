"""National lists: facts, stages, offices, plans, innovations, awards of all, with sources.

Each row stands as its package has it; in front its district, behind it the source in full, so that
a list can be used without the packages. A district gives a fragment, as for other tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kksportal.addresses import national_list
from kksportal.exports.cells import csv_text, neutral
from kksportal.exports.national import MARK, PLACE, SIMULATED
from kksportal.model.award_rows import PENGHARGAAN, TANPA
from kksportal.model.contract import Column, Resource
from kksportal.model.package import AwardPackage, PortalInput
from kksportal.model.rows import DISTRICT, Sumber
from kksportal.model.same_award import numbers_of
from kksportal.words.context import DistrictContext
from kksportal.words.names import Names

REGION = PLACE[:3]  # code and name of the district, name of the province
SOURCE = (
    "sumber",
    "sumber_judul",
    "sumber_penerbit",
    "sumber_tanggal_terbit",
    "sumber_tautan",
)
CLAIM = "keterangan"  # what a line of the list of awards is: one of these
NAMED, DOUBTED, UNDATED = "disebut-sumber", "diragukan", "tanpa-siklus"
CLAIMS = (NAMED, DOUBTED, *TANPA, UNDATED)
AWARDS = "penghargaan"
# Tables of districts, and the names of their lists.
LISTED = {
    "fakta": "fakta",
    "tahapan": "tahapan",
    "pengampu": "perangkat-daerah",
    "renstra": "renstra",
    "inovasi": "inovasi",
}
NAMES = (*LISTED.values(), AWARDS)
_BY_NAME = {LISTED[res.name]: res for res in DISTRICT if res.name in LISTED}
_RECIPIENTS, _DOUBTED, _WITHOUT = (
    next(res for res in PENGHARGAAN if res.name == name)
    for name in ("penerima", "diragukan", "tanpa_penghargaan")
)
_DECISION = "keputusan"
_STATUS = "status"  # of those without an award; here it is what the line is
_CLAIMS = next(res for res in DISTRICT if res.name == AWARDS)
assert all([*one.columns][2] == "wilayah" for one in (_RECIPIENTS, _DOUBTED, _WITHOUT))
_PARTS = (_RECIPIENTS, _DOUBTED, _WITHOUT, _CLAIMS)


def columns_of_list(name: str) -> dict[str, Column]:
    """The rules of a list's own columns, in order: those of its rows, without place and source."""
    if name == AWARDS:
        merged = {CLAIM: Column(required=True, values=CLAIMS)}
        for res in _PARTS:
            merged |= {one: rule for one, rule in res.columns.items() if one not in merged}
        # A claim without a cycle has no cycle; all else that is required differs by kind of row.
        merged = {
            one: Column(shape=rule.shape, values=rule.values, refers=rule.refers)
            if one != CLAIM
            else rule
            for one, rule in merged.items()
            if one != _STATUS
        }
        merged[_DECISION] = Column()  # by its number: the list stands without its package
    else:
        merged = dict(_BY_NAME[name].columns)
    placed = ("sumber", "wilayah") if name == AWARDS else ("sumber",)  # there it is the region
    return {one: rule for one, rule in merged.items() if one not in placed}


def head_of_list(name: str, *, simulated: bool) -> tuple[str, ...]:
    """The columns of a list."""
    mark = (MARK,) if simulated else ()
    return (*mark, *REGION, *columns_of_list(name), *SOURCE)


def list_addresses(*, simulated: bool) -> dict[str, str]:
    """Every list by its address, with its name: also empty ones."""
    return {national_list(name, simulated=simulated): name for name in NAMES}


def list_fragments(context: DistrictContext) -> dict[str, str]:
    """A district's lines of every list it has anything for, by the list's address."""
    package, simulated = context.district.package, context.district.simulated
    place = _place(context.code, context.names)
    made = {}
    for res in (*_BY_NAME.values(), _CLAIMS):
        rows: Sequence[Sequence[str]] = getattr(package, res.name)
        if not rows:
            continue
        name = LISTED.get(res.name, AWARDS)
        lines = _lines(name, res, rows, lambda _: place, context.sources, UNDATED)
        head = head_of_list(name, simulated=simulated)
        made[national_list(name, simulated=simulated)] = csv_text(head, _marked(lines, simulated))
    return made


def award_fragment(data: PortalInput, names: Names, *, simulated: bool) -> str:
    """The lines of all award packages: every statement of each kind, by cycle and place."""
    lines: list[list[str]] = []
    for package in sorted(data.awards, key=lambda one: one.head.cycle):
        if package.head.simulated != simulated:
            continue
        sources = {row.id: row for row in package.sumber}
        for res, rows, kind in _tables(package):
            mine: Iterable[Sequence[str]] = sorted(rows, key=_where)
            lines += _lines(
                AWARDS, res, mine, lambda row: _place(_where(row), names), sources, kind
            )
    return csv_text(head_of_list(AWARDS, simulated=simulated), _marked(lines, simulated))


def _tables(package: AwardPackage) -> Iterator[tuple[Resource, Iterable[Sequence[str]], str]]:
    """The tables of an award package that the list has, with what their lines are."""
    numbers = numbers_of(package.keputusan)
    decided = [row._replace(keputusan=numbers.get(row.keputusan, "")) for row in package.penerima]
    yield _RECIPIENTS, decided, NAMED
    yield _DOUBTED, package.diragukan, DOUBTED
    for status in TANPA:
        rows = [row for row in package.tanpa_penghargaan if row.status == status]
        yield _WITHOUT, rows, status


def _where(row: Sequence[str]) -> str:
    """The place of a recipient; all kinds of rows name it in the same column."""
    return row[2]


def _lines(
    name: str,
    res: Resource,
    rows: Iterable[Sequence[str]],
    place: Callable[[Sequence[str]], Sequence[str]],
    sources: Mapping[str, Sumber],
    kind: str,
) -> list[list[str]]:
    columns, at = columns_of_list(name), {one: i for i, one in enumerate(res.columns)}
    cited = {"": _cited(None)}
    lines = []
    for row in rows:
        cells = [
            kind if one == CLAIM and name == AWARDS else row[at[one]] if one in at else ""
            for one in columns
        ]
        source = row[at["sumber"]]
        if source not in cited:
            cited[source] = _cited(sources.get(source))
        lines.append([*place(row), *map(neutral, cells), *cited[source]])
    return lines


def _cited(source: Sumber | None) -> list[str]:
    if source is None:
        return [""] * len(SOURCE)
    cells = (source.id, source.judul, source.penerbit, source.tanggal_terbit, source.tautan)
    return [*map(neutral, cells)]


def _place(code: str, names: Names) -> list[str]:
    """Code, name and province of a district; a province stands in the column of its own."""
    row = names.districts.get(code)
    if row is not None:
        return [code, neutral(row.nama), neutral(names.provinces[row.provinsi].nama)]
    province = names.provinces.get(code)
    return [code, "", neutral(province.nama if province else "")]


def _marked(lines: Iterable[Sequence[str]], simulated: bool) -> Iterator[Sequence[str]]:
    return ([SIMULATED, *line] if simulated else line for line in lines)
