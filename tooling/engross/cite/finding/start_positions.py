"""The positions at which a citation may begin.

Words are many, numbers are few: of a text's letters one in six begins a word, one in fifty is a figure, a bracket, a
section sign, or a capital that no small letter follows. So a text is searched for those, where they stand behind what
labels and the names of laws end with, and for the few words that cite without a number ("this chapter", "the Penal
Code"). Only there is looked at what the words are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from string import ascii_uppercase

from engross.cite.grammar.citation_grammar import BLANKS, LEVELS_BY_LABEL, PARTS, SHORT_LABELS, any_case, expand
from engross.cite.grammar.named_laws import LAST_SHORT_WORDS, LAST_WORDS, NAMED_FORM, NUMBERED_FORM
from engross.patterns import compile_on_use

CitationStart = tuple[str, int, int]
"""What announces a citation: its kind, start and end.

The kinds: ``label`` ("Section", "§"), ``this`` ("this chapter"), ``noun`` (the last word of a code's name), ``named``
(a law known by its name), ``numbered`` (one that goes by number), ``bare`` (a number that says what it is).
"""

_LONG_LABELS = {label for label in LEVELS_BY_LABEL if len(label) > 1} - SHORT_LABELS


def _ends(words: Iterable[str], length: int) -> str:
    """Return an expression of the last letters of words, so many, in any case; those of one first letter together."""
    ends = sorted({word[-length:] for word in words if len(word) >= length})
    groups = (list(group) for _, group in groupby(ends, key=lambda end: end[0]))
    return any_case("|".join(f"{group[0][0]}(?:{'|'.join(end[1:] for end in group)})" for group in groups))


# A charter is told from what else ends so ("after 5") by four letters, like the labels.
_LABEL_END = _ends({"charter"} | {f"{label}{plural}" for label in _LONG_LABELS for plural in ("", "s")}, 4)


def _behind(number: str) -> str:
    """Return an expression of what a number stands behind; ``number`` is what of it was read before."""
    letters = "".join(sorted({word[-1] for word in (*_LONG_LABELS, *LAST_WORDS, "s")}))
    long = [_LABEL_END, _ends({*LAST_WORDS} - {"charter"}, 3), "MC", "[^A-Za-z]IC", "[^A-Za-z][Ss][Ee][Cc]"]
    cut = {f"{label}{plural}" for label in SHORT_LABELS for plural in ("", "s")} | {*LAST_SHORT_WORDS}
    short = [f"[^A-Za-z](?:{_ends((w for w in cut if len(w) == n), n)})" for n in sorted({len(word) for word in cut})]
    return expand(
        rf"(?<=[{letters}{letters.upper()}]{{blank}}{number})"
        rf"(?:{'|'.join(f'(?<=(?:{word}){{blank}}{number})' for word in long)})"
        rf"|(?<=\.{{blank}}{number})"
        rf"(?:{'|'.join(rf'(?<={word}[.]{{blank}}{number})' for word in (*short, '[. ][A-Za-z]'))})"
        rf"|(?<={{blank}}{{blank}}{number})"
    )


_SIGNS = compile_on_use(
    expand(
        # ``re`` is fast over letters that are not of this class, and over those of it that none of these follows.
        r"[§0-9(\[A-Z](?:"
        # Laws whose name alone is a citation.
        r"onn(?:ecticut|\.)?{blank}{1,2}[GAS]|ONN(?:ECTICUT|\.)?{blank}{1,2}[GAS]|GS|\.{blank}?G|en\.|EN\."
        r"|egulations{blank}of|EGULATIONS{blank}OF|egs?\.|EGS?\.|CSA|\.C\.S"
        # A number that is a letter or several, behind a blank.
        rf"|[^a-z](?<={{blank}}[A-Z].)(?:{_behind('..')})(?:(?<=[^A-Z])|[A-Z]?(?![A-Za-z])|[IVXLC]{{1,5}}(?![A-Za-z]))"
        # A number in figures, or in brackets; then with no blank before it, with a letter before its bracket.
        rf"|§\]|(?<![A-Z])(?<![0-9][0-9])(?:(?<=§)|{_behind('.')}"
        rf"|(?<=(?:{_LABEL_END})[0-9(\[])|(?<=[A-Za-z]\..)|(?<={{blank}}[a-z][(\[])"
        # A number of several members.
        r"|(?<=[0-9])(?<![A-Za-z0-9_.:/$-].)"
        r"(?=[0-9]{0,3}[A-Z]?(?:\.[0-9]{2,3}\.[0-9]|:[0-9A-Z]{1,5}-|-[0-9]{1,5}[.(]))))"
    )
)
_WORDS = (b"this", b"code", b"statutes")
TEXT_SEPARATOR = "\0"
"""A sign that is part of nothing."""


def start_positions(text: str) -> list[int]:
    """Return the places in ``text``, in order, at which a citation or the number of one may begin.

    They may be too many, never too few: what begins at one is for :func:`starts_at` to say.
    """
    found = [match.start() - 1 for match in _SIGNS.finditer(f"{TEXT_SEPARATOR}{text}{TEXT_SEPARATOR}")]
    # One byte a letter, so that places stay what they are; letters beyond are in none of the words.
    low = text.encode("latin-1", "replace").lower()
    for word in _WORDS:
        place = low.find(word)
        while place >= 0:
            found.append(place)
            place = low.find(word, place + 1)
    found.sort()
    return found


_LABEL = any_case(expand(PARTS["label"].expression))
_LABEL_BEFORE = compile_on_use(rf"(?<![A-Za-z]){_LABEL}{expand('{gap}')}\Z")
_LABEL_LENGTH = 26
"""As long as a label with the gap behind it can be."""
_LETTER_BEFORE = compile_on_use(
    expand(rf"(?<![A-Za-z]){_LABEL}{{blank}}{{1,2}}[a-z]{{blank}}{{1,2}}of{{blank}}{{1,2}}\Z")
)
_SIGN = compile_on_use(expand(r"(?<![A-Za-z])(?:§{blank}?§?|\[§\])"))
_BARE = compile_on_use(
    expand(
        r"(?<![\w.:/$-])(?P<bare>{colon_number}|\d{1,3}[A-Z]?\.\d{2,3}\.\d{3}"
        r"|\d{1,3}[A-Z]?-\d{1,5}\.\d{1,4}[A-Za-z]{0,2}|\d{1,3}[A-Z]?-\d{1,4}(?=\([A-Za-z\d]{1,2}\)))(?![\w]|[-.:]\d)"
    )
)
_THIS = compile_on_use(rf"(?<!\w){any_case(expand('this{blank}{1,3}{unit_word}'))}(?![A-Za-z])")
_NOUN = (
    rf"(?<!\w)(?P<noun>{any_case('code|charter')}|(?:Article|Law|Act|Statutes|Constitution|Regulations|Rules)"
    rf"(?={expand('(?:{blank}[(][A-Z][A-Za-z.]{1,9}[)])?')}"
    rf"{any_case(expand(',?{blank}{1,2}(?:§|(?:section|title|chapter)s?{blank})'))}))(?![A-Za-z])"
)
_NAMES = compile_on_use(rf"{_NOUN}|(?<![\w.$])(?:(?P<named>{NAMED_FORM})|(?P<numbered>{NUMBERED_FORM}))")
_NAME_LENGTH = 60
"""As long as a name that is known can be."""


def starts_at(text: str, place: int, floor: int) -> list[CitationStart]:
    """Return what begins at a start position, or before its number but not before ``floor``, in order."""
    return _AT.get(text[place], _at_figure)(text, place, floor)


def _at_sign(text: str, place: int, floor: int) -> list[CitationStart]:
    sign = _SIGN.match(text, place)
    if sign is None and text[place] == "[":
        return _at_bracket(text, place, floor)
    found = _names_before(text, place, floor)
    if sign:
        found.append(("label", place, sign.end()))
    return found


def _at_figure(text: str, place: int, floor: int) -> list[CitationStart]:
    found = _at_bracket(text, place, floor)
    bare = _BARE.match(text, place)
    if bare:
        found.append(("bare", place, bare.end()))
    return found


def _at_bracket(text: str, place: int, floor: int) -> list[CitationStart]:
    """Find the label of the number that begins at ``place``, and the name of a law before it."""
    if text[place] in "([" and _ONE_LETTER.match(text, place):
        place -= 1
    label = _LABEL_BEFORE.search(text, max(floor, place - _LABEL_LENGTH), place)
    if label is None:
        return _names_before(text, place, floor)
    chain = _chain_before(text, label.start(), floor)
    found = _names_before(text, chain[0][1] if chain else label.start(), floor)
    return [*found, *chain, ("label", label.start(), label.end(1))]


def _chain_before(text: str, start: int, floor: int) -> list[CitationStart]:
    """Find the first label of a chain whose numbers are small letters: "**subdivision** b of section 20-101"."""
    first: list[CitationStart] = []
    while "of" in text[max(floor, start - 4) : start - 1]:
        before = _LETTER_BEFORE.search(text, max(floor, start - _LABEL_LENGTH), start)
        if before is None:
            break
        start = before.start()
        first = [("label", start, before.end(1))]
    return first


def _at_capital(text: str, place: int, floor: int) -> list[CitationStart]:
    if text[place + 1 : place + 2].islower():
        return _at_word(text, place, floor)
    return [*_at_bracket(text, place, floor), *_at_word(text, place, floor)]


def _at_word(text: str, place: int, floor: int) -> list[CitationStart]:
    """Find a law's name, or the name that "Code" or "Statutes" ends."""
    word = _NAMES.match(text, place)
    if text[max(0, place - 10) : place].rstrip().lower().endswith(_BEFORE_LAST):
        end = word.end() if word else place + len("statutes")
        found = _names_before(text, end, floor)
        if found:
            return found
    return [(word.lastgroup or "", place, word.end())] if word else []


_BEFORE_LAST = ("d states", "general", "gen.")
"""What stands before the last word of the names that are known: "United States **Code**", "General **Statutes**"."""


def _at_this(text: str, place: int, floor: int) -> list[CitationStart]:
    this = _THIS.match(text, place)
    if this:
        found = ("this", place, this.end())
        return [*_chain_before(text, place, floor), found] if text[place - 2 : place - 1] in _F_OR_BLANK else [found]
    return _at_capital(text, place, floor) if text[place] == "T" else []


_F_OR_BLANK = f"fF{BLANKS}"
"""What stands before the last blank behind "of"."""

_AT: dict[str, Callable[[str, int, int], list[CitationStart]]] = {
    **dict.fromkeys("§[", _at_sign),
    "(": _at_bracket,
    **dict.fromkeys(ascii_uppercase, _at_capital),
    **dict.fromkeys("cs", _at_word),
    **dict.fromkeys("tT", _at_this),
}
"""How to read on, by the letter at a place; figures are the rest."""

_ONE_LETTER = compile_on_use(r"(?<=[^A-Za-z][a-z])")
_GAP = BLANKS + ","
_ABBREVIATED = compile_on_use(r"\s\([A-Z][A-Za-z.]{1,9}\)\Z")
"""A law's abbreviation behind its name: "Penal Law **(PL)** § 240"."""
_NAME_ENDS = (
    *LAST_WORDS,
    *(f"{word}." for word in LAST_SHORT_WORDS),
    *(f"{before}{letter}." for letter in "aclrs" for before in ". "),
)


_LAST_LETTERS = frozenset(end[-3:] for end in _NAME_ENDS)


def _names_before(text: str, place: int, floor: int) -> list[CitationStart]:
    """Find the names of laws that the number behind them gives away, or their last word: ``42 usc 1983``."""
    before = text[max(floor, place - 15) : place].rstrip(_GAP)
    if before.endswith(")"):
        before = _ABBREVIATED.sub("", text[max(floor, place - 30) : place].rstrip(_GAP))
    end = before[-3:].lower()
    if (end not in _LAST_LETTERS and end[-2:] not in _LAST_LETTERS) or not before.lower().endswith(_NAME_ENDS):
        return []
    found = _NAMES.finditer(text, max(floor, place - _NAME_LENGTH), place + 12)
    return [(name.lastgroup or "", *name.span()) for name in found if name.end() <= place]
