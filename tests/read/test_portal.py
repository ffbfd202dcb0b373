"""A portal is its shared packages, its districts and its texts; all faults are reported at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.model.package import (
    AwardPackage,
    BoundaryPackage,
    FrameworkPackage,
    PortalInput,
    RegionPackage,
)
from kksportal.read.portal import (
    read_portal,
    read_shared,
    read_texts,
)
from tests.read.files import SOURCE, as_rows, codes, put, put_package

P = "datapackages"
WORDS = "id,nama\nx,X\n"
VOCABULARY = {
    "ukuran": "id,nama,keluarga,dasar,waktu\nodf,ODF,odf,desa,posisi\n",
    "pokok": WORDS,
    "predikat": "id,nama,urutan,kualifikasi\nx,X,1,\n",
    "satuan": WORDS,
    "jenis_kegiatan": WORDS,
    "tatanan": WORDS,
}


def put_vocabulary(root: Path) -> Path:
    """A sound vocabulary."""
    return put_package(root / P / "kosakata", "kosakata", about={}, **VOCABULARY)


def put_regions(root: Path, place: str = "wilayah", *, simulated: bool = False) -> Path:
    """A regions package, its tables empty."""
    about = {"simulasi": True} if simulated else {}
    return put_package(root / P / place, "wilayah", about=about)


def put_shared(root: Path) -> None:
    """The two packages that every portal needs."""
    put_vocabulary(root)
    put_regions(root)


def put_district(root: Path, code: str, place: str = "") -> Path:
    """A district's package with one source."""
    folder = root / P / "daerah" / (place or f"{code}-x")
    return put_package(folder, about={"kode": code}, sumber=SOURCE)


def read(root: Path) -> tuple[PortalInput | None, list[tuple[str, str]]]:
    """A portal; its findings as code and file, but those of the empty regions package."""
    data, findings = read_portal(Folders(root=root))
    return data, [one for one in codes(findings) if one[0] != "P010"]


def test_a_small_portal_is_read_whole(tmp_path: Path) -> None:
    """Shared packages by kind, frameworks by cycle and districts by code in order, and texts."""
    put_shared(tmp_path)
    put_package(tmp_path / P / "kerangka/b", "kerangka", about={"siklus": "2023"})
    put_package(tmp_path / P / "kerangka/a", "kerangka", about={"siklus": "2025"})
    put_package(tmp_path / P / "penghargaan/2025", "penghargaan", sumber=SOURCE)
    put_package(tmp_path / P / "batas", "batas", about={})
    put_district(tmp_path, "63.11", "a")
    put_district(tmp_path, "63.03", "b")
    put(tmp_path / "content/inovasi/kisah.md", "---\njudul: Kisah\n---\nIsi\n")
    put(tmp_path / "content/narasi/63.11/2025/pasar.md", "---\ndaerah: '63.11'\n---\nIsi\n")
    data, findings = read(tmp_path)
    assert data is not None
    assert data.vocabulary.head.folder == "datapackages/kosakata"
    assert [p.head.kind for p in data.regions] == ["wilayah"]
    assert list(data.frameworks) == ["2023", "2025"]
    assert data.frameworks["2023"].head.folder == "datapackages/kerangka/b"
    assert [p.head.cycle for p in data.awards] == ["2025"]
    assert list(data.districts) == ["63.03", "63.11"]
    assert data.districts["63.11"].head.folder == "datapackages/daerah/a"
    assert [s.slug for s in data.stories] == ["kisah"]
    assert [s.slug for s in data.narratives] == ["pasar"]
    assert data.boundaries is not None
    assert data.quarantined == {}
    assert {code for code, _ in findings} == {"N002"}
    assert all(type(p) is RegionPackage for p in data.regions)
    assert all(type(p) is FrameworkPackage for p in data.frameworks.values())
    assert all(type(p) is AwardPackage for p in data.awards)
    assert type(data.boundaries) is BoundaryPackage


def test_a_portal_may_be_nearly_empty(tmp_path: Path) -> None:
    """The control: a vocabulary and regions are enough."""
    put_shared(tmp_path)
    data, findings = read(tmp_path)
    assert findings == []
    assert data is not None
    assert (data.frameworks, data.awards, data.districts) == ({}, (), {})
    assert (data.stories, data.narratives, data.boundaries) == ((), (), None)


@pytest.mark.parametrize(
    ("kinds", "lacking"),
    [
        ([], ["kosakata", "wilayah"]),
        (["kosakata"], ["wilayah"]),
        (["wilayah"], ["kosakata"]),
        (["kosakata", "wilayah"], []),
    ],
)
def test_a_portal_needs_a_vocabulary_and_regions(
    kinds: list[str], lacking: list[str], tmp_path: Path
) -> None:
    """Each of the two that lacks is reported, and then there is no portal."""
    put_district(tmp_path, "63.11")
    for one in kinds:
        (put_vocabulary if one == "kosakata" else put_regions)(tmp_path)
    data, findings = read_portal(Folders(root=tmp_path))
    assert [row for row in as_rows(findings) if row[0] == "P001"] == [
        ("P001", 0, "", f"Tidak ada paket {kind} yang dapat dipakai.") for kind in lacking
    ]
    assert all(f.path == P for f in findings if f.kind.code == "KKS-P001")
    assert (data is None) is bool(lacking)


def test_a_shared_package_that_cannot_be_used_stops_the_portal(tmp_path: Path) -> None:
    """A broken framework leaves no portal, though vocabulary and regions are there."""
    put_shared(tmp_path)
    put(tmp_path / P / "kerangka/2025/datapackage.json", "{")
    put_district(tmp_path, "63.11")
    assert read(tmp_path) == (None, [("P002", f"{P}/kerangka/2025/datapackage.json")])
    data, findings = read_shared(Folders(root=tmp_path))
    assert data is None
    assert "KKS-P002" in [f.kind.code for f in findings]


def test_a_shared_package_with_faults_is_kept(tmp_path: Path) -> None:
    """The control: what has a head is used, and its faults are reported."""
    put_shared(tmp_path)
    put_package(tmp_path / P / "kerangka/2025", "kerangka", sumber="id\n")
    data, findings = read(tmp_path)
    assert data is not None
    assert list(data.frameworks) == ["2025"]
    assert ("D001", f"{P}/kerangka/2025/sumber.csv") in findings


def test_a_district_without_a_usable_head_is_left_out(tmp_path: Path) -> None:
    """It is named with its folder by the code the folder begins with; the others are read."""
    put_shared(tmp_path)
    put_district(tmp_path, "63.11")
    put(tmp_path / P / "daerah/63.03-b/datapackage.json", "{")
    put(tmp_path / P / "daerah/63.01-a/sumber.csv", SOURCE)
    data, findings = read(tmp_path)
    assert data is not None
    assert list(data.districts) == ["63.11"]
    assert list(data.quarantined.items()) == [
        ("63.01", f"{P}/daerah/63.01-a"),
        ("63.03", f"{P}/daerah/63.03-b"),
    ]
    assert findings == [
        ("P003", f"{P}/daerah/63.01-a/datapackage.json"),
        ("P002", f"{P}/daerah/63.03-b/datapackage.json"),
    ]


def test_a_shared_package_among_districts_is_misplaced(tmp_path: Path) -> None:
    """It is reported, left out, and not used as a shared one."""
    put_shared(tmp_path)
    put_package(tmp_path / P / "daerah/2025-x", "kerangka", sumber=SOURCE)
    data, findings = read(tmp_path)
    assert data is not None
    assert data.frameworks == {}
    assert data.quarantined == {"2025": f"{P}/daerah/2025-x"}
    assert ("P013", f"{P}/daerah/2025-x/datapackage.json") in findings


def test_a_district_among_shared_packages_is_misplaced(tmp_path: Path) -> None:
    """It is reported, and is no district of the portal; the portal is read all the same."""
    put_shared(tmp_path)
    put_package(tmp_path / P / "kerangka/63.11-x", about={"kode": "63.11"}, sumber=SOURCE)
    data, findings = read(tmp_path)
    assert findings == [("P013", f"{P}/kerangka/63.11-x/datapackage.json")]
    assert data is not None
    assert data.districts == {}


def test_of_two_packages_of_a_district_the_first_is_kept(tmp_path: Path) -> None:
    """The second folder is reported with the first; the first one's rows stay."""
    put_shared(tmp_path)
    put_district(tmp_path, "63.11", "63.11-a")
    put_district(tmp_path, "63.11", "63.11-b")
    data, findings = read_portal(Folders(root=tmp_path))
    assert data is not None
    assert data.districts["63.11"].head.folder == f"{P}/daerah/63.11-a"
    assert as_rows(f for f in findings if f.kind.code == "KKS-P008") == [
        ("P008", 0, "", f"Daerah 63.11 sudah ada di {P}/daerah/63.11-a.")
    ]


def test_of_two_frameworks_of_a_cycle_the_first_is_kept(tmp_path: Path) -> None:
    """The second folder is reported with the first, and its rows are not used."""
    put_shared(tmp_path)
    for name in ("a", "b"):
        put_package(tmp_path / P / f"kerangka/{name}", "kerangka", about={"siklus": "2025"})
    data, findings = read_portal(Folders(root=tmp_path))
    assert data is not None
    assert data.frameworks["2025"].head.folder == f"{P}/kerangka/a"
    assert as_rows(f for f in findings if f.kind.code == "KKS-P008") == [
        ("P008", 0, "", f"Kerangka 2025 sudah ada di {P}/kerangka/a.")
    ]


def test_simulated_regions_stand_beside_the_real_ones(tmp_path: Path) -> None:
    """Both are read, in the order of their folders."""
    put_shared(tmp_path)
    put_regions(tmp_path, "wilayah-simulasi", simulated=True)
    data, findings = read(tmp_path)
    assert findings == []
    assert data is not None
    assert [p.head.simulated for p in data.regions] == [False, True]


def test_texts_are_stories_narratives_and_their_faults(tmp_path: Path) -> None:
    """Faults of stories come before those of narratives."""
    put(tmp_path / "content/inovasi/a.md", "")
    put(tmp_path / "content/narasi/63.11/2025/b.md", "")
    stories, narratives, findings = read_texts(Folders(root=tmp_path))
    assert (stories, narratives) == ((), ())
    assert codes(findings) == [
        ("N001", "content/inovasi/a.md"),
        ("N001", "content/narasi/63.11/2025/b.md"),
    ]


def test_texts_that_were_read_before_are_not_read_again(tmp_path: Path) -> None:
    """What was read is taken over with its findings; what lies on disk is left alone."""
    put_shared(tmp_path)
    put(tmp_path / "content/inovasi/a.md", "")
    folders = Folders(root=tmp_path)
    texts = read_texts(folders)
    put(tmp_path / "content/inovasi/b.md", "")
    data, findings = read_shared(folders, texts)
    assert data is not None
    assert data.districts == {}
    named = [path for code, path in codes(findings) if code == "N001"]
    assert named == ["content/inovasi/a.md"]


def test_findings_of_a_portal_are_sorted(tmp_path: Path) -> None:
    """By file, whatever was read first; also where there is no portal."""
    put(tmp_path / P / "daerah/63.11-x/datapackage.json", "{")
    put(tmp_path / "content/inovasi/a.md", "")
    put(tmp_path / P / "kerangka/datapackage.json", "{")
    data, findings = read_portal(Folders(root=tmp_path))
    assert data is None
    assert [f.path for f in findings] == [
        "content/inovasi/a.md",
        P,
        P,
        f"{P}/daerah/63.11-x/datapackage.json",
        f"{P}/kerangka/datapackage.json",
    ]
    _, findings = read_shared(Folders(root=tmp_path))
    assert [f.path for f in findings] == sorted(f.path for f in findings)
    put_shared(tmp_path)
    (tmp_path / P / "kerangka/datapackage.json").unlink()
    for result in (read_portal, read_shared):
        data, findings = result(Folders(root=tmp_path))
        assert data is not None
        assert [f.path for f in findings] == sorted(f.path for f in findings)
