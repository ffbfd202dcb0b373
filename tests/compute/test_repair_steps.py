"""The next state of what was sent back: only forward, one step at a time, and told by a source."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.compute.repair_steps import Refused, Step, Wish, next_step
from tests.builders import district, source

Cells = dict[str, str]
ASKED = {
    "siklus": "2025",
    "tahap": "lanjutan",
    "tatanan": "pasar",
    "indikator": "T4.01",
    "diminta": "2025-08-21T10:00+08:00",
    "batas_jam": "48",
    "status": "diminta",
    "per_tanggal": "2025-08-21",
    "perangkat_daerah": "Dinas Perdagangan",
    "letak": "hlm. 2",
    "catatan": "Kata berita acara",
}
SENT = ASKED | {"status": "dikirim", "per_tanggal": "2025-08-22"}
TAKEN = ASKED | {"status": "diterima", "per_tanggal": "2025-08-24"}


def asked(*rows: Cells, sources: tuple[str, ...] = ("a", "b"), **wish: Any) -> Step | Refused:
    """What comes of a wish: that T4.01 was sent on 22 August, unless it says otherwise."""
    package = district(perbaikan=rows, sumber=[source(one)._asdict() for one in sources])
    plain: dict[str, Any] = {
        "thing": "T4.01",
        "status": "dikirim",
        "day": "2025-08-22",
        "today": "2025-09-30",
    }
    return next_step(package, Wish(**plain | wish))


def step(*rows: Cells, **wish: Any) -> Step:
    """A step that may be."""
    made = asked(*rows, **wish)
    assert isinstance(made, Step), made
    return made


def why(*rows: Cells, **wish: Any) -> str:
    """Why a step may not be."""
    made = asked(*rows, **wish)
    assert isinstance(made, Refused), made
    return made.why


def test_a_state_is_a_row_of_its_own() -> None:
    """It keeps what was asked, by whom and until when; what the old source said stays with it."""
    made = step(ASKED)
    assert made.row is not None
    cells = {name: cell for name, cell in made.row._asdict().items() if cell}
    kept = {name: cell for name, cell in ASKED.items() if name not in ("letak", "catatan")}
    assert cells == kept | {"status": "dikirim", "per_tanggal": "2025-08-22", "sumber": "a"}
    assert not made.replaces


def test_it_goes_forward_one_step_at_a_time() -> None:
    """From diminta to dikirim to diterima."""
    made = step(ASKED, SENT, status="diterima", day="2025-08-24")
    assert made.row is not None
    assert (made.before.status, made.row.status) == ("dikirim", "diterima")


@pytest.mark.parametrize(
    ("rows", "wish", "sentence"),
    [
        (
            [ASKED],
            {"status": "diterima"},
            "T4.01 belum tercatat dikirim; catat itu dahulu, baru diterima",
        ),
        (
            [ASKED, SENT, TAKEN],
            {"day": "2025-08-25"},
            "T4.01 sudah diterima 24 Agustus 2025, jadi tidak dapat kembali menjadi dikirim",
        ),
        (
            [ASKED, SENT],
            {"day": "2025-08-23"},
            "T4.01 sudah tercatat dikirim 22 Agustus 2025, bukan 23 Agustus 2025; tanggal yang "
            "keliru dibetulkan di lembar Perbaikan formulirnya",
        ),
        (
            [ASKED],
            {"day": "2025-08-20"},
            "20 Agustus 2025 mendahului 21 Agustus 2025, saat T4.01 diminta",
        ),
        (
            [ASKED],
            {"today": "2025-08-21"},
            "22 Agustus 2025 belum tiba, jadi T4.01 belum dapat dikirim",
        ),
        (
            [ASKED],
            {"source": "z"},
            "sumber “z” tidak ada di sumber.csv paket itu; yang ada antara lain a dan b",
        ),
        (
            [ASKED],
            {"thing": "T4.02"},
            "T4.02 tidak tercatat dikembalikan kepada 63.11 pada siklus 2025; yang tercatat: T4.01",
        ),
        (
            [ASKED],
            {"stage": "desk"},
            "T4.01 tidak tercatat dikembalikan kepada 63.11 pada siklus 2025 tahap desk; yang "
            "tercatat: T4.01",
        ),
        ([], {}, "tidak ada perbaikan yang tercatat untuk 63.11"),
        (
            [ASKED],
            {"cycle": "2023"},
            "tidak ada perbaikan yang tercatat untuk 63.11 pada siklus 2023",
        ),
    ],
    ids=["skip", "back", "other-day", "before", "future", "no-source", "thing", "stage", "none",
         "cycle"],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_a_sentence(
    rows: list[Cells], wish: dict[str, str], sentence: str
) -> None:
    """Each cause has its own, and it says what to do where something can be done."""
    assert why(*rows, **wish) == sentence


def test_on_the_day_itself_it_may_be() -> None:
    """Sent on the day it was asked, and written down on that day."""
    made = step(ASKED, day="2025-08-21", today="2025-08-21", source="b")
    assert made.row is not None
    assert not made.replaces


@pytest.mark.parametrize("published", ["2025-08-21", "2025-07", "2024"])
def test_a_source_does_not_tell_what_came_after_it(published: str) -> None:
    """A berita acara of the 21st cannot say what was sent on the 22nd."""
    papers = (source("a", tanggal_terbit=published)._asdict(), source("b")._asdict())
    package = district(perbaikan=[ASKED], sumber=papers)
    wish = Wish(thing="T4.01", status="dikirim", day="2025-08-22", today="2025-09-30")
    made = next_step(package, wish)
    assert isinstance(made, Refused)
    assert made.why.startswith("sumber a terbit ")
    assert made.why.endswith("sebutkan sumber lain dengan --sumber")


@pytest.mark.parametrize("published", ["2025-08-22", "2025-09-05", "2025-08", "2025", ""])
def test_a_source_of_that_day_or_later_may(published: str) -> None:
    """Also one of which only the month or the year is known."""
    papers = (source("a", tanggal_terbit=published)._asdict(),)
    package = district(perbaikan=[ASKED], sumber=papers)
    wish = Wish(thing="T4.01", status="dikirim", day="2025-08-22", today="2025-09-30")
    assert isinstance(next_step(package, wish), Step)


@pytest.mark.parametrize("dated", [True, False])
def test_saying_it_twice_writes_nothing(*, dated: bool) -> None:
    """Of the same day; or of any, where no day was told and it would be today."""
    day = "2025-08-22" if dated else "2025-09-30"
    made = step(ASKED, SENT, day=day, dated=dated)
    assert made.row is None
    assert made.before.per_tanggal == "2025-08-22"


def test_saying_again_what_was_before_writes_nothing() -> None:
    """A command of last week, run once more, finds its row."""
    assert step(ASKED, SENT, TAKEN).row is None


def test_two_states_of_one_day_by_one_source_are_one_row() -> None:
    """The key has no room for both; the day it was asked stays in its own column."""
    row = ASKED | {"diminta": ""}
    made = step(row, day="2025-08-21")
    assert made.replaces
    assert made.row is not None
    assert (made.row.diminta, made.row.per_tanggal) == ("2025-08-21", "2025-08-21")


def test_a_number_or_a_tatanan_is_named_as_such() -> None:
    """What was sent back without its indicators goes forward as a whole."""
    whole = ASKED | {"tatanan": "", "indikator": "", "jumlah": "33"}
    part = ASKED | {"indikator": "", "jumlah": "8"}
    for thing, many in (("semua", "33"), ("pasar", "8")):
        made = step(whole, part, thing=thing)
        assert made.row is not None
        assert made.row.jumlah == many


def test_of_several_stages_the_one_that_asked_last_is_meant() -> None:
    """Unless another is named."""
    early = ASKED | {"tahap": "pusat", "per_tanggal": "2025-07-01", "diminta": ""}
    for stage, meant in (("", "lanjutan"), ("pusat", "pusat")):
        made = step(early, ASKED, stage=stage)
        assert made.before.tahap == meant


def test_of_several_cycles_the_newest_is_meant() -> None:
    """Unless another is named."""
    old = ASKED | {"siklus": "2023"}
    assert step(old, ASKED).before.siklus == "2025"
    assert step(old, ASKED, cycle="2023").before.siklus == "2023"
