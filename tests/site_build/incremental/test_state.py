"""The state that one build leaves for the next comes back as it was, or not at all."""

from __future__ import annotations

import marshal
from typing import Any

import pytest

from kksportal.site_build.incremental import state as module
from kksportal.site_build.incremental.output import plain_output
from kksportal.site_build.incremental.state import VERSION, PlainReport, State, Thing, to_state
from tests.site_build.small import FIRST, output

ONE = output(updated="2026-01-02")
THING = Thing({"daerah": "k"}, {"index.html": 3}, ("", "2026-01-02", False))
FOUND = (("KKS-P008", "a.csv", 1, "", "Salah.", "", ""),)
STATE = State(
    base="dasar",
    inputs={"mkdocs.yml": (1, 2, "sha", True)},
    things={"halaman:": THING, "gaya": Thing({}, {})},
    outputs={FIRST: plain_output(ONE)},
    site={"index.html": (3, 4)},
    report=PlainReport(FOUND, 5, 6, 7, 3, ("content/inovasi/b.md",)),
    starts={"content/inovasi/b.md": "2026-12-10"},
)


def test_a_state_comes_back_equal() -> None:
    """Every part of it survives the cache, in its own type again."""
    back = to_state(marshal.loads(marshal.dumps(STATE.plain())))
    assert back == STATE
    assert back is not None
    assert [type(thing) for thing in back.things.values()] == [Thing, Thing]
    assert type(back.report) is PlainReport
    assert (back.things["halaman:"].facts, back.report.size) == (THING.facts, 7)


def test_a_plain_state_has_its_version_and_all_its_parts() -> None:
    """What is kept is the parts by their names, with the version, and holds no object of ours."""
    plain = STATE.plain()
    assert plain == {
        "version": VERSION,
        "base": "dasar",
        "inputs": {"mkdocs.yml": (1, 2, "sha", True)},
        "things": {
            "halaman:": ({"daerah": "k"}, {"index.html": 3}, ("", "2026-01-02", False)),
            "gaya": ({}, {}, ()),
        },
        "outputs": {FIRST: plain_output(ONE)},
        "site": {"index.html": (3, 4)},
        "report": (FOUND, 5, 6, 7, 3, ("content/inovasi/b.md",)),
        "starts": {"content/inovasi/b.md": "2026-12-10"},
    }
    assert {type(thing) for thing in plain["things"].values()} == {tuple}
    assert type(plain["report"]) is tuple


@pytest.mark.parametrize(
    "plain",
    [
        pytest.param(None, id="tidak ada"),
        pytest.param(["bukan"], id="bukan keadaan"),
        pytest.param({}, id="kosong"),
        pytest.param({**STATE.plain(), "version": VERSION + 1}, id="versi lain"),
        pytest.param({k: v for k, v in STATE.plain().items() if k != "version"}, id="tanpa versi"),
    ],
)
def test_what_is_no_state_of_this_version_is_none(plain: Any) -> None:
    """Whatever else lies under the state's name, there is no last build."""
    assert to_state(plain) is None


def test_another_version_of_the_program_reads_no_older_state(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A state left under one version is none under the next, and the next's own is one."""
    older = STATE.plain()
    monkeypatch.setattr(module, "VERSION", VERSION + 1)
    assert to_state(older) is None
    assert to_state(STATE.plain()) == STATE


def test_a_thing_has_no_facts_unless_they_are_told() -> None:
    """Of many things only their keys and files are known."""
    assert Thing({"a": "b"}, {"f": 1}).facts == ()
