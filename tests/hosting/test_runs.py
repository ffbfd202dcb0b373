"""The steps of every host's workflow, run in a clean copy of a new portal's repository.

The program is a wheel built from this checkout. A proposal brings what could run; what GitHub and
GitLab themselves do with a proposal that changes their own files is theirs (docs/kepercayaan.md).
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kksportal.authoring.init import init_portal
from kksportal.authoring.program import PROGRAM, read_program
from kksportal.site_build.checker_files import CHECKER, RUNTIME
from kksportal.site_build.publish import files_of
from tests.conftest import ROOT
from tests.hosting.flows import UNIT, github, gitlab, unit
from tests.hosting.machines import GitHub, GitLab, Ran, Server, git, store
from tests.roda import few_districts

pytestmark = pytest.mark.xdist_group("tuan")

DISTRICT = "daerah/kabupaten-balangan/index.html"
NO_PROGRAM = "Belum ada program kksportal untuk portal ini: tulis alamat roda dan sidiknya di "
MERGE = {
    "CI_PIPELINE_SOURCE": "merge_request_event",
    "CI_DEFAULT_BRANCH": "main",
    "CI_PROJECT_ID": "2",
    "CI_MERGE_REQUEST_PROJECT_ID": "1",
}
PUSH = {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main", "CI_DEFAULT_BRANCH": "main"}
ROOT_TOLD = "kks: tidak diterbitkan, situs lama tetap berdiri: jalankan sebagai pengguna biasa, "


@pytest.fixture(scope="module")
def portal(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portal that brings its program along; quick to build, and on the branch main."""
    target = tmp_path_factory.mktemp("tuan-rumah") / "portal"
    init_portal(target, "", read_program(str(wheel)))
    few_districts(target)
    store(target, target.with_suffix(".git"))
    return target


@pytest.fixture
def repository(portal: Path, tmp_path: Path) -> Path:
    """Its repository, for one test."""
    return Path(shutil.copytree(portal.with_suffix(".git"), tmp_path / "portal.git"))


@pytest.fixture
def copy(repository: Path, tmp_path: Path) -> Path:
    """An owner's copy of it."""
    git(tmp_path, "clone", "--quiet", str(repository), "salinan")
    return tmp_path / "salinan"


def save(copy: Path, message: str = "Ubah") -> str:
    """Commit all there is, and send it; the commit."""
    git(copy, "add", "--all")
    git(copy, "commit", "--quiet", "-m", message)
    git(copy, "push", "--quiet")
    return git(copy, "rev-parse", "HEAD")


def without_program(copy: Path) -> str:
    """Take away what names the program."""
    (copy / PROGRAM).unlink()
    return save(copy)


@pytest.fixture
def stranger(repository: Path, tmp_path: Path) -> Path:
    """A fork that brings all that could run: each of it would leave a mark."""
    git(tmp_path, "clone", "--quiet", "--bare", str(repository), "asing.git")
    git(tmp_path, "clone", "--quiet", "asing.git", "asing")
    fork, mark = tmp_path / "asing", tmp_path / "jalan"
    python = f"open({str(mark)!r}, 'a').close()\n"
    for name in ("h.py", "alat/pip.py", "kksportal.py", "sitecustomize.py", "usercustomize.py"):
        (fork / name).write_text(python)
    settings = fork / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "hooks: [h.py]\n")
    for name in ("pasang.sh", "terbit.sh"):
        (fork / "alat" / name).write_text(f"touch {mark}\n")
    (fork / PROGRAM).write_text("./jahat.whl --hash=sha256:" + "0" * 64 + "\n")
    (fork / "site_templates/halaman").mkdir(parents=True)
    code = "{{ cycler.__init__.__globals__.__builtins__.open('" + str(mark) + "', 'w').close() }}"
    (fork / "site_templates/halaman/beranda.html").write_text(code)
    flow = fork / ".github/workflows/periksa.yml"
    flow.write_text(flow.read_text("utf-8").replace("- run: ", f"- run: touch {mark}; "))
    lab = fork / ".gitlab-ci.yml"
    lab.write_text(lab.read_text("utf-8").replace("    - asal", f"    - touch {mark}\n    - asal"))
    save(fork, "Usulan")
    return fork


def checks_in_browsers(site: Path) -> bool:
    """Whether `/periksa/` has what it runs: of the wheel alone, for no machine here has npm's.

    A checkout without `make periksa` gives a wheel without it, and the page says so.
    """
    there = (site / "periksa/isi.json").is_file()
    return there == (ROOT / CHECKER / max(RUNTIME)).is_file()


def ran_nothing(ran: Ran, tmp_path: Path) -> bool:
    """Whether a proposal was checked well, told what was left out of it, and none of it ran."""
    assert ran.code == 0, ran.told
    for left_out in ("tidak dipakai: hooks.", "(halaman/beranda.html)"):
        assert ran.told.count(left_out) >= 2  # by validate and by each build
    return not (tmp_path / "jalan").exists()


def test_github_checks_a_proposal_and_runs_nothing_of_it(
    portal: Path, repository: Path, stranger: Path, tmp_path: Path
) -> None:
    """The workflow of the target branch, with a proposal of a stranger."""
    git(repository, "fetch", "--quiet", str(stranger), "HEAD:refs/heads/usulan")
    host = GitHub(home=new(tmp_path), repository=repository,
                  proposal=git(stranger, "rev-parse", "HEAD"))  # fmt: skip
    assert ran_nothing(host.run(github(portal)["periksa"]), tmp_path)
    assert not host.pages.exists()


def test_github_tells_what_a_proposal_changes_in_one_comment(
    portal: Path, repository: Path, copy: Path, tmp_path: Path
) -> None:
    """Told once, and told anew in the same comment when the proposal changes; by its own words
    nobody marks up, mentions or links, and a proposal that does not build is told as well."""
    git(copy, "checkout", "--quiet", "-b", "usulan")
    facts = next((copy / "datapackages/daerah").glob("63.11-*")) / "fakta.csv"
    right = facts.read_text("utf-8")
    host = GitHub(home=new(tmp_path), repository=repository)
    flows = github(portal)
    for figure, code in (("92", 0), ("-92", 1)):
        facts.write_text(right.replace("capaian,85,", f"capaian,{figure},"), "utf-8")
        git(copy, "commit", "--quiet", "-am", "Ubah")
        git(copy, "push", "--quiet", "--set-upstream", "origin", "usulan")
        host.proposal = git(copy, "rev-parse", "HEAD")
        host.open = {"7": host.proposal, "8": "lain"}
        assert host.run(flows["periksa"]).code == code
        assert host.run(flows["komentar"]).code == 0
        (comment,) = host.comments
        assert comment["number"] == "7"
        assert f"berubah dari 85% menjadi {figure}%" in comment["body"]
        assert (
            "[Hasil periksa dan arsip halaman yang berubah](https://host.invalid/runs/77)"
            in (comment["body"])
        )
        assert ("Ada galat: usulan ini belum dapat dibangun" in comment["body"]) is bool(code)
        assert ("Halaman yang berubah" in comment["body"]) is not bool(code)
    artifact = host.home / "artefak/perubahan/perubahan.json"
    told = '{"komentar": {"ringkasan": "@semua <b>[x](https://x.example)", "bagian": []}}'
    artifact.write_text(told)
    assert host.run(flows["komentar"]).code == 0
    (comment,) = host.comments
    for active in ("@semua", "<b>", "[x]("):
        assert active not in comment["body"]
    artifact.write_text("{}")
    assert host.run(flows["komentar"]).code == 2
    assert host.comments == [comment]


def test_github_publishes_and_lists_addresses(
    portal: Path, repository: Path, tmp_path: Path
) -> None:
    """All three jobs: the site stands, and the branch knows its addresses in one more commit."""
    host = GitHub(home=new(tmp_path), repository=repository)
    ran = host.run(github(portal)["terbit"])
    assert ran.code == 0, ran.told
    assert (host.pages / DISTRICT).is_file()
    assert checks_in_browsers(host.pages)
    assert "\ndaerah/kabupaten-balangan/," in git(repository, "show", "main:alamat-terbit.csv")
    assert git(repository, "log", "--format=%s", "main") == "Catat alamat yang terbit\nPortal baru"


def test_github_stops_without_a_program(portal: Path, copy: Path, repository: Path,
                                        tmp_path: Path) -> None:  # fmt: skip
    """Both workflows end at their first command, with one sentence; nothing is published."""
    commit = without_program(copy)
    for name in ("periksa", "terbit"):
        host = GitHub(home=new(tmp_path), repository=repository, proposal=commit)
        ran = host.run(github(portal)[name])
        assert (ran.code, ran.steps) == (1, ["bash alat/pasang.sh"])
        assert ran.told.startswith(NO_PROGRAM)
        assert ran.told.count("\n") == 1
        assert not host.pages.exists()


def test_gitlab_checks_a_proposal_and_runs_nothing_of_it(
    portal: Path, repository: Path, stranger: Path, tmp_path: Path
) -> None:
    """In the project of a fork, by the pipeline and the program of the target."""
    host = GitLab(home=new(tmp_path), target=repository)
    commit = git(stranger, "rev-parse", "HEAD")
    ran = host.run(gitlab(portal), tmp_path / "asing.git", commit, **MERGE)
    assert ran_nothing(ran, tmp_path)
    assert not (host.home / "artefak").exists()


@pytest.fixture
def shelf(wheel: Path) -> Iterator[str]:
    """An address at this machine from which the wheel is fetched."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *said: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=wheel.parent)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{wheel.name}"
        server.shutdown()


def name_address(copy: Path, wheel: Path, shelf: str, digest: str = "") -> str:
    """Have the program fetched from an address; the commit. Only https is taken by `kks init`."""
    told = digest or hashlib.sha256(wheel.read_bytes()).hexdigest()
    program = read_program(f"https://contoh.go.id/{wheel.name}#{told}")
    line = program.requirement.replace(program.address, shelf)
    (copy / PROGRAM).write_text(line + "\n")
    (copy / "alat" / wheel.name).unlink()
    return save(copy)


def test_gitlab_publishes_by_a_program_from_an_address(
    portal: Path, repository: Path, copy: Path, wheel: Path, shelf: str, tmp_path: Path
) -> None:
    """The site is in public/, and the list of addresses lies beside it, to be kept by hand."""
    commit = name_address(copy, wheel, shelf)
    host = GitLab(home=new(tmp_path), target=repository)
    ran = host.run(gitlab(portal), repository, commit, **PUSH)
    assert ran.code == 0, ran.told
    assert (host.home / "artefak/public" / DISTRICT).is_file()
    assert checks_in_browsers(host.home / "artefak/public")
    listed = (host.home / "artefak/alamat-terbit.csv").read_text("utf-8")
    assert "\ndaerah/kabupaten-balangan/," in listed


def test_a_program_with_another_digest_is_not_installed(
    portal: Path, repository: Path, copy: Path, wheel: Path, shelf: str, tmp_path: Path
) -> None:
    """pip refuses it, and no command of it runs."""
    commit = name_address(copy, wheel, shelf, "0" * 64)
    ran = GitLab(home=new(tmp_path), target=repository).run(
        gitlab(portal), repository, commit, **PUSH
    )
    assert ran.code == 1
    assert "DO NOT MATCH THE HASHES" in ran.told
    assert "diperiksa cepat" not in ran.told


@pytest.mark.parametrize("known", [PUSH, MERGE])
def test_gitlab_stops_without_a_program(
    portal: Path, repository: Path, copy: Path, known: dict[str, str], tmp_path: Path
) -> None:
    """One sentence, and nothing is left to publish."""
    commit = without_program(copy)
    host = GitLab(home=new(tmp_path), target=repository)
    ran = host.run(gitlab(portal), repository, commit, **known)
    assert ran.code == 1
    assert ran.told.startswith(NO_PROGRAM)
    assert not (host.home / "artefak").exists()


def test_gitlab_runs_nothing_for_other_branches(
    portal: Path, repository: Path, tmp_path: Path
) -> None:
    """Neither job is for a branch that is only pushed."""
    host = GitLab(home=new(tmp_path), target=repository)
    pushed = PUSH | {"CI_COMMIT_BRANCH": "coba"}
    assert host.run(gitlab(portal), repository, "main", **pushed) == Ran()


@pytest.fixture
def server(portal: Path, repository: Path, tmp_path: Path) -> Server:
    """A server that has a copy of the portal; what it runs is what its service runs."""
    home = new(tmp_path)
    command = unit((portal / UNIT).read_text("utf-8"))["ExecStart"]
    made = Server(home=home, command=command.replace("/srv/kks", str(home)).split())
    made.lay(repository, sys.executable, ROOT)
    return made


def state(folder: Path) -> dict[str, bytes]:
    """All files of a site."""
    return {name: (folder / name).read_bytes() for name in files_of(folder)}


def test_a_server_publishes_what_is_right_and_keeps_it(
    server: Server, copy: Path, tmp_path: Path
) -> None:
    """Published; then a mistake on the branch leaves the site; mended, it follows again.

    What was published keeps answering. A changed program gets a new environment, the old one goes.
    """
    ran = server.run()
    assert ran.code == 0, ran.told + log(server)
    assert ran.told.startswith(f"kks: terbit di {server.home}/web, menurut cabang per ")
    assert ran.told.count("\n") == 1
    before = state(server.home / "web")
    assert DISTRICT in before
    assert checks_in_browsers(server.home / "web")
    kept = server.home / "keadaan/alamat-terbit.csv"
    listed = kept.read_text("utf-8")
    assert "\ndaerah/kabupaten-balangan/," in listed
    assert git(server.home / "portal", "status", "--porcelain") == ""
    (first,) = (server.home / "keadaan").glob("program-*")

    settings = copy / "mkdocs.yml"
    right = settings.read_text("utf-8")
    settings.write_text(right.replace("hari_jawab: 10", "hari_jawab: sepuluh"), "utf-8")
    save(copy)
    ran = server.run()
    assert ran.code == 1
    assert ran.told.startswith("kks: tidak diterbitkan, situs lama tetap berdiri: pemeriksaan ")
    assert ran.told.count("\n") == 1
    assert state(server.home / "web") == before

    settings.write_text(right, "utf-8")
    (copy / "content/kontribusi.md").unlink()
    (copy / PROGRAM).write_text((copy / PROGRAM).read_text("utf-8") + "# lain\n", "utf-8")
    save(copy)
    ran = server.run()
    assert ran.code == 0, ran.told + log(server)
    assert "kontribusi/" in listed
    assert kept.read_text("utf-8") == listed
    assert "Halaman ini disediakan" not in (server.home / "web/kontribusi/index.html").read_text()
    (last,) = (server.home / "keadaan").glob("program-*")
    assert last != first


def log(server: Server) -> str:
    """What the commands told."""
    return (server.home / "keadaan/terbit.log").read_text("utf-8")


def test_a_server_stops_without_a_program(server: Server, copy: Path) -> None:
    """One sentence, and no site."""
    without_program(copy)
    ran = server.run()
    assert ran.code == 1
    assert NO_PROGRAM in ran.told
    assert ran.told.count("\n") == 1
    assert not (server.home / "web").exists()


def test_a_server_does_not_publish_as_root(server: Server) -> None:
    """It ends before it touches anything."""
    server.user = 0
    ran = server.run()
    assert (ran.code, ran.told) == (1, f"{ROOT_TOLD}bukan root.\n")
    assert not (server.home / "keadaan").exists()


@pytest.mark.parametrize("fault", ["berubah", "berselisih", "sibuk"])
def test_a_server_follows_its_branch_only_forward(server: Server, copy: Path, fault: str) -> None:
    """A copy that was edited, a branch that was rewritten, a run that is still going: no site."""
    if fault == "berubah":
        (server.home / "portal/mkdocs.yml").write_text("site_name: Lain\n")
        told = (1, "folder portal di server berubah; lihat: git status.\n")
    elif fault == "berselisih":
        git(copy, "commit", "--quiet", "--amend", "-m", "Lain")
        git(copy, "push", "--quiet", "--force")
        told = (1, "cabang tidak dapat diambil (fatal: Not possible to fast-forward, aborting.).\n")
    else:
        (server.home / "keadaan").mkdir()
        server.command = ["flock", f"{server.home}/keadaan/kunci", *server.command]
        told = (0, "kks: penerbitan sebelumnya masih berjalan.\n")
    ran = server.run()
    assert (ran.code, ran.told[-len(told[1]) :]) == told
    assert not (server.home / "web").exists()


def new(tmp_path: Path) -> Path:
    """An empty folder for a host."""
    target = tmp_path / f"tuan-{len(list(tmp_path.iterdir()))}"
    target.mkdir()
    return target
