"""After any edits, an incremental build is a cold one, byte for byte; and it does little."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.site_build import district_builder
from kksportal.site_build.target import MANIFEST
from tests.conftest import ROOT
from tests.properties.builds import INDEXED, cold, contents, incremental, whole
from tests.properties.edits import (
    EDITS,
    Edit,
    change_framework,
    change_story,
    change_value,
    districts,
    stories,
)
from tests.site_build.test_publish import swaps

STEPS = st.lists(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3), min_size=1, max_size=3)
QUICK = settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@QUICK
@given(steps=STEPS, seed=st.integers(0, 10_000))
def test_any_edits_then_incremental_equals_cold(
    base: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[list[Edit]], seed: int
) -> None:
    """Whatever was edited, the site and the findings are those of a build from nothing."""
    edit_and_compare(base, tmp_path_factory, steps, seed)


@pytest.mark.berat
@settings(QUICK, max_examples=40)
@given(steps=STEPS, seed=st.integers(0, 10_000))
def test_any_edits_at_length(
    base: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[list[Edit]], seed: int
) -> None:
    """The same for many more edits."""
    edit_and_compare(base, tmp_path_factory, steps, seed)


def edit_and_compare(
    base: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[list[Edit]], seed: int
) -> None:
    """Edit a portal step by step; after each, build with and without a memory."""
    home = tmp_path_factory.mktemp("langkah") / "rumah"
    shutil.copytree(base, home)
    rng = random.Random(seed)
    for edits in steps:
        for edit in edits:
            edit(home, rng)
        ours, ground = incremental(home), cold(home)
        assert ours.findings == ground.findings
        assert ours.built == ground.built
        if not ours.built:
            break
        assert contents(home / "situs") == contents(home / "dingin")
    shutil.rmtree(home)


@pytest.mark.parametrize("edit", EDITS, ids=[edit.__name__ for edit in EDITS])
def test_each_edit_by_itself(base: Path, tmp_path: Path, edit: Edit) -> None:
    """Each kind of edit, once, from a site that was just built."""
    home = Path(shutil.copytree(base, tmp_path / "rumah"))
    incremental(home)
    edit(home, random.Random(1))
    ours, ground = incremental(home), cold(home)
    assert ours.findings == ground.findings
    assert ours.built == ground.built
    if ours.built:
        assert contents(home / "situs") == contents(home / "dingin")


def test_one_figure_writes_only_what_shows_it(base: Path, tmp_path: Path) -> None:
    """A changed value reaches its tatanan page, its indicator's page, and nothing else."""
    home = Path(shutil.copytree(base, tmp_path / "rumah"))
    incremental(home)
    before = contents(home / "situs")
    change_value(home, random.Random(5))
    report = incremental(home)
    after = contents(home / "situs")
    changed = {name for name in after if after[name] != before.get(name)}
    assert before.keys() == after.keys()
    assert report.made == 1
    assert report.written == len(changed)
    taken = {name for name in changed if name.split("/")[0] in ("api", "data", "unduh")}
    assert {name.split("/")[0] for name in changed - taken} <= {"daerah", "indikator"}
    assert 1 < len(changed - taken) <= 4
    tables = [name for name in taken if name.startswith("unduh/nasional/")]
    assert len(tables) == 1  # of its tatanan and cycle
    assert len(taken) <= 6  # with the district's three files, the index, the page of sizes


def test_the_search_index_is_remade_only_for_another_record(base: Path, tmp_path: Path) -> None:
    """A value in a table leaves it as it stands; a story's sentence makes it anew."""
    home = Path(shutil.copytree(base, tmp_path / "rumah"))
    incremental(home)
    INDEXED.clear()
    change_value(home, random.Random(5))
    assert incremental(home).made == 1
    assert not INDEXED
    change_story(home, random.Random(5))
    assert incremental(home).made == 1
    assert len(INDEXED) == 1
    cold(home)
    assert INDEXED[0] == INDEXED[1]
    assert contents(home / "situs") == contents(home / "dingin")


def test_nothing_changed_nothing_done(base: Path, tmp_path: Path) -> None:
    """The second build in a row makes and writes nothing, and reports the same."""
    home = Path(shutil.copytree(base, tmp_path / "rumah"))
    first = incremental(home)
    again = incremental(home)
    assert (again.made, again.written) == (0, 0)
    assert (again.pages, again.files, again.size) == (first.pages, first.files, first.size)


def test_what_is_saved_while_a_build_reads_shows_in_the_next(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table saved right after it was read: the next build has the newer figure, as a cold one."""
    home = Path(shutil.copytree(base, tmp_path / "rumah"))
    incremental(home)
    change_value(home, random.Random(5))
    real = district_builder.read_package

    def read_then_save(folder: Path, folders: Folders) -> object:
        read = real(folder, folders)
        monkeypatch.setattr(district_builder, "read_package", real)
        change_value(home, random.Random(6))
        return read

    monkeypatch.setattr(district_builder, "read_package", read_then_save)
    assert incremental(home).built
    assert incremental(home).built
    cold(home)
    assert contents(home / "situs") == contents(home / "dingin")


def test_what_no_build_made_stops_a_build(base: Path, tmp_path: Path) -> None:
    """A file that somebody put into the site is named, and all stays; once it is away, all goes on.

    A cache or a list that is lost makes no file of the site a stranger while the other is there.
    """
    home = Path(shutil.copytree(base, tmp_path / "rumah"))
    incremental(home)
    (home / "situs" / "asing.html").write_text("asing", "utf-8")
    before = contents(home / "situs")
    change_value(home, random.Random(5))
    for build in (incremental, lambda home: whole(home, home / "situs")):
        with pytest.raises(PortalError, match=r"1 berkas .*\(asing\.html\)"):
            build(home)
        assert contents(home / "situs") == before
    (home / "situs" / "asing.html").unlink()
    (home / "situs" / MANIFEST).unlink()
    assert incremental(home).built
    assert contents(home / "situs") == contents(cold(home) and home / "dingin")
    shutil.rmtree(home / "ingatan")
    assert incremental(home).built


# A process of its own: what is killed here must not hold what the tests hold.
KILLED = """
import sys
from pathlib import Path
from kksportal.site_build.search_index import index as search
from tests.properties.test_bangun_bertahap import incremental, plain_index
search.make_index = plain_index
incremental(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("wait", [1.0, 2.0, 3.0])
def test_a_killed_build_leaves_a_whole_site(base: Path, tmp_path: Path, wait: float) -> None:
    """Killed at any time, an incremental build leaves the old site or the new one; the next build
    ends what it began and leaves nothing beside it."""
    if not swaps(tmp_path):
        pytest.skip("sistem berkas ini tidak dapat menukar dua folder sekaligus")
    home = Path(shutil.copytree(base, tmp_path / "rumah"))
    incremental(home)
    old = contents(home / "situs")
    change_framework(home, random.Random(1))
    cold(home)
    new = contents(home / "dingin")
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(home)], cwd=ROOT)
    time.sleep(wait)
    child.kill()
    child.wait()
    assert contents(home / "situs") in (old, new)
    assert incremental(home).built
    assert contents(home / "situs") == new
    assert not list(home.glob(".situs*"))


def test_a_deleted_district_takes_its_pages_along(base: Path, tmp_path: Path) -> None:
    """Its subpages go, its one page says that nothing is known."""
    home = Path(shutil.copytree(base, tmp_path / "rumah"))
    incremental(home)
    gone = districts(home)[0]
    slug = gone.name.split("-", 1)[1]
    shutil.rmtree(gone)
    for story in stories(home):
        if f'daerah: "{gone.name.split("-", 1)[0]}"' in story.read_text("utf-8"):
            story.unlink()
    assert incremental(home).built
    assert [p.name for p in (home / "situs" / "daerah" / slug).iterdir()] == ["index.html"]


def test_a_broken_package_leaves_the_site_standing(base: Path, tmp_path: Path) -> None:
    """With an error nothing is published; once it is mended, the build goes on as before."""
    home = Path(shutil.copytree(base, tmp_path / "rumah"))
    incremental(home)
    before = contents(home / "situs")
    path = districts(home)[0] / "capaian.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace(",persen,", ",peras,", 1), "utf-8")
    broken = incremental(home)
    assert not broken.built
    assert broken.errors
    assert contents(home / "situs") == before
    path.write_text(text, "utf-8")
    assert incremental(home).built
    assert contents(home / "situs") == before
