"""The pages of closed cycles: what was frozen when, how to take it, check it and quote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kksportal import addresses
from kksportal.model.closed import ArchivedCycle
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.text import date_text, number, size_text
from kksportal.words.caps import VersionCaps, caps_counted, version_caps
from kksportal.words.corrections import Corrected, Later, Removed, corrected, later_finds, removed
from kksportal.words.frames import Crumb, frame
from kksportal.words.names import Names
from kksportal.words.views import Link


class CycleRow(NamedTuple):
    """A closed cycle in the list: where its page is, and what there is to say in a line."""

    cycle: str
    href: str
    closed: str  # "ditutup 31 Januari 2026"
    versions: str  # "2 versi", or ""
    state: str  # "Diperiksa 1 Maret 2026: utuh."
    caps: str  # "2 cap waktu, ditandatangani", or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveList:
    """`daftar-arsip.html`: every closed cycle."""

    cycles: tuple[CycleRow, ...]


class VersionRow(NamedTuple):
    """A version of an archive, as a line of its page."""

    label: str
    day: str
    sha512: str
    files: str


class PartRow(NamedTuple):
    """The pages of a province as one file: its link, and its digest."""

    link: Link
    sha512: str


class ProvincePages(NamedTuple):
    """The archived pages of a province's districts."""

    province: str  # "" for districts that are none any more
    pages: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePage:
    """`arsip.html`: one closed cycle."""

    cycle: str
    closed: str
    state: str
    altered: bool
    versions: tuple[VersionRow, ...]
    zip: Link | None
    zip_sha512: str
    parts: tuple[PartRow, ...]
    folder: str  # the folder in the ZIP
    caps: tuple[VersionCaps, ...]
    stamped: bool  # whether any stamp can be checked
    signed: bool
    key: str  # the owner's public key, as `minisign -P` takes it
    key_name: str
    districts: str  # "514 halaman daerah", or ""
    provinces: tuple[ProvincePages, ...]
    bag: str  # the digest of the newest bag
    quote: str
    errata: tuple[Corrected, ...]
    later: tuple[Later, ...]
    removed: tuple[Removed, ...]
    awards: Link | None
    framework: Link | None


def archive_list(context: NationContext) -> Iterator[Page]:
    """`/arsip/`: every closed cycle; none where no cycle is closed."""
    if not context.data.closed or not context.wants(addresses.ARCHIVES()):
        return
    yield Page(
        frame=frame(
            addresses.ARCHIVES(),
            "Arsip",
            "Siklus yang sudah ditutup: data, aturan, halaman, dan penghargaannya dibekukan.",
            "",
        ),
        view=ArchiveList(
            cycles=tuple(
                CycleRow(
                    cycle=one.cycle,
                    href=addresses.ARCHIVE(one.cycle),
                    closed=_closed(one),
                    versions=f"{len(one.versions)} versi" if len(one.versions) > 1 else "",
                    state=_state(one),
                    caps=caps_counted(one),
                )
                for one in reversed(context.archives())
            )
        ),
    )


def archive_pages(context: NationContext) -> Iterator[Page]:
    """`/arsip/<siklus>/`: what was frozen when, and what was said afterwards."""
    for closed in context.data.closed:
        address = addresses.ARCHIVE(closed.cycle)
        if not context.wants(address):
            continue
        told = next(one for one in context.archives() if one.cycle == closed.cycle)
        yield Page(
            frame=frame(
                address,
                f"Arsip siklus {told.cycle}",
                f"Data, aturan, halaman, dan penghargaan siklus {told.cycle}, {_closed(told)}.",
                "",
                crumbs=(Crumb("Arsip", addresses.ARCHIVES()),),
            ),
            view=_view(context, told, closed.pages),
        )


def archives_link(context: NationContext) -> Link | None:
    """The way to the archives of closed cycles; None where none is closed."""
    if not context.data.closed:
        return None
    return Link(label="Arsip siklus yang sudah ditutup", href=addresses.ARCHIVES())


def archive_link(context: NationContext, cycle: str) -> Link | None:
    """The way to the archive of a cycle; None where it is open."""
    if all(one.cycle != cycle for one in context.data.closed):
        return None
    return Link(label=f"Arsip siklus {cycle}", href=addresses.ARCHIVE(cycle))


def _view(context: NationContext, told: ArchivedCycle, pages: frozenset[str]) -> ArchivePage:
    info, newest = context.info, told.versions[-1] if told.versions else None
    package = context.data.archives.get(told.cycle)
    names = context.names
    stands = {one.head.cycle for one in context.data.awards}
    return ArchivePage(
        cycle=told.cycle,
        closed=_closed(told),
        state=_state(told),
        altered=told.altered,
        versions=tuple(
            VersionRow(
                label=f"Versi {one.number}",
                day=date_text(one.day),
                sha512=one.sha512,
                files=f"{one.files} berkas"
                + (" yang tersisa sesudah penghapusan menurut hukum" if one.emptied else ""),
            )
            for one in reversed(told.versions)
        ),
        zip=Link(
            label=f"{told.zip.name} ({size_text(told.zip.size)})",
            href=addresses.ARCHIVE_ZIP(told.cycle, told.zip.name),
        )
        if told.zip
        else None,
        zip_sha512=told.zip.sha512 if told.zip else "",
        parts=tuple(
            PartRow(
                Link(
                    label=f"{one.name} ({size_text(one.size)})",
                    href=addresses.ARCHIVE_ZIP(told.cycle, one.name),
                ),
                one.sha512,
            )
            for one in told.parts
        ),
        folder=told.zip.name.removesuffix(".zip") if told.zip else "",
        caps=tuple(version_caps(told)),
        stamped=any(one.authority and one.files for one in told.caps),
        signed=any(not one.authority and one.files for one in told.caps),
        key=told.key.text if told.key else "",
        key_name=told.key.name if told.key else "",
        districts=f"{number(str(len(pages)))} halaman daerah" if pages else "",
        provinces=tuple(_provinces(told.cycle, pages, context.names)),
        bag=newest.sha512 if newest else "",
        quote=_quote(info.office or info.name, info.name, told),
        errata=corrected(package, names) if package else (),
        later=later_finds(package, names) if package else (),
        removed=removed(package) if package else (),
        awards=Link(label=f"Penghargaan {told.cycle}", href=addresses.AWARD_CYCLE(told.cycle))
        if told.cycle in stands
        else None,
        framework=Link(label=f"Aturan {told.cycle}", href=addresses.FRAMEWORK(told.cycle))
        if told.cycle in context.data.frameworks
        else None,
    )


def _provinces(cycle: str, pages: frozenset[str], names: Names) -> Iterator[ProvincePages]:
    """The archived pages by province, as both stand today; last those of districts of then."""
    current = {row.id: row for row in names.current}
    found: dict[str, list[tuple[str, Link]]] = {}
    for slug in sorted(pages):
        row = current.get(slug)
        link = Link(label=row.nama if row else slug, href=addresses.ARCHIVED_DISTRICT(cycle, slug))
        found.setdefault(row.provinsi if row else "", []).append((row.kode if row else slug, link))
    for province in names.provinces.values():
        if rows := found.pop(province.id, []):
            yield ProvincePages(province.nama, tuple(link for _, link in sorted(rows)))
    for rows in found.values():
        yield ProvincePages("", tuple(link for _, link in sorted(rows)))


def _closed(told: ArchivedCycle) -> str:
    return f"ditutup {date_text(told.versions[0].day)}" if told.versions else "arsipnya rusak"


def _state(told: ArchivedCycle) -> str:
    """What the last check found, and whether it looked at what stands here now."""
    if told.altered:
        return "Isinya berubah sesudah dibekukan, jadi tidak ditawarkan di sini."
    looked, versions = told.looked, told.versions
    if looked is None or not versions:
        return "Belum ada hasil pemeriksaan yang dicatat." if versions else ""
    found = f"Diperiksa {date_text(looked.day)}: {'utuh' if looked.sound else 'tidak utuh'}"
    if looked.sha512 == versions[-1].sha512:
        return f"{found}."
    if any(looked.sha512 == one.sha512 for one in versions):
        return f"{found}, sebelum versi {versions[-1].number}; sejak itu belum diperiksa lagi."
    return f"Diperiksa {date_text(looked.day)}, tetapi bukan isi yang ada sekarang."


def _quote(office: str, portal: str, told: ArchivedCycle) -> str:
    if not told.versions:
        return ""
    newest = told.versions[-1]
    return (
        f"{office}. Arsip Kabupaten/Kota Sehat siklus {told.cycle}, versi {newest.number}. "
        f"{portal}. Dibekukan {date_text(newest.day)}. SHA-512 {newest.sha512[:16]}…"
    )
