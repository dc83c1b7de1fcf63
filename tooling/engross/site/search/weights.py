"""What each fact counts for in the ranking: the same numbers for the command line and for the page."""

from __future__ import annotations

from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """The constants of the ranking; a score is in hundredths of rarity.

    ``heading`` and ``title``: a word of the heading, of the title of the chapter, beside at most 1 for one in the text;
    shared among the words there are (by the root of their number). ``topic``: a word that every section of the chapter
    has in its text, for one that only some have by their share of them, of ``least_chapter`` sections at least.
    ``saturation`` and ``by_length``: k1 and b of Okapi BM25. ``definition``: a definition, beside 1 for any other
    provision; ``term``: one of the very term that is asked for. ``money``: a provision that states dollars where an
    amount is asked for. ``formal``: a section whose heading says that it holds no rule of its own (purpose);
    ``beside``: one whose heading names what stands beside a rule (its exceptions), where that is not asked for.
    ``answering``: one whose heading has a word that answers how the question is asked (how many: number).
    ``whole_heading``: one whose heading is what is asked; ``whole_title``: one the title of whose chapter is asked for.
    ``synonym``; ``only_synonym``: one of a word that the law does not use; ``related``: a word with another ending;
    ``rarer``: the most that such a word may count for by being rarer than the word that is asked; ``misspelt``: one
    that differs by a letter, and ``spelt`` the first letters that are right in a word of residents. ``beginning``:
    the letters that related words share at least; ``least_beginning``: the fewest of a word that may be half typed;
    ``least_letters``: of one that may be misspelt; ``most_words``: the most of a phrase. ``least_held``: what a
    text counts for that has none of the words, beside 1 for one that has all.
    """

    heading: float = 1.1
    title: float = 0.45
    topic: float = 0.2
    least_chapter: int = 4
    saturation: float = 1.4
    by_length: float = 0.55
    definition: float = 0.35
    term: float = 4.0
    money: float = 1.35
    formal: float = 0.8
    beside: float = 0.8
    answering: float = 1.25
    whole_heading: float = 1.5
    synonym: float = 0.75
    only_synonym: float = 0.9
    related: float = 0.7
    rarer: float = 2.0
    whole_title: float = 1.4
    misspelt: float = 0.6
    spelt: int = 2
    beginning: int = 5
    least_beginning: int = 3
    least_letters: int = 5
    most_words: int = 3
    least_held: float = 0.3


WEIGHTS = Weights()
