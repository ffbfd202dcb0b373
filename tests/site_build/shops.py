"""Workshops that print plain texts: what a unit does shows without templates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kksportal.errors import Finding
from kksportal.exports.search_records import Record
from kksportal.findings import kind
from kksportal.model.package import PortalInput
from kksportal.pages.site import Page
from kksportal.site_build.workshop import (
    Order,
    Workshop,
)
from kksportal.words.portal import PortalInfo
from tests.builders import framework, head, package
from tests.site_build.small import FIRST, SECOND, shared

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


def order(root: Path, **told: Any) -> Order:
    """What a process is told of a build in this folder."""
    plain: dict[str, Any] = {"root": str(root / "portal"), "stage": str(root / "panggung"),
                             "standing": "", "info": INFO, "codes": (FIRST,)}  # fmt: skip
    return Order(**plain | told)


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


def workshop(root: Path, read: PortalInput | None = None, **told: Any) -> Workshop:
    """A workshop in this folder, with an empty stage."""
    (root / "panggung").mkdir(exist_ok=True)
    return Workshop(order(root, **told), read or nation())
