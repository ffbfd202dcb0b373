"""Two changed texts become one, as git merges them, without a mark in the text."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest

from kksportal.proposals.lines import MOST_LINES, merge_texts

BASE = "".join(f"Baris {number}.\n" for number in range(12))


def changed(text: str, *edits: tuple[str, str]) -> str:
    """A text with pieces replaced."""
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def test_changes_of_different_lines_both_stand() -> None:
    """An office adds a paragraph, the portal mends a word."""
    ours = changed(BASE, ("Baris 2.", "Baris dua."))
    theirs = changed(BASE, ("Baris 9.\n", "Baris 9.\nSisipan.\n"))
    both = changed(ours, ("Baris 9.\n", "Baris 9.\nSisipan.\n"))
    assert merge_texts("a.md", BASE, ours, theirs) == (both, ())
    assert merge_texts("a.md", BASE, theirs, ours) == (both, ())


@pytest.mark.parametrize("wins", [False, True])
def test_one_line_changed_to_two_things_is_a_conflict(wins: bool) -> None:
    """The portal's line stands, or the proposal's; the rest of both comes in."""
    ours = changed(BASE, ("Baris 2.", "Dua di sini."))
    theirs = changed(BASE, ("Baris 2.", "Dua di sana."), ("Baris 9.", "Sembilan."))
    text, conflicts = merge_texts("a.md", BASE, ours, theirs, proposal_wins=wins)
    assert text == (theirs if wins else changed(ours, ("Baris 9.", "Sembilan.")))
    (one,) = conflicts
    assert (one.row, one.base) == (3, "Baris 2.")
    assert (one.ours, one.theirs) == ("Dua di sini.", "Dua di sana.")
    assert "<<<<" not in text


def test_a_long_text_is_merged_as_a_whole() -> None:
    """Comparing its lines might not end; one conflict holds both texts."""
    ours, theirs = "a\n" * (MOST_LINES + 1), "a\n" * MOST_LINES + "b\n"
    text, conflicts = merge_texts("a.md", "a\n", ours, theirs)
    assert text == ours
    assert [(one.ours, one.theirs) for one in conflicts] == [(ours, theirs)]


def edited(rng: random.Random, side: str) -> str:
    """The base with a few lines changed, taken out or put in."""
    lines = BASE.splitlines(keepends=True)
    for _ in range(rng.randint(1, 3)):
        place = rng.randrange(len(lines))
        match rng.choice(("ubah", "hapus", "sisip")):
            case "ubah":
                lines[place] = f"{side} {rng.random()}\n"
            case "hapus":
                del lines[place]
            case _:
                lines.insert(place, f"{side} {rng.random()}\n")
    return "".join(lines)


@pytest.mark.parametrize("seed", range(60))
def test_git_merges_the_same(seed: int, tmp_path: Path) -> None:
    """Where `git merge-file` has no conflict, the text is its text; else there is one here too."""
    rng = random.Random(seed)
    ours, theirs = edited(rng, "sini"), edited(rng, "sana")
    for name, text in (("base", BASE), ("ours", ours), ("theirs", theirs)):
        (tmp_path / name).write_text(text)
    command = ["git", "merge-file", "-p", "--diff3", "ours", "base", "theirs"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    text, conflicts = merge_texts("a.md", BASE, ours, theirs)
    assert bool(done.returncode) == bool(conflicts)
    if not conflicts:
        assert text == done.stdout
