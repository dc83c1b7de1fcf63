"""The documents of a meeting as downloads: agenda, notices, packet, staff file, minutes, calendar."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.exceptions import NotFound

from engross.desk.desk_setting import desk
from engross.desk.downloads import download
from engross.desk.screens.meeting_page import meeting_key
from engross.errors import EngrossError
from engross.model.meeting.public_gate import PublicProduct
from engross.services.documents.document_formats import DOCUMENT_FORMATS
from engross.services.documents.redline_author import redline_author
from engross.services.meetings.agreement import checks_of
from engross.services.meetings.documents import NOTICE_FORMATS, agenda_bytes, minutes_bytes, notice_bytes
from engross.services.meetings.loading import LoadedMeeting, load_meeting, require_kept_dates
from engross.services.meetings.packets import PACKET_FORMATS, calendar_bytes, packet_bytes, staff_file_bytes
from engross.services.meetings.public_gate import standing_reasons

meeting_documents_screen = Blueprint("meeting_documents", __name__)


@meeting_documents_screen.get("/meetings/<key>/<product>.<form>")
def meeting_document(key: str, product: str, form: str) -> Response:
    """A document of a meeting; the public one where ``?public=yes`` asks for it."""
    loaded = load_meeting(desk().workspace, meeting_key(key))
    return download(_document(loaded, product, form), f"{product}-{loaded.meeting.key}.{form}", form)


@meeting_documents_screen.get("/meetings/<key>/notices/<item>.<form>")
def notice_document(key: str, item: str, form: str) -> Response:
    """The notice of a hearing."""
    if form not in NOTICE_FORMATS:
        raise NotFound
    loaded = load_meeting(desk().workspace, meeting_key(key))
    business = loaded.item(item)
    require_kept_dates(loaded)
    public = _may_be_public(loaded, "notice", (item,))
    data = notice_bytes(loaded, business, None, redline_author(desk().workspace), form, public=public)
    return download(data, f"notice-{item}-{loaded.meeting.key}.{form}", form)


@meeting_documents_screen.get("/meetings/<key>/calendar.ics")
def calendar(key: str) -> Response:
    """Hearing and deadlines for a calendar."""
    loaded = load_meeting(desk().workspace, meeting_key(key))
    answer = Response(calendar_bytes(loaded), mimetype="text/calendar")
    answer.headers["Content-Disposition"] = f'attachment; filename="{loaded.meeting.key}.ics"'
    return answer


def _document(loaded: LoadedMeeting, product: str, form: str) -> bytes:
    match product:
        case "agenda" if form in DOCUMENT_FORMATS:
            require_kept_dates(loaded)
            return agenda_bytes(loaded, form, public=_may_be_public(loaded, "agenda", loaded.keys))
        case "packet" if form in PACKET_FORMATS:
            require_kept_dates(loaded)
            public = _may_be_public(loaded, "packet", loaded.keys)
            return packet_bytes(loaded, redline_author(desk().workspace), form, public=public)
        case "staff" if form in PACKET_FORMATS:
            require_kept_dates(loaded)
            return staff_file_bytes(loaded, checks_of(loaded), form)
        case "minutes" if form in DOCUMENT_FORMATS:
            return minutes_bytes(loaded, form)
    raise NotFound


def _may_be_public(loaded: LoadedMeeting, product: PublicProduct, keys: tuple[str, ...]) -> bool:
    """Whether the public document is asked for. Errors: EngrossError where something keeps it back."""
    if request.args.get("public") != "yes":
        return False
    reasons = standing_reasons(loaded, product, keys, desk().today())
    if reasons:
        told = "; ".join(reason.words for reason in reasons)
        raise EngrossError(f"the {product} must not go out yet: {told}. Mend each of these on the meeting's page first")
    return True
