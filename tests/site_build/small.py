"""Small values for tests of a build: a district made, a memory, a build under way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from kksportal.effects import Folders, Stage
from kksportal.model.package import Photo, PortalInput, Story, VocabularyPackage
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.incremental.digest import OWN_FILE, Digest, Written, part_key, row_keys
from kksportal.site_build.incremental.inputs import Inputs
from kksportal.site_build.incremental.memory import Memory, plain_digest
from kksportal.site_build.job import Job, Made, Options
from kksportal.site_build.workshop import Order
from kksportal.words.portal import PortalInfo
from tests.builders import head, package

INFO = PortalInfo(name="Portal uji")
FIRST, SECOND = "63.11", "63.12"
FOLDER = f"datapackages/daerah/{FIRST}-x"
PAGE = Written("daerah/x/index.html", "daerah/x/", "2026-01-02", False, 7)


def put(root: Path, files: Mapping[str, str]) -> Folders:
    """A portal of these files and no others, but for an empty folder of templates."""
    (root / "site_templates").mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return Folders(root=root)


def digest(code: str = FIRST, **told: Any) -> Digest:
    """A district, made; keys of its rows and lines are those of what it gives."""
    made = Digest(code=code, folder=f"datapackages/daerah/{code}-x")._replace(**told)
    owned = tuple(slot for slot in made.rows if slot.startswith(OWN_FILE))
    keys = {address: part_key(part) for address, part in made.parts.items()}
    return made._replace(
        slots=made.slots or owned,
        row_keys=made.row_keys or ("slots" not in told and row_keys(made.rows, owned)) or b"",
        part_keys=made.part_keys or keys,
    )


def left(*digests: Digest, slices: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The units of a state, as a build leaves them."""
    mine = slices or {}
    return {d.code: (mine.get(d.code, ""), plain_digest(d)) for d in digests}


def memory(
    place: Path | None = None, *before: Digest, folders: Folders | None = None, **told: Any
) -> Memory:
    """What a build remembers: these districts, unless it is told otherwise, in a cache here."""
    state = {"units": left(*before)} if before else {}
    plain: dict[str, Any] = {
        "cache": Cache(place),
        "inputs": Inputs(folders=folders or Folders(root=Path("/tidak-ada")), before={}),
        "base": "dasar",
        "state": state,
        "site": {},
        "standing": {},
        "damaged": frozenset(),
        "others": (),
        "ours": frozenset(),
    }
    return Memory(**plain | told)


def made(*digests: Digest, anew: Iterable[str] = (), **told: Any) -> Made:
    """All districts of a build, of which some were made anew; its workshop is what is told."""
    order = Order(root="", stage="", standing="", info=INFO, codes=())
    workshop = cast(Any, SimpleNamespace(**told))
    return Made(
        order=order,
        workshop=workshop,
        digests=list(digests),
        anew=frozenset(anew),
        slices={},
        failed={},
    )


def job(remembered: Memory, **options: Any) -> Job:
    """A build under way."""
    folders = remembered.inputs.folders
    return Job(
        folders=folders,
        info=INFO,
        site=folders.root / "situs",
        options=Options(jobs=1, **options),
        memory=remembered,
    )


def stage(place: Path) -> Stage:
    """An empty stage."""
    place.mkdir()
    return Stage(place)


def written(place: Stage) -> dict[str, bytes]:
    """What lies on a stage."""
    files = (path for path in place.home.rglob("*") if path.is_file())
    return {path.relative_to(place.home).as_posix(): path.read_bytes() for path in files}


def story(slug: str = "a", **told: Any) -> Story:
    """A story of the first district, unless it is told otherwise."""
    plain: dict[str, Any] = {
        "slug": slug,
        "path": f"content/inovasi/{slug}.md",
        "title": slug.capitalize(),
        "region": FIRST,
        "cycle": "2025",
        "tatanan": ("pasar",),
        "body": "Isi.",
        "line": 9,
    }
    return Story(**plain | told)


def photo(file: str = "a.jpg", **told: Any) -> Photo:
    """A picture of a thousand by five hundred pixels, unless it is told otherwise."""
    plain: dict[str, Any] = {"alt": "Pasar", "width": 1000, "height": 500, "key": "0123456789ab"}
    return Photo(file=file, **plain | told)


def shared(**told: Any) -> PortalInput:
    """Shared packages: no regions, frameworks and awards, unless told otherwise."""
    words = package("kosakata", about=head("kosakata", cycle=""))
    assert isinstance(words, VocabularyPackage)
    plain: dict[str, Any] = {
        "vocabulary": words,
        "regions": (),
        "frameworks": {},
        "awards": (),
        "districts": {},
    }
    return PortalInput(**plain | told)
