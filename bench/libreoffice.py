"""LibreOffice opens our workbooks and slides as they are: `make office`.

Each is opened and saved anew by LibreOffice itself; what it understood is compared with what was
written: sheets, and every value with its kind. Without a window it keeps no view of any workbook,
so frozen heads are read from our own file (tests/test_unduh.py). A file cut short must be refused,
or the check could not fail. Of slides every text, title and description must come back, and a
PDF must have a page for each slide. Needs Debian's packages libreoffice-calc and
libreoffice-impress; not part of `make test`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date, datetime
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from openpyxl import load_workbook
from pptx import Presentation

from kksportal.cli import main as kks

CODES = ("S01.01", "63.11", "63.03", "64.71")


BOOK, DECK = "xlsx:Calc MS Excel 2007 XML", "pptx:Impress MS PowerPoint 2007 XML"


def reopened(soffice: str, book: Path, home: Path, form: str = BOOK) -> Path | None:
    """A file as LibreOffice saves it after opening, or None where it would not open it."""
    target = home / "simpan"
    command = [soffice, f"-env:UserInstallation={(home / 'profil').as_uri()}", "--headless"]
    command += ["--convert-to", form, "--outdir", str(target), str(book)]
    subprocess.run(command, env=os.environ | {"HOME": str(home)}, capture_output=True, check=False)
    made = target / f"{book.stem}.{form.partition(':')[0]}"
    return made if made.is_file() else None


def told(book: Path) -> dict[str, list[list[object]]]:
    """What a workbook says, sheet by sheet."""
    return {
        sheet.title: [[plain(cell.value) for cell in row] for row in sheet.rows]
        for sheet in load_workbook(book)
    }


def shown(deck: Path) -> list[list[str]]:
    """What slides say, one by one: their titles, every text, and the notes of the speaker."""
    slides = []
    for slide in Presentation(str(deck)).slides:
        said = [f"judul: {slide.shapes.title.text_frame.text}"]
        said += (t.text for t in slide._element.iter() if t.tag.endswith("}t") and t.text)
        said.append(f"catatan: {slide.notes_slide.notes_text_frame.text}" if slide.has_notes_slide
                    else "")  # fmt: skip
        slides.append(sorted(said))
    return slides


def described(deck: Path, opened: Path | None) -> bool:
    """Whether every table and bar has its description in the program's own format.

    LibreOffice 7.4 forgets that of a group; the bars in it have their own.
    """
    if opened is None:
        return False
    mine = [
        one
        for slide in Presentation(str(deck)).slides
        for one in slide._element.xpath(".//p:sp//@descr | .//p:graphicFrame//@descr")
    ]
    with ZipFile(opened) as parts:
        text = unescape(parts.read("content.xml").decode())
    return sorted(re.findall("<svg:desc>([^<]*)", text)) == sorted(mine)


def plain(value: object) -> object:
    """A value with its kind; a whole number is the same with or without a decimal point."""
    if isinstance(value, datetime | date):
        return "tanggal", value.isoformat()[:10]
    if isinstance(value, int | float):
        return "angka", float(value)
    return "teks", value or ""


def main(site: Path) -> int:
    """Open all, print a line for each; 1 when one is not what was written."""
    soffice = shutil.which("soffice")
    if soffice is None:
        print(
            "Pemeriksaan ini memerlukan paket Debian: "
            "sudo apt-get install libreoffice-calc libreoffice-impress"
        )
        return 2
    wrong = 0
    with TemporaryDirectory() as place:
        home = Path(place)
        for code in CODES:
            mine = home / f"{code}.xlsx"
            shutil.copy(site / f"unduh/daerah/{code}/data.xlsx", mine)
            again = reopened(soffice, mine, home)
            same = again is not None and told(again) == told(mine)
            wrong += not same
            cells = sum(len(row) for rows in told(mine).values() for row in rows)
            print(f"{code}: {cells} sel, {'sama' if same else 'BERBEDA atau tidak terbuka'}")
            deck = home / f"paparan-{code}.pptx"
            kks(["new", "paparan", code, "-o", str(deck)])
            again = reopened(soffice, deck, home, DECK)
            same = again is not None and shown(again) == shown(deck)
            same = same and described(deck, reopened(soffice, deck, home, "odp"))
            pdf = reopened(soffice, deck, home, "pdf")
            pages = pdf.read_bytes().count(b"/Type/Page/") if pdf else 0
            same = same and pages == len(shown(deck))
            wrong += not same
            print(f"{code}: {pages} salindia, {'sama' if same else 'BERBEDA atau tidak terbuka'}")
        broken = home / "rusak.xlsx"
        broken.write_bytes(mine.read_bytes()[:-4000])
        if reopened(soffice, broken, home) is not None:
            print("berkas yang terpotong pun terbuka: pemeriksaan ini tidak membuktikan apa-apa")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
