"""`kks simulate`: a whole fictional portal, the same for the same seed, marked everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kksportal.audit.site import audit_site
from kksportal.cli import main
from kksportal.effects import Folders
from kksportal.model.package import PortalInput
from kksportal.read.package import explain
from kksportal.simulation.nation import make_nation, read_shape
from kksportal.simulation.portal import simulate_nation
from kksportal.site_build.site import check
from tests.conftest import ROOT, build

DISTRICTS = 5


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fictional portal of five districts."""
    target = tmp_path_factory.mktemp("simulasi") / "portal"
    simulate_nation(target, DISTRICTS, seed=7)
    return target


@pytest.fixture(scope="module")
def data(portal: Path) -> PortalInput:
    found, findings = check(Folders(root=portal))
    assert findings == ()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def made(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site."""
    target = tmp_path_factory.mktemp("simulasi-situs") / "site"
    done = build(target, portal)
    assert done.returncode == 0, done.stderr
    return target


def contents(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_the_same_seed_gives_the_same_bytes(portal: Path, tmp_path: Path) -> None:
    """On any day, in any folder; another seed gives another nation."""
    simulate_nation(tmp_path / "lagi", DISTRICTS, seed=7)
    simulate_nation(tmp_path / "lain", DISTRICTS, seed=8)
    assert contents(tmp_path / "lagi") == contents(portal)
    assert contents(tmp_path / "lain") != contents(portal)


def test_every_district_has_its_tables_in_full(data: PortalInput) -> None:
    """Every package has both cycles in full: three assessors, institutions, stages, stories."""
    assert len(data.districts) == DISTRICTS
    for code, package in data.districts.items():
        assert {row.siklus for row in package.penilaian} == {"2023", "2025"}
        assert {row.penilai for row in package.penilaian} == {"mandiri", "provinsi", "pusat"}
        assert len({row.indikator for row in package.capaian if row.siklus == "2025"}) == 136
        assert len({row.indikator for row in package.capaian if row.siklus == "2023"}) == 147
        assert package.kelembagaan
        assert package.tahapan
        assert len([s for s in data.stories if s.region == code]) == 2


def test_something_is_missing_and_something_disputed(data: PortalInput) -> None:
    """A nation without gaps would not test anything."""
    rows = [row for package in data.districts.values() for row in package.capaian]
    assert any(row.keadaan == "belum-ada" for row in rows)
    assert any(
        len({(r.siklus, r.indikator, r.tahun) for r in p.capaian}) < len(p.capaian)
        for p in data.districts.values()
    )


def test_nobody_real_is_in_it(portal: Path, data: PortalInput) -> None:
    """Codes begin with S, names are "Simulasi", every head says it is simulated."""
    regions = [row for package in data.regions for row in (*package.provinsi, *package.daerah)]
    assert all(row.kode.startswith("S") and "Simulasi" in row.nama for row in regions)
    assert all(p.head.simulated for p in (*data.districts.values(), *data.awards, *data.regions))
    real = re.compile(r"(?<![0-9S.])[1-9][0-9]\.[0-9]{2}(?![0-9.%])")
    for path in (portal / "datapackages" / "daerah").glob("*/kelembagaan.csv"):
        assert not real.search(path.read_text("utf-8"))


def test_frictionless_accepts_its_packages(portal: Path) -> None:
    """The authority agrees with the fast check."""
    folders = Folders(root=portal)
    for head in sorted(portal.rglob("datapackage.json"))[:4]:
        assert explain(head.parent, folders) == ()


def test_every_page_says_data_simulasi(made: Path) -> None:
    """Each page is marked for people, for machines, and kept out of search engines."""
    pages = sorted(made.rglob("*.html"))
    assert len(pages) > 300
    for page in pages:
        text = page.read_text("utf-8")
        assert '<meta name="kks:simulasi" content="true">' in text, page
        assert '<meta name="robots" content="noindex">' in text, page
        assert "Data simulasi" in text, page


def test_its_site_has_no_dead_link(made: Path) -> None:
    """Every page that another leads to is there, the editorial ones among them."""
    assert audit_site(made).problems == ()


def test_wrong_use_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder in use and a count out of range: one sentence, exit code 2."""
    (tmp_path / "isi").write_text("x")
    assert main(["simulate", "-o", str(tmp_path)]) == 2
    assert "sudah berisi" in capsys.readouterr().err
    assert main(["simulate", "-o", str(tmp_path / "baru"), "--daerah", "0"]) == 2
    assert "pilih 1 sampai" in capsys.readouterr().err


def test_kecamatan_are_told_of_where_they_are_asked_for(portal: Path, tmp_path: Path) -> None:
    """Each has a page that says so; whoever does not ask gets the same bytes as before."""
    told = tmp_path / "kecamatan"
    assert main(["simulate", "-o", str(told), "--daerah", str(DISTRICTS), "--seed", "7",
                 "--kecamatan"]) == 0  # fmt: skip
    plain, ours = contents(portal), contents(told)
    changed = {name.rpartition("/")[2] for name in ours if ours[name] != plain.get(name)}
    tables = {f"{name}.csv" for name in ("fakta", "kelembagaan", "bukti", "inovasi")}
    assert changed == {"mkdocs.yml", "datapackage.json", *tables}
    found, findings = check(Folders(root=told))
    assert findings == ()
    assert found is not None
    site = tmp_path / "site"
    assert build(site, told).returncode == 0
    pages = list(site.glob("daerah/*/kecamatan/*/index.html"))
    assert len(pages) == sum(len(region.kecamatan) for region in found.regions) > DISTRICTS
    for page in pages:
        assert "Data simulasi" in page.read_text("utf-8")
    assert audit_site(site).problems == ()


def test_the_nation_has_as_many_kecamatan_as_the_real_one() -> None:
    """7,277 in 514 districts, as the list of regions has them."""
    nation = make_nation(read_shape(ROOT / "datapackages" / "wilayah"), 514, seed=1)
    assert sum(len(one.kecamatan) for one in nation) == 7277
