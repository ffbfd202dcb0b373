"""The commands as a person types them."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import pytest

from kksportal.audit.site import audit_site
from kksportal.cli import main, make_parser
from kksportal.errors import UnfinishedError
from kksportal.site_build.target import MANIFEST, manifest
from tests.conftest import ROOT, build
from tests.roda import few_districts

BALANGAN = "datapackages/daerah/63.11-kabupaten-balangan"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal laid down by `kks init`."""
    target = tmp_path_factory.mktemp("awal") / "portal"
    assert main(["init", str(target)]) == 0
    return target


@pytest.fixture
def own(portal: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may break."""
    return Path(shutil.copytree(portal, tmp_path / "portal"))


def test_init_lays_down_a_portal_that_builds(portal: Path, tmp_path: Path) -> None:
    """What `kks init` makes validates, builds, and has no dead link or bare figure."""
    assert main(["validate", "-C", str(portal)]) == 0
    made = build(tmp_path / "site", portal)
    assert made.returncode == 0, made.stderr
    assert audit_site(tmp_path / "site").problems == ()


def test_what_to_do_next_can_be_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new portal has no Makefile: its owner is told of `kks serve`, and where data is told of."""
    assert main(["init", str(tmp_path / "portal")]) == 0
    note = tmp_path / "portal/datapackages/BACA.md"
    assert f"Mana data bawaan program dan mana milik Anda: {note}\n" in capsys.readouterr().out
    assert note.is_file()
    fast = ("--no-downloads", "--no-search", "--no-cache")
    assert main(["build", "-C", str(tmp_path / "portal"), *fast]) == 0
    assert "Lihat: kks serve, lalu buka" in capsys.readouterr().out


def test_a_cluster_that_fails_is_no_wrong_use(
    portal: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One sentence and exit code 1; nothing is left where the site would stand."""

    def none(url: str) -> None:
        raise UnfinishedError(f"penjadwal {url} belum mempunyai pekerja")

    monkeypatch.setattr("kksportal.site_build.cluster.cluster_executor", none)
    site = tmp_path / "terbit" / "situs"
    told = ("--site-dir", str(site), "--no-cache", "--scheduler", "tcp://x:1")
    assert main(["build", "-C", str(portal), *told]) == 1
    assert "kks: penjadwal tcp://x:1 belum mempunyai pekerja\n" in capsys.readouterr().err
    assert not site.parent.exists()


def test_init_never_overwrites(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that holds something is wrong use, said in a sentence."""
    assert main(["init", str(portal)]) == 2
    assert "sudah berisi" in capsys.readouterr().err


def test_a_bad_figure_stops_the_build_and_names_its_cell(own: Path, tmp_path: Path) -> None:
    """A decimal comma gives file, row, column and the mend; exit code 1; the old site stands."""
    path = own / BALANGAN / "fakta.csv"
    lines = path.read_text("utf-8").split("\n")
    column = lines[0].split(",").index("nilai")
    cells = lines[1].split(",")
    cells[column] = '"85,5"'
    lines[1] = ",".join(cells)
    path.write_text("\n".join(lines), "utf-8")
    site = tmp_path / "site"
    site.mkdir()
    (site / "lama.html").write_text("lama")
    (site / MANIFEST).write_bytes(manifest(["lama.html"]))
    made = build(site, own, "--no-downloads", "--no-search")
    assert made.returncode == 1
    assert "fakta.csv" in made.stderr
    assert "baris 2, kolom nilai" in made.stderr
    assert "85.5" in made.stderr
    assert "Traceback" not in made.stderr
    assert (site / "lama.html").exists()


def test_keep_going_leaves_the_bad_package_out(own: Path, tmp_path: Path) -> None:
    """One bad package: exit code 3, the rest is published, the district's page says so."""
    few_districts(own)
    path = own / BALANGAN / "fakta.csv"
    path.write_text(path.read_text("utf-8").replace("63.11,", "99.99,", 1), "utf-8")
    made = build(tmp_path / "site", own, "--keep-going", "--no-downloads", "--no-search")
    assert made.returncode == 3, made.stderr
    page = (tmp_path / "site/daerah/kabupaten-balangan/index.html").read_text("utf-8")
    assert "sedang diperbaiki" in page


def test_validate_speaks_json(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` lists findings for a machine."""
    (own / BALANGAN / "sumber.csv").write_text("id\n", "utf-8")
    assert main(["validate", "-C", str(own), "--json"]) == 1
    records = json.loads(capsys.readouterr().out)
    assert all(item["berkas"] and item["kode"].startswith("KKS-") for item in records)


def test_explain_says_the_same_as_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    """Balangan cannot be judged for Wistara 2025, and every reason has its source."""
    assert main(["explain", "63.11", "wistara", "-C", str(ROOT)]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Wistara 2025: belum dapat dinilai")
    assert "[s048]" in text
    assert "85%" in text
    assert f"Bukti menurut: TABIRkota [tabirkota], {BALANGAN}/fakta.csv baris 2\n" in text


@pytest.mark.parametrize(("code", "many"), [("63.11", 1), ("63.02", 1), ("S01.01", 3)])
def test_evidence_stands_where_explain_says(
    code: str, many: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """On that line of that file, as an editor counts them, stands a row of that source."""
    assert main(["explain", code, "wistara", "-C", str(ROOT), "--json"]) == 0
    items = json.loads(capsys.readouterr().out)["syarat"]
    versions = [version for item in items for version in item["versi"]]
    seen = set()
    for version in versions:
        assert {origin["sumber"] for origin in version["asal_bukti"]} == set(version["bukti"])
        for origin in version["asal_bukti"]:
            lines = (ROOT / origin["berkas"]).read_text("utf-8").split("\n")
            (row,) = csv.DictReader([lines[0], lines[origin["baris"] - 1]])
            assert row["sumber"] == origin["sumber"]
            assert row["nilai"].replace(".", ",") in version["ditemukan"]
            seen.add((origin["berkas"], origin["baris"]))
    assert len(seen) == many


@pytest.mark.parametrize("category", ["padapa", "wiwerda", "wistara"])
@pytest.mark.parametrize("code", ["63.11", "63.03", "73.11", "63.02", "33.25"])
def test_none_of_the_five_can_be_judged(
    code: str, category: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """No real district is called ready or not ready while its evidence is incomplete."""
    assert main(["explain", code, category, "-C", str(ROOT), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["hasil"] == "belum-dapat-dinilai"


def test_wrong_use_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is no portal, an unknown district: exit code 2, no traceback."""
    assert main(["validate", "-C", str(tmp_path)]) == 2
    assert main(["explain", "11.01", "wistara", "-C", str(ROOT)]) == 2
    assert "tidak ada paket data" in capsys.readouterr().err


def test_every_command_has_help_and_an_example() -> None:
    """Each command's help ends in an example."""
    parser = make_parser()
    verbs = next(a for a in parser._actions if a.dest == "==SUPPRESS==" or a.choices)
    for name, command in dict(verbs.choices or {}).items():
        assert f"Contoh: kks {name}" in command.format_help()


def test_audit_speaks_to_people_and_machines(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The portal's own site is the default; exit code 0 when it is sound, 1 when it is not."""
    mkdocs = own / "mkdocs.yml"
    mkdocs.write_text(
        mkdocs.read_text("utf-8").replace('site_url: ""', "site_url: https://dinas.example/kks/"),
        "utf-8",
    )
    assert "dinas.example" in mkdocs.read_text("utf-8")
    assert build(own / "site", own, "--no-downloads", "--no-search").returncode == 0
    capsys.readouterr()
    assert main(["audit", "-C", str(own)]) == 0
    printed = capsys.readouterr().out
    assert re.fullmatch(r"[\d.]+ halaman, [\d.]+ berkas, [\d.]+ tautan diperiksa: .+\n", printed)
    assert printed.endswith(": tidak ada temuan.\n")
    site = (own / "site").rename(tmp_path / "pindahan")
    (site / "tatanan/index.html").unlink()
    assert main(["audit", str(site), "--json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert record["kode_keluar"] == 1
    assert record["halaman"] > 500
    assert record["berkas"] > record["halaman"]
    assert record["tautan"] > record["halaman"]
    lost = [one for one in record["temuan"] if one["berkas"] == "tatanan/index.html"]
    assert [one["kode"] for one in lost] == ["KKS-S014"]
    assert {one["kode"] for one in record["temuan"]} == {"KKS-S001", "KKS-S014"}
    assert all(one["temuan"] and one["saran"] for one in record["temuan"])
    assert main(["audit", str(site)]) == 1
    assert "Tautan ke tatanan/ mati." in capsys.readouterr().out


def test_audit_of_no_site_is_a_sentence(
    portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No site yet, a folder that is none, no portal to take one from: exit code 2."""
    for options, sentence in (
        ([str(tmp_path / "tidak-ada")], "bangun dahulu: kks build"),
        ([str(portal)], "bukan situs buatan kks build"),
        (["-C", str(portal)], "bangun dahulu: kks build"),
        (["-C", str(tmp_path)], "bukan folder portal"),
    ):
        assert main(["audit", *options]) == 2
        assert sentence in capsys.readouterr().err
