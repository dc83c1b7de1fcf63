"""Checks of pictures: whether each can be shown, and says in words what it shows."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.analysis.prepared_draft import PreparedDraft
from engross.checks.analysis.text_blocks import TextBlock
from engross.checks.remark import Remark
from engross.model.law.picture import ChapterPicture, names_no_file
from engross.model.law.text import Tag

_NO_WORDS = frozenset(("picture", "image", "figure", "graphic", "img"))
"""What programs write for a text alternative where they know none."""
_ON_PAGES_ALONE = frozenset(("svg", "webp"))


def picture_not_shown(prepared: PreparedDraft) -> Iterator[Remark]:
    """A picture whose file is not beside the chapter, cannot be shown, or that has no text alternative.

    Every format shows its words in brackets in its place; without words it shows nothing at all. The file stands in the
    folder of the chapter and is called by its name alone; it is a PNG, JPEG or GIF of at most 8 MB and 50 million
    pixels, whole, and no link. Nothing is fetched from an address. Put the file there, or correct ``src`` and ``alt``.
    """
    faults = {picture.name: picture.fault for picture in prepared.draft.chapter.pictures}
    for passage, tag in _pictures(prepared):
        fault = names_no_file(tag.value) or faults.get(tag.value, "")
        if fault:
            message = f"the picture {tag.value[:80]!r} is told by its words alone: {fault}"
            yield passage.remark(tag.start, tag.end, message, "put the file beside the chapter, or correct src")
        if tag.start == tag.end:
            message = f"the picture {tag.value[:80]!r} has no text alternative, and is shown nowhere"
            yield passage.remark(tag.start, tag.end, message, "say in alt what it shows")


def picture_told_in_part(prepared: PreparedDraft) -> Iterator[Remark]:
    """A picture that some formats cannot show, or whose text alternative says nothing.

    SVG and WebP are shown on web pages (WebP in PDF files too); other files have the words in their place: save the
    picture as PNG. Of an animated picture, paper shows the first frame alone: save each frame that the law means as a
    picture. A PDF that is to be kept has the words of a picture in the colors of print (CMYK): save it in RGB. The
    words "picture" or "image" tell those who hear the page, and readers of plain text, nothing: say in ``alt`` what
    the picture shows, as the law means it.
    """
    shown = {picture.name: picture for picture in prepared.draft.chapter.pictures if not picture.fault}
    for passage, tag in _pictures(prepared):
        picture = shown.get(tag.value)
        for what, hint in _shown_in_part(picture) if picture is not None else ():
            yield passage.remark(tag.start, tag.end, f"the picture {tag.value!r} {what}", hint)
        words = passage.text.plain[tag.start : tag.end]
        if words.strip(" .").casefold() in _NO_WORDS:
            message = f"the text alternative “{words}” does not say what the picture shows"
            yield passage.remark(tag.start, tag.end, message, "say in alt what it shows")


def _shown_in_part(picture: ChapterPicture) -> Iterator[tuple[str, str]]:
    """What some formats do not show of a picture, and how to mend it."""
    if picture.kind in _ON_PAGES_ALONE:
        files = "Word and PDF files" if picture.kind == "svg" else "Word files"
        yield f"is {picture.kind.upper()}, which {files} have only the words of", "save it as PNG"
    if picture.animated:
        yield "is animated, of which paper shows only the first frame", "save it as a picture that does not move"
    if picture.cmyk:
        yield "is in CMYK, which a PDF to be kept has only the words of", "save it in RGB"


def _pictures(prepared: PreparedDraft) -> Iterator[tuple[TextBlock, Tag]]:
    for passage in prepared.passages:
        if passage.text.tags:
            yield from ((passage, tag) for tag in passage.text.tags if tag.kind == "img")
