"""A province's recapitulation and a berita acara, taken for one district as far as is honest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from tests.authoring.test_instrument import BALANGAN, portal, rows, state, take
from tests.intake.buku import saved
from tests.intake.instrument.test_others import table

from kksportal.cli import main

__all__ = ["portal"]

NAMES = ("Kabupaten Balangan", "Kab. Rekaan Satu", "KOTA REKAAN DUA")
SOURCE = ("--siklus", "2023", "--daerah", "63.11", "--judul", "Berkas rekaan untuk uji",
          "--tanggal", "2023-05-24")  # fmt: skip
STATEMENT = ("--jawab", "persen=pernyataan")


def recapitulation(
    folder: Path, *, names: tuple[str, ...] = NAMES, decision: str = "Lolos", share: Any = 76.5
) -> Path:
    """Two head rows, a district a row, sum and percent a tatanan, tatanan 8 twice, a decision."""
    heads = (1, 2, 3, 4, 5, 6, 7, 8, 8, 9)
    first: list[Any] = ["NO", "KABUPATEN/KOTA"]
    second: list[Any] = [None, None]
    for number in heads:
        first += [f"TATANAN {number}", None]
        second += ["JUMLAH", "%"]
    listed: list[list[Any]] = [["REKAPITULASI REKAAN"], [], [*first, "KEPUTUSAN"], second]
    for number, name in enumerate(names, start=1):
        cells: list[Any] = []
        for place in range(len(heads)):
            denominator = 1200 if place == 8 else 1000
            cells += [denominator * 0.765, share if number == 1 else 50]
        listed.append([number, name, *cells, decision if number == 1 else "tidak lolos"])
    listed.append(["", "JUMLAH", *([9999, 99] * len(heads))])
    book = table(listed, "Rekap ")
    sheet = book.active
    for row in range(3, 5):
        assert sheet.cell(row, 1) is not None
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("B3:B4")
    for place in range(len(heads)):
        sheet.merge_cells(start_row=3, end_row=3, start_column=3 + 2 * place,
                          end_column=4 + 2 * place)  # fmt: skip
    return put(folder, book)


def record(
    folder: Path,
    items: list[list[Any]],
    window: str = "Waktu perbaikan: 17 s.d. 23 Mei 2023",
    stage: str = "verifikasi provinsi",
) -> Path:
    """A berita acara with a list; its signatures name fictional persons."""
    listed: list[list[Any]] = [
        ["BERITA ACARA REKAAN"], [f"Hasil {stage} Kabupaten Rekaan"], [window], [],
        ["No", "Uraian", "Perangkat Daerah"], *items, [], ["Mengetahui", "Tokoh Rekaan, S.K.M."],
    ]  # fmt: skip
    return put(folder, table(listed, "BA"))


def put(folder: Path, book: Workbook) -> Path:
    """A workbook as a file."""
    file = folder / "buku.xlsx"
    file.write_bytes(saved(book))
    return file


def fresh(portal: Path, name: str) -> list[dict[str, str]]:
    """The rows of a table that cite the new source."""
    path = portal / BALANGAN / f"{name}.csv"
    return (
        [r for r in rows(path) if r["sumber"].startswith("berkas-rekaan")] if path.exists() else []
    )


def test_the_decision_is_taken_and_percentages_only_when_a_person_says_so(
    portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without an answer nothing is written; with “-” only the decision is."""
    file = recapitulation(tmp_path)
    before = state(portal)
    assert take(portal, file, *SOURCE) == 1
    said = capsys.readouterr().out
    assert "yang kosong mungkin dihitung nol" in said
    assert "--jawab persen=… (pernyataan, atau -)" in said
    assert state(portal) == before
    assert take(portal, file, *SOURCE, "--jawab", "persen=-") == 0
    (row,) = fresh(portal, "tahapan")
    assert (row["tahap"], row["status"], row["hasil"]) == (
        "verifikasi-provinsi",
        "selesai",
        "lolos",
    )
    assert (row["per_tanggal"], row["letak"]) == ("2023-05-24", "lembar Rekap, sel W5")
    assert fresh(portal, "nilai_tatanan") == []
    assert main(["validate", "-C", str(portal), "--no-cache"]) == 0


def test_percentages_are_the_provinces_words_and_sums_are_never_taken(
    portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tatanan 8 stands twice under two denominators: which one is meant is asked."""
    file = recapitulation(tmp_path)
    assert take(portal, file, *SOURCE, *STATEMENT) == 1
    said = capsys.readouterr().out
    assert "tatanan 8 ada dua kali" in said
    assert "R (pembagi sekitar 1000)" in said
    assert "T (pembagi sekitar 1200)" in said
    assert take(portal, file, *SOURCE, *STATEMENT, "--jawab", "T8/kolom=T") == 0
    taken = fresh(portal, "nilai_tatanan")
    assert len(taken) == 9
    assert {(r["nilai"], r["satuan"], r["penilai"]) for r in taken} == {
        ("76.5", "persen", "provinsi")
    }
    assert all("cara menghitung yang kosong tidak disebut" in row["catatan"] for row in taken)
    assert [r["letak"] for r in taken if r["tatanan"] == "perlindungan-sosial"] == [
        "lembar Rekap, sel T5"
    ]
    text = "".join(path.read_text("utf-8") for path in (portal / BALANGAN).glob("*.csv"))
    assert "9999" not in text
    assert ",765," not in text
    assert "Rekaan Satu" not in text
    assert main(["validate", "-C", str(portal), "--no-cache"]) == 0


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("Kab. Balangan", "X", "Y"), 0),
        (("BALANGAN", "X", "Y"), 1),  # a kabupaten or a kota: who knows
        (("Kota Balangan", "X", "Y"), 1),
        (("Balangan Hulu", "X", "Y"), 1),
        (("Kabupaten Balangan", "Kabupaten Balangan", "Y"), 1),
    ],
)
def test_a_district_is_found_by_its_whole_name_or_asked(
    names: tuple[str, ...], code: int, portal: Path, tmp_path: Path
) -> None:
    """26 names are borne by a kabupaten and a kota; likeness is none."""
    file = recapitulation(tmp_path, names=names)
    assert take(portal, file, *SOURCE, "--jawab", "persen=-") == code
    assert len(fresh(portal, "tahapan")) == 1 - code
    if code:
        assert take(portal, file, *SOURCE, "--jawab", "persen=-", "--jawab", "63.11/baris=5") == 0
        assert len(fresh(portal, "tahapan")) == 1


@pytest.mark.parametrize("decision", ["dipertimbangkan", "1", "Wistara"])
def test_a_decision_in_other_words_is_asked(decision: str, portal: Path, tmp_path: Path) -> None:
    """Only what says lolos or not is taken without asking."""
    file = recapitulation(tmp_path, decision=decision)
    options = (*SOURCE, "--jawab", "persen=-")
    assert take(portal, file, *options) == 1
    assert take(portal, file, *options, "--jawab", "keputusan=tidak-lolos") == 0
    assert [row["hasil"] for row in fresh(portal, "tahapan")] == ["tidak-lolos"]


@pytest.mark.parametrize("share", [0.765, 101, "segera", -1])
def test_a_share_that_cannot_be_told_is_left_with_a_note(
    share: Any, portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """0.765 without a percent sign may be of one or of a hundred."""
    file = recapitulation(tmp_path, share=share)
    assert take(portal, file, *SOURCE, *STATEMENT, "--jawab", "T8/kolom=-") == 0
    assert "persennya tidak terbaca atau di luar 0 sampai 100" in capsys.readouterr().out
    assert fresh(portal, "nilai_tatanan") == []


def test_what_was_sent_back_comes_in_with_its_deadline(
    portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A window of days; by code, in words; without free texts, signatures and names."""
    items = [
        [1, "T1.05: lengkapi bukti rekaan", "Dinas Kesehatan"],
        [2, "Tatanan 2 indikator nomor 3, kurang tajam kata Bapak Rekaan", "Bapak Rekaan"],
        [3, "T1.05 sekali lagi", ""],
    ]
    file = record(tmp_path, items)
    assert take(portal, file, *SOURCE) == 0
    taken = fresh(portal, "perbaikan")
    assert [(r["indikator"], r["perangkat_daerah"]) for r in taken] == [
        ("T1.05", "Dinas Kesehatan"), ("T2.03", ""),
    ]  # fmt: skip
    assert {(r["diminta"], r["tenggat"], r["status"], r["tahap"]) for r in taken} == {
        ("2023-05-17", "2023-05-23", "diminta", "verifikasi-provinsi")
    }
    said = capsys.readouterr().out
    assert "T1.05 disebut lebih dari sekali; dicatat sekali" in said
    assert "1 isian perangkat daerah yang mirip nama orang" in said
    text = "".join(path.read_text("utf-8") for path in (portal / BALANGAN).glob("*.csv"))
    for private in ("Tokoh Rekaan", "Bapak Rekaan", "kurang tajam"):
        assert private not in text
    assert main(["validate", "-C", str(portal), "--no-cache"]) == 0


@pytest.mark.parametrize(
    ("window", "days"),
    [
        ("17-23 Mei 2023", ("2023-05-17", "2023-05-23")),
        ("tanggal 30 Mei sampai dengan 5 Juni 2023", ("2023-05-30", "2023-06-05")),
        ("17 Mei 2023 s/d 23 Mei 2023", ("2023-05-17", "2023-05-23")),
    ],
)
def test_windows_are_read_as_they_are_written(
    window: str, days: tuple[str, str], portal: Path, tmp_path: Path
) -> None:
    """Both ends, whatever stands between them."""
    assert take(portal, record(tmp_path, [[1, "T1.05", ""]], window), *SOURCE) == 0
    (row,) = fresh(portal, "perbaikan")
    assert (row["diminta"], row["tenggat"]) == days


@pytest.mark.parametrize(
    ("window", "question", "answer", "cells"),
    [
        ("17 s.d. 23 Mei", "tanpa tahun", "tenggat=2023-05-23", ("", "2023-05-23", "")),
        ("segera", "tidak terbaca", "tenggat=-", ("", "", "")),
        ("2 x 24 jam", "sejak hari apa", "diminta=2023-05-17", ("2023-05-17", "", "48")),
    ],
)
def test_a_window_that_is_not_whole_is_asked(
    window: str, question: str, answer: str, cells: tuple[str, str, str], portal: Path,
    tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """A year is never made up; hours need a day to count from."""
    file = record(tmp_path, [[1, "T1.05", ""]], window)
    assert take(portal, file, *SOURCE) == 1
    assert question in capsys.readouterr().out
    assert take(portal, file, *SOURCE, "--jawab", answer) == 0
    (row,) = fresh(portal, "perbaikan")
    assert tuple(row.get(name, "") for name in ("diminta", "tenggat", "batas_jam")) == cells


def test_items_without_a_number_and_records_without_a_stage_are_asked(
    portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is matched by likeness of words."""
    file = record(tmp_path, [[1, "Bukti rekaan pasar", ""], [2, "T9.99", ""]], stage="penilaian")
    assert take(portal, file, *SOURCE) == 1
    said = capsys.readouterr().out
    for part in (
        "butir 1 tidak menyebut nomor",
        "butir 2 menyebut T9.99",
        "tidak menyebut satu tahap",
    ):
        assert part in said
    answers = ("butir/1=T4.02", "butir/2=-", "tahap=verifikasi-pusat")
    assert take(portal, file, *SOURCE, *(w for one in answers for w in ("--jawab", one))) == 0
    (row,) = fresh(portal, "perbaikan")
    assert (row["indikator"], row["tahap"]) == ("T4.02", "verifikasi-pusat")


def test_both_need_a_district_and_a_source(
    portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without them a sentence says what can be taken, and how."""
    for file in (recapitulation(tmp_path), record(tmp_path, [[1, "T1.05", ""]])):
        assert take(portal, file, "--siklus", "2023") == 2
        assert "--daerah KODE" in capsys.readouterr().err
        assert take(portal, file, "--siklus", "2023", "--daerah", "63.11") == 2
        assert "sebut sumber buku kerja ini" in capsys.readouterr().err
