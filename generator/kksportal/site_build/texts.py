"""Stories and narratives as the last build read them, while none of their files has changed."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from kksportal.effects import Folders, noting
from kksportal.model.package import Film, Photo, Story
from kksportal.model.rows import Sumber
from kksportal.read.portal import Texts, read_texts
from kksportal.site_build.incremental.last_build import TEXTS, LastBuild
from kksportal.site_build.incremental.output import plain_finding, to_finding

_FILE = "naskah"
_FIELDS = [field.name for field in fields(Story)]
_PHOTO = [field.name for field in fields(Photo)]
_FILM = [field.name for field in fields(Film)]


def remembered_texts(last: LastBuild, folders: Folders) -> Texts:
    """All stories and narratives; parsed only when one of their files is not as it was."""
    paths = [path for path in last.inputs.stats if path.startswith(TEXTS)]
    key = f"{last.base} {last.inputs.key(paths)}"
    known = last.cache.load(_FILE)
    if isinstance(known, tuple) and known[0] == key:
        stories, narratives, findings = known[1]
        return (
            tuple(map(_story, stories)),
            tuple(map(_story, narratives)),
            tuple(map(to_finding, findings)),
        )
    with noting() as noted:
        read = read_texts(folders)
    last.inputs.note_noted(noted)
    key = f"{last.base} {last.inputs.key(paths)}"  # of what was read, where it changed meanwhile
    last.cache.save(
        _FILE,
        (
            key,
            (
                tuple(map(_plain, read[0])),
                tuple(map(_plain, read[1])),
                tuple(map(plain_finding, read[2])),
            ),
        ),
    )
    return read


def _plain(story: Story) -> dict[str, Any]:
    plain = {name: getattr(story, name) for name in _FIELDS}
    plain["sources"] = tuple(tuple(source) for source in story.sources)
    plain["photos"] = tuple(map(_plain_photo, story.photos))
    plain["films"] = tuple(
        {
            **{name: getattr(film, name) for name in _FILM},
            "poster": film.poster and _plain_photo(film.poster),
        }
        for film in story.films
    )
    return plain


def _story(plain: dict[str, Any]) -> Story:
    sources = tuple(Sumber(*row) for row in plain["sources"])
    photos = tuple(map(_photo, plain["photos"]))
    films = tuple(
        Film(**{**film, "poster": film["poster"] and _photo(film["poster"])})
        for film in plain["films"]
    )
    return Story(**{**plain, "sources": sources, "photos": photos, "films": films})


def _plain_photo(photo: Photo) -> tuple[Any, ...]:
    return tuple(getattr(photo, name) for name in _PHOTO)


def _photo(row: tuple[Any, ...]) -> Photo:
    return Photo(**dict(zip(_PHOTO, row, strict=True)))
