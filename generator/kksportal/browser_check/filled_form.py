"""A filled form in a sitting: read as `kks import isian --partial` reads it, told at its cells.

It is held against the package as it is published, so that a form that was mended in Excel and is
dropped again is read as the first one was. What was mended here meanwhile stays where the form says
nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kksportal.authoring.form import FormTaking, Outcome, find_district
from kksportal.authoring.taking import draft_tables
from kksportal.browser_check.sorting import TABLES
from kksportal.browser_check.state import PortalState, lay_down
from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.intake.form.finding import whose_form
from kksportal.intake.form.remarks import Level, Question, Remark
from kksportal.intake.workbook import Workbook, read_workbook
from kksportal.model.package import PortalInput
from kksportal.model.rows import Sumber
from kksportal.proposals.rows import merge_header, merge_rows
from kksportal.proposals.tables import to_csv, to_table
from kksportal.validate.portal import all_packages

Place = tuple[str, str]  # a sheet and a cell
Files = Mapping[str, bytes]  # by their paths


@dataclass(slots=True, kw_only=True)
class FilledForm:
    """A form that was dropped, with the answers to what it leaves open."""

    name: str  # of the file
    raw: bytes
    book: Workbook
    whose: tuple[str, str]  # its district and its cycle
    answers: dict[Question, str] = field(default_factory=dict)
    partial: bool = False  # whether its good lines go alone, and the others are left for later
    outcome: Outcome | None = None
    tables: dict[str, bytes] = field(default_factory=dict)  # as the form alone would write them

    @classmethod
    def of(cls, name: str, raw: bytes) -> FilledForm:
        """Raises WorkbookError where it is no form."""
        book = read_workbook(raw)
        return cls(name=name, raw=raw, book=book, whose=whose_form(book))

    @property
    def open(self) -> tuple[Remark, ...]:
        """What is asked or refused."""
        remarks = self.outcome.remarks if self.outcome else ()
        return tuple(one for one in remarks if one.level is not Level.NOTE)

    @property
    def ready(self) -> bool:
        """Whether what it gives may be taken along."""
        return self.partial or not self.open

    def read(self, data: PortalInput, state: PortalState, base: Files, day: str) -> None:
        """Read it against a package as it is published.

        Raises PortalError where that package cannot be written again.
        """
        with package_folder(base) as folders:
            district = find_district(folders, self.whose[0], data, day)
            own = folders.relative(district.folder)

            def elsewhere() -> Mapping[str, Sumber]:
                return dict(_sources(data, state, own))

            taking = FormTaking(folders, data, district, self.book, self.whose, elsewhere,
                                self.answers)  # fmt: skip
            self.outcome = taking.outcome(partial=True)
            self.tables = draft_tables(self.outcome.draft)

    def place_of(self, finding: Finding, tables: Files) -> Place | None:
        """The cell that a finding about a table is about; None where no line of the form is."""
        table = finding.path.rpartition("/")[2].removesuffix(".csv")
        if self.outcome is None or tables.get(table) != self.tables.get(table):
            return None
        entry = self.outcome.places.get((table, finding.row - 2))
        return (entry.found.sheet.name, entry.cell(finding.column)) if entry else None


@contextmanager
def package_folder(base: Files) -> Iterator[Folders]:
    """A folder that holds the package among files, and nothing else."""
    with TemporaryDirectory(prefix="kks-isian-") as place:
        lay_down(Path(place), {n: c for n, c in base.items() if n.startswith("datapackages/")})
        yield Folders(root=Path(place))


def _sources(data: PortalInput, state: PortalState, own: str) -> Iterator[tuple[str, Sumber]]:
    """The sources of every other package."""
    for package in all_packages(data):
        yield from ((row.id, row) for row in getattr(package, "sumber", ()))
    for path, rows in state.sources:
        if not path.startswith(f"{own}/"):
            yield from ((row.id, row) for row in rows)


def laid_over(
    table: str, before: bytes | None, now: bytes | None, fresh: bytes | None
) -> bytes | None:
    """A table with what a form says now, `before` being what it said last; None for no table.

    Where the same cell was mended here, the form is the newer word.
    """
    if now == before:
        return fresh
    res = TABLES[table]
    was, stands, said = (to_table(raw, res, table)[0] for raw in (before, now, fresh))
    if was is None or stands is None or said is None:
        return fresh
    rows, _ = merge_rows(res, table, (was.rows, stands.rows, said.rows), proposal_wins=True)
    return to_csv(merge_header(res, stands.header, said.header, rows), rows)


def as_record(form: FilledForm) -> dict[str, Any]:
    """What the page shows of a form."""
    assert form.outcome is not None
    return {
        "nama": form.name,
        "siklus": form.whose[1],
        "sebagian": form.partial,
        "siap": form.ready,
        "terbuka": len(form.open),
        "perihal": [
            {
                "tingkat": one.level.value,
                "lembar": one.sheet,
                "sel": one.cell,
                "perihal": one.what,
                "saran": one.how,
                "kunci": list(one.question),
                "pilihan": [list(answer) for answer in one.readings],
            }
            for one in form.outcome.remarks
        ],
    }
