"""National tables from what districts gave: only those are joined anew that changed.

A district gives a compressed fragment of each table. Fragments lie in cache files of their own,
one a table, so that one changed figure reads one of them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence

from kksportal.addresses import district_files
from kksportal.exports.national import join_fragments, table_addresses
from kksportal.pages.share import TableFile
from kksportal.site_build.incremental.digest import Digest, part_key
from kksportal.site_build.incremental.memory import ForgottenError, Memory
from kksportal.site_build.job import Made

FOLDER = "unduh/nasional/"
Known = Mapping[str, tuple[int, int]]  # of each table, by address: its size and its lines


def national_tables(memory: Memory, made: Made) -> Iterator[tuple[TableFile, bytes | None]]:
    """Every national table in the order of the instruments, with its bytes if made anew."""
    shared = made.workshop.shared
    known: Known = memory.state.get("tables", {})
    moved = _moved_tables(memory, made)
    for simulated in (False, True):
        owned = {a for d in made.digests for a in d.part_keys if _simulated(d) == simulated}
        if made.workshop.results.simulated != simulated and not owned:
            continue  # a real nation has its empty tables, a simulated one has its own
        for address, (cycle, tatanan) in table_addresses(shared, simulated=simulated).items():
            days = [d.updated for d in made.digests if address in d.part_keys]
            content = None
            if address in known and address not in moved:
                size, lines = known[address]
            else:
                parts = _parts(memory, made, address)
                texts = (zlib.decompress(part).decode() for part in parts.values())
                content, lines = join_fragments(texts, simulated=simulated)
                size = len(content)
            yield (
                TableFile(
                    address=address,
                    cycle=cycle,
                    tatanan=tatanan,
                    simulated=simulated,
                    lines=lines,
                    size=size,
                    updated=max(days, default=""),
                ),
                content,
            )


def write_tables(memory: Memory, made: Made) -> tuple[TableFile, ...]:
    """The national tables; those that changed are written at once, one at a time."""
    tables = []
    for table, content in national_tables(memory, made):
        if content is not None:
            made.workshop.stage.write(table.address, content)
        tables.append(table)
    return tuple(tables)


def taken_files(digests: Sequence[Digest]) -> dict[str, tuple[int, int]]:
    """What can be taken of districts: by kind of file, how many there are and the largest."""
    found: dict[str, tuple[int, int]] = {}
    for digest in digests:
        sizes = dict(digest.files)
        for form, file in district_files(digest.code)._asdict().items():
            if file in sizes:
                many, largest = found.get(form, (0, 0))
                found[form] = many + 1, max(largest, sizes[file])
    return found


def save_parts(memory: Memory, made: Made) -> None:
    """Keep all fragments for the next build, after a build that made every district."""
    found: dict[str, dict[str, bytes]] = {}
    for digest in made.digests:
        for address, part in digest.parts.items():
            found.setdefault(address, {})[digest.code] = part
    for address, parts in found.items():
        memory.cache.save(_file(address), parts)


def _simulated(digest: Digest) -> bool:
    return digest.code.startswith("S")


def _file(address: str) -> str:
    return "tabel-" + address.removeprefix(FOLDER).replace("/", "-")


def _moved_tables(memory: Memory, made: Made) -> set[str]:
    """The tables of which some district's fragment is not as it was, and damaged ones."""
    now = {digest.code: digest.part_keys for digest in made.digests}
    moved = {file for file in memory.damaged if file.startswith(FOLDER)}
    for code in {*made.anew, *memory.state.get("units", {})}:
        if code in made.anew or code not in now:
            before, after = memory.part_keys(code), now.get(code, {})
            moved |= {a for a in {*before, *after} if before.get(a) != after.get(a)}
    return moved


def _parts(memory: Memory, made: Made, address: str) -> dict[str, bytes]:
    """The fragments of a table in the order of the codes; raises ForgottenError."""
    if memory.fresh:
        return {d.code: d.parts[address] for d in made.digests if address in d.parts}
    before = memory.cache.load(_file(address)) or {}
    parts = {}
    for digest in made.digests:
        if address not in digest.part_keys:
            continue
        part = digest.parts[address] if digest.code in made.anew else before.get(digest.code, b"")
        if part_key(part) != digest.part_keys[address]:
            raise ForgottenError(address)
        parts[digest.code] = part
    memory.cache.save(_file(address), parts)
    return parts
