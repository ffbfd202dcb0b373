"""The course of a build: when it stops, what it leaves out, when it starts anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.site_build import site as module
from kksportal.site_build.districts import BuiltDistricts
from kksportal.site_build.incremental.output import plain_finding
from kksportal.site_build.incremental.state import PlainReport, State
from kksportal.site_build.job import BuildReport, Job
from kksportal.site_build.reading import Unit
from kksportal.site_build.site import check
from tests.site_build.small import (
    FIRST,
    FOLDER,
    SECOND,
    built,
    job,
    last_build,
    output,
    put,
    shared,
    state,
)
from tests.site_build.tiny import ONE, TWO, district, tiny

STORY = "content/inovasi/a.md"
UNITS = [Unit(FIRST, FOLDER), Unit(SECOND, "y")]


def fault(path: str, code: str = "KKS-P008") -> Finding:
    """A finding at a path; an error unless its code says otherwise."""
    return Finding(kind=kind(code), path=path, what="Salah.")


NOTE = fault(f"{FOLDER}/fakta.csv", "KKS-D025")


class Course:
    """A build whose steps are told beforehand; what was asked of them is kept."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        self.shared: Any = shared()
        self.read: tuple[Finding, ...] = ()
        self.listed: list[Finding] = []
        self.common: list[Finding] = []
        self.told: list[Finding] = []
        self.failed: dict[str, str] = {}
        self.without: tuple[Any, ...] = ()
        self.ended: BuiltDistricts | None = None
        self.last: Any = None
        steps: dict[str, Callable[..., Any]] = {
            "remembered_texts": lambda *_: ((), (), ()),
            "read_shared": lambda *_: (self.shared, self.read),
            "list_units": lambda *_: (UNITS, self.listed),
            "check_shared": lambda *_: self.common,
            "build_districts": self._build,
            "build_without": self._without,
            "findings_of": lambda _: self.told,
            "make_downloads": self._downloads,
            "_finish": self._finish,
        }
        for name, step in steps.items():
            monkeypatch.setattr(module, name, step)

    def _build(
        self, _: Job, data: object, units: list[Unit], *, check_only: bool
    ) -> BuiltDistricts:
        assert data is self.shared
        assert units == UNITS
        self.asked.append("periksa" if check_only else "buat")
        outputs = [output(code, folder=f, failed=True) for code, f in self.failed.items()]
        return replace(built(*outputs), failed=self.failed)

    def _without(self, job: Job, *told: Any) -> BuiltDistricts:
        self.asked.append("buat tanpa")
        self.without, self.last = told, job.last
        return replace(built(), failed=self.failed)

    def _downloads(self, _: Job, build: BuiltDistricts) -> BuiltDistricts:
        self.asked.append("unduhan")
        return build

    def _finish(self, job: Job, build: BuiltDistricts, found: tuple[Finding, ...]) -> BuildReport:
        self.asked.append("terbit")
        self.ended = build
        return BuildReport(findings=found, built=True)

    def run(self, **options: Any) -> BuildReport:
        """Build."""
        last = last_build(None, output(), changed=frozenset({"a"}))
        return module._build(job(last, **options))


@pytest.fixture
def course(monkeypatch: pytest.MonkeyPatch) -> Course:
    """A course without a fault."""
    return Course(monkeypatch)


def test_a_sound_portal_is_published(course: Course) -> None:
    """Districts, what can be taken, then the nation; its findings are sorted and told."""
    course.read = (fault("c", "KKS-D025"),)
    course.listed = [fault("b", "KKS-D025")]
    course.common = [fault("d", "KKS-D025")]
    course.told = [fault("a", "KKS-D025")]
    report = course.run()
    assert report.built
    assert [f.path for f in report.findings] == ["a", "b", "c", "d"]
    assert course.asked == ["buat", "unduhan", "terbit"]


def test_without_downloads_none_are_made(course: Course) -> None:
    """All else is as it is with them."""
    assert course.run(downloads=False).built
    assert course.asked == ["buat", "terbit"]


def test_an_unreadable_portal_is_not_made(course: Course) -> None:
    """Where a shared package is unusable, only what was found is told, sorted."""
    course.shared, course.read = None, (fault("b"), fault("a"))
    report = course.run(keep_going=True)
    assert (report.built, [f.path for f in report.findings]) == (False, ["a", "b"])
    assert course.asked == []


@pytest.mark.parametrize("going", [False, True])
@pytest.mark.parametrize("where", ["read", "listed", "common", "told"])
def test_an_error_of_the_nation_stops_a_build(course: Course, where: str, going: bool) -> None:
    """Whoever tells it, and also when it is asked to keep going: nothing is published.

    What all share has errors: the districts are read and checked, and not made.
    """
    error = fault("datapackages/kosakata/satuan.csv")
    setattr(course, where, (error,) if where == "read" else [error])
    report = course.run(keep_going=going)
    assert (report.built, report.errors) == (False, (error,))
    assert course.asked == ["buat" if where == "told" else "periksa"]


@pytest.mark.parametrize("path", [f"{FOLDER}/fakta.csv", STORY])
def test_an_error_of_a_district_stops_a_build(course: Course, path: str) -> None:
    """Unless it is asked to keep going; which packages are at fault is told."""
    course.told = [fault(path)]
    course.failed = {FIRST: FOLDER} if path.startswith(FOLDER) else {}
    report = course.run()
    assert (report.built, report.quarantined) == (False, course.failed)
    assert course.asked == ["buat"]


def test_a_build_that_keeps_going_leaves_packages_out(course: Course) -> None:
    """All is made again without what stands, and the failed packages are told."""
    course.told, course.failed = [fault(f"{FOLDER}/fakta.csv"), NOTE], {FIRST: FOLDER}
    report = course.run(keep_going=True)
    assert report.built
    assert course.asked == ["buat", "buat tanpa", "unduhan", "terbit"]
    data, units, before, found = course.without
    assert (data, units, before.failed) == (course.shared, UNITS, {FIRST: FOLDER})
    assert set(found) == {fault(f"{FOLDER}/fakta.csv"), NOTE}
    assert course.last.fresh
    assert course.last.cache.load("keadaan") is None
    assert course.ended is not None
    assert course.ended.failed == {FIRST: FOLDER}


def test_a_build_that_keeps_going_leaves_texts_out(course: Course) -> None:
    """A story at fault is enough to build again without it."""
    course.told = [fault(STORY), fault("content/inovasi/b.md", "KKS-D025")]
    assert course.run(keep_going=True).built
    assert course.asked == ["buat", "buat tanpa", "unduhan", "terbit"]


def test_a_sound_build_remembers(course: Course) -> None:
    """Where nothing is left out the last build is not forgotten."""
    assert course.run(keep_going=True).built
    assert course.last is None


def test_an_error_beside_what_is_left_out_stops_a_build(course: Course) -> None:
    """One error elsewhere is enough, whatever else could be left out."""
    course.told = [fault(f"{FOLDER}/fakta.csv"), fault("datapackages/daerah/63.12-y/fakta.csv")]
    course.failed = {FIRST: FOLDER}
    assert not course.run(keep_going=True).built


def test_notes_alone_leave_nothing_out(course: Course) -> None:
    """What is no error neither stops a build nor makes it start again."""
    course.told = [NOTE, fault(STORY, "KKS-D025")]
    assert course.run().built
    assert course.asked == ["buat", "unduhan", "terbit"]


def test_a_district_at_fault_is_left_out_with_its_folder() -> None:
    """Folders of failed packages, and texts with errors; nothing of sound ones."""
    build = built(output(failed=True), output(SECOND))
    found = [fault(STORY), fault("content/narasi/n.md"), NOTE, fault("content/tentang.md"),
             fault("content/inovasi/b.md", "KKS-D025")]  # fmt: skip
    assert module._left_out(found, build) == (f"{FOLDER}/", STORY, "content/narasi/n.md")
    assert module._left_out([], built(output())) == ()


def idle(**told: Any) -> State:
    """What a build left that told one finding."""
    return state(output(), report=PlainReport((plain_finding(NOTE),), 3, 5, 7), **told)


def test_an_idle_build_reports_the_last_one(course: Course) -> None:
    """Nothing is read; the report is that of the last build, with nothing made."""
    assert module._build(job(last_build(state=idle()))) == BuildReport(
        findings=(NOTE,), built=True, pages=3, files=5, size=7, made=0, written=0
    )
    assert course.asked == []


@pytest.mark.parametrize(
    "told",
    [
        {"changed": frozenset({"a"})},
        {"damaged": frozenset({"a"})},
        {"others": ("a",)},
        {"state": None},
    ],
    ids=["masukan lain", "rusak", "berkas lain", "tidak diketahui"],
)
def test_a_build_with_anything_to_do_is_not_idle(course: Course, told: dict[str, Any]) -> None:
    """An edited input or page, or a file of another build: all steps are taken."""
    module._build(job(last_build(**{"state": idle()} | told)))
    assert course.asked == ["buat", "unduhan", "terbit"]


def test_a_check_tells_all_at_once(tmp_path: Path) -> None:
    """What reading tells, what the checks tell and what pictures tell, sorted."""
    folders = tiny(tmp_path)
    district(tmp_path, TWO, SECOND, f"s{FIRST},Lain,Dinas,berita,2025,,ya,")
    put(tmp_path, {f"{ONE}/lain.csv": "a\n", STORY: "---\njudul: A\n---\n"})
    data, found = check(folders)
    assert data is not None
    assert set(data.districts) == {FIRST, SECOND}
    codes = {f.kind.code for f in found}
    assert {"KKS-P017", "KKS-D018"} <= codes
    assert list(found) == sorted(found, key=lambda f: (f.path, f.row, f.column, f.kind.code))
    (tmp_path / "datapackages/kosakata/datapackage.json").unlink()
    assert check(folders)[0] is None


def test_a_check_decodes_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that cannot be decoded is told with the rest."""
    monkeypatch.setattr(module, "check_pictures", lambda *_: ([fault("foto", "KKS-N004")], ()))
    assert "foto" in {f.path for f in check(tiny(tmp_path))[1]}
