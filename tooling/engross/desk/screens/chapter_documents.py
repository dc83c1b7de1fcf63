"""The documents of a chapter as downloads, the same bytes as those of the commands, and as drafts of messages."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from flask import Blueprint, Response, abort

from engross.desk.desk_setting import desk
from engross.desk.downloads import MEDIA_TYPES, download
from engross.desk.screens.chapter_page import chosen_text
from engross.errors import EngrossError
from engross.services.checking.draft_findings import finding_comments
from engross.services.documents.brief_document import brief_document
from engross.services.documents.clean_document import clean_document
from engross.services.documents.document_formats import DOCUMENT_FORMATS
from engross.services.documents.ordinance_document import ordinance_document, ordinance_texts
from engross.services.documents.redline_author import redline_author
from engross.services.documents.redline_document import redline_document
from engross.workspace import ChapterFolder

chapter_documents_screen = Blueprint("chapter_documents", __name__)
_CALLED = {
    "redline": "Redline",
    "clean": "Clean copy",
    "findings": "Redline with findings",
    "ordinance": "Ordinance",
    "brief": "Brief",
}


@chapter_documents_screen.get("/chapters/<name>/texts/<version>/<product>.<form>")
def document(name: str, version: str, product: str, form: str) -> Response:
    """A document of one text of a chapter."""
    if product not in _CALLED or form not in DOCUMENT_FORMATS:
        abort(404)
    folder = desk().workspace.chapter(name)
    return download(_made(folder, version, product, form), f"{folder.name}-{product}-{version}.{form}", form)


@chapter_documents_screen.get("/chapters/<name>/texts/<version>/<product>.eml")
def message(name: str, version: str, product: str) -> Response:
    """The draft of a message with a document attached, for the program that sends mail."""
    if product not in _CALLED:
        abort(404)
    folder = desk().workspace.chapter(name)
    chosen = chosen_text(folder, version)
    title = f"{chosen.text.root.label} {chosen.text.title}".strip()
    made = EmailMessage(SMTP)
    made["Subject"] = f"{title}: {_CALLED[product].lower()}, {chosen.text.version.words}"
    made["Date"] = format_datetime(desk().now())
    made["X-Unsent"] = "1"
    made.set_content(f"{_CALLED[product]} of {title}, {chosen.text.version.words}, is attached.\n")
    kind, _, subtype = MEDIA_TYPES["docx"].partition("/")
    data = _made(folder, version, product, "docx")
    made.add_attachment(data, maintype=kind, subtype=subtype, filename=f"{folder.name}-{product}.docx")
    answer = Response(made.as_bytes(), mimetype="message/rfc822")
    answer.headers["Content-Disposition"] = f'attachment; filename="{folder.name}-{product}.eml"'
    return answer


def _made(folder: ChapterFolder, version: str, product: str, form: str) -> bytes:
    """The document. Errors: EngrossError where the text has no such document."""
    setting, templates = desk().selection, desk().workspace.templates()
    author = redline_author(desk().workspace)
    chosen = chosen_text(folder, version)
    match product:
        case "clean":
            return clean_document(chosen.text, form, templates)
        case "brief":
            return brief_document(setting, folder.name, None, version, form).data
        case "ordinance":
            texts, _ = ordinance_texts(setting, folder.name, None, version)
            return ordinance_document(desk().workspace, texts, form, author=author)
        case _:
            if chosen.base is None:
                raise EngrossError("there is no earlier text to compare with; take the clean copy instead")
            comments = finding_comments(setting, folder.name, chosen.text) if product == "findings" else ()
            return redline_document(
                chosen.base, chosen.text, form, templates, author=author, remarks=chosen.remarks, comments=comments
            )
