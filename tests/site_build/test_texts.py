"""Stories and narratives are parsed again only when one of their files is not as it was."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import Film, Photo, Story
from kksportal.read.portal import Texts
from kksportal.site_build import texts as module
from kksportal.site_build.incremental.inputs import Inputs
from kksportal.site_build.texts import remembered_texts
from tests.builders import source
from tests.site_build.small import last_build, photo, put, story

FILES = {
    "content/inovasi/a.md": "A",
    "content/narasi/63.11/2025/pasar.md": "N",
    "content/tentang.md": "T",
    "datapackages/kosakata/satuan.csv": "id",
}
FULL = story(
    summary="Ringkas.", tatanan=("pasar", "sekolah"), tatanan_by="sumber", offices=("Dinkes",),
    innovation="i1", date="2026-01-02", author="Tim", sources=(source("a"), source("b")),
    photos=(photo(credit="Foto: Tim"), photo("b.png")),
    films=(Film(title="A", seconds=5, file="a.mp4", poster=photo("c.png")),
           Film(title="B", seconds=6, href="https://x.id")),
    simulated=True, starts="2026-12-10",
)  # fmt: skip
FOUND = Finding(kind=kind("KKS-N005"), path="content/inovasi/a.md", row=1, column="daerah",
                what="Tidak dikenal.")  # fmt: skip
READ: Texts = ((FULL, story("b")), (story("n", path="content/narasi/x.md"),), (FOUND,))


class Reader:
    """Reads the texts, and counts how often it was asked to."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, _: Folders) -> Texts:
        """The same texts each time."""
        self.asked += 1
        return READ


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A reader in the place of the one that parses."""
    made = Reader()
    monkeypatch.setattr(module, "read_texts", made)
    return made


def texts(tmp_path: Path, **told: Any) -> Texts:
    """The texts of a portal of four files, as a build gets them."""
    folders = Folders(root=tmp_path / "portal")
    last = last_build(tmp_path / "ingatan", inputs=Inputs.look(folders, {}), **told)
    return remembered_texts(last, folders)


def test_texts_are_read_once_and_come_back_equal(tmp_path: Path, reader: Reader) -> None:
    """A second build takes stories, narratives and findings from the cache, every field alike."""
    put(tmp_path / "portal", FILES)
    assert texts(tmp_path) == READ
    again = texts(tmp_path)
    assert again == READ
    assert reader.asked == 1
    assert [type(one) for one in (*again[0], *again[1])] == [Story, Story, Story]
    assert [type(one) for one in again[0][0].photos] == [Photo, Photo]
    assert again[0][0].sources[1].id == "b"


def test_a_full_story_has_every_field_told() -> None:
    """The story these tests remember leaves no field at what it would be by itself."""
    bare = story()
    assert all(
        getattr(FULL, field.name) != getattr(bare, field.name)
        for field in fields(Story)
        if field.name not in ("slug", "path", "title", "region", "cycle", "body", "line")
    )


@pytest.mark.parametrize(
    "path",
    ["content/inovasi/a.md", "content/inovasi/a.jpg", "content/narasi/63.11/2025/pasar.md"],
)
def test_another_file_of_a_text_is_read(tmp_path: Path, reader: Reader, path: str) -> None:
    """An edited text or a new picture beside it makes all be parsed again, once."""
    put(tmp_path / "portal", FILES)
    texts(tmp_path)
    put(tmp_path / "portal", {path: "lain"})
    texts(tmp_path)
    texts(tmp_path)
    assert reader.asked == 2


@pytest.mark.parametrize("path", ["content/tentang.md", "datapackages/kosakata/satuan.csv"])
def test_other_files_are_no_texts(tmp_path: Path, reader: Reader, path: str) -> None:
    """Editorial pages and data do not make stories be parsed again."""
    put(tmp_path / "portal", FILES)
    texts(tmp_path)
    put(tmp_path / "portal", {path: "lain"})
    texts(tmp_path)
    assert reader.asked == 1


def test_a_gone_text_is_noticed(tmp_path: Path, reader: Reader) -> None:
    """With a file less the texts are read again."""
    folders = put(tmp_path / "portal", FILES)
    texts(tmp_path)
    (folders.root / "content/inovasi/a.md").unlink()
    texts(tmp_path)
    assert reader.asked == 2


def test_another_base_reads_anew(tmp_path: Path, reader: Reader) -> None:
    """Another program may read the same texts otherwise."""
    put(tmp_path / "portal", FILES)
    texts(tmp_path)
    texts(tmp_path, base="lain")
    assert reader.asked == 2


def test_a_cache_of_something_else_is_passed_over(tmp_path: Path, reader: Reader) -> None:
    """What is no last text is not taken for one."""
    put(tmp_path / "portal", FILES)
    last_build(tmp_path / "ingatan").cache.save("naskah", "bukan")
    assert texts(tmp_path) == READ
    assert reader.asked == 1


def test_real_texts_are_last(tmp_path: Path) -> None:
    """A story that is parsed from its file is the same the second time."""
    head = 'judul: A\ndaerah: "63.11"\nsiklus: "2025"\ntatanan: [pasar]\npenulis: T\n'
    put(tmp_path / "portal", {"content/inovasi/a.md": f"---\n{head}---\n\nIsi.\n"})
    first = texts(tmp_path)
    assert [one.title for one in first[0]] == ["A"]
    assert first[2]
    assert texts(tmp_path) == first
