"""Published addresses keep answering: with a page that says where to go, where no other stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from kksportal.effects import Stage
from kksportal.pages.nation.gone import GoneContext, GonePage, GoneSince, gone_pages
from kksportal.site_build import gone as module
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.site_files import SiteFiles
from kksportal.site_build.target import gone_addresses
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
HEAD = "alamat,terbit,hilang\n"
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
        return f"{mark}{page.frame.address} {page.view.first} {page.view.since}".strip().encode()


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
        job = SimpleNamespace(folders=self.folders, last=things.last)
        many, findings = module.make_gone(cast(Any, job), cast(Any, built), info, things)
        assert all(f.is_error and f.path == "alamat-terbit.csv" for f in findings)
        return things, many, [f.row for f in findings]


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """A build in a folder of its own."""
    return Build(tmp_path, monkeypatch)


def files(stage: Stage) -> set[str]:
    """What was written, but for the list of what is gone."""
    home = stage.home
    found = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    return found - {".kks-hilang"}


def test_an_address_without_a_page_gets_one(build: Build) -> None:
    """In its own place; what stands is left alone."""
    text = "daerah/balangan/,2026-01-01\ndaerah/balangan/pasar/,2026-01-01\nlama.html,2026-01-01\n"
    things, many, wrong = build.make(text)
    assert (many, wrong) == (2, [])
    assert files(build.stage) == {"daerah/balangan/pasar/index.html", "lama.html"}
    assert set(things.site.sizes) >= files(build.stage)
    assert not things.site.doubles


def test_a_page_is_told_with_its_days(build: Build) -> None:
    """Since when it was published, and since when not, where the list says so."""
    build.make(
        "x/,2026-01-01,\ny/,2026-01-01,\nx/,,2026-02-03\ny/,,tidak-diketahui\nz/,2026-01-02\n"
    )
    texts = [(build.stage.home / f"{one}/index.html").read_text() for one in "xyz"]
    assert texts == [
        "x/ 1 Januari 2026 3 Februari 2026", "y/ 1 Januari 2026", "z/ 2 Januari 2026"
    ]  # fmt: skip


def test_a_site_says_at_which_addresses_it_has_no_page(build: Build) -> None:
    """For who records the day; where none is gone there is no such list."""
    things, _, _ = build.make(
        "daerah/balangan/,2026-01-01,\nx/,2026-01-01,\nlama.html,2026-01-01,\n"
    )
    assert gone_addresses(build.stage.home) == {"x/", "lama.html"}
    assert ".kks-hilang" in things.site.sizes
    things, _, _ = build.make("daerah/balangan/,2026-01-01,\n")
    assert ".kks-hilang" not in things.site.sizes


def test_what_stands_though_it_was_recorded_as_gone_is_left_alone(build: Build) -> None:
    """It came back: there is a page."""
    _, many, wrong = build.make("daerah/balangan/,2026-01-01,\ndaerah/balangan/,,2026-02-03\n")
    assert (many, wrong, files(build.stage)) == (0, [], set())


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
    assert (build.stage.home / "x/index.html").read_text() == "simulasi x/ 1 Januari 2026"


def gone(address: str, *standing: str, since: str = "") -> Any:
    """The page at an address, where these stand."""
    days = {address: GoneSince("2026-01-01", since)}
    context = GoneContext(addresses=days, stands=lambda a: a in standing, names=NAMES)
    (page,) = gone_pages(context)
    return page


def nearest(address: str, *standing: str) -> list[tuple[str, str]]:
    """The links of a page, where these stand."""
    page = gone(address, *standing)
    assert isinstance(page.view, GonePage)
    assert page.frame.address == address
    return [(link.label, link.href) for link in page.view.links]


BALANGAN = ("Kabupaten Balangan", "daerah/balangan/")
ALL = ("Semua kabupaten dan kota", "daerah/")
ARCHIVE = ("Arsip siklus 2023", "arsip/2023/")
ARCHIVES = ("Arsip siklus yang sudah ditutup", "arsip/")
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
        ("arsip/2023/daerah/balangan/", [BALANGAN, ARCHIVE, ARCHIVES]),
        ("arsip/2023/daerah/hilang/", [ARCHIVE, ARCHIVES]),
        ("arsip/2023/", [ARCHIVES]),
        ("lama/", []),
        ("lama.html", []),
    ],
)
def test_the_nearest_page_is_named(address: str, links: list[tuple[str, str]]) -> None:
    """Where the content went, then what lies above, then home; only what stands."""
    standing = ["daerah/balangan/", "daerah/", "kerangka/2025/", "provinsi/kalsel/"]
    standing += [one for one in ("arsip/2023/", "arsip/") if one != address]
    assert nearest(address, *standing) == [*links, ("Beranda", "")]
    assert nearest(address) == [("Beranda", "")]


@pytest.mark.parametrize(
    ("address", "was"),
    [
        ("daerah/balangan/", "halaman Kabupaten Balangan"),
        ("daerah/hilang/", "halaman hilang"),
        ("daerah/balangan/pasar/", "halaman “pasar” Kabupaten Balangan"),
        ("daerah/balangan/kelembagaan/", "halaman kelembagaan Kabupaten Balangan"),
        ("daerah/balangan/penghargaan/", "halaman penghargaan Kabupaten Balangan"),
        ("daerah/balangan/perbaikan/", "halaman perbaikan Kabupaten Balangan"),
        ("daerah/balangan/inovasi/", "halaman inovasi Kabupaten Balangan"),
        ("daerah/balangan/sumber/", "daftar sumber Kabupaten Balangan"),
        ("sematan/balangan/", "kotak angka Kabupaten Balangan untuk situs lain"),
        ("en/districts/balangan/", "halaman Kabupaten Balangan dalam bahasa Inggris"),
        ("arsip/2023/daerah/balangan/",
         "halaman Kabupaten Balangan seperti saat siklus 2023 ditutup"),
        ("arsip/2023/", "arsip siklus 2023"),
        ("inovasi/obat/", "sebuah cerita inovasi"),
        ("indikator/2025/T1.01/", "indikator T1.01 siklus 2025 (Ibu)"),
        ("indikator/2011/T9.99/", "indikator T9.99 siklus 2011"),
        ("kerangka/2025/", "instrumen dan syarat 2025"),
        ("penghargaan/2025/", "daftar penghargaan 2025"),
        ("banding/kalsel/pasar/", "perbandingan “pasar” di Kalimantan Selatan"),
        ("banding/kalsel/", "perbandingan daerah di Kalimantan Selatan"),
        ("provinsi/hilang/", "halaman hilang"),
        ("tatanan/pasar/", "halaman “pasar” semua daerah"),
        ("peta/2025/", "peta penghargaan 2025"),
        ("peta/pasar/", "peta skor “pasar”"),
        ("lama/", ""),
        ("lama.html", ""),
    ],
)  # fmt: skip
def test_what_was_there_is_told_from_the_address(address: str, was: str) -> None:
    """By the names of today where it has one, else as the address has it."""
    page = gone(address, since="2026-02-03")
    assert page.view.was == was
    assert page.view.address == f"/{address}"
    assert (was or "sebuah halaman") in page.frame.description
    assert (page.view.first, page.view.since) == ("1 Januari 2026", "3 Februari 2026")


def test_without_a_day_none_is_told() -> None:
    """And none is made up."""
    assert gone("lama/").view.since == ""
