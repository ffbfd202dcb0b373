"""Where dropped files belong in a portal: each by its name, else by its columns.

Nothing is guessed from likeness: a file that fits no table, or several, is named and left.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import basename, dirname

from kksportal.browser_check.state import first_line
from kksportal.browser_check.unpack import unpack
from kksportal.model.kinds import RESOURCES
from kksportal.read.folder import DESCRIPTOR

File = tuple[str, bytes]  # the name as it was dropped, and its content

TABLES = {res.name: res for res in RESOURCES["daerah"]}
_PUBLISHED = re.compile(r"[a-z0-9-]+_S?[0-9]{2}\.[0-9]{2}_([a-z_-]+)\.csv")  # in our archives
_COPY = re.compile(r"(?: ?\([0-9]+\)| - (?:Copy|Salin)(?: \([0-9]+\))?)$")
_PICTURES = (".jpg", ".jpeg", ".png", ".webp")
_PHONE = (".heic", ".heif")
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".numbers")


@dataclass(slots=True)
class Sorted:
    """Dropped files by what they are, and what is said of them."""

    package: dict[str, bytes] = field(default_factory=dict)  # a whole package, by file names
    code: str = ""  # of that package, or of the published archive's file names
    tables: dict[str, bytes] = field(default_factory=dict)  # single tables, by their names
    texts: dict[str, bytes] = field(default_factory=dict)  # stories and narratives, by paths
    pictures: dict[str, bytes] = field(default_factory=dict)  # by names
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)  # of pictures, as decoded
    workbooks: dict[str, bytes] = field(default_factory=dict)  # by names
    notes: list[str] = field(default_factory=list)


def sort_files(dropped: Iterable[File]) -> Sorted:
    """What dropped files are; archives are opened first."""
    found = Sorted()
    files = [one for file in dropped for one in _opened(file, found)]
    heads = [name for name, _ in files if basename(name) == DESCRIPTOR]
    if len(heads) > 1:
        found.notes.append("Ada lebih dari satu paket data; periksa satu per satu.")
        return found
    place = dirname(heads[0]) if heads else None
    for name, content in files:
        if (
            place is not None
            and name.startswith(f"{place}/" if place else "")
            and (place or not name.endswith(".md"))
        ):
            found.package[name.removeprefix(f"{place}/")] = content
        else:
            _sort(name, content, found)
    if found.package:
        _take_package(found)
    return found


def _opened(file: File, found: Sorted) -> Iterator[File]:
    """The file, or the files in an archive."""
    name, content = file
    if not name.lower().endswith(".zip"):
        yield file
        return
    members, fault = unpack(content)
    if fault:
        found.notes.append(f"{basename(name)}: {fault}")
    yield from members.items()


def _sort(name: str, content: bytes, found: Sorted) -> None:
    file, lower = basename(name), basename(name).lower()
    if lower.endswith(".csv"):
        table, how = _table_of(file, content)
        if not table:
            found.notes.append(f"{file}: {how}")
        elif table in found.tables:
            found.notes.append(f"{file}: tabel {table} sudah ada di antara berkas ini; dilewati.")
        else:
            found.tables[table] = content
            if how:
                found.notes.append(f"{file}: {how}")
    elif lower.endswith(".md"):
        found.texts[_text_path(name)] = content
    elif lower.endswith(_PICTURES):
        found.pictures[file] = content
    elif lower.endswith(_PHONE):
        found.notes.append(
            f"{file}: peramban ini tidak dapat membaca HEIC. Di iPhone: Pengaturan, Kamera, "
            "Format, Paling Kompatibel; atau kirim dahulu foto itu ke diri sendiri lewat WhatsApp."
        )
    elif lower.endswith(_WORKBOOKS):
        found.workbooks[file] = content
    else:
        found.notes.append(f"{file}: bukan tabel, naskah, foto, atau paket; dilewati.")


def _table_of(file: str, content: bytes) -> tuple[str, str]:
    """The table that a CSV file is, and what to say of it; "" and why where it is none."""
    stem = file[:-4]
    published = _PUBLISHED.fullmatch(file)
    name = published[1] if published else _COPY.sub("", stem).strip().lower()
    plain = name.replace(" ", "-")
    for known in (name, plain, plain.replace("-", "_"), plain.replace("_", "-")):
        if known in TABLES:
            return known, "" if known == stem or published else f"dibaca sebagai tabel {known}."
    head = set(first_line(content))
    fitting = [
        name
        for name, res in TABLES.items()
        if head <= set(res.columns)
        and all(column in head for column, rule in res.columns.items() if rule.required)
    ]
    if len(fitting) == 1:
        return fitting[0], f"dibaca sebagai tabel {fitting[0]}, menurut kolom-kolomnya."
    return "", "tidak dikenal sebagai tabel. Beri nama tabelnya, misalnya capaian.csv."


def _text_path(name: str) -> str:
    at = name.find("content/")
    if at >= 0 and (at == 0 or name[at - 1] == "/"):
        return name[at:]
    return f"content/inovasi/{basename(name)}"


def _take_package(found: Sorted) -> None:
    """The code of the package; one from our own archive gets the names that a portal has."""
    try:
        told = json.loads(found.package[DESCRIPTOR])
        found.code = str(told["kks"]["kode"])
        entries = [(str(one["name"]), str(one["path"])) for one in told["resources"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        return
    if entries and all(_is_ours(name, path) for name, path in entries):
        renamed = {path: f"{name}.csv" for name, path in entries}
        found.package = {renamed.get(n, n): raw for n, raw in found.package.items()}
        found.package.pop("README.txt", None)


def _is_ours(name: str, path: str) -> bool:
    match = _PUBLISHED.fullmatch(path)
    return match is not None and match[1] == name


def heads_of(files: Mapping[str, bytes]) -> dict[str, tuple[str, ...]]:
    """The columns of the tables among files, by their names."""
    return {name[:-4]: first_line(raw) for name, raw in files.items() if name[:-4] in TABLES}
