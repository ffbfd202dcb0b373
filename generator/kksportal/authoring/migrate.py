"""`kks migrate`: a portal brought to this version of the program, and what could not be.

First everything is planned and checked beside the portal; only then files are written, each whole.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kksportal import __version__
from kksportal.authoring.init import OWNERS, init_portal
from kksportal.authoring.laid import HEAD, lay_anew
from kksportal.authoring.moving import Moving, Note, Outcome
from kksportal.authoring.origins import RECORD, Origin, Origins, digest, read_record, record_text
from kksportal.authoring.own_layer import FOLDER, lay_over
from kksportal.authoring.renewal import renewed
from kksportal.authoring.repository import Repository
from kksportal.effects import Folders, in_order
from kksportal.errors import Finding, PortalError
from kksportal.shipped import shipped_templates

Check = Callable[[Folders], Iterable[Finding]]
STAGE = ".kks-migrate"
_CHECKED = ("datapackages", "content")
_ROWS_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """What is to be written to a portal, and what is told about it."""

    root: Path
    files: dict[str, bytes | None]
    notes: tuple[Note, ...]

    @property
    def exit_code(self) -> int:
        """0 where everything is of this version, 1 where something could not be brought to it."""
        return int(any(note.outcome is Outcome.FAILED for note in self.notes))


def plan_migration(
    folders: Folders,
    check: Check,
    *,
    settings: Iterable[Finding] = (),
    accepted: Collection[str] = (),
) -> Migration:
    """What `kks migrate` does to a portal; nothing is written yet.

    `check` finds the errors of a portal, `settings` are the findings about `mkdocs.yml`;
    `accepted` are files that the owner has compared with the program's. Raises PortalError where
    the portal was made by a newer program, or an accepted file is none of these.
    """
    root = folders.root
    origins = read_record(root)
    if newer := origins.newer():
        raise PortalError(
            f"portal ini sudah memakai kksportal {newer}, sedangkan program ini {__version__}; "
            "pasang versi itu atau yang lebih baru"
        )
    moving = _moved(root, origins, accepted, data=True)
    worse = _new_errors(folders, moving, check)
    if worse:
        moving = _moved(root, origins, accepted, data=False)
        first = "; ".join(f"{f.path}: {f.what}" for f in worse[:_ROWS_SHOWN])
        moving.failed(
            "datapackages",
            f"data bawaan yang baru tidak cocok dengan data portal ini ({len(worse)} galat, "
            f"antara lain {first}), jadi tidak dimasukkan",
            "Sesuaikan data portal ini, lalu jalankan lagi",
        )
    for finding in settings:
        moving.failed(finding.path, finding.what, finding.mend, finding.row)
    if moving.record != dict(origins.record):
        moving.write(RECORD, record_text(moving.record).encode())
    return Migration(root=root, files=moving.files, notes=tuple(moving.notes))


def _moved(root: Path, origins: Origins, accepted: Collection[str], *, data: bool) -> Moving:
    moving = Moving(root=root, record=dict(origins.record))
    repository = Repository(root)
    if not (root / FOLDER).is_dir() or not (root / FOLDER).samefile(shipped_templates()):
        with TemporaryDirectory(prefix="kks-") as home:
            init_portal(Path(home, "baru"))
            fresh = _contents(Path(home, "baru"))
        _accept(moving, accepted, fresh)
        origins = Origins(dict(moving.record))
        if not data:
            fresh = {n: c for n, c in fresh.items() if not n.startswith("datapackages/")}
        lay_anew(moving, fresh, origins, repository)
        if (root / FOLDER).exists() or (root / FOLDER).is_symlink():
            lay_over(moving, shipped_templates(), origins, repository)
    _renew_packages(moving)
    return moving


def _contents(root: Path) -> dict[str, bytes]:
    """What `kks init` lays down, by path, but what becomes the owner's at once."""
    files = (path for path in in_order(root.rglob("*")) if path.is_file())
    named = {path.relative_to(root).as_posix(): path for path in files}
    return {n: path.read_bytes() for n, path in named.items() if n not in (*OWNERS, RECORD)}


def _accept(moving: Moving, accepted: Collection[str], fresh: dict[str, bytes]) -> None:
    """Record that the owner knows what the program has now of these files or packages."""
    for given in accepted:
        path = given.replace(os.sep, "/").removeprefix("./").rstrip("/")
        found = {n: c for n, c in fresh.items() if n == path or n.startswith(f"{path}/")}
        template = shipped_templates() / path.removeprefix(f"{FOLDER}/")
        if path.startswith(f"{FOLDER}/") and ".." not in path and template.is_file():
            found[path] = template.read_bytes()
        if not found:
            raise PortalError(f"“{given[:80]}” bukan berkas atau paket yang dibawa program")
        moving.record |= {n: Origin(__version__, digest(c)) for n, c in found.items()}


def _renew_packages(moving: Moving) -> None:
    """Bring the descriptor of every package to the contract of this program."""
    heads = [path for path in moving.below("datapackages") if path.rpartition("/")[2] == HEAD]
    planned = [p for p, content in moving.files.items() if p.endswith(f"/{HEAD}") and content]
    for path in moving.below("datapackages"):
        if moving.is_behind_link(path):
            moving.failed(path, "tautan simbolik, jadi tidak diikuti",
                          "Ganti dengan berkas atau folder biasa")  # fmt: skip
    for head in sorted({*heads, *planned}):
        folder = head.rpartition("/")[0]
        if moving.is_behind_link(head):
            continue
        names = {path for path in moving.below(folder) if "/" not in path[len(folder) + 1 :]}
        names |= {path for path in moving.files if path.rpartition("/")[0] == folder}
        texts = {}
        for path in names:
            if path == head or path.endswith(".csv"):
                text = _text(moving.content(path))
                if text is not None:
                    texts[path[len(folder) + 1 :]] = text
        if HEAD not in texts:
            moving.failed(folder, "datapackage.json tidak terbaca", "Betulkan dulu: kks validate")
            continue
        _renew(moving, folder, texts)


def _renew(moving: Moving, folder: str, texts: dict[str, str]) -> None:
    renewal = renewed(texts)
    if renewal.fault:
        moving.failed(f"{folder}/{HEAD}", renewal.fault, renewal.mend)
        return
    for name, text in renewal.files.items():
        path = f"{folder}/{name}"
        before = moving.content(path)
        as_known = path in moving.record and before is not None
        as_known = as_known and moving.record[path].digest == digest(before or b"")
        if moving.write(path, text.encode()) and as_known:
            moving.record[path] = Origin(__version__, digest(text.encode()))
    for told in renewal.done:
        if renewal.files:
            moving.changed(folder, told)
    for what in renewal.kept:
        moving.failed(folder, f"{what}; isinya tetap, tetapi tidak dibaca",
                      "Pakai nama dari kontrak data, atau hapus")  # fmt: skip


def _text(content: bytes | None) -> str | None:
    try:
        text = content.decode("utf-8-sig") if content is not None else None
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n") if text is not None else None


def _new_errors(folders: Folders, moving: Moving, check: Check) -> list[Finding]:
    """The errors that a portal would have after the changes, and has not now."""
    if not any(path.startswith("datapackages/") for path in moving.files):
        return []
    with TemporaryDirectory(prefix="kks-") as home:
        copy = Folders(root=Path(home))
        for part in _CHECKED:
            if (folders.root / part).is_dir():
                shutil.copytree(folders.root / part, copy.root / part, symlinks=True)
        for path, content in moving.files.items():
            if path.startswith(tuple(f"{part}/" for part in _CHECKED)):
                _put(copy.root / path, content)
        after = [finding for finding in check(copy) if finding.is_error]
    if not after:
        return []
    before = {_same(finding) for finding in check(folders) if finding.is_error}
    return [finding for finding in after if _same(finding) not in before]


def _same(finding: Finding) -> tuple[str, str, str, str]:
    return finding.kind.code, finding.path, finding.column, finding.what


def _put(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def write_migration(migration: Migration) -> None:
    """Write the planned files, each whole; the record comes last.

    Raises PortalError where a file that would be replaced is in no commit of its repository.
    """
    root = migration.root
    _sweep(root)
    replaced = [path for path in migration.files if (root / path).exists()]
    if unsaved := Repository(root).uncommitted(replaced):
        more = f" dan {len(unsaved) - 3} lagi" if len(unsaved) > 3 else ""
        raise PortalError(
            f"ada perubahan yang belum disimpan di git pada {', '.join(unsaved[:3])}{more}; "
            "simpan dulu (git commit), supaya yang semula tidak hilang"
        )
    stage = root / STAGE
    try:
        for path, content in migration.files.items():
            if content is not None:
                _put(stage / path, content)
        for path in sorted(migration.files, key=lambda name: (name == RECORD, name)):
            if migration.files[path] is None:
                (root / path).unlink(missing_ok=True)
            else:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                _replace(stage / path, root / path)
    finally:
        _sweep(root)
    for path, content in migration.files.items():
        if content is None:
            _drop_empty((root / path).parent, root)


def _replace(fresh: Path, path: Path) -> None:
    if path.exists():
        shutil.copymode(path, fresh)
    fresh.replace(path)


def _sweep(root: Path) -> None:
    """Take away what a migration left that was stopped on its way."""
    stage = root / STAGE
    if stage.is_symlink() or stage.is_file():
        stage.unlink()
    elif stage.is_dir():
        shutil.rmtree(stage)


def _drop_empty(folder: Path, root: Path) -> None:
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
