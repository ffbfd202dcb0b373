"""`python -m tests.mutation`: plants changes in the core and tells which go unnoticed.

Exit codes: 0 enough were noticed, 1 not enough or not all were tried, 2 the tests fail by
themselves.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import tempfile
import time
from pathlib import Path

from tests.mutation.report import (
    as_json,
    enough,
    killed,
    percent,
    read_reasons,
    stale,
    survivors,
    table,
)
from tests.mutation.run import PATIENCE, Desk, Outcome, baseline, trials
from tests.mutation.sample import Module, names, sample

ROOT = Path(__file__).parents[2]
SLACK = 4  # a trial may work so many times as long as the tests do without a mutant


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutation",
        description="Mengubah aturan satu per satu; uji cepat harus melihatnya.",
    )
    parser.add_argument("--banyak", type=int, default=330, help="banyaknya mutan")
    parser.add_argument("--benih", type=int, default=11, help="benih pilihan acak")
    parser.add_argument("--modul", nargs="*", default=[], help="hanya modul atau paket ini")
    parser.add_argument("--proses", type=int, default=2, help="banyaknya proses")
    parser.add_argument("--detik", type=int, default=2600, help="batas waktu seluruhnya")
    parser.add_argument("--json", type=Path, help="tulis hasil tiap mutan ke berkas ini")
    parser.add_argument("--akar", type=Path, default=ROOT, help="akar repositori yang diuji")
    return parser.parse_args()


def main() -> int:
    """Choose, try, tell."""
    asked, began = options(), time.monotonic()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends what runs, removes the copies
    root = asked.akar.resolve()
    modules = [Module.read(root, name) for name in names(root, asked.modul)]
    chosen = sample(modules, asked.banyak, asked.benih)
    with tempfile.TemporaryDirectory(prefix="mutasi-") as folder:
        desks = [Desk.at(root, Path(folder) / str(i)) for i in range(asked.proses)]
        try:
            seconds = baseline(desks[0])
        except RuntimeError as failed:
            print(failed, file=sys.stderr)
            print("Uji cepat gagal tanpa mutan; betulkan dahulu: make test-fast", file=sys.stderr)
            return 2
        print(f"Uji cepat lulus ({seconds:.0f} detik kerja). {len(chosen)} mutan.", file=sys.stderr)
        outcomes: list[Outcome] = []
        patience = PATIENCE + SLACK * round(seconds)
        for outcome in trials(desks, chosen, patience, began + asked.detik):
            outcomes.append(outcome)
            if len(outcomes) % 25 == 0:
                dead, counted = killed(outcomes)
                told = f"{len(outcomes)} dari {len(chosen)}: {percent(dead, counted)} terlihat"
                print(told, file=sys.stderr, flush=True)
    if asked.json:
        told = json.dumps(as_json(outcomes), ensure_ascii=False, indent=1)
        asked.json.write_text(told + "\n", "utf-8")
    reasons = read_reasons()
    print("\n".join(table(outcomes)))
    for line in survivors(outcomes, reasons):
        print(line)
    known = [key for module in modules for key in module.all_keys()]
    for module, text, label in stale(reasons, known) if not asked.modul else ():
        print(f"Alasan tanpa mutan: {module}.py [{label}] {text}")
    dead, counted = killed(outcomes)
    print(f"{dead} dari {counted} mutan terlihat ({percent(dead, counted)}), "
          f"{time.monotonic() - began:.0f} detik, benih {asked.benih}.")  # fmt: skip
    if len(outcomes) < len(chosen):
        print(f"Waktu habis: {len(chosen) - len(outcomes)} mutan belum dicoba.")
        return 1
    return 0 if enough(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
