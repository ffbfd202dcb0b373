"""A difference printed: for a pull request (Markdown), for machines (JSON), as a page (HTML)."""

from __future__ import annotations

import json
import re

from kksportal.changes.report import Difference
from kksportal.render.html import Templates

FORMATS = ("md", "json", "html")
_ACTIVE = re.compile(r"([\\`*_{}\[\]#|~!])")
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("@", "&commat;"), ("://", "&colon;//"))
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def print_difference(difference: Difference, form: str, templates: Templates) -> str:
    """The difference in one of the formats."""
    if form == "json":
        return as_json(difference)
    if form == "html":
        page = templates.environment.get_template("laporan/perubahan.html")
        return page.render(beda=difference, baris=plain)
    return as_markdown(difference)


def as_markdown(difference: Difference) -> str:
    """Headings and lists; nothing in the data is read as Markdown, a mention or HTML."""
    lines = [difference.summary]
    for package in difference.packages:
        lines += ["", f"## {quiet(package.title)}: {package.state_text}", ""]
        lines += [
            f"- {quiet(change.sentence)}" for row in package.rows for change in row.sentences
        ] or [f"- {quiet(package.folder)}"]
    return "\n".join(lines)


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
        }
        for package in difference.packages
    ]
    return json.dumps(
        {"ringkasan": difference.summary, "paket": listed}, ensure_ascii=False, indent=1
    )


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
