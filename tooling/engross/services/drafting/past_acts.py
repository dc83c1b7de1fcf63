"""The acts that were done in a workspace, and taking one back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from engross.services.drafting.source_acts import SourceAct, SourceChange
from engross.services.events import FileAction, Listener, UncommittedChanges, ignore
from engross.transactions import Committed, acts, undo, undo_changes, undone_keys
from engross.workspace import Workspace, uncommitted_paths


def past_acts(workspace: Workspace) -> tuple[Committed, ...]:
    """The acts that are kept for undo, the last first. Errors: EngrossError where one cannot be read."""
    return acts(workspace.root)


def undone_acts(known: tuple[Committed, ...]) -> frozenset[str]:
    """The keys of those of the acts ``known`` that do not stand."""
    return undone_keys(known)


def undo_act(workspace: Workspace, key: str, now: datetime, listener: Listener = ignore) -> Committed:
    """Take back the act called ``key`` (empty: the last that stands), as an act of its own.

    Errors: NotFoundError where there is none; EngrossError where a file was changed since, and nothing is written.
    """
    planned = undo_plan(workspace, key)
    uncommitted = uncommitted_paths(workspace, [change.path for change in planned.changes])
    if uncommitted:
        listener(UncommittedChanges(uncommitted))
    return undo(workspace.root, now, key)


def undo_plan(workspace: Workspace, key: str) -> SourceAct:
    """What ``undo_act`` would write. Errors: as of it."""
    done, changes = undo_changes(workspace.root, key)
    replaced = {path: after or None for path, _, after in done.files}
    return SourceAct(
        f"undo of {done.what}",
        tuple(SourceChange(workspace.root / each.path, each.data, replaced[each.path]) for each in changes),
    )


def undone_files(root: Path, act: Committed) -> tuple[FileAction, ...]:
    """What an undo did to each file."""
    return tuple(FileAction("written" if after else "removed", root / path) for path, _, after in act.files)
