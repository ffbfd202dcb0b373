"""Calls on a cluster are done, refused or given up; whatever it does, nobody waits for ever."""

from __future__ import annotations

import asyncio
import itertools
import pickle
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest

from kksportal.errors import UnfinishedError
from kksportal.site_build import cluster_work
from kksportal.site_build.cluster_executor import ClusterExecutor, Patience
from kksportal.site_build.cluster_work import Made, Raised, Refused, program
from kksportal.site_build.reading import Unit

SOON = Patience(scheduler=1, sign=0.4, result=30, closing=0.05, glance=0.01)
UNITS = [Unit("63.11"), Unit("S01.01")]
LIMIT = 10  # seconds in which each of these is over


class KilledWorker(Exception):  # noqa: N818 - Dask's name
    """What Dask says of a call that lost several workers, by this very name."""


class There:
    """Dask's own future, in one state."""

    def __init__(self, status: str, given: Any = None) -> None:
        self.status, self.given = status, given

    def result(self, timeout: float) -> Any:
        """What was made; a fault where it went with its machine."""
        if isinstance(self.given, BaseException):
            raise self.given
        return self.given

    def exception(self, timeout: float) -> Any:
        """What was raised."""
        return self.given

    def release(self) -> None:
        """Nobody wants it any more."""


class Client:
    """A client whose calls end as told, and whose workers give signs of life as told."""

    def __init__(self, *ends: There | Exception) -> None:
        self.ends = list(ends)
        self.asked: list[tuple[tuple[Any, ...], dict[str, Any]]] = []
        self.seen: Callable[[], dict[str, Any]] = lambda: {"a": next(self.clock)}
        self.clock = itertools.count()
        self.let_go: list[dict[str, Any]] = []
        self.scheduler = SimpleNamespace(unregister=lambda **told: self.let_go.append(told))

    def submit(self, *args: Any, **told: Any) -> There:
        """The next end."""
        self.asked.append((args, told))
        end = self.ends.pop(0) if len(self.ends) > 1 else self.ends[0]
        if isinstance(end, Exception):
            raise end
        return end

    def scheduler_info(self) -> dict[str, Any]:
        """The workers, each with when it was seen last."""
        return {"workers": {name: {"last_seen": at} for name, at in self.seen().items()}}

    def sync(self, what: Callable[..., Any], **told: Any) -> Any:
        """Done by the scheduler."""
        return what(**told)


class Case:
    """An executor over a client, and what it said."""

    def __init__(self, client: Client, patience: Patience) -> None:
        self.said: list[str] = []
        self.client = client
        self.executor = ClusterExecutor(client, program(), patience, self.said.append)

    def ask(self) -> Future[Any]:
        """Have a chunk of two districts made."""
        return self.executor.submit(print, "pasang", UNITS)


Make = Callable[..., Case]


@pytest.fixture
def over() -> Iterator[Make]:
    """Executors that end with the test."""
    cases: list[Case] = []

    def make(*ends: There | Exception, patience: Patience = SOON) -> Case:
        cases.append(Case(Client(*ends), patience))
        return cases[-1]

    yield make
    for case in cases:
        case.executor.shutdown()


def test_what_was_made_is_given(over: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """The task goes as it is, never for one done before; what a machine refuses is asked again."""
    case = over(There("finished", Made([1, 2])))
    assert case.ask().result(LIMIT) == [1, 2]
    (how, sent), told = case.client.asked[0]
    assert (how, told) == (pickle.loads, {"pure": False, "retries": 3})
    monkeypatch.setattr(cluster_work, "work_there", lambda *call: call)
    assert pickle.loads(sent) == (program(), print, "pasang", UNITS)
    assert case.said == []


@pytest.mark.parametrize(
    "end",
    [
        There("finished", Raised(KeyError("kita"))),
        There("error", OSError("kita")),
        There("error", MemoryError("kita")),
    ],
    ids=["salah-sendiri", "mesin-menolak", "memori"],
)
def test_a_fault_of_the_task_stays_itself(over: Make, end: There) -> None:
    """It is not blamed on the cluster, which goes on."""
    case = over(end)
    with pytest.raises((KeyError, OSError, MemoryError), match="kita"):
        case.ask().result(LIMIT)
    assert not case.executor.over


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (
            There("finished", Refused("tcp://b:1", "memakai Python 3.9, bukan 3.11; pasang")),
            "pekerja Dask tcp://b:1 memakai Python 3.9, bukan 3.11; pasang",
        ),
        (
            There("error", ModuleNotFoundError("No module named 'kksportal'\nlagi")),
            "pekerja Dask tidak dapat menjalankan program ini (ModuleNotFoundError: No module "
            "named 'kksportal'); pasang kksportal yang sama di tiap pekerja",
        ),
    ],
    ids=["menolak", "tanpa-program"],
)
def test_a_worker_that_cannot_is_told(over: Make, end: There, said: str) -> None:
    """One sentence: what it is, how to mend it, and that the site stands."""
    with pytest.raises(UnfinishedError) as told:
        over(end).ask().result(LIMIT)
    assert str(told.value) == f"{said}, lalu bangun sekali lagi; situs yang sudah terbit tetap utuh"


def test_a_call_whose_workers_were_all_ended_is_asked_once_more(over: Make) -> None:
    """They may have died of anything."""
    case = over(There("error", KilledWorker()), There("finished", Made(3)))
    assert case.ask().result(LIMIT) == 3
    assert len(case.client.asked) == 2


def test_a_call_that_kills_its_workers_again_is_told(over: Make) -> None:
    """With its districts; it is not tried on this machine."""
    case = over(There("error", KilledWorker()))
    with pytest.raises(UnfinishedError, match=r"mati setiap kali membuat daerah 63\.11, S01\.01, "):
        case.ask().result(LIMIT)
    assert len(case.client.asked) == 2


@pytest.mark.parametrize("seen", ["mati", "diam", "penjadwal"])
def test_where_nobody_gives_a_sign_of_life_it_is_given_up(over: Make, seen: str) -> None:
    """Workers that are gone or silent, or a scheduler that is: after so long, once, in a line."""
    case = over(There("pending"))

    def nobody() -> dict[str, Any]:
        if seen == "penjadwal":
            time.sleep(LIMIT)
        return {} if seen == "mati" else {"a": 7}

    case.client.seen = nobody
    begun = time.monotonic()
    two = [case.ask(), case.ask()]
    for future in two:
        with pytest.raises(BrokenExecutor):
            future.result(LIMIT)
    assert time.monotonic() - begun >= SOON.sign * 0.9
    assert case.said == [
        "tidak ada pekerja Dask yang menjawab selama 0 detik; daerah selebihnya dibuat di mesin ini"
    ]
    with pytest.raises(BrokenExecutor):
        case.ask()
    assert len(case.client.asked) == 2


def test_workers_that_live_may_take_longer(over: Make) -> None:
    """The control: a sign of life is enough, far beyond the patience for one."""
    case = over(end := There("pending"))
    future = case.ask()
    time.sleep(3 * SOON.sign)
    end.given, end.status = Made(1), "finished"
    assert future.result(LIMIT) == 1
    assert case.said == []


def test_one_that_returns_in_time_is_waited_for(over: Make) -> None:
    """All were gone for less than the patience."""
    case = over(end := There("pending"))
    gone = time.monotonic() + SOON.sign / 2
    case.client.seen = lambda: {"b": next(case.client.clock)} if time.monotonic() > gone else {}
    future = case.ask()
    time.sleep(2 * SOON.sign)
    end.given, end.status = Made(1), "finished"
    assert future.result(LIMIT) == 1


def test_where_nothing_is_ever_done_it_is_given_up_too(over: Make) -> None:
    """Workers live, but hang on a disk or serve somebody else."""
    case = over(There("pending"), patience=Patience(sign=5, result=0.3, glance=0.01))
    with pytest.raises(BrokenExecutor):
        case.ask().result(LIMIT)
    assert case.said[0].startswith("tidak ada yang selesai di klaster selama 0 detik; ")


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (There("cancelled"), ""),
        (There("finished", RuntimeError("mati\nlagi")), " (mati)"),
        (There("finished", asyncio.CancelledError()), " (CancelledError)"),
        (RuntimeError("mati"), " (mati)"),
    ],
    ids=["batal", "hasil", "hasil-batal", "serah"],
)
def test_a_lost_connection_gives_up_at_once(over: Make, end: There | Exception, said: str) -> None:
    """Whatever form the loss takes, also those that end a thread."""
    case = over(end)
    with pytest.raises(BrokenExecutor):
        case.ask().result(LIMIT)
    assert case.said == [
        f"sambungan ke penjadwal Dask putus{said}; daerah selebihnya dibuat di mesin ini"
    ]


@pytest.mark.parametrize(
    "end", [There("lost"), There("finished", TimeoutError())], ids=["hilang", "di-mesin-mati"]
)
def test_a_result_that_went_with_its_machine_is_waited_for(over: Make, end: There) -> None:
    """Dask makes it again."""
    case = over(end)
    future = case.ask()
    time.sleep(0.2)
    assert not future.done()
    end.given, end.status = Made(1), "finished"
    assert future.result(LIMIT) == 1


def test_the_work_of_a_silent_worker_goes_to_others(over: Make) -> None:
    """The scheduler would wait for it five minutes, or for ever."""
    case = over(There("pending"))
    case.client.seen = lambda: {"a": next(case.client.clock), "b": 7}
    future = case.ask()
    time.sleep(2 * SOON.sign)
    assert case.client.let_go[0] == {"address": "b", "stimulus_id": "kks-diam", "expected": True}
    assert {told["address"] for told in case.client.let_go} == {"b"}
    assert not future.done()


def test_where_all_are_silent_none_is_let_go(over: Make) -> None:
    """The scheduler itself may have been stopped: nobody's cluster is emptied for that."""
    case = over(There("pending"))
    case.client.seen = lambda: {"a": 7, "b": 7}
    with pytest.raises(BrokenExecutor):
        case.ask().result(LIMIT)
    case.executor._over.clear()
    time.sleep(0.05)
    Thread(target=case.executor._listen, daemon=True).start()
    time.sleep(0.2)
    assert case.client.let_go == []
