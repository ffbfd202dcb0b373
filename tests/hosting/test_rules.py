"""What `kks init` lays down for hosts: least rights, all pinned, nothing by its bare name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from kksportal.authoring.init import init_portal
from kksportal.render.comment import MARK
from tests.conftest import ROOT
from tests.hosting.flows import GITHUB, GITLAB, UNIT, github, gitlab, gitlab_jobs, steps
from tests.hosting.rules import against_github, against_gitlab, against_unit

DIFF = """mkdir "$RUNNER_TEMP/perubahan"
halaman=()
if [ -e "$RUNNER_TEMP/menjadi/index.html" ]; then
  halaman=(--situs "$RUNNER_TEMP/semula" "$RUNNER_TEMP/menjadi" \
--arsip "$RUNNER_TEMP/perubahan/halaman.zip")
fi
kks diff . usulan --format json "${halaman[@]}" > "$RUNNER_TEMP/perubahan/perubahan.json" || true
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portal."""
    target = tmp_path_factory.mktemp("alur") / "portal"
    init_portal(target)
    return target


def broken(portal: Path, name: str, text: str) -> list[str]:
    """What is against the rules in a file of this name, if it said this."""
    if name == "service":
        return list(against_unit(text))
    if name == "gitlab":
        return list(against_gitlab(yaml.safe_load(text), text))
    return list(against_github(yaml.safe_load(text), text))


def text_of(portal: Path, name: str) -> str:
    """A file of a host, by the short name that tests give it."""
    places = {"gitlab": GITLAB, "service": UNIT}
    return (portal / places.get(name, GITHUB / f"{name}.yml")).read_text("utf-8")


@pytest.mark.parametrize("name", ["periksa", "komentar", "terbit", "gitlab", "service"])
def test_every_file_of_a_host_holds_the_rules(portal: Path, name: str) -> None:
    """Rights, pins, limits of time, no secret, nothing of a proposal in a command."""
    assert broken(portal, name, text_of(portal, name)) == []


def test_no_workflow_is_left_out(portal: Path) -> None:
    """Those that are looked at are all there are."""
    assert github(portal).keys() == {"periksa", "komentar", "terbit"}


@pytest.mark.parametrize(
    ("name", "said", "instead"),
    [
        ("periksa", "permissions: {}\n", ""),
        ("periksa", "permissions: {}\n", "permissions: write-all\n"),
        ("periksa", "  pull_request:\n", "  pull_request_target:\n"),
        ("periksa", "      contents: read\n", "      contents: write\n"),
        ("periksa", "    permissions:\n      contents: read\n", ""),
        ("periksa", "    timeout-minutes: 20\n", ""),
        ("periksa", "ubuntu-24.04", "self-hosted"),
        ("periksa", "          persist-credentials: false\n", ""),
        ("periksa", "persist-credentials: false", "persist-credentials: true"),
        ("periksa", "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7"),
        ("periksa", "@3d3c42e5aac5ba805825da76410c181273ba90b1 #", "@3d3c42e5 #"),
        ("periksa", "actions/setup-python", "seseorang/setup-python"),
        ("periksa", "-C usulan\n", '-C usulan "${{ github.event.pull_request.title }}"\n'),
        ("periksa", "concurrency:\n  group: periksa-${{ github.ref }}\n", "concurrency:\n"),
        ("periksa", '"3.12"\n', '"3.12"\n          cache: pip\n'),
        ("periksa", "- run: bash", "- env: {K: '${{ secrets.KUNCI }}'}\n        run: bash"),
        ("komentar", "workflows: [periksa]", "workflows: ['*']"),
        ("komentar", "      pull-requests: write\n",
         "      pull-requests: write\n      contents: write\n"),
        ("komentar", "      actions: read\n", "      actions: write\n"),
        ("komentar", "          usulan=$(gh", "          kks validate\n          usulan=$(gh"),
        ("komentar", '> komentar.md', '"${{ github.event.workflow_run.head_branch }}"'),
        ("komentar", "          path: komentar.md\n",
         "          path: komentar.md\n          x: ${{ github.token }}\n"),
        ("terbit", "branches: [main]", "branches: ['**']"),
        ("terbit", "      pages: write\n", "      pages: write\n      contents: write\n"),
        ("terbit", "      contents: write\n", "      contents: write\n      packages: write\n"),
        ("terbit", "          git push\n", "          kks publish-list site\n          git push\n"),
        ("gitlab", "@sha256:dbbe", "@sha256:xbbe"),
        ("gitlab", "stages:", "include: lain.yml\nstages:"),
        ("gitlab", "  timeout: 30 minutes\n", ""),
        ("gitlab", "    - asal=origin\n", "    - echo $CI_JOB_TOKEN\n    - asal=origin\n"),
        ("gitlab", "  stage: terbit\n", "  stage: terbit\n  id_tokens: {}\n"),
        ("gitlab", "kks build --aman", "kks build"),
        ("gitlab", '    - cd "$sasaran"\n    - bash alat/pasang.sh\n',
         '    - bash alat/pasang.sh\n    - cd "$sasaran"\n'),
        ("gitlab", "  interruptible: true\n", "  artifacts: {paths: [public]}\n"),
        ("gitlab", "  resource_group: terbit\n", ""),
        ("gitlab", "    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n  script", "  script"),
        ("service", "User=kks", "User=root"),
        ("service", "NoNewPrivileges=yes", "NoNewPrivileges=no"),
        ("service", "ProtectSystem=strict", "ProtectSystem=full"),
        ("service", "ReadWritePaths=/srv/kks", "ReadWritePaths=/"),
        ("service", "TimeoutStartSec=30min\n", ""),
    ],
)  # fmt: skip
def test_each_rule_bites(portal: Path, name: str, said: str, instead: str) -> None:
    """The control: with one thing changed, the file no longer holds them."""
    text = text_of(portal, name)
    assert said in text
    changed = text.replace(said, instead, 1)
    assert broken(portal, name, changed) != []


def commands(portal: Path) -> Iterator[str]:
    """Every command that a portal's machines run."""
    for flow in github(portal).values():
        yield from (line for step in steps(flow) for line in step.get("run", "").splitlines())
    for job in gitlab_jobs(gitlab(portal)).values():
        yield from job["script"]
    for name in ("pasang.sh", "terbit.sh"):
        yield from (portal / "alat" / name).read_text("utf-8").splitlines()


def test_nothing_is_installed_by_its_bare_name(portal: Path) -> None:
    """A name that nobody owns may be anybody's: every install asks for digests, and for wheels."""
    installs = [line for line in commands(portal) if re.search(r"^[^#]*\binstall\b", line)]
    assert len(installs) == 2
    for line in installs:
        words = line.split()[line.split().index("install") + 1 :]
        assert "--require-hashes" in words
        assert "--only-binary :all:" in line
        assert words[words.index("-r") + 1] in ("requirements.txt", "program.txt")
        assert not any(re.fullmatch(r"[a-z][a-z0-9-]*", word) for word in words), line


def test_nothing_is_fetched_but_by_pip_and_git(portal: Path) -> None:
    """No command of a machine takes a file from an address of its own."""
    assert not [
        line for line in commands(portal) if re.search(r"\b(curl|wget|eval|source)\b", line)
    ]


def test_the_locked_packages_come_along_with_their_digests(portal: Path) -> None:
    """The list is the program's own: each package pinned, each with a digest, no address."""
    text = (portal / "alat/requirements.txt").read_text("utf-8")
    assert text == (ROOT / "requirements.txt").read_text("utf-8")
    assert text.count("==") <= text.count("--hash=sha256:")


def test_a_proposal_is_checked_by_the_program_of_its_target(portal: Path) -> None:
    """Pull requests: the target branch is installed from, and nothing of the proposal runs."""
    flow = github(portal)["periksa"]
    assert flow[True] == {"pull_request": None}
    first, *rest = (s for s in steps(flow) if "uses" in s and "checkout" in s["uses"])
    assert first["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert [s["with"]["path"] for s in rest] == ["usulan"]
    assert [s["run"] for s in steps(flow) if "run" in s] == [
        "bash alat/pasang.sh",
        'kks build --aman --no-downloads --no-search --site-dir "$RUNNER_TEMP/semula"',
        "kks build --aman --no-downloads --no-search -C usulan "
        '--site-dir "$RUNNER_TEMP/menjadi" || true',
        DIFF,
        "kks validate --aman -C usulan",
        'kks build --aman -C usulan --site-dir "$RUNNER_TEMP/situs"',
    ]


def test_addresses_are_listed_once_they_are_published(portal: Path) -> None:
    """The list is made where the site is built, and kept only after it was published.

    What it says of pages that are gone is built in before the site leaves.
    """
    jobs = github(portal)["terbit"]["jobs"]
    made = [step["run"] for step in jobs["bangun"]["steps"] if "run" in step]
    build, record = "kks build --site-dir site", "kks publish-list site"
    assert made[-3:] == [build, record, build]
    assert jobs["catat"]["needs"] == "terbit"
    assert jobs["terbit"]["needs"] == "bangun"
    assert [list(step) for step in jobs["terbit"]["steps"]] == [["uses"]]
    assert (portal / "alamat-terbit.csv").read_text("utf-8") == "alamat,terbit,hilang\n"


def test_a_comment_is_written_by_a_job_that_trusts_nothing_of_the_proposal(portal: Path) -> None:
    """What is read from its artifact is read without rights; who may write takes the proposal's
    number from the host, and finds its own comment by its mark and its author."""
    jobs = github(portal)["komentar"]["jobs"]
    assert [step["run"] for step in jobs["tulis"]["steps"] if "run" in step] == [
        "bash alat/pasang.sh",
        'kks diff --dari "$RUNNER_TEMP/perubahan/perubahan.json" > komentar.md',
    ]
    assert "github.event.workflow_run.event == 'pull_request'" in jobs["tulis"]["if"]
    *_, send = jobs["kirim"]["steps"]
    assert "select(.head.sha == env.SHA)" in send["run"]
    assert MARK in send["run"]
    assert 'select(.user.login == "github-actions[bot]")' in send["run"]
