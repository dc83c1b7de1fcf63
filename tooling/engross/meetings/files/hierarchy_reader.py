"""The hierarchy that a city declares in its file, as a noun."""

from __future__ import annotations

from dataclasses import replace

from engross.errors import SourceError
from engross.meetings.files.json_schema import TomlTables, lines_told, validated_part
from engross.model.law.hierarchy import STANDARD, Hierarchy, described
from engross.model.law.number import number_of
from engross.model.law.provision import CONTAINERS, Level

_SUBDIVISIONS: tuple[Level, ...] = (*STANDARD.below_section, "indent", "subrule")
"""The levels below the section, in the only order in which they may be declared (schemas/ordinance.rng)."""


def read_hierarchy(tables: dict[str, object], file: str, text: str = "") -> Hierarchy:
    """The hierarchy in the tables of ``ordinances/<city>.toml``, which errors call ``file``; ``STANDARD`` where the
    city declares none. ``text`` is the file's text, where the line of a fault is to be known.

    Errors: SourceError where the schema does not hold, a level is declared twice or in an impossible order, the
    section is missing, or an example of a number is none.
    """
    stated: object = validated_part(tables, "city", "complete", file, text) if "complete" in tables else False
    complete, whole = stated is True, frozenset(map(str, stated if isinstance(stated, list) else ()))
    if "hierarchy" not in tables:
        return replace(STANDARD, complete=True) if complete else STANDARD
    with lines_told(text, "hierarchy"):
        return _declared(validated_part(tables, "city", "hierarchy", file, text), complete, whole, file)


def _declared(declared: TomlTables, complete: bool, whole: frozenset[str], file: str) -> Hierarchy:
    levels = tuple(
        described(each["name"], each.get("word", ""), tuple(each.get("numbered", ())), each.get("cited", ""))
        for each in declared["level"]
    )
    names = [each.level for each in levels]
    _require_order(names, file)
    unit: Level = declared.get("unit", "chapter")
    if unit not in names or unit not in CONTAINERS:
        above = ", ".join(name for name in names if name in CONTAINERS)
        raise SourceError(file, 0, f"hierarchy, unit: {unit!r} is no level above the section; declared are {above}")
    for each in levels:
        for form in each.numbered:
            if not number_of(form):
                where = f"hierarchy, level {each.level!r}"
                raise SourceError(
                    file,
                    0,
                    f"{where}: {form!r} is no example of a number; write one, like 17.32",
                )
    return Hierarchy(levels, unit, complete, whole)


def _require_order(names: list[Level], file: str) -> None:
    """Refuse levels that no code can have in this order. Errors: SourceError naming the first."""
    for name in names:
        if names.count(name) > 1:
            raise SourceError(file, 0, f"hierarchy: the level {name!r} is there twice; strike one")
    if "section" not in names:
        raise SourceError(file, 0, "hierarchy: the level 'section' is missing; put it below what holds sections")
    at = names.index("section")
    for name in names[:at]:
        if name not in CONTAINERS:
            raise SourceError(file, 0, f"hierarchy: the level {name!r} stands above the section; put it below")
    below = names[at + 1 :]
    for name in below:
        if name not in _SUBDIVISIONS:
            raise SourceError(file, 0, f"hierarchy: the level {name!r} stands below the section; put it above")
    ordered = [name for name in _SUBDIVISIONS if name in below]
    if below != ordered:
        raise SourceError(file, 0, f"hierarchy: below the section the order is {', '.join(ordered)}; put them so")
