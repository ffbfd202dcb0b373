"""How a build is asked for, and what it reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.site_build.job import BuildReport, Options, no_pages
from tests.site_build.small import INFO, job, last_build

ERROR = Finding(kind=kind("KKS-P008"), path="a")
NOTE = Finding(kind=kind("KKS-D025"), path="a")


def test_a_build_makes_everything_unless_asked_otherwise() -> None:
    """Downloads and search are made, errors stop, nothing is remembered, nothing is printed."""
    asked = Options()
    assert (asked.keep_going, asked.jobs, asked.executor, asked.cache) == (False, 0, None, None)
    assert (asked.downloads, asked.search) == (True, True)
    assert asked.editorial(INFO) == {}
    assert no_pages(INFO) == {}


def test_a_build_says_nothing_of_its_progress_by_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """Only who asks for it sees stages."""
    progress = Options().progress
    progress.stage("Daerah", 3)
    progress.end()
    assert capsys.readouterr() == ("", "")


def test_each_job_has_a_stage_of_its_own(tmp_path: Path) -> None:
    """Two builds never write into one folder."""
    one, two = job(last_build()), job(last_build())
    assert one.stage is not two.stage
    assert one.stage.home is None


def test_the_control_findings_are_an_error_and_none() -> None:
    """These tests use one finding that stops a build and one that does not."""
    assert ERROR.is_error
    assert not NOTE.is_error


def test_only_errors_stop_a_build() -> None:
    """Of all that was noticed, the errors are told apart."""
    assert BuildReport(findings=(NOTE, ERROR)).errors == (ERROR,)
    assert BuildReport(findings=(NOTE,)).errors == ()


@pytest.mark.parametrize(
    ("built", "quarantined", "code"),
    [(True, {}, 0), (True, {"63.11": "x"}, 3), (False, {}, 1), (False, {"63.11": "x"}, 1)],
    ids=["terbit", "terbit sebagian", "tidak terbit", "tidak terbit, ada yang rusak"],
)
def test_the_exit_code_says_how_it_ended(
    built: bool, quarantined: dict[str, str], code: int
) -> None:
    """0 is fine, 1 is nothing published, 3 is published in part."""
    assert BuildReport(findings=(), built=built, quarantined=quarantined).exit_code == code


def test_a_text_that_was_left_out_makes_a_partial_site() -> None:
    """Published with an error among the findings: something is missing, and the code says so."""
    assert BuildReport(findings=(NOTE, ERROR), built=True).exit_code == 3
    assert BuildReport(findings=(NOTE,), built=True).exit_code == 0


def test_a_report_begins_with_nothing() -> None:
    """Until something is made there are no pages, files, bytes and districts."""
    bare = BuildReport(findings=())
    assert not bare.built
    assert bare.quarantined == {}
    assert (bare.pages, bare.files, bare.size, bare.made, bare.written) == (0, 0, 0, 0, 0)
