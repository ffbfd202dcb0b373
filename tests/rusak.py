"""Broken portals: the rows of `tests/portals_invalid/`, and what carries them out.

Each row changes a portal from `kks init` and names the finding that must be told: its kind, its
file, its place. `tests/portals_invalid/BACA.md` says what a row may hold.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.read.package import explain
from kksportal.settings import read_settings
from kksportal.site_build.job import Options
from kksportal.site_build.site import build_portal, check
from kksportal.validate.authority import ask
from kksportal.words.portal import PortalInfo
from tests.foto import photograph
from tests.kebiasaan import HABITS

BALANGAN = "datapackages/daerah/63.11-kabupaten-balangan"
STORY = "content/inovasi/home-care-balangan.md"
ROWS = Path(__file__).parent / "portals_invalid"
_SHORT = {"B": BALANGAN, "S": STORY, "K": "datapackages/kerangka/2025",
          "P": "datapackages/penghargaan/2025", "N": "content/narasi/63.11/2025"}  # fmt: skip
_MANY = re.compile(r"⟦(.+?)×([0-9]+)⟧", re.DOTALL)  # ⟦E×5001⟧ is five thousand times E


def cases() -> list[dict[str, Any]]:
    """Every row, in the order of the files; a row knows the name of its file."""
    return [
        {"tema": path.stem, **row}
        for path in sorted(ROWS.glob("*.yaml"))
        for row in yaml.safe_load(path.read_text("utf-8"))
    ]


def is_quick(place: int, case: dict[str, Any]) -> bool:
    """Whether a row is tried by `make test`: one of each kind, and of the others every third."""
    return case["tema"] == "kasus" or place % 3 == 0


def named(path: str) -> str:
    """A path of a row, with its first letter written out."""
    first, slash, rest = written(path).partition("/")
    return f"{_SHORT.get(first, first)}{slash}{rest}"


def written(text: str) -> str:
    """A text of a row, with what stands there many times written out."""
    return _MANY.sub(lambda found: found[1] * int(found[2]), text)


def break_portal(root: Path, case: dict[str, Any]) -> None:
    """Carry out what a row does to the portal: the words first, then the program that saves."""
    _edit(root, case)
    _put(root, case)
    if "tautan" in case:
        (root / named(case["tautan"][0])).unlink(missing_ok=True)
        (root / named(case["tautan"][0])).symlink_to(case["tautan"][1])
    if "salin" in case:
        shutil.copytree(root / named(case["salin"][0]), root / case["salin"][1])
    if "tabel" in case:
        name, text = case["tabel"]
        path = root / (named(f"{name}.csv") if "/" in name else f"{BALANGAN}/{name}.csv")
        path.write_text(written(text), "utf-8")
        kind = path.relative_to(root / "datapackages").parts[0]
        command = [sys.executable, "-m", "kksportal.authoring.descriptor"]
        subprocess.run([*command, str(path.parent), kind], check=True)
    for path in case.get("hapus", []):
        (root / named(path)).unlink()
    if "hapus_folder" in case:
        shutil.rmtree(root / named(case["hapus_folder"]))
    if "kebiasaan" in case:
        path, habit = case["kebiasaan"]
        text = (root / named(path)).read_text("utf-8")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        (root / named(path)).write_bytes(HABITS[habit](rows))


def _edit(root: Path, case: dict[str, Any]) -> None:
    """Change texts that are there."""
    if "semua" in case:
        path, old, new = case["semua"]
        text = (root / named(path)).read_text("utf-8")
        assert text.count(old) > 3
        (root / named(path)).write_text(text.replace(old, new), "utf-8")
    edits = case.get("ubah", [])
    for path, old, new in [edits] if edits and isinstance(edits[0], str) else edits:
        text = (root / named(path)).read_bytes().decode()
        assert old in text, f"{case['kode']}: {old!r} tidak ada di {path}"
        (root / named(path)).write_bytes(text.replace(old, written(new), 1).encode())


def _put(root: Path, case: dict[str, Any]) -> None:
    """Put files, and more into files."""
    texts = case.get("tulis", [])
    for path, text in [texts] if texts and isinstance(texts[0], str) else texts:
        (root / named(path)).parent.mkdir(parents=True, exist_ok=True)
        (root / named(path)).write_bytes(written(text).encode())
    if "tambah" in case:
        path, text = case["tambah"]
        with (root / named(path)).open("ab") as file:
            file.write(written(text).encode())
    if "bita" in case:
        path, raw = case["bita"]
        (root / named(path)).parent.mkdir(parents=True, exist_ok=True)
        (root / named(path)).write_bytes(written(raw).encode("latin-1"))
    if "foto" in case:
        (root / named(case["foto"][0])).write_bytes(photograph(**case["foto"][1]))
    if "besar" in case:
        with (root / named(case["besar"])).open("ab") as file:
            file.truncate(50_000_001)
    if "pipa" in case:
        (root / named(case["pipa"])).unlink(missing_ok=True)
        os.mkfifo(root / named(case["pipa"]))


def findings_of(root: Path, case: dict[str, Any]) -> tuple[Finding, ...]:
    """What the portal says of itself, by the command the row asks for."""
    folders = Folders(root=root)
    if case["kode"].startswith("A"):
        return read_settings(root, safe=bool(case.get("aman"))).findings
    if case.get("penuh"):
        return explain(root / BALANGAN, folders)
    if case.get("dijelaskan"):
        return ask(folders, [BALANGAN], check(folders)[1]).findings
    if case.get("bangun"):
        lanjut = bool(case.get("lanjut"))
        options = Options(keep_going=lanjut, jobs=1, downloads=False, search=False)
        return build_portal(folders, PortalInfo(name="x"), root / "site", options).findings
    return check(folders)[1]


def problem_of(found: tuple[Finding, ...], case: dict[str, Any]) -> str:
    """How what was found differs from what the row expects; empty where it does not."""
    of_kind = [f for f in found if f.kind.code == f"KKS-{case['kode']}"]
    match = [f for f in of_kind if f.path == named(case["di"])]
    if not match:
        told = sorted({(f.kind.code, f.path) for f in of_kind or found})
        return f"tidak ada {case['kode']} di {case['di']}: {told[:9]}"
    if case.get("tempat") and not any(case["tempat"] in f.place for f in match):
        return f"tempatnya {[f.place for f in match]}"
    if not all(f.what and f.mend for f in match):
        return "tanpa kalimat atau saran"
    if "kata" in case and not any(case["kata"] in f.what for f in match):
        return f"kalimatnya {[f.what for f in match]}"
    if "saran" in case and not any(case["saran"] in f.mend for f in match):
        return f"sarannya {[f.mend for f in match]}"
    return ""
