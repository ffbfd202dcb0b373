"""What a proposal says of its figures: the log tells what happened when it was taken in."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from kksportal.model.rows import Pembaruan
from tests.proposals.conftest import TakeIn
from tests.proposals.portals import (
    BALANGAN,
    FACTS,
    branches,
    commit_all,
    edit,
    git,
    odf,
    proposal_of,
)

LOG = f"{BALANGAN}/pembaruan.csv"


def log(*lines: tuple[str, ...]) -> bytes:
    """A log of changes."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([Pembaruan._fields, *lines])
    return out.getvalue().encode()


def key_of(portal: Path) -> str:
    """The key of the headline figure, as the log writes it."""
    from kksportal.model.kinds import find_resource

    res = find_resource("daerah", "fakta")
    assert res is not None
    with (portal / FACTS).open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    return ";".join(row.get(name, "") for name in res.key)


def said(portal: Path, kunci: str = "") -> bytes:
    """The log as `/periksa/` writes it: 85 becomes 92."""
    why = ("koreksi", "salah ketik", "Dinas Kesehatan Rekaan", "tidak")
    return log(("2026-11-24", "fakta", kunci or key_of(portal), "nilai", "85", "92", *why))


def taken(portal: Path) -> list[dict[str, str]]:
    """The log in the branch of the proposal."""
    (branch,) = branches(portal)
    return list(csv.DictReader(io.StringIO(git(portal, "show", f"{branch}:{LOG}"))))


def test_the_answers_come_in_with_the_figure(portal: Path, take_in: TakeIn) -> None:
    """Class, reason and office stand in the log and in the text; whether it is serious is found."""
    code, text, _ = take_in({FACTS: odf(portal, "92"), LOG: said(portal)})
    assert code == 0
    (line,) = taken(portal)
    assert (line["semula"], line["menjadi"], line["kelas"]) == ("85", "92", "koreksi")
    assert (line["alasan"], line["pemutus"]) == ("salah ketik", "Dinas Kesehatan Rekaan")
    assert line["serius"] == ("ya" if "perubahan serius" in text else "tidak")
    assert "Koreksi: salah ketik, diputuskan Dinas Kesehatan Rekaan." in text
    assert "belum disertai kelas" not in text


def test_the_log_tells_from_which_value_it_changed_indeed(portal: Path, take_in: TakeIn) -> None:
    """The portal has another value since; the proposal's is taken."""
    raw = proposal_of(portal, {FACTS: odf(portal, "92"), LOG: said(portal)})
    edit(portal, FACTS, ",capaian,85,", ",capaian,88,")
    commit_all(portal, "Angka lain")
    take_in(raw, "--utamakan", "usulan")
    (line,) = taken(portal)
    assert (line["semula"], line["menjadi"]) == ("88", "92")


def test_a_figure_that_is_not_taken_is_not_told(portal: Path, take_in: TakeIn) -> None:
    """The portal's value stands: the log has no line of it."""
    raw = proposal_of(portal, {FACTS: odf(portal, "92"), LOG: said(portal)})
    edit(portal, FACTS, ",capaian,85,", ",capaian,88,")
    commit_all(portal, "Angka lain")
    assert take_in(raw)[0] == 1
    assert taken(portal) == []


def test_a_line_about_nothing_is_not_told(portal: Path, take_in: TakeIn) -> None:
    """A proposal comes from anybody: a log of changes that it does not make is no log."""
    lines = said(portal, "63.11;rekaan;capaian;;;;;;;;tabirkota")
    take_in({FACTS: odf(portal, "92"), LOG: lines})
    assert taken(portal) == []


def test_a_late_proposal_is_told_last(portal: Path, take_in: TakeIn) -> None:
    """Its line stands on no earlier day than the newest of the log, and none is lost."""
    older = ("2026-11-28", "fakta", key_of(portal), "nilai", "84", "85", "", "", "", "")
    raw = proposal_of(portal, {FACTS: odf(portal, "92"), LOG: said(portal)})
    (portal / LOG).write_bytes(log(older))
    from kksportal.authoring.descriptor import write_descriptor
    from kksportal.authoring.taking import read_head_of

    folder = portal / BALANGAN
    write_descriptor(folder, "daerah", read_head_of(folder))
    commit_all(portal, "Catatan lain")
    take_in(raw)
    (line,) = taken(portal)
    assert (line["tanggal"], line["semula"], line["menjadi"]) == ("2026-11-28", "84", "92")
    assert line["alasan"] == "salah ketik"
