"""The words of a text and of a question as a search compares them: stems, numbers and citations kept whole.

``templates/site/search.js`` stems a question in the same way, and a test compares both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from engross.patterns import compile_on_use

_TOKEN = compile_on_use(r"\$?\d+(?:[.,:-]\d+)*(?:[a-z](?![a-z]))?|[a-z]+(?:'[a-z]+)?")
_MARKS = {ord("’"): "'", ord("‘"): "'", ord("–"): "-", ord("—"): " ", ord("\u2011"): "-", ord("%"): " percent "}
_VOWEL = compile_on_use(r"[aeiouy]")
_SHORT = compile_on_use(r"[^aeiouy]+[aeiouy][^aeiouywx]")
_ABBREVIATED = compile_on_use(r"\b(?:[a-z]\.){2,}")
_WEIGHTED = compile_on_use(r"\bdb ?\(a\)")
_THOUSANDS = compile_on_use(r"(\d),(?=\d{3}(?!\d))")
_WHOLE = compile_on_use(r"(\d)[.:]00(?!\d)")

KEPT_FORMS = {
    **{form: word for word in ("dwelling", "hearing", "housing", "meeting", "parking") for form in (word, f"{word}s")},
    "parked": "parking",
}
"""Words of the law that only look like the form of another: parking is not of parks."""
_ASKING_WORDS = """
a about actually after again all am an and any anybody anyone anything are aren as at be been by can could
couldn did didn do does doesn don else ever everybody everyone for from get go goes going gonna happen has
have he her here hereafter hereby herein hereinafter hereof hereunder him his how i if im in into is isn it
its just let long many me much my myself nobody of often ok okay on or other our ours out please pursuant
put really section shall she should so some somebody someone something stuff subsection such than that the
their them then there therefor therein thereof thereon thereto these they thing things this those to too u
under up upon us very want was we were what when where whether which while who whom whose why will with won
would wouldn ya yet you your yours
"""
ASKING = frozenset(_ASKING_WORDS.split())
"""Words by which a question is asked, and those by which a law joins its words: every text has them, so that they find
nothing."""


def tokens(words: str) -> Iterator[str]:
    """The stems of ``words``, in order; a number with its sign is one ($250, 68-5).

    What people write in two ways is one: $1,000.00 and $1000, 10:00 p.m. and 10 pm, 5% and 5 percent, 65dBA and
    65 dB(A).
    """
    marked = words.translate(_MARKS) if not words.isascii() or "%" in words else words
    plain = marked.lower()
    if not plain.isascii():
        folded = unicodedata.normalize("NFD", marked).lower()
        plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    # Most passages have none of what is replaced, which is seen sooner than a pattern finds it.
    if "db" in plain:
        plain = _WEIGHTED.sub("dba", plain)
    if "." in plain:
        plain = _ABBREVIATED.sub(lambda found: found[0].replace(".", ""), plain)
    if "," in plain:
        plain = _THOUSANDS.sub(r"\1", plain)
    if "00" in plain:
        plain = _WHOLE.sub(r"\1", plain)
    for part in _TOKEN.findall(plain):
        yield part if not part[0].isalpha() else stem(part)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its inflection: plural, possessive, -ed, -ing, the silent e before them; but of a short word that
    would be another without it (care and car, plane and plan: after Porter, Program 14, 1980, his condition *o).

    ``fines``, ``fined`` and ``fine`` are one; ``define`` and ``fine`` are not. A stem is compared, never shown.
    """
    word = word.partition("'")[0]
    if word in KEPT_FORMS:
        return KEPT_FORMS[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) > 2 and _VOWEL.search(base):
            if base[-1] == base[-2] and base[-1] not in "aeioulsz":
                return base[:-1]
            word = f"{base}e" if _SHORT.fullmatch(base) else base
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") and not _SHORT.fullmatch(word[:-1]) else word


ASKING_STEMS = frozenset(map(stem, ASKING))
"""Their stems: no text is found by them."""


def searched_stems(words: str) -> tuple[str, ...]:
    """The stems of ``words`` by which they are found, in order: all but those of words that only ask."""
    return tuple(token for token in tokens(words) if token not in ASKING_STEMS)
