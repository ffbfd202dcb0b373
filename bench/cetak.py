"""Our own render + write from prepared views: `python bench/cetak.py VIEWS FOLDER`.

The counterpart of a Hugo run: start, loading the views, printing, writing; nothing is computed.
VIEWS holds what `ekspor.py` recorded of a build, as Python values in chunks.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from kksportal.effects import Stage
from kksportal.render.html import Renderer, Templates

OPEN: list[tuple[Renderer, Stage]] = []


def print_chunk(path: Path) -> int:
    """Print the pages of one chunk; how many."""
    gc.disable()
    renderer, stage = OPEN[0]
    pages = pickle.loads(path.read_bytes())
    for page in pages:
        stage.write(page.file, renderer.page(page))
    return len(pages)


def main() -> int:
    """Print everything in as many processes as there are cores."""
    views, target = Path(sys.argv[1]), Path(sys.argv[2])
    portal = pickle.loads((views / "portal.pickle").read_bytes())
    templates = Templates(Path(__file__).parents[1] / "site_templates")
    chunks = sorted(views.glob("bagian-*.pickle"), key=lambda p: -p.stat().st_size)
    templates.compile("main.html", "halaman/daerah-tatanan.html", "halaman/daerah.html")
    OPEN.append((Renderer(templates, portal), Stage(target)))
    jobs = len(os.sched_getaffinity(0))
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("fork")) as pool:
        print(sum(pool.map(print_chunk, chunks)), "pages")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
