"""Files that a text names: found beside it and nowhere else, and looked at before they are used."""

from __future__ import annotations

import os
from pathlib import Path

from kksportal.read.picture import AS_JPEG, HEIC, Looked, PictureError, look_at

PICTURES = (".jpg", ".jpeg", ".png", ".webp")
_OF_PHONES = (".heic", ".heif")


def picture_beside(folder: Path, file: str) -> Looked:
    """The picture of this name. Raises PictureError where there is none that pages can show."""
    if file.lower().endswith(_OF_PHONES):
        raise PictureError(HEIC, AS_JPEG)
    if not file.lower().endswith(PICTURES):
        raise PictureError("bukan jpg, jpeg, png, atau webp")
    return look_at(file_beside(folder, file))


def file_beside(folder: Path, file: str) -> Path:
    """The plain file of this name. Raises PictureError where it is none, or leaves the folder."""
    folder = folder.resolve()
    try:
        target = (folder / file).resolve()
        inside, there = target.is_relative_to(folder), target.is_file()
        if inside and target != folder / os.path.normpath(file):
            raise PictureError("tautan simbolik, bukan berkas biasa")
    except (OSError, ValueError):  # a name that no file can have
        raise PictureError("berkasnya tidak ada") from None
    if not inside:
        raise PictureError("di luar folder naskah")
    if not there:
        raise PictureError("berkasnya tidak ada")
    return target
