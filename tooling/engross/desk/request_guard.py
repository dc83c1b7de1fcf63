"""Who is answered: the browser on this machine that has the desk's token, on pages and forms of the desk's own.

The server listens on the loopback address only. Each request must name that address as its host, which keeps out pages
that resolve a name of their own to it; must carry the token as a cookie that other sites' requests do not bring along
(SameSite=Strict); and a form must come from a page of the desk (Origin) with the desk's form token in it.
"""

from __future__ import annotations

import hmac
from http import HTTPStatus

from flask import Flask, Response, abort, redirect, request
from werkzeug.exceptions import Forbidden, MisdirectedRequest
from werkzeug.wrappers import Response as AnyResponse

from engross.desk.desk_setting import desk

DESK_HOST = "127.0.0.1"
MOST_REQUEST_BYTES = 32 * 1024 * 1024
"""No upload is larger; neither is a form."""
MOST_FIELDS = 5_000
"""No form has more fields: a review has one a change."""
MOST_FIELD_BYTES = 2 * 1024 * 1024
"""The fields of a form that are no file hold no more together."""
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
DOCUMENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; sandbox"
)
"""The policy of a document that is shown as it is made, with its own styles and pictures, and no script."""


def guard(app: Flask) -> None:
    """Have ``app`` refuse what does not come from the desk's own pages, and bound what comes."""
    app.config.update(
        MAX_CONTENT_LENGTH=MOST_REQUEST_BYTES, MAX_FORM_PARTS=MOST_FIELDS, MAX_FORM_MEMORY_SIZE=MOST_FIELD_BYTES
    )
    app.before_request(_checked)
    app.after_request(_with_policies)


def cookie_name() -> str:
    """The name of the token's cookie: cookies are shared by all ports of a host, so that it names the port."""
    return f"engross-desk-{request.host.rpartition(':')[2]}"


def _checked() -> AnyResponse | None:
    name, _, port = request.host.rpartition(":")
    if name not in (DESK_HOST, "localhost") or port != request.environ.get("SERVER_PORT"):
        raise MisdirectedRequest("the desk is served to this machine only")
    given = request.args.get("key")
    if request.method == "GET" and request.path == "/" and given is not None:
        return _let_in(given)
    if not _same(request.cookies.get(cookie_name(), ""), desk().token):
        raise Forbidden("this desk opens by the address that it printed when it was started")
    if request.method not in ("GET", "HEAD"):
        _check_form()
    return None


def _let_in(given: str) -> AnyResponse:
    if not _same(given, desk().token):
        raise Forbidden("this is not the address of the desk that is running; use the one that it printed")
    answer = redirect("/", HTTPStatus.SEE_OTHER)
    answer.set_cookie(cookie_name(), desk().token, httponly=True, samesite="Strict", path="/")
    return answer


def _check_form() -> None:
    if request.method != "POST":
        abort(HTTPStatus.METHOD_NOT_ALLOWED)
    if request.headers.get("Origin") != f"http://{request.host}":
        raise Forbidden("this form was not sent from a page of the desk")
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise Forbidden("this form was not sent from a page of the desk")
    if not _same(request.form.get("form_token", ""), desk().form_token):
        raise Forbidden("this page is of an earlier run of the desk; load it again")


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def _with_policies(answer: Response) -> Response:
    answer.headers.setdefault("Content-Security-Policy", _POLICY)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["X-Frame-Options"] = "DENY"
    answer.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    # Not "no-referrer": with it browsers send the forms of the desk's own pages with the origin "null".
    answer.headers["Referrer-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "no-store"
    return answer
