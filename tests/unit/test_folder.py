"""A finished page becomes a page of a folder: what must change does, and nothing else."""

from __future__ import annotations

import pytest

from kksportal.render.folder import FolderPages

ICONS = (
    b'<svg xmlns="http://www.w3.org/2000/svg" fill="none"><symbol id="pasar" viewBox="0 0 9 9">'
    b'<title>A &amp; B</title><path d="M0 0"/></symbol><path id="d35.79" d="M1 1z"/></svg>'
)


def shaped(text: str, address: str = "daerah/kota-batu/index.html", url: str = "") -> str:
    """A page as it stands in the folder."""
    pages = FolderPages(url, {"aset/ikon.svg": ICONS}.get)
    return pages.shape(address, text.encode()).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="../">', '<a href="../index.html">'),
        ('<a class="x" href="pasar/#a">', '<a class="x" href="pasar/index.html#a">'),
        ('<a href="../?a=1&amp;b=&quot;2">', '<a href="../index.html?a=1&amp;b=&quot;2">'),
        ('<form action="../../cari/">', '<form action="../../cari/index.html">'),
        ('<img src="/foto/a.webp" alt="">', '<img src="../../foto/a.webp" alt="">'),
        (
            '<img srcset="/foto/a.webp 480w, /foto/b.webp 960w">',
            '<img srcset="../../foto/a.webp 480w, ../../foto/b.webp 960w">',
        ),
        (
            '<script src="../../aset/a.js" integrity="sha256-x=" data-akar="../../" defer>',
            '<script src="../../aset/a.js" data-akar="../../" defer>',
        ),
        ('<html lang="id">', '<html lang="id" data-folder>'),
        (
            '<meta http-equiv="Content-Security-Policy" content="img-src \'self\'">',
            '<meta http-equiv="Content-Security-Policy" content="img-src &#x27;self&#x27; file:">',
        ),
    ],
)
def test_a_tag_that_needs_a_server_is_another(before: str, after: str) -> None:
    """Links, pictures, forms, scripts, the policy, and the mark for scripts."""
    assert shaped(f"a\n é {before} <b>b</b>") == f"a\n é {after} <b>b</b>"


@pytest.mark.parametrize(
    "text",
    [
        '<!doctype html>\n<p  CLASS=a title=\'"\'>A &amp; B &copy; <br/>\n\n<a href="#isi">x</a>',
        "<a href='https://a.example/x/' >x</a><a href='mailto:a@b.go.id'>y</a>",
        '<script type="application/ld+json">{"url": "<a href=\'../\'>"}</script>',
        "<!-- <a href='../'> -->",
        '<meta name="description" content="\'self\' ../">',
        '<svg viewBox="0 0 1 1"><use href="#d1"/><path d="M0 0"/></svg>',
        "sisa < dan & ujung",
    ],
)
def test_all_else_stays_to_the_byte(text: str) -> None:
    """Text, comments, data in scripts, and tags that need nothing."""
    assert shaped(text) == text


def test_a_drawing_of_another_file_stands_in_its_place() -> None:
    """A symbol keeps its own box; a part is itself; neither brings an id along."""
    assert shaped('<svg><use href="../../aset/ikon.svg#pasar"/></svg>') == (
        '<svg><svg viewBox="0 0 9 9"><title>A &amp; B</title><path d="M0 0"></path></svg></svg>'
    )
    assert shaped('<g><use href="../../aset/ikon.svg#d35.79"/></g>') == (
        '<g><path d="M1 1z"></path></g>'
    )


@pytest.mark.parametrize("lost", ["aset/ikon.svg#tidak-ada", "aset/lain.svg#pasar"])
def test_a_drawing_that_is_not_there_is_left_as_a_link(lost: str) -> None:
    """Nothing is invented for it."""
    assert shaped(f'<use href="../../{lost}"/>') == f'<use href="../../{lost}"/>'


def test_the_page_404_begins_at_the_folder() -> None:
    """It alone knows the root by its host."""
    page = '<a href="/kks/daerah/"><script data-akar="/kks/"></script>'
    assert shaped(page, "404.html", "https://dinas.example/kks/") == (
        '<a href="daerah/index.html"><script data-akar=""></script>'
    )


def test_only_pages_are_shaped() -> None:
    """Feeds, tables and records are what they were."""
    content = b'<a href="../">\xff'
    assert FolderPages("", {}.get).shape("feed.xml", content) is content
