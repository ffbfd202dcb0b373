"""Names in an archive are names on every system, and no two of them are one."""

from __future__ import annotations

import pytest

from kksportal.preservation.paths import LONGEST, odd_path, odd_paths


@pytest.mark.parametrize("path", ["data/portal/mkdocs.yml", "a/T1.01/index.html", "é/con-a.txt"])
def test_plain_paths_may_stand(path: str) -> None:
    assert odd_path(path) == ""


@pytest.mark.parametrize(
    "path",
    ["", "/a", "a//b", "a/../b", "./a", "a\\b", "C:/a", "a:b", "a?", "a\nb", "a|b", "a*", 'a"b',
     "<a>", "con", "data/AUX.md", "nul.tar.gz", "com1", "a/LPT9.txt", "a.", "a /b",
     "a" * (LONGEST + 1)],
)  # fmt: skip
def test_what_some_system_refuses_is_refused_everywhere(path: str) -> None:
    assert odd_path(path)


def test_two_names_that_are_one_elsewhere_are_told_with_the_other() -> None:
    paths = ["foto/A.jpg", "foto/a.jpg", "foto/b.jpg", "cafe\u0301", "caf\u00e9"]
    assert odd_paths(paths) == {
        "foto/a.jpg": "Di Windows atau macOS nama ini sama dengan foto/A.jpg.",
        "caf\u00e9": "Di Windows atau macOS nama ini sama dengan cafe\u0301.",
    }
    assert odd_paths(["a/con"]) == {"a/con": odd_path("a/con")}
