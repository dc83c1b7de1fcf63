"""The packet of a meeting, its calendar, and everything that a build makes of a meeting."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from engross.building import document_bytes
from engross.compose.bill.bill_brief import bill_brief
from engross.compose.meeting.hearing_sentences import comment_sentences, hearing_sentence
from engross.compose.meeting.icalendar_file import calendar_ics
from engross.compose.meeting.open_civic_data import civic_event
from engross.compose.meeting.packet import Enclosure, ItemContents, packet, packet_enclosures
from engross.compose.meeting.staff_file import staff_packet
from engross.errors import EngrossError
from engross.model.manifest import Output
from engross.model.meeting.meeting import Attachment, Business
from engross.model.publication.brief_facts import BriefFacts
from engross.model.publication.publication import Publication
from engross.rendering import FORMATS
from engross.rendering.pdf.enclosures import enclose, page_count
from engross.services.documents.brief_document import brief_of
from engross.services.meetings.documents import (
    NOTICE_FORMATS,
    agenda_of,
    as_made,
    minutes_of,
    notice_bytes,
    notice_of,
    staff_file_of,
    without_staff_parts,
)
from engross.services.meetings.loading import LoadedMeeting
from engross.workspace import read_bytes

PACKET_FORMATS = ("pdf", "docx")

ItemChecks = Mapping[str, tuple[str, ...]]
"""What the staff file says that the checks found, by the item's key."""


def packet_bytes(loaded: LoadedMeeting, author: str, format_name: str, *, public: bool = False) -> bytes:
    """The packet in a format, marked as a draft where it is not ``public``; enclosures come into the PDF."""
    contents = _contents_by_item(loaded, author)
    made = without_staff_parts(_packet(loaded, contents, author))
    return _enclosed(loaded, contents, as_made(made, public=public), format_name)


def staff_packet_bytes(loaded: LoadedMeeting, checks: ItemChecks, author: str, format_name: str) -> bytes:
    """The packet with the staff file behind it, in a format: one document for those who prepare the meeting."""
    contents = _contents_by_item(loaded, author)
    made = staff_packet(_packet(loaded, contents, author), staff_file_of(loaded, checks))
    return _enclosed(loaded, contents, as_made(made, public=False), format_name)


def _contents_by_item(loaded: LoadedMeeting, author: str) -> Mapping[str, ItemContents]:
    return {each.item.key: _contents(loaded, each, author) for each in loaded.business}


def _packet(loaded: LoadedMeeting, contents: Mapping[str, ItemContents], author: str) -> Publication:
    return packet(loaded.meeting, loaded.business, agenda_of(loaded), contents, loaded.deadlines, author)


def _enclosed(
    loaded: LoadedMeeting, contents: Mapping[str, ItemContents], made: Publication, format_name: str
) -> bytes:
    data = document_bytes(made, format_name, loaded.templates)
    return enclose(data, packet_enclosures(loaded.meeting, loaded.business, contents)) if format_name == "pdf" else data


def staff_file_bytes(loaded: LoadedMeeting, checks: ItemChecks, format_name: str) -> bytes:
    """The staff file in a format."""
    return document_bytes(staff_file_of(loaded, checks), format_name, loaded.templates)


def _contents(loaded: LoadedMeeting, business: Business, author: str) -> ItemContents:
    item = business.item
    notice = notice_of(loaded, business, None, author, struck=True) if item.notice else None
    enclosures = tuple(_enclosure(loaded, each) for each in item.attachments)
    return ItemContents(notice, enclosures, _brief(loaded, business))


def _brief(loaded: LoadedMeeting, business: Business) -> Publication | None:
    """The brief of an item's draft, of a bill that of each of its drafts; None for an item that is words. What the
    checks found is in the staff file."""
    if business.parts:
        briefs = (_brief(loaded, part) for part in business.parts)
        return bill_brief(business.item.title, "", [each for each in briefs if each is not None])
    if business.draft is None:
        return None
    when = (hearing_sentence(loaded.meeting, business.item),)
    facts = BriefFacts(when, tuple(comment_sentences(loaded.meeting)), questions=None)
    return brief_of(business.draft, business.comparison.old if business.comparison else None, facts)


def _enclosure(loaded: LoadedMeeting, attachment: Attachment) -> Enclosure:
    path = loaded.path.parent / attachment.file
    if not path.resolve().is_relative_to(loaded.workspace.root.resolve()):
        raise EngrossError(f"{attachment.file} is outside the workspace; put the attachment into the meeting's folder")
    data = read_bytes(path)
    return Enclosure(attachment.title, data, page_count(data, attachment.file))


def calendar_bytes(loaded: LoadedMeeting) -> bytes:
    """The calendar of hearing and deadlines (RFC 5545)."""
    return calendar_ics(loaded.meeting, loaded.city, loaded.business, loaded.deadlines)


def civic_bytes(loaded: LoadedMeeting) -> bytes:
    """The meeting as an Open Civic Data event, JSON."""
    event = civic_event(loaded.meeting, loaded.city, loaded.business)
    return (json.dumps(event, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def meeting_outputs(loaded: LoadedMeeting, author: str, checks: ItemChecks) -> Iterator[Output]:
    """Everything that is made of one meeting, as files of the build folder."""
    chapters = [chapter for each in loaded.business for chapter in each.chapters()]
    sources = (loaded.source, loaded.city_source, *(chapter.source for chapter in chapters))
    inputs = tuple(source for source in sources if source is not None)
    versions = tuple(str(chapter.version) for chapter in chapters)
    for name, data in _files(loaded, author, checks):
        yield Output(f"meetings/{loaded.meeting.key}/{name}", data, inputs, versions)


def _files(loaded: LoadedMeeting, author: str, checks: ItemChecks) -> Iterator[tuple[str, bytes]]:
    for name, page in (("agenda", agenda_of(loaded)), ("minutes", minutes_of(loaded))):
        for format_name in FORMATS:
            yield f"{name}.{format_name}", document_bytes(as_made(page, public=False), format_name, loaded.templates)
    for each in loaded.business:
        if each.item.notice is not None:
            for format_name in NOTICE_FORMATS:
                name = f"notice-{each.item.key}"
                yield f"{name}.{format_name}", notice_bytes(loaded, each, None, author, format_name)
                yield f"{name}-clean.{format_name}", notice_bytes(loaded, each, "clean", author, format_name)
    for format_name in PACKET_FORMATS:
        yield f"packet.{format_name}", packet_bytes(loaded, author, format_name)
        yield f"staff.{format_name}", staff_file_bytes(loaded, checks, format_name)
    yield "calendar.ics", calendar_bytes(loaded)
    yield "event.json", civic_bytes(loaded)
