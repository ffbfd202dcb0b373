"""The executor of a cluster, or one sentence that says why there is none."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from concurrent.futures import CancelledError
from types import MappingProxyType, ModuleType
from typing import Any, ClassVar

import pytest

from kksportal.errors import PortalError
from kksportal.site_build.cluster import cluster_executor


class Client:
    """A client of a scheduler with one worker; what it is asked is kept."""

    workers: ClassVar[Mapping[str, int]] = MappingProxyType({"a": 1})
    fault: Exception | None = None
    last: Client

    def __init__(self, url: str, timeout: int) -> None:
        if self.fault:
            raise self.fault
        self.asked: list[Any] = [url, timeout]
        Client.last = self

    def scheduler_info(self) -> dict[str, Any]:
        """Which workers there are."""
        return {"workers": self.workers}

    def get_executor(self, **told: Any) -> str:
        """The executor."""
        self.asked.append(told)
        return "pelaksana"

    def close(self) -> None:
        """The connection ends."""
        self.asked.append("tutup")


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> type[Client]:
    """Dask with this client."""
    dask = ModuleType("distributed")
    told = type("Told", (Client,), {})
    monkeypatch.setitem(dask.__dict__, "Client", told)
    monkeypatch.setitem(sys.modules, "distributed", dask)
    return told


def test_a_cluster_gives_its_executor(client: type[Client]) -> None:
    """Work is never taken for work that was done, lost units are made again, and it is closed."""
    with cluster_executor("tcp://x:1") as executor:
        assert executor == "pelaksana"
        assert Client.last.asked == ["tcp://x:1", 5, {"pure": False, "retries": 3}]
    assert Client.last.asked[-1] == "tutup"


def test_without_dask_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dask is an extra that has to be installed."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(PortalError) as told, cluster_executor("tcp://x:1"):
        pass
    assert str(told.value) == "--scheduler memerlukan Dask: pip install distributed"


@pytest.mark.parametrize("fault", [OSError("tiada"), ValueError("tiada")], ids=["jaringan", "url"])
def test_a_scheduler_that_does_not_answer_is_named(
    client: type[Client], monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    """A wrong or silent address is told with its reason."""
    monkeypatch.setattr(client, "fault", fault, raising=False)
    with pytest.raises(PortalError) as told, cluster_executor("tcp://x:1"):
        pass
    assert str(told.value) == "penjadwal tcp://x:1 tidak menjawab: tiada"


def test_a_cluster_without_workers_is_none(
    client: type[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scheduler alone makes nothing; the connection is closed."""
    monkeypatch.setattr(client, "workers", {}, raising=False)
    with pytest.raises(PortalError) as told, cluster_executor("tcp://x:1"):
        pass
    assert str(told.value) == "penjadwal tcp://x:1 belum mempunyai pekerja"
    assert Client.last.asked[-1] == "tutup"


@pytest.mark.parametrize(
    "fault", [CancelledError("putus"), OSError("putus"), RuntimeError("putus")]
)
def test_a_lost_connection_publishes_nothing(client: type[Client], fault: BaseException) -> None:
    """Whatever form the loss takes, it is one sentence; the client is closed."""
    with pytest.raises(PortalError) as told, cluster_executor("tcp://x:1"):
        raise fault
    assert str(told.value) == "klaster terputus, tidak ada yang diterbitkan: putus"
    assert Client.last.asked[-1] == "tutup"


def test_another_fault_stays_itself(client: type[Client]) -> None:
    """A fault of our own is not blamed on the cluster."""
    with pytest.raises(KeyError), cluster_executor("tcp://x:1"):
        raise KeyError("kita")
    assert Client.last.asked[-1] == "tutup"
