"""`kks terima` with real repositories: a branch and one commit, and nothing else is touched."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from kksportal.cli import main
from kksportal.proposals.head import Head
from kksportal.proposals.taking_in import NOBODY
from tests.proposals.portals import (
    BALANGAN,
    FACTS,
    HEAD,
    OFFICE,
    OWNER,
    STORY,
    commit_all,
    copy_of,
    edit,
    git,
    new_portal,
    proposal_of,
    replaced,
    snapshot,
)

Taken = tuple[int, str, str]  # the exit code, what is printed, what is said beside it
TakeIn = Callable[..., Taken]
ODF = "odf-dasar-tidak-disebut,capaian,85,"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal in a repository."""
    return new_portal(tmp_path_factory.mktemp("terima") / "portal")


@pytest.fixture
def portal(fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it; the owner is known to git by the environment alone."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in OWNER.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(tmp_path))
    return copy_of(fresh, tmp_path / "portal")


@pytest.fixture
def take_in(portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> TakeIn:
    """Take in changes of files, or an archive, with options of the command."""

    def run(
        changes: Mapping[str, bytes | None] | bytes, *options: str, head: Head = OFFICE
    ) -> Taken:
        raw = changes if isinstance(changes, bytes) else proposal_of(portal, changes, head)
        (tmp_path / "usulan.zip").write_bytes(raw)
        code = main(["terima", "-C", str(portal), str(tmp_path / "usulan.zip"), *options])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def branches(portal: Path) -> list[str]:
    """The branches of proposals."""
    listed = git(portal, "for-each-ref", "--format=%(refname:short)", "refs/heads/usulan/")
    return listed.split()


def odf(portal: Path, value: str) -> bytes:
    """The headline figures with another share of ODF."""
    return replaced(portal, FACTS, ODF, ODF.replace("85", value))


def test_a_proposal_becomes_a_branch_with_one_commit(portal: Path, take_in: TakeIn) -> None:
    """In the office's name, committed by the owner, upon what stands; with sentences."""
    code, text, said = take_in({FACTS: odf(portal, "92")})
    assert code == 0
    (branch,) = branches(portal)
    assert branch.startswith("usulan/63.11-2026-11-24-")
    assert branch in said
    assert git(portal, "rev-list", "--count", f"main..{branch}").strip() == "1"
    who = git(portal, "show", "-s", "--format=%an|%ae|%as|%cn|%ce|%s", branch).strip()
    assert who == (
        f"Bappeda Rekaan|{NOBODY}|2026-11-24|Pemilik|pemilik@contoh.go.id|"
        "Usulan 63.11: Bappeda Rekaan, 24 November 2026"
    )
    assert git(portal, "diff", "--name-only", "main", branch).split() == [FACTS]
    assert git(portal, "show", f"{branch}:{FACTS}") == odf(portal, "92").decode()
    assert "berubah dari 85% menjadi 92% (sumber: TABIRkota, per 21 Agustus 2025)" in text
    assert "- [ ] Kantor itu memang mengirimnya" in text


def test_a_mail_address_is_used_only_by_consent(portal: Path, take_in: TakeIn) -> None:
    """With consent the author has it, and the text names the person; the other way neither."""
    head = replace(OFFICE, name="Sari Rekaan", mail="sari@contoh.go.id")
    take_in({FACTS: odf(portal, "92")}, head=head)
    _, text, _ = take_in({FACTS: odf(portal, "93")}, head=replace(head, consent=True))
    authors = {git(portal, "show", "-s", "--format=%ae", name).strip() for name in branches(portal)}
    assert authors == {NOBODY, "sari@contoh.go.id"}
    assert "oleh Sari Rekaan" in text


def test_neither_working_tree_nor_index_is_touched(portal: Path, take_in: TakeIn) -> None:
    """Whatever the owner has staged or half written stays, byte for byte, and does not come in."""
    (portal / "content/tentang.md").write_text("# Separuh jadi\n", "utf-8")
    edit(portal, STORY, "\n\n", "\n\nDipentaskan.\n\n")
    git(portal, "add", STORY)
    changes = {FACTS: odf(portal, "92")}
    before = snapshot(portal)
    assert take_in(changes)[0] == 0
    assert snapshot(portal) == before
    assert git(portal, "diff", "--name-only", "main", *branches(portal)).split() == [FACTS]


def test_no_hook_runs_and_no_other_repository_is_meant(
    portal: Path, take_in: TakeIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even one for every reference; what the environment says of git counts for nothing."""
    trace = tmp_path / "terpanggil"
    names = ("pre-commit", "commit-msg", "post-commit", "post-checkout", "post-index-change",
             "reference-transaction", "post-rewrite", "prepare-commit-msg")  # fmt: skip
    for name in names:
        hook = portal / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\necho {name} >> {trace}\n", "utf-8")
        hook.chmod(0o755)
    git(portal, "config", "core.fsmonitor", str(portal / ".git/hooks/pre-commit"))
    git(portal, "update-ref", "refs/heads/uji", "main")
    assert trace.exists()  # the control: hooks do run for others
    trace.unlink()
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "lain"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "indeks"))
    assert take_in({FACTS: odf(portal, "92")})[0] == 0
    assert not trace.exists()
    assert not (tmp_path / "indeks").exists()
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert len(branches(portal)) == 1


def test_no_filter_alters_what_was_proposed(portal: Path, take_in: TakeIn, tmp_path: Path) -> None:
    """Attributes and filters of the repository are not asked."""
    git(portal, "config", "filter.x.clean", f"touch {tmp_path}/disaring; tr a b")
    (portal / ".git/info/attributes").write_text("*.csv filter=x\n", "utf-8")
    take_in({FACTS: odf(portal, "92")})
    assert not (tmp_path / "disaring").exists()
    (branch,) = branches(portal)
    assert git(portal, "show", f"{branch}:{FACTS}") == odf(portal, "92").decode()


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
        "- Kabupaten Balangan: ODF (dasar hitung tidak disebut sumber), kolom nilai: semula “85”, "
        "di portal “90”, diusulkan “92” (fakta.csv baris 2: 63.11, odf-dasar-tidak-disebut, "
        "capaian, 2025, 2025-08-21, tabirkota, paragraf 8)."
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


def test_what_stands_already_needs_no_branch(portal: Path, take_in: TakeIn) -> None:
    """Said in a sentence, and that is no fault."""
    raw = proposal_of(portal, {FACTS: odf(portal, "92")})
    edit(portal, FACTS, ODF, ODF.replace("85", "92"))
    commit_all(portal, "Sama")
    code, _, said = take_in(raw)
    assert (code, branches(portal)) == (0, [])
    assert "semua isi usulan ini sudah ada di portal" in said


def test_errors_stop_it_and_nothing_is_made(portal: Path, take_in: TakeIn) -> None:
    """The site's own rules are asked again: the finding names file, line and column."""
    code, _, said = take_in({FACTS: odf(portal, "850")})
    assert (code, branches(portal)) == (1, [])
    assert f"KKS-D016  {FACTS}  baris 2, kolom nilai" in said
    assert "tidak diterima: 1 galat; tidak ada yang ditulis" in said


def test_frictionless_is_asked_too(portal: Path, take_in: TakeIn) -> None:
    """What the profile of Data Packages alone refuses does not come in."""
    head = json.loads((portal / HEAD).read_text("utf-8")) | {"created": "kapan"}
    code, _, said = take_in({HEAD: json.dumps(head).encode()})
    assert (code, branches(portal)) == (1, [])
    assert "KKS-F001" in said


def test_faults_that_the_portal_has_anyway_do_not_stop_it(portal: Path, take_in: TakeIn) -> None:
    """They are counted; whoever proposes cannot mend them."""
    (portal / "content/inovasi/rusak.md").write_text("tanpa kepala\n", "utf-8")
    commit_all(portal, "Rusak")
    code, text, _ = take_in({FACTS: odf(portal, "92")})
    assert code == 0
    assert "Portal sendiri masih punya 1 galat lain" in text


def test_a_leap_is_a_warning_for_the_reviewer(portal: Path, take_in: TakeIn) -> None:
    """A figure ten times smaller is told among the findings, and does not stop it."""
    code, text, _ = take_in({FACTS: odf(portal, "8.5")})
    assert code == 0
    assert "KKS-W007" in text
    assert "sepersepuluh semula" in text
    assert "- [ ] Tiap temuan di atas" in text


def test_a_dry_run_writes_nothing_at_all(portal: Path, take_in: TakeIn) -> None:
    """Not even an object."""
    changes = {FACTS: odf(portal, "92")}
    before = {path: path.stat().st_mtime_ns for path in sorted(portal.rglob("*"))}
    code, text, said = take_in(changes, "--dry-run")
    assert code == 0
    assert "menjadi 92%" in text
    assert "belum ada yang ditulis" in said
    assert {path: path.stat().st_mtime_ns for path in sorted(portal.rglob("*"))} == before


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


def test_it_can_be_meant_for_another_branch(portal: Path, take_in: TakeIn) -> None:
    """Merged with what stands there, and upon it."""
    raw = proposal_of(portal, {FACTS: odf(portal, "92")})
    git(portal, "checkout", "-q", "-b", "lain")
    edit(portal, FACTS, "capaian,5270,", "capaian,5271,")
    commit_all(portal, "Di cabang lain")
    git(portal, "checkout", "-q", "main")
    assert take_in(raw, "--ke", "lain")[0] == 0
    (branch,) = branches(portal)
    assert git(portal, "rev-parse", f"{branch}^") == git(portal, "rev-parse", "lain")
    assert "capaian,5271," in git(portal, "show", f"{branch}:{FACTS}")


@pytest.mark.parametrize("name", ["tidak-ada", "--output=x", "", "main..lain"])
def test_a_branch_that_is_none_is_a_sentence(portal: Path, take_in: TakeIn, name: str) -> None:
    """Whatever is named."""
    code, _, said = take_in({FACTS: odf(portal, "92")}, f"--ke={name}")
    assert (code, branches(portal)) == (2, [])
    assert "bukan cabang atau revisi git" in said


def test_a_portal_may_be_a_folder_of_its_repository(
    portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files are read and written below it."""
    outer = tmp_path / "luar"
    (outer / "a").mkdir(parents=True)
    (portal / ".git").rename(tmp_path / "git-lama")
    portal.rename(outer / "a/portal")
    git(outer, "init", "-q", "-b", "main")
    commit_all(outer, "Semua")
    inner = outer / "a/portal"
    (tmp_path / "u.zip").write_bytes(proposal_of(inner, {FACTS: odf(inner, "92")}))
    assert main(["terima", "-C", str(inner), str(tmp_path / "u.zip")]) == 0
    assert "92%" in capsys.readouterr().out
    (branch,) = branches(outer)
    changed = git(outer, "diff", "--name-only", "main", branch).split()
    assert changed == [f"a/portal/{FACTS}"]


def test_the_same_proposal_is_taken_in_once(portal: Path, take_in: TakeIn) -> None:
    """The second time its branch is named."""
    raw = proposal_of(portal, {FACTS: odf(portal, "92")})
    take_in(raw)
    code, _, said = take_in(raw)
    assert code == 2
    assert f"sudah diterima sebagai cabang {branches(portal)[0]}" in said


def test_a_proposal_of_tomorrow_is_refused(portal: Path, take_in: TakeIn) -> None:
    """Its day becomes the day of the commit and of the package."""
    code, _, said = take_in({FACTS: odf(portal, "92")}, head=replace(OFFICE, day="2099-01-01"))
    assert (code, branches(portal)) == (1, [])
    assert "sesudah hari ini" in said


def test_a_package_is_of_no_later_day_than_its_proposal(portal: Path, take_in: TakeIn) -> None:
    """Whatever its head says."""
    old = json.loads((portal / HEAD).read_text("utf-8"))
    head = json.dumps(old | {"diperbarui": "2099-01-01"}).encode()
    day = max(old["diperbarui"], OFFICE.day)
    take_in({HEAD: head, FACTS: odf(portal, "92")})
    after = json.loads(git(portal, "show", f"{branches(portal)[0]}:{HEAD}"))
    assert after["diperbarui"] == day


def test_what_a_package_says_of_itself_is_told(portal: Path, take_in: TakeIn) -> None:
    """A licence, a contributor: no sentence about figures would say it."""
    old = json.loads((portal / HEAD).read_text("utf-8"))
    head = json.dumps(old | {"contributors": [{"title": "Dinas Lain"}]}).encode()
    code, text, _ = take_in({HEAD: head})
    assert code == 0
    assert "Kepala paket, contributors: semula" in text
    assert "Dinas Lain" in text


def test_a_new_table_is_listed_in_the_head(portal: Path, take_in: TakeIn) -> None:
    """As the contract describes it, whatever the proposal's head says of it."""
    table = b"siklus_teks,predikat,jumlah,sumber\nsejak 2015,wiwerda,2,tabirkota\n"
    code, text, _ = take_in({f"{BALANGAN}/penghargaan.csv": table})
    assert code == 0, text
    (branch,) = branches(portal)
    head = json.loads(git(portal, "show", f"{branch}:{HEAD}"))
    entry = next(one for one in head["resources"] if one["name"] == "penghargaan")
    assert [column["name"] for column in entry["schema"]["fields"]] == [
        "siklus_teks", "predikat", "jumlah", "sumber",
    ]  # fmt: skip


def test_history_that_is_rewritten_is_told(portal: Path, take_in: TakeIn) -> None:
    """The log only grows; a line that goes from it stands in the text."""
    log = f"{BALANGAN}/pembaruan.csv"
    line = "2026-10-01,fakta,{},nilai,80,85\n"
    key = "63.11;odf-dasar-tidak-disebut;capaian;2025;2025-08-21;;;tabirkota;paragraf 8"
    text = "tanggal,resource,kunci,kolom,semula,menjadi\n" + line.format(key)
    assert take_in({log: text.encode()})[0] == 0
    git(portal, "merge", "-q", branches(portal)[0])
    _, told, _ = take_in({log: text.replace(",80,85", ",70,85").encode()})
    assert "1 baris lama diubah atau dihapus" in told.replace("\\", "")


def test_stories_of_other_districts_are_not_its_own(portal: Path, take_in: TakeIn) -> None:
    """Neither over them nor under their name."""
    other = replaced(portal, STORY, 'daerah: "63.11"', 'daerah: "63.10"')
    code, _, said = take_in({"content/inovasi/lain.md": other})
    assert (code, branches(portal)) == (1, [])
    assert "KKS-U006" in said
    assert "milik 63.10, bukan 63.11" in said


def test_a_story_that_goes_is_told(portal: Path, take_in: TakeIn) -> None:
    """As a change, as a finding, and as a question; what still points at it stops it."""
    code, text, _ = take_in({STORY: None})
    assert (code, branches(portal)) == (1, [])
    assert "KKS-D013" in text
    assert f"- Naskah dihapus: {STORY}." in text
    assert "KKS-W008" in text
    assert "- [ ] Yang dihapus memang harus hilang" in text


def test_nothing_in_the_text_is_markup_or_a_mention(portal: Path, take_in: TakeIn) -> None:
    """The message stands in a block; cells are printed as they are; contacts are not repeated."""
    head = replace(OFFICE, message="# Halo @semua\n```\n<script>x</script>\nHP 0812-3456-7890")
    old = "Balangan"
    text = (portal / f"{BALANGAN}/pernyataan.csv").read_text("utf-8").split("\n")
    changed = text[1].replace(old, "**@semua** [x](http://a.b) `y`", 1)
    assert changed != text[1]
    table = "\n".join([text[0], changed, *text[2:]]).encode()
    _, printed, _ = take_in({f"{BALANGAN}/pernyataan.csv": table}, head=head)
    message = printed.partition("## Pesan pengusul\n\n")[2].partition("## ")[0]
    assert message.startswith("````\n# Halo @semua\n```\n")
    assert message.rstrip().endswith("\n````")
    assert "0812" not in printed
    assert "**@semua**" not in printed
    assert "http://a.b" not in printed


def test_a_link_in_the_repository_is_not_followed(
    portal: Path, take_in: TakeIn, tmp_path: Path
) -> None:
    """Where a folder of the data is a link, nothing is committed through it."""
    (tmp_path / "luar").mkdir()
    (portal / "content/narasi").symlink_to(tmp_path / "luar")
    commit_all(portal, "Tautan")
    story = (portal / STORY).read_bytes().replace(b"judul:", b'siklus: "2025"\njudul:')
    code, _, _ = take_in({"content/narasi/63.11/2025/pasar.md": story})
    assert code in (1, 2)
    assert branches(portal) == []
    assert list((tmp_path / "luar").iterdir()) == []


def test_without_an_identity_git_is_told_about(
    portal: Path, take_in: TakeIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence that says how to mend it."""
    monkeypatch.delenv("GIT_COMMITTER_NAME")
    monkeypatch.delenv("GIT_COMMITTER_EMAIL")
    git(portal, "config", "user.useConfigOnly", "true")
    code, _, said = take_in({FACTS: odf(portal, "92")})
    assert (code, branches(portal)) == (2, [])
    assert "git config user.name" in said


@pytest.mark.parametrize("lacking", ["repositori", "git"])
def test_without_git_it_is_a_sentence_and_an_option(
    portal: Path, take_in: TakeIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    """Nothing is written but with `--tanpa-git`, and then to the portal's folder."""
    if lacking == "git":
        monkeypatch.setenv("PATH", str(tmp_path))
    else:
        (portal / ".git").rename(tmp_path / "git-lama")
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    changes = {FACTS: odf(portal, "92")}
    before = (portal / FACTS).read_bytes()
    code, _, said = take_in(changes)
    assert code == 2
    assert "--tanpa-git" in said
    assert (portal / FACTS).read_bytes() == before
    assert take_in(changes, "--tanpa-git", "--dry-run")[0] == 0
    assert (portal / FACTS).read_bytes() == before
    code, text, said = take_in(changes, "--tanpa-git")
    assert code == 0
    assert "menjadi 92%" in text
    assert (portal / FACTS).read_bytes() == changes[FACTS]
    assert "ditulis ke folder portal" in said


def test_without_git_no_link_is_written_through(
    portal: Path, take_in: TakeIn, tmp_path: Path
) -> None:
    """A link at the place, or in the way to it, stops all of it."""
    changes = {FACTS: odf(portal, "92"), STORY: replaced(portal, STORY, "\n\n", "\n\nBaru.\n\n")}
    raw = proposal_of(portal, changes)
    (portal / STORY).rename(tmp_path / "asli.md")
    (portal / STORY).symlink_to(tmp_path / "asli.md")
    before = (tmp_path / "asli.md").read_bytes(), (portal / FACTS).read_bytes()
    code, _, said = take_in(raw, "--tanpa-git")
    assert code == 2
    assert "tautan simbolik" in said
    assert ((tmp_path / "asli.md").read_bytes(), (portal / FACTS).read_bytes()) == before


def test_no_file_is_a_sentence(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As for every command."""
    assert main(["terima", "-C", str(portal), "tidak-ada.zip"]) == 2
    assert "tidak ada berkas tidak-ada.zip" in capsys.readouterr().err
