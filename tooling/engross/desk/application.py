"""The desk as a web application: its screens, and what every page of it shares."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response, redirect, render_template, request
from jinja2 import StrictUndefined
from markupsafe import Markup
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from engross.desk.desk_setting import KEY, DeskSetting, desk
from engross.desk.plain_sentences import PlainSentence, plain_sentence
from engross.desk.request_guard import guard
from engross.desk.said_lines import SAID, SaidLines, said_now
from engross.desk.screens.chapter_acts import chapter_acts_screen
from engross.desk.screens.chapter_documents import chapter_documents_screen
from engross.desk.screens.chapter_page import chapter_screen
from engross.desk.screens.city_edits import city_edits_screen
from engross.desk.screens.city_page import city_screen
from engross.desk.screens.comparison_page import comparison_screen
from engross.desk.screens.document_pages import document_pages_screen
from engross.desk.screens.dropped_file import dropped_file_screen
from engross.desk.screens.first_code import first_code_screen
from engross.desk.screens.first_start import first_start_screen, is_started
from engross.desk.screens.home import home_screen
from engross.desk.screens.meeting_documents import meeting_documents_screen
from engross.desk.screens.meeting_page import meeting_screen
from engross.desk.screens.merge_page import merge_screen
from engross.desk.screens.newspaper_page import newspaper_screen
from engross.desk.screens.night_page import night_screen
from engross.desk.screens.search_page import search_screen
from engross.errors import EngrossError, NotFoundError
from engross.resources import shipped
from engross.services.meetings.typed_dates import clock_words, long_day
from engross.services.overview.chapter_cards import chapter_words
from engross.transactions.lock import LockedError, holder_of

_SCREENS = (
    home_screen,
    dropped_file_screen,
    chapter_screen,
    chapter_acts_screen,
    chapter_documents_screen,
    meeting_screen,
    night_screen,
    meeting_documents_screen,
    city_screen,
    search_screen,
    city_edits_screen,
    comparison_screen,
    document_pages_screen,
    merge_screen,
    newspaper_screen,
    first_start_screen,
    first_code_screen,
)
_FILES = {"desk.css": "text/css", "desk.js": "text/javascript", "icon.svg": "image/svg+xml"}


def desk_application(setting: DeskSetting) -> Flask:
    """The application that answers for the desk ``setting``."""
    app = Flask("engross.desk", static_folder=None, template_folder=str(shipped("templates", "desk")))
    # By the names of our templates Flask would not know that they make HTML.
    app.jinja_options = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    app.extensions[KEY] = setting
    app.extensions[SAID] = SaidLines()
    guard(app)
    for screen in _SCREENS:
        app.register_blueprint(screen)
    app.jinja_env.filters["plain"] = plain_sentence
    app.jinja_env.globals.update(chapter_words=chapter_words, long_day=long_day, clock_words=clock_words)
    app.context_processor(_shared)
    app.before_request(_to_first_start)
    app.add_url_rule("/desk/<name>", "shipped_file", _shipped_file)
    app.register_error_handler(EngrossError, _refused)
    app.register_error_handler(HTTPException, _not_answered)
    return app


def _shared() -> dict[str, object]:
    """What every page's frame shows."""
    field = Markup('<input type="hidden" name="form_token" value="{}">').format(desk().form_token)
    return {"form_token": field, "said": said_now(), "today": desk().today(), "city": _city_name()}


def _to_first_start() -> AnyResponse | None:
    """Where there is no city yet, every page is the one that asks whose city it is."""
    if is_started() or request.path == "/close" or request.path.startswith(("/start", "/desk/")):
        return None
    return redirect("/start", HTTPStatus.SEE_OTHER)


def _city_name() -> str:
    if not is_started():
        return ""
    try:
        return desk().workspace.place_name()
    except EngrossError:
        return ""  # the pages that need the city's file say what is wrong with it


def _shipped_file(name: str) -> Response:
    if name not in _FILES:
        return Response("there is no such page\n", HTTPStatus.NOT_FOUND, mimetype="text/plain")
    return Response(shipped("templates", "desk", name).read_bytes(), mimetype=_FILES[name])


def _refused(fault: EngrossError) -> tuple[str, int]:
    """A page with what stands in the way of what was asked for."""
    status = HTTPStatus.NOT_FOUND if isinstance(fault, NotFoundError) else HTTPStatus.CONFLICT
    asked = request.method == "POST"
    told = plain_sentence(str(fault))
    if isinstance(fault, LockedError):
        told = PlainSentence(_who_writes(), str(fault))
    return render_template("refused.html.jinja", refusal=told, asked=asked), status


def _who_writes() -> str:
    """Who holds the workspace, as far as they say."""
    holder = holder_of(desk().root)
    who = f"{holder.user} on {holder.machine}" if holder else "Somebody else"
    return f"{who} is writing into this city’s files at the moment; try again when they are done"


def _not_answered(fault: HTTPException) -> Response:
    """A line of text for what is refused before any page is made, and for what is not there."""
    words = {
        HTTPStatus.NOT_FOUND: "there is no such page",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "this is too large: a file has at most 32 MB",
    }
    code = fault.code or HTTPStatus.INTERNAL_SERVER_ERROR
    said = words.get(HTTPStatus(code), fault.description or "this could not be answered")
    return Response(f"{said}\n", code, mimetype="text/plain")
