"""The packet of a meeting: agenda, and for each item brief, notice, redline, clean copy, changes and checks, in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from engross.compose.law.clean_copy import clean_copy
from engross.compose.law.redline import redline
from engross.compose.meeting.certificate import meeting_certificate
from engross.compose.notices.template_facts import item_letter
from engross.compose.own_anchors import with_own_anchors
from engross.errors import EngrossError
from engross.meetings.clock_times import clock_words
from engross.meetings.dates_in_words import long_day
from engross.meetings.item_subject import subject_of, subject_words
from engross.model.authorship import AUTHOR
from engross.model.comparison.comparison import Comparison
from engross.model.law.roman import roman
from engross.model.meeting.date_words import date_words
from engross.model.meeting.meeting import Business, Deadline, Meeting, PacketForm
from engross.model.publication.publication import Line, PageBlock, PageBreak, Publication, Run, Style
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A PDF that goes into the packet: its title there, its file's bytes, how many pages it has."""

    title: str
    data: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class ItemContents:
    """What goes in under an item besides its law: the notice, the enclosures, the brief."""

    notice: Publication | None = None
    enclosures: tuple[Enclosure, ...] = ()
    brief: Publication | None = None


def packet(
    meeting: Meeting,
    business: tuple[Business, ...],
    agenda: Publication,
    contents: Mapping[str, ItemContents],
    deadlines: tuple[Deadline, ...] = (),
    author: str = AUTHOR,
) -> Publication:
    """The packet: the agenda, and each item's text once, as notice, redline or clean copy.

    ``contents`` has an entry for each item's key. It is a book: its contents have page numbers. In a format with pages,
    room is left in the numbering for the enclosures, whose pages come behind the line that names them
    (``packet_enclosures``). Errors: EngrossError where an item cannot be shown as the meeting's file says.
    """
    day = date_words(meeting.date)
    title = f"{meeting.body.name}: packet for {day}"
    when = f"{meeting.kind.capitalize()} meeting, {long_day(meeting.date)}, {clock_words(meeting.time)}"
    blocks: list[PageBlock] = [Line("title", (Run(title),)), Line("subtitle", (Run(when),))]
    blocks += [PageBreak(), *_at("agenda", _under(agenda.blocks, "agenda", "title"))]
    for heading, each in _placed(meeting, business):
        parts = list(_item(heading, each, contents[each.item.key]))
        if parts:
            blocks += [PageBreak(), Line("title", (Run(heading),), anchor=f"item-{each.item.key}"), *parts]
    return Publication(
        title=title,
        subject=f"{meeting.kind.capitalize()} meeting of the {meeting.body.name}, {day}",
        blocks=tuple(_without_double_breaks(blocks)),
        footer=f"Packet · {meeting.key}",
        certificate=meeting_certificate(meeting, business, deadlines, "Certificate of the packet"),
        author=author,
        terms_author=f"{author} (terms only)",
        date=meeting.made.date().isoformat() + "T00:00:00Z",
        book=True,
        contents_depth=1,
    )


def packet_enclosures(
    meeting: Meeting, business: tuple[Business, ...], contents: Mapping[str, ItemContents]
) -> tuple[tuple[str, bytes], ...]:
    """Each enclosure's heading in the packet and its bytes, in order."""
    return tuple(
        (_enclosed(heading, number, enclosure), enclosure.data)
        for heading, each in _placed(meeting, business)
        for number, enclosure in enumerate(contents[each.item.key].enclosures, 1)
    )


def _placed(meeting: Meeting, business: tuple[Business, ...]) -> Iterator[tuple[str, Business]]:
    """Each item with its heading: ``III. A. Chapter 84, …``."""
    by_key = {each.item.key: each for each in business}
    for number, part in enumerate(meeting.parts, 1):
        for at, item in enumerate(part.items):
            subject = subject_of(by_key[item.key])
            words = f"New ordinance, {subject.title}" if subject.fresh else subject_words(subject)
            yield f"{roman(number)}. {item_letter(at)}. {words}", by_key[item.key]


def _at(anchor: str, blocks: Iterator[PageBlock]) -> Iterator[PageBlock]:
    """``blocks``, the first line of which can be linked to by ``anchor``."""
    first = next(blocks)
    yield replace(first, anchor=anchor) if isinstance(first, Line) else first
    yield from blocks


def packet_form(business: Business) -> PacketForm:
    """How the packet shows the text of an item: as the meeting's file says, else the notice of a hearing, else the
    redline, else the clean copy; empty for an item that is about no chapter.

    Errors: EngrossError where the file asks for a notice or a redline that there is none of.
    """
    item = business.item
    if not business.chapters():
        return ""
    possible: dict[PacketForm, bool] = {
        "notice": item.notice is not None,
        "redline": any(part.comparison is not None for part in business.by_chapter()),
        "clean": True,
    }
    if item.packet and not possible[item.packet]:
        wanted = "no hearing" if item.packet == "notice" else "no earlier version to compare with"
        raise EngrossError(
            f"item {item.key!r}: packet is {item.packet!r} in the meeting's file, and it has {wanted}; choose another "
            "form"
        )
    return item.packet or next(form for form, there in possible.items() if there)


def _item(heading: str, business: Business, contents: ItemContents) -> Iterator[PageBlock]:
    key, form = business.item.key, packet_form(business)
    if contents.brief is not None:
        yield from _under(contents.brief.blocks[1:], f"{key}-brief", "heading")
        yield PageBreak()
    if form == "notice" and contents.notice is not None:
        yield from _under(contents.notice.blocks, f"{key}-notice", "heading")
    elif form:
        for at, part in enumerate(business.by_chapter(), 1):
            yield from _text(part, form, f"{key}-{at}" if business.parts else key)
    for number, enclosure in enumerate(contents.enclosures, 1):
        yield PageBreak()
        yield _heading(_enclosed(heading, number, enclosure))
        pages = f"{enclosure.pages} page{'s' if enclosure.pages > 1 else ''}"
        yield Line("body", (Run(f"{pages}, in the PDF of this packet."),))
        yield PageBreak(enclosure.pages)


def _text(business: Business, form: PacketForm, name: str) -> Iterator[PageBlock]:
    """The text of one chapter of an item: its redline, where it is asked for and there is one, else its clean copy."""
    if form == "redline" and business.comparison is not None:
        yield _heading(_redline_name(business.comparison))
        yield from _under(redline(business.comparison).blocks, f"{name}-redline", "heading")
    elif business.draft is not None:
        yield _heading(f"Clean copy: {business.draft.version.words}")
        yield from _under(clean_copy(business.draft).blocks, f"{name}-clean", "heading")


def _redline_name(comparison: Comparison) -> str:
    return f"Redline: {comparison.new.version.words} against {comparison.old.version.words}"


def _enclosed(heading: str, number: int, enclosure: Enclosure) -> str:
    place = ". ".join(heading.split(". ", 2)[:2])
    return f"{place}. Attachment {number}: {enclosure.title}"


def _heading(words: str) -> Line:
    return Line("heading", (Run(words),))


def _under(blocks: tuple[PageBlock, ...], name: str, top: Style) -> Iterator[PageBlock]:
    """A document's blocks as part of a larger one: its title at the rank of ``top``, its anchors its own."""
    ranks: dict[Style, Style] = {"title": top, "heading": "section" if top == "heading" else "heading"}
    for block in with_own_anchors(blocks, name):
        yield replace(block, style=ranks.get(block.style, block.style)) if isinstance(block, Line) else block


def _without_double_breaks(blocks: list[PageBlock]) -> Iterator[PageBlock]:
    """``blocks`` without a page break right behind a heading's or another's: no page stays empty."""
    last: PageBlock | None = None
    for block in blocks:
        behind = isinstance(last, PageBreak) or (isinstance(last, Line) and last.style == "title")
        if isinstance(block, PageBreak) and not block.inserted and behind:
            continue
        yield block
        last = block
