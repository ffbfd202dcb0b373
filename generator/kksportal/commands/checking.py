"""Commands that check what people have, and put it right where it is clear."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from kksportal.commands.places import portal_root
from kksportal.console import print_json
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.report import summary


def run_validate(args: argparse.Namespace) -> int:
    """`kks validate`: the fast check decides, frictionless explains and checks again."""
    from kksportal.errors import sort_findings
    from kksportal.findings import as_json, as_text
    from kksportal.read.folder import DESCRIPTOR
    from kksportal.read.portal import package_folders
    from kksportal.read.waiting import starts_in, texts_that_wait
    from kksportal.settings import read_settings
    from kksportal.site_build.checking import check_nation
    from kksportal.site_build.incremental.cache import cache_folder
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
        from kksportal.site_build.site import check  # not before: it would bring all of a build

        without = check(replace(folders, at=""))[1]
        findings = sort_findings({*findings, *(f for f in without if f.is_error)})
    if args.terhadap:
        from kksportal.archive.against import against  # as above

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
    target = folders.named(Path(path)).resolve()
    inside = target.is_relative_to(folders.root) and target.parent != folders.root.parent
    if not inside or not (target.exists() or (target.parent.exists() and "/" in path)):
        raise PortalError(f"tidak ada {path} di portal ini; sebut folder paket atau berkasnya")
    return folders.relative(target)


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
