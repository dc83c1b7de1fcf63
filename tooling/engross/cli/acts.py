"""Acts on the law from the command line: done as a whole, or shown by ``--dry-run``."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.services.drafting.source_acts import ActWriter, SourceAct
    from engross.services.events import ServiceEvent

dry_run_option = click.option("--dry-run", is_flag=True, help="Show what would change as a diff of law; write nothing.")
"""The option ``--dry-run`` of a command that writes into ``ordinances/``."""


class CommandAct:
    """The act of one command: ``write`` does it, or notes it for ``say_preview``."""

    def __init__(self, workspace: Workspace, dry_run: bool, *, scope: Path | None = None) -> None:
        """Nothing is done yet; ``scope`` as ``act_committer`` takes it."""
        self._workspace, self._dry_run, self._scope = workspace, dry_run, scope
        self._noted: list[SourceAct] = []

    @cached_property
    def write(self) -> ActWriter:
        """What a use case hands its act to."""
        # Imported here, like what else an act needs: a command that has this option need not write.
        from engross.services.drafting.source_acts import act_committer, act_recorder

        if self._dry_run:
            return act_recorder(self._noted)
        return act_committer(self._workspace, datetime.now(UTC), say_act_event, scope=self._scope)

    def say_preview(self, *, as_json: bool = False) -> None:
        """After a dry run: what would change, as a diff of law; as JSON only the reminder."""
        if not self._dry_run:
            return
        if as_json:
            click.echo("engross: a dry run; nothing was written", err=True)
            return
        from engross.services.drafting.act_preview import preview_lines

        for act in self._noted:
            for line in preview_lines(self._workspace, act):
                click.echo(line)
        click.echo("engross: a dry run; nothing was written", err=True)


def say_act_event(event: ServiceEvent) -> None:
    """Say that another writer is waited for, or that git has uncommitted changes of a file."""
    from engross.services.events import UncommittedChanges, WriterLocked

    if isinstance(event, WriterLocked):
        click.echo(f"engross: {event.holder} is writing into this workspace; waiting", err=True)
    elif isinstance(event, UncommittedChanges):
        names = ", ".join(event.paths)
        click.echo(f"engross: git has uncommitted changes of {names}; `engross undo` takes this act back", err=True)
