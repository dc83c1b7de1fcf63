"""A meeting: its last days, what keeps it from the public, its agenda, its notices, its documents."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from engross.desk.desk_setting import desk
from engross.desk.form_fields import day_field, needed_day_field, text_field
from engross.desk.said_lines import say_next
from engross.desk.screens.acts import act_writer
from engross.desk.screens.agenda_form import read_agenda_form
from engross.errors import EngrossError, NotFoundError
from engross.model.meeting.meeting import Business
from engross.model.meeting.notice import State
from engross.model.meeting.public_gate import GateReason, PublicProduct
from engross.services.documents.redline_author import redline_author
from engross.services.meetings.documents import sizes_of
from engross.services.meetings.loading import LoadedMeeting, dates_not_kept, last_days, load_meeting, notes_on_dates
from engross.services.meetings.meeting_editing import (
    closed_days,
    days_of_publication,
    edit_meeting,
    item_moved_beside,
    moved_item,
)
from engross.services.meetings.new_meetings import make_meeting
from engross.services.meetings.notice_states import RecordedStep, record_state, undo_state
from engross.services.meetings.public_gate import (
    override_of,
    record_override,
    standing_reasons,
    standing_reasons_by_product,
)
from engross.services.overview.chapter_cards import chapter_cards
from engross.services.overview.due_acts import listed_meetings
from engross.values import dataclass

meeting_screen = Blueprint("meeting", __name__)
"""The pages of a meeting before it is held."""
_CLOSED_DAYS_SHOWN = 70
_NEXT_STATES: dict[State | None, tuple[State, ...]] = {
    None: ("drafted", "sent"),
    "drafted": ("sent",),
    "sent": ("published",),
    # What was printed is compared with what was sent first, and then shown by the affidavit: each with its file.
    "published": (),
    "proofed": (),
    "affidavit": (),
}


@dataclass(frozen=True, slots=True)
class Blocker:
    """Something that keeps documents of a meeting from the public: what it is, and of which documents."""

    reason: GateReason
    products: tuple[PublicProduct, ...]


@meeting_screen.get("/meetings/<key>")
def meeting(key: str) -> str:
    """The page of a meeting."""
    loaded, today = load_meeting(desk().workspace, meeting_key(key)), desk().today()
    blockers: list[Blocker] = []
    unmade = ""
    try:
        blockers = _blockers(loaded, today)
    except EngrossError as fault:
        # A document that cannot be made is corrected by the forms of this page: it is shown all the same.
        unmade = str(fault)
    return render_template(
        "meeting.html.jinja",
        loaded=loaded,
        meeting=loaded.meeting,
        ladder=last_days(loaded, today),
        wrong_dates=dates_not_kept(loaded),
        notes=notes_on_dates(loaded),
        blockers=blockers,
        unmade=unmade,
        notices=[_notice_row(loaded, each) for each in loaded.business if each.item.notice is not None],
        days={item.key: days_of_publication(loaded, item) for item in loaded.meeting.items()},
        closed=[*closed_days(loaded, today, _CLOSED_DAYS_SHOWN)],
        chapters=[*chapter_cards(desk().workspace, today)],
    )


@meeting_screen.post("/meetings")
def new_meeting() -> Response:
    """Copy a meeting to another day."""
    day = needed_day_field("day", "the date of the new meeting")
    made = make_meeting(desk().workspace, day, text_field("copied"), desk().today(), act_writer())
    return _back(made.meeting.key, ["the meeting is copied; nothing is posted or recorded of it yet", *made.remarks])


@meeting_screen.post("/meetings/<key>/edit")
def edit(key: str) -> Response:
    """Write what the form has, with one item of the agenda moved where the form says so."""
    loaded = load_meeting(desk().workspace, meeting_key(key))
    if text_field("seen") != loaded.source.sha256:
        raise EngrossError(
            "this meeting was changed in another window or by somebody else since this page was loaded; go back, load "
            "the page again, and fill in the form anew"
        )
    move = text_field("move")
    if move:
        where, _, keys = move.partition(":")
        item, _, other = keys.partition(":")
        wanted = read_agenda_form(loaded)
        if other:
            made = item_moved_beside(wanted, item, other, after=where == "after")
        else:
            made = moved_item(wanted, item, -1 if where == "up" else 1)
        edit_meeting(loaded, made, act_writer())
        return redirect(f"/meetings/{loaded.meeting.key}#item-{item}", HTTPStatus.SEE_OTHER)
    edit_meeting(loaded, read_agenda_form(loaded), act_writer())
    return _back(loaded.meeting.key, ["the meeting is saved"])


@meeting_screen.post("/meetings/<key>/override")
def override(key: str) -> Response:
    """Record that documents go out in spite of a blocker, who decided it, and why."""
    by, why = text_field("by", "who decides it"), text_field("reason", "the reason")
    wanted = text_field("blocker", "what is let out")
    loaded = load_meeting(desk().workspace, meeting_key(key))
    for product, standing in standing_reasons_by_product(loaded, desk().today()).items():
        reasons = [reason for reason in standing if reason.key == wanted]
        if reasons:
            made = override_of(product, reasons, why, by, desk().today())
            record_override(load_meeting(desk().workspace, meeting_key(key)), made, act_writer())
    return _back(meeting_key(key), [f"it goes out all the same, by the decision of {by}: {why}"], "#blockers")


@meeting_screen.post("/meetings/<key>/notices/<item>")
def record(key: str, item: str) -> Response:
    """Record what became of a notice, or take the last record back."""
    loaded, today = load_meeting(desk().workspace, meeting_key(key)), desk().today()
    state = text_field("state", "what became of the notice")
    if state == "undo":
        undone = undo_state(loaded, item, today, act_writer())
        return _back(loaded.meeting.key, [f"the notice is no longer recorded as {undone.state}"], "#notices")
    known = next((name for name in _NEXT_STATES if name == state), None)
    if known is None:
        raise EngrossError("this is nothing that a notice can be; choose one of the list")
    on = day_field("on", "the day") or today
    if known == "sent":
        _require_open(loaded, item, on)
    step, _ = record_state(
        loaded, item, RecordedStep(known, on, page=text_field("page")), today, _author(), act_writer()
    )
    return _back(loaded.meeting.key, [f"the notice of item {item} is {step.state}"], "#notices")


def meeting_key(wanted: str) -> str:
    """The key of a meeting that is there, by its own name alone. Errors: NotFoundError."""
    if all(each.key != wanted for each in listed_meetings(desk().workspace, desk().today())):
        raise NotFoundError("there is no such meeting any more; choose one on the first page")
    return wanted


def _require_open(loaded: LoadedMeeting, item: str, on: date) -> None:
    """Errors: EngrossError where something keeps the notice back."""
    reasons = standing_reasons(loaded, "notice", (item,), on)
    if reasons:
        told = "; ".join(reason.words for reason in reasons)
        raise EngrossError(f"the notice must not go out yet: {told}. Mend it, or decide that it goes out all the same")


def _blockers(loaded: LoadedMeeting, today: date) -> list[Blocker]:
    """What keeps documents back, that which was decided otherwise left out, by item."""
    products: dict[str, list[PublicProduct]] = {}
    reasons: dict[str, GateReason] = {}
    for product, standing in standing_reasons_by_product(loaded, today).items():
        for reason in standing:
            products.setdefault(reason.key, []).append(product)
            reasons[reason.key] = reason
    return [Blocker(reason, tuple(products[key])) for key, reason in reasons.items()]


def _notice_row(loaded: LoadedMeeting, business: Business) -> dict[str, object]:
    notice = business.item.notice
    assert notice is not None  # noqa: S101 - only hearings come here
    return {
        "item": business.item,
        "title": business.draft.title if business.draft else business.item.words or business.item.title,
        "notice": notice,
        "sizes": sizes_of(loaded, business).split("; "),
        "next": _NEXT_STATES[notice.state],
        "to_compare": notice.state in ("sent", "published"),
        "to_swear": [day for day in notice.insertions if notice.insertion_state(day) == "proofed"],
    }


def _author() -> str:
    return redline_author(desk().workspace)


def _back(key: str, lines: list[str], place: str = "") -> Response:
    return redirect(f"/meetings/{key}{say_next(lines)}{place}", HTTPStatus.SEE_OTHER)
