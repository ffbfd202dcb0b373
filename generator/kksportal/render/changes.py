"""A difference printed: for a pull request (Markdown), for machines (JSON), as a page (HTML)."""

from __future__ import annotations

import json
import re

from kksportal.changes.report import EXAMPLES, ChangedGroup, ChangedPackage, Difference
from kksportal.errors import Finding
from kksportal.render.html import Templates
from kksportal.report import as_records

FORMATS = ("md", "json", "html")
MOST_LINES = 60  # of one list in a comment, which a forge cuts at 65,536 characters
_ACTIVE = re.compile(r"([\\`*_{}\[\]#|~!])")
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("@", "&commat;"), ("://", "&colon;//"))
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def print_difference(difference: Difference, form: str, templates: Templates) -> str:
    """The difference in one of the formats."""
    if form == "json":
        return as_json(difference)
    if form == "html":
        page = templates.environment.get_template("laporan/perubahan.html")
        return page.render(
            beda=difference,
            baris=plain,
            sesudah=_following,
            temuan=list(map(finding_text, difference.findings)),
        )
    return as_markdown(difference)


def as_markdown(difference: Difference) -> str:
    """Headings and lists, short enough for a comment; nothing in the data is read as Markdown,
    a mention or HTML."""
    lines = [difference.summary]
    for package in difference.packages:
        lines += ["", f"## {quiet(package.title)}: {package.state_text}", ""]
        told = [line for group in package.groups for line in _group_lines(group)]
        lines += _bounded(told) or [f"- {quiet(package.folder)}"]
        for title, sentences in _following(package):
            lines += ["", f"### {title}", "", *_bounded([f"- {quiet(s)}" for s in sentences])]
    if difference.texts:
        listed = [f"- {quiet(text)}" for text in difference.texts]
        lines += ["", "## Naskah dan foto", "", *_bounded(listed)]
    if difference.findings:
        listed = [f"- {quiet(finding_text(finding))}" for finding in difference.findings]
        lines += ["", "## Temuan baru", "", *_bounded(listed)]
    if difference.checklist:
        listed = [f"- [ ] {quiet(text)}" for text in difference.checklist]
        lines += ["", "## Yang perlu dilihat sebelum diterima", "", *_bounded(listed)]
    return "\n".join(lines)


def finding_text(finding: Finding) -> str:
    """A finding as one line: which, where, what, what to do."""
    place = f" {finding.place}" if finding.place else ""
    return (
        f"{finding.kind.code} ({finding.kind.severity.value}) di {finding.path}{place}: "
        f"{finding.what or finding.kind.title} {finding.mend}."
    )


def _group_lines(group: ChangedGroup) -> list[str]:
    sentences = [one.sentence for row in group.rows for one in row.sentences]
    if not group.common:
        return [f"- {quiet(sentence)}" for sentence in sentences]
    shown = [f"  - {quiet(sentence)}" for sentence in sentences[:EXAMPLES]]
    more = len(sentences) - len(shown)
    return [f"- **{quiet(group.common)}** Misalnya:", *shown, f"  - dan {more} lagi"]


def _following(package: ChangedPackage) -> list[tuple[str, tuple[str, ...]]]:
    follows = package.follows
    return [
        (title, sentences)
        for title, sentences in (
            ("Kesiapan yang berubah", follows.readiness),
            ("Sumber yang kini berbeda", follows.opened),
            ("Sumber yang tidak lagi berbeda", follows.closed),
        )
        if sentences
    ]


def _bounded(lines: list[str]) -> list[str]:
    """At most MOST_LINES of a list; how many more there are is said."""
    if len(lines) <= MOST_LINES:
        return lines
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], f"- dan {more} lagi; selengkapnya: kks diff --format json"]


def as_json(difference: Difference) -> str:
    """Every changed cell, and the sentences."""
    listed = [
        {
            "paket": package.folder,
            "judul": package.title,
            "keadaan": package.state,
            "perubahan": [
                {
                    "tabel": change.resource,
                    "kunci": list(change.key),
                    "semula": None if change.before is None else _cells(change.before),
                    "menjadi": None if change.after is None else _cells(change.after),
                    "kolom": list(change.columns),
                    "kalimat": [one.sentence for one in sentences],
                }
                for change, sentences in package.rows
            ],
            "kesiapan": list(package.follows.readiness),
            "beda_baru": list(package.follows.opened),
            "beda_selesai": list(package.follows.closed),
        }
        for package in difference.packages
    ]
    record = {
        "ringkasan": difference.summary,
        "paket": listed,
        "naskah": list(difference.texts),
        "temuan": as_records(difference.findings),
        "periksa": list(difference.checklist),
    }
    return json.dumps(record, ensure_ascii=False, indent=1)


def _cells(row: tuple[str, ...]) -> dict[str, str]:
    return {name: cell for name, cell in row._asdict().items() if cell}  # type: ignore[attr-defined]


def plain(text: str) -> str:
    """A text on one line, without control characters and changes of the reading direction."""
    return _CONTROL.sub(" ", text)


def quiet(text: str) -> str:
    """A text that Markdown prints as it is."""
    text = _ACTIVE.sub(r"\\\1", plain(text))
    for active, entity in _ENTITIES:
        text = text.replace(active, entity)
    return text
