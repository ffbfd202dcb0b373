"""What a page may do in a reader's browser: the Content-Security-Policy, for tags and headers.

Every file comes from the portal itself; nothing is inline, nothing is evaluated. A page that plays
a film of the portal says so. Only the search
page (Pagefind) and `/periksa/` (Python) compile WebAssembly; `/periksa/` also shows photos that a
person dropped on it, from memory. Only `/sematan/` may stand in the frame of another site:
that, a tag cannot say, and headers do (`exports/headers.py`). In a page of an archive no script
runs, whoever sent the archive.
"""

from __future__ import annotations

BASE = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
_WASM = "script-src 'self' 'wasm-unsafe-eval'"
UNFRAMED = "frame-ancestors 'none'"
PLAIN = "; ".join(BASE)
SEARCH = "; ".join(_WASM if rule.startswith("script-src") else rule for rule in BASE)
CHECK = SEARCH.replace("img-src 'self'", "img-src 'self' data:")
FILMS = "media-src 'self'"
PLAYING = ("daerah", "inovasi")  # the folders with pages that may play films
EMBEDS = "sematan"  # the one folder whose pages others may frame
FROZEN = "; ".join("script-src 'none'" if r.startswith("script-src") else r for r in BASE)
OWN = {"cari": SEARCH, "periksa": CHECK}  # the folders with rules of their own


def policy(section: str, *, films: bool = False) -> str:
    """The policy of a page, by its section; `films`: it plays films of the portal."""
    rules = OWN.get(section, PLAIN)
    return f"{rules}; {FILMS}" if films else rules


def folder_policy(whole: str) -> str:
    """The same policy for a page in a folder: browsers do not agree that 'self' is `file:` there.

    A script fetches nothing there and compiles nothing, and none may.
    """
    rules = (rule.strip().split(" ") for rule in whole.split(";"))
    return "; ".join(" ".join(_in_folder(rule)) for rule in rules)


def _in_folder(rule: list[str]) -> list[str]:
    name, *sources = (source for source in rule if source != "'wasm-unsafe-eval'")
    if name == "connect-src":
        return [name, "'none'"]
    return [name, *sources, "file:"] if "'self'" in sources else [name, *sources]
