"""A new ordinance from the city's template: a chapter without a number, with the sections that every ordinance has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engross.akn import identify
from engross.errors import EngrossError
from engross.model.law.chapter import Body, Chapter, Version
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.legislative_action import LegislativeAction
from engross.model.law.provision import Provision
from engross.model.law.text import Text, collapse

PLACEHOLDER = "XX"
"""What stands for the number of a chapter that has none yet."""


def new_ordinance(
    template: Mapping[str, Any],
    facts: Mapping[str, str],
    file: str,
    uri: str,
    version: Version,
    author: Body,
    hierarchy: Hierarchy,
) -> Chapter:
    """The first draft of a chapter about ``facts["title"]``, by ``template``: the tables of a TOML file called
    ``file``, whose ``section`` tables have a ``heading`` and ``text``, in which ``{name}`` stands for a fact.

    Errors: EngrossError where the template has no sections, or names a fact that there is none of.
    """
    sections = template.get("section")
    if not isinstance(sections, list) or not sections:
        raise EngrossError(f"{file} has no [[section]]; give it one with heading and text for each section")
    children = tuple(_section(at, told, facts, file) for at, told in enumerate(sections, 1))
    root = Provision(hierarchy.unit, heading=Text(facts["title"]), children=children, status="unassigned")
    action = LegislativeAction("drafted", version.date)
    return identify(Chapter(uri, version, root, author, created=version.date, hierarchy=hierarchy, actions=(action,)))


def _section(number: int, told: object, facts: Mapping[str, str], file: str) -> Provision:
    if not isinstance(told, dict) or not all(isinstance(told.get(key), str) for key in ("heading", "text")):
        raise EngrossError(f"{file}: section {number} lacks a heading or a text; write both as strings")
    paragraphs = (collapse(part) for part in told["text"].split("\n\n"))
    body = tuple(Text(_filled(words, facts, file)) for words in paragraphs if words)
    heading = Text(_filled(collapse(told["heading"]), facts, file))
    return Provision("section", f"§ {PLACEHOLDER}-{number}.", heading, body, status="unassigned")


def _filled(words: str, facts: Mapping[str, str], file: str) -> str:
    """``words`` with each ``{name}`` replaced by its fact."""
    pieces = words.split("{")
    made = pieces[0]
    for piece in pieces[1:]:
        name, closed, rest = piece.partition("}")
        if not closed or name not in facts:
            known = ", ".join(f"{{{key}}}" for key in facts)
            raise EngrossError(f"{file}: {{{name}}} is no fact; there are {known}")
        made += facts[name] + rest
    return made
