"""Items that stand in a unit and in no section of it."""

from __future__ import annotations

from itertools import groupby

from engross.importing.code.code_unit import CodeUnit
from engross.model.law.provision import Provision


def in_sections(parts: tuple[CodeUnit | Provision, ...]) -> tuple[CodeUnit | Provision, ...]:
    """The parts of a unit with each run of items that stand in no section in one without a number."""
    found: list[CodeUnit | Provision] = []
    for loose, run in groupby(parts, _is_loose):
        items = tuple(run)
        found += (Provision("section", children=_provisions(items)),) if loose else items
    return tuple(found)


def _is_loose(part: CodeUnit | Provision) -> bool:
    return isinstance(part, Provision) and part.level not in ("section", "text")


def _provisions(parts: tuple[CodeUnit | Provision, ...]) -> tuple[Provision, ...]:
    return tuple(part for part in parts if isinstance(part, Provision))
