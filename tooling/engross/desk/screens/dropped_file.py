"""A dropped file: what was read in it, each change to be accepted or refused, and where what was accepted goes."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from engross.desk.bounded_reading import read_in_bounds
from engross.desk.desk_setting import desk
from engross.desk.form_fields import needed_day_field, refused_changes, text_field
from engross.desk.held_chapters import hold_chapter, release_chapter
from engross.desk.kept_uploads import discard_upload, drop_refusal, keep_upload, kept_file, kept_refusal, upload_folder
from engross.desk.said_lines import say_next
from engross.desk.screens.acts import act_writer
from engross.errors import EngrossError
from engross.services.enacting.floor_amendment import amend_draft
from engross.services.overview.due_acts import listed_meetings
from engross.services.reviewing.file_review import FileReview, ReviewRemark
from engross.services.reviewing.kept_review import keep_review, kept_review
from engross.services.reviewing.level_choices import LevelMove, guessed_levels, review_with_levels
from engross.services.reviewing.reviewed_draft import correct_draft, save_as_draft, write_accepted_text

dropped_file_screen = Blueprint("dropped_file", __name__)
_LEFT_OUT = ("furniture", "hidden", "left out", "mark", "reference")
_GUESSED = ("unsure", "preamble", "closing")


@dropped_file_screen.post("/files")
def drop() -> Response:
    """Take a file, read it, and show what was read."""
    key = keep_upload(request.files.get("file"))
    _read(key, "strict")
    meeting = request.args.get("meeting", "")
    known = any(each.key == meeting for each in listed_meetings(desk().workspace, desk().today()))
    return redirect(f"/files/{key}" + (f"?meeting={meeting}" if known else ""), HTTPStatus.SEE_OTHER)


@dropped_file_screen.get("/files/<key>")
def review(key: str) -> str:
    """What was read in a file."""
    folder = upload_folder(key)
    refusal = kept_refusal(folder)
    if refusal:
        return render_template("file_refused.html.jinja", key=key, name=kept_file(key).name, refusal=refusal)
    read = kept_review(desk().workspace, folder)
    if not read.fresh:
        hold_chapter(read.folder)
    return render_template(
        "review.html.jinja",
        key=key,
        review=read,
        left_out=_remarks(read, _LEFT_OUT),
        guessed=_remarks(read, _GUESSED),
        levels=guessed_levels(read),
        comments=_remarks(read, ("comment",)),
        proof=_remarks(read, ("proof",)),
        meetings=listed_meetings(desk().workspace, desk().today()),
        wanted_meeting="" if read.fresh else request.args.get("meeting", ""),
    )


@dropped_file_screen.post("/files/<key>/leave-out")
def read_leniently(key: str) -> Response:
    """Read a refused file again, leaving out what an ordinance cannot hold."""
    drop_refusal(upload_folder(key))
    _read(key, "lenient")
    return redirect(f"/files/{key}", HTTPStatus.SEE_OTHER)


@dropped_file_screen.post("/files/<key>/levels")
def choose_levels(key: str) -> Response:
    """Read numbered items at other levels than they were, as the form says."""
    folder = upload_folder(key)
    read = kept_review(desk().workspace, folder)
    moves: dict[str, LevelMove] = {}
    for each in guessed_levels(read):
        chosen = request.form.get(f"level-{each.eid}")
        move = next((move for move, _ in each.others if move == chosen), None)
        if move is not None:
            moves[each.eid] = move
    keep_review(folder, review_with_levels(desk().workspace, read, moves, desk().today()))
    said = say_next([f"{len(moves)} item{'s are' if len(moves) != 1 else ' is'} read at another level"])
    return redirect(f"/files/{key}{said}", HTTPStatus.SEE_OTHER)


@dropped_file_screen.post("/files/<key>/save")
def save(key: str) -> Response:
    """Save what was accepted, as the form says."""
    read, refused = kept_review(desk().workspace, upload_folder(key)), refused_changes()
    if not read.fresh:
        hold_chapter(read.folder)
    match text_field("save_as", "how the file is saved"):
        case "correct":
            saved = correct_draft(desk().workspace, read, refused, act_writer())
            lines = [f"{saved.version} is corrected"]
        case "amended":
            lines = _amended(key, read, refused)
        case _:
            day = needed_day_field("day", "the date of the new draft")
            saved = save_as_draft(desk().workspace, read, refused, day, act_writer())
            lines = [
                f"{saved.version} is saved" if saved.written else f"{saved.version} is there already, word for word"
            ]
    if refused:
        lines.append(f"{len(refused)} of {len(read.changes)} changes were refused and left out")
    discard_upload(key)
    release_chapter(read.folder)
    return redirect(f"/chapters/{read.folder}{say_next(lines)}", HTTPStatus.SEE_OTHER)


@dropped_file_screen.post("/files/<key>/discard")
def discard_file(key: str) -> Response:
    """Forget a file."""
    with suppress(EngrossError):  # one that was refused has no chapter
        release_chapter(kept_review(desk().workspace, upload_folder(key)).folder)
    discard_upload(key)
    return redirect(f"/{say_next(['the file is discarded; nothing was changed'])}", HTTPStatus.SEE_OTHER)


def _read(key: str, strictness: str) -> None:
    read_in_bounds("review", upload_folder(key), desk().today().isoformat(), strictness)


def _amended(key: str, read: FileReview, refused: frozenset[int]) -> list[str]:
    """Save what was accepted as the draft was amended at a meeting."""
    meeting = text_field("meeting", "the meeting at which it was amended")
    if read.fresh:
        raise EngrossError("this chapter is new here, so it has no draft that could be amended; save it as a new draft")
    accepted = upload_folder(key) / "accepted.xml"
    write_accepted_text(read, refused, accepted)
    folder = desk().workspace.chapter(read.folder)
    made = amend_draft(desk().workspace, folder, meeting, desk().today(), act_writer(), file=accepted)
    changed = [f"{each.place} differs from the text that was noticed" for each in made.sections if made.noticed]
    return [*made.amendment.done, *made.amendment.remarks, *changed, *made.amendment.left]


def _remarks(read: FileReview, kinds: Sequence[str]) -> list[ReviewRemark]:
    return [remark for remark in read.remarks if remark.kind in kinds]
