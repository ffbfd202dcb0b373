"""The portal's own templates and styles, before they are used: what stands over which of ours."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from kksportal.effects import Folders, in_order
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.settings.looks import asks_elsewhere

FOLDER = "site_templates"
_PAGES = ("halaman", "overrides", "laporan")  # each file there stands for one of the program's


def overlay_findings(folders: Folders) -> Iterator[Finding]:
    """Findings about the files of `site_templates/`, where a portal has such a folder.

    In a checkout of the program they are the program's own, and only their form is looked at.
    """
    own, below = folders.own_templates, folders.shipped_below
    if own is None:
        return
    for path in in_order(own.rglob("*")):
        name = path.relative_to(own)
        if any(part.startswith(".") for part in name.parts) or name.parts[0] == "awal":
            continue
        if path.is_symlink():
            yield _finding("B001", name, f"“{path.name}” tautan simbolik, bukan berkas biasa.")
        elif path.is_file():
            yield from _file_findings(path, name)
            stands_for_ours = name.parts[0] in _PAGES or len(name.parts) == 1
            if below is not None and stands_for_ours and not (below / name).is_file():
                yield _stray(name, below)


def differing(folders: Folders) -> list[str]:
    """The own files that a safe build does without: those that are not as the program's are."""
    safe = Folders(root=folders.root, safe=True)
    own, below = Folders(root=folders.root).own_templates, safe.shipped_below
    if own is None or below is None or own.samefile(below):
        return []
    files = (path for path in in_order(own.rglob("*")) if path.is_file() or path.is_symlink())
    names = [path.relative_to(own).as_posix() for path in files]
    return [name for name in names if not name.startswith("awal/")
            and not _same(own / name, below / name)]  # fmt: skip


def _file_findings(path: Path, name: Path) -> Iterator[Finding]:
    if path.suffix not in (".html", ".css"):
        return
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError):
        yield _finding("A008", name, "Tidak terbaca sebagai teks UTF-8.")
        return
    if path.suffix == ".css":
        if asks_elsewhere(text):
            yield _finding("A008", name, "Gaya ini mengambil sesuatu dari luar portal.", 0,
                           "Hapus @import dan url(…) ke situs lain")  # fmt: skip
        return
    from jinja2 import TemplateError, TemplateSyntaxError

    from kksportal.render.html import Templates

    try:
        Templates((path.parent,)).environment.parse(text)
    except TemplateSyntaxError as fault:
        yield _finding("A008", name, "Susunan templat ini salah.", fault.lineno)
    except (TemplateError, RecursionError):
        yield _finding("A008", name, "Susunan templat ini salah.")


def _stray(name: Path, below: Path) -> Finding:
    """A file of a name that the program does not ask for."""
    known = [p.relative_to(below).as_posix() for p in below.rglob("*.html") if p.is_file()]
    near = get_close_matches(name.as_posix(), known, 1) or [
        k for k in known if k.endswith(f"/{name.name}")
    ]
    advice = f"Mungkin maksudnya: {FOLDER}/{near[0]}" if near else "Betulkan namanya, atau hapus"
    return _finding("A009", name, "Program tidak punya templat bernama ini.", 0, advice)


def _finding(code: str, name: Path, what: str, row: int = 0, advice: str = "") -> Finding:
    path = f"{FOLDER}/{name.as_posix()}"
    return Finding(kind=kind(f"KKS-{code}"), path=path, row=row, what=what, advice=advice)


def _same(one: Path, other: Path) -> bool:
    try:
        return not one.is_symlink() and one.read_bytes() == other.read_bytes()
    except OSError:
        return False
