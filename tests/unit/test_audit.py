"""The audit of a finished site: each fault is found where it was planted, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.audited import CASES, FILES, Case, X, added, body, page

from kksportal.audit.kinds import MOST_BYTES, Fault
from kksportal.audit.report import audit_text
from kksportal.audit.site import Audit, audit_site
from kksportal.errors import PortalError, Severity
from kksportal.findings import KINDS
from kksportal.site_build.target import MANIFEST, manifest


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small finished site without any fault, in a folder of any name."""
    home = tmp_path / "situs lain"
    for address, text in FILES.items():
        (home / address).parent.mkdir(parents=True, exist_ok=True)
        (home / address).write_text(text, "utf-8")
    (home / MANIFEST).write_bytes(manifest(FILES))
    return home


def problems(audit: Audit) -> list[tuple[str, str]]:
    """The codes of the problems with their files."""
    return [(problem.kind.code, problem.path) for problem in audit.problems]


def test_a_sound_site_has_no_problem(site: Path) -> None:
    """The control; links that stay in the site and files that pages load are counted."""
    audit = audit_site(site)
    assert audit.problems == ()
    assert audit.exit_code == 0
    assert (audit.pages, audit.files, audit.links) == (4, 9, 24)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_planted_fault_is_found_alone(case: Case, site: Path) -> None:
    """One plant, one problem: its kind, its file, and words that say what it is."""
    case.plant(site)
    audit = audit_site(site)
    assert problems(audit) == [(case.fault.value.code, case.path)]
    assert case.what in audit.problems[0].what
    assert audit.problems[0].mend
    assert audit.exit_code == (0 if case.fault is Fault.NOT_LISTED else 1)


def test_every_kind_of_fault_is_planted() -> None:
    """A kind nobody can cause would be a promise without a test."""
    assert {case.fault for case in CASES.values()} == set(Fault)


def test_kinds_of_faults_explain_themselves_and_are_no_kinds_of_findings() -> None:
    """Codes of their own, a title, a sentence and an advice; only strangers are a warning."""
    codes = [fault.value.code for fault in Fault]
    assert codes == [f"KKS-S{number:03}" for number in range(1, len(codes) + 1)]
    assert not {kind.code for kind in KINDS} & set(codes)
    for fault in Fault:
        kind = fault.value
        assert kind.title
        assert kind.advice
        assert kind.meaning.endswith(".")
        warns = fault is Fault.NOT_LISTED
        assert kind.severity is (Severity.PERINGATAN if warns else Severity.GALAT)


def test_a_link_is_reported_with_its_line(site: Path) -> None:
    """The row of a dead link is its line on the page."""
    body('\n\n<a href="../y/">y</a>')(site)
    text = (site / X).read_text("utf-8")
    line = text[: text.index("../y/")].count("\n") + 1
    assert [problem.row for problem in audit_site(site).problems] == [line]


def test_files_of_exactly_25_mb_are_taken(site: Path) -> None:
    """The bound itself is allowed."""
    with (site / "data x.csv").open("ab") as file:
        file.truncate(MOST_BYTES)
    assert audit_site(site).problems == ()


@pytest.mark.parametrize("name", [".DS_Store", "daerah/Thumbs.db"])
def test_what_file_managers_drop_is_nobodys(name: str, site: Path) -> None:
    """As in a build, their droppings are no strangers."""
    added(name, listed=False)(site)
    assert audit_site(site).problems == ()


def test_a_site_without_an_address_starts_at_its_host(site: Path) -> None:
    """Without a canonical address of the first page, "/" is the root and "/kks/" is dead."""
    for address in [name for name in FILES if name.endswith(".html")]:
        text = (site / address).read_text("utf-8")
        text = text.replace('<link rel="canonical" href="', '<link rel="x-" data-x="')
        (site / address).write_text(text.replace("/kks/daerah/x/", "/daerah/x/"), "utf-8")
    problems = [(p.path, p.what) for p in audit_site(site).problems]
    assert problems == [
        ("404.html", "Memuat kks/aset/gaya.css, yang tidak ada."),
        ("404.html", "Memuat kks/aset/portal.js, yang tidak ada."),
    ]


def test_a_folder_that_no_build_made_is_wrong_use(tmp_path: Path) -> None:
    """No folder, a file, an empty folder, a list that is none: one sentence each."""
    (tmp_path / "berkas").write_text("x")
    (tmp_path / "kosong").mkdir()
    (tmp_path / "palsu").mkdir()
    (tmp_path / "palsu" / MANIFEST).write_text("index.html")
    for name in ("tidak-ada", "berkas"):
        with pytest.raises(PortalError, match="tidak ada folder"):
            audit_site(tmp_path / name)
    for name in ("kosong", "palsu"):
        with pytest.raises(PortalError, match="bukan situs buatan kks build"):
            audit_site(tmp_path / name)


def test_a_name_that_is_no_text_can_be_reported(site: Path) -> None:
    """A file whose name is no UTF-8 is a stranger whose name can be printed."""
    Path(os.fsdecode(os.fsencode(site) + b"/a\xff.txt")).write_text("x")
    audit = audit_site(site)
    assert problems(audit) == [("KKS-S015", "a\ufffd.txt")]
    assert audit_text(audit).encode()


def test_the_text_has_a_problem_of_many_pages_once(site: Path) -> None:
    """A link that is dead on all pages is one block with the first pages, then how many more."""
    for number in range(5):
        added(f"b/{number}/index.html", page(f"b/{number}/", "B", '<a href="/kks/y/">y</a>'))(site)
    names = [f"b/{number}/index.html" for number in range(5)]
    (site / MANIFEST).write_bytes(manifest([*FILES, *names]))
    lines = audit_text(audit_site(site)).split("\n")
    assert lines == [
        "KKS-S001  b/0/index.html  baris 5",
        "          Tautan ke y/ mati.",
        "          Juga di b/1/index.html, b/2/index.html, b/3/index.html, dan 1 berkas lain.",
        "          Betulkan tautannya di naskah atau templat, lalu bangun lagi",
        "9 halaman, 14 berkas, 44 tautan diperiksa: 5 galat.",
    ]
