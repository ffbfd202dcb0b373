"""How a command is named, helped and given an example; options that several have."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

Handler = Callable[[argparse.Namespace], int]
Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def verb(
    verbs: Verbs,
    name: str,
    handler: Handler,
    summary: str,
    example: str,
) -> argparse.ArgumentParser:
    """A command with its handler, a line of help, and an example."""
    command: argparse.ArgumentParser = verbs.add_parser(
        name, help=summary, description=f"{summary.capitalize()}.", epilog=f"Contoh: {example}"
    )
    command.add_argument(
        "-C", dest="root", type=Path, default=Path(), metavar="PORTAL", help="folder portal"
    )
    command.set_defaults(handler=handler)
    return command


def safe(command: argparse.ArgumentParser) -> None:
    """A portal that may come from anybody."""
    command.add_argument(
        "--aman",
        action="store_true",
        help="untuk usulan dari siapa saja: tanpa hook, plugin lain, dan templat portal itu",
    )
