"""Reading what follows the numbers of a citation: "et seq.", "inclusive", "above", "of …"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from engross.cite import grammar, laws
from engross.model.citation import Extent, Law, Level


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands behind the numbers.

    ``end``: behind the last word read; ``flags_end``: behind "et seq."; ``law`` and ``law_at``: whose law and
    where its name stands; ``this``: the unit in "of this section", with its extent in ``this_at``;
    ``label_at``: where a further label stands ("of **Chapter 5** of Title 2"); ``gloss_at``: a bracket
    between the number and the law ("Division 3 **(commencing with Section 4000)** of the Vehicle Code").
    """

    end: int
    flags_end: int
    et_seq: bool = False
    inclusive: bool = False
    direction: Literal["above", "below"] | None = None
    law: Law | None = None
    law_at: Extent | None = None
    this: Level | None = None
    this_at: Extent | None = None
    label_at: int | None = None
    gloss_at: Extent | None = None


_THIS_CODE = re.compile(
    grammar.expand(
        r"this{blank}{1,2}(?:(?:city|municipal|town|zoning){blank}{1,2})?(?:code|ordinance|act)(?![A-Za-z])"
    ),
    re.IGNORECASE,
)
_ANOTHER = re.compile(grammar.expand(r"{blank}{0,2},?{blank}{1,2}"))
_ANAPHORIC = re.compile(r"\b(?:said|such|that)\s{1,3}$", re.IGNORECASE)
"""What points back at a law named before, which need not be ours: "Part 1 of said code"."""

_GLOSS = re.compile(r"\s?\([^()\n]{3,80}\),?")


def read_tail(text: str, pos: int) -> Tail:
    """Read the tail that starts at ``pos``, right behind the last number."""
    end = pos
    et_seq = grammar.pattern("et_seq").match(text, end)
    end = et_seq.end() if et_seq else end
    flags_end = end
    inclusive = grammar.pattern("inclusive").match(text, end)
    end = inclusive.end() if inclusive else end
    direction = grammar.pattern("direction").match(text, end)
    if direction:
        way: Literal["above", "below"] = "above" if direction[1].lower() == "above" else "below"
        return Tail(direction.end(), flags_end, bool(et_seq), bool(inclusive), way)
    whose = _read_of(text, end, bool(et_seq), bool(inclusive), flags_end)
    return whose or Tail(end, flags_end, bool(et_seq), bool(inclusive))


def _read_of(text: str, pos: int, et_seq: bool, inclusive: bool, flags_end: int) -> Tail | None:
    """Read "of this section", "of the Penal Code", ", United States Code", or "of" before a label."""
    gloss = _GLOSS.match(text, pos)
    of = grammar.pattern("of").match(text, gloss.end() if gloss else pos)
    bare = Tail(gloss.end() if gloss else pos, flags_end, et_seq, inclusive, gloss_at=gloss.span() if gloss else None)
    if not of:
        blank = _ANOTHER.match(text, pos)
        named = (laws.named_at(text, blank.end()) or laws.statutes_at(text, blank.end())) if blank else None
        if not (blank and named):
            return None
        return replace(bare, end=named[1], gloss_at=None, law=named[0], law_at=(blank.end(), named[1]))
    start = of.end()
    this = grammar.pattern("this").match(text, start)
    if this:
        return replace(bare, end=this.end(), this=grammar.level_of(this[1]), this_at=this.span())
    code = _THIS_CODE.match(text, start)
    if code:
        return replace(bare, end=code.end(), law=Law("code", "this code"), law_at=code.span())
    if grammar.pattern("label").match(text, start):
        return replace(bare, end=start, label_at=start)
    found = laws.law_after(text, start)
    if found and _ANAPHORIC.search(of[0]) and found[0].kind == "code":
        found = Law("other", f"{of[0].split()[-1]} {found[0].name}"), found[1]
    return replace(bare, end=found[1], law=found[0], law_at=(start, found[1])) if found else None
