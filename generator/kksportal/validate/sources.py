"""Sources across packages: rows with the same id are equal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import Story
from kksportal.model.rows import Sumber

_TEXTS = "content/"
SourceTable = tuple[str, tuple[Sumber, ...]]  # the path of a sumber.csv, and its rows


def check_sources(sources: Iterable[SourceTable], stories: tuple[Story, ...]) -> Iterator[Finding]:
    """Findings about rows with the same source id and different content."""
    first: dict[str, tuple[Sumber, str]] = {}
    for path, rows in sources:
        for line, row in enumerate(rows, start=2):
            other, where = first.setdefault(row.id, (row, path))
            if where != path and other != row:
                yield _differs(row, other, (path, line), where)
    for story in stories:
        for row in story.sources:
            other, where = first.setdefault(row.id, (row, story.path))
            listed = not where.startswith(_TEXTS)
            if any(
                one and one != two and (two or listed) for one, two in zip(row, other, strict=True)
            ):
                yield _differs(row, other, (story.path, 1), where)
            else:  # each of two stories may give what the other leaves out
                merged = Sumber(*(theirs or mine for mine, theirs in zip(row, other, strict=True)))
                first[row.id] = merged, where


def _differs(row: Sumber, other: Sumber, place: tuple[str, int], where: str) -> Finding:
    pairs = zip(Sumber._fields, row, other, strict=True)
    text = place[0].startswith(_TEXTS)  # an empty field of a story is no difference
    names = [n for n, one, two in pairs if one != two and (one or not text)]
    name = names[0]
    return Finding(
        kind=kind("KKS-D018"),
        path=place[0],
        row=place[1],
        column=name,
        what=f"Sumber “{row.id}” berbeda pada {', '.join(names)}: “{getattr(row, name)}” "
        f"di sini, “{getattr(other, name)}” di {where}.",
    )
