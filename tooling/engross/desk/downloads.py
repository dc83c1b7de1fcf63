"""Files that a page of the desk hands to the browser."""

from __future__ import annotations

from urllib.parse import quote

from flask import Response

from engross.desk.request_guard import DOCUMENT_POLICY
from engross.patterns import compile_on_use

_NOT_PLAIN = compile_on_use(r"[^ -!#-\[\]-~]")
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "md": "text/markdown",
    "png": "image/png",
}
"""What the files of each format are."""


def download(data: bytes, name: str, form: str) -> Response:
    """A file to be kept; a page of HTML and a picture are shown, without any script."""
    answer = Response(data, mimetype=MEDIA_TYPES[form])
    kept = "inline" if form in ("html", "png") else "attachment"
    plain = _NOT_PLAIN.sub("_", name)
    # A name from outside may hold any letters: RFC 6266 has them apart, and plain ones for those that read no others.
    letters = "" if plain == name else f"; filename*=UTF-8''{quote(name, safe='')}"
    answer.headers["Content-Disposition"] = f'{kept}; filename="{plain}"{letters}'
    if form == "html":
        answer.headers["Content-Security-Policy"] = DOCUMENT_POLICY
    return answer
