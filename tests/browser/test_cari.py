"""Finding, in a real browser over the real index, under a strict CSP."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from kksportal.site_build.search_index.index import make_index
from tests.browser.tanda import PERAMBAN
from tests.unit.test_search import HOSTILE

CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)


pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]


class Strict(http.server.SimpleHTTPRequestHandler):
    """A file server that allows a page nothing but what it needs, and does not talk."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Every answer carries the policy."""
        self.send_header("Content-Security-Policy", CSP)
        super().end_headers()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site under the strict policy."""
    handler = functools.partial(Strict, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new visitor; whatever the policy forbids or a script throws fails the test."""
    context = browser.new_context()
    made = context.new_page()
    faults: list[str] = []
    made.on("pageerror", lambda fault: faults.append(str(fault)))
    made.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    yield made
    context.close()
    assert not faults


def results(page: Page, url: str) -> list[str]:
    """The titles that a search gives, once it has said how many there are."""
    page.goto(url)
    page.locator("#jumlah-hasil:not(:empty)").wait_for()
    return page.locator("#hasil li > a").all_inner_texts()


def count(page: Page) -> str:
    """How many results the page says there are."""
    return page.locator("#jumlah-hasil").inner_text().split(" ")[0]


def test_banjar_shows_both_first_with_their_provinces(page: Page, address: str) -> None:
    """The two districts of that name stand before longer names and before stories."""
    titles = results(page, f"{address}cari/?q=Banjar")
    assert titles[:2] == ["Kabupaten Banjar", "Kota Banjar"]
    assert len(titles) > 4
    told = page.locator("#hasil li small").all_inner_texts()
    assert "Kalimantan Selatan" in told[0]
    assert "Jawa Barat" in told[1]
    assert results(page, f"{address}cari/?q=kota+banjar")[0] == "Kota Banjar"
    assert results(page, f"{address}cari/?q=kab.+banjar")[0] == "Kabupaten Banjar"
    assert results(page, f"{address}cari/?q=pasar")[0] == "Tatanan Pasar"


def test_words_of_one_stem_find_the_same(page: Page, address: str) -> None:
    """Mencegah, pencegahan and dicegah give the same pages."""
    found = {}
    for word in ("mencegah", "pencegahan", "dicegah"):
        found[word] = results(page, f"{address}cari/?q={word}"), count(page)
    assert found["mencegah"] == found["pencegahan"] == found["dicegah"]
    assert int(found["mencegah"][1]) > 5
    assert page.locator("#hasil mark").count()


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("q=pasar&jenis=inovasi", {"Inovasi"}),
        ("q=pasar&jenis=indikator&tahun=2025", {"Indikator"}),
        ("jenis=daerah&tahun=2025&provinsi=Jawa+Barat", {"Daerah"}),
        ("tatanan=Pasar&jenis=tatanan", {"Tatanan"}),
        ("daerah=Kabupaten+Balangan", {"Daerah", "Inovasi"}),
    ],
)
def test_filters_narrow_what_is_found(
    page: Page, address: str, asked: str, kinds: set[str]
) -> None:
    """By kind, year, province, tatanan and district; an empty query lists all that fit."""
    assert results(page, f"{address}cari/?{asked}")
    told = page.locator("#hasil li small").all_inner_texts()
    assert {line.split(" · ")[0] for line in told} == kinds
    if "2025" in asked and "indikator" in asked:
        assert all("siklus 2025" in line for line in told)
    if "Jawa" in asked:
        assert all("Jawa Barat" in line for line in told)


def test_simulated_results_say_so(page: Page, address: str) -> None:
    """The fictional district and its story are marked in the list of results."""
    titles = results(page, f"{address}cari/?daerah=Kabupaten+Contoh")
    assert titles
    assert all("(data simulasi)" in title for title in titles)


def test_by_keyboard_alone_from_the_home_page(page: Page, address: str) -> None:
    """Type on the home page, land on the results, walk down, and back, and open one."""
    page.goto(address)
    page.get_by_role("searchbox").focus()
    page.keyboard.type("balangan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/?q=balangan")
    page.locator("#hasil li").first.wait_for()
    page.locator("#kata").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/daerah/kabupaten-balangan/")


def test_typing_searches_and_writes_the_address(page: Page, address: str) -> None:
    """SharedResults come as one types; query and filters are in the address, and Back undoes."""
    page.goto(f"{address}cari/")
    page.locator("#kata").press_sequentially("jamban")
    page.locator("#hasil li").first.wait_for()
    page.wait_for_url("**/cari/?q=jamban")
    before = page.locator("#jumlah-hasil").inner_text()
    page.get_by_text("Saring hasil").click()
    page.get_by_role("checkbox", name="Inovasi").check()
    page.wait_for_url("**/cari/?q=jamban&jenis=inovasi")
    expect(page.locator("#jumlah-hasil")).not_to_have_text(before)
    page.locator("#kata").fill("")
    page.get_by_role("checkbox", name="Inovasi").uncheck()
    page.wait_for_url("**/cari/")
    expect(page.locator("#hasil li")).to_have_count(0)


def test_the_rest_of_the_results_is_one_button_away(page: Page, address: str) -> None:
    """Ten at a time; the next ten come with the focus on the first of them."""
    assert len(results(page, f"{address}cari/?q=pasar")) == 10
    page.get_by_role("button", name="Tampilkan hasil berikutnya").click()
    expect(page.locator("#hasil li a").nth(10)).to_be_focused()
    assert page.locator("#hasil li").count() > 10


def test_hostile_texts_are_shown_as_texts(page: Page, address: str) -> None:
    """Markup in a title or a text is seen by readers, and never becomes part of the page."""
    index = dict(make_index([HOSTILE]))

    def answer(route: Route) -> None:
        name = route.request.url.split("/pagefind/")[1].split("?")[0]
        kind = "text/javascript" if name.endswith(".js") else "application/octet-stream"
        route.fulfill(body=index[name], content_type=kind)

    page.route("**/cari/pagefind/**", answer)
    assert results(page, f"{address}cari/?q=dua") == [HOSTILE.title]
    assert '<img src=x onerror="alert(1)">' in page.locator("#hasil p").inner_text()
    assert page.locator("#hasil mark").all_inner_texts() == ["dua."]
    assert page.locator("#hasil :is(img, script, b, i)").count() == 0


def test_the_first_results_cost_at_most_300_kb(page: Page, address: str) -> None:
    """Page, scripts, index and ten results, nothing compressed by the server, from this host."""
    sizes: dict[str, int] = {}
    page.on("response", lambda r: sizes.update({r.url: len(r.body())}))
    results(page, f"{address}cari/?q=mencegah")
    page.wait_for_load_state("networkidle")
    assert all(url.startswith(address) for url in sizes)
    assert any("wasm" in url for url in sizes)
    assert sum(sizes.values()) <= 300_000


def test_without_javascript_names_and_lists_remain(browser: Browser, address: str) -> None:
    """No form that does nothing: every district by name with its province, and the lists."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}cari/?q=banjar")
    assert not page.locator("#cari-portal").is_visible()
    assert page.locator("#menurut-nama li").count() == 515
    assert "Jawa Barat" in page.locator("li", has_text="Kota Banjar").first.inner_text()
    page.get_by_role("link", name="Cerita inovasi").click()
    assert page.locator("article").count() > 5
    assert not page.locator(".alat").is_visible()
    context.close()


def column(page: Page, place: int) -> list[str]:
    """The cells of a column of the last table, as shown."""
    return page.locator(f"tbody tr:visible > :nth-child({place})").all_inner_texts()


def test_the_award_matrix_sorts_by_rank_and_shares_its_state(page: Page, address: str) -> None:
    """A head is a button; categories go by their step, what is missing stays last."""
    page.goto(f"{address}penghargaan/")
    button = page.get_by_role("button", name="2025")
    button.focus()
    page.keyboard.press("Enter")
    head = page.locator("thead th", has_text="2025")
    assert head.get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    cells = column(page, 12)
    assert cells[0] == "Wistara Paripurna"
    assert cells[-1] == "–"
    assert cells.index("Wistara") < cells.index("Wiwerda") < cells.index("Padapa")
    assert page.url.endswith("?urut=-2025")
    assert "menurut 2025, menurun" in page.get_by_role("status").inner_text()
    page.reload()
    page.locator("[aria-sort=descending]").wait_for()
    assert column(page, 12) == cells
    page.get_by_role("button", name="2025").click()
    assert page.locator("[aria-sort]").count() == 0
    page.get_by_label("Saring daftar").fill("kota pro")
    assert all(name.startswith("Kota Pro") for name in column(page, 1))
    assert "cocok" in page.get_by_role("status").inner_text()
    assert page.url.endswith("?saring=kota+pro")


def test_a_table_of_districts_sorts_by_its_numbers(page: Page, address: str) -> None:
    """Values are numbers, not words, in the table of an indicator's districts."""
    page.goto(f"{address}indikator/2025/T1.01/?urut=-nilai")
    rows = page.locator("[data-alat] + div tbody tr")
    page.locator("[aria-sort]").wait_for()
    values = [float(one.get_attribute("value") or "nan") for one in rows.locator("td data").all()]
    assert len(values) > 2
    assert values == sorted(values, reverse=True)


def test_the_list_of_districts_filters_and_sorts(page: Page, address: str) -> None:
    """By name or province, grouped; sorted it is one list that names the provinces."""
    page.goto(f"{address}daerah/?saring=banjar")
    page.get_by_label("Saring daftar").wait_for()
    shown = page.locator(".ubin li:visible a")
    assert {"Kota Banjar", "Kabupaten Banjar"} <= set(shown.all_inner_texts())
    assert shown.count() < 10
    assert page.locator("section.provinsi:visible").count() == 3
    page.get_by_label("Urutkan").select_option(label="nama")
    names = shown.all_inner_texts()
    assert set(names[:2]) == {"Kota Banjar", "Kabupaten Banjar"}
    assert (
        "Jawa Barat" in page.locator(".ubin li:visible", has_text="Kota Banjar").first.inner_text()
    )
    assert page.url.endswith("?saring=banjar&urut=nama")
    page.get_by_label("Saring daftar").fill("")
    assert shown.count() == 515


def test_the_list_of_stories_filters_and_sorts(page: Page, address: str) -> None:
    """By any word of a card; sorted by district, then by title."""
    page.goto(f"{address}inovasi/?urut=daerah")
    page.get_by_label("Saring daftar").wait_for()
    all_of_them = page.locator(".ubin li:visible").count()
    assert all_of_them > 10
    page.get_by_label("Saring daftar").fill("balangan")
    assert 0 < page.locator(".ubin li:visible").count() < all_of_them
    page.get_by_label("Urutkan").select_option("")
    assert page.locator("article:visible").count() > 0
