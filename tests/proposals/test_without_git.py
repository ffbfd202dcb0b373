"""Without git, or without what it needs, there is a sentence; and an option that writes files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.cli import main
from tests.proposals.conftest import TakeIn
from tests.proposals.portals import (
    FACTS,
    STORY,
    branches,
    git,
    odf,
    proposal_of,
    replaced,
)


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
