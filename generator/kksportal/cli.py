"""The command line: `kks`. Verbs in English, help and messages in Indonesian."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from kksportal import __version__
from kksportal.console import prepare_output, quiet_output
from kksportal.errors import PortalError, in_words
from kksportal.grammar import archiving, building, checking, new, owning, planning, taking, telling
from kksportal.grammar.verbs import Handler


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 fine, 1 errors in the data, 2 wrong use, 3 partly built, 130 stopped."""
    prepare_output()
    # Nothing here computes with matrices, and its threads would each take tens of megabytes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    parser = make_parser()
    args = parser.parse_args(argv)
    handler: Handler | None = getattr(args, "handler", None)
    if handler is None:
        parser.print_help()
        return 2
    try:
        code = handler(args)
        sys.stdout.flush()  # here a full disk is a sentence; later it would be a traceback
        return code
    except PortalError as problem:
        return _refused(str(problem), problem.exit_code)
    except BrokenPipeError:
        quiet_output()
        return 0
    except OSError as fault:
        quiet_output()
        return _refused(in_words(fault))
    except MemoryError:
        return _refused("memori tidak cukup; tutup program lain, lalu coba lagi")
    except KeyboardInterrupt:
        print(
            "kks: dihentikan sebelum selesai; situs yang sudah terbit tetap utuh", file=sys.stderr
        )
        return 130


def _refused(sentence: str, code: int = 2) -> int:
    print(f"kks: {sentence}", file=sys.stderr)
    return code


def make_parser() -> argparse.ArgumentParser:
    """The commands with their help; each has an example."""
    parser = argparse.ArgumentParser(
        prog="kks", description="Portal Kabupaten/Kota Sehat: dari paket data menjadi situs statis."
    )
    parser.add_argument("--version", action="version", version=f"kks {__version__}")
    verbs = parser.add_subparsers(metavar="PERINTAH", title="perintah")
    for add in (
        owning.init,
        checking.validate,
        checking.tidy,
        building.build,
        building.sites,
        building.serve,
        telling.explain,
        telling.diff,
        owning.simulate,
        checking.pictures,
        owning.migrate,
        taking.take_in,
        taking.template,
        taking.imports,
        new.new,
        planning.kit,
        planning.status,
        archiving.archive,
        archiving.removal,
        archiving.verify,
    ):
        add(verbs)
    return parser
