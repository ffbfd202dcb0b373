"""Settings are plain values with lines: nothing in them is carried out, nothing is passed over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kksportal.settings.tree import DEEPEST, MOST_BYTES, read_tree
from tests.settings.portals import read


def problems(text: str | bytes) -> list[tuple[int, str]]:
    """What cannot be read, by line."""
    raw = text if isinstance(text, bytes) else text.encode()
    return [(one.line, one.what) for one in read_tree(raw).problems]


def test_values_are_those_of_yaml_each_with_its_line() -> None:
    """Texts, numbers, yes and no, dates, lists and mappings."""
    tree = read_tree(
        b"a: x\nb:\n  - 1\n  - c: true\n    d: 'true'\ne: 2027-11-30\nf:\ng: {h: [0.5]}\n"
    )
    assert tree.problems == []
    assert tree.value == {
        "a": "x", "b": [1, {"c": True, "d": "true"}], "e": date(2027, 11, 30), "f": None,
        "g": {"h": [0.5]},
    }  # fmt: skip
    assert tree.line(("b", 1, "d")) == 5
    assert tree.line(("g", "h", 0)) == 8
    assert tree.line(("b", 0, "tidak ada")) == 3
    assert tree.line(("tidak ada",)) == 0


def test_windows_files_are_read() -> None:
    """With a byte order mark and carriage returns."""
    tree = read_tree("\ufeffa: x\r\nb: y\r\n".encode())
    assert (tree.value, tree.problems, tree.line(("b",))) == ({"a": "x", "b": "y"}, [], 2)


def test_a_name_written_twice_is_told_with_both_lines() -> None:
    """The first counts, whatever stands under the second."""
    tree = read_tree(b"a: 1\nb: 2\na:\n  c: 3\n")
    assert tree.value == {"a": 1, "b": 2}
    (one,) = tree.problems
    assert (one.line, one.twice) == (3, True)
    assert one.what == "“a” sudah ditulis di baris 1; yang mana yang berlaku?"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('a: !!python/object/apply:os.system ["x"]', "!!python/object/apply:os.system"),
        ("a: !!python/name:os.system", "!!python/name:os.system"),
        ("a: !!python/object/new:os.system {args: [x]}", "!!python/object/new:os.system"),
        ("a: !ENV [RAHASIA, x]", "!ENV"),
        ("a: !ENV RAHASIA", "!ENV"),
        ("a: !relative $config_dir", "!relative"),
        ("a: !!binary aGFsbw==", "!!binary"),
        ("a: !!set {x, y}", "!!set"),
    ],
)
def test_a_tag_is_not_carried_out(text: str, name: str) -> None:
    """It is named, in its line, and nothing stands in its place that was made by it."""
    tree = read_tree(f"x: 1\n{text}\n".encode())
    (one,) = tree.problems
    assert (one.line, one.what) == (2, f"Tanda {name} tidak dijalankan; tulis nilainya.")


def test_anchors_do_not_multiply() -> None:
    """An alias is named; what it stands for is not copied."""
    assert problems("a: &a [x]\nb: [*a, *a]\n") == [
        (2, "Alias “*a” tidak dibaca; tulis nilainya."),
        (2, "Alias “*a” tidak dibaca; tulis nilainya."),
    ]
    assert problems("a: &a {x: 1}\nb:\n  <<: *a\n")[0][0] == 3


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("a: x\n\tb: y\n", 2, "ada tab; pakai spasi"),
        ("a: x: y\n", 1, "ada titik dua di dalam teks; beri tanda kutip"),
        ('a: x\nb: "y\nc: z\n', 2, "tanda kutipnya tidak ditutup"),
        ("a: x\n b: [\n", 2, "ada titik dua di dalam teks; beri tanda kutip"),
        ("a: @x\n", 1, "ada tanda yang tidak boleh mengawali nilai; beri tanda kutip"),
        ("a: x\n\x00", 2, "ada tanda yang tidak terlihat"),
    ],
)
def test_broken_yaml_is_one_sentence_with_its_line(text: str, line: int, why: str) -> None:
    """In Indonesian, and half-read values count for nothing."""
    assert problems(text) == [(line, f"Tidak terbaca: {why}.")]
    assert read_tree(text.encode()).value is None


def test_merge_marks_are_recognised() -> None:
    """Whoever merged left both versions."""
    assert problems("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n") == [
        (2, "Ada sisa tanda penggabungan git.")
    ]


def test_what_is_too_large_or_too_deep_is_not_read() -> None:
    """Neither hangs, neither ends the process."""
    assert problems(b"a: " + b"x" * MOST_BYTES)[0][1].startswith("Berkas ini lebih dari")
    assert problems("a: " + "[" * 60_000) == [(1, f"Bersarang lebih dari {DEEPEST} tingkat.")]
    assert problems("a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 2027-13-01", 1), ("b: 1\na: " + "9" * 5000, 2), ("a: 1\n---\nb: 2", 2), ("[a]: 1", 1)],
)
def test_odd_values_are_named(text: str, line: int) -> None:
    """A date that never was, a number without end, two documents, a list for a name."""
    assert [one for one, _ in problems(text)] == [line]


def test_text_that_is_not_utf8_is_named() -> None:
    """With its line."""
    assert problems(b"a: x\nb: \xff\n") == [(2, "Bukan teks UTF-8.")]
    assert problems("a: x\n".encode("utf-16"))[0][1] == "Bukan teks UTF-8."


def test_both_kinds_reach_the_owner(tmp_path: Path) -> None:
    """A tag and a name written twice, each under its own code."""
    made = read(tmp_path, "site_name: Dua\nextra: !ENV X\n")
    assert [one.kind.code for one in made.errors] == ["KKS-A005", "KKS-A002"]
    assert made.info.name == "Portal"
