"""`kks validate` opens what moved and nothing else, and tells what a check of all would tell."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kksportal.cli import main
from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.site_build import checking as module
from kksportal.site_build.checking import check_nation
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.site import check
from tests.site_build.small import FIRST, SECOND, put
from tests.site_build.tiny import ONE, TWO, district, put_head, tiny

STORY = 'judul: A\ndaerah: "63.11"\ntatanan: [pasar]\npenulis: T\nringkasan: R\n'
Edit = Callable[[Path], object]


def story(root: Path, name: str = "a", body: str = "Isi.") -> object:
    """A story of the first district."""
    return put(root, {f"content/inovasi/{name}.md": f"---\n{STORY}---\n\n{body}\n"})


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A tiny portal with a story."""
    story(tmp_path / "portal")
    return tiny(tmp_path / "portal")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The district packages that were opened, in order."""
    seen: list[str] = []
    read = module.read_package

    def watch(folder: Path, folders: Folders) -> Any:
        seen.append(folders.relative(folder))
        return read(folder, folders)

    monkeypatch.setattr(module, "read_package", watch)
    return seen


def nation(folders: Folders, jobs: int = 1) -> tuple[Finding, ...]:
    """Every finding, with what the last check left beside the portal."""
    return check_nation(folders, jobs=jobs, cache=folders.root.parent / "ingatan")


def test_all_packages_are_opened_the_first_time(folders: Folders, opened: list[str]) -> None:
    """Each district's package is opened once, and findings are those of a check of all."""
    found = nation(folders)
    assert opened == [ONE, TWO]
    assert found
    assert found == check(folders)[1]


def test_none_is_opened_while_nothing_moved(folders: Folders, opened: list[str]) -> None:
    """The second time the same findings are told from memory, also the story's own."""
    first = nation(folders)
    del opened[:]
    (folders.root / ONE / "sumber.csv").touch()
    assert nation(folders) == first
    assert opened == []


def test_without_a_cache_all_is_opened_each_time(folders: Folders, opened: list[str]) -> None:
    """Where nothing can be kept everything is checked."""
    assert check_nation(folders, jobs=1) == check_nation(folders, jobs=1)
    assert opened == [ONE, TWO] * 2


def damage(root: Path) -> None:
    """What the last check left is no state."""
    Cache(root.parent / "ingatan").save("periksa", "bukan")


def unknown_kind(root: Path) -> None:
    """A source of a kind that nobody defines."""
    district(root, ONE, FIRST, "s1,Judul,Dinas,gosip,2025,,ya,")


def same_source(root: Path) -> None:
    """The first district's source id is in the second too, with another title."""
    district(root, TWO, SECOND, f"s{FIRST},Lain,Dinas,berita,2025,,ya,")


@pytest.mark.parametrize(
    ("edit", "anew"),
    [
        pytest.param(unknown_kind, [ONE], id="satu daerah"),
        pytest.param(lambda r: put(r, {f"{ONE}/catatan.txt": "x"}), [ONE], id="berkas baru"),
        pytest.param(lambda r: (r / TWO / "sumber.csv").unlink(), [TWO], id="berkas hilang"),
        pytest.param(same_source, [TWO], id="sumber yang sama"),
        pytest.param(lambda r: story(r, body="Lain [@x]."), [], id="isi cerita"),
        pytest.param(lambda r: story(r, "b"), [ONE, TWO], id="cerita baru"),
        pytest.param(
            lambda r: (r / "content/inovasi/a.md").unlink(), [ONE, TWO], id="cerita hilang"
        ),
        pytest.param(lambda r: put(r, {"content/tentang.md": "x"}), [], id="halaman redaksi"),
        pytest.param(lambda r: put(r, {"mkdocs.yml": "x"}), [], id="pengaturan"),
        pytest.param(lambda r: put(r, {"site_templates/a.html": "x"}), [], id="templat"),
        pytest.param(
            lambda r: put_head(r, "datapackages/kosakata", "kosakata", {"tatanan": "id,nama\n"}),
            [ONE, TWO], id="kosakata",
        ),
        pytest.param(
            lambda r: district(r, "datapackages/daerah/63.13-tiga", "63.13"),
            ["datapackages/daerah/63.13-tiga"], id="daerah baru",
        ),
        pytest.param(
            lambda r: district(r, "datapackages/daerah/63.11-z", FIRST, "s1,J,D,gosip,,,ya,"),
            ["datapackages/daerah/63.11-z"], id="daerah ganda",
        ),
        pytest.param(
            lambda r: put_head(r, TWO, "kosakata", {}), [TWO], id="bukan paket daerah"
        ),
        pytest.param(
            lambda r: put(r, {f"{TWO}/datapackage.json": "{"}), [TWO], id="kepala rusak"
        ),
        pytest.param(damage, [ONE, TWO], id="ingatan rusak"),
    ],
)  # fmt: skip
def test_what_moved_is_opened_and_all_is_told(
    folders: Folders, opened: list[str], edit: Edit, anew: list[str]
) -> None:
    """Only packages that an edit can reach are opened; the findings are those of a check of all."""
    nation(folders)
    del opened[:]
    edit(folders.root)
    assert nation(folders) == check(folders)[1]
    assert opened == anew
    del opened[:]
    assert nation(folders) == check(folders)[1]
    assert opened == []


def test_what_a_process_read_is_what_is_kept(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The contents of a district's files are those that its checking process saw."""

    def others(folders: Folders, place: str, noted: Any) -> Any:
        assert str(folders.root / place / "sumber.csv") in noted
        return ((f"{place}/sumber.csv", "dari proses lain"),)

    monkeypatch.setattr(module, "read_shas", others)
    nation(folders)
    files = Cache(folders.root.parent / "ingatan").load("periksa")["files"]
    assert files[f"{ONE}/sumber.csv"][2] == "dari proses lain"
    assert files["datapackages/kosakata/datapackage.json"][2] != "dari proses lain"


def test_another_program_checks_all(
    folders: Folders, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Findings of another version are not told again."""
    nation(folders)
    del opened[:]
    monkeypatch.setattr(module, "code_key", lambda: "lain")
    nation(folders)
    assert opened == [ONE, TWO]


def test_a_portal_without_words_is_not_checked_further(tmp_path: Path, opened: list[str]) -> None:
    """What is wrong with the shared packages is told first, sorted, and nothing is kept."""
    folders = put(tmp_path / "portal", {})
    district(folders.root, ONE, FIRST)
    found = nation(folders)
    assert [f.kind.code for f in found] == ["KKS-P001", "KKS-P001"]
    assert found == nation(folders)
    assert opened == []


def test_of_two_packages_of_a_district_the_first_counts(folders: Folders) -> None:
    """Of the other, only what reading told is told, and that it is a double."""
    district(folders.root, "datapackages/daerah/63.11-z", FIRST, "s63.12,X,D,gosip,,,ya,")
    found = [f for f in nation(folders) if f.path.startswith("datapackages/daerah/63.11-z")]
    assert "KKS-P008" in {f.kind.code for f in found}
    assert not [f for f in found if f.column == "jenis"]
    unknown_kind(folders.root)
    assert [f for f in nation(folders) if f.path == f"{ONE}/sumber.csv" and f.column == "jenis"]


def test_one_source_of_two_contents_is_told(folders: Folders) -> None:
    """A source id of two districts is told at the second of them, also when it was kept."""
    same_source(folders.root)
    told = [(f.path, f.column) for f in nation(folders) if f.kind.code == "KKS-D018"]
    assert told == [(f"{TWO}/sumber.csv", "judul")]
    put(folders.root, {"mkdocs.yml": "x"})
    again = [(f.path, f.column) for f in nation(folders) if f.kind.code == "KKS-D018"]
    assert again == told


def test_a_picture_is_decoded_once_for_its_content(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was sound is handed to the next check as sound."""
    asked: list[tuple[str, ...]] = []

    def pictures(_: Folders, __: object, sound: Any) -> tuple[list[Finding], tuple[str, ...]]:
        asked.append(tuple(sound))
        return [], ("kunci",)

    monkeypatch.setattr(module, "check_pictures", pictures)
    nation(folders)
    story(folders.root, body="Lain.")
    nation(folders)
    assert asked == [(), ("kunci",)]


@pytest.mark.parametrize(
    ("many", "jobs", "chunks"),
    [(6, 8, [6]), (7, 1, [7]), (7, 2, [1] * 7), (49, 2, [2] * 24 + [1]), (0, 8, [0])],
)
def test_many_packages_are_checked_in_many_processes(
    monkeypatch: pytest.MonkeyPatch, many: int, jobs: int, chunks: list[int]
) -> None:
    """Six or fewer, or with one process, they are checked here; else in at most 48 chunks."""
    opened: list[int] = []

    def run_all(task: Any, calls: list[Any], *, jobs: int) -> Any:
        opened.append(jobs)
        return [(place, task(*call)) for place, call in enumerate(calls)]

    monkeypatch.setattr(module, "run_all", run_all)
    monkeypatch.setattr(module, "check_chunk", lambda folders, smallest, places: list(places))
    places = [f"{number:03}" for number in range(many)]
    found: Any = list(module._chunks(Folders(root=Path()), 5, places, jobs))
    assert [len(chunk) for chunk in found] == chunks
    assert [place for chunk in found for place in chunk] == places
    assert opened == ([jobs] if len(chunks) > 1 else [])


def test_a_process_that_is_started_anew_keeps_the_owners_setting(folders: Folders) -> None:
    """It has inherited nothing: from how many persons on a count is told comes with its work."""
    module._HERE.clear()
    place = next(iter(folders.packages.glob("daerah/*")))
    module.check_chunk(folders, 9, [folders.relative(place)])
    assert module._HERE[0].known.smallest == 9
    module._HERE.clear()


def test_processes_find_the_same(folders: Folders) -> None:
    """Eight districts checked in two processes have the findings of a check of all."""
    for number in range(20, 26):
        district(folders.root, f"datapackages/daerah/63.{number}-x", f"63.{number}", "s,J,D,x,,,,")
    assert nation(folders, jobs=2) == check(folders)[1]


def test_a_check_brings_nothing_that_builds_pages(tmp_path: Path) -> None:
    """Neither templates nor the registers of pages: a check waits for none of them."""
    portal = str(tmp_path / "portal")
    assert main(["init", portal]) == 0
    script = f"""
import sys
from kksportal.cli import main
code = main(["validate", "-C", {portal!r}, "--jobs", "1", "--no-cache"])
print(code, *sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    code, *brought = done.stdout.splitlines()[-1].split()
    assert code == "0"
    heavy = {"kksportal.render.html", "kksportal.pages.register", "kksportal.site_build.site",
             "kksportal.archive.against", "jinja2"}  # fmt: skip
    assert heavy.isdisjoint(brought)
    assert "kksportal.site_build.checking" in brought
