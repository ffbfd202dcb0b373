"""The ODF of all districts: read from their facts alone, and only from packages that changed."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace as Namespace
from typing import Any, cast

import pytest

import kksportal.site_build.odf as module
from kksportal.compute.odf import OdfFact
from kksportal.effects import Folders
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.odf import known_odf
from kksportal.site_build.reading import Unit
from tests.conftest import ROOT

FOLDER = "datapackages/daerah/63.11-kabupaten-balangan"
BALANGAN = Unit("63.11", FOLDER)
FOLDERS = Folders(root=ROOT)


class Last:
    """A last build with this cache, to which packages have these keys."""

    def __init__(self, folder: Path | None = None, **keys: str) -> None:
        self.base, self.cache = "dasar", Cache(folder)
        self.package_key = lambda folder: keys.get("key", "k")
        self.read_key = lambda folder: keys.get("read", keys.get("key", "k"))
        self.noted: dict[str, str] = {}
        self.inputs = Namespace(note_noted=self.noted.update)


def known(last: Last, *units: Unit, folders: Folders = FOLDERS) -> tuple[OdfFact, ...]:
    """The shares of these districts."""
    return known_odf(cast(Any, last), folders, units)


def test_shares_are_found_without_reading_the_rest() -> None:
    """A district without a package has none."""
    assert {fact.code for fact in known(Last(), BALANGAN, Unit("63.03"))} == {"63.11"}


def test_a_package_that_stands_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another key, and it is."""
    first = known(Last(tmp_path), BALANGAN)
    monkeypatch.setattr(module, "read_package", lambda *_, **__: (None, []))
    assert known(Last(tmp_path), BALANGAN) == first
    assert known(Last(tmp_path, key="lain"), BALANGAN) == ()


def test_what_changes_while_it_is_read_is_kept_under_what_was_read(tmp_path: Path) -> None:
    """A package saved since it was looked at: its shares are not taken for those of before."""
    last = Last(tmp_path, key="dilihat", read="dibaca")
    known(last, BALANGAN)
    assert f"{ROOT}/{FOLDER}/fakta.csv" in last.noted
    kept = last.cache.load("odf")
    assert kept[FOLDER][0] == "dasar dibaca"


@pytest.mark.parametrize("name", ["63.03-x", "63.11-y"])
def test_a_package_at_fault_has_none(tmp_path: Path, name: str) -> None:
    """One of another code, and one whose rows cannot be understood: their pages are not made."""
    folder = tmp_path / "datapackages/daerah" / name
    folder.mkdir(parents=True)
    for file in ("datapackage.json", "sumber.csv", "fakta.csv"):
        text = (ROOT / FOLDER / file).read_text("utf-8")
        (folder / file).write_text(text.replace("capaian,", "capaian,x") if "y" in name else text)
    unit = Unit(name[:5], f"datapackages/daerah/{name}")
    assert known(Last(), unit, folders=Folders(root=tmp_path)) == ()
