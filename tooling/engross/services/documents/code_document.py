"""The whole code of a workspace as one document."""

from __future__ import annotations

from datetime import date

from engross.compose import whole_code
from engross.errors import SourceError
from engross.model.law.chapter import Chapter
from engross.rendering import render
from engross.values import dataclass
from engross.workspace import Workspace, load, relative_name

CODE_FORMATS = ("html", "pdf", "docx")
"""The names of the formats that the whole code can be had in."""


@dataclass(frozen=True, slots=True)
class CodeText:
    """The ``chapters`` of a code as they are the law on ``day``, by folder name.

    ``unreadable``: a sentence for each chapter that is left out because its file is wrong; ``remarks``: what else is to
    be said, a sentence each.
    """

    day: date
    chapters: tuple[Chapter, ...]
    unreadable: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def code_text(workspace: Workspace, day: date) -> CodeText:
    """Every chapter of ``workspace`` in the text that is the law on ``day``."""
    chapters: list[Chapter] = []
    unreadable: list[str] = []
    remarks: list[str] = []
    hierarchy = workspace.hierarchy()
    for folder in workspace.chapters():
        try:
            timeline = folder.timeline()
            law = timeline.in_force(day)
            if law is None:
                remarks.append(f"{folder.name} is left out: no text of it is the law on {day.isoformat()}")
                continue
            path = folder.file_of(law.version).path
            chapters.append(load(path, relative_name(workspace.root, path), hierarchy))
            remarks += [f"{folder.name}: {remark}" for remark in timeline.remarks(day)]
        except SourceError as fault:
            unreadable.append(f"{folder.name} is left out: {fault}")
    return CodeText(day, tuple(chapters), tuple(unreadable), tuple(remarks))


def code_document(workspace: Workspace, text: CodeText, format_name: str) -> bytes:
    """``text`` as one document in one of CODE_FORMATS. Errors: OutputError where the format cannot show its words."""
    publication = whole_code(workspace.place_name(), text.chapters, text.day, text.unreadable)
    return render(publication, format_name, workspace.templates())
