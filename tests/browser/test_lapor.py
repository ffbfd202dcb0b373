"""Quoting and reporting by one tap: today, the address that is open, all that a report needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.pelayan import served
from tests.browser.tanda import PERAMBAN
from tests.conftest import Fiction

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("rekaan")]

DISTRICT = "daerah/kabupaten-simulasi-001/"
FIGURE = "angka-odf-desa-2025-06-30"


@pytest.fixture(scope="module")
def root(fiction: Fiction) -> Iterator[str]:
    """The fictional site, served on this machine."""
    with served(fiction.site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose clipboard can be read."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def clipboard(page: Page) -> str:
    """What was copied."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def today(page: Page) -> str:
    """Today's date as Indonesians write it."""
    form = "{ day: 'numeric', month: 'long', year: 'numeric' }"
    return str(page.evaluate(f"new Date().toLocaleDateString('id-ID', {form})"))


def opened(page: Page, address: str) -> Page:
    """A page whose figures are unfolded."""
    page.goto(address)
    page.locator(".kaki").get_by_role("button", name="Salin kutipan").wait_for()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    return page


def test_a_page_is_quoted_by_one_tap(page: Page, root: str) -> None:
    """The address that is open and the day that it is; said to eye and ear."""
    opened(page, f"{root}{DISTRICT}#hasil")
    button = page.locator(".kaki").get_by_role("button", name="Salin kutipan")
    button.click()
    expect(page.locator(".kaki .salin")).to_have_text("Tersalin")
    expect(page.locator("p[aria-live].tersembunyi")).to_have_text("Tersalin")
    text = clipboard(page)
    assert text.endswith(f" {root}{DISTRICT}. Diakses {today(page)}.")
    assert "[tanggal]" not in text


def test_a_figure_is_quoted_with_its_permanent_id(page: Page, root: str) -> None:
    """In its own fold, as the page has the sentence."""
    opened(page, root + DISTRICT)
    page.locator(f"#{FIGURE}").get_by_role("button", name="Salin kutipan").click()
    expect(page.locator(f"#{FIGURE} .salin")).to_have_text("Tersalin")
    text = clipboard(page)
    assert text.startswith("Desa/kelurahan bebas buang air besar sembarangan (ODF), ")
    assert text.endswith(f"{root}{DISTRICT}#{FIGURE}, diakses {today(page)}.")


def test_every_chart_and_table_can_be_quoted(page: Page, root: str) -> None:
    """Title, source, an address that leads there; a chart's own table needs no second one."""
    opened(page, root + DISTRICT)
    charts = page.locator("main figure[id]")
    assert charts.count() > 0
    for chart in charts.all():
        expect(chart.get_by_role("button", name=re.compile("^Salin kutipan: "))).to_have_count(1)
    charts.first.get_by_role("button", name=re.compile("^Salin kutipan: ")).click()
    expect(charts.first.locator(".salin", has_text="Tersalin")).to_have_count(1)
    text = clipboard(page)
    assert f"{root}{DISTRICT}#{charts.first.get_attribute('id')}, diakses {today(page)}." in text
    assert "Sumber: " in text
    opened(page, f"{root}penghargaan/")
    tables = page.locator("main .bingkai-tabel:not(figure *)").count()
    assert tables
    assert page.get_by_role("button", name=re.compile("^Salin kutipan: ")).count() >= tables


def test_without_a_clipboard_the_sentence_is_there_to_take(browser: Browser, root: str) -> None:
    """Old browsers and plain http: selected text, said so, and the focus on it."""
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
        "document.execCommand = () => false"
    )
    page = opened(context.new_page(), root + DISTRICT)
    page.locator(".kaki").get_by_role("button", name="Salin kutipan").press("Enter")
    shown = page.locator(".kaki .kutip-teks")
    expect(shown).to_be_focused()
    expect(shown).to_contain_text(f"Diakses {today(page)}.")
    assert page.evaluate("String(getSelection())").strip() == shown.inner_text().strip()
    expect(page.locator("p[aria-live].tersembunyi")).to_have_text("Salin teks ini:")
    context.close()


def test_a_report_names_page_figure_and_source(page: Page, root: str) -> None:
    """On the portal's own page what is reported is read from the page that it is about."""
    opened(page, root + DISTRICT)
    page.locator(f"#{FIGURE}").get_by_role("link", name="Laporkan angka ini").click()
    told = page.locator(".lapor-ini")
    expect(told).to_contain_text("Yang Anda laporkan")
    expect(told).to_contain_text("140 dari 170 desa/kelurahan")
    expect(told).to_contain_text("Dinas daerah (simulasi)")
    expect(told).to_contain_text(f"{root}{DISTRICT}#{FIGURE}")


@pytest.mark.parametrize(
    "about", ["https://evil.example/", "//evil.example/", "..%2F..%2Fx", "data:text/html,x",
              "javascript:alert(1)", "tidak/ada/"],
)  # fmt: skip
def test_an_address_cannot_put_words_on_the_report_page(page: Page, root: str, about: str) -> None:
    """Only pages of this portal are read; whatever else is asked for, nothing is shown."""
    strange: list[str] = []
    page.on("request", lambda one: strange.append(one.url) if "evil" in one.url else None)
    page.goto(f"{root}kontribusi/?angka={about}")
    page.locator(".kaki").get_by_role("button", name="Salin kutipan").wait_for()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".lapor-ini")).to_have_count(0)
    assert not [url for url in strange if "evil.example" in urlsplit(url).netloc]


@pytest.mark.parametrize(
    ("setting", "names"),
    [
        ("mailto:dinas@contoh.id", ("subject", "body")),
        ("https://github.com/dinas/portal/issues/new?template=lapor.yml", ("title", "body")),
        ("https://gitlab.com/dinas/portal/-/issues/new", ("issue[title]", "issue[description]")),
        ("https://wa.me/62800", ("text",)),
    ],
)
def test_a_report_is_written_where_the_owner_takes_it(
    page: Page, root: str, setting: str, names: tuple[str, ...]
) -> None:
    """Mail, issues, WhatsApp: the sentence with source and address is in it; the rest stays."""

    def elsewhere(route: Route) -> None:
        answer = route.fetch()
        body = re.sub(r'(<a class="lapor" href=")[^"]*', rf"\g<1>{setting}", answer.text())
        route.fulfill(response=answer, body=body)

    page.route(root + DISTRICT, elsewhere)
    opened(page, root + DISTRICT)
    href = page.locator(f"#{FIGURE}").get_by_role("link", name="Laporkan angka ini").get_attribute(
        "href"
    )  # fmt: skip
    assert href is not None
    assert "+" not in href
    given = parse_qs(urlsplit(href).query)
    assert given.keys() >= set(names)
    told = given[names[-1]][0]
    for part in ("140 dari 170", "Dinas daerah (simulasi)", f"{root}{DISTRICT}#{FIGURE}"):
        assert part in told
    if "template" in setting:
        assert given["template"] == ["lapor.yml"]


def test_another_host_is_opened_as_it_is(page: Page, root: str) -> None:
    """A form that we do not know gets nothing that it did not ask for."""

    def elsewhere(route: Route) -> None:
        answer = route.fetch()
        new = r"\g<1>https://contoh.id/lapor?dari=portal"
        route.fulfill(
            response=answer, body=re.sub(r'(<a class="lapor" href=")[^"]*', new, answer.text())
        )

    page.route(root + DISTRICT, elsewhere)
    opened(page, root + DISTRICT)
    link = page.locator(f"#{FIGURE}").get_by_role("link", name="Laporkan angka ini")
    expect(link).to_have_attribute("href", "https://contoh.id/lapor?dari=portal")
