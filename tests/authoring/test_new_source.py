"""A new source: asked for, under an id that is free, one more row and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.authoring.baru import BALANGAN, Answers, everything_in, given, lay_portal, portal_at

from kksportal.authoring.new.interview import conduct
from kksportal.authoring.new.source import NewSource, ask_source, source_draft
from kksportal.authoring.taking import write_draft
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.model.package import DistrictPackage
from kksportal.read.portal import read_package, read_portal
from kksportal.validate.portal import check_portal

KNOWN = (
    "https://www.headline.co.id/45964/"
    "inovasi-kesehatan-balangan-home-care-dan-digitalisasi-di-hkn-ke-61"
)
GOOD = given(KODE="63.11", judul="Balangan ODF", jenis="berita", penerbit="Contoh",
             tanggal="3 Maret 2026", tautan="https://contoh.invalid/odf")  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A portal with one district."""
    return lay_portal(tmp_path)


def asked(root: Path, options: dict[str, list[str]], person: Answers | None = None) -> NewSource:
    """What the questions give."""
    portal = portal_at(root)
    return conduct(lambda interview: ask_source(portal, interview), options, person)


def test_a_source_is_one_more_row(root: Path) -> None:
    """At the end, in the form of the contract; the head tells the day, and all checks pass."""
    table = root / BALANGAN / "sumber.csv"
    before = table.read_bytes()
    others = {k: v for k, v in everything_in(root).items() if BALANGAN not in k}
    write_draft(source_draft(portal_at(root), asked(root, GOOD)))
    added = table.read_bytes().removeprefix(before).decode()
    assert added == (
        "contoh-2026,Balangan ODF,Contoh,berita,2026-03-03,https://contoh.invalid/odf,,\n"
    )
    assert {k: v for k, v in everything_in(root).items() if BALANGAN not in k} == others
    package, _ = read_package(root / BALANGAN, Folders(root=root))
    assert isinstance(package, DistrictPackage)
    assert package.head.updated == "2026-11-30"
    data, findings = read_portal(Folders(root=root))
    assert data is not None
    assert not [f for f in check_portal(data, findings) if f.is_error]


def test_the_id_is_one_that_no_source_of_the_portal_has(root: Path) -> None:
    """Made of who published it and when; also a story's source counts."""
    text = root / "content/inovasi/home-care-balangan.md"
    text.write_text(text.read_text("utf-8").replace("s047", "contoh-2026"), "utf-8")
    assert asked(root, GOOD).row.id == "contoh-2026-2"
    assert asked(root, {**GOOD, "--id": ["berita-odf"]}).row.id == "berita-odf"
    with pytest.raises(PortalError, match="--id: s047 sudah dipakai di"):
        asked(root, {**GOOD, "--id": ["s047"]})
    with pytest.raises(PortalError, match="--id: “A B” tidak berbentuk kode"):
        asked(root, {**GOOD, "--id": ["A B"]})


def test_an_address_that_the_package_has_is_told(root: Path) -> None:
    """With the id under which it stands."""
    with pytest.raises(PortalError, match=r"--tautan: Alamat itu sudah ada di .* sebagai s047"):
        asked(root, {**GOOD, "--tautan": [KNOWN]})


def test_a_source_of_another_package_is_the_same_row(root: Path) -> None:
    """The same id means the same row everywhere: nothing else is asked."""
    other = root / "datapackages/daerah/63.03-kabupaten-banjar"
    shutil.copytree(root / BALANGAN, other)
    head = other / "datapackage.json"
    head.write_text(head.read_text("utf-8").replace('"63.11"', '"63.03"'), "utf-8")
    table = root / BALANGAN / "sumber.csv"
    lines = [line for line in table.read_text("utf-8").split("\n") if not line.startswith("s047,")]
    table.write_text("\n".join(lines), "utf-8")
    person = Answers("63.11", KNOWN)
    new = asked(root, {}, person)
    assert (new.row.id, new.row.penerbit) == ("s047", "headline.co.id")
    assert new.known_in == "datapackages/daerah/63.03-kabupaten-banjar/sumber.csv"
    assert person.left == []


def test_slips_are_told_as_they_are_typed(root: Path) -> None:
    """Code, address, kind and day, each asked again."""
    person = Answers("91.01", "63.03", "63.11", "contoh.id", "https://contoh.invalid/x", "Judul",
                     "beritaa", "berita", "", "31/2/2026", "2026", "")  # fmt: skip
    new = asked(root, {}, person)
    assert new.row.id == "judul-2026"
    said = "\n".join(person.heard)
    for part in ("kode lama", "belum punya paket", "berbentuk tautan", "bukan jenis", "kalender"):
        assert part in said


def test_a_source_without_a_package_is_refused_with_the_way(root: Path) -> None:
    """First the district, then its sources."""
    with pytest.raises(PortalError, match=r"belum punya paket; buat dahulu: kks new daerah 63\.03"):
        asked(root, {**GOOD, "KODE": ["63.03"]})


def test_a_table_that_was_not_read_whole_is_not_written_again(root: Path) -> None:
    """What nobody understands would be lost."""
    table = root / BALANGAN / "sumber.csv"
    table.write_text(table.read_text("utf-8").replace("id,judul", "id,rahasia,judul", 1), "utf-8")
    before = everything_in(root)
    with pytest.raises(PortalError):
        source_draft(portal_at(root), asked(root, GOOD))
    assert everything_in(root) == before


def test_simulated_sources_stay_with_simulated_districts(root: Path) -> None:
    """A real district has none of that kind."""
    with pytest.raises(PortalError, match="--jenis: “simulasi” bukan jenis sumber"):
        asked(root, {**GOOD, "--jenis": ["simulasi"]})
