"""Kelembagaan of a district: forums with evidence, and what the portal counts, said once."""

from __future__ import annotations

from kksportal.pages.district.institution import InstitutionPage, institution_page
from tests.contexts import context_of


def page(code: str) -> InstitutionPage:
    """The view of a district's page."""
    (made,) = institution_page(context_of(code))
    assert isinstance(made.view, InstitutionPage)
    return made.view


def test_forums_with_evidence_stand_with_their_denominators() -> None:
    """A level of which nothing was entered says so, with how many there are."""
    view = page("S01.01")
    assert view.forums is not None
    told = [(row[0].text, row[1].text, row[1].note) for row in view.forums.rows]
    assert told == [
        ("Kabupaten/kota", "1 dari 1", ""),
        ("Kecamatan", "12 dari 12", ""),
        ("Desa/kelurahan", "Belum dimuat", "dari 150"),
    ]
    assert view.forums.rows[1][1].value == "12"
    assert view.forums.rows[1][1].source_ids


def test_the_rule_has_its_source_and_the_unknown_is_said_once() -> None:
    """80 percent is what one source says; why the share is not known is one sentence."""
    view = page("S01.01")
    asked, links = view.forum_rule
    assert asked == "Diminta paling sedikit 80%."
    assert [link.href for link in links] == ["#sumber-kim-barru"]
    assert view.forum_note.count("belum") == 2
    assert "kim-barru" in {source.id for source in view.sources}


def test_where_no_forum_is_named_nothing_is_said_of_them() -> None:
    """No table, no rule, no sentence."""
    view = page("63.11")
    assert (view.forums, view.forum_rule, view.forum_note) == (None, ("", ()), "")


def test_what_the_portal_counted_is_said_once() -> None:
    """Not in a fold of every item; where sources differ, that stays with its item."""
    view = page("S01.01")
    assert view.coverage_note == "Dihitung portal dari butir tiap kecamatan."
    notes = {claim.note for figure in view.coverage for claim in figure.claims}
    assert notes == {""}
    assert page("63.11").coverage_note == ""
