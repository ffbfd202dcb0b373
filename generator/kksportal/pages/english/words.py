"""What all English pages share: frames, names of districts, reasons, kinds of sources.

The texts are messages: Indonesian here, English in the catalogue. `make messages` finds them.
"""

from __future__ import annotations

from kksportal import addresses
from kksportal.compute.award_records import NOT_ASSESSED, NOT_WON
from kksportal.model.claim import Precision
from kksportal.model.region_rows import DaerahRow
from kksportal.model.rows import Sumber
from kksportal.words.figures import SourceBook, source_label
from kksportal.words.frames import Crumb
from kksportal.words.names import anchor
from kksportal.words.spans import Span
from kksportal.words.translator import Translator
from kksportal.words.views import Frame, Link, SourceView


def message(text: str) -> str:
    """Mark a text for the catalogue of messages; it is translated where it is printed."""
    return text


WITHOUT = {  # an award history: assessed and won nothing, or not assessed
    NOT_WON: message("Dinilai, tidak meraih penghargaan"),
    NOT_ASSESSED: message("Tidak dinilai"),
}
PRECISION = {
    Precision.EXACT: "",
    Precision.MORE_THAN: message("lebih dari"),
    Precision.AT_LEAST: message("paling sedikit"),
    Precision.LESS_THAN: message("kurang dari"),
    Precision.AT_MOST: message("paling banyak"),
    Precision.ABOUT: message("sekitar"),
}
REASONS = {
    "belum-ada": message("Belum ada data"),
    "belum-ditemukan": message("Belum ditemukan"),
    "tidak-disebut": message("Tidak disebut sumber"),
    "tidak-berlaku": message("Tidak berlaku"),
    "ditahan": message("Tidak ditampilkan"),
}
ASSESSORS = {
    "mandiri": message("Penilaian mandiri"),
    "provinsi": message("Provinsi"),
    "pusat": message("Pusat"),
    "tidak-disebut": message("Penilai tidak disebut"),
}
KINDS = {
    "capaian": "",
    "target": message("target"),
    "rencana": message("rencana"),
    "ketentuan": message("ketentuan"),
}
SOURCE_KINDS = {
    "regulasi": message("regulasi"),
    "dokumen": message("dokumen"),
    "situs-pemerintah": message("situs pemerintah"),
    "rilis-pemerintah": message("rilis pemerintah"),
    "berita": message("berita"),
    "jurnal": message("jurnal"),
    "aplikasi": message("aplikasi"),
    "blog": message("blog"),
    "data-terbuka": message("data terbuka"),
    "penelusuran": message("penelusuran"),
    "simulasi": message("simulasi"),
}


def district_name(row: DaerahRow, translator: Translator) -> str:
    """ "Banjar Regency" for Kabupaten Banjar; a name of another shape stays as it is."""
    for prefix, shape in (
        ("Kota Administrasi ", message("Kota Administrasi {nama}")),
        ("Kabupaten Administrasi ", message("Kabupaten Administrasi {nama}")),
        ("Kota ", message("Kota {nama}")),
        ("Kabupaten ", message("Kabupaten {nama}")),
    ):
        if row.nama.startswith(prefix):
            return translator.say(shape, nama=row.nama.removeprefix(prefix))
    return row.nama


def as_of(day: str, translator: Translator) -> str:
    """The day of a figure, or that none is stated."""
    return translator.day(day) or translator.say("tanggal tidak disebut")


def span_words(span: Span, translator: Translator) -> str:
    """From when to when figures are: "from November 2023 to August 2025"; "" without any."""
    first, last, undated = span.ends
    if not first:
        return translator.say("tanpa tanggal") if undated else ""
    told = translator.say("dari {awal}", awal=translator.day(first))
    if last != first:
        told = translator.say(
            "dari {awal} sampai {akhir}", awal=translator.day(first), akhir=translator.day(last)
        )
    return told + (translator.say(", sebagian tanpa tanggal") if undated else "")


def source_view(source: Sumber, translator: Translator) -> SourceView:
    """A source as the list shows it; its title and publisher stay as they are."""
    return _source_view(source, translator.language, translator.say(SOURCE_KINDS[source.jenis]),
                        as_of(source.tanggal_terbit, translator))  # fmt: skip


def _source_view(source: Sumber, language: str, kind: str, day: str) -> SourceView:
    return SourceView(
        id=source.id,
        label=source_label(source),
        title=source.judul,
        publisher=source.penerbit,
        kind=kind,
        date_text=day,
        url=source.tautan,
        note=source.catatan,
        sure_title=source.judul_pasti != "tidak",
        anchor=anchor(source.id),
    )


def source_list(book: SourceBook, translator: Translator) -> tuple[SourceView, ...]:
    """The list at the foot of a page, by label."""
    views = [source_view(source, translator) for source in book.cited()]
    return tuple(sorted(views, key=lambda s: (s.label.lower(), s.id)))


def english_frame(
    translator: Translator,
    address: str,
    title: str,
    description: str,
    changed: str,
    *,
    crumbs: tuple[Crumb, ...] = (),
    simulated: bool = False,
) -> Frame:
    """The frame of an English page."""
    home = addresses.ENGLISH_HOME()
    way = (Crumb(translator.say("Beranda"), home), *crumbs) if address != home else ()
    if simulated:
        title = translator.say("{judul} (data simulasi)", judul=title)
        description = translator.say("Data simulasi. {uraian}", uraian=description)
    return Frame(
        title=title,
        description=description,
        address=address,
        section="/".join(address.split("/")[:2]),
        changed=changed,
        changed_text=translator.day(changed),
        crumbs=tuple(Link(label=c.label, href=c.href) for c in way),
        simulated=simulated,
        noindex=simulated,
        language=translator.language,
    )
