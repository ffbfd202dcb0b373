"""What an owner may set, and what may not stand on every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import ROOT

from kksportal.exports.factsheet import _at
from kksportal.privacy import SMALLEST
from kksportal.read.catalogue import read_catalogue
from kksportal.render.html import Renderer, Templates
from kksportal.settings import Settings, read_settings
from kksportal.words.portal import PortalInfo
from kksportal.words.translator import Translator
from kksportal.words.views import Frame


def info_of(folder: Path, *own: str) -> PortalInfo:
    """The portal of a configuration with these options of ours; nothing is wrong with it."""
    made = settings_of(folder, *own)
    assert made.errors == ()
    return made.info


def refused(folder: Path, *own: str) -> str:
    """What is wrong with it: one thing, in its line, and how to write it."""
    (one,) = settings_of(folder, *own).errors
    assert (one.kind.code, one.path, one.row) == ("KKS-A003", "mkdocs.yml", 4)
    return f"{one.what} {one.mend}"


def settings_of(folder: Path, *own: str) -> Settings:
    """The settings of a configuration with these options of ours."""
    for page in ("kontribusi", "tentang", "bantuan/lapor"):
        (folder / "content" / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / f"content/{page}.md").write_text("# x", "utf-8")
    options = "".join(f"      {line}\n" for line in own)
    text = f"site_name: Portal\nplugins:\n  - kksportal:\n{options}"
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return read_settings(folder)


@pytest.mark.parametrize(
    ("address", "away"),
    [
        ("kontribusi/", False),
        ("tentang/#kontak", False),
        ("bantuan/lapor/", False),
        ("https://wa.me/62", True),
        ("http://contoh.id/lapor?dari=portal&ke=dinas", True),
        ("mailto:dinas@contoh.id", True),
    ],
)
def test_errors_are_reported_on_a_page_or_at_an_address(
    tmp_path: Path, address: str, away: bool
) -> None:
    """A page of the portal, a web address or a mail address."""
    info = info_of(tmp_path, f'lapor: "{address}"')
    assert info.report_href == address
    assert info.report_away is away


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "//evil.example/",
        "/\\\\evil.example",
        "/mutlak/",
        "../luar/",
        "a/../../luar/",
        "a//b",
        "https://",
        "https:evil.example",
        "https://a.id/ b",
        "https://a.id/<b>",
        "tentang/ onclick=x",
        "ftp://contoh.id",
    ],
)
def test_what_runs_or_leads_astray_stands_on_no_page(tmp_path: Path, address: str) -> None:
    """Anything else is refused in a sentence that names the setting and shows how to write it."""
    told = refused(tmp_path, f'lapor: "{address}"')
    assert re.fullmatch(r"“lapor” berisi “.*”, bukan halaman .*\. Tulis misalnya .*", told)


def test_a_plain_mail_address_is_one_to_write_to(tmp_path: Path) -> None:
    """An officer writes it without "mailto:"."""
    assert info_of(tmp_path, "lapor: kominfo@contoh.go.id").report_href == (
        "mailto:kominfo@contoh.go.id"
    )


def test_a_page_that_does_not_exist_is_no_place_to_report(tmp_path: Path) -> None:
    """The link is on every page: it may not be dead."""
    assert refused(tmp_path, "lapor: tidak-ada/").startswith("“lapor” menunjuk ke “tidak-ada/”")


@pytest.mark.parametrize("text", ["[a]", "{a: b}", "3"])
def test_a_report_address_is_a_text(tmp_path: Path, text: str) -> None:
    """A list, a map or a number is none."""
    assert refused(tmp_path, f"lapor: {text}").startswith("“lapor” berisi")


def test_what_is_not_set_has_its_usual_value(tmp_path: Path) -> None:
    """Without options, or with empty ones: the page on contributing, ten working days."""
    for info in (info_of(tmp_path, "pengelola: X"), info_of(tmp_path, "lapor:", "hari_jawab:")):
        assert (info.report_href, info.report_days) == ("kontribusi/", 10)


@pytest.mark.parametrize(
    ("address", "forge"),
    [
        ("https://github.com/dinas/portal/edit/main/{berkas}", "GitHub"),
        ("https://gitlab.com/dinas/portal/-/edit/main/{berkas}", "GitLab"),
        ("https://codeberg.org/dinas/portal/_edit/main/{berkas}", "Codeberg"),
        ("https://git.contoh.go.id:8443/x/_edit/main/kks/{berkas}?a=1&b=2", "git.contoh.go.id"),
    ],
)
def test_files_may_be_changed_at_a_forge(tmp_path: Path, address: str, forge: str) -> None:
    """Any forge with an address for its editor; those that people know have their names."""
    info = info_of(tmp_path, f'ubah: "{address}"')
    assert (info.edit, info.forge) == (address, forge)


@pytest.mark.parametrize("option", ["ubah:", 'ubah: ""', "hari_jawab: 10"])
def test_without_a_forge_no_page_leads_there(tmp_path: Path, option: str) -> None:
    """Nothing is guessed from elsewhere."""
    info = info_of(tmp_path, option)
    assert info.edit == ""
    assert info.edit_links(["content/tentang.md"]) == ()


@pytest.mark.parametrize(
    "address",
    [
        "http://github.com/dinas/portal/edit/main/{berkas}",
        "https://github.com/dinas/portal/edit/main/",
        "https://github.com/{berkas}/{berkas}",
        "https://github.com/{cabang}/{berkas}",
        "https://{berkas}/",
        "https://github.com{berkas}",
        "https://dinas@github.com/{berkas}",
        "https://github.com/a b/{berkas}",
        'https://github.com/\\"x/{berkas}',
        "https://github.com/<x>/{berkas}",
        "https://github.com/x#{berkas}",
        "javascript:alert(1)//{berkas}",
        "//github.com/{berkas}",
        "[a]",
        "https://github.com/" + "a" * 300 + "/{berkas}",
    ],
)
def test_an_address_without_one_place_for_the_file_is_refused(tmp_path: Path, address: str) -> None:
    """It stands on every page: https, one gap after the host, and nothing that runs."""
    told = refused(tmp_path, f'ubah: "{address}"')
    assert told.startswith("“ubah” berisi “")
    assert told.endswith("Tulis misalnya https://github.com/dinas/portal/edit/main/{berkas}")


def test_the_path_of_a_file_is_encoded_whole(tmp_path: Path) -> None:
    """A name with a space, a question mark or a percent sign stays one path."""
    info = info_of(tmp_path, 'ubah: "https://github.com/x/edit/main/{berkas}?y"')
    (link,) = info.edit_links(["content/inovasi/a b?#%é&.md"])
    assert link.label == "a b?#%é&.md"
    assert link.href == (
        "https://github.com/x/edit/main/content/inovasi/a%20b%3F%23%25%C3%A9%26.md?y"
    )


@pytest.mark.parametrize("name", ["repo_url", "repo_name", "edit_uri", "edit_uri_template"])
def test_what_mkdocs_knows_of_a_repository_is_told_to_be_another_setting(
    tmp_path: Path, name: str
) -> None:
    """It says neither the branch nor the folder, so no address is made of it."""
    settings_of(tmp_path, "hari_jawab: 10")
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"{name}: https://github.com/dinas/portal\n{path.read_text('utf-8')}", "utf-8")
    settings = read_settings(tmp_path)
    (one,) = [f for f in settings.findings if f.kind.code == "KKS-A004"]
    assert "ubah di bawah kksportal" in one.what
    assert settings.info.edit == ""


@pytest.mark.parametrize("text", ["sepuluh", "0", "-3", "366", "1.5", "[3]", "١"])
def test_days_are_a_whole_number(tmp_path: Path, text: str) -> None:
    """How many working days an answer takes is a number of days within a year."""
    assert refused(tmp_path, f"hari_jawab: {text}").startswith("“hari_jawab” berisi")
    assert info_of(tmp_path, "hari_jawab: 365").report_days == 365
    assert info_of(tmp_path, 'hari_jawab: "1"').report_days == 1


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("address", "href"),
    [("kontribusi/", "../../kontribusi/"), ("https://wa.me/62", "https://wa.me/62")],
)
def test_the_address_stands_as_it_is_on_every_page(address: str, href: str, language: str) -> None:
    """A page of the portal is reached from where the reader is; an address of its own is itself."""
    info = PortalInfo(name="Portal", url="https://kks.example/", report_href=address)
    frame = Frame(
        title="X", description="", address="daerah/x/", section="daerah", changed="",
        changed_text="", crumbs=(), simulated=False, noindex=False, language=language,
    )  # fmt: skip
    templates = Templates(
        ROOT / "site_templates", translator=Translator("en", read_catalogue("en"))
    )
    page = Renderer(templates, info).frame_context(frame, "")
    name = "main-en.html" if language == "en" else "main.html"
    text = templates.environment.get_template(name).render(page)
    assert re.search(rf'<a (?:class="lapor" )?href="{re.escape(href)}"', text)


def test_outside_the_pages_the_address_is_whole() -> None:
    """Where there is no page to start from, as on paper, it has its host."""
    page = PortalInfo(name="Portal", url="https://kks.example/", report_href="kontribusi/")
    mail = PortalInfo(name="Portal", url="", report_href="mailto:dinas@contoh.id")
    assert _at(mail, mail.report_href) == "mailto:dinas@contoh.id"
    assert _at(page, page.report_href) == "https://kks.example/kontribusi/"
    assert _at(PortalInfo(name="Portal"), "kontribusi/") == "Portal, kontribusi/"


@pytest.mark.parametrize("text", ["0", "101", "-1", "lima", "5.5", "[5]", "٣"])
def test_the_smallest_count_is_a_whole_number_up_to_a_hundred(tmp_path: Path, text: str) -> None:
    """Counts of persons below it are told before they are published."""
    assert refused(tmp_path, f"jumlah_terkecil: {text}").startswith("“jumlah_terkecil” berisi")
    assert info_of(tmp_path, "jumlah_terkecil: 100").smallest == 100
    assert info_of(tmp_path, "jumlah_terkecil: 1").smallest == 1
    assert info_of(tmp_path, "jumlah_terkecil:").smallest == SMALLEST


def test_pages_of_kecamatan_are_made_where_they_are_asked_for(tmp_path: Path) -> None:
    """A nation has seven thousand of them: without a word there are none."""
    assert info_of(tmp_path).kecamatan is False
    assert info_of(tmp_path, "halaman_kecamatan: false").kecamatan is False
    assert info_of(tmp_path, "halaman_kecamatan: true").kecamatan is True
    assert "true atau false" in refused(tmp_path, "halaman_kecamatan: semua")
