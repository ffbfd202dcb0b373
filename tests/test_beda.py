"""`kks diff`: what changed between two states, in sentences, and kept in the log."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from lxml import html

from kksportal.cli import main
from kksportal.compute.changes import compare_rows, extend_log, replay
from kksportal.effects import Folders
from kksportal.model import rows as r
from kksportal.model.contract import blank
from kksportal.model.kinds import find_resource
from kksportal.read.package import explain
from kksportal.render.comment import quiet
from kksportal.site_build.site import check
from tests.awal import few_rows
from tests.builders import log_line
from tests.conftest import ROOT

BALANGAN = "datapackages/daerah/63.11-kabupaten-balangan"
DAY = "2026-12-01"
WHY = ["--kelas", "koreksi", "--alasan", "salah ketik", "--pemutus", "Dinas Kesehatan"]


@pytest.fixture
def states(tmp_path: Path) -> tuple[Path, Path]:
    """Two equal states of a small portal: Balangan, and what all districts share."""
    for name in ("lama", "baru"):
        shutil.copytree(ROOT / "content/inovasi", tmp_path / name / "content/inovasi")
        packages = tmp_path / name / "datapackages"
        shutil.copytree(ROOT / "datapackages", packages, ignore=others)
        few_rows(tmp_path / name)
    return tmp_path / "lama", tmp_path / "baru"


def others(place: str, names: list[str]) -> list[str]:
    """Districts that are left out of a small portal."""
    return [n for n in names if not n.startswith("63.11")] if place.endswith("/daerah") else []


def edit(portal: Path, table: str, old: str, new: str) -> None:
    """Replace one text in a table of Balangan."""
    path = portal / BALANGAN / f"{table}.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_changed_figure_is_one_plain_sentence(
    states: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """From what to what, by which source, as of when; nothing else is said to have changed."""
    edit(states[1], "fakta", "capaian,85,", "capaian,90.5,")
    assert main(["diff", *map(str, states)]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("-")]
    assert [line for line in lines if not line.startswith("- [ ]")] == [
        "- ODF (dasar hitung tidak disebut sumber) berubah dari 85% menjadi 90,5% (sumber: "
        "TABIRkota, per 21 Agustus 2025). Mengubah penilaian suatu syarat penghargaan.",
        "- ODF (dasar hitung tidak disebut sumber) paling sedikit 90%, syarat Wistara 2025 menurut "
        "Harian Jogja: kini “memenuhi”, semula “belum memenuhi”.",
    ]


def test_a_share_is_reported_as_a_whole(
    states: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """6 of 8 becomes 7 of 8; the denominator is not lost."""
    edit(states[1], "fakta", "capaian,6,8,", "capaian,7,8,")
    main(["diff", *map(str, states)])
    assert "berubah dari 6 dari 8 kecamatan menjadi 7 dari 8 kecamatan" in capsys.readouterr().out


def test_new_and_vanished_rows_are_reported(
    states: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A row under another key is a new claim; the old one is gone, not changed."""
    edit(states[1], "fakta", "capaian,85,,persen,,2025-08-21", "capaian,85,,persen,,2025-09-01")
    main(["diff", *map(str, states)])
    printed = capsys.readouterr().out
    assert "baru tercatat: 85% (sumber: TABIRkota, per 1 September 2025)" in printed
    assert "tidak lagi tercatat; semula 85% (sumber: TABIRkota, per 21 Agustus 2025)" in printed


def test_a_remark_is_no_figure(
    states: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Another place in the source or note is reported as such, and not recorded."""
    edit(states[1], "pengampu", "Tanpa pembagian per tatanan", "Tanpa pembagian")
    assert main(["diff", *map(str, states), "--record", "--tanggal", DAY]) == 0
    assert "diubah keterangannya (catatan)" in capsys.readouterr().out
    assert not (states[1] / BALANGAN / "pembaruan.csv").exists()


def test_nothing_changed_is_said(
    states: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Two equal states, also when rows stand in another order."""
    path = states[1] / BALANGAN / "fakta.csv"
    head, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([head, *reversed(rows)]) + "\n", "utf-8")
    assert main(["diff", *map(str, states)]) == 0
    assert capsys.readouterr().out == "Tidak ada yang berubah.\n"


def test_the_other_way_round_is_the_opposite(
    states: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """What is new one way is gone the other way."""
    edit(states[1], "fakta", "capaian,85,,persen,,2025-08-21", "capaian,85,,persen,,2025-09-01")
    shutil.rmtree(states[0] / BALANGAN)
    shutil.copytree(ROOT / BALANGAN, states[0] / BALANGAN)
    main(["diff", *map(str, states)])
    there = capsys.readouterr().out
    main(["diff", *map(str, reversed(states))])
    back = capsys.readouterr().out
    swapped = there.replace("baru tercatat: 85%", "X").replace(
        "tidak lagi tercatat; semula 85%", "baru tercatat: 85%"
    )
    there = swapped.replace("X", "tidak lagi tercatat; semula 85%")

    def told(text: str) -> list[str]:
        return sorted(line for line in text.splitlines() if line.startswith("- ODF"))

    assert told(there)
    assert told(there) == told(back)


@pytest.mark.parametrize("form", ["md", "json", "html"])
def test_every_format_says_the_same(
    states: tuple[Path, Path], form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each format holds the sentence; printed twice it is the same text."""
    edit(states[1], "perbaikan", "33,136,sekitar", "30,136,sekitar")
    seen = set()
    for _ in range(2):
        assert main(["diff", *map(str, states), "--format", form]) == 0
        seen.add(capsys.readouterr().out)
    (text,) = seen
    words = {"json": json.loads, "html": html.fromstring, "md": str}[form](text)
    if form == "json":
        words = words["paket"][0]["perubahan"][0]["kalimat"][0]
    elif form == "html":
        words = words.text_content()
    assert "berubah dari sekitar 33 dari 136 indikator, diminta menjadi sekitar 30 dari" in words


def test_hostile_cells_stay_text(
    states: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """What a pull request writes is neither Markdown nor HTML nor a mention."""
    bad = "<img src=x onerror=alert(1)> [a](https://x) @all \x1b[31m"
    edit(states[1], "kegiatan", "Aula Benteng Tundakan, Paringin Selatan", bad)
    main(["diff", *map(str, states)])
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    for active in ("<img", "[a](", "@all", "https://x"):
        assert active not in printed
    main(["diff", *map(str, states), "--format", "html"])
    page = html.fromstring(capsys.readouterr().out)
    assert not page.xpath("//img | //a")
    assert quiet("85%, per 3 Juli 2025.") == "85%, per 3 Juli 2025."


def test_the_record_is_valid(states: tuple[Path, Path]) -> None:
    """The log is listed in the head, accepted by frictionless and by our own check."""
    edit(states[1], "fakta", "capaian,85,", "capaian,90,")
    assert main(["diff", *map(str, states), "--record", *WHY, "--tanggal", DAY]) == 0
    folder = states[1] / BALANGAN
    key = "63.11;odf-dasar-tidak-disebut;capaian;2025;2025-08-21;;;;tabirkota;paragraf 8"
    line = [
        DAY,
        "fakta",
        key,
        "nilai",
        "85",
        "90",
        "koreksi",
        "salah ketik",
        "Dinas Kesehatan",
        "ya",
    ]
    assert log_of(folder) == [line]
    assert explain(folder, Folders(root=states[1])) == ()
    assert json.loads((folder / "datapackage.json").read_text("utf-8"))["diperbarui"] == DAY
    data, findings = check(Folders(root=states[1]))
    assert data is not None
    assert [f for f in findings if f.path.startswith(BALANGAN)] == []


def test_recording_again_adds_nothing(states: tuple[Path, Path]) -> None:
    """The same difference on the same day is recorded once; the next one comes below it."""
    edit(states[1], "fakta", "capaian,85,", "capaian,90,")
    for _ in range(2):
        main(["diff", *map(str, states), "--record", *WHY, "--tanggal", DAY])
    folder = states[1] / BALANGAN
    first = log_of(folder)
    assert len(first) == 1
    shutil.rmtree(states[0])
    shutil.copytree(states[1], states[0])
    edit(states[1], "fakta", "capaian,90,", "capaian,95,")
    main(["diff", *map(str, states), "--record", *WHY, "--tanggal", "2026-12-08"])
    assert log_of(folder)[:1] == first
    assert [line[4:6] for line in log_of(folder)] == [["85", "90"], ["90", "95"]]


def log_of(folder: Path) -> list[list[str]]:
    """The lines of a package's log."""
    with (folder / "pembaruan.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def test_a_link_in_the_package_is_never_written_through(
    states: tuple[Path, Path], tmp_path: Path
) -> None:
    """A pull request cannot have the log written into a file elsewhere."""
    prey = tmp_path / "milik-orang.txt"
    prey.write_text("utuh")
    (states[1] / BALANGAN / "pembaruan.csv").symlink_to(prey)
    edit(states[1], "fakta", "capaian,85,", "capaian,90,")
    main(["diff", *map(str, states), "--record", *WHY, "--tanggal", DAY])
    assert prey.read_text() == "utuh"
    assert log_of(states[1] / BALANGAN)


def test_a_new_package_is_reported_but_not_recorded(
    states: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing was said otherwise before, so no figure of it changed."""
    shutil.rmtree(states[0] / BALANGAN)
    assert main(["diff", *map(str, states), "--record", *WHY, "--tanggal", DAY]) == 0
    assert "## Kabupaten Balangan: paket baru" in capsys.readouterr().out
    assert not (states[1] / BALANGAN / "pembaruan.csv").exists()


def test_two_packages_can_be_compared_by_themselves(
    states: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Package folders use the words of the portal they lie in."""
    edit(states[1], "fakta", "capaian,85,", "capaian,90,")
    assert main(["diff", *(str(state / BALANGAN) for state in states)]) == 0
    printed = capsys.readouterr().out
    assert "## Kabupaten Balangan: berubah" in printed
    assert "- ODF (dasar" in printed


def test_exit_codes(states: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """2 for wrong use, 1 for data that cannot be read; then nothing is compared or recorded."""
    old, new = map(str, states)
    assert main(["diff", old, str(states[1] / "tidak-ada")]) == 2
    assert main(["diff", old, str(states[1] / BALANGAN)]) == 2
    assert main(["diff", old, new, "--tanggal", "kemarin"]) == 2
    (states[1] / BALANGAN / "datapackage.json").write_text("{")
    capsys.readouterr()
    assert main(["diff", old, new, "--record"]) == 1
    printed = capsys.readouterr()
    assert "- [ ] Ada galat: usulan ini belum dapat dibangun" in printed.out
    assert "datapackage.json" in printed.err
    assert not (states[1] / BALANGAN / "pembaruan.csv").exists()


def test_one_line_a_day_and_older_lines_untouched() -> None:
    """A second change on one day ends that day's line otherwise; undone, it goes."""
    old = log_line("2026-01-01", "capaian", "k", "nilai", "1", "2")
    first = log_line(DAY, "capaian", "k", "nilai", "2", "3")
    assert extend_log((old,), [first]) == (old, first)
    again = extend_log((old, first), [log_line(DAY, "capaian", "k", "nilai", "3", "4")])
    assert again == (old, first._replace(menjadi="4"))
    undone = extend_log((old, first), [log_line(DAY, "capaian", "k", "nilai", "3", "2")])
    assert undone == (old,)


def test_the_log_is_replayed_from_the_rows_of_today() -> None:
    """Each change shows the row as it was on its day: 6 of 8, then 7 of 8, then 7 of 9."""
    row = blank(
        r.Fakta, subjek="63.11", ukuran="u", sifat="capaian", nilai="7", dari="9", sumber="s"
    )
    key = "63.11;u;capaian;;;;;;s;"
    log = [
        log_line("2026-01-01", "fakta", key, "nilai", "6", "7"),
        log_line("2026-02-01", "fakta", key, "dari", "8", "9"),
        log_line("2026-03-01", "lain", key, "x", "1", "2"),
    ]
    replayed = replay(log, {"fakta": (row,)})
    assert [day for day, _ in replayed] == ["2026-02-01", "2026-01-01"]
    values = [(c.before.nilai, c.before.dari, c.after.nilai, c.after.dari) for _, c in replayed]
    assert values == [("7", "8", "7", "9"), ("6", "8", "7", "8")]


def test_double_keys_are_compared_row_by_row() -> None:
    """Where a key stands twice, equal rows are left out and the rest is paired in order."""
    res = find_resource("daerah", "penghargaan")
    assert res is not None
    rows = [
        blank(r.KlaimPenghargaan, siklus_teks="a", predikat="padapa", jumlah=n, sumber="s")
        for n in ("1", "2", "3")
    ]
    (change,) = compare_rows(res, rows[:2], [rows[1], rows[2]])
    assert (change.before, change.after, change.columns) == (rows[0], rows[2], ("jumlah",))
