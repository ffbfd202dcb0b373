"""What MkDocs is told for the editorial pages: plain values alone, and in a safe build nothing that
names code."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec
from typing import Any

from kksportal.settings.known import EXCLUDED, SAFE_EXTENSIONS
from kksportal.settings.reader import Reader, is_file

OURS = "kksportal"
_PASSED = ("not_in_nav", "draft_docs", "validation")
_Place = tuple[str | int, ...]


def own_place(reader: Reader) -> _Place | None:
    """Where our own options stand under `plugins`; None where the plugin is not named."""
    return next((place for name, place, _ in _named(reader, "plugins") if name == OURS), None)


def mkdocs_settings(reader: Reader) -> dict[str, Any]:
    """The settings for MkDocs; what cannot be used is a finding, and left out."""
    top = reader.mapping(())
    told: dict[str, Any] = {
        "site_name": str(top.get("site_name") or "Portal"),
        "docs_dir": str(reader.root / "content"),
        "use_directory_urls": True,
        "theme": {"name": "material", "language": "id", "font": False},
        "plugins": [{OURS: {}}],
        "exclude_docs": _patterns(reader, "exclude_docs") + EXCLUDED,
        "markdown_extensions": _extensions(reader),
    }
    told |= {name: top[name] for name in _PASSED if top.get(name) is not None}
    foreign = list(_plugins(reader))
    if reader.safe:
        reader.left_out += [name for name in ("hooks", "mdx_configs") if top.get(name)]
        return told
    told["plugins"] = [*foreign, {OURS: {}}]
    for name, form in (("hooks", list), ("mdx_configs", dict)):
        if isinstance(top.get(name), form):
            told[name] = top[name]
        elif top.get(name) is not None:
            reader.bad((name,), "bukan daftar", "Lihat caranya di panduan MkDocs")
    for n, one in enumerate(told.get("hooks", ())):
        if not is_file(reader.root / str(one)):
            reader.bad(("hooks", n), f"menyebut {str(one)[:60]}, yang tidak ada",
                       "Betulkan letaknya, atau hapus")  # fmt: skip
    return told


def _patterns(reader: Reader, name: str) -> str:
    value = reader.mapping(()).get(name)
    if value is None:
        return ""
    if isinstance(value, str):
        return value.rstrip("\n") + "\n"
    reader.bad((name,), "bukan teks", "Tulis satu pola tiap baris, sesudah tanda |")
    return ""


def _plugins(reader: Reader) -> Iterator[dict[str, Any]]:
    """The plugins of others; those that are not there are findings."""
    known: set[str] | None = None
    for name, place, options in _named(reader, "plugins"):
        if name == OURS:
            continue
        if name == "search":
            reader.unused(
                (*place[:-1], name) if place else ("plugins", name), (), section="plugins"
            )
            continue
        if reader.safe:
            reader.left_out.append(f"plugin {name[:40]}")
            continue
        known = known or {one.name for one in entry_points(group="mkdocs.plugins")}
        if name in known:
            yield {name: options or {}}
        else:
            reader.bad(place, f"menyebut {name[:60]}, yang tidak terpasang", "Pasang, atau hapus")


def _extensions(reader: Reader) -> list[Any]:
    """The extensions of Markdown that are there; in a safe build only those that format."""
    told: list[Any] = []
    known: set[str] | None = None
    for name, place, options in _named(reader, "markdown_extensions"):
        if reader.safe and name.removeprefix("markdown.extensions.") not in SAFE_EXTENSIONS:
            reader.left_out.append(f"ekstensi {name[:40]}")
            continue
        known = known or {one.name for one in entry_points(group="markdown.extensions")}
        if name in known or _is_module(name):
            told.append({name: options} if options else name)
        else:
            reader.bad(place, f"menyebut {name[:60]}, yang tidak terpasang", "Pasang, atau hapus")
    return told


def _is_module(name: str) -> bool:
    try:
        return all(part.isidentifier() for part in name.split(".")) and bool(find_spec(name))
    except (ImportError, ValueError):
        return False


def _named(reader: Reader, key: str) -> Iterator[tuple[str, _Place, dict[str, Any]]]:
    """The entries of a list of names with options, as MkDocs has them: also as one mapping."""
    value = reader.mapping(()).get(key)
    if value is None:
        return
    entries: list[tuple[_Place, Any, Any]]
    if isinstance(value, dict):
        entries = [((key, name), name, options) for name, options in value.items()]
    elif isinstance(value, list):
        entries = []
        for n, one in enumerate(value):
            if isinstance(one, dict):
                entries += [((key, n, name), name, options) for name, options in one.items()]
            else:
                entries.append(((key, n), one, None))
    else:
        reader.bad((key,), "bukan daftar", "Tulis satu nama tiap baris, diawali tanda -")
        return
    for place, name, options in entries:
        if not isinstance(name, str) or not name or not isinstance(options or {}, dict):
            reader.bad(place, "berisi butir yang bukan nama", "Tulis satu nama tiap baris")
        else:
            yield name, place, options or {}
