"""In the browser the same is found as by `kks validate`, on every broken portal that files make."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from kksportal.browser_check.check import Checker
from kksportal.browser_check.session import Session
from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.read.portal import package_folders
from kksportal.site_build.checking import check_nation
from kksportal.validate.authority import scope
from tests.awal import small_portal
from tests.browser_check.keadaan import pack_of, state_of
from tests.rusak import BALANGAN, break_portal, cases, is_quick, named

# A row of the corpus that a person brings about by the files she drops: tables, head, story.
NOT_FILES = {
    "foto", "besar", "tautan", "pipa", "salin", "hapus_folder", "bangun", "penuh", "dijelaskan",
}  # fmt: skip
DROPPED = (f"{BALANGAN}/", "content/inovasi/", "content/narasi/63.11/")


def places(case: dict[str, Any]) -> list[str]:
    """The files that a row changes, but for the table that it renews."""
    found: list[str] = [*case.get("hapus", [])]
    for way in ("ubah", "tulis", "tambah", "bita"):
        edits = case.get(way, [])
        found += [e[0] for e in ([edits] if edits and isinstance(edits[0], str) else edits)]
    tables = case.get("tabel", [])
    pairs = [tables] if tables and isinstance(tables[0], str) else tables
    found += [f"{place.removesuffix('.csv')}.csv" for place, *_ in pairs]
    return [named(place) for place in found]


def by_files(case: dict[str, Any]) -> bool:
    """Whether a row changes only what is dropped: the package, or texts of the district."""
    forms = (".csv", ".json", ".md")
    if any("\\" in place for place in places(case)):
        return False  # in an archive that is a folder
    own = all(p.startswith(DROPPED) and p.endswith(forms) for p in places(case))
    return own and not NOT_FILES & case.keys() and bool({"tabel", *_WAYS} & case.keys())


_WAYS = ("ubah", "tulis", "tambah", "bita", "hapus")
ABLE = [case for case in cases() if by_files(case)]
FIRST = {case["kode"]: place for place, case in reversed([*enumerate(ABLE)])}
QUICK = {i for i, case in enumerate(ABLE) if is_quick(i, case)} | {*FIRST.values()}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A valid portal."""
    return small_portal(tmp_path_factory.mktemp("dasar") / "portal")


@pytest.fixture(scope="module")
def published(base: Path) -> bytes:
    """Its published state."""
    return state_of(base)


@pytest.fixture(scope="module")
def session(published: bytes, tmp_path_factory: pytest.TempPathFactory) -> Session:
    """One sitting for all rows: each begins with the district as it is published."""
    return Session.start(tmp_path_factory.mktemp("peramban") / "portal", published)


def dropped(root: Path, base: Path) -> tuple[bytes, set[str]]:
    """What a person drops, as an archive, and which paths of the portal it touches."""
    out, touched = BytesIO(), set()
    with ZipFile(out, "w") as packed:
        for path in sorted(root.rglob("*")):
            name = path.relative_to(root).as_posix()
            if not path.is_file() or not name.startswith(DROPPED):
                continue
            same = (base / name).is_file() and (base / name).read_bytes() == path.read_bytes()
            if name.startswith(f"{BALANGAN}/") or not same:
                packed.writestr(name, path.read_bytes())
            if not same:
                touched.add(name)
    for path in base.rglob("*"):
        name = path.relative_to(base).as_posix()
        if path.is_file() and name.startswith(DROPPED) and not (root / name).exists():
            touched.add(name)
    return out.getvalue(), touched


def validated(root: Path, touched: set[str]) -> tuple[Finding, ...]:
    """What `kks validate PATH…` says before frictionless adds to it."""
    folders = Folders(root=root)
    packages = [folders.relative(folder) for folder in package_folders(folders)]
    return scope(check_nation(folders, jobs=1), packages, sorted(touched))


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=f"{case['tema']}-{case['kode']}-{i}",
            marks=() if i in QUICK else pytest.mark.berat,
        )
        for i, case in enumerate(ABLE)
    ],
)
def test_the_same_findings(
    case: dict[str, Any], base: Path, session: Session, tmp_path: Path
) -> None:
    """Every finding, word by word, of every broken portal that dropped files can make."""
    root = Path(shutil.copytree(base, tmp_path / "portal"))
    break_portal(root, case)
    archive, touched = dropped(root, base)
    session.open("63.11", pack_of("63.11"))
    session.take([("kiriman.zip", archive)])
    assert session.changed() == touched
    assert session.findings() == validated(root, touched)


def test_most_cases_are_asked() -> None:
    """The control: neither list is emptied by its conditions; `make test` asks every kind."""
    assert len(ABLE) > 500
    assert len(QUICK) > 200
    assert {ABLE[i]["kode"] for i in QUICK} == {case["kode"] for case in ABLE}


def test_a_sound_portal_has_no_finding(published: bytes, tmp_path: Path) -> None:
    """Nothing dropped, nothing found; and nothing is taken for changed."""
    session = Session.start(tmp_path, published)
    session.open("63.11", pack_of("63.11"))
    assert session.changed() == set()
    assert session.findings() == ()
    assert isinstance(session.checker, Checker)
