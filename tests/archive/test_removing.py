"""What the law ordered removed: gone with every digest of it, signed, told, and nothing else."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kksportal.archive import removing
from kksportal.archive.correcting import Closed, Decision, add_later_find, place_of
from kksportal.archive.making import Made
from kksportal.archive.removing import not_meant
from kksportal.archive.store import move_out, open_archive, zip_archive
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.preservation.bag import MANIFEST, TAG_MANIFEST
from kksportal.preservation.closed import row_print
from kksportal.settings import read_settings
from kksportal.site_build.job import Options
from kksportal.site_build.site import build_portal, check
from tests.archive.caps import minisign, sign
from tests.archive.portals import DISTRICT, LISTS, append, close, copy_of, edit, told
from tests.archive.removals import (
    ORDER,
    OTHER,
    SECRET,
    SOURCES,
    SUBJECT,
    TITLE,
    digests_with,
    everything,
    faults,
    reinventory,
    take_out,
)
from tests.archive.test_correcting import correct


def test_the_name_is_nowhere_and_no_digest_of_it_or_of_its_files(cleaned: Path) -> None:
    """Nor of the random number: the tag manifest that stays has the digest of a list that had it.

    So nobody can write that list again with a guess in it and see whether it is the one.
    """
    before = digests_with(cleaned)
    held = {name for name, raw in everything(cleaned / "arsip") if SECRET.encode() in raw}
    assert len(held) >= 4
    made = take_out(cleaned)
    assert made.version == 3
    assert [n for n, raw in everything(cleaned) if SECRET.encode() in raw] == []
    assert made.packed is not None
    with zipfile.ZipFile(made.packed) as packed:
        inside = b"\n".join(packed.read(one) for one in packed.namelist())
    assert SECRET.encode() not in inside
    text = b"\n".join(raw for _, raw in everything(cleaned)) + inside
    assert [what for sha, what in before.items() if sha.encode() in text] == []


def test_what_is_left_is_sound_and_open_to_every_check(cleaned: Path) -> None:
    take_out(cleaned)
    assert faults(cleaned) == []
    assert told(cleaned) == []
    archive = open_archive(Folders(root=cleaned), "2025")
    assert archive.inventory is not None
    one, two, three = archive.inventory.versions
    assert one.created[:10] == "2026-02-28"
    assert MANIFEST in three.state
    for emptied in (one, two):
        assert MANIFEST not in emptied.state
        assert emptied.state.items() - {(TAG_MANIFEST, emptied.state[TAG_MANIFEST])} <= (
            three.state.items()
        )
        assert len(emptied.state) > 20  # what was not touched by it


def test_stamps_and_signatures_of_earlier_versions_hold_still(cleaned: Path) -> None:
    """Since when the bag stood can still be shown; what was in it cannot be guessed."""
    before = open_archive(Folders(root=cleaned), "2025").inventory
    take_out(cleaned)
    after = open_archive(Folders(root=cleaned), "2025").inventory
    assert before is not None
    assert after is not None
    for number in (1, 2):
        sha = before.versions[number - 1].state[TAG_MANIFEST]
        assert after.versions[number - 1].state[TAG_MANIFEST] == sha
        done = minisign(
            "-V", "-m", f"2025/v{number}/content/{TAG_MANIFEST}",
            "-x", f"cap/2025-v{number}.minisig", "-p", "cap/kunci.pub", cwd=cleaned / "arsip",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr


def test_the_list_says_of_which_kind_and_by_which_decision(cleaned: Path) -> None:
    take_out(cleaned)
    text = (cleaned / LISTS / "dikeluarkan.csv").read_text("utf-8")
    (line,) = csv.DictReader(io.StringIO(text))
    assert line["jenis"] == ORDER.kind
    assert line["dasar"] == ORDER.basis
    assert (line["perihal"], line["versi"], line["nomor"]) == (SUBJECT, "3", "1")
    place = f"arsip/2025/v3/content/data/portal/{LISTS}/dikeluarkan.csv"
    assert (cleaned / place).read_text("utf-8") == text


def test_without_the_signature_it_is_no_removal_but_damage(cleaned: Path) -> None:
    take_out(cleaned, signed=False)
    (fault,) = faults(cleaned)
    assert "belum ditandatangani pemilik" in fault
    sign(cleaned, "2025", cleaned.parent / "kunci")
    assert faults(cleaned) == []


def test_emptied_versions_without_an_order_are_damage(naming: Path) -> None:
    """The same emptying, the same signature, and no decision that says so."""
    edit(naming, SOURCES, f" oleh {SECRET}", "")
    take_out(naming)
    list_of_orders = "datapackages/arsip/2025/dikeluarkan.csv"
    for path in naming.rglob("dikeluarkan.csv"):
        if path.as_posix().endswith(list_of_orders) and "arsip/2025/v3" in path.as_posix():
            path.write_bytes(path.read_bytes().replace(b",3\n", b",9\n").replace(b",3,", b",9,"))
    assert any("tidak ada putusan yang menyebutnya" in one for one in faults(naming))


def test_a_version_that_still_holds_it_is_told(cleaned: Path, tmp_path: Path) -> None:
    """A file that the new version does not have may be the very one that had to go."""
    aside = copy_of(cleaned, tmp_path / "asal")
    take_out(cleaned)
    kept = "data/beku.csv"
    old = open_archive(Folders(root=aside), "2025")
    raw = old.files(1)[kept].read_bytes()
    place = cleaned / "arsip/2025/v1/content" / kept
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(raw)

    def with_it(number: int, state: dict[str, str], _: Any) -> dict[str, str]:
        return {**state, kept: hashlib.sha512(raw).hexdigest()} if number == 1 else state

    reinventory(cleaned, with_it)
    assert any("masih memuat berkas yang versi 3 tidak punya" in one for one in faults(cleaned))


def test_an_order_that_was_cut_short_is_told_and_carried_out_by_doing_it_again(
    cleaned: Path,
) -> None:
    """The list names version 3, and there is none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(removing, "make_archive", lambda *_: Made(version=3))  # killed just there
        take_out(cleaned, signed=False)
    assert {code for code, *_ in told(cleaned)} == {"KKS-T001", "KKS-T006"}
    take_out(cleaned)
    assert told(cleaned) == []
    assert faults(cleaned) == []
    lines = (cleaned / LISTS / "dikeluarkan.csv").read_text("utf-8").splitlines()
    assert len(lines) == 2


def test_emptying_without_the_tag_manifest_is_damage(cleaned: Path) -> None:
    take_out(cleaned)

    def without(number: int, state: dict[str, str], _: Any) -> dict[str, str]:
        return {p: s for p, s in state.items() if p != TAG_MANIFEST} if number == 1 else state

    reinventory(cleaned, without)
    assert any("kehilangan sidik kantongnya" in one for one in faults(cleaned))


def test_nothing_happens_where_the_data_still_have_it(naming: Path) -> None:
    before = dict(everything(naming))
    with pytest.raises(PortalError, match="masih sama dengan yang dibekukan"):
        take_out(naming)
    assert dict(everything(naming)) == before


def test_a_text_that_is_left_somewhere_stops_it(cleaned: Path) -> None:
    """Another file says the name too; the order is not carried out by half."""
    place = cleaned / "content/tentang.md"
    place.write_text(f"{place.read_text('utf-8')}\nTerima kasih, {SECRET}.\n", "utf-8")
    before = dict(everything(cleaned))
    with pytest.raises(PortalError, match=r"baris 2 masih ada di .*tentang") as told_of:
        take_out(cleaned, gone=("tidak ada di mana pun", SECRET))
    assert SECRET not in str(told_of.value)
    assert dict(everything(cleaned)) == before


@pytest.mark.parametrize(
    ("order", "what"),
    [
        ({"subjects": ("daerah/kabupaten-lain",)}, "tidak membekukan"),
        ({"kind": " "}, "--jenis"),
        ({"basis": ""}, "--dasar"),
        ({"by": ""}, "--pemutus"),
    ],
)
def test_an_order_says_what_why_and_who(cleaned: Path, order: dict[str, Any], what: str) -> None:
    with pytest.raises(PortalError, match=what):
        take_out(cleaned, replace(ORDER, **order))


def test_other_changes_of_the_closed_cycle_stand_in_the_way(cleaned: Path) -> None:
    edit(cleaned, "datapackages/kerangka/2025/syarat.csv", ",", ",x")
    _, found = check(Folders(root=cleaned))
    assert [one.path for one in not_meant(found, ORDER, "2025")] != []


def test_words_of_the_lists_can_go_too_and_the_chain_is_made_anew(naming: Path) -> None:
    """An erratum that says the name; no digest of the line as it was is left."""
    edit(naming, f"{LISTS}/errata.csv", "Salah ketik di laporan", f"Salah ketik {SECRET}")
    shutil.rmtree(naming / "arsip/2025")
    (naming / "arsip/cap").rename(naming.parent / "cap-lama")
    list_path = naming / LISTS / "errata.csv"
    close(naming, "2025", "2026-04-01")
    sign(naming, "2025", naming.parent / "kunci")
    correct(naming, becomes="0", source=OTHER)
    close(naming, "2025", "2026-05-01")
    sign(naming, "2025", naming.parent / "kunci")
    (_, second) = csv.DictReader(io.StringIO(list_path.read_text("utf-8")))
    edit(naming, SOURCES, f" oleh {SECRET}", "")
    edit(naming, f"{LISTS}/errata.csv", f"Salah ketik {SECRET}", "Salah ketik")
    take_out(naming, replace(ORDER, subjects=(SUBJECT, "arsip/2025")))
    assert faults(naming) == []
    assert told(naming) == []
    everywhere = b"\n".join(raw for _, raw in everything(naming))
    assert SECRET.encode() not in everywhere
    assert second["sha512_sebelumnya"].encode() not in everywhere


def test_the_digest_of_a_later_find_that_had_it_goes(naming: Path) -> None:
    edit(naming, SOURCES, f" oleh {SECRET}", "")
    row = f"baru-2025,Laporan {SECRET},Tim pembina,simulasi,2025-07-11"
    head = (naming / SOURCES).read_text("utf-8").splitlines()[0]
    line = append(naming, SOURCES, row + "," * (head.count(",") - 4))
    assert line
    scores = f"{DISTRICT}/penilaian.csv"
    at = append(naming, scores, "2025,T3.01,pusat,verifikasi-pusat,100,2025-10-01,baru-2025")
    data, _ = check(Folders(root=naming))
    assert data is not None
    closed = Closed(folders=Folders(root=naming), data=data, cycle="2025")
    place = place_of(data, scores, at)
    add_later_find(closed, place, Decision(reason="Ditemukan", by="Tim", day="2026-06-01"))
    sha = row_print(place.res, place.row)
    lines = (naming / scores).read_text("utf-8").splitlines()
    (naming / scores).write_text("\n".join(lines[:-1]) + "\n", "utf-8")
    text = (naming / SOURCES).read_text("utf-8").splitlines()
    (naming / SOURCES).write_text("\n".join(text[:-1]) + "\n", "utf-8")
    take_out(naming)
    listed = (naming / LISTS / "tambahan.csv").read_text("utf-8")
    assert sha not in listed
    assert ",dikeluarkan," in listed


def test_a_later_version_and_a_second_removal_are_sound(cleaned: Path) -> None:
    take_out(cleaned)
    close(cleaned, "2025", "2027-03-01")
    assert faults(cleaned) == []
    edit(cleaned, SOURCES, TITLE, "Berita acara 2025 (simulasi)")
    take_out(cleaned, replace(ORDER, day="2027-04-01", basis="Putusan simulasi Nomor 2/2027"))
    assert faults(cleaned) == []
    assert told(cleaned) == []
    lines = (cleaned / LISTS / "dikeluarkan.csv").read_text("utf-8").splitlines()
    assert len(lines) == 3


def test_a_payload_that_is_elsewhere_is_in_the_new_file_alone(cleaned: Path) -> None:
    folders = Folders(root=cleaned)
    first, second = (
        zip_archive(open_archive(folders, "2025"), number, cleaned.parent) for number in (1, 2)
    )
    move_out(folders, "2025", 1, first)
    move_out(folders, "2025", 2, second)
    made = take_out(cleaned)
    assert made.packed is not None
    assert faults(cleaned) == []
    lines = list(csv.DictReader(io.StringIO((cleaned / "arsip/di-luar.csv").read_text("utf-8"))))
    assert {one["berkas"] for one in lines} == {made.packed.name}
    assert [one["versi"] for one in lines] == ["1", "2", "3"]
    with zipfile.ZipFile(made.packed) as packed:
        assert any(name.endswith("data/angka.csv") for name in packed.namelist())


def test_by_its_command(cleaned: Path, tmp_path: Path) -> None:
    """With the texts that must be gone in a file outside the portal; it says what is left to do."""
    gone = tmp_path / "hilang.txt"
    gone.write_text(f"{SECRET}\n", "utf-8")
    old = cleaned / "kks-2025-v1.zip"
    shutil.copyfile(cleaned.parent / "kks-2025-v1.zip", old)
    words = [
        "keluarkan", "2025", "--perihal", SUBJECT, "--jenis", ORDER.kind, "--dasar", ORDER.basis,
        "--pemutus", ORDER.by, "--tanggal", ORDER.day, "--yang-hilang", str(gone),
    ]  # fmt: skip
    refused = run(cleaned, *words)
    assert refused.returncode == 2
    assert "--tanda-tangan" in refused.stderr
    done = run(cleaned, *words, "--tanda-tangan", str(cleaned.parent / "kunci"))
    assert done.returncode == 0, done.stderr
    assert f"Hapus sendiri, karena masih memuat yang dikeluarkan: {old}" in done.stdout
    assert "Riwayat git" in done.stdout
    assert faults(cleaned) == []
    salts = json.dumps([raw.decode() for name, raw in everything(cleaned / "arsip") if
                        name.endswith("garam.txt")])  # fmt: skip
    assert salts.count("\\n") == 2  # of 2023, and of the new version: another one than before


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kksportal", *words, "-C", str(root)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_portal_says_which_versions_were_emptied(cleaned: Path, tmp_path: Path) -> None:
    """On the cycle's page, beside their digests, and for machines; with kind and decision."""
    take_out(cleaned)
    info = read_settings(cleaned).info
    options = Options(jobs=1, downloads=True, search=False)
    report = build_portal(Folders(root=cleaned), info, tmp_path / "situs", options)
    assert report.built, report.errors
    page = (tmp_path / "situs/arsip/2025/index.html").read_text("utf-8")
    assert page.count("yang tersisa sesudah penghapusan menurut hukum") == 2
    assert f"{ORDER.kind}, menurut {ORDER.basis}." in page
    told = json.loads((tmp_path / "situs/api/v1/arsip.json").read_bytes())
    (cycle,) = (one for one in told["arsip"] if one["siklus"] == "2025")
    assert [one["dikosongkan"] for one in cycle["mementos"]["list"]] == [True, True, False]
