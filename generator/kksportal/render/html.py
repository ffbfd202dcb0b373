"""Render pages with Jinja: a body from its view, then the one frame around it.

Two things keep a build of the whole nation fast. What repeats is printed once: a cell or a list
of links goes through its macro the first time and is cached by its value. And the frame is
rendered once for each kind of page, with marks where pages differ; a page only fills them.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Hashable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from kksportal import addresses
from kksportal.pages.site import Page
from kksportal.policy import policy
from kksportal.read.glossary import read_words
from kksportal.render.bytecode import CheckedBytecode
from kksportal.render.cells import CellPrinter
from kksportal.render.escape import QuickEnvironment
from kksportal.render.explain import Explainer
from kksportal.render.folder_links import site_root
from kksportal.render.frame import Frames, full_title
from kksportal.words.linked import linked_data
from kksportal.words.portal import PortalInfo
from kksportal.words.translator import Translator
from kksportal.words.views import Cell, Frame, Link, Table

ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
}
CUT = "\x1e"  # between printed rows: no data may hold a control character
SHIPPED = "bawaan"  # a template of the program, where a portal has one of that name
MOST_REMEMBERED = 20_000  # lists of links, requirements


def root_of(address: str, url: str = "") -> str:
    """The relative path from a page to the site's root: "../../" for daerah/x/.

    The 404 page is shown at any depth, so it starts from the root as its host knows it: "/kks/"
    where the portal's own address is https://dinas.example/kks/.
    """
    if address == "404.html":
        return site_root(url)
    return "../" * address.count("/")


def template_loader(layers: Sequence[Path]) -> BaseLoader:
    """Finds a template in the first of several folders that has it.

    With `bawaan/` before its name it is the last folder's, the program's own: an own template
    can so extend the one it stands for.
    """
    places = [place for layer in layers for place in (layer / "overrides", layer)]
    return ChoiceLoader(
        [FileSystemLoader(places), PrefixLoader({SHIPPED: FileSystemLoader(places[-2:])})]
    )


class Templates:
    """The templates of a portal, read and compiled once; `bytecode` keeps them between builds."""

    def __init__(
        self,
        layers: Path | Sequence[Path],
        bytecode: Path | None = None,
        translator: Translator | None = None,
    ) -> None:
        self.environment = QuickEnvironment(
            loader=template_loader([layers] if isinstance(layers, Path) else layers),
            keep_trailing_newline=True,
            bytecode_cache=CheckedBytecode(bytecode) if bytecode is not None else None,
            **ENVIRONMENT,  # type: ignore[arg-type]  # a dictionary of mixed options
        )
        self._cells: dict[str, CellPrinter] = {}
        self._macros: dict[tuple[str, str], Callable[..., str]] = {}
        self.environment.filters["sel"] = self.cell
        self.environment.filters["baris"] = self.rows
        # What these save of the 64 ms that the pages of a full district take: 2, 0.4 and 0.4 ms.
        self.environment.filters["sebaris"] = self._remembered(
            "komponen/dasar.html", "sumber_sebaris"
        )
        self.environment.filters["butir"] = self._remembered("komponen/butir.html", "butir")
        self.environment.filters["gambar_pita"] = self._remembered(
            "komponen/daerah.html", "gambar_pita"
        )
        self.environment.globals["pisah"] = CUT
        self.environment.globals["sidik"] = cache(self.digest)
        self.explainer = Explainer(
            read_words(), lambda *given: str(self._macro("komponen/istilah.html", "arti")(*given))
        )
        if translator is not None:  # messages of the English templates
            self.environment.globals["_"] = translator.say

    def digest(self, script: str) -> Markup:
        """The attribute by which a browser refuses a script that is not the one of this build."""
        assert self.environment.loader is not None
        _, path, _ = self.environment.loader.get_source(self.environment, script)
        assert path is not None
        sha = b64encode(sha256(Path(path).read_bytes()).digest()).decode()
        return Markup('integrity="sha256-{}"').format(sha)

    def cells(self, root: str) -> CellPrinter:
        """The printer of cells on pages of one depth."""
        printer = self._cells.get(root)
        if printer is None:
            printer = self._cells[root] = CellPrinter(self._show, self._show_row, root)
        return printer

    def cell(self, cell: Cell, root: str) -> Markup:
        """A table cell, printed."""
        return Markup(self.cells(root).one(cell))

    def rows(self, table: Table, root: str) -> Markup:
        """The rows of a table, printed."""
        return self.cells(root).rows(table)

    def _show(self, cell: Cell, root: str) -> str:
        return str(self._macro("komponen/sel.html", "sel")(cell, root))

    def _show_row(self, macro: str, *values: object) -> str:
        return str(self._macro("komponen/baris.html", macro)(*values))

    def _macro(self, template: str, name: str) -> Callable[..., str]:
        macro = self._macros.get((template, name))
        if macro is None:
            module = self.environment.get_template(template).module
            macro = self._macros[template, name] = getattr(module, name)
        return macro

    def compile(self, *names: str) -> None:
        """Compile templates before processes are forked, so that each process inherits them."""
        for name in names:
            self.environment.get_template(name)

    def _remembered(self, template: str, macro: str) -> Callable[[Hashable, str], Markup]:
        """A filter that prints a value through a macro, once for each value and depth."""
        known: dict[tuple[Hashable, str], Markup] = {}

        def printed(value: Hashable, root: str) -> Markup:
            key = (value, root)
            markup = known.get(key)
            if markup is None:
                if len(known) >= MOST_REMEMBERED:
                    known.clear()
                markup = known[key] = Markup(self._macro(template, macro)(value, root))
            return markup

        return printed


class Renderer:
    """Prints the views of one portal with its templates."""

    def __init__(self, templates: Templates, portal: PortalInfo) -> None:
        self.portal = portal
        self.templates = templates
        self._environment = templates.environment
        self._environment.globals |= {"nama_portal": portal.name, "url_portal": portal.url}
        self._frames = Frames(
            portal.name,
            self._whole_frame,
            self._data,
            self._explained,
            edit=lambda frame: portal.edit_links(frame.files),
        )

    def body(self, template: str, view: object, frame: Frame) -> Markup:
        """The body of a page: what is inside `<main>`, the same in any frame."""
        text = self._environment.get_template(f"halaman/{template}").render(
            halaman=view,
            bingkai=frame,
            akar=root_of(frame.address, self.portal.url),
            portal=self.portal,
        )
        return Markup(text)

    def page(self, page: Page) -> bytes:
        """The whole page in the portal's own frame."""
        return self._frames.fill(page.frame, self.body(page.template, page.view, page.frame))

    def rows(self, macro: str, *values: object) -> list[str]:
        """The rows that a macro of `komponen/bagian.html` prints, one text each."""
        module = self._environment.get_template("komponen/bagian.html").module
        return str(getattr(module, macro)(*values)).split(CUT)[:-1]

    def frame_context(self, frame: Frame, body: Markup) -> dict[str, object]:
        """The variables of the frame, for our own environment and for MkDocs alike."""
        return {
            "bingkai": frame,
            "isi": body,
            "akar": root_of(frame.address, self.portal.url),
            "portal": self.portal,
            "judul": full_title(frame.title, self.portal.name),
            "data": Markup(self._data(frame)),
            "arti": Markup(self._explained(frame, body)),
            "ubah": self.portal.edit_links(frame.files),
            "kebijakan": Markup(policy(frame.section, films=frame.films)),
            "sidik": self._environment.globals["sidik"],
        }

    def _explained(self, frame: Frame, body: str) -> str:
        """What the words of a page mean; an English page, a part and the list itself need none."""
        if frame.bare or frame.language != "id" or frame.address == addresses.GLOSSARY():
            return ""
        return self.templates.explainer.explain(body, root_of(frame.address, self.portal.url))

    def _data(self, frame: Frame) -> str:
        return linked_data(frame, self.portal)

    def _whole_frame(
        self,
        frame: Frame,
        body: Markup,
        *,
        title: str,
        data: Markup,
        words: Markup,
        edit: tuple[Link, ...],
    ) -> str:
        own = {"judul": title, "data": data, "arti": words, "ubah": edit}
        context = self.frame_context(frame, body) | own
        template = "main.html" if frame.language == "id" else f"main-{frame.language}.html"
        return self._environment.get_template(template).render(**context)
