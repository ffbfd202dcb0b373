"""The linked data of a page (schema.org), as the text of one JSON-LD script.

It is joined from strings, not built as objects, because it is made for every page: a national
portal has thousands, and most of them differ in a title only.
"""

from __future__ import annotations

from json.encoder import encode_basestring

from kksportal.addresses import district_files
from kksportal.words.portal import PortalInfo
from kksportal.words.views import Frame, Link

# First words of the names of government bodies; the kind of other bodies is not known.
_GOVERNMENT = ("Pemerintah", "Kementerian", "Dinas", "Badan", "Bappe", "Sekretariat", "Diskominfo")
_TEAMS = ("Tim", *_GOVERNMENT)


def linked_data(frame: Frame, info: PortalInfo) -> str:
    """The JSON-LD of a page, "" where there is none.

    Pages of fictional districts have breadcrumbs and nothing else.
    """
    parts = (
        [_crumbs(frame.crumbs, _root(frame, info)) + _string(frame.title) + "}]}"]
        if (frame.crumbs)
        else []
    )
    make = None if frame.simulated else _KINDS.get(frame.kind)
    if make is not None:
        parts.insert(0, make(frame, info))
    if not parts:
        return ""
    whole = f'{{"@context":"https://schema.org","@graph":[{",".join(parts)}]}}'
    return whole.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _root(frame: Frame, info: PortalInfo) -> str:
    return info.url or "../" * frame.address.count("/")


def _string(text: str) -> str:
    return encode_basestring(text)


def _crumbs(crumbs: tuple[Link, ...], root: str) -> str:
    """The breadcrumb list up to the page itself; the caller appends its name and closes it."""
    steps = [
        f'{{"@type":"ListItem","position":{place},"name":{_string(crumb.label)},'
        f'"item":{_string(root + crumb.href or "./")}}}'
        for place, crumb in enumerate(crumbs, start=1)
    ]
    last = f'{{"@type":"ListItem","position":{len(crumbs) + 1},"name":'
    return f'{{"@type":"BreadcrumbList","itemListElement":[{",".join([*steps, last])}'


def _dataset(frame: Frame, info: PortalInfo) -> str:
    file = _string(_root(frame, info) + district_files(frame.code).zip)
    distribution = (
        f',"distribution":{{"@type":"DataDownload",'
        f'"encodingFormat":"application/zip","contentUrl":{file}}}'
        if info.downloads
        else ""
    )
    return (
        f'{{"@type":"Dataset","name":{_string(f"Data Kabupaten/Kota Sehat {frame.title}")},'
        f'"description":{_string(frame.description)},"url":{_string(_own(frame, info))},'
        f'"identifier":{_string(frame.code)},"dateModified":{_string(frame.changed)},'
        f'"license":{_string(info.licence.href)},"creator":{_office(info)},'
        f'"about":{{"@type":"GovernmentOrganization",'
        f'"name":{_string(f"Pemerintah {frame.title}")}}},'
        f'"spatialCoverage":{_string(frame.title)}{distribution}}}'
    )


def _article(frame: Frame, info: PortalInfo) -> str:
    picture = f',"image":{_string(_root(frame, info) + frame.image)}' if frame.image else ""
    author = f',"author":{_body(frame.author, _TEAMS, "Person")}'
    day = f',"datePublished":{_string(frame.changed)}' if frame.changed else ""
    return (
        f'{{"@type":"Article","headline":{_string(frame.title)},'
        f'"description":{_string(frame.description)},"url":{_string(_own(frame, info))}'
        f'{day}{author if frame.author else ""}{picture},"inLanguage":{_string(frame.language)},'
        f'"publisher":{_office(info)}}}'
    )


def _website(frame: Frame, info: PortalInfo) -> str:
    return (
        f'{{"@type":"WebSite","name":{_string(info.name)},"url":{_string(_own(frame, info))},'
        f'"description":{_string(frame.description)},"inLanguage":{_string(frame.language)},'
        f'"publisher":{_office(info)}}}'
    )


def _own(frame: Frame, info: PortalInfo) -> str:
    return f"{info.url}{frame.address}" if info.url else "./"


def _office(info: PortalInfo) -> str:
    name = info.office or info.name
    if name.startswith(_GOVERNMENT):
        return _body(name, _GOVERNMENT, "", "GovernmentOrganization")
    return _body(name, (), "Organization")


def _body(name: str, groups: tuple[str, ...], other: str, group: str = "Organization") -> str:
    what = group if name.startswith(groups) else other
    return f'{{"@type":"{what}","name":{_string(name)}}}'


_KINDS = {"daerah": _dataset, "cerita": _article, "beranda": _website}
