"""A film is looked at before it is shown, and published without what telephones write in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.read import film as module
from kksportal.read.film import Looked, cleaned, is_film, look_at, tell, tells_place
from kksportal.read.picture import PictureError
from tests.film import PLACE, box, film, track


def looked(root: Path, raw: bytes) -> Looked:
    """What is seen of a film in a file."""
    path = root / "v.mp4"
    path.write_bytes(raw)
    return look_at(path)


def test_the_head_says_how_long_and_how_large_a_film_is(tmp_path: Path) -> None:
    """To the second; one that is turned has its sides changed."""
    raw = film(seconds=155.4)
    found = looked(tmp_path, raw)
    assert (found.seconds, found.width, found.height, found.size) == (155, 640, 360, len(raw))
    turned = looked(tmp_path, film(track(turned=True)))
    assert (turned.width, turned.height) == (360, 640)
    assert looked(tmp_path, film(seconds=0.2)).seconds == 1


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "bukan video MP4"),
        (b"GIF89a" + bytes(50), "bukan video MP4"),
        (film(brand=b"qt  "), "bukan video MP4"),
        (film()[:-20], "bukan video MP4 yang utuh"),
        (box(b"ftyp", b"isom", bytes(4)), "bukan video MP4 yang utuh"),
        (film(track(codec=b"hvc1")), "bukan video H.264"),
        (film(seconds=0), "panjang atau ukurannya tidak dapat dibaca"),
        (film(seconds=1201), "lebih dari 20 menit"),
        (film(track(), track(b"meta", b"gpmd")), r"catatan kamera \(meta\)"),
    ],
    ids=["kosong", "gambar", "mov", "terpotong", "tanpa-isi", "hevc", "nol", "panjang", "gps"],
)
def test_what_no_page_can_play_is_told(raw: bytes, why: str, tmp_path: Path) -> None:
    """In words for its author."""
    with pytest.raises(PictureError, match=why):
        looked(tmp_path, raw)


def test_a_film_with_sound_and_one_of_twenty_minutes_are_taken(tmp_path: Path) -> None:
    """The controls of these rules."""
    assert looked(tmp_path, film(track(), track(b"soun", b"mp4a"))).seconds == 155
    assert looked(tmp_path, film(seconds=1200)).seconds == 1200


def test_a_large_film_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One byte more than the limit is too much."""
    raw = film()
    monkeypatch.setattr(module, "MOST_BYTES", len(raw))
    assert looked(tmp_path, raw).size == len(raw)
    with pytest.raises(PictureError, match="lebih dari"):
        looked(tmp_path, film(data=51))


def test_endless_boxes_are_refused(tmp_path: Path) -> None:
    """A film may come from anybody."""
    with pytest.raises(PictureError, match="terlalu rumit"):
        looked(tmp_path, film() + box(b"free") * 10_001)


def test_what_telephones_write_is_gone_and_nothing_else_is_touched() -> None:
    """No place and no time; as long as before, picture and sound byte for byte in their places."""
    raw = film(place=True)
    assert tells_place(raw)
    clean = cleaned(raw)
    assert not tells_place(clean)
    assert PLACE not in clean
    assert (3_900_000_000).to_bytes(4, "big") not in clean
    assert len(clean) == len(raw)
    at = raw.index(b"mdat")
    assert clean[at:] == raw[at:]
    assert b"avc1" in clean
    assert cleaned(clean) == clean


def test_letters_of_a_place_among_picture_and_sound_are_no_place() -> None:
    """The control: `©xyz` stands in the picture of this film by chance."""
    assert not tells_place(film())


def test_a_cleaned_film_says_as_much_of_itself(tmp_path: Path) -> None:
    """Length and size stay."""
    raw = film(place=True)
    assert looked(tmp_path, cleaned(raw))[:4] == looked(tmp_path, raw)[:4]


def test_a_film_is_known_by_its_boxes() -> None:
    """Not by its name; a photo of a telephone begins in the same way."""
    assert is_film(film())
    assert not is_film(box(b"ftyp", b"heic", bytes(4)) + box(b"meta"))
    assert not is_film(b"\xff\xd8")
    assert not is_film(film()[:40])


def test_a_film_that_is_told_is_not_opened(tmp_path: Path) -> None:
    """A browser has the texts of a portal, not its films."""
    told = Looked(5, 1, 1, 9, "k")
    tell(tmp_path / "jauh.mp4", told)
    assert look_at(tmp_path / "jauh.mp4") == told
