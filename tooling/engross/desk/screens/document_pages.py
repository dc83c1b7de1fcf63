"""A document of a meeting as it looks on paper, page by page, before it is sent."""

from __future__ import annotations

from flask import Blueprint, Response, render_template
from werkzeug.exceptions import NotFound

from engross.desk.bounded_reading import read_in_bounds
from engross.desk.desk_setting import desk
from engross.desk.downloads import download
from engross.desk.kept_results import kept_data, kept_told
from engross.desk.kept_uploads import keep_document
from engross.desk.screens.meeting_page import meeting_key
from engross.services.documents.redline_author import redline_author
from engross.services.meetings.agreement import checks_of
from engross.services.meetings.documents import agenda_bytes, notice_bytes
from engross.services.meetings.loading import LoadedMeeting, load_meeting, require_kept_dates
from engross.services.meetings.packets import packet_bytes, staff_file_bytes

document_pages_screen = Blueprint("document_pages", __name__)
_CALLED = {"packet": "The packet, as a draft", "agenda": "The agenda, as a draft", "staff": "The staff file"}


@document_pages_screen.get("/meetings/<key>/pages/<product>")
def meeting_pages(key: str, product: str) -> str:
    """The pages of the packet, the agenda or the staff file."""
    loaded = load_meeting(desk().workspace, meeting_key(key))
    return _page(loaded, _CALLED.get(product, ""), _document(loaded, product))


@document_pages_screen.get("/meetings/<key>/notices/<item>/pages")
def notice_pages(key: str, item: str) -> str:
    """The pages of the notice of a hearing."""
    loaded = load_meeting(desk().workspace, meeting_key(key))
    author = redline_author(desk().workspace)
    data = notice_bytes(loaded, loaded.item(item), None, author, "pdf", public=False)
    return _page(loaded, "The notice, as a draft", data)


@document_pages_screen.get("/pages/<key>/<name>.png")
def picture_of_page(key: str, name: str) -> Response:
    """The picture of a page."""
    return download(kept_data(key, f"{name}.png"), f"{name}.png", "png")


def _document(loaded: LoadedMeeting, product: str) -> bytes:
    require_kept_dates(loaded)
    match product:
        case "packet":
            return packet_bytes(loaded, redline_author(desk().workspace), "pdf", public=False)
        case "agenda":
            return agenda_bytes(loaded, "pdf", public=False)
        case "staff":
            return staff_file_bytes(loaded, checks_of(loaded), "pdf")
    raise NotFound


def _page(loaded: LoadedMeeting, called: str, data: bytes) -> str:
    key, folder, is_drawn = keep_document(data, "document.pdf")
    if not is_drawn:
        read_in_bounds("page-pictures", folder)
    return render_template(
        "document_pages.html.jinja", key=key, told=kept_told(key), called=called, meeting=loaded.meeting
    )
