"""The journal of an act: everything that is needed to complete it or to drop it, durable before any file changes.

::

    .engross/staged/        being filled; an act that is found so was never begun and is dropped
    .engross/journal/       complete, named so by one rename: the act is done from here on, whatever ends the run
        act.json            what, when, each file with its hash before and after
        new/0 new/1 …       the new bytes, moved into place one by one
        old/0 old/1 …       the bytes before, kept for undo
    .engross/rollback/      the same, named so by one rename where a file turned out to be changed by another program:
                            the old files are being put back
    .engross/past/KEY/      an act that is done: act.json and old/
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath

from engross.durable_files import sync_folder
from engross.errors import EngrossError
from engross.transactions.act import Change, Committed
from engross.values import dataclass

STAGED, JOURNAL, ROLLBACK, PAST = "staged", "journal", "rollback", "past"
_ACT = "act.json"
_MOST_PAST = 100
"""Acts that are kept for undo."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of an act: its path from the root, its hash before and after (empty: not there), its number in the
    journal."""

    path: str
    before: str
    after: str
    number: int


def stage(folder: Path, act: Committed, changes: tuple[Change, ...], root: Path) -> None:
    """Write the whole act into ``.engross/staged`` and name it the journal. Errors: OSError; nothing has changed."""
    staged = folder / STAGED
    drop_staged(folder)
    for part in ("new", "old"):
        (staged / part).mkdir(parents=True)
    for entry, change in zip(entries_of(act), changes, strict=True):
        if entry.before:
            _write(staged / "old" / str(entry.number), (root / entry.path).read_bytes())
        if change.data is not None:
            _write(staged / "new" / str(entry.number), change.data)
    _write(staged / _ACT, _as_json(act))
    for part in ("new", "old", "."):
        sync_folder(staged / part)
    os.rename(staged, folder / JOURNAL)
    sync_folder(folder)


def entries_of(act: Committed) -> tuple[Entry, ...]:
    """The files of an act in their order."""
    return tuple(Entry(path, before, after, number) for number, (path, before, after) in enumerate(act.files))


def drop_staged(folder: Path) -> bool:
    """Remove what a killed run staged and did not begin; whether there was any. Errors: OSError."""
    staged = folder / STAGED
    if not staged.exists():
        return False
    shutil.rmtree(staged)
    return True


def discard(folder: Path, place: Path) -> None:
    """Remove a journal or a past act; a run killed in the middle leaves only what is dropped. Errors: OSError."""
    drop_staged(folder)
    os.rename(place, folder / STAGED)
    drop_staged(folder)


def close(folder: Path, act: Committed) -> None:
    """Put the journal of an act that is done among the past ones. Errors: OSError."""
    journal, past = folder / JOURNAL, folder / PAST
    past.mkdir(exist_ok=True)
    with contextlib.suppress(OSError):
        shutil.rmtree(journal / "new")
    os.rename(journal, past / act.key)
    sync_folder(folder)
    for key in sorted(path.name for path in past.iterdir())[:-_MOST_PAST]:
        discard(folder, past / key)


def read_act(place: Path) -> Committed:
    """The act in a journal or among the past ones. Errors: EngrossError where it cannot be read."""
    try:
        told = json.loads((place / _ACT).read_text(encoding="utf-8"))
        files = tuple((_inside(path), before, after) for path, before, after in told["files"])
        when = datetime.fromisoformat(told["when"])
        return Committed(told["key"], told["what"], when, files, told.get("undoes", ""))
    except (OSError, ValueError, TypeError, KeyError):
        raise EngrossError(
            f"{place / _ACT} cannot be read; compare ordinances/ with your last copy, then remove {place}"
        ) from None


def past_acts(folder: Path) -> Iterator[Committed]:
    """The acts that are kept for undo, the last first. Errors: EngrossError where one cannot be read."""
    past = folder / PAST
    if past.is_dir():
        for key in sorted((path.name for path in past.iterdir() if path.is_dir()), reverse=True):
            yield read_act(past / key)


def _inside(path: str) -> str:
    """A path of a journal, which must stay in the workspace. Errors: ValueError."""
    parts = PurePosixPath(path).parts
    if not parts or PurePosixPath(path).is_absolute() or ".." in parts or "\\" in path or ":" in parts[0]:
        raise ValueError(path)
    return path


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _as_json(act: Committed) -> bytes:
    told = {
        "key": act.key,
        "what": act.what,
        "when": act.when.isoformat(),
        "files": [list(each) for each in act.files],
        "undoes": act.undoes,
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
