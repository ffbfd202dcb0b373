"""What a page may do in a browser: nothing inline, nothing from elsewhere."""

from __future__ import annotations

import pytest

from kksportal.policy import BASE, folder_policy, policy


@pytest.mark.parametrize("section", ["", "daerah", "en", "sematan", "cari/"])
def test_no_page_may_more_than_load_files_of_its_own(section: str) -> None:
    """What is not named is forbidden; no inline script, no other host, no evaluated text."""
    rules = dict(rule.split(" ", 1) for rule in policy(section).split("; "))
    assert rules.pop("default-src") == rules.pop("base-uri") == "'none'"
    assert set(rules) == {"script-src", "style-src", "img-src", "connect-src", "form-action"}
    assert set(rules.values()) == {"'self'"}


WASM = "script-src 'self' 'wasm-unsafe-eval'"


def test_the_search_compiles_webassembly() -> None:
    """And may nothing else that others may not."""
    assert policy("cari").split("; ") == [
        WASM if rule == "script-src 'self'" else rule for rule in BASE
    ]


@pytest.mark.parametrize("section", ["", "cari", "sematan"])
def test_in_a_folder_files_take_the_place_of_the_portal_and_nothing_is_fetched(
    section: str,
) -> None:
    """What is not named stays forbidden; of addresses only those of files come to it."""
    rules = dict(rule.split(" ", 1) for rule in folder_policy(policy(section)).split("; "))
    closed = ("default-src", "base-uri", "connect-src")
    assert [rules.pop(name) for name in closed] == ["'none'"] * 3
    assert set(rules) == {"script-src", "style-src", "img-src", "form-action"}
    assert set(rules.values()) == {"'self' file:"}


def test_the_check_compiles_webassembly_and_shows_what_was_dropped_on_it() -> None:
    """And may nothing else: no other host, nothing inline, no evaluated text."""
    own = {"script-src 'self'": WASM, "img-src 'self'": "img-src 'self' data:"}
    assert policy("periksa").split("; ") == [own.get(rule, rule) for rule in BASE]


def test_only_a_page_that_says_so_plays_films_and_only_of_the_portal() -> None:
    """All else stays as it was."""
    assert policy("daerah", films=True) == f"{policy('daerah')}; media-src 'self'"
    assert "media-src" not in policy("daerah")
    assert "media-src 'self' file:" in folder_policy(policy("daerah", films=True))
