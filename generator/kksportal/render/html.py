"""Render pages with Jinja: a body from its view, then the one frame around it.

Two things make a nation cheap. What repeats is printed once: a cell or a list of links goes
through its macro the first time and is remembered by its value. And the frame is rendered once
for each kind of page, with marks where pages differ; a page only fills them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kksportal.plan.portal import PortalInfo
from kksportal.plan.site import Page
from kksportal.plan.views import Frame
from kksportal.render.frame import Frames

ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
}
MOST_REMEMBERED = 60_000  # cells, about 20 MB


def root_of(address: str) -> str:
    """The relative way from a page to the site's root: "../../" for daerah/x/.

    The 404 page is shown at any depth, so it starts from the site's root.
    """
    if address == "404.html":
        return "/"
    return "../" * address.count("/")


class Renderer:
    """The templates of a portal, ready to print views."""

    def __init__(self, templates: Path, portal: PortalInfo) -> None:
        self.portal = portal
        self._environment = Environment(
            loader=FileSystemLoader([templates / "overrides", templates]),
            keep_trailing_newline=True,
            **ENVIRONMENT,  # type: ignore[arg-type]  # a dictionary of mixed options
        )
        self._environment.filters["sel"] = self._remembered("komponen/sel.html", "sel")
        self._environment.filters["sebaris"] = self._remembered(
            "komponen/dasar.html", "sumber_sebaris"
        )
        self._environment.filters["pasangkan"] = pair
        self._frames = Frames(self._whole_frame)

    def body(self, template: str, view: object, frame: Frame) -> Markup:
        """The body of a page: what stands inside `<main>`, the same in any frame."""
        text = self._environment.get_template(f"halaman/{template}").render(
            halaman=view, bingkai=frame, akar=root_of(frame.address), portal=self.portal
        )
        return Markup(text)

    def page(self, page: Page) -> bytes:
        """The whole page in the portal's own frame."""
        return self._frames.fill(page.frame, self.body(page.template, page.view, page.frame))

    def frame_context(self, frame: Frame, body: Markup) -> dict[str, object]:
        """The variables of the frame, for our own environment and for MkDocs alike."""
        return {
            "bingkai": frame,
            "isi": body,
            "akar": root_of(frame.address),
            "portal": self.portal,
        }

    def _whole_frame(self, frame: Frame, body: Markup) -> str:
        context = self.frame_context(frame, body)
        return self._environment.get_template("main.html").render(**context)

    def _remembered(self, template: str, macro: str) -> Callable[[Hashable, str], Markup]:
        """A filter that prints a value through a macro, once for each value and depth."""
        known: dict[tuple[Hashable, str], Markup] = {}

        def printed(value: Hashable, root: str) -> Markup:
            key = (value, root)
            found = known.get(key)
            if found is None:
                if len(known) >= MOST_REMEMBERED:
                    known.clear()
                module = self._environment.get_template(template).module
                found = known[key] = Markup(getattr(module, macro)(value, root))
            return found

        return printed


def pair(one: Iterable[object], other: Iterable[object]) -> Iterable[tuple[object, object]]:
    """Two lists of the same length side by side."""
    return zip(one, other, strict=True)
