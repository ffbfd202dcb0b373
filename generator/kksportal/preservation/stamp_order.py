"""The certificates inside a stamp, put in the order that strict readers ask for.

A stamp holds them as a set, which in DER is sorted. Many authorities, OpenSSL's own among them,
leave them as they come, and what reads stamps here refuses that. No signature covers the order.
"""

from __future__ import annotations

from collections.abc import Iterator

_SEQUENCE, _FIRST = 0x30, 0xA0
# The way to the certificates: the answer, its token, the token's content, the signed data.
_WAY = (_SEQUENCE, _SEQUENCE, _FIRST, _SEQUENCE, _FIRST)


def in_order(answer: bytes) -> bytes:
    """The same stamp with its certificates sorted; as it is where it holds none to be found."""
    begin, end = 0, len(answer)
    for depth, tag in enumerate(_WAY):
        try:
            spans = [(b, e) for t, _, b, e in _parts(answer, begin, end) if t == tag]
        except (ValueError, IndexError):
            return answer
        # The status stands before the token, and both are sequences.
        if len(spans) <= (depth == 1):
            return answer
        begin, end = spans[depth == 1]
    try:
        parts = list(_parts(answer, begin, end))
    except (ValueError, IndexError):
        return answer
    held = sorted(answer[start:stop] for _, start, _, stop in parts)
    return answer[:begin] + b"".join(held) + answer[end:]


def _parts(raw: bytes, begin: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """The values side by side in a span: tag, where each begins, its content, and its end."""
    while begin < end:
        size, content = raw[begin + 1], begin + 2
        if size > 127:
            many = size - 128
            if not 0 < many < 5:
                raise ValueError("no length in DER")
            size = int.from_bytes(raw[content : content + many], "big")
            content += many
        if content + size > end:
            raise ValueError("longer than what holds it")
        yield raw[begin], begin, content, content + size
        begin = content + size
