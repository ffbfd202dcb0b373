"""What a text says of itself and its district: its day, its offices, few persons in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import Story
from kksportal.privacy import small_count_in
from kksportal.validate.days import is_after
from kksportal.validate.known import Known
from kksportal.validate.offices import check_told_offices


def check_texts(
    texts: Iterable[Story],
    known: Known,
    *,
    offices: Mapping[str, tuple[str, ...]],
    days: Mapping[str, str],
) -> Iterator[Finding]:
    """Findings about stories and narratives beside their districts' packages.

    `offices` and `days` are of the packages, by their codes. A text of a district without one is
    compared with the day of the shared packages.
    """
    texts = tuple(texts)
    for story in texts:
        yield from _day(story, days.get(story.region) or known.day)
        if not story.simulated:
            yield from _few(story, known.smallest)
    yield from check_told_offices(texts, offices, known)


def _day(story: Story, day: str) -> Iterator[Finding]:
    """A text is told later than its district's figures, though hardly more than a year later."""
    if day and is_after(story.date, f"{int(day[:4]) + 1}{day[4:]}"):
        what = f"“{story.date}” lebih dari setahun sesudah hari paket daerahnya, {day}."
        yield Finding(kind=kind("KKS-W001"), path=story.path, row=1, column="tanggal", what=what)
    for source in story.sources:
        if day and is_after(source.tanggal_terbit, max(day, story.date)):
            yield Finding(kind=kind("KKS-W001"), path=story.path, row=1, column="sumber",
                          what=f"Sumber “{source.id}” terbit “{source.tanggal_terbit}”, sesudah "
                          f"{max(day, story.date)}.")  # fmt: skip


def _few(story: Story, smallest: int) -> Iterator[Finding]:
    lines = [(1, "judul", story.title), (1, "ringkasan", story.summary)]
    lines += [(1, "foto", photo.alt) for photo in story.pictures]
    body = story.body if small_count_in(story.body, smallest) else ""
    lines += [(row, "", line) for row, line in enumerate(body.split("\n"), start=story.line)]
    for row, column, text in lines:
        part = small_count_in(text, smallest)
        if part:
            yield Finding(
                kind=kind("KKS-R002"),
                path=story.path,
                row=row,
                column=column,
                what=f"“{part}”: orangnya dapat dikenali.",
                advice=f"Tulis “kurang dari {smallest}”",
            )
