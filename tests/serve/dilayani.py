"""A portal served in this process, for tests that change it and look at its pages."""

from __future__ import annotations

import queue
import re
from pathlib import Path
from threading import Event, Thread
from urllib.error import HTTPError
from urllib.request import urlopen

from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.serve.address import Address
from kksportal.serve.portal import serve_portal

PATIENCE = 300  # seconds


class Served:
    """A portal that is served; what is said is kept."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.said: queue.Queue[str] = queue.Queue()
        self.stop = Event()
        self.fault: PortalError | None = None
        self.thread = Thread(target=self._serve)
        self.thread.start()
        self.url = self.said.get(timeout=PATIENCE).split()[2]

    def _serve(self) -> None:
        here = Address("127.0.0.1", 0)
        try:
            serve_portal(Folders(root=self.root), here, self.stop.wait, say=self.said.put)
        except PortalError as fault:
            self.fault = fault

    def told(self) -> str:
        """The next sentence of a build."""
        return self.said.get(timeout=PATIENCE)

    def get(self, address: str = "") -> tuple[int, str]:
        """A page."""
        try:
            with urlopen(self.url + address, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as fault:
            with fault as answer:
                return fault.code, answer.read().decode()

    def get_when(self, status: int, address: str = "") -> str:
        """A page, once it is answered so; the version that a page waits for tells when."""
        while True:
            given, page = self.get(address)
            if given == status:
                return page
            version = re.search(r'data-versi="([^"]+)"', page)
            assert version is not None, page
            with urlopen(f"{self.url}__kks/tunggu?versi={version[1]}", timeout=PATIENCE):
                pass

    def end(self) -> None:
        """Stop, and wait for the end."""
        self.stop.set()
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()
