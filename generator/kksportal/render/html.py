"""Render pages with Jinja: a body from its view, then the one frame around it."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kksportal.plan.portal import PortalInfo
from kksportal.plan.site import Page
from kksportal.plan.views import Frame

ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
}


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

    def body(self, template: str, view: object, frame: Frame) -> Markup:
        """The body of a page: what stands inside `<main>`, the same in any frame."""
        text = self._environment.get_template(f"halaman/{template}").render(
            halaman=view, bingkai=frame, akar=root_of(frame.address), portal=self.portal
        )
        return Markup(text)

    def page(self, page: Page) -> bytes:
        """The whole page in the portal's own frame."""
        context = self.frame_context(page.frame, self.body(page.template, page.view, page.frame))
        return self._environment.get_template("main.html").render(**context).encode()

    def frame_context(self, frame: Frame, body: Markup) -> dict[str, object]:
        """The variables of the frame, for our own environment and for MkDocs alike."""
        return {
            "bingkai": frame,
            "isi": body,
            "akar": self._base(frame.address),
            "portal": self.portal,
        }

    def _base(self, address: str) -> str:
        return root_of(address)
