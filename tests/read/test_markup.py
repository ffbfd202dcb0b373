"""What a text may not bring along is reported with its line, and the page never has it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from kksportal.effects import Folders
from kksportal.prose import PAGE_TAGS, TEXT_TAGS, clean_page, to_html
from kksportal.read.markup import (
    PAGE_SCHEMES,
    STORY_SCHEMES,
    editorial_findings,
    unsafe_parts,
)

UNSAFE = [
    ("<script>alert(1)</script>", "N012", "Ada tanda <script>."),
    ("<SCRIPT src=x></SCRIPT>", "N012", "Ada tanda <SCRIPT>."),
    ("teks <script", "N012", "Ada tanda <script>."),
    ("<iframe src='https://x.example'></iframe>", "N012", "Ada tanda <iframe>."),
    ("<object data=x>", "N012", "Ada tanda <object>."),
    ("<style>*{}</style>", "N012", "Ada tanda <style>."),
    ("<form action=/x>", "N012", "Ada tanda <form>."),
    ("<td onclick='x()'>", "N012", "Ada perintah “onclick” pada <td>."),
    ("<a href=x ONERROR = x>", "N012", "Ada perintah “ONERROR” pada <a>."),
    ("# Judul {: onclick='x()' }", "N012", "Ada perintah “onclick” di dalam kurung."),
    ("# Judul { #id onmouseover=x }", "N012", "Ada perintah “onmouseover” di dalam kurung."),
    ("[klik](javascript:alert)", "N007", "Tautan ke “javascript:alert”."),
    ("[klik](JavaScript:alert)", "N007", "Tautan ke “JavaScript:alert”."),
    ("[klik](<vbscript:x>)", "N007", "Tautan ke “vbscript:x”."),
    ("[klik](data:text/html,x)", "N007", "Tautan ke “data:text/html,x”."),
    ("[klik](//evil.example/x)", "N007", "Tautan ke “//evil.example/x”."),
    (r"[klik](/\evil.example)", "N007", r"Tautan ke “/\evil.example”."),
    ("[a]: javascript:x", "N007", "Tautan ke “javascript:x”."),
    ("<javascript:x>", "N007", "Tautan ke “javascript:x”."),
    ('<a href="//evil.example">x</a>', "N007", "Tautan ke “//evil.example”."),
    ("<a href='jav&#x61;script:x'>x</a>", "N007", "Tautan ke “jav&#x61;script:x”."),
    ("![foto](https://x.example/a.png)", "N007",
     "Gambar dari situs lain: “https://x.example/a.png”."),
]  # fmt: skip
FINE = [
    "# Judul\n\nTeks **tebal**, *miring*, `kode`.",
    "[halaman](metodologi/#skor), [situs](https://contoh.id/a(b)), <https://contoh.id/>",
    "[ke atas](../), [jangkar](#a), [relatif](a/b.md)",
    "3 < 4 dan 5 > 2, a<b, onset = mulai, {a}",
    "```\n<script>alert(1)</script>\n[x](javascript:y)\n```",
    "~~~ html\n<script>\n~~~",
    "Tulis `<script>` atau ``<iframe> ` ``.",
    "# Judul { #pasal-1 .kelas }",
    "| a |\n|---|\n| b |",
    "<dl><dt>a</dt><dd>b</dd></dl>",
]


def reported(text: str, *, page: bool = False) -> list[tuple[str, int, str]]:
    """The findings about a text that begins on line 8."""
    tags, schemes = (PAGE_TAGS, PAGE_SCHEMES) if page else (TEXT_TAGS, STORY_SCHEMES)
    findings = list(unsafe_parts(text, "a.md", 8, tags=tags, schemes=schemes))
    assert {f.path for f in findings} <= {"a.md"}
    return [(f.kind.code.removeprefix("KKS-"), f.row, f.what) for f in findings]


@pytest.mark.parametrize("page", [True, False], ids=["page", "story"])
@pytest.mark.parametrize(("text", "code", "what"), UNSAFE, ids=[t[0] for t in UNSAFE])
def test_what_runs_or_leads_astray_is_reported_on_its_line(
    text: str, code: str, what: str, page: bool
) -> None:
    """In stories and editorial pages alike, wherever in the text it stands."""
    assert (code, 8, what) in reported(text, page=page)
    assert (code, 10, what) in reported(f"satu\n\n{text}", page=page)


@pytest.mark.parametrize("page", [True, False], ids=["page", "story"])
@pytest.mark.parametrize("text", FINE)
def test_plain_markdown_and_code_are_fine(text: str, page: bool) -> None:
    """The control: what people write, and code that only shows such tags, is no fault."""
    assert reported(text, page=page) == []


@pytest.mark.parametrize(
    ("text", "page", "story"),
    [
        ("<details><summary>a</summary></details>", 0, 2),
        ("<div class=x>a</div>", 0, 1),
        ("<img src=a.png>", 0, 1),
        ("<b>a</b>", 0, 1),
        ("[surel](mailto:dinas@contoh.id)", 0, 1),
        ("[telepon](tel:0511)", 0, 1),
        ("[berkas](ftp://contoh.id)", 1, 1),
    ],
)
def test_a_page_may_hold_more_than_a_story(text: str, page: int, story: int) -> None:
    """Editorial pages have boxes, pictures of their own and addresses of an office."""
    assert len(reported(text, page=True)) == page
    assert len(reported(text)) == story


@pytest.mark.parametrize("text", [t[0] for t in UNSAFE])
def test_whatever_is_not_reported_never_reaches_a_page(text: str) -> None:
    """The sanitisers take out what runs and what fetches, also where nobody looked."""
    for made in (clean_page(f"<p>a</p>{text}"), to_html(f"a\n\n{text}", {})):
        parts = list(html.fromstring(f"<div>{made}</div>").iter())
        assert {str(part.tag) for part in parts} <= PAGE_TAGS
        for name, value in (pair for part in parts for pair in part.items()):
            assert not name.lower().startswith("on")
            if name in ("href", "src"):
                assert re.match(r"(https?:|mailto:)?(?!//|[a-z]+:)", value)
                assert (name, value[:5]) != ("src", "https")


@pytest.mark.parametrize(
    "body",
    [
        '<h2 id="skor">Skor</h2>',
        '<p><a href="../metodologi/" title="M">x</a> <a href="https://a.id/" rel="me">y</a></p>',
        '<a href="mailto:dinas@contoh.id">surel</a>',
        '<td style="text-align:right">1</td>',
        '<div class="admonition note"><p class="admonition-title">Catatan</p></div>',
        '<img src="foto/a.webp" alt="Pasar" width="3">',
        '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
        '<details open="">a</details>',
    ],
)
def test_what_markdown_makes_of_a_page_stays(body: str) -> None:
    """The control: headings with anchors, links, aligned cells, boxes, pictures of the portal."""
    whole = f"<table><tbody><tr>{body}</tr></tbody></table>" if body.startswith("<td") else body
    assert body in clean_page(whole)


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ('<img src="https://x.example/a.png" alt="a">', '<img alt="a">'),
        ('<img src="//x.example/a.png">', "<img>"),
        ('<a href="/\\\\x.example">a</a>', "<a>a</a>"),
        ('<a href=" //x.example">a</a>', "<a>a</a>"),
        ('<p style="position:fixed">a</p>', "<p>a</p>"),
        ("<p>a<!-- b --></p>", "<p>a</p>"),
    ],
)
def test_what_fetches_or_covers_a_page_goes(body: str, left: str) -> None:
    """Pictures of other sites, addresses without a scheme, styles that lay things over a page."""
    assert clean_page(body) == left


def test_editorial_pages_are_looked_at_and_others_left(tmp_path: Path) -> None:
    """Every Markdown file under content/ but stories, narratives and hidden ones."""
    evil = "a\n\n<script>"
    for name in ("a.md", "dalam/b.md", "inovasi/c.md", "narasi/d.md", ".e.md", ".f/g.md", "h.txt"):
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(evil, "utf-8")
    findings = list(editorial_findings(Folders(root=tmp_path)))
    assert [(f.path, f.row, f.kind.code) for f in findings] == [
        ("content/a.md", 3, "KKS-N012"),
        ("content/dalam/b.md", 3, "KKS-N012"),
    ]


def test_an_editorial_page_that_is_no_text_is_reported(tmp_path: Path) -> None:
    """UTF-16 is no UTF-8; the line ends of Windows are no fault of a page."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_bytes("# Judul".encode("utf-16"))
    (tmp_path / "content" / "b.md").write_bytes(b"# Judul\r\n\r\nisi\r\n")
    findings = list(editorial_findings(Folders(root=tmp_path)))
    assert [(f.path, f.kind.code) for f in findings] == [("content/a.md", "KKS-P004")]


def test_personal_data_on_an_editorial_page_is_reported(tmp_path: Path) -> None:
    """A number of identity stops the build; an office's mail address is reported and may stay."""
    (tmp_path / "content").mkdir()
    text = "# Kontak\n\nNIK 6311 0101 0190 0001\n\ndinas@contoh.id"
    (tmp_path / "content" / "a.md").write_text(text, "utf-8")
    findings = list(editorial_findings(Folders(root=tmp_path)))
    assert [(f.row, f.kind.code, f.is_error) for f in findings] == [
        (3, "KKS-D024", True),
        (5, "KKS-N010", False),
    ]
