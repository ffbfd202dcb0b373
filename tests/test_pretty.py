"""The form in which expected pages are kept: one element a line, nothing said differently."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from tests.portal_cases import PORTALS
from tests.pretty import BLOCKS, WIDTH, main_of, pretty

KEPT = sorted(PORTALS.glob("*/harapan/**/*.html"))
LONG = "kata " * 30


def parse(text: str) -> html.HtmlElement:
    """The element that a text of HTML is."""
    return html.fragment_fromstring(text)


def words(element: html.HtmlElement) -> list[str]:
    """The words a reader sees, in order; blocks stand apart."""

    def walk(one: html.HtmlElement) -> str:
        inner = (one.text or "") + "".join(walk(child) + (child.tail or "") for child in one)
        return f" {inner} " if one.tag in BLOCKS else inner

    return walk(element).split()


def elements(element: html.HtmlElement) -> list[tuple[str, dict[str, str]]]:
    """Every element with its attributes, in order."""
    return [(one.tag, dict(one.attrib)) for one in element.iter()]


@pytest.mark.parametrize(
    ("told", "lines"),
    [
        ("<p>Satu  baris\n saja. </p>", ["<p>Satu baris saja.</p>"]),
        ("<div><p>a</p><p>b</p></div>", ["<div>", "  <p>a</p>", "  <p>b</p>", "</div>"]),
        (
            "<ul><li>a<ul><li>b</li></ul> c</li></ul>",
            [
                "<ul>",
                "  <li>",
                "    a",
                "    <ul>",
                "      <li>b</li>",
                "    </ul>",
                "    c",
                "  </li>",
                "</ul>",
            ],
        ),
        (
            f"<p>{LONG}<a href='#x'>Sumber</a>, <a href='#y'>Lain</a>. Habis</p>",
            [
                "<p>",
                f"  {LONG.strip()}",
                '  <a href="#x">Sumber</a>,',
                '  <a href="#y">Lain</a>.',
                "  Habis",
                "</p>",
            ],
        ),
        (f"<p>{LONG}<b>8</b>5%</p>", ["<p>", f"  {LONG.strip()}", "  <b>8</b>5%", "</p>"]),
        (
            f"<p>(<b>x</b>) {LONG}<i>y</i></p>",
            ["<p>", "  (<b>x</b>)", f"  {LONG.strip()}", "  <i>y</i>", "</p>"],
        ),
        (
            f"<p>a <b>{LONG}<i>x</i></b></p>",
            ["<p>", "  a", "  <b>", f"    {LONG.strip()}", "    <i>x</i>", "  </b>", "</p>"],
        ),
        (
            "<table><tr><th>a</th> <td>b</td></tr></table>",
            ["<table>", "  <tr><th>a</th> <td>b</td></tr>", "</table>"],
        ),
        ("<div>a<!-- b -->c<br>d</div>", ["<div>ac<br>d</div>"]),
        ("<div><pre>a\n  b</pre></div>", ["<div><pre>a\n  b</pre></div>"]),
        ("<p hidden title='\"&amp;'>a &lt; b &amp; c</p>",
         ['<p hidden title="&quot;&amp;">a &lt; b &amp; c</p>']),
        ("<p>85\u00a0%</p>", ["<p>85\u00a0%</p>"]),
    ],
    ids=[
        "white space",
        "blocks",
        "text beside blocks",
        "a sentence at its spaces",
        "nothing torn",
        "brackets",
        "a long element",
        "a row",
        "comments",
        "kept as it is",
        "signs",
        "no-break space",
    ],
)  # fmt: skip
def test_one_element_stands_on_one_line(told: str, lines: list[str]) -> None:
    """Blocks have lines of their own; a sentence is broken only where it has a space anyway."""
    assert pretty(parse(told)) == "\n".join(lines) + "\n"


def test_a_short_element_stays_whole_up_to_the_width() -> None:
    """An element as long as a line may be stays on it; one letter more and it is opened."""
    for more, count in ((0, 1), (1, 3)):
        text = "x" * (WIDTH - len("<p></p>") + more)
        assert len(pretty(parse(f"<p>{text}</p>")).splitlines()) == count


def test_main_is_taken_out_of_a_page() -> None:
    """Menu and footer stay out; a page with no `<main>` or two is no page of ours."""
    page = "<!doctype html><body><nav>x</nav><main><h1>é</h1></main><footer>y</footer></body>"
    assert pretty(main_of(page.encode())) == "<main>\n  <h1>é</h1>\n</main>\n"
    for wrong in ("<body></body>", "<body><main></main><main></main></body>"):
        with pytest.raises(AssertionError, match="<main>"):
            main_of(wrong.encode())


TEXT = st.lists(st.sampled_from(["a", " ", "\n", "85%", ". ", ",", "(", "kata " * 9]), max_size=4)


def tagged(names: list[str], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Elements of these names around what another strategy makes."""
    parts = st.lists(st.one_of(TEXT.map("".join), inner), max_size=4).map("".join)
    return st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", st.sampled_from(names), parts)


INLINE = st.recursive(TEXT.map("".join), lambda x: tagged(["span", "small", "b"], x), max_leaves=6)
PAGE = st.recursive(tagged(["p", "h2"], INLINE), lambda x: tagged(["div", "section"], x))


@settings(max_examples=50, derandomize=True, deadline=None)
@given(PAGE)
def test_text_and_order_stay(told: str) -> None:
    """Of any page the same words and elements stand in the same order, and twice is as once."""
    whole = parse(f"<main>{told}</main>")
    made = pretty(whole)
    again = parse(made)
    assert words(again) == words(whole)
    assert elements(again) == elements(whole)
    assert pretty(again) == made


@pytest.mark.parametrize("path", KEPT, ids=[p.relative_to(PORTALS).as_posix() for p in KEPT])
def test_kept_pages_have_this_form(path: Path) -> None:
    """A kept page is what the form makes of it, so no hand and no other tool has laid it out."""
    text = path.read_text("utf-8")
    assert pretty(main_of(text.encode())) == text
