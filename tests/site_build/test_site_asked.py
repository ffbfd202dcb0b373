"""A build as it is asked for: where it may go, what it forgets, what it leaves behind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.site_build import site as module
from kksportal.site_build.incremental.last_build import ForgottenError
from kksportal.site_build.job import BuildReport, Job, Options
from kksportal.site_build.progress import Progress
from kksportal.site_build.site import build_portal
from tests.site_build.small import INFO, put


def portal(tmp_path: Path) -> Folders:
    """A folder of a portal, with nothing in it."""
    return put(tmp_path / "portal", {})


def build(tmp_path: Path, **options: Any) -> BuildReport:
    """Build a portal beside its cache."""
    told = Options(cache=tmp_path / "ingatan", **options)
    return build_portal(portal(tmp_path), INFO, tmp_path / "situs", told)


def test_a_damaged_cache_starts_a_build_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cache is forgotten as a whole, and the build goes again without any."""
    (tmp_path / "ingatan").mkdir()
    kept: list[object] = []

    def run(job: Job) -> BuildReport:
        job.last.cache.save("x", 1)
        kept.append(job.last.cache.load("x"))
        job.stage.open(job.site)
        if len(kept) == 1:
            raise ForgottenError("x")
        return BuildReport(findings=(), built=True)

    monkeypatch.setattr(module, "_build", run)
    assert build(tmp_path).built
    assert kept == [1, None]
    assert not (tmp_path / "ingatan").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["portal"]


def test_without_a_cache_nothing_can_be_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that forgets also without a cache is our own fault."""
    monkeypatch.setattr(module, "_build", lambda _: (_ for _ in ()).throw(ForgottenError("x")))
    with pytest.raises(AssertionError):
        build(tmp_path)


def test_a_place_that_is_not_for_sites_is_refused_first(tmp_path: Path) -> None:
    """Before anything is read, and with nothing left beside it."""
    folders = put(tmp_path / "portal", {"datapackages/a.csv": "a"})
    with pytest.raises(PortalError, match="bahan portal"):
        build_portal(folders, INFO, folders.packages, Options(cache=tmp_path / "ingatan"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["portal"]
    assert [path.name for path in folders.packages.iterdir()] == ["a.csv"]


def test_the_last_stage_ends_with_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However it ends, people see how long the stage took in which it did."""
    progress = Progress(quiet=True)

    def run(job: Job) -> BuildReport:
        job.options.progress.stage("Menerbitkan")
        raise PortalError("x")

    monkeypatch.setattr(module, "_build", run)
    with pytest.raises(PortalError):
        build(tmp_path, progress=progress)
    assert list(progress.seconds) == ["Menerbitkan"]


def test_what_is_left_out_of_a_site_is_another_base(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With or without downloads, with or without search: each remembers for itself."""
    seen: list[tuple[str, bool]] = []

    def run(job: Job) -> BuildReport:
        seen.append((job.last.base, job.info.downloads))
        return BuildReport(findings=())

    monkeypatch.setattr(module, "_build", run)
    for downloads, search in ((True, True), (True, False), (False, True), (True, True)):
        build(tmp_path, downloads=downloads, search=search)
    assert len({base for base, _ in seen}) == 3
    assert seen[0] == seen[3]
    assert [downloads for _, downloads in seen] == [True, True, False, True]
