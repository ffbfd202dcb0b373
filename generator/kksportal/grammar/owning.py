"""The grammar of the commands for a portal's owner."""

from __future__ import annotations

from pathlib import Path

from kksportal.commands.owning import run_init, run_migrate, run_simulate
from kksportal.grammar.verbs import Verbs, verb


def init(verbs: Verbs) -> None:
    """What a new portal is asked for."""
    init = verb(verbs, "init", run_init, "mulai portal baru", "kks init portal-balangan")
    init.add_argument("dir", type=Path, metavar="FOLDER", help="folder portal yang akan dibuat")
    init.add_argument(
        "--alamat",
        metavar="URL",
        help="alamat portal kelak, misalnya https://kks.contoh.go.id/ (bawaan: ditanyakan)",
    )
    init.add_argument(
        "--program",
        metavar="ALAMAT#SIDIK",
        help="roda kksportal yang dipasang mesin portal: alamat https atau berkas .whl, lalu # dan "
        "sidik SHA-256-nya; tanpa ini alur kerjanya berhenti dengan satu kalimat",
    )


def migrate(verbs: Verbs) -> None:
    """What is done when a newer program comes."""
    migrate = verb(
        verbs,
        "migrate",
        run_migrate,
        "bawa portal ke versi program ini",
        "kks migrate --dry-run",
    )
    migrate.add_argument(
        "--dry-run", action="store_true", help="ceritakan saja; tidak ada yang ditulis"
    )
    migrate.add_argument(
        "--terima",
        action="append",
        default=[],
        metavar="BERKAS",
        help="berkas atau paket yang sudah Anda bandingkan dengan bawaan program: jangan disebut "
        "lagi sampai bawaannya berubah",
    )
    migrate.add_argument("--json", action="store_true", help="keluaran untuk mesin")


def simulate(verbs: Verbs) -> None:
    """A portal to try with."""
    simulate = verb(
        verbs,
        "simulate",
        run_simulate,
        "buat masukan portal rekaan, untuk menguji",
        "kks simulate --daerah 60 --seed 1 -o portal-simulasi",
    )
    simulate.add_argument(
        "--daerah", type=int, default=514, metavar="N", help="banyak daerah (bawaan: 514)"
    )
    simulate.add_argument(
        "--seed", type=int, default=1, metavar="S", help="benih: benih sama, berkas sama"
    )
    simulate.add_argument(
        "--kecamatan",
        action="store_true",
        help="isi pula setiap kecamatan, dan nyalakan halaman_kecamatan",
    )
    simulate.add_argument(
        "-o", dest="output", type=Path, required=True, metavar="FOLDER", help="folder baru"
    )
