"""The first start with a whole code: dropped, read, looked at, and made the city's."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from engross.desk.bounded_reading import read_in_bounds
from engross.desk.desk_setting import desk
from engross.desk.file_tasks.code_task import MADE_CITY
from engross.desk.form_fields import day_field
from engross.desk.kept_results import kept_told
from engross.desk.kept_uploads import discard_upload, keep_uploads, upload_folder
from engross.desk.said_lines import say_next
from engross.desk.screens.first_start import is_started
from engross.errors import EngrossError
from engross.services.drafting.moved_city import move_city

first_code_screen = Blueprint("first_code", __name__)
_CODE_FILES = (".zip", ".xml", ".md")


@first_code_screen.post("/start/code")
def drop_code() -> Response:
    """Take a code, read it, and show what was read."""
    _require_unstarted()
    day = day_field("day", "the day of the text")
    key = keep_uploads({"code": request.files.get("code")}, _CODE_FILES)
    read_in_bounds("code", upload_folder(key), day.isoformat() if day else "")
    return redirect(f"/start/code/{key}", HTTPStatus.SEE_OTHER)


@first_code_screen.get("/start/code/<key>")
def show_code(key: str) -> str:
    """What was read in a code."""
    return render_template("first_code.html.jinja", key=key, told=kept_told(key))


@first_code_screen.post("/start/code/<key>/begin")
def begin_with_code(key: str) -> Response:
    """Make the code that was read the city's."""
    _require_unstarted()
    told = kept_told(key)
    move_city(upload_folder(key) / MADE_CITY, desk().root)
    discard_upload(key)
    said = [f"{told['name']} is ready, {told['version']}", *(f"To be decided: {line}" for line in told["to_decide"])]
    return redirect(f"/{say_next(said)}", HTTPStatus.SEE_OTHER)


@first_code_screen.post("/start/code/<key>/discard")
def discard_code(key: str) -> Response:
    """Forget a code and what was read in it."""
    discard_upload(key)
    return redirect(f"/start{say_next(['the code is discarded; nothing was changed'])}", HTTPStatus.SEE_OTHER)


def _require_unstarted() -> None:
    if is_started():
        raise EngrossError("there is a city here already; open the first page")
