"""What a pull request says of a difference: heads, lists, boxes to tick; plain values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kksportal.changes.report import ChangedGroup, ChangedPackage, Difference
from kksportal.errors import Finding

EXAMPLES = 3  # of changes that are told as one
MOST_LINES = 60  # of one list; JSON holds the rest


class Item(NamedTuple):
    """A line of a list, and the lines below it."""

    text: str
    below: tuple[str, ...] = ()


class Section(NamedTuple):
    """A list under a head; `level` is 2, or 3 below the section before it."""

    title: str
    items: tuple[Item, ...]
    level: int = 2
    boxes: bool = False  # its items are to be ticked


class Comment(NamedTuple):
    """All that is said, in its order."""

    summary: str
    sections: tuple[Section, ...] = ()


def comment_of(difference: Difference) -> Comment:
    """A difference as its reviewer reads it."""
    return Comment(difference.summary, tuple(_sections(difference)))


def _sections(difference: Difference) -> Iterator[Section]:
    for package in difference.packages:
        items = [item for group in package.groups for item in _items(group, package.title)]
        title = f"{package.title}: {package.state_text}"
        yield _bounded(title, items or [Item(package.folder)])
        yield from _following(package)
    if difference.pages:
        yield _bounded("Halaman yang berubah", map_items(difference.pages))
    if difference.texts:
        yield _bounded("Naskah dan foto", map_items(difference.texts))
    if difference.findings:
        yield _bounded("Temuan baru", map_items([finding_text(f) for f in difference.findings]))
    if difference.checklist:
        yield Section(
            "Yang perlu dilihat sebelum diterima",
            tuple(map_items(difference.checklist)),
            boxes=True,
        )


def finding_text(finding: Finding) -> str:
    """A finding as one line: which, where, what, what to do."""
    place = f" {finding.place}" if finding.place else ""
    return (
        f"{finding.kind.code} ({finding.kind.severity.value}) di {finding.path}{place}: "
        f"{finding.what or finding.kind.title} {finding.mend}."
    )


def map_items(texts: Sequence[str]) -> list[Item]:
    """Lines without any below them."""
    return [Item(text) for text in texts]


def _items(group: ChangedGroup, title: str) -> list[Item]:
    sentences = [_short(one.sentence, title) for row in group.rows for one in row.sentences]
    if not group.common:
        return map_items(sentences)
    more = len(sentences) - EXAMPLES
    below = (*sentences[:EXAMPLES], *((f"dan {more} lagi",) if more > 0 else ()))
    return [Item(f"{group.common} Misalnya:", below)]


def _short(sentence: str, title: str) -> str:
    """A sentence under a head that names its place already."""
    told = sentence.removeprefix(f"{title}: ")
    return told if told == sentence else f"{told[:1].upper()}{told[1:]}"


def _following(package: ChangedPackage) -> Iterator[Section]:
    follows = package.follows
    for title, sentences in (
        ("Kesiapan yang berubah", follows.readiness),
        ("Ambang syarat yang terlewati", follows.crossed),
        ("Sumber yang kini berbeda", follows.opened),
        ("Sumber yang tidak lagi berbeda", follows.closed),
    ):
        if sentences:
            short = [_short(one, package.title) for one in sentences]
            yield _bounded(title, map_items(short), level=3)


def _bounded(title: str, items: Sequence[Item], level: int = 2) -> Section:
    """At most MOST_LINES of a list; how many more there are is said."""
    more = len(items) - MOST_LINES
    kept = items if more <= 0 else [*items[:MOST_LINES], Item(f"dan {more} lagi")]
    return Section(title, tuple(kept), level)
