"""A story or narrative is its head and its Markdown; each field and link is judged by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.model.package import Story
from kksportal.read.content import read_narratives, read_stories, read_story
from tests.builders import source
from tests.read.files import Rows, as_rows, codes, put
from tests.read.naskah import NARRATIVE, STORY, faults, read, text


def test_a_sound_story_is_read_whole(tmp_path: Path) -> None:
    """Every field that a head may have stands in the story, codes as the text they were."""
    story, findings = read(
        tmp_path,
        "Isi\n\n[a](https://x.id)\n",
        siklus="2025",
        tatanan="[pasar, pariwisata]",
        tatanan_oleh="sumber",
        perangkat_daerah="[Dinas A, Dinas B]",
        inovasi="kisah-x",
        simulasi="true",
        foto="[]",
    )
    assert findings == []
    assert story == Story(
        slug="kisah",
        path="content/inovasi/kisah.md",
        title="Kisah",
        region="63.10",
        cycle="2025",
        tatanan=("pasar", "pariwisata"),
        body="Isi\n\n[a](https://x.id)\n",
        line=16,
        summary="Pendek.",
        tatanan_by="sumber",
        offices=("Dinas A", "Dinas B"),
        innovation="kisah-x",
        date="2026-11-24",
        author="Tim",
        sources=(source("a", judul="A"),),
        photos=(),
        simulated=True,
    )


def test_a_sound_narrative_is_read_whole(tmp_path: Path) -> None:
    """A narrative needs neither a title, a summary nor sources; its file's name is its title."""
    story, findings = read(tmp_path, narrative=True)
    assert findings == []
    assert story == Story(
        slug="pasar",
        path="content/narasi/63.10/2025/pasar.md",
        title="pasar",
        region="63.10",
        cycle="2025",
        tatanan=("pasar",),
        body="Isi\n",
        line=8,
        date="2026-11-24",
        author="Tim",
    )


@pytest.mark.parametrize("value", [None, "", "[]", "''"], ids=["tanpa", "null", "daftar", "teks"])
@pytest.mark.parametrize("key", sorted(STORY))
def test_a_story_needs_its_fields(key: str, value: str | None, tmp_path: Path) -> None:
    """A field that lacks or is empty is reported; the story is read all the same."""
    changed: dict[str, str | None] = {key: value}
    story, findings = read(tmp_path, **changed)
    assert ("N002", key, f"Isian “{key}” kosong.") in [
        (c, k, w) for c, _, k, w in as_rows(findings)
    ]
    assert story is not None


@pytest.mark.parametrize("key", sorted(NARRATIVE))
def test_a_narrative_needs_its_fields(key: str, tmp_path: Path) -> None:
    """A narrative needs whom it is about, its cycle, tatanan, author and day."""
    changed: dict[str, str | None] = {key: None}
    _, findings = read(tmp_path, narrative=True, **changed)
    assert as_rows(findings) == [("N002", 1, key, f"Isian “{key}” kosong.")]


@pytest.mark.parametrize(
    "key",
    [*sorted(STORY.keys() - {"sumber", "tatanan"}), "siklus", "tatanan_oleh", "inovasi"],
)
@pytest.mark.parametrize("value", ["[x]", "{a: x}"], ids=["daftar", "objek"])
def test_some_fields_are_one_text(key: str, value: str, tmp_path: Path) -> None:
    """A list or a map where one text belongs is reported."""
    assert faults(tmp_path, **{key: value}) == [("N002", key, f"Isian “{key}” harus satu teks.")]


@pytest.mark.parametrize("key", ["sumber", "foto", "perangkat_daerah"])
@pytest.mark.parametrize("value", ["x", "{a: x}"], ids=["teks", "objek"])
def test_some_fields_are_lists(key: str, value: str, tmp_path: Path) -> None:
    """Text or a map where a list belongs is reported."""
    assert faults(tmp_path, **{key: value}) == [("N002", key, f"Isian “{key}” harus daftar.")]


@pytest.mark.parametrize("key", ["foto", "perangkat_daerah"])
def test_a_list_that_is_optional_may_be_empty(key: str, tmp_path: Path) -> None:
    """The control: nothing and an empty list are no fault."""
    assert faults(tmp_path, **{key: ""}) == []
    assert faults(tmp_path, **{key: "[]"}) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"juduul": "x"}, [("N003", "juduul", "Isian “juduul” tidak dikenal.")]),
        ({"63": "x"}, [("N003", "63", "Isian “63” tidak dikenal.")]),
        ({"simulasi": "ya"}, [("N002", "simulasi", "Isian “simulasi” harus true atau false.")]),
        ({"simulasi": "1"}, [("N002", "simulasi", "Isian “simulasi” harus true atau false.")]),
        ({"simulasi": ""}, [("N002", "simulasi", "Isian “simulasi” harus true atau false.")]),
        ({"simulasi": "true"}, []),
        ({"simulasi": "false"}, []),
        ({"tatanan_oleh": "sumber"}, []),
        ({"tatanan_oleh": "tim-portal"}, []),
        ({"tatanan_oleh": ""}, []),
        (
            {"tatanan_oleh": "dinas"},
            [("N002", "tatanan_oleh", "“dinas” bukan sumber atau tim-portal.")],
        ),
        ({"siklus": "2025"}, []),
        ({"siklus": "1999"}, []),
        ({"siklus": ""}, []),
        ({"siklus": "2125"}, [("N002", "siklus", "“2125” bukan tahun siklus.")]),
        ({"siklus": "20251"}, [("N002", "siklus", "“20251” bukan tahun siklus.")]),
        ({"tanggal": "2024-02-29"}, []),
        ({"tanggal": "2026-02-31"}, [("N006", "tanggal", "“2026-02-31” bukan tanggal yang ada.")]),
        ({"tanggal": "2026-11"}, [("N006", "tanggal", "“2026-11” bukan tanggal yang ada.")]),
        ({"tanggal": "20261124"}, [("N006", "tanggal", "“20261124” bukan tanggal yang ada.")]),
        ({"tanggal": "24-11-2026"}, [("N006", "tanggal", "“24-11-2026” bukan tanggal yang ada.")]),
        pytest.param(
            {"tanggal": "2026-W48-2"},
            [("N006", "tanggal", "“2026-W48-2” bukan tanggal yang ada.")],
        ),
        (
            {"video": "https://x.id"},
            [("N023", "video", "Video “https://x.id”: tanpa judul.")],
        ),
        (
            {"penulis": "Tim #2"},
            [("N021", "penulis", "“#2” tidak terbaca, sebab didahului spasi.")],
        ),
        ({"penulis": "'Tim #2'"}, []),
        ({"penulis": "Tim#2"}, []),
        ({"tanggal": "2026-11-24 # hari terbit"}, []),
    ],
)
def test_each_field_has_its_form(
    fields: dict[str, str], expected: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    """A field of another form, or one that nobody knows, is reported by its name."""
    assert faults(tmp_path, **fields) == expected


@pytest.mark.parametrize(("value", "simulated"), [("true", True), ("false", False), ("1", False)])
def test_only_true_marks_a_simulation(value: str, simulated: bool, tmp_path: Path) -> None:
    """A story is simulated where its head says true, and nothing else."""
    story, _ = read(tmp_path, simulasi=value)
    assert story is not None
    assert story.simulated is simulated


def test_a_finding_of_a_field_stands_on_its_line(tmp_path: Path) -> None:
    """The line of the field in the file, and the file itself."""
    _, findings = read(tmp_path, tanggal="2026-02-31")
    assert as_rows(findings) == [("N006", 6, "tanggal", "“2026-02-31” bukan tanggal yang ada.")]
    assert codes(findings) == [("N006", "content/inovasi/kisah.md")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("judul: x", [("N001", 1, "", "Baris pertama bukan ---.")]),
        (b"\xff", [("P004", 1, "", "Hurufnya Windows-1252 (ANSI), bukan UTF-8.")]),
    ],
)
def test_a_text_without_a_head_is_no_story(
    content: str | bytes, expected: Rows, tmp_path: Path
) -> None:
    """Nothing is read of it, and why is reported."""
    path = put(tmp_path / "content/inovasi/a.md", content)
    story, findings = read_story(path, Folders(root=tmp_path), narrative=False)
    assert story is None
    assert as_rows(findings) == expected


def test_all_stories_and_narratives_are_read_in_order(tmp_path: Path) -> None:
    """Stories lie in one folder, narratives two folders deep; only Markdown counts."""
    for name in ("b", "a", "sub/c", "../lepas"):
        put(tmp_path / f"content/inovasi/{name}.md", text(STORY))
    put(tmp_path / "content/inovasi/d.txt", text(STORY))
    for name in ("63.11/2025/pasar", "63.03/2025/pasar", "63.03/pasar", "63.03/2025/x/pasar"):
        put(tmp_path / f"content/narasi/{name}.md", text(NARRATIVE))
    folders = Folders(root=tmp_path)
    stories, findings = read_stories(folders)
    assert [s.path for s in stories] == ["content/inovasi/a.md", "content/inovasi/b.md"]
    assert findings == []
    narratives, findings = read_narratives(folders)
    assert [s.path for s in narratives] == [
        "content/narasi/63.03/2025/pasar.md",
        "content/narasi/63.11/2025/pasar.md",
    ]
    assert findings == []


def test_a_text_that_cannot_be_read_does_not_hide_the_next(tmp_path: Path) -> None:
    """It is reported and left out; the others are read, and their faults reported."""
    put(tmp_path / "content/inovasi/a.md", "")
    put(tmp_path / "content/inovasi/b.md", text(STORY | {"tanggal": "x"}))
    put(tmp_path / "content/inovasi/c.md", text(STORY))
    stories, findings = read_stories(Folders(root=tmp_path))
    assert [s.slug for s in stories] == ["b", "c"]
    assert [code for code, _ in codes(findings)] == ["N001", "N006"]


def test_lists_in_lists_without_end_are_no_crash(tmp_path: Path) -> None:
    """A field that nests lists a thousand deep is reported; one that nests a few is read."""
    _, findings = read(tmp_path, tatanan="[" * 1200 + "]" * 1200)
    assert [(f.kind.code, f.what) for f in findings] == [
        ("KKS-N001", "Isian bersarang lebih dari 20 lapis.")
    ]
    _, few = read(tmp_path, tatanan="[" * 20 + "]" * 20)
    assert "KKS-N001" not in [f.kind.code for f in few]
