"""Words broken into lines of a width, as ``textwrap`` breaks them."""

from __future__ import annotations

import textwrap


def wrap_words(words: str, width: int, first: str = "", others: str = "") -> list[str]:
    """The lines of ``words``, no longer than ``width`` characters: the first begins with ``first``, each after it with
    ``others``. What is blank at the ends of lines is left out; a word that is longer than a line is cut.
    """
    parts = words.split()
    room = width - max(len(first), len(others))
    # Most words stand one blank apart and are shorter than a line: the ends of lines are found without looking at each.
    if not parts or parts != words.split(" ") or max(map(len, parts)) > room:
        return textwrap.wrap(words, width, initial_indent=first, subsequent_indent=others, break_on_hyphens=False)
    lines: list[str] = []
    indent, at = first, 0
    while len(words) - at > (room := width - len(indent)):
        end = words.rindex(" ", at, at + room + 1)
        lines.append(indent + words[at:end])
        indent, at = others, end + 1
    return [*lines, indent + words[at:]]
