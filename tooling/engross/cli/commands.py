"""Every command of the command line; the module of each is imported when it is called."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import click

COMMANDS: dict[str, str] = {
    "list": "Chapters, versions, stages.",
    "clean": "The clean copy of a version.",
    "redline": "The redline of one version against another.",
    "changes": "What changes, section by section, in words.",
    "init": "A workspace for another city, with one example.",
    "import": "A Word or Markdown file into the source.",
    "check": "Check references, numbers, definitions, drafting.",
    "explain": "What a check means, and how to mend what it finds.",
    "cite": "The citations in plain text.",
    "renumber": "Another number for a provision, in every citation of it too.",
    "repeal": "A provision struck, the gap closed, every citation mended.",
    "fmt": "Put sources into canonical form.",
    "rules": "Rules as code, proved against the law.",
    "ask": "One answer from the rules, with its citation.",
    "site": "The committee's pages, as static files.",
    "serve": "The same pages on this machine, made anew while drafting.",
    "notice": "The legal notices of a meeting's hearings.",
    "agenda": "The agenda of a meeting.",
    "minutes": "The skeleton of a meeting's minutes.",
    "packet": "The packet of a meeting, one PDF and one Word file.",
    "calendar": "A meeting and its deadlines, as iCalendar or Open Civic Data.",
    "proof": "What the newspaper printed against what was sent.",
    "notices": "What is due, and what has become of the notices.",
    "build": "Everything of every chapter and meeting, into build/.",
    "verify": "Prove the build folder against its manifest and the sources.",
}
"""Every command and its line in the help; the command itself is in the module of its name, read when called."""


class Day(click.ParamType[date]):
    """A day, written 2025-10-21."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that ``value`` names. Errors: a usage error where it names none."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2025-10-21", param, ctx)


class Commands(click.Group):
    """The group of commands, each imported only when it is called: `--help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, from its module."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"engross.cli.{cmd_name}_command"), f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The table of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))
