"""Agenda, minutes and legal notices of a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from engross.building import document_bytes
from engross.compose.meeting.agenda import agenda, minutes
from engross.compose.meeting.staff_file import STAFF_LINE, staff_file
from engross.compose.notices.hearing_notice import FORM_WORDS, hearing_notice
from engross.compose.notices.newspaper_size import notice_size
from engross.errors import EngrossError, NotFoundError
from engross.model.meeting.meeting import Business
from engross.model.meeting.notice import NoticeForm
from engross.model.publication.publication import TERMS_ONLY, Line, Publication, Run
from engross.rendering import render
from engross.rendering.heading_outline import title_index
from engross.services.meetings.loading import LoadedMeeting

DRAFT_MARK = "DRAFT, not for the public"
NOTICE_FORMATS = ("docx", "html", "pdf", "txt")
NOTICE_FORMS: tuple[NoticeForm, ...] = tuple(FORM_WORDS)
"""The forms of a notice: with a redline, clean, or a summary."""


def agenda_of(loaded: LoadedMeeting) -> Publication:
    """The agenda."""
    template = loaded.template("agenda.md.jinja")
    return without_staff_parts(agenda(loaded.meeting, loaded.city, loaded.business, template, loaded.deadlines))


def without_staff_parts(made: Publication) -> Publication:
    """A document without its certificate, which is in the staff file, and with a line that says so at its foot."""
    foot = f"{made.short_footer or made.footer} · {STAFF_LINE}"
    return replace(made, certificate=(), footer=foot, short_footer="")


def staff_file_of(loaded: LoadedMeeting, checks: Mapping[str, tuple[str, ...]]) -> Publication:
    """The staff file: what is behind the meeting's public documents; ``checks`` are sentences by the item's key."""
    sizes = {each.item.key: sizes_of(loaded, each) for each in loaded.business if each.item.notice is not None}
    return staff_file(loaded.meeting, loaded.city, loaded.business, loaded.deadlines, checks, sizes)


def minutes_of(loaded: LoadedMeeting) -> Publication:
    """The skeleton of the minutes."""
    return minutes(loaded.meeting, loaded.city, loaded.business, loaded.template("minutes.md.jinja"))


def notice_of(
    loaded: LoadedMeeting, business: Business, form: NoticeForm | None, author: str, *, struck: bool
) -> Publication:
    """The notice of an item; ``struck`` False: brackets and capitals in place of strike-through."""
    made = hearing_notice(
        loaded.meeting,
        loaded.city,
        business,
        loaded.template("hearing-notice.md.jinja"),
        form=form,
        struck=struck and loaded.city.newspaper.strikes,
        deadlines=loaded.deadlines,
    )
    return replace(without_staff_parts(made), author=author, terms_author=author + TERMS_ONLY)


def agenda_bytes(loaded: LoadedMeeting, format_name: str, *, public: bool = False) -> bytes:
    """The agenda in a format; marked as a draft where it is not ``public``."""
    return document_bytes(as_made(agenda_of(loaded), public=public), format_name, loaded.templates)


def minutes_bytes(loaded: LoadedMeeting, format_name: str) -> bytes:
    """The skeleton of the minutes in a format."""
    return document_bytes(minutes_of(loaded), format_name, loaded.templates)


def notice_bytes(
    loaded: LoadedMeeting,
    business: Business,
    form: NoticeForm | None,
    author: str,
    format_name: str,
    *,
    public: bool = False,
) -> bytes:
    """The notice in a format, as text what the newspaper is sent; marked as a draft where it is not ``public``."""
    if format_name == "txt":
        return render(as_made(sent_notice(loaded, business, form, author), public=public), "txt")
    made = as_made(notice_of(loaded, business, form, author, struck=True), public=public)
    return document_bytes(made, format_name, loaded.templates)


def as_made(made: Publication, *, public: bool) -> Publication:
    """A document as it goes out, or, where it is not ``public``, marked as a draft below its title and at the foot of
    every page."""
    if public:
        return made
    mark = Line("legend", (Run(DRAFT_MARK),))
    at = (title_index(made.blocks) or 0) + 1
    foot = " · ".join(filter(None, (DRAFT_MARK, made.footer)))
    return replace(made, blocks=(*made.blocks[:at], mark, *made.blocks[at:]), footer=foot)


def sent_notice(loaded: LoadedMeeting, business: Business, form: NoticeForm | None, author: str) -> Publication:
    """The notice as the newspaper is sent it: alone, without strike-through."""
    return replace(notice_of(loaded, business, form, author, struck=False), footer="")


def items_noticed(loaded: LoadedMeeting, keys: Sequence[str]) -> tuple[Business, ...]:
    """The items called ``keys``; where none is named, every item that has a notice.

    Errors: NotFoundError where an item is not there, or no item has a notice.
    """
    items = tuple(map(loaded.item, keys)) or tuple(each for each in loaded.business if each.item.notice is not None)
    if not items:
        raise NotFoundError(f"the meeting of {loaded.meeting.key} has no hearing; give an item a notice in its file")
    return items


def notices_as_text(notices: Iterable[bytes]) -> bytes:
    """Several notices in the text format as one text, each on a page of its own."""
    return "\n\f\n".join(data.decode("utf-8").rstrip("\n") for data in notices).encode("utf-8") + b"\n"


def sizes_of(loaded: LoadedMeeting, business: Business) -> str:
    """The size of an item's notice in each form that can be made of it."""
    told = []
    for form, shown in FORM_WORDS.items():
        with suppress(EngrossError):
            # A form that was not asked for and cannot be made, for want of a summary or its facts, has no size.
            size = notice_size(notice_of(loaded, business, form, "", struck=False), loaded.city.newspaper)
            told.append(f"{shown} {size}")
    return "; ".join(told)
