"""What is taken along: an archive that its owner can take in, and a message to read on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.browser_check.session import Session
from kksportal.browser_check.table import with_row
from kksportal.proposals.proposal import Proposal, unpack
from tests.browser_check.keadaan import pack_of, state_of
from tests.conftest import ROOT
from tests.contexts import BALANGAN

TOLD: dict[str, object] = {"kantor": "Diskominfo Balangan", "hari": "2026-11-30"}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Balangan with one figure changed, checked."""
    made = Session.start(tmp_path / "portal", state_of(ROOT))
    made.open(BALANGAN, pack_of(BALANGAN))
    before = made.table("fakta")
    assert before is not None
    made.set_table("fakta", with_row(before, "fakta", 0, {"nilai": "92"}))
    made.findings()
    return made


def test_the_owner_can_open_it(session: Session) -> None:
    """What is new, what it started from, who hands it in."""
    made = session.outgoing(TOLD)
    told = unpack(made.content)
    assert isinstance(told, Proposal)
    assert made.name == "usulan-63.11-2026-11-30.zip"
    (file,) = told.files
    assert file.content == session.files[file.path]
    assert file.base == (ROOT / file.path).read_bytes()
    assert told.head.message == ""  # the owner reads what changes in his own words


def test_the_message_says_what_and_how(session: Session) -> None:
    """Who, what changes, the file, and what its owner does."""
    message = session.outgoing(TOLD | {"pesan": "Mohon segera."}).message
    assert message.startswith("Usulan data KKS Kabupaten Balangan, dari Diskominfo Balangan, ")
    assert "Mohon segera." in message
    assert "dari 85% menjadi 92%" in message
    assert "kks terima usulan-63.11-2026-11-30.zip" in message


def test_a_person_is_named_only_by_consent(session: Session) -> None:
    """Without it, neither name nor address is in the archive."""
    own = TOLD | {"nama": "Nama Rekaan", "surel": "rekaan@contoh.example"}
    silent = unpack(session.outgoing(own).content)
    named = unpack(session.outgoing(own | {"izin": True}).content)
    assert isinstance(silent, Proposal)
    assert isinstance(named, Proposal)
    assert (silent.head.name, silent.head.mail) == ("", "")
    assert (named.head.name, named.head.mail) == ("Nama Rekaan", "rekaan@contoh.example")


def test_what_the_owner_would_refuse_is_said_before(session: Session) -> None:
    """An office without a name: no archive, and the reason."""
    made = session.outgoing(TOLD | {"kantor": ""})
    assert made.content == b""
    assert [one.column for one in made.faults] == ["kantor"]


def test_it_goes_on_where_the_tab_went(session: Session, tmp_path: Path) -> None:
    """Files and the state they began from; whether that is still what is published is known."""
    kept = dict(session.base), dict(session.files)
    again = Session.start(tmp_path / "lain", state_of(ROOT))
    assert again.restore(BALANGAN, *kept, pack_of(BALANGAN))
    assert again.changed() == session.changed()
    older = kept[0] | {next(iter(kept[0])): b"lama"}
    assert not again.restore(BALANGAN, older, kept[1], pack_of(BALANGAN))
    assert again.base == older
