"""Checks of drafting: what was left in the text, or left undone, on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from engross.checks.analysis.occurrences import occurrence_at
from engross.checks.analysis.prepared_draft import LocatedCitation, PreparedDraft
from engross.checks.analysis.text_blocks import TextBlock
from engross.checks.by_subject.references import remark_on
from engross.checks.remark import Remark
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from engross.patterns import compile_on_use

_NUMBER_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety"
)
_NOTE = compile_on_use(
    rf"""\[(?=[^\]\n]{{0,200}}\])(?:
        [^\]]*\?                                              # [PERMITTED?]
      | [\s_…●•*X]+|\.{{2,}}                                  # [ ], [___], [●], [XX]
      | (?:{_NUMBER_WORD}|\$?\d[\d,.]*(?:\ ?(?:days?|years?|feet|percent|%))?)(?:\ ?[/-]\ ?(?:{_NUMBER_WORD}|\d+))?
      | (?:insert|confirm|check|verify|add|delete|discuss|note|drafting\ note|comment|to\ come|tbd|to\ be|see\ comment
          |question|revise|placeholder|alternative|option)\b[^\]]*
      | (?-i:[A-Z]{{2,}}(?:[ ,:'-]+[A-Z]{{2,}})+)             # [CITY TO CONFIRM]
      | \w+\ ?/\ ?\w+                                         # [shall/may]
    )\]""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD_NOTE = compile_on_use(r"\b(?:TODO|FIXME|TBD|XXX+|Note to (?:draft|self|drafter|file)|Drafting note)\b|\?{2,}")
_HINTS = ("[", "??", "___", "TODO", "FIXME", "TBD", "XXX", "Note to ", "Drafting note")
"""Every note has one of these in it."""

_BLANK = compile_on_use(r"(?<!\w)_{3,}(?!\w)|(?<=[A-Za-z.:])_{3,}(?!\w)")
_BOX = compile_on_use(r"\[\s*\]")
"""Blanks and boxes: in adopted law, and where a paragraph has several, they are those of a form that the law prints."""

_DOUBLED = compile_on_use(r"\b([A-Za-z]+)[ \u00a0]+\1\b(?![-'’])", re.IGNORECASE)
_MAY_DOUBLE = frozenset({"that", "had", "is", "who", "her", "so", "in", "on", "no", "very"})
_FURNITURE = compile_on_use(
    r"^\s*+(?:page\s+\d+(?:\s+of\s+\d+)?|(?:-\s*+)?\d{1,4}(?:\s*+-)?|draft(?:\s+\S+){0,3}|\d{1,2}/\d{1,2}/\d{2,4}.{0,20}"
    r"|formatted:.*|deleted:.*|commented \[.*|continued|\(?cont(?:inue)?d\.?\)?)\s*$",
    re.IGNORECASE,
)
_BALLOONS = ("Formatted: ", "Commented [")
_ENUMERATOR = compile_on_use(r"(?:^|[\s;,:—])(?:\d{1,2}|[a-z]|[ivx]{1,4})\)")
_MARKS = compile_on_use(r"[()\[\]{}“”\"]")
_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“"}
_INCHES = compile_on_use(r"\d\"")
_COMPARATIVES = (
    "later earlier less more fewer sooner greater longer shorter higher lower".split()  # noqa: SIM905
)
_COMPARED = compile_on_use(rf"(?:{'|'.join(_COMPARATIVES)})[^\S\n]+(?P<next>\$?\d[\d,.]*|{_NUMBER_WORD})[^\S\n]")
_NO = compile_on_use(r"\b(?:not?|any)\s+$", re.IGNORECASE)
_PLURAL_VERB = compile_on_use(r"\s+(do|are|have|were)\b")
_SENTENCE_START = compile_on_use(r"(?:^|[.;:]\s+)(?:[^.,;:]{1,40},\s+)?(?:(?:The|Each|Every|An?)\s+)?$")
_TOGETHER = compile_on_use(r"(\d(?<!\d\d)\d*+(?:\.\d+)?)([A-Za-z]{2,4})\b")
_APART = compile_on_use(r"(?<![\w.-])\d+(?:\.\d+)? ([A-Za-z]{2,4})\b")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


def drafting_note(prepared: PreparedDraft) -> Iterator[Remark]:
    """A note of the drafter's that was left in the text.

    ``[PERMITTED?]``, ``[four]``, ``TODO``, ``____``. Decide it, and strike the brackets. Words in brackets that read as
    law ("[which is the average of …]") are left alone, and so are the blanks of a form: those of adopted law, of a
    paragraph that has several, and of the days and signatures before the first section and after the last.
    """
    adopted = prepared.draft.chapter.version.stage != "proposed"
    for passage in prepared.text.having(*_HINTS):
        text = passage.text.plain
        form = adopted or len(_BLANK.findall(text)) + len(_BOX.findall(text)) > 1 or _is_around_law(prepared, passage)
        for found in (*_NOTE.finditer(text), *_WORD_NOTE.finditer(text), *_BLANK.finditer(text)):
            citation = found[0][0] == "[" and text[max(0, found.start() - 1) : found.start()] in (")", "]")
            citation = citation or (adopted and passage.kind == "heading" and found[0][1:-1].isdigit())
            blank = found[0][0] == "_" or _BOX.fullmatch(found[0])
            if not citation and not (blank and form):
                message = f"“{found[0]}” reads like a note of the drafter's"
                yield passage.remark(found.start(), found.end(), message, "decide it, and write what is decided")


def _is_around_law(prepared: PreparedDraft, passage: TextBlock) -> bool:
    """Whether words stand before the first section of a chapter that has sections, or after the last."""
    root = prepared.draft.chapter.root
    provision = passage.provision
    own = provision is root or (provision.level == "text" and prepared.index.above.get(id(provision)) is root)
    return own and any(child.level != "text" for child in root.children)


def doubled_word(prepared: PreparedDraft) -> Iterator[Remark]:
    """A word written twice.

    "of the the city". Strike one.
    """
    for passage in (one for one in prepared.text.doubling() if id(one.provision) not in prepared.publisher_tables):
        for found in _DOUBLED.finditer(passage.text.plain):
            name = found[1][0].isupper() and not found[0][-len(found[1])].isupper() and found.start() > 0
            if found[1].lower() not in _MAY_DOUBLE and not (name or len(found[1]) == 1):
                yield passage.remark(found.start(), found.end(), f"“{found[1]}” is written twice", "strike one")


def page_furniture(prepared: PreparedDraft) -> Iterator[Remark]:
    """What belongs to a page, not to the law: a page number, a running head, Word's balloons, a heading printed again.

    It came in with the text from a scan or a document. Strike it.
    """
    title = prepared.draft.chapter.title.strip(" .").lower()
    headings = {_heading(provision) for provision in prepared.provisions if provision.heading} | {title}
    balloons = {id(passage) for passage in prepared.text.having(*_BALLOONS)}
    for passage in prepared.passages:
        if passage.kind != "body" or passage.provision.level == "definition":
            continue
        if _FURNITURE.match(passage.text.plain) or id(passage) in balloons:
            yield _whole(passage, "this belongs to a page, not to the law", "strike it")
        elif not passage.text.plain.rstrip().endswith("."):
            words = passage.text.words.strip(" .").lower()
            around = prepared.index.ancestry(passage.provision) if words and words in headings else ()
            if words == title or words in map(_heading, around):
                yield _whole(passage, "this is a heading printed again", "strike it")


def unbalanced_brackets(prepared: PreparedDraft) -> Iterator[Remark]:
    """A bracket or quotation mark that is opened and not closed, or closed and not opened.

    Close it, or strike it. Bare markers of items ("a)", "1)") and inches (11") are no brackets or quotes.
    """
    for passage in prepared.text.having(*_PAIRS, *_PAIRS.values(), '"'):
        at = _unpaired(passage.text.plain) if passage.kind != "cell" else None
        if at is not None:
            mark = passage.text.plain[at]
            what = "closed but never opened" if mark in _PAIRS else "opened but never closed"
            words = "has no partner" if mark == '"' else f"is {what}"
            yield passage.remark(at, at + 1, f"{mark} {words} in this paragraph", "add the other, or strike it")


def article_numerals(prepared: PreparedDraft) -> Iterator[Remark]:
    """An article cited in other numerals, or a subdivision in another letter, than it is numbered in.

    "Article 1" where the heading says "ARTICLE I", "§ 68-5(C)" where that is (c). Both are read, but a search finds one
    only. Write the heading's.
    """
    for cited in prepared.cited:
        target, path = cited.target, cited.citation.path
        if not isinstance(target, Provision) or not path:
            continue
        number, written = target.number, path[-1] if len(path) > 1 or cited.citation.base else ""
        if number != written == number.swapcase() and _reaches(cited, prepared):
            yield remark_on(cited, f"({written}) is numbered {target.label}", f"write {prepared.place_of(cited)}")
        elif cited.citation.level == "article" and number and len(path) == 1 and path[0].upper() != number.upper():
            yield remark_on(cited, f"Article {path[0]} is numbered {number}", f"write Article {number}")


def _reaches(cited: LocatedCitation, prepared: PreparedDraft) -> bool:
    """Whether the target is what the last number names, not what holds an item that is printed in a line."""
    path, index = cited.citation.path, prepared.index_of(cited.resolution.chapter)
    above = index.above.get(id(cited.target))
    outer = path[-2].lower() if len(path) > 1 else ""
    return not outer or (above is not None and outer in (above.number.lower(), above.number.lower().rpartition("-")[2]))


def list_item_ending(prepared: PreparedDraft) -> Iterator[Remark]:
    """An item of a list that ends otherwise than its neighbours.

    A full stop in the midst of items that end in semicolons ends the sentence too soon. Write what the others have.
    """
    for items in prepared.lists:
        if len(items) < 3 or any(child.children for child in items):
            continue
        lasts = [(_last(child), child) for child in items]
        middle = Counter(text.plain.rstrip()[-1:] for text, _ in lasts[:-2] if text)
        usual, count = middle.most_common(1)[0] if middle else ("", 0)
        if usual not in (";", ",") or count * 3 < len(items[:-2]) * 2:
            continue
        for text, child in lasts[:-1]:
            if text and text.plain.rstrip()[-1:] == "." and usual == ";":
                words = text.plain.rstrip()
                tail = words[words.rfind(" ") + 1 :]
                message = "this item ends in a full stop, its neighbours in semicolons"
                line = text.line or child.line
                start = len(words) - len(tail)
                yield Remark(
                    line, child.eid, tail, message, "write a semicolon", start, occurrence_at(words, tail, start)
                )


def comparison_without_than(prepared: PreparedDraft) -> Iterator[Remark]:
    """A comparison without "than".

    "not later 30 days after". Add it.
    """
    text = prepared.text
    for passage, at in text.places(*_COMPARATIVES):
        found = _COMPARED.match(text.whole, at)
        before = _NO.search(text.whole, max(text.start(at), at - 6), at) if found else None
        if found and before:
            begin = text.start(at)
            message = "“than” is missing before the figure"
            yield passage.remark(before.start() - begin, found.end("next") - begin, message, "write “than” before it")


def verb_agreement(prepared: PreparedDraft) -> Iterator[Remark]:
    """One table, provision or person with a verb for several.

    "Table 1 do not apply" is what is left where "Tables 2 and 3" became "Table 1". Correct the verb.
    """
    subjects = [
        (cited.passage, cited.citation.start, cited.citation.end)
        for cited in prepared.cited
        if cited.citation.path and not (cited.citation.listed or cited.citation.range_end or _several(cited))
    ]
    subjects += [(u.passage, u.start, u.end) for u in prepared.term_uses.uses if not u.words.endswith(("s", "S"))]
    for passage, start, end in subjects:
        text = passage.text.plain
        verb = _PLURAL_VERB.match(text, end)
        if verb and _SENTENCE_START.search(text, max(0, start - 60), start):
            message = f"“{text[start:end]}” is one, “{verb[1]}” is for several"
            yield passage.remark(start, verb.end(), message, "correct the verb")


def unit_spacing(prepared: PreparedDraft) -> Iterator[Remark]:
    """A figure joined to its unit, where the chapter has them apart elsewhere.

    "60dBA" beside "50 dBA". Write them apart. The cells of a table, which are narrow, are left alone.
    """
    figures = (word for word in prepared.text.words if word < ":" or not word.isascii())
    joined = {word: found[2] for word in figures if (found := _TOGETHER.match(word))}
    together = [
        (passage, found)
        for passage in prepared.text.saying(word for word, unit in joined.items() if unit not in _ORDINALS)
        if passage.kind != "cell"
        for found in _TOGETHER.finditer(passage.text.plain)
        if passage.text.plain[found.start() - 1 : found.start()].strip(" (") == "" and found[2] not in _ORDINALS
    ]
    beside = prepared.text.having(*{found[2] for _, found in together})
    apart = {found[1] for passage in beside for found in _APART.finditer(passage.text.plain)}
    for passage, found in together:
        if found[2] in apart:
            message = f"“{found[0]}” is written apart elsewhere in this chapter"
            yield passage.remark(found.start(), found.end(), message, f"write “{found[1]} {found[2]}”")


def _several(cited: LocatedCitation) -> bool:
    """Whether the label of a citation is in the plural: "Sections 104.2"."""
    label = cited.citation.words.split(" ", 1)[0]
    return label == "§§" or label.lower().endswith("s")


def _heading(provision: Provision) -> str:
    return provision.heading.words.strip(" .").lower() if provision.heading else "\n"


def _whole(passage: TextBlock, message: str, hint: str) -> Remark:
    return passage.remark(0, len(passage.text.plain), message, hint)


def _last(provision: Provision) -> Text:
    blocks = [block for block in provision.blocks() if isinstance(block, Text)]
    return blocks[-1] if blocks else Text()


def _without_pairs(marks: str) -> str:
    """What is left of a string of marks without the pairs in it, three deep: nothing where all have their partners."""
    for _ in range(3):
        for close, opening in _PAIRS.items():
            marks = marks.replace(opening + close, "")
    return marks


def _unpaired(text: str) -> int | None:
    """Where the first bracket or quote stands that has no partner; None if all have.

    A quote at the beginning or the end of a paragraph may belong to a quotation of several paragraphs.
    """
    if not _without_pairs("".join(_MARKS.findall(text))):
        return None
    skip = {found.end() - 1 for found in _ENUMERATOR.finditer(text)}
    opened: list[int] = []
    straight: list[int] = []
    for found in _MARKS.finditer(text):
        at, letter = found.start(), found[0]
        if letter == '"' and text[at - 1 : at + 2] == '(")':
            continue
        if letter in "([{“":
            opened.append(at)
        elif letter in _PAIRS:
            if opened and text[opened[-1]] == _PAIRS[letter]:
                opened.pop()
            elif at not in skip and not (letter == "”" and at >= len(text) - 2):
                return at
        else:
            straight.append(at)
    opened = [at for at in opened if at > 0 or text[at] != "“"]
    if opened:
        return opened[0]
    if len(straight) % 2 == 0 or _INCHES.search(text) or straight[0] == 0 or straight[-1] >= len(text) - 2:
        return None
    return straight[-1]
