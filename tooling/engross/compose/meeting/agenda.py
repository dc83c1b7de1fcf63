"""The agenda of a meeting, and its minutes."""

from __future__ import annotations

from engross.compose.meeting.certificate import meeting_certificate
from engross.compose.notices.record_facts import record_facts
from engross.compose.notices.template import NoticeTemplate, fill_template
from engross.compose.notices.template_facts import meeting_facts, part_facts
from engross.model.meeting.city import City
from engross.model.meeting.date_words import date_words
from engross.model.meeting.meeting import Business, Deadline, Meeting
from engross.model.publication.publication import Publication


def agenda(
    meeting: Meeting,
    city: City,
    business: tuple[Business, ...],
    template: NoticeTemplate,
    deadlines: tuple[Deadline, ...] = (),
) -> Publication:
    """The agenda; ``business`` has an entry for each item. Errors: SourceError where the template is at fault."""
    return _made("Agenda", meeting, city, business, template, deadlines)


def minutes(meeting: Meeting, city: City, business: tuple[Business, ...], template: NoticeTemplate) -> Publication:
    """The minutes, as the meeting's record has it; blanks to be filled in where it has nothing. Errors: as for
    ``agenda``."""
    return _made("Minutes", meeting, city, business, template, ())


def _made(
    what: str,
    meeting: Meeting,
    city: City,
    business: tuple[Business, ...],
    template: NoticeTemplate,
    deadlines: tuple[Deadline, ...],
) -> Publication:
    facts = {**meeting_facts(meeting, city), **part_facts(meeting, business), **record_facts(meeting)}
    return Publication(
        title=f"{what}, {meeting.body.name}, {date_words(meeting.date)}",
        subject=f"{meeting.kind.capitalize()} meeting of the {meeting.body.name}",
        blocks=fill_template(template, facts),
        footer=f"{what} · {meeting.key}",
        certificate=meeting_certificate(meeting, business, deadlines, f"Certificate of the {what.lower()}")
        if deadlines
        else (),
        date=meeting.made.date().isoformat() + "T00:00:00Z",
    )
