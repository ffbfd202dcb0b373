"""Our own search step from prepared records: `python bench/indeks.py RECORDS FOLDER`.

The counterpart of Pagefind's own program over the finished pages: start, loading the records,
a short page for each, Pagefind over these, its files made steady and written.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from kksportal.site_build.search_index.index import make_index


def main() -> int:
    """Index all records."""
    records = pickle.loads(Path(sys.argv[1]).read_bytes())
    target = Path(sys.argv[2])
    for name, content in make_index(records):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(len(records), "records")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
