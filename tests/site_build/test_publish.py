"""Publishing is whole or not at all, whatever moment a build is killed at."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from kksportal.errors import PortalError
from kksportal.site_build import publish as module
from kksportal.site_build.publish import StagePlace, complete, files_of, names_in, publish, sweep

OLD = {"index.html": "lama", "daerah/a/index.html": "lama", "daerah/b/index.html": "tetap"}
NEW = {"index.html": "baru", "daerah/b/index.html": "tetap", "daerah/c/index.html": "baru"}


def write(place: Path, files: dict[str, str]) -> Path:
    """A folder with these files."""
    for name, content in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(content, "utf-8")
    return place


def contents(place: Path) -> dict[str, str]:
    """Every file of a folder."""
    return {
        path.relative_to(place).as_posix(): path.read_text("utf-8")
        for path in place.rglob("*")
        if path.is_file()
    }


def build(site: Path) -> None:
    """What a build does at its end: the changed files in a stage, the others linked into it."""
    place = StagePlace()
    stage = write(place.open(site), {k: v for k, v in NEW.items() if OLD.get(k) != v})
    complete(stage, site, [k for k, v in NEW.items() if OLD.get(k) == v])
    publish(stage, site, tuple(names_in(site)))
    place.discard()


def swaps(place: Path) -> bool:
    """Whether two folders can change places in one step on this disk."""
    one, other = write(place / "satu", {"a": ""}), write(place / "dua", {"b": ""})
    return module._swap(one, other) and (other / "a").exists()


def killed_at(step: int, work: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> bool:
    """Run the work in a process that dies, without any tidying up, before its n-th system call.

    True when it lived: it makes fewer calls.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    calls = 0

    def deadly(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == step:
                os._exit(9)
            return function(*args, **named)

        return call

    for name in ("link", "rename", "replace", "unlink", "rmdir", "mkdir"):
        monkeypatch.setattr(os, name, deadly(getattr(os, name)))
    monkeypatch.setattr(module, "_swap", deadly(module._swap))
    try:
        work()
    except BaseException:
        os._exit(1)
    os._exit(0)


@pytest.mark.parametrize("steps", [True, False], ids=["in one step", "moved aside"])
def test_a_killed_build_leaves_the_old_site_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: bool
) -> None:
    """At whatever call a build dies, the site is whole: the old one or the new one, never both.

    Where the system cannot exchange two folders, the next build brings back what was moved aside.
    """
    if not steps:
        monkeypatch.setattr(module, "_swap", lambda one, other: False)
    elif not swaps(tmp_path):
        pytest.skip("sistem berkas ini tidak dapat menukar dua folder sekaligus")
    seen = set()
    for step in range(1, 60):
        site = write(tmp_path / f"{step}" / "situs", OLD)
        lived = killed_at(step, partial(build, site), monkeypatch)
        if steps:
            assert contents(site) in (OLD, NEW), step
        sweep(site)
        assert contents(site) in (OLD, NEW), step
        assert [path.name for path in site.parent.iterdir()] == ["situs"]
        seen.add("baru" if contents(site) == NEW else "lama")
        if lived:
            break
    assert lived
    assert seen == {"lama", "baru"}


def test_the_new_site_holds_what_changed_and_what_stands(tmp_path: Path) -> None:
    """Changed, new and standing files are there, gone ones are not, nothing is left beside it."""
    site = write(tmp_path / "situs", OLD)
    build(site)
    assert contents(site) == NEW
    assert os.listdir(tmp_path) == ["situs"]


@pytest.mark.parametrize("swapped", [True, False])
def test_all_of_the_old_site_goes_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swapped: bool
) -> None:
    """Also what came after it was listed; of a link in it the link, not what it leads to."""
    other = write(tmp_path / "lain", {"daerah/a/index.html": "milik orang"})
    site = write(tmp_path / "situs", {**OLD, "daerah/a/dalam/x.html": "lama"})
    (site / "tautan").symlink_to(other)
    if not swapped:
        monkeypatch.setattr(module, "_swap", lambda one, other: False)
    place = StagePlace()
    stage = write(place.open(site), NEW)
    names = tuple(names_in(site))
    write(site, {"daerah/a/sesudah.html": "baru saja"})
    publish(stage, site, names)
    assert os.listdir(place._room or "") == [module._LOCK]
    place.discard()
    assert contents(site) == NEW
    assert contents(other) == {"daerah/a/index.html": "milik orang"}


def test_what_is_known_of_the_old_site_is_not_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files and folders go by their names: looking into ten thousand folders takes longer."""
    site = write(tmp_path / "situs", {**OLD, "daerah/a/dalam/x.html": "lama"})
    left: list[list[str]] = []
    monkeypatch.setattr(shutil, "rmtree", lambda place, **_: left.append(sorted(os.listdir(place))))
    module._clear(site, tuple(names_in(site)))
    assert left == [[]]


def test_a_standing_file_is_linked_with_its_time_or_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands keeps its bytes and its time, also on a disk that knows no links."""
    for name in ("tautan", "salinan"):
        site = write(tmp_path / name / "situs", OLD)
        before = files_of(site)["daerah/b/index.html"]
        if name == "salinan":
            monkeypatch.setattr(os, "link", refuse)
        build(site)
        assert files_of(site)["daerah/b/index.html"] == before
        assert contents(site) == NEW


def refuse(*_: object) -> None:
    """What a disk without links says."""
    raise PermissionError(1, "Operation not permitted")


def test_a_file_that_is_gone_meanwhile_stops_the_build(tmp_path: Path) -> None:
    """A standing file that somebody deletes while a build runs is told; the site stays."""
    site = write(tmp_path / "situs", OLD)
    place = StagePlace()
    stage = place.open(site)
    with pytest.raises(PortalError, match=r"hilang\.html hilang selagi situs dibangun"):
        complete(stage, site, ["index.html", "hilang.html"])
    place.discard()
    assert contents(site) == OLD
    assert os.listdir(tmp_path) == ["situs"]


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    """A site that did not exist is there after publishing, in folders that did not exist."""
    site = tmp_path / "baru" / "situs"
    place = StagePlace()
    publish(write(place.open(site), NEW), site)
    place.discard()
    assert contents(site) == NEW
    assert site.stat().st_mode & 0o777 == 0o755


def test_leftovers_of_killed_builds_go_and_those_of_living_ones_stay(tmp_path: Path) -> None:
    """A stage without a living build is swept by the next; one that is held is left alone."""
    site = write(tmp_path / "situs", OLD)
    alive = StagePlace()
    mine = alive.open(site)
    dead = tmp_path / ".situs.kks-mati"
    write(dead, {"kunci": "", "situs/index.html": "setengah"})
    other = write(tmp_path / ".situs.kks-orang", {"catatan.txt": "bukan buatan kami"})
    sweep(site)
    assert not dead.exists()
    assert mine.is_dir()
    assert contents(other) == {"catatan.txt": "bukan buatan kami"}
    alive.discard()
    assert not mine.exists()
    assert contents(site) == OLD


def test_without_locks_nothing_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a system cannot tell whether a build still works, its stage stays."""
    monkeypatch.setattr(module, "LOCKS", False)
    dead = write(tmp_path / ".situs.kks-mati", {"kunci": ""})
    sweep(tmp_path / "situs")
    assert dead.is_dir()
    build(write(tmp_path / "situs", OLD))
    assert contents(tmp_path / "situs") == NEW


def test_a_stage_is_opened_anew_each_time(tmp_path: Path) -> None:
    """Opening again discards what was written before."""
    place = StagePlace()
    first = write(place.open(tmp_path / "situs"), {"a": "1"})
    second = place.open(tmp_path / "situs")
    assert not first.exists()
    assert contents(second) == {}
    place.discard()
    assert place.home is None
    assert os.listdir(tmp_path) == []


def test_a_site_that_cannot_be_replaced_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the new site cannot be put in its place, the old one is put back, and it is told."""
    site = write(tmp_path / "situs", OLD)
    monkeypatch.setattr(module, "_swap", lambda one, other: False)
    place = StagePlace()
    stage = write(place.open(site), NEW)
    real = os.rename

    def rename(source: Any, target: Any, **named: Any) -> None:
        if Path(source) == stage:
            raise OSError(18, "Invalid cross-device link")
        real(source, target, **named)

    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(PortalError, match=r"tidak dapat diganti .berada di disk lain"):
        publish(stage, site)
    place.discard()
    assert contents(site) == OLD


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file where a folder should be is a sentence, not a traceback."""
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(PortalError, match="tidak dapat ditulis"):
        StagePlace().open(tmp_path / "berkas" / "situs")


def test_every_file_of_a_site_is_seen_with_size_and_time(tmp_path: Path) -> None:
    """Files in folders of folders, by address; a site that is not there has none."""
    site = write(tmp_path / "situs", {"a": "12", "b/c/d": "345"})
    stat = (site / "b/c/d").stat()
    assert files_of(site).keys() == {"a", "b/c/d"}
    assert files_of(site)["b/c/d"] == (3, stat.st_mtime_ns)
    assert files_of(site)["a"][0] == 2
    assert files_of(tmp_path / "tidak-ada") == {}
    assert {*names_in(site)} == {"a", "b/c/d"}
    shutil.rmtree(site)


def test_the_stage_of_a_killed_build_waits_for_its_helpers(tmp_path: Path) -> None:
    """A helper that outlives its build for a moment may still write: it is waited for."""
    site = write(tmp_path / "situs", OLD)
    room = write(tmp_path / ".situs.kks-mati", {"kunci": "999999999", "situs/a": "setengah"})
    with (room / "kunci").open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        ending = Timer(0.3, held.close)
        ending.start()
        sweep(site)
        ending.join()
    assert not room.exists()


def test_a_build_at_work_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the process that began a stage lives, its stage is left alone at once."""
    site = write(tmp_path / "situs", OLD)
    alive = StagePlace()
    mine = alive.open(site)
    assert (mine.parent / "kunci").read_text() == str(os.getpid())
    monkeypatch.setattr("time.sleep", None)
    sweep(site)
    assert mine.is_dir()
    alive.discard()
