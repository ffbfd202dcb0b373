"""The page defends itself: under its own policy every page works, and nothing else does."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.pelayan import CheapHost, served
from tests.browser.tab import quiet
from tests.browser.tanda import PERAMBAN

pytestmark = [*PERAMBAN, pytest.mark.xdist_group("situs")]


class HeaderHost(CheapHost):
    """A host that sends what `_headers` says, as Cloudflare Pages and Netlify do."""

    def end_headers(self) -> None:
        """Every answer carries the headers of all rules that its address meets."""
        for place, lines in _rules(Path(self.directory) / "_headers"):
            pattern = re.escape(place).replace(r"\*", ".*")
            if re.fullmatch(pattern, self.path.partition("?")[0]):
                for line in lines:
                    self.send_header(*line.split(": ", 1))
        super().end_headers()


@functools.cache
def _rules(path: Path) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("  "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The site on such a host."""
    with served(site, HeaderHost) as address:
        yield address


def test_every_page_type_works_under_its_own_policy(
    browser: Browser, host: str, pages: list[str]
) -> None:
    """By tag and by header: no violation, no error, no other host, no cookie."""
    context = browser.new_context()
    wrong: list[str] = []
    loud = ("error", "warning")
    context.on("console", lambda m: wrong.append(f"{m.page} {m.text}") if m.type in loud else None)
    context.on("weberror", lambda fault: wrong.append(f"{fault.page} {fault.error}"))
    context.on("dialog", lambda box: wrong.append(f"{box.page} {box.message}"))
    context.on("request", lambda r: None if r.url.startswith(host) else wrong.append(r.url))
    for page in quiet(context, [host + address for address in pages]):
        policies = page.locator('meta[http-equiv="Content-Security-Policy"]')
        assert policies.count() == 1, page.url
        assert (
            page.evaluate("document.cookie + localStorage.length + sessionStorage.length") == "00"
        )
    assert wrong == []
    assert context.cookies() == []
    context.close()


def test_nothing_planted_in_a_page_would_run(browser: Browser, address: str) -> None:
    """The policy in the page itself stops it, on a host that sends no headers."""
    page = browser.new_page()
    ran: list[str] = []
    page.on("dialog", lambda box: (ran.append(box.message), box.dismiss()))
    # Another host would answer: what the policy lets through, is seen to arrive.
    page.route("https://contoh.invalid/**", lambda way: way.fulfill(body="alert(5)"))
    page.on("requestfinished", lambda r: None if r.url.startswith(address) else ran.append(r.url))
    page.goto(f"{address}daerah/kabupaten-contoh/")
    page.evaluate(
        """() => {
          const main = document.querySelector("main");
          main.insertAdjacentHTML("beforeend",
            '<img src=x onerror="alert(1)"><a id="j" href="javascript:alert(2)">x</a>'
            + '<iframe src="https://contoh.invalid/"></iframe>'
            + '<img src="https://contoh.invalid/a.png"><div onclick="alert(3)" id="k">y</div>');
          const script = document.createElement("script");
          script.textContent = "alert(4)";
          main.append(script);
          const far = document.createElement("script");
          far.src = "https://contoh.invalid/a.js";
          main.append(far);
        }"""
    )
    page.locator("#k").click()
    page.locator("#j").click()
    page.wait_for_load_state("networkidle")
    assert ran == []
    page.close()


@pytest.mark.parametrize(
    ("inner", "shown"), [("sematan/kabupaten-contoh/", True), ("daerah/kabupaten-contoh/", False)]
)
def test_only_an_embed_stands_in_another_site(
    browser: Browser, host: str, tmp_path: Path, inner: str, shown: bool
) -> None:
    """A district's page in a frame of somebody else's is not shown: nobody can dress it up."""
    (tmp_path / "index.html").write_text(f'<title>x</title><iframe src="{host}{inner}"></iframe>')
    with served(tmp_path) as other:
        page = browser.new_page()
        page.goto(other, wait_until="networkidle")
        frame = page.frames[1]
        assert (frame.locator("#isi").count() == 1) is shown
        page.close()


def test_a_script_that_is_not_this_build_s_is_refused(site: Path, pages: list[str]) -> None:
    """Every script tag carries the digest of the file that was published."""
    tags = frozen = 0
    for address in pages:
        text = (site / address / "index.html").read_text("utf-8") if address.endswith("/") else ""
        for source, digest in re.findall(r'<script src="([^"]+)" integrity="sha256-([^"]+)"', text):
            file = (site / address / source).resolve()
            assert base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode() == digest
            tags += 1
        assert text.count("<script src=") == text.count(" integrity=")
        if "script-src &#39;none&#39;" in text:  # a page of an archive, which may come from anyone
            assert "<script" not in text
            frozen += 1
    assert tags >= len(pages) - 2 - frozen
    assert frozen == sum(bool(re.match("arsip/[0-9]+/daerah/", one)) for one in pages)
