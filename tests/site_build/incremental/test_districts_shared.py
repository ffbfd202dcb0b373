"""What a district takes from shared data that may change: awards, doubts and texts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kksportal.compute.odf import OdfFact
from kksportal.compute.shared import compute_shared
from kksportal.model.package import PortalInput, Story
from kksportal.site_build.incremental.districts import shared_keys
from kksportal.site_build.reading import Unit
from kksportal.words.context import SharedContext
from tests.builders import award_package, head, package
from tests.site_build.small import FIRST, INFO, SECOND, photo, shared, story

FOLDER = f"datapackages/daerah/{FIRST}-x"


def nation(*stories: Story, **told: Any) -> PortalInput:
    """Two districts and these texts."""
    regions = package(
        "wilayah",
        about=head("wilayah", cycle=""),
        provinsi=[{"kode": "63", "id": "kalsel", "nama": "Kalsel"}],
        daerah=[
            {"kode": FIRST, "id": "balangan", "nama": "Balangan", "provinsi": "kalsel"},
            {"kode": SECOND, "id": "banjar", "nama": "Banjar", "provinsi": "kalsel"},
        ],
    )
    return shared(regions=(regions,), stories=stories, **told)


def awards(
    *rows: dict[str, str], doubted: tuple[dict[str, str], ...] = (), title: str = "Koran"
) -> Any:
    """The awards of 2025; what is doubted has a source of its own, with this title."""
    sources = [{"id": "a", "judul": "Keputusan"}, {"id": "ragu", "judul": title}]
    doubts = [{"sumber": "ragu", **row} for row in doubted]
    return package("penghargaan", penerima=rows, diragukan=doubts, sumber=sources)


def keyed(data: PortalInput) -> dict[str, str]:
    """The keys of what two districts take."""
    return shared_keys(of(data), [Unit(FIRST, FOLDER), Unit(SECOND)])


def of(data: PortalInput, *odf: OdfFact, first: str = FIRST) -> SharedContext:
    """What these two districts share."""
    return SharedContext.of(compute_shared(data, (first, SECOND)), INFO, odf=odf)


MINE = {"wilayah": FIRST, "predikat": "wistara"}
HERS = {"wilayah": SECOND, "predikat": "wistara"}
BY_CYCLE = tuple(award_package(cycle, penerima=[MINE]) for cycle in ("2023", "2025"))


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        pytest.param(nation(), nation(), set(), id="sama"),
        pytest.param(nation(), nation(story()), {FIRST}, id="cerita baru"),
        pytest.param(nation(story()), nation(story(body="Lain.")), {FIRST}, id="isi cerita lain"),
        pytest.param(
            nation(story()), nation(story(photos=(photo(),))), {FIRST}, id="foto cerita"
        ),
        pytest.param(
            nation(story(), story("b", region=SECOND)),
            nation(story(), story("b", region=SECOND, title="Lain")),
            {FIRST, SECOND},
            id="judul cerita sebelah",
        ),
        pytest.param(
            nation(), nation(narratives=(story("n", path="content/narasi/n.md"),)), {FIRST},
            id="narasi baru",
        ),
        pytest.param(
            nation(awards=(awards(HERS),)), nation(awards=(awards(MINE, HERS),)),
            {FIRST, SECOND},
            id="penghargaan baru, juga di halaman tetangganya",
        ),
        pytest.param(
            nation(awards=(awards(HERS),)),
            nation(awards=(awards(HERS, doubted=({"wilayah": FIRST},)),)),
            {FIRST, SECOND},
            id="diragukan, juga di halaman tetangganya",
        ),
        pytest.param(
            nation(awards=(awards(MINE, HERS),)),
            nation(awards=(awards(MINE, HERS, doubted=({"wilayah": FIRST},)),)),
            {FIRST},
            id="diragukan di samping penghargaan",
        ),
        pytest.param(
            nation(awards=(awards(MINE, doubted=({"wilayah": FIRST},), title="Koran"),)),
            nation(awards=(awards(MINE, doubted=({"wilayah": FIRST},), title="Lain"),)),
            {FIRST},
            id="sumber yang diragukan",
        ),
        pytest.param(
            nation(awards=(awards(),)), nation(awards=(awards(MINE),)), {FIRST, SECOND},
            id="siklus pertama yang punya penerima",
        ),
        pytest.param(
            nation(awards=BY_CYCLE), nation(awards=BY_CYCLE[::-1]), set(), id="urutan paket"
        ),
        pytest.param(nation(), nation(quarantined={FIRST: FOLDER}), {FIRST}, id="ditinggalkan"),
    ],
)  # fmt: skip
def test_a_key_moves_with_what_a_district_takes(
    before: PortalInput, after: PortalInput, moved: set[str]
) -> None:
    """Awards, doubts, texts and titles of other stories move the key of where they are shown."""
    first, then = keyed(before), keyed(after)
    assert first.keys() == then.keys() == {FIRST, SECOND}
    assert {code for code in first if first[code] != then[code]} == moved


def test_a_simulated_nation_has_other_keys() -> None:
    """Whether every district is fictional shows on every page."""
    data = nation()
    units = [Unit(FIRST, FOLDER)]
    real = shared_keys(SharedContext.of(compute_shared(data, (FIRST,)), INFO), units)
    fictional = SharedContext.of(compute_shared(data, ("S1.01",)), INFO)
    assert shared_keys(fictional, units) != real


def test_who_is_alike_moves_the_key_of_that_district_alone() -> None:
    """An award in another province may make a district alike: its page names it."""
    plain = of(nation())
    other = replace(plain, results=replace(plain.results, alike={FIRST: ("11.01",)}))
    units = [Unit(FIRST, FOLDER), Unit(SECOND)]
    first, then = (shared_keys(one, units) for one in (plain, other))
    assert first[FIRST] != then[FIRST]
    assert first[SECOND] == then[SECOND]


def test_odf_of_a_neighbour_moves_the_key_of_those_that_show_it() -> None:
    """A district without a package shows no ODF."""
    plain = of(nation())
    other = of(nation(), OdfFact(SECOND, "odf-desa", "100", "2025", ""))
    units = [Unit(FIRST, FOLDER), Unit(SECOND)]
    first, then = (shared_keys(one, units) for one in (plain, other))
    assert first[FIRST] != then[FIRST]
    assert first[SECOND] == then[SECOND]
