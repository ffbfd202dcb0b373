"""After a cycle has closed: mistakes are corrected beside it, later finds are declared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kksportal.archive.correcting import (
    Closed,
    Decision,
    add_erratum,
    add_later_find,
    place_of,
)
from kksportal.archive.store import open_archive
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.preservation.bag import TAG_MANIFEST
from tests.archive.portals import LISTS, SCORES, append, close, copy_of, edit, read, told

DECISION = Decision(reason="Salah ketik di laporan", by="Bappeda Simulasi", day="2026-03-01")
LATER = "2025,T3.01,pusat,verifikasi-pusat,100,2025-10-01,{source}"


def closed(root: Path) -> Closed:
    return Closed(folders=Folders(root=root), data=read(root), cycle="2025")


def first_of(root: Path, cycle: str = "2025") -> int:
    """The line of the first score of a cycle."""
    lines = (root / SCORES).read_text("utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if line.startswith(f"{cycle},"))


def correct(root: Path, **more: Any) -> Path:
    told = {"column": "skor", "becomes": "50", "source": "", **more}
    now = closed(root)
    place = place_of(now.data, SCORES, told.pop("line", first_of(root)))
    told["source"] = told["source"] or place.row.sumber
    return add_erratum(now, place, told.pop("decision", DECISION), **told)


def errata(root: Path) -> list[Any]:
    return list(read(root).archives["2025"].errata)


def test_a_correction_leaves_the_frozen_row_and_stands_beside_it(portal: Path) -> None:
    before = (portal / SCORES).read_bytes()
    correct(portal)
    assert (portal / SCORES).read_bytes() == before
    assert told(portal) == []
    (one,) = errata(portal)
    assert (one.nomor, one.kolom, one.menjadi) == ("1", "skor", "50")
    assert one.semula == read(portal).districts["S01.01"].penilaian[first_of(portal) - 2].skor
    assert one.perihal == "daerah/kabupaten-simulasi-001"


def test_the_source_of_a_correction_comes_along(portal: Path) -> None:
    correct(portal)
    package = read(portal).archives["2025"]
    assert {row.id for row in package.sumber} == {package.errata[0].sumber}


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"column": "indikator"}, "tidak dapat diralat"),
        ({"column": "tidak-ada"}, "tidak dapat diralat"),
        ({"source": "tidak-ada"}, "sumber “tidak-ada” belum ada"),
        ({"decision": Decision(reason="", by="", day="2026-03-01")}, "--alasan, --pemutus"),
        ({"line": 99999}, "tidak punya baris 99999"),
    ],
)
def test_what_cannot_be_corrected_is_refused(portal: Path, more: Any, why: str) -> None:
    with pytest.raises(PortalError, match=why):
        correct(portal, **more)
    assert not (portal / LISTS).exists()


def test_a_correction_that_says_what_stands_is_refused(portal: Path) -> None:
    stands = read(portal).districts["S01.01"].penilaian[first_of(portal) - 2].skor
    with pytest.raises(PortalError, match=f"sudah berisi “{stands}”"):
        correct(portal, becomes=stands)


def test_a_row_of_an_open_cycle_is_corrected_where_it_stands(
    open_portal: Path, tmp_path: Path
) -> None:
    root = copy_of(open_portal, tmp_path / "portal")
    with pytest.raises(PortalError, match="siklus 2025 belum ditutup"):
        correct(root)


def test_a_line_of_the_list_that_was_changed_or_left_out_is_found(portal: Path) -> None:
    for number in range(3):
        correct(portal, becomes=str(50 + number))
    path = f"{LISTS}/errata.csv"
    sound = (portal / path).read_text("utf-8")
    assert told(portal) == []
    lines = sound.splitlines(keepends=True)
    for changed in (
        sound.replace("Salah ketik", "Salah tulis", 1),
        "".join([*lines[:2], *lines[3:]]),  # the second is gone
        "".join([lines[0], lines[2], lines[1], lines[3]]),  # another order
    ):
        (portal / path).write_text(changed, "utf-8")
        assert {code for code, *_ in told(portal)} == {"KKS-T002"}


def test_the_last_line_may_not_go_once_a_version_holds_it(portal: Path) -> None:
    correct(portal)
    correct(portal, becomes="51")
    path = f"{LISTS}/errata.csv"
    sound = (portal / path).read_text("utf-8").splitlines(keepends=True)
    (portal / path).write_text("".join(sound[:-1]), "utf-8")
    assert told(portal) == []  # nothing has published it yet
    (portal / path).write_text("".join(sound), "utf-8")
    close(portal, "2025", "2026-03-02")
    (portal / path).write_text("".join(sound[:-1]), "utf-8")
    assert [code for code, *_ in told(portal)] == ["KKS-T002"]


def test_the_next_version_holds_the_list_and_names_the_one_before(portal: Path) -> None:
    correct(portal)
    close(portal, "2025", "2026-03-02")
    archive = open_archive(Folders(root=portal), "2025")
    assert archive.inventory is not None
    files = archive.files()
    assert (portal / LISTS / "errata.csv").read_bytes() == files[
        f"data/portal/{LISTS}/errata.csv"
    ].read_bytes()
    first = archive.inventory.versions[0].state[TAG_MANIFEST]
    assert first in files["bag-info.txt"].read_text("utf-8")


def test_a_row_found_later_is_refused_until_it_is_declared(portal: Path) -> None:
    line = append(portal, SCORES, later(portal))
    assert [(code, path, row) for code, path, row, _ in told(portal)] == [
        ("KKS-T001", SCORES, line)
    ]
    now = Closed(folders=Folders(root=portal), data=_read_all(portal), cycle="2025")
    add_later_find(now, place_of(now.data, SCORES, line), DECISION)
    assert told(portal) == []


def test_a_declared_row_may_not_change_either(portal: Path) -> None:
    line = append(portal, SCORES, later(portal))
    now = Closed(folders=Folders(root=portal), data=_read_all(portal), cycle="2025")
    add_later_find(now, place_of(now.data, SCORES, line), DECISION)
    close(portal, "2025", "2026-03-02")
    assert told(portal) == []
    edit(portal, SCORES, later(portal), later(portal).replace(",100,", ",50,"))
    assert [code for code, *_ in told(portal)] == ["KKS-T001"]


def test_a_row_is_declared_once(portal: Path) -> None:
    line = append(portal, SCORES, later(portal))
    for _ in range(2):
        now = Closed(folders=Folders(root=portal), data=_read_all(portal), cycle="2025")
        place = place_of(now.data, SCORES, line)
        if now.data.archives:
            with pytest.raises(PortalError, match="sudah dinyatakan"):
                add_later_find(now, place, DECISION)
        else:
            add_later_find(now, place, DECISION)


def later(root: Path) -> str:
    """A score that nobody had: another stage of an indicator that has one."""
    lines = (root / SCORES).read_text("utf-8").splitlines()
    head = lines[0].split(",")
    row = dict(zip(head, lines[first_of(root) - 1].split(","), strict=True))
    row |= {"penilai": "provinsi", "tahap": "verifikasi-pusat"}
    return ",".join(row[name] for name in head)


def _read_all(root: Path) -> Any:
    from kksportal.read.portal import read_portal

    data, _ = read_portal(Folders(root=root))
    return data
