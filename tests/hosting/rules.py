"""Rules that hold for every host: least rights, pinned, nothing of a stranger runs or is trusted.

Each gives what is against it, so that a test can also show that it bites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.hosting.flows import Flow, gitlab_jobs, steps, unit

# Who may write, and what; whoever is not listed may read the repository and no more.
WRITERS = {
    "terbit": {"pages": "write", "id-token": "write"},
    "catat": {"contents": "write"},
    "kirim": {"pull-requests": "write"},
}
# Who reads what another run left, beside the repository.
READERS = {"tulis": {"actions": "read", "contents": "read"}}
TRIGGERS: list[dict[str, Any]] = [
    {"pull_request": None},
    {"push": {"branches": ["main"]}},
    {"workflow_run": {"workflows": ["periksa"], "types": ["completed"]}},
]
# The right of a job itself, where it is needed: to fetch what another run left, and to comment.
ALLOWED = {
    "tulis": "          github-token: ${{ github.token }}\n",
    "kirim": "          GH_TOKEN: ${{ github.token }}\n",
}
_SECRET = re.compile(
    r"secrets|token(?!: write)|password|id_tokens|CI_JOB_|credentials: [^ft]", re.I
)
_RUNS = re.compile(r"\b(?:kks|pip|python3?|bash|sh|make|npm)\b(?!-)")


def against_github(flow: Flow, text: str) -> Iterator[str]:
    """What is against the rules in a workflow of GitHub."""
    if flow.get("permissions") != {}:
        yield "hak: bawaannya bukan tanpa hak"
    if flow.get(True) not in TRIGGERS:
        yield "pemicu"
    if "group" not in flow.get("concurrency", {}):
        yield "dua sekaligus"
    for job, line in ALLOWED.items():
        if job in flow["jobs"]:
            text = text.replace(line, "", 1)
    if _SECRET.search(text):
        yield "rahasia"
    for line in re.findall(r"uses: (.*)", text):
        if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line):
            yield f"tidak disematkan: {line}"
    for name, job in flow["jobs"].items():
        yield from _against_job(name, job)
    for step in steps(flow):
        if "${{" in step.get("run", ""):
            yield f"disisipkan ke perintah: {step['run']}"
        if "cache" in step.get("with", {}):
            yield "ingatan bersama"


def _against_job(name: str, job: Flow) -> Iterator[str]:
    if job.get("permissions") != (WRITERS | READERS).get(name, {"contents": "read"}):
        yield f"hak {name}"
    if not 0 < job.get("timeout-minutes", 0) <= 30:
        yield f"batas waktu {name}"
    if not re.fullmatch(r"ubuntu-\d\d\.\d\d", job["runs-on"]):
        yield f"mesin {name}"
    pushes = job.get("permissions") == {"contents": "write"}
    for step in job["steps"]:
        kept = step.get("with", {}).get("persist-credentials")
        if "checkout" in step.get("uses", "") and kept is not pushes:
            yield f"kunci repositori tinggal di {name}"
        if name in WRITERS and _RUNS.search(step.get("run", "")):
            yield f"yang boleh menulis menjalankan program: {name}"


def against_gitlab(flow: Flow, text: str) -> Iterator[str]:
    """What is against the rules in the pipeline of GitLab."""
    images = re.findall(r"image: (.*)", text)
    if len(images) != 1 or not re.fullmatch(r"[a-z./]+:[\w.-]+@sha256:[0-9a-f]{64}", images[0]):
        yield "citra tidak disematkan"
    if _SECRET.search(text):
        yield "rahasia"
    if {"include", "services", "cache", "before_script"} & (flow.keys() | flow["default"].keys()):
        yield "dari tempat lain"
    if "timeout" not in flow["default"]:
        yield "batas waktu"
    jobs = gitlab_jobs(flow)
    if jobs.keys() != {"periksa", "pages"}:
        yield "pekerjaan lain"
    if jobs["periksa"].get("rules") != [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]:
        yield "usulan: kapan"
    if jobs["pages"].get("rules") != [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]:
        yield "terbit: kapan"
    if "resource_group" not in jobs["pages"]:
        yield "dua sekaligus"
    if "artifacts" in jobs["periksa"]:
        yield "usulan meninggalkan berkas"
    script = jobs["periksa"]["script"]
    if script.index("bash alat/pasang.sh") < script.index('cd "$sasaran"'):
        yield "program dari usulan"
    if not all("--aman -C" in line for line in script if re.match("kks (?!diff )", line)):
        yield "usulan tanpa --aman"


UNIT = {
    "User": "kks",
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "ProtectSystem": "strict",
    "ReadWritePaths": "/srv/kks",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "RestrictSUIDSGID": "yes",
}


def against_unit(text: str) -> Iterator[str]:
    """What is against the rules in the service of a plain server."""
    said = unit(text)
    for key, value in UNIT.items():
        if said.get(key) != value:
            yield key
    if "TimeoutStartSec" not in said:
        yield "batas waktu"
