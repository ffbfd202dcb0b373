"""`kks terima` with real repositories: a branch and one commit, and nothing else is touched."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kksportal.cli import main
from kksportal.proposals.renewing import NOBODY
from tests.proposals.conftest import TakeIn
from tests.proposals.portals import (
    BALANGAN,
    FACTS,
    HEAD,
    OFFICE,
    STORY,
    branches,
    commit_all,
    edit,
    git,
    odf,
    proposal_of,
    replaced,
    snapshot,
)


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


def test_errors_stop_it_and_nothing_is_made(portal: Path, take_in: TakeIn) -> None:
    """The site's own rules are asked again: the finding names file, line and column."""
    code, _, said = take_in({FACTS: odf(portal, "850")})
    assert (code, branches(portal)) == (1, [])
    assert f"KKS-D016  {FACTS}  baris 2, kolom nilai" in said
    assert "tidak diterima: 1 galat; tidak ada yang ditulis" in said


def test_frictionless_is_asked_too(portal: Path, take_in: TakeIn) -> None:
    """What the profile of Data Packages alone refuses does not come in."""
    head = json.loads((portal / HEAD).read_text("utf-8"))
    head["contributors"] = [{"title": "Bappeda", "email": "bukan alamat"}]
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


def test_a_dry_run_writes_nothing_at_all(portal: Path, take_in: TakeIn) -> None:
    """Not even an object."""
    changes = {FACTS: odf(portal, "92")}
    before = {path: path.stat().st_mtime_ns for path in sorted(portal.rglob("*"))}
    code, text, said = take_in(changes, "--dry-run")
    assert code == 0
    assert "menjadi 92%" in text
    assert "belum ada yang ditulis" in said
    assert {path: path.stat().st_mtime_ns for path in sorted(portal.rglob("*"))} == before


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


def test_stories_of_other_districts_are_not_its_own(portal: Path, take_in: TakeIn) -> None:
    """Neither over them nor under their name."""
    other = replaced(portal, STORY, 'daerah: "63.11"', 'daerah: "63.10"')
    code, _, said = take_in({"content/inovasi/lain.md": other})
    assert (code, branches(portal)) == (1, [])
    assert "KKS-U006" in said
    assert "milik 63.10, bukan 63.11" in said


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
