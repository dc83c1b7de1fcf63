"""The clean copy of a text of a chapter."""

from __future__ import annotations

from engross.compose import clean_copy
from engross.model.law.chapter import Chapter
from engross.rendering import render
from engross.resources import Templates


def clean_document(
    chapter: Chapter, format_name: str, templates: Templates, *, section: str = "", line_numbers: bool = False
) -> bytes:
    """The clean copy of a text, or of one ``section`` of it by number, in one of DOCUMENT_FORMATS.

    ``line_numbers``: in Word, its lines are numbered. Errors: NotFoundError where there is no such section.
    """
    return render(clean_copy(chapter, section=section, line_numbers=line_numbers), format_name, templates)
