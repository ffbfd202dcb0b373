"""Tables in the Markdown of stories: named for those who hear them, harmless from anyone."""

from __future__ import annotations

from lxml import html

from kksportal.prose import name_tables, to_html

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
