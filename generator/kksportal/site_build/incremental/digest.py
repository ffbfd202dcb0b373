"""What is kept of a district once its pages are written: plain texts and numbers, no objects.

A digest crosses between processes and lies in the cache, so it holds nothing that could run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from kksportal.errors import Finding
from kksportal.exports.search_records import Record
from kksportal.findings import kind
from kksportal.model.rows import Sumber
from kksportal.pages.share import ChangeNews, DatasetShare, Gathered, MapScore, News, PageEntry

COMPARED = "banding/"
OWN_FILE = (
    "indikator/",
    COMPARED,
)  # slots of rows that are many enough to lie in cache files of their own
_KEY = 8  # bytes of a row's key
PlainFinding = tuple[str, str, int, str, str, str, str]


class Written(NamedTuple):
    """A page of a district: its file and address, the day of its data, its size in bytes."""

    file: str
    address: str
    changed: str
    noindex: bool
    size: int


class Digest(NamedTuple):
    """One district, made: what it gives to others, and what was found wrong with it."""

    code: str
    folder: str  # "" where there is no package
    failed: bool = False  # its package has errors
    updated: str = ""
    cycle: str = ""
    findings: tuple[PlainFinding, ...] = ()
    news: tuple[str, str, str, str, tuple[str, ...]] | None = None
    changes: tuple[tuple[str, ...], ...] = ()
    dataset: tuple[str, ...] = ()
    province: str = ""
    province_sources: tuple[tuple[str, ...], ...] = ()
    sources: tuple[tuple[str, ...], ...] = ()  # rows of sumber.csv, to compare across packages
    named: tuple[str, ...] = ()  # stories that its innovations name
    rows: dict[str, str] = {}  # by page and slot: HTML rows of national pages  # noqa: RUF012
    slots: tuple[str, ...] = ()  # of its rows on pages of their own (`OWN_FILE`)
    row_keys: bytes = b""  # of these rows, one after the other: many, so kept as plain bytes
    scores: tuple[tuple[str, ...], ...] = ()  # of the newest cycle, for maps
    shas: tuple[tuple[str, str], ...] = ()  # the files of its package and their contents
    pages: tuple[Written, ...] = ()
    files: tuple[tuple[str, int], ...] = ()  # other files of the district, and their sizes
    parts: dict[str, bytes] = {}  # by address: packed lines of national tables  # noqa: RUF012
    part_keys: dict[str, str] = {}  # of these  # noqa: RUF012
    records: tuple[Record, ...] = ()  # for search; they lie in a cache file of their own
    record_key: str = ""  # of the records


class Taken(NamedTuple):
    """What can be taken away of one district, made: its files, its lines of national tables."""

    code: str
    files: tuple[tuple[str, int], ...]
    parts: dict[str, bytes]


def with_downloads(digest: Digest, taken: Taken) -> Digest:
    """A district with what can be taken of it."""
    return digest._replace(
        files=(*digest.files, *taken.files),
        parts=taken.parts,
        part_keys={address: part_key(part) for address, part in taken.parts.items()},
    )


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
    """The keys of a district's rows on pages of their own, by slot."""
    return {slot: keys[_KEY * i : _KEY * (i + 1)] for i, slot in enumerate(slots)}


def key_in(slots: Sequence[str], keys: bytes, slot: str) -> bytes:
    """The key of one of these rows; empty where the district has none there."""
    at = _KEY * slots.index(slot) if slot in slots else len(keys)
    return keys[at : at + _KEY]


def compared_in(digests: Iterable[Digest]) -> tuple[str, ...]:
    """The comparisons that have any row; the districts of a province have the same slots."""
    slots = dict.fromkeys(digest.slots for digest in digests)
    return tuple(dict.fromkeys(s for own in slots for s in own if s.startswith(COMPARED)))


def last_day(digests: Iterable[Digest], own: Mapping[str, str]) -> str:
    """The day on which any data last changed; `own` are the days of shared packages."""
    return max((*own.values(), *(digest.updated for digest in digests)), default="")


def record_key(records: Sequence[Record]) -> str:
    """A short key of what search knows of a district."""
    return blake2b(repr(records).encode(), digest_size=12).hexdigest()


def plain_finding(finding: Finding) -> PlainFinding:
    """A finding as plain values."""
    f = finding
    return f.kind.code, f.path, f.row, f.column, f.what, f.advice, f.package


def to_finding(plain: PlainFinding) -> Finding:
    """The finding that plain values stand for."""
    code, path, row, column, what, advice, package = plain
    return Finding(
        kind=kind(code), path=path, row=row, column=column, what=what, advice=advice,
        package=package,
    )  # fmt: skip


def plain_news(news: News | None) -> tuple[str, str, str, str, tuple[str, ...]] | None:
    """News as plain values."""
    if news is None:
        return None
    return news.day, news.title, news.detail, news.href, tuple(news.source)


def gather(
    digests: Sequence[Digest], own: Mapping[str, str], rows: Mapping[str, Sequence[str]]
) -> Gathered:
    """The shares of all districts in the order of their codes.

    `own` are the days of shared packages; `rows` those of indicator pages, kept apart.
    """
    slots: dict[str, list[str]] = {}
    news, entries = [], []
    changes: list[ChangeNews] = []
    province_sources: dict[str, tuple[Sumber, ...]] = {}
    cycles: dict[str, str] = {}
    scores: dict[str, dict[str, MapScore]] = {}
    days: dict[str, str] = {}
    for digest in digests:
        for slot, row in digest.rows.items():
            if not slot.startswith(OWN_FILE):
                slots.setdefault(slot, []).append(row)
        if digest.news is not None:
            day, title, detail, href, source = digest.news
            news.append(News(day, title, detail, href, Sumber(*source)))
        changes += map(ChangeNews._make, digest.changes)
        if digest.province_sources:
            cited = tuple(Sumber(*row) for row in digest.province_sources)
            before = province_sources.get(digest.province, ())
            province_sources[digest.province] = (*before, *cited)
        if digest.scores:
            scores[digest.code] = {s[0]: MapScore._make(s) for s in digest.scores}
        if digest.cycle:
            cycles[digest.code] = digest.cycle
            days[digest.code] = digest.updated
        entries += [PageEntry(address=p[1], changed=p[2], noindex=p[3]) for p in digest.pages]
    return Gathered(
        updated=last_day(digests, own),
        news=tuple(news),
        changes=tuple(changes),
        datasets=tuple(DatasetShare(*digest.dataset) for digest in digests if digest.dataset),
        rows={**rows, **slots},
        province_sources=province_sources,
        cycles=cycles,
        compared=compared_in(digests),
        scores=scores,
        days=days,
        pages=tuple(entries),
    )
