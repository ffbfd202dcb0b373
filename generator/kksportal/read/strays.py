"""Findings about files that reach no page: in another place, or in another form, than is read.

Whoever sends a story as .docx, or a table as .xlsx, learns that nobody will see it.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import Head, Story
from kksportal.privacy import Personal, personal_in
from kksportal.read.listing import Listing, names_below

_SYSTEM = ("thumbs.db", "desktop.ini", "icon\r")  # left by systems, never by people
_BESIDE = ("readme", "baca", "license", "lisensi", "citation")  # told to whoever opens the folder
_DESCRIPTOR = "datapackage.json"
_MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd", ".txt")
_ADVICE = {
    ".docx": "Salin isinya ke berkas .md; contohnya naskah lain di folder ini",
    ".doc": "Salin isinya ke berkas .md; contohnya naskah lain di folder ini",
    ".odt": "Salin isinya ke berkas .md; contohnya naskah lain di folder ini",
    ".xlsx": "Simpan tiap lembarnya sebagai CSV UTF-8 dengan nama tabel dari kontrak data",
    ".xls": "Simpan tiap lembarnya sebagai CSV UTF-8 dengan nama tabel dari kontrak data",
    ".ods": "Simpan tiap lembarnya sebagai CSV UTF-8 dengan nama tabel dari kontrak data",
}


def stray_files(folder: Path, head: Head, used: Collection[str]) -> Iterator[Finding]:
    """Findings about the files of a package's folder that are no table of it.

    A CSV file beside the descriptor has a finding of its own (P017).
    """
    known = {_DESCRIPTOR, *used}
    for name in names_below(folder):
        own = "/" not in name and name.lower().endswith(".csv")
        if name not in known and not own and not name.lower().startswith(_BESIDE):
            yield from _stray(f"{head.folder}/{name}", "Berkas ini bukan tabel paketnya.", "")


def stray_texts(
    folders: Folders, listing: Listing, stories: Collection[Story], packages: Collection[Path]
) -> Iterator[Finding]:
    """Findings about files in `content/` that no page is made of, and data in no package."""
    read = {story.path for story in stories}
    shown = {
        f"{_folder_of(story)}/{os.path.normpath(file)}" for story in stories for file in story.files
    }
    for path in listing.content:
        name = path.removeprefix("content/")
        if path in shown or path in read or _is_page(name):
            continue
        yield from _stray(path, *_why_unread(name))
    homes = {folders.relative(place) for place in packages}
    for path in listing.packages:
        if homes.isdisjoint(_folders_of(path)):
            advice = "Pindahkan ke folder paketnya, di sebelah datapackage.json"
            yield from _stray(path, "Berkas ini tidak di dalam paket data.", advice)


def _is_page(name: str) -> bool:
    """Whether a file of `content/` is read: an editorial page, or a text in its place.

    A text in its place that cannot be read has findings of its own.
    """
    parts = name.split("/")
    if not name.endswith(".md"):
        return False
    if parts[0] == "inovasi":
        return len(parts) == 2
    if parts[0] == "narasi":
        return len(parts) == 4
    return parts[0].lower() not in ("inovasi", "narasi")


def _why_unread(name: str) -> tuple[str, str]:
    """Why nobody will see a file of `content/`, and what to do."""
    parts, form = name.split("/"), os.path.splitext(name)[1]
    first = parts[0].lower()
    if form.lower() in _MARKDOWN or form == ".MD":
        return f"Naskah berakhiran {form} tidak dibaca.", "Ganti akhirannya menjadi .md"
    if form == ".md" and parts[0] != first:
        return f"Folder “{parts[0]}” tidak dibaca.", f"Ganti nama foldernya menjadi {first}"
    if form == ".md" and first == "narasi":
        return (
            "Narasi ini tidak di tempatnya.",
            "Pindahkan ke content/narasi/KODE/SIKLUS/TATANAN.md",
        )
    if form == ".md":
        return "Cerita ini tidak di tempatnya.", f"Pindahkan ke content/inovasi/{parts[-1]}"
    return "Berkas ini tidak ditampilkan di halaman mana pun.", ""


def _stray(path: str, what: str, advice: str) -> Iterator[Finding]:
    file = path.rpartition("/")[2]
    form = os.path.splitext(file)[1].lower()
    if file.lower() in _SYSTEM or (
        path.startswith("datapackages/") and file.lower().startswith(_BESIDE)
    ):
        return
    yield Finding(kind=kind("KKS-B010"), path=path, what=f"“{file}”: {what}",
                  advice=_ADVICE.get(form, "") or advice)  # fmt: skip


def personal_names(listing: Listing) -> Iterator[Finding]:
    """Findings about files and folders whose names hold personal data; they become addresses."""
    told: dict[str, Personal | None] = {}  # tables of all districts have the same few names
    for path in listing.all:
        for part in path.split("/"):
            if part not in told:
                told[part] = personal_in(part, address=True)
            if found := told[part]:
                yield Finding(kind=kind(f"KKS-{found.code}"), path=path,
                              what=f"Nama berkas: {found.sentence}",
                              advice="Ganti nama berkasnya")  # fmt: skip
                break


def _folder_of(story: Story) -> str:
    folder = story.path.rpartition("/")[0]
    return folder.rpartition("/")[0] if story.path.startswith("content/narasi/") else folder


def _folders_of(path: str) -> Iterator[str]:
    """Every folder in which a file lies, the nearest first."""
    while path := path.rpartition("/")[0]:
        yield path
