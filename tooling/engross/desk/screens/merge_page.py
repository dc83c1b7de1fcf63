"""Copies that colleagues edited, merged: of a draft, with each conflict chosen; of another Word file, with comments."""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus
from pathlib import PurePosixPath

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as AnyResponse

from engross.desk.bounded_reading import read_in_bounds
from engross.desk.desk_setting import desk
from engross.desk.downloads import download
from engross.desk.form_fields import text_field
from engross.desk.held_chapters import hold_chapter, release_chapter
from engross.desk.kept_results import kept_data, kept_told
from engross.desk.kept_uploads import CHAPTER_FILES, discard_upload, keep_uploads, upload_folder
from engross.desk.said_lines import say_next
from engross.desk.screens.acts import act_writer
from engross.desk.screens.conflict_choices import chosen_takes
from engross.errors import EngrossError
from engross.model.comparison.conflict import Take
from engross.services.drafting.source_acts import act_recorder
from engross.services.enacting.draft_versions import hash_of, pending_draft, read_text
from engross.services.enacting.edited_copies import EditedCopy, kept_copies
from engross.services.enacting.merged_drafts import MergedDraft, merge_copies
from engross.services.overview.chapter_cards import chapter_cards
from engross.services.reviewing.merged_places import merged_places

merge_screen = Blueprint("merge", __name__)
_MOST_COPIES = 3
_WORD_FILES = (".docx",)


@merge_screen.get("/merge")
def ask_for_copies() -> str:
    """The page on which copies are dropped."""
    drafts = [
        (f"{card.folder}/{text.version}", f"{card.name}: {text.words}")
        for card in chapter_cards(desk().workspace, desk().today())
        for text in card.texts
        if text.state != "adopted"
    ]
    return render_template(
        "merge.html.jinja", drafts=drafts, wanted=request.args.get("draft", ""), copies=range(1, _MOST_COPIES + 1)
    )


@merge_screen.post("/merge")
def drop_copies() -> AnyResponse:
    """Take copies of a draft, read them, and show what meets."""
    chapter, _, version = text_field("draft", "the draft that the files were made from").partition("/")
    key = keep_uploads(_copies(), CHAPTER_FILES)
    read_in_bounds("copies", upload_folder(key), desk().today().isoformat(), chapter, version)
    return redirect(f"/merge/{key}", HTTPStatus.SEE_OTHER)


@merge_screen.post("/merge/word")
def drop_word_copies() -> AnyResponse:
    """Take copies of a Word file that is no chapter, merge them, and show what meets."""
    key = keep_uploads({"base": request.files.get("base"), **_copies()}, _WORD_FILES)
    read_in_bounds("word-copies", upload_folder(key), desk().today().isoformat())
    return redirect(f"/merge/{key}", HTTPStatus.SEE_OTHER)


@merge_screen.get("/merge/<key>")
def show_merge(key: str) -> str:
    """What copies change, side by side with the result, and what meets."""
    told = kept_told(key)
    if "chapter" not in told:
        return render_template("merged_word_files.html.jinja", key=key, told=told)
    copies = _kept(key)
    return _page(key, copies, _merged(key, copies, {}, write=False))


@merge_screen.post("/merge/<key>")
def merge(key: str) -> AnyResponse | str:
    """Make one draft of the copies, each conflict resolved as the form says."""
    copies = _kept(key)
    made = _merged(key, copies, chosen_takes(), write=True)
    if made.conflicts:
        return _page(key, copies, made)
    lines = [*made.amendment.done, *made.amendment.remarks, *(f"To be decided: {line}" for line in made.amendment.left)]
    chapter = kept_told(key)["chapter"]
    discard_upload(key)
    release_chapter(chapter)
    return redirect(f"/chapters/{chapter}{say_next(lines)}", HTTPStatus.SEE_OTHER)


@merge_screen.get("/merge/<key>/merged.docx")
def merged_word_file(key: str) -> Response:
    """The merge of Word files, to be saved where the browser asks for it."""
    name = PurePosixPath(kept_told(key)["names"][0]).stem
    return download(kept_data(key, "merged.docx"), f"{name}-merged.docx", "docx")


@merge_screen.post("/merge/<key>/discard")
def discard_copies(key: str) -> AnyResponse:
    """Forget copies and what was made of them."""
    with suppress(EngrossError):  # those that could not be read are of no chapter
        release_chapter(kept_told(key).get("chapter", ""))
    discard_upload(key)
    return redirect(f"/merge{say_next(['the files are discarded; nothing was changed'])}", HTTPStatus.SEE_OTHER)


def _copies() -> dict[str, FileStorage | None]:
    """The copies that were chosen, by their roles; two at least. Errors: EngrossError."""
    given = [request.files.get(f"copy-{number}") for number in range(1, _MOST_COPIES + 1)]
    chosen = [upload for upload in given if upload is not None and upload.filename]
    if len(chosen) < 2:
        raise EngrossError("two files at least are merged; choose one in each of the first two fields")
    return {f"copy-{number}": upload for number, upload in enumerate(chosen, 1)}


def _kept(key: str) -> tuple[EditedCopy, ...]:
    told, workspace = kept_told(key), desk().workspace
    hold_chapter(told["chapter"])
    folder = workspace.chapter(told["chapter"])
    draft = read_text(workspace, folder, pending_draft(folder, told["version"], desk().today()))
    return kept_copies(workspace, upload_folder(key), hash_of(draft))


def _merged(key: str, copies: tuple[EditedCopy, ...], takes: dict[str, Take], *, write: bool) -> MergedDraft:
    told = kept_told(key)
    writer = act_writer() if write else act_recorder([])
    folder = desk().workspace.chapter(told["chapter"])
    return merge_copies(desk().workspace, folder, copies, desk().today(), writer, takes, told["version"])


def _page(key: str, copies: tuple[EditedCopy, ...], made: MergedDraft) -> str:
    assert made.draft is not None  # noqa: S101 - a merge of copies has both
    assert made.text is not None  # noqa: S101
    return render_template(
        "merged_draft.html.jinja",
        key=key,
        told=kept_told(key),
        copies=copies,
        made=made,
        places=merged_places(made.draft, copies, made.text),
        open_places={conflict.place for conflict in made.conflicts},
    )
