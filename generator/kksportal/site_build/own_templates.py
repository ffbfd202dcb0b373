"""Faults of a portal's own templates, told to its owner as one sentence.

A template runs wherever pages are printed, also in other processes, whose traceback comes along as
text. So the text is searched for the last line of a template of the portal itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import format_exception

from kksportal.effects import Folders
from kksportal.errors import PortalError


@contextmanager
def own_templates_at_fault(folders: Folders) -> Iterator[None]:
    """A context in which a fault of an own template is raised as PortalError; others stay."""
    try:
        yield
    except PortalError:
        raise
    except Exception as fault:
        if told := _told(folders, fault):
            raise PortalError(told) from fault
        raise


def _told(folders: Folders, fault: Exception) -> str:
    own = folders.own_templates
    if own is None or folders.shipped_below is None:
        return ""
    line = re.compile(rf'File "{re.escape(str(own))}/([^"\n]+)", line ([0-9]+)')
    found = line.findall("".join(format_exception(fault)))
    if not found:
        return ""
    name, row = found[-1]
    return (
        f"templat sendiri site_templates/{name} baris {row} tidak dapat dipakai "
        f"({type(fault).__name__}: {fault}); "
        "bandingkan dengan bawaan program"
    )
