"""Builds of a small portal, with a memory and without, and what they left."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from kksportal.audit.kinds import Fault
from kksportal.audit.site import audit_site
from kksportal.effects import Folders
from kksportal.exports.search_records import Record
from kksportal.settings import read_settings
from kksportal.site_build.job import BuildReport, Editorial, Options
from kksportal.site_build.site import build_portal
from kksportal.words.portal import PortalInfo

INDEXED: list[int] = []  # how many records each index was made of


def plain_index(records: Iterable[Record]) -> Iterator[tuple[str, bytes]]:
    """What Pagefind would be given, as a file: to compare, and quicker than Pagefind."""
    found = list(records)
    INDEXED.append(len(found))
    yield "catatan", "\n".join(map(repr, found)).encode()


def editorial(portal: Path) -> Editorial:
    """What stands for MkDocs here: each text as it is, under the portal's name and its own menu."""

    def made(info: PortalInfo) -> dict[str, bytes]:
        texts = sorted((portal / "content").glob("*.md"))
        config = (portal / "mkdocs.yml").read_text("utf-8")
        return {
            f"{path.stem}/index.html": f"{info!r} {config} {path.read_text('utf-8')}".encode()
            for path in texts
        }

    return made


def build(home: Path, site: Path, cache: Path | None) -> BuildReport:
    """Build a portal as its own settings say."""
    portal = home / "portal"
    options = Options(jobs=1, cache=cache, editorial=editorial(portal))
    return build_portal(Folders(root=portal), read_settings(portal).info, site, options)


def incremental(home: Path) -> BuildReport:
    """Build with what the last build left."""
    return build(home, home / "situs", home / "ingatan")


def cold(home: Path) -> BuildReport:
    """Build everything, into a site of its own."""
    shutil.rmtree(home / "dingin", ignore_errors=True)
    return whole(home, home / "dingin")


def whole(home: Path, site: Path) -> BuildReport:
    """Build everything, without a memory."""
    return build(home, site, None)


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def look(home: Path) -> dict[str, bytes]:
    """Build with a memory and without: the same site, and not a dead link in it."""
    ours, ground = incremental(home), cold(home)
    assert ours.built, ours.findings
    assert ours.findings == ground.findings
    made = contents(home / "situs")
    assert made == contents(home / "dingin")
    dead = (Fault.DEAD_LINK.value, Fault.DEAD_PART.value)
    assert [p.what for p in audit_site(home / "situs").problems if p.kind in dead] == []
    return made
