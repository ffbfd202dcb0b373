"""The executor of a cluster, or one sentence that says why there is none."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from types import MappingProxyType, ModuleType
from typing import Any, ClassVar

import pytest

from kksportal.errors import PortalError, UnfinishedError
from kksportal.site_build.cluster import cluster_executor
from kksportal.site_build.cluster_executor import ClusterExecutor, Patience


class Client:
    """A client of a scheduler with one worker; what it is asked is kept."""

    workers: ClassVar[Mapping[str, dict[str, Any]]] = MappingProxyType({"a": {"last_seen": 1}})
    fault: Exception | None = None
    farewell: Exception | None = None
    last: Client

    def __init__(self, url: str, **told: Any) -> None:
        if self.fault:
            raise self.fault
        self.asked: list[Any] = [url, told]
        Client.last = self

    def scheduler_info(self) -> dict[str, Any]:
        """Which workers there are."""
        return {"workers": self.workers}

    def close(self, **told: Any) -> None:
        """The connection ends."""
        self.asked.append(("tutup", told))
        if self.farewell:
            raise self.farewell


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> type[Client]:
    """Dask with this client."""
    dask = ModuleType("distributed")
    told = type("Told", (Client,), {})
    monkeypatch.setitem(dask.__dict__, "Client", told)
    monkeypatch.setitem(sys.modules, "distributed", dask)
    return told


def test_a_cluster_gives_its_executor(client: type[Client]) -> None:
    """It is found and left within limits, and watched for no longer than it is used."""
    with cluster_executor("tcp://x:1") as executor:
        assert isinstance(executor, ClusterExecutor)
        assert Client.last.asked == ["tcp://x:1", {"timeout": 5.0, "set_as_default": False}]
        assert not executor.over
    assert executor.over
    assert Client.last.asked[-1] == ("tutup", {"timeout": 5.0})


def test_without_dask_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dask is an extra that has to be installed: that is wrong use."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(PortalError) as told, cluster_executor("tcp://x:1"):
        pass
    assert str(told.value) == "--scheduler memerlukan Dask: pip install distributed"
    assert told.value.exit_code == 2


@pytest.mark.parametrize(
    "fault",
    [OSError("tiada"), ValueError("tiada"), AssertionError("tiada")],
    ids=["jaringan", "url", "bukan-penjadwal"],
)
def test_a_scheduler_that_does_not_answer_is_named(
    client: type[Client], monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    """A wrong or silent address, or another program there, is told with its reason."""
    monkeypatch.setattr(client, "fault", fault, raising=False)
    with pytest.raises(UnfinishedError) as told, cluster_executor("tcp://x:1"):
        pass
    assert str(told.value) == (
        "penjadwal tcp://x:1 tidak menjawab (tiada); jalankan dask scheduler di sana, atau bangun "
        "tanpa --scheduler"
    )
    assert told.value.exit_code == 1


def test_a_scheduler_that_takes_the_connection_and_is_silent(
    client: type[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is stopped, or no scheduler: Dask would wait for it without end."""
    monkeypatch.setattr(client, "scheduler_info", lambda _: time.sleep(20), raising=False)
    soon = Patience(scheduler=0.1)
    with pytest.raises(UnfinishedError) as told, cluster_executor("tcp://x:1", soon):
        pass
    assert "tidak menjawab (diam selama 0 detik); jalankan" in str(told.value)


@pytest.mark.parametrize("url", ["abc", "http://x:1", "tcp://x", "tcp://:1", "tcp://x:y"])
def test_what_is_no_address_is_wrong_use(client: type[Client], url: str) -> None:
    """It is told with an example, and nobody is asked."""
    with pytest.raises(PortalError, match="bukan alamat penjadwal Dask; tulis misalnya") as told:
        cluster_executor(url).__enter__()
    assert told.value.exit_code == 2


def test_a_cluster_without_workers_is_none(
    client: type[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scheduler alone makes nothing; the connection is closed."""
    monkeypatch.setattr(client, "workers", {}, raising=False)
    with pytest.raises(UnfinishedError) as told, cluster_executor("tcp://x:1"):
        pass
    assert str(told.value) == (
        "penjadwal tcp://x:1 belum mempunyai pekerja; jalankan dask worker tcp://x:1, lalu bangun "
        "sekali lagi"
    )
    assert Client.last.asked[-1][0] == "tutup"


def test_a_scheduler_that_is_gone_cannot_take_leave(
    client: type[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was built without it stays built."""
    monkeypatch.setattr(client, "farewell", OSError("putus"), raising=False)
    with cluster_executor("tcp://x:1"):
        pass


@pytest.mark.parametrize("fault", [KeyError("kita"), RuntimeError("kita"), OSError("kita")])
def test_a_fault_of_our_own_stays_itself(client: type[Client], fault: Exception) -> None:
    """It is not blamed on the cluster; the connection is closed."""
    with pytest.raises(type(fault), match="kita"), cluster_executor("tcp://x:1"):
        raise fault
    assert Client.last.asked[-1][0] == "tutup"
