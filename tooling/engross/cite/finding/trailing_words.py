"""Reading what follows the numbers of a citation: "et seq.", "inclusive", "above", "of …"."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from engross.cite.finding.names_forward import code_at, law_after, statutes_at
from engross.cite.grammar import citation_grammar
from engross.cite.grammar.named_laws import named_at
from engross.model.law.citation import CharacterRange, CitedLaw, CitedLevel
from engross.patterns import compile_on_use


class TrailingWords(NamedTuple):
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
    law: CitedLaw | None = None
    law_at: CharacterRange | None = None
    this: CitedLevel | None = None
    this_at: CharacterRange | None = None
    label_at: int | None = None
    gloss_at: CharacterRange | None = None


_THIS_CODE = compile_on_use(
    citation_grammar.expand(
        r"this{blank}{1,2}(?:(?:city|municipal|town|zoning){blank}{1,2})?(?:code|ordinance|act)(?![A-Za-z])"
    ),
    re.IGNORECASE,
)
_OUR_CODE = CitedLaw("code", "this code")
_ANOTHER = compile_on_use(citation_grammar.expand(r"{blank}{0,2},?{blank}{1,2}"))
_ANAPHORIC = compile_on_use(r"\b(?:said|such|that)\s{1,3}$", re.IGNORECASE)
"""What points back at a law named before, which need not be ours: "Part 1 of said code"."""

_GLOSS = compile_on_use(
    r"(?:,?\s[“\"][^“”\"\n]{3,80}[”\"])?\s?(?:\([^()\n]{3,80}\)|\[[^\[\]\n]{3,60}\]|\{[^{}\n]{3,80}\}),?|,?\s[“\"][^“”\"\n]{3,80}[”\"],?"
)
"""What a number is about, in brackets or quoted, between it and its law."""
_BEGINS = compile_on_use(
    citation_grammar.expand(r"{blank}{0,3}(?:[,(\[{“\"&A-Z–—-]|")
    + citation_grammar.any_case(
        r"et|and|in|o[fr]|t(?:hr|o)|sub|para|clause|above|below|c(?:\.|gs|fr|onn|ode)|gen|r(?:eg|cs|\.)|u(?:\.|p|sc|nited)|d(?:\.|cm))"
    )
)
"""How every tail begins, and every further member of a list."""
_ET_SEQ, _INCLUSIVE, _DIRECTION = (
    citation_grammar.pattern("et_seq"),
    citation_grammar.pattern("inclusive"),
    citation_grammar.pattern("direction"),
)
_OF, _THIS, _LABEL = citation_grammar.pattern("of"), citation_grammar.pattern("this"), citation_grammar.pattern("label")


def may_continue(text: str, pos: int) -> bool:
    """Whether anything stands at ``pos`` that begins like a tail or a further member; mostly nothing does."""
    return _BEGINS.match(text, pos) is not None


def read_trailing_words(text: str, pos: int) -> TrailingWords:
    """Read the tail that starts at ``pos``, right behind the last number."""
    letter = _leading(text, pos)
    end = flags_end = pos
    et_seq = inclusive = False
    if letter in "ae" and (flag := _ET_SEQ.match(text, end)):
        et_seq, end, flags_end = True, flag.end(), flag.end()
        letter = _leading(text, end)
    if letter == "i" and (flag := _INCLUSIVE.match(text, end)):
        inclusive, end = True, flag.end()
        letter = _leading(text, end)
    if letter in "ab" and (flag := _DIRECTION.match(text, end)):
        way: Literal["above", "below"] = "above" if letter == "a" else "below"
        return TrailingWords(flag.end(), flags_end, et_seq, inclusive, way)
    bare = TrailingWords(end, flags_end, et_seq, inclusive)
    if letter and letter in 'oi([{“"':
        return _read_of(text, bare) or (_read_behind_comma(text, bare) if letter == "o" else bare)
    return _read_behind_comma(text, bare)


def _leading(text: str, pos: int) -> str:
    """The first letter behind the blanks and the comma at ``pos``, small."""
    gap = _GAP.match(text, pos)
    at = gap.end() if gap else pos
    return text[at : at + 1].lower()


_GAP = compile_on_use(citation_grammar.expand(r"{blank}{0,2},?{blank}{0,3}"))


def _read_behind_comma(text: str, bare: TrailingWords) -> TrailingWords:
    """Read a law with no "of" before it: "section 3501 of Title 18**, United States Code**".

    A law with a number behind it goes with that: "§ 68-5, 42 U.S.C. § 1983".
    """
    blank = _ANOTHER.match(text, bare.end)
    if blank is None:
        return bare
    start = blank.end()
    if _LABEL.match(text, start):
        return bare
    named = named_at(text, start) or statutes_at(text, start) or code_at(text, start)
    if named is None or _ITS_NUMBER.match(text, named[1]):
        return bare
    return bare._replace(end=named[1], law=named[0], law_at=(start, named[1]))


_ITS_NUMBER = compile_on_use(
    citation_grammar.any_case(citation_grammar.expand(r"{blank}{1,2}(?:{label}{blank}{0,3}\d|(?!(?:19|20)\d\d\b)\d)"))
)


def _read_of(text: str, bare: TrailingWords) -> TrailingWords | None:
    """Read "of this section", "of the Penal Code", or "of" before a label."""
    gloss = _GLOSS.match(text, bare.end)
    if gloss:
        bare = bare._replace(end=gloss.end(), gloss_at=gloss.span())
    of = _OF.match(text, bare.end)
    if not of:
        return None
    start = of.end()
    this = _THIS.match(text, start)
    if this:
        level = citation_grammar.level_of(this[1])
        return TrailingWords(this.end(), *bare[1:4], this=level, this_at=this.span(), gloss_at=bare.gloss_at)
    code = _THIS_CODE.match(text, start)
    if code:
        return TrailingWords(code.end(), *bare[1:4], law=_OUR_CODE, law_at=code.span(), gloss_at=bare.gloss_at)
    if _LABEL.match(text, start):
        return TrailingWords(start, *bare[1:4], label_at=start, gloss_at=bare.gloss_at)
    found = law_after(text, start)
    if found and _ANAPHORIC.search(of[0]) and found[0].kind == "code":
        found = CitedLaw("other", f"{of[0].split()[-1]} {found[0].name}"), found[1]
    return bare._replace(end=found[1], law=found[0], law_at=(start, found[1])) if found else None
