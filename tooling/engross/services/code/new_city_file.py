"""The city's file of a workspace that a code was imported into: its place, and the hierarchy that was found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from engross.importing.code.publisher_place import CodePlace
from engross.model.law.hierarchy import Hierarchy
from engross.model.meeting.city import TO_BE_STATED


def city_file(place: CodePlace, hierarchy: Hierarchy, *, complete: bool, whole: Sequence[str] = ()) -> str:
    """The text of ``ordinances/<city>.toml``; ``complete``: every chapter of the code is in the workspace; ``whole``:
    else the numbers of the titles of which that is so."""
    return "\n".join([*_facts(place, complete, whole), *_levels(hierarchy)]) + "\n"


def _facts(place: CodePlace, complete: bool, whole: Sequence[str]) -> Iterator[str]:
    yield "# Written when the code was imported. What a code does not say is “to be stated”: state it before"
    yield "# `engross notice`, `agenda` or `packet` is used. The time zone, the clerk's title and the council's name"
    yield "# are presumed: correct them. `engross explain source-format` is about [hierarchy]."
    yield ""
    yield f"name = {_quoted(place.city)}"
    yield f"state = {_quoted(place.state or TO_BE_STATED)}"
    yield f"timezone = {_quoted(place.timezone)}"
    if place.postal:
        division = f"ocd-division/country:us/state:{place.postal}/place:{place.key.split('-', 2)[2].replace('-', '_')}"
        yield f"division = {_quoted(division)}"
    yield 'clerk = "clerk"'
    if complete:
        yield "complete = true  # every chapter of the code is here: a citation of one that is not is an error"
    elif whole:
        yield f"complete = [{', '.join(map(_quoted, whole))}]  # every chapter of these titles is here"
    yield ""
    yield "[[officer]]"
    yield 'key = "clerk"'
    yield f"name = {_quoted(TO_BE_STATED)}"
    yield 'title = "City Clerk"'
    yield ""
    yield "[[body]]"
    yield 'key = "council"'
    yield 'name = "City Council"'
    yield 'short = "Council"'
    yield ""
    yield "[newspaper]"
    yield f"name = {_quoted(TO_BE_STATED)}"


def _levels(hierarchy: Hierarchy) -> Iterator[str]:
    yield ""
    yield "[hierarchy]"
    yield f"unit = {_quoted(hierarchy.unit)}"
    for level in hierarchy.levels:
        yield ""
        yield "[[hierarchy.level]]"
        yield f"name = {_quoted(level.level)}"
        if level.word.lower() != level.level:
            yield f"word = {_quoted(level.word)}"
        yield f"numbered = [{', '.join(_quoted(form) for form in level.numbered)}]"
        yield f"cited = {_quoted(level.cited)}"


def _quoted(words: str) -> str:
    """A TOML string, whose escapes are those of JSON."""
    return json.dumps(words, ensure_ascii=False)
