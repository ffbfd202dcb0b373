"""Our computed views as data for the peers: `python bench/ekspor.py PORTAL FOLDER [SHAPE…]`.

Never timed.
Writes FOLDER/situs (our own site, to compare with), FOLDER/cetak (the views as our own printer
takes them), FOLDER/cari (the records of the search index) and a FOLDER/hugo-SHAPE for each shape
in which Hugo may get them (`bentuk.py`).
In Hugo's favour its data leave out what is empty, and every address is already relative to its
page, so that no template passes the way to the root along.
"""

from __future__ import annotations

import gc
import pickle
import shutil
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bentuk import SHAPES, Shape, Site, begin, compact
from rekam import digests, plain, record, words

HERE = Path(__file__).parent
CHUNK = 200  # pages in a chunk of our own views
ADDRESSES = ("href", "region_href", "address")
# Printed also where they are 0.
NUMBERS = ("rank", "level", "x", "y", "w", "h", "column", "row", "step")


def root_of(address: str) -> str:
    """The relative way from a page to the site's root."""
    return "/" if address == "404.html" else "../" * address.count("/")


def for_hugo(value: Any, root: str) -> Any:
    """A view without its empty parts, its addresses relative to the page."""
    if isinstance(value, list):
        return [for_hugo(part, root) for part in value]
    if not isinstance(value, dict):
        return value
    return {
        name: placed(name, part, root) for name, part in value.items() if kept(name, part, value)
    }


def kept(name: str, part: Any, view: dict[str, Any]) -> bool:
    """Whether a template can tell the part from nothing at all."""
    return bool(part) or name in NUMBERS or (name == "status" and "claims" in view)


def placed(name: str, part: Any, root: str) -> Any:
    """A part of a view; an address as it stands on its page, an icon as the address of one."""
    if name == "icon":
        return f"{root}aset/ikon-tatanan.svg#{part}"
    if name in ADDRESSES and not part.startswith(("#", "http")):
        return root + part
    return for_hugo(part, root)


def hugo_page(address: str, template: str, view: Any, frame: Any) -> dict[str, Any]:
    """The front matter of a page: where it stands, its layout, its frame `b` and its view `h`."""
    root = root_of(address)
    around = {name: part for name, part in frame.items() if part} | {
        "akar": root,
        "crumbs": [
            {"label": c["label"], "href": root + c["href"] or "./"} for c in frame["crumbs"]
        ],
    }
    cited(view, address)
    page = {"title": frame["title"], "layout": template.removesuffix(".html")}
    if address:
        page["url"] = "/" + address
    return page | {"params": {"b": around, "h": for_hugo(view, root)}}


def cited(value: Any, address: str) -> None:
    """Give every figure that can be quoted its permanent address on its page, as `cite`."""
    if isinstance(value, dict):
        if value.get("quote"):
            value["cite"] = f"{address}#{value['anchor']}"
        value = value.values()
    if not isinstance(value, str | int | float) and value is not None:
        for part in value:
            cited(part, address)


def file_name(address: str) -> str:
    """A flat, unique file name of an address, in a folder by its first part."""
    if not address:
        return "_index"
    folder, _, rest = address.strip("/").partition("/")
    return f"{folder}/{(rest or 'halaman').replace('/', '--')}"


Pages = list[tuple[Any, dict[str, Any]]]  # as planned, and what their frames say besides
Sites = list[tuple[Shape, Site]]


def lay(pages: Pages, sites: Sites) -> None:
    """Pages in all shapes."""
    for page, more in pages:
        told = hugo_page(
            page.frame.address, page.template, plain(page.view), plain(page.frame) | more
        )
        name, view = file_name(page.frame.address), compact(told.pop("params"))
        for shape, site in sites:
            shape.put(site, name, told, view)


def lay_chunk(chunk: Path, more: list[dict[str, Any]], sites: Sites) -> None:
    """The pages of a chunk in all shapes, in a process of its own."""
    gc.disable()
    lay(list(zip(pickle.loads(chunk.read_bytes()), more, strict=True)), sites)


class Own:
    """The views as our own printer takes them: pages in chunks, in the order they were made.

    Each chunk is laid down for Hugo beside the build that makes the next one.
    """

    def __init__(self, target: Path, sites: Sites) -> None:
        self.target, self.sites = target, sites
        self.pages: Pages = []
        self.total, self.chunks = 0, 0
        self.policies: dict[str, str] = {}
        self.pool = ProcessPoolExecutor(mp_context=get_context("fork"))
        self.laid: list[Future[None]] = []
        target.mkdir(parents=True)

    def keep(self, page: Any, more: dict[str, Any]) -> None:
        """One page more."""
        self.policies[page.frame.section] = more.pop("kebijakan")
        self.pages.append((page, more))
        self.total += 1
        if len(self.pages) >= CHUNK:
            self.flush()

    def flush(self) -> None:
        """Write a chunk."""
        path = self.target / f"bagian-{self.chunks:03}.pickle"
        path.write_bytes(pickle.dumps([page for page, _ in self.pages], protocol=5))
        more = [told for _, told in self.pages]
        self.laid.append(self.pool.submit(lay_chunk, path, more, self.sites))
        self.pages, self.chunks = [], self.chunks + 1

    def close(self, portal: Any) -> None:
        """The rest, and what is the same on every page."""
        if self.pages:
            self.flush()
        (self.target / "portal.pickle").write_bytes(pickle.dumps(portal, protocol=5))
        for one in self.laid:
            one.result()
        self.pool.shutdown()


def export(root: Path, target: Path, shapes: Sequence[str] = ("depan",)) -> int:
    """Everything the peers need from one portal; gives the number of pages."""
    shutil.rmtree(target, ignore_errors=True)
    sites = [(SHAPES[name], begin(target / f"hugo-{name}", SHAPES[name])) for name in shapes]
    own = Own(target / "cetak", sites)
    info, records = record(root, target / "situs", own.keep)
    own.close(info)
    (target / "cari.pickle").write_bytes(pickle.dumps(records, protocol=5))
    once: dict[str, Any] = {"portal": plain(info), "kata": words(), "kebijakan": own.policies}
    once["sidik"] = digests(HERE.parent / "site_templates")
    for _, site in sites:
        site.close()
        for name, told in once.items():
            site.write(f"data/{name}.json", compact(told))
    return own.total


if __name__ == "__main__":
    portal, folder = (Path(name).resolve() for name in sys.argv[1:3])
    print(export(portal, folder, sys.argv[3:] or ("depan",)), "pages")
