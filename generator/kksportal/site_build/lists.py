"""National lists of all cycles, joined as the other national tables are."""

from __future__ import annotations

from collections.abc import Mapping

from kksportal.exports.cells import csv_text
from kksportal.exports.lists import AWARDS, award_fragment, head_of_list, list_addresses
from kksportal.pages.gathered import TableFile
from kksportal.site_build.districts import BuiltDistricts
from kksportal.site_build.incremental.last_build import AWARDS as AWARD_PACKAGES
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.job import Job
from kksportal.site_build.tables import make_table


def make_lists(job: Job, built: BuiltDistricts, things: Things) -> tuple[TableFile, ...]:
    """Every list, real before simulated; those that stand are not joined."""
    data, names = built.builder.data, built.builder.names
    lists = []
    for simulated in (False, True):
        if built.builder.results.simulated != simulated and not _any(built, simulated=simulated):
            continue  # a real nation has its empty lists, a simulated one has its own
        for address, name in list_addresses(simulated=simulated).items():
            days = [one.updated for one in built.outputs if address in one.part_keys]
            more: Mapping[str, str] = {}

            def first(name: str = name, simulated: bool = simulated) -> str:
                if name == AWARDS:
                    return award_fragment(data, names, simulated=simulated)
                return csv_text(head_of_list(name, simulated=simulated), ())

            if name == AWARDS:
                more = {"penghargaan": job.last.key_below(AWARD_PACKAGES)}
                mine = (one.head for one in data.awards if one.head.simulated == simulated)
                days += [head.updated for head in mine]
            lines, size, columns = make_table(
                job, built, things, address, simulated=simulated, first=first, more=more
            )
            lists.append(
                TableFile(
                    address=address,
                    cycle="",
                    tatanan=name,
                    simulated=simulated,
                    lines=lines,
                    size=size,
                    columns=columns,
                    updated=max(days, default=""),
                )
            )
    return tuple(lists)


def _any(built: BuiltDistricts, *, simulated: bool) -> bool:
    """Whether any district, real or simulated as asked, gives lines to national tables."""
    return any(one.part_keys for one in built.outputs if one.code.startswith("S") == simulated)
