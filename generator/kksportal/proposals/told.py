"""What is asked of a proposal's tables, in words for a terminal."""

from __future__ import annotations

from kksportal.proposals.tidied import Asked
from kksportal.render.comment import plain

_LONGEST = 300


def told(one: Asked) -> str:
    """A question with its place in the sender's file, and how it is answered."""
    question = one.question
    column = f", kolom {question.column}" if question.column else ""
    what = question.what if question.what.endswith(("?", ".")) else f"{question.what}."
    lines = [f"{one.path} baris {question.line}{column}", f"  {what}"]
    if not question.column:
        lines += [f"  {place}. {way}" for place, way in enumerate(question.readings, start=1)]
    choices = " | ".join(one.choices) or "ISI"
    lines.append(f"  Jawab: --jawab {one.key}={choices}")
    return "\n".join(plain(line)[:_LONGEST] for line in lines)
