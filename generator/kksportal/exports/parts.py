"""What a district gives to national tables: its lines of each, packed to travel between builds."""

from __future__ import annotations

import zlib

from kksportal.exports.lists import list_fragments
from kksportal.exports.national import fragments
from kksportal.words.context import DistrictContext


def table_parts(context: DistrictContext) -> dict[str, bytes]:
    """A district's lines of national tables by address, compressed (zlib) to a tenth in size."""
    texts = fragments(context) | list_fragments(context)
    return {address: zlib.compress(text.encode(), 6) for address, text in texts.items()}
