"""Taking an act back: the bytes before, as an act of its own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from engross.errors import EngrossError, NotFoundError
from engross.transactions.act import Act, Change, Committed, FileRead, file_hash
from engross.transactions.commit import commit
from engross.transactions.journal import PAST, entries_of, past_acts
from engross.transactions.lock import FOLDER


def acts(root: Path) -> tuple[Committed, ...]:
    """The acts that are kept for undo, the last first. Errors: EngrossError where one cannot be read."""
    return tuple(past_acts(root / FOLDER))


def undo(root: Path, now: datetime, key: str = "") -> Committed:
    """Take back the act called ``key``, or the last that still stands; the act that did so.

    Undoing an undo brings the act back; without ``key`` acts are taken back one after another, undos left aside.
    Errors: NotFoundError where there is no such act; EngrossError naming each file that was changed since, and then
    nothing is written.
    """
    done, changes = undo_changes(root, key)
    read = tuple(FileRead(path, after) for path, _, after in done.files)
    return commit(root, Act(f"undo of {done.what}", changes, read), now, undoes=done.key)


def undo_changes(root: Path, key: str = "") -> tuple[Committed, tuple[Change, ...]]:
    """The act that ``undo`` would take back, and what it would write. Errors: as of ``undo``; nothing is written."""
    done = _wanted(root, key)
    later = [entry for entry in entries_of(done) if file_hash(root / entry.path) != entry.after]
    if later and done.key in undone_keys(acts(root)):
        raise EngrossError(f"{done.what} is undone already; to bring it back, undo the act that undid it")
    if later:
        kept = ", ".join(f"{FOLDER}/{PAST}/{done.key}/old/{entry.number}" for entry in later if entry.before)
        changed = ", ".join(entry.path for entry in later)
        raise EngrossError(
            f"{done.what} cannot be undone: {changed} was changed since; undo the later act first, or put it right by "
            "hand" + (f" (as it was before: {kept})" if kept else "")
        )
    old = root / FOLDER / PAST / done.key / "old"
    return done, tuple(
        Change(entry.path, (old / str(entry.number)).read_bytes() if entry.before else None)
        for entry in entries_of(done)
    )


def _wanted(root: Path, key: str) -> Committed:
    known = acts(root)
    if key:
        found = next((act for act in known if act.key == key), None)
        if found is None:
            there = ", ".join(f"{act.key} ({act.what})" for act in known[:5])
            raise NotFoundError(f"there is no act {key!r}; the last are: {there or 'none yet'}")
        return found
    undone = undone_keys(known)
    found = next((act for act in known if not act.undoes and act.key not in undone), None)
    if found is None:
        raise NotFoundError("there is no act to undo")
    return found


def undone_keys(known: tuple[Committed, ...]) -> frozenset[str]:
    """The keys of the acts that do not stand: each undo takes its act back, and an undo of that brings it again."""
    stands: dict[str, bool] = {}
    undoes: dict[str, str] = {}
    for act in reversed(known):
        stands[act.key] = True
        undoes[act.key] = act.undoes
        taken, standing = act.undoes, False
        while taken:
            stands[taken] = standing
            taken, standing = undoes.get(taken, ""), not standing
    return frozenset(key for key, standing in stands.items() if not standing)
