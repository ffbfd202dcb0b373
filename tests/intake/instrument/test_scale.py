"""A scale written as prose in one cell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kksportal.intake.instrument.reading import Step
from kksportal.intake.instrument.scale import fault_of, read_scale

READ = {
    "biasa": ("1. Nilai 100 jika a\n2. Nilai 50 jika b\n3. Nilai 0 jika c", "100/50/0"),
    "baris kosong di antaranya": ("1. Nilai 100 jika a\n\n\n2. Nilai 0 jika b", "100/0"),
    "huruf besar kecil": ("1. NIlai 100 jika a\n2. nilai 50 b\n3. NILAI 0 c", "100/50/0"),
    "tanpa spasi": ("1.Nilai 100 jika a\n2.Nilai 0 jika b", "100/0"),
    "nomor berkurung": ("1) Nilai 100 jika a\n2) Nilai 0 jika b", "100/0"),
    "nomor berkoma": ("1, Nilai 100 jika a\n2, Nilai 0 jika b", "100/0"),
    "titik dua": ("Nilai 100 : a\nNilai 0 : b", "100/0"),
    "sama dengan": ("Nilai = 100 a\nNilai = 0 b", "100/0"),
    "skor": ("a. Skor 100 jika a\nb. Skor 0 jika b", "100/0"),
    "satu baris": ("1. Nilai 100 jika a 2. Nilai 50 jika b 3. Nilai 0 jika c", "100/50/0"),
    "persen": ("1. Nilai 100% jika a\n2. Nilai 0% jika b", "100/0"),
    "angka di tengah kalimat": ("1. Nilai 100 jika dari nilai 80 naik\n2. Nilai 0 b", "100/0"),
    "baris lanjutan berawal nilai": (
        "1. Nilai 100 jika mencapai\nnilai 80 atau lebih\n2. Nilai 0 jika kurang",
        "100/0",
    ),
    "kosong": ("", ""),
    "bukan skala": ("Ada dan berfungsi", ""),
}


@pytest.mark.parametrize("name", READ)
def test_a_scale_is_read(name: str) -> None:
    """A step begins a line or is numbered; letters of any case are the same."""
    text, expected = READ[name]
    steps, _ = read_scale(text)
    assert "/".join(str(step.score) for step in steps) == expected


def test_wording_is_what_follows_the_score() -> None:
    """As written, but for line ends."""
    steps, before = read_scale("Catatan umum\n1. Nilai 100 jika  naik\n\n2. Nilai 0, jika turun")
    assert [step.wording for step in steps] == ["jika naik", "jika turun"]
    assert before == ("Catatan umum",)


def test_a_line_without_number_goes_on() -> None:
    """It belongs to the step before it, blank lines or not."""
    steps, _ = read_scale("1. Nilai 100 jika a\n\ndan juga b\n2. Nilai 0 jika c")
    assert [step.wording for step in steps] == ["jika a dan juga b", "jika c"]


FAULTS = {
    "100/50/0": "",
    "100/75/50/25/0": "",
    "": "kosong",
    "100": "satu langkah",
    "100/50": "tidak berakhir dengan 0",
    "75/50/0": "tidak dimulai dengan 100",
    "100/0/50": "tidak menurun",
    "100/0/0": "dua kali",
    "100/?/0": "tanpa skor",
}


@pytest.mark.parametrize("scale", FAULTS)
def test_a_scale_begins_with_100_ends_with_0_and_descends(scale: str) -> None:
    """What is wrong is said in words; a good scale has nothing to say."""
    parts = scale.split("/") if scale else []
    steps = [Step(score=None if p == "?" else Decimal(p), wording="") for p in parts]
    said = fault_of(steps)
    assert FAULTS[scale] in said
    assert bool(said) == bool(FAULTS[scale])


def test_a_hostile_scale_takes_time_by_length() -> None:
    """Thirty thousand letters of what almost begins a step are read at once."""
    for text in ("1. Nilai " * 3000, "nilai 1" * 5000, "\n" * 30000, "1" * 30000, "a. " * 10000):
        read_scale(text)
