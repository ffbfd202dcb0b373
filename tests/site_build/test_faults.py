"""What a machine refuses is one sentence in Indonesian, and says that the site stands."""

from __future__ import annotations

import errno
import mmap
import os
from typing import Any

import pytest

from kksportal.errors import PortalError
from kksportal.site_build.faults import check_memory, in_one_sentence


def said(fault: BaseException) -> str:
    """What becomes of a fault."""
    with pytest.raises(PortalError) as told, in_one_sentence():
        raise fault
    sentence = str(told.value)
    assert "\n" not in sentence
    assert "utuh" in sentence
    return sentence


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "/situs/a: disk penuh"),
        (errno.EROFS, "/situs/a: hanya dapat dibaca"),
        (errno.EACCES, "/situs/a: tidak diizinkan"),
        (errno.EMFILE, "/situs/a: terlalu banyak berkas terbuka"),
        (errno.ENOENT, "/situs/a: tidak ada"),
        (errno.ENOTTY, "/situs/a: ditolak sistem"),
    ],
)
def test_the_system_s_refusals(number: int, words: str) -> None:
    """In Indonesian, with the file; what is rare keeps the system's own words."""
    assert words in said(OSError(number, os.strerror(number), "/situs/a"))


def test_a_refusal_without_a_file() -> None:
    """Then no file is named."""
    assert "(disk penuh)" in said(OSError(errno.ENOSPC, "No space left on device"))


@pytest.mark.parametrize(
    "fault",
    [
        MemoryError(),
        ImportError("numpy.so: failed to map segment from shared object"),
        RuntimeError("can't start new thread"),
    ],
)
def test_too_little_memory(fault: Exception) -> None:
    """However it shows, the advice is the same."""
    assert "memori tidak cukup" in said(fault)
    assert "--jobs 1" in said(fault)


def test_memory_that_a_library_lacked_within() -> None:
    """Libraries wrap what their loader said in words of their own."""
    fault = ImportError("Unable to import required dependency numpy")
    fault.__cause__ = ImportError("x.so: failed to map segment from shared object")
    assert "memori tidak cukup" in said(fault)


@pytest.mark.parametrize("fault", [ImportError("No module named 'x'"), RuntimeError("lain")])
def test_other_faults_are_not_hidden(fault: Exception) -> None:
    """A bug stays a bug."""
    with pytest.raises(type(fault)), in_one_sentence():
        raise fault


def test_a_sentence_stays_as_it_is() -> None:
    """What is told already is told as it was."""
    with pytest.raises(PortalError, match=r"^begini$"), in_one_sentence():
        raise PortalError("begini")


def test_memory_is_asked_for_before_libraries_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """They end the process without a word of ours where they get none."""
    check_memory()

    def none(*_: Any) -> Any:
        raise OSError(errno.ENOMEM, "Cannot allocate memory")

    monkeypatch.setattr(mmap, "mmap", none)
    with pytest.raises(MemoryError):
        check_memory()
