"""The one door to the product: builds a portal and tells every page's template, view and frame.

Every page, editorial ones too, is printed through `Renderer.body`, also in worker processes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

Keep = Callable[[Any, dict[str, Any]], None]  # takes a page as planned, and more for its frame


def derived(value: Any) -> dict[str, Any]:
    """What a view says of itself beyond its fields: a template reads both alike."""
    known = vars(type(value)).items()
    return {name: getattr(value, name) for name, part in known if isinstance(part, property)}


def plain(value: Any) -> Any:
    """A view as dictionaries, lists and texts."""
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if hasattr(value, "_fields"):
        told = dict(zip(value._fields, value, strict=True)) | derived(value)
        return {name: plain(part) for name, part in told.items()}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {str(name): plain(part) for name, part in value.items()}
    if dataclasses.is_dataclass(value):
        told = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)} | derived(value)
        return {name: plain(part) for name, part in told.items()}
    raise TypeError(f"no view holds a {type(value).__name__}")


def words() -> dict[str, dict[str, str]]:
    """What the words of the portal mean in a few words, by their ids."""
    from kksportal.read.glossary import read_words

    return {one.jangkar: {"kata": one.kata, "singkat": one.singkat} for one in read_words()}


def digests(root: Path) -> dict[str, str]:
    """What a browser holds each script against, by the script's address."""
    from kksportal.render.html import Templates

    templates = Templates(root)
    scripts = [
        path.relative_to(root).as_posix()
        for folder in ("aset", "periksa")
        for path in sorted((root / folder).glob("*.js"))
    ]
    return {name: templates.digest(name).split('"')[1] for name in scripts}


def record(root: Path, site: Path, keep: Keep) -> tuple[Any, list[Any]]:
    """Build the portal into `site`; `keep` takes every page, and what its frame says besides.

    Gives what is the same on every page (name, menu, licence), and the records that the search
    index is made of.
    """
    from kksportal.effects import Folders
    from kksportal.mkdocs_plugin import editorial_pages
    from kksportal.pages.site import Page
    from kksportal.render.html import Renderer
    from kksportal.settings import read_settings
    from kksportal.site_build.job import Options
    from kksportal.site_build.search_index import index
    from kksportal.site_build.site import build_portal

    folders, settings = Folders(root=root), read_settings(root)
    told = Renderer.body
    seen: list[Any] = []
    records: list[Any] = []

    def body(self: Renderer, template: str, view: Any, frame: Any) -> Any:
        made = told(self, template, view, frame)
        around = self.frame_context(frame, made)  # its title in full, its JSON-LD, its words
        found = self.templates.explainer.found(made) if around["arti"] else ()
        more = {name: around[name] for name in ("judul", "data", "kebijakan")}
        more["arti"] = " ".join(word.jangkar for word in found)
        keep(Page(frame=frame, template=template, view=view), more)
        return made

    def editorial(info: Any) -> Any:
        seen.append(info)
        return editorial_pages(folders, info, settings.mkdocs)

    def searched(found: Any) -> tuple[()]:
        records.extend(found)
        return ()

    options = Options(jobs=1, downloads=False, editorial=editorial)
    with patch.object(Renderer, "body", body), patch.object(index, "make_index", searched):
        report = build_portal(folders, settings.info, site, options)
    if report.exit_code:
        raise SystemExit(f"the portal cannot be built: exit code {report.exit_code}")
    return seen[0], records
