"""The command line: `kks`. Verbs in English, help and messages in Indonesian."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kksportal import __version__
from kksportal.effects import Folders
from kksportal.errors import Finding, PortalError
from kksportal.plan.portal import PortalInfo

Handler = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 fine, 1 errors in the data, 2 wrong use, 3 partly built."""
    parser = make_parser()
    args = parser.parse_args(argv)
    handler: Handler | None = getattr(args, "handler", None)
    if handler is None:
        parser.print_help()
        return 2
    try:
        return handler(args)
    except PortalError as problem:
        print(f"kks: {problem}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0


def make_parser() -> argparse.ArgumentParser:
    """The commands with their help; each has an example."""
    parser = argparse.ArgumentParser(
        prog="kks", description="Portal Kabupaten/Kota Sehat: dari paket data menjadi situs statis."
    )
    parser.add_argument("--version", action="version", version=f"kks {__version__}")
    verbs = parser.add_subparsers(metavar="PERINTAH", title="perintah")
    init = _verb(verbs, "init", run_init, "mulai portal baru", "kks init portal-balangan")
    init.add_argument("dir", type=Path, metavar="FOLDER", help="folder portal yang akan dibuat")
    validate = _verb(
        verbs, "validate", run_validate, "periksa paket data dan naskah", "kks validate --json"
    )
    validate.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="paket atau berkas yang diubah: hanya temuan tentangnya, diperiksa juga dengan "
        "frictionless",
    )
    validate.add_argument(
        "--full", action="store_true", help="periksa juga semua paket dengan frictionless"
    )
    validate.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="banyak proses (bawaan: satu tiap inti)"
    )
    validate.add_argument(
        "--no-cache", action="store_true", help="periksa semuanya lagi, tanpa ingatan"
    )
    validate.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    build = _verb(verbs, "build", run_build, "bangun situs", "kks build --site-dir site")
    build.add_argument("--site-dir", type=Path, metavar="FOLDER", help="tujuan (bawaan: site/)")
    build.add_argument(
        "--keep-going", action="store_true", help="lewati paket yang salah, terbitkan sisanya"
    )
    build.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="banyak proses (bawaan: satu tiap inti)"
    )
    build.add_argument(
        "--scheduler",
        default="",
        metavar="URL",
        help="penjadwal Dask, misalnya tcp://10.0.0.2:8786",
    )
    build.add_argument(
        "--no-cache", action="store_true", help="bangun semuanya lagi, tanpa ingatan bangunan lalu"
    )
    build.add_argument(
        "--no-downloads", action="store_true", help="tanpa arsip, buku kerja, dan kartu"
    )
    build.add_argument("--no-search", action="store_true", help="tanpa indeks pencarian")
    build.add_argument("--json", action="store_true", help="ringkasan untuk mesin")
    serve = _verb(verbs, "serve", run_serve, "bangun dan lihat di peramban", "kks serve")
    serve.add_argument("--addr", default="127.0.0.1:8000", metavar="ALAMAT", help="host:port")
    explain = _verb(
        verbs, "explain", run_explain, "jelaskan kesiapan satu daerah", "kks explain 63.11 wistara"
    )
    explain.add_argument("kode", metavar="KODE", help="kode daerah, misalnya 63.11")
    explain.add_argument("predikat", metavar="PREDIKAT", help="padapa, wiwerda, atau wistara")
    explain.add_argument("--siklus", default="", metavar="TAHUN", help="siklus (bawaan: terbaru)")
    explain.add_argument("--json", action="store_true", help="keluaran untuk mesin")
    diff = _verb(
        verbs,
        "diff",
        run_diff,
        "bandingkan dua keadaan data, ceritakan yang berubah",
        "kks diff ../portal-lama . --record",
    )
    diff.add_argument("old", type=Path, metavar="LAMA", help="folder portal atau paket, semula")
    diff.add_argument("new", type=Path, metavar="BARU", help="folder portal atau paket, sekarang")
    diff.add_argument(
        "--format", choices=("md", "json", "html"), default="md", help="bentuk (bawaan: md)"
    )
    diff.add_argument(
        "--record", action="store_true", help="catat angka yang berubah di pembaruan.csv BARU"
    )
    diff.add_argument(
        "--tanggal", default="", metavar="TANGGAL", help="tanggal catatan (bawaan: hari ini)"
    )
    simulate = _verb(
        verbs,
        "simulate",
        run_simulate,
        "buat masukan portal rekaan, untuk menguji",
        "kks simulate --daerah 60 --seed 1 -o portal-simulasi",
    )
    simulate.add_argument(
        "--daerah", type=int, default=514, metavar="N", help="banyak daerah (bawaan: 514)"
    )
    simulate.add_argument(
        "--seed", type=int, default=1, metavar="S", help="benih: benih sama, berkas sama"
    )
    simulate.add_argument(
        "-o", dest="output", type=Path, required=True, metavar="FOLDER", help="folder baru"
    )
    brought = verbs.add_parser(
        "import",
        help="ambil data dari berkas",
        description="Ambil data dari berkas.",
        epilog="Contoh: kks import batas batas.geojson --judul 'Batas 2025' --penerbit BIG",
    )
    kinds = brought.add_subparsers(dest="jenis", required=True, metavar="JENIS")
    borders = _verb(
        kinds,
        "batas",
        run_import_boundaries,
        "ambil batas wilayah dari GeoJSON resmi milik Anda",
        "kks import batas batas.geojson --judul 'Batas wilayah 2025' --penerbit BIG",
    )
    borders.add_argument("berkas", type=Path, metavar="F.geojson")
    borders.add_argument("--judul", required=True, help="judul sumber batas wilayah")
    borders.add_argument("--penerbit", required=True, help="siapa yang menerbitkannya")
    borders.add_argument("--tautan", default="", metavar="URL", help="alamat sumbernya")
    borders.add_argument("--tanggal", default="", metavar="TANGGAL", help="tanggal terbitnya")
    borders.add_argument("--kunci", default="", metavar="ATRIBUT", help="atribut kode atau nama")
    return parser


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    handler: Handler,
    summary: str,
    example: str,
) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = verbs.add_parser(
        name, help=summary, description=f"{summary.capitalize()}.", epilog=f"Contoh: {example}"
    )
    made.add_argument(
        "-C", dest="root", type=Path, default=Path(), metavar="PORTAL", help="folder portal"
    )
    made.set_defaults(handler=handler)
    return made


def portal_root(args: argparse.Namespace) -> Path:
    """The portal's folder; raises PortalError where none is."""
    root: Path = args.root.resolve()
    if not (root / "mkdocs.yml").is_file() or not (root / "datapackages").is_dir():
        raise PortalError(
            f"{args.root} bukan folder portal (tidak ada mkdocs.yml dan datapackages/). "
            "Mulai dengan: kks init FOLDER"
        )
    return root


def summary(findings: Sequence[Finding]) -> str:
    """How many findings of each severity."""
    counts: dict[str, int] = {}
    for finding in findings:
        name = finding.kind.severity.value
        counts[name] = counts.get(name, 0) + 1
    told = [f"{counts[n]} {n}" for n in ("galat", "peringatan", "catatan") if n in counts]
    return ", ".join(told) or "tidak ada temuan"


def run_validate(args: argparse.Namespace) -> int:
    """`kks validate`: the fast check decides, frictionless explains and checks again."""
    from kksportal.build.cache import cache_folder
    from kksportal.build.checking import check_nation
    from kksportal.findings import as_json, as_text
    from kksportal.read.portal import package_folders
    from kksportal.validate.authority import ask, scope

    folders = Folders(root=portal_root(args))
    packages = [folders.relative(folder) for folder in package_folders(folders)]
    touched = [touched_path(folders, path) for path in args.paths if path not in (".", "./")]
    cache = None if args.no_cache else cache_folder(folders.root, folders.packages)
    findings = check_nation(folders, jobs=args.jobs, cache=cache)
    shown = scope(findings, packages, touched)
    opinion = ask(folders, packages, shown, touched=touched, full=args.full)
    shown = scope((*shown, *opinion.findings), packages, touched)
    if args.json:
        print(as_json(shown))
    else:
        if shown:
            print(as_text(shown))
        print(f"{len(packages)} paket diperiksa cepat; frictionless {opinion.told}.")
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
    found = own if own.exists() or not here.is_relative_to(folders.root) else here
    inside = found.is_relative_to(folders.root) and found.parent != folders.root.parent
    if not inside or not (found.exists() or (found.parent.exists() and "/" in path)):
        raise PortalError(f"tidak ada {path} di portal ini; sebut folder paket atau berkasnya")
    return folders.relative(found)


def run_build(args: argparse.Namespace) -> int:
    """`kks build`."""
    from kksportal.build import Options, build_portal
    from kksportal.build.cache import cache_folder
    from kksportal.build.progress import Progress
    from kksportal.report import as_text
    from kksportal.settings import read_settings

    root = portal_root(args)
    settings = read_settings(root)
    target = args.site_dir.resolve() if args.site_dir else settings.site
    progress = Progress(quiet=args.json)

    def editorial(info: PortalInfo) -> Mapping[str, bytes]:
        from kksportal.mkdocs_plugin import editorial_pages

        return editorial_pages(root, info)

    options = Options(
        keep_going=args.keep_going or settings.keep_going,
        jobs=args.jobs,
        downloads=not args.no_downloads,
        search=not args.no_search,
        cache=None if args.no_cache else cache_folder(root, target),
        editorial=editorial,
        progress=progress,
    )
    folders = Folders(root=root)
    if args.scheduler:
        from kksportal.build.cluster import cluster_executor

        with cluster_executor(args.scheduler) as executor:
            there = replace(options, executor=executor)
            report = build_portal(folders, settings.info, target, there)
    else:
        report = build_portal(folders, settings.info, target, options)
    findings = report.findings
    if args.json:
        told = {
            "halaman": report.pages,
            "berkas": report.files,
            "bita": report.size,
            "daerah_dibuat": report.made,
            "berkas_ditulis": report.written,
            "detik": round(progress.spent, 3),
        }
        print(json.dumps(told | {"temuan": len(findings), "kode_keluar": report.exit_code}))
        return report.exit_code
    if report.errors:
        print(as_text(report.errors), file=sys.stderr)
    if not report.built:
        print(f"Situs tidak dibangun: {summary(findings)}.", file=sys.stderr)
        return report.exit_code
    place = args.site_dir or Path("site")
    name, seconds = progress.slowest()
    print(f"{report.pages} halaman, {report.size / 1e6:.1f} MB, di {place}/")
    done = f"{report.made} daerah dibuat, {report.written} berkas ditulis"
    print(f"{done}, {progress.spent:.1f} detik; terlama: {name.lower()} ({seconds:.1f} detik)")
    print(f"Temuan: {summary(findings)}. Rinciannya: kks validate")
    if report.quarantined:
        names = ", ".join(f"{code} ({folder})" for code, folder in report.quarantined.items())
        print(f"Ditinggalkan karena galat: {names}")
    print("Lihat: make serve, lalu buka http://127.0.0.1:8000/")
    return report.exit_code


def run_serve(args: argparse.Namespace) -> int:
    """`kks serve`: MkDocs serves and rebuilds when data, texts or templates change."""
    from mkdocs.commands.serve import serve

    root = portal_root(args)
    print(f"Membangun, lalu melayani di http://{args.addr}/ (Ctrl+C untuk berhenti)")
    serve(config_file=str(root / "mkdocs.yml"), dev_addr=args.addr)
    return 0


def run_explain(args: argparse.Namespace) -> int:
    """`kks explain`: the same trace as on the page."""
    from kksportal.build import check
    from kksportal.compute.explain import explain_json, explain_text
    from kksportal.compute.portal import compute_portal

    data, findings = check(Folders(root=portal_root(args)))
    if data is None:
        raise PortalError(f"portal belum dapat dibaca ({summary(findings)}); jalankan kks validate")
    if args.kode not in data.districts:
        raise PortalError(
            f"tidak ada paket data untuk kode {args.kode}. Yang ada: " + ", ".join(data.districts)
        )
    traces = compute_portal(data).districts[args.kode].readiness
    cycle = args.siklus or max((c for c, _ in traces), default="")
    trace = traces.get((cycle, args.predikat))
    if trace is None:
        known = sorted({f"{p} {c}" for c, p in traces})
        raise PortalError(f"tidak ada syarat untuk itu. Yang ada: {', '.join(known)}")
    if data.districts[args.kode].head.simulated and not args.json:
        print("Data simulasi. Daerah ini tidak ada.\n")
    print(explain_json(trace) if args.json else explain_text(trace))
    return 0


def run_diff(args: argparse.Namespace) -> int:
    """`kks diff`: what changed between two states, in sentences; `--record` keeps the figures."""
    from kksportal.build.states import read_state, record
    from kksportal.compute.changes import compare
    from kksportal.plan.change_report import tell_difference
    from kksportal.plan.names import Names
    from kksportal.render.changes import print_difference
    from kksportal.render.html import Templates
    from kksportal.report import as_text

    day = _day(args.tanggal)
    old, new = (read_state(args.root / place) for place in (args.old, args.new))
    if old.whole != new.whole:
        raise PortalError("bandingkan portal dengan portal, atau paket dengan paket")
    found = (*old.found, *new.found)
    if found:
        print(as_text(found), file=sys.stderr)
        return 1
    changes = compare(old.packages, new.packages)
    told = tell_difference(changes, old.packages, new.packages, Names(new.words))
    print(print_difference(told, args.format, Templates(new.folders.templates)))
    if args.record:
        lines = record(new, changes, day)
        print(f"{lines} baris dicatat di pembaruan.csv, tanggal {day}.", file=sys.stderr)
    return 0


def _day(text: str) -> str:
    """A date given by a person, or today: the one place where a clock is asked."""
    from datetime import date

    try:
        day = date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise PortalError(f"“{text}” bukan tanggal; tulis seperti 2026-11-24") from None
    return day.isoformat()


def run_init(args: argparse.Namespace) -> int:
    """`kks init`: lay down a working portal."""
    from kksportal.authoring.init import init_portal

    made = init_portal(args.dir)
    print(f"Portal baru di {args.dir}/ ({made} berkas).")
    print(f"Berikutnya: cd {args.dir} && kks build && kks serve")
    return 0


def run_import_boundaries(args: argparse.Namespace) -> int:
    """`kks import batas`: an owner's own boundaries as a package."""
    from datetime import date

    from kksportal.authoring.boundaries import Origin, import_boundaries
    from kksportal.read.portal import read_shared
    from kksportal.report import as_text

    root = portal_root(args)
    shared, found = read_shared(Folders(root=root))
    if shared is None:
        print(as_text(found), file=sys.stderr)
        return 1
    names = {row.kode: row.nama for region in shared.regions for row in region.daerah}
    origin = Origin(title=args.judul, publisher=args.penerbit, url=args.tautan, day=args.tanggal)
    target = root / "datapackages" / "batas"
    today = date.today().isoformat()  # the day of the import is data from then on
    drawn, without = import_boundaries(args.berkas, target, names, args.kunci, origin, today)
    print(f"{drawn} batas daerah di {target.relative_to(root)}/; {len(without)} belum ada.")
    print("Berikutnya: kks validate, lalu kks build")
    return 0


def run_simulate(args: argparse.Namespace) -> int:
    """`kks simulate`: the input of a fictional portal."""
    from kksportal.authoring.simulate_nation import simulate_nation

    rows = simulate_nation(args.output, args.daerah, args.seed)
    print(f"{args.daerah} daerah rekaan, {rows} baris data simulasi, di {args.output}/")
    print(f"Berikutnya: kks build -C {args.output}")
    return 0
