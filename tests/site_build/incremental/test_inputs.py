"""Whether the files of a portal are still the same, and what a build asks them for."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from kksportal import effects
from kksportal.effects import Folders
from kksportal.site_build.incremental.inputs import Inputs, Seen, program_key, sha_of

HEAD, TABLE = "datapackages/kosakata/datapackage.json", "datapackages/daerah/63.11-x/fakta.csv"
STORY, FRAME, STYLE = (
    "content/inovasi/a.md",
    "site_templates/main.html",
    "site_templates/aset/g.css",
)
ALL = {HEAD, TABLE, STORY, FRAME, STYLE, "mkdocs.yml"}
LONG_AGO = time.time_ns() - 60_000_000_000


def sha(text: str) -> str:
    """The sha256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A portal of six files, each holding its own path, changed a minute ago."""
    for path in ALL:
        put(tmp_path, path, path)
    return Folders(root=tmp_path)


def put(root: Path, path: str, text: str, changed: int = LONG_AGO) -> None:
    """Write a file and say when it was changed, in ns."""
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")
    os.utime(place, ns=(changed, changed))


def last(folders: Folders) -> dict[str, Seen]:
    """What a build saw that looked just now."""
    return Inputs.look(folders, {}).seen()


def test_every_file_a_build_reads_is_listed(folders: Folders) -> None:
    """Packages, texts, templates and settings, each with its size and the time of its change."""
    inputs = Inputs.look(folders, {})
    assert inputs.stats == {path: (len(path), LONG_AGO) for path in ALL}


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "situs/index.html",
        "datapackages/.git/isi",
        "datapackages/daerah/.simpan/fakta.csv",
        "content/__pycache__/a.pyc",
        "docs/mkdocs.yml",
    ],
)
def test_other_files_are_not_listed(folders: Folders, path: str) -> None:
    """What lies beside these folders, in hidden ones or in caches of Python changes nothing."""
    put(folders.root, path, "x")
    assert set(Inputs.look(folders, {}).stats) == ALL


@pytest.mark.parametrize("name", [".tersembunyi", ".#a.md", ".map/a.md", "__pycache__/a.pyc"])
def test_what_nobody_reads_is_not_listed(folders: Folders, name: str) -> None:
    """Editors' locks and systems' droppings change no build."""
    put(folders.root, f"content/{name}", "x")
    assert set(Inputs.look(folders, {}).stats) == ALL


def test_a_linked_folder_is_not_entered(folders: Folders, tmp_path: Path) -> None:
    """A link to a folder is one thing of its own: what lies behind it is not listed."""
    put(tmp_path, "luar/rahasia.md", "x")
    (folders.root / "content" / "tautan").symlink_to(tmp_path / "luar")
    assert set(Inputs.look(folders, {}).stats) == {*ALL, "content/tautan"}


def test_a_linked_template_is_what_it_leads_to(folders: Folders, tmp_path: Path) -> None:
    """It is as large and as old as that file: an owner's template may be a link."""
    put(tmp_path, "luar.md", "isi luar")
    (folders.root / "site_templates/tautan.html").symlink_to(tmp_path / "luar.md")
    inputs = Inputs.look(folders, {})
    assert inputs.stats["site_templates/tautan.html"] == (8, LONG_AGO)
    assert inputs.sha("site_templates/tautan.html") == sha("isi luar")


def test_a_link_among_data_is_never_the_file_it_hides(folders: Folders, tmp_path: Path) -> None:
    """It is refused; so a file of the same content in its place is another thing."""
    put(tmp_path, "luar.md", "isi luar")
    link = folders.root / "content" / "tautan.md"
    link.symlink_to(tmp_path / "luar.md")
    assert Inputs.look(folders, {}).sha("content/tautan.md") == "tautan"
    link.unlink()
    put(folders.root, "content/tautan.md", "isi luar")
    assert Inputs.look(folders, {}).sha("content/tautan.md") == sha("isi luar")


def test_a_pipe_has_no_content(folders: Folders) -> None:
    """Nobody waits for a pipe: it is listed and reads as nothing."""
    os.mkfifo(folders.root / "content" / "pipa.md")
    assert Inputs.look(folders, {}).sha("content/pipa.md") == ""


def test_a_broken_link_is_no_fault(folders: Folders) -> None:
    """Nothing is raised where a file cannot be looked at, and other folders are listed."""
    (folders.root / "content" / "putus.md").symlink_to("tidak-ada")
    assert {HEAD, TABLE, FRAME, STYLE, "mkdocs.yml"} <= set(Inputs.look(folders, {}).stats)


def test_a_broken_link_hides_nothing(folders: Folders) -> None:
    """Files beside a link that leads nowhere are listed, so that an edit of them is noticed."""
    for number in range(30):
        put(folders.root, f"content/{number}.md", "x")
    before = set(Inputs.look(folders, {}).stats)
    for number in range(30):
        (folders.root / "content" / f"putus-{number}.md").symlink_to("tidak-ada")
    assert before <= set(Inputs.look(folders, {}).stats)


def test_a_portal_without_files_has_none(tmp_path: Path) -> None:
    """The templates that came with us are no files of a portal: they are in the program's key."""
    assert Inputs.look(Folders(root=tmp_path), {}).stats == {}


def test_a_safe_build_does_not_look_at_a_portal_s_own_templates(folders: Folders) -> None:
    """What is not used moves nothing."""
    safe = Folders(root=folders.root, safe=True)
    own = {path for path in ALL if path.startswith("site_templates/")}
    assert own
    assert set(Inputs.look(safe, {}).stats) == set(ALL) - own


def test_the_program_s_key_moves_with_its_templates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edited template of the program, one new, one gone: each is another program."""
    shipped, portal = tmp_path / "bawaan", tmp_path / "portal"
    put(shipped, "halaman/daerah.html", "x")
    put(portal, "site_templates/halaman/daerah.html", "y")
    monkeypatch.setattr(effects, "shipped_templates", lambda: shipped)
    folders, keys = Folders(root=portal), [program_key(Folders(root=portal))]
    for path, text in (("halaman/daerah.html", "lain"), ("aset/a.css", "a")):
        put(shipped, path, text)
        keys.append(program_key(folders))
    put(shipped, "awal/mkdocs.yml", "untuk kks init")
    assert program_key(folders) == keys[-1]
    (shipped / "aset/a.css").unlink()
    assert program_key(folders) == keys[1]
    assert len(set(keys)) == 3


def test_in_a_checkout_the_templates_are_the_portal_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There they are files of the portal, so that an edited style makes no district again."""
    own = tmp_path / "site_templates"
    put(tmp_path, "site_templates/aset/a.css", "a")
    monkeypatch.setattr(effects, "shipped_templates", lambda: own)
    folders = Folders(root=tmp_path)
    before = program_key(folders)
    put(tmp_path, "site_templates/aset/a.css", "lain")
    assert program_key(folders) == before
    assert "site_templates/aset/a.css" in Inputs.look(folders, {}).stats


@pytest.mark.parametrize("path", sorted(ALL))
def test_content_is_told_by_its_sha(folders: Folders, path: str) -> None:
    """Wherever a file lies, its sha256 is that of its content."""
    assert Inputs.look(folders, {}).sha(path) == sha(path)


def test_size_and_time_decide_when_they_are_trusted(folders: Folders) -> None:
    """A file of the same size and time is believed to be the one the last build saw."""
    before = {TABLE: (len(TABLE), LONG_AGO, "yang dulu", True)}
    assert Inputs.look(folders, before).sha(TABLE) == "yang dulu"


@pytest.mark.parametrize(
    "seen",
    [
        pytest.param((len(TABLE), LONG_AGO, "yang dulu", False), id="tidak dipercaya"),
        pytest.param((len(TABLE) + 1, LONG_AGO, "yang dulu", True), id="ukuran lain"),
        pytest.param((len(TABLE), LONG_AGO + 1, "yang dulu", True), id="waktu lain"),
    ],
)
def test_else_the_content_decides(folders: Folders, seen: Seen) -> None:
    """Another size, another time, or a look that was not to be trusted: the file is read."""
    assert Inputs.look(folders, {TABLE: seen}).sha(TABLE) == sha(TABLE)


def test_content_is_read_once(folders: Folders) -> None:
    """Within one build a file stays what it was when it was first asked for."""
    inputs = Inputs.look(folders, {})
    assert inputs.sha(TABLE) == sha(TABLE)
    put(folders.root, TABLE, "lain")
    assert inputs.sha(TABLE) == sha(TABLE)


def test_content_read_elsewhere_is_taken(folders: Folders) -> None:
    """What another process read counts as read, for its files and no others."""
    inputs = Inputs.look(folders, {})
    inputs.note_read({TABLE: "dari proses lain"})
    assert inputs.sha(TABLE) == "dari proses lain"
    assert inputs.sha(STORY) == sha(STORY)
    assert inputs.seen()[TABLE][2] == "dari proses lain"


def test_a_file_that_cannot_be_read_has_no_sha(folders: Folders) -> None:
    """Gone between looking and reading: the empty text, never an error."""
    inputs = Inputs.look(folders, {})
    (folders.root / TABLE).unlink()
    assert inputs.sha(TABLE) == ""
    assert sha_of(folders.root / TABLE) == ""
    assert sha_of(folders.root) == ""


def test_nothing_changed_is_no_change(folders: Folders) -> None:
    """Right after a build no file is new, gone or of other content."""
    assert Inputs.look(folders, last(folders)).changed() == set()


def test_everything_is_new_the_first_time(folders: Folders) -> None:
    """Without a last build every file is changed."""
    assert Inputs.look(folders, {}).changed() == ALL


def test_new_gone_and_edited_files_are_changed(folders: Folders) -> None:
    """Each of the three is named; a file that was only touched is not."""
    before = last(folders)
    put(folders.root, "content/inovasi/b.md", "baru")
    (folders.root / STORY).unlink()
    put(folders.root, TABLE, "lain")
    put(folders.root, HEAD, HEAD, LONG_AGO + 5)
    changed = Inputs.look(folders, before).changed()
    assert changed == {"content/inovasi/b.md", STORY, TABLE}


def test_an_edit_of_the_same_size_is_noticed_by_its_time(folders: Folders) -> None:
    """Content of the same length under another time is another content."""
    before = last(folders)
    put(folders.root, TABLE, TABLE.upper(), LONG_AGO + 1)
    assert Inputs.look(folders, before).changed() == {TABLE}


def test_an_edit_within_the_tick_of_the_clock_is_noticed(folders: Folders) -> None:
    """A file changed just before it was looked at is read again, though size and time agree."""
    now = time.time_ns()
    put(folders.root, TABLE, "satu", now)
    before = last(folders)
    put(folders.root, TABLE, "dua!", now)
    assert Inputs.look(folders, before).changed() == {TABLE}


@pytest.mark.parametrize(
    ("age", "trusted"),
    [(2_000_000_001, True), (2_000_000_000, False), (1_999_999_999, False), (-5, False)],
    ids=["lebih dari dua detik", "tepat dua detik", "kurang dari dua detik", "di masa depan"],
)
def test_a_look_is_trusted_two_seconds_after_the_change(
    folders: Folders, age: int, trusted: bool
) -> None:
    """Younger files than two seconds may change again without a sign of it."""
    put(folders.root, TABLE, TABLE)
    inputs = Inputs.look(folders, {})
    inputs.at = LONG_AGO + age
    assert inputs.seen()[TABLE] == (len(TABLE), LONG_AGO, sha(TABLE), trusted)


def test_a_look_is_of_now(folders: Folders) -> None:
    """The time of a look lies between before it and after it."""
    start = time.time_ns()
    assert start <= Inputs.look(folders, {}).at <= time.time_ns()


def test_the_next_build_compares_with_every_file(folders: Folders) -> None:
    """What is left for it names all files with size, time, content and trust."""
    assert last(folders) == {path: (len(path), LONG_AGO, sha(path), True) for path in ALL}


def test_a_key_tells_names_and_contents(folders: Folders) -> None:
    """One key over files: in any order the same, another for other names, contents or files."""
    inputs = Inputs.look(folders, {})
    key = inputs.key([TABLE, STORY])
    assert (
        key
        == hashlib.sha256(f"{STORY}\n{sha(STORY)}\n{TABLE}\n{sha(TABLE)}\n".encode()).hexdigest()
    )
    assert inputs.key(iter([STORY, TABLE])) == key
    assert inputs.key([TABLE]) != key
    put(folders.root, STORY, "lain")
    assert Inputs.look(folders, {}).key([TABLE, STORY]) != key
    inputs.stats["content/inovasi/b.md"] = (1, 1)
    inputs.note_read({"content/inovasi/b.md": sha(STORY)})
    assert inputs.key([TABLE, "content/inovasi/b.md"]) != key


def test_a_key_of_no_files_is_that_of_nothing(folders: Folders) -> None:
    """Where there is nothing to tell, the key is of the empty text."""
    assert Inputs.look(folders, {}).key([]) == sha("")
