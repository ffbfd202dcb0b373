"""What is shown, and who is told of it."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest

from kksportal.serve.outcome import Fault, Outcome
from kksportal.serve.screen import Screen, mark_of, prefix_of
from kksportal.site_build.target import MANIFEST, manifest


def publish(site: Path) -> Outcome:
    """A site put in the place of another one, as a build does."""
    if site.exists():
        site.rename(site.with_name(f"lama-{len(list(site.parent.iterdir()))}"))
    site.mkdir()
    (site / MANIFEST).write_bytes(manifest([]))
    return Outcome(site=str(site))


def test_at_first_there_is_nothing_to_see(tmp_path: Path) -> None:
    """Neither a site nor a fault; a folder that no build made is not shown."""
    screen = Screen()
    assert (screen.now.site, screen.now.fault) == (None, None)
    assert screen.show(Outcome(site=str(tmp_path))).site is None
    assert mark_of(tmp_path) is None


def test_another_site_is_another_version(tmp_path: Path) -> None:
    """The same one is not, however often it was looked at."""
    screen = Screen()
    first = screen.show(publish(tmp_path / "site"))
    assert first.site == tmp_path / "site"
    assert screen.show(Outcome(site=str(tmp_path / "site"))).version == first.version
    assert screen.show(publish(tmp_path / "site")).version != first.version


def test_a_fault_and_its_end_are_other_versions(tmp_path: Path) -> None:
    """Also where the site stayed as it was all the time."""
    screen, site = Screen(), publish(tmp_path / "site")
    good = screen.show(site)
    bad = screen.show(Outcome(site=site.site, fault=Fault(sentence="Salah.")))
    assert (bad.fault, bad.site) == (Fault(sentence="Salah."), good.site)
    assert screen.show(Outcome(site=site.site, fault=Fault(sentence="Lain."))).version not in (
        good.version,
        bad.version,
    )
    mended = screen.show(site)
    assert mended.fault is None
    assert mended.version not in (good.version, bad.version)


def test_another_server_is_another_version() -> None:
    """A page of yesterday's `kks serve` opens again."""
    assert Screen().now.version != Screen().now.version


def test_whoever_waits_is_told_at_once(tmp_path: Path) -> None:
    """No looking again and again."""
    screen, begun, told = Screen(), Event(), Event()
    before = screen.now.version

    def wait() -> None:
        begun.set()
        assert screen.wait(before, 60).version != before
        told.set()

    Thread(target=wait, daemon=True).start()
    assert begun.wait(60)
    screen.show(publish(tmp_path / "site"))
    assert told.wait(60)


def test_waiting_ends_with_the_same_when_time_is_over() -> None:
    """And at once where something else is shown already."""
    screen = Screen()
    assert screen.wait(screen.now.version, 0) == screen.now
    assert screen.wait("lain", 60) == screen.now


@pytest.mark.parametrize(
    ("url", "prefix"),
    [
        ("", "/"),
        ("https://kks.example/", "/"),
        ("https://dinas.example/kks/", "/kks/"),
        ("https://dinas.example/a/b/", "/a/b/"),
    ],
)
def test_a_portal_is_served_below_the_folder_of_its_address(url: str, prefix: str) -> None:
    """Its 404 page names its styles from there."""
    assert prefix_of(url) == prefix
