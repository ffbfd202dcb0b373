"""A page of an archive as it stands online: marked, safe, and leading only to what answers."""

from __future__ import annotations

import pytest

from kksportal.render.archived import online_page

KEPT = {"daerah/kota-b/index.html", "aset/gaya.css", "aset/portal.js"}
PRESENT = {"tatanan/index.html": "../../../../tatanan/"}
FRAME = (
    '<!doctype html>\n<html lang="id" data-folder>\n<head>\n<title>A &amp; B</title>\n'
    "</head>\n<body>\n{}\n</body>\n</html>\n"
)


def way(path: str) -> str | None:
    """Some pages are online with this one, one is there today, and the rest nowhere."""
    return "" if path in KEPT else PRESENT.get(path)


def page(content: str, *, short: bool = False, main: bool = True) -> str:
    """What stands of a content within the page of district A."""
    text = FRAME.format(f'<main id="isi">{content}</main>' if main else content)
    made = online_page(
        text, "daerah/kota-a/index.html", way, head="[kepala]", mark="[tanda]", short=short
    )
    return made.partition("<body>\n")[2].partition("\n</body>")[0]


def inside(content: str, *, short: bool = False) -> str:
    return page(content, short=short).partition('<main id="isi">')[2].removesuffix("</main>")


def test_what_needs_no_change_stays_to_the_byte() -> None:
    content = (
        '<p class=asal>1 &lt; 2 &#34;a&#34; – b</p><br><svg><path d="M0 0H1"/></svg>'
        '<a href="#x">x</a><a href="https://a.example/?a=1&amp;b=2" rel="noopener">luar</a>'
    )
    assert inside(content) == content


def test_the_head_and_the_mark_stand_before_everything_they_speak_of() -> None:
    whole = online_page(
        FRAME.format("<main>isi</main>"), "index.html", way, head="[k]", mark="[t]", short=False
    )
    assert '<html lang="id">\n<head>[k]\n<title>A &amp; B</title>' in whole
    assert "[t]<main>isi" in whole


def test_a_summary_that_is_not_online_leaves_no_words_and_one_elsewhere_stays() -> None:
    away = '<a href="https://a.example/surat.pdf" rel="external">surat</a>'
    content = f'<a href="../../unduh/daerah/1/lembar-fakta.pdf">Lembar <b>fakta</b></a> {away}'
    assert inside(content) == f" {away}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("../kota-b/index.html#skor", '<a href="../kota-b/index.html#skor">kata</a>'),
        ("../../tatanan/index.html#pasar", '<a href="../../../../tatanan/#pasar">kata</a>'),
        ("../../tiada/index.html", "kata"),
        ("../../../../../etc/passwd", "kata"),
        ("javascript:alert(1)", "kata"),
        ("//jahat.example/", "kata"),
        ("http://[rusak", "kata"),
        ("mailto:a@b.example", '<a href="mailto:a@b.example">kata</a>'),
    ],
)
def test_a_link_is_kept_or_leads_to_the_present_or_is_plain_words(before: str, after: str) -> None:
    assert inside(f'<a href="{before}">kata</a>') == after


def test_words_keep_what_is_marked_in_them_and_links_beside_them() -> None:
    content = '<a href="../x/"><b>satu</b></a> <a href="../kota-b/index.html">dua</a>'
    assert inside(content) == '<b>satu</b> <a href="../kota-b/index.html">dua</a>'


def test_a_style_or_picture_that_is_not_there_is_left_out_whole() -> None:
    gone = '<link rel="stylesheet" href="../../aset/lain.css"><img src="../../foto/a.webp">a'
    assert inside(gone) == "a"
    kept = '<link rel="stylesheet" href="../../aset/gaya.css">'
    assert inside(kept) == kept


def test_widths_of_a_picture_are_kept_only_if_all_are_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for one in ("foto/a.webp", "foto/a-480.webp"):
        monkeypatch.setitem(PRESENT, one, "")
    text = '<img src="../../foto/a.webp" srcset="../../foto/{} 480w, ../../foto/a.webp 960w">'
    assert inside(text.format("a-480.webp")) == text.format("a-480.webp")
    assert inside(text.format("b.webp")) == '<img src="../../foto/a.webp">'


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<script src="../../aset/portal.js" data-akar="../../" defer></script>',
        '<script type="application/ld+json">{"a": "<b>"}</script>',
        '<meta http-equiv="refresh" content="0;url=https://jahat.example/">',
        '<meta http-equiv="Content-Security-Policy" content="default-src *">',
        '<meta name="robots" content="all">',
        '<base href="https://jahat.example/">',
        '<iframe src="https://jahat.example/">x</iframe>',
        '<form action="https://jahat.example/"><input name="a"></form>',
        "<!-- komentar -->",
    ],
)
def test_what_could_run_or_lead_away_is_left_out(hostile: str) -> None:
    assert inside(f"a{hostile}b") == "ab"


def test_an_event_of_an_element_is_left_out() -> None:
    assert inside('<p onclick="x()" class="a">b</p>') == '<p class="a">b</p>'


def test_the_mark_that_the_frozen_page_had_makes_room_for_the_one_of_today() -> None:
    own = '<aside class="spanduk" aria-label="Halaman arsip">lama <a href="x">y</a></aside>'
    other = '<aside class="spanduk" aria-label="Data simulasi">Data simulasi.</aside>'
    assert page(f"{other}{own}<main>isi</main>", main=False) == f"{other}[tanda]<main>isi</main>"


def test_a_short_page_tells_its_drawings_in_words_and_leaves_out_what_was_folded() -> None:
    content = (
        '<svg class="ikon"><use/></svg><h2>Pasar</h2><svg role="img"><title>Nilai &amp; 85</title>'
        '<text>85</text></svg><details><summary>Rincian</summary><p id="r">a</p></details>b'
    )
    assert inside(content, short=True) == '<h2>Pasar</h2><p class="asal">Nilai &amp; 85</p>b'
    assert inside(content) == content


def test_a_short_page_has_no_link_to_a_part_that_was_left_out() -> None:
    content = (
        '<a href="#ada">1</a><a href="#lipat">2</a><p id="ada">a</p>'
        '<details><p id="lipat">b</p></details>'
    )
    assert inside(content, short=True) == '<a href="#ada">1</a>2<p id="ada">a</p>'
    assert inside(content) == content


def test_a_short_page_has_no_menus_and_keeps_what_lies_around_its_content() -> None:
    around = (
        '<nav class="lebar"><a href="#x">m</a></nav><nav class="remah">r</nav><main>a</main>'
        "<footer><details><summary>Kutip</summary>k</details></footer>"
    )
    kept = around.removeprefix('<nav class="lebar"><a href="#x">m</a></nav>')
    assert page(around, short=True, main=False) == kept.replace("<main>", "[tanda]<main>")
