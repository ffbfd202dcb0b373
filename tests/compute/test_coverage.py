"""Every district is counted once in a national total of awards."""

from __future__ import annotations

from kksportal.compute.award_records import Without
from kksportal.compute.awards import AwardFound
from kksportal.compute.coverage import Coverage, in_any, in_cycle


def award(state: str) -> AwardFound:
    """What was found of a district."""
    return AwardFound(state=state, text="", categories=(), rank=0, sources=(), note="")


def without(status: str) -> Without:
    """What a source says of a district without an award."""
    return Without(statuses=(status,), sources=(), note="")


AWARDS = {
    "11.01": {"2023": award("diragukan"), "2025": award("ada")},
    "11.02": {"2025": award("berbeda")},
    "11.03": {"2025": award("diragukan")},
    "11": {"2025": award("ada")},  # a province is no district
    "S01.01": {"2025": award("ada")},  # nor does a simulated one count
}
CODES = ("11.01", "11.02", "11.03", "11.04")


def test_every_district_is_counted_once() -> None:
    """Of a cycle, and of all cycles by the best that was found."""
    one = in_cycle(CODES, AWARDS, "2025")
    assert one == Coverage(found=1, rival=1, doubted=1, unknown=1)
    assert (one.recipients, one.total) == (2, 4)
    assert in_cycle(CODES, AWARDS, "2023") == Coverage(found=0, rival=0, doubted=1, unknown=3)
    assert in_any(CODES, AWARDS) == Coverage(found=1, rival=1, doubted=1, unknown=1)


def test_without_an_award_and_without_an_assessment_are_counted_apart() -> None:
    """They are neither recipients nor unknown; an award that a source tells comes first."""
    told = {
        "11.01": {"2025": without("tidak-meraih")},
        "11.04": {"2023": without("tidak-dinilai"), "2025": without("tidak-meraih")},
        "11.02": {"2023": without("tidak-meraih")},
    }
    one = in_cycle(CODES, AWARDS, "2025", told)
    assert one == Coverage(found=1, rival=1, doubted=1, unknown=0, not_won=1)
    other = in_cycle(CODES, AWARDS, "2023", told)
    assert other == Coverage(found=0, rival=0, doubted=1, unknown=1, not_won=1, not_assessed=1)
    assert one.total == other.total == 4
    assert (one.recipients, other.recipients) == (2, 0)
