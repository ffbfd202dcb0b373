"""The working paper as tables: names of files, rows in their order, nothing that could run."""

from __future__ import annotations

import pytest

from kksportal.exports.kit import office_csv, office_files
from kksportal.words.kit import KitGroup, KitLine, KitView


def line(code: str, *, open_: bool = False, missing: str = "", due: str = "") -> KitLine:
    """An indicator of two offices."""
    return KitLine(
        code=code, name=f"Indikator {code}", tatanan="Pasar", offices=("A", "B"), office_note="",
        state="sebagian", have="", missing=missing, sent_back="diminta" if open_ else "",
        open=open_, deadline=due, due=due, renstra="",
    )  # fmt: skip


def group(title: str, *lines: KitLine) -> KitGroup:
    """An office."""
    return KitGroup(title=title, summary="", notes=(), lines=lines)


def view(*offices: KitGroup) -> KitView:
    """A paper of these offices."""
    return KitView(
        label="X", code="63.11", cycle="2025", simulated=False, day="", summary="", rounds=(),
        tatanan=(), offices=offices, institution=(), coordinators=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Dinas Kesehatan", "1-dinas-kesehatan"),
        ("../../etc/passwd", "1-etc-passwd"),
        ("CON", "1-con"),
        ("…", "1"),
        ("x" * 300, "1-" + "x" * 60),
    ],
)
def test_an_office_s_name_becomes_a_file_of_any_machine(title: str, name: str) -> None:
    """Only small letters, digits and hyphens; numbered, so none is reserved and none is double."""
    assert [one.name for one in office_files(view(group(title)))] == [name]


def test_offices_of_like_names_have_files_of_their_own() -> None:
    """Their number tells them apart; with ten and more it keeps its width."""
    twins = office_files(view(group("Dinas A"), group("Dinas, A")))
    assert len({one.name for one in twins}) == 2
    many = office_files(view(*(group(f"D{number}") for number in range(10))))
    assert [many[0].name, many[9].name] == ["01-d0", "10-d9"]


def test_rows_stand_from_the_most_urgent() -> None:
    """Asked by deadline, then lacking, then whole; the other offices of each are named."""
    rows = office_csv(
        group(
            "A",
            line("T1.01"),
            line("T1.02", missing="skor mandiri"),
            line("T1.03", open_=True),
            line("T1.04", open_=True, due="2025-08-23"),
        )
    ).splitlines()
    assert [row.split(",")[0] for row in rows] == ["kode", "T1.04", "T1.03", "T1.02", "T1.01"]
    assert all(row.endswith(",B") for row in rows[1:])
