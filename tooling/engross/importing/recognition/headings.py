"""Recognising the headings of chapters, articles and sections by their words alone."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from engross.importing.recognition.labels import begins_with_picture
from engross.importing.recognition.number_words import MORE, NUMBER
from engross.importing.source_page import Paragraph
from engross.model.law.provision import Level
from engross.model.law.tag_nesting import nested_cut
from engross.model.law.text import Text, on_one_line
from engross.patterns import compile_on_use
from engross.values import dataclass

_END = r"[.:)]?(?=\s|[—–](?!\d)|-(?!\w)|$)"
_ANY = rf"(?:{NUMBER}|[0-9A-Za-z]{{1,5}}(?:[-.:\u2010-\u2013][0-9A-Za-z]{{1,6}}){{0,5}})"
"""What stands behind a section sign is a number, whatever it looks like: "§ NEW.", "§ 68-5"."""
_CHAPTER = compile_on_use(rf"(?:chapter|ch\.)\s+{NUMBER}{_END}", re.IGNORECASE)
_ARTICLE = compile_on_use(rf"article\s+{NUMBER}{_END}", re.IGNORECASE)
_CONTAINER = compile_on_use(
    r"(?!(?-i:Subdivision\s+\d{1,3}[a-z]?\.)(?!\s*[—–-]))"
    rf"(?:(?:sub)?(?:title|part|division)|subchapter)\s+{NUMBER}{_END}",
    re.IGNORECASE,
)
"""What contains sections; not "Subdivision 1. A license is required.", the first item of a section in Minnesota."""
_SIGN = compile_on_use(rf"§\s*{_ANY}{_END}", re.IGNORECASE)
_WORD = compile_on_use(rf"(?:section\s+|sect?\.\s*|sec\s+){NUMBER}{_END}", re.IGNORECASE)
_JOINED = compile_on_use(
    rf"(?:§\s*|section\s+|sect?\.\s*|sec\s+){NUMBER}(?=\((?:a|1)\)\s+(?-i:[A-Z“\"]))", re.IGNORECASE
)
"""A number with that of the section's first item behind it: "Sec. 9-4(a) Definitions."."""
_RANGE = compile_on_use(rf"(?:§{{1,2}}\s*|sections?\s+|secs?\.\s*|secs?\s+){NUMBER}{MORE}{_END}", re.IGNORECASE)
_BARE = compile_on_use(rf"(?:{NUMBER}(?:{MORE})?[.:)]?(?=\s|$)|\d{{1,4}}\s+[—–-](?=\s))")
_VACANT = compile_on_use(
    r"[(\[]?(?:reserved|repealed|superseded|deleted|omitted|expired|vacant|unassigned|not used|renumbered)\b"
    r"(?:[^.]|\.(?=\s*(?:No\b|\d))){0,120}[.)\]]{0,3}$",
    re.IGNORECASE,
)
"""What is said of a number without law: "(Reserved)", "Repealed by Ord. 12"."""
_DASH = compile_on_use(r"\s*[—–-]{0,2}\s*")
_SENTENCE = compile_on_use(r"(?<=[A-Za-z0-9)\"”’][.:])(?:\s*[—–]\s*|\s+(?:-{1,2}\s+)?)(?=[A-Z“\"(\[]|\d)")
_STOP = compile_on_use(r"[.:](?=\s)")
"""The end of a title behind its last letter in bold."""
_ABBREVIATED = compile_on_use(r"\b(?:[A-Z]|No|Nos|St|Sec|Art|Ch|Mr|Mrs|Dr|Inc|Co|Ord|Res|vs?|etc)\.$")
_ABBREVIATED_LAW = compile_on_use(
    r"(?:\b[A-Z]\.\s?){2,6}\Z|\b(?:secs?|sect|art|ch|stat|ann|const|regs?)\.\Z", re.IGNORECASE
)
_LONGEST_HEADING = 200
_FIRST_LETTERS = frozenset({"ch", "ar", "ti", "pa", "di", "su", "se"})
"""What headings begin with beside the section sign: chapter, article, title, part, division, sub…, section."""
_SAYS = compile_on_use(
    r"\b(shall|must|may|is|are|was|were|be|has|have|do|does|will|can|means|takes?|applies|apply|becomes?)\b",
    re.IGNORECASE,
)
"""Words that a sentence has and a title has not."""
_OPENS_A_SENTENCE = compile_on_use(
    r"(?:This|That|These|The|An?|Any|All|No|Every|Each|If|It|There|Nothing|Said|Such|Notwithstanding|(?i:be it))\b"
    r"|(?:(?:Subs|S)ections?|Chapters?|Articles?|Paragraphs?|Titles?|§{1,2})\s{0,3}\S{0,5}\d"
)


_OWN_STYLES = frozenset({"chapter", "article", "section"})
_REMEMBERED = 8192
"""Paragraphs whose heading is remembered: each step of an import asks for it again."""


@dataclass(frozen=True, slots=True)
class RecognisedHeading:
    """A heading: its level, its label as printed, its words, and words of the text that run on behind it."""

    level: Level
    label: str
    heading: Text | None
    rest: Text


_FORMS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("chapter", _CHAPTER),
    ("article", _ARTICLE),
    ("article", _CONTAINER),
    ("section", _RANGE),
    ("section", _SIGN),
    ("section", _WORD),
    ("section", _JOINED),
)


def heading_of(paragraph: Paragraph) -> RecognisedHeading | None:
    """What a paragraph is the heading of: chapter, article or section; None for any other.

    A part, division or subchapter is read as an article: the profile has no other level between chapter and section.
    """
    if paragraph.style not in _OWN_STYLES:
        if not begins_as_heading(paragraph.label or paragraph.text.plain):
            return None
        if not paragraph.label and begins_with_picture(paragraph.text):
            return None
    return _recognised(paragraph)


def begins_as_heading(words: str) -> bool:
    """Whether ``words`` may be the beginning of a heading, by their first letters."""
    return words[:2].lower() in _FIRST_LETTERS or words.startswith("§")


@lru_cache(maxsize=_REMEMBERED)
def _recognised(paragraph: Paragraph) -> RecognisedHeading | None:
    """What a paragraph that begins as headings do, or has the style of one, is the heading of."""
    text = paragraph.text
    own = paragraph.style in _OWN_STYLES
    if paragraph.label:
        lead = f"{paragraph.label} "
        tags = tuple(replace(t, start=t.start + len(lead), end=t.end + len(lead)) for t in text.tags)
        text = Text(lead + text.plain, tags, text.notes)
    for level, form in _FORMS:
        found = form.match(on_one_line(text.plain))
        if (
            found
            and (not own or level == paragraph.style)
            and (own or _is_heading(paragraph, text, found, level, form))
        ):
            if form is _JOINED:
                return RecognisedHeading(level, found[0], None, nested_cut(text, found.end(), len(text.plain)))
            return _parted(text, found[0], level, found.end(), own)
    if own:
        return _of_own_style(paragraph, text)
    return None


def is_container(headed: RecognisedHeading) -> bool:
    """Whether a heading read as an article's calls itself something else: a part, a division, a subchapter."""
    return headed.level == "article" and not headed.label.lower().startswith("article")


def is_sentence(words: str) -> bool:
    """Whether ``words`` are a sentence, by a verb that titles do not have."""
    return bool(_SAYS.search(words))


def ends_in_citation(words: str) -> bool:
    """Whether ``words`` end in the abbreviated name of a law, so that a number behind is its own: "under 42 U.S.C."."""
    return _ABBREVIATED_LAW.search(words) is not None


def title_and_rest(words: Text) -> tuple[Text | None, Text]:
    """``words`` behind a label as the title, if any, and the text that runs on behind it in the same paragraph."""
    looked = next((t for t in words.tags if t.kind in ("b", "u") and t.start == 0 and t.end < len(words.plain)), None)
    whole = looked is not None and not words.plain[looked.end - 1 : looked.end + 1].isalnum()
    if looked is not None and whole and _is_title(words.plain[: looked.end]):
        stop = _STOP.match(words.plain, looked.end)
        behind = stop.end() if stop else looked.end
        return nested_cut(words, 0, behind), nested_cut(words, behind, len(words.plain))
    for end in _SENTENCE.finditer(words.plain, 0, _LONGEST_HEADING + 1):
        title, rest = words.plain[: end.start()], words.plain[end.end() :]
        if _ABBREVIATED.search(title):
            continue
        runs_on = len(rest) > 30 or is_sentence(rest) or rest.endswith(":")
        if runs_on and not (is_sentence(title) and _OPENS_A_SENTENCE.match(title)):
            return nested_cut(words, 0, end.start()), nested_cut(words, end.end(), len(words.plain))
        break
    sentence = _OPENS_A_SENTENCE.match(words.plain) and is_sentence(words.plain) and words.plain.endswith((".", ":"))
    if len(words.plain) > _LONGEST_HEADING or sentence:
        return None, words
    return (words if words.plain else None), Text()


def _of_own_style(paragraph: Paragraph, text: Text) -> RecognisedHeading:
    """A line that a style of ours calls a heading, whatever its number looks like."""
    level: Level = paragraph.style  # type: ignore[assignment]
    if paragraph.label:
        return RecognisedHeading(level, paragraph.label, paragraph.text if paragraph.text.plain else None, Text())
    bare = _BARE.match(text.plain) if level == "section" else None
    if bare is not None and any(letter.isdigit() for letter in bare[0]):
        words = nested_cut(text, bare.end(), len(text.plain))
        return RecognisedHeading(level, bare[0].strip(), words if words.plain else None, Text())
    return RecognisedHeading(level, "", text, Text())


def _is_heading(paragraph: Paragraph, text: Text, found: re.Match[str], level: Level, form: re.Pattern[str]) -> bool:
    """Whether words that begin as a heading are one, and no sentence that begins with a citation."""
    after = text.plain[found.end() :]
    rest = after.strip().lstrip("—–-").strip()
    sign = text.plain.startswith("§")
    stopped = found[0].endswith((".", ":", ")")) or after.strip()[:1] in ("—", "–", "-")
    begins = rest[:1].isupper() or rest[:1] in '“"(['
    if not rest or form is _JOINED:
        return True
    if form is _RANGE:
        return bool(_VACANT.match(rest)) or (begins and (paragraph.emphatic or stopped))
    if level in ("chapter", "article"):
        short = len(text.plain) <= _LONGEST_HEADING
        return (short and (paragraph.emphatic or stopped or begins)) or (stopped and begins)
    if sign and stopped:
        return True
    if not begins:
        return False
    return stopped or paragraph.emphatic or sign or _is_title(rest)


def _is_title(words: str) -> bool:
    """Whether ``words`` alone on a line behind a number are a title: short, and no sentence."""
    return len(words) <= 80 and not is_sentence(words) and not words.endswith((",", ";"))


def _parted(text: Text, label: str, level: Level, end: int, own: bool) -> RecognisedHeading:
    dash = _DASH.match(text.plain, end)
    start = dash.end() if dash else end
    words = nested_cut(text, start, len(text.plain))
    if own or (level == "chapter" and len(words.plain) <= _LONGEST_HEADING):
        return RecognisedHeading(level, label, words if words.plain else None, Text())
    return RecognisedHeading(level, label, *title_and_rest(words))
