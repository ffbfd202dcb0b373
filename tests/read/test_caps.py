"""Stamps and signatures beside the archives: what a site takes of them, and what it refuses."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.model.closed import ArchivedCap
from kksportal.preservation.minisign import PublicKey, Signature, public_bytes, signature_bytes
from kksportal.read.caps import LARGEST, Caps, read_caps

AT = "2026-03-02T03:05:22Z"
KEY = PublicKey(b"12345678", b"k" * 32)
PEM = b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
SIGNED = signature_bytes(Signature(KEY.number, b"s" * 64, "arsip 2025 versi 1", b"w" * 64))
STAMP = {"2025-v1.satu.example.tsr": b"\x30\x82cap", "2025-v1.satu.example.tsq": b"\x30tanya",
         "2025-v1.satu.example.pem": PEM}  # fmt: skip
OWNERS = {"2025-v1.minisig": SIGNED, "kunci.pub": public_bytes(KEY)}
HOME = "arsip/cap"


def lay(root: Path, files: dict[str, bytes], *, at: str = AT, lines: str = "") -> Caps:
    """What is read where these lie beside the archives, with a list that names them."""
    home = root / HOME
    home.mkdir(parents=True, exist_ok=True)
    rows = [
        f"{name},{hashlib.sha512(raw).hexdigest()},{at if name.endswith(('tsr', 'sig')) else ''}"
        for name, raw in sorted(files.items())
    ]
    for name, raw in files.items():
        (home / name).write_bytes(raw)
    (home / "daftar.csv").write_text("\n".join(["berkas,sha512,waktu", *rows]) + "\n" + lines)
    return read_caps(Folders(root=root))


def test_stamps_and_signatures_are_told_with_their_files(tmp_path: Path) -> None:
    found = lay(tmp_path, STAMP | OWNERS)
    assert found.by_cycle == {
        "2025": (
            ArchivedCap(1, "", AT, ("2025-v1.minisig",)),
            ArchivedCap(1, "satu.example", AT, tuple(sorted(STAMP, key=[*STAMP].index))),
        )
    }
    assert found.files == STAMP | OWNERS


def test_the_key_is_told_as_minisign_takes_it(tmp_path: Path) -> None:
    key = lay(tmp_path, OWNERS).key
    assert key is not None
    assert key.name == KEY.name
    assert base64.b64decode(key.text) == b"Ed" + KEY.number + KEY.key


def test_without_a_list_there_is_nothing(tmp_path: Path) -> None:
    assert read_caps(Folders(root=tmp_path)) == Caps()
    lay(tmp_path, STAMP)
    (tmp_path / HOME / "daftar.csv").unlink()
    assert read_caps(Folders(root=tmp_path)) == Caps()


@pytest.mark.parametrize(
    "line", ["x", "../../a,b,c\n", '"', "2025-v1.minisig\n", "\x00\n", "=1,2,3"]
)
def test_a_list_that_is_not_as_it_was_written_is_none(tmp_path: Path, line: str) -> None:
    assert lay(tmp_path, STAMP, lines=line) == Caps()


@pytest.mark.parametrize("name", [*STAMP, *OWNERS])
@pytest.mark.parametrize("how", ["gone", "other", "link", "large"])
def test_what_is_not_as_it_was_listed_is_no_evidence(tmp_path: Path, name: str, how: str) -> None:
    """The stamp or signature it belongs to is told without files, and nothing of it is carried."""
    lay(tmp_path, STAMP | OWNERS)
    place = tmp_path / HOME / name
    raw = place.read_bytes()
    if how == "other":
        place.write_bytes(raw[:-2] + b"x\n")
    elif how == "large":
        place.write_bytes(raw + b" " * LARGEST)
    else:
        place.unlink()
    if how == "link":
        (tmp_path / "lain").write_bytes(raw)
        place.symlink_to(tmp_path / "lain")
    found = read_caps(Folders(root=tmp_path))
    assert name not in found.files
    signature, stamp = found.by_cycle["2025"]
    assert (stamp.files == ()) is (name in STAMP)
    assert (signature.files == ()) is (name in OWNERS)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("2025-v1.satu.example.tsr", b"<script>alert(1)</script>"),
        ("2025-v1.satu.example.tsq", b"<html>"),
        ("2025-v1.satu.example.pem", PEM + b"<script>alert(1)</script>"),
        ("2025-v1.satu.example.pem", b"<b>" + PEM),
        ("2025-v1.satu.example.pem", b""),
        ("2025-v1.minisig", SIGNED + b"<b>"),
        ("kunci.pub", public_bytes(KEY) + b"<b>"),
    ],
)
def test_a_file_of_another_form_is_carried_by_no_site(
    tmp_path: Path, name: str, raw: bytes
) -> None:
    """Though the list has its digest: whoever writes the one can write the other."""
    assert name not in lay(tmp_path, STAMP | OWNERS | {name: raw}).files


@pytest.mark.parametrize(
    "name", ["jahat.html", "2025-v1.<b>.tsr", "2025-v1.SATU.tsr", "2025-v0.satu.tsr", "a.js"]
)
def test_a_file_that_is_named_otherwise_is_not_carried(tmp_path: Path, name: str) -> None:
    found = lay(tmp_path, {name: b"\x30"})
    assert (found.by_cycle, found.files) == ({}, {})


@pytest.mark.parametrize("name", ["../2025/inventory.json", "/etc/passwd", "../../mkdocs.yml"])
def test_a_name_never_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    sha = hashlib.sha512(b"").hexdigest()
    (tmp_path / HOME).mkdir(parents=True)
    (tmp_path / HOME / "daftar.csv").write_text(f"berkas,sha512,waktu\n{name},{sha},\n")
    assert read_caps(Folders(root=tmp_path)) == Caps()


@pytest.mark.parametrize("at", ["", "kemarin", "2026-02-31T00:00:00Z", "2026-03-02", "<b>",
                                "2026-03-02T25:00:00Z", "2026-03-02T03:05:22+07:00"])  # fmt: skip
def test_a_moment_that_is_none_is_not_told(tmp_path: Path, at: str) -> None:
    (stamp,) = lay(tmp_path, STAMP, at=at).by_cycle["2025"]
    assert stamp.at == ""


def test_a_signature_by_another_key_is_no_evidence(tmp_path: Path) -> None:
    other = PublicKey(b"87654321", b"k" * 32)
    found = lay(tmp_path, OWNERS | {"kunci.pub": public_bytes(other)})
    assert found.by_cycle["2025"][0].files == ()


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    lay(tmp_path / "lain", STAMP)
    (tmp_path / "arsip").mkdir()
    (tmp_path / HOME).symlink_to(tmp_path / "lain" / HOME)
    assert read_caps(Folders(root=tmp_path)) == Caps()
