"""Tables in the Markdown of stories: named for those who hear them, harmless from anyone."""

from __future__ import annotations

import re

import pytest
from lxml import html
from tests.conftest import ROOT

from kksportal.prose import TEXT_TAGS, _cleaned, _parser, escaped_html, name_tables, to_html

TABLE = "| a | b |\n|---|--:|\n| 1 | 2 |\n"


def test_a_table_is_named_by_the_heading_above_it() -> None:
    """The heading is its caption and its region's name; the second below one gets a number."""
    made = to_html(f"## Hasil *baik*\n\n{TABLE}\n\nLalu\n\n{TABLE}", {})
    tree = html.fromstring(f"<div>{made}</div>")
    assert [c.text for c in tree.iter("caption")] == ["Hasil baik", "Hasil baik (2)"]
    regions = tree.xpath("//*[@role='region']")
    assert [r.get("aria-label") for r in regions] == ["Hasil baik", "Hasil baik (2)"]
    assert {th.get("scope") for th in tree.iter("th")} == {"col"}


def test_a_table_without_a_heading_has_a_name_all_the_same() -> None:
    """What stands in for the heading is escaped."""
    made = name_tables("<table></table>", 'A & "B"')
    assert '<caption class="tersembunyi">A &amp; &quot;B&quot;</caption>' in made


def test_a_heading_brings_nothing_into_the_name() -> None:
    """Quotes, tags and links in a heading stay text: no attribute, no element comes of them."""
    evil = '## x" onclick="a() <b>[y](http://z/"><i>) &lt;script&gt;'
    made = to_html(f"{evil}\n\n{TABLE}", {})
    tree = html.fromstring(f"<div>{made}</div>")
    assert {name for el in tree.iter() for name in el.attrib} <= {
        "class",
        "tabindex",
        "role",
        "aria-label",
        "scope",
        "href",
        "rel",
    }
    assert not list(tree.iter("script", "i", "b"))
    assert list(tree.iter("caption"))


HOSTILE = [
    "<script>alert(1)</script>", "<a onclick=x>", "<img src=x onerror=y>",
    "[x](javascript:alert(1))", "[x](java&#115;cript:alert(1))", "[x](  JAVASCRIPT:y)",
    "![x](https://contoh.invalid/a.png)", "[x](//contoh.invalid)", "[x](data:text/html,x)",
    "[a]: javascript:x\n\n[a]", "<style>*{}</style>", "&lt;script&gt;", "`<b>`",
    "# <iframe src=x>", "|<i>|\n|-|\n|x|", "<!-- x -->", "<![CDATA[x]]>", "<svg/onload=x>",
    '[a](https://x.example "t\\" onmouseover=\\"x")',
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_without_the_sanitiser_nothing_of_the_text_is_a_tag(text: str) -> None:
    """In a browser's Python: every tag is one that Markdown makes, and links are plain."""
    made = escaped_html(text)
    for tag in re.findall(r"<[^>]*>", made):
        plain = re.fullmatch(r"</?([a-z][a-z0-9]*)>", tag)
        link = re.fullmatch(r'<a href="(https?://[^"]*|[^":/]*)">', tag)
        assert link or (plain and plain[1] in TEXT_TAGS), tag


def test_without_the_sanitiser_a_sound_text_is_the_same() -> None:
    """Every story and page of the real portal, as the sanitiser leaves it."""
    texts = sorted((ROOT / "content").rglob("*.md"))
    assert len(texts) > 5
    for path in texts:
        body = path.read_text("utf-8").partition("\n---\n")[2]
        assert escaped_html(body) == _cleaned(_parser().reset().convert(body)), path
