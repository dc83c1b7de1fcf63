"""The names of other laws: the ones known by their abbreviation, and the shape of all the rest.

A name is read forwards ("of the **Revenue and Taxation Code**") or backwards from its last word
("**Penal Code** Section 290"). Both walk word by word, twelve words at most. Which names mean the code of
the city itself is said by :func:`classify`; everything else is another law, so that a section of a state
code is never taken for ours.
"""

from __future__ import annotations

import re
from functools import lru_cache

from engross.cite.grammar import BLANKS, LEVELS, expand
from engross.cite.known import NAMED_PATTERN, named_at
from engross.model.citation import Law

_S = expand("{blank}")

SUBJECTS = (
    "business and professions|health and safety|revenue and taxation|welfare and institutions"
    "|streets and highways|streets and highway|harbors and navigation|food and agriculture|food and agricultural"
    "|fish and game|military and veterans|public resources|public resource|public utilities|public contracts"
    "|public contract|local government"
    "|unemployment insurance|internal revenue|motor vehicle|civil|commercial|corporations|education"
    "|elections|evidence|family|financial|government|insurance|labor|penal|probate|transportation|utilities"
    "|vehicle|water|uniform commercial"
)
"""What the statutory codes of the states are about, as their names say it."""

_STATUTORY = re.compile(rf"(?:^|\s)(?:{SUBJECTS})\s+code$|^code of (?:civil|criminal) procedure$", re.IGNORECASE)
_SUBJECT_BACK = re.compile(rf"(?:(?<=[^\w])|^)(?:{SUBJECTS})\s+code$", re.IGNORECASE)

_OURS = re.compile(
    r"(?:^|\b)(?:(?:city|town|village|borough|municipal|ordinance)(?:['’]s)?\s+(?:municipal\s+|ordinance\s+)?code"
    r"|(?:official|revised\s+general|zoning|subdivision|land\s+use|development|administrative)\s+code"
    r"|^code|code\s+of\s+(?:general\s+)?ordinances|code\s+of\s+the\s+(?:city|town|village|borough)\b.*)$",
    re.IGNORECASE,
)
_COUNTY = re.compile(r"\bcounty\b", re.IGNORECASE)
_GENERIC = re.compile(
    r"^this\s|^(?:the\s+)?(?:(?:city|town|village|municipal|zoning|site\s+development|subdivision|administrative)"
    r"(?:['’]s)?\s+(?:municipal\s+)?)?code(?:\s+of\s+(?:general\s+)?ordinances)?$|official\s+code$|^[a-z]{1,4}mc$",
    re.IGNORECASE,
)

_NOUN_WORDS = (
    "code codes statute statutes act acts law laws charter constitution regulation regulations rule rules ordinance"
    " ordinances compact agreement manual resolution treaty specifications bylaws order plan"
)
_NOUNS = tuple(_NOUN_WORDS.split())
"""What the name of a law ends with."""
_ARTICLE = "Article"
"""Maryland's code is cut into articles by subject, each a law of its own: "the State Government Article"."""

_AFTER_NOUN = re.compile(
    rf"{_S}of{_S}(?:\d{{4}}(?!\d)|(?:civil|criminal){_S}procedure|(?:federal{_S})?regulations|(?:general{_S})?ordinances"
    rf"|the{_S}(?:city|town|village|borough){_S}of{_S}[A-Z][\w.'’-]{{1,30}}(?:{_S}[A-Z][\w.'’-]{{1,30}})?)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,;:()\[\]]{1,40}")
_BLANK = re.compile(rf"{_S}{{1,3}}")
_TITLE = re.compile(rf"\d{{1,3}}{_S}{{1,2}}")
_ACRONYM = re.compile(r"(?:[A-Z]{3,7}|[A-Z]{2,5}A)(?![A-Za-z\d])")
_SHORT = re.compile(r"(?:act|code|statutes?|law|ordinance|charter|constitution|compact)(?![A-Za-z])", re.IGNORECASE)
_CONNECTORS = frozenset({"and", "of", "the", "for", "on", "to", "in", "&"})
_NOT_IN_NAMES = frozenset(
    {"See", "Under", "The", "This", "That", "Per", "Any", "All", "Each", "In", "If", "Of", "And", "Or", "For"}
    | {"No", "Said", "Such", "By", "As"}
    | {f"{label.capitalize()}{plural}" for label in LEVELS for plural in ("", "s")}
)


@lru_cache(1024)
def classify(name: str) -> Law:
    """Say whose law a name means: ``The City Code`` is our own code, ``Penal Code`` is another law."""
    printed = " ".join(name.split())
    if _OURS.search(printed) and not _COUNTY.search(printed):
        return Law("code", printed)
    return Law("other", printed)


def is_generic(law: Law) -> bool:
    """Whether a name of our own code says no more than that it is ours: "the Municipal Code"."""
    return law.kind == "code" and bool(_GENERIC.search(law.name))


@lru_cache(1024)
def is_statutory(name: str) -> bool:
    """Whether a name is that of a code of statutes, which names law even with no number beside it."""
    return bool(_STATUTORY.search(" ".join(name.split())))


_STATUTES = re.compile(
    rf"((?:[A-Z][a-z]{{1,20}}{_S}){{1,2}}(?:(?:General|Revised|Compiled){_S})?(?:Statutes|Laws|Constitution|Revised{_S}Code))"
    r"(?![A-Za-z])"
)


def statutes_at(text: str, pos: int) -> tuple[Law, int] | None:
    """Read the statutes of a state behind a comma: "section 162.09, **Florida Statutes**"."""
    found = _STATUTES.match(text, pos)
    return (Law("other", found[1]), found.end()) if found else None


def law_after(text: str, pos: int) -> tuple[Law, int] | None:
    """Read the name of a law that starts at ``pos`` (behind "of the"); return it and where it ends."""
    title = _TITLE.match(text, pos)
    named = named_at(text, title.end() if title else pos)
    if named:
        return named
    short = _SHORT.match(text, pos)
    if short:
        grown = _AFTER_NOUN.match(text, short.end())
        end = grown.end() if grown else short.end()
        return classify(text[pos:end]), end
    found = _walk_forward(text, pos)
    if found is None:
        acronym = _ACRONYM.match(text, pos)
        return (Law("other", acronym[0]), acronym.end()) if acronym else None
    return classify(text[pos:found]), found


def _walk_forward(text: str, pos: int) -> int | None:
    """Return where a name of capitalised words ends that runs from ``pos`` to a noun of law, or None."""
    first, end = pos, None
    for _ in range(14):
        word = _WORD.match(text, pos)
        if word is None:
            return end
        bare = word[0].rstrip(".'’”\"")
        noun = bare.lower().endswith(_NOUNS) or (pos > first and bare == _ARTICLE)
        if not noun and not (bare[:1].isupper() or bare.lower() in _CONNECTORS or _is_subject(bare)):
            return end
        pos = word.start() + len(bare) if noun else word.end()
        if noun:
            grown = _AFTER_NOUN.match(text, pos)
            end = pos = grown.end() if grown else pos
            if not _MORE_NOUN.match(text, pos):
                return end if _is_name(text[first:end]) else None
        blank = _BLANK.match(text, pos)
        if blank is None or "\n" in blank[0]:
            return end
        pos = blank.end()
    return end


_MORE_NOUN = re.compile(rf"{_S}(?:Code|Act|Law|Compact|Ordinance|Regulations?)(?![A-Za-z])")
"""A second noun: the "Home Rule **Act**", the "Ordinance **Code**"."""


def _is_name(words: str) -> bool:
    """Whether words are a name: "the Zoning Regulations", "the penal code", but not "the regulations"."""
    return any(word[:1].isupper() or _is_subject(word) for word in words.split())


def _is_subject(word: str) -> bool:
    return word.lower() in _SUBJECT_WORDS


_SUBJECT_WORDS = frozenset(re.findall(r"[a-z]{4,}", SUBJECTS)) | {"municipal", "city"}


_SUBJECT_ENDS = tuple({subject.split()[-1] for subject in SUBJECTS.split("|")})


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
    | {"Transp.", "Util.", "Veh.", "Welf.", "Inst."}
)
"""Words cut short in the names of codes; any other full stop ends the sentence before."""


def _belongs(word: str) -> bool:
    if not word[:1].isupper() or word.capitalize() in _NOT_IN_NAMES or word.lower().endswith(_NOUNS):
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


def name_end(text: str, noun_end: int) -> int:
    """Return where a name ends whose noun ends at ``noun_end``: "Code" grows to "Code of Civil Procedure"."""
    grown = _AFTER_NOUN.match(text, noun_end)
    return grown.end() if grown else noun_end


_ABBREVIATION = re.compile(
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


def abbreviation_before(text: str, pos: int, floor: int) -> tuple[int, int] | None:
    """Return where an abbreviated law stands right before the section sign at ``pos``: ``O.C.G.A. §``."""
    before = text[max(floor, pos - 3) : pos].rstrip(BLANKS + ",")
    if not before or not (before[-1] == "." or before[-1].isupper()):
        return None
    low = max(floor, pos - 40)
    found = _ABBREVIATION.search(text[low:pos])
    if found is None or found[1] in _CAPITALS or found[1].lower() in LEVELS or "\n" in found[0]:
        return None
    return low + found.start(1), low + found.end(1)
