"""Headings between sections or units, which hold what follows them: ``<subheading>`` of Open Law Library XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engross.importing.code.code_unit import CodeUnit
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from engross.patterns import compile_on_use

_UNIT = compile_on_use(
    r"(?P<word>[A-Za-z]{3,12})\.? +(?P<number>(?:[0-9]+[A-Za-z]?|[IVXLC]+|[A-Z])\b[.:]?)(?: +(?P<rest>.*))?"
)
_DIVIDER = "\x00"


def divider(text: Text) -> CodeUnit:
    """A heading with these words, as a unit that holds nothing yet."""
    return CodeUnit(_DIVIDER, "", text)


def grouped(parts: Iterable[CodeUnit | Provision]) -> Iterator[CodeUnit | Provision]:
    """Parts with each divider holding what follows it up to the next: the sections, or the units where one is the
    first."""
    held: CodeUnit | None = None
    for part in parts:
        unit = isinstance(part, CodeUnit)
        if isinstance(part, CodeUnit) and part.word == _DIVIDER:
            if held is not None:
                yield _named(held)
            held = part
        elif held is not None and (not held.parts or isinstance(held.parts[0], CodeUnit) == unit):
            held = replace(held, parts=(*held.parts, part))
        else:
            if held is not None:
                yield _named(held)
                held = None
            yield part
    if held is not None:
        yield _named(held)


def named_unit(heading: Text | None) -> CodeUnit:
    """The unit that a heading names, with nothing in it: ARTICLE 1 GENERAL PROVISIONS; else one of a heading alone."""
    found = _UNIT.fullmatch(heading.plain) if heading and not heading.tags else None
    if found is None:
        return CodeUnit("", "", heading)
    label = heading.plain[: found.end("number")] if heading else ""
    return CodeUnit(found["word"].capitalize(), label, Text(found["rest"] or "") or None)


def _named(unit: CodeUnit) -> CodeUnit:
    """A divider as the unit that its words name."""
    named = named_unit(unit.heading)
    return replace(unit, word=named.word, label=named.label, heading=named.heading)
