"""The same units on a Dask cluster: for a ministry that goes from districts to villages.

The scheduler's machines must see the portal and the place of the site under the same paths, and
run the same version. Dask is an extra (`pip install distributed`) and imported here only.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from typing import Any

from kksportal.errors import PortalError

_PATIENCE = 5  # seconds to find the scheduler
_RETRIES = 3  # a unit whose machine is lost is made again elsewhere; it writes the same bytes


@contextmanager
def cluster_executor(url: str) -> Iterator[Executor]:
    """The executor of a cluster.

    Raises PortalError when Dask is not there, the scheduler does not answer, it has no worker, or
    the connection is lost; a build that ends so has published nothing.
    """
    try:
        from distributed import Client
    except ImportError:
        raise PortalError("--scheduler memerlukan Dask: pip install distributed") from None
    try:
        client: Any = Client(url, timeout=_PATIENCE)  # type: ignore[no-untyped-call]  # Dask is untyped
    except (OSError, ValueError) as fault:
        raise PortalError(f"penjadwal {url} tidak menjawab: {fault}") from None
    try:
        if not client.scheduler_info()["workers"]:
            raise PortalError(f"penjadwal {url} belum mempunyai pekerja")
        yield client.get_executor(pure=False, retries=_RETRIES)
    except (CancelledError, OSError, RuntimeError) as fault:
        raise PortalError(f"klaster terputus, tidak ada yang diterbitkan: {fault}") from None
    finally:
        client.close()
