"""Take in the ministry's own workbook: `kks import instrumen F.xlsx --siklus S`.

Without a district it fills or renews the framework of a cycle; with one it takes that district's
self-assessment and its province's scores. Nothing is written while a question is open, unless a
part alone is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kksportal import SCHEMA_VERSION
from kksportal.authoring import form
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
from kksportal.intake.instrument.scores import Assessed, plan_scores
from kksportal.model.contract import blank
from kksportal.model.package import DistrictPackage, FrameworkPackage, Head, PortalInput
from kksportal.model.rows import Sumber
from kksportal.read.portal import district_folders, read_package, read_shared
from kksportal.text import slugify


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The source that rows cite: one that is there already, or one to be added."""

    id: str = ""
    title: str = ""
    publisher: str = ""
    day: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a person asked for."""

    file: Path
    cycle: str
    today: str
    district: str = ""
    origin: Origin = Origin()
    rename: bool = False
    notes: bool = False
    answers: Mapping[str, str]


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
    instrument = read_file(order.file)
    shared, findings = read_shared(folders)
    if shared is None:
        raise PortalError(
            f"portal belum dapat dibaca ({len(findings)} temuan); jalankan kks validate"
        )
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
    book = form.read_file(file)
    try:
        return read_instrument(book)
    except WorkbookError as fault:
        raise PortalError(f"{file.name}: {fault}") from None


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
        head = _head("kerangka", f"kks-kerangka-{order.cycle}", order.today,
                     f"Kerangka penilaian Kabupaten/Kota Sehat {order.cycle}",
                     siklus=order.cycle)  # fmt: skip
        about = Head(folder=folders.relative(folder), kind="kerangka", title=head["title"],
                     updated=order.today, cycle=order.cycle)  # fmt: skip
        package = FrameworkPackage(head=about)
    source, added = _framework_source(package, order)
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


def _framework_source(package: FrameworkPackage, order: Order) -> tuple[str, Sumber | None]:
    """The source of a framework's rows: the one its indicators cite, or the workbook itself."""
    if order.origin.id or order.origin.title:
        return _source(package.sumber, order.origin)
    if package.indikator:
        return package.indikator[0].sumber, None
    title = Origin(title=f"Instrumen KKS {order.cycle}", day=order.origin.day)
    return _source(package.sumber, title)


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
    folder, head, package = _district(folders, order, shared)
    kind = "simulasi" if package.head.simulated else "dokumen"
    source, added = _source(package.sumber, order.origin, kind)
    about = Assessed(code=order.district, cycle=order.cycle, source=source, notes=order.notes)
    plan = plan_scores(instrument, framework, about, order.answers)
    rows: dict[str, Any] = dict(plan.rows)
    if added and rows:
        rows = {"sumber": (added,), **rows}
    return plan, make_draft(folder, head, package, rows, {})


def _district(
    folders: Folders, order: Order, shared: PortalInput
) -> tuple[Path, dict[str, Any], DistrictPackage]:
    """The folder, head and package of a district; an empty one where it has none yet."""
    code = order.district
    folder = next((f for f in district_folders(folders) if f.name.split("-")[0] == code), None)
    if folder is not None:
        package, findings = read_package(folder, folders)
        if not isinstance(package, DistrictPackage):
            raise PortalError(
                f"paket {folders.relative(folder)} belum dapat dibaca ({len(findings)} temuan); "
                "jalankan kks validate"
            )
        head = read_head_of(folder)
        head["diperbarui"] = max(order.today, package.head.updated)
        return folder, head, package
    row = next((r for region in shared.regions for r in region.daerah if r.kode == code
                and not r.berlaku_sampai), None)  # fmt: skip
    if row is None:
        raise PortalError(
            f"kode daerah “{code}” tidak dikenal; cari di datapackages/wilayah/daerah.csv"
        )
    folder = folders.packages / "daerah" / f"{code}-{row.id}"
    head = _head("daerah", f"kks-daerah-{code.replace('.', '-').lower()}", order.today, row.nama,
                 kode=code)  # fmt: skip
    simulated = code.startswith("S")
    if simulated:
        head["kks"]["simulasi"] = True
    about = Head(folder=folders.relative(folder), kind="daerah", title=row.nama,
                 updated=order.today, code=code, simulated=simulated)  # fmt: skip
    return folder, head, DistrictPackage(head=about)


def _head(kind: str, name: str, day: str, title: str, **about: str) -> dict[str, Any]:
    return {
        "name": name,
        "title": title,
        "diperbarui": day,
        "kks": {"jenis": kind, "skema": SCHEMA_VERSION, **about},
    }


def _source(
    known: tuple[Sumber, ...], origin: Origin, kind: str = "dokumen"
) -> tuple[str, Sumber | None]:
    """The id of the source to cite, and its row where it is new.

    Raises PortalError where none is named.
    """
    ids = {row.id: row for row in known}
    if origin.id:
        if origin.id not in ids:
            listed = ", ".join(sorted(ids)) or "belum ada"
            raise PortalError(f"sumber “{origin.id}” tidak ada di paket ini. Yang ada: {listed}")
        return origin.id, None
    if not origin.title:
        raise PortalError(
            "sebut sumber buku kerja ini: --sumber ID bila sudah ada di sumber.csv, atau --judul "
            "'Instrumen KKS terisi 2023' --penerbit 'Bappeda …' --tanggal 2023-05-17"
        )
    name = slugify(origin.title)[:60].strip("-") or "instrumen"
    row: Sumber = blank(Sumber, id=name, judul=origin.title, penerbit=origin.publisher,
                        jenis=kind, tanggal_terbit=origin.day, tautan=origin.url)  # fmt: skip
    while name in ids and ids[name]._replace(id="") != row._replace(id=""):
        name = f"{name}-2"
        row = row._replace(id=name)
    return name, None if name in ids else row
