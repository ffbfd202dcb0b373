"""The files of `/periksa/`, made once all pages and downloads are."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from kksportal import addresses
from kksportal.effects import in_order
from kksportal.site_build.checker_files import (
    HEIC,
    HEIC_VERSION,
    RUNTIME,
    VERSION,
    beside_archive,
    later_zips,
    portal_zip,
    program_zip,
    runtime_files,
    shared_files,
)
from kksportal.site_build.districts import BuiltDistricts
from kksportal.site_build.incremental.last_build import AWARDS, TEXTS, hashed
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.job import Job

CHECKER, PYTHON, PHOTOS = "pemeriksa", "pemeriksa-python", "pemeriksa-heic"  # names of things
FOLDER = addresses.CHECK()
_SCRIPTS = (
    "halaman.js",
    "pekerja.js",
    "luring.js",
    "simpanan.js",
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
    keys = [(one.code, one.shas) for one in built.outputs if one.folder]
    uses = {"daerah": hashed(keys), "bersama": job.last.key_below(AWARDS, *TEXTS, "content/")}
    if things.stands(CHECKER, uses):
        return
    job.options.progress.stage("Pemeriksa di peramban")
    made = {"program.zip": program_zip(), "portal.zip": _portal(job, built), **later_zips()}
    named = {_named(name, content): content for name, content in made.items()}
    scripts = {name: _script(job, name) for name in _SCRIPTS}
    told = {
        "python": python,
        "heif": heif,
        **{name.partition("-")[0]: name for name in named},
        "sidik": {name: _integrity(content) for name, content in named.items()},
    }
    files = named | scripts | {"isi.json": json.dumps(told).encode()}
    things.put(CHECKER, {FOLDER + name: content for name, content in files.items()})


def _portal(job: Job, built: BuiltDistricts) -> bytes:
    data, folders = built.builder.data, job.folders
    files = shared_files(folders, data)
    districts = {}
    for one in built.outputs:
        if not one.folder:
            continue
        own = dict(_own(folders.root / one.folder))
        archive = _made(job, addresses.DISTRICT_ARCHIVE(one.code))
        head, raw = beside_archive(own, archive, data.waiting_stories)
        files |= {f"{one.folder}/{name}": content for name, content in raw.items()}
        districts[one.code] = (one.folder, head, archive is not None)
    sources = [(f"{one.folder}/sumber.csv", one.sources) for one in built.outputs if one.folder]
    texts = (*data.stories, *data.narratives)
    return portal_zip(files, job.info, districts, sources, texts, built.setup.odf)


def _own(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in in_order(folder.iterdir()):
        if path.suffix in (".csv", ".json") and path.is_file() and not path.is_symlink():
            yield path.name, path.read_bytes()


def _made(job: Job, address: str) -> bytes | None:
    """A file of this build, or one that stands in the published site."""
    for home in filter(None, (job.stage.home, job.site)):
        path = home / address
        if job.options.downloads and path.is_file():
            return path.read_bytes()
    return None


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
