"""Commands that explain a district, and tell what changed."""

from __future__ import annotations

import argparse
import sys

from kksportal.commands.places import bytes_of, day_of, portal_root
from kksportal.console import print_json
from kksportal.effects import Folders
from kksportal.errors import PortalError


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
        print(as_markdown(read_comment(bytes_of(args.dari))))
        return 0
    day = day_of(args.tanggal)
    pages = changed_pages(*args.situs) if args.situs else None
    with two_states(args.root, args.old, args.new) as (old, new):
        errors = (*old.errors, *new.errors)
        if errors and not new.whole:
            print(as_text(errors), file=sys.stderr)
            return 1
        found = review(old, new, lambda place: check(place)[1], pages.names if pages else ())
    decision = None
    if args.record and not errors:
        decision = decision_of(new, found.changes, args.kelas, args.alasan, args.pemutus)
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
