"""The form at the edge: `kks template` writes it, `kks import isian` takes it in.

Nothing is written unless everything is good, or a part alone is asked for. All files or none.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kksportal import SCHEMA_VERSION
from kksportal.authoring.taking import Draft, check_draft, check_whole, read_head_of, write_draft
from kksportal.changes.report import Difference, describe_difference
from kksportal.compute.changes import compare
from kksportal.effects import Folders
from kksportal.errors import Finding, PortalError
from kksportal.exports.form import district_form
from kksportal.intake.container import MOST_BYTES, WorkbookError
from kksportal.intake.form.entry import Entry
from kksportal.intake.form.finding import whose_form
from kksportal.intake.form.reading import Taken, read_form
from kksportal.intake.form.remarks import Level, Question, Remark
from kksportal.intake.workbook import Workbook, read_workbook
from kksportal.model.package import DistrictPackage, Head, PortalInput
from kksportal.model.rows import Sumber
from kksportal.read.portal import district_folders, package_folders, read_package, read_shared
from kksportal.render.form import form_xlsx
from kksportal.words.names import Names

_ROUNDS = 20  # how often lines that the check refuses are left out, one round after another


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a form would write, what it tells, and what stands in its way."""

    code: str
    cycle: str
    remarks: tuple[Remark, ...]
    draft: Draft
    difference: Difference
    places: Mapping[tuple[str, int], Entry]  # by table and place of the row in it
    errors: tuple[Finding, ...] = ()  # of the package's check, about no cell of the form

    @property
    def open(self) -> bool:
        """Whether a question or a refusal stands."""
        return any(one.level is not Level.NOTE for one in self.remarks)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDistrict:
    """The package that a form is held against."""

    folder: Path
    head: Mapping[str, Any]
    package: DistrictPackage


def make_template(folders: Folders, code: str, cycle: str, office: str = "") -> bytes:
    """The form of a district. Raises PortalError where district or cycle are not known."""
    shared = _shared(folders)
    if cycle not in shared.frameworks:
        listed = ", ".join(shared.frameworks) or "belum ada"
        raise PortalError(f"kerangka siklus {cycle} belum ada; yang ada: {listed}")
    district = find_district(folders, code, shared, today="")
    return form_xlsx(district_form(shared, district.package, code, cycle, office))


def prepare(folders: Folders, file: Path, today: str, *, partial: bool) -> Outcome:
    """Read a form and hold it against the portal; nothing is written.

    With `partial`, lines that the package's check refuses are left out too.
    Raises PortalError where the file is no form of this portal.
    """
    book = read_file(file)
    try:
        code, cycle = whose_form(book)
    except WorkbookError as fault:
        raise PortalError(f"{file.name}: {fault}") from None
    shared = _shared(folders)
    if cycle not in shared.frameworks:
        raise PortalError(f"{file.name}: kerangka siklus {cycle} tidak ada di portal ini")
    district = find_district(folders, code, shared, today)

    def elsewhere() -> Mapping[str, Sumber]:
        return dict(_sources(folders, district.folder))

    taking = FormTaking(folders, shared, district, book, (code, cycle), elsewhere)
    return taking.outcome(partial=partial)


def carry_out(outcome: Outcome) -> None:
    """Write what was prepared."""
    if outcome.draft.tables:
        write_draft(outcome.draft)


def read_file(file: Path) -> Workbook:
    """A workbook in a file. Raises PortalError that names the file."""
    try:
        if file.is_dir():
            raise PortalError(f"{file} folder, bukan berkas")
        with file.open("rb") as source:
            raw = source.read(MOST_BYTES + 1)
            size = os.fstat(source.fileno()).st_size
    except FileNotFoundError:
        raise PortalError(f"tidak ada berkas {file}") from None
    if size > MOST_BYTES:
        raise PortalError(f"{file.name}: berkas ini {size / 1e6:.0f} MB; paling besar "
                          f"{MOST_BYTES // 1_000_000} MB")  # fmt: skip
    try:
        return read_workbook(raw)
    except WorkbookError as fault:
        raise PortalError(f"{file.name}: {fault}") from None


@dataclass(frozen=True, slots=True)
class FormTaking:
    """One form held against one portal."""

    folders: Folders
    shared: PortalInput
    district: FormDistrict
    book: Workbook
    whose: tuple[str, str]  # its district and its cycle
    elsewhere: Callable[[], Mapping[str, Sumber]]  # the sources of other packages
    answers: Mapping[Question, str] = field(default_factory=dict)

    def outcome(self, *, partial: bool) -> Outcome:
        """Read, check, and read again without what the check refused, until it is quiet."""
        without: set[tuple[str, int]] = set()
        told: list[Remark] = []
        for _ in range(_ROUNDS):
            taken = self._read(without)
            draft = self._draft(taken)
            at_cells, errors = self._check(draft, taken)
            told += [one for one in at_cells if one not in told]
            fresh = {(one.sheet, one.row) for one in at_cells} - without
            if not partial or not fresh:
                break
            without |= fresh
        old = self.district.package
        tables: dict[str, Any] = dict(draft.tables)
        new = replace(old, **tables)
        changes = compare((old,), (new,))
        return Outcome(
            code=self.whose[0],
            cycle=self.whose[1],
            remarks=(*taken.remarks, *told),
            draft=draft,
            difference=describe_difference(changes, (old,), (new,), Names(self.shared)),
            places=taken.places,
            errors=errors,
        )

    def _read(self, without: set[tuple[str, int]]) -> Taken:
        def read(elsewhere: Mapping[str, Sumber]) -> Taken:
            return read_form(
                self.book,
                self.shared,
                self.district.package,
                self.whose,
                elsewhere=elsewhere,
                without=without,
                answers=self.answers,
            )

        taken = read({})
        if "sumber" not in taken.tables:
            return taken
        return read(self.elsewhere())

    def _draft(self, taken: Taken) -> Draft:
        package = self.district.package
        return Draft(folder=self.district.folder, place=package.head.folder, kind="daerah",
                     head=self.district.head, tables=taken.tables, changes=())  # fmt: skip

    def _check(self, draft: Draft, taken: Taken) -> tuple[list[Remark], tuple[Finding, ...]]:
        """What the package's own check finds: at cells of the form where it can, else by file."""
        if not draft.tables:
            return [], ()
        check_whole(draft, self.folders)
        at_cells, rest = [], []
        for finding in check_draft(draft, self.folders, self.shared):
            table = finding.path.rpartition("/")[2].removesuffix(".csv")
            entry = taken.places.get((table, finding.row - 2))
            if entry is None:
                rest.append(finding)
                continue
            at_cells.append(
                Remark(
                    level=Level.REFUSED,
                    sheet=entry.found.sheet.name,
                    row=entry.row,
                    cell=entry.cell(finding.column),
                    how=finding.mend,
                    what=(finding.what or finding.kind.title).rstrip("."),
                )
            )
        return at_cells, tuple(rest)


def _shared(folders: Folders) -> PortalInput:
    shared, findings = read_shared(folders)
    if shared is None:
        raise PortalError(
            f"portal belum dapat dibaca ({len(findings)} temuan); jalankan kks validate"
        )
    return shared


def _sources(folders: Folders, own: Path) -> Iterator[tuple[str, Sumber]]:
    """The sources of every other package."""
    for folder in package_folders(folders):
        if folder != own:
            package, _ = read_package(folder, folders)
            for row in getattr(package, "sumber", ()):
                yield row.id, row


def find_district(folders: Folders, code: str, shared: PortalInput, today: str) -> FormDistrict:
    """A district's folder, head and package; an empty one where it has none yet.

    Raises PortalError where its package cannot be read, or nobody knows the district.
    """
    folder = next((f for f in district_folders(folders) if f.name.split("-")[0] == code), None)
    if folder is not None:
        package, findings = read_package(folder, folders)
        if not isinstance(package, DistrictPackage) or any(f.is_error for f in findings):
            raise PortalError(
                f"paket {folders.relative(folder)} belum dapat dibaca ({len(findings)} temuan); "
                "jalankan kks validate"
            )
        if package.head.files:
            listed = ", ".join(package.head.files.values())
            raise PortalError(
                f"{package.head.folder} memakai nama berkas sendiri ({listed}); namai menurut "
                "isinya dahulu"
            )
        head = read_head_of(folder)
        head["diperbarui"] = max(today, package.head.updated)
        return FormDistrict(folder=folder, head=head, package=package)
    row = next((r for region in shared.regions for r in region.daerah if r.kode == code
                and not r.berlaku_sampai), None)  # fmt: skip
    if row is None:
        raise PortalError(
            f"kode daerah “{code}” tidak dikenal; cari di datapackages/wilayah/daerah.csv"
        )
    folder = folders.packages / "daerah" / f"{code}-{row.id}"
    about: dict[str, Any] = {"jenis": "daerah", "skema": SCHEMA_VERSION, "kode": code}
    simulated = code.startswith("S")
    if simulated:
        about["simulasi"] = True
    head = {"name": f"kks-daerah-{code.replace('.', '-').lower()}", "title": row.nama,
            "diperbarui": today, "kks": about}  # fmt: skip
    made = Head(folder=folders.relative(folder), kind="daerah", title=row.nama, updated=today,
                code=code, simulated=simulated)  # fmt: skip
    return FormDistrict(folder=folder, head=head, package=DistrictPackage(head=made))
