"""Builders of districts that print plain texts: what a unit does shows without templates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kksportal.errors import Finding
from kksportal.exports.files import File
from kksportal.exports.search_records import Record
from kksportal.findings import kind
from kksportal.model.package import PortalInput
from kksportal.pages.share import ChangeNews, DatasetShare, MapScore, News, Share
from kksportal.pages.site import Page
from kksportal.plan import UnitPlan
from kksportal.render.descriptor import table_text
from kksportal.site_build.district_builder import BuilderSetup, DistrictBuilder
from kksportal.words.portal import PortalInfo
from kksportal.words.views import Frame
from tests.builders import framework, head, package, source
from tests.site_build.small import FIRST, SECOND, put, shared
from tests.site_build.tiny import SOURCES, put_head, table

INFO = PortalInfo(name="Uji", languages=("id",))
SLUGGED = f"datapackages/daerah/{FIRST}-balangan"
RECORD = Record("daerah/x/", "X", "", "daerah", "teks")
NOTE = Finding(kind=kind("KKS-D025"), path=f"{SLUGGED}/fakta.csv", what="Catatan.")


class Templates:
    """Templates that are only named."""

    def __init__(self, folder: Path, bytecode: Path | None, translator: object) -> None:
        self.told = folder, bytecode, translator
        self.compiled: list[str] = []

    def compile(self, *names: str) -> None:
        """Have these ready."""
        self.compiled += names


class Printer:
    """Prints a page as its address."""

    def __init__(self, templates: Templates, info: PortalInfo) -> None:
        self.told = templates, info

    def page(self, page: Page) -> bytes:
        """The address of the page."""
        return page.frame.address.encode()


def setup(root: Path, **told: Any) -> BuilderSetup:
    """What a process is told of a build in this folder."""
    plain: dict[str, Any] = {"root": str(root / "portal"), "stage": str(root / "panggung"),
                             "published": "", "info": INFO, "codes": (FIRST,)}  # fmt: skip
    return BuilderSetup(**plain | told)


def nation(*texts: Any, **told: Any) -> PortalInput:
    """Two districts of one province, with these stories."""
    regions = package(
        "wilayah",
        about=head("wilayah"),
        provinsi=[{"kode": "63", "id": "kalsel", "nama": "Kalsel"}],
        daerah=[
            {"kode": code, "id": name, "nama": name, "provinsi": "kalsel"}
            for code, name in ((FIRST, "balangan"), (SECOND, "banjar"))
        ],
    )
    frameworks = {"2025": framework()}
    return shared(regions=(regions,), stories=texts, frameworks=frameworks, **told)


def builder(root: Path, read: PortalInput | None = None, **told: Any) -> DistrictBuilder:
    """A builder in this folder, with an empty stage."""
    (root / "panggung").mkdir(exist_ok=True)
    return DistrictBuilder(setup(root, **told), read or nation())


def sound(root: Path, *sources: str) -> None:
    """A package of the first district, with these sources and no fault."""
    put_head(root / "portal", SLUGGED, "daerah", {"sumber": table(SOURCES, *sources)}, FIRST)
    put(root / "portal", {f"{SLUGGED}/datapackage.json": json_head()})


def json_head() -> str:
    """The descriptor of the first district, with the schema of its one table."""
    told = {
        "name": "x", "title": "Balangan", "diperbarui": "2026-01-02",
        "kks": {"jenis": "daerah", "skema": "1", "kode": FIRST},
        "licenses": [{"name": "CC-BY-4.0"}], "contributors": [{"title": "Tim"}],
        "resources": [json.loads(table_text("daerah", 0, tuple(SOURCES.split(","))))],
    }  # fmt: skip
    return json.dumps(told)


def plan() -> UnitPlan:
    """A plan of one page, one file, and a share of everything."""
    frame = Frame("B", "", "daerah/balangan/", "daerah", "2026-01-02", "", noindex=True)
    share = Share(
        name=None,
        news=News("2026-01-02", "J", "R", "h", source("n")),
        changes=(ChangeNews("2026-01-02", "r", "h", "p", "t", "a", "l", "s"),),
        dataset=DatasetShare("c", "s", "n", "p", "u", "i", "l", "m", "f", "l"),
        indicators=(), stated=(), province="provinsi/kalsel/", figures=(), statements=(),
        sources=(source("p"),),
    )  # fmt: skip
    return UnitPlan(
        pages=(Page(frame=frame, template="x.html", view=None),),
        files=(File(address="umpan/balangan.xml", content=b"umpan"),),
        share=share,
        scores=(MapScore("pasar", "1", "1", "per", "a", "2025"),),
        records=(RECORD,),
        noticed=(NOTE,),
    )
