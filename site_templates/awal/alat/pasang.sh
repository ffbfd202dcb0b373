#!/usr/bin/env bash
# Pasang kksportal dari roda (wheel) di folder ini. Tidak ada yang diambil menurut namanya saja:
# roda dicocokkan dengan sidiknya di SHA256SUMS, paket lain dengan sidiknya di requirements.txt.
set -euo pipefail
cd "$(dirname "$0")"
if [ ! -s SHA256SUMS ]; then
  echo "Belum ada roda kksportal di alat/. Ikuti alat/BACA.md, lalu kirim lagi." >&2
  exit 1
fi
sha256sum --check --strict SHA256SUMS
python -m pip install --require-hashes -r requirements.txt
python -m pip install --no-index --no-deps "$(cut -d ' ' -f 3 SHA256SUMS)"
