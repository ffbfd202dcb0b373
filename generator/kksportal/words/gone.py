"""What stood at an address, in words: the address itself says so, and nothing else is known."""

from __future__ import annotations

from collections.abc import Callable

from kksportal import addresses as at
from kksportal.compute.kecamatan import folders
from kksportal.words.names import Names

# A kind of address, and the words for what fills its places. The first that fits counts.
_KINDS: tuple[tuple[at.Address, Callable[..., str]], ...] = (
    (
        at.ARCHIVED_DISTRICT,
        lambda n, cycle, slug: f"halaman {n.of_slug(slug)} seperti saat siklus {cycle} ditutup",
    ),
    (at.ARCHIVE, lambda _, cycle: f"arsip siklus {cycle}"),
    (
        at.KECAMATAN,
        lambda n, slug, folder: f"halaman {_kecamatan(n, slug, folder)} di {n.of_slug(slug)}",
    ),
    (at.DISTRICT_INSTITUTION, lambda n, slug: f"halaman kelembagaan {n.of_slug(slug)}"),
    (at.DISTRICT_AWARDS, lambda n, slug: f"halaman penghargaan {n.of_slug(slug)}"),
    (at.DISTRICT_REPAIRS, lambda n, slug: f"halaman perbaikan {n.of_slug(slug)}"),
    (at.DISTRICT_INNOVATIONS, lambda n, slug: f"halaman inovasi {n.of_slug(slug)}"),
    (at.DISTRICT_SOURCES, lambda n, slug: f"daftar sumber {n.of_slug(slug)}"),
    (
        at.DISTRICT_TATANAN,
        lambda n, slug, tatanan: f"halaman “{_tatanan(n, tatanan)}” {n.of_slug(slug)}",
    ),
    (at.DISTRICT, lambda n, slug: f"halaman {n.of_slug(slug)}"),
    (at.EMBED, lambda n, slug: f"kotak angka {n.of_slug(slug)} untuk situs lain"),
    (at.ENGLISH_DISTRICT, lambda n, slug: f"halaman {n.of_slug(slug)} dalam bahasa Inggris"),
    (at.STORY, lambda *_: "sebuah cerita inovasi"),
    (at.INDICATOR, lambda n, cycle, code: f"indikator {_indicator(n, cycle, code)}"),
    (at.FRAMEWORK, lambda _, cycle: f"instrumen dan syarat {cycle}"),
    (at.AWARD_CYCLE, lambda _, cycle: f"daftar penghargaan {cycle}"),
    (
        at.COMPARE,
        lambda n, province, tatanan: (
            f"perbandingan “{_tatanan(n, tatanan)}” di {_province(n, province)}"
        ),
    ),
    (at.COMPARE_PROVINCE, lambda n, province: f"perbandingan daerah di {_province(n, province)}"),
    (at.PROVINCE, lambda n, province: f"halaman {_province(n, province)}"),
    (at.TATANAN, lambda n, tatanan: f"halaman “{_tatanan(n, tatanan)}” semua daerah"),
    (at.AWARD_MAP, lambda _, cycle: f"peta penghargaan {cycle}"),
    (at.SCORE_MAP, lambda n, tatanan: f"peta skor “{_tatanan(n, tatanan)}”"),
)


def what_was(address: str, names: Names) -> str:
    """What stood at an address, to follow the words "pernah terbit"; "" where it does not say."""
    for one, words in _KINDS:
        parts = one.parts(address)
        if parts is not None:
            return words(names, *parts)
    return ""


def _kecamatan(names: Names, slug: str, folder: str) -> str:
    """The name of a kecamatan that there is now, by the folder of its page; else that folder."""
    rows = names.kecamatan.get(slug, ())
    homes = folders(rows)
    return next((names.places[r.kode] for r in rows if homes[r.kode] == folder), f"“{folder}”")


def _tatanan(names: Names, slug: str) -> str:
    return names.tatanan.get(slug, slug)


def _province(names: Names, slug: str) -> str:
    row = names.provinces.get(slug)
    return row.nama if row else slug


def _indicator(names: Names, cycle: str, code: str) -> str:
    name = names.indicator(cycle, code)
    return f"{code} siklus {cycle}" + (f" ({name})" if name else "")
