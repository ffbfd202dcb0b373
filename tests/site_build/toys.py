"""A toy nation: registers of a few pages and files, told beforehand, with real keys and things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from kksportal import effects
from kksportal.addresses import Address
from kksportal.compute.shared import compute_shared
from kksportal.errors import Finding
from kksportal.exports import register as files
from kksportal.exports.files import File
from kksportal.exports.register import FileType
from kksportal.model.package import PortalInput
from kksportal.pages import register as pages
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.pages.types import On, PageType
from kksportal.site_build import nation as module
from kksportal.site_build.incremental.last_build import LastBuild
from kksportal.site_build.incremental.output import DistrictOutput
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.nation import Nation, make_nation
from kksportal.site_build.row_shelf import RowShelf
from kksportal.words.context import SharedContext
from kksportal.words.views import Frame
from tests.site_build.plain_builders import INFO, nation
from tests.site_build.small import (
    FIRST,
    SECOND,
    built,
    job,
    last_build,
    put,
    stage,
    things,
    written,
)

ANY = Address("{}", ".*")


class Printer:
    """Prints a page as its address, with the day of the portal that is shown on it."""

    def __init__(self, templates: object, info: Any) -> None:
        assert templates == "templat"
        self.day = f"{info.updated}|{info.updated_text}|{info.name}"

    def page(self, page: Page) -> bytes:
        """The address, the day."""
        return f"{page.frame.address} {self.day}".encode()


class Toy:
    """A nation of two districts, whose pages and files are told; what was made is counted."""

    def __init__(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.scratch = tmp_path, count()
        self.patch = monkeypatch
        self.folders = put(tmp_path / "portal", {})
        self.asked: Counter[str] = Counter()
        self.context: NationContext | None = None  # the last one that a maker saw
        self.data: PortalInput = nation()
        self.codes = (FIRST,)  # of districts with a package
        self.shelves: list[RowShelf] = []  # to be closed
        (tmp_path / "bawaan").mkdir(exist_ok=True)
        monkeypatch.setattr(effects, "shipped_templates", lambda: tmp_path / "bawaan")
        monkeypatch.setattr(module, "Renderer", Printer)
        monkeypatch.setattr(module, "notice_national", lambda *_: ())
        monkeypatch.setattr(module, "make_lists", lambda *_: ())
        self.pages([])
        self.files([])

    def pages(self, types: Sequence[PageType[NationContext]]) -> None:
        """The register of the nation's pages."""
        self.patch.setattr(pages, "NATION", tuple(types))

    def files(self, types: Sequence[FileType[NationContext]]) -> None:
        """The register of the nation's files."""
        self.patch.setattr(files, "NATION", tuple(types))

    def page(self, address: str, *on: On, changed: str = "", noindex: bool = False) -> Any:
        """A type of one page at this address."""

        def make(context: NationContext) -> Iterator[Page]:
            self.context = context
            if context.wants(address):
                self.asked[address] += 1
                frame = Frame("J", "", address, "", changed, "", noindex=noindex)
                yield Page(frame=frame, view=None)

        return PageType(address=Address(address), template="x.html", make=make, on=on)

    def file(self, name: str, *on: On, download: bool = False) -> Any:
        """A type of one file of this name, whose content is its name."""

        def make(context: NationContext) -> Iterator[File]:
            self.context = context
            self.asked[name] += 1
            yield File(address=f"{name}.txt", content=name.encode())

        return FileType(name=name, addresses=(ANY,), make=make, on=on, download=download)

    def build(
        self,
        *outputs: DistrictOutput,
        last: LastBuild | None = None,
        found: Sequence[Finding] = (),
        anew: Sequence[str] = (FIRST, SECOND),
        translator: Any = None,
        **options: Any,
    ) -> tuple[Nation, Things, dict[str, bytes]]:
        """Make the nation: what it tells, the things of the build, what lies on the stage."""
        results = compute_shared(self.data, self.codes)
        context = SharedContext.of(results, INFO, translator)
        remembered = last or self.first()
        build = built(
            *outputs, anew=anew, last=remembered, data=self.data, results=results,
            names=context.names, context=context, templates="templat",
        )  # fmt: skip
        place = stage(self.root / f"panggung-{next(self.scratch)}")
        all_things = things(remembered, place)
        under_way = replace(job(remembered, **options), info=INFO)
        self.shelves.append(under_way.shelf)
        new = [under_way.shelf.lay(one) if one.code in anew else one for one in outputs]
        told = make_nation(under_way, replace(build, outputs=new), found, all_things)
        return told, all_things, written(place)

    def after(self, before: Things, *outputs: DistrictOutput, **told: Any) -> LastBuild:
        """The last build, for one that comes after a build that left these things."""
        return last_build(
            self.root / "ingatan", *outputs, folders=self.folders, things=before.all, **told
        )

    def first(self) -> LastBuild:
        """Nothing is known of any build."""
        return last_build(self.root / "ingatan", folders=self.folders)
