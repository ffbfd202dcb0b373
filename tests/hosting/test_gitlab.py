"""GitLab's pipeline, in the project and in that of a fork."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kksportal.authoring.program import PROGRAM, read_program
from tests.hosting.flows import gitlab
from tests.hosting.machines import GitLab, Ran, git
from tests.hosting.portals import (
    DISTRICT,
    NO_PROGRAM,
    checks_in_browsers,
    new,
    ran_nothing,
    save,
    without_program,
)

pytestmark = pytest.mark.xdist_group("gitlab")

MERGE = {
    "CI_PIPELINE_SOURCE": "merge_request_event",
    "CI_DEFAULT_BRANCH": "main",
    "CI_PROJECT_ID": "2",
    "CI_MERGE_REQUEST_PROJECT_ID": "1",
}

PUSH = {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main", "CI_DEFAULT_BRANCH": "main"}


def test_gitlab_checks_a_proposal_and_runs_nothing_of_it(
    portal: Path, repository: Path, stranger: Path, tmp_path: Path
) -> None:
    """In the project of a fork, by the pipeline and the program of the target."""
    host = GitLab(home=new(tmp_path), target=repository)
    commit = git(stranger, "rev-parse", "HEAD")
    ran = host.run(gitlab(portal), tmp_path / "asing.git", commit, **MERGE)
    assert ran_nothing(ran, tmp_path)
    assert not (host.home / "artefak").exists()


@pytest.fixture
def shelf(wheel: Path) -> Iterator[str]:
    """An address at this machine from which the wheel is fetched."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *said: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=wheel.parent)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{wheel.name}"
        server.shutdown()


def name_address(copy: Path, wheel: Path, shelf: str, digest: str = "") -> str:
    """Have the program fetched from an address; the commit. Only https is taken by `kks init`."""
    told = digest or hashlib.sha256(wheel.read_bytes()).hexdigest()
    program = read_program(f"https://contoh.go.id/{wheel.name}#{told}")
    line = program.requirement.replace(program.address, shelf)
    (copy / PROGRAM).write_text(line + "\n")
    (copy / "alat" / wheel.name).unlink()
    return save(copy)


def test_gitlab_publishes_by_a_program_from_an_address(
    portal: Path, repository: Path, copy: Path, wheel: Path, shelf: str, tmp_path: Path
) -> None:
    """The site is in public/, and the list of addresses lies beside it, to be kept by hand."""
    commit = name_address(copy, wheel, shelf)
    host = GitLab(home=new(tmp_path), target=repository)
    ran = host.run(gitlab(portal), repository, commit, **PUSH)
    assert ran.code == 0, ran.told
    assert (host.home / "artefak/public" / DISTRICT).is_file()
    assert checks_in_browsers(host.home / "artefak/public")
    listed = (host.home / "artefak/alamat-terbit.csv").read_text("utf-8")
    assert "\ndaerah/kabupaten-balangan/," in listed


def test_a_program_with_another_digest_is_not_installed(
    portal: Path, repository: Path, copy: Path, wheel: Path, shelf: str, tmp_path: Path
) -> None:
    """pip refuses it, and no command of it runs."""
    commit = name_address(copy, wheel, shelf, "0" * 64)
    ran = GitLab(home=new(tmp_path), target=repository).run(
        gitlab(portal), repository, commit, **PUSH
    )
    assert ran.code == 1
    assert "DO NOT MATCH THE HASHES" in ran.told
    assert "diperiksa cepat" not in ran.told


@pytest.mark.parametrize("known", [PUSH, MERGE])
def test_gitlab_stops_without_a_program(
    portal: Path, repository: Path, copy: Path, known: dict[str, str], tmp_path: Path
) -> None:
    """One sentence, and nothing is left to publish."""
    commit = without_program(copy)
    host = GitLab(home=new(tmp_path), target=repository)
    ran = host.run(gitlab(portal), repository, commit, **known)
    assert ran.code == 1
    assert ran.told.startswith(NO_PROGRAM)
    assert not (host.home / "artefak").exists()


def test_gitlab_runs_nothing_for_other_branches(
    portal: Path, repository: Path, tmp_path: Path
) -> None:
    """Neither job is for a branch that is only pushed."""
    host = GitLab(home=new(tmp_path), target=repository)
    pushed = PUSH | {"CI_COMMIT_BRANCH": "coba"}
    assert host.run(gitlab(portal), repository, "main", **pushed) == Ran()
