"""The pages of a district as they will look: computed and printed as the build does it.

Pages in English are left out: their numbers are Babel's, which is not here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from markupsafe import Markup

from kksportal.browser_check.check import Checker
from kksportal.compute.district import compute_district
from kksportal.compute.odf import odf_facts
from kksportal.compute.shared import compute_shared
from kksportal.model.package import PortalInput
from kksportal.pages import register
from kksportal.pages.site import Page
from kksportal.pages.types import PageType
from kksportal.plan import simulated_page
from kksportal.read.glossary import read_terms
from kksportal.render.html import Renderer, Templates
from kksportal.words.context import SharedContext

C = TypeVar("C")


class Preview:
    """The pages of one district, of data without errors; each is printed when it is asked for."""

    def __init__(self, checker: Checker, code: str) -> None:
        data = checker.data
        assert data is not None  # what all share is as published, and that was built
        self._renderer = renderer_of(checker)
        pages = _pages(checker, data, code)
        self._pages = {page.frame.address: page for page in pages}

    @property
    def titles(self) -> list[tuple[str, str]]:
        """The address and the title of each page, the district's own page first."""
        return [(address, page.frame.title) for address, page in self._pages.items()]

    def html(self, address: str) -> str:
        """A page; raises KeyError where there is none at this address."""
        return self._renderer.page(self._pages[address]).decode()


def renderer_of(checker: Checker) -> Renderer:
    """Prints pages as a build does.

    Scripts do not run in a preview, so no browser holds them against their digests.
    """
    templates = Templates(checker.folders.templates)
    templates.environment.globals["sidik"] = lambda _: Markup("")
    return Renderer(templates, checker.state.info)


def _pages(checker: Checker, data: PortalInput, code: str) -> Iterator[Page]:
    state, package = checker.state, checker.packages.get(code)
    packaged = {*state.districts, *checker.packages}
    results = compute_shared(data, packaged)
    odf = [fact for fact in state.odf if fact.code != code]
    if package is not None:
        odf += odf_facts(package)
    order = sorted(odf, key=lambda fact: fact.code)
    shared = SharedContext.of(results, state.info, None, read_terms(), order)
    english = "en" in state.info.languages
    found: Iterator[Page]
    if package is not None:
        plain = shared.for_district(compute_district(package, results))
        context = replace(plain, menu=register.menu_of(plain))
        found = _made(register.DISTRICT, context, english)
    else:
        found = _made(register.PLACE, shared.for_place(shared.names.districts[code]), english)
    for page in found:
        yield simulated_page(page) if results.simulated else page


def _made(types: Iterable[PageType[C]], context: C, english: bool) -> Iterator[Page]:
    for one in types:
        if one.indonesian is None:
            yield from one.pages(context, translated=english)
