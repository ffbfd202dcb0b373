"""What `kks init` lays down for a portal's own machine: least rights, nothing by its bare name."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kksportal import __version__
from kksportal.authoring.init import init_portal
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portal."""
    target = tmp_path_factory.mktemp("mulai") / "portal"
    init_portal(target)
    return target


def test_the_data_of_the_program_is_told_from_the_owner_s(portal: Path) -> None:
    """A note in the folder names all that came along, with its sources and the version."""
    packages = portal / "datapackages"
    note = (packages / "BACA.md").read_text("utf-8")
    rows = [line for line in note.splitlines() if line.startswith("| `")]
    brought = [row for row in rows if "| bawaan |" in row]
    for path in sorted(packages.rglob("datapackage.json")):
        place = path.parent.relative_to(packages).as_posix()
        known = place if place.startswith("daerah/") else place.partition("/")[0]
        (row,) = (row for row in brought if row.startswith(f"| `{known}/"))
        has_sources = (path.parent / "sumber.csv").is_file()
        assert has_sources is ("sumber.csv" in row), place
    assert len(brought) == len(rows) - 1
    (own,) = (row for row in rows if "**milik Anda**" in row)
    assert own.startswith("| `daerah/<kode>-<nama>/`")
    assert f"kksportal {__version__}" in note
    assert "VERSI" not in note


def test_readers_are_told_whose_the_data_are(portal: Path) -> None:
    """The starter's page about the portal: awards, frameworks and regions are not the owner's."""
    about = (portal / "content/tentang.md").read_text("utf-8")
    for what in ("**Penghargaan", "**Instrumen", "**Kode dan nama wilayah**", "ODbL 1.0"):
        assert what in about


def test_every_award_and_framework_of_the_program_arrives(portal: Path) -> None:
    """Byte for byte, so that the first page is not empty; other districts stay at home."""
    for kind in ("penghargaan", "kerangka", "kosakata", "wilayah"):
        here, there = ROOT / "datapackages" / kind, portal / "datapackages" / kind
        files = {p.relative_to(here): p.read_bytes() for p in here.rglob("*") if p.is_file()}
        assert files
        assert files == {
            p.relative_to(there): p.read_bytes() for p in there.rglob("*") if p.is_file()
        }
    districts = [path.name for path in (portal / "datapackages/daerah").iterdir()]
    assert districts == ["63.11-kabupaten-balangan"]
    assert not list((portal / "datapackages").glob("*-simulasi"))


def workflows(portal: Path) -> dict[str, dict[Any, Any]]:
    """The workflows by name; YAML reads their key `on` as true."""
    found = sorted((portal / ".github/workflows").iterdir())
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in found}


def steps(flow: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    """Every step of every job."""
    for job in flow["jobs"].values():
        yield from job["steps"]


def commands(portal: Path) -> Iterator[str]:
    """Every command that a portal's machine runs."""
    for flow in workflows(portal).values():
        yield from (step["run"] for step in steps(flow) if "run" in step)
    yield from (portal / "alat/pasang.sh").read_text("utf-8").splitlines()


def test_nothing_is_installed_by_its_bare_name(portal: Path) -> None:
    """A name that nobody owns may be anybody's: every install names a file or asks for digests."""
    installs = [line for line in commands(portal) if "install" in line and not line.startswith("#")]
    assert len(installs) == 2
    for line in installs:
        words = line.split()[line.split().index("install") + 1 :]
        assert "--require-hashes" in words or {"--no-index", "--no-deps"} <= set(words)
        assert not any(re.fullmatch(r"[a-z][a-z0-9-]*", word) for word in words), line


def test_the_locked_packages_come_along_with_their_digests(portal: Path) -> None:
    """The list is the program's own: each package pinned, each with a digest, no address."""
    text = (portal / "alat/requirements.txt").read_text("utf-8")
    assert text == (ROOT / "requirements.txt").read_text("utf-8")
    assert text.count("==") <= text.count("--hash=sha256:")


def test_every_action_is_pinned_by_its_commit(portal: Path) -> None:
    """A tag can be moved; forty hexadecimal digits cannot."""
    used = [s["uses"] for flow in workflows(portal).values() for s in steps(flow) if "uses" in s]
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", name) for name in used)


def test_a_proposal_has_no_rights_and_builds_nothing(portal: Path) -> None:
    """Pull requests are checked with read rights alone, by the program of the target branch."""
    flow = workflows(portal)["periksa"]
    assert flow[True] == {"pull_request": None}
    assert flow["permissions"] == {}
    assert [job["permissions"] for job in flow["jobs"].values()] == [{"contents": "read"}]
    first, *rest = (s for s in steps(flow) if "uses" in s and "checkout" in s["uses"])
    assert first["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert [s["with"]["path"] for s in rest] == ["usulan"]
    assert [s["run"] for s in steps(flow) if "run" in s] == [
        "bash alat/pasang.sh",
        "kks validate -C usulan",
    ]


def test_only_publishing_may_write_and_it_runs_nothing(portal: Path) -> None:
    """Jobs with write rights run nothing of the portal; they start on the main branch alone."""
    flow = workflows(portal)["terbit"]
    assert flow[True] == {"push": {"branches": ["main"]}}
    assert flow["permissions"] == {}
    rights = {name: job["permissions"] for name, job in flow["jobs"].items()}
    assert rights == {
        "bangun": {"contents": "read"},
        "terbit": {"pages": "write", "id-token": "write"},
        "catat": {"contents": "write"},
    }
    assert [list(step) for step in flow["jobs"]["terbit"]["steps"]] == [["uses"]]
    for step in flow["jobs"]["bangun"]["steps"]:
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_addresses_are_listed_once_they_are_published(portal: Path) -> None:
    """The list is made where the site is built, and kept only after it was published."""
    jobs = workflows(portal)["terbit"]["jobs"]
    made = [step["run"] for step in jobs["bangun"]["steps"] if "run" in step]
    assert made[-2:] == ["kks build --site-dir site", "kks publish-list site"]
    assert jobs["catat"]["needs"] == "terbit"
    assert jobs["terbit"]["needs"] == "bangun"
    (kept,) = (step["run"] for step in jobs["catat"]["steps"] if "run" in step)
    assert not {"kks", "pip", "python", "bash"}.intersection(re.findall(r"\w+", kept))
    assert (portal / "alamat-terbit.csv").read_text("utf-8") == "alamat,terbit\n"


@pytest.fixture
def machine(portal: Path, tmp_path: Path) -> Path:
    """A copy of what the machine runs, to change."""
    shutil.copytree(portal / "alat", tmp_path / "portal/alat")
    return tmp_path / "portal"


def install(portal: Path) -> subprocess.CompletedProcess[str]:
    """Run the installer."""
    return subprocess.run(
        ["bash", "alat/pasang.sh"], cwd=portal, capture_output=True, text=True, check=False
    )


def test_without_a_wheel_nothing_is_installed(machine: Path) -> None:
    """The installer says what is missing and where it is told, and ends."""
    ran = install(machine)
    assert ran.returncode == 1
    assert ran.stderr == "Belum ada roda kksportal di alat/. Ikuti alat/BACA.md, lalu kirim lagi.\n"


def test_a_wheel_that_is_not_as_it_was_is_not_installed(machine: Path) -> None:
    """One byte changed in the wheel: it ends before any package is fetched."""
    wheel = machine / "alat/kksportal-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"roda")
    told = subprocess.run(
        ["sha256sum", wheel.name], cwd=wheel.parent, capture_output=True, text=True, check=True
    )
    (machine / "alat/SHA256SUMS").write_text(told.stdout)
    wheel.write_bytes(b"rodo")
    ran = install(machine)
    assert ran.returncode == 1
    assert "FAILED" in ran.stdout
    assert "pip" not in ran.stdout + ran.stderr
