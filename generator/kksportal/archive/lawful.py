"""Whether a published archive lost something by an order of law, and by nothing else."""

from __future__ import annotations

import csv
import io

from kksportal.archive.store import Archive, archive_folder, open_archive
from kksportal.archive.verifying import orders_of, verify_portal
from kksportal.effects import Folders
from kksportal.preservation.inventory import INVENTORY, Inventory, Version, parse_inventory
from kksportal.preservation.removal import is_emptied, kept_of, orders_path
from kksportal.preservation.stamp_list import KEY
from kksportal.read.archives import CAPS


def removed_since(before: Folders, folders: Folders, cycle: str) -> frozenset[str] | None:
    """What an order took from an archive since an earlier state: the subjects that it names.

    None where no order did. It is believed only of an archive that is sound by itself, emptied of
    exactly what its new version lacks, and signed with the key that the earlier state published:
    whoever brings a key along with the removal could be anybody.
    """
    old, new = (_inventory(one, cycle) for one in (before, folders))
    if old is None or new is None or len(new.versions) <= len(old.versions):
        return None  # nothing came since: the common case, for which no archive is read through
    now = open_archive(folders, cycle)
    if not _new_order(old, new, now):
        return None
    if not _same_key(before, folders) or not _only_emptied(old, new):
        return None
    if not all(one.sound for one in verify_portal(folders) if one.name == cycle):
        return None
    return _subjects(now, len(old.versions))


def _inventory(folders: Folders, cycle: str) -> Inventory | None:
    try:
        return parse_inventory((archive_folder(folders, cycle) / INVENTORY).read_bytes())
    except (OSError, ValueError):
        return None


def _new_order(old: Inventory, new: Inventory, now: Archive) -> bool:
    """Whether a version that came since is named by an order."""
    named = orders_of(now, len(new.versions)) or frozenset()
    return any(len(old.versions) < number <= len(new.versions) for number in named)


def _same_key(before: Folders, folders: Folders) -> bool:
    then, now = (one.root / CAPS / KEY for one in (before, folders))
    return then.is_file() and now.is_file() and then.read_bytes() == now.read_bytes()


def _only_emptied(old: Inventory, new: Inventory) -> bool:
    """Whether each version of then is there still, without what the first whole one lacks."""
    whole = next((one for one in new.versions if not is_emptied(one)), None)
    if whole is None:
        return False
    pairs = zip(old.versions, new.versions, strict=False)
    return all(_emptied_by(one, whole) == other for one, other in pairs)


def _emptied_by(one: Version, whole: Version) -> Version:
    return kept_of(one, whole.state)


def _subjects(now: Archive, many: int) -> frozenset[str]:
    """What the orders since then are about."""
    place = now.files()[orders_path(now.cycle)]
    lines = csv.DictReader(io.StringIO(place.read_text("utf-8"), newline=""))
    return frozenset(one["perihal"] for one in lines if int(one["versi"]) > many)
