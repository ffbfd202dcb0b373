"""Commands that begin something new from what the portal already knows."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kksportal.commands.places import portal_root
from kksportal.effects import Folders
from kksportal.errors import PortalError


def run_new_deck(args: argparse.Namespace) -> int:
    """`kks new paparan`: slides and a narrative for each office of a district."""
    from kksportal.compute.district import compute_district
    from kksportal.compute.shared import compute_shared
    from kksportal.exports.deck.order import Order, ordered
    from kksportal.render.slides.pptx import to_pptx
    from kksportal.report import as_text
    from kksportal.settings import read_settings
    from kksportal.site_build.reading import read_district
    from kksportal.words.context import SharedContext

    root = portal_root(args)
    one = read_district(Folders(root=root), args.kode)
    errors = [finding for finding in one.findings if finding.is_error]
    if one.package is None or errors:
        print(as_text(errors), file=sys.stderr)
        return 1
    results = compute_shared(one.data, one.codes)
    shared = SharedContext.of(results, read_settings(root).info)
    context = shared.for_district(compute_district(one.package, results))
    order = Order(cycle=args.siklus, tatanan=args.tatanan, office=args.perangkat)
    deck = ordered(context, order)
    slides: Path = args.output or Path(f"paparan-{args.kode}.pptx")
    if slides.suffix.lower() != ".pptx":
        raise PortalError(f"{slides} bukan nama salindia; akhiri dengan .pptx")
    text = slides.with_suffix(".md")
    made = {slides: to_pptx(deck), text: deck.narrative.encode()}
    for path, raw in made.items():
        if path.is_dir() or (path.exists() and path.read_bytes() != raw):  # someone may have edited
            raise PortalError(f"{path} sudah ada dan isinya lain; pilih nama lain dengan -o")
    for path, raw in made.items():
        path.write_bytes(raw)
    print(f"{len(deck.slides) + 1} salindia: {slides}")
    print(f"Narasi tiap perangkat daerah: {text}")
    return 0
