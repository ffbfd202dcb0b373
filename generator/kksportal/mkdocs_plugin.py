"""The adapter to MkDocs: it renders the editorial Markdown, we give it our frame and our pages.

`mkdocs build`, `mkdocs serve` and `kks build` all come through here, so they give the same portal.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from jinja2 import StrictUndefined
from markupsafe import Markup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from kksportal.effects import Folders, in_order
from kksportal.errors import PortalError
from kksportal.pages.nation.text import TextPage
from kksportal.pages.register import editorial_alternates
from kksportal.privacy import SMALLEST
from kksportal.prose import clean_page, name_tables
from kksportal.render.html import ENVIRONMENT, Renderer, Templates, template_loader
from kksportal.report import as_text
from kksportal.settings import LANGUAGES, REPORT_DAYS, REPORT_PAGE, SETTINGS, read_settings
from kksportal.site_build.job import BuildReport, Options
from kksportal.site_build.publish import StagePlace, files_of, publish
from kksportal.site_build.site import build_portal
from kksportal.site_build.target import (
    MANIFEST,
    check_strangers,
    check_target,
    made_files,
    manifest,
)
from kksportal.words.portal import PortalInfo
from kksportal.words.views import Frame, Link

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's banner is not for our readers


class PortalOptions(base.Config):  # type: ignore[no-untyped-call]  # MkDocs is untyped there
    """What an owner may set in `mkdocs.yml` under `plugins: kksportal`.

    Any value passes here: `settings` says in Indonesian which cannot be used, and on which line.
    """

    pengelola = option.Type(object, default="")
    lapor = option.Type(object, default=REPORT_PAGE)
    hari_jawab = option.Type(object, default=REPORT_DAYS)
    halaman_kecamatan = option.Type(object, default=False)
    jumlah_terkecil = option.Type(object, default=SMALLEST)
    lanjutkan = option.Type(object, default=False)
    keamanan = option.Type(object, default="")
    keamanan_sampai = option.Type(object, default="")
    ubah = option.Type(object, default="")
    bahasa = option.Type(object, default=list(LANGUAGES))


class PortalPlugin(BasePlugin[PortalOptions]):  # type: ignore[no-untyped-call]  # likewise
    """Hands the portal's pages to a MkDocs build."""

    def __init__(self) -> None:
        self.info: PortalInfo | None = None  # set: only the editorial pages are wanted
        self.folders: Folders | None = None
        self._report: BuildReport | None = None
        self._made: Path | None = None
        self._target = Path()  # where the site goes; MkDocs itself writes beside it
        self._stage = StagePlace()
        self._renderer: Renderer | None = None

    def on_config(self, config: MkDocsConfig) -> None:
        """Our own frame, 404 page and site map replace the theme's."""
        config.theme.static_templates.clear()
        config.nav = None  # the menu is the portal's own

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Build before MkDocs writes: a bad portal, or a wrong target, leaves all as it stands."""
        folders, info = self.folders or folders_of(config), self.info
        self.folders = folders
        if info is None:
            try:
                info = self._build(folders, config)
            except PortalError as problem:
                self._clear()
                raise Abort(f"kks: {problem}") from None
        self._renderer = Renderer(Templates(folders.templates), info)

    def _build(self, folders: Folders, config: MkDocsConfig) -> PortalInfo:
        """All but the editorial pages, beside the target; MkDocs writes the others there too."""
        self._target = Path(config.site_dir).resolve()
        check_target(folders, self._target)
        check_strangers(self._target, files_of(self._target), made_files(self._target))
        config.site_dir = str(self._stage.open(self._target))
        self._made = Path(mkdtemp(prefix="kks-")) / "situs"
        seen: list[PortalInfo] = []

        def note(info: PortalInfo) -> dict[str, bytes]:
            seen.append(info)
            return {}

        settings = read_settings(folders.root)
        if settings.findings:
            print(as_text(settings.findings), file=sys.stderr)
        if settings.errors:
            raise PortalError("mkdocs.yml perlu dibetulkan lebih dahulu")
        options = Options(keep_going=settings.keep_going, editorial=note, assets=settings.assets)
        report = build_portal(folders, settings.info, self._made, options)
        if not report.built:
            self._clear()
            raise Abort("\n" + as_text(report.errors))
        return seen[0]

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Only editorial pages go through MkDocs; the theme's scripts and styles stay out."""
        for file in list(files):
            if not file.is_documentation_page() or not file.src_uri.endswith(".md"):
                files.remove(file)
        return files

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """MkDocs renders our frame by the same rules as we do."""
        folders = self.folders or folders_of(config)
        env.loader = template_loader(folders.templates)
        env.autoescape = True
        env.undefined = StrictUndefined
        env.trim_blocks = env.lstrip_blocks = bool(ENVIRONMENT["trim_blocks"])
        env.keep_trailing_newline = True
        return env

    def on_page_content(self, html: str, *, page: Any, config: MkDocsConfig, files: Files) -> str:
        """Editorial pages come from anybody, as stories do: nothing in them runs or fetches.

        Nor do they choose a template: there is one for all of them.
        """
        page.meta.pop("template", None)
        return clean_page(html)

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
            simulated=self._renderer.portal.simulated,
            noindex=self._renderer.portal.simulated,
            alternates=editorial_alternates(page.url, self._renderer.portal.languages),
            files=(f"content/{page.file.src_uri}",),
        )
        view = TextPage(title=title, body=name_tables(str(page.content), title))
        body: Markup = self._renderer.body("teks.html", view, frame)
        return dict(context) | self._renderer.frame_context(frame, body)

    def on_build_error(self, *, error: Exception) -> None:
        """Nothing that was not published stays behind."""
        self._clear()

    def _clear(self) -> None:
        if self._made is not None:
            shutil.rmtree(self._made.parent, ignore_errors=True)
            self._made = None
        self._stage.discard()

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the portal's own pages beside the editorial ones, and publish all at once."""
        target = Path(config.site_dir)
        for leftover in ("sitemap.xml", "sitemap.xml.gz", "objects.inv"):
            (target / leftover).unlink(missing_ok=True)
        if self._made is not None:
            shutil.copytree(self._made, target, dirs_exist_ok=True)
            (target / MANIFEST).write_bytes(manifest(files_of(target)))
            publish(target, self._target)
            config.site_dir = str(self._target)
            self._clear()

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Watch data and templates too."""
        folders = folders_of(config)
        for folder in (folders.packages, *folders.templates):
            if folder.is_dir():
                server.watch(str(folder))
        return server


def folders_of(config: MkDocsConfig) -> Folders:
    """The portal that a configuration belongs to."""
    return Folders(root=Path(config.config_file_path).parent.resolve(), at="")


def plugin_of(config: MkDocsConfig) -> PortalPlugin:
    """Our plugin in a configuration."""
    plugin = config.plugins["kksportal"]
    assert isinstance(plugin, PortalPlugin)
    return plugin


def editorial_pages(
    folders: Folders, info: PortalInfo, settings: Mapping[str, Any]
) -> dict[str, bytes]:
    """The pages that MkDocs makes of the editorial Markdown, by file.

    `settings` are plain values: MkDocs reads no file of the portal's settings itself.

    Raises PortalError where MkDocs, or what an owner has it run, cannot go on.
    """
    with TemporaryDirectory(prefix="kks-") as place:
        config = MkDocsConfig(config_file_path=str(folders.root / SETTINGS))
        config.load_dict({**settings, "site_dir": place})
        faults, _ = _validated(config)
        if faults:
            name, why = faults[0]
            raise PortalError(f"mkdocs.yml: “{name}” tidak dapat dipakai MkDocs: {why}")
        plugin = plugin_of(config)
        plugin.info, plugin.folders = info, folders
        try:
            mkdocs_build(config)
        except PortalError:
            raise
        except Exception as fault:  # extensions, plugins and hooks are the owner's
            raise PortalError(
                f"halaman redaksi tidak dapat dibuat ({type(fault).__name__}: {fault}); periksa "
                "markdown_extensions, plugins, dan hooks di mkdocs.yml"
            ) from fault
        made = in_order(Path(place).rglob("*.html"))
        return {p.relative_to(place).as_posix(): p.read_bytes() for p in made}


def _validated(config: MkDocsConfig) -> tuple[list[tuple[str, Exception]], object]:
    """What MkDocs finds wrong with a configuration; some faults it raises."""
    try:
        return config.validate()
    except Exception as fault:  # an extension or a hook that cannot be loaded
        return [("plugins, hooks, atau markdown_extensions", fault)], ()
