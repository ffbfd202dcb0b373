"""Stories as they are written at `/periksa/`: fields, what must be said, the page meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kksportal.browser_check.session import Session
from kksportal.browser_check.story import Draft, Drafts, UnwritableError, listed, opened, write
from kksportal.read.frontmatter import parse_yaml, split
from tests.browser_check.keadaan import pack_of, state_of
from tests.conftest import ROOT
from tests.contexts import BALANGAN
from tests.foto import photograph

HOME_CARE = "content/inovasi/home-care-balangan.md"
SOURCE = {"id": "uji", "judul": "Dokumen rekaan: satu", "jenis": "dokumen"}
FIELDS: dict[str, Any] = {
    "judul": "Pasar: rekaan “baru”",
    "ringkasan": "Cerita rekaan untuk uji ini.",
    "tanggal": "2026-11-01",
    "penulis": "Humas",
    "inovasi": "",
    "tatanan": ["pasar"],
    "perangkat_daerah": ["Dinas Rekaan"],
    "sumber": [SOURCE],
    "foto": [],
}
PHOTO = {"berkas": "pasar.jpg", "alt": "Pasar rekaan", "kredit": "Humas", "izin": True}


@pytest.fixture(scope="module")
def published() -> bytes:
    """The state of the real portal."""
    return state_of(ROOT)


@pytest.fixture
def session(published: bytes, tmp_path: Path) -> Session:
    """A sitting with Balangan, checked once."""
    made = Session.start(tmp_path / "portal", published)
    made.open(BALANGAN, pack_of(BALANGAN), day="2026-11-30")
    made.findings()
    return made


def draft(path: str = "", body: str = "Satu kalimat [@uji].", **fields: Any) -> Draft:
    """A sound draft, with some of its fields changed."""
    return Draft.of({"naskah": path, "bidang": FIELDS | fields, "isi": body})


def as_opened(session: Session, path: str, body: str | None = None, **fields: Any) -> Draft:
    """A text as the editor opens it, with some of it changed."""
    told = opened(session, path)
    text = told["isi"] if body is None else body
    return Draft.of({"naskah": path, "bidang": told["bidang"] | fields, "isi": text})


def test_a_text_that_is_not_changed_stays_to_the_byte(session: Session) -> None:
    """Opened and saved: no proposal. Every published text of the portal."""
    for path in [p for p in session.files if p.endswith(".md")]:
        write(session, as_opened(session, path))
    assert session.changed() == set()
    for code in ("S01.01", "73.71"):
        session.open(code, pack_of(code))
        session.findings()
        for path, _ in listed(session):
            write(session, as_opened(session, path))
        assert session.changed() == set()


def test_only_what_was_mended_is_written(session: Session) -> None:
    """Another title is one other line; what the editor does not know stays as well."""
    write(session, as_opened(session, HOME_CARE, judul="Lain: judul"))
    before = session.base[HOME_CARE].decode().splitlines()
    after = session.files[HOME_CARE].decode().splitlines()
    assert [b for b in before if b not in after] == [before[1]]
    assert [a for a in after if a not in before] == ["judul: 'Lain: judul'"]
    assert session.findings() == ()


def test_a_text_is_written_as_lines(session: Session) -> None:
    """The head stays as it was; carriage returns of a page do not come along."""
    write(session, as_opened(session, HOME_CARE, body="Satu.\r\n\r\nDua.\r\n"))
    raw = session.files[HOME_CARE]
    assert raw.endswith(b"\n---\nSatu.\n\nDua.\n")
    assert raw.partition(b"\n---\n")[0] == session.base[HOME_CARE].partition(b"\n---\n")[0]


def test_a_new_story_is_sound(session: Session) -> None:
    """Named by its title, of the district, and without a finding."""
    path = write(session, draft())
    assert path == "content/inovasi/pasar-rekaan-baru.md"
    assert session.findings() == ()
    lines, body, _ = split(session.files[path].decode())
    meta = parse_yaml("\n".join(lines))
    assert meta["daerah"] == BALANGAN
    assert meta["judul"] == FIELDS["judul"]
    assert meta["sumber"] == [SOURCE]
    assert body == "Satu kalimat [@uji].\n"
    assert (path, FIELDS["judul"]) in listed(session)
    assert write(session, draft()) == path  # saved once more, it is the same story
    assert write(session, draft(body="Lain.")) == "content/inovasi/pasar-rekaan-baru-2.md"


def test_a_simulated_district_tells_so(session: Session) -> None:
    """Its story is marked, as the rules ask."""
    session.open("S01.01", pack_of("S01.01"))
    session.findings()
    path = write(session, draft())
    assert not [one for one in session.findings() if one.path == path]


@pytest.mark.parametrize("name", ["judul", "ringkasan", "tanggal", "penulis", "tatanan", "sumber"])
def test_what_a_story_must_say_is_asked(session: Session, name: str) -> None:
    """A sentence for each; nothing is written."""
    empty: Any = [] if isinstance(FIELDS[name], list) else " "
    with pytest.raises(UnwritableError):
        write(session, draft(**{name: empty}))
    assert session.changed() == set()


@pytest.mark.parametrize(
    ("name", "told"),
    [("izin", "nyatakan izin"), ("kredit", "siapa yang memotretnya"), ("alt", "apa yang terlihat"),
     ("berkas", "pilih berkasnya")],
)  # fmt: skip
def test_a_photo_needs_consent_credit_and_a_text(session: Session, name: str, told: str) -> None:
    """All four, for each photo that is new; that there is consent stands in the text."""
    session.take([("pasar.jpg", photograph())], {"pasar.jpg": (24, 16)})
    with pytest.raises(UnwritableError, match=told):
        write(session, draft(foto=[PHOTO | {name: ""}]))
    path = write(session, draft(foto=[PHOTO]))
    assert b"izin: pemotret dan yang terlihat mengizinkan" in session.files[path]
    assert b"kredit: Humas" in session.files[path]
    assert session.findings() == ()


def test_a_published_photo_needs_no_second_consent(session: Session) -> None:
    """It is shown already; a text in its place is still asked."""
    path = next(p for p, photos in session.state.photos.items() if photos and "inovasi" in p)
    code = next(s.region for s in _stories(session) if s.path == path)
    session.open(code, pack_of(code))
    session.findings()
    write(session, as_opened(session, path, penulis="Humas rekaan"))
    assert session.changed() == {path}
    photos = opened(session, path)["bidang"]["foto"]
    with pytest.raises(UnwritableError, match="apa yang terlihat"):
        write(session, as_opened(session, path, foto=[photos[0] | {"alt": ""}]))


def _stories(session: Session) -> tuple[Any, ...]:
    assert session.checker.data is not None
    return session.checker.data.stories


def test_choices_are_those_of_the_district(session: Session) -> None:
    """Tatanan by name, its sources as they would stand in the head, its innovations."""
    told = opened(session, "")["pilihan"]
    assert ("pasar", "Pasar") in [(one, name[:5]) for one, name in told["tatanan"]]
    ids = [row.id for row in session.checker.packages[BALANGAN].sumber]
    assert [one["id"] for one in told["sumber"]] == ids
    assert all(set(one) >= {"id", "judul", "jenis"} for one in told["sumber"])
    assert ("home-care") in [one for one, _ in told["inovasi"]]
    assert opened(session, "")["bidang"]["tanggal"] == "2026-11-30"


def test_a_head_that_cannot_be_read_is_told(session: Session) -> None:
    """It is mended elsewhere; nothing of it is overwritten."""
    session.take([("rusak.md", b"---\njudul: [a\n---\nIsi.\n")])
    with pytest.raises(UnwritableError, match=r"rusak\.md"):
        opened(session, "content/inovasi/rusak.md")


def test_the_page_follows_what_is_typed(session: Session) -> None:
    """It is the very page that the saved story has; the files stay as they are meanwhile."""
    before = dict(session.files)
    shown = Drafts(session).look(draft())
    assert shown.findings == ()
    assert session.files == before
    assert not (session.root / "content/inovasi/pasar-rekaan-baru.md").exists()
    write(session, draft())
    session.findings()
    preview = session.preview()
    assert preview is not None
    assert shown.html == preview.html("inovasi/pasar-rekaan-baru/")


def test_a_draft_of_a_published_story_leaves_it_there(session: Session) -> None:
    """Looked at, and the file is as before."""
    shown = Drafts(session).look(as_opened(session, HOME_CARE, body="Kalimat lain."))
    assert "Kalimat lain." in shown.html
    assert (session.root / HOME_CARE).read_bytes() == session.base[HOME_CARE]


def test_what_is_wrong_in_a_draft_is_found(session: Session) -> None:
    """By the same rules; a mark of no source is told, and the page is shown all the same."""
    shown = Drafts(session).look(draft(body="Kalimat [@entah]."))
    assert [one.kind.code for one in shown.findings] == ["KKS-N008"]
    assert "[@entah]" in shown.html
    lacking = Drafts(session).look(draft(judul="", tanggal="31 Maret"))
    assert {one.column for one in lacking.findings} == {"judul", "tanggal"}
    assert lacking.html == ""


def test_a_draft_brings_its_dropped_photo(session: Session) -> None:
    """By the address at which the page shows it."""
    session.take([("pasar.jpg", photograph())], {"pasar.jpg": (24, 16)})
    shown = Drafts(session).look(draft(foto=[PHOTO]))
    (address,) = [one for one in shown.photos if one in shown.html]
    assert shown.photos[address] == session.files["content/inovasi/pasar.jpg"]


def test_a_sitting_that_is_taken_up_again_knows_its_photos(
    session: Session, published: bytes, tmp_path: Path
) -> None:
    """Their sizes were found by the browser, and are kept with the files."""
    session.take([("pasar.jpg", photograph())], {"pasar.jpg": (1234, 567)})
    write(session, draft(foto=[PHOTO]))
    again = Session.start(tmp_path / "lagi", published)
    again.restore(BALANGAN, session.base, session.files, pack_of(BALANGAN), session.sizes)
    again.findings()
    (photo,) = next(one.photos for one in _stories(again) if one.slug == "pasar-rekaan-baru")
    assert (photo.width, photo.height) == (1234, 567)
