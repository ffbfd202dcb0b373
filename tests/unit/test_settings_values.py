"""An owner's settings: what `mkdocs.yml` says, and what counts where it says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.settings import Settings, read_settings
from kksportal.words.portal import PortalInfo


def read(root: Path, text: str) -> Settings:
    """The settings of a portal with this `mkdocs.yml`."""
    (root / "mkdocs.yml").write_text(text, "utf-8")
    return read_settings(root)


def own(root: Path, options: str) -> Settings:
    """The settings of a portal with these options of our own."""
    return read(root, f"site_name: Portal\nplugins:\n  - kksportal: {options}\n")


def test_a_name_is_enough(tmp_path: Path) -> None:
    """Everything else has a sensible value: the portal answers itself, in ten days."""
    assert read(tmp_path, "site_name: Portal\n") == Settings(
        info=PortalInfo(
            name="Portal",
            tagline="",
            url="",
            office="Portal",
            report_href="kontribusi/",
            report_days=10,
            languages=("id", "en"),
        ),
        site=(tmp_path / "site").resolve(),
        keep_going=False,
    )


def test_everything_that_is_set_is_read(tmp_path: Path) -> None:
    """Each setting of MkDocs and of our own has its effect."""
    text = (
        "site_name: Portal\nsite_description: Semua daerah\nsite_url: https://x.id/p\n"
        "site_dir: hasil\nplugins:\n  - search\n  - kksportal:\n      pengelola: Dinas\n"
        "      lapor: https://x.id/lapor\n      hari_jawab: 5\n      bahasa: [id]\n"
        "      lanjutkan: true\n"
    )
    assert read(tmp_path, text) == Settings(
        info=PortalInfo(
            name="Portal",
            tagline="Semua daerah",
            url="https://x.id/p/",
            office="Dinas",
            report_href="https://x.id/lapor",
            report_days=5,
            languages=("id",),
        ),
        site=(tmp_path / "hasil").resolve(),
        keep_going=True,
    )


@pytest.mark.parametrize(
    ("url", "read_as"), [("", ""), ("https://x.id", "https://x.id/"), ("https://x.id/", None)]
)
def test_an_address_ends_in_a_slash(url: str, read_as: str | None, tmp_path: Path) -> None:
    """A slash is added where one lacks; no address stays none."""
    info = read(tmp_path, f"site_name: x\nsite_url: '{url}'\n").info
    assert info.url == (url if read_as is None else read_as)


@pytest.mark.parametrize(
    ("plugins", "office"),
    [
        ("[{kksportal: {pengelola: Dinas}}]", "Dinas"),
        ("[search, {x: {}}, {kksportal: {pengelola: Dinas}}]", "Dinas"),
        ("[{x: {pengelola: Lain}, kksportal: {pengelola: Dinas}}]", "Dinas"),
        ("{search: {}, kksportal: {pengelola: Dinas}}", "Dinas"),
        ("[{x: {pengelola: Lain}}]", "Portal"),
        ("[kksportal]", "Portal"),
        ("[{kksportal: ~}]", "Portal"),
        ("[{kksportal: [a]}]", "Portal"),
        ("kksportal", "Portal"),
        ("~", "Portal"),
    ],
)
def test_options_stand_under_our_name(plugins: str, office: str, tmp_path: Path) -> None:
    """Plugins may be a list or a map; options of others are not ours."""
    assert read(tmp_path, f"site_name: Portal\nplugins: {plugins}\n").info.office == office


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("~", ("id", "en")),
        ("[]", ("id",)),
        ("id", ("id",)),
        ("en", ("id", "en")),
        ("[en]", ("id", "en")),
        ("[en, id]", ("id", "en")),
    ],
)
def test_indonesian_is_always_a_language(
    text: str, languages: tuple[str, ...], tmp_path: Path
) -> None:
    """The owner lists what stands beside it; its place is first."""
    assert own(tmp_path, f"{{bahasa: {text}}}").info.languages == languages


@pytest.mark.parametrize(
    ("text", "shown"), [("[id, fr]", "['id', 'fr']"), ("fr", "fr"), ("5", "5"), ("{id: 1}", None)]
)
def test_an_unknown_language_is_refused(text: str, shown: str | None, tmp_path: Path) -> None:
    """The message names what was set and what is known."""
    (one,) = own(tmp_path, f"{{bahasa: {text}}}").errors
    assert one.what == f"“bahasa” berisi {shown or {'id': 1}}; yang dikenal: id, en."


def test_a_site_may_lie_elsewhere(tmp_path: Path) -> None:
    """The folder of the site counts from the portal's own, without detours."""
    text = "site_name: x\nsite_dir: ../hasil\n"
    assert read(tmp_path, text).site == tmp_path.resolve().parent / "hasil"


@pytest.mark.parametrize(("text", "keep"), [("true", True), ("false", False), ("1", False)])
def test_only_true_keeps_a_build_going(text: str, keep: bool, tmp_path: Path) -> None:
    """A number or a word is not taken for consent."""
    assert own(tmp_path, f"{{lanjutkan: {text}}}").keep_going is keep


@pytest.mark.parametrize("text", ["site_name:", "site_name: ''", "x: 1"])
def test_a_portal_needs_a_name(text: str, tmp_path: Path) -> None:
    """Without one the build stops with what to write where."""
    (one,) = read(tmp_path, text).errors
    assert (one.what, one.mend) == ("“site_name” kosong.", "Tulis nama portal di sana")


@pytest.mark.parametrize("raw", [b"site_name: [", b"site_name: \xff", b"", b"[]", b"Portal", None])
def test_settings_that_cannot_be_read_are_said_in_one_sentence(
    raw: bytes | None, tmp_path: Path
) -> None:
    """Broken YAML, no UTF-8, no settings and no file: one finding, and nothing follows from it."""
    if raw is not None:
        (tmp_path / "mkdocs.yml").write_bytes(raw)
    made = read_settings(tmp_path)
    assert [one.kind.code for one in made.findings] == ["KKS-A002"]
    assert made.info == PortalInfo(name="Portal", office="Portal")
