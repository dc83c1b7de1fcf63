"""The first start: whose city it is, and the files that a city begins with."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from engross.desk.desk_setting import desk
from engross.desk.form_fields import text_field
from engross.desk.said_lines import say_next
from engross.errors import EngrossError
from engross.services.drafting.new_city import KINDS, new_city
from engross.services.drafting.new_workspace import create_workspace

first_start_screen = Blueprint("first_start", __name__)


@first_start_screen.get("/start")
def start() -> str | Response:
    """Whose city is it?"""
    if is_started():
        return redirect("/", HTTPStatus.SEE_OTHER)
    return render_template("start.html.jinja", kinds=KINDS, folder=desk().root.name)


@first_start_screen.post("/start")
def begin() -> Response:
    """Make the files of a city, or of the example."""
    if is_started():
        raise EngrossError("there is a city here already; open the first page")
    city = None
    if text_field("example") != "yes":
        kind = text_field("kind")
        known = next((each for each in KINDS if each == kind), None)
        city = new_city(text_field("name", "the name of the city"), text_field("state", "the state"), known)
    create_workspace(desk().root, desk().today(), city=city)
    named = city.full_name if city else "the example"
    return redirect(f"/{say_next([f'{named} is ready, with one chapter as an example'])}", HTTPStatus.SEE_OTHER)


def is_started() -> bool:
    """Whether there is a city in the desk's folder."""
    return desk().workspace.ordinances.is_dir()
