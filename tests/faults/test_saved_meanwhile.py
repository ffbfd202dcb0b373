"""Files that are saved, or vanish, while they are read: the next build equals a cold one."""

from __future__ import annotations

import shutil

import pytest

from tests.faults.builds import (
    B,
    Built,
    Machine,
    built,
    everything,
    told,
)

pytestmark = pytest.mark.xdist_group("mesin")
HEAVY = pytest.param("cold", marks=pytest.mark.berat)  # as many minutes again


BETWEEN = """
import kksportal.read.table as place
from pathlib import Path
path = Path({path!r})
before = path.read_bytes()
def between(name, *rest, **more):
    if str(name) != str(path):
        return open(name, *rest, **more)
    path.write_bytes(before.replace({old!r}, {new!r}))
    with open(name, *rest, **more) as file:
        content = file.read()
    path.write_bytes(before) if {back} else None
    return Eager(content)
class Eager:
    def __init__(self, content): self.content = content
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def read(self): return self.content
place.open = between
"""
SAVED = {
    f"{B}/fakta.csv": (b"capaian,87,", b"capaian,91,"),
    "content/inovasi/home-care-balangan.md": (b"judul: Home Care", b"judul: Home Kare"),
    "datapackages/kosakata/tatanan.csv": (b"Pasar", b"Pasir"),
}


@pytest.mark.parametrize("file", SAVED)
@pytest.mark.parametrize("back", [True, False])
@pytest.mark.parametrize("kind", [HEAVY, "incremental"])
def test_a_file_saved_while_it_is_read(machine: Machine, file: str, back: bool, kind: str) -> None:
    """Between a look and the reading, and perhaps put back: the next build equals a cold one."""
    old, new = SAVED[file]
    if kind == "cold":
        shutil.rmtree(machine.cache)
    elif not file.startswith(B):
        (machine.portal / file).write_bytes(
            (machine.portal / file).read_bytes() + b"\n" * ("md" in file)
        )
    lines = BETWEEN.format(path=str(machine.portal / file), old=old, new=new, back=back)
    built(machine.build(lines))
    built(machine.build())
    found = everything(machine.site)
    built(machine.build("", "--no-cache"))
    assert found == everything(machine.site)


AROUND = """
import kksportal.site_build.site as place
from pathlib import Path
path = Path({path!r})
before = path.read_bytes()
def around(name, then):
    real = getattr(place, name)
    def call(*given, **more):
        if then == before:
            made = real(*given, **more)
            path.write_bytes(then)
            return made
        path.write_bytes(then)
        return real(*given, **more)
    setattr(place, name, call)
around("read_shared", before.replace({old!r}, {new!r}))
around("make_editorial", before)
"""


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("content/tentang.md", b"portal", b"laman"),
        ("mkdocs.yml", b"  - toc", b"  - toc "),
        ("site_templates/aset/gaya.css", b"}", b"} "),
        ("site_templates/halaman/daerah.html", b"</h2>", b"!</h2>"),
    ],
)
def test_a_text_or_a_template_saved_and_put_back(
    machine: Machine, file: str, old: bytes, new: bytes
) -> None:
    """What other programs read while it was another: the next build equals a cold one."""
    from kksportal.shipped import shipped_templates

    shutil.rmtree(machine.cache)
    if file.startswith("site_templates"):
        shutil.copytree(shipped_templates(), machine.portal / "site_templates")
    path = machine.portal / file
    if old not in path.read_bytes():
        path.write_bytes(path.read_bytes() + old)
    lines = AROUND.format(path=str(path), old=old, new=new)
    built(machine.build(lines))
    built(machine.build())
    found = everything(machine.site)
    built(machine.build("", "--no-cache"))
    assert found == everything(machine.site)


VANISHES = """
import kksportal.read.table as place
from pathlib import Path
def gone(name, *rest, **more):
    if str(name).endswith({name!r}):
        Path(name).unlink()
    return open(name, *rest, **more)
place.open = gone
"""


@pytest.mark.parametrize(
    "name",
    [f"{B}/fakta.csv", f"{B}/datapackage.json", "kosakata/tatanan.csv", "home-care-balangan.md"],
)
def test_a_file_that_vanishes_while_it_is_read(machine: Machine, both: Built, name: str) -> None:
    """It is a finding, or the build goes on without it; never a traceback, never half a site."""
    ran = machine.build(VANISHES.format(name=name), "--no-cache")
    assert "Traceback" not in ran.stderr
    assert ran.returncode == 1
    assert everything(machine.site) == both.old
    assert machine.leftovers() == []


def test_a_site_file_that_vanishes_while_it_is_linked(machine: Machine, both: Built) -> None:
    """Somebody cleans the site meanwhile: one sentence, and the next build makes it whole."""
    lines = """
import kksportal.site_build.site as place
from pathlib import Path
real = place.complete
def complete(stage, site, kept):
    (Path(site) / "tentang/index.html").unlink()
    real(stage, site, kept)
place.complete = complete
"""
    assert "hilang selagi situs dibangun" in told(machine.build(lines))
    built(machine.build())
    assert everything(machine.site) == both.new
