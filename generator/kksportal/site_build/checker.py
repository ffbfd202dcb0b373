"""The files of `/periksa/`, made once all pages and downloads are."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from kksportal import addresses
from kksportal.site_build.checker_files import (
    HEIC,
    HEIC_VERSION,
    RUNTIME,
    VERSION,
    beside_archive,
    later_zips,
    own_files,
    portal_files,
    program_zip,
    runtime_files,
    shared_files,
    to_archive,
)
from kksportal.site_build.districts import BuiltDistricts
from kksportal.site_build.incremental.last_build import (
    DISTRICT_THING,
    PACKAGE,
    PAGES,
    TEMPLATE,
    hashed,
)
from kksportal.site_build.incremental.output import DistrictOutput
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.job import Job

# Names of things.
CHECKER, PROGRAM = "pemeriksa", "pemeriksa-program"
PYTHON, PHOTOS = "pemeriksa-python", "pemeriksa-heic"
_REMEMBERED = "pemeriksa-daerah"  # in the cache
FOLDER = addresses.CHECK()
_SCRIPTS = (
    "halaman.js",
    "pekerja.js",
    "luring.js",
    "simpanan.js",
    "satu.js",
    "sunting.js",
    "cerita.js",
    "foto.js",
    "heic.js",
    "formulir.js",
    "keputusan.js",
    "periksa.css",
)  # in site_templates/periksa/
_WIRE = 0.37  # of the whole, by gzip; hosts differ


def make_checker(job: Job, built: BuiltDistricts, things: Things) -> None:
    """The Python for browsers, the program and the published state; nothing without the first."""
    place = job.runtime
    if place is None:
        return
    python, heif = f"pyodide-{VERSION}/", f"libheif-{HEIC_VERSION}/"
    for thing, package, folder in ((PYTHON, RUNTIME, python), (PHOTOS, HEIC, heif)):
        if not things.stands(thing, {"versi": folder}):
            locked = runtime_files(place, package)
            things.put(thing, {f"{FOLDER}{folder}{name}": content for name, content in locked})
    program = _program(job, things)
    state = _state(job, built, things)
    digests = [(name, sha256(state[name]).hexdigest()) for name in sorted(state)]
    if things.stands(CHECKER, {"isi": hashed(digests), "program": hashed(program)}):
        return
    job.options.progress.stage("Pemeriksa di peramban")
    raw = to_archive(state)
    name = _named("portal.zip", raw)
    told = {
        "python": python,
        "heif": heif,
        **{stem: named for stem, named, _ in program},
        "portal": name,
        "sidik": {named: sidik for _, named, sidik in program} | {name: _integrity(raw)},
    }
    things.put(CHECKER, {FOLDER + name: raw, f"{FOLDER}isi.json": json.dumps(told).encode()})


def _program(job: Job, things: Things) -> tuple[tuple[str, str, str], ...]:
    """What runs in browsers, which no data changes: what each file is, its name, its digest."""
    uses = {"versi": VERSION, TEMPLATE: job.last.key_below(PAGES)}
    if not things.stands(PROGRAM, uses):
        job.options.progress.stage("Pemeriksa di peramban")
        made = {"program.zip": job.program or program_zip(), **later_zips()}
        named = [(name.partition(".")[0], _named(name, raw), raw) for name, raw in made.items()]
        files = {name: raw for _, name, raw in named} | {one: _script(job, one) for one in _SCRIPTS}
        facts = tuple((stem, name, _integrity(raw)) for stem, name, raw in named)
        things.put(PROGRAM, {FOLDER + name: raw for name, raw in files.items()}, facts)
    return things.all[PROGRAM].facts


def _state(job: Job, built: BuiltDistricts, things: Things) -> dict[str, bytes]:
    """The files of the published state; a figure of a district is not in it, but in its archive.

    Where no downloads are made, each district with a package has one for `/periksa/` alone.
    """
    data, folders = built.builder.data, job.folders
    files = shared_files(folders, data)
    districts = {}
    for one, head, raw in _beside(job, built, things):
        files |= {f"{one.folder}/{name}": content for name, content in raw.items()}
        districts[one.code] = (one.folder, head, job.options.downloads)
    sources = [(f"{one.folder}/sumber.csv", one.sources) for one in built.outputs if one.folder]
    texts = (*data.stories, *data.narratives)
    return portal_files(files, job.info, districts, sources, texts, built.setup.odf)


def _beside(
    job: Job, built: BuiltDistricts, things: Things
) -> Iterator[tuple[DistrictOutput, Any, dict[str, bytes]]]:
    """Of each district with a package: its head and files that its archive does not say.

    What was found of the same files and the same archive is remembered: nobody waits for a nation
    to be unpacked because one figure changed.
    """
    with_package = [one for one in built.outputs if one.folder]
    if not job.options.downloads:
        yield from ((one, None, {}) for one in with_package)
        return
    cache, hidden = job.last.cache, sorted(built.builder.data.waiting_stories)
    known = cache.load(_REMEMBERED) or {}
    now: dict[str, Any] = {}
    for one in with_package:
        archive = _made(job, addresses.DISTRICT_ARCHIVE(one.code))
        stat = archive.stat()
        own = things.all[DISTRICT_THING + one.code].uses[PACKAGE]
        key = hashed([one.folder, own, stat.st_size, stat.st_mtime_ns, hidden])
        kept = known.get(one.code)
        if kept is None or kept[0] != key:
            files = own_files(job.folders.root / one.folder)
            kept = (key, *beside_archive(files, archive.read_bytes(), hidden))
        now[one.code] = kept
        yield one, kept[1], kept[2]
    if now != known:
        cache.save(_REMEMBERED, now)


def _made(job: Job, address: str) -> Path:
    """A file of this build, or the one that stands in the published site."""
    fresh = (job.stage.home or job.site) / address
    return fresh if fresh.exists() else job.site / address


def _script(job: Job, name: str) -> bytes:
    for layer in job.folders.templates:
        path = layer / "periksa" / name
        if path.is_file():
            return path.read_bytes()
    raise FileNotFoundError(name)


def _integrity(content: bytes) -> str:
    """The digest of a file as browsers ask for it before they use it."""
    return f"sha256-{b64encode(sha256(content).digest()).decode()}"


def _named(name: str, content: bytes) -> str:
    """A name that changes with the content, so that a browser may keep the file for good."""
    stem, form = name.split(".")
    return f"{stem}-{sha256(content).hexdigest()[:12]}.{form}"
