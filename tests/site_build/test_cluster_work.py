"""What a worker does with a call: makes it, fails as anywhere, or says why it may not make it."""

from __future__ import annotations

import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kksportal.site_build import cluster_work as module
from kksportal.site_build.cluster_work import Made, Raised, Refused, program, work_there
from kksportal.site_build.district_builder import BuilderSetup
from tests.site_build.small import INFO

OURS = program()


@pytest.fixture
def setup(tmp_path: Path) -> BuilderSetup:
    """A portal and a stage that this machine sees."""
    for name in ("portal", "situs"):
        (tmp_path / name).mkdir()
    root, stage = str(tmp_path / "portal"), str(tmp_path / "situs")
    return BuilderSetup(root=root, stage=stage, published="", info=INFO, codes=())


def named(setup: BuilderSetup, *more: str) -> str:
    """A task."""
    return "".join(more)


def refused_by_the_machine(setup: BuilderSetup) -> None:
    """A task on a full disk."""
    raise OSError(28, "No space left on device")


def without_memory(setup: BuilderSetup) -> None:
    """A task where memory runs out."""
    raise MemoryError


def mistaken(setup: BuilderSetup) -> None:
    """A task with a mistake of its own."""
    raise AttributeError("kita")


def test_a_task_is_run_with_what_it_was_given(setup: BuilderSetup) -> None:
    """By the same program, where the folders are."""
    assert work_there(OURS, named, setup, "a", "b") == Made("ab")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (replace(OURS, python="3.99"), f"memakai Python {OURS.python}, bukan 3.99"),
        (replace(OURS, version="9.9"), f"memakai kksportal {OURS.version}, bukan 9.9"),
        (replace(OURS, packages=("jinja2-0", *OURS.packages[1:])), "bukan jinja2-0"),
        (replace(OURS, content="x"), f"memakai isi kksportal {OURS.version} yang lain"),
    ],
    ids=["python", "versi", "pustaka", "isi"],
)
def test_another_program_makes_nothing(
    setup: BuilderSetup, other: module.Program, said: str
) -> None:
    """It might write other bytes; which difference it is, is said."""
    found = work_there(other, named, setup, "a")
    assert isinstance(found, Refused)
    assert said in found.why
    assert found.why.endswith("; pasang yang sama dan jalankan lagi")


@pytest.mark.parametrize("lost", ["portal", "situs"])
def test_a_worker_that_does_not_see_a_folder_makes_nothing(
    setup: BuilderSetup, lost: str, tmp_path: Path
) -> None:
    """Nor does it make the folder."""
    (tmp_path / lost).rmdir()
    found = work_there(OURS, named, setup, "a")
    assert isinstance(found, Refused)
    assert found.why == (
        f"tidak melihat folder {tmp_path / lost}; pasang disk bersama di alamat yang sama"
    )
    assert not (tmp_path / lost).exists()


def test_what_a_machine_refuses_may_be_asked_of_another(setup: BuilderSetup) -> None:
    """It is raised, and Dask asks again."""
    with pytest.raises(OSError, match="No space"):
        work_there(OURS, refused_by_the_machine, setup)
    with pytest.raises(MemoryError):
        work_there(OURS, without_memory, setup)


def test_a_mistake_is_given_back_with_its_place(setup: BuilderSetup) -> None:
    """It is the same on every machine, and does not look like a worker without the program."""
    found = work_there(OURS, mistaken, setup)
    assert isinstance(found, Raised)
    there = pickle.loads(pickle.dumps(found)).fault
    assert isinstance(there, AttributeError)
    assert "in mistaken" in there.__notes__[0]


@pytest.mark.parametrize("part", ["x.py", "id.po", "situs.html"])
def test_a_changed_file_is_another_program(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Code, words and templates count by what they hold: not by when they were written."""
    home = "templat" if part.endswith("html") else "kode"
    for name in ("kode", "templat"):
        (tmp_path / name / "dalam").mkdir(parents=True)
    (tmp_path / home / "dalam" / part).write_text("satu")
    monkeypatch.setattr(module, "program_folder", lambda: tmp_path / "kode")
    monkeypatch.setattr(module, "shipped_templates", lambda: tmp_path / "templat")
    first = program.__wrapped__()
    shutil.copytree(tmp_path / home, tmp_path / "sana")
    monkeypatch.setattr(
        module,
        "shipped_templates" if home == "templat" else "program_folder",
        lambda: tmp_path / "sana",
    )
    assert program.__wrapped__() == first
    (tmp_path / "sana" / "dalam" / part).write_text("dua!")
    assert program.__wrapped__() != first
