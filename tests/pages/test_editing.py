"""Which file of a portal a page is made of: where a person may change what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kksportal.compute.awards import AwardFound
from kksportal.model.package import DistrictPackage, Head
from kksportal.pages.editing import (
    award_file,
    awards_files,
    main_files,
    package_file,
    place_files,
    story_files,
    tables,
    tatanan_files,
)
from kksportal.pages.site import Page
from kksportal.plan import plan_district
from kksportal.words.context import DistrictContext, SharedContext
from tests.contexts import BALANGAN, CONTOH, INFO, codes, context_of

EDITED = replace(INFO, edit="https://github.com/d/p/edit/main/{berkas}")
FOLDER = "datapackages/daerah/63.11-kabupaten-balangan"


def edited(code: str) -> DistrictContext:
    """The context of a district in a portal whose files may be changed."""
    return replace(context_of(code), info=EDITED)


def without(context: DistrictContext, *names: str) -> DistrictContext:
    """A district whose package has no rows in these tables."""
    gone: dict[str, Any] = dict.fromkeys(names, ())
    package = replace(context.district.package, **gone)
    return replace(context, district=replace(context.district, package=package))


def page_of(context: DistrictContext, address: str) -> Page:
    """One page of a district."""
    found = plan_district(context).pages
    return next(page for page in found if page.frame.address == address)


def test_the_first_table_with_rows_is_named() -> None:
    """In the order that a page asks for; then the sources; of an empty package the head."""
    package = context_of(BALANGAN).district.package
    assert package_file(package, "fakta", "sumber") == f"{FOLDER}/fakta.csv"
    assert not package.capaian
    assert package_file(package, "capaian", "pernyataan") == f"{FOLDER}/pernyataan.csv"
    assert package_file(package, "capaian") == f"{FOLDER}/sumber.csv"
    empty = DistrictPackage(head=package.head)
    assert package_file(empty, "fakta") == f"{FOLDER}/datapackage.json"


def test_a_package_with_sources_alone_leads_to_the_award_record() -> None:
    """It is what its page shows; with any row of its own, that comes first."""
    code = next(c for c in codes() if not c.startswith("S") and _history(c))
    context = edited(code)
    page = page_of(context, context.link.href)
    head = context.district.package.head
    assert main_files(context, page)[0].startswith(f"{head.folder}/")
    bare = replace(context.district, package=DistrictPackage(head=head))
    assert main_files(replace(context, district=bare), page) == (award_file(context),)
    here = edited(BALANGAN)
    empty = replace(here.district, package=DistrictPackage(head=here.district.package.head))
    assert main_files(replace(here, district=empty), page) == (f"{FOLDER}/datapackage.json",)


def test_a_file_has_the_name_that_its_head_gives_it() -> None:
    """A package may call its tables as it likes."""
    package = context_of(BALANGAN).district.package
    head = replace(package.head, files={"fakta": "angka.csv"})
    assert package_file(replace(package, head=head), "fakta") == f"{FOLDER}/angka.csv"


def test_a_tatanan_names_what_tells_most_of_it() -> None:
    """Scores before values, before what sources state; never a table without rows."""
    context = edited(CONTOH)
    address = f"daerah/{context.slug}/pasar/"
    page = page_of(context, address)
    place = context.district.package.head.folder
    found = []
    for name in ("penilaian", "capaian", "nilai_tatanan", "pernyataan", "fakta"):
        found.append(tatanan_files(context, page)[0].removeprefix(f"{place}/"))
        context = without(context, name)
    assert found[:2] == ["penilaian.csv", "capaian.csv"]
    assert len(set(found)) > 2


def test_a_tatanan_names_its_narrative_too() -> None:
    """The narrative of the cycle that the page shows; without an editor nothing is looked up."""
    context = edited(CONTOH)
    text = next(n for n in context.names.narratives_of(CONTOH) if n.cycle == context.district.cycle)
    page = page_of(context, f"daerah/{context.slug}/{text.tatanan[0]}/")
    assert tatanan_files(context, page)[1:] == (text.path,)
    assert tatanan_files(context_of(CONTOH), page) == ()


def test_awards_lead_to_the_newest_record() -> None:
    """Of the district; and to its own claims."""
    code = next(c for c in codes() if not c.startswith("S") and _history(c))
    context = edited(code)
    newest = max(_history(code))
    record = f"datapackages/penghargaan/{newest}/penerima.csv"
    assert award_file(context) == record
    page = page_of(context, context.link.href)
    assert awards_files(without(context, "penghargaan"), page) == (record,)
    assert award_file(context_of(code)) == ""


def test_without_a_record_the_rows_that_requirements_need_are_named() -> None:
    """The page of awards tells of readiness too."""
    context = edited(BALANGAN)
    assert not _history(BALANGAN)
    page = page_of(context, context.link.href)
    assert awards_files(without(context, "penghargaan"), page) == (f"{FOLDER}/fakta.csv",)


def test_a_doubted_record_stands_in_its_own_table() -> None:
    """Where nothing else is told of a district."""
    context = edited(BALANGAN)
    doubt = next(d for p in context.data.awards for d in p.diragukan)
    history = context.results.history(doubt.wilayah)
    newest = max(history)
    row = next(r for r in context.names.districts.values() if r.kode == doubt.wilayah)
    place = _shared(context).for_place(row)
    table = "diragukan" if history[newest].state == "diragukan" else "penerima"
    assert award_file(place).endswith(f"/{newest}/{table}.csv")


def test_a_district_of_which_nothing_is_recorded_leads_nowhere() -> None:
    """There is no file yet to be changed; its page says how to contribute."""
    context = edited(BALANGAN)
    rows = context.names.districts.values()
    unknown = next(row for row in rows if not context.results.history(row.kode))
    place = _shared(context).for_place(unknown)
    page = Page(frame=page_of(context, context.link.href).frame, view=None)
    assert place_files(place, page) == ()


def test_a_story_names_its_text_and_a_table_its_own() -> None:
    """What the register gives to a page."""
    context = edited(BALANGAN)
    story = context.stories[0]
    page = page_of(context, f"inovasi/{story.slug}/")
    assert story_files(context, page) == (story.path,) == page.frame.files
    assert tables("sumber")(context, page) == (f"{FOLDER}/sumber.csv",)


def test_every_page_of_a_district_but_the_embedded_names_a_file() -> None:
    """In both languages."""
    for code in (BALANGAN, CONTOH):
        pages = plan_district(edited(code)).pages
        bare = {page.frame.address for page in pages if not page.frame.files}
        assert bare == {page.frame.address for page in pages if page.frame.bare}


def _history(code: str) -> Mapping[str, AwardFound]:
    return context_of(BALANGAN).results.history(code)


def _shared(context: DistrictContext) -> SharedContext:
    return SharedContext.of(context.results, EDITED)


def test_the_control_has_a_head() -> None:
    """The real package lists no file names of its own."""
    assert isinstance(context_of(BALANGAN).district.package.head, Head)
    assert not context_of(BALANGAN).district.package.head.files
