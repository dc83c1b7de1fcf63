"""What the clerk sends out, from a meeting: publications, and their bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from engross.building import document_bytes
from engross.cli.desk import Desk
from engross.compose.agenda import agenda, minutes
from engross.compose.calendar import calendar_ics
from engross.compose.civic import civic_event
from engross.compose.notice import FORMS, hearing_notice
from engross.compose.packet import Contents, Enclosure, enclosures_of, packet
from engross.compose.size import size_of
from engross.errors import EngrossError
from engross.model.manifest import Output
from engross.model.meeting import Attachment, Business, NoticeForm
from engross.model.publication import Publication
from engross.rendering import FORMATS, render
from engross.rendering.enclosures import enclose, pages_of
from engross.workspace import read_bytes

NOTICE_FORMATS = ("docx", "html", "pdf", "txt")
PACKET_FORMATS = ("pdf", "docx")


def agenda_of(desk: Desk) -> Publication:
    """The agenda, with its certificate."""
    return agenda(desk.meeting, desk.city, desk.business, desk.template("agenda.md.jinja"), desk.deadlines)


def minutes_of(desk: Desk) -> Publication:
    """The skeleton of the minutes."""
    return minutes(desk.meeting, desk.city, desk.business, desk.template("minutes.md.jinja"))


def notice_of(desk: Desk, business: Business, form: NoticeForm | None, author: str, *, struck: bool) -> Publication:
    """The notice of an item; ``struck`` False: brackets and capitals in place of strike-through."""
    made = hearing_notice(
        desk.meeting,
        desk.city,
        business,
        desk.template("hearing-notice.md.jinja"),
        form=form,
        struck=struck and desk.city.newspaper.strikes,
        deadlines=desk.deadlines,
    )
    return replace(made, author=author, terms_author=f"{author} (terms only)")


def notice_bytes(desk: Desk, business: Business, form: NoticeForm | None, author: str, format_name: str) -> bytes:
    """The notice in a format; as text it is what the newspaper is sent."""
    if format_name == "txt":
        return render(sent_notice(desk, business, form, author), "txt")
    return document_bytes(notice_of(desk, business, form, author, struck=True), format_name, desk.templates)


def sent_notice(desk: Desk, business: Business, form: NoticeForm | None, author: str) -> Publication:
    """The notice as the newspaper is sent it: alone, without strike-through."""
    return replace(notice_of(desk, business, form, author, struck=False), certificate=(), footer="")


def sizes_of(desk: Desk, business: Business) -> str:
    """The size of an item's notice in each form that can be made of it."""
    told = []
    for form, shown in FORMS.items():
        with suppress(EngrossError):
            # A form that was not asked for and cannot be made, for want of a summary or its facts, has no size.
            size = size_of(notice_of(desk, business, form, "", struck=False), desk.city.newspaper)
            told.append(f"{shown} {size}")
    return "; ".join(told)


def packet_bytes(desk: Desk, author: str, checks: dict[str, tuple[str, ...]], format_name: str) -> bytes:
    """The packet in a format; enclosures come into the PDF."""
    contents = {each.item.key: _contents(desk, each, author, checks) for each in desk.business}
    made = packet(desk.meeting, desk.business, agenda_of(desk), contents, desk.deadlines, author)
    data = document_bytes(made, format_name, desk.templates)
    return enclose(data, enclosures_of(desk.meeting, desk.business, contents)) if format_name == "pdf" else data


def _contents(desk: Desk, business: Business, author: str, checks: dict[str, tuple[str, ...]]) -> Contents:
    item = business.item
    notice = notice_of(desk, business, None, author, struck=True) if item.notice else None
    return Contents(notice, checks.get(item.key, ()), tuple(_enclosure(desk, each) for each in item.attachments))


def _enclosure(desk: Desk, attachment: Attachment) -> Enclosure:
    path = desk.path.parent / attachment.file
    if not path.resolve().is_relative_to(desk.workspace.root.resolve()):
        raise EngrossError(f"{attachment.file} is outside the workspace; put the attachment into the meeting's folder")
    data = read_bytes(path)
    return Enclosure(attachment.title, data, pages_of(data, attachment.file))


def calendar_bytes(desk: Desk) -> bytes:
    """The calendar of hearing and deadlines (RFC 5545)."""
    return calendar_ics(desk.meeting, desk.city, desk.business, desk.deadlines)


def civic_bytes(desk: Desk) -> bytes:
    """The meeting as an Open Civic Data event, JSON."""
    event = civic_event(desk.meeting, desk.city, desk.business)
    return (json.dumps(event, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def meeting_outputs(desk: Desk, author: str, checks: dict[str, tuple[str, ...]]) -> Iterator[Output]:
    """Everything that is made of one meeting, as files of the build folder."""
    chapters = [chapter for each in desk.business for chapter in each.chapters()]
    sources = (desk.meeting.source, desk.city_source, *(chapter.source for chapter in chapters))
    inputs = tuple(source for source in sources if source)
    versions = tuple(str(chapter.version) for chapter in chapters)
    for name, data in _files(desk, author, checks):
        yield Output(f"meetings/{desk.meeting.key}/{name}", data, inputs, versions)


def _files(desk: Desk, author: str, checks: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, bytes]]:
    for name, page in (("agenda", agenda_of(desk)), ("minutes", minutes_of(desk))):
        for format_name in FORMATS:
            yield f"{name}.{format_name}", document_bytes(page, format_name, desk.templates)
    for each in desk.business:
        if each.item.notice is not None:
            for format_name in NOTICE_FORMATS:
                name = f"notice-{each.item.key}"
                yield f"{name}.{format_name}", notice_bytes(desk, each, None, author, format_name)
                yield f"{name}-clean.{format_name}", notice_bytes(desk, each, "clean", author, format_name)
    for format_name in PACKET_FORMATS:
        yield f"packet.{format_name}", packet_bytes(desk, author, checks, format_name)
    yield "calendar.ics", calendar_bytes(desk)
    yield "event.json", civic_bytes(desk)


def folder_of(output: Path) -> Path:
    """The folder that several notices go into. Errors: EngrossError where a file has its name."""
    if output.exists() and not output.is_dir():
        raise EngrossError(f"{output} is a file; several notices need a folder, or name one item with --item")
    return output
