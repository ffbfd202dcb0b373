"""The owner's own menu (`nav`): pages of the portal by their file or address, or other sites."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kksportal.settings.reader import Reader, is_file
from kksportal.settings.values import AWAY, PAGE
from kksportal.words.portal import NAV, MenuItem

MOST = 9
_LONGEST = 30  # characters of a label
_ADVICE = "Tulis misalnya - Daerah: daerah/ atau - Tentang: tentang.md"


def read_menu(reader: Reader) -> tuple[MenuItem, ...]:
    """The menu of a portal; the program's own where the owner has none."""
    value = (reader.tree.value or {}).get("nav")
    if value is None:
        return NAV
    if not isinstance(value, list) or not value:
        reader.bad(("nav",), "bukan daftar", _ADVICE)
        return NAV
    if len(value) > MOST:
        reader.bad(("nav",), f"berisi {len(value)} butir; menu memuat paling banyak {MOST}",
                   "Pilih yang terpenting")  # fmt: skip
    items = (_item(reader, ("nav", n), one) for n, one in enumerate(value[:MOST]))
    return tuple(item for item in items if item is not None) or NAV


def _item(reader: Reader, place: tuple[str, int], one: Any) -> MenuItem | None:
    if not isinstance(one, dict) or len(one) != 1:
        reader.bad(place, "berisi butir tanpa nama", _ADVICE)
        return None
    (name, target), = one.items()  # fmt: skip
    label = reader.text(place, name)
    if isinstance(target, list):
        reader.bad(place, f"“{name[:30]}” berisi menu lagi; menu portal satu tingkat", _ADVICE)
        return None
    if not label or len(label) > _LONGEST:
        reader.bad(place, f"memuat nama yang kosong atau lebih dari {_LONGEST} huruf", _ADVICE)
        return None
    href = str(target or "").removeprefix("/")
    if AWAY.fullmatch(href):
        return MenuItem(label=label, href=href, away=True)
    page = _address(href)
    if page is None or not stands(reader, page):
        reader.bad(place, f"menunjuk ke “{str(target)[:60]}”, yang tidak ada", _ADVICE)
        return None
    return MenuItem(label=label, href=page)


def _address(href: str) -> str | None:
    """The address of a page that is named by its Markdown file or its address."""
    if href.endswith(".md"):
        folder, _, name = href.rpartition("/")
        own = "" if name in ("index.md", "README.md") else f"{name.removesuffix('.md')}/"
        href = f"{folder}/{own}" if folder else own
    return href if href == "" or PAGE.fullmatch(href) else None


def stands(reader: Reader, href: str) -> bool:
    """Whether a build can make a page or a file at an address: one of ours, or an editorial one."""
    path = href.partition("#")[0].removesuffix("index.html")
    text = reader.root / "content" / path.rstrip("/")
    places = (Path(f"{text}.md"), text / "index.md", text / "README.md")
    return path in ("", "404.html") or any(map(is_file, places)) or _is_made(path)


def _is_made(path: str) -> bool:
    """Whether it is an address of a page or file that a build makes of data."""
    # Not before: they bring all that builds pages, for which `kks validate` would wait.
    from kksportal.exports import register as files
    from kksportal.pages import register as pages

    if any(one.address.parts(path) is not None for one in pages.DISTRICT):
        return True
    if any(at.parts(path) is not None for one in files.NATION for at in one.addresses):
        return True
    return pages.type_of(path) is not None
