"""What `/periksa/` loads: a Python for browsers, this program, and the published state.

The Python (Pyodide) and the reader of HEIC photos (libheif) come by npm into `periksa/` (`make
periksa`), or with a wheel that was made beside them. They are never needed to build: without them
the page says that it cannot check. They run on readers' machines, so they are taken only where
each file is the one that is locked here (decisions 30 and 35).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kksportal.compute.odf import OdfFact
from kksportal.effects import Folders, in_order
from kksportal.model.package import PortalInput, Story
from kksportal.read.archives import told_alone
from kksportal.read.folder import DESCRIPTOR
from kksportal.read.permits import PERMITS
from kksportal.read.portal import package_folders
from kksportal.read.published import PUBLISHED
from kksportal.render.descriptor import package_text
from kksportal.shipped import program_folder, shipped_folder
from kksportal.site_build.lean import lean
from kksportal.words.portal import PortalInfo

VERSION, HEIC_VERSION = "314.0.7", "1.23.2"
CHECKER = "periksa/node_modules"  # as it is named to whoever builds
RUNTIME = {
    "pyodide/pyodide.mjs": "6f1d60f7bf529beb300f0f47983c921d3982363640ba20af0e38efdddbc66109",
    "pyodide/pyodide.asm.mjs": "f7cdc8ece80678ceb712f8e65ebe6d3a83203a180c399865f49612a051693635",
    "pyodide/pyodide.asm.wasm": "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6",
    "pyodide/python_stdlib.zip": "fa1957e5777068fc4f7437f96d860ae2fbe9c19732ba06c84e004ec16dd7dd7a",
    "pyodide/pyodide-lock.json": "5dc2fc119108bc148c7457dc86e7675b5c87e1cafd420b9c34c1eaef7b36c010",
}
_HEIF = "libheif-js/libheif-wasm/"
HEIC = {
    f"{_HEIF}libheif.js": "f148d9ff173e5a6d6781e80dccb8336f54bfbb032392ceb2d37e0e92923c4bf3",
    f"{_HEIF}libheif.wasm": "e4aa8333fbe55ec7c6c776f735236f40bed9103188498f8131d4e52b73cdfee8",
    f"{_HEIF}LICENSE": "fa81ce652315b013359d6e8e4744335f31a50c7c192907176d3632f78a3b4596",
}
STATE = "periksa.json"  # in portal.zip, beside the portal's own files
# What the program is made of there; other rooms need what a browser does not have.
ROOMS = (
    "__init__", "addresses", "authoring/__init__", "authoring/descriptor", "authoring/form",
    "authoring/taking", "browser_check", "changes", "compute", "effects", "errors", "exports",
    "findings", "intake", "model", "pages", "plan", "policy", "preservation", "privacy",
    "proposals/__init__",
    "proposals/archive", "proposals/conflict", "proposals/head", "proposals/places",
    "proposals/proposal", "proposals/rows", "proposals/tables", "prose",
    "read", "render", "report", "shipped", "text", "validate", "words", "xml",
)  # fmt: skip
# Of these rooms, what nothing there asks for: slides, kits, archives, cards, comments.
UNUSED = (
    "changes/comment.", "changes/suspicions.", "compute/kit.", "exports/deck/", "exports/kit.",
    "preservation/bag_check.", "preservation/crate.", "preservation/minisign.",
    "preservation/plain_packs.", "preservation/stamp_", "preservation/swhid.", "read/caps.",
    "render/archived.", "render/card.", "render/comment.", "render/folder.", "render/kit.",
    "render/pdf.", "render/slides/", "words/kit",
)  # fmt: skip
BESIDE = ("yaml", "markdown", "jinja2", "markupsafe")  # pure Python, of the versions in use here
# Fetched when a workbook is dropped, or a form is asked for (decision 37); by the archive's name.
LATER = {"buku": ("openpyxl", "et_xmlfile"), "tulis": ("xlsxwriter",)}
_WORDS = ("locale/temuan.csv", "locale/glosarium.csv", "locale/istilah.csv")
_TEMPLATES = ("halaman", "komponen", "overrides")
_FIRST = (1980, 1, 1, 0, 0, 0)  # the earliest time an archive can hold
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


def runtime_folder(folders: Folders) -> Path | None:
    """Where the locked packages for browsers lie: in the portal, or beside the program; or None."""
    for home in (folders.root, shipped_folder()):
        place = home / CHECKER
        if all(_sha(place / name) == sha for name, sha in (RUNTIME | HEIC).items()):
            return place
    return None


def remedy() -> str:
    """How what runs in browsers comes to a portal: by npm beside a checkout, else in a wheel."""
    if (shipped_folder() / "periksa/package-lock.json").is_file():
        return "Jalankan di folder program: make periksa"
    return "Pasang program dari roda rilis (make rilis): di sana ia sudah ada"


def program_zip() -> bytes:
    """The program and what it imports, as it is unpacked beside the standard library."""
    program, shipped = program_folder(), shipped_folder() / "site_templates"
    files: dict[str, bytes] = {}
    for room in ROOMS:
        place = program / room
        files |= _texts(
            program, "kksportal/", place if place.is_dir() else place.with_suffix(".py")
        )
    for name in _WORDS:
        files |= _texts(program, "kksportal/", program / name)
    for layer in _TEMPLATES:
        files |= _texts(shipped, "kksportal/bawaan/site_templates/", shipped / layer, ".html")
    files = {name: lean(raw) if name.endswith(".py") else raw for name, raw in files.items()}
    return to_archive(files | _installed(BESIDE))


def later_zips() -> dict[str, bytes]:
    """The packages for workbooks, by the names of their archives."""
    return {f"{name}.zip": to_archive(_installed(packages)) for name, packages in LATER.items()}


def _installed(packages: Iterable[str]) -> dict[str, bytes]:
    """The modules of packages of pure Python, as they are installed here."""
    files: dict[str, bytes] = {}
    for package in packages:
        spec = find_spec(package)
        assert spec is not None, package
        home = Path(spec.origin or "").parent
        files |= _texts(home, f"{package}/", home)
    return files


def _texts(home: Path, prefix: str, place: Path, form: str = ".py") -> dict[str, bytes]:
    found = place.rglob(f"*{form}") if place.is_dir() else (place,)
    named = {path.relative_to(home).as_posix(): path for path in found}
    return {
        prefix + name: path.read_bytes()
        for name, path in named.items()
        if not name.startswith(UNUSED)
    }


def shared_files(folders: Folders, data: PortalInput) -> dict[str, bytes]:
    """What all districts share: packages, texts and lists, as they lie in the portal.

    What this build leaves out, for its errors or because its moment is still to come, is not
    among them, and not named in them.
    """
    paths = [folders.root / name for name in (PERMITS, PUBLISHED)]
    for folder in package_folders(folders):
        if not folders.relative(folder).startswith("datapackages/daerah/"):
            paths += [folder / DESCRIPTOR, *folder.glob("*.csv")]
    told = ("content/inovasi/", "content/narasi/")
    texts = {text.path for text in (*data.stories, *data.narratives)}
    for path in folders.content.rglob("*.md"):
        name = folders.relative(path)
        if name in texts or not name.startswith(told):
            paths.append(path)
    own, below = folders.own_templates, folders.shipped_below
    if own is not None and below is not None:  # a copy of the program's own changes nothing
        laid = (path for layer in _TEMPLATES for path in (own / layer).rglob("*.html"))
        paths += (path for path in laid if _sha(path) != _sha(below / path.relative_to(own)))
    plain = (path for path in paths if path.is_file() and not path.is_symlink())
    found = {folders.relative(path): path.read_bytes() for path in plain} | told_alone(folders)
    if PERMITS in found and data.waiting:
        lines = found[PERMITS].splitlines(keepends=True)
        left = [one.encode() for one in data.waiting]
        found[PERMITS] = b"".join(ln for ln in lines if not any(one in ln for one in left))
    return found


def own_files(folder: Path) -> dict[str, bytes]:
    """The tables and the descriptor of a package, as they lie there."""
    plain = (p for p in in_order(folder.iterdir()) if p.is_file() and not p.is_symlink())
    return {path.name: path.read_bytes() for path in plain if path.suffix in (".csv", ".json")}


def without_hidden(own: Mapping[str, bytes], hidden: Collection[str]) -> dict[str, bytes]:
    """Files but for those that name what is `hidden`: what is published says less on purpose."""
    return {n: c for n, c in own.items() if not any(one.encode() in c for one in hidden)}


def beside_archive(
    own: Mapping[str, bytes], archive: bytes, hidden: Collection[str] = ()
) -> tuple[Any, dict[str, bytes]]:
    """What a published archive does not say of a package to the byte: its head, and whole files.

    The head is None where the descriptor is among these. Nothing `hidden` is.
    """
    quiet = without_hidden(own, hidden)
    with ZipFile(BytesIO(archive)) as packed:
        tables = {
            f"{table['name']}.csv": packed.read(table["path"])
            for table in json.loads(packed.read(DESCRIPTOR))["resources"]
        }
    raw = {n: c for n, c in quiet.items() if n != DESCRIPTOR and tables.get(n) != c}
    told = json.loads(own[DESCRIPTOR])
    heads = {one["name"]: _head(own.get(f"{one['name']}.csv", b"")) for one in told["resources"]}
    head = {key: value for key, value in told.items() if key != "resources"}
    try:
        same = package_text("daerah", head, heads).encode() == own[DESCRIPTOR]
    except KeyError:
        same = False
    return (head, raw) if same else (None, raw | {DESCRIPTOR: own[DESCRIPTOR]})


def _head(raw: bytes) -> tuple[str, ...]:
    return tuple(raw.partition(b"\n")[0].decode("utf-8", "replace").split(","))


def portal_files(
    shared: Mapping[str, bytes],
    info: PortalInfo,
    districts: Mapping[str, tuple[str, Any, bool]],
    sources: Iterable[tuple[str, Iterable[tuple[str, ...]]]],
    texts: Iterable[Story],
    odf: Iterable[OdfFact],
) -> dict[str, bytes]:
    """The published state: files, and beside them what else a check asks for."""
    told = {
        "daerah": districts,
        "sumber": [(path, list(rows)) for path, rows in sources],
        "foto": {t.path: [asdict(photo) for photo in t.pictures] for t in texts if t.pictures},
        "film": {
            t.path: [
                [f.file, f.seconds, f.width, f.height, f.size, f.key] for f in t.films if f.file
            ]
            for t in texts
            if any(f.file for f in t.films)
        },
        "portal": asdict(info),
        "odf": list(odf),
    }
    state = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return {**shared, STATE: state}


def to_archive(files: Mapping[str, bytes]) -> bytes:
    """An archive with the same bytes for the same files, on any day."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name in sorted(files):
            entry = ZipInfo(name, _FIRST)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, _UNIX
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, files[name], compresslevel=9)
    return out.getvalue()


def _sha(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def runtime_files(place: Path, package: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The files of a locked package, by their names in the site."""
    for name in package:
        yield Path(name).name, (place / name).read_bytes()
