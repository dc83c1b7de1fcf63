"""Laws known by their name or abbreviation, as the table ``named_laws.toml`` has them, and reading one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from engross.cite.grammar.citation_grammar import any_case, expand
from engross.model.law.citation import CitedLaw
from engross.patterns import compile_on_use

_S = expand("{blank}")

_TABLE = tomllib.loads(Path(__file__).with_name("named_laws.toml").read_text("utf-8"))


def _laws(table: str) -> tuple[tuple[str, str], ...]:
    """The laws of a table of the file: canonical name (empty: as printed), and the expression of its spellings."""
    return tuple((law.get("name", ""), _expression(law)) for law in _TABLE[table])


def _expression(law: dict[str, Any]) -> str:
    expression = expand("|".join(law["forms"]))
    return any_case(expression) if law.get("any_case", True) else expression


NAMED_LAWS = _laws("named")
NUMBERED_LAWS = _laws("numbered")
MENTIONED_LAWS = frozenset(law["name"] for law in _TABLE["named"] if law.get("mentioned", False))
"""Those whose bare name is a citation."""

_MUNICIPAL = compile_on_use(rf"[A-Z]{{1,4}}MC(?={_S}{{1,2}}(?:§|[Ss]ec|\d))")
"""A municipal code by its initials, before a number: ``SMMC 7.22.020``."""

NAMED_FORM = "|".join(f"(?:{form})" for _, form in NAMED_LAWS) + "|" + _MUNICIPAL.pattern
NAMED_PATTERN = compile_on_use("|".join(f"({form})" for _, form in NAMED_LAWS))

NUMBERED_FORM = (
    "(?:"
    + "|".join(form for _, form in NUMBERED_LAWS)
    + any_case(rf"){_S}{{0,2}}(?:Nos?\.{_S}{{0,2}})?(?=\d{{1,4}}[-–]\d)")
)
_NUMBERED = compile_on_use("|".join(f"({form})" for _, form in NUMBERED_LAWS))
_ITS_NUMBER = compile_on_use(any_case(rf"{_S}{{0,2}}(?:Nos?\.{_S}{{0,2}})?") + r"(\d{1,4}[-–]\d{1,5}[A-Z]?)")

LAST_WORDS: tuple[str, ...] = tuple(_TABLE["last_words"])
"""The last words of the names of laws that a number may stand behind, those of codes and acts included."""
LAST_SHORT_WORDS = ("no", "nos", "stat", "stats", "ann", "reg", "regs", "rsmo")
"""Those that a full stop cuts short; any initials may stand there too."""


def named_at(text: str, pos: int) -> tuple[CitedLaw, int] | None:
    """Read a law of the ``NAMED_LAWS`` table at ``pos``; return it and where its name ends."""
    found = NAMED_PATTERN.match(text, pos)
    if found is None or not found.lastindex:
        initials = _MUNICIPAL.match(text, pos)
        return (CitedLaw("code", initials[0]), initials.end()) if initials else None
    return CitedLaw("other", NAMED_LAWS[found.lastindex - 1][0] or found[0]), found.end()


def numbered_at(text: str, pos: int) -> tuple[CitedLaw, int] | None:
    """Read a law of the ``NUMBERED_LAWS`` table at ``pos``, with its number; return it and where that ends."""
    found = _NUMBERED.match(text, pos)
    number = _ITS_NUMBER.match(text, found.end()) if found else None
    if found is None or number is None:
        return None
    name = NUMBERED_LAWS[(found.lastindex or 1) - 1][0]
    return CitedLaw("other", f"{name} {number[1].replace('–', '-')}"), number.end()
