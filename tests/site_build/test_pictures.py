"""Pictures of stories are made once for their content, and faults are told where they are shown."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kksportal.effects import Folders, Stage
from kksportal.site_build import pictures as module
from kksportal.site_build.job import Job
from kksportal.site_build.pictures import check_pictures, make_pictures
from tests.site_build.small import (
    FIRST,
    job,
    last_build,
    photo,
    shared,
    stage,
    story,
    written,
)

SMALL, LARGE = "foto/a-01234567-480.webp", "foto/a-01234567-960.webp"
NAME = "foto:foto-a-01234567-480.webp"  # of this picture among things
STORY = story(photos=(photo(),))
DATA = shared(stories=(STORY,))


def portal(root: Path, *files: str, raw: bytes = b"") -> Folders:
    """A portal with these pictures, each of a thousand by twenty pixels."""
    out = BytesIO()
    Image.new("RGB", (1000, 20), "red").save(out, "JPEG")
    for file in files:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(raw or out.getvalue())
    return Folders(root=root)


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The keys of these tests are made up."""
    monkeypatch.setattr(module, "_is", lambda raw, key: True)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """The widths in which pictures were made."""
    seen: list[list[int]] = []

    def fake(raw: bytes, widths: list[int]) -> list[bytes]:
        assert raw
        seen.append(list(widths))
        return [b"x" * width for width in widths]

    monkeypatch.setattr(module, "to_webp", fake)
    return seen


def work(tmp_path: Path, **told: Any) -> tuple[Job, Stage]:
    """A build of a portal with one picture, and an empty stage."""
    folders = portal(tmp_path / "portal", "content/inovasi/a.jpg")
    under_way = job(last_build(tmp_path / "ingatan", folders=folders, **told))
    return under_way, stage(tmp_path / f"panggung-{len(list(tmp_path.iterdir()))}")


def test_a_picture_is_made_in_each_width(tmp_path: Path) -> None:
    """Small and large files lie on the stage, and their sizes are told."""
    under_way, place = work(tmp_path)
    made, found = make_pictures(under_way, DATA, place)
    files = written(place)
    assert set(files) == {SMALL, LARGE}
    assert {name: thing.files for name, thing in made.items()} == {
        NAME: {address: len(files[address]) for address in (SMALL, LARGE)}
    }
    assert [Image.open(BytesIO(files[a])).size for a in (SMALL, LARGE)] == [(480, 10), (960, 19)]
    assert found == []


def test_a_picture_is_made_once(tmp_path: Path, asked: list[list[int]]) -> None:
    """The next build takes it from the cache, whatever else it forgot, and writes it."""
    first, place = work(tmp_path)
    made = make_pictures(first, DATA, place)[0]
    assert made[NAME].files == {SMALL: 480, LARGE: 960}
    again, other = work(tmp_path)
    assert make_pictures(again, DATA, other)[0] == made
    assert written(other) == written(place)
    assert asked == [[480, 960]]


@pytest.mark.parametrize("change", ["kunci", "ukuran", "resep", "pillow"])
def test_another_picture_is_made_anew(
    tmp_path: Path, asked: list[list[int]], monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """Another content of the same beginning, other widths, recipe or library: it is made again."""
    first, place = work(tmp_path)
    make_pictures(first, DATA, place)
    told = {"kunci": {"key": "01234567ff"}, "ukuran": {"width": 900}}.get(change, {})
    if change == "resep":
        monkeypatch.setattr(module, "RECIPE", "lain")
    if change == "pillow":
        monkeypatch.setattr(module, "installed", lambda names: [f"{name}-9" for name in names])
    again, other = work(tmp_path)
    make_pictures(again, shared(stories=(story(photos=(photo(**told),)),)), other)
    assert len(asked) == 2


def test_a_picture_that_stands_is_not_made(tmp_path: Path, asked: list[list[int]]) -> None:
    """What the last build left in the site is not asked for, not written, and left again."""
    before = make_pictures(*arranged(tmp_path))[0]
    del asked[:]
    under_way, place = work(tmp_path, things=before)
    under_way.last.cache.save(NAME.removeprefix("foto:"), None)
    assert make_pictures(under_way, DATA, place) == (before, [])
    assert (asked, written(place)) == ([], {})


def arranged(tmp_path: Path) -> tuple[Job, Any, Stage]:
    """What a build of one picture is asked with."""
    under_way, place = work(tmp_path)
    return under_way, DATA, place


@pytest.mark.parametrize("why", ["program lain", "rusak", "resep"])
def test_a_picture_that_does_not_stand_whole_is_made(
    tmp_path: Path, asked: list[list[int]], why: str
) -> None:
    """Not of the last build, one width damaged, or of another recipe: it is made in all widths."""
    before = make_pictures(*arranged(tmp_path))[0]
    del asked[:]
    told: dict[str, Any] = {
        "program lain": {},
        "rusak": {"things": before, "damaged": frozenset({LARGE})},
        "resep": {"things": {NAME: before[NAME]._replace(uses={"resep": "lain"})}},
    }[why]
    under_way, place = work(tmp_path, **told)
    under_way.last.cache.save(NAME.removeprefix("foto:"), ("lain", []))
    assert make_pictures(under_way, DATA, place)[0] == before
    assert asked == [[480, 960]]
    assert set(written(place)) == {SMALL, LARGE}


def test_a_picture_that_cannot_be_decoded_is_told_where_it_is_shown(tmp_path: Path) -> None:
    """Each text that shows it has a finding; the other pictures are made."""
    root = tmp_path / "portal"
    portal(root, "content/inovasi/rusak.jpg", raw=b"bukan gambar")
    under_way, place = work(tmp_path)
    bad = photo("rusak.jpg", key="f" * 64)
    data = shared(stories=(STORY, story("b", photos=(bad,)), story("c", photos=(bad,))))
    made, found = make_pictures(under_way, data, place)
    assert list(made) == [NAME]
    assert [(f.kind.code, f.path, f.row, f.column) for f in found] == [
        ("KKS-N004", f"content/inovasi/{slug}.md", 1, "foto") for slug in "bc"
    ]
    assert found[0].what == (
        "Foto “rusak.jpg”: isinya bukan gambar yang utuh (JPEG, PNG, atau WebP)."
    )
    assert make_pictures(under_way, data, stage(tmp_path / "lagi"))[1] == found


@pytest.mark.parametrize(("many", "jobs", "forks"), [(2, 4, 0), (3, 1, 0), (3, 4, 4), (5, 2, 2)])
def test_many_pictures_are_made_in_many_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int, jobs: int, forks: int
) -> None:
    """Two or fewer, or with one process, they are made here; a fault stands in its place."""
    opened: list[int] = []

    def run_all(task: Any, calls: list[Any], *, jobs: int) -> Any:
        opened.append(jobs)
        return [(place, task(*call)) for place, call in reversed(list(enumerate(calls)))]

    monkeypatch.setattr(module, "run_all", run_all)
    folders = portal(tmp_path, *(f"{number}.jpg" for number in range(many - 1)))
    tasks = [(folders.root / f"{number}.jpg", "kunci", [8]) for number in range(many)]
    made = list(module._all_made(tasks, jobs))
    assert [type(one) for one in made] == [list] * (many - 1) + [str]
    assert made[-1] == "berkasnya tidak dapat dibuka"
    assert opened == ([forks] if forks else [])


def test_a_process_of_a_cluster_forks_none(
    tmp_path: Path, asked: list[list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With an executor of a cluster pictures are made here, one after the other."""
    jobs: list[int] = []
    told = module._all_made

    def watch(tasks: Any, many: int) -> Any:
        jobs.append(many)
        return told(tasks, many)

    monkeypatch.setattr(module, "_all_made", watch)
    monkeypatch.setattr(module, "processes", lambda asked: asked + 6)
    under_way, place = work(tmp_path)
    make_pictures(job(under_way.last, executor=object()), DATA, place)
    make_pictures(under_way, shared(stories=(story(photos=(photo(key="9" * 9),)),)), place)
    assert jobs == [1, 7]


def test_only_pictures_that_are_not_known_are_decoded(tmp_path: Path) -> None:
    """A check believes the keys that were sound, and gives the keys of all that are."""
    folders = portal(tmp_path, "content/inovasi/a.jpg", "content/narasi/63.11/b.jpg")
    portal(tmp_path, "content/inovasi/rusak.jpg", raw=b"bukan gambar")
    texts: dict[str, Any] = {
        "stories": (story(photos=(photo(), photo("rusak.jpg", key="rusak"))),),
        "narratives": (
            story("n", path="content/narasi/63.11/2025/pasar.md", photos=(photo("b.jpg", key="b"),),
                  region=FIRST),
        ),
    }  # fmt: skip
    data = shared(**texts)
    found, sound = check_pictures(folders, data)
    assert sound == ("0123456789ab", "b")
    assert [f.path for f in found] == ["content/inovasi/a.md"]
    assert check_pictures(folders, data, ("rusak",)) == ([], ("0123456789ab", "rusak", "b"))
    assert check_pictures(folders, shared()) == ([], ())


def test_no_pictures_no_stage_of_progress(tmp_path: Path) -> None:
    """Where nothing is to be made, people do not see that pictures are made."""
    under_way, place = work(tmp_path)
    make_pictures(under_way, shared(), place)
    under_way.options.progress.end()
    assert under_way.options.progress.seconds == {}
    make_pictures(under_way, DATA, place)
    under_way.options.progress.end()
    assert list(under_way.options.progress.seconds) == ["Foto"]
