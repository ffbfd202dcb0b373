"""Sources across packages: one id, one content; simulated and real never mixed."""

from __future__ import annotations

from collections.abc import Iterator

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import Package, Story, VocabularyPackage
from kksportal.model.rows import Sumber


def check_sources(packages: list[Package], stories: tuple[Story, ...]) -> Iterator[Finding]:
    """Findings about one source id that stands for two sources."""
    first: dict[str, tuple[Sumber, str]] = {}
    for package in packages:
        if isinstance(package, VocabularyPackage):
            continue
        path = f"{package.head.folder}/{package.head.file_of('sumber')}"
        for line, row in enumerate(package.sumber, start=2):
            other, where = first.setdefault(row.id, (row, path))
            if where != path and other != row:
                yield _differs(row, other, (path, line), where)
    for story in stories:
        for row in story.sources:
            other, where = first.setdefault(row.id, (row, story.path))
            told = Sumber(*(mine or theirs for mine, theirs in zip(row, other, strict=True)))
            if told != other:
                yield _differs(row, other, (story.path, 1), where)


def _differs(row: Sumber, other: Sumber, place: tuple[str, int], where: str) -> Finding:
    names = [n for n in Sumber._fields if getattr(row, n) != getattr(other, n)]
    name = names[0]
    return Finding(
        kind=kind("KKS-D018"),
        path=place[0],
        row=place[1],
        column=name,
        what=f"Sumber “{row.id}” berbeda pada {', '.join(names)}: “{getattr(row, name)}” "
        f"di sini, “{getattr(other, name)}” di {where}.",
    )
