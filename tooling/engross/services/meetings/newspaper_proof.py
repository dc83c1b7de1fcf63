"""What a newspaper printed, against what it was sent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engross.importing.printed_words import printed_words
from engross.model.meeting.misprint import Misprint
from engross.model.meeting.notice import NoticeForm
from engross.proofreading import proofread
from engross.rendering import render
from engross.services.meetings.documents import notice_of
from engross.services.meetings.loading import LoadedMeeting
from engross.workspace import read_bytes


def words_in_file(path: Path) -> str:
    """The words of a file: txt, md, docx or pdf. Errors: EngrossError where it cannot be read."""
    return printed_words(read_bytes(path), path.name)


def words_of_notice(loaded: LoadedMeeting, key: str, form: NoticeForm | None, author: str) -> str:
    """The words of the notice of item ``key`` as the newspaper is sent them. Errors: NotFoundError."""
    made = notice_of(loaded, loaded.item(key), form, author, struck=False)
    return render(replace(made, footer=""), "txt").decode("utf-8")


def misprints(sent: str, printed: Path) -> tuple[Misprint, ...]:
    """Where the words that were printed differ from those that were sent, the gravest first."""
    return tuple(proofread(sent, words_in_file(printed)))
