"""The same index for the same records: Pagefind writes filters in an order that changes each run.

Its filter files (CBOR, compressed) list values in the order of a hash table, and so does the list
of filters in its meta file. Both are sorted here, as slices of bytes, and named by what they hold.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping

_MAGIC = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
_ARRAY, _TEXTS = 4, (2, 3)
_FILTERS = 3  # the place of the list of filters in the meta file


def steady(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a bundle with its filters in order; all other files as they are."""
    made = {}
    names: dict[bytes, bytes] = {}  # of filter files: Pagefind's, ours
    for name, content in files.items():
        if name.endswith(".pf_filter"):
            data = _sorted_values(gzip.decompress(content))
            old = name.removeprefix("filter/").removesuffix(".pf_filter")
            new = _named(old, data)
            names[old.encode()] = new.encode()
            made[f"filter/{new}.pf_filter"] = _packed(data)
    entry = files[_ENTRY]
    for name, content in files.items():
        if name.endswith(".pf_meta"):
            data = _sorted_filters(gzip.decompress(content), names)
            old = name.removeprefix("pagefind.").removesuffix(".pf_meta")
            new = _named(old, data)
            entry = entry.replace(old.encode(), new.encode())
            made[f"pagefind.{new}.pf_meta"] = _packed(data)
        elif not name.endswith(".pf_filter"):
            made[name] = content
    return {**made, _ENTRY: entry}


def _sorted_values(data: bytes) -> bytes:
    """A filter file: its name, and its values with the pages that have them."""
    _, values = _items(data, len(_MAGIC))
    return _with_sorted(data, values)


def _sorted_filters(data: bytes, names: Mapping[bytes, bytes]) -> bytes:
    """The meta file with the names that filter files have now."""
    listed = _items(data, len(_MAGIC))[_FILTERS]
    part = data[slice(*listed)]
    for old, new in names.items():
        part = part.replace(old, new)
    whole = data[: listed[0]] + part + data[listed[1] :]
    return _with_sorted(whole, listed)


def _with_sorted(data: bytes, place: tuple[int, int]) -> bytes:
    """The data with the items of the array at a place sorted by their bytes."""
    items = _items(data, place[0])
    if not items:
        return data
    inside = b"".join(sorted(data[slice(*item)] for item in items))
    return data[: items[0][0]] + inside + data[items[-1][1] :]


def _items(data: bytes, at: int) -> list[tuple[int, int]]:
    """Where the items of the array at a place begin and end."""
    kind, count, at = _head(data, at)
    if kind != _ARRAY:
        raise ValueError("berkas pagefind tidak seperti yang dikenal")
    items = []
    for _ in range(count):
        end = _end(data, at)
        items.append((at, end))
        at = end
    return items


def _end(data: bytes, at: int) -> int:
    """Where the item at a place ends."""
    kind, count, at = _head(data, at)
    if kind in _TEXTS:
        return at + count
    if kind == _ARRAY:
        for _ in range(count):
            at = _end(data, at)
    return at


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind of an item, its number or length, and where its content begins (RFC 8949)."""
    kind, small = data[at] >> 5, data[at] & 31
    if small < 24:
        return kind, small, at + 1
    if kind > _ARRAY or small > 27:
        raise ValueError("berkas pagefind tidak seperti yang dikenal")
    size = 1 << (small - 24)
    return kind, int.from_bytes(data[at + 1 : at + 1 + size], "big"), at + 1 + size


def _named(old: str, data: bytes) -> str:
    """A name by content, as long as Pagefind's own: language, underscore, digits of a hash."""
    language, _, digits = old.partition("_")
    return f"{language}_{hashlib.sha256(data).hexdigest()[: len(digits)]}"


def _packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)
