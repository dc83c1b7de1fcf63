"""What the files of the city and of its meetings have in common: days, keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from engross.errors import SourceError
from engross.meetings.clock_times import parse_clock
from engross.meetings.dates_in_words import parse_date
from engross.meetings.files.json_schema import TomlTables


def read_day(words: str, file: str, where: str, line: int = 0) -> date:
    """The day that ``words`` give. Errors: SourceError at ``where`` in ``file``."""
    try:
        return parse_date(words)
    except ValueError as fault:
        raise SourceError(file, line, f"{where}: {fault}") from None


def read_time(words: str, file: str, where: str, line: int = 0) -> time:
    """The time of day that ``words`` give. Errors: SourceError at ``where`` in ``file``."""
    try:
        return parse_clock(words)
    except ValueError as fault:
        raise SourceError(file, line, f"{where}: {fault}") from None


def maybe_day(table: TomlTables, name: str, file: str, where: str = "", line: int = 0) -> date | None:
    """The day called ``name``, where the table has it. Errors: as ``read_day``."""
    return read_day(table[name], file, f"{where}, {name}" if where else name, line) if name in table else None


def require_once(file: str, what: str, keys: Iterator[str]) -> None:
    """Refuse a key that is used twice. Errors: SourceError naming it."""
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise SourceError(file, 0, f"{what} {key!r} is there twice; give one of them another key")
        seen.add(key)
