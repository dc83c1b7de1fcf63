"""What may go wrong around a run: killed, twice at once, no room, nobody reading."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from engross import cli

pytestmark = pytest.mark.slow

Run = Callable[..., subprocess.CompletedProcess[str]]
posix = pytest.mark.skipif(os.name == "nt", reason="not on Windows")
DRAFT = "ordinances/068-noise/2025-10-21.proposed.xml"
COMMAND = [sys.executable, "-m", "engross"]
ENV = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "tooling")}


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*COMMAND, *arguments], cwd=folder, env=ENV, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def files(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if not name.rsplit("/", 1)[-1].startswith(".engross")}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_build_leaves_old_or_new_files_and_the_next_is_right(
    apart: Run, workspace: Path, tmp_path_factory: pytest.TempPathFactory, jobs: str
) -> None:
    build = workspace / "build"
    assert apart("build").returncode == 0
    old = files(build)
    (workspace / DRAFT).write_bytes((workspace / DRAFT).read_bytes().replace(b"60 dBA", b"55 dBA"))
    fresh = tmp_path_factory.mktemp("fresh") / "it"
    shutil.copytree(workspace, fresh)
    begun = time.monotonic()
    assert apart("build", "--jobs", jobs, cwd=fresh).returncode == 0
    lasts = time.monotonic() - begun
    new = files(fresh / "build")
    for step in range(1, 7):
        run = start(workspace, "build", "--jobs", jobs)
        time.sleep(lasts * step / 7)
        run.kill()
        run.communicate()
        for name, data in files(build).items():
            if name == "manifest.json":
                # The build is named first, then the site that was made with it.
                assert _of_build(data) in (_of_build(old[name]), _of_build(new[name])), f"killed at {step}/7"
                continue
            assert data in (old.get(name), new.get(name)), f"killed at {step}/7: {name} is broken"
    assert apart("build").returncode == 0
    assert files(build) == new
    assert not list(build.rglob("*.part"))
    assert apart("verify").returncode == 0


def _of_build(manifest: bytes) -> dict[str, object]:
    """What a manifest says of the build, without the hash of the site's manifest."""
    return {key: value for key, value in json.loads(manifest).items() if key != "site"}


def test_two_builds_at_once_do_no_harm(apart: Run, workspace: Path) -> None:
    runs = [start(workspace, "build") for _ in range(2)]
    said = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    assert apart("verify").returncode == 0


def test_a_chapter_that_goes_takes_its_outputs_along(apart: Run, workspace: Path) -> None:
    apart("build")
    shutil.rmtree(workspace / "ordinances" / "new-parking")
    (workspace / "build" / "new-parking" / "clean.md").write_text("with notes", encoding="utf-8")
    done = apart("build")
    assert "build/new-parking/clean.docx  removed: it is made no longer" in done.stdout
    assert "build/new-parking/clean.md  kept, though it is made no longer" in done.stdout
    assert [path.name for path in (workspace / "build" / "new-parking").iterdir()] == ["clean.md"]


@posix
@pytest.mark.parametrize("arguments", [["redline", "68", "-o", "out.docx"], ["build"]])
def test_no_room_on_the_disk_is_one_sentence(workspace: Path, arguments: list[str]) -> None:
    import resource

    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=workspace,
        env=ENV,
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)),
    )
    assert done.returncode == 2
    assert "cannot be written (file too large); nothing was left half-written" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (workspace / "out.docx").exists()
    assert not list(workspace.rglob("*.part"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("arguments", [["redline", "68"], ["list"], ["--help"], ["changes", "68"]])
def test_a_terminal_that_takes_nothing_is_one_sentence(workspace: Path, arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, *arguments], cwd=workspace, env=ENV, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (
        2,
        b"engross: the output cannot be read or written: no space left on device\n",
    )


def test_a_reader_that_leaves_early_is_no_fault(workspace: Path) -> None:
    run = start(workspace, "redline", "68", "--format", "html")
    assert run.stdout is not None
    run.stdout.read(10)
    run.stdout.close()
    assert run.stderr is not None
    assert run.stderr.read() == b""
    run.stderr.close()
    assert run.wait() == 0


def test_a_reader_that_leaves_early_is_no_fault_in_the_words_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    gone, file = OSError(errno.EINVAL, "Invalid argument"), OSError(errno.EINVAL, "Invalid argument", "a.xml")
    for windows, fault, code in ((True, gone, 0), (True, file, 2), (False, gone, 2)):
        monkeypatch.setattr(cli, "ON_WINDOWS", windows)
        monkeypatch.setattr(cli, "_drop_output", lambda: None)
        monkeypatch.setattr(cli, "_run", raiser(fault))
        with pytest.raises(SystemExit) as left:
            cli.main()
        assert left.value.code == code


def raiser(fault: OSError) -> Callable[[list[str]], None]:
    def run(arguments: list[str]) -> None:
        raise fault

    return run


def test_a_build_that_is_a_file_is_one_sentence(apart: Run, workspace: Path) -> None:
    (workspace / "build").write_text("a file", encoding="utf-8")
    done = apart("build")
    assert done.returncode == 2
    assert "build cannot be written (" in done.stderr
    assert done.stderr.count("\n") == 1


@posix
def test_too_little_memory_is_one_sentence(workspace: Path) -> None:
    large = workspace / "large.xml"
    with open(large, "wb") as file:
        file.truncate(60 * 2**20)
    script = (
        "import os, resource, sys, engross.cli as cli, engross.cli.check_command as check\n"
        "held = int(open('/proc/self/statm').read().split()[0]) * os.sysconf('SC_PAGE_SIZE')\n"
        "resource.setrlimit(resource.RLIMIT_AS, (held + 2**25, resource.RLIM_INFINITY))\n"
        "cli.main()"
    )
    if not Path("/proc/self/statm").is_file():
        pytest.skip("not checked: too little memory; this system does not say how much a process holds")
    command = [sys.executable, "-c", script, "check", str(large)]
    done = subprocess.run(command, cwd=workspace, env=ENV, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("engross: there is too little memory for this;")
    assert done.stderr.count("\n") == 1


def test_memory_that_runs_out_in_any_command_is_one_sentence(engross: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def needs_too_much(*_: object, **__: object) -> None:
        bytearray(1 << 62)

    monkeypatch.setattr(cli.group, "main", needs_too_much)
    done = engross("list")
    assert done.returncode == 2
    assert done.stderr.startswith("engross: there is too little memory for this;")
