"""Versions that are never overwritten: the inventory of an object by OCFL 1.1.

An object is a folder: `v1/content/…` has the files of the first version, `v2/content/…` only those
that are new, and `inventory.json` says which files each version is made of, by their sha-512.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

NAMASTE = "0=ocfl_object_1.1"
NAMASTE_TEXT = b"ocfl_object_1.1\n"
INVENTORY = "inventory.json"
SIDECAR = "inventory.json.sha512"
_USER = ("name", "address")
TYPE = "https://ocfl.io/1.1/spec/#inventory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version: when it was made, what it says, and the sha-512 of each file by its path in it."""

    created: str  # 2026-01-31T00:00:00+07:00
    message: str
    user: tuple[str, str]  # who made it: a name, and an address or ""
    state: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """All versions of an object, the first one first, and where each content lies."""

    id: str
    versions: tuple[Version, ...]
    # Where in the object a content lies, by its sha-512: once for each file of the version that
    # brought it, so that the first version is a whole bag for anybody who opens its folder.
    contents: Mapping[str, tuple[str, ...]]

    @property
    def head(self) -> str:
        """The newest version's name: v3."""
        return f"v{len(self.versions)}"

    def files(self, number: int = 0) -> dict[str, str]:
        """Where each file of a version lies in the object, by its path in the version.

        `number` counts from 1; 0 is the newest.
        """
        state = self.versions[number - 1 if number else -1].state
        head = f"v{number or len(self.versions)}/content/"
        return {
            path: head + path if head + path in self.contents[sha] else self.contents[sha][0]
            for path, sha in sorted(state.items())
        }


def add_version(
    before: Inventory | None, object_id: str, version: Version
) -> tuple[Inventory, dict[str, str]]:
    """The inventory with one version more, and where each new content has to be put.

    The second value gives, for each file that no version has had, its path in the version by its
    place in the object.
    """
    versions = (*before.versions, version) if before else (version,)
    contents = dict(before.contents) if before else {}
    new: dict[str, str] = {}
    for path, sha in sorted(version.state.items()):
        if before is None or sha not in before.contents:
            place = f"v{len(versions)}/content/{path}"
            contents[sha] = (*contents.get(sha, ()), place)
            new[place] = path
    told = Inventory(id=object_id, versions=versions, contents=contents)
    return told, new


def inventory_bytes(inventory: Inventory) -> bytes:
    """`inventory.json`: the same input gives the same bytes."""
    told = {
        "digestAlgorithm": "sha512",
        "head": inventory.head,
        "id": inventory.id,
        "manifest": {sha: [*places] for sha, places in sorted(inventory.contents.items())},
        "type": TYPE,
        "versions": {
            f"v{number}": {
                "created": one.created,
                "message": one.message,
                "state": _by_digest(one.state),
                "user": {k: v for k, v in zip(_USER, one.user, strict=True) if v},
            }
            for number, one in enumerate(inventory.versions, start=1)
        },
    }
    return (json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def sidecar(raw: bytes) -> bytes:
    """The digest of an inventory, as it stands beside it."""
    return f"{hashlib.sha512(raw).hexdigest()}  {INVENTORY}\n".encode()


def parse_inventory(raw: bytes) -> Inventory:
    """An inventory of ours, as it was written; `ocfl_check` finds what is wrong with any.

    Raises ValueError where it is no such inventory.
    """
    try:
        told: Any = json.loads(raw)
        versions = [told["versions"][f"v{n}"] for n in range(1, len(told["versions"]) + 1)]
        return Inventory(
            id=str(told["id"]),
            versions=tuple(
                Version(
                    created=str(one["created"]),
                    message=str(one.get("message", "")),
                    user=_user(one.get("user", {})),
                    state={p: str(sha) for sha, paths in one["state"].items() for p in paths},
                )
                for one in versions
            ),
            contents={
                str(sha): tuple(map(str, places)) or _nowhere()
                for sha, places in told["manifest"].items()
            },
        )
    except (LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise ValueError("no inventory") from fault


def until(inventory: Inventory, number: int) -> Inventory:
    """The inventory as it was when version `number` (from 1) was the newest."""
    versions = inventory.versions[:number]
    known = {sha for one in versions for sha in one.state.values()}
    contents = {sha: places for sha, places in inventory.contents.items() if sha in known}
    return Inventory(id=inventory.id, versions=versions, contents=contents)


def _nowhere() -> tuple[str, ...]:
    raise ValueError("a content without a place")


def _user(told: Mapping[str, Any]) -> tuple[str, str]:
    return str(told.get("name", "")), str(told.get("address", ""))


def _by_digest(state: Mapping[str, str]) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for path, sha in sorted(state.items()):
        told.setdefault(sha, []).append(path)
    return told
