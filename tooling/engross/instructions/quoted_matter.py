"""Provisions quoted in an instruction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.flat_matter import indented
from engross.instructions.plain_text import is_section_line, label_of, read_provisions, read_section, section_line
from engross.instructions.seams import shown
from engross.model.law.definition_words import definition_of
from engross.model.law.number import number_of
from engross.model.law.provision import CONTAINERS, Level, Provision
from engross.model.law.text import Tag, Text, collapse
from engross.patterns import compile_on_use

_NUMBERED_HEADING = compile_on_use(r"(\d{1,5}[A-Za-z]?)\.? ([A-Z][^.]{2,200}\.?)")
_RUN_IN = compile_on_use(r"(?<=[.\w]) ?(?:--|—)$")
"""The dash between a heading and the text that followed it on its line, where the text begins a line of its own."""
_CAPITALS = compile_on_use(r"(?P<term>[A-Z0-9][^a-z.;:]{2,80}?)(?: \([^)]{1,60}\))?\. (?=\S)")
"""A term in capitals that a full stop parts from what it means."""
MOST_IN_HEADING = 120
"""Letters of a heading; a line with more is text that begins with a number of a section."""
_CONTAINERS: dict[str, Level] = {level: level for level in CONTAINERS}


def _is_section(line: str) -> bool:
    """Whether a line begins a section: where another stood before it, "Sec." or the sign must say so."""
    return line.startswith(("Sec", "SEC", "§")) and is_section_line(line)


def _goes_on_from(first: str, line: str) -> bool:
    """Whether ``line`` begins a section behind that of ``first``: its number has the same parts but the last, as
    "7.38.060" behind "7.38.050", and a heading follows."""
    if line.startswith(" ") or not is_section_line(line):
        return False
    (label, heading), before = section_line(line), section_line(first)[0]
    stems = [re.sub(r"[.\-:][^.\-:]*$", "", number_of(one)) for one in (label, before)]
    return stems[0] == stems[1] and heading[:1].isupper() and len(heading) < MOST_IN_HEADING


def _form(line: str) -> int:
    """How many parts the number of a section's line has: that of another law or model code has more or fewer."""
    label, _ = section_line(line)
    return len(re.split(r"[.\-:]", number_of(label)))


def _begins(first: str, line: str, form: int) -> bool:
    return (_is_section(line) and _form(line) == form) or _goes_on_from(first, line)


def _section(lines: Sequence[str]) -> Provision:
    return read_section("\n".join([_RUN_IN.sub("", lines[0]), *indented(lines[1:])]))


def quoted_provisions(block: Sequence[str]) -> tuple[Provision, ...]:
    """The provisions that ``block`` quotes: a section, or what stands below one, in order.

    Words before or after them stand in a provision of the level ``text``. Errors: EngrossError where they are nested
    deeper than any law.
    """
    if block and is_section_line(block[0]):
        form = _form(block[0])
        starts = [0, *(at for at, line in enumerate(block) if at and _begins(block[0], line, form))]
        ends = [*starts[1:], len(block)]
        return tuple(_section(block[start:end]) for start, end in zip(starts, ends, strict=True))
    before, provisions, after = read_provisions(list(indented(block)), 1)
    leading = (Provision("text", body=before),) if before else ()
    trailing = (Provision("text", body=after),) if after else ()
    return (*leading, *provisions, *trailing)


def quoted_container(unit: str, block: Sequence[str]) -> Provision:
    """The part of a code that ``block`` quotes, of the level that ``unit`` names: its heading, and its sections.

    A section begins with its number and its heading; words before the first are the heading of the part.
    """
    starts = [index for index, line in enumerate(block) if is_section_line(line) or _NUMBERED_HEADING.fullmatch(line)]
    ends = [*starts[1:], len(block)]
    sections = tuple(
        _section([_with_sign(block[start]), *block[start + 1 : end]]) for start, end in zip(starts, ends, strict=True)
    )
    level = _CONTAINERS[unit.lower()]
    heading = " ".join(line.strip() for line in block[: starts[0] if starts else len(block)])
    return Provision(level, heading=Text(heading) if heading else None, children=sections)


def _with_sign(line: str) -> str:
    """``5. Title.`` as the line of a section: ``Sec. 5. Title.``"""
    found = _NUMBERED_HEADING.fullmatch(line)
    return f"Sec. {found[1]}. {found[2]}" if found else line


def quoted_definitions(block: Sequence[str], terms: Sequence[str] = ()) -> tuple[Provision, ...]:
    """The definitions that ``block`` quotes: each begins with a line without indentation that names its term.

    ``terms``: those that the instruction names; a line that begins with one of them is a definition in any form.
    Errors: RefusedInstruction where the first line defines nothing.
    """
    starts = [index for index, line in enumerate(block) if not line.startswith(" ") and _defined(line, terms)]
    if not starts or starts[0]:
        raise RefusedInstruction(
            f'"{shown(block[0].strip())}" is no definition; quote it as "TERM — words" or "“Term” means …"'
        )
    ends = [*starts[1:], len(block)]
    return tuple(_definition(block[start:end], terms) for start, end in zip(starts, ends, strict=True))


def _defined(line: str, terms: Sequence[str]) -> Text | None:
    if label_of(line):
        return None
    text = Text(collapse(line))
    named = next((term for term in terms if text.plain.casefold().lstrip('"').startswith(term.casefold())), "")
    capitals = _CAPITALS.match(text.plain)
    if not named and not capitals:
        return definition_of(text, among_definitions=True)
    start = 1 if text.plain.startswith('"') else 0
    end = capitals.end("term") if capitals else start + len(named)
    return definition_of(text, among_definitions=True) or replace(text, tags=(Tag("def", start, end),))


def _definition(lines: Sequence[str], terms: Sequence[str]) -> Provision:
    first = _defined(lines[0], terms) or Text()
    body, children, flush = read_provisions(list(indented(lines[1:])), 1)
    return Provision("definition", body=(first, *body), children=children, flush=flush)
