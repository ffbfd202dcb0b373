"""The catalogue for harvesters (DCAT 3): every data set, its files, licence, publisher and span."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kksportal import addresses
from kksportal.addresses import district_files
from kksportal.compute.shared import SharedResults
from kksportal.exports.files import File
from kksportal.exports.lists import list_addresses
from kksportal.exports.rdf import Iri, Node, Text, as_jsonld, as_turtle
from kksportal.model.package import PortalInput
from kksportal.pages.gathered import Gathered
from kksportal.pages.share import DatasetShare
from kksportal.words.names import Names
from kksportal.words.portal import PortalInfo

FOLDER = addresses.DATA()
_MEDIA = "https://www.iana.org/assignments/media-types/"
_ZIP = "application/zip"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_JSON = "application/json"
_CSV = "text/csv"
_LANGUAGES = "http://publications.europa.eu/resource/authority/language/"
_INDONESIAN = Iri(f"{_LANGUAGES}IND")
_HEALTH = Iri("http://publications.europa.eu/resource/authority/data-theme/HEAL")
_PACKAGE = Iri("https://datapackage.org/profiles/2.0/datapackage.json")
_WORDS = ("kabupaten sehat", "kota sehat", "Kabupaten/Kota Sehat", "KKS")
_SIMULATED = "data simulasi"

_KINDS = {  # what stands behind a property, by DCAT-AP
    "dcat:landingPage": "foaf:Document",
    "dcat:mediaType": "dct:MediaType",
    "dcat:theme": "skos:Concept",
    "dct:conformsTo": "dct:Standard",
    "dct:language": "dct:LinguisticSystem",
    "dct:license": "dct:LicenseDocument",
}

Properties = list[tuple[str, Iri | Text]]


def catalogue_files(
    data: PortalInput, results: SharedResults, names: Names, gathered: Gathered, info: PortalInfo
) -> tuple[File, ...]:
    """The same catalogue in both forms; districts without a package have nothing in it."""
    nodes = list(Catalogue(data, results, names, gathered, info).nodes())
    return (
        File(address=addresses.CATALOGUE("ttl"), content=as_turtle(nodes).encode()),
        File(address=addresses.CATALOGUE("jsonld"), content=as_jsonld(nodes).encode()),
    )


class Catalogue:
    """Makes the nodes of a portal's catalogue; addresses are relative where it has no URL."""

    def __init__(
        self,
        data: PortalInput,
        results: SharedResults,
        names: Names,
        gathered: Gathered,
        info: PortalInfo,
    ) -> None:
        self._data = data
        self._results = results
        self._names = names
        self._gathered = gathered
        self._info = info
        self._root = info.url or "../"
        self._mark = f" ({_SIMULATED})" if results.simulated else ""

    def nodes(self) -> Iterator[Node]:
        """Yield the catalogue, its publisher, and each data set followed by its files."""
        sets = [*self._districts(), *self._tables(), *self._lists(), *self._awards()]
        info, office = self._info, self._at("#pengelola")
        properties: Properties = [
            ("dct:title", _text(f"Katalog data {info.name}{self._mark}")),
            ("dct:description", _text(info.tagline or f"Data {info.name}{self._mark}")),
            ("dct:publisher", office),
            ("dct:language", _INDONESIAN),
            ("dct:license", Iri(info.licence.href)),
            ("foaf:homepage", Iri(self._root)),
            ("dcat:contactPoint", self._contact),
        ]
        if self._gathered.updated:
            properties.append(("dct:modified", _day(self._gathered.updated)))
        properties += [("dcat:dataset", Iri(dataset[0].address)) for dataset in sets]
        yield Node(self._at(f"{FOLDER}#katalog").address, "dcat:Catalog", properties)
        yield _agent(office, info.office or info.name)
        yield self._contact_node()
        for dataset in sets:
            yield from dataset
        yield from self._kinds(node for dataset in sets for node in dataset)

    @property
    def _contact(self) -> Iri:
        return self._at("#kontak")

    def _contact_node(self) -> Node:
        """Whom to ask: the office, by mail where that is how errors are reported, else there."""
        href, info = self._info.report_href, self._info
        mail = href.startswith("mailto:")
        way = ("vcard:hasEmail", Iri(href.partition("?")[0])) if mail else (
            "vcard:hasURL", Iri(href) if info.report_away else self._at(href)
        )  # fmt: skip
        return Node(
            self._contact.address, "vcard:Kind", [("vcard:fn", Text(info.office or info.name)), way]
        )

    def _kinds(self, nodes: Iterable[Node]) -> Iterator[Node]:
        """What else is named says of what kind it is, as DCAT-AP asks; each once."""
        found = {self._info.licence.href: "dct:LicenseDocument", self._root: "foaf:Document"}
        for node in nodes:
            for what, value in node.properties:
                if what in _KINDS and isinstance(value, Iri):
                    found[value.address] = _KINDS[what]
        labels = (Text("Kesehatan", language="id"), Text("Health", language="en"))
        for address, kind in found.items():
            theme = kind == "skos:Concept"
            yield Node(address, kind, [("skos:prefLabel", one) for one in labels if theme])

    def _districts(self) -> Iterator[list[Node]]:
        for one in self._gathered.datasets:
            base = addresses.DISTRICT(one.slug)
            region, span = self._at(f"{base}#wilayah"), self._at(f"{base}#kurun")
            maker = self._at(f"{base}#penyusun")
            properties: Properties = [
                ("dcat:landingPage", self._at(base)),
                ("dct:identifier", Text(one.code)),
                ("dct:publisher", self._at("#pengelola")),
                ("dct:spatial", region),
                *([("dct:issued", _day(one.issued))] if one.issued else []),
                *([("dct:temporal", span)] if one.first else []),
                *([("dct:creator", maker)] if one.maker else []),
                ("dcat:keyword", _text(one.name)),
                ("dcat:keyword", _text(one.province)),
            ]
            mine = district_files(one.code)
            files = (
                ("paket", mine.zip, _ZIP, "Paket data (CSV dan datapackage.json)"),
                ("buku", mine.xlsx, _SHEET, "Buku kerja"),
                ("catatan", mine.json, _JSON, "Catatan untuk mesin"),
            )
            title = f"Data Kabupaten/Kota Sehat {one.name}"
            about = (
                f"Capaian, skor, tahap, kelembagaan, dan penghargaan Kabupaten/Kota Sehat "
                f"{one.name}, {one.province}, dengan sumber di setiap baris."
            )
            yield [
                *self._dataset(base, title, about, properties, one.updated, one.licence, files),
                Node(region.address, "dct:Location", [("skos:prefLabel", _text(one.name)),
                                                      ("dct:identifier", Text(one.code))]),
                *([_agent(maker, one.maker)] if one.maker else []),
                *_period(span, one),
            ]  # fmt: skip

    def _tables(self) -> Iterator[list[Node]]:
        mark = "simulasi-" if self._results.simulated else ""
        for cycle, framework in self._data.frameworks.items():
            used = {row.tatanan for row in framework.indikator}
            files = tuple(
                (row.id, f"unduh/nasional/{cycle}/{mark}{row.id}.csv", _CSV, row.nama)
                for row in self._names.tatanan_rows(cycle)
                if row.id in used
            )
            if files:
                yield self._dataset(
                    addresses.FRAMEWORK(cycle),
                    f"Nilai indikator Kabupaten/Kota Sehat semua daerah, siklus {cycle}",
                    f"Satu tabel nasional tiap tatanan siklus {cycle}: nilai dan skor indikator "
                    "menurut daerah, dengan sumbernya.",
                    [("dct:publisher", self._at("#pengelola"))],
                    max(framework.head.updated, self._gathered.updated),
                    "",
                    files,
                )

    def _lists(self) -> Iterator[list[Node]]:
        yield self._dataset(
            FOLDER,
            "Daftar nasional Kabupaten/Kota Sehat",
            "Angka utama, tahapan, penghargaan, perangkat daerah pengampu, indikator dalam "
            "Renstra, dan inovasi semua daerah, dengan sumber di setiap baris.",
            [
                ("dct:publisher", self._at("#pengelola")),
                ("dcat:landingPage", self._at(FOLDER)),
            ],
            self._gathered.updated,
            "",
            tuple(
                (name, address, _CSV, name.replace("-", " ").capitalize())
                for address, name in list_addresses(simulated=self._results.simulated).items()
            ),
        )

    def _awards(self) -> Iterator[list[Node]]:
        for package in self._data.awards:
            cycle = package.head.cycle
            if package.head.simulated == self._results.simulated:
                yield self._dataset(
                    addresses.AWARD_CYCLE(cycle),
                    f"Penghargaan Swasti Saba {cycle}",
                    f"Penerima Swasti Saba {cycle} menurut sumber yang ditemukan. Daerah yang "
                    "tidak tercantum belum tentu tidak menerima.",
                    [("dct:publisher", self._at("#pengelola"))],
                    package.head.updated,
                    package.head.licence_url,
                    (("catatan", addresses.AWARD_RECORD(cycle), _JSON, "Catatan"),),
                )

    def _dataset(
        self,
        base: str,
        title: str,
        about: str,
        more: Properties,
        day: str,
        licence: str,
        files: tuple[tuple[str, str, str, str], ...],
    ) -> list[Node]:
        """A data set and its files; a simulated one says so in its title and its keywords."""
        address = self._at(f"{base}#data").address
        owned = Iri(licence or self._info.licence.href)
        words = (*_WORDS, _SIMULATED) if self._mark else _WORDS
        properties: Properties = [
            ("dct:title", _text(title + self._mark)),
            ("dct:description", _text(f"Data simulasi. {about}" if self._mark else about)),
            ("dct:license", owned),
            ("dct:language", _INDONESIAN),
            ("dcat:theme", _HEALTH),
            ("dcat:contactPoint", self._contact),
            *([("dct:modified", _day(day))] if day else []),
            *(("dcat:keyword", _text(word)) for word in words),
            *more,
            *(("dcat:distribution", Iri(f"{address}-{name}")) for name, _, _, _ in files),
        ]
        nodes = [Node(address, "dcat:Dataset", properties)]
        for name, place, form, label in files:
            file = self._at(place)
            nodes.append(
                Node(
                    f"{address}-{name}",
                    "dcat:Distribution",
                    [
                        ("dct:title", _text(label)),
                        ("dcat:accessURL", file),
                        ("dcat:downloadURL", file),
                        ("dcat:mediaType", Iri(_MEDIA + form)),
                        ("dct:license", owned),
                        *([("dct:conformsTo", _PACKAGE)] if form == _ZIP else []),
                    ],
                )
            )
        return nodes

    def _at(self, address: str) -> Iri:
        return Iri(self._root + address)


def _agent(at: Iri, name: str) -> Node:
    return Node(at.address, "foaf:Agent", [("foaf:name", Text(name))])


def _period(span: Iri, one: DatasetShare) -> list[Node]:
    if not one.first:
        return []
    properties: Properties = [
        ("dcat:startDate", _year(one.first)),
        ("dcat:endDate", _year(one.last)),
    ]
    return [Node(span.address, "dct:PeriodOfTime", properties)]


def _text(text: str) -> Text:
    return Text(text, language="id")


def _day(day: str) -> Text:
    return Text(day, kind="xsd:date")


def _year(year: str) -> Text:
    return Text(year, kind="xsd:gYear")
