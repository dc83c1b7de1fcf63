"""Laying out Python source: literals, docstrings, lines that fit."""

from __future__ import annotations

import json
import textwrap
from datetime import date
from itertools import pairwise

SOURCE_WIDTH = 118
_OPEN, _CLOSE = "([{", ")]}"
_WORDS = (" or ", " and ", " + ", " - ", " * ", " / ", " >= ", " <= ", " > ", " < ", " == ")


def literal(words: str) -> str:
    """``words`` as a Python literal, whatever is in them, on one line."""
    said = json.dumps(words, ensure_ascii=False)
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
    outside = _outside(line)
    opens = (at for at, letter, depth in outside if letter in _OPEN and depth == 0 and line[at + 1] not in _CLOSE)
    start = next(opens, -1)
    if start < 0:
        return [line]
    end = next(at for at, letter, depth in outside if at > start and letter in _CLOSE and depth == 1)
    parts = _parts(line[start + 1 : end], ",")
    comma = "," if len(parts) > 1 or line[start] != "(" else ""
    out = [line[: start + 1]]
    for part in parts:
        out += fit_line(f"{indent}    {part}{comma}", inside=True)
    return [*out, indent + line[end:]]


def _outside(line: str) -> list[tuple[int, str, int]]:
    """Each character that is not in quotes: where, which, and in how many brackets."""
    found, depth, quoted, skip = [], 0, False, False
    for at, letter in enumerate(line):
        if skip:
            skip = False
        elif quoted and letter == "\\":
            skip = True
        elif letter == '"':
            quoted = not quoted
        elif not quoted:
            found.append((at, letter, depth))
            depth += (letter in _OPEN) - (letter in _CLOSE)
    return found


def _parts(inside: str, mark: str) -> list[str]:
    """What stands between the ``mark``s of a bracket, those in inner brackets and in quotes left alone."""
    cuts = [at for at, _, depth in _outside(inside) if depth == 0 and inside.startswith(mark, at)]
    edges = [-len(mark), *cuts, len(inside)]
    parts = [inside[left + len(mark) : right].strip() for left, right in pairwise(edges)]
    return [part for part in parts if part]


def without_outer_brackets(test: str) -> str:
    """``test`` without the brackets around all of it."""
    if not test.startswith("("):
        return test
    close = next(at for at, letter, depth in _outside(test) if letter == ")" and depth == 1)
    return test[1:-1] if close == len(test) - 1 else test
