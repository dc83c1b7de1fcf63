"""The first page: what is due, where each chapter stands, a place to drop a file, and what was done last."""

from __future__ import annotations

from http import HTTPStatus
from threading import Timer

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from engross.desk.desk_setting import desk
from engross.desk.form_fields import text_field
from engross.desk.open_desks import note_open, other_desks
from engross.desk.said_lines import say_next
from engross.services.drafting.past_acts import past_acts, undo_act, undone_acts
from engross.services.overview.chapter_cards import chapter_cards
from engross.services.overview.due_acts import due_this_week, listed_meetings
from engross.services.selection.chapter_listing import unread_remarks

home_screen = Blueprint("home", __name__)
_SHOWN_ACTS = 5
_SECONDS_TO_ANSWER = 0.5


@home_screen.get("/")
def home() -> str:
    """The first page."""
    workspace, today = desk().workspace, desk().today()
    acts = past_acts(workspace)
    note_open(desk())
    return render_template(
        "home.html.jinja",
        due=[*due_this_week(workspace, today)],
        cards=[*chapter_cards(workspace, today)],
        meetings=listed_meetings(workspace, today),
        acts=acts[:_SHOWN_ACTS],
        older_acts=acts[_SHOWN_ACTS:],
        undone=undone_acts(acts),
        others=[*other_desks(desk())],
        unread=unread_remarks(workspace),
    )


@home_screen.post("/close")
def close_desk() -> str:
    """End the desk once this answer was sent."""
    Timer(_SECONDS_TO_ANSWER, desk().close).start()
    return render_template("closed.html.jinja")


@home_screen.post("/undo")
def undo_from_page() -> Response:
    """Take an act back."""
    done = undo_act(desk().workspace, text_field("act"), desk().now())
    return redirect(f"/{say_next([done.what + ' is done'])}", HTTPStatus.SEE_OTHER)
