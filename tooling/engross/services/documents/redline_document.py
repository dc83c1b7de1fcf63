"""The redline of two texts of a chapter, and what changes between them in words."""

from __future__ import annotations

from typing import Any

from engross.building import redline_bytes
from engross.diff import compare
from engross.model.law.chapter import Chapter
from engross.model.publication.placed_comment import PlacedComment
from engross.rendering import render
from engross.resources import Templates


def redline_document(
    old: Chapter,
    new: Chapter,
    format_name: str,
    templates: Templates,
    *,
    author: str,
    section: str = "",
    line_numbers: bool = False,
    remarks: tuple[str, ...] = (),
    comments: tuple[PlacedComment, ...] = (),
) -> bytes:
    """The redline of ``new`` against ``old``, or of one ``section`` by number, in one of REDLINE_FORMATS.

    ``author`` is whom tracked changes name, ``remarks`` what the certificate says of the two texts, ``comments`` what
    Word shows beside words of the new text.
    Errors: NotFoundError where there is no such section; EngrossError where
    the proof of the tracked changes fails, or no instructions give the new text.
    """
    if format_name == "instructions":
        from engross.diff.words.word_diff import diff_words
        from engross.instructions import chapter_instructions

        return f"{chapter_instructions(old, new, diff_words, section)}\n".encode()
    return redline_bytes(
        compare(old, new),
        format_name,
        section=section,
        author=author,
        line_numbers=line_numbers,
        templates=templates,
        remarks=remarks,
        comments=comments,
    )


def changes_text(old: Chapter, new: Chapter, *, section: str = "") -> bytes:
    """What changes from ``old`` to ``new``, in words, as text; of the whole chapter, what changes in its rules too."""
    from engross.building import changes_in_rules
    from engross.compose import change_summary

    rules = () if section else changes_in_rules(old, new)
    return render(change_summary(compare(old, new), section=section, rules=rules), "txt")


def changes_data(old: Chapter, new: Chapter, *, section: str = "") -> dict[str, Any]:
    """What changes from ``old`` to ``new`` as data, ready for JSON, and the lines of the summary (``summary``)."""
    from engross.compose import summary_json, summary_lines_json

    comparison = compare(old, new)
    return summary_json(comparison, section) | {"summary": summary_lines_json(comparison, section)}
