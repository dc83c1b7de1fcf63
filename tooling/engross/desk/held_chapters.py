"""Who works on a chapter: a note in the workspace while somebody reviews, merges or carries over a draft of it, so that
another desk on the same folder is refused with their name.

A note holds for a while after its desk was last used on the chapter: that of a killed desk ends by itself, and what is
written is held against the files that were read in any case.
"""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from engross.desk.desk_setting import STATE_FOLDER, desk
from engross.desk.open_desks import user_name
from engross.errors import EngrossError, NotFoundError
from engross.outputs.atomic_writing import write_atomically
from engross.services.overview.chapter_cards import chapter_words
from engross.transactions.lock import state_folder
from engross.values import dataclass

HELD_FOR = timedelta(minutes=30)
"""How long a note holds after its chapter was last worked on."""


@dataclass(frozen=True, slots=True)
class ChapterHolder:
    """Who works on a chapter, from which machine, since when, and when they last did something with it."""

    user: str
    machine: str
    since: datetime
    used: datetime


def hold_chapter(folder: str) -> None:
    """Note that this desk works on the chapter in ``folder``.

    Errors: NotFoundError where there is no such chapter; EngrossError naming who works on it at another desk.
    """
    _require_there(folder)
    other = other_holder(folder)
    if other is not None:
        raise EngrossError(
            f"{other.user} on {other.machine} has been working on {chapter_words(folder)} since "
            f"{other.since.astimezone():%H:%M}, so it is theirs for now; nothing of yours is lost: load this page "
            f"again when they are done, or {HELD_FOR.seconds // 60} minutes after they last touched it"
        )
    own, now = _note_of(folder), desk().now()
    since = own.since if own is not None and now - own.used < HELD_FOR else now
    told = {"user": user_name(), "machine": socket.gethostname(), "since": since.isoformat(), "used": now.isoformat()}
    # A folder that cannot be written to has no notes; what is written there later is refused by itself.
    with suppress(EngrossError, OSError):
        if own is None:
            _create(_path(folder), json.dumps(told))
        else:
            write_atomically(_path(folder), json.dumps(told).encode("utf-8"))


def release_chapter(folder: str) -> None:
    """Take the note of this desk on a chapter away, where it has one."""
    own = _note_of(folder)
    if own is not None and _is_ours(own):
        with suppress(OSError):
            _path(folder).unlink(missing_ok=True)


def other_holder(folder: str) -> ChapterHolder | None:
    """Who works on a chapter at another desk; None where nobody does."""
    found = _note_of(folder)
    if found is None or _is_ours(found) or desk().now() - found.used >= HELD_FOR:
        return None
    return found


def _is_ours(holder: ChapterHolder) -> bool:
    """Whether it is this user on this machine: a desk that was killed and started again goes on."""
    return (holder.user, holder.machine) == (user_name(), socket.gethostname())


def _note_of(folder: str) -> ChapterHolder | None:
    try:
        told = json.loads(_path(folder).read_text(encoding="utf-8"))
        moments = (datetime.fromisoformat(told[name]) for name in ("since", "used"))
        return ChapterHolder(str(told["user"]), str(told["machine"]), *moments)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _create(path: Path, words: str) -> None:
    """Write a note where there is none: of two desks at the same moment one does. One that cannot be read gives way."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644), "w", encoding="utf-8") as note:
            note.write(words)
    except FileExistsError:
        if other_holder(path.stem) is None:
            write_atomically(path, words.encode("utf-8"))


def _path(folder: str) -> Path:
    return state_folder(desk().root) / STATE_FOLDER / "held" / f"{folder}.json"


def _require_there(folder: str) -> None:
    """Errors: NotFoundError where no chapter has the folder: a name from outside is never part of a path."""
    if all(each.name != folder for each in desk().workspace.chapters()):
        raise NotFoundError("there is no such chapter any more; choose one on the first page")
