"""Are the peers' pages the same? Compares what stands in `<main>`: `sama.py OURS THEIRS`.

White space between tags, runs of white space, the spelling of entities, of percent-encoded
addresses and of void elements are set aside; every word, tag and attribute must be equal.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from hashlib import blake2b
from html import unescape
from html.parser import HTMLParser
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import quote

URLS = {"href", "src", "action", "cite"}
# A comment, a tag (a value in quotes may hold what ends it), a text, a sign that begins no tag.
PIECE = re.compile(r"""<!--.*?-->|</?[a-zA-Z](?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+|<""", re.DOTALL)
VOID = {"img", "input", "br", "hr", "meta", "link"}


class Tag(HTMLParser):
    """One tag as tokens: its attributes in order, their values without escapes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tokens: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = " ".join(sorted(f'{k}="{attribute(k, v)}"' for k, v in attrs))
        self.tokens.append(f"<{tag} {told}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.tokens.append(f"</{tag}>")


def attribute(name: str, value: str | None) -> str:
    """An attribute's value; addresses in one spelling of what is percent-encoded."""
    if value is None:
        return ""
    return quote(value, safe="/:?#[]@!$&'()*+,;=%~").lower() if name in URLS else value


@lru_cache(maxsize=300_000)  # pages repeat most of their tags, and ours are often theirs
def tag(text: str) -> tuple[str, ...]:
    """The tokens of a tag; none of a comment or of the end of what has none."""
    parser = Tag()
    parser.feed(text)
    return tuple(parser.tokens)


def words(texts: list[str]) -> str:
    """A text without escapes, its white space in one spelling."""
    return " ".join(unescape("".join(texts)).split())


def main_of(path: Path) -> list[str]:
    """What a page says in its `<main>`."""
    page = path.read_text(encoding="utf-8")
    tokens: list[str] = []
    texts: list[str] = []
    for piece in PIECE.findall(page[page.index("<main") : page.index("</main>")]):
        if piece[0] != "<" or piece == "<":
            texts.append(piece)
        elif told := tag(piece):
            tokens += [words(texts), *told]
            texts.clear()
    return [token for token in (*tokens, words(texts)) if token]


def difference(ours: Path, theirs: Path) -> str:
    """What is first different between two pages; nothing if they are the same."""
    if not theirs.is_file():
        return "not there"
    one, two = main_of(ours), main_of(theirs)
    if one == two:
        return ""
    at = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), -1)
    return f"{one[at - 1 : at + 2]} ≠ {two[at - 1 : at + 2]}"


def compare(
    ours: Path, theirs: Path, known: set[tuple[str, bytes]] | None = None
) -> tuple[int, dict[str, str]]:
    """How many pages are equal, and of each other page the first difference.

    `known` takes the bytes of pages that are equal: these are not looked at again.
    """
    known = set() if known is None else known
    names = {path.relative_to(ours).as_posix() for path in ours.rglob("*.html")}
    peers = {path.relative_to(theirs).as_posix() for path in theirs.rglob("*.html")}
    bytes_of = {name: blake2b((theirs / name).read_bytes()).digest() for name in names & peers}
    asked = [name for name in sorted(names) if (name, bytes_of.get(name, b"")) not in known]
    with ProcessPoolExecutor(mp_context=get_context("fork")) as pool:
        pairs = [ours / name for name in asked], [theirs / name for name in asked]
        found = dict(zip(asked, pool.map(difference, *pairs, chunksize=50), strict=True))
    other = {name: why for name, why in found.items() if why}
    known.update((name, bytes_of[name]) for name in asked if name not in other)
    return len(names) - len(other), other | dict.fromkeys(peers - names, "only with them")


def main() -> int:
    """Print the count and one example a kind of difference."""
    equal, other = compare(Path(sys.argv[1]), Path(sys.argv[2]))
    print(f"{equal} pages with the same <main>, {len(other)} not")
    seen: Counter[str] = Counter()
    for name, why in sorted(other.items()):
        kind = why[:60]
        seen[kind] += 1
        if seen[kind] == 1:
            print(f"  {name}: {why[:600]}")
    return 1 if other else 0


if __name__ == "__main__":
    raise SystemExit(main())
