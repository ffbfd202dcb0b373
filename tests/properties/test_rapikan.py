"""Canonical tables stay as they are; from whatever habit one comes back to its bytes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import assume, event, given
from hypothesis import strategies as st

from kksportal.effects import Folders
from kksportal.intake.cells import Codes
from kksportal.intake.tidying import tidy
from kksportal.model.kinds import RESOURCES, find_resource
from kksportal.read.portal import read_shared
from tests.conftest import ROOT
from tests.kebiasaan import HABITS, written

FAKTA = find_resource("daerah", "fakta")
assert FAKTA is not None
CODES = Codes(
    areas={f"63.{n:02d}": f"Kabupaten {n}" for n in range(1, 14)},
    words={"kosakata.satuan": dict.fromkeys(("persen", "orang", "hektare"), "")},
)
HEADER = ("subjek", "ukuran", "sifat", "nilai", "satuan", "per_tanggal", "sumber", "catatan")
# Letters that Windows-1252 has too, and signs that mean something in tables.
LETTERS = st.characters(codec="cp1252", categories=("Lu", "Ll", "Nd", "Po", "Ps", "Pe"))
TEXTS = (
    st.text(st.one_of(LETTERS, st.sampled_from(' ,;"|')), max_size=20)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text[:1] not in ("*", "=", "-", "+", "@"))
)
NUMBERS = st.one_of(
    st.integers(0, 100).map(lambda n: (str(n), "persen")),
    st.decimals(0, 99, places=2).map(lambda n: (f"{n:.2f}", "persen")),
    st.integers(0, 10**6).map(lambda n: (str(n), "orang")),
)
DAYS = st.one_of(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)).map(date.isoformat),
    st.sampled_from(["2025", "2025-08", ""]),
)


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[str, ...]]:
    """Canonical rows of figures."""
    rows = []
    for _ in range(draw(st.integers(1, 6))):
        value, unit = draw(NUMBERS)
        area = draw(st.sampled_from(sorted(CODES.areas)))
        note = draw(TEXTS)
        rows.append((area, "odf-desa", "capaian", value, unit, draw(DAYS), "a", note))
    return [HEADER, *rows]


def as_written_by_hand(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The cells as an officer types them: decimal commas, percent signs, dates the other way."""
    made = []
    for area, measure, nature, value, unit, day, source, note in rows[1:]:
        typed = value.replace(".", ",") + (" %" if unit == "persen" else "")
        told = "/".join(reversed(day.split("-"))) if len(day) == 10 and day[8:] > "12" else day
        made.append(
            (area.replace(".", ""), measure, nature.title(), typed, unit, told, source, note)
        )
    return [rows[0], *made]


def no_utf8_in(raw: bytes) -> bool:
    """Whether no letters of Windows happen to be one of UTF-8: “Â¡” and “¡” are the same bytes."""
    told = raw.decode("utf-8", "surrogateescape")
    return all(c.isascii() or "\udc80" <= c <= "\udcff" for c in told)


@given(rows=tables())
def test_a_canonical_file_is_not_changed(rows: list[tuple[str, ...]]) -> None:
    """Not a byte, and nothing is asked or told."""
    raw = written(rows).encode()
    made = tidy(raw, FAKTA, CODES)
    assert (made.content, made.changes, made.questions, made.unread) == (raw, (), (), ())
    assert made.habits == ()


@given(rows=tables(), habit=st.sampled_from(sorted(HABITS)))
def test_every_habit_comes_back_to_the_same_bytes(rows: list[tuple[str, ...]], habit: str) -> None:
    """And what comes back is not changed again."""
    event(habit)
    raw = HABITS[habit](rows)
    assume(habit != "ansi" or no_utf8_in(raw))
    made = tidy(raw, FAKTA, CODES)
    assert made.content == written(rows).encode()
    again = tidy(made.content, FAKTA, CODES)
    assert (again.content, again.changes) == (made.content, ())


@given(rows=tables(), habit=st.sampled_from(sorted(HABITS)))
def test_cells_written_by_hand_come_back_too(rows: list[tuple[str, ...]], habit: str) -> None:
    """Decimal commas, percent signs, dates and codes in whatever file: the same bytes again."""
    raw = HABITS[habit](as_written_by_hand(rows))
    assume(habit != "ansi" or no_utf8_in(raw))
    made = tidy(raw, FAKTA, CODES)
    assert made.content == written(rows).encode()
    assert made.questions == ()


@given(raw=st.binary(max_size=300))
def test_any_bytes_give_a_table_or_a_reason(raw: bytes) -> None:
    """Nothing that a file may hold stops the reader, and what it gives is stable."""
    made = tidy(raw, FAKTA, CODES)
    if made.content is None:
        assert made.refused is not None
        assert made.refused.what
        assert made.refused.advice
    else:
        assert tidy(made.content, FAKTA, CODES).content == made.content


def test_the_portal_that_is_shipped_is_canonical() -> None:
    """Every table of ours stays as it is, with the codes that are in force."""
    shared, _ = read_shared(Folders(root=ROOT))
    assert shared is not None
    codes, seen = Codes.of(shared), 0
    for kind, resources in RESOURCES.items():
        for res in resources:
            for path in Path(ROOT, "datapackages").glob(f"{kind}*/**/{res.name}.csv"):
                raw, seen = path.read_bytes(), seen + 1
                made = tidy(raw, res, codes)
                assert (made.content, made.habits) == (raw, ()), path
    assert seen > 100
