"""The door to git for proposals: objects are read and written, the owner's folder never is.

Only plumbing is called, with an index of its own, so that neither the working tree nor the index
changes, no hook runs, and no filter alters a file. Nothing of a proposal reaches a command line
but the paths that `places` allows, and they stand behind `--` or in standard input.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from kksportal.errors import PortalError

_LONGEST = 300  # seconds that git may take
_QUIET = ("-c", f"core.hooksPath={os.devnull}", "-c", "core.fsmonitor=false", "-c", "gc.auto=0",
          "-c", "core.quotePath=false")  # fmt: skip
# What a person's git needs to know who and where it is; all else stays out.
_KEPT = ("PATH", "HOME", "USERPROFILE", "XDG_CONFIG_HOME", "SYSTEMROOT", "TMPDIR", "TEMP",
         "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")  # fmt: skip
_FILE, _PROGRAM = "100644", "100755"
WITHOUT = "; tanpa git: tambahkan --tanpa-git, perubahannya ditulis ke folder portal"


class Author(NamedTuple):
    """Who a commit is by."""

    name: str
    mail: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """The repository that holds a portal, which may be a folder within it."""

    root: Path  # of the portal
    prefix: str  # of the portal within the repository: "" or "portal/"
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(
        self,
        *words: str,
        given: bytes | None = None,
        index: Path | None = None,
        by: Author | None = None,
    ) -> bytes | None:
        """What git prints; None where it refuses. Raises PortalError where it does not end."""
        own = dict(self.environment)
        if index is not None:
            own["GIT_INDEX_FILE"] = str(index)
        if by is not None:
            own |= {
                "GIT_AUTHOR_NAME": by.name,
                "GIT_AUTHOR_EMAIL": by.mail,
                "GIT_AUTHOR_DATE": f"{by.day}T12:00:00+0000",
            }
        return _run(self.root, words, own, given)

    def commit_of(self, revision: str) -> str:
        """The commit that a revision names; "" where it names none."""
        if not revision or revision.startswith("-"):
            return ""
        found = self.run("rev-parse", "--verify", "--quiet", "--end-of-options",
                         f"{revision}^{{commit}}")  # fmt: skip
        return (found or b"").decode("ascii", "replace").strip()

    def read(self, commit: str, path: str) -> bytes | None:
        """A file of the portal in a commit; None where it has none there."""
        return self.run("cat-file", "blob", f"{commit}:{self.prefix}{path}")

    def files(self, commit: str) -> dict[str, str]:
        """The plain files of the portal in a commit: their objects, by path."""
        listed = self.run("ls-tree", "-r", "-z", "--full-tree", commit) or b""
        files = {}
        for line in listed.decode("utf-8", "surrogateescape").split("\0"):
            about, _, path = line.partition("\t")
            mode, _, name = about.partition(" ")
            if path.startswith(self.prefix) and mode in (_FILE, _PROGRAM):
                files[path.removeprefix(self.prefix)] = name.rpartition(" ")[2]
        return files

    def write_out(self, files: Mapping[str, str], home: Path) -> None:
        """Write objects to files below a folder."""
        words = ["git", *_QUIET, "-C", str(self.root), "cat-file", "--batch"]
        with subprocess.Popen(
            words, env=dict(self.environment), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as git:
            assert git.stdin is not None
            assert git.stdout is not None
            for path, name in files.items():
                git.stdin.write(f"{name}\n".encode())
                git.stdin.flush()
                size = git.stdout.readline().split()[-1]
                if not size.isdigit():
                    raise PortalError("repositori git ini tidak utuh; jalankan: git fsck")
                content = git.stdout.read(int(size) + 1)[:-1]
                place = home / os.fsdecode(path.encode("utf-8", "surrogateescape"))
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
            git.stdin.close()

    def commit(
        self,
        base: str,
        files: Mapping[str, bytes | None],
        message: str,
        by: Author,
        *,
        renews: str = "",
    ) -> str:
        """A commit upon another, with files written or (None) taken out. Raises PortalError.

        Its first parent is the commit that it `renews`, where it does.
        """
        lines = []
        for path, content in files.items():
            name = "0" * len(base)
            if content is not None:
                made = self.run("hash-object", "-w", "--stdin", given=content)
                name = (made or b"").decode().strip()
            mode = _FILE if content is not None else "0"
            lines.append(f"{mode} {name}\t{self.prefix}{path}\0".encode())
        with _index() as index:
            tree = None
            if self.run("read-tree", base, index=index) is not None:
                given = b"".join(lines)
                done = self.run("update-index", "-z", "--index-info", given=given, index=index)
                tree = self.run("write-tree", index=index) if done is not None else None
        if tree is None:
            raise PortalError("git tidak dapat menyimpan perubahan ini (disk penuh, atau tautan "
                              "di tempat foldernya); cabangnya tidak dibuat")  # fmt: skip
        name = tree.decode().strip()
        parents = ["-p", renews, "-p", base] if renews else ["-p", base]
        made = self.run("commit-tree", name, *parents, "-F", "-", given=message.encode(), by=by)
        if made is None:
            raise PortalError("git belum tahu siapa Anda; isi dengan: git config user.name NAMA, "
                              "dan git config user.email SUREL")  # fmt: skip
        return made.decode().strip()

    def make_branch(self, name: str, commit: str) -> None:
        """A new branch at a commit. Raises PortalError where there is one of its name."""
        if self.run("check-ref-format", "--branch", name) is None:
            raise PortalError(f"“{name}” tidak dapat menjadi nama cabang git")
        if (
            self.run(
                "update-ref", "-m", "kks terima", f"refs/heads/{name}", commit, "0" * len(commit)
            )
            is None
        ):
            raise PortalError(f"cabang {name} tidak dapat dibuat: namanya sudah dipakai")

    def move_branch(self, name: str, commit: str, was: str) -> None:
        """A branch of this repository at another commit. Raises PortalError where it moved."""
        words = ("update-ref", "-m", "kks terima --perbarui", f"refs/heads/{name}", commit, was)
        if self.run(*words) is None:
            raise PortalError(f"cabang {name} berubah selagi diperiksa; jalankan sekali lagi")

    def changed(self, before: str, after: str) -> list[str]:
        """The paths in which two commits differ; those outside the portal begin with "../"."""
        words = ("diff-tree", "-r", "-z", "--name-only", "--no-renames", before, after)
        listed = (self.run(*words) or b"").decode("utf-8", "surrogateescape")
        return [
            path.removeprefix(self.prefix) if path.startswith(self.prefix) else f"../{path}"
            for path in listed.split("\0")
            if path
        ]

    def checked_out(self) -> set[str]:
        """The branches that some folder has open."""
        listed = (self.run("worktree", "list", "--porcelain") or b"").decode("utf-8", "replace")
        form = "branch refs/heads/"
        return {one.removeprefix(form) for one in listed.splitlines() if one.startswith(form)}

    def branches(self) -> Iterator[tuple[str, str]]:
        """Every branch here and of other hosts, with its commit."""
        form = "--format=%(refname) %(objectname)"
        listed = self.run("for-each-ref", form, "refs/heads/", "refs/remotes/") or b""
        for line in listed.decode("utf-8", "replace").splitlines():
            name, _, commit = line.rpartition(" ")
            yield name, commit


def open_repository(root: Path) -> Repository:
    """The repository that holds a portal. Raises PortalError where there is none, or no git."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"LC_ALL": "C.UTF-8", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1",
                    "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1"}  # fmt: skip
    prefix = _run(root, ("rev-parse", "--show-prefix"), environment)
    if prefix is None:
        raise PortalError(f"{root} bukan bagian dari repositori git{WITHOUT}")
    return Repository(root=root, prefix=prefix.decode().rstrip("\n"), environment=environment)


def _run(
    root: Path, words: Sequence[str], environment: Mapping[str, str], given: bytes | None = None
) -> bytes | None:
    try:
        done = subprocess.run(
            ["git", *_QUIET, "-C", str(root), *words],
            env=dict(environment), input=given or b"", capture_output=True, check=False,
            timeout=_LONGEST,
        )  # fmt: skip
    except FileNotFoundError:
        raise PortalError(f"git tidak ada di mesin ini{WITHOUT}") from None
    except subprocess.TimeoutExpired:
        raise PortalError(
            "git tidak selesai; coba lagi bila tidak ada git lain yang bekerja"
        ) from None
    return done.stdout if done.returncode == 0 else None


@contextmanager
def _index() -> Iterator[Path]:
    with TemporaryDirectory(prefix="kks-") as home:
        yield Path(home) / "index"
