"""National lists: joined anew only where a district's lines or the awards moved."""

from __future__ import annotations

import zlib
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from kksportal.exports.lists import AWARDS, NAMES, head_of_list
from kksportal.pages.gathered import TableFile
from kksportal.site_build.incremental.last_build import LastBuild
from kksportal.site_build.incremental.output import DistrictOutput
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.lists import make_lists
from kksportal.words.names import Names
from tests.builders import award_package
from tests.site_build.small import (
    FIRST,
    built,
    job,
    last_build,
    output,
    shared,
    stage,
    things,
    written,
)

SCRATCH = count()
FACTS, GIVEN = "unduh/nasional/fakta.csv", "unduh/nasional/penghargaan.csv"
FICTION = "unduh/nasional/simulasi-fakta.csv"
HEAD = ",".join(head_of_list("fakta", simulated=False))
AWARD = award_package(penerima=[{"wilayah": FIRST, "predikat": "padapa", "sumber": "s1"}])
DOUBT = award_package(
    diragukan=[{"wilayah": FIRST, "predikat": "wistara", "alasan": "=a", "sumber": "s1"}]
)


def lines(*rows: str, head: str = HEAD) -> bytes:
    """A fragment of a list, as a district gives it."""
    return zlib.compress("\n".join((head, *rows, "")).encode())


ONE = output(updated="2026-01-02", parts={FACTS: lines(f"{FIRST},x")})


def made(
    last: LastBuild, place: Path, *outputs: DistrictOutput, anew: Any = (FIRST,),
    simulated: bool = False, awards: Any = (AWARD,),
) -> tuple[tuple[TableFile, ...], Things, dict[str, str]]:  # fmt: skip
    """The lists of a build of these districts, its things, and what was written."""
    data = shared(awards=awards)
    results = SimpleNamespace(simulated=simulated)
    build = built(*outputs, anew=anew, last=last, data=data, names=Names(data), results=results)
    found = things(last, stage(place / f"panggung-{next(SCRATCH)}"))
    lists = make_lists(job(last), build, found)
    texts = {name: text.decode() for name, text in written(found.site.stage).items()}
    return lists, found, texts


def test_a_real_nation_has_every_list(tmp_path: Path) -> None:
    """Also those without a line: a head alone says that nothing is known."""
    lists, _, texts = made(last_build(), tmp_path, ONE)
    assert [(one.tatanan, one.cycle, one.simulated) for one in lists] == [
        (name, "", False) for name in NAMES
    ]
    assert {one.tatanan: one.lines for one in lists} == dict.fromkeys(NAMES, 0) | {
        "fakta": 1, AWARDS: 1,
    }  # fmt: skip
    assert texts[FACTS] == f"{HEAD}\n{FIRST},x\n"
    assert texts["unduh/nasional/inovasi.csv"].count("\n") == 1
    assert next(one for one in lists if one.tatanan == "fakta").updated == "2026-01-02"


def test_awards_come_first_and_then_what_districts_claim(tmp_path: Path) -> None:
    """One list of all claims; what is doubted says so, and no reason runs as a formula."""
    head = ",".join(head_of_list(AWARDS, simulated=False))
    claim = output(parts={GIVEN: lines("63.11,klaim", head=head)})
    _, _, texts = made(last_build(), tmp_path, claim, awards=(AWARD, DOUBT))
    first, second, third = texts[GIVEN].splitlines()[1:]
    assert first.startswith(f"{FIRST},,,disebut-sumber,")
    assert ",padapa," in first
    assert second.startswith(f"{FIRST},,,diragukan,")
    assert ",'=a," in second
    assert third == "63.11,klaim"


def test_simulated_districts_have_lists_of_their_own(tmp_path: Path) -> None:
    """Beside those of the real nation; a simulated nation has no others."""
    fiction = output(
        "S1.01",
        parts={
            FICTION: lines("simulasi,S1.01", head=",".join(head_of_list("fakta", simulated=True)))
        },
    )
    lists, _, texts = made(last_build(), tmp_path, ONE, fiction, anew=(FIRST, "S1.01"))
    assert [one.simulated for one in lists] == [False] * 6 + [True] * 6
    assert "S1.01" in texts[FICTION]
    assert "S1.01" not in texts[FACTS]
    lists, _, _ = made(last_build(), tmp_path, fiction, anew=("S1.01",), simulated=True, awards=())
    assert [one.simulated for one in lists] == [True] * 6


def test_lists_stand_until_something_moves(tmp_path: Path) -> None:
    """Neither lines nor awards moved: nothing is written; an edit moves its list alone."""
    first = last_build(tmp_path / "ingatan")
    _, known, _ = made(first, tmp_path, ONE)
    kept = ONE._replace(parts={})

    def next_build(**told: Any) -> LastBuild:
        return last_build(tmp_path / "ingatan", ONE, things=known.all, **told)

    _, _, texts = made(next_build(), tmp_path, kept, anew=())
    assert texts == {}
    moved = output(parts={FACTS: lines(f"{FIRST},y")})
    _, _, texts = made(next_build(), tmp_path, moved)
    assert set(texts) == {FACTS}
