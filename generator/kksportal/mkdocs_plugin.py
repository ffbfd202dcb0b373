"""The adapter to MkDocs: it renders the editorial Markdown, we give it our frame and our pages.

`mkdocs build`, `mkdocs serve` and `kks build` all come through here, so they give the same portal.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined
from markupsafe import Markup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import base, load_config
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from kksportal.build import BuildReport, Prepared, Say, prepare, silent, write_site
from kksportal.effects import Folders, SiteWriter
from kksportal.findings import as_text
from kksportal.plan.pages import TextPage
from kksportal.plan.portal import PortalInfo
from kksportal.plan.views import Frame, Link
from kksportal.render.html import ENVIRONMENT, Renderer

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's banner is not for our readers


class PortalOptions(base.Config):  # type: ignore[no-untyped-call]  # MkDocs is untyped there
    """What an owner may set in `mkdocs.yml` under `plugins: kksportal`."""

    pengelola = option.Type(str, default="")
    lapor = option.Type(str, default="kontribusi/")
    hari_jawab = option.Type(int, default=10)
    lanjutkan = option.Type(bool, default=False)


class PortalPlugin(BasePlugin[PortalOptions]):  # type: ignore[no-untyped-call]  # likewise
    """Hands the portal's pages to a MkDocs build."""

    def __init__(self) -> None:
        self.prepared: Prepared | None = None
        self.report: BuildReport | None = None
        self.say: Say = silent
        self._renderer: Renderer | None = None

    def on_config(self, config: MkDocsConfig) -> None:
        """Our own frame, 404 page and site map replace the theme's."""
        config.theme.static_templates.clear()
        folders = Folders(root=Path(config.config_file_path).parent.resolve())
        config.theme.dirs.insert(0, str(folders.templates / "overrides"))

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read, check and plan before MkDocs empties the site: a bad portal leaves it standing."""
        folders = Folders(root=Path(config.config_file_path).parent.resolve())
        self.prepared = prepare(
            folders, self._info(config), keep_going=self.config.lanjutkan, say=self.say
        )
        self._renderer = Renderer(folders.templates, self.prepared.info)
        if self.prepared.plan is None:
            self.report = BuildReport(prepared=self.prepared)
            raise Abort("\n" + as_text(self.prepared.errors))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Only editorial pages go through MkDocs; the theme's scripts and styles stay out."""
        for file in list(files):
            if not file.is_documentation_page():
                files.remove(file)
        return files

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """MkDocs renders our frame by the same rules as we do."""
        env.autoescape = True
        env.undefined = StrictUndefined
        env.trim_blocks = env.lstrip_blocks = bool(ENVIRONMENT["trim_blocks"])
        env.keep_trailing_newline = True
        return env

    def on_page_context(self, context: Any, *, page: Any, config: MkDocsConfig, nav: Any) -> Any:
        """The variables of the frame, with the editorial page as its body."""
        assert self._renderer is not None
        title = str(page.meta.get("title") or page.title)
        frame = Frame(
            title=title,
            description=str(page.meta.get("description", "")),
            address=page.url,
            section=page.url.strip("/"),
            changed="",
            changed_text="",
            crumbs=(Link(label="Beranda", href=""),),
        )
        view = TextPage(title=title, body=str(page.content))
        body: Markup = self._renderer.body("teks.html", view, frame)
        return dict(context) | self._renderer.frame_context(frame, body)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the portal's own pages beside the editorial ones."""
        assert self.prepared is not None
        target = Path(config.site_dir)
        made = {p.relative_to(target).as_posix(): "" for p in target.rglob("*.html")}
        self.report = write_site(self.prepared, SiteWriter(target), editorial=made, say=self.say)
        for leftover in ("sitemap.xml.gz", "objects.inv"):
            (target / leftover).unlink(missing_ok=True)

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Watch data and templates too."""
        folders = Folders(root=Path(config.config_file_path).parent.resolve())
        for folder in (folders.packages, folders.templates):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def _info(self, config: MkDocsConfig) -> PortalInfo:
        return PortalInfo(
            name=config.site_name,
            tagline=config.site_description or "",
            url=config.site_url or "",
            office=self.config.pengelola or config.site_name,
            report_href=self.config.lapor,
            report_days=self.config.hari_jawab,
        )


def build_site(
    root: Path, *, site_dir: Path | None = None, keep_going: bool = False, say: Say = silent
) -> BuildReport:
    """Build a portal through MkDocs; findings that stop it are in the report, not raised."""
    settings: dict[str, Any] = {"config_file": str(root / "mkdocs.yml")}
    if site_dir is not None:
        settings["site_dir"] = str(site_dir)
    config = load_config(**settings)
    plugin = config.plugins["kksportal"]
    assert isinstance(plugin, PortalPlugin)
    plugin.say = say
    plugin.config.lanjutkan = keep_going
    try:
        mkdocs_build(config)
    except Abort:
        if plugin.report is None:
            raise
    assert plugin.report is not None
    return plugin.report
