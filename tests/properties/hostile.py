"""Ways to spoil a file as people, editors and attackers do; each from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

TOKENS = (
    "\x00", "\u202e", "\ud800", "\ufeff", "é", "9" * 400, "-1e999", "NaN", "3025-11-24",
    "2026-W01-1", "2026-13", "2025-08T10:00+07:00", "[" * 900, "`" * 400, "{" * 60, "- " * 40,
    "> " * 40, "&a *a",
    "!!python/object/apply:os.system [x]", "<script>alert(1)</script>", "javascript:alert(1)",
    "=HYPERLINK(1)", "../../../etc/passwd", "/dev/zero", "x" * 6000, "<<<<<<< HEAD", "\r", "\r\n",
    ";", '"', '"""', ",,,,,,,,,,", "\n\n---\n", ": : :", "| | |", "%00", "${x}", "{{ 7*7 }}",
    "63.99", "S01.99", "true", "null", "0", "-0", "1.7976931348623157e309", "٣", "½", "５",
)  # fmt: skip

Way = Callable[[random.Random, bytes], bytes]


def _token(chance: random.Random, raw: bytes) -> bytes:
    """A token somewhere."""
    token = chance.choice(TOKENS).encode("utf-8", "surrogatepass")
    place = chance.randrange(len(raw) + 1)
    return raw[:place] + token + raw[place:]


def _cell(chance: random.Random, raw: bytes) -> bytes:
    """A token in place of what stands between two signs: a cell, a value, a word."""
    cells = raw.replace(b"\n", b"\n\x01").replace(b",", b",\x01").replace(b": ", b": \x01")
    parts = cells.split(b"\x01")
    which = chance.randrange(len(parts))
    end = parts[which][-1:] if parts[which][-1:] in (b",", b"\n") else b""
    parts[which] = chance.choice(TOKENS).encode("utf-8", "surrogatepass") + end
    return b"".join(parts)


def _byte(chance: random.Random, raw: bytes) -> bytes:
    """One byte of another value."""
    if not raw:
        return b"\xff"
    place = chance.randrange(len(raw))
    return raw[:place] + bytes([chance.randrange(256)]) + raw[place + 1 :]


def _cut(chance: random.Random, raw: bytes) -> bytes:
    """Ended early, as by a full disk."""
    return raw[: chance.randrange(len(raw) + 1)]


def _twice(chance: random.Random, raw: bytes) -> bytes:
    """A piece of it twice, or many times."""
    start = chance.randrange(len(raw) + 1)
    piece = raw[start : start + chance.randrange(1, 200)]
    return raw[:start] + piece * chance.choice((2, 2, 3, 300)) + raw[start:]


def _swap(chance: random.Random, raw: bytes) -> bytes:
    """Two lines change places."""
    lines = raw.split(b"\n")
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def _gone(chance: random.Random, raw: bytes) -> bytes:
    """A line less."""
    lines = raw.split(b"\n")
    lines.pop(chance.randrange(len(lines)))
    return b"\n".join(lines)


def _whole(chance: random.Random, _: bytes) -> bytes:
    """Something else altogether."""
    return chance.choice((b"", b"\xff\xfe", b"{}", b"[]", b"---\n---\n", b"PK\x03\x04", b"\n" * 9))


WAYS: tuple[Way, ...] = (_token, _token, _cell, _cell, _cell, _byte, _cut, _twice, _swap, _gone,
                         _whole)  # fmt: skip
KINDS = {".csv", ".json", ".md", ".png", ".jpg", ".webp", ".geojson"}


def inputs(portal: Path) -> list[Path]:
    """Everything of a portal that its data and texts are made of."""
    found = (*(portal / "datapackages").rglob("*"), *(portal / "content").rglob("*"))
    return sorted(path for path in found if path.suffix in KINDS and path.is_file())


def spoil(portal: Path, seed: int) -> list[str]:
    """Spoil one to three files of a portal; what was done to which."""
    chance = random.Random(seed)
    files, done = inputs(portal), []
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        path, way = chance.choice(files), chance.choice(WAYS)
        path.write_bytes(way(chance, path.read_bytes()))
        done.append(f"{way.__name__} {path.relative_to(portal)}")
    return done
