"""Commands for a portal's owner: a new one, one of an older program, one to try with."""

from __future__ import annotations

import argparse
import sys

from kksportal.commands.places import portal_root
from kksportal.effects import Folders


def run_init(args: argparse.Namespace) -> int:
    """`kks init`: create a new portal that works at once."""
    from kksportal.authoring.init import NOTE, init_portal
    from kksportal.authoring.program import program_note, read_program
    from kksportal.settings import portal_address, read_settings

    program = None if args.program is None else read_program(args.program)
    address = portal_address(_ask_address() if args.alamat is None else args.alamat)
    count = init_portal(args.dir, address, program)
    print(f"Portal baru di {args.dir}/ ({count} berkas).")
    print(f"Mana data bawaan program dan mana milik Anda: {args.dir / NOTE}")
    print(program_note(args.dir, program))
    findings = read_settings(args.dir).findings
    for one in {finding.kind: finding for finding in findings}.values():
        print(f"{one.kind.title}. {one.mend}.")
    print(f"Berikutnya: cd {args.dir} && kks build && kks serve")
    return 0


def _ask_address() -> str:
    """The portal's address, asked of a person at a terminal; nobody else is kept waiting."""
    if not sys.stdin.isatty():
        return ""
    return input("Alamat portal kelak (misalnya https://kks.contoh.go.id/; boleh kosong): ")


_NOT_HONOURED = ("KKS-A003", "KKS-A004", "KKS-A005", "KKS-A010")


def run_migrate(args: argparse.Namespace) -> int:
    """`kks migrate`: bring a portal to this version of the program, and tell what could not be."""
    from kksportal.authoring.migrate import plan_migration, write_migration
    from kksportal.authoring.migrate_report import migration_json, migration_text
    from kksportal.settings import SETTINGS, read_settings
    from kksportal.site_build.checking import check_nation

    folders = Folders(root=portal_root(args))
    settings = read_settings(folders.root)
    unused = [f for f in settings.findings if f.path == SETTINGS and f.kind.code in _NOT_HONOURED]
    migration = plan_migration(
        folders,
        lambda portal: check_nation(portal, smallest=settings.info.smallest),
        settings=unused,
        accepted=args.terima,
    )
    if not args.dry_run:
        write_migration(migration)
    told = migration_json if args.json else migration_text
    print(told(migration, dry=args.dry_run))
    return migration.exit_code


def run_simulate(args: argparse.Namespace) -> int:
    """`kks simulate`: write the input of a fictional portal."""
    from kksportal.simulation.portal import simulate_nation

    rows = simulate_nation(args.output, args.daerah, args.seed, kecamatan=args.kecamatan)
    print(f"{args.daerah} daerah rekaan, {rows} baris data simulasi, di {args.output}/")
    print(f"Berikutnya: kks build -C {args.output}")
    return 0
