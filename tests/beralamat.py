"""A small portal that has an address of its own, and how its pages are read."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

from lxml import html

from kksportal.cli import main
from kksportal.effects import Folders
from kksportal.site_build.job import Options
from kksportal.site_build.site import build_portal
from kksportal.words.portal import PortalInfo
from tests.conftest import ROOT

URL = "https://kks.example/"


INFO = PortalInfo(
    name='Portal <uji> & "KKS"',
    tagline="Portal uji yang punya alamat sendiri, dengan sumber di setiap angka.",
    url=URL,
    office="Dinas Kesehatan Uji",
)


FEW = ("63.11-", "63.03-", "S01.01-")


BALANGAN = "datapackages/daerah/63.11-kabupaten-balangan"


def build_addressed(home: Path) -> Path:
    """A portal of three districts under an address, with figures of Balangan that changed."""

    def few(place: str, names: list[str]) -> list[str]:
        return [n for n in names if not n.startswith(FEW)] if place.endswith("/daerah") else []

    for state in ("lama", "baru"):
        shutil.copytree(ROOT / "datapackages", home / state / "datapackages", ignore=few)
        shutil.copytree(ROOT / "content", home / state / "content")
    head = home / "baru" / BALANGAN / "datapackage.json"
    told = json.loads(head.read_text("utf-8"))
    head.write_text(json.dumps(told | {"created": "2025-12-01T08:00:00Z"}), "utf-8")
    facts = home / "baru" / BALANGAN / "fakta.csv"
    facts.write_text(facts.read_text("utf-8").replace("capaian,85,", "capaian,90,"), "utf-8")
    states = str(home / "lama"), str(home / "baru")
    why = ["--kelas", "pembaruan", "--alasan", "data baru", "--pemutus", "Dinas Kesehatan"]
    assert main(["diff", *states, "--record", *why, "--tanggal", "2026-12-24"]) == 0
    options = Options(jobs=2, search=False)
    report = build_portal(Folders(root=home / "baru"), INFO, home / "situs", options)
    assert report.built, report.findings
    return home / "situs"


@cache
def pages(site: Path) -> tuple[tuple[str, html.HtmlElement], ...]:
    """Every page with its file, parsed once."""
    return tuple(
        (path.relative_to(site).as_posix(), html.fromstring(path.read_bytes()))
        for path in sorted(site.rglob("*.html"))
    )


def linked(page: html.HtmlElement) -> list[dict[str, object]]:
    """What a page tells machines about itself."""
    told = page.xpath('//head/script[@type="application/ld+json"]/text()')
    assert len(told) <= 1
    return json.loads(told[0])["@graph"] if told else []
