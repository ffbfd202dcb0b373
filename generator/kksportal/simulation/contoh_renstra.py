"""Which indicators stand in the plans of Kabupaten Contoh's offices; all made up."""

from __future__ import annotations

from kksportal.model import rows as r
from kksportal.model.contract import blank
from kksportal.simulation.contoh_plan import SOURCE
from kksportal.simulation.packages import Row

_PLANS = (
    ("T1.06", "Dinas Kesehatan", "Prevalensi stunting balita menurun", "hlm. 41"),
    ("T1.07", "Dinas Kesehatan", "Cakupan penemuan kasus TBC", "hlm. 43"),
    ("T4.01", "Dinas Perdagangan", "Jumlah pasar rakyat yang tertata", "hlm. 28"),
    ("T6.03", "Dinas Pariwisata", "", ""),
)


def plan_rows() -> list[Row]:
    """A few indicators of the cycle of 2025; one is told without its wording and its page."""
    return [
        blank(
            r.Renstra,
            siklus="2025",
            indikator=code,
            perangkat_daerah=office,
            indikator_renstra=words,
            tahun_mulai="2021",
            tahun_selesai="2026",
            sumber=SOURCE,
            letak=place,
        )
        for code, office, words, place in _PLANS
    ]
