"""A city that was made beside the place where it is to be, put there."""

from __future__ import annotations

import os
from pathlib import Path

from engross.errors import EngrossError, OutputError, system_reason

_LAW = "ordinances"


def move_city(made: Path, root: Path) -> None:
    """Move the files of the city in the folder ``made`` into ``root``, on the same disk; its law last and at once.

    Errors: EngrossError where there is law in ``root``, or a file that would be overwritten; OutputError where the disk
    does not let us.
    """
    if (root / _LAW).exists():
        raise EngrossError("there is a city here already; open the first page")
    others = [path for path in sorted(made.iterdir()) if path.is_file()]
    taken = [path.name for path in others if (root / path.name).exists()]
    if taken:
        raise EngrossError(f"there is a file {taken[0]} in the folder of the city already; move it away first")
    try:
        for path in others:
            os.replace(path, root / path.name)
        os.replace(made / _LAW, root / _LAW)
    except OSError as fault:
        raise OutputError(f"the city cannot be put into its folder ({system_reason(fault)}); try again") from None
