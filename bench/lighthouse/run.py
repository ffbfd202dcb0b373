"""Lighthouse, as on a cheap phone with a slow line, over the pages that people meet first.

Prints a row of scores a page and ends with 1 when one is below the aim. `make lighthouse` installs
what it needs from the lock file beside this one.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.pelayan import served  # noqa: E402  # the path to it is set above

AIM = 95
PAGES = (
    "",
    "daerah/",
    "daerah/kabupaten-balangan/",
    "daerah/kabupaten-balangan/kehidupan-masyarakat-sehat-mandiri/",
    "tatanan/pasar/",
    "penghargaan/",
    "inovasi/home-care-balangan/",
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-quic --disable-background-networking"


def report(url: str, chrome: str) -> dict:
    """The whole report of one page."""
    lighthouse = HERE / "node_modules/lighthouse/cli/index.js"
    command = ["node", str(lighthouse), url, "--output=json", "--quiet"]
    command += [f"--chrome-flags={FLAGS}", "--no-enable-error-reporting"]
    environment = os.environ | {"CHROME_PATH": chrome}
    done = subprocess.run(command, capture_output=True, check=False, text=True, env=environment)
    if done.returncode:
        sys.exit(f"Lighthouse gagal: {done.stderr[-800:]}")
    return json.loads(done.stdout)


def lost(told: dict) -> list[str]:
    """The audits that cost points."""
    audits = told["audits"]
    ids = {r["id"] for c in CATEGORIES for r in told["categories"][c]["auditRefs"] if r["weight"]}
    return sorted(i for i in ids if (audits[i]["score"] or 0) < 1 and _counts(audits[i]))


def _counts(audit: dict) -> bool:
    return audit["scoreDisplayMode"] in ("binary", "numeric", "metricSavings")


def main() -> int:
    """Build, serve, look; the exit code."""
    chrome = shutil.which("chromium") or shutil.which("google-chrome")
    if chrome is None:
        sys.exit("paket Debian 'chromium' belum ada")
    lowest = 100
    with TemporaryDirectory(prefix="kks-lighthouse-") as place:
        site = Path(place) / "site"
        build = [sys.executable, "-m", "kksportal", "build", "-C", str(ROOT), "--site-dir", site]
        subprocess.run([*build, "--no-cache"], check=True, stdout=subprocess.DEVNULL)
        with served(site) as address:
            for page in PAGES:
                told = report(address + page, chrome)
                scores = [round(100 * told["categories"][c]["score"]) for c in CATEGORIES]
                lowest = min(lowest, *scores)
                row = "  ".join(f"{c} {s}" for c, s in zip(CATEGORIES, scores, strict=True))
                print(f"{page or 'beranda'}: {row}  {' '.join(lost(told))}", flush=True)
    return 0 if lowest >= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
