"""The pages of the documentation that are made when it is built: commands, Python names, decisions, the changelog."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import engross
from engross.cli import COMMANDS, group

_DOCS = Path(__file__).parent
_EMPTY_HEAD = re.compile(r"<th( [^>]*)?></th>")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made."""
    made = {
        "commands.md": "\n".join(_commands()),
        "python-api.md": "\n".join(_names()),
        "decisions/index.md": "\n".join(_decisions()),
        "outside-programs.md": (_DOCS.parent / "findings" / "README.md").read_text(encoding="utf-8"),
        "changelog.md": (_DOCS.parent / "CHANGELOG.md").read_text(encoding="utf-8").replace("](docs/", "]("),
    }
    for name, text in made.items():
        files.append(File.generated(config, name, content=f"{text}\n"))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - mkdocs's names
    """A cell without words heads nothing; a table that is wider than the page is reached by keyboard."""
    html = _EMPTY_HEAD.sub(r"<td\1></td>", html)
    return html.replace("<table>", '<div class="table" tabindex="0"><table class="plain">').replace(
        "</table>", "</table></div>"
    )


def _commands() -> Iterator[str]:
    yield "# Commands\n"
    yield "What `engross COMMAND --help` prints, of every command. Exit status 0: done, nothing wrong. 1: a person must"
    yield "decide. 2: the command could not run; one sentence says why.\n"
    for name in COMMANDS:
        command = group.get_command(click.Context(group), name)
        assert command is not None  # noqa: S101 - the table names modules that are there
        yield from _command(command, f"engross {name}", 2)


def _command(command: click.Command, called: str, depth: int) -> Iterator[str]:
    yield f"{'#' * depth} {called}\n"
    yield "```text"
    yield command.get_help(click.Context(command, info_name=called, max_content_width=88, terminal_width=88))
    yield "```\n"
    if isinstance(command, click.Group):
        for name, each in command.commands.items():
            yield from _command(each, f"{called} {name}", depth + 1)


def _names() -> Iterator[str]:
    yield "# Python, by name\n"
    yield "The names of `import engross`. Each example is run in the tests, where this repository is the workspace.\n"
    for name in engross.__all__:
        home = getattr(engross, name).__module__
        yield f"::: {home if hasattr(import_module(home), name) else 'engross'}.{name}\n"


def _decisions() -> Iterator[str]:
    yield "# Decisions\n"
    yield "What was decided, why, and what was tried.\n"
    for path in sorted((_DOCS / "decisions").glob("[0-9]*.md")):
        title = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
        yield f"- [{title}]({path.name})"
