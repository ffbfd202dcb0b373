"""The same units on a Dask cluster: for a ministry that goes from districts to villages.

The scheduler's machines must see the portal and the place of the site under the same paths, and
run the same program; one that does not is named. Dask is an extra (`pip install distributed`),
imported by the modules of this name only.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from typing import Any

from kksportal.errors import PortalError, UnfinishedError
from kksportal.site_build.cluster_executor import ClusterExecutor, Patience
from kksportal.site_build.cluster_work import program

_PATIENCE = Patience()


def _say(sentence: str) -> None:
    print(f"kks: {sentence}", file=sys.stderr)


def _hush() -> None:
    """What Dask logs of lost machines is for its own people: a build says it in a sentence."""
    for name in (*logging.root.manager.loggerDict, "distributed"):
        if name.partition(".")[0] in ("distributed", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)


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
    try:
        client: Any = Client(url, timeout=patience.scheduler, set_as_default=False)  # type: ignore[no-untyped-call]  # Dask is untyped
    except Exception as fault:  # what answers there may be anything but a scheduler
        raise UnfinishedError(
            f"penjadwal {url} tidak menjawab ({fault}); jalankan dask scheduler di sana, atau "
            "bangun tanpa --scheduler"
        ) from None
    try:
        if not client.scheduler_info()["workers"]:
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
