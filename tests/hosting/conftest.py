"""A new portal in a repository, an owner's copy of it, and a fork that brings what could run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kksportal.authoring.init import init_portal
from kksportal.authoring.program import PROGRAM, read_program
from tests.conftest import once
from tests.hosting.machines import git, store
from tests.hosting.portals import save
from tests.roda import few_districts


@pytest.fixture(scope="session")
def portal(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portal that brings its program along; quick to build, and on the branch main."""

    def make(folder: Path) -> None:
        target = folder / "portal"
        init_portal(target, "", read_program(str(wheel)))
        few_districts(target)
        store(target, target.with_suffix(".git"))

    return once(tmp_path_factory, "tuan-rumah", make) / "portal"


@pytest.fixture
def repository(portal: Path, tmp_path: Path) -> Path:
    """Its repository, for one test."""
    return Path(shutil.copytree(portal.with_suffix(".git"), tmp_path / "portal.git"))


@pytest.fixture
def copy(repository: Path, tmp_path: Path) -> Path:
    """An owner's copy of it."""
    git(tmp_path, "clone", "--quiet", str(repository), "salinan")
    return tmp_path / "salinan"


@pytest.fixture
def stranger(repository: Path, tmp_path: Path) -> Path:
    """A fork that brings all that could run: each of it would leave a mark."""
    git(tmp_path, "clone", "--quiet", "--bare", str(repository), "asing.git")
    git(tmp_path, "clone", "--quiet", "asing.git", "asing")
    fork, mark = tmp_path / "asing", tmp_path / "jalan"
    python = f"open({str(mark)!r}, 'a').close()\n"
    for name in ("h.py", "alat/pip.py", "kksportal.py", "sitecustomize.py", "usercustomize.py"):
        (fork / name).write_text(python)
    settings = fork / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "hooks: [h.py]\n")
    for name in ("pasang.sh", "terbit.sh"):
        (fork / "alat" / name).write_text(f"touch {mark}\n")
    (fork / PROGRAM).write_text("./jahat.whl --hash=sha256:" + "0" * 64 + "\n")
    (fork / "site_templates/halaman").mkdir(parents=True)
    code = "{{ cycler.__init__.__globals__.__builtins__.open('" + str(mark) + "', 'w').close() }}"
    (fork / "site_templates/halaman/beranda.html").write_text(code)
    flow = fork / ".github/workflows/periksa.yml"
    flow.write_text(flow.read_text("utf-8").replace("- run: ", f"- run: touch {mark}; "))
    lab = fork / ".gitlab-ci.yml"
    lab.write_text(lab.read_text("utf-8").replace("    - asal", f"    - touch {mark}\n    - asal"))
    save(fork, "Usulan")
    return fork
