"""The program for those without Python: built, started without any of ours in its environment, driven through a journey."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from filelock import FileLock

from browser_desk import Desk
from desk_journeys import counsel_gets_the_redline
from oracles.conftest import ROOT, missing

pytestmark = pytest.mark.slow
MOST_BYTES = 250 * 1000 * 1000


@pytest.fixture(scope="module")
def packaged() -> Path:
    """The packaged program; built where the sources are others than when it was built last."""
    if find_spec("PyInstaller") is None:
        missing("the packaged program", "install the Python package pyinstaller")
    home = Path(tempfile.gettempdir())
    made = home / f"engross-packaged-{_fingerprint()}"
    program = made / "engross" / "engross"
    # Several workers of pytest-xdist may ask for it at once; one builds it.
    with FileLock(home / "engross-packaged.lock"):
        if not program.is_file():
            for old in home.glob("engross-packaged-*"):
                shutil.rmtree(old)
            _build(made)
    return program


def _build(made: Path) -> None:
    with tempfile.TemporaryDirectory() as work:
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
        command += ["--distpath", f"{work}/dist", "--workpath", f"{work}/work", str(ROOT / "installer/engross.spec")]
        subprocess.run(command, cwd=work, check=True, capture_output=True, timeout=900)
        shutil.copytree(Path(work) / "dist", made, symlinks=True)


def _fingerprint() -> str:
    """What the program is made of: the sources, what ships with them, and the libraries."""
    told = hashlib.sha256(sys.version.encode())
    for folder in ("tooling", "templates", "schemas", "installer"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                told.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    told.update((ROOT / "pyproject.toml").read_bytes())
    return told.hexdigest()[:16]


@pytest.fixture
def program(packaged: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What starts it, with nothing of this Python in its environment."""
    for name in [name for name in os.environ if name.startswith("PYTHON") or name == "VIRTUAL_ENV"]:
        monkeypatch.delenv(name)
    return [str(packaged)]


@pytest.fixture
def today() -> str:
    """The day that the desk answers for."""
    return "2025-11-04"


def test_it_has_a_size_that_can_be_handed_on(packaged: Path) -> None:
    files = [path for path in packaged.parent.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) < MOST_BYTES


def test_a_journey_at_its_desk(desk: Desk, tmp_path: Path) -> None:
    counsel_gets_the_redline(desk, tmp_path, keyboard=False)


def test_a_double_click_opens_the_desk_on_a_folder_of_the_users_own(program: list[str], tmp_path: Path) -> None:
    (tmp_path / "Documents").mkdir()
    env = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "BROWSER": "true"}
    server = subprocess.Popen(program, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    assert server.stdout is not None
    assert server.stdout.readline().startswith("http://127.0.0.1:")
    server.terminate()
    server.communicate(timeout=30)
    assert (tmp_path / "Documents" / "Engross").is_dir()


def test_its_own_processes_start(program: list[str], tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [*program, "-C", str(tmp_path), *arguments]
        return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)

    shutil.copytree(ROOT / "ordinances", tmp_path / "ordinances")
    checked = run("check", "--jobs", "2")
    assert "7 chapters checked" in checked.stdout, checked.stderr
    # A template of the city's own is set by a process of its own.
    (tmp_path / "templates" / "typst").mkdir(parents=True)
    shutil.copy(ROOT / "templates/typst/publication.typ", tmp_path / "templates/typst/publication.typ")
    made = tmp_path / "clean.pdf"
    assert run("clean", "84", "-o", str(made)).returncode == 0
    assert made.read_bytes().startswith(b"%PDF-")
    photo = tmp_path / "photo.png"
    photo.write_bytes(b"\x89PNG")
    refused = run("proof", "2025-10-21/84", str(photo))
    assert refused.returncode == 2
    assert "this packaged program is without them" in refused.stderr


def test_it_runs_no_other_module(program: list[str]) -> None:
    done = subprocess.run(
        [*program, "-m", "http.server"], capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 2
    assert "No such option" in done.stderr
