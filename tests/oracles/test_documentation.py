"""The documentation as a site: built without a warning, its links followed, its pages in the eyes of axe-core."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

import engross
from engross.cli import COMMANDS

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("mkdocs") is None, reason="not checked: the documentation; install mkdocs-material"
    ),
]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site; a warning of the build, a link to no page or no heading among them, fails it."""
    folder = tmp_path_factory.mktemp("documentation")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "tooling")}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert (done.returncode, [line for line in done.stderr.splitlines() if not line.startswith("INFO")]) == (0, [])
    return folder


class _Page(HTMLParser):
    """The names in a page, and where it leads or what it asks for."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.links: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.names |= {told[key] or "" for key in ("id", "name") if key in told}
        self.links |= {told[key] or "" for key in ("href", "src") if key in told}


def leading(pages: Path, path: Path, page: _Page) -> Iterator[tuple[str, Path, str]]:
    """Each link of a page that stays in the site: as written, the file that it leads to, the place in it."""
    for link in page.links:
        parts = urlsplit(link)
        if not parts.scheme and not parts.netloc and (parts.path or parts.fragment):
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            yield link, target / "index.html" if target.is_dir() else target, unquote(parts.fragment)


def test_every_link_leads_somewhere_and_every_page_is_reached(pages: Path) -> None:
    told = {path: _Page(path) for path in pages.rglob("*.html") if path.name != "404.html"}
    broken = [
        (path.relative_to(pages).as_posix(), link)
        for path, page in told.items()
        for link, target, place in leading(pages, path, page)
        if not target.is_file() or (place and target in told and place not in told[target].names)
    ]
    assert broken == []
    reached, waiting = set[Path](), [pages / "index.html"]
    while waiting:
        path = waiting.pop()
        if path in told and path not in reached:
            reached.add(path)
            waiting += [target for _, target, _ in leading(pages, path, told[path])]
    assert told.keys() - reached == set()
    assert len(told) > len(list((ROOT / "docs" / "decisions").glob("*.md"))) + 20


def test_commands_and_names_each_have_their_place(pages: Path) -> None:
    assert {f"engross-{name}" for name in COMMANDS} <= _Page(pages / "commands.html").names
    api = _Page(pages / "python-api.html").names
    assert {name.rpartition(".")[2] for name in api} >= set(engross.__all__)
    # An example is shown as code: at the margin Markdown would take it for a quotation.
    assert "<blockquote>" not in (pages / "python-api.html").read_text(encoding="utf-8")


def test_no_page_asks_for_a_file_from_elsewhere(pages: Path, chromium: Any) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((pages / "index.html").as_uri())
    page.close()
    assert [url for url in asked if not url.startswith(pages.as_uri())] == []


def test_axe_finds_nothing_in_any_page(pages: Path, chromium: Any, axe_violations: Callable[[Any], list[str]]) -> None:
    """Every page on a telephone, where more can be wrong; on a desktop the first of each folder."""
    # The page for an address that is not there needs a server: its paths are absolute.
    there = sorted(set(pages.rglob("*.html")) - {pages / "404.html"})
    first = {path.parent: path for path in reversed(there)}
    found = {}
    for width, paths in ((390, there), (1440, sorted(first.values()))):
        page = chromium.new_page(viewport={"width": width, "height": 900})
        for path in paths:
            page.goto(path.as_uri())
            if violations := axe_violations(page):
                found[width, path.relative_to(pages).as_posix()] = violations
        page.close()
    assert found == {}
