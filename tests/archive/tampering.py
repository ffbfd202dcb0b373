"""Every kind of tampering there is, one at random: with bags, versions, data, lists, and stamps."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kksportal.archive.crypto import public_of
from kksportal.archive.signatures import signature
from kksportal.preservation.minisign import PublicKey, SecretKey, public_bytes
from tests.archive.caps import CAP, flipped, relist

Spoil = Callable[[Path, random.Random], str]

ARCHIVE = "arsip"
TABLES = (
    "datapackages/daerah/S01.01-kabupaten-simulasi-001/penilaian.csv",
    "datapackages/kerangka/2025/syarat.csv",
    "datapackages/kerangka/2023/indikator.csv",
)
LIST = "datapackages/arsip/2025/errata.csv"


@contextmanager
def kept(root: Path, aside: Path) -> Iterator[None]:
    """Whatever is done to a portal meanwhile, it is afterwards as it was."""
    shutil.copytree(root, aside)
    try:
        yield
    finally:
        shutil.rmtree(root)
        aside.rename(root)


def flip(root: Path, chance: random.Random) -> str:
    """One bit of one file is another."""
    path = _any(root / ARCHIVE, chance, filled=True)
    raw = bytearray(path.read_bytes())
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    path.write_bytes(raw)
    return _told(root, path)


def shorten(root: Path, chance: random.Random) -> str:
    """The end of a file is gone."""
    path = _any(root / ARCHIVE, chance, filled=True)
    raw = path.read_bytes()
    path.write_bytes(raw[: chance.randrange(len(raw))])
    return _told(root, path)


def lengthen(root: Path, chance: random.Random) -> str:
    """A file has something more at its end."""
    path = _any(root / ARCHIVE, chance)
    path.write_bytes(path.read_bytes() + chance.choice((b"\n", b" ", b"\0", b"x")))
    return _told(root, path)


def remove(root: Path, chance: random.Random) -> str:
    """A file is gone."""
    path = _any(root / ARCHIVE, chance)
    path.unlink()
    return _told(root, path)


def rename(root: Path, chance: random.Random) -> str:
    """A file has another name."""
    path = _any(root / ARCHIVE, chance)
    path.rename(path.with_name(f"{path.name}{chance.choice('xyz')}"))
    return _told(root, path)


def add(root: Path, chance: random.Random) -> str:
    """There is a file more."""
    path = _any(root / ARCHIVE, chance).with_name(f"baru-{chance.randrange(1000)}")
    path.write_bytes(b"")
    return _told(root, path)


def exchange(root: Path, chance: random.Random) -> str:
    """Two files have changed places."""
    while True:
        one, other = (_any(root / ARCHIVE, chance) for _ in range(2))
        if one.read_bytes() != other.read_bytes():
            break
    raw = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(raw)
    return _told(root, one)


def drop_cell(root: Path, chance: random.Random) -> str:
    """A cell of a frozen row says something else."""
    path = root / chance.choice(TABLES)
    lines = path.read_text("utf-8").splitlines()
    place = chance.randrange(1, len(lines))
    cells = lines[place].split(",")
    column = chance.randrange(1, len(cells))
    cells[column] = f"{cells[column]}1"
    path.write_text(
        "\n".join([*lines[:place], ",".join(cells), *lines[place + 1 :]]) + "\n", "utf-8"
    )
    return f"{_told(root, path)} baris {place + 1} kolom {column}"


def drop_row(root: Path, chance: random.Random) -> str:
    """A frozen row is gone."""
    path = root / chance.choice(TABLES)
    lines = path.read_text("utf-8").splitlines()
    place = chance.randrange(1, len(lines))
    path.write_text("\n".join([*lines[:place], *lines[place + 1 :]]) + "\n", "utf-8")
    return f"{_told(root, path)} baris {place + 1}"


def spoil_list(root: Path, chance: random.Random) -> str:
    """A correction says something else, or one is gone."""
    path = root / LIST
    lines = path.read_text("utf-8").splitlines()
    place = chance.randrange(1, len(lines))
    if chance.random() < 0.5:
        lines[place] = lines[place].replace("Salah ketik", "Salah baca")
    else:
        del lines[place]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return f"{_told(root, path)} baris {place + 1}"


def flip_beside(root: Path, chance: random.Random) -> str:
    """One bit of a stamp, a request, a certificate, a signature, the key or their list."""
    path = _any(root / CAP, chance)
    path.write_bytes(flipped(path.read_bytes(), chance))
    return _told(root, path)


def forge_beside(root: Path, chance: random.Random) -> str:
    """The same, and the list of them written anew to fit: what a signature covers still tells."""
    path = _any_of(root, chance, "tsq", "pem", "minisig", "pub")
    path.write_bytes(flipped(path.read_bytes(), chance))
    relist(root)
    return _told(root, path)


def remove_beside(root: Path, chance: random.Random) -> str:
    """A stamp with all that belongs to it, or a signature, or the key, or the list is gone."""
    path = _any(root / CAP, chance)
    for one in (root / CAP).glob(f"{path.stem}.*"):
        one.unlink()
    return _told(root, path)


def stamp_of_another(root: Path, chance: random.Random) -> str:
    """A stamp or a signature stands where that of another version stood; the list fits."""
    kind = chance.choice(("tsr", "minisig"))
    one, other = sorted((root / CAP).glob(f"*.{kind}"))[:2]
    ends = ("tsr", "tsq", "pem") if kind == "tsr" else (kind,)
    for end in ends:
        a, b = one.with_suffix(f".{end}"), other.with_suffix(f".{end}")
        raw = a.read_bytes()
        a.write_bytes(b.read_bytes())
        b.write_bytes(raw)
    relist(root)
    return _told(root, one)


def other_authority(root: Path, chance: random.Random) -> str:
    """The certificates beside a stamp are another authority's; the list fits."""
    one, other = chance.sample(sorted((root / CAP).glob("*.pem")), 2)
    one.write_bytes(other.read_bytes())
    relist(root)
    return _told(root, one)


def other_key(root: Path, chance: random.Random) -> str:
    """A signature by another key, or another public key beside the signatures; the list fits."""
    other = SecretKey(b"8 bytes.", b"o" * 32, PublicKey(b"8 bytes.", public_of(b"o" * 32)))
    path = _any_of(root, chance, "minisig", "pub")
    if path.suffix == ".pub":
        path.write_bytes(public_bytes(other.public))
    else:
        comment = path.read_text("utf-8").splitlines()[2].removeprefix("trusted comment: ")
        path.write_bytes(signature(other, _tags(root, path), comment))
    relist(root)
    return _told(root, path)


def other_moment(root: Path, chance: random.Random) -> str:
    """The list says that a stamp or a signature is older than it is."""
    path = root / CAP / "daftar.csv"
    lines = path.read_text("utf-8").splitlines()
    dated = [n for n, line in enumerate(lines) if line.endswith("Z")]
    place = chance.choice(dated)
    head, _, at = lines[place].rpartition(",")
    lines[place] = f"{head},{int(at[:4]) - 1}{at[4:]}"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return f"{_told(root, path)} baris {place + 1}"


SPOILS: tuple[Spoil, ...] = (
    flip, flip, flip, shorten, lengthen, remove, rename, add, exchange, drop_cell, drop_row,
    spoil_list, flip_beside, forge_beside, remove_beside, stamp_of_another, other_authority,
    other_key, other_moment,
)  # fmt: skip


def _any(home: Path, chance: random.Random, *, filled: bool = False) -> Path:
    """A file of the archives; of those that are alike in number, each as likely as its kind."""
    files = sorted(p for p in home.rglob("*") if p.is_file() and (p.stat().st_size or not filled))
    return chance.choice(files)


def _any_of(root: Path, chance: random.Random, *ends: str) -> Path:
    return chance.choice(sorted(p for p in (root / CAP).iterdir() if p.suffix[1:] in ends))


def _tags(root: Path, beside: Path) -> bytes:
    """What a file beside the archives is about."""
    cycle, _, version = beside.name.partition(".")[0].partition("-v")
    return (root / ARCHIVE / cycle / f"v{version}/content/tagmanifest-sha512.txt").read_bytes()


def _told(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
