"""Pages that say that what is to be left out stands in brackets: no mark tells which brackets those are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engross.importing.recognition.page_lines import texts_of_page
from engross.importing.source_page import ImportRemark, PageItem, Paragraph, quoted
from engross.patterns import compile_on_use

_SAYS_SO = compile_on_use(
    r"\b(?:matter|text|language|words?|material|deletions?|deleted|omitted)\b[^.]{0,80}\bbrackets?\b"
    r"|\bbracket(?:s|ed)\b[^.]{0,60}\b(?:text|language|matter|words?|material|deletions?|deleted|omitted|old law)\b",
    re.IGNORECASE,
)
"""How a page explains its marks: "[deletions in brackets]", "matter in brackets [ ] is old law to be omitted"."""
_BRACKETED = compile_on_use(r"\[[^\[\]]{1,400}\]")


def say_bracketed_deletions(items: Sequence[PageItem], remarks: list[ImportRemark]) -> None:
    """Remark that words in brackets are read as words of the law, where a page says that they are to be left out."""
    says = next((item for item in items if isinstance(item, Paragraph) and _explains(item.text.plain)), None)
    if says is None:
        return
    found = (mark[0] for text in texts_of_page(items) for mark in _BRACKETED.finditer(text.plain))
    bracketed = [words for words in found if words not in says.text.plain and words.strip("[] ")]
    if bracketed:
        many = "1 stretch" if len(bracketed) == 1 else f"{len(bracketed)} stretches"
        key, first = quoted(says.text.words), quoted(bracketed[0])
        read = f"{key}: {many} of words in brackets, from {first}, are read as words of the law"
        todo = "where they are to be left out, strike them as tracked changes and import the file again"
        remarks.append(ImportRemark("unsure", says.place, f"{read}; {todo}"))


def _explains(words: str) -> bool:
    return "racket" in words.lower() and bool(_SAYS_SO.search(words))
