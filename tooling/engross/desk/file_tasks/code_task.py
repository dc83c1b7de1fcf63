"""A whole code that was dropped at the first start: read, proved, and made into a city's files beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from engross.desk.kept_results import keep_told
from engross.desk.kept_uploads import file_in
from engross.services.code.code_import import import_code
from engross.services.code.packed_code import unpacked_code

MADE_CITY = "city"
"""The folder, beside the file, of the city that was made of it."""


def read_dropped_code(_root: Path, folder: Path, day: str) -> None:
    """Make a city of the file of the role "code" in ``folder``; ``day`` is that of its text, empty where it says so.

    Errors: EngrossError where it is no code that can be read, or is not proved.
    """
    source = unpacked_code(file_in(folder, "code"), folder / "unpacked")
    city = folder / MADE_CITY
    made = import_code(source, city, date.fromisoformat(day) if day else None, datetime.now(UTC))
    told = {
        "name": made.name,
        "version": made.version.words,
        "complete": made.complete,
        "counts": [[what, count] for what, count in made.counts if count],
        "losses": [[what, count] for what, count in made.losses],
        "to_decide": list(made.to_decide),
    }
    keep_told(folder, told)
