"""`kks new daerah`: a package with its head and a table of sources, and nothing that is not known.

The first fact comes with its first source (`kks new sumber`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kksportal import SCHEMA_VERSION
from kksportal.authoring.new import answers
from kksportal.authoring.new.interview import AnswerError, Interview, Question
from kksportal.authoring.new.laying import lay_folder
from kksportal.authoring.new.portal import Portal, refuse_faults
from kksportal.effects import Folders
from kksportal.model.rows import Sumber
from kksportal.read.portal import read_package
from kksportal.render.descriptor import package_text
from kksportal.validate.known import Known
from kksportal.validate.portal import check_package

CODE = "KODE"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDistrict:
    """What is known of a new package."""

    code: str
    by: str  # the office that compiles it
    starts: str = ""


def ask_district(portal: Portal, interview: Interview) -> NewDistrict:
    """The questions about a new package."""
    read = answers.district(portal.shared)

    def free(told: str) -> str:
        code = read(told)
        if folder := portal.folder_of(code):
            raise AnswerError(f"{portal.districts[code].nama} sudah punya paket: {folder}.")
        return code

    code = interview.answer(Question(option=CODE, text="Kode daerah (misalnya 63.11)", read=free))
    if code:
        interview.tell(f"  {portal.districts[code].nama}")
    by = interview.answer(
        Question(
            option="--penyusun",
            text="Kantor yang menyusun datanya (bukan nama orang)",
            read=answers.text,
            usual=portal.office,
        )
    )
    return NewDistrict(code=code, by=by, starts=ask_start(interview))


def ask_start(interview: Interview) -> str:
    """From when on the new thing may be published; "" where it may be at once."""
    return interview.answer(
        Question(
            option="--terbit-mulai",
            text="Terbit mulai, bila belum boleh terbit sekarang (2026-12-10T09:00+07:00)",
            read=answers.moment,
            needed=False,
        )
    )


def district_files(portal: Portal, new: NewDistrict) -> tuple[str, dict[str, bytes]]:
    """The folder of a new package and its files.

    Raises PortalError where the checks would refuse it.
    """
    row = portal.districts[new.code]
    head: dict[str, Any] = {
        "name": f"kks-daerah-{new.code.replace('.', '-').lower()}-{row.id}",
        "title": row.nama,
        "diperbarui": portal.today,
        "kks": {"jenis": "daerah", "skema": SCHEMA_VERSION, "kode": new.code},
        "contributors": [{"title": new.by, "roles": ["penyusun"]}],
    }
    if new.code.startswith("S"):
        head["kks"]["simulasi"] = True
    columns = Sumber._fields[:6]  # without what most sources do not need
    text = package_text("daerah", head, {"sumber": columns})
    if new.starts:
        text = text.replace(
            f'"diperbarui": "{portal.today}",\n',
            f'"diperbarui": "{portal.today}",\n "terbit_mulai": "{new.starts}",\n',
            1,
        )
    folder = f"datapackages/daerah/{new.code}-{row.id}"
    files = {"datapackage.json": text.encode(), "sumber.csv": f"{','.join(columns)}\n".encode()}
    _check(portal, folder, files)
    return folder, files


def _check(portal: Portal, folder: str, files: dict[str, bytes]) -> None:
    with TemporaryDirectory(prefix="kks-baru-") as place:
        root = Path(place)
        lay_folder(root / folder, files)
        package, findings = read_package(root / folder, Folders(root=root))
    refuse_faults(findings)
    assert package is not None
    refuse_faults(check_package(package, Known.of(portal.shared), findings))
