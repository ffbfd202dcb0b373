"""What is handed out of a version: made from a commit alone, with its materials and digests."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from email.message import Message
from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

import rilis.__main__
from kksportal import __version__
from kksportal.site_build.checker_files import CHECKER, HEIC, HEIC_VERSION, RUNTIME, VERSION
from rilis.__main__ import ReleaseError, main, release
from rilis.licences import ALLOWED, READ, UnknownLicenceError, is_allowed, licence_of
from rilis.locked import read_locked
from tests.conftest import ROOT
from tests.roda import SDIST, WHEEL, lay_sources

pytestmark = pytest.mark.xdist_group("rilis")

BILL = f"kksportal-{__version__}.cdx.json"
MIT_KIND = "License :: OSI Approved :: MIT License"
LOCK = (ROOT / "requirements.txt").read_text("utf-8")


def git(root: Path, *words: str) -> str:
    """Run git as somebody, at a fixed moment."""
    own = ("-c", "user.name=uji", "-c", "user.email=uji@contoh.id", "-c", "commit.gpgsign=false")
    moment = {"GIT_AUTHOR_DATE": "1796083200 +0700", "GIT_COMMITTER_DATE": "1796083200 +0700"}
    ran = subprocess.run(
        ["git", *own, *words], cwd=root, env=moment | {"PATH": "/usr/bin:/bin"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return ran.stdout


@pytest.fixture(scope="module")
def browser_files() -> Iterator[dict[str, bytes]]:
    """Small files in the places of those that run in browsers, with their digests locked."""
    files = {name: name.encode() for name in RUNTIME | HEIC}
    locked = {name: sha256(content).hexdigest() for name, content in files.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rilis.__main__, "RUNTIME", locked)
        patch.setattr(rilis.__main__, "HEIC", {})
        yield {f"{CHECKER}/{name}": content for name, content in files.items()}


def lay(root: Path, files: dict[str, bytes]) -> None:
    """Put files below a folder."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory, browser_files: dict[str, bytes]) -> Path:
    """A repository of the program with one commit."""
    root = lay_sources(tmp_path_factory.mktemp("rilis") / "kode")
    lay(root, browser_files)
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "-m", "Versi")
    return root


@pytest.fixture(scope="module")
def handed_out(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of it."""
    target = tmp_path_factory.mktemp("keluar") / "dist"
    release(checkout, target)
    return target


@pytest.fixture(scope="module")
def bill(handed_out: Path) -> dict[str, Any]:
    """Its bill of materials."""
    read: dict[str, Any] = json.loads((handed_out / BILL).read_text("utf-8"))
    return read


def test_a_release_is_four_files_and_their_digests_hold(handed_out: Path) -> None:
    """Wheel, sources, bill of materials, and a list that `sha256sum` agrees with."""
    assert sorted(path.name for path in handed_out.iterdir()) == sorted(
        ["SHA256SUMS", WHEEL, SDIST, BILL]
    )
    ran = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=handed_out, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.count(": OK") == 3


def test_a_release_made_again_is_the_same(
    checkout: Path, handed_out: Path, tmp_path: Path, browser_files: dict[str, bytes]
) -> None:
    """From another copy of the repository, over a release that stands there: every byte."""
    git(tmp_path, "clone", "--quiet", str(checkout), "salinan")
    lay(tmp_path / "salinan", browser_files)
    shutil.copytree(handed_out, tmp_path / "dist")
    (tmp_path / "dist/kksportal-0.0.1.tar.gz").write_bytes(b"lama")
    release(tmp_path / "salinan", tmp_path / "dist")
    again = {path.name: path.read_bytes() for path in (tmp_path / "dist").iterdir()}
    assert again == {path.name: path.read_bytes() for path in handed_out.iterdir()}


@pytest.mark.parametrize("content", [None, b"lain"])
def test_a_release_has_what_browsers_run(
    checkout: Path, tmp_path: Path, content: bytes | None, browser_files: dict[str, bytes]
) -> None:
    """It is in no commit: missing or another one, a sentence, and nothing is made."""
    git(tmp_path, "clone", "--quiet", str(checkout), "salinan")
    lay(tmp_path / "salinan", browser_files)
    path = tmp_path / "salinan" / max(browser_files)
    path.write_bytes(content) if content else path.unlink()
    with pytest.raises(ReleaseError, match="make periksa"):
        release(tmp_path / "salinan", tmp_path / "dist")
    assert list((tmp_path / "dist").iterdir()) == []


def test_what_browsers_run_is_in_both_archives(
    handed_out: Path, bill: dict[str, Any], browser_files: dict[str, bytes]
) -> None:
    """And in the bill, with its place at npm and its licences."""
    with zipfile.ZipFile(handed_out / WHEEL) as archive:
        carried = {n.removeprefix("kksportal/bawaan/") for n in archive.namelist()}
    with tarfile.open(handed_out / SDIST) as archive:
        sources = {n.partition("/")[2] for n in archive.getnames()}
    assert carried & sources >= browser_files.keys()
    listed = {one["purl"]: one["licenses"] for one in bill["components"]
              if one.get("purl", "").startswith("pkg:npm/")}  # fmt: skip
    assert listed == {
        f"pkg:npm/pyodide@{VERSION}": [{"expression": "MPL-2.0 AND PSF-2.0"}],
        f"pkg:npm/libheif-js@{HEIC_VERSION}": [{"license": {"id": "LGPL-3.0-only"}}],
    }


def test_nothing_that_is_not_committed_is_released(
    checkout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """A changed or a new file: a sentence that names it, exit code 2, and no file made."""
    root = tmp_path / "kode"
    shutil.copytree(checkout, root)
    (root / "generator/kksportal/baru.py").write_text("")
    monkeypatch.chdir(root)
    assert main([str(tmp_path / "dist")]) == 2
    told = capsys.readouterr().err
    assert "belum disimpan" in told
    assert "generator/kksportal/baru.py" in told
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize("stranger", ["catatan.txt", "kksportal-lama/"])
def test_a_release_removes_nothing_that_is_not_its_own(
    checkout: Path, tmp_path: Path, stranger: str
) -> None:
    """A folder that holds somebody's work stays as it is."""
    path = tmp_path / "dist" / stranger
    path.mkdir(parents=True) if stranger.endswith("/") else path.parent.mkdir()
    if not stranger.endswith("/"):
        path.write_text("penting")
    with pytest.raises(ReleaseError, match=f"memuat berkas lain .{stranger.rstrip('/')}"):
        release(checkout, tmp_path / "dist")
    assert [one.name for one in (tmp_path / "dist").iterdir()] == [path.name]


def test_the_bill_is_valid(handed_out: Path) -> None:
    """By the published schema of CycloneDX 1.6; the control is a bill with an unknown field."""
    text = (handed_out / BILL).read_text("utf-8")
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(text) is None
    broken = text.replace('"components"', '"komponen"', 1)
    assert validator.validate_str(broken) is not None


def test_the_bill_names_every_locked_package_with_its_digests(bill: dict[str, Any]) -> None:
    """As requirements.txt has them: what pip would install, and nothing else."""
    listed = {
        (one["name"], one["version"], frozenset(
            told["content"] for told in one["externalReferences"][0]["hashes"]
        ))
        for one in bill["components"] if one.get("purl", "").startswith("pkg:pypi/")
    }  # fmt: skip
    assert listed == {(p.name, p.version, frozenset(p.digests)) for p in read_locked(LOCK)}
    assert all(one["licenses"] for one in bill["components"])


def test_the_bill_tells_what_is_needed_to_run(bill: dict[str, Any]) -> None:
    """What only builds archives is there too, as not needed; who needs whom is told."""
    scopes = {one["name"]: one["scope"] for one in bill["components"] if "scope" in one}
    assert scopes["mkdocs"] == scopes["markupsafe"] == "required"
    assert scopes["hatchling"] == "excluded"
    needs = {one["ref"]: one.get("dependsOn", []) for one in bill["dependencies"]}
    assert any(ref.startswith("pkg:pypi/jinja2@") for ref in needs["kksportal"])
    (jinja,) = (ref for ref in needs if ref.startswith("pkg:pypi/jinja2@"))
    assert [ref.partition("@")[0] for ref in needs[jinja]] == ["pkg:pypi/markupsafe"]


def test_the_bill_names_the_data_that_comes_along(bill: dict[str, Any]) -> None:
    """Each data package with its day and its licence; the regions are not ours to license."""
    data = {one["name"]: one for one in bill["components"] if one["type"] == "data"}
    heads = [
        json.loads(path.read_text("utf-8"))
        for place in ("kosakata", "kerangka/*", "wilayah", "penghargaan/*", "daerah/63.11-*")
        for path in (ROOT / "datapackages").glob(f"{place}/datapackage.json")
    ]
    assert {n: one["version"] for n, one in data.items()} == {
        head["name"]: head["diperbarui"] for head in heads
    }
    assert data["kks-wilayah"]["licenses"] == [{"license": {"id": "ODbL-1.0"}}]


def test_the_bill_knows_its_wheel(handed_out: Path, bill: dict[str, Any]) -> None:
    """The digests of both archives stand in it, and the moment is that of the commit."""
    sums = dict(
        reversed(line.split("  ")) for line in (handed_out / "SHA256SUMS").read_text().splitlines()
    )
    references = bill["metadata"]["component"]["externalReferences"]
    told = {one["url"]: one["hashes"][0]["content"] for one in references}
    assert told == {name: sums[name] for name in (WHEEL, SDIST)}
    assert bill["metadata"]["timestamp"].startswith("2026-12-01T")


@pytest.mark.parametrize("name", sorted({package.name for package in read_locked(LOCK)}))
def test_a_locked_package_has_a_licence_that_we_may_use(name: str) -> None:
    """Read from the package itself; a new or a changed one has to be looked at by somebody."""
    assert is_allowed(licence_of(distribution(name)))


def test_every_licence_read_by_hand_is_of_a_locked_package() -> None:
    """What is no longer used is no longer listed."""
    assert READ.keys() <= {package.name for package in read_locked(LOCK)}


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("LGPL-2.1-or-later", False),
        ("MIT AND GPL-2.0-only", False),
        ("MIT OR GPL-2.0-only", True),
        ("BSD-3-Clause AND (MIT OR AGPL-3.0-only)", True),
        ("BSD-3-Clause AND (GPL-2.0-only OR AGPL-3.0-only)", False),
        ("GPL-2.0-only WITH Classpath-exception-2.0", False),
    ],
)
def test_one_way_out_is_enough_and_every_duty_counts(expression: str, allowed: bool) -> None:
    """Of several licences we may choose from, one; of several that hold together, all."""
    assert is_allowed(expression) is allowed


class Package:
    """A package that says this of its licence."""

    def __init__(self, name: str, **told: str) -> None:
        self.name, self.metadata = name, Message()
        for field, text in told.items():
            for one in text.split(";"):
                self.metadata[field.replace("_", "-")] = one


@pytest.mark.parametrize(
    ("told", "licence"),
    [
        ({"License_Expression": "MIT"}, "MIT"),
        ({"License": "Apache 2.0"}, "Apache-2.0"),
        ({"License": "MIT", "Classifier": MIT_KIND}, "MIT"),
        ({"License": "Copyright\nX", "Classifier": MIT_KIND}, "MIT"),
        ({"License": "UNKNOWN", "Classifier": MIT_KIND}, "MIT"),
    ],
)  # fmt: skip
def test_a_package_says_its_licence_in_many_ways(told: dict[str, str], licence: str) -> None:
    """An expression, a field, or a classifier."""
    assert licence_of(Package("x", **told)) == licence  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"License": "Proprietary"},
        {"License": "BSD"},
        {"Classifier": "License :: OSI Approved :: BSD License"},
        {"Classifier": "License :: OSI Approved"},
    ],
)
def test_a_licence_that_is_not_plain_has_to_be_read(told: dict[str, str]) -> None:
    """Nothing said, a word of their own, or one that fits several licences."""
    with pytest.raises(UnknownLicenceError, match="lisensi x tidak dikenal"):
        licence_of(Package("x", **told))  # type: ignore[arg-type]


def test_a_licence_that_was_read_is_read_again_when_it_changes() -> None:
    """The words beside which it was read no longer stand there."""
    with pytest.raises(UnknownLicenceError, match="dahulu “BSD License”"):
        licence_of(Package("colorama", License="Proprietary"))  # type: ignore[arg-type]


def test_no_licence_is_allowed_that_asks_ours_to_be_alike() -> None:
    """The list itself."""
    assert not any(re.match("A?GPL|LGPL|SSPL|EUPL", name) for name in ALLOWED)


def test_a_lock_of_another_form_is_not_guessed() -> None:
    """A line that is neither a package nor a digest is a fault, not a gap in the bill."""
    with pytest.raises(ValueError, match="bukan paket dan bukan sidik: -e"):
        list(read_locked("a==1 \\\n    --hash=sha256:" + "0" * 64 + "\n-e .\n"))
