"""What the districts gave, joined in the order of their codes."""

from __future__ import annotations

from typing import Any

from kksportal.compute.nation import DistrictScore, DistrictTrend
from kksportal.model.rows import Sumber
from kksportal.pages.gathered import Gathered
from kksportal.pages.share import ChangeNews, DatasetShare, MapScore, News
from kksportal.site_build.gathering import gather
from kksportal.site_build.incremental.output import DistrictOutput
from tests.builders import source
from tests.site_build.small import FIRST, PAGE, SECOND, output

INDICATOR, PAIR = "indikator/2025/T1.01/", "banding/kalsel/pasar/"
PROVINCE = "provinsi/kalsel/"
SCORE = DistrictScore("2025", "pasar", "pusat", "80.0", 9, 0, 9, "2025")
MOVE = DistrictTrend("2025", "pasar", 9, "70.0", "80.0")


def full(code: str, day: str, **told: Any) -> DistrictOutput:
    """A district that gives of everything."""
    plain: dict[str, Any] = {
        "updated": day,
        "cycle": "2025",
        "news": (day, f"Berita {code}", "Rinci", "daerah/x/", tuple(source("a"))),
        "changes": ((day, code, "daerah/x/", "X", "teks", "2025", "label", "sumber", "c"),),
        "dataset": (code, "x", "X", "Kalsel", day, "", "CC", "K", "2023", "2025"),
        "province": PROVINCE,
        "province_sources": (tuple(source(f"s{code}")),),
        "rows": {"temuan/": f"<tr>{code}</tr>", INDICATOR: "x", PAIR: "y"},
        "scores": (("pasar", "84.6", "84,6", "per 2025", "a"),),
        "assessed": (SCORE,),
        "moved": (MOVE,),
    }
    return output(code, **plain | told)


def test_a_nation_without_districts_has_nothing() -> None:
    """It has no day and no row; days of shared packages alone are its day."""
    assert gather([], {}) == Gathered()
    assert gather([], {"a": "2026-01-09", "b": "2025-01-01"}) == Gathered(updated="2026-01-09")


def test_a_nation_is_the_shares_of_its_districts_in_order() -> None:
    """News, changes, rows, sources, scores and days of all, in the order of the codes."""
    days = ((FIRST, "2026-01-02"), (SECOND, "2026-02-03"))
    made = gather([full(*one) for one in days], {"p": "2026-01-09"})
    score = {"pasar": MapScore("pasar", "84.6", "84,6", "per 2025", "a")}
    assert made == Gathered(
        updated="2026-02-03",
        news=tuple(
            News(day, f"Berita {code}", "Rinci", "daerah/x/", source("a")) for code, day in days
        ),
        changes=tuple(
            ChangeNews(day, code, "daerah/x/", "X", "teks", "2025", "label", "sumber", "c")
            for code, day in days
        ),
        datasets=tuple(
            DatasetShare(code, "x", "X", "Kalsel", day, "", "CC", "K", "2023", "2025")
            for code, day in days
        ),
        rows={"temuan/": ["<tr>63.11</tr>", "<tr>63.12</tr>"]},
        province_sources={PROVINCE: (source(f"s{FIRST}"), source(f"s{SECOND}"))},
        cycles={FIRST: "2025", SECOND: "2025"},
        compared=(PAIR,),
        scores={FIRST: score, SECOND: score},
        days=dict(days),
        assessed={FIRST: (SCORE,), SECOND: (SCORE,)},
        moved={FIRST: (MOVE,), SECOND: (MOVE,)},
    )
    assert all(isinstance(cited, Sumber) for cited in made.province_sources[PROVINCE])
    assert isinstance(made.news[0].source, Sumber)


def test_days_of_shared_packages_count() -> None:
    """The day of the nation is the newest of all, whoever has it."""
    assert gather([full(FIRST, "2026-01-02")], {"p": "2026-03-01"}).updated == "2026-03-01"


def test_sources_stand_with_the_province_of_their_district() -> None:
    """Two provinces have their own; what has none for a province adds no page."""
    other = full(SECOND, "", province="provinsi/jabar/")
    none = full("63.13", "", province_sources=())
    found = gather([full(FIRST, ""), other, none], {}).province_sources
    assert found == {PROVINCE: (source(f"s{FIRST}"),), "provinsi/jabar/": (source(f"s{SECOND}"),)}


def test_a_district_without_a_package_gives_nothing() -> None:
    """It has no cycle, no day, no dataset and no news in the nation."""
    assert gather([DistrictOutput(FIRST, "", pages=(PAGE,))], {}) == Gathered()


def test_a_district_without_news_or_scores_is_passed_over() -> None:
    """What one does not give, the others still give."""
    bare = full(FIRST, "2026-01-02", news=None, scores=(), dataset=(), changes=())
    made = gather([bare, full(SECOND, "2026-02-03")], {})
    assert [one.title for one in made.news] == [f"Berita {SECOND}"]
    assert [one.code for one in made.datasets] == [SECOND]
    assert list(made.scores) == [SECOND]
    assert list(made.days) == [FIRST, SECOND]
