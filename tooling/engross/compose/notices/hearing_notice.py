"""The legal notice of a public hearing."""

from __future__ import annotations

from dataclasses import replace

from engross.compose.meeting.certificate import notice_certificate
from engross.compose.notices.law_summary import law_summary
from engross.compose.notices.newspaper_marks import LEGEND, bracketed_marks
from engross.compose.notices.newspaper_size import notice_size
from engross.compose.notices.noticed_law import noticed_law
from engross.compose.notices.template import Blocks, NoticeTemplate, fill_template
from engross.compose.notices.template_facts import meeting_facts, notice_facts
from engross.compose.source_names import short_hash
from engross.errors import EngrossError
from engross.meetings.item_subject import subject_of, subject_words
from engross.model.meeting.city import City
from engross.model.meeting.meeting import Business, Deadline, Meeting
from engross.model.meeting.notice import NoticeForm
from engross.model.publication.publication import Publication

FORM_WORDS: dict[NoticeForm, str] = {"redline": "with redline", "clean": "with clean text", "summary": "with a summary"}
"""What each form is called."""


def hearing_notice(
    meeting: Meeting,
    city: City,
    business: Business,
    template: NoticeTemplate,
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
    summary = notice.summary or law_summary(business)
    if form == "summary" and not summary:
        raise EngrossError(f"item {item.key!r} has no summary: write one under notice, summary, in the meeting's file")
    law = noticed_law(business, form) if form != "summary" else ()
    legend = ""
    if not struck and (plain := bracketed_marks(law)) != law:
        law, legend = plain, LEGEND
    facts = {**meeting_facts(meeting, city), **notice_facts(business, notice, form, Blocks(law), legend, summary)}
    subject = subject_words(subject_of(business))
    footer = f"Legal notice · {meeting.key} · item {item.key} · {FORM_WORDS[form]}"
    made = Publication(
        title=f"Legal Notice of Public Hearing: {subject}",
        subject=f"{meeting.body.name}, {meeting.date.isoformat()}",
        blocks=fill_template(template, facts),
        footer=footer + "".join(f" · draft sha256 {short_hash(draft)}" for draft in business.drafts()),
        short_footer=footer,
        date=meeting.made.date().isoformat() + "T00:00:00Z",
    )
    words = str(notice_size(made, city.newspaper))
    return replace(made, certificate=notice_certificate(meeting, business, deadlines, words))
