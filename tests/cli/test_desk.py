"""``engross desk``: what it prints, that it answers, that it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from workspaces import write_workspace

ENV = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "tooling")}


def _interruptible() -> None:
    """A shell that runs the tests in the background has its children ignore SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started(root: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "engross", "-C", str(root), "desk", "--no-open", *options]
    before = _interruptible if os.name == "posix" else None
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, encoding="utf-8", env=ENV, preexec_fn=before)


class Browser:
    """A browser without a window or a script, let into a desk that was started."""

    def __init__(self, desk: subprocess.Popen[str]) -> None:
        assert desk.stdout is not None
        address = desk.stdout.readline().strip()
        self.origin = address.partition("/?")[0]
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        page = self._opener.open(address, timeout=60).read().decode("utf-8")
        found = re.search(r'name="form_token" value="(\w+)"', page)
        assert found is not None
        self._token = found[1]

    def get(self, path: str) -> bytes:
        """A page."""
        data: bytes = self._opener.open(self.origin + path, timeout=60).read()
        return data

    def send(self, path: str, fields: dict[str, str], file: tuple[str, bytes] | None = None) -> str:
        """Send a form; the path of the page that follows."""
        told = {"form_token": self._token, **fields}
        head = '--line\r\nContent-Disposition: form-data; name="{}"\r\n\r\n'
        parts = [f"{head.format(name)}{value}\r\n".encode() for name, value in told.items()]
        if file is not None:
            parts.append(head.format(f'file"; filename="{file[0]}').encode() + file[1] + b"\r\n")
        headers = {"Content-Type": "multipart/form-data; boundary=line", "Origin": self.origin}
        body = b"".join(parts) + b"--line--\r\n"
        asked = urllib.request.Request(self.origin + path, body, headers)
        with self._opener.open(asked, timeout=180) as answer:
            return str(answer.url.removeprefix(self.origin))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_its_first_line_is_its_address_and_an_interrupt_ends_it(tmp_path: Path) -> None:
    desk = started(write_workspace(tmp_path))
    assert desk.stdout is not None
    address = desk.stdout.readline().strip()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?key=[\w-]{32}", address)
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with opener.open(address, timeout=30) as answer:
        assert b"Chapter 68, Noise" in answer.read()
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(address.partition("?")[0], timeout=30)
    desk.send_signal(signal.SIGINT)
    _, said = desk.communicate(timeout=30)
    assert desk.returncode == 0
    assert said == "engross: the desk is open on this machine (Ctrl-C to stop)\n"


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        desk = started(write_workspace(tmp_path), "--port", str(port))
        _, said = desk.communicate(timeout=30)
    assert desk.returncode == 2
    assert re.fullmatch(rf"engross: port {port} cannot be opened \(.+\); name another with --port\n", said)


def test_it_listens_on_this_machine_alone(tmp_path: Path) -> None:
    desk = started(write_workspace(tmp_path))
    assert desk.stdout is not None
    port = int(desk.stdout.readline().split("/")[2].rpartition(":")[2])
    try:
        for _, _, _, _, place in socket.getaddrinfo(socket.gethostname(), port, socket.AF_INET, socket.SOCK_STREAM):
            if not str(place[0]).startswith("127."):
                with pytest.raises(OSError, match="refused"):
                    socket.create_connection((str(place[0]), port), timeout=5)
    finally:
        desk.terminate()
        desk.communicate(timeout=30)


def test_a_killed_desk_loses_nothing_that_was_dropped(tmp_path: Path) -> None:
    root = write_workspace(tmp_path)
    file = b"# Chapter 7 Dogs\n\n## \xc2\xa7 7-1. Leashes.\n\nA dog is kept on a leash.\n"
    desk = started(root)
    browser = Browser(desk)
    place = browser.send("/files", {}, ("dogs.md", file))
    assert b"Chapter 7, Dogs" in browser.get(place)
    desk.kill()
    desk.communicate(timeout=30)
    again = started(root)
    browser = Browser(again)
    assert b"Chapter 7, Dogs" in browser.get(place)
    assert b"is saved" in browser.get(browser.send(f"{place}/save", {"save_as": "new", "day": "2026-01-20"}))
    again.kill()
    again.communicate(timeout=30)
    assert (root / "ordinances" / "007-dogs" / "2026-01-20.proposed.xml").is_file()
