"""Published addresses keep answering: with a page that says where to go, where no other stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from kksportal.effects import Stage
from kksportal.pages.nation.gone import GoneContext, GonePage, gone_pages
from kksportal.site_build import gone as module
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.site_files import SiteFiles
from kksportal.words.names import Names
from kksportal.words.portal import PortalInfo
from tests.builders import framework, portal
from tests.site_build.small import last_build, put

NAMES = Names(
    portal(
        regions=[
            {"provinsi": [{"id": "kalsel", "kode": "63", "nama": "Kalimantan Selatan"}],
             "daerah": [{"id": "balangan", "kode": "63.11", "nama": "Kabupaten Balangan"}]}
        ],
        frameworks=[framework(indikator=[{"kode": "T1.01", "nama": "Ibu", "tatanan": "pasar"}])],
    )
)  # fmt: skip
HEAD = "alamat,terbit\n"
HOME = "daerah/balangan/index.html"


class Printer:
    """Prints a page as its address and its links."""

    def __init__(self, _: object, info: PortalInfo) -> None:
        assert (info.updated, info.updated_text) == ("", "")

    def page(self, page: Any) -> bytes:
        """What stands of it."""
        mark = "simulasi " if page.frame.simulated else ""
        assert page.frame.noindex
        assert page.template == "pindah.html"
        return f"{mark}{page.frame.address}".encode()


class Build:
    """The end of a build: a site with two pages and a file, and a list."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "Renderer", Printer)
        self.folders = put(root / "portal", {})
        self.stage = Stage(root / "panggung")
        self.stage.home.mkdir()

    def make(self, text: str, *, simulated: bool = False) -> tuple[Things, int, list[int]]:
        """The things of a build, how many pages there are, and the lines of findings."""
        (self.folders.root / "alamat-terbit.csv").write_text(f"{HEAD}{text}", "utf-8")
        site = SiteFiles(self.stage)
        site.note({"index.html": 1, HOME: 1, "unduh/data.xlsx": 1, "tentang/index.html": 1})
        things = Things(last_build(), site)
        built = SimpleNamespace(builder=SimpleNamespace(names=NAMES, templates=None))
        info = replace(PortalInfo(name="Uji"), updated="2026-01-02", updated_text="x",
                       simulated=simulated)  # fmt: skip
        job = SimpleNamespace(folders=self.folders)
        many, findings = module.make_gone(cast(Any, job), cast(Any, built), info, things)
        assert all(f.is_error and f.path == "alamat-terbit.csv" for f in findings)
        return things, many, [f.row for f in findings]


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """A build in a folder of its own."""
    return Build(tmp_path, monkeypatch)


def files(stage: Stage) -> set[str]:
    """What was written."""
    home = stage.home
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}


def test_an_address_without_a_page_gets_one(build: Build) -> None:
    """In its own place; what stands is left alone."""
    text = "daerah/balangan/,2026-01-01\ndaerah/balangan/pasar/,2026-01-01\nlama.html,2026-01-01\n"
    things, many, wrong = build.make(text)
    assert (many, wrong) == (2, [])
    assert files(build.stage) == {"daerah/balangan/pasar/index.html", "lama.html"}
    assert set(things.site.sizes) >= files(build.stage)
    assert not things.site.doubles


def test_where_nothing_lacks_nothing_is_made(build: Build) -> None:
    """Without a list, or while all that it names stands."""
    for text in ("", "daerah/balangan/,2026-01-01\n"):
        things, many, wrong = build.make(text)
        assert (things.all, many, wrong) == ({}, 0, [])
    (build.folders.root / "alamat-terbit.csv").unlink()
    assert files(build.stage) == set()


@pytest.mark.parametrize("address", ["DAERAH/balangan/", "tentang.html", "Tentang/"])
def test_what_a_host_takes_for_a_page_is_that_page(build: Build, address: str) -> None:
    """Case may not matter to it, and x.html is x/: two pages would be one address."""
    _, many, wrong = build.make(f"{address},2026-01-01\n")
    assert (many, wrong, files(build.stage)) == (0, [], set())


def test_nothing_is_put_into_a_file(build: Build) -> None:
    """An address below a file of the site is a finding that names its line."""
    _, many, wrong = build.make("x/,2026-01-01\nunduh/data.xlsx/,2026-01-01\n")
    assert (many, wrong, files(build.stage)) == (1, [3], {"x/index.html"})


@pytest.mark.parametrize("address", ["../x/", "/etc/x/", "//x/", "a/../../x/"])
def test_a_hostile_address_writes_nothing(build: Build, address: str) -> None:
    """It is told with the list; here it is not there."""
    _, many, _ = build.make(f"{address},2026-01-01\n")
    assert (many, files(build.stage)) == (0, set())
    assert sorted(path.name for path in build.stage.home.parent.iterdir()) == ["panggung", "portal"]


def test_pages_of_a_fictional_portal_say_so(build: Build) -> None:
    """Like every other page of it."""
    build.make("x/,2026-01-01\n", simulated=True)
    assert (build.stage.home / "x/index.html").read_text() == "simulasi x/"


def nearest(address: str, *standing: str) -> list[tuple[str, str]]:
    """The links of a page, where these stand."""
    context = GoneContext(addresses=(address,), stands=lambda a: a in standing, names=NAMES)
    (page,) = gone_pages(context)
    assert isinstance(page.view, GonePage)
    assert page.frame.address == address
    return [(link.label, link.href) for link in page.view.links]


BALANGAN = ("Kabupaten Balangan", "daerah/balangan/")
ALL = ("Semua kabupaten dan kota", "daerah/")
FRAMEWORK = ("Instrumen dan syarat 2025", "kerangka/2025/")


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("daerah/balangan/pasar/", [BALANGAN, ALL]),
        ("daerah/hilang/pasar/", [ALL]),
        ("sematan/balangan/", [BALANGAN]),
        ("en/districts/balangan/", [BALANGAN]),
        ("indikator/2025/T1.01/", [("Ibu, di instrumen 2025", "kerangka/2025/#T1.01"), FRAMEWORK]),
        ("indikator/2025/T9.99/", [FRAMEWORK]),
        ("indikator/2011/T9.99/", []),
        ("banding/kalsel/pasar/", [("Kalimantan Selatan", "provinsi/kalsel/")]),
        ("banding/hilang/pasar/", []),
        ("lama/", []),
        ("lama.html", []),
    ],
)
def test_the_nearest_page_is_named(address: str, links: list[tuple[str, str]]) -> None:
    """Where the content went, then what lies above, then home; only what stands."""
    standing = ("daerah/balangan/", "daerah/", "kerangka/2025/", "provinsi/kalsel/")
    assert nearest(address, *standing) == [*links, ("Beranda", "")]
    assert nearest(address) == [("Beranda", "")]
