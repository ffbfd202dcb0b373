"""A copy of what archives of the program are built from, the build of one, and a place for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from kksportal import __version__
from kksportal.authoring.init import LOCKED
from kksportal.site_build.checker_files import CHECKER, HEIC, RUNTIME
from tests.conftest import ROOT

EPOCH = "1796083200"  # any moment of a release
WHEEL, SDIST = f"kksportal-{__version__}-py3-none-any.whl", f"kksportal-{__version__}.tar.gz"
BESIDE = (
    ".gitignore",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "LISENSI-DATA.md",
    "SECURITY.md",
    LOCKED,
)
JUNK = shutil.ignore_patterns("__pycache__", "*.egg-info", ".*_cache")


def environment(**more: str) -> dict[str, str]:
    """The environment of a person who never heard of this checkout."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return own | {"NO_MKDOCS_2_WARNING": "1"} | more


def lay_sources(target: Path) -> Path:
    """A copy of what an archive of the program is built from, and of much beside it."""
    for folder in ("generator", "site_templates", "datapackages", "content"):
        shutil.copytree(ROOT / folder, target / folder, ignore=JUNK)
    for name in BESIDE:
        shutil.copy(ROOT / name, target / name)
    lay_browser_files(target)
    return target


def lay_browser_files(target: Path) -> None:
    """What `make periksa` has installed here, in a copy; nothing where it was never run."""
    for name in RUNTIME | HEIC:
        source, copy = ROOT / CHECKER / name, target / CHECKER / name
        if source.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, copy)


def build(source: Path, target: Path, kind: str) -> Path:
    """One archive, built without a network from the packages that are installed here."""
    ran = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)],
        cwd=source,
        env=environment(SOURCE_DATE_EPOCH=EPOCH),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    (made,) = target.iterdir()
    return made


def lay_environment(target: Path) -> Path:
    """An environment that has the packages of this one, but not the checkout; its Python.

    A path in a .pth file is searched for packages, but .pth files in it are not read: so an
    editable install of the checkout does not come along.
    """
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(target)], check=True)
    (packages,) = target.glob("[Ll]ib/**/site-packages")
    locked = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "terkunci.pth").write_text("\n".join(locked))
    return target / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def few_districts(portal: Path, code: str = "63") -> None:
    """Leave a new portal the districts whose codes begin so, and no awards: quick to build."""
    shutil.rmtree(portal / "datapackages/penghargaan")
    for table in ("provinsi", "daerah", "kecamatan"):
        path = portal / f"datapackages/wilayah/{table}.csv"
        head, *rows = path.read_text("utf-8").splitlines()
        place = head.split(",").index("kode")
        kept = [row for row in rows if row.split(",")[place].startswith(code)]
        path.write_text("\n".join([head, *kept, ""]), "utf-8")
