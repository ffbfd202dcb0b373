"""`kks rapikan`: files of a portal brought into the form of the contract, whole or not at all.

What is sure is written and told; what may mean several things is asked, or stands as it was. No
link is followed, and nothing outside the portal is touched.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kksportal.effects import Folders
from kksportal.errors import PortalError, in_words
from kksportal.intake.cells import Codes
from kksportal.intake.tidying import Question, Tidied, tidy, tidy_text
from kksportal.model.contract import Resource
from kksportal.model.kinds import RESOURCES, find_resource
from kksportal.read.folder import DESCRIPTOR
from kksportal.read.portal import read_shared
from kksportal.read.table import read_raw

Ask = Callable[[str, Question], str]  # the file and the question: a reading, or "" to leave it
_TEXTS = (".md", ".json")
_PLACES = ("datapackages", "content")
_LISTS = ("izin-temuan.csv", "akses-awal.csv", "alamat-terbit.csv")
_MOST_HEAD = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TidiedFile:
    """What became of one file."""

    path: str  # relative to the portal
    tidied: Tidied
    changed: bool = False  # it is, or with `dry` would be, written anew
    fault: str = ""  # why it could not be read or written


def tidy_files(
    folders: Folders, paths: Iterable[Path], ask: Ask | None = None, *, dry: bool = False
) -> Iterator[TidiedFile]:
    """Every table and text below the paths, or of the whole portal, one by one as it is done.

    Raises PortalError for a path that is not in the portal or not there.
    """
    places = [_inside(folders, path) for path in paths]
    shared, _ = read_shared(folders)
    codes = Codes.of(shared) if shared else Codes()
    for path in _files(folders, places):
        yield _tidy_file(path, folders, codes, ask, dry=dry)


def _tidy_file(
    path: Path, folders: Folders, codes: Codes, ask: Ask | None, *, dry: bool
) -> TidiedFile:
    name = folders.relative(path)
    raw, findings = read_raw(path, name)
    if raw is None:
        return TidiedFile(path=name, tidied=Tidied(content=None), fault=findings[0].what)
    if path.suffix.lower() in _TEXTS:
        tidied = tidy_text(raw)
    else:
        res = _resource(path, folders)
        tidied = tidy(raw, res, codes)
        answers = {(q.line, q.column): ask(name, q) for q in tidied.questions} if ask else {}
        answers = {key: answer for key, answer in answers.items() if answer}
        tidied = tidy(raw, res, codes, answers) if answers else tidied
    changed = tidied.content is not None and tidied.content != raw
    fault = ""
    if changed and not dry and tidied.content is not None:
        try:
            replace_whole(path, tidied.content)
        except OSError as problem:
            changed, fault = False, f"tidak dapat ditulis ({in_words(problem)})"
    return TidiedFile(path=name, tidied=tidied, changed=changed, fault=fault)


def replace_whole(path: Path, content: bytes) -> None:
    """Put new bytes in the place of a file at once: it is the old one or the new one, never half.

    Raises OSError, and then nothing is left behind.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    mode = path.lstat().st_mode & 0o777
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(fresh, mode)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _inside(folders: Folders, path: Path) -> Path:
    """A path that a person names, where it is in the portal and no link leads to it."""
    whole = folders.named(path)
    if not whole.is_relative_to(folders.root):
        raise PortalError(f"{path} di luar portal ini; yang dirapikan hanya berkas portal")
    if not os.path.lexists(whole):
        raise PortalError(f"tidak ada berkas {path}")
    if whole.resolve() != whole:
        raise PortalError(f"{path} tautan simbolik; sebut berkas yang sebenarnya")
    return whole


def _files(folders: Folders, places: list[Path]) -> Iterator[Path]:
    if not places:
        places = [folders.root / name for name in (*_PLACES, *_LISTS)]
    seen: set[Path] = set()
    for place in places:
        for path in _below(place, named=not place.is_dir()):
            if path not in seen:
                seen.add(path)
                yield path


def _below(place: Path, *, named: bool) -> Iterator[Path]:
    """The visible plain tables and texts at or below a place, sorted; no link is followed."""
    if named:
        if place.is_file() and not place.is_symlink():
            if place.suffix.lower() not in (".csv", *_TEXTS):
                raise PortalError(f"{place.name} bukan tabel CSV atau naskah")
            yield place
        return
    for folder, names, files in os.walk(place):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder, name)
            known = not name.startswith(".") and path.suffix.lower() in (".csv", *_TEXTS)
            if known and path.is_file() and not path.is_symlink():
                yield path


def _resource(path: Path, folders: Folders) -> Resource | None:
    """The contract of a table: as its package's descriptor names it, else by where it lies."""
    kind, label = "", path.stem
    try:
        about = json.loads(_head(path.parent / DESCRIPTOR))
        kind = str(about["kks"]["jenis"])
        listed = [one for one in about["resources"] if isinstance(one, dict)]
        label = next((str(o.get("name")) for o in listed if o.get("path") == path.name), label)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        parts = folders.relative(path).split("/")
        kind = parts[1].removesuffix("-simulasi") if len(parts) > 2 else ""
    return find_resource(kind, label) if kind in RESOURCES else None


def _head(path: Path) -> str:
    raw, _ = read_raw(path, path.name)
    if raw is None or len(raw) > _MOST_HEAD:
        raise ValueError
    return raw.decode("utf-8-sig")
