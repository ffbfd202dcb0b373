"""Tables that spreadsheets wrote are taken in with a note; what may mean two things is asked."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kksportal.cli import main
from tests.kebiasaan import HABITS, SILENT
from tests.proposals.conftest import TakeIn
from tests.proposals.portals import (
    FACTS,
    HEAD,
    ODF,
    SOURCES,
    STORY,
    branches,
    edit,
    git,
    odf,
    proposal_of,
    replaced,
)

FAMILIES = "capaian,5270,"  # of the starter portal: families, a counted unit


def rows_of(raw: bytes) -> list[list[str]]:
    """The cells of a canonical table."""
    return [*csv.reader(io.StringIO(raw.decode(), newline=""))]


def with_cell(raw: bytes, found: str, column: str, value: str) -> list[list[str]]:
    """The rows of a table in which one cell is another, on the row that holds a text."""
    rows = rows_of(raw)
    (row,) = [row for row in rows if found in ",".join(row)]
    row[rows[0].index(column)] = value
    return rows


def canonical(rows: list[list[str]]) -> bytes:
    """Rows as the portal writes them."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def hectares(portal: Path, value: str) -> bytes:
    """The facts with a new row in a unit that is not counted, so that nothing tells its sign."""
    rows = rows_of((portal / FACTS).read_bytes())
    new = dict.fromkeys(rows[0], "")
    new |= {"subjek": "63.11", "ukuran": "odf-desa", "sifat": "target", "nilai": value,
            "satuan": "hektare", "siklus": "2025", "sumber": "tabirkota"}  # fmt: skip
    return canonical([*rows, [new[name] for name in rows[0]]])


@pytest.mark.parametrize("habit", sorted(HABITS))
def test_each_habit_is_taken_in_with_one_note_and_written_canonically(
    habit: str, portal: Path, take_in: TakeIn
) -> None:
    """What comes into the branch is, to the byte, what a canonical proposal would have brought."""
    table = HABITS[habit](rows_of(odf(portal, "92")))
    code, text, said = take_in({FACTS: table})
    assert code == 0, said
    (branch,) = branches(portal)
    assert git(portal, "show", f"{branch}:{FACTS}") == odf(portal, "92").decode()
    notes = text.partition("## Cara tabelnya dibaca\n\n")[2].partition("\n\n")[0]
    assert notes.count("Ditulis dalam bentuk baku.") == (0 if habit in SILENT | {"ansi"} else 1)


def test_letters_of_windows_are_read(portal: Path, take_in: TakeIn) -> None:
    """cp1252 in a table and in a story; nothing of them is lost."""
    table = odf(portal, "92").decode().replace("diberitakan", "“diberitakan”", 1)
    story = (portal / STORY).read_text("utf-8") + "\nKafé — “rekaan”.\n"
    code, text, _ = take_in({FACTS: table.encode("cp1252"), STORY: story.encode("cp1252")})
    assert code == 0
    assert text.count("Hurufnya Windows-1252 (ANSI), bukan UTF-8. Ditulis dalam bentuk baku.") == 2
    (branch,) = branches(portal)
    assert "“diberitakan”" in git(portal, "show", f"{branch}:{FACTS}")
    assert git(portal, "show", f"{branch}:{STORY}").endswith("Kafé — “rekaan”.\n")


def test_cells_as_people_write_them_are_told_one_by_one(portal: Path, take_in: TakeIn) -> None:
    """A decimal comma, a percent sign, a date, a thousand's dot of what is counted."""
    rows = with_cell((portal / FACTS).read_bytes(), FAMILIES, "nilai", "5.271")
    rows[1][3] = "92,5 %"
    code, text, said = take_in({FACTS: HABITS["titik-koma"](rows)})
    assert code == 0, said
    (branch,) = branches(portal)
    after = git(portal, "show", f"{branch}:{FACTS}")
    assert ODF.replace("85", "92.5") in after
    assert "capaian,5271," in after
    assert "fakta.csv: Kolomnya dipisah titik koma, bukan koma. Ditulis dalam bentuk baku." in text
    assert "  - baris 2, nilai: “92,5 %” dibaca “92.5”" in text
    assert "nilai: “5.271” dibaca “5271”" in text
    assert "- [ ] Sel yang dibaca ulang memang bermaksud begitu" in text


def test_titles_and_totals_are_named_but_never_a_person(portal: Path, take_in: TakeIn) -> None:
    """What is left out stands in the text; what looks like personal data is not quoted."""
    rows = rows_of(odf(portal, "92"))
    titled = [["Rekap rekaan NIP 19750101 200012 1 001"], [], *rows, ["Jumlah", "", "", "5355"]]
    code, text, _ = take_in({FACTS: canonical(titled)})
    assert code == 0
    assert "baris 1 bukan data, jadi tidak ikut: (mirip data pribadi, tidak dikutip)" in text
    assert "bukan data, jadi tidak ikut: Jumlah 5355" in text
    assert "19750101" not in text


@pytest.mark.parametrize("written", [False, True])
def test_what_may_mean_two_things_is_asked_and_nothing_is_written(
    written: bool, portal: Path, take_in: TakeIn
) -> None:
    """ "5.270" hectares: in a file of a spreadsheet and in a canonical one."""
    raw = hectares(portal, "5.270")
    place = len(rows_of(raw))
    code, text, said = take_in({FACTS: HABITS["titik-koma"](rows_of(raw)) if written else raw})
    assert (code, branches(portal)) == (1, [])
    assert f"{FACTS} baris {place}, kolom nilai\n" in text
    assert "“5.270”: pecahan 5,27, atau ribuan 5.270?" in text
    assert f"Jawab: --jawab fakta/{place}/nilai=5.27 | 5270" in text
    assert "1 isian ditanyakan; tidak ada yang ditulis" in said
    assert f"--jawab fakta/{place}/nilai=ISI" in said
    assert "# Usulan" not in text  # a text with a guess in it would be pasted


@pytest.mark.parametrize("answer", ["5.27", "5270"])
def test_an_answer_settles_it(answer: str, portal: Path, take_in: TakeIn) -> None:
    """The reading that was meant is written, and told as answered."""
    raw = hectares(portal, "5.270")
    place = len(rows_of(raw))
    code, text, said = take_in({FACTS: raw}, "--jawab", f"fakta/{place}/nilai={answer}")
    assert code == 0, said
    (branch,) = branches(portal)
    assert rows_of(git(portal, "show", f"{branch}:{FACTS}").encode())[-1][3] == answer
    assert f"nilai: “5.270” dibaca “{answer}”, dijawab penerima" in text


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("fakta/{}/nilai=527", "pilih: 5.27 | 5270"),
        ("fakta/2/nilai=85", "tidak ada pertanyaan fakta/2/nilai"),
        ("fakta", "bukan jawaban; tulis seperti --jawab fakta/12/nilai=5270"),
    ],
)
def test_an_answer_that_is_none_is_said(
    answer: str, said: str, portal: Path, take_in: TakeIn
) -> None:
    """Neither a third reading nor a cell that nobody asked about can be slipped in."""
    raw = hectares(portal, "5.270")
    code, _, err = take_in({FACTS: raw}, "--jawab", answer.format(len(rows_of(raw))))
    assert (code, branches(portal)) == (2, [])
    assert said in err


def test_at_a_terminal_it_is_asked(
    portal: Path, take_in: TakeIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer is typed; an empty one leaves the question open."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    raw = hectares(portal, "5.270")
    for typed, expected in (("", 1), ("5270", 0)):
        monkeypatch.setattr("builtins.input", lambda _, typed=typed: typed)
        assert take_in({FACTS: raw})[0] == expected
    (branch,) = branches(portal)
    assert ",5270,,hektare," in git(portal, "show", f"{branch}:{FACTS}")


def test_what_stood_before_is_nobodys_question(portal: Path, take_in: TakeIn) -> None:
    """A doubtful cell that is published already is not asked about when another one changes."""
    (portal / FACTS).write_bytes(hectares(portal, "5.270"))
    git(portal, "add", "-A")
    git(portal, "commit", "-q", "-m", "Sudah terbit")
    code, text, said = take_in({FACTS: odf(portal, "92")})
    assert code == 0, said
    (branch,) = branches(portal)
    assert git(portal, "diff", "--numstat", "main", branch).split()[:2] == ["1", "1"]
    assert "Cara tabelnya dibaca" not in text


def test_an_empty_cell_asks_for_its_reason(portal: Path, take_in: TakeIn) -> None:
    """ "-" for a figure: why there is none is a word of the contract, and only the office knows."""
    raw = canonical(with_cell((portal / FACTS).read_bytes(), FAMILIES, "nilai", "-"))
    code, text, _ = take_in({FACTS: raw})
    assert code == 1
    assert "kosong, tetapi mengapa?" in text
    key = text.partition("--jawab ")[2].partition("=")[0]
    code, _, said = take_in({FACTS: raw}, "--jawab", f"{key}=belum-ada")
    assert code == 0, said
    (branch,) = branches(portal)
    rows = rows_of(git(portal, "show", f"{branch}:{FACTS}").encode())
    (row,) = [row for row in rows if "belum-ada" in row]
    assert row[rows[0].index("nilai")] == ""


def test_a_row_that_may_be_parted_two_ways_is_asked_by_number(
    portal: Path, take_in: TakeIn
) -> None:
    """An unquoted comma: where one place alone makes the row right it is closed, else asked."""
    rows = rows_of((portal / SOURCES).read_bytes())
    new = dict.fromkeys(rows[0], "") | {"id": "baru", "judul": "Satu", "penerbit": "Dua, Tiga",
                                        "jenis": "dokumen"}  # fmt: skip
    line = ",".join(new[name] for name in rows[0])
    raw = (portal / SOURCES).read_bytes() + f"{line}\n".encode()
    code, text, said = take_in({SOURCES: raw})
    if code == 1:
        place = len(rows) + 1
        assert f"{SOURCES} baris {place}\n" in text
        way = next(w for w in text.splitlines() if '"Dua, Tiga"' in w).strip()[0]
        code, _, said = take_in({SOURCES: raw}, "--jawab", f"sumber/{place}={way}")
    assert code == 0, said
    (branch,) = branches(portal)
    assert '"Dua, Tiga"' in git(portal, "show", f"{branch}:{SOURCES}")


def test_faults_and_questions_are_told_together(portal: Path, take_in: TakeIn) -> None:
    """Who asks her office once has everything: the doubt, and what is wrong elsewhere."""
    raw = hectares(portal, "5.270").replace(b"tabirkota,paragraf 8", b"tidakada,paragraf 8", 1)
    code, text, said = take_in({FACTS: raw})
    assert code == 1
    assert "“5.270”: pecahan" in text
    assert "tidakada" in said


def test_unfinished_merges_and_broken_quotes_stay_refused(portal: Path, take_in: TakeIn) -> None:
    """What was meant is not to be told, so nothing is."""
    raw = odf(portal, "92")
    for content, kind in (
        (raw.replace(b"\n", b"\n<<<<<<< HEAD\n", 1), "KKS-N020"),
        (raw.replace(b"capaian", b'"capaian', 1), "KKS-P007"),
    ):
        code, _, said = take_in({FACTS: content})
        assert (code, branches(portal)) == (1, [])
        assert kind in said


def test_a_machine_gets_notes_and_questions(portal: Path, take_in: TakeIn) -> None:
    """`--json`: how each table was read, what is asked, with its key and its choices."""
    raw = HABITS["titik-koma"](rows_of(hectares(portal, "5.270")))
    code, text, _ = take_in({FACTS: raw}, "--json")
    record = json.loads(text)
    assert (code, record["kode_keluar"], record["ditulis"]) == (1, 1, False)
    (asked,) = record["ditanyakan"]
    assert asked["pilihan"] == ["5.27", "5270"]
    assert record["dibaca"][0]["bentuk"].startswith("Kolomnya dipisah titik koma")


def test_without_git_it_is_asked_too(portal: Path, tmp_path: Path) -> None:
    """Nothing is written to the folder before the answer."""
    raw = hectares(portal, "5.270")
    archive = tmp_path / "usulan.zip"
    archive.write_bytes(proposal_of(portal, {FACTS: raw}))
    before = (portal / FACTS).read_bytes()
    words = ["terima", "-C", str(portal), str(archive), "--tanpa-git"]
    assert main(words) == 1
    assert (portal / FACTS).read_bytes() == before
    place = len(rows_of(raw))
    assert main([*words, "--jawab", f"fakta/{place}/nilai=5270"]) == 0
    assert b",5270,,hektare," in (portal / FACTS).read_bytes()


def test_a_stale_untidy_table_is_merged_by_rows(portal: Path, take_in: TakeIn) -> None:
    """Form first, then rows: what changed since stands beside what is proposed."""
    raw = proposal_of(portal, {FACTS: HABITS["excel-indonesia"](rows_of(odf(portal, "92")))})
    edit(portal, FACTS, FAMILIES, "capaian,5271,")
    git(portal, "commit", "-q", "-a", "-m", "Sejak itu")
    code, text, said = take_in(raw)
    assert code == 0, said
    assert "## Bentrokan" not in text
    (branch,) = branches(portal)
    after = git(portal, "show", f"{branch}:{FACTS}")
    assert ODF.replace("85", "92") in after
    assert "capaian,5271," in after


def test_a_head_that_is_renamed_is_understood(portal: Path, take_in: TakeIn) -> None:
    """The descriptor goes on naming the columns of the contract."""
    rows = rows_of(odf(portal, "92"))
    take_in({FACTS: HABITS["kepala-berhuruf-besar"](rows)})
    (branch,) = branches(portal)
    assert git(portal, "show", f"{branch}:{HEAD}") == (portal / HEAD).read_text("utf-8") or (
        "Subjek" not in git(portal, "show", f"{branch}:{HEAD}")
    )


def test_replaced_is_the_control(portal: Path, take_in: TakeIn) -> None:
    """A canonical proposal has no note at all."""
    code, text, _ = take_in({FACTS: replaced(portal, FACTS, ODF, ODF.replace("85", "92"))})
    assert code == 0
    assert "Cara tabelnya dibaca" not in text
    assert "Sel yang dibaca ulang" not in text
