"""Every district of a build: built or kept, told to all processes alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from kksportal.compute.odf import OdfFact
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.pages import register
from kksportal.site_build import districts as module
from kksportal.site_build import executor
from kksportal.site_build.district_builder import BuilderSetup
from kksportal.site_build.districts import (
    build_districts,
    build_without,
    findings_of,
    make_downloads,
)
from kksportal.site_build.incremental.output import (
    DistrictOutput,
    Downloads,
    part_key,
    plain_finding,
)
from kksportal.site_build.job import Job
from kksportal.site_build.progress import Progress
from kksportal.site_build.reading import Unit
from kksportal.validate.known import Known
from tests.builders import head, package, source
from tests.conftest import ROOT
from tests.site_build.small import (
    FIRST,
    FOLDER,
    INFO,
    SECOND,
    built,
    job,
    last_build,
    output,
    put,
    shared,
    state,
    story,
)

UNITS = [Unit(FIRST, FOLDER), Unit(SECOND, "y"), Unit("63.13"), Unit("63.14")]
NOTE = Finding(kind=kind("KKS-D025"), path=f"{FOLDER}/fakta.csv", what="Catatan.")
ODF = OdfFact(FIRST, "odf-desa", "100", "2025", "")
STORY = "content/inovasi/a.md"
TEMPLATES = ROOT / "site_templates"


def fault(path: str, code: str = "KKS-P008") -> Finding:
    """A finding at a path; an error unless its code says otherwise."""
    return Finding(kind=kind(code), path=path, what="Salah.")


class Steps:
    """The steps that build districts, told beforehand; what was asked of them is kept."""

    def __init__(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened: list[BuilderSetup] = []
        self.asked: dict[str, Any] = {}
        names = SimpleNamespace(districts={FIRST: 1, "63.13": 1})
        self.builder = SimpleNamespace(
            names=names, results="hasil", data="bersama", stage="panggung", context="konteks"
        )
        self.folders = put(tmp_path, {})
        self.under_way: Job | None = None
        steps: dict[str, Any] = {
            "open_builder": lambda setup, _: self.opened.append(setup) or self.builder,
            "shared_keys": lambda told, units: {u.code: told for u in units},
            "known_odf": lambda last, folders, units: (ODF,) if units == UNITS else (),
            "make_all": self._make,
            "make_pictures": lambda *told: ({"foto:a": told[1:]}, [fault("foto")]),
            "make_films": lambda *told: ({"video:a": told[1:]}, [fault("video")]),
            "_get_ready": lambda job, told: self.asked.update(ready=(job, told)),
        }
        for name, step in steps.items():
            monkeypatch.setattr(module, name, step)

    def _make(
        self, task: object, setup: BuilderSetup, units: list[Unit], **told: Any
    ) -> Iterator[list[DistrictOutput]]:
        self.asked.update(told, task=task, setup=setup, units=units)
        made = {
            FIRST: output(),
            SECOND: output(SECOND, folder="y", failed=True),
            "63.13": output("63.13", folder=""),
        }
        yield from ([made[unit.code]] for unit in reversed(units))

    def job(self, *before: DistrictOutput, left: Any = None, **options: Any) -> Job:
        """A build in this folder."""
        known = state(*before)
        key = {"templat": "", "bersama": "konteks", "cerita": "a ('63.11', '')"}
        things = {
            name: thing._replace(uses=thing.uses | key) for name, thing in known.things.items()
        }
        last = last_build(
            None, *before, folders=self.folders, things=things if before else None,
            left=left or {},
        )  # fmt: skip
        self.under_way = job(last, **options)
        return self.under_way


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Steps]:
    """The steps of a build in a folder of its own."""
    made = Steps(tmp_path, monkeypatch)
    yield made
    if made.under_way:
        made.under_way.stage.discard()


DATA = shared(stories=(story(), story("lain")))


def test_districts_are_built_or_kept(steps: Steps, tmp_path: Path) -> None:
    """Stale ones are built, others kept; one that no region knows and has no package is passed."""
    kept = output(named=("a", "tiada"))
    under_way = steps.job(kept, left={"a": (1, 1)}, cache=tmp_path / "ingatan")
    build = build_districts(
        under_way, DATA, UNITS, texts_out=frozenset({"t"}), packages_out={SECOND: "y"}
    )
    setup = BuilderSetup(
        root=str(tmp_path), stage=str(under_way.stage.home), published=str(tmp_path / "situs"),
        info=INFO, codes=(FIRST, SECOND), cache=str(tmp_path / "ingatan"),
        texts_out=frozenset({"t"}), packages_out=((SECOND, "y"),), odf=(ODF,),
    )  # fmt: skip
    assert steps.opened == [setup] == [build.setup] == [steps.asked["setup"]]
    assert (steps.asked["task"], steps.asked["units"]) == (module.begin_chunk, UNITS[1:3])
    assert [one.code for one in build.outputs] == [FIRST, SECOND, "63.13"]
    assert build.anew == {SECOND, "63.13"}
    assert build.failed == {SECOND: "y"}
    assert cast(Any, build.builder) is steps.builder
    told = ("bersama", "panggung")
    assert build.pictures == {"foto:a": told, "video:a": told}
    assert build.blurred == (fault("foto"), fault("video"))
    assert build.keys.shared == dict.fromkeys((FIRST, SECOND, "63.13"), "konteks")
    assert build.keys.stories == {"a", "lain"}
    assert build.keys.last is under_way.last


def test_work_is_handed_out_as_it_was_asked(steps: Steps) -> None:
    """So many processes, this executor; what the nation needs is made ready meanwhile."""
    cluster: Any = object()
    build_districts(steps.job(executor=cluster), DATA, UNITS)
    assert (steps.asked["jobs"], steps.asked["executor"]) == (1, cluster)
    assert "ready" not in steps.asked
    steps.asked["meanwhile"]()
    assert steps.asked["ready"] == (steps.under_way, steps.builder)


@pytest.mark.parametrize(
    ("few", "jobs", "told", "at_once"),
    [
        (2, 2, {}, True),
        (2, 2, {"downloads": False, "sheets": True}, True),
        (2, 2, {"downloads": False}, False),
        (3, 2, {}, False),
        (2, 1, {}, False),
        (3, 2, {"downloads": False}, False),
        (2, 1, {"executor": cast(Any, object())}, True),
        (3, 1, {"executor": cast(Any, object())}, True),  # which makes few units, too
    ],
)
def test_downloads_of_many_are_made_with_their_pages(
    steps: Steps,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
    jobs: int,
    told: dict[str, Any],
    at_once: bool,
) -> None:
    """Of one reading; what is built in this process, to be forked later, owes fact sheets."""
    monkeypatch.setattr(executor, "FEW", few)
    monkeypatch.setattr(module, "processes", lambda _: jobs)
    build_districts(steps.job(**told), DATA, UNITS)
    without = told.get("downloads") is False and not told.get("sheets")
    task = module.make_chunk if at_once else module.begin_chunk
    assert steps.asked["task"] is (module.build_chunk if without else task)
    assert steps.asked["apart"] is at_once


def test_what_is_only_checked_has_no_downloads(
    steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What all share has errors: nothing is made of it."""
    monkeypatch.setattr(executor, "FEW", 0)
    monkeypatch.setattr(module, "processes", lambda _: 2)
    build_districts(steps.job(), DATA, UNITS, check_only=True)
    assert steps.asked["task"] is module.build_chunk


def test_nothing_to_compare_with_writes_everything(steps: Steps) -> None:
    """Where the last build left no site, pages are not compared with it; nor without a cache."""
    build_districts(steps.job(), DATA, UNITS)
    assert (steps.opened[0].published, steps.opened[0].cache) == ("", "")
    assert steps.asked["units"] == UNITS[:3]


def test_people_see_how_many_are_built(steps: Steps) -> None:
    """The stage counts districts as they come, chunk by chunk."""
    seen: list[Any] = []

    class Told(Progress):
        def stage(self, name: str, total: int = 0) -> None:
            seen.append((name, total))

        def step(self, done: int) -> None:
            seen.append(done)

    under_way = steps.job(progress=Told(quiet=True))
    build = build_districts(under_way, DATA, UNITS)
    assert seen == [("Daerah: baca, periksa, hitung, cetak, unduhan", 3), 1, 2, 3]
    seen.clear()
    unit = Downloads(FIRST, (), {})
    steps.asked.clear()
    make_downloads_of(steps, under_way, build, [unit])
    assert seen == [("Unduhan", 3), 1]


def make_downloads_of(steps: Steps, under_way: Job, build: Any, made: list[Downloads]) -> Any:
    """Downloads of a build, of which these are made."""
    steps.asked["task"] = None
    patch = pytest.MonkeyPatch()

    def make(task: object, setup: object, units: list[Unit], **told: Any) -> Any:
        steps.asked.update(told, task=task, setup=setup, units=units)
        yield made

    with patch.context() as within:
        within.setattr(module, "make_all", make)
        return make_downloads(under_way, build)


def test_downloads_are_made_of_districts_built_now(steps: Steps) -> None:
    """Kept districts have theirs; each district built gets its own, apart from this process."""
    cluster: Any = object()
    before = built(output(files=(("f", 1),)), output(SECOND), anew=[FIRST])
    made = [Downloads(FIRST, (("a.zip", 3),), {"t": b"x"})]
    after = make_downloads_of(steps, steps.job(executor=cluster), before, made)
    assert (steps.asked["task"], steps.asked["setup"]) == (module.download_chunk, before.setup)
    assert steps.asked["units"] == [Unit(FIRST, FOLDER)]
    assert (steps.asked["apart"], steps.asked["jobs"]) == (True, 1)
    assert steps.asked["executor"] is cluster
    assert after.outputs[0].files == (("f", 1), ("a.zip", 3))
    assert (after.outputs[0].parts, after.outputs[0].part_keys) == (
        {"t": b"x"}, {"t": part_key(b"x")},
    )  # fmt: skip
    assert after.outputs[1] == before.outputs[1]
    assert after.anew == before.anew


def test_downloads_that_were_made_are_not_made_again(steps: Steps) -> None:
    """Where all of them came with their pages nothing is asked of anybody."""
    before = built(output(taken=True), output(SECOND, taken=True), anew=[FIRST, SECOND])
    steps.asked.clear()
    assert make_downloads_of(steps, steps.job(), before, []) is before
    assert "units" not in steps.asked
    before = built(output(taken=True), output(SECOND), anew=[FIRST, SECOND])
    after = make_downloads_of(steps, steps.job(), before, [Downloads(SECOND, (), {})])
    assert [unit.code for unit in steps.asked["units"]] == [SECOND]
    assert [one.taken for one in after.outputs] == [True, True]


def test_a_fact_sheet_that_is_owed_is_set_apart(steps: Steps) -> None:
    """It alone: what else can be taken along is there already."""
    mine = output(taken=True, owed=True, files=(("a.zip", 1),), parts={"t": b"x"})
    before = built(mine, output(SECOND, taken=True), anew=[FIRST, SECOND])
    made = [Downloads(FIRST, (("a.pdf", 3),), {}, (("a.pdf", "1 k", 3),))]
    after = make_downloads_of(steps, steps.job(), before, made).outputs[0]
    assert (steps.asked["task"], steps.asked["apart"]) == (module.sheet_chunk, True)
    assert [unit.code for unit in steps.asked["units"]] == [FIRST]
    assert after.files == (("a.zip", 1), ("a.pdf", 3))
    assert (after.owed, after.parts) == (False, {"t": b"x"})
    assert after.drawn == (("a.pdf", "1 k", 3),)


def test_what_has_errors_is_left_out(steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    """All is built again: a bad package's district has a short page, a bad text is gone."""
    asked: dict[str, Any] = {}
    again = built(output(FIRST, folder=""))
    monkeypatch.setattr(
        module, "build_districts", lambda *told, **more: asked.update(more, told=told) or again
    )
    before = replace(built(output(failed=True)), failed={FIRST: FOLDER})
    found = [fault(f"{FOLDER}/fakta.csv"), fault(STORY), fault("content/inovasi/b.md", "KKS-D025")]
    under_way = steps.job()
    after = build_without(under_way, DATA, UNITS, before, found)
    assert asked == {
        "told": (under_way, DATA, [Unit(FIRST, ""), *UNITS[1:]]),
        "texts_out": frozenset({f"{FOLDER}/fakta.csv", STORY}),
        "packages_out": {FIRST: FOLDER},
    }
    assert after == replace(again, failed={FIRST: FOLDER})


def test_what_is_told_is_of_districts_and_between_them() -> None:
    """Findings of districts, of pictures, of sources across packages and of stray texts."""
    one = output(sources=(tuple(source("a")),), findings=(plain_finding(NOTE),))
    two = output(SECOND, sources=(tuple(source("a", judul="Lain")),))
    bare = DistrictOutput("63.13", "")
    data = shared(stories=(story(), story("b", region=SECOND), story("c", region="63.13")))
    build = built(one, two, bare, data=data, known=Known.of(data))
    build = replace(build, blurred=(fault("foto", "KKS-N004"),))
    found = findings_of(build)
    assert [(f.kind.code, f.path) for f in found[:3]] == [
        ("KKS-D025", NOTE.path), ("KKS-N004", "foto"),
        ("KKS-D018", "datapackages/daerah/63.12-x/sumber.csv"),
    ]  # fmt: skip
    assert {f.path for f in found[3:]} == {"content/inovasi/c.md"}


def test_what_all_districts_come_to() -> None:
    """Comparisons with a row, tatanan on maps, the newest day of districts and shared packages."""
    awards = tuple(
        package("penghargaan", about=head("penghargaan", folder=f"p/{cycle}", updated=day))
        for cycle, day in (("2023", "2026-01-02"), ("2025", "2026-03-04"))
    )
    pair = "banding/kalsel/pasar/"
    one = output(rows={pair: "x"}, scores=(("pasar", "1", "1", "", ""),), updated="2026-02-02")
    two = output(SECOND, scores=(("sekolah", "1", "1", "", ""), ("pasar", "1", "1", "", "")))
    build = built(one, two, data=shared(awards=awards))
    assert build.compared == (pair,)
    assert build.mapped == {"pasar", "sekolah"}
    assert build.own_days == {"p/2023": "2026-01-02", "p/2025": "2026-03-04"}
    assert build.updated == "2026-03-04"
    assert built(one, data=shared()).updated == "2026-02-02"


def test_national_pages_are_made_ready_while_others_work() -> None:
    """The templates of every national page are compiled, and the matrix of awards is computed."""
    seen: list[Any] = []
    templates = SimpleNamespace(compile=lambda *names: seen.extend(names))
    results = SimpleNamespace(matrix=lambda: seen.append("matriks"))
    build = cast(Any, SimpleNamespace(templates=templates, results=results))
    module._get_ready(job(last_build()), build)
    every = {f"halaman/{one.template}" for one in register.NATION}
    assert sorted(seen) == sorted({"matriks", *every})
    assert all((TEMPLATES / name).is_file() for name in every)


@pytest.mark.parametrize(
    ("runtime", "before", "packed"), [(True, False, 1), (True, True, 0), (False, False, 0)]
)
def test_the_program_for_browsers_is_packed_while_others_work(
    monkeypatch: pytest.MonkeyPatch, runtime: bool, before: bool, packed: int
) -> None:
    """Where a build will need it: one that has a Python for browsers, and none of it yet."""
    seen: list[int] = []
    monkeypatch.setattr(module, "program_zip", lambda: seen.append(1) or b"program")
    plain = SimpleNamespace(compile=lambda *_: None, matrix=lambda: None)
    build = cast(Any, SimpleNamespace(templates=plain, results=plain))
    asked = job(last_build(None, *[output()] * before))
    asked.runtime = Path("pyodide") if runtime else None
    for _ in range(2):  # districts are built again where some are left out
        module._get_ready(asked, build)
    assert len(seen) == packed
    assert asked.program == (b"program" if packed else None)
