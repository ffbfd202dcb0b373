"""The working paper as files: a sheet to print, and for each office a workbook and a table."""

from __future__ import annotations

from kksportal.exports.kit import kit_record, office_book, office_csv, office_files
from kksportal.render.html import Templates
from kksportal.render.json import to_json
from kksportal.render.xlsx import to_xlsx
from kksportal.words.kit import KitView

SHEET, RECORD = "kit.html", "kit.json"


def kit_files(view: KitView, templates: Templates, author: str, day: str) -> dict[str, bytes]:
    """Every file of the paper by its name; the same bytes for the same data."""
    offices = office_files(view)
    files: dict[str, bytes] = {}
    for office in offices:
        files[f"{office.name}.xlsx"] = to_xlsx(office_book(view, office.group, author, day))
        files[f"{office.name}.csv"] = office_csv(office.group).encode()
    page = templates.environment.get_template("laporan/kit.html")
    files[SHEET] = page.render(kit=view, kantor=offices).encode()
    files[RECORD] = to_json(kit_record(view, sorted(files)))
    return files
