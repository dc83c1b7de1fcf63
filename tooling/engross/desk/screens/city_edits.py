"""What is changed on the page of the city: officers, bodies, the newspaper, the times that the law sets."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from http import HTTPStatus

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from engross.desk.desk_setting import desk
from engross.desk.form_fields import number_field, text_field
from engross.desk.said_lines import say_next
from engross.desk.screens.acts import act_writer
from engross.desk.screens.city_page import chosen_count
from engross.errors import EngrossError
from engross.model.meeting.city import CityTable, Newspaper
from engross.services.meetings.city_editing import change_rule, edit_entry, edit_newspaper, remove_entry

city_edits_screen = Blueprint("city_edits", __name__)
_FIELDS: dict[CityTable, tuple[tuple[str, str], ...]] = {
    "officer": (("name", "the name"), ("title", "the office"), ("email", "")),
    "body": (("name", "the full name"), ("short", "the short name")),
}
"""The fields of an officer and of a body, each with what it is called where it may not be empty."""


@city_edits_screen.post("/city/<table>")
def edit_city_entry(table: str) -> Response:
    """Write an officer or a body, or take it out."""
    known = next((each for each in _FIELDS if each == table), None)
    if known is None:
        raise EngrossError("there is no such list of the city; go back and load the page again")
    key, seen = text_field("key"), text_field("seen")
    if text_field("remove") == "yes":
        remove_entry(desk().workspace, known, key, seen, act_writer())
        return _city("it is taken out of the city’s file", known)
    values = {name: text_field(name, called) for name, called in _FIELDS[known]}
    edit_entry(desk().workspace, known, key, values, seen, act_writer())
    return _city(f"{values['name']} is saved", known)


@city_edits_screen.post("/city/newspaper")
def edit_city_newspaper() -> Response:
    """Write what is known of the newspaper."""
    days = tuple(sorted({int(day) for day in request.form.getlist("day") if day in {*"0123456"}}))
    newspaper = Newspaper(
        text_field("name"),
        _amount("rate", "the price of a column inch"),
        number_field("line", "the characters of a line") if text_field("line") else None,
        _amount("lines", "the lines of an inch"),
        request.form.get("strikes") == "yes",
        "",
        days,
    )
    edit_newspaper(desk().workspace, newspaper, text_field("seen"), act_writer())
    return _city("what is known of the newspaper is saved", "newspaper")


@city_edits_screen.post("/city/time")
def change_time() -> Response:
    """Write another time of a rule, with who confirmed it."""
    by, amount = text_field("by", "who confirms it"), number_field("amount", "the number")
    count, rule, seen = chosen_count(), text_field("rule", "the rule"), text_field("seen")
    change_rule(desk().workspace, rule, amount, count, by, desk().today(), seen, act_writer())
    return _city(f"the time is changed, confirmed by {by}", "rules")


def _amount(name: str, called: str) -> Decimal | None:
    """The number in a field; None where it is empty. Errors: EngrossError where it is none, or none that can be."""
    words = text_field(name)
    if not words:
        return None
    try:
        found = Decimal(words.removeprefix("$"))
    except InvalidOperation:
        found = Decimal(-1)
    if not found.is_finite() or not 0 < found < 10_000:
        raise EngrossError(f"{called}: “{words}” is no number that it can be; write it as 12 or 12.50")
    return found


def _city(line: str, place: str) -> Response:
    return redirect(f"/city{say_next([line])}#{place}", HTTPStatus.SEE_OTHER)
