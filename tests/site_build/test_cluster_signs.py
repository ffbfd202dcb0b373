"""Who of a cluster lives, by our own clock, and how long a build waits for it."""

from __future__ import annotations

from kksportal.site_build.cluster_executor import Patience, Signs


def test_signs_of_life_go_by_our_clock() -> None:
    """Whatever a worker's says: a new time is a sign, the same one is none."""
    signs = Signs(heard=0.0)
    signs.note({"a": {"last_seen": 9e9}, "b": {"last_seen": 5}}, now=10)
    signs.note({"a": {"last_seen": 9e9}, "b": {"last_seen": 4}}, now=20)
    assert signs.heard == 20
    assert (signs.silent(20, 10), signs.silent(20.1, 10)) == ([], ["a"])
    assert (signs.living(30, 10), signs.living(30.1, 10)) == (True, False)
    signs.note({}, now=25)
    assert (signs.heard, signs.silent(99, 10), signs.living(25, 10)) == (20, [], False)


def test_a_scheduler_that_was_stopped_makes_nobody_silent() -> None:
    """It answers late, and may not have read what its workers sent meanwhile."""
    signs = Signs(heard=0.0)
    both = {"a": {"last_seen": 1}, "b": {"last_seen": 1}}
    signs.note(both, now=10)
    signs.note(both | {"a": {"last_seen": 2}}, now=80, waited=69)
    assert signs.silent(80, 60) == []
    assert signs.silent(140, 60) == ["b"]
    assert signs.heard == 80


def test_patience_is_bounded_and_said_in_one_place() -> None:
    """A build waits a minute for a sign of life, half an hour for a result."""
    assert Patience() == Patience(scheduler=5, sign=60, result=1800, closing=5, glance=0.1)
