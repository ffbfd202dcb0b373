"""Films of stories and narratives: where they are published, and how pages show them."""

from __future__ import annotations

from posixpath import basename, dirname, join, splitext
from typing import NamedTuple

from kksportal.model.package import Film, PortalInput, Story
from kksportal.text import size_text, slugify
from kksportal.words.pictures import picture_view
from kksportal.words.views import FilmView


class FilmFile(NamedTuple):
    """A film to publish: its source file, the key of its content, its address, who names it."""

    source: str
    key: str
    address: str
    text: str  # the path of the text


def film_views(story: Story) -> tuple[FilmView, ...]:
    """The films of a story or narrative."""
    return tuple(_view(story, film) for film in story.films)


def _view(story: Story, film: Film) -> FilmView:
    elsewhere = film.transcript.startswith(("https://", "http://"))
    alone = elsewhere and len(film.transcript.split()) == 1
    return FilmView(
        title=film.title,
        length=length_text(film.seconds),
        file=_address(story, film) if film.file else "",
        href=film.href,
        size=size_text(film.size) if film.file else "",
        poster=picture_view(story, film.poster) if film.poster else None,
        width=film.width,
        height=film.height,
        transcript="" if alone else film.transcript,
        transcript_href=film.transcript if alone else "",
        credit=film.credit,
    )


def length_text(seconds: int) -> str:
    """A length in words: "2 menit 35 detik"."""
    hours, rest = divmod(seconds, 3600)
    parts = ((hours, "jam"), (rest // 60, "menit"), (rest % 60, "detik"))
    return " ".join(f"{many} {word}" for many, word in parts if many)


def film_files(data: PortalInput) -> tuple[FilmFile, ...]:
    """The films of all stories and narratives that are files of the portal, each once."""
    by_address: dict[str, FilmFile] = {}
    for story in (*data.stories, *data.narratives):
        for film in story.films:
            if film.file:
                address = _address(story, film)
                made = FilmFile(_source(story, film), film.key, address, story.path)
                by_address.setdefault(address, made)
    return tuple(by_address.values())


def _source(story: Story, film: Film) -> str:
    """The file of a film, from the portal's folder: beside a story, one up from a narrative."""
    folder = dirname(story.path)
    return join(dirname(folder) if "/narasi/" in f"/{story.path}" else folder, film.file)


def _address(story: Story, film: Film) -> str:
    """The address of a film; it changes with its content, so no old one is ever shown."""
    place = f"video/{story.region}/" if "/narasi/" in f"/{story.path}" else "video/"
    stem = slugify(splitext(basename(film.file))[0]) or "video"
    return f"{place}{stem}-{film.key[:8]}.mp4"
