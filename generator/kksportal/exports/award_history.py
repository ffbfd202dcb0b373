"""Awards for machines: the state, the rules of the time, the decision, the place as it was then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kksportal import addresses
from kksportal.addresses import AWARD_RECORD
from kksportal.compute.award_records import Without
from kksportal.compute.awards import AwardFound
from kksportal.compute.shared import SharedResults
from kksportal.exports.rows import Record
from kksportal.model.rows import Sumber
from kksportal.words.award_details import without_text
from kksportal.words.names import Names


def history_records(
    code: str, results: SharedResults, names: Names, without: Mapping[str, Without]
) -> list[Record]:
    """What sources say of a district's awards, newest first; absent means not found.

    That it was assessed without an award, or not assessed (`without`), is a record too.
    """
    awards = results.history(code)
    made = []
    for cycle in sorted({*awards, *without}, reverse=True):
        if cycle in awards:
            record = award_record(awards[cycle], code, cycle, results, names)
        else:
            told = without[cycle]
            record = {
                "keadaan": told.state,
                "teks": without_text(told),
                "predikat": [],
                "sumber": _ids(told.sources),
            }
            record |= {"catatan": told.note} if told.note else {}
            record |= _of_its_time(code, cycle, results, names)
        made.append(record | {"siklus": cycle, "berkas": AWARD_RECORD(cycle)})
    return made


def award_record(
    award: AwardFound, code: str, cycle: str, results: SharedResults, names: Names
) -> Record:
    """One award as sources state it; rival categories are listed side by side."""
    record: Record = {
        "keadaan": award.state,
        "teks": award.text,
        "predikat": list(award.categories),
        "sumber": _ids(award.sources),
    }
    record |= {"catatan": award.note} if award.note else {}
    told = results.records_of(code, cycle)
    if told and told.decisions:
        record["keputusan"] = [
            {"nomor": one.number, "sumber": one.source.id}
            | ({"tanggal": one.day} if one.day else {})
            for one in told.decisions
        ]
    return record | _of_its_time(code, cycle, results, names)


def _of_its_time(code: str, cycle: str, results: SharedResults, names: Names) -> Record:
    """The page of the rules, where they are known; the place, where it was not as it is now."""
    record: Record = {}
    if cycle in results.data.frameworks:
        record["kerangka"] = addresses.FRAMEWORK(cycle)
    row = names.districts.get(code)
    then = names.history.then(row.id, results.day_of(cycle)) if row else None
    if row and then and then != names.history.now(row.id):
        record["saat_itu"] = {"kode": then.code, "nama": then.name, "provinsi": then.province}
    return record


def award_sources(code: str, results: SharedResults) -> Iterator[Sumber]:
    """Every source that a district's award records name."""
    for award in results.history(code).values():
        yield from award.sources
    for told in results.records.get(code, {}).values():
        yield from (decision.source for decision in told.decisions)
    for without in results.without.get(code, {}).values():
        yield from without.sources


def _ids(sources: tuple[Sumber, ...]) -> list[str]:
    return [source.id for source in sources]
