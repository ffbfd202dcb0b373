"""Stages: what sources say, what follows from an award, and dates that a source has."""

from __future__ import annotations

from kksportal.words.stages import known_stages, stage_views
from kksportal.words.views import StageView
from tests.words.places import place, shared

STAGE = {"siklus": "2025", "tahap": "verifikasi-lanjutan", "status": "selesai"}


def told(*views: StageView) -> list[tuple[str, str, list[str]]]:
    """Name, state and texts of stages."""
    return [(v.name, v.state, [one.text for one in v.versions]) for v in views]


def test_an_award_has_passed_through_the_last_stages() -> None:
    """A page that tells an award never says that its ceremony has no data."""
    views = stage_views(place(shared({"2025": "padapa"})))
    assert told(*views) == [
        ("Verifikasi lanjutan (daring)", "belum-ada", []),
        (
            "Penetapan dan penganugerahan",
            "selesai",
            ["Selesai, tampak dari penghargaannya: Padapa"],
        ),
    ]
    assert [link.href for link in views[1].versions[0].sources] == ["#sumber-s0"]


def test_what_a_source_tells_of_a_last_stage_stands() -> None:
    """The ceremony's own row is shown; only the other one follows from the award."""
    row = STAGE | {"tahap": "penganugerahan", "selesai": "2025-11-28"}
    views = stage_views(place(shared({"2025": "padapa"}), tahapan=[row]))
    assert told(*known_stages(views)) == [
        ("Penetapan", "selesai", ["Selesai, tampak dari penghargaannya: Padapa"]),
        ("Penganugerahan", "selesai", ["Selesai, 28 November 2025"]),
    ]


def test_what_only_follows_from_the_award_is_not_told_twice() -> None:
    """The award stands beside the stages: a list of nothing else says nothing more."""
    assert known_stages(stage_views(place(shared({"2025": "padapa"})))) == ()


def test_without_an_award_nothing_follows() -> None:
    """The last stages of a district without one are not known."""
    assert known_stages(stage_views(place())) == ()


def test_the_day_on_which_it_was_said_stands_in_for_its_own() -> None:
    """A date that the source has is not "tidak disebut"."""
    (view,) = known_stages(stage_views(place(tahapan=[STAGE | {"per_tanggal": "2025-08-21"}])))
    assert [v.text for v in view.versions] == ["Selesai, menurut keterangan 21 Agustus 2025"]
    (view,) = known_stages(stage_views(place(tahapan=[STAGE])))
    assert [v.text for v in view.versions] == ["Selesai, tanggal tidak disebut"]
