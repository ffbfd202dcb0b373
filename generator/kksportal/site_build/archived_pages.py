"""The pages of closed cycles that stand online: one a district, as it was frozen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kksportal import addresses as at
from kksportal.model.closed import ClosedCycle
from kksportal.model.package import ArchivePackage
from kksportal.policy import FROZEN
from kksportal.preservation.inventory import INVENTORY, parse_inventory
from kksportal.read.archived_pages import PAGES, read_pages
from kksportal.read.archives import ARCHIVES
from kksportal.render.archived import online_page
from kksportal.render.html import Templates
from kksportal.site_build.districts import BuiltDistricts
from kksportal.site_build.incremental.last_build import hashed
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.job import Job
from kksportal.text import date_text

THING = "halaman-arsip:"  # the names of these things begin so
MOST = 10_000_000  # bytes of a cycle's pages with their styles
_HOME = "../" * at.ARCHIVED_DISTRICT.pattern.count("/")  # from such a page to the site's root


def make_archived_pages(job: Job, built: BuiltDistricts, things: Things) -> int:
    """Make the pages of each closed cycle that do not stand; how many there are.

    To be called when the pages of the present are made, to which they lead.
    """
    there = frozenset(things.site.sizes)
    pages = hashed(sorted(one for one in there if one.endswith(".html")))
    for closed in built.builder.data.closed:
        if not closed.pages:
            continue
        home = job.folders.root / ARCHIVES / closed.cycle
        corrected = _corrected(built.builder.data.archives.get(closed.cycle))
        uses = {
            "ralat": hashed(sorted(corrected.items())),
            "arsip": job.last.key_below(f"{ARCHIVES}/{closed.cycle}/"),
            "halaman": pages,
        }
        if not things.stands(THING + closed.cycle, uses):
            files = _files(home, closed, there, built.builder.templates, corrected)
            things.put(THING + closed.cycle, files)
    return sum(len(closed.pages) for closed in built.builder.data.closed)


def _files(
    home: Path,
    closed: ClosedCycle,
    there: frozenset[str],
    templates: Templates,
    corrected: Mapping[str, int],
) -> dict[str, bytes]:
    """The files of a cycle by address: whole pages where they fit, else short ones."""
    inventory = parse_inventory((home / INVENTORY).read_bytes())
    held = {path.removeprefix(PAGES): raw for path, raw in read_pages(home, inventory).items()}
    pages = {path: raw.decode() for path, raw in held.items() if path.endswith("/index.html")}
    assets = _mentioned(pages.values(), {p: r for p, r in held.items() if p not in pages})
    online = Online(
        cycle=closed.cycle,
        day=date_text(inventory.versions[0].created[:10]),
        pages=frozenset(pages),
        assets=frozenset(assets),
        there=there,
        templates=templates,
        corrected=corrected,
    )
    root = at.ARCHIVE(closed.cycle)
    beside = {root + path: raw for path, raw in assets.items()}
    whole = sum(map(len, held.values())) - sum(
        len(raw) for path, raw in held.items() if path not in pages and path not in assets
    )
    made = {
        root + path: online.page(path, text, short=whole > MOST) for path, text in pages.items()
    }
    return beside | made


@dataclass(frozen=True, slots=True, kw_only=True)
class Online:
    """What of an archive is online, and of the present: where the links of its pages may lead."""

    cycle: str
    day: str  # on which the cycle was closed, as people write it
    pages: frozenset[str]  # paths in the archive's site
    assets: frozenset[str]
    there: frozenset[str]  # the files of the present, by address
    templates: Templates
    corrected: Mapping[str, int] = field(default_factory=dict)  # errata, by path of the page

    def page(self, path: str, text: str, *, short: bool) -> bytes:
        """A page of the archive as it stands online."""
        present = path.removesuffix("index.html")
        told = {
            "siklus": self.cycle,
            "ditutup": self.day,
            "akar": _HOME,
            "sekarang": present if path in self.there else "",
            "arsip": at.ARCHIVE(self.cycle),
            "kebijakan": FROZEN,
            "ralat": self.corrected.get(path, 0),
            "ringkas": short,
        }
        env = self.templates.environment
        head = env.get_template("komponen/arsip-kepala.html").render(told)
        mark = env.get_template("komponen/arsip-tanda.html").render(told)
        return online_page(text, path, self.way, head=head, mark=mark, short=short).encode()

    def way(self, path: str) -> str | None:
        """The link that stands for a path of the archive: "" as it is, None: it leads nowhere."""
        if path in self.pages or path in self.assets:
            return ""
        if path in self.there and path.endswith("index.html"):
            return _HOME + path.removesuffix("index.html")
        # A picture is named by its content, an icon tells nothing, a feed leads on; other files of
        # today tell of today.
        icon = path.startswith("aset/") and path.endswith(".svg")
        leads = icon or path.startswith("foto/") or path.endswith(".xml")
        return _HOME + path if leads and path in self.there else None


def _corrected(beside: ArchivePackage | None) -> Mapping[str, int]:
    """How many errata of a district there are since the cycle closed, by its page's path."""
    rows = beside.errata if beside else ()
    return Counter(f"{row.perihal}/index.html" for row in rows if row.perihal.startswith("daerah/"))


def _mentioned(pages: Iterable[str], assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of `aset/` that pages name, and those that such a file names in turn."""
    texts = {path: raw.decode(errors="replace") for path, raw in assets.items()}
    found: set[str] = set()
    for page in pages:
        found |= {path for path in assets.keys() - found if path in page}
    pending = list(found)
    while pending:
        text = texts[pending.pop()]
        more = {path for path in assets.keys() - found if path in text}
        found |= more
        pending += more
    return {path: assets[path] for path in sorted(found)}
