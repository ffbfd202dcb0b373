"""The files that a proposal may change: those of one district, and nothing beside them.

A proposal comes from anybody, so a name is refused unless it is one of the few forms listed here.
"""

from __future__ import annotations

import re

from kksportal.read.entries import odd_name

DESCRIPTOR = "datapackage.json"
PICTURES = (".jpg", ".jpeg", ".png", ".webp")
LONGEST_PATH = 250

CODE = re.compile(r"S?[0-9]{2}\.[0-9]{2}")
_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_TABLE = re.compile(r"[a-z0-9][a-z0-9_-]*\.csv")
_FOLDER = re.compile(_SLUG)
_YEAR = re.compile(r"(19|20)[0-9]{2}")


def refused(path: str, code: str) -> str:
    """Why a proposal for a district may not change this file, as a sentence; "" where it may."""
    if len(path) > LONGEST_PATH:
        return f"Jalurnya {len(path)} huruf; paling banyak {LONGEST_PATH}."
    return odd_path(path) or _elsewhere(path, code)


def odd_path(path: str) -> str:
    """Why a name can be no path inside any portal, as a sentence; "" where it can."""
    if "\\" in path:
        return "Jalurnya memuat garis miring terbalik."
    if path.startswith("/") or re.match("[A-Za-z]:", path):
        return "Jalurnya mulai dari akar disk, bukan dari portal."
    parts = path.split("/")
    if ".." in parts or "." in parts or "" in parts:
        return "Jalurnya keluar dari portal, atau tidak lurus."
    for part in parts:
        if what := odd_name(part):
            return what
        if part.startswith((".", "-", "~")):
            return f"Nama di dalamnya diawali “{part[0]}”."
    return ""


def is_table(path: str) -> bool:
    """Whether a file is a table of a package."""
    return path.endswith(".csv")


def is_picture(path: str) -> bool:
    """Whether a file is a picture."""
    return path.lower().endswith(PICTURES)


def _elsewhere(path: str, code: str) -> str:
    match path.split("/"):
        case ["datapackages", "daerah", folder, file]:
            return _in_package(folder, file, code)
        case ["content", "inovasi", *_, file] as parts if len(parts) <= 4:
            if _is_text(file):
                return "" if len(parts) == 3 else "Cerita disimpan langsung di content/inovasi/."
            return _picture(file, parts[2:-1])
        case ["content", "narasi", place, *between, file] if len(between) <= 1:
            if place != code:
                return f"Narasi ini milik {place[:20]}, bukan {code}."
            if _is_text(file):
                year = "".join(between)
                return "" if _YEAR.fullmatch(year) else "Narasi disimpan di folder siklusnya."
            return _picture(file, between)
    return "Usulan hanya boleh mengubah paket data, cerita, narasi, dan foto daerahnya."


def _in_package(folder: str, file: str, code: str) -> str:
    place, _, slug = folder.partition("-")
    if place != code:
        return f"Paket ini milik {place[:20]}, bukan {code}."
    if not re.fullmatch(_SLUG, slug):
        return "Folder paket bernama KODE-nama-daerah."
    if file == DESCRIPTOR or _TABLE.fullmatch(file):
        return ""
    return f"Isi paket hanya tabel .csv dan {DESCRIPTOR}."


def _is_text(file: str) -> bool:
    return file.endswith(".md")


def _picture(file: str, folders: list[str]) -> str:
    if not is_picture(file):
        return "Di samping naskah hanya boleh ada foto jpg, jpeg, png, atau webp."
    if not all(_FOLDER.fullmatch(folder) for folder in folders):
        return "Folder foto bernama huruf kecil, angka, dan tanda hubung."
    return ""
