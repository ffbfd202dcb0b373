"""Every reader takes whatever bytes it is given: findings, or one sentence, and an end."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from kksportal.authoring.boundaries import Origin, import_boundaries
from kksportal.effects import Folders
from kksportal.errors import Finding, PortalError
from kksportal.prose import to_html
from kksportal.read.descriptor import read_descriptor
from kksportal.read.frontmatter import read_front_matter
from kksportal.read.limits import text_limits
from kksportal.read.markup import PAGE_SCHEMES, unsafe_parts
from kksportal.read.metadata import CleaningError, cleaned, told_in
from kksportal.read.permits import HEAD, PERMITS, read_permits
from kksportal.read.picture import PictureError, look_at, opened
from kksportal.read.published import PUBLISHED, read_published
from kksportal.render.picture import to_webp
from kksportal.settings import read_settings
from kksportal.site_build.checking import check_nation
from kksportal.site_build.incremental.cache import Cache
from tests.awal import small_portal
from tests.batas_waktu import bounded
from tests.foto import photograph
from tests.properties.hostile import WAYS
from tests.properties.test_masukan_rusak import LONG

FEW, MANY = 20, 200  # spoilt inputs of each reader: a tenth in each run, all in `make test-all`
ROUNDS = [pytest.param(range(FEW), id="sedikit"),
          pytest.param(range(FEW, MANY), id="semua", marks=pytest.mark.berat)]  # fmt: skip
Reader = Callable[[bytes, Path], object]

STORY = b"""---
judul: 'Home Care: petugas datang'
daerah: "63.11"
tatanan: [pasar]
tanggal: 2026-11-24
sumber:
  - {id: s1, judul: x, jenis: berita, tautan: https://contoh.invalid/}
foto: []
---
Kata [@s1], **tebal**, [tautan](https://contoh.invalid/), `kode`.

| a | b |
|---|---|
| 1 | 2 |

- satu
- dua

> kutipan

![gambar](a.png)
"""
RING = [[115.0, -2.0], [115.5, -2.0], [115.5, -2.5], [115.0, -2.5], [115.0, -2.0]]
MAP = json.dumps({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"KODE": code, "NAMA": "x"},
     "geometry": {"type": "Polygon", "coordinates": [[[x + n, y] for x, y in RING]]}}
    for n, code in enumerate(("63.10", "63.11"))]}).encode()  # fmt: skip
HEAD_OF_A_PACKAGE = json.dumps({
    "name": "kks-x", "title": "x", "diperbarui": "2026-11-30",
    "kks": {"jenis": "daerah", "skema": "1", "kode": "63.11"},
    "licenses": [{"name": "x", "path": "https://contoh.invalid/"}],
    "contributors": [{"title": "x"}],
    "resources": [{"name": "sumber", "path": "sumber.csv", "schema": {"fields": [{"name": "id"}]}}],
}).encode()  # fmt: skip
PERMIT = f"{HEAD}\nx.csv,KKS-D024,,Alasan yang jelas,Humas,2026-11-30\n".encode()
LISTED = b"alamat,terbit\ntentang/,2026-11-30\ndaerah/kabupaten-balangan/,2026-11-30\n"


def descriptor(raw: bytes, place: Path) -> object:
    """The head of a package."""
    (place / "datapackage.json").write_bytes(raw)
    return read_descriptor(place / "datapackage.json", "x")[1]


def text(raw: bytes, place: Path) -> object:
    """A story: its head, and its Markdown through the sanitiser where its limits allow."""
    (place / "x.md").write_bytes(raw)
    head, findings = read_front_matter(place / "x.md", "x")
    if head is not None and not any(text_limits(head.body, "x")):
        findings += unsafe_parts(head.body, "x", 1, tags=("p",), schemes=PAGE_SCHEMES)
        made = to_html(head.body, {"s1": "x"}).lower()
        assert "<script" not in made
        assert 'href="javascript' not in made
    return findings


def permits(raw: bytes, place: Path) -> object:
    """What a person allowed."""
    (place / PERMITS).write_bytes(raw)
    return read_permits(Folders(root=place))[1]


def published(raw: bytes, place: Path) -> object:
    """The list of addresses: none of them leads out of the site."""
    (place / PUBLISHED).write_bytes(raw)
    listed, findings = read_published(Folders(root=place))
    site = (place / "site").resolve()
    assert all((site / address).resolve().is_relative_to(site) for address in listed)
    return findings


def settings(raw: bytes, place: Path) -> object:
    """`mkdocs.yml`."""
    (place / "mkdocs.yml").write_bytes(raw)
    return read_settings(place).findings


def picture(raw: bytes, place: Path) -> object:
    """A photo: looked at, cleaned, and made smaller."""
    (place / "a.jpg").write_bytes(raw)
    told_in(raw)
    for door in (lambda: look_at(place / "a.jpg"), lambda: cleaned(raw), lambda: whole(raw)):
        with suppress(PictureError, CleaningError):
            door()
    return []


def whole(raw: bytes) -> None:
    """Decode a picture and write it anew."""
    with opened(raw):
        to_webp(raw, [16])


def boundaries(raw: bytes, place: Path) -> object:
    """An owner's GeoJSON: a package, or one sentence."""
    (place / "a.geojson").write_bytes(raw)
    known = {"63.10": "Kabupaten Tanah Bumbu", "63.11": "Kabupaten Balangan"}
    with suppress(PortalError):
        import_boundaries(place / "a.geojson", place / "batas", known, "",
                          Origin(title="x", publisher="y"), "2026-11-30")  # fmt: skip
    return []


def memory(raw: bytes, place: Path) -> object:
    """What a check remembers: spoilt, it counts for nothing."""
    (place / "periksa").write_bytes(raw)
    Cache(place).load("periksa")
    return []


def sample(form: str) -> bytes:
    """A photo with all that telephones write beside it."""
    return photograph(form, place=True, serial="1", turned=6)


def kept() -> bytes:
    """A remembered value as it lies in the cache."""
    made = BytesIO()
    made.write(b"kksportal cache 1\n" + bytes(32) + b"abc")
    return made.getvalue()


SETTINGS = (b"site_name: Portal\nsite_url: https://kks.example/\nplugins:\n  - kksportal:\n"
            b"      pengelola: Dinas\n      lapor: kontribusi/\n      hari_jawab: 10\n"
            b"nav:\n  - A: daerah/\ntheme: {palette: {primary: teal}}\n")  # fmt: skip
READERS: dict[str, tuple[Reader, tuple[bytes, ...]]] = {
    "kepala": (descriptor, (HEAD_OF_A_PACKAGE,)),
    "naskah": (text, (STORY,)),
    "izin": (permits, (PERMIT,)),
    "alamat": (published, (LISTED,)),
    "pengaturan": (settings, (SETTINGS,)),
    "foto": (picture, (sample("JPEG"), sample("PNG"), sample("WEBP"), sample("TIFF"))),
    "batas": (boundaries, (MAP,)),
    "ingatan": (memory, (kept(),)),
}


ODD: tuple[object, ...] = (None, True, "", "x", 0, -1, 1e308, 10**400, [], {}, [[]],
                           [[115.0, -2.0]], "63.11", float("nan"), float("inf"),
                           {"type": "Point"})  # fmt: skip


def replaced(chance: random.Random, value: object) -> object:
    """A nested value with one part of it made something else; it stays JSON."""
    if chance.random() < 0.2 or not isinstance(value, (dict, list)) or not value:
        return chance.choice(ODD)
    if isinstance(value, dict):
        key = chance.choice(sorted(value))
        return value | {key: replaced(chance, value[key])}
    at = chance.randrange(len(value))
    return [*value[:at], replaced(chance, value[at]), *value[at + 1 :]]


def spoilt(raw: bytes, seed: str) -> bytes:
    """Some bytes, spoilt once to three times; JSON also as JSON."""
    chance = random.Random(seed)
    if raw.startswith(b"{") and chance.random() < 0.7:
        return json.dumps(replaced(chance, json.loads(raw))).encode()
    for _ in range(chance.choice((1, 1, 2, 3))):
        raw = chance.choice(WAYS)(chance, raw)
    return raw


@pytest.mark.parametrize("seeds", ROUNDS)
@pytest.mark.parametrize("reader", READERS)
def test_a_reader_ends_with_findings(reader: str, seeds: range, tmp_path: Path) -> None:
    """No traceback, no hang; what is found can be printed."""
    read, samples = READERS[reader]
    for seed in seeds:
        raw = spoilt(samples[seed % len(samples)], f"{reader} {seed}")
        with bounded(LONG):
            found = read(raw, tmp_path)
        for one in found if isinstance(found, (list, tuple)) else ():
            assert isinstance(one, Finding)
            assert f"{one.what} {one.mend}".encode()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal from `kks init`."""
    return small_portal(tmp_path_factory.mktemp("pembaca") / "portal")


SHARED = ("datapackages/kosakata", "datapackages/kerangka/2025", "datapackages/wilayah",
          "datapackages/penghargaan/2025")  # fmt: skip


@pytest.mark.parametrize("seeds", [
    pytest.param(range(4), id="sedikit"),
    pytest.param(range(4, 40), id="semua", marks=pytest.mark.berat),
])  # fmt: skip
@pytest.mark.parametrize("package", SHARED)
def test_a_shared_package_is_read_whatever_it_holds(base: Path, package: str, seeds: range) -> None:
    """Vocabularies, frameworks, regions and awards: one file of them spoilt, then laid back."""
    files = sorted((base / package).iterdir())
    for seed in seeds:
        path = files[random.Random(f"{package} {seed}").randrange(len(files))]
        raw = path.read_bytes()
        path.write_bytes(spoilt(raw, f"{package} {seed}"))
        with bounded(LONG):
            found = check_nation(Folders(root=base), jobs=1)
        path.write_bytes(raw)
        assert all(f"{one.what} {one.mend}".encode() for one in found)
