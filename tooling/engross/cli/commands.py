"""Every command of the command line; the module of each is imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from engross.cli.argument_guard import GuardedGroup
from engross.cli.city_faults import was_said
from engross.errors import EngrossError

COMMANDS: dict[str, str] = {
    "list": "List chapters with their versions and stages.",
    "clean": "Write the clean copy of a version.",
    "code": "Write the whole code as one document.",
    "redline": "Write the redline of one version against another.",
    "redlines": "Write the redline of every version changed since a revision.",
    "changes": "Summarise the changes, a line a provision.",
    "brief": "Write one page on a draft for a committee.",
    "init": "Create a workspace for another city, with one example.",
    "import": "Import a Word or Markdown file into the source.",
    "export": "Write the whole code in the form of others.",
    "search": "Find the sections that answer a question.",
    "disposition": "Write what each ordinance did to the code, and former numbers.",
    "check": "Check references, numbers, definitions, drafting.",
    "doctor": "Say what a workspace lacks before a packet can be made.",
    "explain": "Explain a check, and how to correct what it finds.",
    "cite": "Find the citations in plain text.",
    "draft": "Begin a draft from the law of a day, or a new ordinance.",
    "amend": "Record a draft as amended at a meeting, beside the noticed.",
    "adopt": "Adopt a pending draft: vote, notice, effective day.",
    "rebase": "Carry a draft over to the law adopted since.",
    "merge": "Merge copies of a draft that colleagues edited.",
    "outcome": "Record that a draft failed, or was vetoed, or signed.",
    "codify": "Make the codified text of an adopted one, with history.",
    "ordinance": "Write the ordinance that is voted on.",
    "handoff": "Write a zip for the codifier: PDF, Word, XML, hashes.",
    "correct": "Correct a scrivener's error in the code, with who and why.",
    "replace": "Prepare one bill that replaces words wherever they stand.",
    "renumber": "Renumber a provision and update citations.",
    "repeal": "Repeal a provision, renumber what follows, update citations.",
    "undo": "Undo the last act on the law, or a named one.",
    "instructions": "List the amendments that instructions order.",
    "apply": "Apply amending instructions, exactly or not at all.",
    "fmt": "Put source files into canonical form.",
    "upgrade": "Bring a workspace of an older version to this one.",
    "git-setup": "Have git merge and show ordinances as law.",
    "git-merge": "Merge three versions of an ordinance file, for git.",
    "git-text": "Write an ordinance file as text, for `git diff`.",
    "rules": "Write the rules as code; check them against the text.",
    "ask": "Evaluate a rule, and cite its sources.",
    "site": "Write the review site as static files.",
    "desk": "Open the desk in the browser: Word files, meetings, undo.",
    "serve": "Serve the review site locally; rebuild it when files change.",
    "meeting": "Make a new meeting; record who confirmed a rule, and what happened.",
    "notice": "Write the legal notices of a meeting's hearings.",
    "agenda": "Write the agenda of a meeting.",
    "minutes": "Write the minutes of a meeting from its record.",
    "packet": "Write the packet of a meeting, as one PDF and one Word file.",
    "calendar": "Write a meeting and its deadlines as iCalendar or Open Civic Data.",
    "proof": "Compare what the newspaper printed with what was sent.",
    "notices": "List what is due and the state of each notice.",
    "build": "Build every output of every chapter and meeting into build/.",
    "verify": "Verify the build folder against its manifest and the sources.",
    "cache": "Say where results are kept between runs; remove them.",
}
"""Every command and its line in the help; the command itself is in the module of its name, read when called."""


class Commands(GuardedGroup):
    """The group of commands, each imported only when it is called: `--help` stays quick."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. Where it ends with what was said before it began, that is not said again."""
        try:
            return super().invoke(ctx)
        except EngrossError as fault:
            if not was_said(ctx, fault):
                raise
            return 2

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, from its module."""
        if cmd_name not in COMMANDS:
            return None
        module = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"engross.cli.{module}_command"), f"{module}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The table of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))
