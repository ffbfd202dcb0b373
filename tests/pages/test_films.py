"""A narrative's films on the page of its tatanan, and a story's on its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from kksportal.compute.district import compute_district
from kksportal.compute.shared import compute_shared
from kksportal.model.package import Film, Photo
from kksportal.pages.district.story import story_pages
from kksportal.pages.district.tatanan import tatanan_pages
from kksportal.pages.site import Page
from kksportal.render.html import Renderer, Templates
from kksportal.shipped import shipped_templates
from kksportal.words.context import DistrictContext, SharedContext
from tests.builders import district, head
from tests.compute.districts import score, world
from tests.contexts import CONTOH, INFO, context_of
from tests.site_build.small import story

POSTER = Photo(file="g.jpg", alt="Lorong pasar", width=600, height=400, key="0123456789")
OWN = Film(title="Pasar <b>kering</b>", seconds=155, file="video/a.mp4", poster=POSTER, width=640,
           height=360, size=2_900_000, key="abcdef0123", credit="Humas",
           transcript="Satu <script>alert(1)</script>.\nDua.")  # fmt: skip
AWAY = Film(title="Pasar jauh", seconds=60, href="https://x.id/v", transcript="https://x.id/t")


def context(**told: Any) -> DistrictContext:
    """Contoh with one narrative, of its market."""
    real = context_of(CONTOH)
    place = "content/narasi/S01.01/2025/pasar.md"
    plain: dict[str, Any] = {"region": CONTOH, "path": place, "author": "Tim", "simulated": True,
                             "date": "2026-01-02"}  # fmt: skip
    text = story("pasar", **plain | told)
    data = replace(real.data, narratives=(text,))
    results = replace(real.results, data=data)
    return SharedContext.of(results, INFO).for_district(real.district)


def market(**told: Any) -> Page:
    """The page of its market."""
    return next(p for p in tatanan_pages(context(**told)) if p.frame.address.endswith("/pasar/"))


def printed(page: Page, template: str) -> str:
    """The page as readers get it."""
    renderer = Renderer(Templates((shipped_templates(),)), INFO)
    return renderer.page(Page(frame=page.frame, view=page.view, template=template)).decode()


def main_of(**told: Any) -> str:
    """What the page of the market says."""
    return printed(market(**told), "daerah-tatanan.html")


def test_a_film_of_the_portal_plays_only_when_it_is_asked_to() -> None:
    """Nothing is fetched before; a picture, its length, its size and its text stand there."""
    text = main_of(films=(OWN,))
    (tag,) = re.findall("<video[^>]*>", text)
    assert 'preload="none"' in tag
    assert "autoplay" not in tag
    assert "controls" in tag
    assert 'poster="../../../foto/S01.01/g-01234567-600.webp"' in tag
    assert '<source src="../../../video/S01.01/a-abcdef01.mp4" type="video/mp4">' in text
    assert "2 menit 35 detik" in text
    assert "2,9 MB" in text
    assert "<p>Dua.</p>" in text


def test_the_policy_of_the_page_allows_it_and_that_of_others_does_not() -> None:
    """A page without a film of the portal is as it was."""
    assert "media-src &#39;self&#39;" in main_of(films=(OWN,)) or "media-src 'self'" in main_of(
        films=(OWN,)
    )
    for films in ((), (AWAY,)):
        assert "media-src" not in main_of(films=films)


def test_a_film_elsewhere_is_a_link_and_loads_nothing() -> None:
    """No frame, no picture, no script of another host."""
    text = main_of(films=(AWAY,))
    assert "<video" not in text
    assert "<iframe" not in text
    assert not re.findall(r'(?:src|poster)="https?:', text)
    assert '<a href="https://x.id/v" rel="noopener external">Pasar jauh</a>' in text
    assert '<a href="https://x.id/t" rel="noopener external">Transkrip</a>' in text


def test_what_a_film_says_of_itself_is_text() -> None:
    """Whoever wrote it."""
    text = main_of(films=(OWN,))
    assert "<script>alert" not in text
    assert "Pasar &lt;b&gt;kering&lt;/b&gt;" in text


def test_without_films_and_offices_a_narrative_is_as_it_was() -> None:
    """No empty box."""
    text = main_of()
    assert "film" not in text
    assert "Ditulis Tim, 2 Januari 2026</p>" in text
    assert "Ditulis Tim, 2 Januari 2026. Perangkat daerah: Dinas A, Dinas B</p>" in main_of(
        offices=("Dinas A", "Dinas B")
    )


def test_a_story_shows_its_films_in_the_same_way() -> None:
    """One mechanism for both."""
    mine = district(penilaian=[score("T1.01", "80")])
    told = story("kisah", films=(OWN,), date="2026-01-02", author="Tim")
    read = replace(world(replace(mine, head=head(updated="2026-01-02"))), stories=(told,))
    (one,) = read.districts.values()
    results = compute_shared(read, read.districts)
    here = SharedContext.of(results, INFO).for_district(compute_district(one, results))
    (page,) = story_pages(here)
    assert page.frame.films
    assert '<source src="../../video/a-abcdef01.mp4" type="video/mp4">' in printed(
        page, "inovasi.html"
    )
