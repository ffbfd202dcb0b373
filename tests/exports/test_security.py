"""Where to report security faults: in security.txt, once the owner has said where."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.exports.security import security_file
from kksportal.mkdocs_plugin import PortalOptions
from kksportal.settings import read_settings
from kksportal.site_build.job import Options
from kksportal.site_build.site import build_portal
from kksportal.words.portal import PortalInfo, SecurityContact
from tests.portal_cases import PORTALS, lay, read_case

WRITTEN = SecurityContact(contact="mailto:keamanan@contoh.go.id", until="2027-11-30")


def refused(folder: Path, *own: str) -> str:
    """What is wrong with these options of ours: one thing."""
    settings(folder, *own)
    (one,) = read_settings(folder).errors
    return f"{one.what} {one.mend}"


def settings(folder: Path, *own: str) -> PortalInfo:
    """A portal with these options of ours."""
    options = "".join(f"      {line}\n" for line in ("pengelola: X", *own))
    text = f"site_name: Portal\nplugins:\n  - kksportal:\n{options}"
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return read_settings(folder).info


def test_a_portal_that_names_nobody_promises_nothing() -> None:
    """No address, no file: the page for errors in figures is no place for secrets."""
    assert list(security_file(PortalInfo(name="Portal", url="https://kks.example/"))) == []


def test_the_file_says_who_and_until_when() -> None:
    """The fields that RFC 9116 asks for; the day is the owner's, not that of the build."""
    (file,) = security_file(PortalInfo(name="Portal", security=WRITTEN))
    assert file.address == ".well-known/security.txt"
    assert file.content == (
        b"Contact: mailto:keamanan@contoh.go.id\n"
        b"Expires: 2027-11-30T23:59:59Z\n"
        b"Preferred-Languages: id, en\n"
    )


def test_a_portal_that_knows_its_address_says_where_the_file_belongs() -> None:
    """A copy elsewhere is then known as one."""
    (file,) = security_file(PortalInfo(name="P", url="https://kks.example/", security=WRITTEN))
    assert isinstance(file.content, bytes)
    where = b"Canonical: https://kks.example/.well-known/security.txt\n"
    assert file.content.splitlines(keepends=True)[3:] == [where]


@pytest.mark.parametrize("day", ["2027-11-30", '"2027-11-30"'])
def test_both_settings_are_read(tmp_path: Path, day: str) -> None:
    """The day as YAML's own date, or as a text."""
    read = settings(tmp_path, f"keamanan: {WRITTEN.contact}", f"keamanan_sampai: {day}")
    assert read.security == WRITTEN


def test_without_both_there_is_none(tmp_path: Path) -> None:
    """Not set, or set empty."""
    assert settings(tmp_path).security is None
    assert settings(tmp_path, "keamanan:", 'keamanan_sampai: ""').security is None


@pytest.mark.parametrize(
    "address",
    ["keamanan@contoh.go.id", "http://contoh.go.id/", "mailto:x", "mailto:a@b\\nExpires: 1",
     "https://a.id/ b", "javascript:alert(1)", "kontribusi/", ""],
)  # fmt: skip
def test_an_address_that_nobody_can_write_to_is_refused(tmp_path: Path, address: str) -> None:
    """A whole address, by mail or over a safe line, on one line."""
    told = refused(tmp_path, f'keamanan: "{address}"', "keamanan_sampai: 2027-11-30")
    assert re.fullmatch(r"(?s)“keamanan” berisi .* mailto:keamanan@contoh.*", told)


@pytest.mark.parametrize(
    "day", ["", "besok", "30-11-2027", "2027-13-01", "2027", "2027-W01-1", "3027-11-30"]
)
def test_an_address_without_its_last_day_is_refused(tmp_path: Path, day: str) -> None:
    """The program does not make one up."""
    told = refused(tmp_path, f"keamanan: {WRITTEN.contact}", f'keamanan_sampai: "{day}"')
    assert re.fullmatch(r"“keamanan_sampai” berisi .* 2027-11-30.*", told)


def test_mkdocs_knows_both_settings() -> None:
    """It warns of settings that it does not know, and stops at a type that it does not expect."""
    options = PortalOptions()
    for day in ("2027-11-30", date(2027, 11, 30)):
        options.load_dict({"keamanan": WRITTEN.contact, "keamanan_sampai": day})
        assert options.validate() == ([], [])


def test_the_file_comes_and_goes_with_the_setting(tmp_path: Path) -> None:
    """A build after another leaves no promise that the owner took back."""
    root, site = lay(read_case(PORTALS / "daerah-tipis"), tmp_path / "portal"), tmp_path / "situs"
    options = Options(jobs=1, downloads=False, search=False, cache=tmp_path / "ingatan")
    promised, silent = PortalInfo(name="P", security=WRITTEN), PortalInfo(name="P")
    for info in (silent, promised, silent):
        report = build_portal(Folders(root=root), info, site, options)
        assert report.built, report.findings
        assert (site / ".well-known/security.txt").exists() is (info is promised)
