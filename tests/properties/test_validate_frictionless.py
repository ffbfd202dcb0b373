"""The fast check and frictionless agree on what a valid package is."""

from __future__ import annotations

import copy
import gc
import json
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from kksportal.authoring.descriptor import write_descriptor
from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.read.package import explain
from kksportal.read.portal import read_package, read_shared
from kksportal.validate.known import Known
from kksportal.validate.portal import check_package
from tests.conftest import ROOT
from tests.properties.mutations import FOLDER, TABLES, Draft, Spoil, spoils

# What we refuse on purpose though Table Schema lets it pass; see the data contract's last section.
OURS = {
    "KKS-P002",  # an unknown kind of package
    "KKS-P006",  # BOM, Windows line ends
    "KKS-P009",  # a resource of another name, or with a dialect of its own
    "KKS-P010",  # no table of sources
    "KKS-P011", "KKS-P012", "KKS-P013",  # the head and the folder's name
    "KKS-P018",  # a schema of one's own
    "KKS-D001",  # a required column is absent
    "KKS-D003",  # a column without a name
    "KKS-D005",  # a line break within a cell
    "KKS-D006", "KKS-D007", "KKS-D008",  # in a column that the package's own schema leaves free
    "KKS-D009", "KKS-D010", "KKS-D011",  # strict numbers, real dates, stray spaces
    "KKS-D012",  # frictionless ignores unique keys
    "KKS-D013", "KKS-D017",  # references into other packages
    "KKS-D014", "KKS-D015", "KKS-D016", "KKS-D019", "KKS-D021",  # cells that contradict each other
    "KKS-D022", "KKS-D023", "KKS-D024",  # formulas, HTML, personal data
    "KKS-K001", "KKS-K002",  # the framework's codes
}  # fmt: skip


# Frictionless leaves a file open where it stops half-way; that is not ours to fail for.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(scope="module", autouse=True)
def _closed() -> Iterator[None]:
    """Files it left open are closed before another module's tests begin."""
    yield
    gc.collect()


@cache
def known() -> Known:
    """What the real portal's shared packages define."""
    shared, _ = read_shared(Folders(root=ROOT))
    assert shared is not None
    return Known.of(shared)


def draft() -> Draft:
    """The small valid package, as frictionless and we accept it."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "paket"
        made = Draft(tables=copy.deepcopy(TABLES), descriptor={})
        made.write(folder)
        keep: dict[str, Any] = {
            "name": "kks-daerah-63-11",
            "title": "Kabupaten Balangan",
            "diperbarui": "2026-11-24",
            "kks": {"jenis": "daerah", "skema": "1", "kode": "63.11"},
        }
        write_descriptor(folder, "daerah", keep)
        made.descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return made


DRAFT = draft()


def verdicts(steps: list[Spoil]) -> tuple[set[str], tuple[Finding, ...]]:
    """The codes of our errors, and frictionless's refusals, for a package so spoilt."""
    made = copy.deepcopy(DRAFT)
    for spoil in steps:
        spoil(made)
    with tempfile.TemporaryDirectory() as place:
        folders = Folders(root=Path(place))
        folder = folders.packages / "daerah" / FOLDER
        made.write(folder)
        package, found = read_package(folder, folders)
        if package is not None:
            found += check_package(package, known())
        return {f.kind.code for f in found if f.is_error}, explain(folder, folders)


def test_the_unspoilt_package_is_accepted_by_both() -> None:
    """The control: neither has anything against it."""
    assert verdicts([]) == (set(), ())


SPOILS = st.lists(spoils(), min_size=1, max_size=2)
QUICK = settings(max_examples=150, deadline=None, derandomize=True, database=None)


@QUICK
@given(steps=SPOILS)
def test_the_two_verdicts_are_one(steps: list[Spoil]) -> None:
    """What frictionless refuses we refuse; what we refuse beyond it is on the list of our own."""
    compare_verdicts(steps)


@pytest.mark.berat
@settings(QUICK, max_examples=1000)
@given(steps=SPOILS)
def test_the_two_verdicts_are_one_at_length(steps: list[Spoil]) -> None:
    """The same for many more packages."""
    compare_verdicts(steps)


def compare_verdicts(steps: list[Spoil]) -> None:
    """Spoil a package and hold the two verdicts against each other."""
    ours, theirs = verdicts(steps)
    event(f"ours {bool(ours)}, theirs {bool(theirs)}")
    if theirs:
        assert ours, [f.what for f in theirs]
    else:
        assert ours <= OURS, ours - OURS
