"""The program as others get it: a wheel, in an environment that knows nothing of this checkout.

The wheel is built twice, in two copies of the checkout; it is installed once, and each command runs
as a process of its own, outside of the checkout.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import stat
import subprocess
import sys
import tarfile
import time
import tomllib
import zipfile
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

import pytest

from kksportal import __version__
from kksportal.authoring.init import LOCKED, SHARED, init_portal
from kksportal.site_build.checker_files import CHECKER, HEIC, RUNTIME
from kksportal.site_build.publish import files_of
from tests.conftest import ROOT
from tests.roda import SDIST, WHEEL, build, environment, few_districts, lay_environment, lay_sources

pytestmark = pytest.mark.xdist_group("roda")


class Installed(NamedTuple):
    """An environment that has the wheel and the locked packages, but not the checkout."""

    python: Path
    away: Path  # a folder outside of the checkout, to run from

    def run(self, *words: str, at: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run a module there, to its end."""
        return subprocess.run(
            [str(self.python), "-m", *words],
            cwd=at or self.away,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="session")
def there(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another one: in a longer folder, made later, by someone with other habits of rights.

    What a build, a test or an editor leaves behind lies about in it.
    """
    target = lay_sources(tmp_path_factory.mktemp("lain") / "map lain" / "kode program")
    for path in target.rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        path.chmod(mode | stat.S_IWGRP | (stat.S_IXGRP if path.is_dir() else 0))
        os.utime(path, (1, 2_000_000_000))
    (target / "build/lib/kksportal").mkdir(parents=True)
    (target / "build/lib/kksportal/lama.py").write_text("lama = 1\n")
    (target / "generator/kksportal/__pycache__").mkdir()
    (target / "generator/kksportal/__pycache__/cli.cpython-311.pyc").write_bytes(b"lama")
    (target.parent / ".gitignore").write_text("*.csv\nsite_templates/\n")
    return target


@pytest.fixture(scope="session")
def sdist(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of sources."""
    return build(sources, tmp_path_factory.mktemp("sumber"), "sdist")


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel installed by pip, beside the packages of this environment."""
    home = tmp_path_factory.mktemp("pasang")
    python = lay_environment(home / "env")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    subprocess.run(
        [*pip, "--no-index", "--no-deps", "--disable-pip-version-check", str(wheel)],
        env=environment(),
        check=True,
    )
    away = home / "rumah saya"
    away.mkdir()
    return Installed(python, away)


@pytest.fixture(scope="session")
def portal(installed: Installed) -> Path:
    """A portal that the installed program laid down."""
    ran = installed.run("kksportal", "init", "portal", "--alamat", "")
    assert ran.returncode == 0, ran.stderr
    return installed.away / "portal"


@pytest.fixture(scope="session")
def site(installed: Installed, portal: Path) -> Path:
    """Its site, by `kks build`."""
    ran = installed.run("kksportal", "build", at=portal)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return portal / "site"


def test_the_program_runs_from_its_wheel(installed: Installed, wheel: Path) -> None:
    """The control: what runs is the wheel's, and the checkout is nowhere in sight."""
    told = "import kksportal.shipped as s, sys; print(s.program_folder(), s.shipped_folder()); "
    ran = subprocess.run(
        [str(installed.python), "-c", told + "print(*sys.path, sep='\\n')"],
        cwd=installed.away,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    program, *paths = ran.stdout.splitlines()
    assert program.count(str(installed.python.parents[1])) == 2
    assert program.endswith("bawaan")
    assert str(ROOT / "generator") not in paths
    assert str(ROOT) not in paths


def test_its_first_portal_is_the_same_as_from_the_checkout(portal: Path, tmp_path: Path) -> None:
    """Every file, byte for byte: what `kks init` lays down does not depend on the install."""
    init_portal(tmp_path / "portal")
    ours, theirs = files_of(tmp_path / "portal"), files_of(portal)
    theirs = {f: s for f, s in theirs.items() if not f.startswith(("site/", ".cache/", ".kks"))}
    assert theirs.keys() == ours.keys()
    for name in ours:
        assert (portal / name).read_bytes() == (tmp_path / "portal" / name).read_bytes(), name


def test_it_validates_and_builds(installed: Installed, portal: Path, site: Path) -> None:
    """`kks validate` finds no error, and the site has its pages and its styles."""
    ran = installed.run("kksportal", "validate", at=portal)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    for address in ("index.html", "daerah/kabupaten-balangan/index.html", "aset/gaya.css"):
        assert (site / address).is_file(), address
    audit = installed.run("kksportal", "audit", at=portal)
    assert audit.returncode == 0, audit.stdout


def test_the_first_page_is_not_empty(site: Path) -> None:
    """The awards that came along stand on it, each cycle with a page of its own."""
    cycles = sorted(path.name for path in (ROOT / "datapackages/penghargaan").iterdir())
    assert {path.parent.name for path in site.glob("penghargaan/*/index.html")} >= set(cycles)
    assert "penghargaan" in (site / "index.html").read_text("utf-8")


@pytest.fixture(scope="session")
def small(portal: Path, installed: Installed) -> Path:
    """The same portal with the districts of one province and without awards: quick to build."""
    target = installed.away / "kecil"
    shutil.copytree(portal, target, ignore=shutil.ignore_patterns("site", ".cache"))
    few_districts(target)
    return target


def test_mkdocs_builds(installed: Installed, small: Path) -> None:
    """MkDocs finds the plugin by the wheel's entry point."""
    ran = installed.run("mkdocs", "build", "--quiet", at=small)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (small / "site/daerah/kabupaten-balangan/index.html").is_file()
    assert (small / "site/tentang/index.html").is_file()


@pytest.mark.berat
def test_mkdocs_builds_the_same_site(installed: Installed, portal: Path, site: Path) -> None:
    """The whole portal, byte for byte as `kks build` makes it."""
    target = installed.away / "oleh-mkdocs"
    ran = installed.run("mkdocs", "build", "--quiet", "--site-dir", str(target), at=portal)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert files_of(target).keys() == files_of(site).keys()
    for name in files_of(site):
        assert (target / name).read_bytes() == (site / name).read_bytes(), name


def test_it_serves(installed: Installed, small: Path) -> None:
    """`kks serve` answers with the first page and ends when it is told to."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [str(installed.python), "-m", "kksportal", "serve", "--addr", address]
    log = installed.away / "serve.log"
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=small, env=environment(), stdout=out, stderr=out) as server,
    ):
        try:
            page = patient_get(f"http://{address}/", server)
        finally:
            server.terminate()
    assert b"<h1" in page, log.read_text("utf-8")


def patient_get(url: str, server: subprocess.Popen[bytes]) -> bytes:
    """The page, once the server has built its site; b"" where it ended before."""
    for _ in range(1200):
        try:
            with urlopen(url, timeout=10) as answer:
                return bytes(answer.read())
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
    return b""


def test_a_fictional_portal_needs_no_checkout_either(installed: Installed) -> None:
    """`kks simulate` draws from the frameworks that came along."""
    ran = installed.run("kksportal", "simulate", "--daerah", "2", "-o", "rekaan")
    assert ran.returncode == 0, ran.stderr
    assert "rekaan" in (installed.away / "rekaan/content/tentang.md").read_text("utf-8")
    assert not (installed.away / "rekaan/datapackages/BACA.md").exists()


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_an_archive_is_the_same_bytes_anywhere(
    request: pytest.FixtureRequest, there: Path, kind: str
) -> None:
    """Folder, rights, times, leftovers and a foreign .gitignore leave no trace in it."""
    ours: Path = request.getfixturevalue(kind)
    assert build(there, there / f"hasil-{kind}", kind).read_bytes() == ours.read_bytes()


def test_the_sources_build_the_same_wheel(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    """What is handed out as sources is whole."""
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    assert build(source, tmp_path / "roda", "wheel").read_bytes() == wheel.read_bytes()


def test_an_archive_carries_its_licences_and_no_more_than_it_should(
    wheel: Path, sdist: Path
) -> None:
    """Licences are in both; tests, other districts and fictional data in neither."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    with tarfile.open(sdist) as archive:
        sources = archive.getnames()
    assert (wheel.name, sdist.name) == (WHEEL, SDIST)
    for licence in ("LICENSE", "LISENSI-DATA.md"):
        assert f"kksportal-{__version__}.dist-info/licenses/{licence}" in names
        assert f"kksportal-{__version__}/{licence}" in sources
    assert f"kksportal-{__version__}/SECURITY.md" in sources
    districts = {n.split("datapackages/daerah/")[1].split("/")[0] for n in names if "/daerah/" in n}
    assert districts == {"63.11-kabupaten-balangan"}
    for odd in ("tests/", "simulasi/", "rilis/", "__pycache__", ".DS_Store"):
        assert not any(odd in name for name in names), odd
    assert not any("tests/" in name or "__pycache__" in name for name in sources)


def test_what_init_lays_down_is_what_is_carried() -> None:
    """One list in pyproject.toml; what init takes is on it, and so are the templates."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    carried = settings["tool"]["hatch"]["build"]["hooks"]["custom"]["bawaan"]
    assert sorted(carried) == sorted((*SHARED, LOCKED, "site_templates"))
    assert all((ROOT / name).exists() for name in carried)


def test_what_browsers_run_is_carried() -> None:
    """The list in pyproject.toml is that of the files whose digests are locked."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    carried = settings["tool"]["hatch"]["build"]["hooks"]["custom"]["peramban"]
    assert carried == [f"{CHECKER}/{name}" for name in RUNTIME | HEIC]


@pytest.mark.skipif(not (ROOT / CHECKER).is_dir(), reason="make periksa")
def test_a_portal_from_the_wheel_can_check_in_the_browser(site: Path) -> None:
    """Without npm and without a network: the wheel brought it along."""
    told = json.loads((site / "periksa/isi.json").read_text("utf-8"))
    assert (site / "periksa" / told["python"] / "pyodide.asm.wasm").is_file()
    assert (site / "periksa" / told["heif"] / "libheif.wasm").is_file()
    assert 'id="mulai"' in (site / "periksa/index.html").read_text("utf-8")


def test_the_program_is_found_through_one_door() -> None:
    """No module but the door asks where the program lies."""
    program = ROOT / "generator/kksportal"
    asking = [
        path.name for path in program.rglob("*.py") if "__file__" in path.read_text("utf-8")
    ] + [
        path.name
        for path in program.rglob("*.py")
        if "importlib.resources" in path.read_text("utf-8")
    ]
    assert asking == ["shipped.py"]
