"""What a code exported to Markdown shows, read line by line: the second reader of the proof."""

from __future__ import annotations

import re
from html import unescape

from engross.import_proof.code_words import CodeWords, NoteFacts, split_words
from engross.patterns import compile_on_use

_MARKER = compile_on_use(r"(?:\s|>)*(?:(?P<number>\d{1,9}[.)])|[-*+])\s+(?P<rest>.*)")
_LABELLED = compile_on_use(r"(?:\((?:[a-z]{1,4}|[A-Z]{1,3}|\d{1,3})\)|(?:\d{1,3}|[A-Za-z])\.)\s")
_RULE = compile_on_use(r"(?=.*---)[\s|:-]++|=+\s*")
FOOTNOTES = compile_on_use(r"\W*footnotes\s*:\W*|-{2,}\s*\(\W*\d+\W*\)\s*-{2,}", re.IGNORECASE)
_DASH = compile_on_use(
    r"((?:part|title|subtitle|chapter|subchapter|appendix|annex|article|division|subdivision)\s++\S++|"
    r"(?:sections?|secs?\.|(?<!§)§++)\s*+\d[\w.,:–—-]*+|^\d+[A-Za-z]?[-.]\d[\w.-]*+)\s++[–—-]\s++",
    re.IGNORECASE,
)
_NOTE = compile_on_use(
    r"(?:Cross |State law |Charter |Federal law |Code |History )?references?(?:\(s\))?\s*[–—:-]|Editor['’]s notes?\b|"
    r"Annotations?\s*[–—:-]",
    re.IGNORECASE,
)
_HISTORY = compile_on_use(r"\(?(?:Code (?:of )?\d{4}|Prior Code|Ord|Res)[^\n]{0,399}", re.IGNORECASE)
_SENTENCE = compile_on_use(r"\b(?:shall|may|must|is|are|hereby)\b")
_ESCAPED = compile_on_use(r"\\([!-/:-@\[-`{-~])")
_LINK = compile_on_use(r"!?\[([^\[\]]*)\]\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)")
_BLOCK_TAG = compile_on_use(
    r"</?(?:br|table|caption|thead|tbody|tfoot|tr|td|th|p|div|ul|ol|li|h[1-6])\b[^<>]*>", re.IGNORECASE
)
_TAG = compile_on_use(r"</?[A-Za-z][^<>]*>")
_HELD = 0xE100
"""From which code point an escaped sign stands while the marks of Markdown are taken away."""
EMPHASIS = str.maketrans("", "", "*_")
"""What may be a mark of emphasis is in no word that is compared: where it is one is a matter of many rules."""


def municode_words(data: bytes, notes: frozenset[str]) -> CodeWords:
    """The words under the headings of the Markdown ``data``, and its notes.

    ``notes``: the words of what the first reader took for history notes; a paragraph counts as one only where it has
    the form of one and is no sentence of the law.
    """
    found = CodeWords(stated=False, left_out=EMPHASIS)
    owner: list[NoteFacts] = []
    begun = False
    for line in _paragraphs(_without_comments(data.decode("utf-8-sig"))):
        if line.startswith("#"):
            depth = len(line) - len(line.lstrip("#"))
            if depth == 1 and not begun:
                continue
            begun, owner = True, []
            found.notes.append(owner)
            title = re.sub(r"\s#+\s*$", "", line.lstrip("# "))
            found.words += split_words(_plain(_DASH.sub(r"\1 ", title, count=1)))
        elif (
            begun and not re.fullmatch(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*", line) and not FOOTNOTES.fullmatch(line.strip())
        ):
            words = " ".join(split_words(_plain(_unmarked(line))))
            alone = not line.startswith("|") and _MARKER.match(line) is None
            if alone and is_note(words, notes):
                owner.append((words, "", "", "", True))
            else:
                found.words += words.split()
    found.notes = [each for each in found.notes if each]
    return found


def is_note(words: str, notes: frozenset[str]) -> bool:
    """Whether a paragraph is a note; a history note only where the first reader took it for one of these ``notes``."""
    return _NOTE.match(words.lstrip("* ")) is not None or (_is_history(words) and words in notes)


def without_dash(words: str) -> str:
    """The words of a heading without the dash between its number and its title."""
    return _DASH.sub(r"\1 ", words, count=1)


def _is_history(words: str) -> bool:
    """Whether a paragraph has the form of a history note: a section, a day or nothing behind the number, no verb."""
    if _HISTORY.fullmatch(words) is None or _SENTENCE.search(words) is not None:
        return False
    dated = re.search(r"§|(?<!\d)\d{1,2}-\d{1,2}-\d{2,4}(?!\d)|(?<!\d)(?:1[89]|20)\d\d(?![\d-])", words) is not None
    return dated or words.startswith("(") or len(words.replace(" No. ", " ").split()) == 2


def _paragraphs(words: str) -> list[str]:
    """Paragraphs with their lines joined; a heading, a row and an item each for itself."""
    found: list[str] = []
    joined = False
    for line in words.splitlines():
        alone = line.startswith(("#", "|")) or _MARKER.match(line) is not None
        if not line.strip():
            joined = False
        elif _RULE.fullmatch(line):
            if joined and "|" not in line:
                found[-1] = f"## {found[-1]}"  # a line under words makes them a heading
            joined = False
        elif alone or not joined:
            found.append(line)
            joined = not line.startswith(("#", "|"))
        else:
            found[-1] += f" {line}"
    return found


def _unmarked(line: str) -> str:
    """A line without the marks of lists and tables: a list's own number counts where the item has no label."""
    if line.startswith("|"):
        return " ".join(re.split(r"(?<!\\)\|", line))
    marked = _MARKER.match(line)
    if marked is None:
        return line.lstrip("> ")
    rest = marked["rest"]
    if not rest.strip():
        return ""
    return rest if marked["number"] is None or _LABELLED.match(rest) else f"{marked['number']} {rest}"


def _plain(words: str) -> str:
    words = _ESCAPED.sub(lambda found: chr(_HELD + ord(found[1])), words)
    words = _TAG.sub("", _BLOCK_TAG.sub(" ", _LINK.sub(r"\1", words)))
    words = unescape(words.replace("`", "").translate(EMPHASIS))
    shown = "".join(chr(ord(sign) - _HELD) if _HELD < ord(sign) < _HELD + 128 else sign for sign in words)
    return shown.translate(EMPHASIS)


def _without_comments(text: str) -> str:
    """``text`` without its closed comments of HTML, in time linear in its length."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join(kept) + text[at:]
