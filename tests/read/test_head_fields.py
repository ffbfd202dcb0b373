"""Each field of a head is said by itself where it lacks, or is not what the standard asks."""

from __future__ import annotations

from typing import Any

import pytest

from kksportal.read.head import read_head
from tests.read.files import Rows, sound_head
from tests.read.heads import LIST, NAME, PLACE, about, read


def invalid(field: str, value: Any) -> Rows:
    """The finding about a field with a value that it may not have."""
    return [("P011", 0, field, f"“{value}” bukan isian “{field}” yang sah.")]


def empty(field: str) -> Rows:
    """The finding about a field that is empty."""
    return [("P011", 0, field, f"Isian “{field}” kosong.")]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"title": ...}, empty("title")),
        ({"title": ""}, empty("title")),
        ({"title": "  "}, invalid("title", "  ")),
        ({"title": 5}, invalid("title", 5)),
        ({"name": ...}, empty("name")),
        ({"name": ""}, empty("name")),
        ({"name": 5}, invalid("name", 5)),
        ({"name": "Kks"}, invalid("name", "Kks")),
        ({"name": "a b"}, invalid("name", "a b")),
        ({"name": "a_b.c-9"}, []),
        ({"diperbarui": ...}, empty("diperbarui")),
        ({"diperbarui": ""}, empty("diperbarui")),
        ({"diperbarui": "2026-02-31"}, invalid("diperbarui", "2026-02-31")),
        ({"diperbarui": "20261124"}, invalid("diperbarui", "20261124")),
        ({"diperbarui": "2026-11-24 "}, invalid("diperbarui", "2026-11-24 ")),
        ({"diperbarui": "2026-11"}, invalid("diperbarui", "2026-11")),
        ({"diperbarui": "2024-02-29"}, []),
        ({"kks": about(simulasi=True)}, []),
        ({"kks": about(simulasi=False)}, []),
        ({"kks": about(simulasi="ya")}, invalid("kks.simulasi", "ya")),
        ({"kks": about(simulasi=1)}, invalid("kks.simulasi", 1)),
        ({"kks": about(simulasi=None)}, empty("kks.simulasi")),
        (
            {"kks": about(skema=...)},
            [("P012", 0, "kks.skema", "Versi skema “”; yang dikenal “1”.")],
        ),
        (
            {"kks": about(skema="2")},
            [("P012", 0, "kks.skema", "Versi skema “2”; yang dikenal “1”.")],
        ),
        ({"kks": about(skema=1)}, [("P012", 0, "kks.skema", "Versi skema “1”; yang dikenal “1”.")]),
        ({"licenses": ...}, [("P016", 0, "licenses", "Isian “licenses” kosong.")]),
        ({"licenses": []}, [("P016", 0, "licenses", "Isian “licenses” kosong.")]),
        ({"licenses": [{}]}, [("P016", 0, "licenses", "Isian “licenses” kosong.")]),
        ({"contributors": ...}, [("P016", 0, "contributors", "Isian “contributors” kosong.")]),
        ({"contributors": []}, [("P016", 0, "contributors", "Isian “contributors” kosong.")]),
        (
            {"licenses": [], "contributors": []},
            [("P016", 0, "licenses", "Isian “licenses” kosong.")],
        ),
        (
            {"licenses": "CC"},
            [*invalid("licenses", "CC"), ("P016", 0, "licenses", "Isian “licenses” kosong.")],
        ),
        (
            {"licenses": ["CC"]},
            [*invalid("licenses", "['CC']"), ("P016", 0, "licenses", "Isian “licenses” kosong.")],
        ),
        (
            {"contributors": {"title": "Tim"}},
            [
                *invalid("contributors", "{'title': 'Tim'}"),
                ("P016", 0, "contributors", "Isian “contributors” kosong."),
            ],
        ),
        ({"keywords": ["odf", "pasar"]}, []),
        ({"keywords": "odf"}, invalid("keywords", "odf")),
        ({"keywords": ["odf", 5]}, invalid("keywords", "['odf', 5]")),
        ({"warna": "merah"}, [("P011", 0, "warna", "Isian “warna” tidak dikenal.")]),
        ({"resources": []}, []),
        ({"sources": [{"title": "BPS", "path": "https://x.id", "email": "a@x.id"}]}, []),
        ({"sources": [{}]}, []),
        ({"sources": "BPS"}, invalid("sources", "BPS")),
    ],
)
def test_each_field_is_reported_where_it_lacks_or_is_odd(
    parts: dict[str, Any], expected: Rows
) -> None:
    """A field that is empty, of another form or unknown is reported by name; the head is used."""
    head, problems = read(**parts)
    assert problems == expected
    assert head is not None
    assert head.code == "63.11"


@pytest.mark.parametrize(
    "key", ["$schema", "id", "description", "homepage", "version", "image", "created"]
)
def test_fields_of_the_standard_are_texts(key: str) -> None:
    """A field of the standard that is text may be there, and may not be a number."""
    assert read(**{key: "2026-01-02" if key == "created" else "x"})[1] == []
    assert read(**{key: 5})[1] == invalid(key, 5)


@pytest.mark.parametrize(
    ("key", "part"),
    [
        *(("licenses", part) for part in ("name", "path", "title")),
        *(
            ("contributors", part)
            for part in ("title", "path", "email", "organisation", "organization", "role")
        ),
        *(("sources", part) for part in ("title", "path", "email")),
    ],
)
def test_lists_of_the_standard_hold_texts(key: str, part: str) -> None:
    """Each part of a licence, a contributor and a source is text, in the second of them too."""
    assert read(**{key: [{part: "x"}, {part: "y"}]})[1] == []
    value = [{part: "x"}, {part: 5}]
    assert read(**{key: value})[1] == invalid(key, value)


@pytest.mark.parametrize(
    ("parts", "advice"),
    [
        ({"name": ""}, "Tulis dengan huruf kecil, angka, . _ atau -"),
        ({"diperbarui": ""}, "Tulis tanggal perubahan terakhir: 2026-11-24"),
        ({"kks": about(simulasi="ya")}, "Tulis true atau hapus isiannya"),
        ({"sources": ""}, LIST),
        ({"keywords": ""}, "Tulis daftar teks"),
        ({"version": 1}, "Tulis sebagai teks"),
        ({"warna": 1}, "Hapus, atau pindahkan ke dalam isian kks"),
        ({"title": ""}, ""),
    ],
)
def test_a_fault_of_a_field_comes_with_its_advice(parts: dict[str, Any], advice: str) -> None:
    """What to write instead is said where the kind's own advice does not say it."""
    _, findings = read_head(sound_head() | parts, PLACE, NAME)
    assert [f.advice for f in findings] == [advice]


@pytest.mark.parametrize(("value", "marked"), [(True, True), (False, False), (1, False)])
def test_only_true_marks_a_simulation(value: Any, marked: bool) -> None:
    """A package is simulated where its head says `true`, and nothing else."""
    head, _ = read(kks=about(simulasi=value))
    assert head is not None
    assert head.simulated is marked


@pytest.mark.parametrize(
    ("licence", "name", "url"),
    [
        ({"name": "CC", "title": "Atribusi"}, "Atribusi", ""),
        ({"name": "CC"}, "CC", ""),
        ({"name": "CC", "title": ""}, "CC", ""),
        ({"path": "http://x.id"}, "", "http://x.id"),
        ({"name": "CC", "path": "javascript:alert(1)"}, "CC", ""),
        ({"name": "CC", "path": 5}, "CC", ""),
        ({"name": "CC", "path": "LICENSE.md"}, "CC", ""),
    ],
)
def test_the_first_licence_counts_by_its_title(
    licence: dict[str, Any], name: str, url: str
) -> None:
    """A licence is named by its title, or else its name; its address only where it is one."""
    head, _ = read(licenses=[licence, {"title": "Lain", "path": "https://lain.id"}])
    assert head is not None
    assert (head.licence, head.licence_url) == (name, url)


def test_contributors_are_named_in_order() -> None:
    """All who made a package are named; one without a title has an empty name."""
    head, _ = read(contributors=[{"title": "B"}, {"email": "x"}, "C", {"title": "A"}])
    assert head is not None
    assert head.contributors == ("B", "", "A")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (..., ""),
        ("2026-01-02", "2026-01-02"),
        ("2026-01-02T03:04:05+07:00", "2026-01-02"),
        ("2026-02-31", ""),
        ("2026", ""),
        ("kemarin", ""),
    ],
)
def test_a_day_of_birth_is_a_day_that_exists(value: Any, day: str) -> None:
    """When a package was first published is its day, or nothing."""
    head, _ = read(created=value)
    assert head is not None
    assert head.created == day


def test_all_faults_of_a_head_are_reported_at_once() -> None:
    """No fault hides another; they come in a fixed order."""
    head, findings = read(
        kks=about(simulasi="ya", skema="9"), title="", name="", diperbarui="", warna=1, licenses=[]
    )
    assert head is not None
    assert [(code, column) for code, _, column, _ in findings] == [
        ("P011", "title"),
        ("P011", "name"),
        ("P011", "diperbarui"),
        ("P011", "kks.simulasi"),
        ("P012", "kks.skema"),
        ("P011", "warna"),
        ("P016", "licenses"),
    ]
