"""The git repository that holds a portal, where there is one: asked, never written to."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from kksportal.errors import PortalError

_LONGEST = 300  # seconds that git may take
_MOST_VERSIONS = 200  # of one file, the newest first


def ask_git(root: Path, *words: str, instead: str = "") -> bytes | None:
    """What git prints; None where it fails.

    Raises PortalError where git is not there or hangs, with what to do `instead`.
    """
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *words], capture_output=True, check=False, timeout=_LONGEST
        )
    except FileNotFoundError:
        raise PortalError(f"git tidak ada di mesin ini{instead}") from None
    except subprocess.TimeoutExpired:
        raise PortalError(f"git tidak selesai{instead}") from None
    return done.stdout if done.returncode == 0 else None


class Repository:
    """The history of a portal; empty where no git or no repository is there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        try:
            self.there = ask_git(root, "rev-parse", "--git-dir") is not None
        except PortalError:
            self.there = False

    def uncommitted(self, paths: Collection[str]) -> list[str]:
        """Those of these files whose present state no commit has."""
        if not self.there or not paths:
            return []
        said = ask_git(
            self.root, "status", "--porcelain=v1", "-z", "--no-renames",
            "--untracked-files=all", "--ignored=matching",
        )  # fmt: skip
        prefix = (ask_git(self.root, "rev-parse", "--show-prefix") or b"").decode().strip()
        # What is new or ignored as a whole folder ends in a slash; all below it is in no commit.
        lines = (said or b"").decode("utf-8", "replace").split("\0")
        changed = {line[3:] for line in lines if len(line) > 3}
        folders = tuple(name for name in changed if name.endswith("/"))
        return sorted(
            path
            for path in paths
            if prefix + path in changed or (folders and (prefix + path).startswith(folders))
        )

    def committed(self, path: str, wanted: Callable[[bytes], bool]) -> bytes | None:
        """The newest committed content of a file that is wanted; None where there is none."""
        return next(filter(wanted, self._versions(path)), None) if self.there else None

    def _versions(self, path: str) -> Iterator[bytes]:
        listed = ask_git(
            self.root, "log", f"--max-count={_MOST_VERSIONS}", "--format=%H", "--", path
        )
        for commit in (listed or b"").decode("ascii", "replace").split():
            content = ask_git(self.root, "cat-file", "blob", f"{commit}:./{path}")
            if content is not None:
                yield content


def merged(own: bytes, base: bytes, new: bytes) -> bytes | None:
    """What both sides made of a text, line by line; None where they changed the same lines."""
    with TemporaryDirectory(prefix="kks-") as home:
        paths = []
        for name, content in (("own", own), ("base", base), ("new", new)):
            path = Path(home, name)
            path.write_bytes(content.replace(b"\r\n", b"\n"))
            paths.append(str(path))
        try:
            return ask_git(Path(home), "merge-file", "-p", "--quiet", *paths)
        except PortalError:
            return None
