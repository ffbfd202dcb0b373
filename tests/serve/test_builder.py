"""A build in a process of its own: what it tells, and that nothing of it stays."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from kksportal.serve import builder as building
from kksportal.serve.builder import Builder, ask, start
from kksportal.serve.outcome import Outcome
from kksportal.settings import SETTINGS

pytestmark = pytest.mark.skipif(os.name != "posix", reason="menghentikan proses dengan sinyal")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with settings alone: enough to see a build begin and fail."""
    root = tmp_path / "portal"
    (root / "datapackages").mkdir(parents=True)
    (root / SETTINGS).write_text("site_name: Uji\nsite_url: https://d.example/kks/\n", "utf-8")
    return root


@pytest.fixture
def builder(root: Path) -> Iterator[Builder]:
    """A builder of it."""
    builder = Builder(root)
    yield builder
    builder.close()


def process_of(builder: Builder) -> int:
    """The process that waits for the next build."""
    assert builder._process is not None
    return builder._process.pid


def test_a_build_tells_its_fault_and_where_the_site_is(builder: Builder, root: Path) -> None:
    """A portal without its shared packages."""
    outcome = builder.build()
    assert (outcome.site, outcome.url) == (str(root / "site"), "https://d.example/kks/")
    assert outcome.fault is not None
    assert {one.code for one in outcome.fault.problems} == {"KKS-P001"}


def test_each_build_has_a_process_of_its_own(builder: Builder) -> None:
    """It waits already when the change comes, and nothing is left of the one before."""
    builder.get_ready("a")
    first = process_of(builder)
    builder.get_ready("a")
    assert process_of(builder) == first
    builder.build("a")
    assert process_of(builder) != first


def test_another_program_is_another_process(builder: Builder) -> None:
    """One that has the old modules would build with them and call it the new."""
    builder.get_ready("a")
    first = process_of(builder)
    builder.get_ready("b")
    assert process_of(builder) != first


def test_settings_that_cannot_be_read_leave_the_site_where_it_was(
    builder: Builder, root: Path
) -> None:
    """The fault is shown over it."""
    before = builder.build()
    (root / SETTINGS).write_text("site_name: [", "utf-8")
    after = builder.build()
    assert after.fault is not None
    assert [one.code for one in after.fault.problems] == ["KKS-A002"]
    assert (after.site, after.url) == (before.site, before.url)


def test_a_process_that_dies_is_one_sentence(builder: Builder) -> None:
    """And the next change is built by another one."""
    builder.get_ready()
    os.kill(process_of(builder), signal.SIGKILL)
    outcome = builder.build()
    assert outcome.fault is not None
    assert outcome.fault.sentence.startswith("Pembangunan terhenti")
    again = builder.build().fault
    assert again is not None
    assert again.problems


def test_a_process_without_a_request_ends_with_its_server() -> None:
    """Its input ends, and so does it: no process is left behind by a server that was killed."""
    process = start()
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(60) == 0
    assert process.stdout is not None
    assert process.stdout.read() == ""
    process.stdout.close()


def test_what_stands_where_a_person_stands_is_not_the_program(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A portal's folder may hold a `yaml.py`."""
    (root / "yaml.py").write_text("raise SystemExit('diambil dari folder portal')", "utf-8")
    monkeypatch.chdir(root)
    process = start()
    told = ask(process, {"root": str(root), "site": "", "quiet": True, "safe": False})
    process.wait(60)
    for pipe in (process.stdin, process.stdout):
        assert pipe is not None
        pipe.close()
    assert isinstance(told, Outcome)


def test_closing_sweeps_what_was_not_published(root: Path) -> None:
    """Ctrl-C in the middle of a build, also of the first, leaves no folder beside the site."""
    builder = Builder(root, last=Outcome(site=str(root / "site")))
    builder.get_ready()
    left = root / ".site.kks-abc"
    left.mkdir()
    (left / "kunci").write_text("999999999", "utf-8")
    builder.close()
    assert not left.exists()


@pytest.mark.parametrize("safe", [False, True])
def test_a_portal_from_anybody_is_built_so(
    root: Path, monkeypatch: pytest.MonkeyPatch, *, safe: bool
) -> None:
    """Each build is told, so that nothing of a proposal runs under `kks serve --aman` either."""
    asked: list[dict[str, object]] = []
    monkeypatch.setattr(building, "ask", lambda _, request: asked.append(request))
    builder = Builder(root, safe=safe)
    builder.build()
    builder.close()
    assert [one["safe"] for one in asked] == [safe]
