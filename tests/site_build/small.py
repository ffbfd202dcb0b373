"""Small values for tests of a build: a district built, a last build, a build under way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from kksportal.effects import Folders, Stage
from kksportal.model.package import Photo, PortalInput, Story, VocabularyPackage
from kksportal.site_build.district_builder import BuilderSetup
from kksportal.site_build.districts import BuiltDistricts
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.incremental.districts import DistrictKeys
from kksportal.site_build.incremental.inputs import Inputs
from kksportal.site_build.incremental.last_build import DISTRICT_THING, LastBuild
from kksportal.site_build.incremental.output import (
    DistrictOutput,
    Written,
    given_key,
    is_of_rows,
    part_key,
    plain_output,
    record_key,
    row_keys,
)
from kksportal.site_build.incremental.state import PlainReport, State, Thing
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.job import Job, Options
from kksportal.site_build.site_files import SiteFiles
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


def output(code: str = FIRST, **told: Any) -> DistrictOutput:
    """A district, built; its keys are those of what it gives, unless they are told."""
    plain: dict[str, Any] = {"folder": f"datapackages/daerah/{code}-x"}
    made = DistrictOutput(code=code, **plain | told)
    keys: dict[str, Any] = {
        "slots": tuple(filter(is_of_rows, made.rows)),
        "part_keys": {address: part_key(part) for address, part in made.parts.items()},
        "record_key": record_key(made.records) if made.records else "",
    }
    if "slots" not in told:
        keys["row_keys"] = row_keys(made.rows, keys["slots"])
    made = made._replace(**keys | told)
    return made if "given_key" in told else made._replace(given_key=given_key(made))


def left(*outputs: DistrictOutput, shared: Mapping[str, str] | None = None) -> dict[str, Thing]:
    """Districts as a build leaves them among its things; `shared` are their keys by code.

    The key of a package is its folder: where no input changed it is believed.
    """
    mine = shared or {}
    made = {}
    for one in outputs:
        stories = " ".join(sorted(set(one.named)))
        uses = {
            "paket": one.folder,
            "bersama": mine.get(one.code, ""),
            "cerita": stories,
            "templat": "",
        }
        made[DISTRICT_THING + one.code] = Thing(uses, one.sizes, (one.folder,))
    return made


def state(*outputs: DistrictOutput, **told: Any) -> State:
    """What a build of these districts left; `things` are told beside the districts."""
    things = left(*outputs) | told.pop("things", {})
    plain: dict[str, Any] = {
        "base": "dasar",
        "inputs": {},
        "outputs": {one.code: plain_output(one) for one in outputs},
        "site": {},
        "report": PlainReport((), 0, 0, 0),
    }
    return State(**plain | {"things": things} | told)


def last_build(
    place: Path | None = None,
    *before: DistrictOutput,
    folders: Folders | None = None,
    things: Mapping[str, Thing] | None = None,
    **told: Any,
) -> LastBuild:
    """What the last build left: these districts and things, in a cache here; else nothing."""
    plain: dict[str, Any] = {
        "cache": Cache(place),
        "inputs": Inputs(folders=folders or Folders(root=Path("/tidak-ada")), before={}),
        "base": "dasar",
        "state": state(*before, things=things or {}) if before or things is not None else None,
        "left": {},
        "published": {},
        "damaged": frozenset(),
        "others": (),
        "ours": frozenset(),
    }
    return LastBuild(**plain | told)


def built(
    *outputs: DistrictOutput,
    anew: Iterable[str] = (),
    last: LastBuild | None = None,
    **told: Any,
) -> BuiltDistricts:
    """All districts of a build, of which some were built anew; its builder is what is told."""
    keys = DistrictKeys(last=last or last_build(), shared={}, stories=frozenset())
    return BuiltDistricts(
        setup=BuilderSetup(root="", stage="", published="", info=INFO, codes=()),
        builder=cast(Any, SimpleNamespace(**told)),
        outputs=list(outputs),
        anew=frozenset(anew),
        keys=keys,
        failed={},
        pictures={},
    )


def things(last: LastBuild, place: Stage) -> Things:
    """Nothing is made yet: the things of a build, whose files go to a stage."""
    return Things(last, SiteFiles(place))


def job(last: LastBuild, **options: Any) -> Job:
    """A build under way."""
    folders = last.inputs.folders
    return Job(
        folders=folders,
        info=INFO,
        site=folders.root / "situs",
        options=Options(jobs=1, **options),
        last=last,
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
