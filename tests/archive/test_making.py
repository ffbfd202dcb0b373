"""A cycle is closed: what lies in its archive, and that the same input gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import bagit
import pytest

from kksportal.archive.rebuild import PAGES, rebuild
from kksportal.archive.store import TELLING, move_out, open_archive, zip_archive
from kksportal.archive.tree import digests_of
from kksportal.archive.verifying import verify_portal
from kksportal.effects import Folders
from kksportal.errors import PortalError
from tests.archive.portals import PROGRAM, close, copy_of, edit, new_portal, told


def unpacked(root: Path, cycle: str, target: Path, number: int = 1) -> Path:
    """A version's bag, out of its ZIP."""
    packed = zip_archive(open_archive(Folders(root=root), cycle), number, target)
    with zipfile.ZipFile(packed) as file:
        file.extractall(target)
    return target / packed.stem


@pytest.fixture(scope="module")
def bag(closed_portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(closed_portal, "2025", tmp_path_factory.mktemp("kantong"))


def test_the_bag_is_valid_by_the_library_of_congress(bag: Path) -> None:
    bagit.Bag(str(bag)).validate()


def test_standard_tools_say_that_nothing_changed(bag: Path) -> None:
    for listing in ("manifest-sha512.txt", "tagmanifest-sha512.txt"):
        done = subprocess.run(
            ["sha512sum", "--quiet", "-c", listing], cwd=bag, capture_output=True, check=False
        )
        assert (done.returncode, done.stdout) == (0, b"")


def test_it_holds_data_pages_program_and_what_tells_of_them(bag: Path) -> None:
    below = {path.name for path in (bag / "data").iterdir()}
    assert below == {
        "BACA-SAYA.txt",
        "angka.csv",
        "beku.csv",
        "garam.txt",
        "halaman",
        "laporan.json",
        "portal",
        "program",
        "ro-crate-metadata.json",
        "terdahulu.csv",
    }
    assert {path.name: path.read_bytes() for path in (bag / "data/program").iterdir()} == PROGRAM


def test_the_first_version_is_a_whole_bag_in_the_repository_too(closed_portal: Path) -> None:
    bagit.Bag(str(closed_portal / "arsip/2025/v1/content")).validate()


def test_every_page_says_that_it_is_archived_and_of_which_cycle(bag: Path) -> None:
    pages = [path for path in (bag / PAGES).rglob("*.html") if "sematan" not in path.parts]
    marks = {
        False: "Arsip siklus 2025. Siklus ini ditutup",
        True: "Archive of the 2025 cycle, closed",
    }
    english = {path: "en" in path.relative_to(bag / PAGES).parts for path in pages}
    silent = [path for path in pages if marks[english[path]] not in path.read_text("utf-8")]
    assert len(pages) > 20
    assert any(english.values())
    assert silent == []


def test_the_pages_know_nothing_of_other_cycles(bag: Path) -> None:
    addresses = {path.parent.name for path in (bag / PAGES / "kerangka").rglob("index.html")}
    assert addresses in ({"kerangka", "2025"}, {"2025"})


def test_words_of_an_editorial_page_stay_where_their_link_leads_nowhere(bag: Path) -> None:
    text = (bag / "data/portal/content/tentang.md").read_text("utf-8")
    assert "Lihat kerangka 2023 dan [kerangka 2025](../kerangka/2025/)." in text


def test_figures_stand_in_one_table_each_with_its_source(bag: Path) -> None:
    text = (bag / "data/angka.csv").read_text("utf-8")
    lines = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {line["siklus"] for line in lines} <= {"2025", ""}
    assert {"penilaian", "syarat"} <= {line["tabel"] for line in lines}
    assert [line for line in lines if not (line["sumber"] and line["sumber_judul"])] == []


def test_a_later_archive_names_the_digest_of_each_earlier_one(
    closed_portal: Path, bag: Path
) -> None:
    (line,) = csv.DictReader((bag / "data/terdahulu.csv").read_text("utf-8").splitlines())
    earlier = open_archive(Folders(root=closed_portal), "2023")
    assert earlier.inventory is not None
    assert line == {
        "siklus": "2023",
        "versi": "1",
        "dibekukan": "2026-01-31",
        "sha512": earlier.inventory.versions[0].state["tagmanifest-sha512.txt"],
    }


def test_the_metadata_tells_who_when_and_under_which_licence(bag: Path) -> None:
    graph = json.loads((bag / "data/ro-crate-metadata.json").read_text("utf-8"))["@graph"]
    by_id = {one["@id"]: one for one in graph}
    root = by_id["./"]
    assert root["datePublished"] == "2026-02-28"
    assert root["license"]["@id"] in by_id
    assert by_id[root["publisher"]["@id"]]["name"] == "Bappeda Simulasi"
    assert root["name"].startswith("Data simulasi. ")
    for part in root["hasPart"]:
        assert (bag / "data" / part["@id"]).exists()


def test_the_same_input_gives_the_same_bytes(
    closed_portal: Path, open_portal: Path, tmp_path: Path
) -> None:
    again = copy_of(open_portal, tmp_path / "di folder lain" / "portal")
    close(again, "2023")
    close(again, "2025", "2026-02-28")
    assert digests_of(again / "arsip") == digests_of(closed_portal / "arsip")


def test_pages_are_built_again_from_the_zip_byte_for_byte(
    closed_portal: Path, tmp_path: Path
) -> None:
    packed = zip_archive(open_archive(Folders(root=closed_portal), "2025"), 1, tmp_path)
    rebuilt = rebuild(packed, tmp_path / "lagi", jobs=1)
    assert rebuilt.different == ()
    assert rebuilt.same > 20


def test_a_new_version_keeps_the_earlier_one_as_it_was(portal: Path) -> None:
    before = digests_of(portal / "arsip/2025")
    made = close(portal, "2025", "2026-03-01")
    after = digests_of(portal / "arsip/2025")
    assert made.version == 2
    assert {path for path in before if before[path] != after[path]} == {
        "inventory.json",
        "inventory.json.sha512",
    }
    pages = [path for path in after if path.startswith(f"v2/content/{PAGES}")]
    assert pages == []  # what did not change is not kept twice


def test_a_version_says_which_one_it_replaces(portal: Path) -> None:
    close(portal, "2025", "2026-03-01")
    archive = open_archive(Folders(root=portal), "2025")
    assert archive.inventory is not None
    info = archive.files()["bag-info.txt"].read_text("utf-8")
    first = archive.inventory.versions[0].state["tagmanifest-sha512.txt"]
    assert f"Internal-Sender-Identifier: {first}\n" in info


def test_nothing_is_left_beside_the_archive(closed_portal: Path, open_portal: Path) -> None:
    assert {path.name for path in (closed_portal / "arsip").iterdir()} == {"2023", "2025"}
    beside = {path.name for path in closed_portal.iterdir()}
    assert beside == {path.name for path in open_portal.iterdir()} | {"arsip"}


def test_a_cycle_without_data_is_refused_with_a_sentence(portal: Path) -> None:
    with pytest.raises(PortalError, match="siklus 2019 tidak punya data"):
        close(portal, "2019")


def test_a_damaged_archive_gets_no_further_version(portal: Path) -> None:
    edit(portal, "arsip/2025/v1/content/data/beku.csv", "perihal", "Perihal")
    with pytest.raises(PortalError, match="arsip 2025 yang ada rusak"):
        close(portal, "2025", "2026-03-01")


def test_personal_data_stop_the_command_though_a_build_only_warns(
    open_portal: Path, tmp_path: Path
) -> None:
    root = copy_of(open_portal, tmp_path / "portal")
    append = root / "content" / "tentang.md"
    append.write_text(append.read_text("utf-8") + "\nHubungi 0812-3456-7890.\n", "utf-8")
    assert "KKS-N010" in {code for code, *_ in told(root)} | _warned(root)
    done = subprocess.run(
        [sys.executable, "-m", "kksportal", "archive", "2025", "-C", str(root)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "KKS-N010" in done.stderr
    assert not (root / "arsip").exists()


def _warned(root: Path) -> set[str]:
    from kksportal.site_build.site import check

    return {one.kind.code for one in check(Folders(root=root))[1]}


def test_the_test_portal_is_one_that_a_person_could_have(tmp_path: Path) -> None:
    assert told(new_portal(tmp_path / "portal")) == []


def test_a_payload_that_is_elsewhere_is_named_and_what_is_here_still_counts(
    closed_portal: Path, tmp_path: Path
) -> None:
    root = copy_of(closed_portal, tmp_path / "portal")
    folders = Folders(root=root)
    packed = zip_archive(open_archive(folders, "2025"), 1, tmp_path)
    move_out(folders, "2025", 1, packed)
    left = {
        path.name for path in (root / "arsip/2025/v1/content/data").rglob("*") if path.is_file()
    }
    assert left == {*TELLING}
    (verdict,) = (one for one in verify_portal(folders) if one.name == "2025")
    assert (verdict.sound, verdict.elsewhere > 20) == (True, True)
    assert told(root) == []
    edit(root, "arsip/2025/v1/content/data/beku.csv", "perihal", "Perihal")
    (verdict,) = (one for one in verify_portal(folders) if one.name == "2025")
    assert not verdict.sound
