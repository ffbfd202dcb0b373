"""Serving a portal, as a table of contents: listen, build, show, look for changes, build again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread

from kksportal.effects import Folders
from kksportal.serve.address import Address
from kksportal.serve.builder import Builder
from kksportal.serve.outcome import Fault, Outcome
from kksportal.serve.screen import Mark, Screen, mark_of
from kksportal.serve.server import PortalServer
from kksportal.serve.watch import Look, Pause, follow, look_at
from kksportal.settings import read_settings
from kksportal.text import number

Say = Callable[[str], None]


def serve_portal(
    folders: Folders, address: Address, pause: Pause, *, site: Path | None = None, say: Say = print
) -> None:
    """Serve a portal until the pause is over, and keep up with every change.

    Raises PortalError when the address cannot be listened on, or the portal's folder is gone.
    """
    screen, last = Screen(), _as_it_stands(folders, site)
    with (
        PortalServer(address, screen) as server,
        closing(Builder(folders.root, site, last, safe=folders.safe)) as builder,
        _answering(server),
    ):
        builder.get_ready(look_at(folders).program)
        screen.show(last)
        say(f"Melayani di http://{server.address.netloc}/ (Ctrl+C untuk berhenti)")
        if not address.is_loopback:
            say("Siapa pun di jaringan ini dapat membukanya, juga yang belum Anda terbitkan.")

        def build(look: Look) -> None:
            nonlocal last
            last = builder.build(look.program)
            screen.show(last)
            if text := told(last):
                say(text)

        def mark() -> Mark:
            return mark_of(Path(last.site)) if last.site else None

        follow(lambda: look_at(folders), mark, build, pause)


@contextmanager
def _answering(server: PortalServer) -> Iterator[None]:
    """Requests are answered meanwhile."""
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()


def _as_it_stands(folders: Folders, site: Path | None) -> Outcome:
    """The site that an earlier build left: it is shown until the first build is through."""
    settings = read_settings(folders.root, safe=folders.safe)
    if settings.errors:
        return Outcome()
    return Outcome(site=str(site or settings.site), url=settings.info.url)


def told(outcome: Outcome) -> str:
    """A build for whoever looks at the terminal; "" where nothing came of it."""
    if outcome.fault is not None:
        return told_fault(outcome.fault)
    if not outcome.written:
        return ""
    seconds = number(f"{outcome.seconds:.1f}")
    many = f"{number(str(outcome.made))} daerah, {number(str(outcome.written))} berkas"
    return f"Diperbarui: {many}, {seconds} detik."


def told_fault(fault: Fault) -> str:
    """A fault for whoever looks at the terminal: where, what, what to do now."""
    if fault.sentence:
        return fault.sentence
    lines = []
    for one in fault.problems:
        place = f"  {one.place}" if one.place else ""
        lines += [
            f"{one.code}  {one.path}{place}".strip(),
            f"          {one.what}",
            f"          {one.advice}",
        ]
    many = len(fault.problems) + fault.more
    return "\n".join([*lines, f"Situs tidak diganti: {many} galat."])
