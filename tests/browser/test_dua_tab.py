"""Two tabs of one browser at `/periksa/`: one holds the draft, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from tests.browser.meja import SLOW, choose, facts, kept, quiet, ready
from tests.browser.pelayan import served
from tests.browser.tanda import PERAMBAN
from tests.browser.test_kebijakan import HeaderHost
from tests.browser.test_ketikan import Tab, open_row, open_story

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]

ELSEWHERE = "Usulan Anda sedang terbuka di tab lain peramban ini."
READ_ONLY = "Usulan ini kini dikerjakan di tab lain, jadi tab ini hanya dapat dibaca."
FORGOTTEN = "Semua yang tersimpan sudah dihapus dari tab lain, jadi usulan di tab ini berakhir."
WITHOUT_LOCKS = "Object.defineProperty(Navigator.prototype, 'locks', {value: undefined})"
NOTE, STORY = "#kolom-catatan", "#naskah-isi"


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The site."""
    assert (site / "periksa/isi.json").is_file(), "pasang Python untuk peramban: make periksa"
    with served(site, HeaderHost) as address:
        yield address


@pytest.fixture(params=["kunci", "saluran"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser; one that knows Web Locks, and one that does not."""
    made = browser.new_context()
    if request.param == "saluran":
        made.add_init_script(WITHOUT_LOCKS)
    yield made
    made.close()


@pytest.fixture
def first(context: BrowserContext, host: str) -> Page:
    """A tab that holds the draft of Balangan, a row open in it."""
    page = context.new_page()
    page.goto(f"{host}periksa/")
    page.locator("#mulai").click()
    ready(page)
    choose(page)
    open_row(page)
    return page


def told(page: Page, sentence: str) -> None:
    """Wait until the page says this of its tab."""
    expect(page.locator("#kata-tab")).to_have_text(sentence, timeout=SLOW)
    expect(page.locator("#tab-lain")).to_be_visible()


def second(context: BrowserContext, host: str) -> Page:
    """Another tab at the same page, which says that the draft is open elsewhere."""
    page = context.new_page()
    page.goto(f"{host}periksa/")
    told(page, ELSEWHERE)
    return page


def take(page: Page) -> None:
    """Go on in this tab."""
    page.get_by_role("button", name="Lanjutkan di tab ini").click()
    ready(page)


def only_read(page: Page) -> None:
    """The page says so, and nothing in it can be changed but by forgetting."""
    told(page, READ_ONLY)
    expect(page.locator("#meja")).not_to_have_attribute("inert", "")
    controls = page.locator("#meja :is(input, select, textarea, button)")
    open_to = controls.evaluate_all(
        "all => all.filter((one) => !one.disabled && !one.readOnly).map((one) => one.id)"
    )
    assert open_to == ["lupakan"]
    assert controls.count() > 20


def test_what_is_typed_goes_along_to_the_other_tab_and_back(
    context: BrowserContext, first: Page, host: str
) -> None:
    """The other asks first, then has the last key; the first only reads, and may have it back."""
    other = second(context, host)
    expect(other.locator("#meja")).to_be_hidden()
    open_story(first)
    first.locator(STORY).fill("naskah pertama")
    first.locator(NOTE).fill("")
    first.locator(NOTE).press_sequentially("satu")
    take(other)
    expect(other.locator(NOTE)).to_have_value("satu")
    expect(other.locator(STORY)).to_have_value("naskah pertama")
    expect(other.locator("#tab-lain")).to_be_hidden()
    only_read(first)
    expect(first.locator(NOTE)).to_have_value("satu")
    other.locator(NOTE).press("Control+End")
    other.locator(NOTE).press_sequentially(" dua")
    first.get_by_role("button", name="Lanjutkan di tab ini").click()
    only_read(other)
    quiet(first)
    expect(first.locator(NOTE)).to_have_value("satu dua", timeout=SLOW)
    expect(first.locator(NOTE)).to_be_editable()


def test_a_file_that_is_being_checked_goes_along(
    context: BrowserContext, first: Page, host: str, portal: Path
) -> None:
    """What was begun in the first tab is finished and kept before the other goes on."""
    other = second(context, host)
    content = {"name": "fakta.csv", "mimeType": "text/csv", "buffer": facts(portal, "92")}
    first.locator("#berkas").set_input_files([content])
    take(other)
    expect(other.locator("#kalimat")).to_contain_text("berubah dari 85% menjadi 92%")
    only_read(first)


def test_a_reloaded_tab_is_not_asked(context: BrowserContext, first: Page) -> None:
    """It is the same tab: what held the draft is gone when it looks."""
    first.locator(NOTE).fill("muat ulang")
    first.reload()
    ready(first)
    expect(first.locator("#tab-lain")).to_be_hidden()
    expect(first.locator(NOTE)).to_have_value("muat ulang")


def test_a_killed_tab_frees_the_draft(
    browser: Browser, context: BrowserContext, first: Page, host: str
) -> None:
    """A new tab is not asked; what was typed is there."""
    first.locator(NOTE).fill("sebelum")
    first.close()
    tab = Tab(browser, context, host)
    tab.page.locator(NOTE).fill("sebelum mati")
    tab.kill_in(0)
    tab.wait_for_its_end()
    new = context.new_page()
    new.goto(f"{host}periksa/")
    ready(new)
    expect(new.locator("#tab-lain")).to_be_hidden()
    expect(new.locator(NOTE)).to_have_value("sebelum mati")


def test_a_tab_that_waited_goes_on_when_the_other_is_closed(
    context: BrowserContext, first: Page, host: str, request: pytest.FixtureRequest
) -> None:
    """By itself where the browser has Web Locks, else when it is asked to; a hidden one waits."""
    hidden = second(context, host)
    hidden.evaluate("""() => {
      Object.defineProperty(document, "hidden", { value: true, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }""")
    waiting = second(context, host)
    first.locator(NOTE).fill("sebelum ditutup")
    first.close()
    if "saluran" in request.node.callspec.id:
        take(waiting)
    ready(waiting)
    expect(waiting.locator("#tab-lain")).to_be_hidden()
    expect(waiting.locator(NOTE)).to_have_value("sebelum ditutup")
    expect(hidden.locator("#meja")).to_be_hidden()
    told(hidden, ELSEWHERE)


def test_a_tab_that_cannot_answer_overwrites_nothing_later(
    context: BrowserContext, first: Page, host: str
) -> None:
    """It hangs in a question; the other goes on; answered, the first leaves what is there."""
    other = second(context, host)
    first.locator(NOTE).fill("ditanya")
    asked: list[Dialog] = []
    first.on("dialog", lambda box: asked.insert(0, box))
    first.evaluate("""() => { setTimeout(() => {
      const one = document.getElementById("pilih-tabel");
      one.value = "sumber";
      one.dispatchEvent(new Event("change"));
    }); }""")
    take(other)
    expect(other.locator(NOTE)).to_have_value("ditanya")
    other.locator(NOTE).fill("yang terbaru")
    before = kept(other, "isian")
    assert "yang terbaru" in before
    asked[0].accept()  # the first tab drops its row, and opens another table
    only_read(first)
    assert kept(other, "isian") == before
    other.reload()
    ready(other)
    expect(other.locator(NOTE)).to_have_value("yang terbaru")


LEFT = """async () => [(await indexedDB.databases()).length, (await caches.keys()).length,
  (await navigator.serviceWorker.getRegistrations()).length, localStorage.length]"""


@pytest.mark.parametrize("holds", [True, False], ids=["pemegang", "pembaca"])
def test_what_one_tab_forgets_the_other_ends(
    context: BrowserContext, first: Page, host: str, *, holds: bool
) -> None:
    """Whichever of them holds the draft: it leaves the other's screen, and is not written back."""
    other = second(context, host)
    first.locator(NOTE).fill("rahasia kantor")
    take(other)
    only_read(first)
    forgetting, ending = (other, first) if holds else (first, other)
    forgetting.once("dialog", lambda box: box.accept())
    forgetting.locator("#lupakan").click()
    forgetting.locator("#mulai").wait_for(timeout=SLOW)
    told(ending, FORGOTTEN)
    assert ending.locator("#meja").count() == 0
    ending.mouse.click(10, 10)
    assert "rahasia kantor" not in ending.content()
    assert ending.evaluate(LEFT) == [0, 0, 0, 0]
    ending.get_by_role("button", name="Mulai lagi").click()
    expect(ending.locator("#mulai")).to_be_visible()
    assert ending.evaluate(LEFT) == [0, 0, 0, 0]
