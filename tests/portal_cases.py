"""Whole portals as cases: a folder below `tests/portals/` holds a small portal and its pages.

`kasus.yaml` says what the case shows and which pages are kept; `portal/` is laid over what all
cases share (`_bersama/`); `harapan/<address>.html` is the `<main>` that a page must have.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path
from typing import Any

import yaml

from kksportal import SCHEMA_VERSION
from kksportal.authoring.descriptor import write_descriptor
from kksportal.effects import Folders
from kksportal.errors import Finding, Severity
from kksportal.site_build.job import BuildReport, Options
from kksportal.site_build.site import build_portal
from kksportal.words.portal import PortalInfo
from tests.pretty import main_of, pretty

PORTALS = Path(__file__).parent / "portals"
SHARED = "_bersama"
UPDATED = "2025-12-01"  # the day of packages whose head the test writes
_CODE = re.compile(r"(S[0-9]{2}\.[0-9]{2})-(.+)")


class CaseError(Exception):
    """A case that is not as cases must be; the sentence says what to mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case as its `kasus.yaml` tells it."""

    folder: Path
    nama: str
    halaman: tuple[str, ...]  # addresses; "daerah/x/**" is every page below
    tanpa: tuple[str, ...] = ()  # addresses that no page may have
    lanjutkan: bool = False  # build without the packages that have errors
    bahasa: tuple[str, ...] = ("id", "en")
    kode_keluar: int = 0
    temuan: tuple[str, ...] = ()  # "KKS-D009 datapackages/…/fakta.csv": errors and warnings
    ditinggalkan: tuple[str, ...] = field(default=())  # codes of the districts left out


def case_folders(portals: Path = PORTALS) -> list[Path]:
    """Every folder is a case, but for the one that cases share."""
    return sorted(path for path in portals.iterdir() if path.is_dir() and path.name != SHARED)


def read_case(folder: Path) -> Case:
    """A case; raises CaseError where its `kasus.yaml` is missing or says what nobody knows."""
    path = folder / "kasus.yaml"
    if not path.is_file():
        raise CaseError(f"{folder.name}: kasus.yaml tidak ada")
    told: dict[str, Any] = yaml.safe_load(path.read_text("utf-8")) or {}
    unknown = set(told) - {*Case.__slots__} | ({"folder"} & set(told))
    if unknown or not told.get("nama"):
        raise CaseError(f"{folder.name}: kasus.yaml tanpa nama, atau isiannya asing: {unknown}")
    if not told.get("halaman") and told.get("kode_keluar", 0) != 1:
        raise CaseError(f"{folder.name}: kasus.yaml tidak menyebut halaman")
    lists = {name: tuple(value) for name, value in told.items() if isinstance(value, list)}
    return Case(folder=folder, **{"halaman": (), **told, **lists})


def lay(case: Case, root: Path) -> Path:
    """The input of a case in a folder of its own: what all share, then what is special to it."""
    for part in (case.folder.parent / SHARED, case.folder / "portal"):
        shutil.copytree(part, root, dirs_exist_ok=True)
    for folder in sorted({path.parent for path in root.glob("datapackages/**/*.csv")}):
        if not (folder / "datapackage.json").exists():
            write_head(folder, root)
    return root


def write_head(folder: Path, root: Path) -> None:
    """The descriptor of a package of fictional data, from its place and its CSV files."""
    place = folder.relative_to(root / "datapackages").as_posix()
    kind, _, own = place.partition("/")
    kind = kind.removesuffix("-simulasi")
    about: dict[str, Any] = {"jenis": kind, "skema": SCHEMA_VERSION}
    title = f"{kind} {own}".strip().capitalize()
    if kind == "daerah":
        named = _CODE.fullmatch(own)
        if named is None:
            raise CaseError(f"{place}: paket daerah sebuah kasus berkode S")
        about["kode"], title = named[1], named[2].replace("-", " ").title()
    elif own:
        about["siklus"] = own
    if kind not in ("kosakata", "kerangka"):
        about["simulasi"] = True
    name = f"kks-{place}".lower().replace("/", "-").replace(".", "-")
    keep = {"name": name, "title": title, "diperbarui": UPDATED, "kks": about}
    write_descriptor(folder, kind, keep)


def build_case(case: Case, root: Path, site: Path) -> BuildReport:
    """The site of a case."""
    info = PortalInfo(name="Portal uji", office="Tim uji portal", languages=case.bahasa)
    options = Options(jobs=1, downloads=False, search=False, keep_going=case.lanjutkan)
    return build_portal(Folders(root=root), info, site, options)


def remarks(findings: Iterable[Finding]) -> list[str]:
    """Errors and warnings as a case lists them; mere notes are no part of it."""
    loud = (f for f in findings if f.kind.severity is not Severity.CATATAN)
    return [f"{f.kind.code} {f.path}" for f in loud]


def expected_file(address: str) -> str:
    """Where below `harapan/` the `<main>` of an address is kept."""
    return f"{address.strip('/') or 'index'}.html"


def addresses(case: Case, site: Path) -> list[str]:
    """The addresses whose pages a case keeps; raises CaseError where there is no such page."""
    found: dict[str, None] = {}
    for told in case.halaman:
        if told.endswith("**"):
            below = sorted((site / told.removesuffix("**")).rglob("index.html"))
            mine = [f"{path.parent.relative_to(site).as_posix()}/" for path in below]
        else:
            mine = [told] if (site / told / "index.html").is_file() else []
        if not mine:
            raise CaseError(f"{case.folder.name}: situs tidak punya halaman {told}")
        found |= dict.fromkeys(mine)
    return list(found)


def printed(case: Case, site: Path) -> dict[str, str]:
    """By file of `harapan/` the `<main>` that the site has."""
    return {
        expected_file(address): pretty(main_of((site / address / "index.html").read_bytes()))
        for address in addresses(case, site)
    }


def rewrite(case: Case, made: dict[str, str]) -> None:
    """Keep these pages as the expected ones, and no others."""
    home = case.folder / "harapan"
    shutil.rmtree(home, ignore_errors=True)
    for name, text in made.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def differences(case: Case, made: dict[str, str]) -> Iterator[str]:
    """What differs between the pages a site has and those a case expects; nothing if all agree."""
    home = case.folder / "harapan"
    kept = {
        path.relative_to(home).as_posix(): path.read_text("utf-8")
        for path in sorted(home.rglob("*"))
        if path.is_file()
    }
    for name in sorted({*made, *kept}):
        if name not in kept:
            yield f"harapan/{name} tidak ada: jalankan dengan --update, lalu bacalah"
        elif name not in made:
            yield f"harapan/{name} tidak dipakai: hapus, atau sebut halamannya di kasus.yaml"
        elif kept[name] != made[name]:
            old, new = kept[name].splitlines(), made[name].splitlines()
            yield "\n".join(unified_diff(old, new, f"harapan/{name}", "situs", lineterm="", n=2))
