"""The same units on a Dask cluster: for a ministry that goes from districts to villages.

The scheduler's machines must see the portal and the place of the site under the same paths, and
run the same program; one that does not is named. Dask is an extra (`pip install distributed`),
imported by the modules of this name only.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from kksportal.errors import PortalError, UnfinishedError
from kksportal.site_build.cluster_executor import ClusterExecutor, Patience
from kksportal.site_build.cluster_work import program

_PATIENCE = Patience()
_SCHEMES = ("tcp", "tls", "ws", "wss", "ucx")


def _say(sentence: str) -> None:
    print(f"kks: {sentence}", file=sys.stderr)


def _hush() -> None:
    """What Dask logs of lost machines is for its own people: a build says it in a sentence."""
    for name in (*logging.root.manager.loggerDict, "distributed"):
        if name.partition(".")[0] in ("distributed", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _is_address(url: str) -> bool:
    """Whether it can be one at all: Dask leaves a half-made client behind where it is none."""
    try:
        parts = urlsplit(url)
        return parts.scheme in _SCHEMES and bool(parts.hostname and parts.port)
    except ValueError:
        return False


def _meet(kind: Callable[..., Any], url: str, patience: Patience) -> tuple[Any, bool, str]:
    """A client, whether it has workers, and why there is none.

    In a thread that is left where it hangs: a scheduler that is stopped, or another program there,
    takes the connection and never says a word, and Dask waits for it without end.
    """
    met: Future[tuple[Any, bool, str]] = Future()

    def meet() -> None:
        try:
            client = kind(url, timeout=patience.scheduler, set_as_default=False)
            met.set_result((client, bool(client.scheduler_info()["workers"]), ""))
        except Exception as fault:  # what answers there may be anything
            met.set_result((None, False, str(fault)))

    Thread(target=meet, daemon=True).start()
    try:
        return met.result(2 * patience.scheduler)
    except TimeoutError:
        return None, False, f"diam selama {2 * patience.scheduler:.0f} detik"


@contextmanager
def cluster_executor(
    url: str, patience: Patience = _PATIENCE, say: Callable[[str], None] = _say
) -> Iterator[Executor]:
    """The executor of a cluster; no wait for it is without end (decision 8).

    Raises PortalError when Dask is not there, the scheduler does not answer or has no worker.
    """
    try:
        from distributed import Client
    except ImportError:
        raise PortalError("--scheduler memerlukan Dask: pip install distributed") from None
    _hush()
    if not _is_address(url):
        raise PortalError(f"{url} bukan alamat penjadwal Dask; tulis misalnya tcp://10.0.0.5:8786")
    client, workers, fault = _meet(Client, url, patience)
    if client is None:
        raise UnfinishedError(
            f"penjadwal {url} tidak menjawab ({fault}); jalankan dask scheduler di sana, atau "
            "bangun tanpa --scheduler"
        )
    try:
        if not workers:
            raise UnfinishedError(
                f"penjadwal {url} belum mempunyai pekerja; jalankan dask worker {url}, lalu bangun "
                "sekali lagi"
            )
        executor = ClusterExecutor(client, program(), patience, say)
        try:
            yield executor
        finally:
            executor.shutdown()
    finally:
        with suppress(Exception):  # a scheduler that is gone cannot take leave
            client.close(timeout=patience.closing)
