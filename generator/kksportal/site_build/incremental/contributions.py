"""What each district contributes to a page, a table or the search: made now, or kept.

A contribution is large and there are many, so they lie in cache files of their own, one a page or
table. What lies there is believed only where it has the key that the district's output names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from kksportal.exports.search_records import Record
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.incremental.last_build import ForgottenError
from kksportal.site_build.incremental.output import part_key, record_key, row_key

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Contributions(Generic[V]):
    """One kind of contribution: how its files are named, and how a value's key is made."""

    beginning: str
    key_of: Callable[[V], object]
    plain: Callable[[V], Any] = lambda value: value  # as the cache keeps it
    read: Callable[[Any], V] = lambda value: value  # from what the cache keeps

    def file(self, name: str) -> str:
        """The cache file of a page or table."""
        return self.beginning + name.strip("/").replace("/", "-")

    def join(
        self, cache: Cache, name: str, keys: Mapping[str, object], made: Mapping[str, V]
    ) -> dict[str, V]:
        """The contributions to one page or table by district, in the order of `keys`.

        `keys` are those of all districts that contribute, by code; `made` are the contributions
        of districts built now. The file is kept for the next build. Raises ForgottenError when
        the cache lacks one, or holds another than its key says.
        """
        kept: Any = None
        values: dict[str, V] = {}
        for code, key in keys.items():
            if code in made:
                values[code] = made[code]
                continue
            if kept is None:
                kept = cache.load(self.file(name))
            if not isinstance(kept, dict) or code not in kept:
                raise ForgottenError(name)
            value = self.read(kept[code])
            if self.key_of(value) != key:
                raise ForgottenError(name)
            values[code] = value
        self.save(cache, name, values)
        return values

    def save(self, cache: Cache, name: str, values: Mapping[str, V]) -> None:
        """Keep the contributions to one page or table."""
        cache.save(self.file(name), {code: self.plain(value) for code, value in values.items()})


def _plain_records(records: Sequence[Record]) -> tuple[Any, ...]:
    return tuple(map(tuple, records))


def _records(plain: Any) -> Sequence[Record]:
    return tuple(Record(*one) for one in plain)


ROWS: Contributions[str] = Contributions("baris-", row_key)
PARTS: Contributions[bytes] = Contributions("tabel-", part_key)
RECORDS: Contributions[Sequence[Record]] = Contributions(
    "catatan", record_key, _plain_records, _records
)
