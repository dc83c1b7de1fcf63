"""A newspaper's page against the notice that it was sent; only what was printed correctly leads to the affidavit."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from engross.desk.bounded_reading import read_in_bounds
from engross.desk.desk_setting import desk
from engross.desk.downloads import download
from engross.desk.form_fields import day_field, needed_day_field, text_field
from engross.desk.kept_results import kept_data, kept_told
from engross.desk.kept_uploads import PRINTED_FILES, discard_upload, keep_uploads, kept_file, upload_folder
from engross.desk.said_lines import say_next
from engross.desk.screens.acts import act_writer
from engross.desk.screens.meeting_page import meeting_key
from engross.errors import EngrossError, NotFoundError
from engross.model.meeting.notice import Notice
from engross.outputs.atomic_writing import write_atomically
from engross.services.documents.redline_author import redline_author
from engross.services.meetings.documents import notice_bytes
from engross.services.meetings.loading import LoadedMeeting, load_meeting
from engross.services.meetings.newspaper_proof import words_of_notice
from engross.services.meetings.notice_states import RecordedStep, record_state

newspaper_screen = Blueprint("newspaper", __name__)
_ABOUT = "notice.json"


@newspaper_screen.get("/meetings/<key>/notices/<item>/newspaper")
def ask_for_page(key: str, item: str) -> str:
    """The page on which a newspaper's page is dropped."""
    loaded, notice = _sent_notice(key, item)
    return render_template(
        "newspaper.html.jinja",
        loaded=loaded,
        item=loaded.item(item).item,
        days=_days_to_compare(notice),
        is_other=_is_other(loaded, item, notice),
    )


@newspaper_screen.post("/meetings/<key>/notices/<item>/newspaper")
def drop_page(key: str, item: str) -> AnyResponse:
    """Take a newspaper's page, compare it with the notice, and show where they differ."""
    loaded, notice = _sent_notice(key, item)
    day = needed_day_field("insertion", "the day of the newspaper")
    if day not in _days_to_compare(notice):
        raise EngrossError(
            "the notice was not to appear on that day, or was compared already; choose a day of the list"
        )
    page = keep_uploads({"page": request.files.get("page")}, PRINTED_FILES)
    folder = upload_folder(page)
    sent = words_of_notice(loaded, item, None, redline_author(desk().workspace))
    write_atomically(folder / "sent" / "notice.txt", sent.encode("utf-8"))
    about = {"meeting": loaded.meeting.key, "item": item, "insertion": day.isoformat()}
    write_atomically(folder / _ABOUT, json.dumps(about).encode("utf-8"))
    read_in_bounds("newspaper", folder)
    return redirect(f"/newspaper/{page}", HTTPStatus.SEE_OTHER)


@newspaper_screen.get("/newspaper/<key>")
def show_differences(key: str) -> str:
    """Where what was printed differs from what was sent."""
    told, about = kept_told(key), _about(key)
    loaded, notice = _sent_notice(about["meeting"], about["item"])
    return render_template(
        "newspaper_page.html.jinja",
        key=key,
        told=told,
        name=kept_file(key, "page").name,
        loaded=loaded,
        item=loaded.item(about["item"]).item,
        day=date.fromisoformat(about["insertion"]),
        is_other=_is_other(loaded, about["item"], notice),
    )


@newspaper_screen.get("/newspaper/<key>/<name>.png")
def picture(key: str, name: str) -> Response:
    """The picture of a place that differs."""
    return download(kept_data(key, f"{name}.png"), f"{name}.png", "png")


@newspaper_screen.post("/newspaper/<key>/printed")
def record_printed(key: str) -> AnyResponse:
    """Record that the notice was printed correctly, with the page that shows it."""
    told, about = kept_told(key), _about(key)
    if told["grave"] and request.form.get("seen") != "yes":
        raise EngrossError(
            f"{told['grave']} places differ; where each is a fault of the scan and not of the newspaper, say so by the "
            "tick box beside the button"
        )
    loaded, notice = _sent_notice(about["meeting"], about["item"])
    insertion, item = date.fromisoformat(about["insertion"]), about["item"]
    if notice.insertion_state(insertion) is None:
        step = RecordedStep("published", insertion, page=text_field("page"), insertion=insertion)
        record_state(loaded, item, step, desk().today(), redline_author(desk().workspace), act_writer())
        loaded = load_meeting(desk().workspace, loaded.meeting.key)
    on = needed_day_field("on", "the day on which it was compared")
    step = RecordedStep("proofed", on, evidence=kept_file(key, "page"), insertion=insertion)
    record_state(loaded, item, step, desk().today(), redline_author(desk().workspace), act_writer())
    discard_upload(key)
    return _to_notices(loaded, f"the notice of item {item} was printed correctly; the page is kept beside the meeting")


@newspaper_screen.post("/newspaper/<key>/discard")
def discard_page(key: str) -> AnyResponse:
    """Forget a newspaper's page; nothing is recorded of it."""
    loaded, _ = _sent_notice(_about(key)["meeting"], _about(key)["item"])
    discard_upload(key)
    return _to_notices(loaded, "the page is discarded; nothing was recorded")


@newspaper_screen.post("/meetings/<key>/notices/<item>/affidavit")
def record_affidavit(key: str, item: str) -> AnyResponse:
    """Record the newspaper's affidavit, and keep it; only of what was found to be printed correctly."""
    loaded, _ = _sent_notice(key, item)
    upload = request.files.get("affidavit")
    kept = keep_uploads({"affidavit": upload}, PRINTED_FILES)
    step = RecordedStep(
        "affidavit",
        needed_day_field("on", "the day of the affidavit"),
        evidence=kept_file(kept, "affidavit"),
        insertion=day_field("insertion", "the day of the newspaper"),
    )
    record_state(loaded, item, step, desk().today(), redline_author(desk().workspace), act_writer())
    discard_upload(kept)
    return _to_notices(loaded, f"the affidavit on the notice of item {item} is kept beside the meeting")


def _sent_notice(key: str, item: str) -> tuple[LoadedMeeting, Notice]:
    """A meeting and the notice of one of its items. Errors: NotFoundError; EngrossError where it was not sent yet."""
    loaded = load_meeting(desk().workspace, meeting_key(key))
    notice = loaded.item(item).item.notice
    if notice is None:
        raise NotFoundError("this item has no hearing any more; choose one on the meeting's page")
    if notice.state in (None, "drafted"):
        raise EngrossError("the notice was not sent to the newspaper yet; record that first, on the meeting's page")
    return loaded, notice


def _days_to_compare(notice: Notice) -> list[date]:
    """The days of the newspaper whose page was not compared yet."""
    days = dict.fromkeys((*notice.insertions, *((notice.fallback,) if notice.fallback else ())))
    return [day for day in days if notice.insertion_state(day) in (None, "published")]


def _is_other(loaded: LoadedMeeting, item: str, notice: Notice) -> bool:
    """Whether the notice as it would be made now is another than the one that was sent, as far as that is recorded."""
    sent = notice.step("sent")
    if sent is None or not sent.copy:
        return False
    data = notice_bytes(loaded, loaded.item(item), None, redline_author(desk().workspace), "txt", public=True)
    return hashlib.sha256(data).hexdigest() != sent.copy


def _about(key: str) -> dict[str, Any]:
    """Which notice a page was dropped for. Errors: NotFoundError."""
    path = upload_folder(key) / _ABOUT
    if not path.is_file():
        raise NotFoundError("this page is not here any more; drop it again")
    told: dict[str, Any] = json.loads(path.read_bytes())
    return told


def _to_notices(loaded: LoadedMeeting, line: str) -> AnyResponse:
    return redirect(f"/meetings/{loaded.meeting.key}{say_next([line])}#notices", HTTPStatus.SEE_OTHER)
