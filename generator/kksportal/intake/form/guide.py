"""The first sheet of the form: how it is filled, in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from kksportal.intake.form.fill import Form
from kksportal.intake.form.layout import SENT_BACK
from kksportal.text import date_text


def guide(form: Form) -> Iterator[tuple[str, str]]:
    """The lines of the first sheet: a mark before the line, and the line. Capitals are a head."""
    cycle = form.layout.cycle
    yield "", f"Formulir isian {form.label}, siklus {cycle}"
    if form.day:
        yield "", f"Terisi dengan data portal per {date_text(form.day)}."
    yield "", ""
    yield "", "CARA MENGISI"
    steps = (
        "Buka lembar Sumber. Tulis judul, penerbit, jenis, dan tautan setiap sumber baru.",
        "Buka lembar tatanan atau lembar lain. Isi atau perbaiki sel yang putih; sel abu-abu "
        "terkunci.",
        "Sel yang punya panah di sampingnya: pilih dari daftar. Skor hanya dapat dipilih dari "
        "langkah indikator itu.",
        "Simpan sebagai .xlsx, lalu kirim berkas ini kepada pengelola portal.",
    )
    for number, step in enumerate(steps, start=1):
        yield f"{number}.", step
    yield "", ""
    yield "", "YANG PERLU DIINGAT"
    for rule in (
        "Kepala kolom berwarna tua: wajib diisi pada baris yang dipakai.",
        "Sel kosong berarti belum diketahui, bukan nol. Nol ditulis 0.",
        "Bila nilainya tidak ada, pilih sebabnya di kolom Alasan kosong.",
        "Mengosongkan sel tidak menghapus nilainya di portal. Untuk menghapus nilai, tulis kata "
        "hapus di sel itu.",
        "Pakai koma untuk pecahan: 85,5. Ribuan ditulis tanpa titik: 5270.",
        "Tanggal ditulis dengan nama bulan atau urutan tanggal-bulan-tahun: 21 Agustus 2025.",
        "Angka dari sumber lain ditulis di baris baru. Angka sumber lama tidak ditimpa.",
        "Jangan menulis nama, NIK, nomor telepon, atau tautan pribadi siapa pun.",
    ):
        yield "•", rule
    yield from _sent_back(form)
    yield "", ""
    yield "", "LEMBAR"
    for sheet in form.sheets:
        filled = sum(any(b.mark in line.cells for b in sheet.plan.blocks) for line in sheet.lines)
        known = f" Terisi {filled} baris." if filled else ""
        about = "" if sheet.plan.lead else f" {sheet.plan.about}"
        yield "•", f"{sheet.plan.name}.{about}{known}"


def _sent_back(form: Form) -> Iterator[tuple[str, str]]:
    told = {
        f"{line.cells['kode']} {line.cells['nama']}: {line.cells[SENT_BACK]}"
        for sheet in form.sheets
        for line in sheet.lines
        if line.marked
    }
    if told:
        yield "", ""
        yield "", "DIMINTA DIPERBAIKI"
        yield "", f"{len(told)} indikator dikembalikan; di lembar tatanan ditandai kuning."
        for one in sorted(told):
            yield "•", one
