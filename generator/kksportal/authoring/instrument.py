"""Take in the ministry's own workbook: `kks import instrumen F.xlsx --siklus S`.

Without a district it fills or renews the framework of a cycle; with one it takes that district's
self-assessment and its province's scores. Nothing is written while a question is open, unless a
part alone is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kksportal.authoring import form
from kksportal.authoring.orders import Order, Origin, district_of, head_of, source_of
from kksportal.authoring.taking import (
    Draft,
    check_draft,
    check_whole,
    make_draft,
    read_head_of,
    write_draft,
)
from kksportal.effects import Folders
from kksportal.errors import Finding, PortalError
from kksportal.intake.container import WorkbookError
from kksportal.intake.instrument.book import read_instrument
from kksportal.intake.instrument.cycles import likelier_cycle
from kksportal.intake.instrument.framework import Wish, plan_framework
from kksportal.intake.instrument.plan import Plan
from kksportal.intake.instrument.reading import Instrument
from kksportal.intake.instrument.recapitulation import (
    Recapitulation,
    find_recapitulation,
    plan_recapitulation,
)
from kksportal.intake.instrument.record import Record, find_record, plan_record
from kksportal.intake.instrument.scores import Assessed, plan_scores
from kksportal.intake.workbook import Workbook
from kksportal.model.package import FrameworkPackage, Head, PortalInput
from kksportal.model.rows import Sumber
from kksportal.read.portal import read_shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an import would write, what it tells, and what stands in its way."""

    plan: Plan
    draft: Draft
    errors: tuple[Finding, ...] = ()
    unknown: tuple[str, ...] = ()  # answers to questions that nobody asked

    @property
    def questions(self) -> int:
        """How many questions are open."""
        return len(self.plan.questions)


def prepare(folders: Folders, order: Order) -> Outcome:
    """Read the workbook and hold it against the portal; nothing is written.

    Raises PortalError where the file is no instrument, or the order cannot be carried out.
    """
    book = form.read_file(order.file)
    statement = find_recapitulation(book) or find_record(book) if order.district else None
    instrument = None if statement else _instrument(order.file, book)
    shared, findings = read_shared(folders)
    if shared is None:
        raise PortalError(
            f"portal belum dapat dibaca ({len(findings)} temuan); jalankan kks validate"
        )
    if instrument is None:
        assert statement is not None
        return _outcome(folders, order, shared, *_of_statement(folders, order, statement, shared))
    other = likelier_cycle(instrument, order.cycle, shared.frameworks)
    if other and order.answers.get("siklus") != order.cycle:
        raise PortalError(
            f"{order.file.name}: skalanya skala instrumen {other}, bukan {order.cycle}. Pakai "
            f"--siklus {other}; bila memang {order.cycle}: --jawab siklus={order.cycle}"
        )
    if order.district:
        plan, draft = _of_district(folders, order, instrument, shared)
    else:
        plan, draft = _of_framework(folders, order, instrument, shared)
    return _outcome(folders, order, shared, plan, draft)


def _outcome(
    folders: Folders, order: Order, shared: PortalInput, plan: Plan, draft: Draft
) -> Outcome:
    """A plan with what stands in the way of writing it."""
    asked = {one.key for one in plan.questions} | plan.answered | {"siklus"}
    told = {key for key in order.answers if key not in asked}
    errors: tuple[Finding, ...] = ()
    if draft.changes:
        check_whole(draft, folders)
        errors = check_draft(draft, folders, shared)
    return Outcome(plan=plan, draft=draft, errors=errors, unknown=tuple(sorted(told)))


def carry_out(outcome: Outcome) -> None:
    """Write what was prepared."""
    if outcome.draft.changes:
        write_draft(outcome.draft)


def read_file(file: Path) -> Instrument:
    """The instrument in a file.

    Raises PortalError that names the file.
    """
    return _instrument(file, form.read_file(file))


def _instrument(file: Path, book: Workbook) -> Instrument:
    try:
        return read_instrument(book)
    except WorkbookError as fault:
        raise PortalError(f"{file.name}: {fault}") from None


def _of_statement(
    folders: Folders, order: Order, statement: Recapitulation | Record, shared: PortalInput
) -> tuple[Plan, Draft]:
    """What a province's recapitulation, or a berita acara, says of one district."""
    framework = shared.frameworks.get(order.cycle)
    if framework is None or not framework.indikator:
        raise PortalError(f"kerangka {order.cycle} belum ada; buku ini dibaca dengan kerangkanya")
    folder, head, package = district_of(folders, order, shared)
    kind = "simulasi" if package.head.simulated else "dokumen"
    source, added = source_of(package.sumber, order.origin, kind)
    about = Assessed(code=order.district, cycle=order.cycle, source=source)
    cited = {row.id: row for row in (*package.sumber, *((added,) if added else ()))}[source]
    day = cited.tanggal_terbit
    if isinstance(statement, Record):
        plan = plan_record(statement, framework, about, day, order.answers)
    else:
        name = next((row.nama for region in shared.regions for row in region.daerah
                     if row.kode == order.district and not row.berlaku_sampai),
                    package.head.title)  # fmt: skip
        plan = plan_recapitulation(statement, framework, about, name, day, order.answers)
    rows: dict[str, Any] = dict(plan.rows)
    if added and rows:
        rows = {"sumber": (added,), **rows}
    return plan, make_draft(folder, head, package, rows, {})


def _of_framework(
    folders: Folders, order: Order, instrument: Instrument, shared: PortalInput
) -> tuple[Plan, Draft]:
    package = shared.frameworks.get(order.cycle)
    folder = folders.packages / "kerangka" / order.cycle
    if package is not None:
        folder = folders.root / package.head.folder
        head = read_head_of(folder)
        head["diperbarui"] = max(order.today, package.head.updated)
    else:
        head = head_of("kerangka", f"kks-kerangka-{order.cycle}", order.today,
                     f"Kerangka penilaian Kabupaten/Kota Sehat {order.cycle}",
                     siklus=order.cycle)  # fmt: skip
        about = Head(folder=folders.relative(folder), kind="kerangka", title=head["title"],
                     updated=order.today, cycle=order.cycle)  # fmt: skip
        package = FrameworkPackage(head=about)
    source, added = _frameworksource_of(package, order)
    names = {row.id: row.nama for row in shared.vocabulary.tatanan}
    wish = Wish(cycle=order.cycle, source=source, rename=order.rename)
    plan = plan_framework(instrument, package, names, wish, order.answers)
    rows: dict[str, Any] = dict(plan.rows)
    if added and rows:
        rows["sumber"] = (added,)
    draft = make_draft(folder, head, package, rows, plan.dropped)
    if draft.changes and not (folder / "syarat.csv").exists():
        draft = _with_table(draft, "syarat")
    return plan, draft


def _with_table(draft: Draft, name: str) -> Draft:
    """A draft with a table that a package must have, still without rows."""
    return replace(draft, tables={**draft.tables, name: ()})


def _frameworksource_of(package: FrameworkPackage, order: Order) -> tuple[str, Sumber | None]:
    """The source of a framework's rows: the one its indicators cite, or the workbook itself."""
    if order.origin.id or order.origin.title:
        return source_of(package.sumber, order.origin)
    if package.indikator:
        return package.indikator[0].sumber, None
    title = Origin(title=f"Instrumen KKS {order.cycle}", day=order.origin.day)
    return source_of(package.sumber, title)


def _of_district(
    folders: Folders, order: Order, instrument: Instrument, shared: PortalInput
) -> tuple[Plan, Draft]:
    if not instrument.filled:
        raise PortalError(
            f"{order.file.name}: instrumen ini kosong, tanpa kolom nilai; tidak ada nilai daerah "
            "yang dapat diambil. Tanpa --daerah, bunyi resminya masuk ke kerangka"
        )
    framework = shared.frameworks.get(order.cycle)
    if framework is None or not framework.indikator:
        raise PortalError(
            f"kerangka {order.cycle} belum ada; impor dahulu tanpa --daerah: kks import "
            f"instrumen {order.file.name} --siklus {order.cycle}"
        )
    missing = {"mandiri", "provinsi"} - {row.penilai for row in framework.tahap}
    if missing:
        raise PortalError(
            f"tahap.csv kerangka {order.cycle} belum menyebut tahap penilai "
            f"{' dan '.join(sorted(missing))}; lengkapi dahulu"
        )
    folder, head, package = district_of(folders, order, shared)
    kind = "simulasi" if package.head.simulated else "dokumen"
    source, added = source_of(package.sumber, order.origin, kind)
    about = Assessed(code=order.district, cycle=order.cycle, source=source, notes=order.notes)
    plan = plan_scores(instrument, framework, about, order.answers)
    rows: dict[str, Any] = dict(plan.rows)
    if added and rows:
        rows = {"sumber": (added,), **rows}
    return plan, make_draft(folder, head, package, rows, {})
