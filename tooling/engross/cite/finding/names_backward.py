"""Reading the name of a law backwards, from its last word or from the label behind it: "**Penal Code** Section 290"."""

from __future__ import annotations

import re

from engross.cite.grammar.citation_grammar import BLANKS, LEVELS_BY_LABEL
from engross.cite.grammar.law_names import LAW_SUBJECTS, is_noun
from engross.cite.grammar.named_laws import NAMED_PATTERN
from engross.patterns import compile_on_use

_SUBJECT_BACK = compile_on_use(rf"(?:(?<=[^\w])|^)(?:{LAW_SUBJECTS})\s+code$", re.IGNORECASE)
_NOT_IN_NAMES = frozenset(
    {"See", "Under", "The", "This", "That", "Per", "Any", "All", "Each", "In", "If", "Of", "And", "Or", "For"}
    | {"No", "Said", "Such", "By", "As"}
    | {f"{label.capitalize()}{plural}" for label in LEVELS_BY_LABEL for plural in ("", "s")}
)
_SUBJECT_ENDS = tuple({subject.split()[-1] for subject in LAW_SUBJECTS.split("|")})


def name_start(text: str, floor: int, noun: int, end: int) -> int:
    """Return where the name of a code starts whose last word, at ``noun`` to ``end``, is known.

    Looks back over capitalised words and the small ones between them, no further than ``floor`` or 110
    characters; a subject of statute counts in any case ("the vehicle code").
    """
    low = max(floor, noun - 110)
    line = text.rfind("\n", low, noun)
    low = max(low, line + 1)
    before = text[max(low, noun - 20) : noun].rstrip().lower()
    subject = _SUBJECT_BACK.search(text[low:end]) if before.endswith(_SUBJECT_ENDS) else None
    start = low + subject.start() if subject else noun
    while True:
        gap = start
        while gap > low and text[gap - 1].isspace():
            gap -= 1
        if gap == start:
            return start
        word_start = gap
        while word_start > low and not text[word_start - 1].isspace():
            word_start -= 1
        word = text[word_start:gap].lstrip("(“\"'[")
        begin = gap - len(word)
        small = word.lower() in ("and", "of", "the", "&") and _capital_before(text, low, word_start)
        if not (small or _belongs(word)):
            return start
        start = begin
        if begin > word_start:
            return start


_ABBREVIATED = frozenset(
    {"Ala.", "Ariz.", "Ark.", "Cal.", "Colo.", "Conn.", "Del.", "Fla.", "Ga.", "Haw.", "Ill.", "Ind.", "Kan.", "Ky."}
    | {"La.", "Md.", "Me.", "Mass.", "Mich.", "Minn.", "Miss.", "Mo.", "Mont.", "Neb.", "Nev.", "Okla.", "Or.", "Pa."}
    | {"Tenn.", "Tex.", "Va.", "Vt.", "Wash.", "Wis.", "Wyo.", "Ann.", "Admin.", "Bus.", "Civ.", "Comp.", "Crim."}
    | {"Educ.", "Fam.", "Gen.", "Lab.", "Loc.", "Mun.", "Proc.", "Prof.", "Prob.", "Pub.", "Res.", "Rev.", "Tax."}
    | {
        "Transp.",
        "Util.",
        "Veh.",
        "Welf.",
        "Inst.",
        "Gov.",
        "Govt.",
        "Ins.",
        "Corp.",
        "Elec.",
        "Env.",
        "Envtl.",
        "Evid.",
    }
    | {"Agric.", "Com.", "Fin.", "Safe.", "Sts.", "High.", "Nav.", "Mil.", "Unemp.", "Off.", "Wat."}
)
"""Words cut short in the names of codes; any other full stop ends the sentence before."""


def _belongs(word: str) -> bool:
    if not word[:1].isupper() or word.capitalize() in _NOT_IN_NAMES or is_noun(word):
        return False
    if NAMED_PATTERN.fullmatch(word):
        return False
    return (
        word[-1].isalnum()
        or word in _ABBREVIATED
        or word.endswith(("'s", "’s", "’", "&"))
        or bool(re.fullmatch(r"(?:[A-Z]\.)+", word))
    )


def _capital_before(text: str, low: int, pos: int) -> bool:
    """Whether the word before ``pos`` is a capitalised one that can belong to a name."""
    words = text[low:pos].split()
    return bool(words) and _belongs(words[-1].lstrip("(“\"'["))


_ABBREVIATION = compile_on_use(
    r"(?:(?<=[\s(\[;])|^)((?:[A-Z]\.){2,6}|[A-Z]{3,6}|(?:[A-Z][A-Za-z]{0,8}\.\s?){0,3}(?:Stats?|Ann|Code)\.)[,\s]{0,2}$"
)
_CAPITALS = frozenset(
    (
        "AND",
        "OR",
        "OF",
        "THE",
        "SEE",
        "PER",
        "IN",
        "TO",
        "UNDER",
        "WITH",
        "THROUGH",
        "NOTE",
        "BY",
        "FROM",
        "THAT",
        "FOR",
    )
)


_NO_LAWS = frozenset(
    {"N.W.", "S.W.", "N.E.", "S.E.", "U.S.", "D.C.", "A.M.", "P.M.", "P.O.", "L.L.C."}
    | {
        "CITY",
        "TOWN",
        "CODE",
        "THIS",
        "SAID",
        "SUCH",
        "NOT",
        "BUT",
        "NOR",
        "ANY",
        "ALL",
        "EACH",
        "ONLY",
        "EITHER",
        "SHALL",
    }
)


def abbreviation_before(text: str, pos: int, floor: int) -> tuple[int, int] | None:
    """Return where an abbreviated law stands right before the label at ``pos``: ``O.C.G.A. §``, ``FAA Part``.

    "County §" is another's too. Before a word, what is no abbreviation of a law is left ("N.W. Section 5").
    """
    before = text[max(floor, pos - 9) : pos].rstrip(BLANKS + ",")
    sign = text[pos] == "§"
    if sign and before.endswith("County"):
        return max(floor, pos - 9) + len(before) - len("County"), max(floor, pos - 9) + len(before)
    if not before or not (before[-1] == "." or before[-1].isupper()):
        return None
    low = max(floor, pos - 40)
    found = _ABBREVIATION.search(text[low:pos])
    if found is None or found[1] in _CAPITALS or found[1].lower() in LEVELS_BY_LABEL or "\n" in found[0]:
        return None
    if not sign and (found[1] in _NO_LAWS or text[pos : pos + 3].isupper()):
        return None
    return low + found.start(1), low + found.end(1)
