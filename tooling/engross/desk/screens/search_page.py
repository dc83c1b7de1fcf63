"""Searching all that the city's folder holds; and words wherever they stand, replaced by one bill over the chapters."""

from __future__ import annotations

import unicodedata
from http import HTTPStatus
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from engross.desk.bounded_reading import read_in_bounds
from engross.desk.desk_setting import desk
from engross.desk.form_fields import text_field
from engross.desk.kept_results import kept_told
from engross.desk.kept_uploads import discard_upload, new_folder
from engross.desk.said_lines import say_next
from engross.desk.screens.acts import act_writer
from engross.errors import EngrossError
from engross.patterns import compile_on_use
from engross.services.search.everywhere import find_everywhere
from engross.services.search.replacement_bill import ReplacementBill, prepare_replacement

search_screen = Blueprint("search", __name__)
_LONGEST_QUESTION = 300
_LONGEST_NAME = 40
_NOT_IN_NAME = compile_on_use(r"[^a-z0-9]+")


@search_screen.get("/search")
def show_answers() -> str:
    """What answers the question ``q``, the best first."""
    question = _asked("q")
    told: dict[str, Any] = {"found": [], "remarks": []}
    if question:
        key, folder = new_folder()
        try:
            read_in_bounds("search", folder, desk().today().isoformat(), question)
            told = kept_told(key)
        finally:
            discard_upload(key)
    return render_template("search.html.jinja", question=question, found=map(_linked, told["found"]), told=told)


@search_screen.get("/find")
def show_places() -> str:
    """Each place where the words ``words`` stand as they are written, by chapter."""
    words = _asked("words")
    found = find_everywhere(desk().selection, words) if words else None
    law = [each for each in found.places if each.is_law] if found else []
    drafts = [each for each in found.places if not each.is_law] if found else []
    chapters = [(folder, [*places]) for folder, places in groupby(law, key=lambda each: each.folder)]
    remarks = found.remarks if found else ()
    return render_template(
        "find.html.jinja", words=words, chapters=chapters, count=len(law), drafts=drafts, remarks=remarks
    )


@search_screen.post("/find/bill")
def prepare_bill() -> Response:
    """Prepare one bill that replaces the words at the places that are ticked."""
    chosen = frozenset(request.form.getlist("place"))
    if not chosen:
        raise EngrossError("no place is ticked; tick those where the words are to be replaced")
    title = text_field("title", "the title of the bill")
    bill = ReplacementBill(
        _bill_name(title),
        title,
        text_field("words", "the words"),
        text_field("by", "the words that are to stand there"),
        text_field("sponsor"),
        chosen,
    )
    made = prepare_replacement(desk().selection, bill, act_writer())
    lines = [f"the bill “{title}” is prepared, a draft of each chapter with it", *made.done]
    lines += [f"To be decided: {line}" for line in made.left]
    return redirect(f"/{say_next(lines)}", HTTPStatus.SEE_OTHER)


def _asked(name: str) -> str:
    return " ".join(request.args.get(name, "").split())[:_LONGEST_QUESTION]


def _linked(each: dict[str, Any]) -> dict[str, Any]:
    """What was found, with the page that it is on (empty: it is on none)."""
    file = PurePosixPath(each["file"])
    address = ""
    if each["kind"] in ("section", "version"):
        address = f"/chapters/{file.parent.name}?text={each['version']}"
    elif each["kind"] == "meeting":
        address = f"/meetings/{file.stem}"
    return {**each, "address": address, "name": file.name}


def _bill_name(title: str) -> str:
    """What the bill and its drafts are called, made of its title."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii").lower()
    words = [word for word in _NOT_IN_NAME.sub(" ", plain).split() if word not in ("an", "ordinance", "a", "the", "to")]
    name = ""
    for word in words:
        if len(name) + len(word) >= _LONGEST_NAME:
            break
        name = f"{name}-{word}" if name else word
    return name or "bill"
