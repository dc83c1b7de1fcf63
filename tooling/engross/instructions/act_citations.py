"""What an act cites, found where the code cites the same: "section 514(f)(2)" is "§ 3-1205.14(f)(2)" there."""

from __future__ import annotations

import re

from engross.patterns import compile_on_use

_OF_ACT = r"\b[Ss]ections? \d\w{0,8}(?P<path>(?:\(\w{1,5}\)){0,6})"
_DIVISION = r"\bthis (?:act|title|subtitle|part|chapter|subchapter)\b"
_CITED = compile_on_use(rf"{_OF_ACT}|(?P<division>{_DIVISION})")
_CODE_NUMBER = r"§ \d[\w.:\-]{0,20}\w"
_CODE_DIVISION = r"this (?:title|part|chapter|subchapter|unit)"
MINIMUM_LETTERS = 12
"""How many letters beside the citations must be the same; with fewer the words do not tell the place."""


def as_the_code_cites(words: str) -> re.Pattern[str] | None:
    """A pattern for ``words`` as the code prints them, each citation of the act by a number of the code, with the same
    subsections; None where they cite nothing, or hold little else."""
    parts: list[str] = []
    at = letters = 0
    for found in _CITED.finditer(words):
        parts.append(re.escape(words[at : found.start()]))
        letters += sum(map(str.isalpha, words[at : found.start()]))
        parts.append(_CODE_DIVISION if found["division"] else _CODE_NUMBER + re.escape(found["path"]))
        at = found.end()
    letters += sum(map(str.isalpha, words[at:]))
    if not parts or letters < MINIMUM_LETTERS:
        return None
    return re.compile("".join(parts) + re.escape(words[at:]))


def cites_section_of_act(words: str) -> bool:
    """Whether ``words`` cite a section by a number of an act: "section 514", not "section 3-1205.14"."""
    return re.search(rf"{_OF_ACT}(?![\w.\-])", words) is not None
