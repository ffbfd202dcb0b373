"""What common hosts of static sites take, beside what a site has: said at the end of a build.

`docs/menayangkan.md` says where each number is from, and when it was looked up.
"""

from __future__ import annotations

from typing import NamedTuple

from kksportal.text import number, size_text

NEARLY = 0.8  # from this part of a limit on it is said


class Host(NamedTuple):
    """A host, and the most it takes; 0: no limit is stated."""

    name: str
    files: int = 0
    size: int = 0  # bytes, of the whole site
    largest: int = 0  # bytes, of one file


HOSTS = (
    Host("Cloudflare Pages", files=20_000, largest=25 * 2**20),
    Host("GitHub Pages", size=10**9),
    Host("GitLab Pages", files=200_000, size=10**9),
)


def hosts_text(files: int, size: int, largest: int) -> str:
    """Where a site fits, where nearly no more, and where it does not."""
    fits, lines = [], [size_line(files, size, largest)]
    for host in HOSTS:
        parts = [
            (files, host.files, f"{number(str(host.files))} berkas"),
            (size, host.size, f"{_limit(host.size)} seluruhnya"),
            (largest, host.largest, f"{_limit(host.largest)} sebuah berkas"),
        ]
        over = [text for has, most, text in parts if most and has > most]
        near = [text for has, most, text in parts if most and most >= has > most * NEARLY]
        if over:
            lines.append(f"Tidak muat di {host.name}: batasnya {', '.join(over)}.")
        elif near:
            lines.append(f"Hampir penuh di {host.name}: batasnya {', '.join(near)}.")
        else:
            fits.append(host.name)
    if fits:
        lines.append(f"Muat di {', '.join(fits)}, dan di folder server sendiri.")
    return "\n".join(lines)


def size_line(files: int, size: int, largest: int) -> str:
    """How much a site is, and the largest part of it."""
    return f"{number(str(files))} berkas, {size_text(size)}, yang terbesar {size_text(largest)}."


def _limit(size: int) -> str:
    """A limit as its host writes it: "1 GB", "25 MiB"."""
    return f"{size // 10**9} GB" if size % 10**9 == 0 else f"{size // 2**20} MiB"
