"""Closes a cycle: freezes its data, builds its pages from that alone, and keeps both.

`make_archive` reads like a table of contents. Nothing stands in the portal before all is made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kksportal import __version__
from kksportal.archive.absence import Removing, check_removal
from kksportal.archive.figures import figures_csv
from kksportal.archive.portal_copy import portal_files, texts_of, unlink_dead
from kksportal.archive.readme import FILE as README
from kksportal.archive.readme import readme
from kksportal.archive.rebuild import PAGES, PORTAL, build_pages
from kksportal.archive.store import Archive, open_archive, workshop, zip_beside
from kksportal.archive.tree import digests_of, write_files
from kksportal.effects import Folders
from kksportal.errors import Finding, PortalError
from kksportal.model.archive_rows import ARSIP
from kksportal.model.closed import Print
from kksportal.model.package import PortalInput
from kksportal.model.rows import Sumber
from kksportal.preservation import crate
from kksportal.preservation.bag import bag_digest, tag_files
from kksportal.preservation.chain import LINK, list_print
from kksportal.preservation.closed import table_prints, text_print, write_prints
from kksportal.preservation.digests import Digested
from kksportal.preservation.frozen import frozen_rows
from kksportal.preservation.inventory import Inventory, Version
from kksportal.preservation.paths import odd_paths
from kksportal.preservation.removal import SALT
from kksportal.preservation.swhid import directory_id
from kksportal.read.archives import ARCHIVES, archived_cycles
from kksportal.settings.mark import ARCHIVE_MARK, write_mark
from kksportal.site_build.job import BuildReport
from kksportal.validate.portal import all_packages
from kksportal.words.portal import ArchiveMark, PortalInfo

# What is never frozen, whatever a portal otherwise lives with: it could not be taken out again.
NEVER = frozenset({"KKS-N010", "KKS-R003", "KKS-R004", "KKS-R005"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An archive that was made, or why it was not."""

    findings: tuple[Finding, ...] = ()
    version: int = 0
    sha512: str = ""  # of the whole bag
    swhid: str = ""
    files: int = 0
    size: int = 0
    packed: Path | None = None  # the ZIP


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How a version is made: the same of all this, and the same portal, give the same bytes."""

    day: str  # 2026-01-31
    program: Mapping[str, bytes]  # the wheel, its source and its locks, by name
    salt: str  # a random number in hexadecimal digits, another for each version (decision 42)
    target: Path  # the folder of the ZIP
    removing: Removing | None = None


def make_archive(
    folders: Folders, info: PortalInfo, data: PortalInput, cycle: str, making: Making
) -> Made:
    """Freeze a cycle of a portal whose data have passed the checks, and pack it.

    Raises PortalError where there is nothing to freeze, or the archive that stands is damaged.
    """
    with workshop(folders, cycle) as room:
        before = _before(folders, cycle)
        number = len(before.versions) + 1 if before else 1
        told = _told(info, data, cycle, number, making.day)
        bag = room.bag
        closing = before.versions[0].created[:10] if before else making.day
        mark = ArchiveMark(cycle=cycle, version=number, day=closing, url=info.url)
        write_files(bag / PORTAL, portal_files(folders, data, cycle))
        write_files(bag / PORTAL, [(ARCHIVE_MARK, write_mark(mark))])
        report = build_pages(bag / PORTAL, bag / PAGES)
        if unlink_dead(bag / PORTAL, report.findings):
            report = build_pages(bag / PORTAL, bag / PAGES)
        if not report.built:
            return Made(findings=report.findings)
        extra = {
            SALT.removeprefix("data/"): f"{making.salt}\n".encode(),
            **_program(making.program),
        }
        write_files(bag, _beside(folders, data, told, cycle, report, extra))
        tags = _tags(bag, told, before)
        write_files(bag, tags.items())
        known = digests_of(bag)
        _refuse_odd(known)
        version = Version(
            created=f"{making.day}T00:00:00+07:00",
            message=told.title,
            user=(told.office, info.url),
            state={path: one.sha512 for path, one in known.items()},
        )
        files = {path: bag / path for path in known}
        if making.removing:
            check_removal(files, version, before, making.removing)
        with zip_beside(making.target, cycle, number, files) as packed:
            room.publish(_object_id(info, cycle), version, before, removing=bool(making.removing))
    return Made(
        findings=report.findings,
        version=number,
        sha512=bag_digest(tags),
        swhid=directory_id({path: one.git for path, one in known.items()}),
        files=len(known),
        size=sum(one.size for one in known.values()),
        packed=packed,
    )


def frozen_prints(
    data: PortalInput, cycle: str
) -> tuple[dict[tuple[str, str], Print], dict[str, Print]]:
    """The fingerprints of everything that a cycle freezes: tables, and texts."""
    tables: dict[tuple[str, str], Print] = {}
    for package in all_packages(data):
        tables |= table_prints(package, cycle)
    if cycle in data.archives:
        for res in ARSIP:
            rows = getattr(data.archives[cycle], res.name)
            if rows and LINK in res.columns:
                tables[f"{ARCHIVES}/{cycle}", res.name] = list_print(res, rows)
    return tables, {one.path: text_print(one) for one in texts_of(data, cycle)}


def _refuse_odd(paths: Iterable[str]) -> None:
    """Nothing is frozen that another computer could not unpack."""
    for path, why in odd_paths(paths).items():
        raise PortalError(f"“{path}” tidak dapat dibekukan. {why} Ganti namanya dahulu")


def _before(folders: Folders, cycle: str) -> Inventory | None:
    if cycle not in archived_cycles(folders):
        return None
    archive: Archive = open_archive(folders, cycle)
    if archive.faults or archive.inventory is None:
        raise PortalError(
            f"arsip {cycle} yang ada rusak; jalankan kks verify {cycle}, lalu pulihkan dari "
            "salinannya sebelum menambah versi"
        )
    return archive.inventory


def _told(info: PortalInfo, data: PortalInput, cycle: str, number: int, day: str) -> crate.Told:
    packages = [p for p in all_packages(data) if frozen_rows(p, cycle)]
    if not packages:
        known = sorted({*data.frameworks, *(one.head.cycle for one in data.awards)} - {""})
        raise PortalError(
            f"siklus {cycle} tidak punya data di portal ini; yang ada: {', '.join(known) or '-'}"
        )
    return crate.Told(
        cycle=cycle,
        version=number,
        day=day,
        portal=info.name,
        url=info.url,
        office=info.office or info.name,
        licence=info.licence.label,
        licence_url=info.licence.href,
        program=f"kksportal {__version__}",
        simulated=all(p.head.simulated for p in packages if p.head.kind == "daerah")
        and any(p.head.kind == "daerah" for p in packages),
    )


def _beside(
    folders: Folders,
    data: PortalInput,
    told: crate.Told,
    cycle: str,
    report: BuildReport,
    extra: Mapping[str, bytes],
) -> Iterator[tuple[str, bytes]]:
    """The files beside the portal and its pages, by their paths in the bag."""
    wheel = next((name for name in extra if name.endswith(".whl")), "").removeprefix("program/")
    made = {
        "angka.csv": figures_csv(data, cycle),
        "beku.csv": write_prints(*frozen_prints(data, cycle)),
        "laporan.json": _report(report),
        README: readme(told, wheel),
        "terdahulu.csv": earlier_csv(folders),
        **extra,
    }
    parts = {
        **dict.fromkeys(extra, "program, atau daftar paketnya"),
        **_PARTS,
    }
    sizes = {name: len(raw) for name, raw in made.items()}
    cited = _cited(data, cycle)
    yield f"data/{crate.FILE}", crate.crate(told, parts, sizes, cited)
    for name, raw in made.items():
        yield f"data/{name}", raw


def _program(program: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"program/{name}": raw for name, raw in program.items()}


_PARTS = {
    "portal/": "paket data, naskah, dan pengaturan siklus ini, sebagai portal yang dapat dibangun",
    "halaman/": "halaman dan lembar fakta (PDF/A) yang dibangun hanya dari baris yang dibekukan",
    "angka.csv": "setiap angka, skor, aturan, dan penghargaan, beserta sumbernya",
    "beku.csv": "sidik tiap tabel dan naskah yang dibekukan",
    "garam.txt": "bilangan acak; tanpanya, sidik kantong ini tidak dapat dipakai menebak isinya",
    "laporan.json": "catatan bangunan halaman",
    README: "cara membaca, memeriksa, dan membangun lagi",
    "terdahulu.csv": "arsip yang sudah ada saat ini dibekukan, dengan sidiknya",
}


def _cited(data: PortalInput, cycle: str) -> list[Sumber]:
    """The sources of the cycle, each once, by address or id."""
    found: dict[str, Sumber] = {}
    for package in all_packages(data):
        for row in frozen_rows(package, cycle).get("sumber", ()):
            found.setdefault(row.tautan or row.id, row)
    return [found[key] for key in sorted(found)]


def _report(report: BuildReport) -> bytes:
    """What the build made and noticed; nothing of when or how fast."""
    counts: dict[str, int] = {}
    for one in report.findings:
        counts[one.kind.code] = counts.get(one.kind.code, 0) + 1
    told = {
        "program": f"kksportal {__version__}",
        "halaman": report.pages,
        "berkas": report.files,
        "bita": report.size,
        "temuan": dict(sorted(counts.items())),
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def earlier_csv(folders: Folders) -> bytes:
    """The archives that stand, each version with the digest of its bag."""
    lines = ["siklus,versi,dibekukan,sha512\n"]
    for cycle in archived_cycles(folders):
        archive = open_archive(folders, cycle)
        for number, one in enumerate(archive.inventory.versions if archive.inventory else (), 1):
            sha = one.state.get("tagmanifest-sha512.txt", "")
            lines.append(f"{cycle},{number},{one.created[:10]},{sha}\n")
    return "".join(lines).encode()


def _tags(bag: Path, told: crate.Told, before: Inventory | None) -> dict[str, bytes]:
    payload = {path: one for path, one in digests_of(bag).items() if path.startswith("data/")}
    info = [
        ("Source-Organization", told.office),
        ("Bagging-Date", told.day),
        ("External-Description", told.title),
        ("External-Identifier", directory_id(_inside(payload))),
        ("Bag-Group-Identifier", f"kks-{told.cycle}"),
        ("Bag-Count", f"{told.version} of ?"),
        ("Bag-Software-Agent", told.program),
    ]
    if before is not None:
        info.append(("Internal-Sender-Description", f"Menggantikan versi {told.version - 1}"))
        info.append(("Internal-Sender-Identifier", before.versions[-1].state[_TAGS]))
    return tag_files(payload, info)


_TAGS = "tagmanifest-sha512.txt"


def _inside(payload: Mapping[str, Digested]) -> dict[str, str]:
    return {path.removeprefix("data/"): one.git for path, one in payload.items()}


def _object_id(info: PortalInfo, cycle: str) -> str:
    """The archive's own name; an address where the portal has one, so that it is one of a kind."""
    return f"{info.url}arsip/{cycle}/" if info.url else f"urn:kks:arsip:{cycle}"
