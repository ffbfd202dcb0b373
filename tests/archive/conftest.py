"""A portal whose cycles are closed, made once; each test gets a copy of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.authority_here import Authority, answering, serving
from tests.archive.caps import key_file, sign, stamp
from tests.archive.portals import close, copy_of, edit, new_portal
from tests.archive.removals import OTHER, SECRET, SOURCES, TITLE
from tests.archive.test_correcting import correct


@pytest.fixture(scope="session")
def open_portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal in which no cycle is closed; nobody writes into it."""
    return new_portal(tmp_path_factory.mktemp("terbuka") / "portal")


@pytest.fixture(scope="session")
def closed_portal(open_portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after 2023 and then 2025 were closed; nobody writes into it."""
    root = copy_of(open_portal, tmp_path_factory.mktemp("tertutup") / "portal")
    close(root, "2023")
    close(root, "2025", "2026-02-28")
    return root


@pytest.fixture
def portal(closed_portal: Path, tmp_path: Path) -> Path:
    """A copy of the closed portal."""
    return copy_of(closed_portal, tmp_path / "portal")


@pytest.fixture(scope="session")
def named(open_portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed portal with a person's name in a frozen row of 2025, in two versions; signed."""
    home = tmp_path_factory.mktemp("bernama")
    root = copy_of(open_portal, home / "portal")
    edit(root, SOURCES, TITLE, f"{TITLE} oleh {SECRET}")
    close(root, "2023")
    close(root, "2025", "2026-02-28")
    sign(root, "2025", key_file(home / "kunci"))
    correct(root, source=OTHER)
    close(root, "2025", "2026-03-31")
    sign(root, "2025", home / "kunci")
    return root


@pytest.fixture
def naming(named: Path, tmp_path: Path) -> Path:
    """A copy of it, with its key beside it."""
    copy_of(named.parent, tmp_path / "semua")
    return tmp_path / "semua/portal"


@pytest.fixture
def cleaned(naming: Path) -> Path:
    """The name is out of the portal's own table, and not out of the archive."""
    edit(naming, SOURCES, f" oleh {SECRET}", "")
    return naming


@pytest.fixture(scope="session")
def authorities(tmp_path_factory: pytest.TempPathFactory) -> tuple[Authority, Authority]:
    """Two authorities of our own."""
    home = tmp_path_factory.mktemp("cap")
    return Authority(home / "satu", "Satu"), Authority(home / "dua", "Dua")


@pytest.fixture(scope="session")
def stamped(
    closed_portal: Path,
    tmp_path_factory: pytest.TempPathFactory,
    authorities: tuple[Authority, Authority],
) -> Path:
    """A portal whose archive of 2025 is stamped by two authorities and signed."""
    home = tmp_path_factory.mktemp("bercap")
    root = copy_of(closed_portal, home / "portal")
    for number, one in enumerate(authorities):
        stamp(root, "2025", one, f"https://cap{number}.contoh.example/tsr")
    sign(root, "2025", key_file(home / "kunci"))
    return root


@pytest.fixture
def capped(stamped: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return copy_of(stamped, tmp_path / "portal")


@pytest.fixture
def url(authorities: tuple[Authority, Authority]) -> Iterator[str]:
    """The address at which the first of them answers."""
    with serving(answering(authorities[0])) as url:
        yield url
