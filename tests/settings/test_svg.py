"""A drawing that is published is only a drawing."""

from __future__ import annotations

import pytest

from kksportal.settings.svg import unsafe_in_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


@pytest.mark.parametrize(
    "inner",
    [
        '<path d="M0 0h9v9z" fill="url(#a)"/>',
        "<style>.a { fill: red }</style><g class='a'/>",
        "<defs><linearGradient id='a'><stop/></linearGradient></defs><use xlink:href='#a'/>",
        "<title>Logo</title><text>KKS</text>",
    ],
)
def test_drawings_are_published(inner: str) -> None:
    """Shapes, gradients, classes, words."""
    assert unsafe_in_svg(f"{HEAD}{inner}</svg>".encode()) == ""


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p/></foreignObject>",
        '<path onload="alert(1)"/>',
        '<a href="https://evil.example"><path/></a>',
        '<use href="https://evil.example/x.svg#a"/>',
        '<use xlink:href="javascript:alert(1)"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<style>@import url(https://evil.example)</style>",
        "<style>@im<!-- -->port url(https://evil.example)</style>",
        '<rect fill="url(https://evil.example/#a)"/>',
        '<rect style="background:url( &quot;//evil.example&quot;)"/>',
        "<animate attributeName='href' to='javascript:alert(1)'/>",
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
        '<p xmlns="http://www.w3.org/1999/xhtml">x</p>',
    ],
)
def test_what_runs_or_fetches_is_not(inner: str) -> None:
    """Commands, other hosts, elements of pages."""
    assert unsafe_in_svg(f"{HEAD}{inner}</svg>".encode())


@pytest.mark.parametrize("raw", [b"", b"<svg", b"<!DOCTYPE svg><svg/>", b"GIF89a", b"<svg/>"])
def test_what_is_no_svg_is_not(raw: bytes) -> None:
    """Broken XML, a doctype (entities that multiply), another format, no namespace."""
    assert unsafe_in_svg(raw)
