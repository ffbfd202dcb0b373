"""The editorial pages of a build: from MkDocs, or as the cache has them."""

from __future__ import annotations

from collections.abc import Mapping

from kksportal.site_build.incremental.memory import TEXTS, Memory
from kksportal.site_build.job import Job
from kksportal.words.portal import PortalInfo


def editorial_pages(job: Job, info: PortalInfo) -> Mapping[str, bytes]:
    """Editorial pages, from the cache when their texts and templates are as they were."""
    inputs = job.memory.inputs
    paths = [p for p in inputs.stats if _is_editorial(p)]
    key = f"{job.memory.base} {info!r} {inputs.key(paths)}"
    known = job.memory.cache.load("redaksi")
    if isinstance(known, tuple) and known[0] == key:
        pages: dict[str, bytes] = known[1]
        return pages
    made = dict(job.options.editorial(info))
    job.memory.cache.save("redaksi", (key, made))
    return made


def editorial_addresses(memory: Memory) -> list[str]:
    """The addresses of the editorial pages, as MkDocs makes them of the Markdown files."""
    found = []
    for path in sorted(memory.inputs.stats):
        if path.endswith(".md") and _is_editorial(path):
            folder, _, name = path.removeprefix("content/").rpartition("/")
            own = "" if name in ("index.md", "README.md") else f"{name.removesuffix('.md')}/"
            found.append(f"{folder}/{own}" if folder else own)
    return found


def _is_editorial(path: str) -> bool:
    own = path.startswith("content/") and not path.startswith(TEXTS)
    return own or path == "mkdocs.yml"
