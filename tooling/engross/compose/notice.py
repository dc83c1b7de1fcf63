"""The legal notice of a public hearing."""

from __future__ import annotations

from dataclasses import replace

from engross.compose.facts import meeting_facts, notice_facts
from engross.compose.gist import gist_of
from engross.compose.law import law_of
from engross.compose.newspaper import LEGEND, plain_marks
from engross.compose.provenance import notice_certificate
from engross.compose.size import size_of
from engross.compose.sources import short_hash
from engross.compose.template import Blocks, Template, fill
from engross.errors import EngrossError
from engross.meetings.subject import subject_of, subject_words
from engross.model.city import City
from engross.model.meeting import Business, Deadline, Meeting, NoticeForm
from engross.model.publication import Publication

FORMS: dict[NoticeForm, str] = {"redline": "with redline", "clean": "with clean text", "summary": "with a summary"}
"""What each form is called."""


def hearing_notice(
    meeting: Meeting,
    city: City,
    business: Business,
    template: Template,
    *,
    form: NoticeForm | None = None,
    struck: bool = True,
    deadlines: tuple[Deadline, ...] = (),
) -> Publication:
    """The notice of the hearing on ``business``, in ``form`` (default: the one that the meeting's file names).

    ``struck`` False is for where there is no strike-through: brackets and capitals, with a legend. ``deadlines`` go
    on the certificate. Errors: EngrossError where the item has no notice or no summary to show; SourceError where
    the template is at fault.
    """
    item = business.item
    notice = item.notice
    if notice is None:
        raise EngrossError(f"item {item.key!r} has no hearing: give it a notice in the meeting's file")
    form = form or notice.form
    summary = notice.summary or gist_of(business)
    if form == "summary" and not summary:
        raise EngrossError(f"item {item.key!r} has no summary: write one under notice, summary, in the meeting's file")
    law = law_of(business, form) if form != "summary" else ()
    legend = ""
    if not struck and (plain := plain_marks(law)) != law:
        law, legend = plain, LEGEND
    facts = {**meeting_facts(meeting, city), **notice_facts(business, notice, form, Blocks(law), legend, summary)}
    subject = subject_words(subject_of(business))
    draft = business.draft
    made = Publication(
        title=f"Legal Notice of Public Hearing: {subject}",
        subject=f"{meeting.body.name}, {meeting.date.isoformat()}",
        blocks=fill(template, facts),
        footer=f"Legal notice · {meeting.key} · item {item.key} · {FORMS[form]}"
        + (f" · draft sha256 {short_hash(draft)}" if draft else ""),
        date=meeting.made.date().isoformat() + "T00:00:00Z",
    )
    words = str(size_of(made, city.newspaper))
    return replace(made, certificate=notice_certificate(meeting, business, deadlines, words))
