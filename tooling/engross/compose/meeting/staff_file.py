"""The staff file of a meeting: what is behind its public documents, and is no part of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from engross.compose.meeting.certificate import meeting_certificate
from engross.compose.own_anchors import with_own_anchors
from engross.meetings.dates_in_words import long_day
from engross.model.meeting.city import City
from engross.model.meeting.date_words import date_words
from engross.model.meeting.meeting import Business, Deadline, Meeting
from engross.model.publication.publication import Line, PageBlock, PageBreak, Publication, Run

STAFF_LINE = "sources and checks: the clerk's staff file"
"""What a public document says of its hashes, rules and findings, at its foot."""


def staff_file(
    meeting: Meeting,
    city: City,
    business: tuple[Business, ...],
    deadlines: tuple[Deadline, ...],
    findings: Mapping[str, tuple[str, ...]],
    sizes: Mapping[str, str],
) -> Publication:
    """Open questions, what went out in spite of what was wrong, what the checks found, the sizes of the notices, the
    files with their hashes, and every rule that was applied.

    ``findings`` are sentences by the item's key, ``sizes`` the size of each notice by its item's key.
    """
    title = f"Staff file: {meeting.body.name}, {date_words(meeting.date)}"
    return Publication(
        title=title,
        subject=f"{meeting.kind.capitalize()} meeting: not for the public",
        blocks=(
            Line("title", (Run(title),)),
            *_listed("Open questions", _questions(city, deadlines), "None."),
            *_listed("Made public in spite of what was wrong", _overrides(meeting), "Nothing."),
            Line("heading", (Run("What the checks found"),)),
            *(block for each in business for block in _found(each, findings.get(each.item.key, ()))),
            *_listed("Size of the notices", (f"item {key}: {size}" for key, size in sizes.items()), "No notices."),
            *meeting_certificate(meeting, business, deadlines, "Sources"),
        ),
        footer=f"Staff file, not for the public · {meeting.key}",
        date=meeting.made.date().isoformat() + "T00:00:00Z",
    )


def staff_packet(packet: Publication, staff: Publication) -> Publication:
    """A ``packet`` and the ``staff`` file of the same meeting as one document, which is not for the public: the staff
    file is its last part, in its contents as the others are, and has the certificate."""
    return replace(
        packet,
        title=f"{packet.title}, with the staff file",
        subject=staff.subject,
        blocks=(*packet.blocks, PageBreak(), *with_own_anchors(staff.blocks, "staff")),
        footer=f"{packet.footer} · with the staff file",
        short_footer="",
        certificate=(),
    )


def _listed(heading: str, lines: Iterable[str], otherwise: str) -> Iterator[Line]:
    """A heading, and a line each; where there is none, that."""
    yield Line("heading", (Run(heading),))
    there = tuple(lines)
    yield from (_entry(words) for words in there)
    if not there:
        yield Line("body", (Run(otherwise),))


def _questions(city: City, deadlines: Iterable[Deadline]) -> Iterator[str]:
    asked = [deadline.rule.question for deadline in deadlines if deadline.last is None]
    remarks = [deadline.remark for deadline in deadlines if deadline.remark]
    yield from dict.fromkeys(filter(None, (*asked, city.newspaper.question, *remarks)))


def _overrides(meeting: Meeting) -> Iterator[str]:
    for each in meeting.overrides:
        yield f"The {each.product}, by {each.by} on {long_day(each.on)}: {each.reason} ({'; '.join(each.covers)})"


def _found(business: Business, found: tuple[str, ...]) -> Iterator[PageBlock]:
    """What was found of one item, under its key."""
    if not business.chapters() and not found:
        return
    yield Line("section", (Run(f"Item {business.item.key}"),))
    yield from (_entry(words) for words in found or ("The checks found nothing.",))


def _entry(words: str) -> Line:
    return Line("item", (Run(words),), (Run("–"),), level=1)
