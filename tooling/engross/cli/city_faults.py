"""What is wrong with the city's file, said by every command before it begins."""

from __future__ import annotations

from pathlib import Path

import click

from engross.errors import EngrossError, NotFoundError, SourceError
from engross.workspace import find_workspace

_TELL_IT_THEMSELVES = frozenset({"check", "doctor", "upgrade"})
"""The commands whose own answer it is part of."""
_OF_NO_CITY = frozenset({"cache", "cite", "explain", "git-merge", "git-text", "init"})
"""The commands that ask nothing of the city: git calls two of them once a file."""
_SAID = "engross.cli.city_faults"


def say_city_fault(ctx: click.Context, named: Path | None) -> None:
    """Say in one sentence what is wrong with the city's file of the workspace at ``named``, else at the current folder.

    Errors: SourceError where there are several such files.
    """
    command = ctx.invoked_subcommand
    if command in _TELL_IT_THEMSELVES or command in _OF_NO_CITY:
        return
    try:
        workspace = find_workspace(named or Path.cwd())
    except NotFoundError:
        return
    from engross.services.meetings.city_file import fault_of_city_file

    fault = fault_of_city_file(workspace)
    if fault:
        ctx.meta[_SAID] = fault
        click.echo(f"engross: {fault}", err=True)


def was_said(ctx: click.Context, fault: EngrossError) -> bool:
    """Whether ``fault``, with which a command ended, is what was said before it began."""
    return isinstance(fault, SourceError) and ctx.meta.get(_SAID) == str(fault)
