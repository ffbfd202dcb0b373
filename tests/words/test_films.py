"""Where films are published, and what pages say of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kksportal.model.package import Film, Photo
from kksportal.words.films import film_files, film_views, length_text
from tests.site_build.small import shared, story

POSTER = Photo(file="g.jpg", alt="Pasar", width=600, height=400, key="0123456789")
OWN = Film(title="Pasar", seconds=155, file="video/a.mp4", poster=POSTER, width=640, height=360,
           size=2_900_000, key="abcdef0123", transcript="Satu.\nDua.", credit="Humas")  # fmt: skip
AWAY = Film(title="Pasar", seconds=155, href="https://x.id/v", transcript="https://x.id/t")


def test_a_film_of_the_portal_has_an_address_that_changes_with_it() -> None:
    """No page shows an old film."""
    (view,) = film_views(story(films=(OWN,)))
    assert view.file == "video/a-abcdef01.mp4"
    assert (view.href, view.size, view.length) == ("", "2,9 MB", "2 menit 35 detik")
    assert (view.width, view.height, view.credit) == (640, 360, "Humas")
    assert view.poster is not None
    assert (view.transcript, view.transcript_href) == ("Satu.\nDua.", "")


def test_a_film_elsewhere_is_linked_and_no_file() -> None:
    """Its transcript may be elsewhere too; a text that only begins with an address is a text."""
    (view,) = film_views(story(films=(AWAY,)))
    assert (view.href, view.file, view.size, view.poster) == ("https://x.id/v", "", "", None)
    assert (view.transcript, view.transcript_href) == ("", "https://x.id/t")
    (told,) = film_views(story(films=(replace(AWAY, transcript="https://x.id/t itu isinya"),)))
    assert (told.transcript_href, told.transcript) == ("", "https://x.id/t itu isinya")


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(1, "1 detik"), (60, "1 menit"), (155, "2 menit 35 detik"), (3755, "1 jam 2 menit 35 detik")],
)
def test_lengths_are_told_in_words(seconds: int, told: str) -> None:
    """Nothing of which there is none."""
    assert length_text(seconds) == told


def test_each_file_is_published_once_and_from_where_its_text_says() -> None:
    """One up from a narrative, in a folder of its district; links are no files."""
    told: dict[str, Any] = {"path": "content/narasi/63.11/2025/pasar.md", "films": (OWN, AWAY)}
    data = replace(shared(stories=(story(films=(OWN, OWN)),)), narratives=(story(**told),))
    assert [(one.source, one.address) for one in film_files(data)] == [
        ("content/inovasi/video/a.mp4", "video/a-abcdef01.mp4"),
        ("content/narasi/63.11/video/a.mp4", "video/63.11/a-abcdef01.mp4"),
    ]
