"""Checks of whole packages: folder name, code, mark of simulation, and cycle."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kksportal.errors import Finding, Step
from kksportal.findings import kind
from kksportal.model.package import AwardPackage, Head, Package, VocabularyPackage
from kksportal.validate.cells import text_fault
from kksportal.validate.identities import check_title
from kksportal.validate.known import Known
from kksportal.validate.personal import personal_fault
from kksportal.validate.table import Fault, Rule, Table

_CYCLED = ("syarat", "penerima", "diragukan", "tanpa_penghargaan", "keputusan", "ringkasan",
           "acara", "pertentangan")  # fmt: skip


def check_head(package: Package, known: Known) -> Iterator[Finding]:
    """Findings about a package's folder name, code, and mark of simulation."""
    head = package.head
    path, name = f"{head.folder}/datapackage.json", head.folder.rpartition("/")[2]
    for column, text in _told(head):
        fault = text_fault(text)
        if fault is not None:
            yield Finding(kind=kind(fault.code), path=path, column=column, what=fault.what)
    for text in (name, *head.files.values()):
        fault = personal_fault(text, address=True)
        if fault is not None:
            yield Finding(kind=kind(fault.code), path=path, what=f"Nama berkas: {fault.what}")
    yield from check_title(head, known, path)
    if head.kind == "daerah":
        place = known.districts.get(head.code)
        if place is None:
            yield _unknown_code(head, path, known)
        elif name != f"{head.code}-{place.id}":
            yield _other_folder(head, name, f"{head.code}-{place.id}", known)
        if head.code.startswith("S") != head.simulated:
            yield _mixed(path, "kks.simulasi", f"Kode “{head.code}”", head)
    elif head.cycle and name != head.cycle:
        yield Finding(kind=kind("KKS-P013"), path=path, what=f"Folder bernama “{name}”.",
                      advice=f"Ganti nama folder menjadi {head.cycle}")  # fmt: skip
    if not isinstance(package, VocabularyPackage) and head.kind != "kerangka":
        for line, row in enumerate(package.sumber, start=2):
            if row.jenis == "simulasi" and not head.simulated:
                yield _mixed(f"{head.folder}/{head.file_of('sumber')}", "jenis",
                             f"Sumber “{row.id}” berjenis simulasi", head, line)  # fmt: skip


def _unknown_code(head: Head, path: str, known: Known) -> Finding:
    """A code that is not in force; where it was once, what is in its place."""
    what, now = f"“{head.code}” tidak ada di paket wilayah.", known.codes.former.get(head.code, "")
    place = known.districts.get(now)
    if place is None:
        return Finding(kind=kind("KKS-P015"), path=path, column="kks.kode", what=what)
    return Finding(
        kind=kind("KKS-P015"), path=path, column="kks.kode",
        what=f"{what} Itu kode lama {place.name}.",
        advice=f"Isi kks.kode dengan {now}, dan ganti nama folder menjadi {now}-{place.id}",
    )  # fmt: skip


def _other_folder(head: Head, name: str, wanted: str, known: Known) -> Finding:
    """A folder of another name; where it is another district's own, its head is a copy."""
    path, own = f"{head.folder}/datapackage.json", name.partition("-")[0]
    other = known.districts.get(own)
    if other is None or name != f"{own}-{other.id}":
        return Finding(kind=kind("KKS-P013"), path=path, what=f"Folder bernama “{name}”.",
                       advice=f"Ganti nama folder menjadi {wanted}",
                       fix=(Step("nama", wanted),))  # fmt: skip
    return Finding(
        kind=kind("KKS-P013"), path=path,
        what=f"Folder ini milik {other.name} ({own}), sedangkan kepala paketnya menyebut "
        f"{head.code}, seperti salinan dari {wanted}.",
        advice=f"Isi kks.kode dengan {own}, lalu title dan name dengan milik {other.name}",
    )  # fmt: skip


def _told(head: Head) -> Iterator[tuple[str, str]]:
    """The texts of a head that pages show, or that may hold personal data, with their names."""
    yield "title", head.title
    yield "licenses", head.licence
    yield from (("contributors", text) for text in head.contributors)
    yield from head.personal


def check_table(table: Table, package: Package) -> Iterator[Finding]:
    """Findings about rows that belong to another package: another cycle, real or simulated."""
    head = package.head
    if table.res.name in _CYCLED and head.cycle:
        yield from Rule(columns=("siklus",), judge=partial(_cycle, head.cycle)).check(table)
    areas = {"wilayah": "kode", "penghargaan": "wilayah"}.get(head.kind, "")
    if areas in table.columns and table.res.name != "pertentangan":
        yield from Rule(columns=(areas,), judge=partial(_simulated, head.simulated)).check(table)


def check_areas(table: Table, package: Package, known: Known) -> Iterator[Finding]:
    """Findings about places named in columns that the contract declares no reference for."""
    column = {"ringkasan": "cakupan", "pertentangan": "wilayah"}.get(table.res.name)
    if column and isinstance(package, AwardPackage):
        allowed = known.areas | {"", "nasional"}
        yield from Rule(columns=(column,), judge=partial(_places, allowed)).check(table)


def _places(allowed: frozenset[str], value: str) -> Fault | None:
    unknown = [part for part in value.split(";") if part not in allowed]
    if not unknown:
        parts = value.split(";")
        once = ";".join(dict.fromkeys(parts))
        return None if once == value else Fault(
            code="KKS-D020", what=f"Ada yang dua kali dalam “{value}”.", advice=f"Tulis: {once}"
        )  # fmt: skip
    return Fault(code="KKS-D013", what=f"“{unknown[0]}” tidak ada di paket wilayah.")


def _cycle(wanted: str, cycle: str) -> Fault | None:
    if cycle in ("", wanted):
        return None
    return Fault(code="KKS-K005", what=f"Baris siklus {cycle} di paket siklus {wanted}.",
                 advice=f"Pindahkan ke paket {cycle}, atau betulkan siklusnya")  # fmt: skip


def _simulated(simulated: bool, code: str) -> Fault | None:
    if not code or code.startswith("S") == simulated:
        return None
    mark = "data simulasi" if simulated else "data sungguhan"
    return Fault(code="KKS-P014", what=f"Kode “{code}” di paket {mark}.")


def _mixed(path: str, column: str, what: str, head: Head, line: int = 0) -> Finding:
    state = "bertanda simulasi" if head.simulated else "tidak bertanda simulasi"
    return Finding(kind=kind("KKS-P014"), path=path, row=line, column=column,
                   what=f"{what}, tetapi paket {state}.")  # fmt: skip
