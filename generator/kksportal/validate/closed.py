"""A closed cycle is not changed: rows and texts as they were frozen, lists that only grow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.archive_rows import ARSIP
from kksportal.model.closed import ClosedCycle, Print
from kksportal.model.contract import Resource
from kksportal.model.package import ArchivePackage, Package, Story
from kksportal.preservation.chain import broken, still_begins
from kksportal.preservation.closed import differing, text_print

_LISTS = tuple(res for res in ARSIP if "sha512_sebelumnya" in res.columns)
_NO_PRINT = Print(0, "")


def check_closed(package: Package, closed: Iterable[ClosedCycle]) -> Iterator[Finding]:
    """Findings about a package whose frozen rows are not as closed cycles froze them.

    One a table. Which rows differ is told where the archive itself is opened.
    """
    if isinstance(package, ArchivePackage):
        yield from _check_lists(package, closed)
        return
    for one in closed:
        for name, then, now in differing(one, package):
            path = f"{package.head.folder}/{package.head.file_of(name)}"
            yield Finding(kind=kind("KKS-T001"), path=path, what=_sentence(one.cycle, then, now))


def check_closed_texts(texts: Iterable[Story], closed: Iterable[ClosedCycle]) -> Iterator[Finding]:
    """Findings about stories and narratives that are not as closed cycles froze them."""
    listed = {text.path: text for text in texts}
    for one in closed:
        for path, then in sorted(one.texts.items()):
            now = text_print(listed[path]) if path in listed else _NO_PRINT
            if now.sha512 != then.sha512:
                gone = "hilang" if path not in listed else "berubah"
                yield Finding(
                    kind=kind("KKS-T001"), path=path,
                    what=f"Naskah ini dibekukan di siklus {one.cycle}, dan sekarang {gone}.",
                )  # fmt: skip
        for path, text in sorted(listed.items()):
            if text.cycle == one.cycle and path not in one.texts:
                yield Finding(
                    kind=kind("KKS-T001"), path=path,
                    what=f"Siklus {one.cycle} sudah ditutup tanpa naskah ini.",
                    advice="Beri naskahnya siklus yang masih terbuka, atau kosongkan siklusnya",
                )  # fmt: skip


def _sentence(cycle: str, then: int, now: int) -> str:
    frozen = f"Siklus {cycle} sudah ditutup dengan"
    if not then:
        return f"Siklus {cycle} sudah ditutup tanpa baris di tabel ini; sekarang ada {now}."
    if then != now:
        return f"{frozen} {then} baris di tabel ini; sekarang {now or 'tidak ada'}."
    return f"{frozen} {then} baris di tabel ini; jumlahnya tetap, isinya berbeda."


def _check_lists(package: ArchivePackage, closed: Iterable[ClosedCycle]) -> Iterator[Finding]:
    own = next((one for one in closed if one.cycle == package.head.cycle), None)
    for res in _LISTS:
        rows: tuple[Any, ...] = getattr(package, res.name)
        path = f"{package.head.folder}/{package.head.file_of(res.name)}"
        for fault in broken(res, rows):
            yield Finding(
                kind=kind("KKS-T002"), path=path, row=fault.place + 2, column=fault.column,
                what=fault.what,
            )  # fmt: skip
        if own and not still_begins(res, rows, own.lists.get(res.name, _NO_PRINT)):
            what = (
                f"Versi {own.version} arsip {own.cycle} memuat {own.lists[res.name].rows} baris "
                "daftar ini; baris itu sekarang berbeda atau kurang."
            )
            yield Finding(kind=kind("KKS-T002"), path=path, what=what)
    if own:
        yield from _check_subjects(package, own.subjects())
        yield from _check_carried_out(package, own)


def _check_subjects(package: ArchivePackage, subjects: frozenset[str]) -> Iterator[Finding]:
    """Findings about lines on packages of which the cycle holds nothing."""
    for name, rows in _by_list(package).items():
        path = f"{package.head.folder}/{package.head.file_of(name)}"
        for line, row in enumerate(rows, start=2):
            # A later find may be the first of its package.
            if row.perihal not in subjects and name == "errata":
                what = f"Siklus {package.head.cycle} tidak membekukan apa pun dari “{row.perihal}”."
                yield Finding(
                    kind=kind("KKS-T004"), path=path, row=line, column="perihal", what=what
                )


def _check_carried_out(package: ArchivePackage, own: ClosedCycle) -> Iterator[Finding]:
    """Findings about orders whose version is not there: they were cut short."""
    path = f"{package.head.folder}/{package.head.file_of('dikeluarkan')}"
    for line, row in enumerate(package.dikeluarkan, start=2):
        if row.versi.isdecimal() and int(row.versi) > own.version:
            what = f"Arsip {own.cycle} belum punya versi {row.versi}."
            yield Finding(kind=kind("KKS-T006"), path=path, row=line, column="versi", what=what)


def _by_list(package: ArchivePackage) -> Mapping[str, tuple[Any, ...]]:
    return {res.name: getattr(package, res.name) for res in _LISTS}


def list_resource(name: str) -> Resource:
    """The resource of a list beside an archive, by its name."""
    return next(res for res in ARSIP if res.name == name)
