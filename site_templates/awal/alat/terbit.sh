#!/usr/bin/env bash
# Terbitkan portal di server sendiri: ambil cabangnya, pasang program menurut sidiknya, periksa,
# bangun, lalu ganti situs lama sekaligus. Yang salah tidak terbit; situs lama tetap berdiri.
#
#   bash alat/terbit.sh /srv/kks/web       # folder yang ditayangkan server web
#
# Setiap kali jalan hanya satu kalimat yang dicetak; rinciannya di terbit.log. Cara memasangnya
# supaya berjalan sendiri: alat/BACA.md.
set -euo pipefail
umask 022
export GIT_TERMINAL_PROMPT=0 PIP_DISABLE_PIP_VERSION_CHECK=1

kalimat() { echo "kks: $1." >&3; }
berhenti() { kalimat "tidak diterbitkan, situs lama tetap berdiri: ${1%.}"; exit 1; }
gagal() { berhenti "$1 ($(tail -n 1 "$rumah/terbit.log"))"; }
tanpa_hook() { git -c core.hooksPath=/dev/null "$@"; }

# Daftar alamat di folder portal kembali seperti di cabangnya; yang bertambah disimpan di $rumah.
pulihkan() { tanpa_hook checkout --quiet -- alamat-terbit.csv || rm -f alamat-terbit.csv; }

terbit() {
  exec 3>&1
  [ $# -eq 1 ] || berhenti "sebutkan folder web, misalnya: bash alat/terbit.sh /srv/kks/web"
  [ "$(id -u)" -ne 0 ] || berhenti "jalankan sebagai pengguna biasa, bukan root"
  web=$(realpath -m -- "$1")
  rumah=${STATE_DIRECTORY:-${XDG_STATE_HOME:-$HOME/.local/state}/kksportal}
  cd "$(dirname "$0")/.."
  mkdir -p "$rumah"
  exec 9>"$rumah/kunci"
  flock --nonblock 9 || { kalimat "penerbitan sebelumnya masih berjalan"; exit 0; }
  exec >"$rumah/terbit.log" 2>&1

  trap pulihkan EXIT
  pulihkan
  [ -z "$(git status --porcelain)" ] || berhenti "folder portal di server berubah; lihat: git status"
  tanpa_hook pull --quiet --ff-only 9>&- || gagal "cabang tidak dapat diambil"

  sidik=$({ python3 --version; cat alat/pasang.sh alat/program.txt alat/requirements.txt || true; } |
    sha256sum | cut -c 1-16)
  program=$rumah/program-$sidik
  if [ ! -e "$program/siap" ]; then
    rm -rf "$program"
    python3 -m venv "$program" || gagal "lingkungan Python tidak dapat dibuat"
    PATH=$program/bin:$PATH bash alat/pasang.sh || gagal "program tidak dapat dipasang"
    touch "$program/siap"
  fi
  export PATH=$program/bin:$PATH XDG_CACHE_HOME=$rumah/ingatan

  if [ -e "$rumah/alamat-terbit.csv" ]; then
    # Daftar di sini lebih dahulu, beserta hari hilangnya; dari cabang hanya alamat yang belum ada.
    awk -F , 'FILENAME == ARGV[1] { print; ada[$1]; next } !($1 in ada)' \
      "$rumah/alamat-terbit.csv" alamat-terbit.csv >"$rumah/daftar"
    cp "$rumah/daftar" alamat-terbit.csv
  fi
  kks validate || gagal "pemeriksaan menemukan galat"
  kks build --site-dir "$web" || gagal "situs tidak dapat dibangun"
  kks publish-list "$web" || { kalimat "terbit di $web, tetapi alamatnya tidak tercatat"; exit 1; }
  cp alamat-terbit.csv "$rumah/daftar"
  mv "$rumah/daftar" "$rumah/alamat-terbit.csv"
  # Sekali lagi, cepat: alamat yang baru saja tidak berhalaman menyebut sejak kapan.
  kks build --site-dir "$web" || { kalimat "terbit di $web, tetapi tidak dapat dibangun sekali lagi"; exit 1; }
  find "$rumah" -maxdepth 1 -name 'program-*' ! -name "program-$sidik" -exec rm -rf {} +
  kalimat "terbit di $web, menurut cabang per $(git log -1 --format='%cs (%h)')"
}

terbit "$@"
exit
