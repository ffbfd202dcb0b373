"""A difference printed: for a pull request (Markdown), for machines (JSON), as a page (HTML)."""

from __future__ import annotations

import json

from kksportal.changes.comment import comment_of
from kksportal.changes.report import Difference
from kksportal.render.comment import as_markdown, as_record, plain
from kksportal.render.html import Templates
from kksportal.report import as_records

FORMATS = ("md", "json", "html")


def print_difference(difference: Difference, form: str, templates: Templates) -> str:
    """The difference in one of the formats; each says the same."""
    if form == "json":
        return as_json(difference)
    comment = comment_of(difference)
    if form == "html":
        page = templates.environment.get_template("laporan/perubahan.html")
        return page.render(beda=comment, baris=plain)
    return as_markdown(comment)


def as_json(difference: Difference) -> str:
    """Every changed cell, the sentences, what follows, and the comment as it is printed."""
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
            "ambang": list(package.follows.crossed),
            "beda_baru": list(package.follows.opened),
            "beda_selesai": list(package.follows.closed),
        }
        for package in difference.packages
    ]
    record = {
        "ringkasan": difference.summary,
        "paket": listed,
        "halaman": list(difference.pages),
        "naskah": list(difference.texts),
        "temuan": as_records(difference.findings),
        "periksa": list(difference.checklist),
        "komentar": as_record(comment_of(difference)),
    }
    return json.dumps(record, ensure_ascii=False, indent=1)


def _cells(row: tuple[str, ...]) -> dict[str, str]:
    return {name: cell for name, cell in row._asdict().items() if cell}  # type: ignore[attr-defined]  # every row is a NamedTuple
