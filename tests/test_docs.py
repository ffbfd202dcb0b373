"""The documents say what is so."""

from __future__ import annotations

import json
import re
import shlex

import pytest

from kksportal.cli import make_parser
from kksportal.model.contract import columns_of
from kksportal.model.kinds import RESOURCES
from kksportal.settings import known
from kksportal.site_build.checker_files import HEIC_VERSION, VERSION
from kksportal.site_build.hosts import HOSTS
from tests.conftest import ROOT, group_of, work_of

DOCS = [
    "README.md", "README.id.md", "CONTRIBUTING.md", "SECURITY.md", "LISENSI-DATA.md",
    "docs/pengembang.md", "docs/kepercayaan.md", "docs/pengaturan.md",
    "docs/menayangkan.md", "docs/memutakhirkan.md", "docs/impor.md",
    "docs/decisions/0029-terima-usulan.md", "docs/perencanaan.md", "docs/arsip.md",
    "docs/decisions/0034-perencanaan.md",
    *sorted(f"docs/humas/{path.name}" for path in (ROOT / "docs/humas").glob("*.md")),
]  # fmt: skip
FIRST_SCREEN = 25  # lines


@pytest.mark.parametrize("name", DOCS)
def test_links_of_documents_lead_somewhere(name: str) -> None:
    """A relative link in a document names a file that exists."""
    text = (ROOT / name).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert ((ROOT / name).parent / target).exists(), target


@pytest.mark.parametrize("name", DOCS)
def test_links_to_a_part_name_a_heading(name: str) -> None:
    """Where a link names a part of a document, the document has it."""
    text = (ROOT / name).read_text("utf-8")
    for target, part in re.findall(r"\]\(([^)#:]*\.md|)#([^)]+)\)", text):
        page = ((ROOT / name).parent / target) if target else ROOT / name
        heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)
        assert part in {_anchor(head) for head in heads}, f"{target}#{part}"


def _anchor(head: str) -> str:
    """The name that a forge gives a heading."""
    return re.sub(r"[^\w -]", "", head.lower()).strip().replace(" ", "-")


def test_an_officer_finds_her_page_on_the_first_screen() -> None:
    """CONTRIBUTING names the handbook, and its pages she needs most, before anything of git."""
    lines = (ROOT / "CONTRIBUTING.md").read_text("utf-8").splitlines()
    screen = "\n".join(lines[:FIRST_SCREEN])
    for page in ("README", "terbitkan", "bila-ditolak", "mengoreksi", "menerima", "jangan-terbit"):
        assert f"(docs/humas/{page}.md)" in screen, page
    before = screen.partition("(docs/humas/terbitkan.md)")[0]
    assert not re.search(r"\bgit\b|\bkks\b|make ", before)


def test_the_handbook_leads_to_each_of_its_pages() -> None:
    """Its index names every page."""
    index = (ROOT / "docs/humas/README.md").read_text("utf-8")
    pages = {path.name for path in (ROOT / "docs/humas").glob("*.md")} - {"README.md"}
    assert pages == set(re.findall(r"\]\(([a-z-]+\.md)\)", index))


def test_every_command_is_in_the_readme() -> None:
    """The README names every command."""
    text = (ROOT / "README.md").read_text("utf-8")
    verbs = next(a for a in make_parser()._actions if a.choices)
    for name in dict(verbs.choices or {}):
        assert f"kks {name}" in text


def test_every_command_of_the_week_can_be_typed() -> None:
    """What the planning office is told to type is understood as it stands."""
    text = (ROOT / "docs/perencanaan.md").read_text("utf-8")
    typed: list[str] = re.findall(r"(?m)^kks .+$", text)
    assert len(typed) > 8
    for line in (*typed, *re.findall(r"`kks (?:kit|status) [^`]+`", text)):
        make_parser().parse_args(shlex.split(line.strip("`"))[1:])


def test_requirements_are_locked_with_hashes_and_name_no_host() -> None:
    """Every locked package has a hash; no line names an index or an address."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text("utf-8")
        assert "http" not in text
        assert "--index" not in text
        assert text.count("==") <= text.count("--hash=sha256:")


@pytest.mark.parametrize("place", ["bench/lighthouse", "periksa"])
def test_npm_packages_are_locked_and_name_no_host(place: str) -> None:
    """Every package that npm installs is checked by its digest, from wherever it comes."""
    lock = json.loads((ROOT / place / "package-lock.json").read_text("utf-8"))
    packages = [told for name, told in lock["packages"].items() if name]
    assert packages
    assert all(told["integrity"].startswith("sha512-") for told in packages)
    assert not any("resolved" in told for told in packages)


def test_what_npm_installs_is_what_a_build_takes() -> None:
    """The versions that npm locks are those whose files are known by their digests."""
    wanted = json.loads((ROOT / "periksa/package.json").read_text("utf-8"))["dependencies"]
    assert wanted == {"libheif-js": HEIC_VERSION, "pyodide": VERSION}


def test_every_resource_has_a_key_of_its_own_columns() -> None:
    """A key names columns of its row; a primary key only required ones."""
    for group in RESOURCES.values():
        for res in group:
            columns = columns_of(res.row)
            assert set(res.key) <= set(columns), res.name
            if not res.unique:
                assert all(columns[name].required for name in res.key), res.name


def test_groups_of_tests_are_read_from_their_files() -> None:
    """What is marked as sharing something goes to one worker: see tests/conftest.py."""
    assert group_of("tests/test_situs.py") == "situs"
    assert group_of("tests/browser/test_peramban.py") == "situs"
    assert group_of("tests/test_klaster.py") == "klaster"
    assert group_of("tests/test_cli.py") == ""
    assert work_of("tests/test_situs.py::test_a") == "situs"
    assert work_of("tests/test_cli.py::test_a[b::c]") == "tests/test_cli.py"
    assert work_of("tests/compute/test_score.py::test_a") == "tests/compute/test_score.py::test_a"


def test_every_setting_is_in_the_guide() -> None:
    """`docs/pengaturan.md` names what an owner may set, and no more."""
    text = (ROOT / "docs/pengaturan.md").read_text("utf-8")
    own = text.partition("Di bawah `plugins: kksportal`")[2].partition("## ")[0]
    named = set(re.findall(r"`([a-z_]+)`", "".join(re.findall(r"^\| (.*?) \|", own, re.M))))
    assert named == known.OWN


def test_the_limits_of_hosts_are_in_the_guide() -> None:
    """The program and `docs/menayangkan.md` say the same numbers."""
    text = (ROOT / "docs/menayangkan.md").read_text("utf-8")
    for host in HOSTS:
        row = next(line for line in text.splitlines() if line.startswith(f"| {host.name}"))
        for number in (host.files, host.size // 10**9, host.largest // 2**20):
            assert not number or f"{number:,}".replace(",", ".") in row, host.name
