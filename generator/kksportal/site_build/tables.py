"""National tables from what districts gave: only those are joined anew that changed.

A district gives a compressed fragment of each table. Fragments lie in cache files of their own,
one a table, so that one changed figure reads one of them.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence

from kksportal.addresses import district_files
from kksportal.exports.national import join_fragments, table_addresses
from kksportal.pages.gathered import TableFile
from kksportal.site_build.districts import BuiltDistricts
from kksportal.site_build.incremental.contributions import PARTS
from kksportal.site_build.incremental.last_build import joined
from kksportal.site_build.incremental.output import DistrictOutput
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.job import Job

TABLE = "tabel:"  # the names of tables among things begin so
_PARTS = "bagian"


def make_tables(job: Job, built: BuiltDistricts, things: Things) -> tuple[TableFile, ...]:
    """Every national table in the order of the instruments; those that stand are not joined."""
    tables = []
    for simulated in (False, True):
        own = [one for one in built.outputs if one.code.startswith("S") == simulated]
        owned = {address for one in own for address in one.part_keys}
        if built.builder.results.simulated != simulated and not owned:
            continue  # a real nation has its empty tables, a simulated one has its own
        for address, (cycle, tatanan) in table_addresses(
            built.builder.data, simulated=simulated
        ).items():
            lines, size, columns = make_table(job, built, things, address, simulated=simulated)
            days = [one.updated for one in built.outputs if address in one.part_keys]
            tables.append(
                TableFile(
                    address=address,
                    cycle=cycle,
                    tatanan=tatanan,
                    simulated=simulated,
                    lines=lines,
                    size=size,
                    columns=columns,
                    updated=max(days, default=""),
                )
            )
    return tuple(tables)


def make_table(
    job: Job,
    built: BuiltDistricts,
    things: Things,
    address: str,
    *,
    simulated: bool,
    first: Callable[[], str] | None = None,
    more: Mapping[str, str] | None = None,
) -> tuple[int, int, tuple[str, ...]]:
    """One table, if it does not stand: its lines, its size in bytes, and its columns.

    `first` gives lines that no district has, with the table's head; `more` is what those depend on.
    """
    name = TABLE + address
    keys = {one.code: one.part_keys[address] for one in built.outputs if address in one.part_keys}
    uses = {_PARTS: joined(f"{code} {key}" for code, key in keys.items()), **(more or {})}
    if not things.stands(name, uses):
        made = {
            one.code: one.parts[address]
            for one in built.outputs
            if one.code in built.anew and address in one.parts
        }
        parts = PARTS.join(job.last.cache, address, keys, made)
        texts = [zlib.decompress(part).decode() for part in parts.values()]
        if first is not None:
            texts.insert(0, first())
        content, lines = join_fragments(texts, simulated=simulated)
        head = content.partition(b"\n")[0].decode()
        things.put(name, {address: content}, (lines, head))
    thing = things.all[name]
    return thing.facts[0], thing.files[address], tuple(thing.facts[1].split(","))


def count_downloads(outputs: Sequence[DistrictOutput]) -> dict[str, tuple[int, int]]:
    """What can be taken of districts: by kind of file, how many there are and the largest."""
    sizes_by_form: dict[str, tuple[int, int]] = {}
    for output in outputs:
        sizes = dict(output.files)
        for form, file in district_files(output.code)._asdict().items():
            if file in sizes:
                many, largest = sizes_by_form.get(form, (0, 0))
                sizes_by_form[form] = many + 1, max(largest, sizes[file])
    return sizes_by_form
