"""Takes out of pictures what cameras write beside them; the pixels stay as they are."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kksportal.errors import PortalError
from kksportal.read.film import is_film
from kksportal.read.metadata import CleaningError, cleaned, told_in
from kksportal.read.originals import PICTURES


class CleanedFile(NamedTuple):
    """What became of one file: how many bytes it lost, or why it was left as it is."""

    path: Path
    lost: int = 0
    place: bool = False  # it told where it was taken
    fault: str = ""


def clean_pictures(places: Iterable[Path]) -> list[CleanedFile]:
    """Clean every named picture, and every picture in a named folder.

    A file is replaced at once or stays as it is. Raises PortalError where nothing is there.
    """
    return [_clean(path) for place in places for path in _pictures(place)]


def _pictures(place: Path) -> list[Path]:
    if place.is_symlink() or not place.exists():
        raise PortalError(f"tidak ada berkas {place}")
    if place.is_dir():
        found = (path for path in place.rglob("*") if path.suffix.lower() in PICTURES)
        return sorted(path for path in found if path.is_file() and not path.is_symlink())
    return [place]


def _clean(path: Path) -> CleanedFile:
    try:
        raw = path.read_bytes()
    except OSError:
        return CleanedFile(path, fault="tidak dapat dibuka")
    told = told_in(raw)
    try:
        plain = cleaned(raw)
        if told_in(plain).place:
            raise CleaningError("letaknya tersimpan di dalam gambarnya; simpan ulang gambarnya")
        if not is_film(raw):  # of a film, what is not zeroed stays where it was
            _same_picture(raw, plain)
    except CleaningError as fault:
        return CleanedFile(path, place=told.place, fault=str(fault))
    if plain != raw:
        try:
            _replace(path, plain)
        except OSError:
            return CleanedFile(path, place=told.place, fault="tidak dapat ditulis")
    lost = len(raw) - len(plain)
    if not lost and plain != raw:  # a film stays as long as it was
        lost = sum(one != two for one, two in zip(raw, plain, strict=True))
    return CleanedFile(path, lost=lost, place=told.place)


def _same_picture(raw: bytes, plain: bytes) -> None:
    """Raises CleaningError where the picture that is left is not the one before, pixel by pixel."""
    from io import BytesIO

    from PIL import Image

    try:
        with Image.open(BytesIO(raw)) as one, Image.open(BytesIO(plain)) as two:
            if one.size != two.size or one.tobytes() != two.tobytes():
                raise CleaningError("gambarnya akan berubah; simpan ulang sebagai JPEG")
    except CleaningError:
        raise
    except Exception:  # decoders raise nearly anything on a broken file
        raise CleaningError("isinya bukan gambar yang utuh") from None


def _replace(path: Path, content: bytes) -> None:
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        fresh.write_bytes(content)
        os.chmod(fresh, path.stat().st_mode & 0o777)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
