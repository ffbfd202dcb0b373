"""What an owner may set, and what may not stand on every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import ROOT

from kksportal.errors import PortalError
from kksportal.exports.factsheet import _at
from kksportal.read.catalogue import read_catalogue
from kksportal.render.html import Renderer, Templates
from kksportal.settings import read_settings
from kksportal.words.portal import PortalInfo
from kksportal.words.translator import Translator
from kksportal.words.views import Frame


def info_of(folder: Path, *own: str) -> PortalInfo:
    """The portal of a configuration with these options of ours."""
    options = "".join(f"      {line}\n" for line in own)
    text = f"site_name: Portal\nplugins:\n  - kksportal:\n{options}"
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return read_settings(folder).info


@pytest.mark.parametrize(
    ("address", "away"),
    [
        ("kontribusi/", False),
        ("tentang/#kontak", False),
        ("bantuan/lapor.html", False),
        ("https://wa.me/62", True),
        ("http://contoh.id/lapor?dari=portal&ke=dinas", True),
        ("mailto:dinas@contoh.id", True),
    ],
)
def test_errors_are_reported_on_a_page_or_at_an_address(
    tmp_path: Path, address: str, away: bool
) -> None:
    """A page of the portal, a web address or a mail address."""
    info = info_of(tmp_path, f'lapor: "{address}"')
    assert info.report_href == address
    assert info.report_away is away


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "//evil.example/",
        "/\\\\evil.example",
        "/mutlak/",
        "../luar/",
        "a/../../luar/",
        "a//b",
        "https://",
        "https:evil.example",
        "https://a.id/ b",
        "https://a.id/<b>",
        "tentang/ onclick=x",
        "ftp://contoh.id",
    ],
)
def test_what_runs_or_leads_astray_stands_on_no_page(tmp_path: Path, address: str) -> None:
    """Anything else is refused in a sentence that names the setting and shows how to write it."""
    with pytest.raises(PortalError, match=r"mkdocs\.yml: “lapor” berisi .* tulis misalnya"):
        info_of(tmp_path, f'lapor: "{address}"')


@pytest.mark.parametrize("text", ["[a]", "{a: b}", "3"])
def test_a_report_address_is_a_text(tmp_path: Path, text: str) -> None:
    """A list, a map or a number is none."""
    with pytest.raises(PortalError, match="“lapor”"):
        info_of(tmp_path, f"lapor: {text}")


def test_what_is_not_set_has_its_usual_value(tmp_path: Path) -> None:
    """Without options, or with empty ones: the page on contributing, ten working days."""
    for info in (info_of(tmp_path, "pengelola: X"), info_of(tmp_path, "lapor:", "hari_jawab:")):
        assert (info.report_href, info.report_days) == ("kontribusi/", 10)


@pytest.mark.parametrize("text", ["sepuluh", "0", "-3", "366", "1.5", "[3]", "١"])
def test_days_are_a_whole_number(tmp_path: Path, text: str) -> None:
    """How many working days an answer takes is a number of days within a year."""
    with pytest.raises(PortalError, match="“hari_jawab” berisi"):
        info_of(tmp_path, f"hari_jawab: {text}")
    assert info_of(tmp_path, "hari_jawab: 365").report_days == 365
    assert info_of(tmp_path, 'hari_jawab: "1"').report_days == 1


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("address", "href"),
    [("kontribusi/", "../../kontribusi/"), ("https://wa.me/62", "https://wa.me/62")],
)
def test_the_address_stands_as_it_is_on_every_page(address: str, href: str, language: str) -> None:
    """A page of the portal is reached from where the reader is; an address of its own is itself."""
    info = PortalInfo(name="Portal", url="https://kks.example/", report_href=address)
    frame = Frame(
        title="X", description="", address="daerah/x/", section="daerah", changed="",
        changed_text="", crumbs=(), simulated=False, noindex=False, language=language,
    )  # fmt: skip
    templates = Templates(
        ROOT / "site_templates", translator=Translator("en", read_catalogue("en"))
    )
    page = Renderer(templates, info).frame_context(frame, "")
    name = "main-en.html" if language == "en" else "main.html"
    text = templates.environment.get_template(name).render(page)
    assert re.search(rf'<a (?:class="lapor" )?href="{re.escape(href)}"', text)


def test_outside_the_pages_the_address_is_whole() -> None:
    """Where there is no page to start from, as on paper, it has its host."""
    page = PortalInfo(name="Portal", url="https://kks.example/", report_href="kontribusi/")
    mail = PortalInfo(name="Portal", url="", report_href="mailto:dinas@contoh.id")
    assert _at(mail, mail.report_href) == "mailto:dinas@contoh.id"
    assert _at(page, page.report_href) == "https://kks.example/kontribusi/"
    assert _at(PortalInfo(name="Portal"), "kontribusi/") == "Portal, kontribusi/"
