"""What the file of an ordinance records that it changes, as lines and as data: as of instructions that are read."""

from __future__ import annotations

from typing import Any

from engross.akn.modifications import file_modifications
from engross.model.law.modification import Modification
from engross.outputs.printed_json import json_document


def recorded_lines(data: bytes, name: str) -> tuple[str, ...]:
    """A line for each modification that the file ``data``, called ``name``, records: what an enacted text changes, or
    what was changed in a codified one. Errors: SourceError where it is no ordinance file."""
    return tuple(map(_line, _all(data, name)))


def recorded_json(data: bytes, name: str) -> str:
    """The same as JSON, in the shape of instructions that are read."""
    return json_document("instructions", {"mods": [_data(each) for each in _all(data, name)], "refused": []})


def _all(data: bytes, name: str) -> tuple[Modification, ...]:
    recorded = file_modifications(data, name)
    return (*recorded.active, *recorded.passive)


def _place(each: Modification) -> tuple[str, list[str]]:
    """The section of a modification, and the numbers below it, by the eId of its destination."""
    parts = [part.partition("_") for part in each.destination.iri.rpartition("#")[2].split("__")]
    at = next((index for index, (level, _, _) in enumerate(parts) if level == "sec"), len(parts))
    return "".join(number for _, _, number in parts[at : at + 1]), [number for _, _, number in parts[at + 1 :]]


def _line(each: Modification) -> str:
    section, path = _place(each)
    place = f"section {section}{''.join(f'({number})' for number in path)}" if section else each.destination.iri
    parts = [f"{place}{'' if each.destination.part == 'all' else f', {each.destination.part}'}: {each.kind}"]
    parts += [f'strike "{each.old}"'] * bool(each.old)
    parts += [f'insert "{each.new}"'] * bool(each.new)
    parts += [f"put in {', '.join(iri.rpartition('#')[2] for iri in each.new_iris)}"] * bool(each.new_iris)
    return ", ".join(parts)


def _data(each: Modification) -> dict[str, Any]:
    section, path = _place(each)
    number = each.new if each.kind == "renumbering" else ""
    return {
        "kind": each.kind,
        "section": section,
        "path": path,
        "part": each.destination.part,
        "sentence": each.destination.sentence,
        "old": each.old,
        "new": "" if number else each.new,
        "occurrence": each.destination.occurrence.count,
        "number": number,
        "matter": [],
        "source": each.instruction,
    }
