"""Commands that take in what others bring: forms, workbooks, borders, proposals."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from kksportal.commands.places import day_of, portal_root
from kksportal.effects import Folders
from kksportal.errors import PortalError


def run_template(args: argparse.Namespace) -> int:
    """`kks template`: the form of a district, as a workbook."""
    from kksportal.authoring.form import make_template
    from kksportal.read.portal import read_shared
    from kksportal.settings import read_settings

    root = portal_root(args)
    folders = Folders(root=root)
    cycle = args.siklus
    if not cycle:
        shared = read_shared(folders)[0]
        cycle = max(shared.frameworks, default="") if shared else ""
    info = read_settings(root).info
    raw = make_template(folders, args.kode, cycle, info.office or info.name)
    target: Path = args.output or Path(f"isian-{args.kode}-{cycle}.xlsx")
    if target.exists() and target.read_bytes() != raw:  # it may be a form that someone filled
        raise PortalError(f"{target} sudah ada dan isinya lain; pilih nama lain dengan -o")
    target.write_bytes(raw)
    print(f"Formulir {args.kode} siklus {cycle}: {target}")
    print("Sesudah diisi: kks import isian " + str(target) + " --dry-run")
    return 0


def run_import_form(args: argparse.Namespace) -> int:
    """`kks import isian`: take in a form that an office filled."""
    from datetime import date

    from kksportal.authoring.form import carry_out, prepare
    from kksportal.authoring.form_words import as_json, told

    today = date.today().isoformat()  # the day of the import is data from then on
    folders = Folders(root=portal_root(args))
    outcome = prepare(folders, args.berkas, today, partial=args.partial)
    stands = bool(outcome.errors) or (outcome.open and not args.partial)
    writes = not (args.dry_run or stands)
    if writes:
        carry_out(outcome)
    code = 1 if stands else 0
    written = writes and bool(outcome.draft.tables)
    if args.json:
        print(as_json(outcome, written=written, code=code))
    else:
        print(told(outcome, written=written, dry=args.dry_run))
    return code


def run_import_instrument(args: argparse.Namespace) -> int:
    """`kks import instrumen`: take in the ministry's own workbook."""
    from datetime import date

    from kksportal.authoring.instrument import carry_out, prepare
    from kksportal.authoring.instrument_words import as_json, told
    from kksportal.authoring.orders import Order, Origin

    if not re.fullmatch("(19|20)[0-9]{2}", args.siklus):
        raise PortalError(f"“{args.siklus}” bukan siklus; tulis tahun penghargaan: 2025")
    title = args.judul or _ask_title(args)
    order = Order(
        file=args.berkas,
        cycle=args.siklus,
        today=date.today().isoformat(),  # the day of the import is data from then on
        district=args.daerah,
        origin=Origin(id=args.sumber, title=title, publisher=args.penerbit, day=args.tanggal,
                      url=args.tautan),
        rename=args.nama_resmi,
        notes=args.dengan_catatan,
        answers=_answers(args.jawab),
    )  # fmt: skip
    outcome = prepare(Folders(root=portal_root(args)), order)
    open_questions = bool(outcome.questions) and not args.partial
    writes = not (args.dry_run or outcome.errors or open_questions)
    if writes:
        carry_out(outcome)
    code = 1 if outcome.errors or open_questions else 0
    written = writes and bool(outcome.draft.changes)
    if args.json:
        print(as_json(outcome, written=written, code=code))
    else:
        print(told(outcome, written=written, dry=args.dry_run))
    return code


def _ask_title(args: argparse.Namespace) -> str:
    """The title of the source, asked of a person at a terminal; nobody else is kept waiting."""
    if not args.daerah or args.sumber or args.json or not sys.stdin.isatty():
        return ""
    return input("Judul sumber buku kerja ini (misalnya Instrumen KKS terisi 2023): ").strip()


def _answers(told: Sequence[str], example: str = "T1.05/mandiri=50") -> dict[str, str]:
    """Answers by the key of their question; raises PortalError for what is none."""
    answers = {}
    for one in told:
        key, sign, answer = one.partition("=")
        if not sign or not key.strip() or not answer.strip():
            raise PortalError(f"“{one}” bukan jawaban; tulis seperti --jawab {example}")
        answers[key.strip()] = answer.strip()
    return answers


def run_import_boundaries(args: argparse.Namespace) -> int:
    """`kks import batas`: write an owner's own boundaries as a package."""
    from datetime import date

    from kksportal.authoring.boundaries import Origin, import_boundaries
    from kksportal.read.portal import read_shared
    from kksportal.report import as_text

    root = portal_root(args)
    shared, findings = read_shared(Folders(root=root))
    if shared is None:
        print(as_text(findings), file=sys.stderr)
        return 1
    names = {
        row.kode: row.nama
        for region in shared.regions
        for row in region.daerah
        if not row.berlaku_sampai
    }
    origin = Origin(title=args.judul, publisher=args.penerbit, url=args.tautan, day=args.tanggal)
    target = root / "datapackages" / "batas"
    today = date.today().isoformat()  # the day of the import is data from then on
    drawn, without = import_boundaries(args.berkas, target, names, args.kunci, origin, today)
    print(f"{drawn} batas daerah di {target.relative_to(root)}/; {len(without)} belum ada.")
    print("Berikutnya: kks validate, lalu kks build")
    return 0


def run_take_in(args: argparse.Namespace) -> int:
    """`kks terima`: merge what an office hands in, as a branch with one commit in its name."""
    from dataclasses import replace

    from kksportal.proposals.taking_in import Request, carry_out, examine
    from kksportal.proposals.told import told
    from kksportal.report import as_text

    request = Request(
        root=portal_root(args),
        archive=args.berkas,
        today=day_of(""),
        onto=args.ke,
        without_git=args.tanpa_git,
        proposal_wins=args.utamakan == "usulan",
        renew=args.perbarui,
        answers=_answers(args.jawab, "fakta/12/nilai=5270"),
    )
    plan = examine(request)
    if plan.outcome.asked and sys.stdin.isatty() and not args.json:
        answers = {one.key: _asked_at_the_terminal(told(one)) for one in plan.outcome.asked}
        given = {key: answer for key, answer in answers.items() if answer}
        if given:
            plan = examine(replace(request, answers={**request.answers, **given}))
    errors = [finding for finding in plan.outcome.findings if finding.is_error]
    if not args.json:
        if plan.outcome.text:
            print(plan.outcome.text, flush=True)  # shown before anything is written
        for one in plan.outcome.asked:
            print(told(one))
        if errors:
            print(as_text(errors), file=sys.stderr)
    outcome = plan.outcome if args.dry_run else carry_out(plan)
    if args.json:
        print(outcome.as_json())
    else:
        print(f"kks: {outcome.summary}", file=sys.stderr)
    return outcome.exit_code


def _asked_at_the_terminal(question: str) -> str:
    """What a person answers; "" leaves it open."""
    print(question)
    return input("  Jawaban (kosong: biarkan): ").strip()
