"""Labels as the page shows them: finding one at the head of a paragraph, and what it may stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from engross.model.provision import Level
from engross.model.roman import roman_value

Kind = str
"""The form of a label, by an example: ``A.``, ``(1)``, ``(i)``, ``[a]``, ``1.1``, ``bullet``."""

LEVEL_OF: Mapping[Kind, Level] = {
    "A.": "subsection",
    "(1)": "paragraph",
    "(a)": "subparagraph",
    "[1]": "clause",
    "[a]": "subclause",
    "bullet": "point",
}
"""The levels of § 68-5A(1)(a)[1]; other forms take the next level below what they stand in."""

LABEL = re.compile(
    r"""(?:
      \((?:\d{1,3}|[A-Za-z]{1,5})(?:\.\d{1,2})?\)      # (1) (a) (iv) (A)
    | \[(?:\d{1,3}|[A-Za-z]{1,5})\]                    # [1] [a]
    | \d{1,3}(?:\.\d{1,3}){1,5}\.?                     # 1.1 1.1.1.
    | \d{1,3}[.)]                                      # 1. 1)
    | [A-Za-z][.)]                                     # A. a) i.
    | [A-Z]{2}\.                                       # AA.
    | [ivxIVX]{2,5}[.)]                                # iv. XII.
    | [•·▪◦‣o\uf0b7\uf0a7](?=[\s\u00a0])
    )(?=[\s\u00a0]|$)""",
    re.VERBOSE,
)
_BULLETS = frozenset("•·▪◦‣o-–\uf0b7\uf0a7")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a label: its form, and which in the sequence of that form it is."""

    kind: Kind
    ordinal: int


def readings(label: str) -> tuple[Reading, ...]:
    """What ``label`` may be, the likelier first: ``(i)`` is the ninth letter, or the first Roman numeral."""
    bare = label.strip()
    if bare in _BULLETS:
        return (Reading("bullet", 1),)
    core = bare.strip("()[].")
    if "." in core and core.replace(".", "").isdigit():
        return (Reading("1.1", int(core.rpartition(".")[2])),)
    if core.isdecimal():
        return (Reading(_formed(bare, "1"), int(core)),)
    found = []
    if core.isalpha() and (len(core) == 1 or len(set(core)) == 1) and len(core) <= 4 and core.isascii():
        ordinal = ord(core[0].lower()) - ord("a") + 1 + 26 * (len(core) - 1)
        found.append(Reading(_formed(bare, "A" if core.isupper() else "a"), ordinal))
    value = roman_value(core) if core.isalpha() and (core.isupper() or core.islower()) else None
    if value is not None:
        found.append(Reading(_formed(bare, "I" if core.isupper() else "i"), value))
    return tuple(found)


def _formed(label: str, sign: str) -> Kind:
    if label.startswith("("):
        return f"({sign})"
    if label.startswith("["):
        return f"[{sign}]" if sign in "1a" else "[a]"
    return f"{sign})" if label.endswith(")") else f"{sign}."
