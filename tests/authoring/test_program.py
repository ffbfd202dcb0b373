"""Which program a portal's machines install: named by a person, kept in pip's own form.

That pip takes both forms, and refuses another digest, is run in tests/hosting/.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kksportal import __version__
from kksportal.authoring.program import PROGRAM, program_note, read_program
from kksportal.cli import main
from kksportal.errors import PortalError

DIGEST = "0123456789abcdef" * 4
WHEEL = f"kksportal-{__version__}-py3-none-any.whl"
ADDRESS = f"https://unduh.contoh.go.id:8443/kks/{WHEEL}"


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """A file that has the name of a wheel."""
    path = tmp_path / "unduhan" / WHEEL
    path.parent.mkdir()
    path.write_bytes(b"roda")
    return path


@pytest.mark.parametrize("mark", ["", "sha256=", "sha256:"])
def test_an_address_and_its_digest_become_one_line(mark: str) -> None:
    """The digest in any of the ways it is written, also in capitals."""
    program = read_program(f" {ADDRESS}#{mark}{DIGEST.upper()}\n")
    assert program.requirement == f"kksportal @ {ADDRESS} --hash=sha256:{DIGEST}"
    assert program.version == __version__


def test_a_wheel_of_this_machine_comes_along(tmp_path: Path, wheel: Path) -> None:
    """With the digest it has, told or not; the portal needs nothing outside of itself."""
    digest = hashlib.sha256(b"roda").hexdigest()
    for text in (str(wheel), f"{wheel}#{digest}"):
        target = tmp_path / f"portal-{len(text)}"
        assert main(["init", str(target), "--alamat", "", "--program", text]) == 0
        assert (target / "alat" / WHEEL).read_bytes() == b"roda"
        line = (target / PROGRAM).read_text("utf-8").splitlines()[-1]
        assert line == f"./{WHEEL} --hash=sha256:{digest}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "bukan berkas roda kksportal"),
        (ADDRESS, "belum bersidik"),
        (f"{ADDRESS}#", "“” bukan sidik SHA-256"),
        (f"{ADDRESS}#{DIGEST[:-1]}", "bukan sidik SHA-256"),
        (f"{ADDRESS}#{DIGEST}0", "bukan sidik SHA-256"),
        (f"{ADDRESS}#md5={DIGEST[:32]}", "bukan sidik SHA-256"),
        (f"{ADDRESS}#{DIGEST[:-1]}g", "bukan sidik SHA-256"),
        (f"{ADDRESS.replace('https', 'http')}#{DIGEST}", "bukan alamat roda"),
        (f"file:///tmp/{WHEEL}#{DIGEST}", "bukan alamat roda"),
        (f"git+https://contoh.go.id/{WHEEL}#{DIGEST}", "bukan alamat roda"),
        (f"https://nama:sandi@contoh.go.id/{WHEEL}#{DIGEST}", "bukan alamat roda"),
        (f"https://contoh.go.id/{WHEEL}?kunci=1#{DIGEST}", "bukan alamat roda"),
        (f"https://contoh.go.id/${{HOME}}/{WHEEL}#{DIGEST}", "bukan alamat roda"),
        (f"https://contoh.go.id/a --pre/{WHEEL}#{DIGEST}", "bukan alamat roda"),
        (f"https://contoh.go.id/a\n{WHEEL}#{DIGEST}", "bukan alamat roda"),
        (f"https://contoh.go.id/\u202e/{WHEEL}#{DIGEST}", "bukan alamat roda"),
        (f"https://contoh.go.id/kksportal.zip#{DIGEST}", "bukan alamat roda"),
        (f"https://contoh.go.id/lain-1.0-py3-none-any.whl#{DIGEST}", "bukan alamat roda"),
        (f"https:///{WHEEL}#{DIGEST}", "bukan alamat roda"),
        ("kksportal", "bukan berkas roda kksportal"),
        (f"tidak/ada/{WHEEL}", "tidak dapat dibaca"),
        ("lain-1.0-py3-none-any.whl", "bukan berkas roda kksportal"),
    ],
)
def test_what_is_no_program_is_a_sentence(
    text: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, and no folder is made."""
    target = tmp_path / "portal"
    assert main(["init", str(target), "--alamat", "", "--program", text]) == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1
    assert not target.exists()


def test_another_wheel_is_not_taken(wheel: Path) -> None:
    """The digest that was told is not that of the file."""
    with pytest.raises(PortalError, match="bukan roda yang dimaksud: sidiknya"):
        read_program(f"{wheel}#{DIGEST}")


def test_a_new_portal_says_which_program_it_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """None, this version, or another one than its list of packages is for."""
    assert main(["init", str(tmp_path / "portal"), "--alamat", ""]) == 0
    guide = tmp_path / "portal/alat/BACA.md"
    assert f"Belum ada program untuk alur kerjanya; cara menyebutnya: {guide}\n" in (
        capsys.readouterr().out
    )
    assert guide.is_file()
    same = program_note(tmp_path, read_program(f"{ADDRESS}#{DIGEST}"))
    assert same.endswith(f"kksportal {__version__}, di {tmp_path / PROGRAM}")
    other = ADDRESS.replace(__version__, "99.0.0")
    assert f"dari kksportal {__version__}; pakai roda versi itu" in program_note(
        tmp_path, read_program(f"{other}#{DIGEST}")
    )
