"""Commands for the planning office: what is missing, and what became of what was sent back."""

from __future__ import annotations

import argparse
import json
import sys

from kksportal.commands.places import day_of, portal_root
from kksportal.console import print_json
from kksportal.effects import Folders


def run_kit(args: argparse.Namespace) -> int:
    """`kks kit`: print the working paper; with a folder, write it for print and for each office."""
    from kksportal.commands.kit import read_kit, write_kit
    from kksportal.exports.kit import kit_record
    from kksportal.report import as_text
    from kksportal.words.kit_text import kit_text

    root = portal_root(args)
    made = read_kit(Folders(root=root), args.kode, args.siklus)
    if made.view is None:
        print(as_text(made.errors), file=sys.stderr)
        return 1
    names = write_kit(root, made, args.output) if args.output else []
    if args.json:
        print_json(json.dumps(kit_record(made.view, names), ensure_ascii=False, indent=1))
        return 0
    if made.view.simulated:
        print("Data simulasi. Daerah ini tidak ada.\n")
    print(kit_text(made.view))
    if names:
        print(f"\n{len(names)} berkas di {args.output}/; cetak kit.html, kirim .xlsx tiap kantor.")
    return 0


def run_status(args: argparse.Namespace) -> int:
    """`kks status`: write what became of indicators that were sent back."""
    from kksportal.authoring.status import as_json, carry_out, prepare, told
    from kksportal.compute.repair_steps import Wish
    from kksportal.report import as_text

    today = day_of("")  # the day of the note is data from then on
    wishes = [
        Wish(
            thing=thing,
            status=args.menjadi,
            day=day_of(args.tanggal),
            today=today,
            dated=bool(args.tanggal),
            source=args.sumber,
            cycle=args.siklus,
            stage=args.tahap,
        )
        for thing in dict.fromkeys(args.perihal)
    ]
    outcome = prepare(Folders(root=portal_root(args)), args.kode, wishes)
    writes = outcome.writes and not args.dry_run
    if writes:
        carry_out(outcome)
    if args.json:
        print_json(as_json(outcome, written=writes))
    else:
        print("\n".join(map(told, outcome.steps)))
    if outcome.errors:
        print(as_text(outcome.errors), file=sys.stderr)
        return 1
    if not args.json:
        print(_end(outcome.place, changes=bool(outcome.draft.tables), writes=writes))
    return 0


def _end(place: str, *, changes: bool, writes: bool) -> str:
    if writes:
        return (
            f"Ditulis di {place}/perbaikan.csv. Berikutnya: kks validate, kks diff SEMULA . "
            "--record, lalu kks build"
        )
    return "Tidak ada yang ditulis (--dry-run)." if changes else "Tidak ada yang berubah."
