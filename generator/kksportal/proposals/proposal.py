"""A proposal: what an office hands in as one .zip, packed by `/periksa/`, unpacked by `kks terima`.

The archive holds `usulan.json` (who, about which district, and the sha256 of every file before and
after), `isi/<path>` with the new files, and `dasar/<path>` with the texts it started from, so that
rows can be merged with what has changed since. It runs unchanged in a browser's Python.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.intake.decoding import decode
from kksportal.intake.habits import Weight
from kksportal.proposals.archive import TEXTS, read_archive, shown
from kksportal.proposals.head import Head, read_head
from kksportal.proposals.places import is_picture, refused

FORMAT = "kks-usulan/1"
HEAD = "usulan.json"
NEW, BASE = "isi/", "dasar/"

_FROM_PROGRAMS = (".csv", ".md")  # what spreadsheets and word processors write in own letters
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3
_PICTURE = {
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedFile:
    """A file that a proposal changes, by its path inside the portal."""

    path: str
    content: bytes | None  # None: it is to be removed
    base_sha: str = ""  # of the file it started from; "": there was none
    base: bytes | None = None  # that file, where it is a text


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What an office hands in."""

    head: Head
    files: tuple[ProposedFile, ...]
    digest: str  # the sha256 of the archive


def changed_file(path: str, before: bytes | None, after: bytes | None) -> ProposedFile:
    """A file as it was and as it is proposed; None where there is none."""
    return ProposedFile(
        path=path,
        content=after,
        base_sha="" if before is None else _sha(before),
        base=before if path.endswith(TEXTS) else None,
    )


def pack(head: Head, files: Iterable[ProposedFile]) -> bytes:
    """The archive of a proposal: the same bytes for the same head and files.

    Nothing is checked here: `unpack` says whether the archive will be taken in.
    """
    listed = sorted(files, key=lambda file: file.path)
    record = head.record(FORMAT) | {
        "dasar": {file.path: file.base_sha for file in listed},
        "berkas": {f.path: "" if f.content is None else _sha(f.content) for f in listed},
    }
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        _add(archive, HEAD, json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n")
        for file in listed:
            if file.content is not None:
                _add(archive, NEW + file.path, file.content)
            if file.base is not None:
                _add(archive, BASE + file.path, file.base)
    return out.getvalue()


def unpack(raw: bytes, name: str = "usulan.zip") -> Proposal | tuple[Finding, ...]:
    """The proposal in an archive that may come from anybody, or every reason why it is refused.

    `name` is what its findings call the archive.
    """
    members, findings = read_archive(raw, name)
    if findings:
        return tuple(findings)
    if HEAD not in members:
        what = f"Tidak ada {HEAD}: ini bukan usulan dari halaman /periksa/."
        return (_at("U001", name, what),)
    record, head, faults = read_head(members.pop(HEAD), HEAD, FORMAT)
    if head is None or faults:
        return tuple(faults)
    before, after = record["dasar"], record["berkas"]
    if findings := [*_listed(before, after, members, head.code)]:
        return tuple(findings)
    files = tuple(
        ProposedFile(
            path=path,
            content=members.get(NEW + path),
            base_sha=before[path],
            base=members.get(BASE + path),
        )
        for path in sorted(after)
    )
    return Proposal(head=head, files=files, digest=_sha(raw))


def _listed(
    before: dict[str, str], after: dict[str, str], members: dict[str, bytes], code: str
) -> Iterator[Finding]:
    """Whether the files of an archive are those that its head lists, and may be changed."""
    if not after:
        yield _at("U004", HEAD, "Usulan ini tidak mengubah apa pun.")
    for path in sorted(before.keys() | after.keys()):
        if what := refused(path, code):
            yield _at("U003", path, what)
        elif path not in before or path not in after:
            yield _at("U004", path, "Berkas ini hanya disebut di dasar, atau hanya di berkas.")
        elif not before[path] and not after[path]:
            yield _at("U004", path, "Berkas ini tidak ada sebelum dan sesudah usulan.")
        else:
            yield from _whole(path, NEW, after[path], members)
            if not is_picture(path):
                yield from _whole(path, BASE, before[path], members)
    twins: dict[str, str] = {}
    for path in sorted(after):
        twin = twins.setdefault(path.casefold(), path)
        if twin != path:
            yield _at("U003", path, f"“{shown(twin)}” hanya beda huruf besar.")
    if len({path.split("/")[2] for path in after if path.startswith("datapackages/")}) > 1:
        yield _at("U004", HEAD, "Usulan ini menyebut dua folder paket.")
    listed = {NEW + path for path in after} | {BASE + p for p in before if not is_picture(p)}
    for name in sorted(members.keys() - listed):
        yield _at("U004", name, f"Berkas ini tidak disebut di {HEAD}.")


def _whole(path: str, folder: str, sha: str, members: dict[str, bytes]) -> Iterator[Finding]:
    content = members.get(folder + path)
    if content is None or not sha:
        if content is not None:
            yield _at("U004", folder + path, f"Berkas ini kosong menurut {HEAD}.")
        elif sha:
            yield _at("U004", folder + path, "Berkas ini tidak ada di dalam arsip.")
    elif _sha(content) != sha:
        yield _at("U004", folder + path, f"Isinya berbeda dari sidik jarinya di {HEAD}.")
    elif is_picture(path):
        form = _PICTURE[path[path.rindex(".") :].lower()]
        if not form.match(content):
            yield _at("U004", folder + path, "Isinya bukan gambar sesuai akhiran namanya.")
    elif what := _no_text(path, content):
        yield _at("U004", folder + path, what)


def _no_text(path: str, content: bytes) -> str:
    """Why a file is no text, as a sentence; "" where it is one.

    A table or a story may be in the letters of another program: they are told (`tidied`).
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        decoded = decode(content) if path.endswith(_FROM_PROGRAMS) else None
        if decoded is None:
            return "Isinya bukan teks UTF-8."
        if decoded.habits[-1].weight is Weight.REFUSED:
            return f"{decoded.habits[-1].what}."
        text = decoded.text
    else:
        if "\0" in text and path.endswith(_FROM_PROGRAMS):
            text = decode(content).text  # UTF-16 without its mark
    return "Isinya bukan teks." if "\0" in text else ""


def _add(archive: ZipFile, name: str, content: bytes) -> None:
    entry = ZipInfo(name)  # its time is the first that an archive can hold
    entry.compress_type = ZIP_STORED if is_picture(name) else ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE
    archive.writestr(entry, content, compresslevel=9)


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _at(code: str, path: str, what: str) -> Finding:
    return Finding(kind=kind(f"KKS-{code}"), path=shown(path), what=what)
