"""A fault of a portal's own template is a sentence; one of ours is not hidden."""

from __future__ import annotations

import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.render.html import Templates
from kksportal.site_build.own_templates import own_templates_at_fault
from tests.conftest import ROOT


def render(root: str, name: str = "halaman/x.html") -> str:
    """Print a template of a portal."""
    templates = Templates(Folders(root=Path(root)).templates)
    return templates.environment.get_template(name).render()


def portal(tmp_path: Path, text: str) -> Folders:
    """A portal with one own template."""
    (tmp_path / "site_templates/halaman").mkdir(parents=True)
    (tmp_path / "site_templates/halaman/x.html").write_text(text)
    return Folders(root=tmp_path)


@pytest.mark.parametrize(
    ("text", "row", "why"),
    [
        ("<p>\n{{ tidakada.x }}", 2, "UndefinedError: 'tidakada' is undefined"),
        ("{{ 1 / 0 }}", 1, "ZeroDivisionError: division by zero"),
        ('\n\n{% include "tidakada.html" %}', 3, "TemplateNotFound: tidakada.html"),
    ],
)
def test_the_owner_is_told_file_and_line(tmp_path: Path, text: str, row: int, why: str) -> None:
    """And what is wrong there."""
    folders = portal(tmp_path, text)
    told = f"templat sendiri site_templates/halaman/x.html baris {row} tidak dapat dipakai ({why})"
    with pytest.raises(PortalError, match="^" + re.escape(told)), own_templates_at_fault(folders):
        render(str(tmp_path))


def test_the_same_from_another_process(tmp_path: Path) -> None:
    """There the traceback comes along as text."""
    folders = portal(tmp_path, "{{ tidakada.x }}")
    with (
        ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool,
        pytest.raises(PortalError, match=r"halaman/x\.html baris 1"),
        own_templates_at_fault(folders),
    ):
        pool.submit(render, str(tmp_path)).result()


def test_faults_of_the_program_stay_what_they_are(tmp_path: Path) -> None:
    """Of a portal with own templates or without; in a checkout all templates are the program's."""
    folders = portal(tmp_path, "x")
    for one in (folders, Folders(root=ROOT), Folders(root=tmp_path / "lain")):
        with pytest.raises(ZeroDivisionError), own_templates_at_fault(one):
            raise ZeroDivisionError
    with pytest.raises(UndefinedError), own_templates_at_fault(Folders(root=tmp_path, safe=True)):
        render(str(ROOT), "halaman/beranda.html")
    with pytest.raises(PortalError, match=r"^tetap$"), own_templates_at_fault(folders):
        raise PortalError("tetap")
