"""Nothing typed at `/periksa/` is lost: the tab's process is killed at random moments, by force."""

from __future__ import annotations

import os
import random
import signal
import string
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.browser.meja import choose, decide, drop, facts, quiet, ready
from tests.browser.pelayan import served
from tests.browser.tanda import PERAMBAN
from tests.browser.test_kebijakan import HeaderHost

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]

ROW, MESSAGE, STORY, SAVED = "baris", "pesan", "naskah", "simpan"
BOXES = {ROW: "#kolom-catatan", MESSAGE: "#pesan", STORY: "#naskah-isi", SAVED: "#kolom-catatan"}
SIGNS = string.ascii_lowercase + " "
LONGEST = 400  # signs: then a box is emptied
FEW = (ROW, SAVED, MESSAGE, STORY)  # in `make test`, of one seed


class Killed(NamedTuple):
    """Where was typed when the tab died, and what may stand there now."""

    where: str
    typed: str
    allowed: tuple[str, ...]


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The site."""
    assert (site / "periksa/isi.json").is_file(), "pasang Python untuk peramban: make periksa"
    with served(site, HeaderHost) as address:
        yield address


@pytest.fixture
def context(browser: Browser, host: str, portal: Path) -> Iterator[BrowserContext]:
    """A browser in which a figure of Balangan was changed, with its network cut."""
    made = browser.new_context()
    page = made.new_page()
    page.goto(f"{host}periksa/")
    page.locator("#mulai").click()
    ready(page)
    choose(page)
    drop(page, "fakta.csv", facts(portal, "92"))
    decide(page)
    page.close()
    made.set_offline(True)
    yield made
    made.close()


def busy(browser: Browser) -> dict[int, float]:
    """How long each renderer has computed, by its process."""
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    return {p["id"]: p["cpuTime"] for p in told["processInfo"] if p["type"] == "renderer"}


class Tab:
    """The page, made ready, and the process that renders it: the one that computed meanwhile."""

    def __init__(self, browser: Browser, context: BrowserContext, host: str) -> None:
        before = busy(browser)
        self.page = context.new_page()
        self.dead = False
        self.page.on("crash", self._die)
        self.page.goto(f"{host}periksa/")
        ready(self.page)
        spent = {pid: time - before.get(pid, 0) for pid, time in busy(browser).items()}
        self.process = max(spent, key=spent.__getitem__)

    def _die(self, _: Page) -> None:
        self.dead = True

    def kill_in(self, seconds: float) -> None:
        """Have the process end by force; it is told nothing before."""
        threading.Timer(seconds, os.kill, (self.process, signal.SIGKILL)).start()

    def wait_for_its_end(self) -> None:
        """Until the browser has seen that the process is gone."""
        while not self.dead:
            try:
                self.page.wait_for_timeout(20)
            except Error:
                break
        assert self.dead, "bukan proses halaman ini"
        self.page.close()


def open_row(page: Page) -> None:
    """The first row of the table of facts, if it is not open already."""
    if not page.locator("#isian").is_visible():
        page.locator("#pilih-tabel").select_option("fakta")
        quiet(page)
        page.get_by_role("button", name="Ubah baris 2", exact=True).click()


def open_story(page: Page) -> None:
    """The first story of the district, if none is open already."""
    if not page.locator("#naskah").is_visible():
        page.locator("#buka-naskah").click()
        page.locator("#naskah").wait_for()
        quiet(page)


OPEN: dict[str, Callable[[Page], None]] = {ROW: open_row, SAVED: open_row, STORY: open_story}


def type_until_it_dies(tab: Tab, where: str, rng: random.Random) -> Killed:
    """Keys, one after the other, until the process is gone; the last may have been on its way."""
    box = tab.page.locator(BOXES[where])
    if len(box.input_value()) > LONGEST:
        box.fill("")
    box.focus()
    tab.page.keyboard.press("Control+End")
    typed, sign = box.input_value(), ""
    tab.kill_in(rng.uniform(0, 0.8))
    try:
        while not tab.dead:
            sign = rng.choice(SIGNS)
            tab.page.keyboard.type(sign)
            typed, sign = typed + sign, ""
    except Error:
        pass
    tab.wait_for_its_end()
    return Killed(where, typed, (typed, typed[:-1], typed + sign))


def save_and_die(tab: Tab, rng: random.Random) -> Killed:
    """A whole text is saved with its row; the process dies before, meanwhile or after."""
    text = "".join(rng.choices(string.ascii_lowercase, k=12))
    box = tab.page.locator(BOXES[SAVED])
    box.fill(text)
    tab.kill_in(rng.uniform(0, 2))
    with suppress(Error):
        box.press("Enter")
    tab.wait_for_its_end()
    return Killed(SAVED, text, (text,))


def stands(page: Page, killed: Killed) -> bool:
    """Whether what was typed is there again: in its box, or saved in its row."""
    box = page.locator(BOXES[killed.where])
    if killed.where in (MESSAGE, STORY) or page.locator("#isian").is_visible():
        return box.input_value() in killed.allowed
    open_row(page)
    return box.input_value() in killed.allowed


def tell_losses(killed: list[Killed], found: list[bool]) -> str:
    """Which kills lost something."""
    lost = [one for one, there in zip(killed, found, strict=True) if not there]
    return f"{len(lost)} dari {len(killed)}: {lost}"


@pytest.mark.parametrize(
    "times", [len(FEW), pytest.param(100, marks=pytest.mark.berat)], ids=["sedikit", "seratus"]
)
def test_a_killed_tab_loses_at_most_the_last_key(
    browser: Browser, context: BrowserContext, host: str, times: int
) -> None:
    """In a row, a message, a story, and while a row is saved: the next visit has it."""
    rng = random.Random(times)
    killed: list[Killed] = []
    found: list[bool] = []
    for i in range(times + 1):
        tab = Tab(browser, context, host)
        if killed:
            found.append(stands(tab.page, killed[-1]))
        if i == times:
            tab.page.close()
            break
        where = FEW[i] if times == len(FEW) else rng.choice(FEW)
        if where in OPEN:
            OPEN[where](tab.page)
        killed.append(save_and_die(tab, rng) if where == SAVED
                      else type_until_it_dies(tab, where, rng))  # fmt: skip
    assert all(found), tell_losses(killed, found)
    assert sum(len(one.typed) for one in killed) > 2 * times
