"""Addresses that were published once keep answering: those that no page has any more."""

from __future__ import annotations

from dataclasses import replace

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.pages import register
from kksportal.pages.nation.gone import GoneContext, GoneSince
from kksportal.pages.site import file_of
from kksportal.plan import simulated_page
from kksportal.read.published import PUBLISHED, read_published
from kksportal.render.html import Renderer
from kksportal.site_build.districts import BuiltDistricts
from kksportal.site_build.incremental.last_build import TEMPLATE, hashed
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.job import Job
from kksportal.site_build.target import GONE_LIST, gone_list
from kksportal.words.portal import PortalInfo

GONE = "alamat-terbit"  # the name of this thing


def make_gone(
    job: Job, built: BuiltDistricts, info: PortalInfo, things: Things
) -> tuple[int, tuple[Finding, ...]]:
    """A page at each listed address that this build makes no other at; how many there are.

    To be called when all other pages are made. An address that would lie in the place of a file
    is a finding, and no page.
    """
    listed, _ = read_published(job.folders)  # what is wrong with the list was told before
    if not listed:
        return 0, ()
    files = things.site.sizes
    answering = set(map(_answer, files))
    lacking = {one: told for one, told in listed.items() if _answer(file_of(one)) not in answering}
    hidden = [one for one in lacking if not _folders(one).isdisjoint(files)]
    context = GoneContext(
        addresses={
            one: GoneSince(first=lacking[one].first, since=lacking[one].since)
            for one in sorted(lacking.keys() - hidden)
        },
        stands=lambda address: file_of(address) in files,
        names=built.builder.names,
    )
    pages = tuple(register.GONE.pages(context, translated=False))
    uses = {"isi": hashed(pages), TEMPLATE: job.last.template_key(register.GONE.template)}
    if pages and not things.stands(GONE, uses):
        plain = replace(info, updated="", updated_text="")
        renderer = Renderer(built.builder.templates, plain)
        marked = (simulated_page(p) if info.simulated else p for p in pages)
        made = {page.file: renderer.page(page) for page in marked}
        things.put(GONE, made | {GONE_LIST: gone_list(context.addresses)})
    return len(pages), tuple(
        Finding(
            kind=kind("KKS-H008"), path=PUBLISHED, row=lacking[one].line, column="alamat",
            what=f"“{one}” ada di dalam berkas situs.",
        )
        for one in hidden
    )  # fmt: skip


def _answer(file: str) -> str:
    """A file as hosts may serve it: case may not matter, and x.html is x/."""
    plain = file.casefold()
    if plain.endswith(".html") and plain.rpartition("/")[2] != "index.html":
        return f"{plain.removesuffix('.html')}/index.html"
    return plain


def _folders(address: str) -> set[str]:
    """Every folder above the file of a page."""
    parts = file_of(address).split("/")[:-1]
    return {"/".join(parts[:many]) for many in range(1, len(parts) + 1)}
