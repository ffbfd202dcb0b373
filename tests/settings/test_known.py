"""Every setting is honoured, or named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import get_schema

from kksportal.authoring.init import init_portal
from kksportal.mkdocs_plugin import PortalOptions
from kksportal.settings import known, read_settings
from kksportal.settings.mkdocs import mkdocs_settings
from tests.conftest import ROOT
from tests.settings.portals import put, read, told


def test_every_setting_of_mkdocs_is_known() -> None:
    """Each either does something here, or we say why it does not."""
    theirs = {name for name, _ in get_schema()} - {"config_file_path", "pages"}
    assert theirs <= known.TOP | known.UNUSED.keys()


def test_every_option_of_ours_is_known_to_mkdocs_too() -> None:
    """Else it would warn of one that we honour."""
    assert {name for name, _ in PortalOptions._schema} == known.OWN


def test_what_is_not_known_is_named_with_its_line(tmp_path: Path) -> None:
    """At the top, in the theme, among our options; with what was probably meant."""
    made = read(
        tmp_path,
        "      penglola: X\nthema: material\ntheme:\n  name: material\n  logoo: x\n"
        "  features: [a]\n"
        "extra_javascript: [a.js]\n",
    )
    assert told(made.findings) == [
        ("A004", 6, "“penglola” tidak dikenal."),
        ("A004", 7, "“thema” tidak dikenal."),
        ("A004", 10, "“logoo” tidak dikenal."),
        ("A004", 11, "“features” tidak dipakai: portal memakai templatnya sendiri."),
        ("A004", 12, "“extra_javascript” tidak dipakai: portal tidak memuat skrip tambahan."),
    ]
    assert [one.mend for one in made.findings][:3] == [
        "Mungkin maksudnya: pengelola", "Mungkin maksudnya: theme", "Mungkin maksudnya: logo",
    ]  # fmt: skip
    assert made.errors == ()


@pytest.mark.parametrize("name", sorted(n for n in known.UNUSED if "." not in n))
def test_what_does_nothing_here_is_said_with_its_reason(tmp_path: Path, name: str) -> None:
    """One sentence each."""
    ((code, row, what),) = told(read(tmp_path, f"{name}: x\n").findings)
    assert (code, row, what) == ("A004", 6, f"“{name}” tidak dipakai: {known.UNUSED[name]}.")


@pytest.mark.parametrize(
    ("line", "name"),
    [("docs_dir: naskah", "docs_dir"), ("use_directory_urls: false", "use_directory_urls"),
     ("site_dir: [a]", "site_dir"), ("extra_css: a.css", "extra_css"), ("theme: [a]", "theme"),
     ("exclude_docs: [a]", "exclude_docs"), ("hooks: x.py", "hooks"), ("hooks: [x.py]", "hooks"),
     ("markdown_extensions: [tidakada]", "markdown_extensions"),
     ("markdown_extensions: [[a]]", "markdown_extensions"), ("mdx_configs: 3", "mdx_configs")],
)  # fmt: skip
def test_a_value_that_cannot_be_used_is_named(tmp_path: Path, line: str, name: str) -> None:
    """The build stops: another value than the one that was written is not published."""
    ((code, row, what),) = told(read(tmp_path, f"{line}\n").findings)
    assert (code, row) == ("A003", 6)
    assert what.startswith(f"“{name}” ")


@pytest.mark.parametrize("value", ["kks.contoh.go.id", "javascript:x", "[a]", "3", "ftp://a.id/"])
def test_an_address_of_the_portal_is_a_whole_one(tmp_path: Path, value: str) -> None:
    """It stands in quotes, site maps and cards."""
    put(tmp_path, {"mkdocs.yml": f"site_name: x\nsite_url: {value}\nplugins: [kksportal]\n"})
    made = read_settings(tmp_path)
    assert [(code, row) for code, row, _ in told(made.findings)] == [("A003", 2)]
    assert made.info.url == ""


@pytest.mark.parametrize("plugins", ["", "plugins:\n", "plugins: [search]\n", "plugins: {}\n"])
def test_a_portal_without_our_plugin_is_built_and_warned(tmp_path: Path, plugins: str) -> None:
    """Its pages have no office and no address to report to."""
    put(tmp_path, {"mkdocs.yml": f"site_name: x\nsite_url: https://a.id/\n{plugins}"})
    made = read_settings(tmp_path)
    assert "KKS-A010" in [one.kind.code for one in made.findings]
    assert made.errors == ()
    assert made.mkdocs["plugins"] == [{"kksportal": {}}]


@pytest.mark.parametrize("text", ['"a\\u202eb"', '"a\\0b"', '"\\ud800"', "x" * 301, "[a]", "true"])
def test_a_name_of_the_portal_is_a_plain_text(tmp_path: Path, text: str) -> None:
    """Nothing hidden, nothing endless, no list: it is on every page."""
    put(tmp_path, {"mkdocs.yml": f"site_name: {text}\nplugins: [kksportal]\n"})
    assert "A003" in [code for code, _, _ in told(read_settings(tmp_path).findings)]


def test_our_own_portals_have_settings_without_fault(tmp_path: Path) -> None:
    """This repository's, and a new one's, whose texts still wait."""
    assert [one.kind.code for one in read_settings(ROOT).findings] == ["KKS-A001"]
    init_portal(tmp_path / "baru", "https://kks.contoh.go.id/")
    assert {one.kind.code for one in read_settings(tmp_path / "baru").findings} == {"KKS-A006"}


def test_stories_are_no_editorial_pages(tmp_path: Path) -> None:
    """Whatever an owner leaves out besides."""
    assert read(tmp_path).mkdocs["exclude_docs"] == known.EXCLUDED
    made = read(tmp_path, "exclude_docs: |\n  /draf/\n")
    assert made.mkdocs["exclude_docs"] == "/draf/\n" + known.EXCLUDED


OWNERS = """hooks: [h.py]
mdx_configs: {toc: {permalink: true}}
markdown_extensions: [tables, toc, pymdownx.snippets, jahat]
"""


def test_an_owner_runs_what_he_names(tmp_path: Path) -> None:
    """Hooks, extensions that are installed."""
    put(tmp_path, {"h.py": ""})
    made = read(tmp_path, OWNERS.replace(", jahat", ""))
    assert made.findings == ()
    assert made.mkdocs["hooks"] == ["h.py"]
    assert made.mkdocs["markdown_extensions"] == ["tables", "toc", "pymdownx.snippets"]


def test_anybody_runs_nothing(tmp_path: Path) -> None:
    """One sentence names all that is left out; what only formats stays."""
    put(tmp_path, {"h.py": ""})
    made = read(tmp_path, OWNERS + "site_dir: ../luar\n", safe=True)
    assert told(made.findings) == [
        ("A007", 0, "Dengan --aman tidak dipakai: site_dir, ekstensi pymdownx.snippets, ekstensi "
         "jahat, hooks, mdx_configs."),
    ]  # fmt: skip
    assert made.mkdocs["markdown_extensions"] == ["tables", "toc"]
    assert made.site == (tmp_path / "site").resolve()
    assert set(made.mkdocs) == {
        "site_name", "docs_dir", "use_directory_urls", "theme", "plugins", "exclude_docs",
        "markdown_extensions",
    }  # fmt: skip


def test_plugins_of_others_are_the_owner_s_choice(tmp_path: Path) -> None:
    """One that is installed runs, one that is not is named; of anybody's none runs."""
    text = (
        "site_name: x\nsite_url: https://a.id/\nplugins: [kksportal, {material/meta: {}}, lain]\n"
    )
    put(tmp_path, {"mkdocs.yml": text})
    owners, anybody = (read_settings(tmp_path, safe=safe) for safe in (False, True))
    assert owners.mkdocs["plugins"] == [{"material/meta": {}}, {"kksportal": {}}]
    assert told(owners.findings) == [("A003", 3, "“plugins” menyebut lain, yang tidak terpasang.")]
    assert anybody.mkdocs["plugins"] == [{"kksportal": {}}]
    assert told(anybody.findings) == [
        ("A007", 0, "Dengan --aman tidak dipakai: plugin material/meta, plugin lain.")
    ]


def test_mkdocs_is_told_plain_values_alone() -> None:
    """No object, no path to code: whatever a portal's file holds, this is what MkDocs gets."""
    assert callable(mkdocs_settings)
    for value in read_settings(ROOT, safe=True).mkdocs.values():
        assert type(value) in (str, bool, dict, list)
