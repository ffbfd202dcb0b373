"""The ODF of all districts, known before the page of any is made: each shows its province's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kksportal.compute.odf import OdfFact, odf_facts
from kksportal.effects import Folders, noting
from kksportal.model.package import DistrictPackage
from kksportal.read.portal import read_package
from kksportal.site_build.incremental.last_build import LastBuild
from kksportal.site_build.reading import Unit

_FILE = "odf"  # the cache file of what was found
_TABLES = ("fakta", "sumber")


def known_odf(last: LastBuild, folders: Folders, units: Sequence[Unit]) -> tuple[OdfFact, ...]:
    """The shares of all districts that have a package; only changed packages are read."""
    kept = last.cache.load(_FILE)
    before = kept if isinstance(kept, dict) else {}
    now = {}
    for unit in units:
        if unit.folder:
            key = f"{last.base} {last.package_key(unit.folder)}"
            known = before.get(unit.folder)
            if known is None or known[0] != key:
                with noting() as noted:
                    facts = tuple(map(tuple, _read(folders, unit)))
                last.inputs.note_noted(noted)
                known = f"{last.base} {last.read_key(unit.folder)}", facts
            now[unit.folder] = known
    if now != before:
        last.cache.save(_FILE, now)
    return tuple(OdfFact(*fact) for _, facts in now.values() for fact in facts)


def _read(folders: Folders, unit: Unit) -> Iterator[OdfFact]:
    """The shares in one package; none where it is not sound, for then its page is not made."""
    package, _ = read_package(folders.root / unit.folder, folders, only=_TABLES)
    if not isinstance(package, DistrictPackage) or package.head.code != unit.code:
        return
    try:
        yield from odf_facts(package)
    except (KeyError, ValueError, ArithmeticError):  # rows that the check of the package refuses
        return
