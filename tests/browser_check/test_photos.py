"""Dropped photos: found by the names that texts give them, of the size that the browser saw."""

from __future__ import annotations

from pathlib import Path

from kksportal.browser_check.photos import place_pictures
from kksportal.browser_check.session import Session
from tests.browser_check.keadaan import pack_of, state_of
from tests.conftest import ROOT
from tests.contexts import BALANGAN
from tests.foto import photograph

STORY = b"foto:\n  - berkas: foto/Pasar Baru.jpg\n    alt: x\n"


def test_a_photo_goes_where_its_text_names_it() -> None:
    """Beside a story, one folder up from a narrative; the page gives it a plain name."""
    story = place_pictures(["pasar-baru.jpg"], {"content/inovasi/a.md": STORY})
    assert story == ({"content/inovasi/foto/Pasar Baru.jpg": "pasar-baru.jpg"}, [])
    text = {"content/narasi/63.11/2025/pasar.md": b"foto:\n- berkas: p.jpeg\n"}
    assert place_pictures(["p.jpg"], text)[0] == {"content/narasi/63.11/p.jpeg": "p.jpg"}


def test_a_photo_that_no_text_names_is_told() -> None:
    """With what to write."""
    placed, notes = place_pictures(["lain.jpg"], {"content/inovasi/a.md": STORY})
    assert placed == {"content/inovasi/lain.jpg": "lain.jpg"}
    assert "berkas: lain.jpg" in notes[0]


def test_a_changed_story_keeps_its_published_photos(tmp_path: Path) -> None:
    """They are not sent to the browser, and are no finding."""
    session = Session.start(tmp_path / "portal", state_of(ROOT))
    session.open("S01.01", pack_of("S01.01"))
    path = next(iter(session.state.photos))
    session.take([(path, session.state.files[path] + b"\nSatu kalimat lagi.\n")])
    assert session.changed() == {path}
    assert not [f for f in session.findings() if f.kind.code == "KKS-N004"]


def test_a_dropped_photo_has_the_size_that_the_browser_found(tmp_path: Path) -> None:
    """Nothing is decoded here."""
    session = Session.start(tmp_path / "portal", state_of(ROOT))
    session.open(BALANGAN, pack_of(BALANGAN))
    story, name = "content/inovasi/uji.md", "foto-pasar.jpg"
    head = b"judul: Uji\ndaerah: '63.11'\nfoto:\n  - berkas: Foto Pasar.jpg\n    alt: x"
    text = b"---\n" + head + b"\n---\nIsi.\n"
    session.take([(story, text), (name, photograph())], {name: (1234, 567)})
    session.findings()
    data = session.checker.data
    assert data is not None
    (photo,) = next(one.photos for one in data.stories if one.path == story)
    assert (photo.width, photo.height) == (1234, 567)
    assert session.shown_pictures()
