"""Messages of the English pages: collected from program, templates and vocabularies.

`python -m kksportal.authoring.messages` updates the catalogue: new messages are added without a
translation, unused ones are removed, translations are kept.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from kksportal.effects import in_order
from kksportal.read.catalogue import catalogue_file
from kksportal.shipped import program_folder

KEYWORDS = {"_": None, "say": None, "message": None}
# Names from the data that English pages translate; the units in two forms.
NAMES = {"tatanan": False, "ukuran": False, "satuan": True}
HEADER = """\
# Pesan halaman berbahasa Inggris. Perbarui dengan `make messages`, lalu isi yang kosong.
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def collect_messages(root: Path) -> Catalog:
    """Every message that the English pages of a portal may show, untranslated."""
    catalogue = Catalog()
    for path, message in _extracted(root):
        catalogue.add(message, locations=[(path, 1)])
    for name, counted in NAMES.items():
        table = root / "datapackages" / "kosakata" / f"{name}.csv"
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                text = row["nama"]
                catalogue.add((text, text) if counted else text, locations=[(table.name, 1)])
    for table in in_order((root / "datapackages" / "kerangka").glob("*/tahap.csv")):
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                catalogue.add(row["nama"], locations=[(table.name, 1)])
    return catalogue


def _extracted(root: Path) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for path in in_order((program_folder() / "pages" / "english").glob("*.py")):
        for _, message, *_ in extract("python", BytesIO(path.read_bytes()), KEYWORDS):
            yield path.name, message
    templates = root / "site_templates"
    places = ("overrides/main-en.html", "halaman/en-*.html", "komponen/en.html")
    options = {"trimmed": "false", "trim_blocks": "true", "lstrip_blocks": "true"}
    for path in in_order(p for place in places for p in templates.glob(place)):
        text = BytesIO(path.read_bytes())
        for _, message, *_ in extract("jinja2", text, KEYWORDS, options=options):
            yield path.name, message


def updated(root: Path, language: str) -> str:
    """The catalogue of a language with the current messages, as the text of a .po file."""
    file = catalogue_file(language)
    known = Catalog(locale=language)
    if file.is_file():
        known = read_po(BytesIO(file.read_bytes()), locale=language)
    known.update(collect_messages(root), no_fuzzy_matching=True)
    out = BytesIO()
    write_po(
        out,
        known,
        width=96,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    return HEADER.format(language=language) + out.getvalue().decode()


def main() -> int:
    """Update the English catalogue of the portal in this folder; 1 if translations are missing."""
    file = catalogue_file("en")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(updated(Path.cwd(), "en"), "utf-8", newline="\n")
    lacking = untranslated(file.read_bytes(), "en")
    for text in lacking:
        print(f"belum diterjemahkan: {text}", file=sys.stderr)
    return 1 if lacking else 0


def untranslated(text: bytes, language: str) -> list[str]:
    """Messages of a catalogue without a translation, or with one marked as fuzzy."""
    catalogue = read_po(BytesIO(text), locale=language)
    lacking = []
    for message in catalogue:
        forms = [message.string] if isinstance(message.string, str) else message.string or ()
        if message.id and (message.fuzzy or not forms or not all(forms)):
            lacking.append(message.id if isinstance(message.id, str) else message.id[0])
    return lacking


if __name__ == "__main__":
    sys.exit(main())
