"""The text of the pull request: what changes, what clashes, what to look at; nothing in it runs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.proposals.conftest import TakeIn
from tests.proposals.portals import (
    BALANGAN,
    FACTS,
    HEAD,
    ODF,
    OFFICE,
    STORY,
    branches,
    commit_all,
    edit,
    git,
    odf,
    proposal_of,
)


def test_a_leap_is_a_warning_for_the_reviewer(portal: Path, take_in: TakeIn) -> None:
    """A figure ten times smaller is told among the findings, and does not stop it."""
    code, text, _ = take_in({FACTS: odf(portal, "8.5")})
    assert code == 0
    assert "KKS-W007" in text
    assert "sepersepuluh semula" in text
    assert "- [ ] Tiap temuan baru" in text


def test_a_machine_gets_all_of_it(portal: Path, take_in: TakeIn) -> None:
    """`--json`: branch, commit, files, conflicts, findings, the text, the exit code."""
    raw = proposal_of(portal, {FACTS: odf(portal, "92").replace(b"capaian,5270,", b"capaian,5,")})
    edit(portal, FACTS, ODF, ODF.replace("85", "90"))
    commit_all(portal, "Sejak itu")
    code, text, said = take_in(raw, "--json")
    record = json.loads(text)
    assert (record["kode_keluar"], code, said) == (1, 1, "")
    assert record["cabang"] == branches(portal)[0]
    assert record["komit"] == git(portal, "rev-parse", record["cabang"]).strip()
    assert record["berkas"] == {FACTS: "tulis"}
    (one,) = record["bentrokan"]
    assert (one["kolom"], one["semula"], one["portal"], one["usulan"]) == (
        "nilai",
        "85",
        "90",
        "92",
    )
    assert "## Bentrokan" in record["teks"]


def test_what_a_package_says_of_itself_is_told(portal: Path, take_in: TakeIn) -> None:
    """A licence, a contributor: no sentence about figures would say it."""
    old = json.loads((portal / HEAD).read_text("utf-8"))
    head = json.dumps(old | {"contributors": [{"title": "Dinas Lain"}]}).encode()
    code, text, _ = take_in({HEAD: head})
    assert code == 0
    assert "- contributors: semula" in text
    assert "Dinas Lain" in text


def test_history_that_is_rewritten_is_told(portal: Path, take_in: TakeIn) -> None:
    """The log only grows; a line that goes from it stands in the text."""
    log = f"{BALANGAN}/pembaruan.csv"
    line = "2026-10-01,fakta,{},nilai,80,85\n"
    key = "63.11;odf-dasar-tidak-disebut;capaian;2025;2025-08-21;;;tabirkota;paragraf 8"
    text = "tanggal,resource,kunci,kolom,semula,menjadi\n" + line.format(key)
    (portal / log).write_text(text, "utf-8")
    commit_all(portal, "Catatan perubahan")
    _, told, _ = take_in({log: text.replace(",80,85", ",70,85").encode()})
    assert "1 baris lama diubah atau dihapus" in told.replace("\\", "")


def test_a_threshold_is_named_where_a_figure_crosses_it(portal: Path, take_in: TakeIn) -> None:
    """What asks for how much, of which category, by which source, and both verdicts."""
    _, text, _ = take_in({FACTS: odf(portal, "92")})
    crossed = text.partition("### Ambang syarat yang terlewati\n\n")[2].partition("\n\n")[0]
    assert "paling sedikit 90%, syarat Wistara 2025" in crossed
    assert "kini “memenuhi”, semula “belum memenuhi”" in crossed
    assert "cocokkan angkanya dengan ambang" in text
    _, text, _ = take_in({FACTS: odf(portal, "86")})
    assert "Ambang syarat" not in text


def test_seventy_figures_are_one_line_with_three_examples(portal: Path, take_in: TakeIn) -> None:
    """Their place stands in the head alone; their assessor is not told twice."""
    table = f"{BALANGAN}/penilaian.csv"
    codes = [
        line.split(",")[0]
        for line in (portal / "datapackages/kerangka/2025/skala.csv").read_text().splitlines()
        if line.split(",")[2] == "50"
    ][:70]

    def scores(value: str) -> bytes:
        head = "siklus,indikator,penilai,tahap,skor,sumber\n"
        return (head + "".join(
            f"2025,{code},mandiri,mandiri,{value},tabirkota\n" for code in codes
        )).encode()  # fmt: skip

    assert take_in({table: scores("100")}, "--tanpa-git")[0] == 0
    commit_all(portal, "Skor")
    _, text, _ = take_in({table: scores("50")})
    lines = text.partition("## Kabupaten Balangan: berubah\n\n")[2].partition("\n\n")[0]
    first, *below = lines.split("\n")
    assert first == "- 70 skor indikator turun 50: koreksi massal? Misalnya:"
    assert below[0].startswith("  - Skor indikator T1.")
    assert "menurut penilaian mandiri 2025 berubah dari 100 menjadi 50" in below[0]
    assert below[3:] == ["  - dan 67 lagi"]
    assert "1 paket berubah: 70 baris berubah." in text


def test_an_award_asks_for_the_decree(portal: Path, take_in: TakeIn) -> None:
    """A predikat is told by press before it is decided."""
    row = b"siklus_teks,predikat,jumlah,sumber\ntiga periode terakhir,wistara,3,tabirkota\n"
    _, text, _ = take_in({f"{BALANGAN}/penghargaan.csv": row})
    assert "- [ ] Ada penghargaan: cocokkan predikat dan siklusnya dengan keputusan Menteri" in text
    assert "Penghargaan yang disebut “tiga periode terakhir” baru tercatat: 3 kali Wistara" in text
    _, text, _ = take_in({FACTS: odf(portal, "92")})
    assert "Ada penghargaan" not in text


def test_a_story_that_goes_is_told(portal: Path, take_in: TakeIn) -> None:
    """As a change, as a finding, and as a question; what still points at it stops it."""
    code, text, _ = take_in({STORY: None})
    assert (code, branches(portal)) == (1, [])
    assert "KKS-D013" in text
    assert "- Naskah tidak ada lagi: “" in text
    assert f"” ({STORY})" in text
    assert "KKS-W008" in text
    assert "- [ ] Berkas yang dihapus memang harus hilang" in text


def test_nothing_in_the_text_is_markup_or_a_mention(portal: Path, take_in: TakeIn) -> None:
    """The message stands in a block; cells are printed as they are; contacts are not repeated."""
    head = replace(OFFICE, message="# Halo @semua\n```\n<script>x</script>\nHP 0812-3456-7890")
    old = "Balangan"
    text = (portal / f"{BALANGAN}/pernyataan.csv").read_text("utf-8").split("\n")
    changed = text[1].replace(old, "**@semua** [x](http://a.b) `y`", 1)
    assert changed != text[1]
    table = "\n".join([text[0], changed, *text[2:]]).encode()
    _, printed, _ = take_in({f"{BALANGAN}/pernyataan.csv": table}, head=head)
    message = printed.partition("## Pesan pengusul\n\n")[2].partition("\n\n## ")[0]
    assert message.splitlines() == [
        "- \\# Halo &commat;semua",
        "- \\`\\`\\`",
        "- &lt;script&gt;x&lt;/script&gt;",
        "- (baris ini mirip memuat data pribadi, jadi tidak dikutip)",
    ]
    assert "0812" not in printed
    assert "**@semua**" not in printed
    assert "http://a.b" not in printed


@pytest.mark.parametrize(
    ("options", "code", "stands"), [((), 1, "90"), (("--utamakan", "usulan"), 0, "92")]
)
def test_a_conflict_is_named_and_nothing_is_lost(
    portal: Path, take_in: TakeIn, options: tuple[str, ...], code: int, stands: str
) -> None:
    """File, line, row, column, what was, and both values; the rest of the proposal comes in."""
    both = odf(portal, "92").replace(b"capaian,5270,", b"capaian,5272,")
    raw = proposal_of(portal, {FACTS: both})
    edit(portal, FACTS, ODF, ODF.replace("85", "90"))
    commit_all(portal, "Sejak itu")
    done, text, said = take_in(raw, *options)
    assert done == code
    assert (
        "  - Kabupaten Balangan: ODF (dasar hitung tidak disebut sumber), kolom nilai: "
        "semula “85”, di portal “90”, diusulkan “92” (fakta.csv baris 2: 63.11, "
        "odf-dasar-tidak-disebut, capaian, 2025, 2025-08-21, tabirkota, paragraf 8)."
    ) in text
    after = git(portal, "show", f"{branches(portal)[0]}:{FACTS}")
    assert ODF.replace("85", stands) in after
    assert "capaian,5272," in after
    assert "1 bentrokan" in said
    assert "1 bentrokan" in git(portal, "show", "-s", "--format=%b", branches(portal)[0])


def test_a_proposal_with_only_conflicts_changes_nothing(portal: Path, take_in: TakeIn) -> None:
    """There is nothing to commit; the values are told all the same."""
    raw = proposal_of(portal, {FACTS: odf(portal, "92")})
    edit(portal, FACTS, ODF, ODF.replace("85", "90"))
    commit_all(portal, "Sejak itu")
    code, text, said = take_in(raw)
    assert (code, branches(portal)) == (1, [])
    assert "di portal “90”, diusulkan “92”" in text
    assert "selain yang bertentangan tidak ada yang berubah" in said


def test_what_changed_since_stands_beside_it(portal: Path, take_in: TakeIn) -> None:
    """A stale base is told in a sentence; both changes are in the branch."""
    raw = proposal_of(portal, {FACTS: odf(portal, "92")})
    edit(portal, FACTS, "capaian,5270,", "capaian,5271,")
    commit_all(portal, "Sejak itu")
    code, text, _ = take_in(raw)
    assert code == 0
    assert f"disusun dari keadaan lama; sejak itu berubah: {FACTS}" in text
    assert "## Bentrokan" not in text
    after = git(portal, "show", f"{branches(portal)[0]}:{FACTS}")
    assert ODF.replace("85", "92") in after
    assert "capaian,5271," in after


def test_what_stands_already_needs_no_branch(portal: Path, take_in: TakeIn) -> None:
    """Said in a sentence, and that is no fault."""
    raw = proposal_of(portal, {FACTS: odf(portal, "92")})
    edit(portal, FACTS, ODF, ODF.replace("85", "92"))
    commit_all(portal, "Sama")
    code, _, said = take_in(raw)
    assert (code, branches(portal)) == (0, [])
    assert "semua isi usulan ini sudah ada di portal" in said
