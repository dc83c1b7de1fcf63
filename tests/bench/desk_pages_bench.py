"""The same work by the desk and by commands, in turn: a Word file dropped, reviewed, saved, its redline; the first page."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from types import TracebackType

from timing import calls, row

ROOT = Path(__file__).parents[2]
ENGROSS = [sys.executable, "-m", "engross"]
STARTS = 7


class OpenDesk:
    """A desk that runs on a workspace, and a browser without a window on it."""

    def __init__(self, city: Path) -> None:
        """Start it and wait for its address; no page is asked for yet."""
        command = [*ENGROSS, "-C", str(city), "desk", "--no-open"]
        self._server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")
        assert self._server.stdout is not None
        self._address = self._server.stdout.readline().strip()
        self._origin = self._address.partition("/?")[0]
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self._token = ""

    def first_page(self) -> None:
        """Open the address."""
        page = self._opener.open(self._address, timeout=120).read().decode("utf-8")
        found = re.search(r'name="form_token" value="(\w+)"', page)
        assert found is not None
        self._token = found[1]

    def get(self, path: str) -> bytes:
        """A page, or a document."""
        data: bytes = self._opener.open(self._origin + path, timeout=120).read()
        return data

    def send(self, path: str, fields: dict[str, str], file: bytes = b"") -> str:
        """Send a form; the path of the page that follows."""
        head = '--line\r\nContent-Disposition: form-data; name="{}"\r\n\r\n'
        told = {"form_token": self._token, **fields}
        parts = [f"{head.format(name)}{value}\r\n".encode() for name, value in told.items()]
        if file:
            parts.append(head.format('file"; filename="noise.docx').encode() + file + b"\r\n")
        headers = {"Content-Type": "multipart/form-data; boundary=line", "Origin": self._origin}
        asked = urllib.request.Request(self._origin + path, b"".join(parts) + b"--line--\r\n", headers)
        with self._opener.open(asked, timeout=120) as answer:
            return str(answer.url.removeprefix(self._origin))

    def __enter__(self) -> OpenDesk:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        self._server.kill()
        self._server.communicate()


def rows() -> Iterator[dict[str, object]]:
    """A Word file to its redline; the first page after the start."""
    with tempfile.TemporaryDirectory() as folder:
        city = Path(folder) / "city"
        shutil.copytree(ROOT / "ordinances", city / "ordinances")
        yield _word_file(city, Path(folder))
        yield _first_page(city)


def _word_file(city: Path, scratch: Path) -> dict[str, object]:
    file, made = scratch / "noise.docx", scratch / "made.docx"
    run = [*ENGROSS, "-C", str(city)]
    subprocess.run([*run, "redline", "68", "-o", str(file)], check=True, capture_output=True)
    days = (date(2027, 1, 1) + timedelta(number) for number in count())

    def by_desk() -> None:
        day = next(days).isoformat()
        place = desk.send("/files", {}, file.read_bytes())
        desk.get(desk.send(f"{place}/save", {"save_as": "new", "day": day}))
        desk.get(f"/chapters/068-noise/texts/{day}.proposed/redline.docx")

    def by_command() -> None:
        day = next(days).isoformat()
        for command in (
            ["import", str(file), "--date", day],
            ["check", "68", "--version", day, "--against", "law"],
            ["changes", "68", "--to", day],
            ["redline", "68", "--to", day, "-o", str(made)],
        ):
            subprocess.run([*run, *command], check=False, capture_output=True)

    with OpenDesk(city) as desk:
        desk.first_page()
        ours, theirs = calls(by_desk, by_command, runs=5)
    return row("desk: Word file dropped, read, saved, redline of chapter 68", ours, "commands", theirs, "≥ 0.77×")


def _first_page(city: Path) -> dict[str, object]:
    ours, theirs = [], []
    for _ in range(STARTS):
        with OpenDesk(city) as desk:
            begun = time.perf_counter()
            desk.first_page()
            ours.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        subprocess.run([*ENGROSS, "-C", str(city), "list"], check=True, capture_output=True)
        theirs.append(time.perf_counter() - begun)
    return row("desk: first page after the start", median(ours), "`engross list`", median(theirs), "≥ 0.67×")
