"""The answer in English: the award and what it meant, the ladder, and what nobody knows."""

from __future__ import annotations

from collections.abc import Sequence

from kksportal.compute.shared import SharedResults
from kksportal.pages.english.words import WITHOUT, message
from kksportal.words.answer import NUMBERS, PLACES, Won, award_answer
from kksportal.words.drawings import Chart
from kksportal.words.ladder import shown_cycles
from kksportal.words.translator import Translator
from kksportal.words.views import AwardEntry

_WORDS = (
    message("pertama"),
    message("kedua"),
    message("ketiga"),
    message("keempat"),
    message("kelima"),
    message("dua"),
    message("tiga"),
    message("empat"),
    message("lima"),
)
_AND, _OR = message("dan"), message("atau")


def listed(words: Sequence[str], translator: Translator) -> str:
    """Words in an English sentence: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {translator.say(_AND)} {words[-1]}"


def answer_sentence(code: str, name: str, results: SharedResults, translator: Translator) -> str:
    """The newest award and what it means, then the earlier ones; "" where none is known."""
    answer = award_answer(code, results)
    if answer is None:
        return ""
    won, say = answer.newest, translator.say
    said = {"siklus": won.cycles[0], "daerah": name, "predikat": _rivals(won, translator)}
    if len(won.categories) > 1:
        first = say(
            "Pada {siklus} {daerah} menerima Swasti Saba; predikatnya disebut berbeda, {predikat}",
            **said,
        )
    elif not won.categories:
        first = say(
            "Pada {siklus} {daerah} menerima Swasti Saba; predikatnya tidak disebut sumber",
            siklus=said["siklus"],
            daerah=name,
        )
    elif won.highest and answer.current:
        first = say("Pada {siklus} {daerah} meraih {predikat}, tingkat tertinggi", **said)
    elif won.highest:
        first = say("Pada {siklus} {daerah} meraih {predikat}, waktu itu tingkat tertinggi", **said)
    elif won.place:
        first = say(
            "Pada {siklus} {daerah} meraih {predikat}, tingkat {tempat} dari {jumlah}",
            **said,
            tempat=say(PLACES[won.place - 1]),
            jumlah=say(NUMBERS[won.levels]),
        )
    else:
        first = say("Pada {siklus} {daerah} meraih {predikat}", **said)
    parts = [first, *(_earlier(one, translator) for one in answer.earlier)]
    if answer.before:
        cycles = listed(answer.before, translator)
        parts.append(say("sebelumnya tercatat juga pada {siklus}", siklus=cycles))
    return "; ".join(parts) + "."


def _earlier(won: Won, translator: Translator) -> str:
    say, cycles = translator.say, listed(won.cycles, translator)
    said = {"siklus": cycles, "predikat": _rivals(won, translator)}
    if len(won.categories) > 1:
        return say("pada {siklus} {predikat} (sumbernya berbeda)", **said)
    if not won.categories:
        return say("pada {siklus} Swasti Saba tanpa sebutan predikat", siklus=cycles)
    if won.highest:
        return say("pada {siklus} {predikat}, waktu itu tingkat tertinggi", **said)
    if won.again:
        return say("pada {siklus} juga {predikat}", **said)
    return say("pada {siklus} {predikat}", **said)


def _rivals(won: Won, translator: Translator) -> str:
    return f" {translator.say(_OR)} ".join(won.text.split(" / "))


def english_ladder(
    chart: Chart | None, entries: Sequence[AwardEntry], name: str, translator: Translator
) -> Chart | None:
    """The ladder with its words in English; the drawing is the same."""
    if chart is None:
        return None
    say, shown = translator.say, shown_cycles(entries)
    known = [e for e in reversed(entries) if e.won]
    told = ", ".join(f"{e.cycle} {e.text if e.categories else 'Swasti Saba'}" for e in known)
    open_ = [e.cycle for e in shown if e.state == "belum-ditemukan"]
    doubted = [e.cycle for e in shown if e.state == "diragukan"]
    without = [f"{e.cycle} {say(WITHOUT[e.state]).lower()}" for e in shown if e.state in WITHOUT]
    parts, notes = [f"{told}."], []
    if open_:
        parts.append(say("Belum ditemukan: {siklus}.", siklus=", ".join(open_)))
        notes.append(say("“?” belum ditemukan sumbernya; bukan berarti tidak menerima."))
    if doubted:
        doubt = say("Sumber tentang {siklus} diragukan.", siklus=listed(doubted, translator))
        parts.append(doubt)
        notes.append(doubt)
    if without:
        parts.append(f"{', '.join(without)}.")
        notes.append(f"“–” {listed(without, translator)}.")
    return chart._replace(
        title=say("Penghargaan {daerah} pada tangga predikat tiap siklus", daerah=name),
        description=" ".join(parts),
        note=" ".join(notes),
    )


def unknown_line(
    cycle: str, stages: int, tatanan: int, cycles: Sequence[str], translator: Translator
) -> str:
    """What nobody knows, in one line; "" where nothing is missing."""
    say, parts = translator.say, []
    if stages:
        parts.append(say("{jumlah} tahap penilaian {siklus}", jumlah=stages, siklus=cycle))
    if tatanan:
        parts.append(say("nilai {jumlah} tatanan", jumlah=tatanan))
    if cycles:
        parts.append(say("penghargaan {siklus}", siklus=listed(sorted(cycles), translator)))
    return say("Belum diketahui: {daftar}.", daftar=listed(parts, translator)) if parts else ""
