"""Acts on the law and its records: the one way in which a use case writes into ``ordinances/``.

A use case says what it would write as a ``SourceAct`` and hands it to the ``ActWriter`` that its caller gave it:
one that does the act as a whole (``act_committer``), or one that only notes it (``act_recorder``, for a dry run).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from datetime import datetime
from pathlib import Path

from engross.errors import OutputError
from engross.model.law.chapter import Source
from engross.outputs.atomic_writing import digest, write_atomically
from engross.services.events import FileAction, Listener, UncommittedChanges, WriterLocked, ignore
from engross.transactions import Act, Change, FileRead, commit, recover
from engross.transactions.lock import Holder
from engross.values import dataclass
from engross.workspace import Workspace, relative_name, uncommitted_paths


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A file to be written: its path, its bytes (None: it is removed), and the SHA-256 (hex) of the file that it
    replaces (None: there is none yet)."""

    path: Path
    data: bytes | None = field(repr=False)
    replaced: str | None


@dataclass(frozen=True, slots=True)
class SourceAct:
    """What a use case writes, as one act: ``what`` it is in words, the files, and every file it was decided on."""

    what: str
    changes: tuple[SourceChange, ...]
    read: tuple[Source, ...] = ()


ActWriter = Callable[[SourceAct], tuple[FileAction, ...]]
"""Does an act, or notes it; what became of each of its files, in order.

Errors: EngrossError where a file is another than the one that was read; OutputError where it cannot be written; then
nothing was changed.
"""


def act_committer(
    workspace: Workspace, now: datetime, listener: Listener = ignore, *, scope: Path | None = None
) -> ActWriter:
    """A writer that does each act as a whole or not at all; ``now`` is the moment (UTC) that the journal names.

    ``listener`` hears of another writer that is waited for, and of files that git holds uncommitted changes of.
    ``scope`` is the folder in the workspace whose files are written so (default: ``ordinances/``); a file outside is a
    copy, which is written by itself.
    """

    def write(act: SourceAct) -> tuple[FileAction, ...]:
        if not all(_inside(scope or workspace.ordinances, change.path) for change in act.changes):
            return tuple(_write_copy(change) for change in act.changes)
        changed = [change for change in act.changes if _differs(change)]
        uncommitted = uncommitted_paths(workspace, [change.path for change in changed])
        if uncommitted:
            listener(UncommittedChanges(uncommitted))
        done = commit(workspace.root, _planned(workspace.root, act), now, waiting=_told(listener))
        written = {path for path, _, _ in done.files}
        return tuple(_action(change, relative_name(workspace.root, change.path) in written) for change in act.changes)

    return write


def act_recorder(acts: list[SourceAct]) -> ActWriter:
    """A writer that adds each act to ``acts`` and writes nothing."""

    def note(act: SourceAct) -> tuple[FileAction, ...]:
        acts.append(act)
        return tuple(
            FileAction("planned" if _differs(change) else "unchanged", change.path, len(change.data or b""))
            for change in act.changes
        )

    return note


def complete_interrupted_act(root: Path) -> str:
    """Complete, roll back or drop what a killed run left in the workspace at ``root``; one sentence, empty where there
    was nothing. Errors: EngrossError where another run is still at it, or the disk does not let us."""
    found = recover(root)
    return found.words if found is not None else ""


def _planned(root: Path, act: SourceAct) -> Act:
    """The act as the transaction takes it: every file that it replaces was read, too."""
    inside = (source for source in act.read if _inside(root, root / source.name))
    read = {relative_name(root, root / source.name): source.sha256 for source in inside}
    read |= {relative_name(root, change.path): change.replaced or "" for change in act.changes}
    changes = tuple(Change(relative_name(root, change.path), change.data) for change in act.changes)
    return Act(act.what, changes, tuple(FileRead(name, sha256) for name, sha256 in sorted(read.items())))


def _told(listener: Listener) -> Callable[[Holder | None], None]:
    return lambda holder: listener(WriterLocked(f"{holder.user} on {holder.machine}" if holder else "somebody else"))


def _differs(change: SourceChange) -> bool:
    there = change.path.read_bytes() if change.path.is_file() else None
    return there != change.data


def _action(change: SourceChange, written: bool) -> FileAction:
    if change.data is None:
        return FileAction("removed", change.path)
    return FileAction("written" if written else "unchanged", change.path, len(change.data))


def _inside(root: Path, path: Path) -> bool:
    return path.resolve().is_relative_to(root.resolve())


def _write_copy(change: SourceChange) -> FileAction:
    """Write one file outside ``ordinances/``, which is no law of the workspace."""
    found = digest(change.path) if change.path.exists() else None
    if found != change.replaced:
        raise OutputError(
            f"{change.path} was changed by another program after it was read; nothing was written there: run the "
            "command again"
        )
    if not _differs(change) or change.data is None:
        return FileAction("unchanged", change.path, len(change.data or b""))
    write_atomically(change.path, change.data)
    return FileAction("written", change.path, len(change.data))


def sources_of(read: Iterable[Source | None]) -> tuple[Source, ...]:
    """The files of what was read, each once."""
    return tuple(dict.fromkeys(source for source in read if source is not None))
