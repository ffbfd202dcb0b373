"""Templates hold what a page looks like: they import what they use, and nobody else makes tags."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from jinja2 import meta, nodes

from kksportal.render.html import Templates
from tests.conftest import ROOT

FOLDER = ROOT / "site_templates"
PROGRAM = ROOT / "generator" / "kksportal"
RENDER = PROGRAM / "render"
TAG = re.compile(r"</?[a-z][a-z0-9]*(?=[\s>/]|$)")
# Where Python may speak of tags, and why.
NO_PAGES = {
    "audit/kinds.py": "names what it counts",
    "audit/page.py": "names what it counts",
    "exports/borders.py": "one drawing, made of paths alone",
    "exports/feeds.py": "Atom",
    "exports/search_records.py": "takes tags out of a text",
    "exports/sitemap.py": "the site map's XML",
    "pages/nation/data.py": "<kode> in an address",
    "render/archived.py": "a page that was printed long ago, with some tags changed",
    "render/xlsx.py": "the list of sheets of a workbook",
    "render/sheet_xml.py": "sheets of a workbook in their own XML",
    "prose.py": "names tables in what Markdown printed",
    "site_build/search_index/index.py": "what Pagefind reads; it is not published",
}
ENVIRONMENT = Templates(FOLDER).environment
TEXTS = {
    path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in FOLDER.rglob("*.html")
}


def needed(text: str, *, without: str = "") -> set[str]:
    """The names a template takes from elsewhere; one of its macros may be left out."""
    tree = ENVIRONMENT.parse(text)
    tree.body = [
        node
        for node in tree.body
        if not isinstance(node, nodes.FromImport)
        and not (without and isinstance(node, nodes.Macro) and node.name == without)
    ]
    return meta.find_undeclared_variables(tree)


def macros(text: str) -> set[str]:
    """The macros that a template defines."""
    return {node.name for node in ENVIRONMENT.parse(text).body if isinstance(node, nodes.Macro)}


def imports(text: str) -> list[tuple[str, str, str]]:
    """What a template imports: file, name there, name here."""
    result = []
    for node in ENVIRONMENT.parse(text).find_all(nodes.FromImport):
        assert isinstance(node.template, nodes.Const)
        pairs = [name if isinstance(name, tuple) else (name, name) for name in node.names]
        result += [(node.template.value, there, here) for there, here in pairs]
    return result


def unused(text: str) -> list[str]:
    """Imported names that the template does not use."""
    own = needed(text)
    return [here for _, _, here in imports(text) if here not in own]


def unknown(text: str, texts: dict[str, str]) -> list[str]:
    """Imported names that their file does not define."""
    return [
        f"{file}: {name}"
        for file, name, _ in imports(text)
        if name not in macros(texts.get(file, ""))
    ]


def named_in_python() -> set[str]:
    """Every text in the printing code: macros that it calls are among them."""
    return {
        node.value
        for path in RENDER.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def dead(texts: dict[str, str], called: set[str]) -> list[str]:
    """Macros that nobody imports, calls in their own file, or calls from Python."""
    imported = {(file, name) for text in texts.values() for file, name, _ in imports(text)}
    return [
        f"{file}: {name}"
        for file, text in texts.items()
        for name in sorted(macros(text))
        if (file, name) not in imported
        and name not in called
        and name not in needed(text, without=name)
    ]


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_template_uses_what_it_imports(name: str) -> None:
    """An import that nothing uses hides what a page is really made of."""
    assert unused(TEXTS[name]) == []


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_what_is_imported_is_there(name: str) -> None:
    """A name that its file does not define would fail only where it is printed."""
    assert unknown(TEXTS[name], TEXTS) == []


def test_every_macro_is_used() -> None:
    """A macro without a caller is a look of the portal that no page has."""
    assert dead(TEXTS, named_in_python()) == []


def test_imports_stand_at_the_top_level() -> None:
    """The control: what is taken out of a template before its names are read is every import."""
    assert len(TEXTS) > 40
    assert sum(len(imports(text)) for text in TEXTS.values()) > 100
    for text in TEXTS.values():
        tree = ENVIRONMENT.parse(text)
        top = sum(isinstance(node, nodes.FromImport) for node in tree.body)
        assert top == len(list(tree.find_all(nodes.FromImport)))


def test_the_checks_can_fail() -> None:
    """The control: an unused import, one of nothing, one hidden by a name of its own, dead code."""
    file = "komponen/x.html"
    part = "{% macro a(t) %}{{ a(t) }}{% endmacro %}{% macro b() %}{% endmacro %}"
    page = '{% from "komponen/x.html" import a, b as c, z %}{{ c() }}{% for z in y %}{{ z }}'
    page += "{% endfor %}"
    texts = {file: part, "halaman/x.html": page}
    assert unused(page) == ["a", "z"]
    assert unknown(page, texts) == [f"{file}: z"]
    assert unknown('{% from "komponen/tiada.html" import a %}', texts) == ["komponen/tiada.html: a"]
    alone = {file: part}
    assert dead(texts, set()) == []
    assert dead(alone, set()) == [f"{file}: a", f"{file}: b"]
    assert dead(alone, {"a"}) == [f"{file}: b"]


def test_a_macro_called_beside_itself_is_used() -> None:
    """A call from another macro of the same file counts, one from within itself does not."""
    called = {"x.html": "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{% endmacro %}"}
    assert dead(called, {"a"}) == []
    assert dead({"x.html": "{% macro b() %}{{ b() }}{% endmacro %}"}, set()) == ["x.html: b"]


def test_folders_of_templates_are_read() -> None:
    """The control: pages, their parts, the frame and the report are among what is examined."""
    assert {Path(name).parts[0] for name in TEXTS} == {
        "halaman",
        "komponen",
        "overrides",
        "laporan",
    }


def tags(source: str) -> list[str]:
    """Texts of a Python source with a tag in them; docstrings only speak of it."""
    tree = ast.parse(source)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and TAG.search(node.value)
    ]


def test_no_page_is_made_of_python_strings() -> None:
    """Tags stand in templates; each file that speaks of them for another reason is listed."""
    files = {
        path.relative_to(PROGRAM).as_posix()
        for path in PROGRAM.rglob("*.py")
        if tags(path.read_text("utf-8"))
    }
    assert files == NO_PAGES.keys()


@pytest.mark.parametrize(
    "source",
    ['a = "<tr>"', "a = f'<tr id=\"{b}\">'", "a = ['</td><td>']", 'def a():\n  """A."""\n  "<p"'],
)
def test_a_tag_in_a_string_is_seen(source: str) -> None:
    """The control: whole, in pieces, at the end of a text."""
    assert tags(source)
    assert not tags('def a():\n  """Prints <main>."""\n  return a < b, "1 <2"')


def test_a_data_element_is_a_figure_with_its_source_and_needs_no_class() -> None:
    """The element is the mark of a figure: a class on a million of them was 17 MB of a nation."""
    found = [tag for text in TEXTS.values() for tag in re.findall(r"<data\b[^>]*>", text)]
    assert found
    for tag in found:
        assert 'value="' in tag
        assert 'data-sumber="' in tag
        assert "class=" not in tag


def test_every_page_of_the_benchmark_has_its_translation_for_hugo() -> None:
    """English pages, kecamatan and downloads are off in the benchmark; it closes no cycle."""
    off = {"data.html", "arsip.html", "daftar-arsip.html", "daerah-kecamatan.html"}
    pages = {path.name for path in (FOLDER / "halaman").glob("*.html")}
    measured = {name for name in pages if not name.startswith("en-") and name not in off}
    translated = {path.name for path in (ROOT / "bench" / "hugo" / "layouts").glob("*.html")}
    assert translated - {"baseof.html"} == measured
