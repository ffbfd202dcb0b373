"""Asks a time-stamp authority for a stamp: once, within bounds, at the address the owner gave."""

from __future__ import annotations

import http.client
import ipaddress
import time
import urllib.error
import urllib.request
from queue import Empty, Queue
from threading import Thread
from typing import IO
from urllib.parse import SplitResult, urlsplit

from kksportal.errors import PortalError

PATIENCE = 20.0  # seconds, in all
LARGEST = 200_000  # bytes of an answer
_LATE = "lembaga itu tidak menjawab dalam {:g} detik"
_KIND = "application/timestamp-query"


class NoStampError(Exception):
    """No stamp came: why, in Indonesian."""


def authority_host(url: str) -> str:
    """The host of an authority's address, with its port where it has one.

    Raises PortalError where it is no address that is asked: https, or http on this machine.
    """
    wrong = f"“{url[:100]}” bukan alamat lembaga cap waktu; tulis https://…"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise PortalError(wrong) from None
    if not host or not url.isascii() or not url.isprintable() or " " in url:
        raise PortalError(wrong)
    if parts.username is not None or parts.password is not None:
        raise PortalError("alamat lembaga cap waktu ditulis tanpa nama dan sandi")
    if parts.scheme != "https" and not _is_here(parts):
        raise PortalError(wrong)
    return f"{host}-{port}" if port else host


def ask(url: str, query: bytes, patience: float = PATIENCE) -> bytes:
    """What the authority answers. Raises NoStampError where it does not, too late, or too much.

    It is waited for on the side: an answer that trickles, its head too, ends no later.
    """
    came: Queue[bytes | NoStampError] = Queue()
    Thread(target=_ask, args=(came, url, query, patience), daemon=True).start()
    try:
        answer = came.get(timeout=patience + 1)
    except Empty:
        raise NoStampError(_LATE.format(patience)) from None
    if isinstance(answer, NoStampError):
        raise answer
    return answer


def _ask(came: Queue[bytes | NoStampError], url: str, query: bytes, patience: float) -> None:
    try:
        came.put(_answer(url, query, patience))
    except NoStampError as fault:
        came.put(fault)


def _answer(url: str, query: bytes, patience: float) -> bytes:
    request = urllib.request.Request(url, data=query, headers={"Content-Type": _KIND})
    handlers: list[urllib.request.BaseHandler] = [_NoDetour()]
    if _is_here(urlsplit(url)):
        handlers.append(urllib.request.ProxyHandler({}))
    until = time.monotonic() + patience
    try:
        with urllib.request.build_opener(*handlers).open(request, timeout=patience) as answer:
            return _read(answer, until)
    except urllib.error.HTTPError as fault:
        fault.close()
        if 300 <= fault.code < 400:
            raise NoStampError("lembaga itu menunjuk ke alamat lain; sebut alamat itu") from None
        raise NoStampError(f"lembaga itu menolak dengan kode {fault.code}") from None
    except TimeoutError:
        raise NoStampError(_LATE.format(patience)) from None
    except urllib.error.URLError as fault:
        if isinstance(fault.reason, TimeoutError):
            raise NoStampError(_LATE.format(patience)) from None
        raise NoStampError("lembaga itu tidak dapat dihubungi") from None
    except (OSError, http.client.HTTPException, ValueError):
        raise NoStampError(
            "sambungan ke lembaga itu putus, atau jawabannya tidak terbaca"
        ) from None


class _NoDetour(urllib.request.HTTPRedirectHandler):
    """The owner named one address, and no other is asked."""

    def redirect_request(self, *_: object) -> None:
        """None: the answer stays a refusal."""


def _read(answer: IO[bytes], until: float) -> bytes:
    raw = b""
    read: object = getattr(answer, "read1", answer.read)
    assert callable(read)
    while piece := read(65536):
        raw += piece
        if len(raw) > LARGEST:
            raise NoStampError(f"jawaban lembaga itu lebih dari {LARGEST // 1000} kB")
        if time.monotonic() > until:
            raise TimeoutError
    return raw


def _is_here(parts: SplitResult) -> bool:
    """Whether an address is of this machine itself, by number: no name is looked up."""
    try:
        here = ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False
    return parts.scheme == "http" and here
