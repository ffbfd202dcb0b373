"""Commands that build a site, show it, and look at what was built."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kksportal.commands.places import day_of, portal_root
from kksportal.console import print_json
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.report import summary
from kksportal.words.portal import PortalInfo

if TYPE_CHECKING:
    from kksportal.site_build.job import BuildReport
    from kksportal.site_build.progress import Progress


def run_build(args: argparse.Namespace) -> int:
    """`kks build`: check the data and build the site."""
    from kksportal.report import as_text
    from kksportal.settings import read_settings
    from kksportal.site_build.incremental.cache import cache_folder
    from kksportal.site_build.job import BuildReport, Options
    from kksportal.site_build.progress import Progress
    from kksportal.site_build.site import build_portal

    if args.from_archive:
        return _from_archive(args)
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

    def build(place: Path, options: Options) -> BuildReport:
        if settings.errors:
            return BuildReport(findings=())
        if args.scheduler:
            from kksportal.site_build.cluster import cluster_executor

            with cluster_executor(args.scheduler) as executor:
                there = replace(options, executor=executor)
                return build_portal(folders, settings.info, place, there)
        return build_portal(folders, settings.info, place, options)

    if args.buktikan:
        return _prove(target, partial(build, options=replace(options, cache=None)))
    report = build(target, options)
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


def _prove(site: Path, build: Callable[[Path], BuildReport]) -> int:
    """`kks build --buktikan`: whether what stands is what a build from nothing makes."""
    from kksportal.report import as_text
    from kksportal.site_build.proof import prove

    proof = prove(site, build)
    if not proof.report.built:
        print(as_text(proof.report.errors), file=sys.stderr)
        print("Tidak dapat dibuktikan: portal ini sekarang tidak dapat dibangun.", file=sys.stderr)
        return 1
    if proof.holds:
        print(f"Terbukti: {proof.same} berkas di {site}/ sama dengan bangunan dari nol, bita demi "
              "bita.")  # fmt: skip
        return 0
    print(f"Tidak sama dengan bangunan dari nol. Sama: {proof.same} berkas.")
    for what, paths in (
        ("Isinya lain", proof.changed), ("Tidak ada di situs", proof.missing),
        ("Tidak dibuat bangunan", proof.extra),
    ):  # fmt: skip
        if paths:
            print(f"{what}, {len(paths)} berkas: {_some(paths)}")
    print("Bangun lagi dengan: kks build --no-cache")
    return 3


def _from_archive(args: argparse.Namespace) -> int:
    """`kks build --from-archive`: the pages of a closed cycle once more, held against its own."""
    from kksportal.archive.rebuild import rebuild
    from kksportal.report import as_text

    target = args.site_dir or Path(f"{args.from_archive.stem}-halaman")
    rebuilt = rebuild(args.from_archive, target.resolve(), args.program, jobs=args.jobs)
    if not rebuilt.report.built:
        print(as_text(rebuilt.report.errors), file=sys.stderr)
        print("Halaman arsip ini tidak dapat dibangun.", file=sys.stderr)
        return 1
    print(f"{rebuilt.report.pages} halaman dibangun dari {args.from_archive.name}, di {target}/")
    if not rebuilt.different:
        print(f"Sama dengan yang disimpan: {rebuilt.same} berkas, bita demi bita.")
        return 0
    print(f"Sama: {rebuilt.same} berkas. Berbeda bitanya: {len(rebuilt.different)}.")
    if not rebuilt.changed:
        print(f"Programnya lain, angkanya sama: {rebuilt.figures} angka di setiap halaman arsip.")
        return 0
    print(f"Angkanya berbeda di {len(rebuilt.changed)} halaman:")
    for page in rebuilt.changed[:20]:
        gone, new = (", ".join(one.value for one in told[:3]) or "-" for told in page[1:])
        print(f"  {page.page}: semula {gone}; sekarang {new}")
    return 3


def _tell_built(
    args: argparse.Namespace, report: BuildReport, progress: Progress, place: Path
) -> None:
    """What a build made, where it fits, and how to look at it."""
    from kksportal.site_build.checker_files import CHECKER, remedy
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
        print(f"/periksa/ belum dapat memeriksa: tidak ada {CHECKER}. {remedy()}")
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
    from kksportal.site_build.target import gone_addresses, made_files

    root, day = portal_root(args), day_of(args.tanggal)
    files = made_files(args.site)
    if not files:
        raise PortalError(f"{args.site} bukan situs buatan kks build")
    made = list_published(root, files, gone_addresses(args.site), day)
    print(f"{len(made.new)} alamat baru dicatat di alamat-terbit.csv, tanggal {day}.")
    if made.gone:
        print(f"{len(made.gone)} alamat tidak berhalaman lagi: {_some(made.gone)}")
        print("Bangun sekali lagi, supaya halaman di sana menyebut sejak kapan.")
    if made.back:
        print(f"{len(made.back)} alamat berhalaman lagi: {_some(made.back)}")
    if made.odd:
        print(f"{len(made.odd)} alamat tidak dicatat karena bentuknya: {_some(made.odd)}")
    return 0


def _some(paths: Sequence[str]) -> str:
    return ", ".join(paths[:3]) + (", …" if len(paths) > 3 else "")


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
