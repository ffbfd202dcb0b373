"""The films that a text names: of the portal or elsewhere, each with all that it needs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.model.package import Film
from kksportal.read.content import read_story
from kksportal.read.films import MOST, read_films
from kksportal.read.frontmatter import FrontMatter
from tests.conftest import ROOT
from tests.film import film
from tests.foto import photograph
from tests.read.files import put

OWN = {"judul": "Pasar kering", "berkas": "v.mp4", "gambar": "g.jpg", "transkrip": "Isi."}
AWAY = {"judul": "Pasar kering", "tautan": "https://x.id/v", "lama": "2:35", "transkrip": "Isi."}


def read(root: Path, *items: Any, value: Any = None) -> tuple[tuple[Film, ...], list[Finding]]:
    """The films of a text whose folder has one film and one picture."""
    put(root / "v.mp4", "")
    (root / "v.mp4").write_bytes(film())
    (root / "g.jpg").write_bytes(photograph())
    head = FrontMatter(name="n.md", meta={"video": value or list(items)}, lines=[], body="",
                       body_line=1)  # fmt: skip
    return read_films(head, root)


def told(root: Path, *items: Any, value: Any = None) -> list[tuple[str, str]]:
    """What is wrong: code and sentence."""
    _, findings = read(root, *items, value=value)
    return [(one.kind.code[4:], one.what) for one in findings]


def test_a_film_of_the_portal_has_its_length_and_size_from_its_file(tmp_path: Path) -> None:
    """And a picture before it is played."""
    (made,), findings = read(tmp_path, OWN | {"kredit": "Humas", "izin": "Warga, 2026"})
    assert findings == []
    assert (made.title, made.file, made.href, made.seconds) == ("Pasar kering", "v.mp4", "", 155)
    assert (made.width, made.height, made.size) == (640, 360, len(film()))
    assert made.poster is not None
    assert (made.poster.file, made.poster.alt) == ("g.jpg", "Gambar video: Pasar kering")
    assert (made.credit, made.consent, made.transcript) == ("Humas", "Warga, 2026", "Isi.")


def test_a_film_elsewhere_is_a_link_with_its_length(tmp_path: Path) -> None:
    """One film may be written without a list; a picture is welcome, not needed."""
    (made,), findings = read(tmp_path, value=AWAY)
    assert findings == []
    assert (made.href, made.file, made.seconds, made.poster) == ("https://x.id/v", "", 155, None)
    (long,), _ = read(tmp_path, AWAY | {"lama": "1:02:35"})
    assert long.seconds == 3755


@pytest.mark.parametrize(
    ("item", "why"),
    [
        ("https://x.id/v", "tanpa judul"),
        (AWAY | {"judul": ""}, "tanpa judul"),
        ({"judul": "A", "transkrip": "x"}, "harus punya berkas atau tautan"),
        (OWN | {"tautan": "https://x.id/v"}, "harus punya berkas atau tautan"),
        (AWAY | {"tautan": "javascript:alert(1)"}, "bukan alamat https"),
        (AWAY | {"tautan": "https://a:b@x.id/v"}, "nama pengguna"),
        (AWAY | {"transkrip": "https://a@x.id/t"}, "nama pengguna"),
        (AWAY | {"lama": ""}, "tanpa lama"),
        (AWAY | {"lama": "155"}, "lamanya “155”"),
        (AWAY | {"lama": "0:00"}, "lamanya “0:00”"),
        (OWN | {"gambar": ""}, "tanpa gambar"),
        (OWN | {"gambar": "tidak-ada.jpg"}, "gambar “tidak-ada.jpg” berkasnya tidak ada"),
        (OWN | {"berkas": "v.mov"}, "bukan mp4"),
        (OWN | {"berkas": "../v.mp4"}, "di luar folder naskah"),
        (OWN | {"berkas": "lain.mp4"}, "berkasnya tidak ada"),
    ],
)
def test_a_film_that_cannot_be_shown_is_an_error_with_its_cause(
    item: Any, why: str, tmp_path: Path
) -> None:
    """And no film of the text."""
    films, findings = read(tmp_path, item)
    assert films == ()
    (one,) = findings
    assert one.kind.code == "KKS-N023"
    assert one.is_error
    assert why in one.what


def test_without_a_transcript_a_film_is_shown_and_warned_of(tmp_path: Path) -> None:
    """Who cannot hear it cannot know it."""
    films, findings = read(tmp_path, AWAY | {"transkrip": ""})
    assert len(films) == 1
    assert [(f.kind.code, f.is_error) for f in findings] == [("KKS-N025", False)]


def test_names_that_nobody_reads_are_told(tmp_path: Path) -> None:
    """A slip in a name does not lose what stands there without a word."""
    assert told(tmp_path, AWAY | {"durasi": "2:35"}) == [
        ("N003", "Isian “durasi” pada video tidak dikenal.")
    ]


def test_more_films_than_a_page_should_have_are_left_out(tmp_path: Path) -> None:
    """Ten are taken."""
    films, findings = read(tmp_path, *[AWAY] * (MOST + 1))
    assert len(films) == MOST
    assert [f.what for f in findings] == ["Ada 11 video; paling banyak 10."]


def test_a_film_behind_a_link_of_the_disk_is_refused(tmp_path: Path) -> None:
    """It would publish whatever the link leads to."""
    (tmp_path / "tautan.mp4").symlink_to(tmp_path / "v.mp4")
    _, findings = read(tmp_path, OWN | {"berkas": "tautan.mp4"})
    assert "tautan simbolik" in findings[0].what


def test_the_example_of_the_handbook_is_read_as_it_says(tmp_path: Path) -> None:
    """Whoever copies it is told nothing, and its films are there."""
    shown = re.search(r"```\n(---.*?)```", (ROOT / "docs/humas/narasi.md").read_text(), re.DOTALL)
    assert shown is not None
    place = tmp_path / "content/narasi/63.11"
    for name, raw in (("foto/lorong.jpg", photograph()), ("video/pasar.mp4", film())):
        (place / name).parent.mkdir(parents=True)
        (place / name).write_bytes(raw)
    path = put(place / "2025/pasar.md", shown[1])
    story, findings = read_story(path, Folders(root=tmp_path), narrative=True)
    assert findings == []
    assert story is not None
    assert [one.title for one in story.films] == ["Pasar yang kering", "Liputan televisi"]
    assert story.photos[0].consent
