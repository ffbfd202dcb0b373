"""What an archive says of itself to a person who has nothing but its files."""

from __future__ import annotations

from kksportal.preservation.crate import Told
from kksportal.text import date_text

FILE = "BACA-SAYA.txt"


def readme(told: Told, wheel: str) -> bytes:
    """`BACA-SAYA.txt`: what this is, how to check it with standard tools, how to build it again."""
    mark = "DATA SIMULASI. Daerah di dalamnya tidak ada; semua isinya rekaan.\n\n"
    where = f", {told.url}" if told.url else ""
    text = f"""{mark if told.simulated else ""}{told.title}
{"=" * len(told.title)}

Dibekukan {date_text(told.day)} oleh {told.office}{where}.
Isinya tidak diubah lagi. Kekeliruan diralat di daftar tersendiri (ralat), dan versi yang lebih
baru menyebut versi sebelumnya. Skor daerah sendiri, provinsi, dan pusat adalah tiga angka yang
tidak pernah digabung; sumber yang berbeda pendapat berdiri sendiri-sendiri. Yang tidak ada di
sini berarti belum ditemukan sampai hari itu, bukan tidak pernah ada.

MEMBACA
  halaman/index.html   halaman siklus ini; buka dengan peramban, tanpa jaringan
  halaman/unduh/daerah/ lembar fakta tiap daerah (PDF/A-2a), untuk dicetak dan disimpan
  angka.csv            setiap angka, skor, aturan, dan penghargaan, beserta sumbernya
  portal/datapackages/ data tiap daerah, kerangka, dan penghargaan (standar Data Package)
  portal/content/      naskah dan foto
  beku.csv             sidik tiap tabel yang dibekukan
  laporan.json         catatan bangunan
  ro-crate-metadata.json  keterangan untuk mesin (RO-Crate 1.2)
  program/             program yang membangun halaman itu, dan daftar paketnya

MEMERIKSA, dengan alat yang ada di setiap komputer
  Folder di atas folder ini ialah kantong BagIt (RFC 8493). Di sana:
    Linux    sha512sum --quiet -c manifest-sha512.txt && sha512sum --quiet -c tagmanifest-sha512.txt
    macOS    shasum -a 512 -q -c manifest-sha512.txt && shasum -a 512 -q -c tagmanifest-sha512.txt
    Python   pip install bagit && bagit.py --validate .
  Tanpa keluaran berarti utuh. Satu bilangan mewakili semuanya: sidik tagmanifest-sha512.txt
  (sha512sum tagmanifest-sha512.txt). Bandingkan dengan yang diumumkan portal.

MEMBANGUN LAGI
  python3 -m venv kks && kks/bin/pip install --require-hashes -r program/{"requirements.txt"}
  kks/bin/pip install --no-deps program/{wheel}
  kks/bin/kks build --from-archive BERKAS.zip --site-dir halaman-lagi
  Hasilnya sama dengan halaman/, byte demi byte.

MENGUTIP
  {told.office}. {told.title}. Dibekukan {date_text(told.day)}. Lisensi {told.licence}.

In English: the frozen data, rules, pages and awards of award cycle {told.cycle} of Indonesia's
Healthy District programme (Kabupaten/Kota Sehat). A BagIt bag; check it with the commands above.
Licence of the data: {told.licence} {told.licence_url}
"""
    return text.encode()
