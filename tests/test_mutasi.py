"""`make mutasi` plants changes of meaning and tells which of them no test notices."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.mutation.places import planted, sites
from tests.mutation.report import enough, read_reasons, reason_of, stale, survivors, table
from tests.mutation.run import FAST, Fate, Outcome, first_tests
from tests.mutation.sample import Module, Mutant, names, sample

CHANGES = {
    "less": ("v = a < b", ["v = a <= b", "v = a >= b"]),
    "less or equal": ("v = a <= b", ["v = a < b", "v = a > b"]),
    "more": ("v = a > b", ["v = a >= b", "v = a <= b"]),
    "more or equal": ("v = a >= b", ["v = a > b", "v = a < b"]),
    "equal": ("v = a == b", ["v = a != b"]),
    "unequal": ("v = a != b", ["v = a == b"]),
    "in": ("v = a in b", ["v = a not in b"]),
    "not in": ("v = a not in b", ["v = a in b"]),
    "is": ("v = a is None", ["v = a is not None"]),
    "is not": ("v = a is not None", ["v = a is None"]),
    "a chain": ("v = a is b == c", ["v = a is not b == c", "v = a is b != c"]),
    "and": ("v = a and b", ["v = a or b", "v = b", "v = a"]),
    "or of three": (
        "v = a or b or c",
        ["v = a and b and c", "v = b or c", "v = a or c", "v = a or b"],
    ),
    "not": ("v = not a", ["v = a"]),
    "if": ("if a:\n    b = c", ["if True:\n    b = c", "if False:\n    b = c"]),
    "a choice": ("v = a if b else c", ["v = a if True else c", "v = a if False else c"]),
    "while, never without end": ("while a:\n    b = c", ["while False:\n    b = c"]),
    "a filter": ("v = [a for a in b if c]", ["v = [a for a in b if True]"]),
    "a loop": ("for a in b:\n    c = a", ["for a in ():\n    c = a"]),
    "a number": ("v = 20", ["v = 21", "v = 19"]),
    "a number in text": ("v = d('71.5')", ["v = d('72.5')", "v = d('70.5')"]),
    "a text": ("v = 'pusat'", ["v = 'pusat~'"]),
    "true": ("v = True", ["v = False"]),
    "nothing is nothing": ("v = None", []),
    "plus": ("v = a + b", ["v = a - b"]),
    "times": ("v = a * b", ["v = a / b"]),
    "parted": ("v = a / b", ["v = a * b"]),
    "a text joined": ("v = a + 'x'", ["v = a", "v = a + 'x~'"]),
    "a sum that runs": (
        "def f():\n    a += b",
        ["def f():\n    a -= b", "def f():\n    pass"],
    ),
    "least": ("v = min(a, b)", ["v = max(a, b)"]),
    "any": ("v = any(a)", ["v = all(a)"]),
    "sorted": ("v = sorted(a)", ["v = list(a)"]),
    "the other way": (
        "v = sorted(a, reverse=True)",
        ["v = list(a)", "v = sorted(a)", "v = sorted(a, reverse=False)"],
    ),
    "a beginning": ("v = a.startswith(b)", ["v = a.endswith(b)"]),
    "cleaning": ("v = a.strip()", ["v = a"]),
    "a keyword": ("v = f(a, b=c)", ["v = f(a)"]),
    "a default": ("def f(a=1):\n    b = a", ["def f(a=2):\n    b = a", "def f(a=0):\n    b = a"]),
    "a tuple": ("V = (a, b)", ["V = (b,)", "V = (a,)"]),
    "a dict": ("V = {a: b, c: d}", ["V = {c: d}", "V = {a: b}"]),
    "a set": ("V = {a, b}", ["V = {b}", "V = {a}"]),
    "a tuple within a function is no table": ("def f():\n    v = (a, b)", []),
    "but what it is compared with is": (
        "def f():\n    v = a in (b, c)",
        [
            "def f():\n    v = a not in (b, c)",
            "def f():\n    v = a in (c,)",
            "def f():\n    v = a in (b,)",
        ],
    ),
    "return": ("def f():\n    return a", ["def f():\n    return None"]),
    "return of a collection": ("def f():\n    return tuple(a)", ["def f():\n    return ()"]),
    "an early return": (
        "def f():\n    for _ in a:\n        return b",
        [
            "def f():\n    for _ in ():\n        return b",
            "def f():\n    for _ in a:\n        return None",
            "def f():\n    for _ in a:\n        pass",
        ],
    ),
    "a call": ("def f():\n    a(b)", ["def f():\n    pass"]),
    "a yield": ("def f():\n    yield a", ["def f():\n    pass"]),
    "a cell set": ("def f():\n    a[b] = c", ["def f():\n    pass"]),
    "a name made anew": ("def f():\n    a = g(a)", ["def f():\n    pass"]),
    "a first name is left": ("def f():\n    a = g(b)", []),
    "a sentence": ("v = f'{a} dari'", ["v = f' dari'", "v = f'{a} dari~'"]),
    "a case": (
        "match a:\n    case 1:\n        b = c\n    case _:\n        b = d",
        [
            "match a:\n    case _:\n        b = d",
            "match a:\n    case 1:\n        b = c",
            "match a:\n    case 2:\n        b = c\n    case _:\n        b = d",
            "match a:\n    case 0:\n        b = c\n    case _:\n        b = d",
        ],
    ),
    "a rule in a type": (
        "class A:\n    a: Annotated[str, Column(required=True)]",
        [
            "class A:\n    a: Annotated[str, Column()]",
            "class A:\n    a: Annotated[str, Column(required=False)]",
        ],
    ),
    "types say nothing": ("def f(a: dict[str, 'B']) -> Literal['c', 'd']:\n    ...", []),
    "docstrings neither": ("'''Satu.'''\n\ndef f():\n    '''Dua.'''", []),
    "nor imports, decorators and public names": (
        "import a\n__all__ = ['b']\n\n@cache(maxsize=3)\ndef f():\n    import c",
        [],
    ),
    "nor what only type checkers read": ("if TYPE_CHECKING:\n    a = 1", []),
    "nor the text of an error": (
        "def f():\n    raise E('a')",
        ["def f():\n    pass"],
    ),
}
PROGRAM = 'def elder(age):\n    """Old enough."""\n    return age >= 60\n'
NOTICES = (
    "from kksportal.compute.age import elder\ndef test(): assert elder(60) and not elder(59)\n"
)
MISSES = "from kksportal.compute.age import elder\ndef test(): assert elder(90) and not elder(5)\n"


@pytest.mark.parametrize(("source", "expected"), CHANGES.values(), ids=CHANGES)
def test_each_change_is_made_once(source: str, expected: list[str]) -> None:
    """The mutants of a source are these and no others, and the source stays as it was."""
    tree = ast.parse(source)
    before = ast.unparse(tree)
    made = [planted(tree, site).strip() for site in sites(tree)]
    assert sorted(made) == sorted(expected)
    assert ast.unparse(tree) == before


def test_a_mutant_says_where_and_what() -> None:
    """The line is that of the change itself: of the argument, of the element."""
    found = list(sites(ast.parse("V = {\n    'a': x,\n    'b': f(\n        c=y,\n    ),\n}\n")))
    assert {(s.line, s.label) for s in found} == {
        (2, "unsur dibuang: 'a'"),
        (3, "unsur dibuang: 'b'"),
        (2, "teks diubah: 'a'"),
        (3, "teks diubah: 'b'"),
        (4, "argumen dibuang: c"),
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of two modules: one with a test that looks at its limit, one without tests."""
    package = tmp_path / "generator/kksportal/compute"
    package.mkdir(parents=True)
    (tmp_path / "tests/compute").mkdir(parents=True)
    for folder in (package.parent, package):
        (folder / "__init__.py").write_text("", "utf-8")
    (package / "age.py").write_text(PROGRAM, "utf-8")
    (package / "sum.py").write_text("def total(a, b):\n    return a + b\n\n\n" * 20, "utf-8")
    (tmp_path / "tests/compute/test_age.py").write_text(NOTICES, "utf-8")
    return tmp_path


def all_modules(root: Path) -> list[Module]:
    """The modules of a repository."""
    return [Module.read(root, name) for name in names(root)]


def test_modules_are_those_of_the_core(root: Path) -> None:
    """All of them, a package, or one module."""
    (root / "generator/kksportal/render").mkdir()
    (root / "generator/kksportal/render/page.py").write_text("a = 1\n", "utf-8")
    assert names(root) == ["compute/__init__", "compute/age", "compute/sum"]
    assert names(root, ["compute/age"]) == ["compute/age"]
    assert names(root, ["compute"]) == names(root)


def test_the_same_seed_chooses_the_same_mutants(root: Path) -> None:
    """Another seed chooses others; more are more of the same."""
    chosen = sample(all_modules(root), 12, 11)
    assert chosen == sample(all_modules(root), 12, 11)
    assert chosen == sample(all_modules(root), 30, 11)[:12]
    assert chosen != sample(all_modules(root), 12, 12)


def test_long_modules_have_more_mutants_tried(root: Path) -> None:
    """In proportion to lines as far as there are mutants; none is tried twice."""
    chosen = sample(all_modules(root), 27, 11)
    assert [m.module for m in chosen].count("compute/age") == 1
    everything = sample(all_modules(root), 999, 11)
    assert len(everything) == 5 + 40
    assert len({(m.module, m.source) for m in everything}) == 45


def test_a_module_is_first_tried_with_its_own_tests(root: Path) -> None:
    """Those named after it, and the rule cases where it computes."""
    for name in ("test_age_bounds", "test_aturan_awards", "test_other"):
        (root / f"tests/compute/{name}.py").write_text("", "utf-8")
    own = ["tests/compute/test_age.py", "tests/compute/test_age_bounds.py"]
    assert first_tests(root, "compute/age") == [*own, "tests/compute/test_aturan_awards.py"]
    assert first_tests(root, "model/claim") == []


def test_fast_tests_are_those_of_make(root: Path) -> None:
    """The Makefile and the tool name the same folders."""
    told = re.search(r"^CEPAT := (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert told
    assert tuple(told[1].split()) == FAST


def run(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the tool over a repository."""
    command = [sys.executable, "-m", "tests.mutation", "--akar", str(root), "--proses", "1"]
    return subprocess.run(
        [*command, *options], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_a_test_at_the_limit_notices_all(root: Path) -> None:
    """`>=` for `>`, 60 for 59 and 61, nothing returned: each is seen, and the run is content."""
    ran = run(root, "--modul", "compute/age", "--json", str(root / "out.json"))
    assert ran.returncode == 0, ran.stderr
    assert "5 dari 5 mutan terlihat (100,0%)" in ran.stdout
    told = json.loads((root / "out.json").read_text("utf-8"))
    assert {row["nasib"] for row in told} == {"killed"}
    assert (root / "generator/kksportal/compute/age.py").read_text("utf-8") == PROGRAM


def test_a_test_far_from_the_limit_misses_some(root: Path) -> None:
    """The control: three changes survive it; each is told with its line, and that it is not
    explained."""
    (root / "tests/compute/test_age.py").write_text(MISSES, "utf-8")
    ran = run(root, "--modul", "compute/age")
    assert ran.returncode == 1
    assert "2 dari 5 mutan terlihat (40,0%)" in ran.stdout
    alive = re.findall(r"compute/age\.py:3 \[(.*)\] return age >= 60\n    BELUM", ran.stdout)
    assert alive == ["60 -> 59", "60 -> 61", ">= -> >"]


def test_tests_that_fail_by_themselves_prove_nothing(root: Path) -> None:
    """They are to be put right first."""
    (root / "tests/compute/test_age.py").write_text("def test(): assert 0\n", "utf-8")
    ran = run(root)
    assert ran.returncode == 2
    assert "make test-fast" in ran.stderr


def outcome(fate: Fate, label: str = "> -> >=", line: int = 3) -> Outcome:
    """The outcome of a mutant of one line."""
    return Outcome(Mutant("compute/age", line, "if a > b:", label, ""), fate, 1.0)


def test_85_of_100_are_enough() -> None:
    """Mutants noticed or never ending count as seen; those that cannot run do not count at all."""
    alive = [outcome(Fate.ALIVE)] * 15
    seen = [outcome(Fate.KILLED)] * 84 + [outcome(Fate.TIMEOUT)]
    assert enough(alive + seen)
    assert not enough(alive + seen[1:] + [outcome(Fate.INVALID)] * 9)
    assert not enough([])


def test_the_table_tells_each_module_and_all() -> None:
    """Mutants, killed, timed out, alive, without meaning, and the share that was seen."""
    fates = (Fate.KILLED, Fate.KILLED, Fate.TIMEOUT, Fate.ALIVE, Fate.INVALID)
    lines = [line.split() for line in table([outcome(fate) for fate in fates])]
    assert lines[1] == ["compute/age", "5", "2", "1", "1", "1", "75,0%"]
    assert lines[2] == ["semua", *lines[1][1:]]


def test_a_reason_stays_with_its_line(tmp_path: Path) -> None:
    """It is found by the text of the line and the change, wherever the line moves; "*" is any."""
    listed = tmp_path / "survivors.yaml"
    listed.write_text(
        "- {modul: compute/age, baris: 'if a > b:', ubah: '> -> >=', sebab: Sama saja.}\n", "utf-8"
    )
    reasons = read_reasons(listed)
    near, far = outcome(Fate.ALIVE), outcome(Fate.ALIVE, line=90)
    other = outcome(Fate.ALIVE, "if -> True")
    assert [reason_of(o.mutant, reasons) for o in (near, far, other)] == ["Sama saja."] * 2 + [""]
    assert survivors([near, other], reasons) == [
        "compute/age.py:3 [if -> True] if a > b:\n    BELUM DIJELASKAN",
        "compute/age.py:3 [> -> >=] if a > b:\n    Sama saja.",
    ]
    listed.write_text(listed.read_text("utf-8").replace("> -> >=", "*"), "utf-8")
    assert reason_of(other.mutant, read_reasons(listed)) == "Sama saja."


def test_a_reason_without_its_line_is_told(tmp_path: Path) -> None:
    """And one that lacks a part is refused."""
    reasons = {("compute/age", "if a > b:", "> -> >="): "x", ("compute/age", "if a:", "*"): "y"}
    keys = [outcome(Fate.ALIVE).mutant.key]
    assert stale(reasons, keys) == [("compute/age", "if a:", "*")]
    listed = tmp_path / "survivors.yaml"
    listed.write_text("- {modul: compute/age, baris: x, ubah: y}\n", "utf-8")
    with pytest.raises(ValueError, match="sebab"):
        read_reasons(listed)


def test_kept_reasons_are_of_changes_that_can_be_made() -> None:
    """No reason outlives its line."""
    reasons = read_reasons()
    modules = [Module.read(ROOT, name) for name in sorted({module for module, _, _ in reasons})]
    assert stale(reasons, [key for module in modules for key in module.all_keys()]) == []
