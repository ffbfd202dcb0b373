"""A national total in words: who is in it, who is not and why; the parts make the whole."""

from __future__ import annotations

from kksportal.compute.coverage import Coverage
from kksportal.model.claim import Figure, Missing
from kksportal.text import join_words, number
from kksportal.words.names import Names

_NOT_FOUND = "belum ditemukan sumbernya (belum tentu tidak menerima)"


def shown_codes(names: Names, *, simulated: bool) -> tuple[str, ...]:
    """The codes of the districts that national pages count; simulated ones never mix in."""
    return tuple(row.kode for row in names.current if names.simulated(row.kode) == simulated)


def cycle_sentences(coverage: Coverage, cycle: str, total: Figure) -> tuple[str, ...]:
    """Of all districts, those found as recipients of a cycle and the rest; what sources total."""
    if coverage.unknown == coverage.total:
        return (f"Nama penerima tahun {cycle} belum ditemukan.",)
    parts = [f"{number(str(coverage.found))} ditemukan sebagai penerima tahun {cycle}"]
    if coverage.rival:
        parts.append(f"{coverage.rival} penerima yang predikatnya berbeda antar sumber")
    if coverage.doubted:
        parts.append(f"{coverage.doubted} diragukan dan tidak dihitung")
    if coverage.not_won:
        parts.append(f"{number(str(coverage.not_won))} dinilai tetapi tidak meraih")
    if coverage.not_assessed:
        parts.append(f"{number(str(coverage.not_assessed))} tidak dinilai")
    parts.append(f"{number(str(coverage.unknown))} {_NOT_FOUND}")
    whole = f"Dari {_all(coverage)}, {join_words(parts)}."
    return (whole, sentence) if (sentence := _stated(coverage, total)) else (whole,)


def _stated(coverage: Coverage, total: Figure) -> str:
    """How the recipients we found compare with the totals that sources state."""
    if isinstance(total, Missing):
        return ""
    numbers = sorted({int(claim.value) for claim in total.claims})
    told = " atau ".join(number(str(value)) for value in numbers)
    return (
        f"Sumber menyebut {told} penerima; nama yang kami temukan "
        f"{number(str(coverage.recipients))}."
    )


def history_sentence(coverage: Coverage) -> str:
    """Of all districts, those found in any cycle and the rest."""
    parts = [f"{number(str(coverage.recipients))} ditemukan sebagai penerima paling sedikit sekali"]
    if coverage.doubted:
        parts.append(f"{coverage.doubted} hanya disebut sumber yang diragukan")
    parts.append(f"{number(str(coverage.unknown))} {_NOT_FOUND}")
    return f"Dari {_all(coverage)}, {join_words(parts)}."


def _all(coverage: Coverage) -> str:
    return f"{number(str(coverage.total))} kabupaten dan kota yang ada sekarang"
