"""`kks new`: what is known is taken from the options, the rest is asked, then all is written."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from kksportal.commands.places import day_of, portal_root

if TYPE_CHECKING:
    from kksportal.authoring.new.interview import Interview
    from kksportal.authoring.new.portal import Portal

T = TypeVar("T")
_OWN = ("kode", "root", "handler", "yang")  # of the command itself


class Terminal:
    """Whoever sits at the terminal; questions go beside what the command prints."""

    def ask(self, question: str) -> str:
        """One line; raises EOFError where no more will come."""
        while True:
            print(question, end="", file=sys.stderr, flush=True)
            try:
                line = sys.stdin.readline()
            except UnicodeDecodeError:
                self.tell("  Tidak terbaca; ketik ulang.")
                continue
            if not line:
                raise EOFError
            return line.rstrip("\n")

    def tell(self, sentence: str) -> None:
        """Say something that needs no answer."""
        print(sentence, file=sys.stderr)


def run_new_story(args: argparse.Namespace) -> int:
    """`kks new story`: a text with a whole head, and its photos."""
    from kksportal.authoring.new.laying import lay_files, undisturbed
    from kksportal.authoring.new.story import ask_story
    from kksportal.authoring.new.story_files import story_files
    from kksportal.validate.stories import UNWRITTEN

    def write(portal: Portal) -> None:
        files = story_files(portal, _answers(args, portal, ask_story))
        with undisturbed():
            lay_files(portal.folders.root, files)
        for path in reversed(files):
            print(path)
        print(f"Berikutnya: ganti “{UNWRITTEN}” dengan ceritanya, lalu kks validate")

    return _made(args, write)


def run_new_district(args: argparse.Namespace) -> int:
    """`kks new daerah`: a package in which nothing is said yet."""
    from kksportal.authoring.new.district import ask_district, district_files
    from kksportal.authoring.new.laying import lay_folder, undisturbed

    def write(portal: Portal) -> None:
        new = _answers(args, portal, ask_district)
        folder, files = district_files(portal, new)
        with undisturbed():
            lay_folder(portal.folders.root / folder, files)
        print(f"{portal.districts[new.code].nama}: {folder}/")
        print(f"Halamannya: daerah/{portal.districts[new.code].id}/")
        print(f"Berikutnya: kks new sumber {new.code}, atau kks template {new.code}")

    return _made(args, write)


def run_new_source(args: argparse.Namespace) -> int:
    """`kks new sumber`: one more row in a district's sources."""
    from kksportal.authoring.new.laying import undisturbed
    from kksportal.authoring.new.source import ask_source, source_draft
    from kksportal.authoring.taking import write_draft

    def write(portal: Portal) -> None:
        new = _answers(args, portal, ask_source)
        draft = source_draft(portal, new)
        with undisturbed():
            write_draft(draft)
        print(f"{draft.place}/sumber.csv: {new.row.id}, “{new.row.judul}”")
        if new.known_in:
            print(f"Baris yang sama sudah ada di {new.known_in}; dipakai apa adanya.")
        print(f"Berikutnya: tulis {new.row.id} di kolom sumber, lalu kks validate")

    return _made(args, write)


def _made(args: argparse.Namespace, write: Callable[[Portal], None]) -> int:
    """Write something new into the portal; stopped at a question, nothing is written."""
    from kksportal.authoring.new.portal import open_portal
    from kksportal.effects import Folders
    from kksportal.settings import read_settings

    root = portal_root(args)
    office = read_settings(root).info.office
    try:
        write(open_portal(Folders(root=root), day_of(""), office))
    except KeyboardInterrupt:
        print("\nkks: dihentikan; tidak ada yang ditulis", file=sys.stderr)
        return 130
    return 0


def _answers(args: argparse.Namespace, portal: Portal, flow: Callable[[Portal, Interview], T]) -> T:
    """What the options say, and whoever sits at the terminal; a program is not kept waiting."""
    from functools import partial

    from kksportal.authoring.new.interview import conduct

    given: dict[str, list[str]] = {}
    for name, told in vars(args).items():
        if name not in _OWN and told is not None:
            given[f"--{name.replace('_', '-')}"] = told if isinstance(told, list) else [told]
    if args.kode is not None:
        given["KODE"] = [args.kode]
    console = Terminal() if sys.stdin.isatty() else None
    return conduct(partial(flow, portal), given, console)
