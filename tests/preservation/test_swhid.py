"""A folder's SWHID is the identifier that git gives the same folder."""

from __future__ import annotations

import subprocess
from pathlib import Path

from kksportal.preservation.digests import digest
from kksportal.preservation.swhid import directory_id


def test_a_folder_has_the_identifier_that_git_gives_its_tree(tmp_path: Path) -> None:
    # a folder sorts as if its name ended in "/": after "a-b" and "a.b", before "a0"
    files = {"a/x": b"1", "a-b": b"", "a.b": b"2", "a0": b"3", "ü/é é": b"\0", "a/b/c": b"4"}
    for path, raw in files.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)

    def git(*words: str) -> str:
        command = ("git", "-C", str(tmp_path), *words)
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    git("init", "-q")
    git("-c", "core.autocrlf=false", "add", "-A")
    tree = git("write-tree")
    told = directory_id({path: digest(raw).git for path, raw in files.items()})
    assert told == f"swh:1:dir:{tree}"


def test_an_empty_folder_is_gits_empty_tree() -> None:
    assert directory_id({}) == "swh:1:dir:4b825dc642cb6eb9a060e54bf8d69288fbee4904"
