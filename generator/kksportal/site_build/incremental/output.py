"""What is kept of a district once its pages are written: plain texts and numbers, no objects.

An output crosses between processes and lies in the cache, so it holds nothing that could run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from kksportal import addresses
from kksportal.errors import Finding, Step
from kksportal.exports.search_records import Record
from kksportal.findings import kind
from kksportal.pages.share import News

# Rows of these pages are many: they lie in cache files of their own, one a page.
_OF_ROWS = (addresses.INDICATOR, addresses.COMPARE, addresses.COMPARE_PROVINCE)
_KEY = 8  # bytes of a row's key
PlainFinding = tuple[str, str, int, str, str, str, str, tuple[tuple[str, str, str], ...]]
PlainNews = tuple[str, str, str, str, tuple[str, ...]]


class Written(NamedTuple):
    """A page of a district: its file and address, the day of its data, its size in bytes."""

    file: str
    address: str
    changed: str
    noindex: bool
    size: int


class DistrictOutput(NamedTuple):
    """One district, built: its files, what it gives to others, and what was found wrong with it."""

    code: str
    folder: str  # "" where there is no package
    failed: bool = False  # its package has errors
    updated: str = ""
    cycle: str = ""
    findings: tuple[PlainFinding, ...] = ()
    news: PlainNews | None = None
    changes: tuple[tuple[str, ...], ...] = ()
    dataset: tuple[str, ...] = ()
    province: str = ""
    province_sources: tuple[tuple[str, ...], ...] = ()
    province_days: tuple[str, ...] = ()  # of what its sources say of the province
    sources: tuple[tuple[str, ...], ...] = ()  # rows of sumber.csv, to compare across packages
    named: tuple[str, ...] = ()  # stories that its innovations name
    rows: dict[str, str] = {}  # by page and slot: HTML rows of national pages  # noqa: RUF012
    slots: tuple[str, ...] = ()  # of its rows on pages of rows (`is_of_rows`)
    row_keys: bytes = b""  # of these rows, one after the other: many, so kept as plain bytes
    scores: tuple[tuple[str, ...], ...] = ()  # of the newest cycle, for maps
    assessed: tuple[tuple[Any, ...], ...] = ()  # of tatanan by assessor, for distributions
    moved: tuple[tuple[Any, ...], ...] = ()  # of tatanan since the cycle before
    told: tuple[tuple[Any, ...], ...] = ()  # of tatanan, as sources state them
    shas: tuple[tuple[str, str], ...] = ()  # the files of its package and their contents
    pages: tuple[Written, ...] = ()
    files: tuple[tuple[str, int], ...] = ()  # other files of the district, and their sizes
    drawn: tuple[tuple[str, str, int], ...] = ()  # those that are drawn (`drawn.py`)
    parts: dict[str, bytes] = {}  # by address: packed lines of national tables  # noqa: RUF012
    part_keys: dict[str, str] = {}  # of these  # noqa: RUF012
    taken: bool = False  # what can be taken along of it is among its files
    owed: bool = False  # but its fact sheet, which is still to be set
    records: tuple[Record, ...] = ()  # for search; they lie in a cache file of their own
    record_key: str = ""  # of the records
    given_key: str = ""  # of all that national pages take of it, rows of pages of rows apart

    @property
    def sizes(self) -> dict[str, int]:
        """Every file of the district in the site, with its size in bytes."""
        return {page.file: page.size for page in self.pages} | dict(self.files)


class Downloads(NamedTuple):
    """What can be taken along of one district: its files, its lines of national tables."""

    code: str
    files: tuple[tuple[str, int], ...]
    parts: dict[str, bytes]
    drawn: tuple[tuple[str, str, int], ...] = ()
    owed: bool = False  # the fact sheet is left for a process that is not forked from


_FIELDS = {name: place for place, name in enumerate(DistrictOutput._fields)}


def with_downloads(output: DistrictOutput, downloads: Downloads) -> DistrictOutput:
    """A district with what can be taken of it."""
    keys = {address: part_key(part) for address, part in downloads.parts.items()}
    return output._replace(
        files=(*output.files, *downloads.files),
        drawn=(*output.drawn, *downloads.drawn),
        taken=True,
        owed=downloads.owed,
        parts=output.parts | downloads.parts,
        part_keys=output.part_keys | keys,
    )


def is_of_rows(address: str) -> bool:
    """Whether a page shows little else than rows of districts."""
    return any(one.parts(address) is not None for one in _OF_ROWS)


def part_key(packed: bytes) -> str:
    """A short key of packed lines."""
    return blake2b(packed, digest_size=8).hexdigest()


def row_key(row: str) -> bytes:
    """A short key of a printed row."""
    return blake2b(row.encode(), digest_size=_KEY).digest()


def row_keys(rows: Mapping[str, str], slots: Iterable[str]) -> bytes:
    """The keys of the rows in some slots, one after the other."""
    return b"".join(row_key(rows[slot]) for slot in slots)


def keys_by_slot(slots: Sequence[str], keys: bytes) -> dict[str, bytes]:
    """The keys of a district's rows on pages of rows, by slot."""
    return {slot: keys[_KEY * i : _KEY * (i + 1)] for i, slot in enumerate(slots)}


def key_in(slots: Sequence[str], keys: bytes, slot: str) -> bytes:
    """The key of one of these rows; empty where the district has none there."""
    at = _KEY * slots.index(slot) if slot in slots else len(keys)
    return keys[at : at + _KEY]


def record_key(records: Sequence[Record]) -> str:
    """A short key of what search knows of a district."""
    return blake2b(repr(tuple(records)).encode(), digest_size=12).hexdigest()


def given_key(output: DistrictOutput) -> str:
    """A short key of what a district gives to national pages, beside rows on pages of rows."""
    parts = (
        output.code,
        output.folder,
        output.updated,
        output.cycle,
        output.news,
        output.changes,
        output.dataset,
        output.province,
        output.province_sources,
        output.province_days,
        sorted(item for item in output.rows.items() if item[0] not in output.slots),
        output.slots,
        output.scores,
        output.assessed,
        output.moved,
        output.told,
    )
    return blake2b(repr(parts).encode(), digest_size=12).hexdigest()


def compared_in(outputs: Iterable[DistrictOutput]) -> tuple[str, ...]:
    """The comparisons that have any row; the districts of a province have the same slots."""
    slots = dict.fromkeys(output.slots for output in outputs)
    compared = (s for own in slots for s in own if addresses.COMPARE.parts(s))
    return tuple(dict.fromkeys(compared))


def last_day(outputs: Iterable[DistrictOutput], own: Mapping[str, str]) -> str:
    """The day on which any data last changed; `own` are the days of shared packages."""
    return max((*own.values(), *(output.updated for output in outputs)), default="")


def plain_finding(finding: Finding) -> PlainFinding:
    """A finding as plain values."""
    f = finding
    steps = tuple((one.do, one.text, one.where) for one in f.fix)
    return f.kind.code, f.path, f.row, f.column, f.what, f.advice, f.package, steps


def to_finding(plain: PlainFinding) -> Finding:
    """The finding that plain values stand for."""
    code, path, row, column, what, advice, package, steps = plain
    return Finding(
        kind=kind(code), path=path, row=row, column=column, what=what, advice=advice,
        package=package, fix=tuple(Step(*one) for one in steps),
    )  # fmt: skip


def plain_news(news: News | None) -> PlainNews | None:
    """News as plain values."""
    if news is None:
        return None
    return news.day, news.title, news.detail, news.href, tuple(news.source)


def plain_output(output: DistrictOutput) -> tuple[Any, ...]:
    """An output as the cache keeps it, without what lies elsewhere: rows, records, contents."""
    own = set(output.slots)
    rows = {slot: row for slot, row in output.rows.items() if slot not in own}
    plain: list[Any] = [*output._replace(rows=rows, parts={}, records=(), shas=())]
    plain[_FIELDS["pages"]] = tuple(map(tuple, output.pages))
    return tuple(plain)


def to_output(plain: tuple[Any, ...]) -> DistrictOutput:
    """The output that plain values stand for."""
    output = DistrictOutput(*plain)
    return output._replace(pages=tuple(map(Written._make, output.pages)))


def plain_field(plain: tuple[Any, ...], name: str) -> Any:
    """One field of an output as the cache keeps it; the others are not looked at."""
    return plain[_FIELDS[name]]
