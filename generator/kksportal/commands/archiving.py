"""Commands that close a cycle and check what is closed."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kksportal.commands.places import bytes_of, day_of, portal_root
from kksportal.console import print_json
from kksportal.effects import Folders, in_order
from kksportal.errors import PortalError
from kksportal.report import as_text, summary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kksportal.archive.correcting import Closed, Decision
    from kksportal.archive.making import Made
    from kksportal.archive.stamping import Wishes
    from kksportal.archive.verifying import Verdict
    from kksportal.errors import Finding


def run_archive(args: argparse.Namespace) -> int:
    """`kks archive`: close a cycle, or add a version to its archive."""
    from kksportal.archive.making import NEVER, Making, make_archive
    from kksportal.archive.program_files import program_files
    from kksportal.archive.stamping import wishes_of
    from kksportal.archive.store import closing_of, move_out
    from kksportal.settings import read_settings
    from kksportal.site_build.site import check

    root, cycle = portal_root(args), closing_of(args.siklus)
    folders = Folders(root=root)
    wishes = wishes_of(folders, args.cap_waktu, args.akar_cap, args.tanda_tangan)
    if args.hanya_cap:
        return _stamp(folders, cycle, wishes, args.json)
    settings = read_settings(root)
    data, found = check(folders)
    stops = [one for one in (*settings.findings, *found) if one.is_error or one.kind.code in NEVER]
    if data is None or stops:
        return _not_made(cycle, stops)
    making = Making(
        day=day_of(args.tanggal), program=program_files(args.program),
        salt=salt_of(args.garam), target=args.zip or root,
    )  # fmt: skip
    made = make_archive(folders, settings.info, data, cycle, making)
    if made.packed is None:
        return _not_made(cycle, made.findings)
    if args.di_luar:
        move_out(folders, cycle, made.version, made.packed)
    if args.json:
        return _stamp(folders, cycle, wishes, True, _record(cycle, made, made.packed))
    _tell_made(cycle, made, made.packed)
    if args.di_luar:
        print("Isinya hanya di ZIP itu: terbitkan sebagai berkas rilis; arsip/ memuat sidiknya")
    code = _stamp(folders, cycle, wishes, False) if wishes else 0
    print("Simpan arsip/ ke git, lalu periksa kapan saja dengan: kks verify")
    return code


def salt_of(text: str) -> str:
    """The random number of a version: as given, to make the same bytes again, or a new one."""
    import secrets

    if text and not re.fullmatch("[0-9a-f]{64}", text):
        raise PortalError("--garam ialah 64 angka heksadesimal, isi data/garam.txt sebuah arsip")
    return text or secrets.token_hex(32)


def _not_made(cycle: str, findings: Sequence[Finding]) -> int:
    from kksportal.archive.making import NEVER

    stops = [one for one in findings if one.is_error or one.kind.code in NEVER]
    print(as_text(stops), file=sys.stderr)
    print(f"Siklus {cycle} tidak diarsipkan: {summary(stops)}.", file=sys.stderr)
    return 1


def _record(cycle: str, made: Made, packed: Path) -> dict[str, object]:
    return {
        "siklus": cycle, "versi": made.version, "berkas": made.files, "bita": made.size,
        "sha512": made.sha512, "swhid": made.swhid, "zip": packed.name,
    }  # fmt: skip


def _tell_made(cycle: str, made: Made, packed: Path) -> None:
    print(f"Siklus {cycle} ditutup: versi {made.version}, {made.files} berkas, "
          f"{made.size / 1e6:.1f} MB, di arsip/{cycle}/")  # fmt: skip
    print(f"Sidik kantongnya (SHA-512): {made.sha512}")
    print(f"Pengenalnya (SWHID): {made.swhid}")
    print(f"ZIP: {packed}")


def run_remove(args: argparse.Namespace) -> int:
    """`kks keluarkan`: take out of a closed cycle what the law ordered removed."""
    from kksportal.archive.correcting import Closed
    from kksportal.archive.making import NEVER
    from kksportal.archive.program_files import program_files
    from kksportal.archive.removing import Order, check_order, not_meant, remove
    from kksportal.archive.stamping import wishes_of
    from kksportal.archive.store import closing_of
    from kksportal.settings import read_settings
    from kksportal.site_build.site import check

    root, cycle = portal_root(args), closing_of(args.siklus)
    folders = Folders(root=root)
    wishes = wishes_of(folders, args.cap_waktu, args.akar_cap, args.tanda_tangan)
    settings = read_settings(root)
    data, found = check(folders)
    order = Order(
        subjects=tuple(dict.fromkeys(args.perihal)), kind=args.jenis, basis=args.dasar,
        by=args.pemutus, day=day_of(args.tanggal),
    )  # fmt: skip
    if data is None:
        return _not_made(cycle, found)
    closed = Closed(folders=folders, data=data, cycle=cycle)
    check_order(closed, order)
    never = [one for one in found if one.kind.code in NEVER and not one.is_error]
    if stops := (*settings.errors, *not_meant(found, order, cycle), *never):
        return _not_made(cycle, stops)
    old = in_order((args.zip or root).glob(f"kks-{cycle}-v*.zip"))
    made = remove(
        closed, settings.info, order, program=program_files(args.program),
        salt=salt_of(args.garam), target=args.zip or root, gone=_lines(args.yang_hilang),
    )  # fmt: skip
    if made.packed is None:
        return _not_made(cycle, made.findings)
    if args.json:
        return _stamp(folders, cycle, wishes, True, _record(cycle, made, made.packed))
    _tell_made(cycle, made, made.packed)
    print("Versi sebelumnya dikosongkan dari semua berkas yang tidak sama dengan versi ini.")
    for one in old:
        print(f"Hapus sendiri, karena masih memuat yang dikeluarkan: {one}")
    code = _stamp(folders, cycle, wishes, False)
    print("Riwayat git, berkas rilis, dan salinan orang lain masih memuatnya: baca docs/arsip.md")
    return code


def _lines(path: Path | None) -> tuple[str, ...]:
    """The texts that may be nowhere, one a line."""
    if path is None:
        return ()
    text = bytes_of(path).decode("utf-8", "replace")
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _stamp(
    folders: Folders,
    cycle: str,
    wishes: Wishes,
    as_json: bool,
    record: Mapping[str, object] | None = None,
) -> int:
    """Have the newest version stamped and signed as wished; the archive stands in any case."""
    from kksportal.archive.stamping import Carried, carry_out

    carried = carry_out(folders, cycle, wishes) if wishes or record is None else Carried()
    if as_json:
        told = {"cap": carried.done, "cap_gagal": carried.missed} if wishes else {}
        print_json(json.dumps({**(record or {"siklus": cycle}), **told}, ensure_ascii=False))
    else:
        for line in carried.done:
            print(line)
        for line in carried.missed:
            print(line, file=sys.stderr)
        if carried.missed:
            print(f"Arsipnya tetap utuh; ulangi dengan: kks archive {cycle} --hanya-cap …",
                  file=sys.stderr)  # fmt: skip
    return 1 if carried.missed else 0


def run_verify(args: argparse.Namespace) -> int:
    """`kks verify`: look at every byte of the archives, or of one that lies elsewhere."""
    from kksportal.archive.verifying import BESIDE, verdict_json, verify_portal, verify_zip
    from kksportal.read.archives import LOOKED

    if args.arsip and Path(args.arsip).suffix.lower() == ".zip":
        verdicts: tuple[Verdict, ...] = (verify_zip(Path(args.arsip), args.sidik or ""),)
        closed: list[str] = []
    else:
        root = portal_root(args)
        folders = Folders(root=root)
        verdicts = verify_portal(folders)
        if args.catat:  # all that was found: what the page says of the others stays true
            (root / LOOKED).write_bytes(verdict_json(verdicts, day_of(args.tanggal)))
        if args.arsip:
            verdicts = tuple(one for one in verdicts if one.name in (args.arsip, BESIDE))
            if not any(one.name == args.arsip for one in verdicts):
                raise PortalError(f"tidak ada arsip {args.arsip} di arsip/")
        closed = _working_data(folders)
    sound = all(one.sound for one in verdicts) and not closed
    if args.json:
        print_json(verdict_json(verdicts, day_of(args.tanggal)).decode())
        return 0 if sound else 1
    for one in verdicts:
        _tell(one)
    for line in closed:
        print(line)
    if not verdicts:
        print("Belum ada siklus yang ditutup.")
    return 0 if sound else 1


def _tell(one: Verdict) -> None:
    state = "utuh" if one.sound else f"TIDAK UTUH, {len(one.faults)} hal"
    more = f", {one.elsewhere} berkas disimpan di luar" if one.elsewhere else ""
    print(f"{one.name}: {state} ({one.versions} versi, {one.files} berkas{more})")
    if one.sha512:
        print(f"  sidik kantong {one.sha512}")
    for line in one.stamps:
        print(f"  {line}")
    for fault in one.faults[:50]:
        print(f"  {fault.path}: {fault.what}" if fault.path else f"  {fault.what}")
    if len(one.faults) > 50:
        print(f"  … dan {len(one.faults) - 50} lagi")


def _working_data(folders: Folders) -> list[str]:
    """What the working data says of closed cycles otherwise than these do."""
    from kksportal.site_build.site import check

    _, findings = check(folders)
    told = [one for one in findings if one.kind.code.startswith("KKS-T")]
    return [as_text(told)] if told else []


def run_new_erratum(args: argparse.Namespace) -> int:
    """`kks new erratum`: correct a frozen cell without changing it."""
    from kksportal.archive.correcting import add_erratum, place_of

    closed, decision = _closed(args)
    place = place_of(closed.data, args.berkas, args.baris)
    path = add_erratum(
        closed, place, decision, column=args.kolom, becomes=args.menjadi, source=args.sumber
    )
    return _told_added(path, closed.cycle)


def run_new_later_find(args: argparse.Namespace) -> int:
    """`kks new tambahan`: declare a row of a closed cycle that was found afterwards."""
    from kksportal.archive.correcting import add_later_find, place_of

    closed, decision = _closed(args)
    place = place_of(closed.data, args.berkas, args.baris)
    return _told_added(add_later_find(closed, place, decision), closed.cycle)


def _closed(args: argparse.Namespace) -> tuple[Closed, Decision]:
    from kksportal.archive.correcting import Closed, Decision
    from kksportal.read.portal import read_portal

    folders = Folders(root=portal_root(args))
    data, findings = read_portal(folders)
    if data is None:
        raise PortalError(f"data portal ini belum terbaca: {summary(findings)}")
    day = day_of(args.tanggal)
    decision = Decision(reason=args.alasan, by=args.pemutus, day=day)
    return Closed(folders=folders, data=data, cycle=args.siklus), decision


def _told_added(path: Path, cycle: str) -> int:
    print(f"Satu baris ditambahkan ke {path.name} di {path.parent}/")
    print(f"Periksa dengan kks validate; versi arsip yang memuatnya: kks archive {cycle}")
    return 0
