"""The page of all words: what they mean, what each figure counts, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kksportal import addresses
from kksportal.model.vocabulary_rows import UkuranRow
from kksportal.model.words import Word
from kksportal.pages.nation.context import NationContext
from kksportal.pages.site import Page
from kksportal.words.frames import frame
from kksportal.words.tables import table, text
from kksportal.words.views import Table

BASES = "odf-"  # words whose ids begin so are bases on which one thing is counted
_WHEN = {"posisi": "keadaan pada satu saat", "selama": "jumlah dalam satu masa"}
_BASES = {"tidak-disebut": "tidak disebut sumber", "desa-kelurahan": "desa/kelurahan"}


def glossary_page(context: NationContext) -> Iterator[Page]:
    """`/glosarium/`: words by alphabet, the bases of ODF, and all measures."""
    if not context.wants(addresses.GLOSSARY()):
        return
    words = context.words()
    bases = tuple(word for word in words if word.jangkar.startswith(BASES))
    yield Page(
        frame=frame(
            addresses.GLOSSARY(),
            "Glosarium",
            "Arti kata yang dipakai di portal ini, dan apa yang dihitung tiap ukuran.",
            "",
        ),
        view=GlossaryPage(
            words=tuple(sorted((w for w in words if w not in bases), key=_alphabet)),
            bases=bases,
            measures=_measures(context.data.vocabulary.ukuran),
        ),
    )


def _alphabet(word: Word) -> str:
    return word.kata.casefold()


def _plain(base: str) -> str:
    """What a measure counts, as words; a doubled word keeps its hyphen."""
    return base.replace("-", " ").replace("rata rata", "rata-rata")


def _measures(rows: Sequence[UkuranRow]) -> Table | None:
    return table(
        "Semua ukuran",
        ("Ukuran", "Yang dihitung", "Menyatakan"),
        (
            (
                text(row.nama),
                text(_BASES.get(row.dasar) or _plain(row.dasar)),
                text(_WHEN.get(row.waktu, row.waktu)),
            )
            for row in sorted(rows, key=lambda row: row.nama.casefold())
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryPage:
    """`glosarium.html`: all words, the bases of ODF, all measures."""

    words: tuple[Word, ...]
    bases: tuple[Word, ...]
    measures: Table | None
