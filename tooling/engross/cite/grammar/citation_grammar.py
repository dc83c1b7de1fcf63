"""The grammar of citations: the parts that an American ordinance cites law with.

::

    citation  = [law] labelled [tail]                42 U.S.C. § 1983 · Section 14-1(59) of the General Statutes
    labelled  = LABEL member {SEPARATOR [LABEL] member}      §§ 23-58, 23-59 and 23-65
    member    = NUMBER | SUBNUMBER                   68-5A(1)(a)[1] · B(1) · (a)
    tail      = [ET_SEQ] [INCLUSIVE] ("of" (labelled | THIS | law) | DIRECTION)
    this      = ("this" | "said") LABEL              this chapter
    bare      = NUMBER of a shape nothing else has   3-152.01 · 17.32.180

This module holds the words of it, the modules beside it the names of other laws, and `engross.cite.finding` puts them
together. ``PARTS`` is the source of truth: each part has a name, its expression, what it is for, and examples that the
tests try. ``{name}`` in an expression is another part.

Running time: every repetition has an upper bound and no repetition stands in another unbounded one, so a
match costs a constant at most, and a text is read in time linear in its length whatever it holds.
"""

from __future__ import annotations

import re
from functools import cache

from engross.model.law.citation import CitedLevel
from engross.model.law.text import on_one_line
from engross.patterns import compile_on_use
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class GrammarPart:
    """One named part of the grammar; each of ``examples`` matches ``expression`` from end to end."""

    name: str
    expression: str
    meaning: str
    examples: tuple[str, ...]


_PARTS = (
    GrammarPart(
        "blank",
        r"[\s\u200b-\u200d\u2060]",
        "One blank, of any width (thin, no-break) or of none: publishers put joiners before numbers. U+FEFF is read as "
        "U+2060, which Unicode puts in its place: three ranges beyond ASCII would be compiled to a table each time.",
        (" ", "\u00a0", "\u2009", "\u200d"),
    ),
    GrammarPart(
        "end",
        r"(?![A-Za-z\d])",
        "What follows is not the rest of a word or number.",
        ("",),
    ),
    GrammarPart(
        "colon_number",
        r"\d{1,4}:\d{1,4}[A-Z]?-\d{1,5}[A-Za-z]{0,2}(?:\.\d{1,3})?",
        "Title, article and section of a uniform act.",
        ("28:9-104", "28:2A-524", "40:55D-1", "5:23-1.1"),
    ),
    GrammarPart(
        "decimal_number",
        r"\d{1,2}\.\d-\d{2,4}(?:\.\d{1,2})?(?!\d|\.\d)",
        "Title with its decimal, and section, as in Virginia.",
        ("15.2-2204", "46.2-1300.1"),
    ),
    GrammarPart(
        "dotted_number",
        r"[A-Z]{0,2}\d{1,4}[A-Z]?(?:\.\d{1,5}[A-Z]?){2,4}[a-z]?",
        "Title, chapter and section between full stops, as in the West.",
        ("17.32.180", "5.10.010a"),
    ),
    GrammarPart(
        "hyphen_number",
        r"[A-Z]{0,2}\d{1,6}[A-Za-z]{0,3}(?:[-‑]\d{1,6}[A-Za-z]{0,3}(?:\.\d{1,5}[A-Za-z]{0,3})?){1,4}"
        r"(?:-[a-z]{1,2}(?![A-Za-z\d]))?",
        "Chapter (or title) and section, as in the East; state regulations have three members.",
        ("68-5", "68-5A", "30C-7", "14-80a-1a", "3-152.01", "1-1163.32l", "23‑59a", "7-725-a"),
    ),
    GrammarPart(
        "placeholder_number",
        r"[A-Z]{1,3}-\d{1,4}(?:\.\d{1,4}){0,3}[A-Z]?",
        "A number in a chapter that has none yet, or that goes by letters.",
        ("XX-4", "XX-4E", "A-101.1"),
    ),
    GrammarPart(
        "address_number",
        r"[A-Z]{0,2}\d{1,6}(?!(?:st|nd|rd|th)\b)[A-Za-z]{0,3}(?:\.\d{1,5}[A-Za-z]{0,3})?(?:-(?:[A-Z]|[a-z]{1,2})(?![A-Za-z\d]))?",
        "A number with at most one full stop: chapters, tables, sections of state codes.",
        ("4", "4E", "30C", "1094.5", "599aa", "R105.2", "9.27", "25-A", "267-b"),
    ),
    GrammarPart(
        "table_number",
        r"\d{1,4}(?:\.\d{1,4}){0,3}(?:-\d{1,3}[A-Z]?){0,2}[A-Z]?{end}",
        "A table's number, with the section that it stands in before it.",
        ("1", "7.30.040", "25.06-2", "25-06-3", "2A"),
    ),
    GrammarPart(
        "joined_number",
        r"\d{1,4}:\d{1,4}(?:-[a-z])?|\d{1,4}/\d{1,3}[A-Z]?(?:-\d{1,4}(?:\.\d{1,3})?){1,4}",
        "Chapter and section of some state codes; read only where a label or a law's name announces it.",
        ("674:33", "5/11-13-1"),
    ),
    GrammarPart(
        "number",
        "(?:{colon_number}|{joined_number}|{decimal_number}|{dotted_number}|{hyphen_number}|{placeholder_number}|{address_number}){end}",
        "Any number that a section, chapter, title, table or note goes by.",
        ("17.32.180", "68-5A", "XX-4", "30C"),
    ),
    GrammarPart(
        "roman",
        r"(?:[IVXLC]{1,7}|[A-Z])(?:-[A-Z\d]{1,2})?{end}(?!['’.]\w)",
        "A Roman numeral or a letter, for articles, titles, subchapters and parts.",
        ("IX", "I-A", "XX-E", "B"),
    ),
    GrammarPart(
        "mark",
        r"(?:\((?:\d{1,3}[A-Za-z]{0,2}|[A-Za-z]{1,2}|[ivxlcIVXLC]{1,6}|([A-Za-z])\1{2})(?:-\d{1,2}[A-Za-z]?)?\)"
        r"|\[(?:\d{1,3}|[a-z]{1,4})\])",
        "One subdivision in its round or square brackets.",
        ("(1)", "(a)", "(A)", "(iv)", "(a-1)", "(9A)", "(BB)", "[1]"),
    ),
    GrammarPart(
        "dot_mark",
        r"\.([A-Z]{1,2}|[a-z]|\d{1,2})(?![A-Za-z\d])",
        "One subdivision behind a full stop, after a number of three members: ``23.49.008.A.1``.",
        (".A", ".1", ".a"),
    ),
    GrammarPart(
        "gap",
        r"(?:{blank}{1,2}[Nn]os?\.)?{blank}{0,5}",
        "Between a label and its number.",
        (" ", "", " No. ", " nos."),
    ),
    GrammarPart(
        "subnumber",
        r"(?:[A-Z]{1,2}(?:-\d{1,2})?(?![A-Za-z\d'’])|\d{1,3}[A-Z]?{end}"
        r"|[a-z](?=\(|{blank}{1,2}of{blank}{1,2}(?:this{blank}|§|sec|sub|para|clause|[STPCA]))|(?=[(\[]))",
        "The head of a subsection or paragraph: a letter (a small one only before more), a number, or nothing.",
        ("B", "3", "AA"),
    ),
    GrammarPart(
        "joining",
        r"(?:and/or|and|or|&|(?:through|thru|(?:up{blank}{1,2}(?=to,?{blank}{1,2}and{blank}{1,2}including\b))?to)"
        r"(?:,?{blank}{1,2}and{blank}{1,2}including\b,?)?)",
        "A word between two members; both ends of a range belong to it, whether that is said or not.",
        ("and", "or", "through", "to", "through and including", "up to and including"),
    ),
    GrammarPart(
        "separator",
        r"{blank}{0,3}(?:"
        r",{blank}{0,3}(?:{joining}{blank}{1,3})?"
        r"|{joining}{blank}{1,3}"
        r"|(?:--|[-–—]){blank}{0,3})",
        "Between two members of a list or range.",
        (", ", " and ", ", or ", " through ", "-", "--", " and/or ", " to and including "),
    ),
    GrammarPart(
        "gloss",
        r"{blank}{0,2}\([^()\n]{3,80}\)(?={blank}?,)",
        "What a member is about, in brackets before the next one.",
        (),
    ),
    GrammarPart(
        "et_seq",
        r",?{blank}{0,2}(?:et\.?{blank}{0,2}seq\b\.?|and{blank}following\b)",
        "And those that follow.",
        (" et seq.", ", et. seq.", " and following"),
    ),
    GrammarPart("inclusive", r",?{blank}{1,2}inclusive\b", "Both ends belong to the range.", (", inclusive",)),
    GrammarPart(
        "direction",
        r",?{blank}{1,2}(above|below)\b",
        "Which way to look, in the same chapter.",
        (" above", ", below"),
    ),
    GrammarPart(
        "of",
        r",?{blank}{1,3}(?:of|in){blank}{1,3}(?:(?:the|said|such|that){blank}{1,3}){0,2}",
        "What joins a number to the unit or the law that holds it.",
        (" of the ", ", of the said ", " of ", " in the "),
    ),
    GrammarPart(
        "unit_word",
        r"(?:sub(?:-?sections?|paragraphs?|chapters?|titles?|parts?|clauses?|divisions?)"
        r"|sections?|chapters?|titles?|articles?|parts?|divisions?|units?|paragraphs?|clauses?)",
        "The words for the units of a code.",
        ("section", "Subsections", "chapters", "sub-section"),
    ),
    GrammarPart(
        "this",
        r"this{blank}{1,3}({unit_word})(?![A-Za-z])",
        "The unit that the words themselves stand in.",
        ("this section", "This Chapter", "this article"),
    ),
    GrammarPart(
        "label",
        r"(§{blank}?§?|\[§\]|sub-?sections?|subsecs?\.|sections?|secs?\.|secs?(?={blank})|sects?\."
        r"|chapters?|chaps?\.|chs?\.|subchapters?|titles?|tit\.|subtitles?|articles?|arts?\.|divisions?|div\."
        r"|subparts?|parts?|pts?\.|subds?\.|units?|sub-?paragraphs?|paragraphs?|pars?\.|subdivisions?|subclauses?|clauses?"
        r"|tables?|footnotes?|notes?)(?![A-Za-z])",
        "The word or sign before a number.",
        ("§", "§§", "§ §", "Sections", "Sec.", "Ch.", "Article", "SUBSECTION", "Tables"),
    ),
)

PARTS: dict[str, GrammarPart] = {part.name: part for part in _PARTS}
"""The grammar, by name."""


BLANKS = " \t\n\r\f\v\u00a0\u202f\u2060\u3000" + "".join(map(chr, range(0x2000, 0x200E)))
"""The letters that ``blank`` stands for, those that nobody types aside."""


def searched(text: str) -> str:
    """``text`` as the patterns search it: on one line, and with U+2060 for U+FEFF, which is the former sign of a word
    joiner; as many characters, each where it was."""
    line = on_one_line(text)
    return line.replace("\ufeff", "\u2060") if "\ufeff" in line else line


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return the compiled expression of the part called ``name``, letter case ignored where it may be."""
    expression = expand(PARTS[name].expression)
    return compile_on_use(any_case(expression) if name in _ANY_CASE else expression)


_ANY_CASE = frozenset({"separator", "et_seq", "inclusive", "direction", "of", "this", "label", "unit_word"})
"""Parts made of words; numbers keep their case, since ``Part A`` is a number and ``part a`` is not."""


def expand(expression: str) -> str:
    """Replace each ``{name}`` of a part by its expression."""
    return _NAME.sub(lambda m: expand(PARTS[m[1]].expression), expression)


_NAME = compile_on_use(r"\{([a-z_]+)\}")


def any_case(expression: str) -> str:
    """Spell out both cases of every letter of an expression that stands for itself.

    ``re`` skips to a letter of a class many times faster than it compares letters without regard for case, and takes
    no letter of another alphabet (``ſ``, the Kelvin sign) for one of ours.
    """
    return _LETTER.sub(lambda m: f"[{m[0].upper()}{m[0].lower()}]" if m[0].isalpha() else m[0], expression)


_LETTER = compile_on_use(r"\\.|\[[^\]]{1,40}\]|\(\?P<\w{1,20}>|[A-Za-z]")
"""A letter, or what holds letters that do not stand for themselves: an escape, a class, the name of a group."""

LEVELS_BY_LABEL: dict[str, CitedLevel] = {
    "§": "section",
    "sec": "section",
    "sect": "section",
    "subsec": "subsection",
    "chap": "chapter",
    "ch": "chapter",
    "c": "chapter",
    "art": "article",
    "div": "division",
    "par": "paragraph",
    "tit": "title",
    "pt": "part",
    "subd": "subsection",
    "subdivision": "subsection",
    "subclause": "clause",
    "footnote": "note",
    "section": "section",
    "subsection": "subsection",
    "chapter": "chapter",
    "subchapter": "subchapter",
    "title": "title",
    "subtitle": "subtitle",
    "article": "article",
    "division": "division",
    "part": "part",
    "subpart": "subpart",
    "unit": "unit",
    "paragraph": "paragraph",
    "subparagraph": "subparagraph",
    "clause": "clause",
    "table": "table",
    "note": "note",
}


SHORT_LABELS = frozenset({"sec", "sect", "subsec", "chap", "ch", "art", "div", "par", "tit", "pt", "subd"})
"""The labels that a full stop cuts short."""


@cache
def level_of(label: str) -> CitedLevel:
    """Return the level that a label stands for, in any case, singular or plural, with or without its stop."""
    if "§" in label:
        return "section"
    word = label.lower().rstrip(".").replace("-", "")
    return LEVELS_BY_LABEL.get(word) or LEVELS_BY_LABEL[word.removesuffix("s")]


@cache
def is_plural(label: str) -> bool:
    """Whether a label announces several numbers: ``§§``, ``Sections``."""
    return label.count("§") > 1 or label.lower().rstrip(".").endswith("s")
