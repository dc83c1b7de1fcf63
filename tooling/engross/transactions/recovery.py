"""Completing, rolling back or dropping what a killed run left, before anything is read or written."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from engross.errors import OutputError, system_reason
from engross.transactions.applying import apply_journal, roll_back
from engross.transactions.journal import JOURNAL, ROLLBACK, STAGED, drop_staged, read_act
from engross.transactions.lock import FOLDER, PATIENCE, sole_writer
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Recovered:
    """What became of the act of a killed run; ``what`` it was, where it had begun.

    ``changed`` are the files that another program had changed since: they were kept, and the act was rolled back.
    """

    outcome: Literal["completed", "rolled back", "dropped"]
    what: str = ""
    changed: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """One sentence for people."""
        if self.outcome == "dropped":
            return "an act that a killed run had not begun was dropped; the law is as it was before"
        if self.outcome == "completed":
            return f"{self.what}: a killed run left it incomplete; it is completed now"
        because = f" because {', '.join(self.changed)} was changed since, and is kept so" if self.changed else ""
        return f"{self.what}: a killed run left it incomplete; it is rolled back{because}"


def recover(root: Path, *, patience: float = PATIENCE) -> Recovered | None:
    """Complete, roll back or drop the act of a killed run in the workspace at ``root``; None where there is none.

    Costs a few look-ups where there is nothing to do. Errors: LockedError where a living run is still at it after
    ``patience`` seconds; OutputError where the disk does not let us.
    """
    folder = root / FOLDER
    if not any((folder / name).exists() for name in (JOURNAL, ROLLBACK, STAGED)):
        return None
    with sole_writer(root, "completing an interrupted act", patience=patience) as held:
        return recover_locked(root, held)


def recover_locked(root: Path, folder: Path) -> Recovered | None:
    """As ``recover``, for whoever holds the lock already."""
    try:
        if (folder / ROLLBACK).exists():
            act = read_act(folder / ROLLBACK)
            return Recovered("rolled back", act.what, roll_back(root, folder, act))
        if (folder / JOURNAL).exists():
            act = read_act(folder / JOURNAL)
            changed = apply_journal(root, folder, act)
            return Recovered("rolled back" if changed else "completed", act.what, changed)
        return Recovered("dropped") if drop_staged(folder) else None
    except OSError as fault:
        raise OutputError(
            f"an interrupted act in {folder} cannot be completed ({system_reason(fault)}); free the "
            "disk or the file and try again"
        ) from None
