"""`python -m tests.humas [gambar]`: the texts, or the pictures, of the handbook anew."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory


def main(words: list[str]) -> int:
    """Renew the texts; the pictures where they are asked for."""
    with TemporaryDirectory(prefix="kks-humas-") as name:
        place = Path(name)
        if words == ["gambar"]:
            from tests.humas.gambar import renew

            renewed = renew(place)
        else:
            from tests.humas.naskah import renew as renew_texts

            renewed = renew_texts(place)
    print(*renewed or ["Tidak ada yang berubah."], sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
