"""Which districts are made anew, and which are kept as they were."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from kksportal.site_build.incremental.digest import Digest
from kksportal.site_build.incremental.memory import (
    Memory,
)
from kksportal.site_build.reading import Unit
from tests.site_build.small import (
    FIRST,
    FOLDER,
    PAGE,
    SECOND,
    digest,
    left,
    memory,
)


def split(
    remembered: Memory, folder: str = FOLDER, slices: Mapping[str, str] | None = None
) -> tuple[list[Unit], list[Digest]]:
    """What one district comes to in a build that knows the story "a"."""
    return remembered.split([Unit(FIRST, folder)], slices or {FIRST: ""}, frozenset({"a"}))


def test_a_district_that_is_as_it_was_is_kept() -> None:
    """Its folder, its slice, its stories and its files are the same: it is not made again."""
    before = digest(pages=(PAGE,), files=(("kartu/63.11.png", 5),), named=("a",))
    remembered = memory(None, before, changed={"datapackages/daerah/63.12-x/fakta.csv"},
                        damaged=frozenset({"index.html"}))  # fmt: skip
    assert split(remembered) == ([], [before])


@pytest.mark.parametrize(
    ("before", "told"),
    [
        pytest.param({}, {"changed": {f"{FOLDER}/fakta.csv"}}, id="paketnya berubah"),
        pytest.param({}, {"changed": {f"{FOLDER}/dalam/lagi.csv"}}, id="isi subfolder berubah"),
        pytest.param({"pages": (PAGE,)}, {"damaged": frozenset({PAGE.file})}, id="halaman rusak"),
        pytest.param(
            {"files": (("kartu/63.11.png", 5),)}, {"damaged": frozenset({"kartu/63.11.png"})},
            id="berkas rusak",
        ),
        pytest.param({"named": ("a", "b")}, {}, id="ceritanya hilang"),
        pytest.param({"folder": "datapackages/daerah/63.11-y"}, {}, id="pindah folder"),
        pytest.param({"code": SECOND}, {}, id="belum dikenal"),
    ],
)  # fmt: skip
def test_a_district_that_is_not_as_it_was_is_made_again(
    before: dict[str, Any], told: dict[str, Any]
) -> None:
    """One difference is enough."""
    assert split(memory(None, digest(**before), **told)) == ([Unit(FIRST, FOLDER)], [])


def test_a_district_whose_slice_moved_is_made_again() -> None:
    """Other awards or texts are another slice; a slice that is not told is another too."""
    remembered = memory(None, state={"units": left(digest(), slices={FIRST: "satu"})})
    assert split(remembered, slices={FIRST: "satu"}) == ([], [digest()])
    assert split(remembered, slices={FIRST: "dua"}) == ([Unit(FIRST, FOLDER)], [])
    assert split(remembered, slices={"x": "satu"}) == ([Unit(FIRST, FOLDER)], [])


def test_a_folder_whose_name_begins_alike_is_not_touched() -> None:
    """Only the district's own folder counts, not one whose name continues it."""
    remembered = memory(None, digest(), changed={f"{FOLDER}yz/fakta.csv", f"docs/{FOLDER}/a"})
    assert split(remembered) == ([], [digest()])


def test_a_district_without_a_package_is_not_touched_by_others() -> None:
    """Where there is no folder, a loose file among the packages is no reason to make it again."""
    bare = Digest(FIRST, "")
    remembered = memory(None, bare, changed={"datapackages/daerah/baca.md"})
    assert split(remembered, folder="") == ([], [bare])
    assert split(remembered) == ([Unit(FIRST, FOLDER)], [])


def test_districts_part_in_their_order() -> None:
    """Each is made or kept for itself, unknown ones first seen are made."""
    both = digest(FIRST), digest(SECOND)
    units = [Unit(c, f"datapackages/daerah/{c}-x") for c in ("63.10", FIRST, SECOND, "63.13")]
    remembered = memory(None, *both, changed={f"{FOLDER}/fakta.csv"})
    stale, kept = remembered.split(units, dict.fromkeys([FIRST, SECOND], ""), frozenset())
    assert stale == [units[0], units[1], units[3]]
    assert kept == [both[1]]
    assert memory().split(units, {}, frozenset()) == (units, [])
