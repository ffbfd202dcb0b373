"""The commands. Each imports the modules it needs when it runs."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kksportal.console import print_json
from kksportal.effects import Folders
from kksportal.errors import PortalError, in_words
from kksportal.report import summary
from kksportal.words.portal import PortalInfo

if TYPE_CHECKING:
    from kksportal.site_build.job import BuildReport
    from kksportal.site_build.progress import Progress


def portal_root(args: argparse.Namespace) -> Path:
    """The portal's folder; raises PortalError where there is none."""
    root: Path = args.root.resolve()
    if not (root / "mkdocs.yml").is_file() or not (root / "datapackages").is_dir():
        raise PortalError(
            f"{args.root} bukan folder portal (tidak ada mkdocs.yml dan datapackages/). "
            "Mulai dengan: kks init FOLDER"
        )
    return root


def run_validate(args: argparse.Namespace) -> int:
    """`kks validate`: the fast check decides, frictionless explains and checks again."""
    from kksportal.authoring.earlier import against
    from kksportal.errors import sort_findings
    from kksportal.findings import as_json, as_text
    from kksportal.read.folder import DESCRIPTOR
    from kksportal.read.portal import package_folders
    from kksportal.read.waiting import starts_in, texts_that_wait
    from kksportal.settings import read_settings
    from kksportal.site_build.checking import check_nation
    from kksportal.site_build.incremental.cache import cache_folder
    from kksportal.site_build.site import check
    from kksportal.validate.authority import ask, scope

    folders = Folders(root=portal_root(args), safe=args.aman)
    packages = [folders.relative(folder) for folder in package_folders(folders)]
    touched = [touched_path(folders, path) for path in args.paths if path not in (".", "./")]
    cache = None if args.no_cache else cache_folder(folders.root, folders.packages)
    settings = read_settings(folders.root, safe=args.aman)
    smallest = settings.info.smallest
    findings = check_nation(folders, jobs=args.jobs, cache=cache, smallest=smallest)
    if (
        any(starts_in(folder / DESCRIPTOR) for folder in package_folders(folders))
        or (texts_that_wait(replace(folders, at=""), ())[0])
    ):  # what waits may leave others with a link to nowhere: that is told before it is built
        without = check(replace(folders, at=""))[1]
        findings = sort_findings({*findings, *(f for f in without if f.is_error)})
    if args.terhadap:
        findings = sort_findings((*findings, *against(folders, args.terhadap)))
    shown = scope(findings, packages, touched)
    opinion = ask(folders, packages, shown, touched=touched, full=args.full)
    shown = scope((*shown, *opinion.findings), packages, touched)
    shown = (*settings.findings, *shown)
    if args.json:
        print_json(as_json(shown))
    else:
        if shown:
            print(as_text(shown))
        print(f"{len(packages)} paket diperiksa cepat; frictionless {opinion.summary}.")
        others = len(findings) - sum(f in findings for f in shown)
        more = f" {others} temuan lain di luar PATH." if others else ""
        print(f"Selesai diperiksa: {summary(shown)}.{more}")
    return 1 if any(f.is_error for f in shown) else 0


def touched_path(folders: Folders, path: str) -> str:
    """A path a person names, relative to the portal; a file just deleted may still be named.

    Raises PortalError when neither it nor its folder is in the portal.
    """
    own = (folders.root / path).resolve()
    here = Path(path).resolve()
    target = own if own.exists() or not here.is_relative_to(folders.root) else here
    inside = target.is_relative_to(folders.root) and target.parent != folders.root.parent
    if not inside or not (target.exists() or (target.parent.exists() and "/" in path)):
        raise PortalError(f"tidak ada {path} di portal ini; sebut folder paket atau berkasnya")
    return folders.relative(target)


def run_build(args: argparse.Namespace) -> int:
    """`kks build`: check the data and build the site."""
    from kksportal.report import as_text
    from kksportal.settings import read_settings
    from kksportal.site_build.incremental.cache import cache_folder
    from kksportal.site_build.job import BuildReport, Options
    from kksportal.site_build.progress import Progress
    from kksportal.site_build.site import build_portal

    root = portal_root(args)
    folders = Folders(root=root, safe=args.aman, at=_moment(args.saat))
    settings = read_settings(root, safe=args.aman)
    target = _target(args, settings.site)
    progress = Progress(quiet=args.json)

    def editorial(info: PortalInfo) -> Mapping[str, bytes]:
        from kksportal.mkdocs_plugin import editorial_pages

        return editorial_pages(folders, info, settings.mkdocs)

    options = Options(
        keep_going=args.keep_going or settings.keep_going,
        jobs=args.jobs,
        downloads=not args.no_downloads,
        search=not args.no_search,
        folder=args.untuk_folder,
        cache=None if args.no_cache else cache_folder(root, target),
        editorial=editorial,
        assets=settings.assets,
        progress=progress,
    )
    if settings.errors:
        report = BuildReport(findings=())
    elif args.scheduler:
        from kksportal.site_build.cluster import cluster_executor

        with cluster_executor(args.scheduler) as executor:
            there = replace(options, executor=executor)
            report = build_portal(folders, settings.info, target, there)
    else:
        report = build_portal(folders, settings.info, target, options)
    owners = settings.findings
    findings = (*owners, *report.findings)
    if args.json:
        record = {
            "halaman": report.pages,
            "berkas": report.files,
            "bita": report.size,
            "daerah_dibuat": report.made,
            "berkas_ditulis": report.written,
            "detik": round(progress.spent, 3),
        }
        record |= {"temuan": len(findings), "kode_keluar": report.exit_code}
        print_json(json.dumps(record, ensure_ascii=False))
        return report.exit_code
    if report.errors or owners:
        print(as_text((*owners, *report.errors)), file=sys.stderr)
    if not report.built:
        print(f"Situs tidak dibangun: {summary(findings)}.", file=sys.stderr)
        return report.exit_code
    _tell_built(args, report, progress, Path(target.name if args.untuk_folder else "site"))
    print(f"Temuan: {summary(findings)}. Rinciannya: kks validate")
    return report.exit_code


def _tell_built(
    args: argparse.Namespace, report: BuildReport, progress: Progress, place: Path
) -> None:
    """What a build made, where it fits, and how to look at it."""
    from kksportal.site_build.checker_files import CHECKER, INSTALL
    from kksportal.site_build.hosts import hosts_text, size_line

    place = args.site_dir or place
    name, seconds = progress.slowest()
    print(f"{report.pages} halaman, {report.size / 1e6:.1f} MB, di {place}/")
    done = f"{report.made} daerah dibuat, {report.written} berkas ditulis"
    print(f"{done}, {progress.spent:.1f} detik; terlama: {name.lower()} ({seconds:.1f} detik)")
    size = report.files, report.size, report.largest
    print(size_line(*size) if args.untuk_folder else hosts_text(*size))
    for path in report.waiting:
        print(f"Menunggu waktu terbitnya: {path}")
    if report.quarantined:
        names = ", ".join(f"{code} ({folder})" for code, folder in report.quarantined.items())
        print(f"Ditinggalkan karena galat: {names}")
    if not (report.checker or args.untuk_folder):
        print(f"/periksa/ belum dapat memeriksa: tidak ada {CHECKER}. Pasang dengan: {INSTALL}")
    serve = "make serve" if (args.root / "Makefile").is_file() else "kks serve"
    seen = f"{serve}, lalu buka http://127.0.0.1:8000/"
    if args.untuk_folder:
        seen = f"buka {place}/index.html; yang disalin ke flash disk seluruh folder {place}/"
    print(f"Lihat: {seen}")


def _moment(text: str) -> str:
    """The moment that a person names; raises PortalError where it is none, or lacks its offset."""
    from kksportal.model.moments import is_moment

    if text and not ("T" in text and is_moment(text)):
        raise PortalError(
            f"“{text[:40]}” bukan waktu; tulis seperti 2026-12-10T09:00+07:00, atau "
            '--saat "$(date -Iseconds)"'
        )
    return text


def _target(args: argparse.Namespace, site: Path) -> Path:
    """Where a build goes: a site in a folder beside the other, so that neither replaces it."""
    if args.site_dir:
        return Path(args.site_dir.resolve())
    return site.with_name(f"{site.name}-folder") if args.untuk_folder else site


def run_audit(args: argparse.Namespace) -> int:
    """`kks audit`: report the problems of a finished site, in any folder."""
    from kksportal.audit.report import audit_json, audit_text
    from kksportal.audit.site import audit_site
    from kksportal.settings import read_settings

    audit = audit_site(args.site or read_settings(portal_root(args)).site)
    if args.json:
        print_json(audit_json(audit))
    else:
        print(audit_text(audit))
    return audit.exit_code


def run_publish_list(args: argparse.Namespace) -> int:
    """`kks publish-list`: add a site's pages to the list of addresses that keep answering."""
    from kksportal.authoring.published import list_published
    from kksportal.site_build.target import made_files

    root, day = portal_root(args), _day(args.tanggal)
    files = made_files(args.site)
    if not files:
        raise PortalError(f"{args.site} bukan situs buatan kks build")
    new, odd = list_published(root, files, day)
    print(f"{new} alamat baru dicatat di alamat-terbit.csv, tanggal {day}.")
    if odd:
        print(f"{len(odd)} alamat tidak dicatat karena bentuknya: {', '.join(odd[:3])}")
    return 0


def run_serve(args: argparse.Namespace) -> int:
    """`kks serve`: show the site in a browser, and keep it up with every change."""
    import signal
    from threading import Event

    from kksportal.serve.address import to_address
    from kksportal.serve.portal import serve_portal

    folders = Folders(root=portal_root(args), safe=args.aman)
    address = to_address(args.addr)
    site = args.site_dir.resolve() if args.site_dir else None
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # told to end as by Ctrl-C
    try:
        serve_portal(folders, address, Event().wait, site=site)
    except KeyboardInterrupt:
        print("\nBerhenti melayani.")
    return 0


def run_explain(args: argparse.Namespace) -> int:
    """`kks explain`: print the trace that the page shows; only this district is read."""
    from kksportal.compute.district import compute_district
    from kksportal.compute.explain import explain_json, explain_text
    from kksportal.compute.shared import compute_shared
    from kksportal.report import as_text
    from kksportal.site_build.reading import read_district

    one = read_district(Folders(root=portal_root(args)), args.kode)
    errors = [finding for finding in one.findings if finding.is_error]
    if one.package is None or errors:
        print(as_text(errors), file=sys.stderr)
        return 1
    shared = compute_shared(one.data, one.codes)
    traces = compute_district(one.package, shared).readiness
    cycle = args.siklus or max((c for c, _ in traces), default="")
    trace = traces.get((cycle, args.predikat))
    if trace is None:
        known = sorted({f"{p} {c}" for c, p in traces})
        raise PortalError(f"tidak ada syarat untuk itu. Yang ada: {', '.join(known)}")
    if one.package.head.simulated and not args.json:
        print("Data simulasi. Daerah ini tidak ada.\n")
    if args.json:
        print_json(explain_json(trace))
    else:
        print(explain_text(trace))
    return 0


def run_take_in(args: argparse.Namespace) -> int:
    """`kks terima`: merge what an office hands in, as a branch with one commit in its name."""
    from kksportal.proposals.taking_in import Request, carry_out, examine
    from kksportal.report import as_text

    request = Request(
        root=portal_root(args),
        archive=args.berkas,
        today=_day(""),
        onto=args.ke,
        without_git=args.tanpa_git,
        proposal_wins=args.utamakan == "usulan",
    )
    plan = examine(request)
    errors = [finding for finding in plan.outcome.findings if finding.is_error]
    if not args.json:
        if plan.outcome.text:
            print(plan.outcome.text, flush=True)  # shown before anything is written
        if errors:
            print(as_text(errors), file=sys.stderr)
    outcome = plan.outcome if args.dry_run else carry_out(plan)
    if args.json:
        print(outcome.as_json())
    else:
        print(f"kks: {outcome.summary}", file=sys.stderr)
    return outcome.exit_code


def run_clean_pictures(args: argparse.Namespace) -> int:
    """`kks bersihkan foto`: take place, camera and owner out of pictures; pixels stay."""
    from kksportal.authoring.cleaning import clean_pictures

    cleaned = clean_pictures(args.berkas)
    for one in cleaned:
        if one.fault:
            print(f"kks: {one.path}: {one.fault}", file=sys.stderr)
        elif one.lost:
            place = ", letak pengambilan dihapus" if one.place else ""
            print(f"{one.path}: {one.lost} bita dihapus{place}; gambarnya tetap.")
    done = sum(bool(one.lost) for one in cleaned)
    print(f"{len(cleaned)} foto diperiksa, {done} dibersihkan.")
    if any(one.place for one in cleaned):
        print("Letak yang sudah pernah disimpan tetap ada di riwayat git; hapus juga dari sana.")
    return 1 if any(one.fault for one in cleaned) else 0


def run_tidy(args: argparse.Namespace) -> int:
    """`kks rapikan`: write what spreadsheets wrote in the form of the contract; ask what is unsure.

    Exit code 1 where something is left for a person to decide, or could not be read.
    """
    from kksportal.authoring.tidied import asked, told, total
    from kksportal.authoring.tidying import tidy_files
    from kksportal.intake.tidying import Question

    def ask(path: str, question: Question) -> str:
        print(f"{path}\n{asked(question)}")
        ways = [way for way in question.readings if way]
        for number, way in enumerate(ways, start=1):
            print(f"      {number}. {way}")
        answer = input("    Nomor yang dimaksud (kosong: biarkan): ").strip() if ways else ""
        return ways[int(answer) - 1] if answer.isdecimal() and 0 < int(answer) <= len(ways) else ""

    folders = Folders(root=portal_root(args))
    done = []
    for file in tidy_files(folders, args.paths, ask if sys.stdin.isatty() else None,
                           dry=args.dry_run):  # fmt: skip
        for line in told(file, dry=args.dry_run):
            print(line)
        done.append(file)
    print(total(done, dry=args.dry_run))
    if any(file.changed for file in done) and not args.dry_run:
        print("Berikutnya: kks validate")
    open_ = any(file.fault or file.tidied.refused or file.tidied.questions for file in done)
    return 1 if open_ else 0


def run_diff(args: argparse.Namespace) -> int:
    """`kks diff`: report what changed between two states; `--record` logs the figures."""
    from kksportal.authoring.asking import decision_of
    from kksportal.authoring.pages import changed_pages
    from kksportal.authoring.review import review, two_states
    from kksportal.authoring.states import record
    from kksportal.render.changes import print_difference
    from kksportal.render.comment import as_markdown, read_comment
    from kksportal.render.html import Templates
    from kksportal.report import as_text
    from kksportal.shipped import shipped_templates
    from kksportal.site_build.site import check

    if args.dari:
        print(as_markdown(read_comment(_bytes_of(args.dari))))
        return 0
    day = _day(args.tanggal)
    pages = changed_pages(*args.situs) if args.situs else None
    with two_states(args.root, args.old, args.new) as (old, new):
        errors = (*old.errors, *new.errors)
        if errors and not new.whole:
            print(as_text(errors), file=sys.stderr)
            return 1
        found = review(old, new, lambda place: check(place)[1], pages.names if pages else ())
    decision = None
    if args.record and not errors:
        decision = decision_of(found.changes, args.kelas, args.alasan, args.pemutus)
    printed = print_difference(found.difference, args.format, Templates((shipped_templates(),)))
    (print_json if args.format == "json" else print)(printed)
    if pages and args.arsip:
        args.arsip.write_bytes(pages.archive)
    if errors:
        print(as_text(errors), file=sys.stderr)
        return 1
    if decision is not None:
        lines = record(new, found.changes, day, decision, found.serious)
        print(f"{lines} baris dicatat di pembaruan.csv, tanggal {day}.", file=sys.stderr)
    return 0


def _bytes_of(path: Path) -> bytes:
    """The bytes of a file; raises PortalError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as fault:
        raise PortalError(in_words(fault)) from None


def _day(text: str) -> str:
    """A date given by a person, or today."""
    from datetime import date

    try:
        day = date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise PortalError(f"“{text}” bukan tanggal; tulis seperti 2026-11-24") from None
    return day.isoformat()


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


# Settings that this version does not know, or cannot use as they stand.
_NOT_HONOURED = ("KKS-A003", "KKS-A004", "KKS-A005", "KKS-A010")


def _ask_address() -> str:
    """The portal's address, asked of a person at a terminal; nobody else is kept waiting."""
    if not sys.stdin.isatty():
        return ""
    return input("Alamat portal kelak (misalnya https://kks.contoh.go.id/; boleh kosong): ")


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


def run_import_instrument(args: argparse.Namespace) -> int:
    """`kks import instrumen`: take in the ministry's own workbook."""
    from datetime import date

    from kksportal.authoring.instrument import Order, Origin, carry_out, prepare
    from kksportal.authoring.instrument_words import as_json, told

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


def _ask_title(args: argparse.Namespace) -> str:
    """The title of the source, asked of a person at a terminal; nobody else is kept waiting."""
    if not args.daerah or args.sumber or args.json or not sys.stdin.isatty():
        return ""
    return input("Judul sumber buku kerja ini (misalnya Instrumen KKS terisi 2023): ").strip()


def _answers(told: Sequence[str]) -> dict[str, str]:
    """Answers by the key of their question; raises PortalError for what is none."""
    answers = {}
    for one in told:
        key, sign, answer = one.partition("=")
        if not sign or not key.strip() or not answer.strip():
            raise PortalError(f"“{one}” bukan jawaban; tulis seperti --jawab T1.05/mandiri=50")
        answers[key.strip()] = answer.strip()
    return answers


def run_simulate(args: argparse.Namespace) -> int:
    """`kks simulate`: write the input of a fictional portal."""
    from kksportal.simulation.portal import simulate_nation

    rows = simulate_nation(args.output, args.daerah, args.seed)
    print(f"{args.daerah} daerah rekaan, {rows} baris data simulasi, di {args.output}/")
    print(f"Berikutnya: kks build -C {args.output}")
    return 0
