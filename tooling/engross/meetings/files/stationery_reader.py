"""The papers and the letterhead that a city states in its file, as a value."""

from __future__ import annotations

from engross.meetings.files.json_schema import validated_part
from engross.model.meeting.city import full_name_of
from engross.resources import Stationery


def read_stationery(tables: dict[str, object], file: str, text: str = "") -> Stationery:
    """The stationery in the tables of ``ordinances/<city>.toml``, which errors call ``file``; ``text`` is its text.

    Errors: SourceError where the schema does not hold.
    """
    papers: object = validated_part(tables, "city", "papers", file, text) if "papers" in tables else ()
    lines: tuple[str, ...] = ()
    if "letterhead" in tables:
        stated = validated_part(tables, "city", "letterhead", file, text)
        kind, full_name = str(tables.get("kind", "city")), str(tables.get("full_name", ""))
        lines = (full_name_of(str(tables.get("name", "")), kind, full_name), *map(str, stated["lines"]))
    return Stationery(tuple(map(str, papers)) if isinstance(papers, list | tuple) else (), lines, file)
