"""Who is affected: the defined terms for people and bodies that the words that change give a duty or a right."""

from __future__ import annotations

import re
from collections.abc import Iterable

from engross.compose.summary.provision_sentences import own_words
from engross.compose.summary.summary_lines import SummaryLine
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.patterns import compile_on_use
from engross.values import dataclass

_MODAL = r"(?:,[^,;.]{1,60},)? (?:also )?(?:shall|must|may|is required to|are required to|is entitled to)\b"

_SOMEONE = compile_on_use(
    r"\b(?:persons?|individuals?|owners?|operators?|officers?|directors?|designees?|employees?|residents?|tenants?"
    r"|corporations?|company|companies|contractors?|agents?|applicants?|boards?|commissions?|committees?"
    r"|departments?|authority|agency|administrators?|council)\b",
    re.IGNORECASE,
)
_FIRST_WORDS = 90
"""Characters of a definition in which it says what a term is."""


@dataclass(frozen=True, slots=True)
class AffectedTerm:
    """A defined term, and the provisions that change and give it a duty or a right, by their places."""

    term: str
    places: tuple[str, ...]


def _meaning(definition: Provision) -> str:
    """The beginning of what a definition says, behind its term."""
    words = own_words(definition)
    first = max((words.find(term) + len(term) for term in definition.terms), default=0)
    return words[first : first + _FIRST_WORDS]


def affected_terms(lines: Iterable[SummaryLine], draft: Chapter) -> tuple[AffectedTerm, ...]:
    """The terms that are defined as someone, in the order in which the lines first name them.

    Of a provision the words that it would have are read.
    """
    definitions = (each for each in draft.walk() if each.level == "definition" and _SOMEONE.search(_meaning(each)))
    terms = {term.casefold(): term for each in definitions for term in each.terms}
    if not terms:
        return ()
    names = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    pattern = re.compile(rf"\b({names})s?{_MODAL}", re.IGNORECASE)
    found: dict[str, list[str]] = {}
    for line in lines:
        new = line.changes[0].new
        if new is None or new.level == "definition":
            continue
        for match in pattern.finditer(own_words(new)):
            places = found.setdefault(terms[match[1].casefold()], [])
            if line.place not in places:
                places.append(line.place)
    return tuple(AffectedTerm(term, tuple(places)) for term, places in found.items())
