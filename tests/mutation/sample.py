"""Which mutants are tried: spread over the modules by their lines, the same for the same seed."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from tests.mutation.places import Site, planted, sites

SOURCE = Path("generator")
PACKAGE = "kksportal"
PACKAGES = ("model", "compute", "validate")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of a module: where, what, and the module's source with it."""

    module: str  # "compute/score"
    line: int
    text: str  # the line as it stands, without its indent
    label: str
    source: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What names the mutant when lines move."""
        return self.module, self.text, self.label


@dataclass(slots=True)
class Module:
    """A module of the core and all its mutants."""

    name: str
    text: str
    tree: ast.Module
    found: list[Site] = field(default_factory=list)

    @classmethod
    def read(cls, root: Path, name: str) -> Module:
        """A module by its name; its tree is its own."""
        text = (root / SOURCE / PACKAGE / f"{name}.py").read_text("utf-8")
        tree = ast.parse(text)
        return cls(name, text, tree, list(sites(tree)))

    def mutant(self, site: Site) -> Mutant:
        """The mutant of a site."""
        line = self.text.splitlines()[site.line - 1].strip()
        return Mutant(self.name, site.line, line, site.label, planted(self.tree, site))

    def all_keys(self) -> Iterator[tuple[str, str, str]]:
        """The names of all its mutants."""
        lines = self.text.splitlines()
        return ((self.name, lines[s.line - 1].strip(), s.label) for s in self.found)

    def shuffled(self, seed: int) -> list[Site]:
        """Its sites in an order of the seed in which the kinds of change take turns."""
        dice = random.Random(f"{seed} {self.name}")
        kinds: dict[str, list[Site]] = {}
        for site in self.found:
            kinds.setdefault(site.kind, []).append(site)
        for group in kinds.values():
            dice.shuffle(group)
        turns = list(kinds.values())
        dice.shuffle(turns)
        return [site for turn in zip_longest(*turns) for site in turn if site]


def names(root: Path, only: Iterable[str] = ()) -> list[str]:
    """The modules of the core: all, or those asked for by package or name."""
    folder = root / SOURCE / PACKAGE
    wanted = tuple(only) or PACKAGES
    found = sorted(p.relative_to(folder).with_suffix("").as_posix() for p in folder.rglob("*.py"))
    return [n for n in found if any(n == w or n.startswith(f"{w}/") for w in wanted)]


def sample(modules: Iterable[Module], many: int, seed: int) -> list[Mutant]:
    """So many mutants, in an order whose every beginning is spread over the modules."""
    left = {m.name: m.shuffled(seed)[::-1] for m in modules}
    by_name = {m.name: m for m in modules}
    lines = {m.name: len(m.text.splitlines()) for m in modules}
    taken = dict.fromkeys(left, 0)
    chosen: list[Mutant] = []
    while len(chosen) < many and (open_ones := [name for name in left if left[name]]):
        name = min(open_ones, key=lambda n: ((taken[n] + 1) / lines[n], n))
        made = by_name[name].mutant(left[name].pop())
        if made.source != ast.unparse(by_name[name].tree):
            taken[name] += 1
            chosen.append(made)
    return chosen
