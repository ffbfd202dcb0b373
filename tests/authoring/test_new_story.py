"""A new story: its head is whole, and no photo is taken without leave, credit and words."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from tests.authoring.baru import Answers, everything_in, given, lay_portal, portal_at
from tests.foto import photograph

from kksportal.authoring.new.interview import conduct
from kksportal.authoring.new.laying import lay_files
from kksportal.authoring.new.story import NewStory, ask_story
from kksportal.authoring.new.story_files import story_files, story_text
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.read.content import read_stories
from kksportal.read.metadata import told_in
from kksportal.read.portal import read_portal
from kksportal.render.picture import LONGEST, to_kept
from kksportal.validate.portal import check_portal
from kksportal.validate.stories import UNWRITTEN

GOOD = given(KODE="63.11", judul="Pasar: tanpa 'genangan' #1", tatanan="pasar",
             ringkasan="Saluran dibuka - satu demi satu: kering.", sumber="s047")  # fmt: skip
TEXT = "content/inovasi/pasar-tanpa-genangan-1.md"
PHOTO = "content/inovasi/foto/pasar-tanpa-genangan-1-1.jpg"
WORDS = given(alt="Warga membersihkan saluran air", kredit="Dinas Contoh",
              izin="Dinas Contoh, lisan, 1 November 2026")  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A portal with one district."""
    return lay_portal(tmp_path / "portal")


@pytest.fixture
def photo(tmp_path: Path) -> str:
    """A photo as a telephone writes it: turned, and with the place where it was taken."""
    path = tmp_path / "IMG_1.jpg"
    path.write_bytes(photograph(place=True, serial="123", turned=6))
    return str(path)


def asked(root: Path, options: dict[str, list[str]], person: Answers | None = None) -> NewStory:
    """What the questions give."""
    portal = portal_at(root)
    return conduct(lambda interview: ask_story(portal, interview), options, person)


def test_a_story_passes_every_check(root: Path, photo: str) -> None:
    """Whatever signs its words hold; it says of itself that it is not written yet."""
    new = asked(root, {**GOOD, **WORDS, "--foto": [photo]})
    files = story_files(portal_at(root), new)
    assert [*files] == [PHOTO, TEXT]
    lay_files(root, files)
    data, findings = read_portal(Folders(root=root))
    assert data is not None
    mine = [f for f in (*findings, *check_portal(data, findings)) if f.path == TEXT]
    assert [(f.kind.code, f.what) for f in mine] == [("KKS-A006", f"Masih tertulis “{UNWRITTEN}”.")]
    story = next(s for s in data.stories if s.path == TEXT)
    assert (story.title, story.summary) == (GOOD["--judul"][0], GOOD["--ringkasan"][0])
    assert (story.region, story.tatanan, story.tatanan_by) == ("63.11", ("pasar",), "tim-portal")
    assert (story.date, story.author) == ("2026-11-30", "Kantor uji")
    (source,) = story.sources
    package = data.districts["63.11"]
    assert source == next(row for row in package.sumber if row.id == "s047")
    (shown,) = story.photos
    assert (shown.alt, shown.credit) == (WORDS["--alt"][0], WORDS["--kredit"][0])
    assert shown.consent == WORDS["--izin"][0]


@pytest.mark.parametrize("option", ["--alt", "--kredit", "--izin"])
def test_without_leave_credit_or_words_a_photo_is_refused(
    root: Path, photo: str, option: str
) -> None:
    """Each of the three; a program is told which."""
    options = {**GOOD, **WORDS, "--foto": [photo]}
    del options[option]
    with pytest.raises(PortalError, match=f"{option} belum disebut"):
        asked(root, options)


def test_a_second_photo_needs_its_own_words(root: Path, photo: str) -> None:
    """And words without a photo are a slip too."""
    with pytest.raises(PortalError) as told:
        asked(root, {**GOOD, **WORDS, "--foto": [photo, photo]})
    assert str(told.value).count("belum disebut") == 3
    with pytest.raises(PortalError, match="--alt: diberikan lebih sering daripada --foto"):
        asked(root, {**GOOD, **WORDS})


def test_a_person_who_has_no_leave_goes_on_without_the_photo(root: Path, photo: str) -> None:
    """At a terminal; what was said of it is not asked."""
    person = Answers("63.11", "pasar", "", "Ringkas.", "", "", "", "s047", "", photo, "belum",
                     "", "", "")  # fmt: skip
    new = asked(root, given(judul="Satu"), person)
    assert new.photos == ()
    assert "  Tanpa izin foto itu tidak dimuat." in person.heard


def test_a_photo_is_small_upright_and_says_nothing_of_the_camera(root: Path, photo: str) -> None:
    """The original stays where it is, as it is."""
    before = Path(photo).read_bytes()
    assert told_in(before).place
    files = story_files(portal_at(root), asked(root, {**GOOD, **WORDS, "--foto": [photo]}))
    with Image.open(BytesIO(files[PHOTO])) as image:
        assert (image.format, image.size) == ("JPEG", (16, 24))  # it was turned by 90 degrees
        assert not image.getexif()
        assert "icc_profile" not in image.info
    assert not told_in(files[PHOTO]).place
    assert Path(photo).read_bytes() == before


def test_a_large_photo_becomes_as_large_as_pages_need() -> None:
    """The longer side counts; what can be seen through becomes white."""
    made = BytesIO()
    Image.new("RGBA", (4000, 2000), (0, 0, 0, 0)).save(made, "PNG")
    with Image.open(BytesIO(to_kept(made.getvalue()))) as image:
        assert image.size == (LONGEST, LONGEST // 2)
        assert image.getpixel((5, 5)) == (255, 255, 255)


def test_what_is_missing_is_told_at_once(root: Path) -> None:
    """Title, district, tatanan, summary and source: what a story needs."""
    with pytest.raises(PortalError) as told:
        asked(root, {})
    lines = str(told.value).split("\n")[1:]
    named = [line.split()[0] for line in lines]
    assert named == ["--judul", "KODE", "--tatanan", "--ringkasan", "--sumber"]


def test_a_story_is_never_written_over(root: Path) -> None:
    """Its title names its file."""
    lay_files(root, story_files(portal_at(root), asked(root, GOOD)))
    before = everything_in(root)
    with pytest.raises(PortalError, match=f"--judul: {TEXT} sudah ada; pilih judul lain"):
        asked(root, GOOD)
    assert everything_in(root) == before


def test_a_new_source_has_an_id_that_is_free(root: Path) -> None:
    """It stands in the story alone; one that the package has is named by its id."""
    options = {k: v for k, v in GOOD.items() if k != "--sumber"} | given(
        sumber_judul=["Satu", "Dua"], sumber_jenis=["berita", "dokumen"],
        sumber_penerbit="Contoh", sumber_tanggal="2026-03",
    )  # fmt: skip
    new = asked(root, options)
    assert [(s.id, s.jenis, s.tanggal_terbit) for s in new.sources] == [
        ("contoh-2026", "berita", "2026-03"), ("dua", "dokumen", ""),
    ]  # fmt: skip
    lay_files(root, story_files(portal_at(root), new))
    stories, findings = read_stories(Folders(root=root))
    assert not [f for f in findings if f.is_error]
    assert len(stories) == 2


def test_a_source_that_the_district_does_not_have_is_a_slip(root: Path) -> None:
    """With some that it has."""
    with pytest.raises(PortalError, match=r"--sumber: “s999” bukan kode sumber .*yang ada: "):
        asked(root, {**GOOD, "--sumber": ["s999"]})
    with pytest.raises(PortalError, match="--sumber: “baru” bukan kode"):
        asked(root, {**GOOD, "--sumber": ["baru"]})


def test_sources_are_asked_for_until_there_are_enough(root: Path) -> None:
    """One of the package, and a new one."""
    person = Answers("63.11", "pasar", "", "Ringkas.", "", "", "", "s047", "baru", "", "Judul baru",
                     "berita", "", "", "", "", "", "")  # fmt: skip
    new = asked(root, given(judul="Satu"), person)
    assert [s.id for s in new.sources] == ["s047", "judul-baru"]
    assert person.left == []


def test_two_new_sources_without_a_publisher_do_not_share_an_id(root: Path) -> None:
    """The second is not the first."""
    options = {k: v for k, v in GOOD.items() if k != "--sumber"} | given(
        sumber_judul=["Satu", "Dua"], sumber_jenis=["berita", "berita"],
        sumber_penerbit=["Contoh", "Contoh"], sumber_tanggal=["2026", "2026"],
    )  # fmt: skip
    ids = [source.id for source in asked(root, options).sources]
    assert len(set(ids)) == 2


def test_what_is_to_start_later_says_so(root: Path) -> None:
    """In the head of the text; left out where it may be at once."""
    starts = "2026-12-10T09:00+07:00"
    assert f"terbit_mulai: '{starts}'\n" in story_text(asked(root, {**GOOD,
                                                          "--terbit-mulai": [starts]}))  # fmt: skip
    assert "terbit_mulai" not in story_text(asked(root, GOOD))


@pytest.mark.parametrize("option", ["--judul", "--ringkasan", "--penulis", "--perangkat-daerah"])
def test_nothing_that_runs_or_is_personal_is_taken(root: Path, option: str) -> None:
    """As the checks of texts have it."""
    for told in ("=1+1", "<script>x", "NIK 6311010101010001"):
        with pytest.raises(PortalError, match=f"{option}: "):
            asked(root, {**GOOD, option: [told]})


def test_leave_names_no_person(root: Path, photo: str) -> None:
    """It stands in the portal: a mail address in it is refused."""
    with pytest.raises(PortalError, match="--izin: "):
        asked(root, {**GOOD, **WORDS, "--foto": [photo], "--izin": ["budi@contoh.id, 2026"]})
