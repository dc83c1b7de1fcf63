"""What stands around the sections of an ordinance: its title, recitals and enacting clause, and its signatures.

They are the ordinance's own words and stay where they stand: before the first section and after the last, as text of
the whole and of no section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from engross.importing.recognition.headings import heading_of, is_sentence
from engross.importing.recognition.page_lines import texts_of_page
from engross.importing.source_page import ImportRemark, PageItem, PageTable, Paragraph, joined, quoted
from engross.patterns import compile_on_use

_OPENS = compile_on_use(
    r"(?:whereas|now,? therefore|be it (?:hereby )?(?:ordained|enacted|resolved)|it is hereby (?:ordained|enacted)|"
    r"the .{3,80}? (?:hereby )?(?:ordains?|enacts?|resolves?)\b|preamble|recitals?|findings|introduced|sponsor|"
    r"first reading|(?:adopted|effective|revised|amended|approved)\b(?=.{0,60}(?:\d|:)))\b",
    re.IGNORECASE,
)
"""How recitals, an enacting clause, or the days of an ordinance begin: none of them is its title."""
_NAMES_ITSELF = compile_on_use(r"(?:an?|the)\s+(?:ordinance|by-?law|resolution|act|local law|order)\b", re.IGNORECASE)
_NAME = r"[A-Z][\w.'’-]*(?:\s(?:(?:of|the|and)\s)?[A-Z][\w.'’-]*){0,3}"
_MUNICIPALITY = compile_on_use(
    rf"(?:(?:the\s)?(?:city(?:\sand\scounty)?|town(?:ship)?|village|borough|county|parish|state|commonwealth)\s(?-i:OF|of|Of)\s"
    rf"(?-i:{_NAME})|(?-i:{_NAME})\s(?:county|parish|township|borough))(?:,\s(?-i:{_NAME})(?:\s\d{{5}})?)?",
    re.IGNORECASE,
)
"""A line that says whose law it is and nothing else: "TOWN OF OAK, VERMONT"."""
_KIND_OF_LAW = compile_on_use(
    r"\b(?:ordinances?|by-?laws?|local laws?|resolutions?|regulations?|rules|code|charter|act)\b", re.IGNORECASE
)
_LONGEST_TITLE = 160
_LONGEST_LONG_TITLE = 900
_MOST_LINES = 6

_CLOSES = compile_on_use(
    r"(?:(?:duly\s)?(?:introduced|passed|adopted|enacted|approved|ordained|ratified|signed|dated|given|done|published)"
    r"(?:,?\s(?:(?:and|&)\s)?(?:passed|adopted|enacted|approved|ordained|ordered|signed)){0,4}"
    r"(?:\s(?:on\s)?(?:1st|2nd|3rd|first|second|third|final)\sreading)?"
    r"(?:,?\s(?:this|on|by|in|at|as to|the|at a)\b|\s?[:_]|$)|"
    r"attest(?:ed)?\b|in witness whereof|approved as to form|reviewed (?:and approved )?as to|countersigned|so ordered|"
    r"be it (?:further|also) (?:ordained|enacted|resolved)|"
    r"certifi(?:cation|cate|ed)\b|i,? .{2,60},? (?:clerk|secretary)|i hereby certify|the foregoing|"
    r"(?:first|second|third|final|1st|2nd|3rd) reading\b|roll call|"
    r"(?:ayes?|yeas?|nays?|noes|absent|abstain\w{0,6})\s?[:_]|"
    r"(?:adopted|amended|approved|revised|effective|last).{0,80}\b(?:19|20)\d\d[.)]?$|"
    r"by\s?:|/s/|signatures?\b|_{5,})",
    re.IGNORECASE,
)
"""How a line of the signatures begins."""
_OFFICE = compile_on_use(
    r"\b(?:mayor|clerk|attorney|counsel|solicitor|chair(?:man|person|woman)?|president|secretary|manager|selectm[ae]n|"
    r"director|treasurer|council(?:man|woman|member)?|commissioner|recorder)\b|_{4,}|/s/|\bdate\s*:|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_LONGEST_SIGNATURE = 120


def with_title(items: Sequence[PageItem], remarks: list[ImportRemark]) -> list[PageItem]:
    """``items`` with the title of a document that names no chapter as its heading, and its recitals as they stand.

    The title is the lines at the very beginning that are no sentence, together; "An ordinance to …" is one however
    long. Lines above it that only name the city or its state stay before it.
    """
    headings = {at: level for at, item in enumerate(items) if (level := _level(item))}
    if not headings or "chapter" in headings.values():
        return list(items)
    front = next(iter(headings))
    end = 0
    while end < min(front, _MOST_LINES) and _is_title(items[end], named=end > 0 and _names(items[end - 1])):
        end += 1
    title = [item for item in items[:end] if isinstance(item, Paragraph)]
    if end < front and (title or front > 1):
        first = next((x for x in items[end:front] if isinstance(x, Paragraph)), None)
        words = f", from {quoted(first.text.words)}" if first is not None else ""
        say = f"kept before the first section, as text of the whole: {_count(front - end)}{words}"
        remarks.append(ImportRemark("preamble", items[end].place, say))
    if not title:
        return list(items)
    above = _lines_of_municipality(title)
    whole = title[above]
    for line in title[above + 1 :]:
        whole = replace(whole, text=joined(whole.text, line.text))
    return [*title[:above], replace(whole, style="chapter", label=""), *items[end:]]


def _lines_of_municipality(title: Sequence[Paragraph]) -> int:
    """How many lines of a title only name the city or its state; none where what follows names no kind of law, and may
    be the end of its name."""
    count = next((at for at, line in enumerate(title) if not names_municipality(line)), len(title))
    return count if any(map(_KIND_OF_LAW.search, (line.text.plain for line in title[count:]))) else 0


def names_municipality(item: Paragraph) -> bool:
    """Whether a line says whose law it is and nothing else."""
    words = item.text.plain
    return bool(_MUNICIPALITY.fullmatch(words)) and not _KIND_OF_LAW.search(words)


def opens_ordinance(item: Paragraph) -> bool:
    """Whether a paragraph is the title of an ordinance, or begins as a recital or an enacting clause does."""
    return bool(_NAMES_ITSELF.match(item.text.plain) or _OPENS.match(item.text.plain))


def closing_of(items: Sequence[PageItem], remarks: list[ImportRemark]) -> int:
    """Where the signatures behind the last section begin; ``len(items)`` where there are none.

    From the first line that begins as they do, where all that follows are lines of such a kind, or none of them is
    labelled law.
    """
    last = next((at for at in reversed(range(len(items))) if _level(items[at])), -1)
    start = next((at for at in range(last + 1, len(items)) if begins_closing(items[at])), len(items))
    if last < 0 or start == len(items) or not _all_sign(items[start:]):
        return len(items)
    first = items[start]
    words = quoted(first.text.words) if isinstance(first, Paragraph) else "a table"
    say = f"kept after the last section, as text of the whole: {_count(len(items) - start)}, from {words}"
    remarks.append(ImportRemark("closing", first.place, say))
    return start


def _count(paragraphs: int) -> str:
    return "1 paragraph" if paragraphs == 1 else f"{paragraphs} paragraphs"


def _level(item: PageItem) -> str:
    headed = heading_of(item) if isinstance(item, Paragraph) else None
    return headed.level if headed is not None else ""


def _names(item: PageItem) -> bool:
    return isinstance(item, Paragraph) and bool(_NAMES_ITSELF.match(item.text.plain))


def _is_title(item: PageItem, *, named: bool) -> bool:
    """Whether a line at the beginning belongs to the title; ``named``: the line above is "An ordinance …"."""
    if not isinstance(item, Paragraph) or item.label or named or _OPENS.match(item.text.plain):
        return False
    words = item.text.plain
    if _NAMES_ITSELF.match(words):
        return len(words) <= _LONGEST_LONG_TITLE
    stops = words.endswith((".", ":", ";", ",")) and not words.isupper()
    return len(words) <= _LONGEST_TITLE and not is_sentence(words) and not stops


def begins_closing(item: PageItem) -> bool:
    """Whether a line begins as the signatures of an ordinance do."""
    if isinstance(item, PageTable):
        first = next((text for text in item.table.texts() if text.plain), None)
        return first is not None and bool(_CLOSES.match(first.plain))
    return not item.label and bool(_CLOSES.match(item.text.plain))


def _all_sign(items: Sequence[PageItem]) -> bool:
    """Whether what follows are signatures: some line names an officer, a day or a blank to sign on, none is a list."""
    lines = [item for item in items if isinstance(item, Paragraph)]
    told = any(_OFFICE.search(text.plain) for text in texts_of_page(items))
    listed = sum(bool(item.label) and not item.bullet for item in lines)
    long = sum(len(item.text.plain) > _LONGEST_SIGNATURE for item in lines)
    return told and not listed and long * 2 <= len(lines) + 1
