"""Pictures of stories: in which widths they are published, and where."""

from __future__ import annotations

from collections.abc import Iterable
from posixpath import basename, dirname, join, splitext
from typing import NamedTuple

from kksportal.model.package import Photo, PortalInput, Story
from kksportal.text import slugify
from kksportal.words.views import Link, PictureView

WIDTHS = (480, 960)


class PictureFile(NamedTuple):
    """A picture to encode: its source file, the key of its content, its outputs."""

    source: str
    key: str
    outputs: tuple[tuple[str, int], ...]  # addresses and widths


def picture_view(story: Story, photo: Photo) -> PictureView:
    """A picture as pages show it."""
    files = _files(story, photo)
    widest = files[-1][1]
    return PictureView(
        files=tuple(Link(label=str(width), href=address) for address, width in files),
        width=widest,
        height=max(1, round(photo.height * widest / max(1, photo.width))),
        alt=photo.alt,
        credit=photo.credit,
    )


def picture_views(story: Story) -> tuple[PictureView, ...]:
    """The pictures of a story or narrative."""
    return tuple(picture_view(story, photo) for photo in story.photos)


def picture_files(data: PortalInput) -> tuple[PictureFile, ...]:
    """The pictures of all stories and narratives, each once."""
    by_address: dict[str, PictureFile] = {}
    for story, photo in all_photos(data):
        files = _files(story, photo)
        by_address.setdefault(
            files[0][0], PictureFile(picture_source(story, photo), photo.key, files)
        )
    return tuple(by_address.values())


def all_photos(data: PortalInput) -> Iterable[tuple[Story, Photo]]:
    """Every picture with the text that shows it."""
    return ((s, p) for s in (*data.stories, *data.narratives) for p in s.pictures)


def picture_source(story: Story, photo: Photo) -> str:
    """The file of a picture, from the portal's folder: beside a story, one up from a narrative."""
    folder = dirname(story.path)
    return join(dirname(folder) if "/narasi/" in f"/{story.path}" else folder, photo.file)


def _files(story: Story, photo: Photo) -> tuple[tuple[str, int], ...]:
    """The addresses of a picture; they change with its content, so no old one is ever shown."""
    place = f"foto/{story.region}/" if "/narasi/" in f"/{story.path}" else "foto/"
    return _places(place, photo.file, photo.key, photo.width)


def _places(place: str, file: str, key: str, full: int) -> tuple[tuple[str, int], ...]:
    stem = f"{slugify(splitext(basename(file))[0]) or 'foto'}-{key[:8]}"
    widths = sorted({min(width, full) for width in WIDTHS})
    return tuple((f"{place}{stem}-{width}.webp", width) for width in widths)
