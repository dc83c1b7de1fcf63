"""Who has the workspace open: a note for each desk that runs, for those who share the folder."""

from __future__ import annotations

import getpass
import json
import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from engross.desk.desk_setting import STATE_FOLDER, DeskSetting
from engross.errors import EngrossError
from engross.outputs.atomic_writing import write_atomically
from engross.transactions.lock import state_folder
from engross.values import dataclass

_STALE = timedelta(minutes=30)
"""A desk that showed no page for so long is not told of: it may be a killed one."""


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """A desk that is open: the user, the machine, and when it was used last."""

    user: str
    machine: str
    used: datetime


def note_open(setting: DeskSetting) -> None:
    """Note that this desk is in use. A folder that cannot be written to has no notes, and nothing else suffers."""
    told = {"user": user_name(), "machine": socket.gethostname(), "used": setting.now().isoformat()}
    with suppress(EngrossError, OSError):
        write_atomically(_note(setting), json.dumps(told).encode("utf-8"))


def note_closed(setting: DeskSetting) -> None:
    """Take the note of this desk away."""
    with suppress(OSError):
        _note(setting).unlink(missing_ok=True)


def other_desks(setting: DeskSetting) -> Iterator[OpenDesk]:
    """The other desks on this workspace that were used lately."""
    own = _note(setting)
    for path in sorted(own.parent.glob("*.json")):
        if path == own:
            continue
        with suppress(OSError, ValueError, KeyError, TypeError):
            told = json.loads(path.read_text(encoding="utf-8"))
            each = OpenDesk(str(told["user"]), str(told["machine"]), datetime.fromisoformat(told["used"]))
            if setting.now() - each.used < _STALE:
                yield each


def _note(setting: DeskSetting) -> Path:
    name = "".join(letter if letter.isalnum() else "-" for letter in socket.gethostname())
    return state_folder(setting.root) / STATE_FOLDER / "open" / f"{name}-{os.getpid()}.json"


def user_name() -> str:
    """Who uses this desk, as the system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"
