"""The keys of what pages and files of the nation depend on, each computed when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from kksportal import addresses
from kksportal.pages.types import On
from kksportal.site_build.districts import BuiltDistricts
from kksportal.site_build.incremental.last_build import (
    AWARDS,
    STYLES,
    TEXTS,
    LastBuild,
    hashed,
    joined,
)
from kksportal.site_build.incremental.output import (
    key_in,
    keys_by_slot,
    plain_field,
)

_FEW = 16  # so few pages of rows are looked up one by one; more, and all are grouped at once


class RowKeys:
    """The keys of the rows on each page of rows, by district."""

    def __init__(self, last: LastBuild, built: BuiltDistricts) -> None:
        self._last, self._built = last, built
        self._moved = None if last.fresh else _moved(last, built)
        self._grouped: dict[str, dict[str, bytes]] | None = None

    def of(self, address: str) -> Mapping[str, bytes]:
        """The keys of the rows on a page, by the codes of the districts in order."""
        if self._grouped is None and (self._moved is None or len(self._moved) > _FEW):
            self._grouped = {}
            for one in self._built.outputs:
                for slot, key in keys_by_slot(one.slots, one.row_keys).items():
                    self._grouped.setdefault(slot, {})[one.code] = key
        if self._grouped is not None:
            return self._grouped.get(address, {})
        return {
            one.code: key_in(one.slots, one.row_keys, address)
            for one in self._built.outputs
            if address in one.slots
        }

    def key(self, address: str, before: str | None) -> str:
        """One key of all rows on a page; while none moved it is the one from `before`."""
        if self._moved is not None and address not in self._moved and before is not None:
            return before
        whole = blake2b(digest_size=12)
        for code, key in self.of(address).items():
            whole.update(code.encode() + b" " + key)
        return whole.hexdigest()


def _moved(last: LastBuild, built: BuiltDistricts) -> frozenset[str]:
    """The pages of rows on which any district's row is new, another or gone."""
    now = {one.code: one for one in built.outputs}
    moved: set[str] = set()
    for code in {*built.anew, *(last.outputs.keys() - now.keys())}:
        plain, one = last.outputs.get(code), now.get(code)
        before = (
            keys_by_slot(plain_field(plain, "slots"), plain_field(plain, "row_keys"))
            if plain
            else {}
        )
        after = keys_by_slot(one.slots, one.row_keys) if one else {}
        moved |= {slot for slot in {*before, *after} if before.get(slot) != after.get(slot)}
    return frozenset(moved)


@dataclass(slots=True)
class Keys:
    """The keys of all that pages and files of the nation may depend on.

    `later` are those that are known only once something else is made.
    """

    last: LastBuild
    built: BuiltDistricts
    rows: RowKeys
    day: str
    later: Mapping[On, Callable[[], str]]
    _known: dict[On, str] = field(default_factory=dict)
    _by_province: dict[str, str] = field(default_factory=dict)  # keys of its comparisons

    def uses(self, on: Iterable[On], name: str, address: str = "") -> dict[str, str]:
        """What a thing of this name depends on, by identity; `address` where it is a page."""
        return {one.value: self._key(one, name, address) for one in on}

    def _key(self, on: On, name: str, address: str) -> str:
        match on:
            case On.ROWS:
                thing = self.last.things.get(name)
                return self.rows.key(address, thing.uses.get(on.value) if thing else None)
            case On.SIBLINGS:
                return self._siblings_key(address)
            case _:
                pass
        if on not in self._known:
            self._known[on] = self._shared_key(on)
        return self._known[on]

    def _siblings_key(self, address: str) -> str:
        """The key of all comparisons of the province of one."""
        if not self._by_province:
            groups: dict[str, list[str]] = {}
            for one in self.built.compared:
                groups.setdefault(_province_of(one), []).append(one)
            self._by_province.update({name: joined(group) for name, group in groups.items()})
        return self._by_province.get(_province_of(address), joined(()))

    def _shared_key(self, on: On) -> str:
        built = self.built
        results = built.builder.results
        match on:
            case On.SCOPE:
                codes = [one.code for one in built.outputs]
                return hashed((results.simulated, sorted(results.packaged), codes))
            case On.AWARDS:
                return self.last.key_below(AWARDS)
            case On.TEXTS:
                return self.last.key_below(*TEXTS)
            case On.STYLES:
                return self.last.key_below(STYLES)
            case On.GIVEN:
                return joined(f"{one.code} {one.given_key}" for one in built.outputs)
            case On.INDICATORS:
                return joined(sorted(built.indicators))
            case On.ENGLISH:
                return joined(sorted(built.spoken))
            case On.MAPPED:
                return joined(sorted(built.mapped))
            case On.DAY:
                return self.day
            case On.ARCHIVES:
                return self.last.key_below("arsip/", "datapackages/arsip/")
            case _:
                return self.later[on]()


def _province_of(address: str) -> str:
    """The province of a comparison, in one tatanan or as a whole."""
    whole = addresses.COMPARE_PROVINCE.parts(address)
    return (whole or addresses.COMPARE.parts(address) or ("",))[0]
