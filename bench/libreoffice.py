"""LibreOffice opens our workbooks as they are: `make office`.

Each is opened and saved anew by LibreOffice itself; what it understood is compared with what was
written: sheets, and every value with its kind. Without a window it keeps no view of any workbook,
so frozen heads are read from our own file (tests/test_unduh.py). A file cut short must be refused,
or the check could not fail. Needs Debian's package libreoffice-calc; not part of `make test`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

CODES = ("S01.01", "63.11", "63.03", "64.71")


def reopened(soffice: str, book: Path, home: Path) -> Path | None:
    """A workbook as LibreOffice saves it after opening, or None where it would not open it."""
    target = home / "simpan"
    command = [soffice, f"-env:UserInstallation={(home / 'profil').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(target), str(book)]
    subprocess.run(command, env=os.environ | {"HOME": str(home)}, capture_output=True, check=False)
    made = target / book.name
    return made if made.is_file() else None


def told(book: Path) -> dict[str, list[list[object]]]:
    """What a workbook says, sheet by sheet."""
    return {
        sheet.title: [[plain(cell.value) for cell in row] for row in sheet.rows]
        for sheet in load_workbook(book)
    }


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
        print("Pemeriksaan ini memerlukan paket Debian: sudo apt-get install libreoffice-calc")
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
        broken = home / "rusak.xlsx"
        broken.write_bytes(mine.read_bytes()[:-4000])
        if reopened(soffice, broken, home) is not None:
            print("berkas yang terpotong pun terbuka: pemeriksaan ini tidak membuktikan apa-apa")
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
