"""The editorial pages of a build: from MkDocs, or as they stand."""

from __future__ import annotations

from kksportal.site_build.incremental.last_build import PAGES, TEMPLATE, TEXTS, LastBuild, hashed
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.job import Job
from kksportal.words.portal import PortalInfo

EDITORIAL = "redaksi"  # the name of this thing


def make_editorial(job: Job, info: PortalInfo, things: Things) -> int:
    """Make the editorial pages, if their texts or the portal's settings changed; how many."""
    inputs = job.last.inputs
    paths = [path for path in inputs.stats if _is_editorial(path)]
    uses = {"naskah": inputs.key(paths), "portal": hashed(info)}
    uses[TEMPLATE] = job.last.key_below(PAGES)
    if not things.stands(EDITORIAL, uses):
        job.options.progress.stage("Halaman redaksi")
        with job.stage.working():
            things.put(EDITORIAL, job.options.editorial(info))
    return len(things.all[EDITORIAL].files)


def editorial_addresses(last: LastBuild) -> list[str]:
    """The addresses of the editorial pages, as MkDocs makes them of the Markdown files."""
    addresses = []
    for path in sorted(last.inputs.stats):
        if path.endswith(".md") and _is_editorial(path):
            folder, _, name = path.removeprefix("content/").rpartition("/")
            own = "" if name in ("index.md", "README.md") else f"{name.removesuffix('.md')}/"
            addresses.append(f"{folder}/{own}" if folder else own)
    return addresses


def _is_editorial(path: str) -> bool:
    own = path.startswith("content/") and not path.startswith(TEXTS)
    return own or path == "mkdocs.yml"
