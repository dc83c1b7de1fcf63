"""The city: its officers, bodies, newspaper, the times that the law sets with who confirmed them, its hierarchy."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from engross.desk.desk_setting import desk
from engross.desk.form_fields import number_field, text_field
from engross.desk.said_lines import say_next
from engross.desk.screens.acts import act_writer
from engross.errors import EngrossError
from engross.model.meeting.city import Count
from engross.services.meetings.city_editing import hash_of_city_file
from engross.services.meetings.city_file import read_city_file
from engross.services.meetings.new_meetings import answer_rule, confirm_rule

city_screen = Blueprint("city", __name__)
COUNTS: tuple[Count, ...] = ("clear_days", "days", "business_days", "hours")
"""In what the time of a rule is counted."""


@city_screen.get("/city")
def city() -> str:
    """The page of the city."""
    workspace = desk().workspace
    seen = hash_of_city_file(workspace)
    return render_template(
        "city.html.jinja", facts=read_city_file(workspace), hierarchy=workspace.hierarchy(), seen=seen
    )


@city_screen.post("/city/confirm")
def confirm() -> Response:
    """Record that an officer confirmed a rule."""
    by = text_field("by", "who confirms it")
    confirm_rule(desk().workspace, text_field("rule", "the rule"), by, desk().today(), act_writer())
    return redirect(f"{back_to()}{say_next([f'confirmed by {by}'])}#rules", HTTPStatus.SEE_OTHER)


@city_screen.post("/city/answer")
def answer() -> Response:
    """Record the time of a rule that was not known, and who confirmed it."""
    by, amount, count = text_field("by", "who confirms it"), number_field("amount", "the number"), chosen_count()
    answer_rule(desk().workspace, text_field("rule", "the rule"), amount, count, by, desk().today(), act_writer())
    said = say_next([f"the time is recorded, confirmed by {by}"])
    return redirect(f"{back_to()}{said}#rules", HTTPStatus.SEE_OTHER)


def chosen_count() -> Count:
    """In what the time of the form at hand is counted. Errors: EngrossError where that is not chosen."""
    known = next((name for name in COUNTS if name == text_field("count")), None)
    if known is None:
        raise EngrossError("what is counted is not chosen; choose days, clear days, business days or hours")
    return known


def back_to() -> str:
    """The page that the form stands on: that of a meeting that is there, else the city's."""
    key = text_field("meeting")
    there = any(path.stem == key for path in desk().workspace.meetings())
    return f"/meetings/{key}" if there else "/city"
