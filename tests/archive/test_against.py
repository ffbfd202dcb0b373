"""kks validate --terhadap: what moved by a power of ten, and what is gone, told in words."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from kksportal.archive.against import against
from kksportal.cli import main
from kksportal.effects import Folders
from kksportal.errors import PortalError
from tests.awal import small_portal

BALANGAN = "datapackages/daerah/63.11-kabupaten-balangan"
FACTS = f"{BALANGAN}/fakta.csv"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal as it was."""
    target = tmp_path_factory.mktemp("semula") / "portal"
    small_portal(target)
    return target


@pytest.fixture
def now(base: Path, tmp_path: Path) -> Path:
    """The same portal, to be changed."""
    return Path(shutil.copytree(base, tmp_path / "kini"))


def change(root: Path, old: str, new: str, path: str = FACTS) -> None:
    """Change a piece of a file."""
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def told(now: Path, earlier: object) -> list[tuple[str, str, int, str]]:
    """The findings against an earlier state: code, file, line, what."""
    return [(f.kind.code, f.path, f.row, f.what) for f in against(Folders(root=now), str(earlier))]


def test_nothing_changed(base: Path, now: Path) -> None:
    """The control: the same portal has nothing to be told."""
    assert told(now, base) == []


@pytest.mark.parametrize(
    ("old", "new", "how"),
    [
        ("capaian,85,", "capaian,8.5,", "Semula 85%, kini 8,5%: sepersepuluh semula."),
        ("capaian,85,", "capaian,0.85,", "Semula 85%, kini 0,85%: seperseratus semula."),
        ("capaian,5270,", "capaian,52700,",
         "Semula 5.270 kepala keluarga, kini 52.700 kepala keluarga: sepuluh kali semula."),
        ("capaian,5270,", "capaian,5270000,",
         "Semula 5.270 kepala keluarga, kini 5.270.000 kepala keluarga: seribu kali semula."),
        ("capaian,85,", "capaian,86,", ""),
        ("capaian,85,", "capaian,42.5,", ""),
        ("capaian,85,,persen,,2025-08-21", "capaian,8.6,,persen,,2026-08-21",
         "Semula 85%, kini 8,6%: sepersepuluh semula."),
        ("paragraf 8", "paragraf 9", ""),
    ],
)  # fmt: skip
def test_a_slip_of_the_point_is_told(base: Path, now: Path, old: str, new: str, how: str) -> None:
    """Ten, a hundred or a thousand times as much or as little, on a newer day too."""
    change(now, old, new)
    leaps = [what for code, _, _, what in told(now, base) if code == "KKS-W007"]
    assert leaps == ([how] if how else [])


def test_a_row_that_is_gone_is_told(base: Path, now: Path) -> None:
    """By its file, in words; a row whose source was put right is still there."""
    lines = (now / FACTS).read_text("utf-8").splitlines(keepends=True)
    (now / FACTS).write_text("".join(lines[:3] + lines[4:]), "utf-8")
    assert told(now, base) == [
        ("KKS-W008", FACTS, 0, "Kabupaten Balangan: kecamatan yang memiliki kelembagaan KKS tidak "
         "lagi tercatat; semula 6 dari 8 kecamatan."),
    ]  # fmt: skip


def test_packages_texts_and_addresses_that_are_gone(base: Path, now: Path, tmp_path: Path) -> None:
    """A whole package, a story, and a line of the addresses that keep answering."""
    earlier = Path(shutil.copytree(base, tmp_path / "semula"))
    (earlier / "alamat-terbit.csv").write_text("alamat,terbit\nlama/,2026-01-01\n")
    shutil.rmtree(now / BALANGAN)
    (now / "content/inovasi/home-care-balangan.md").unlink()
    assert [(code, path) for code, path, _, _ in told(now, earlier)] == [
        ("KKS-W008", "alamat-terbit.csv"),
        ("KKS-W008", "content/inovasi/home-care-balangan.md"),
        ("KKS-W008", BALANGAN),
    ]


@pytest.mark.parametrize(
    ("lines", "told_of"),
    [
        ("lama/,2026-01-01,\nlama/,,2026-02-01\n", False),
        ("lama/,2026-01-01,\nlama/,,2026-02-01\nlama/,2026-03-01,\nbaru/,2026-03-01,\n", False),
        ("lama/,2026-01-01,\n", True),
        ("lama/,2026-01-02,\nlama/,,2026-02-01\n", True),
        ("lama/,2026-01-01,\nlama/,,2026-02-02\n", True),
        ("lama/,2026-01-01,\nlama/,,tidak-diketahui\n", True),
    ],
)
def test_a_recorded_day_of_an_address_that_is_another_now(
    base: Path, now: Path, tmp_path: Path, lines: str, told_of: bool
) -> None:
    """More lines may be added; those that stand are the record."""
    earlier = Path(shutil.copytree(base, tmp_path / "semula"))
    before = "alamat,terbit,hilang\nlama/,2026-01-01,\nlama/,,2026-02-01\n"
    (earlier / "alamat-terbit.csv").write_text(before)
    (now / "alamat-terbit.csv").write_text(f"alamat,terbit,hilang\n{lines}")
    found = [(code, path) for code, path, _, _ in told(now, earlier)]
    assert found == ([("KKS-W008", "alamat-terbit.csv")] if told_of else [])


def test_an_earlier_state_may_be_a_revision(
    now: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the repository that holds the portal, also in a folder of it."""
    git = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@b"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "awal"]):
        subprocess.run([*git, *words], check=True, capture_output=True)
    assert told(now, "HEAD") == []
    change(now, "capaian,85,", "capaian,8.5,")
    assert [code for code, *_ in told(now, "HEAD")] == ["KKS-W007"]
    assert main(["validate", "-C", str(now), "--terhadap", "HEAD", "--no-cache"]) == 0
    assert "sepersepuluh semula" in capsys.readouterr().out


@pytest.mark.parametrize("earlier", ["tiada", "--output=x", "HEAD~99", "/"])
def test_what_is_neither_is_one_sentence(now: Path, earlier: str) -> None:
    """No folder with a portal, and no revision."""
    with pytest.raises(PortalError):
        against(Folders(root=now), earlier)


def test_a_leap_that_is_right_may_be_allowed(base: Path, now: Path) -> None:
    """By a permit, as other warnings."""
    change(now, "capaian,85,", "capaian,8.5,")
    row = f"{FACTS},KKS-W007,,Angka semula salah ketik,Humas,2026-11-30\n"
    head = "berkas,kode,cuplikan,alasan,oleh,tanggal\n"
    (now / "izin-temuan.csv").write_text(head + row, "utf-8")
    assert [code for code, *_ in told(now, base)] == ["KKS-I001"]
