"""What is named alike on all English pages: frames, districts, reasons, kinds of sources.

The texts are messages: Indonesian here, English in the catalogue. `make messages` finds them.
"""

from __future__ import annotations

from functools import lru_cache

from kksportal import addresses
from kksportal.model.claim import Precision
from kksportal.model.rows import Sumber
from kksportal.model.shared_rows import DaerahRow
from kksportal.words.figures import SourceBook, source_label
from kksportal.words.frames import Crumb
from kksportal.words.names import anchor
from kksportal.words.translator import Translator
from kksportal.words.views import Frame, Link, SourceView


def said(text: str) -> str:
    """Marks a text in a table of messages, which is said later."""
    return text


PRECISION = {
    Precision.EXACT: "",
    Precision.MORE_THAN: said("lebih dari"),
    Precision.AT_LEAST: said("paling sedikit"),
    Precision.LESS_THAN: said("kurang dari"),
    Precision.AT_MOST: said("paling banyak"),
    Precision.ABOUT: said("sekitar"),
}
REASONS = {
    "belum-ada": said("Belum ada data"),
    "belum-ditemukan": said("Belum ditemukan"),
    "tidak-disebut": said("Tidak disebut sumber"),
    "tidak-berlaku": said("Tidak berlaku"),
    "ditahan": said("Tidak ditampilkan"),
}
ASSESSORS = {
    "mandiri": said("Penilaian mandiri"),
    "provinsi": said("Provinsi"),
    "pusat": said("Pusat"),
    "tidak-disebut": said("Penilai tidak disebut"),
}
KINDS = {
    "capaian": "",
    "target": said("target"),
    "rencana": said("rencana"),
    "ketentuan": said("ketentuan"),
}
SOURCE_KINDS = {
    "regulasi": said("regulasi"),
    "dokumen": said("dokumen"),
    "situs-pemerintah": said("situs pemerintah"),
    "rilis-pemerintah": said("rilis pemerintah"),
    "berita": said("berita"),
    "jurnal": said("jurnal"),
    "aplikasi": said("aplikasi"),
    "blog": said("blog"),
    "data-terbuka": said("data terbuka"),
    "penelusuran": said("penelusuran"),
    "simulasi": said("simulasi"),
}


def district_name(row: DaerahRow, translator: Translator) -> str:
    """ "Banjar Regency" for Kabupaten Banjar; a name of another shape stays as it is."""
    for prefix, shape in (
        ("Kota Administrasi ", said("Kota Administrasi {nama}")),
        ("Kabupaten Administrasi ", said("Kabupaten Administrasi {nama}")),
        ("Kota ", said("Kota {nama}")),
        ("Kabupaten ", said("Kabupaten {nama}")),
    ):
        if row.nama.startswith(prefix):
            return translator.say(shape, nama=row.nama.removeprefix(prefix))
    return row.nama


def as_of(told: str, translator: Translator) -> str:
    """The day of a figure, or that none is stated."""
    return translator.day(told) or translator.say("tanggal tidak disebut")


def source_view(source: Sumber, translator: Translator) -> SourceView:
    """A source as it stands in the list; its title and publisher stay as they are."""
    return _source_view(source, translator.language, translator.say(SOURCE_KINDS[source.jenis]),
                        as_of(source.tanggal_terbit, translator))  # fmt: skip


@lru_cache(maxsize=1 << 12)
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
