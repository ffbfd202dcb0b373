"""What is known of a district, and rules to judge it by, in a line or two each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from kksportal.compute.evidence import Evidence
from kksportal.compute.resolve import StatedScore, Topic
from kksportal.model.claim import Agreed, Claim, Disputed, Figure
from kksportal.model.contract import blank
from kksportal.model.framework_rows import SyaratRow
from kksportal.model.result import Score
from tests.builders import CODE, CYCLE

NAMES = {
    "odf-desa": "Desa ODF",
    "odf-rumah-tangga": "Rumah tangga ODF",
    "odf-dasar-tidak-disebut": "ODF tanpa dasar",
    "skor-tiap-tatanan": "Nilai tiap tatanan",
    "kelembagaan-lulus": "Kelembagaan dinyatakan lulus",
    "kecamatan-berkelembagaan": "Kecamatan yang memiliki kelembagaan",
}


def evidence(**known: Any) -> Evidence:
    """What is known of Balangan for 2025: nothing, unless it is said."""
    nothing: dict[str, Any] = {
        "code": CODE,
        "cycle": CYCLE,
        "tatanan": ("pasar",),
        "topics": (),
        "stated_scores": (),
        "scores": {},
        "history": {},
        "names": NAMES,
        "units": {},
    }
    return Evidence(**nothing | known)


def topic(
    measure: str,
    claims: Iterable[Claim | tuple[Claim, str]],
    *,
    subjek: str = CODE,
    sifat: str = "capaian",
    tatanan: str = "",
    inovasi: str = "",
) -> Topic:
    """What sources say of a measure; a claim beside a cycle names that cycle."""
    told = tuple((one, "") if isinstance(one, Claim) else one for one in claims)
    return Topic(
        subjek=subjek,
        ukuran=measure,
        sifat=sifat,
        tatanan=tatanan,
        inovasi=inovasi,
        series=tuple(Agreed(claims=(one,)) for one, _ in told),
        claims=told,
    )


def told(
    tatanan: str, *claims: Claim, assessor: str = "pusat", cycle: str = CYCLE, stage: str = ""
) -> StatedScore:
    """A score of a tatanan as sources tell it: rival where they are several."""
    figure: Figure = Disputed(claims=claims) if len(claims) > 1 else Agreed(claims=claims)
    return StatedScore(
        cycle=cycle,
        cycle_text=cycle,
        tatanan=tatanan,
        assessor=assessor,
        figure=figure,
        stage=stage,
    )


def score(low: str, high: str = "", mean: str = "", total: int = 1, points: str = "0") -> Score:
    """A score between two bounds; with one value they are one."""
    return Score(
        assessor="pusat",
        stage="akhir",
        mean=Decimal(mean or low),
        filled=total,
        total=total,
        below_top=0,
        low=Decimal(low),
        high=Decimal(high or low),
        points=Decimal(points),
    )


def centre(scores: Mapping[str, Score], cycle: str = CYCLE) -> dict[tuple[str, str, str], Score]:
    """The centre's scores by tatanan, as they are computed for a cycle."""
    return {(cycle, slug, "pusat"): one for slug, one in scores.items()}


def rule(measure: str, limit: str = "", **cells: str) -> SyaratRow:
    """A version of a requirement: a measure that must reach a limit in percent."""
    plain = {
        "siklus": CYCLE,
        "predikat": "padapa",
        "butir": "odf",
        "ukuran": measure,
        "uji": "paling-sedikit",
        "nilai": limit,
        "satuan": "persen",
        "sumber": "n090",
    }
    made: SyaratRow = blank(SyaratRow, **plain | cells)
    return made
