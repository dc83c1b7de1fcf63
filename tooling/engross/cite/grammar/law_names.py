"""What the names of laws mean: whose law it is, and whether its bare name is a citation.

Which names mean the code of the city itself is said by :func:`classify_law`; everything else is another law, so that a
section of a state code is never taken for ours.
"""

from __future__ import annotations

import re
from functools import lru_cache

from engross.cite.grammar.named_laws import MENTIONED_LAWS
from engross.model.law.citation import CitedLaw
from engross.patterns import compile_on_use

LAW_SUBJECTS = (
    "business and professions|health and safety|revenue and taxation|welfare and institutions"
    "|streets and highways|streets and highway|harbors and navigation|food and agriculture|food and agricultural"
    "|fish and game|military and veterans|public resources|public resource|public utilities|public contracts"
    "|public contract|local government"
    "|unemployment insurance|internal revenue|motor vehicle|civil|commercial|corporations|education"
    "|elections|evidence|family|financial|government|insurance|labor|penal|probate|transportation|utilities"
    "|vehicle|water|uniform commercial"
)
"""What the statutory codes of the states are about, as their names say it."""

_STATUTORY = compile_on_use(
    rf"(?:^|\s)(?:{LAW_SUBJECTS})\s+code$|^code of (?:civil|criminal) procedure$", re.IGNORECASE
)
_OURS = compile_on_use(
    r"(?:^|\b)(?:(?:city|town|village|borough|municipal|ordinance)(?:['’]s)?\s+(?:municipal\s+|ordinance\s+)?code"
    r"|(?:official|revised\s+general|zoning|subdivision|land\s+use|development|administrative)\s+code"
    r"|^code|code\s+of\s+(?:general\s+)?ordinances|code\s+of\s+the\s+(?:city|town|village|borough)\b.*)$",
    re.IGNORECASE,
)
_COUNTY = compile_on_use(r"\bcounty\b", re.IGNORECASE)
_GENERIC = compile_on_use(
    r"^this\s|^(?:the\s+)?(?:(?:city|town|village|municipal|zoning|site\s+development|subdivision|administrative)"
    r"(?:['’]s)?\s+(?:municipal\s+)?)?code(?:\s+of\s+(?:general\s+)?ordinances)?$|official\s+code$|^[a-z]{1,4}mc$",
    re.IGNORECASE,
)

_NOUN_WORDS = (
    "code codes statute statutes act acts law laws charter constitution regulation regulations rule rules ordinance"
    " ordinances compact agreement manual resolution treaty specifications bylaws order plan"
)
LAW_NOUNS = frozenset(_NOUN_WORDS.split())
"""What the name of a law ends with."""


@lru_cache(1024)
def classify_law(name: str) -> CitedLaw:
    """Say whose law a name means: ``The City Code`` is our own code, ``Penal Code`` is another law."""
    printed = " ".join(name.split())
    if _OURS.search(printed) and not _COUNTY.search(printed):
        return CitedLaw("code", printed)
    return CitedLaw("other", printed)


def is_generic(law: CitedLaw) -> bool:
    """Whether a name of our own code says no more than that it is ours: "the Municipal Code"."""
    return law.kind == "code" and bool(_GENERIC.search(law.name))


def is_mentioned(law: CitedLaw) -> bool:
    """Whether the bare name of another law is a citation; "C.F.R." or an act says nothing that one could look up."""
    return law.name in MENTIONED_LAWS or is_statutory(law.name)


@lru_cache(1024)
def is_statutory(name: str) -> bool:
    """Whether a name is that of a code of statutes, which names law even with no number beside it."""
    return bool(_STATUTORY.search(" ".join(name.split())))


def is_noun(word: str) -> bool:
    """Whether a word is what the name of a law ends with."""
    return word.lower().rpartition("-")[2] in LAW_NOUNS
