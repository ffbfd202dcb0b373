#!/usr/bin/env bash
# Pasang kksportal dan paket yang diperlukannya. Tidak ada yang diambil menurut namanya saja: pip
# mencocokkan setiap berkas dengan sidiknya, di requirements.txt dan program.txt. Hanya roda (.whl)
# yang dipasang: paket dari kode sumber akan mengambil alat lain tanpa sidik untuk membangunnya.
set -euo pipefail
cd "$(dirname "$0")"
if ! grep -qs '^[^#].*--hash=sha256:' program.txt; then
  echo "Belum ada program kksportal untuk portal ini: tulis alamat roda dan sidiknya di alat/program.txt menurut alat/BACA.md, lalu kirim lagi." >&2
  exit 1
fi
python -m pip install --require-hashes --only-binary :all: -r requirements.txt
python -m pip install --require-hashes --only-binary :all: --no-deps --force-reinstall -r program.txt
