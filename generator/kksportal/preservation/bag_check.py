"""Whether a bag is whole: every file that it names is there as it was, and no other.

Any bag by BagIt 0.93 to 1.0 is understood. The bag may come from anybody: a path that leads out
of it is a fault, and nothing that it names elsewhere (fetch.txt) is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kksportal.preservation.bag import DECLARATION, INFO, MANIFEST, PAYLOAD, TAG_MANIFEST

Digest = Callable[[str, str], str]  # the digest of a file, by algorithm and path
Read = Callable[[str], bytes]

ALGORITHMS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
_HEAD = re.compile(r"BagIt-Version: ([0-9]+)\.([0-9]+)\r?\nTag-File-Character-Encoding: (\S+)\s*")
_NAME = re.compile(r"(tag)?manifest-([a-z0-9]+)\.txt")
_LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?(.+)")
_LABEL = re.compile(r"([^:\s][^:]*?)[ \t]*:[ \t]?(.*)")
_ENCODINGS = ("utf-8", "utf-16", "iso-8859-1", "us-ascii")
_CODED = {"%25": "%", "%0D": "\r", "%0A": "\n", "%0d": "\r", "%0a": "\n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BagFault:
    """One thing that is not as the bag says: what it is, and of which file."""

    what: str  # a sentence in Indonesian
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Manifest:
    path: str
    algorithm: str
    tags: bool
    entries: Mapping[str, str]


def check_bag(files: Mapping[str, int], read: Read, digest: Digest) -> tuple[BagFault, ...]:
    """Every fault of a bag; none where it is whole.

    `files` are the sizes of the files that are there, by path in the bag.
    """
    if DECLARATION not in files:
        return (BagFault(what="Bukan kantong BagIt: bagit.txt tidak ada.", path=DECLARATION),)
    head = _declaration(read(DECLARATION))
    if isinstance(head, BagFault):
        return (head,)
    version, encoding = head
    return tuple(_faults(files, read, digest, version, encoding))


def check_our_bag(files: Mapping[str, int], read: Read, digest: Digest) -> tuple[BagFault, ...]:
    """Every fault of a bag as this program makes them: both manifests, and nothing unlisted.

    BagIt itself asks for no list of the files beside the payload, and lets others stand there.
    """
    faults = list(check_bag(files, read, digest))
    faults += (
        BagFault(what="Daftar ini hilang.", path=path)
        for path in (MANIFEST, TAG_MANIFEST)
        if path not in files
    )
    listed = {DECLARATION, INFO, MANIFEST, TAG_MANIFEST}
    if TAG_MANIFEST in files:
        listed |= _entries(read, TAG_MANIFEST, "utf-8", strict=True)[0].keys()
    faults += (
        BagFault(what="Berkas ini tidak ada di daftar.", path=path)
        for path in sorted(files.keys() - listed)
        if not path.startswith(PAYLOAD)
    )
    return tuple(faults)


def _declaration(raw: bytes) -> tuple[tuple[int, int], str] | BagFault:
    try:
        found = _HEAD.fullmatch(raw.decode("utf-8"))
    except UnicodeDecodeError:
        found = None
    if raw.startswith(b"\xef\xbb\xbf") or found is None:
        return BagFault(what="Dua baris bagit.txt tidak seperti bakunya.", path=DECLARATION)
    version = (int(found[1]), int(found[2]))
    if not (0, 93) <= version <= (1, 0):
        told = f"Versi BagIt {found[1]}.{found[2]} tidak dikenal."
        return BagFault(what=told, path=DECLARATION)
    encoding = found[3].lower()
    if encoding not in _ENCODINGS:
        return BagFault(what=f"Pengodean {found[3]} tidak dikenal.", path=DECLARATION)
    return version, encoding


def _faults(
    files: Mapping[str, int], read: Read, digest: Digest, version: tuple[int, int], encoding: str
) -> Iterator[BagFault]:
    manifests: list[_Manifest] = []
    for path in sorted(files):
        name = _NAME.fullmatch(path)
        if name is None:
            continue
        if name[2] not in ALGORITHMS:
            yield BagFault(what=f"Sidik {name[2]} tidak dikenal.", path=path)
            continue
        entries, faults = _entries(read, path, encoding, strict=version == (1, 0))
        yield from faults
        manifests.append(
            _Manifest(path=path, algorithm=name[2], tags=bool(name[1]), entries=entries)
        )
    payload = {path for path in files if path.startswith(PAYLOAD)}
    if not any(not one.tags for one in manifests):
        yield BagFault(what="Daftar berkas (manifest) tidak ada.")
    yield from _listed(manifests, payload, every=version == (1, 0))
    yield from _compared(manifests, files, digest)
    yield from _told(files, read, payload, encoding)
    yield from _fetched(files, read, encoding)


def _listed(manifests: list[_Manifest], payload: set[str], *, every: bool) -> Iterator[BagFault]:
    """Files of the payload that stand in no manifest; by 1.0 they have to stand in each."""
    lists = [one for one in manifests if not one.tags]
    known: set[str] = set().union(*(one.entries for one in lists))
    for path in sorted(payload - known):
        yield BagFault(what="Berkas ini tidak ada di daftar.", path=path)
    for one in lists if every else ():
        for path in sorted(known - one.entries.keys()):
            yield BagFault(what=f"{one.path} tidak menyebut berkas ini.", path=path)


def _compared(
    manifests: list[_Manifest], files: Mapping[str, int], digest: Digest
) -> Iterator[BagFault]:
    missing: set[str] = set()
    for one in manifests:
        for path, told in sorted(one.entries.items()):
            if path not in files:
                if path not in missing:
                    missing.add(path)
                    yield BagFault(what="Berkas ini hilang.", path=path)
            elif digest(one.algorithm, path) != told:
                yield BagFault(what="Isi berkas ini berubah: sidiknya berbeda.", path=path)


def _entries(
    read: Read, path: str, encoding: str, *, strict: bool
) -> tuple[dict[str, str], list[BagFault]]:
    """The digests of a manifest by path."""
    text = _text(read(path), encoding)
    if text is None:
        return {}, [BagFault(what="Daftar ini tidak terbaca.", path=path)]
    entries: dict[str, str] = {}
    faults: list[BagFault] = []
    for number, line in enumerate(filter(None, re.split(r"\r\n|\r|\n", text)), start=1):
        found = _LINE.fullmatch(line)
        if found is None:
            faults.append(BagFault(what=f"Baris {number} daftar ini tidak terbaca.", path=path))
            continue
        name, told = re.sub("%(25|0[DAda])", lambda m: _CODED[m[0]], found[2]), found[1].lower()
        name = name.removeprefix("./")
        if _leads_out(name):
            faults.append(BagFault(what=f"Baris {number} menunjuk ke luar kantong.", path=path))
        elif name in entries and (strict or entries[name] != told):
            faults.append(BagFault(what=f"{path} menyebut berkas ini dua kali.", path=name))
        else:
            entries[name] = told
    return entries, faults


def _leads_out(name: str) -> bool:
    """Whether a path leads out of its folder, on any system."""
    if name.startswith(("/", "~", "\\")) or re.match(r"[A-Za-z]:|[%$]", name):
        return True
    return ".." in re.split(r"[/\\]", name)


def _told(
    files: Mapping[str, int], read: Read, payload: set[str], encoding: str
) -> Iterator[BagFault]:
    """What bag-info.txt says of the whole payload."""
    if INFO not in files:
        return
    text = _text(read(INFO), encoding)
    if text is None:
        yield BagFault(what="Keterangan ini tidak terbaca.", path=INFO)
        return
    for line in filter(str.strip, re.split(r"\r\n|\r|\n", text)):
        found = _LABEL.fullmatch(line)
        if found is None and line[0] not in " \t":
            yield BagFault(what=f"Baris “{line[:40]}” bukan “Nama: isi”.", path=INFO)
        elif found and found[1].lower() == "payload-oxum" and "fetch.txt" not in files:
            there = f"{sum(files[path] for path in payload)}.{len(payload)}"
            if found[2].strip() != there:
                told = f"Jumlah isinya {there}, bukan {found[2].strip()} (byte.berkas)."
                yield BagFault(what=told, path=INFO)


def _fetched(files: Mapping[str, int], read: Read, encoding: str) -> Iterator[BagFault]:
    """Files that lie elsewhere: the paths at which they would stand here."""
    text = _text(read("fetch.txt"), encoding) if "fetch.txt" in files else ""
    for line in filter(None, re.split(r"\r\n|\r|\n", text or "")):
        name = line.split(None, 2)[-1]
        if _leads_out(name):
            yield BagFault(what="Satu baris menunjuk ke luar kantong.", path="fetch.txt")


def _text(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None
