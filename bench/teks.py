"""Layouts that escape by themselves, for Hugo's plain text templates.

Hugo's HTML templates find out for each value which escapes its place needs, and run them one by
one. As plain text they print a value as it is: here each is escaped once, by `htmlEscape`, but
for those that cannot hold a sign to escape. The pages are compared with ours as always.
"""

from __future__ import annotations

import re

PLAIN_FORMAT = """\
# HTML printed by plain text templates, which escape what they print themselves.
[outputFormats.html]
mediaType = "text/html"
isPlainText = true
isHTML = true
"""
# Names, counts and places that we made ourselves.
_PLAIN = re.compile(
    r"(\$c|\$m)?\.(anchor|assessor|h|height|id|iso|look|rank|slug|source_ids|state|value|verdict"
    r"|w|width|x|y)|\.akar|\$(akar|dasar|siklus|x|y)"
)
_WORDS = re.compile(
    r"(if|with|range|else|end|define|block|template|break|partialCached|len|add|sub|mul|printf)\b"
)
_ACTION = re.compile(r"\{\{(-?)(.*?)(-?)\}\}", re.DOTALL)
_ASSIGNS = re.compile(r"\$\w+\s*:?=")


def explicit(text: str) -> str:
    """A layout whose every printed value says how it is escaped."""
    return _ACTION.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    before, inner, after = found.groups()
    told = inner.strip()
    if told.startswith("/*") or "safe" in told or _PLAIN.fullmatch(told):
        return found[0]
    if _WORDS.match(told) or _ASSIGNS.match(told):
        return found[0]
    return f"{{{{{before} {told} | htmlEscape {after}}}}}"
