"""Comments in the margin: remarks for whoever imports, no law (ISO/IEC 29500-1 § 17.13.4)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engross.importing.source_page import ImportRemark, quoted
from engross.importing.word.element_names import W
from engross.importing.word.zip_package import Package

_PARAGRAPH = f"{W}p"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
"""The names by which Word tells which comments are resolved (MS-DOCX 2.5)."""


def comments(package: Package, root: etree._Element) -> Iterator[ImportRemark]:
    """Each comment in the file, in the order of its place: who says what, beside which words."""
    found = package.related("comments")
    if not found:
        return
    said = {comment.get(f"{W}id", ""): comment for comment in package.tree(found[0]).iter(f"{W}comment")}
    numbers = {paragraph: at for at, paragraph in enumerate(root.iter(_PARAGRAPH), start=1)}
    for reference in root.iter(f"{W}commentReference"):
        paragraph = next(reversed(list(reference.iterancestors(_PARAGRAPH))), None)
        comment = said.pop(reference.get(f"{W}id", ""), None) if paragraph is not None else None
        if paragraph is not None and comment is not None:
            place = f"paragraph {numbers[paragraph]} ({quoted(_words(paragraph), 40)})"
            yield ImportRemark("comment", place, _said(comment))
    for comment in said.values():
        yield ImportRemark("comment", "somewhere in the file", _said(comment))


def open_comments(package: Package) -> tuple[str, ...]:
    """The words of each comment that is not marked as resolved, in the order of the file."""
    found, extended = package.related("comments"), package.related("commentsExtended")
    if not found:
        return ()
    done = {
        each.get(f"{_W15}paraId", "")
        for part in extended
        for each in package.tree(part).iter(f"{_W15}commentEx")
        if each.get(f"{_W15}done") in ("1", "true")
    }
    return tuple(
        _words_of(comment)
        for comment in package.tree(found[0]).iter(f"{W}comment")
        if not done & {paragraph.get(f"{_W14}paraId", "") for paragraph in comment.iter(_PARAGRAPH)}
    )


def _words_of(comment: etree._Element) -> str:
    return " ".join(filter(None, (_words(paragraph) for paragraph in comment.iter(_PARAGRAPH))))


def _said(comment: etree._Element) -> str:
    author = comment.get(f"{W}author", "")
    words = _words_of(comment)
    return f"{author}: {words}" if author else words


def _words(paragraph: etree._Element) -> str:
    return " ".join("".join(text.text or "" for text in paragraph.iter(f"{W}t", f"{W}delText")).split())
