"""Two Word files compared: the redline in the look of the new one, and its changes listed."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import PurePosixPath

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from engross.desk.bounded_reading import read_in_bounds
from engross.desk.desk_setting import desk
from engross.desk.downloads import download
from engross.desk.kept_results import kept_data, kept_told
from engross.desk.kept_uploads import discard_upload, keep_uploads, upload_folder
from engross.desk.said_lines import say_next
from engross.services.documents.redline_author import redline_author

comparison_screen = Blueprint("comparison", __name__)
_WORD_FILES = (".docx",)


@comparison_screen.get("/compare")
def ask_for_files() -> str:
    """The page on which two files are dropped."""
    return render_template("compare.html.jinja")


@comparison_screen.post("/compare")
def compare_files() -> AnyResponse:
    """Take two files, compare them, and show what changes."""
    key = keep_uploads({"old": request.files.get("old"), "new": request.files.get("new")}, _WORD_FILES)
    read_in_bounds("comparison", upload_folder(key), desk().today().isoformat(), redline_author(desk().workspace))
    return redirect(f"/compare/{key}", HTTPStatus.SEE_OTHER)


@comparison_screen.get("/compare/<key>")
def comparison(key: str) -> str:
    """What changes from one file to the other."""
    return render_template("comparison.html.jinja", key=key, told=kept_told(key))


@comparison_screen.get("/compare/<key>/redline.docx")
def comparison_redline(key: str) -> Response:
    """The redline, to be saved where the browser asks for it."""
    name = PurePosixPath(kept_told(key)["new"]).stem
    return download(kept_data(key, "redline.docx"), f"{name}-redline.docx", "docx")


@comparison_screen.post("/compare/<key>/discard")
def discard_comparison(key: str) -> AnyResponse:
    """Forget two files and what was made of them."""
    discard_upload(key)
    return redirect(f"/compare{say_next(['the files are discarded; nothing was changed'])}", HTTPStatus.SEE_OTHER)
