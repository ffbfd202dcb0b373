"""The process that builds once: started ahead of time, it waits for a line, builds, tells, ends.

It is a process of its own so that what is served never waits for what is built, and a new one each
time so that a build finds nothing of the one before but what lies in the cache, as `kks build`.
"""

from __future__ import annotations

import json
import os
import re
import sys
import traceback
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from jinja2 import TemplateError

from kksportal.effects import Folders
from kksportal.errors import PortalError, in_words
from kksportal.mkdocs_plugin import editorial_pages
from kksportal.serve.outcome import Fault, Outcome, Problem, fault_of, to_line
from kksportal.settings import read_settings
from kksportal.site_build.incremental.cache import cache_folder
from kksportal.site_build.job import Options
from kksportal.site_build.progress import Progress
from kksportal.site_build.site import build_portal
from kksportal.words.portal import PortalInfo

_TEMPLATE_LINE = re.compile(r'File "([^"\n]*site_templates/[^"\n]+)", line ([0-9]+)')


def main() -> None:
    """Wait for a request on standard input; tell the outcome on what was standard output."""
    tell = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # whatever else prints, prints to people
    line = sys.stdin.readline()
    if line:
        request = json.loads(line)
        site = Path(request["site"]) if request["site"] else None
        root, quiet, safe = Path(request["root"]), request["quiet"], request["safe"]
        outcome = build_once(root, site, quiet=quiet, safe=safe)
        tell.write(to_line(outcome) + "\n")
        tell.close()


def build_once(root: Path, site: Path | None, *, quiet: bool, safe: bool = False) -> Outcome:
    """Build a portal as `kks build` does; whatever goes wrong is a fault that is told."""
    folders, outcome = Folders(root=root, safe=safe, at=""), Outcome()
    progress = Progress(quiet=quiet)
    try:
        settings = read_settings(root, safe=safe)
        if settings.errors:
            return replace(outcome, fault=fault_of(settings.errors))
        target = site or settings.site
        outcome = replace(outcome, site=str(target), url=settings.info.url)

        def editorial(info: PortalInfo) -> Mapping[str, bytes]:
            return editorial_pages(folders, info, settings.mkdocs)

        options = Options(
            keep_going=settings.keep_going,
            cache=cache_folder(root, target),
            editorial=editorial,
            assets=settings.assets,
            progress=progress,
        )
        report = build_portal(folders, settings.info, target, options)
    except PortalError as problem:
        return replace(outcome, fault=Fault(sentence=_sentence(str(problem))))
    except (Exception, SystemExit) as problem:  # told where it is seen: nobody reads our exit
        return replace(outcome, fault=_unforeseen(folders, problem))
    if not report.built:
        return replace(outcome, fault=fault_of(report.errors))
    return replace(
        outcome, made=report.made, written=report.written, seconds=round(progress.spent, 3)
    )


def _unforeseen(folders: Folders, problem: BaseException) -> Fault:
    """The fault that an exception is: of a template, of the machine, or of the program."""
    told = " ".join(str(problem).split())
    trace = "".join(traceback.format_exception(problem))
    lines = _TEMPLATE_LINE.findall(trace)
    if lines and isinstance(problem, TemplateError):
        path, row = lines[-1]
        return Fault(
            problems=(
                Problem(
                    folders.relative(Path(path)),
                    f"baris {row}",
                    f"Templat ini tidak dapat dicetak: {told}",
                    "Betulkan baris itu, atau kembalikan berkasnya",
                    "",
                ),
            )
        )
    if isinstance(problem, OSError):
        return Fault(sentence=_sentence(in_words(problem)))
    print(trace, file=sys.stderr)
    return Fault(
        sentence=f"Program berhenti karena kesalahannya sendiri ({type(problem).__name__}: {told})."
    )


def _sentence(text: str) -> str:
    """A text with a capital and a full stop; a file's name keeps its small letter."""
    first = text.partition(" ")[0]
    begun = text[:1].upper() + text[1:] if first.isalpha() else text
    return begun if begun.endswith(".") else f"{begun}."
