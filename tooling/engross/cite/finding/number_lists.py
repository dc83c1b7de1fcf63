"""Reading the numbers behind a label: one, a list, a range, each with its subdivisions."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from engross.cite.grammar import citation_grammar
from engross.cite.grammar.named_laws import named_at
from engross.model.law.citation import SUBDIVISIONS, CitedLevel
from engross.patterns import compile_on_use

_COMPLETE = compile_on_use(r"[\dA-Za-z][-:‑]\d|\d[A-Z]?\.\d+[A-Z]?\.\d")


class Member(NamedTuple):
    """One number of a list: where it stands, its number as printed, and its marks (``(1)``, ``[a]``)."""

    start: int
    end: int
    number: str
    marks: tuple[str, ...] = ()
    range_end: Literal["first", "last"] | None = None

    @property
    def complete(self) -> bool:
        """Whether the number says by itself which section of a code it is."""
        return is_complete(self.number)


def is_complete(number: str) -> bool:
    """Whether a number says by itself which section of a code it is: ``68-5``, ``17.32.180``."""
    return _COMPLETE.search(number) is not None


_SCALED: frozenset[CitedLevel] = frozenset(
    {"title", "subtitle", "division", "part", "subpart", "unit", "article", "chapter", "subchapter"}
)
"""Levels that are numbered with Roman numerals and letters too."""

_THING = compile_on_use(
    rf"{citation_grammar.expand('{blank}')}{{0,2}}(?:%|°|percent|per\b|days?\b|business|calendar|working|hours?\b|minutes?\b"
    r"|seconds?\b|months?\b|years?\b|weeks?\b|feet|foot|ft\b|inch|yards?\b|miles?\b|acres?\b|square|cubic|gallons?"
    r"|dollars|additional\b|more\b|new\b"
    r"|persons?\b|members?\b|copies|times\b|units?\b|dB|units\b|other|or more|or fewer|or less)"
)
"""What follows a count of things; "Section 4 and 10 days" lists no section 10."""

_RANGE = compile_on_use(r"through|thru|\bto\b|[-–—]", re.IGNORECASE)
_GOES_ON = compile_on_use(r",?\s{1,2}(?:and|or)\s")
_LETTER_MEMBER = compile_on_use(r"([A-Z])(?![\w'’]|\.[A-Z])")


def read_members(text: str, pos: int, label: str, level: CitedLevel) -> tuple[Member, ...]:
    """Read the members that follow a label which ends at ``pos``, the first with its label; empty if there is none.

    ``label`` as printed tells whether several are announced; a list of plain whole numbers behind a
    label in the singular begins only with "and", "or" or "through".
    """
    first = read_member(text, pos, level, pos - len(label) if label else None)
    return members_from(text, first, label, level) if first else ()


def members_from(text: str, first: Member, label: str, level: CitedLevel) -> tuple[Member, ...]:
    """Read the members that follow the first one."""
    if level == "section" and "-" in first.number and citation_grammar.is_plural(label):
        split = hyphen_range(text, first)
        if split:
            return split
    return _list(text, first, label, level)


def _behind_blanks(*names: str) -> re.Pattern[str]:
    return compile_on_use(citation_grammar.expand(rf"{{gap}}({'|'.join(f'{{{name}}}' for name in names)})"))


_NUMBER = _behind_blanks("number")
_SCALED_NUMBER = _behind_blanks("number", "roman")
_NUMBERS: dict[CitedLevel, re.Pattern[str]] = {
    "table": _behind_blanks("table_number"),
    **dict.fromkeys(SUBDIVISIONS, _behind_blanks("subnumber")),
    **dict.fromkeys(_SCALED, _SCALED_NUMBER),
}
"""The numbers of a level; those of the other levels are ``_NUMBER``."""
_DOT_MARK = citation_grammar.pattern("dot_mark")
_MARK = citation_grammar.pattern("mark")
_SEPARATOR = citation_grammar.pattern("separator")
_GLOSS = citation_grammar.pattern("gloss")
_LABEL = citation_grammar.pattern("label")


def read_member(text: str, pos: int, level: CitedLevel, begin: int | None = None) -> Member | None:
    """Read the number that stands at ``pos``, behind blanks or none; its member begins there, or at ``begin``."""
    found = _NUMBERS.get(level, _NUMBER).match(text, pos)
    if found is None:
        return None
    number, end = found[1], found.end()
    start = found.start(1) if begin is None else begin
    marks: tuple[str, ...] = ()
    if number.count(".") > 1:
        marks, end = _dot_marks(text, end)
    if text[end : end + 1] in "([":
        bracketed, end = read_marks(text, end)
        marks += bracketed
    elif level == "section" and text[end + 1 : end + 2] == "(" and number:
        marks, end = _marks_apart(text, end, marks)
    return Member(start, end, number, marks) if number or marks else None


def _dot_marks(text: str, pos: int) -> tuple[tuple[str, ...], int]:
    """Read the subdivisions behind full stops that stand at ``pos``, a letter first."""
    marks: list[str] = []
    while len(marks) < 8 and (found := _DOT_MARK.match(text, pos)) and (marks or found[1].isupper()):
        marks.append(found[1])
        pos = found.end()
    return tuple(marks), pos


def read_marks(text: str, pos: int) -> tuple[tuple[str, ...], int]:
    """Read the bracketed subdivisions that stand at ``pos`` with no blank; return them and where they end."""
    marks: list[str] = []
    while len(marks) < 8 and (found := _MARK.match(text, pos)):
        marks.append(found[0])
        pos = found.end()
    return tuple(marks), pos


def members_below(text: str, section: Member) -> tuple[Member, ...]:
    """Read the subdivisions that are named behind a section: "Section 5, **subsection (b)**"; none if none are.

    Those of another section are not meant ("Section 5, subsection (b) of this section").
    """
    gap = _COMMA.match(text, section.end)
    label = _LABEL.match(text, gap.end()) if gap else None
    level = citation_grammar.level_of(label[1]) if label else "section"
    if label is None or level not in SUBDIVISIONS or section.marks:
        return ()
    below = read_members(text, label.end(1), label[1], level)
    if not below or _OF_A_SECTION.match(text, below[-1].end):
        return ()
    starts = (section.start, *(member.start for member in below[1:]))
    return tuple(
        Member(start, one.end, section.number, (*filter(None, (one.number,)), *one.marks), one.range_end)
        for start, one in zip(starts, below, strict=True)
    )


_COMMA = compile_on_use(citation_grammar.expand(r",?{blank}{1,2}(?=[SsPpCc])"))
_OF_A_SECTION = compile_on_use(
    citation_grammar.any_case(
        citation_grammar.expand(
            r"{of}(?:this{blank}(?!chapter|title|article|code)|§|sub-?section|section|sub-?paragraph|paragraph|subdivision|clause)"
        )
    )
)


def _marks_apart(text: str, pos: int, marks: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """Read marks behind a blank, where what follows shows that they are no item of the sentence: ``§ 5 (a) of``."""
    blank = _BLANK.match(text, pos)
    apart, end = read_marks(text, pos + 1) if blank and not marks else ((), pos)
    return (apart, end) if apart and _MARKS_END.match(text, end) else (marks, pos)


_BLANK = compile_on_use(citation_grammar.expand("{blank}"))
_MARKS_END = compile_on_use(
    citation_grammar.expand(
        r"{blank}{1,2}(?:of|above|below)\b|[,;.:](?!\w)|\)|{blank}{1,2}(?:and|or|through|to){blank}{1,2}\("
    )
)


_WHOLE_NUMBERS = compile_on_use(r"((\d{1,4}[A-Z]?)-\d{1,4}(?:\.\d{1,3})?[A-Z]?)-(\2-\d{1,4}(?:\.\d{1,3})?[A-Z]?)")
"""Two numbers of one chapter with a hyphen between them."""


def hyphen_range(text: str, member: Member) -> tuple[Member, ...]:
    """Split ``940-949`` into the range it is behind a plural label, or in a code of statutes, and ``44-5-44-7``;
    nothing else is split."""
    whole = _WHOLE_NUMBERS.fullmatch(member.number)
    if whole:
        middle = member.start + text[member.start : member.end].index(member.number) + whole.end(1)
        return (
            Member(member.start, middle, whole[1], (), "first"),
            Member(middle + 1, member.end, whole[3], member.marks, "last"),
        )
    low, _, high = member.number.partition("-")
    if not (low.isdigit() and high.isdigit() and len(low) == len(high) >= 3 and int(low) < int(high)):
        return ()
    middle = text.index("-", member.start)
    return (
        Member(member.start, middle, low, (), "first"),
        Member(middle + 1, member.end, high, member.marks, "last"),
    )


def _list(text: str, first: Member, label: str, level: CitedLevel) -> tuple[Member, ...]:
    """Return ``first`` and the members after it."""
    members: list[Member] = []
    several = citation_grammar.is_plural(label)
    last = first
    while True:
        gloss = _GLOSS.match(text, last.end) if several else None
        separator = _SEPARATOR.match(text, gloss.end() if gloss else last.end)
        following = _following(text, separator, last, several, level) if separator else None
        if separator is None or following is None:
            return (*members, last)
        if _RANGE.search(separator[0]):
            members.append(last._replace(range_end="first"))
            last = following._replace(range_end="last")
        else:
            members.append(last)
            last = following
        several = True


def _following(text: str, separator: re.Match[str], last: Member, several: bool, level: CitedLevel) -> Member | None:
    """Read the member behind a separator, or None if what stands there belongs to no list."""
    pos = separator.end()
    again = _LABEL.match(text, pos)
    if again:
        if citation_grammar.level_of(again[1]) != level or not _RANGE.search(separator[0]):
            return None
        return read_member(text, again.end(), level, pos)
    sibling = _sibling(text, pos, last, level)
    if sibling:
        return sibling
    member = read_member(text, pos, level)
    if member is None or _THING.match(text, member.end) or _is_title(text, member.end):
        return None
    if level in SUBDIVISIONS:
        return member if bool(member.number) == bool(last.number) else None
    if last.complete != member.complete and not (last.complete and level != "section"):
        return None
    announced = several or separator[0].strip() != "," or _GOES_ON.match(text, member.end)
    return member if announced or member.complete else None


def _is_title(text: str, end: int) -> bool:
    """Whether a number that ends at ``end`` is the title of the law named next: "40 CFR Part 4 and **40** CFR Part 9".

    "Chapters 43.21C and 36.70A RCW" names the law last.
    """
    blank = _BLANK.match(text, end)
    named = named_at(text, blank.end()) if blank else None
    return named is not None and _NUMBER_BEHIND.match(text, named[1]) is not None


_NUMBER_BEHIND = compile_on_use(citation_grammar.expand(r"{blank}{1,2}(?:\d|§|[Ss]ec|[PpCcTt][a-z]{2,7}{blank})"))


def _sibling(text: str, pos: int, last: Member, level: CitedLevel) -> Member | None:
    """Read a member that names only what differs: ``§ 68-5B or C``, ``§ 42-3502.05(a)(1), (3) or (5)``."""
    if last.marks and text[pos : pos + 1] in "([":
        marks, end = read_marks(text, pos)
        depth = next((i for i in range(len(last.marks) - 1, -1, -1) if marks and _after(last.marks[i], marks[0])), None)
        if depth is not None:
            return Member(pos, end, last.number, last.marks[:depth] + marks)
    letter = _LETTER_MEMBER.match(text, pos)
    if letter and not last.marks and level == "section" and last.number[-1].isupper():
        marks, end = read_marks(text, letter.end())
        return Member(pos, end, last.number[:-1] + letter[1], marks)
    return None


def _after(one: str, other: str) -> bool:
    """Whether ``other`` may follow the mark ``one`` in a list: of one series, and later in it.

    ``§ 5(3), and (2) the sale`` names no paragraph (2): that is the next item of the citing sentence.
    """
    if one[0] != other[0] or _series(one) != _series(other):
        return False
    left, right = one[1:-1], other[1:-1]
    if left.isdigit() and right.isdigit():
        return int(left) < int(right)
    roman = set(left.lower() + right.lower()) <= set("ivxlc")
    return roman or "-" in left + right or (len(left), left) < (len(right), right) or left == right


def _series(mark: str) -> str:
    inner = mark[1:-1]
    return "1" if inner[0].isdigit() else "A" if inner[0].isupper() else "a"
