"""The forms of the places that an instruction names (``places``, where their grammar stands)."""

from __future__ import annotations

import re

from engross.patterns import compile_on_use

_N = r"[0-9A-Za-z][\w.\-]{0,7}"
_NUMBERS = rf"(?:\d{{1,3}}[A-Z]?(?=\())?(?:\({_N}\)){{1,9}}+"
_MORE = rf"(?:(?:,? and |,? or |, | )(?:{_NUMBERS}|new (?=\())|,? (?:through|to) {_NUMBERS})"
_UNIT = r"(?:(?:(?:sub-?){0,3}(?:paragraph|clause|division|item)|(?:sub-?){1,3}section)s?)"
REFERENCE = compile_on_use(
    rf"\b(?:(?P<ordinal>first|second|third) )?(?!subsections? \d)(?P<unit>{_UNIT}) "
    rf"(?P<numbers>{_NUMBERS}{_MORE}{{0,60}}+)",
    re.IGNORECASE,
)
_LETTER = (
    r"(?:[A-Z](?:\.\d{1,2}(?:\.[a-z])?)?|[a-z]{1,2}(?:-\d{1,2})?(?= (?:of|is|in|and|are|to|through)\b|,|$)"
    r"|\d{1,3}(?:\.\d{1,2}){0,2}[A-Z]?)"
)
LETTERED = compile_on_use(
    r"\b(?![Ss]ubsections? \d)(?P<unit>(?i:subdivision|paragraph|subparagraph|clause|subsection|item)s?) "
    rf"(?P<numbers>{_LETTER}(?:(?:,? (?:and|or|through) |, ){_LETTER}(?![\w.]))"
    r"{0,20})\b(?!-| ?\()"
)
_APART = r"[A-Z](?:[. ]\d{1,2})?(?=[.,:]? ?$|,? (?:of|is|are|to|by|shall)\b)"
"""A subsection that a blank parts from its section's number: 5.10.020 B."""
SECTION = compile_on_use(
    rf"\b(?:[Ss]ubs|[Ss])ections? (?P<number>\d[\w.:\-]*\w|\d\w*)(?: ?(?P<path>{_NUMBERS})| (?P<apart>{_APART}))?"
    rf"(?P<more>{_MORE}{{0,60}}+)"
    rf"|§{{1,2}} ?(?P<signed>\d[\w.:\-]*\w|\d)(?P<spath>{_NUMBERS})?"
    rf"|\b[A-Z]{{2,6}} (?P<coded>\d{{1,4}}[.\-]\d[\w.:\-]*\w)"
    rf"(?:(?P<cpath>{_NUMBERS})| (?P<capart>{_APART}))?"
)
CODE_PLACE = compile_on_use(
    rf"(?<!codified at D.C. Official )Code,? ?§{{0,2}} ?(?P<number>\d[\w.:\-]*\w)(?P<path>{_NUMBERS})? ?"
    rf"(?P<etseq>,? ?et\.? ?seq)?"
)
CODE_LIST = compile_on_use(
    rf"Code,? ?§§ ?(?P<list>\d[\w.:\-]*\w(?:{_NUMBERS})?(?:(?:, and |, | and )\d[\w.:\-]*\w"
    rf"(?:{_NUMBERS})?)+)(?![\w.\-(]| ?,? ?et\.? ?seq)"
)
_CODE_NUMBER = r"\d+[.\-](?:\d[\w.:\-]*\w|\d)"
SECTION_LIST = compile_on_use(
    rf"(?:\b[Ss]ections?|§{{1,2}}) ?(?P<list>{_CODE_NUMBER}(?:{_NUMBERS})?"
    rf"(?:(?:, and |, or |, | and | or )(?:[Ss]ection |§ ?)?{_CODE_NUMBER}(?:{_NUMBERS})?)+)"
)
LISTED = compile_on_use(rf"(?P<number>\d[\w.:\-]*\w)(?P<path>{_NUMBERS})?")
ASIDE = compile_on_use(r"\((?![\w.\-]{1,8}\))[^()]*(?:\([^()]*\)[^()]*)*\)")
HISTORY = compile_on_use(
    r",? (?:as )?(?:last )?(?:added|amended|enacted|modified|redesignated|relettered|renumbered) by .*$"
)
SUNDERED = compile_on_use(rf"({_NUMBERS}),? (?:through|to) ({_NUMBERS})")
BRACKETED_NUMBER = compile_on_use(rf"\(({_N})\)")
BARE = compile_on_use(r"\d\w*")
SENTENCES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
ORDINAL = "|".join(SENTENCES)
SENTENCE = compile_on_use(
    rf"\b(?:{ORDINAL})(?: sentence\b|(?:(?:, and |, | and )(?:{ORDINAL})){{1,5}}+ sentences?\b)", re.IGNORECASE
)
LEAD_IN = compile_on_use(r"\blead[- ]?in\b|\bintroductory (?:language|text|phrase|paragraph)\b", re.IGNORECASE)
HEADING = compile_on_use(
    r"\b(?:headings?|section title|title of (?:the )?(?:sub)?section|designation)\b", re.IGNORECASE
)
ORDINALS = {"first": 1, "second": 2, "third": 3}
DEFINED = compile_on_use(
    "\\bdefinitions? of [^\ue002]{0,20}\ue002[^\ue002\ue003]*\ue003(?:[^\ue002]{0,6}\ue002[^\ue002\ue003]*\ue003){0,20}"
)
"""The definitions of terms, each term between the marks that ``quotation`` puts for its quotation marks."""
CHAPTER = compile_on_use(r"\b[Cc]hapter (?P<number>\d[\w.\-]{0,10}\w|\d)")
TITLE = compile_on_use(r"\b[Tt]itle (?P<number>\d{1,3}[A-Z]?)\b")
TERM = compile_on_use("\ue002([^\ue002\ue003]*)\ue003")
NAMED_TABLE = compile_on_use(
    r"(?:\b[Nn]ote (?P<note>\w{1,4}) (?:of|to|in|under) )?"
    r"\b[Tt]able (?P<number>\d{1,4}(?:[.\-]\d{1,4}){0,3}[A-Z]?|[IVXLC]{1,6}|[A-Z])\b"
)

_DASHED = compile_on_use(r"(\b[Ss]ection |(?<!§)§ ?)(\d+)–(\d+[A-Za-z]?)(?![\w–-])")


def hyphened(words: str) -> str:
    """``words`` with a hyphen in a section's number that is printed with a dash ("Section 47–2829")."""
    return _DASHED.sub(r"\1\2-\3", words) if "–" in words else words
