"""What of the nation still stands: pages of rows that did not move, or all but these.

Most edits of a district change its own pages and a row or two. The rest of the nation is made
from what districts give to it: while every district gives the same as last time, it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kksportal.pages.english.addresses import AWARDS as AWARDS_EN
from kksportal.pages.nation.compare import INDEX
from kksportal.site_build.incremental.digest import (
    COMPARED,
    OWN_FILE,
    Digest,
    PlainFinding,
    compared_in,
    keys_by_slot,
)
from kksportal.site_build.incremental.memory import (
    AWARDS,
    DISTRICTS,
    ForgottenError,
    Memory,
    plain_digest,
    row_file,
    to_digest,
)
from kksportal.site_build.job import Made

Entry = tuple[str, str, bool, int]  # a page's address, day, whether it is hidden, its size
Rows = Mapping[str, Sequence[str]]  # of pages of their own, by address
_AWARD_MAP = re.compile(r"peta/(\d{4}/)?")


def nation_stands(memory: Memory, made: Made, found: tuple[PlainFinding, ...]) -> bool:
    """Whether the pages and files of the nation, but for rows on pages of their own, stand.

    They are made from shared data, from findings and from what districts give. Where any of the
    three is not as it was, or one of these files is damaged, all are made again.
    """
    if memory.fresh or any(not path.startswith(DISTRICTS) for path in memory.changed):
        return False
    before: dict[str, Any] = memory.state["units"]
    if before.keys() != {digest.code for digest in made.digests} or found != memory.state["found"]:
        return False
    files = {*memory.state["assets"], *memory.state["tables"]}
    files |= {f for f, entry in memory.state["national"].items() if not _of_rows(entry[0])}
    return files.isdisjoint(memory.damaged) and all(
        _given(digest) == _given(to_digest(before[digest.code][1]))
        for digest in made.digests
        if digest.code in made.anew
    )


def _given(digest: Digest) -> Digest:
    """What a district gives to the nation: its digest without what only itself is asked for."""
    plain = to_digest(plain_digest(digest))
    pages = tuple(page._replace(size=0) for page in plain.pages)
    return plain._replace(
        pages=pages, findings=(), sources=(), named=(), row_keys=b"", record_key=""
    )


def _of_rows(address: str) -> bool:
    """Whether a page shows little else than rows, which lie in a cache file of its own."""
    return address.startswith(OWN_FILE) and address != INDEX


def own_rows(memory: Memory, made: Made) -> dict[str, list[str]]:
    """The rows of the indicator pages that must be printed, each in the order of the codes."""
    if memory.fresh:
        found: dict[str, list[str]] = {}
        for digest in made.digests:
            for slot, row in digest.rows.items():
                if slot.startswith(OWN_FILE):
                    found.setdefault(slot, []).append(row)
        return found
    now = {digest.code: digest for digest in made.digests}
    slots = {
        slot
        for code in {*made.anew, *memory.state["units"]}
        if code in made.anew or code not in now
        for slot in _moved(memory.row_keys(code), _keys(now.get(code)))
    }
    slots |= {f.removesuffix("index.html") for f in memory.damaged if f.startswith(OWN_FILE)}
    slots |= _beside_new(memory, made)
    rows = {}
    for slot in slots:
        before = memory.rows(slot)
        try:
            mine = {
                code: digest.rows[slot] if code in made.anew else before[code]
                for code, digest in now.items()
                if slot in digest.slots
            }
        except KeyError:
            raise ForgottenError(slot) from None
        rows[slot] = list(mine.values())
        memory.cache.save(row_file(slot), mine)
    return rows


def _beside_new(memory: Memory, made: Made) -> set[str]:
    """The comparisons of provinces in which one is new or gone: each names all the others."""
    before = {slot for slot in memory.slots() if slot.startswith(COMPARED)}
    now = set(compared_in(made.digests))
    places = {slot.split("/")[1] for slot in before ^ now}
    return {slot for slot in now if slot.split("/")[1] in places}


def _keys(digest: Digest | None) -> Mapping[str, bytes]:
    return keys_by_slot(digest.slots, digest.row_keys) if digest else {}


def _moved(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> Iterator[str]:
    return (slot for slot in {*before, *now} if before.get(slot) != now.get(slot))


def kept_pages(memory: Memory, rows: Mapping[str, object], *, whole: bool) -> dict[str, Entry]:
    """National pages that stand as they are, by file.

    These are the pages of rows that did not move, and those of frameworks and awards; all others
    only when the `whole` nation stands.
    """
    if memory.fresh:
        return {}
    awards_moved = any(path.startswith(AWARDS) for path in memory.changed)
    national: dict[str, Entry] = memory.state["national"]

    def stands(address: str) -> bool:
        if _of_rows(address):
            return address not in rows
        if whole:
            return True
        if address.startswith(("penghargaan/", AWARDS_EN)) or _AWARD_MAP.fullmatch(address):
            return not awards_moved
        return address.startswith("kerangka/")

    return {
        file: entry
        for file, entry in national.items()
        if stands(entry[0]) and file not in memory.damaged
    }
