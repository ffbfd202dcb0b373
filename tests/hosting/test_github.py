"""GitHub's workflows, step by step, in a clean copy of a new portal's repository."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kksportal.text import date_text
from tests.hosting.flows import github
from tests.hosting.machines import GitHub, git
from tests.hosting.portals import (
    DISTRICT,
    NO_PROGRAM,
    checks_in_browsers,
    new,
    ran_nothing,
    save,
    without_program,
)

pytestmark = pytest.mark.xdist_group("github")


def test_github_checks_a_proposal_and_runs_nothing_of_it(
    portal: Path, repository: Path, stranger: Path, tmp_path: Path
) -> None:
    """The workflow of the target branch, with a proposal of a stranger."""
    git(repository, "fetch", "--quiet", str(stranger), "HEAD:refs/heads/usulan")
    host = GitHub(home=new(tmp_path), repository=repository,
                  proposal=git(stranger, "rev-parse", "HEAD"))  # fmt: skip
    assert ran_nothing(host.run(github(portal)["periksa"]), tmp_path)
    assert not host.pages.exists()


def test_github_tells_what_a_proposal_changes_in_one_comment(
    portal: Path, repository: Path, copy: Path, tmp_path: Path
) -> None:
    """Told once, and told anew in the same comment when the proposal changes; by its own words
    nobody marks up, mentions or links, and a proposal that does not build is told as well."""
    git(copy, "checkout", "--quiet", "-b", "usulan")
    facts = next((copy / "datapackages/daerah").glob("63.11-*")) / "fakta.csv"
    right = facts.read_text("utf-8")
    host = GitHub(home=new(tmp_path), repository=repository)
    flows = github(portal)
    for figure, code in (("92", 0), ("-92", 1)):
        facts.write_text(right.replace("capaian,85,", f"capaian,{figure},"), "utf-8")
        git(copy, "commit", "--quiet", "-am", "Ubah")
        git(copy, "push", "--quiet", "--set-upstream", "origin", "usulan")
        host.proposal = git(copy, "rev-parse", "HEAD")
        host.open = {"7": host.proposal, "8": "lain"}
        assert host.run(flows["periksa"]).code == code
        assert host.run(flows["komentar"]).code == 0
        (comment,) = host.comments
        assert comment["number"] == "7"
        assert f"berubah dari 85% menjadi {figure}%" in comment["body"]
        assert (
            "[Hasil periksa dan arsip halaman yang berubah](https://host.invalid/runs/77)"
            in (comment["body"])
        )
        assert ("Ada galat: usulan ini belum dapat dibangun" in comment["body"]) is bool(code)
        assert ("Halaman yang berubah" in comment["body"]) is not bool(code)
    artifact = host.home / "artefak/perubahan/perubahan.json"
    told = '{"komentar": {"ringkasan": "@semua <b>[x](https://x.example)", "bagian": []}}'
    artifact.write_text(told)
    assert host.run(flows["komentar"]).code == 0
    (comment,) = host.comments
    for active in ("@semua", "<b>", "[x]("):
        assert active not in comment["body"]
    artifact.write_text("{}")
    assert host.run(flows["komentar"]).code == 2
    assert host.comments == [comment]


def test_github_publishes_and_lists_addresses(
    portal: Path, repository: Path, tmp_path: Path
) -> None:
    """All three jobs: the site stands, and the branch knows its addresses in one more commit."""
    host = GitHub(home=new(tmp_path), repository=repository)
    ran = host.run(github(portal)["terbit"])
    assert ran.code == 0, ran.told
    assert (host.pages / DISTRICT).is_file()
    assert checks_in_browsers(host.pages)
    assert "\ndaerah/kabupaten-balangan/," in git(repository, "show", "main:alamat-terbit.csv")
    assert git(repository, "log", "--format=%s", "main") == "Catat alamat yang terbit\nPortal baru"


def test_github_publishes_since_when_a_page_is_gone(
    portal: Path, repository: Path, copy: Path, tmp_path: Path
) -> None:
    """In the same run that finds it missing: the page says the day that the branch then keeps."""
    listed = "alamat,terbit,hilang\nlama/,2026-01-05,\narsip/2023/daerah/kota-x/,2026-01-05,\n"
    (copy / "alamat-terbit.csv").write_text(listed, "utf-8")
    save(copy)
    host = GitHub(home=new(tmp_path), repository=repository)
    ran = host.run(github(portal)["terbit"])
    assert ran.code == 0, ran.told
    kept = git(repository, "show", "main:alamat-terbit.csv")
    for address in ("lama/", "arsip/2023/daerah/kota-x/"):
        (day,) = re.findall(rf"^{address},,(20\d\d-\d\d-\d\d)$", kept, re.M)
        page = (host.pages / address / "index.html").read_text("utf-8")
        assert f"terbit sejak 5 Januari 2026, tidak ada lagi sejak {date_text(day)}." in page


def test_github_stops_without_a_program(portal: Path, copy: Path, repository: Path,
                                        tmp_path: Path) -> None:  # fmt: skip
    """Both workflows end at their first command, with one sentence; nothing is published."""
    commit = without_program(copy)
    for name in ("periksa", "terbit"):
        host = GitHub(home=new(tmp_path), repository=repository, proposal=commit)
        ran = host.run(github(portal)[name])
        assert (ran.code, ran.steps) == (1, ["bash alat/pasang.sh"])
        assert ran.told.startswith(NO_PROGRAM)
        assert ran.told.count("\n") == 1
        assert not host.pages.exists()
