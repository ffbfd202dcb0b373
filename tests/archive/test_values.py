"""Pages of two programs tell the same where their figures and sources are the same."""

from __future__ import annotations

from pathlib import Path

from kksportal.archive.values import Figure, differing_pages, figures_of

PAGE = '<p><data value="85" data-sumber="a b">85%</data>, <data data-sumber="c" value="6">6</data>'


def lay(folder: Path, **pages: str) -> Path:
    folder.mkdir()
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, "utf-8")
    return folder


def test_a_figure_is_its_value_and_its_sources() -> None:
    assert figures_of(PAGE) == {Figure("85", "a b"): 1, Figure("6", "c"): 1}


def test_another_look_is_no_difference(tmp_path: Path) -> None:
    then = lay(tmp_path / "lama", satu=PAGE)
    more = f'<main class=x>{PAGE}<data value="1" data-sumber="a">1</data></main>'
    now = lay(tmp_path / "baru", satu=more, dua=PAGE)
    assert differing_pages(then, now) == (2, ())


def test_another_value_another_source_and_a_page_that_is_gone_are_told(tmp_path: Path) -> None:
    then = lay(tmp_path / "lama", satu=PAGE, dua=PAGE, tiga=PAGE)
    now = lay(tmp_path / "baru", satu=PAGE.replace('"85"', '"84"'), dua=PAGE.replace('"c"', '"d"'))
    total, found = differing_pages(then, now)
    assert total == 6
    assert [(one.page, one.gone, one.new) for one in found] == [
        ("dua.html", (Figure("6", "c"),), (Figure("6", "d"),)),
        ("satu.html", (Figure("85", "a b"),), (Figure("84", "a b"),)),
        ("tiga.html", (Figure("6", "c"), Figure("85", "a b")), ()),
    ]
