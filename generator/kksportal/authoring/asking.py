"""Questions to whoever sits at the terminal; where nobody does, what is missing is told."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from kksportal.authoring.states import State, undecided
from kksportal.compute.changes import UNSTATED, Decision, PackageChange
from kksportal.errors import PortalError
from kksportal.model.rows import KELAS_PEMBARUAN

_MISSING = (
    "angka yang berubah dicatat dengan kelas, alasan, dan yang memutuskan; tambahkan "
    "--kelas koreksi (atau pembaruan, metode) --alasan TEKS --pemutus PERANGKAT_DAERAH"
)


def decision_of(
    state: State, changes: Sequence[PackageChange], kelas: str, alasan: str, pemutus: str
) -> Decision:
    """What is said of the figures that changed; asked for where it is not given.

    Nothing is asked where no figure stood otherwise before, or the log says why already. Raises
    PortalError where nobody can be asked, or no answer comes.
    """
    if not undecided(state, changes):
        return Decision(kelas=kelas, alasan=alasan, pemutus=pemutus) if kelas else UNSTATED
    kelas = kelas or _ask(f"Mengapa angkanya berubah ({', '.join(KELAS_PEMBARUAN)})?")
    if kelas not in KELAS_PEMBARUAN:
        raise PortalError(f"“{kelas}” bukan kelas; pilih {', '.join(KELAS_PEMBARUAN)}")
    alasan = alasan or _ask("Alasannya, dalam satu kalimat?")
    pemutus = pemutus or _ask("Perangkat daerah yang memutuskan (bukan nama orang)?")
    return Decision(kelas=kelas, alasan=alasan, pemutus=pemutus)


def _ask(question: str) -> str:
    """One answer; raises PortalError where there is nobody, or no answer."""
    if not sys.stdin.isatty():
        raise PortalError(_MISSING)
    print(question, end=" ", file=sys.stderr, flush=True)
    answer = sys.stdin.readline().strip()
    if not answer:
        raise PortalError(_MISSING)
    return answer
