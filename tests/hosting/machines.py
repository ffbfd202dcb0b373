"""Hosts as far as a workflow sees them: a clean copy, a clean environment, the steps in order.

The steps come out of the files that `kks init` laid down. What a host brings itself (a copy of the
repository, a Python, a shelf for artifacts, its pages) is done here by hand; nothing is fetched,
and an action that is not known here fails the test.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.hosting.flows import Flow, gitlab_jobs, holds
from tests.roda import lay_environment

OWN = ("-c", "user.name=uji", "-c", "user.email=uji@contoh.id", "-c", "commit.gpgsign=false")
SYSTEM = "/usr/bin:/bin"
NO_PIP_SETTINGS = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}


def git(root: Path, *words: str) -> str:
    """Run git as somebody who set nothing of their own."""
    ran = subprocess.run(
        ["git", *OWN, *words], cwd=root, env=quiet_git() | {"PATH": SYSTEM},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout.strip()


def quiet_git() -> dict[str, str]:
    """The environment in which git reads nobody's settings."""
    return {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def store(portal: Path, bare: Path) -> Path:
    """A repository as hosts keep it, with a portal on its branch main."""
    git(portal, "init", "--quiet", "--initial-branch=main")
    git(portal, "add", "--all")
    git(portal, "commit", "--quiet", "-m", "Portal baru")
    git(portal, "clone", "--quiet", "--bare", str(portal), str(bare))
    git(portal, "remote", "add", "origin", str(bare))
    git(portal, "push", "--quiet", "--set-upstream", "origin", "main")
    return bare


@dataclass(slots=True)
class Ran:
    """What ran, and how it ended."""

    code: int = 0
    told: str = ""
    steps: list[str] = field(default_factory=list)

    def shell(self, script: str, at: Path, env: Mapping[str, str]) -> None:
        """Run a step as hosts do: by bash, ended by its first command that fails."""
        self.steps.append(script)
        ran = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=at, env=dict(env), text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.code, self.told = ran.returncode, self.told + ran.stdout


_GH = """#!{python}
import json, os, re, sys
from pathlib import Path
kept, proposals = Path({kept!r}), {open!r}
comments = json.loads(kept.read_text()) if kept.exists() else []
assert os.environ["GH_TOKEN"] == "hak-pekerjaan-ini" and sys.argv[1] == "api"
words = sys.argv[2:]
place = next(word for word in words if word.startswith("repos/daerah/portal/"))
told = dict(zip(words, words[1:]))
if "/pulls?" in place:
    assert told["--jq"] == ".[] | select(.head.sha == env.SHA) | .number"
    print(*[n for n, sha in proposals.items() if sha == os.environ["SHA"]], sep="\\n")
elif "--jq" in told:
    assert told["--jq"] == (
        '.[] | select(.user.login == "github-actions[bot]") '
        '| select(.body | startswith("<!-- kks-perubahan -->")) | .id')
    number = re.search("issues/([0-9]+)/", place)[1]
    print(*[c["id"] for c in comments if c["number"] == number
            and c["user"] == "github-actions[bot]"
            and c["body"].startswith("<!-- kks-perubahan -->")], sep="\\n")
else:
    body = Path(told["--field"].removeprefix("body=@")).read_text()
    if told["--method"] == "PATCH":
        (one,) = [c for c in comments if c["id"] == place.rpartition("/")[2]]
        one["body"] = body
    else:
        number = re.search("issues/([0-9]+)/comments$", place)[1]
        comments.append({{"id": str(100 + len(comments)), "number": number,
                         "user": "github-actions[bot]", "body": body}})
    kept.write_text(json.dumps(comments))
"""


@dataclass(slots=True, kw_only=True)
class GitHub:
    """GitHub's runners, its shelf of artifacts, and its pages."""

    home: Path
    repository: Path
    proposal: str = ""  # the commit that a pull request brings
    open: dict[str, str] = field(default_factory=dict)  # open proposals: number and commit

    def run(self, flow: Flow) -> Ran:
        """All jobs in their order; none after one that failed."""
        ran = Ran()
        for name, job in flow["jobs"].items():
            place = self.home / f"mesin-{len(list(self.home.iterdir()))}-{name}"
            (place / "kerja").mkdir(parents=True)
            (place / "sementara").mkdir()
            for step in job["steps"]:
                if ran.code == 0:
                    self._step(step, place, ran)
        return ran

    @property
    def comments(self) -> list[dict[str, str]]:
        """The comments on all proposals, in the order in which they came."""
        kept = self.home / "komentar.json"
        told: list[dict[str, str]] = json.loads(kept.read_text("utf-8")) if kept.exists() else []
        return told

    def _tools(self) -> Path:
        """The host's own command line, which its machines have: it knows the token, and answers."""
        tools = self.home.with_name(f"{self.home.name}-alat")
        tools.mkdir(exist_ok=True)
        text = _GH.format(
            python=sys.executable, kept=str(self.home / "komentar.json"), open=self.open
        )
        (tools / "gh").write_text(text)
        (tools / "gh").chmod(0o755)
        return tools

    @property
    def pages(self) -> Path:
        """What the public reads."""
        return self.home / "tayang"

    def _step(self, step: Mapping[str, Any], place: Path, ran: Ran) -> None:
        told = {key: self._said(str(v), place) for key, v in step.get("with", {}).items()}
        if "run" in step:
            more = {key: self._said(v, place) for key, v in step.get("env", {}).items()}
            ran.shell(step["run"], place / "kerja", self._environment(place) | more)
            return
        action = re.sub(r"^actions/|@.*", "", step["uses"]).replace("-", "_")
        getattr(self, f"_{action}")(told, place)

    def _said(self, text: str, place: Path) -> str:
        """A setting of a step, with what GitHub knows filled in."""
        known = {
            "runner.temp": str(place / "sementara"),
            "github.event.pull_request.base.sha": git(self.repository, "rev-parse", "main"),
            "github.event.workflow_run.head_sha": self.proposal,
            "github.event.workflow_run.id": "77",
            "github.event.workflow_run.html_url": "https://host.invalid/runs/77",
            "github.token": "hak-pekerjaan-ini",
        }
        return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: known[found[1]], text)

    def _environment(self, place: Path) -> dict[str, str]:
        python = place / "python/bin"
        return quiet_git() | NO_PIP_SETTINGS | {
            "PATH": f"{python}:{self._tools()}:{SYSTEM}", "HOME": str(place),
            "RUNNER_TEMP": str(place / "sementara"), "CI": "true",
            "GITHUB_REPOSITORY": "daerah/portal",
        }  # fmt: skip

    def _checkout(self, told: Mapping[str, str], place: Path) -> None:
        target = place / "kerja" / told.get("path", ".")
        git(place, "clone", "--quiet", "--branch", "main", str(self.repository), str(target))
        commit = told.get("ref", self.proposal if "path" in told else "")
        if commit:
            git(target, "checkout", "--quiet", "--detach", commit)

    def _setup_python(self, told: Mapping[str, str], place: Path) -> None:
        assert told.keys() == {"python-version"}
        lay_environment(place / "python")

    def _upload_artifact(self, told: Mapping[str, str], place: Path) -> None:
        (self.home / "artefak").mkdir(exist_ok=True)
        source = place / "kerja" / told["path"]
        shelf = self.home / "artefak" / told["name"]
        if source.is_dir():
            shutil.copytree(
                source, shelf, dirs_exist_ok=True
            )  # that of a later run takes its place
        else:
            shelf.mkdir(exist_ok=True)
            shutil.copy(source, shelf)

    def _download_artifact(self, told: Mapping[str, str], place: Path) -> None:
        shutil.copytree(self.home / "artefak" / told["name"], told["path"])

    def _upload_pages_artifact(self, told: Mapping[str, str], place: Path) -> None:
        shutil.copytree(place / "kerja" / told["path"], self.home / "artefak/github-pages")

    def _deploy_pages(self, told: Mapping[str, str], place: Path) -> None:
        shutil.copytree(self.home / "artefak/github-pages", self.pages)


@dataclass(slots=True, kw_only=True)
class GitLab:
    """GitLab's runner."""

    home: Path
    target: Path  # the repository of the portal

    def run(self, flow: Flow, source: Path, commit: str, **known: str) -> Ran:
        """The jobs of a pipeline in a project, of a commit; `known` is what the host tells it."""
        ran = Ran()
        if not any(holds(rule["if"], known) for rule in flow["workflow"]["rules"]):
            return ran
        for job in gitlab_jobs(flow).values():
            if any(holds(rule["if"], known) for rule in job["rules"]) and ran.code == 0:
                self._job(flow, job, source, commit, known, ran)
        return ran

    def _job(
        self, flow: Flow, job: Flow, source: Path, commit: str, known: dict[str, str], ran: Ran
    ) -> None:
        place = self.home / f"mesin-{len(list(self.home.iterdir()))}"
        copy = place / "proyek"
        place.mkdir()
        git(place, "clone", "--quiet", "--no-checkout", source.as_uri(), str(copy))
        git(copy, "checkout", "--quiet", "--detach", commit)
        lay_environment(place / "python")
        settings = quiet_git() | NO_PIP_SETTINGS | {
            "PATH": f"{place / 'python/bin'}:{SYSTEM}", "HOME": str(place), "CI": "true",
            "CI_PROJECT_DIR": str(copy), "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
            "CI_MERGE_REQUEST_PROJECT_URL": self.target.as_uri().removesuffix(".git"),
        }  # fmt: skip
        ran.shell("\n".join(job["script"]), copy, flow["variables"] | settings | known)
        if ran.code == 0 and "artifacts" in job:
            for name in job["artifacts"]["paths"]:
                (self.home / "artefak").mkdir(exist_ok=True)
                shutil.move(copy / name, self.home / "artefak")


_PYTHON = """#!/bin/sh
# As python3 of a server: an environment made here has the locked packages.
if [ "$1" = "-m" ]; then exec {python} -c 'from pathlib import Path; import sys
from tests.roda import lay_environment; lay_environment(Path(sys.argv[1]))' "$3"; fi
exec {python} "$@"
"""


@dataclass(slots=True, kw_only=True)
class Server:
    """A plain server with a copy of the repository; nobody in particular uses it."""

    home: Path
    command: list[str]
    user: int = 1000

    def lay(self, repository: Path, python: str, root: Path) -> None:
        """Its copy of the portal, and the two commands of its system that are not our own."""
        git(self.home, "clone", "--quiet", str(repository), "portal")
        tools = self.home / "alat-mesin"
        tools.mkdir()
        text = _PYTHON.format(python=f"env PYTHONPATH={root}/generator:{root} {python}")
        (tools / "python3").write_text(text)
        for tool in tools.iterdir():
            tool.chmod(0o755)

    def run(self) -> Ran:
        """Run what the service runs."""
        tools = self.home / "alat-mesin"
        (tools / "id").write_text(f"#!/bin/sh\necho {self.user}\n")
        (tools / "id").chmod(0o755)
        ran = subprocess.run(
            self.command, cwd="/", text=True, check=False,
            env=quiet_git() | NO_PIP_SETTINGS | {
                "PATH": f"{tools}:{SYSTEM}", "HOME": str(self.home),
                "STATE_DIRECTORY": str(self.home / "keadaan"),
            },
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        return Ran(code=ran.returncode, told=ran.stdout)
