"""Laying out Python source: literals, docstrings, lines that fit."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from engross.patterns import compile_on_use

SOURCE_WIDTH = 118
_OPEN, _CLOSE = "([{", ")]}"
_MARKED = compile_on_use(r'"(?:[^"\\]|\\.)*"|[()\[\]{}]')
"""A literal, or a bracket."""
_WORDS = (" or ", " and ", " + ", " - ", " * ", " / ", " >= ", " <= ", " > ", " < ", " == ")


def literal(words: str) -> str:
    """``words`` as a Python literal, whatever is in them, on one line."""
    said = json.dumps(words, ensure_ascii=False)
    if said.isprintable():
        return said
    return "".join(letter if letter.isprintable() else f"\\U{ord(letter):08x}" for letter in said)


def date_literal(day: date) -> str:
    """``day`` as Python source, with ``datetime`` imported as ``dt``."""
    return f"dt.date({day.year}, {day.month}, {day.day})"


def docstring_prose(words: str, indent: str, width: int = 110) -> str:
    """``words`` for a docstring: wrapped, blanks single, no way out of the quotes."""
    shown = "".join(letter if letter.isprintable() else " " for letter in words)
    safe = " ".join(shown.split()).replace("\\", "\\\\").replace('""', '"\\"')
    return textwrap.fill(
        safe, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def docstring_opening(words: str, indent: str = "    ") -> str:
    """The first line of a docstring, with its quotes."""
    return indent + '"""' + docstring_prose(words, indent).lstrip()


def fit_line(line: str, *, inside: bool = False) -> list[str]:
    """``line`` in as many lines as it needs: what is in its first bracket one a line, again where still too long.

    ``inside``: the line stands in a bracket already, so it may be broken before an operator.
    """
    if len(line) <= SOURCE_WIDTH:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    if inside:
        for word in _WORDS:
            terms = _parts(line.strip(), word)
            if len(terms) > 1:
                pieces = [terms[0], *(f"{word.strip()} {term}" for term in terms[1:])]
                return [out for piece in pieces for out in fit_line(indent + piece, inside=True)]
    start, end = _first_bracket(line)
    if start < 0:
        return [line]
    parts = _parts(line[start + 1 : end], ",")
    comma = "," if len(parts) > 1 or line[start] != "(" else ""
    out = [line[: start + 1]]
    for part in parts:
        out += fit_line(f"{indent}    {part}{comma}", inside=True)
    return [*out, indent + line[end:]]


def _first_bracket(line: str) -> tuple[int, int]:
    """Where the first bracket that holds something opens and where it closes; -1 where there is none."""
    start, depth = -1, 0
    for found in _MARKED.finditer(line):
        if found[0] in _OPEN:
            if start < 0 and depth == 0 and line[found.end()] not in _CLOSE:
                start = found.start()
            depth += 1
        elif found[0] in _CLOSE:
            depth -= 1
            if start >= 0 and depth == 0:
                return start, found.start()
    return -1, -1


def _parts(inside: str, mark: str) -> list[str]:
    """What stands between the ``mark``s of a bracket, those in inner brackets and in quotes left alone."""
    edges = [-len(mark), *(_cuts(inside, mark) if mark in inside else ()), len(inside)]
    parts = [inside[left + len(mark) : right].strip() for left, right in pairwise(edges)]
    return [part for part in parts if part]


def _cuts(inside: str, mark: str) -> Iterator[int]:
    depth = past = 0
    for found in _MARKED.finditer(inside):
        if depth == 0:
            yield from _places(inside, mark, past, found.start())
        depth += (found[0] in _OPEN) - (found[0] in _CLOSE)
        past = found.end()
    if depth == 0:
        yield from _places(inside, mark, past, len(inside))


def _places(inside: str, mark: str, start: int, end: int) -> Iterator[int]:
    at = inside.find(mark, start)
    while -1 < at < end:
        yield at
        at = inside.find(mark, at + 1)


def without_outer_brackets(test: str) -> str:
    """``test`` without the brackets around all of it."""
    if not test.startswith("("):
        return test
    depth = 0
    for found in _MARKED.finditer(test):
        depth += (found[0] in _OPEN) - (found[0] in _CLOSE)
        if depth == 0:
            return test[1:-1] if found.end() == len(test) else test
    return test
