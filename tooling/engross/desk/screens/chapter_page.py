"""A chapter: its texts in time, what can be made of a draft, what it changes, and what the checks find in it."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from engross.desk.desk_setting import desk
from engross.desk.form_fields import text_field
from engross.desk.held_chapters import hold_chapter, other_holder, release_chapter
from engross.desk.said_lines import say_next
from engross.desk.screens.acts import act_writer
from engross.errors import NotFoundError
from engross.model.law.chapter import Chapter
from engross.services.checking.chapter_checks import CheckTask, codes_of, new_run
from engross.services.checking.check_fixes import fix_chapters
from engross.services.overview.chapter_cards import CardText, card_of, noticed_hashes
from engross.services.overview.due_acts import listed_meetings
from engross.services.reviewing.draft_problems import draft_problems
from engross.services.reviewing.file_review import changes_between
from engross.services.rules.chapter_rules import rules_to_review
from engross.services.selection.base_and_draft_choice import choose_base_and_draft, shown_text
from engross.values import dataclass
from engross.workspace import ChapterFolder

chapter_screen = Blueprint("chapter", __name__)


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A text on the chapter's time line: its version, its words, what it is now (empty: a text of the past)."""

    version: str
    words: str
    state: str


@dataclass(frozen=True, slots=True)
class ChosenText:
    """The text that the page is about, and the one that it is held against (None: there is none)."""

    text: Chapter
    base: Chapter | None
    remarks: tuple[str, ...]


@chapter_screen.get("/chapters/<name>")
def chapter(name: str) -> str:
    """The page of a chapter, on the text that ``text`` names, else its latest draft, else its law."""
    setting, today = desk().selection, desk().today()
    folder = desk().workspace.chapter(name)
    card = card_of(folder, noticed_hashes(desk().workspace), today)
    wanted = request.args.get("text") or _first_shown(card.texts)
    chosen = chosen_text(folder, wanted)
    shown = next((each for each in card.texts if each.version == str(chosen.text.version)), None)
    return render_template(
        "chapter.html.jinja",
        folder=folder,
        card=card,
        timeline=_timeline(folder, card.texts),
        shown=shown,
        chosen=chosen,
        meetings=listed_meetings(desk().workspace, today),
        chosen_meeting=request.args.get("meeting", ""),
        rules=rules_to_review(desk().workspace, folder, today),
        holder=other_holder(folder.name),
        title=f"{chosen.text.root.label} {chosen.text.title}".strip(),
        changes=changes_between(chosen.base, chosen.text) if chosen.base is not None else (),
        problems=draft_problems(setting, folder, chosen.text, chosen.base),
    )


@chapter_screen.post("/chapters/<name>/fix")
def fix(name: str) -> Response:
    """Correct what the checks are certain of, in one text."""
    version = text_field("text", "the draft")
    folder = desk().workspace.chapter(name)
    hold_chapter(folder.name)
    task = CheckTask(desk().root, folder.name, version, codes_of(None, None), new_run(), desk().today())
    lines = fix_chapters(desk().workspace, [task], act_writer())
    release_chapter(folder.name)
    return redirect(f"/chapters/{name}{say_next(lines)}&text={version}", HTTPStatus.SEE_OTHER)


def chosen_text(folder: ChapterFolder, version: str | None) -> ChosenText:
    """The text that ``version`` names, with the one that it is held against. Errors: NotFoundError."""
    if version and all(str(item.version) != version for item in folder.versions):
        raise NotFoundError(f"{folder.name} has no such text any more")
    try:
        pair = choose_base_and_draft(desk().selection, folder.name, None, version)
        if pair.old.version != pair.new.version:
            return ChosenText(pair.new, pair.old, pair.remarks)
    except NotFoundError:
        pass  # a text that nothing comes before: a new ordinance, the first text of the code
    alone = shown_text(desk().selection, folder.name, version)
    return ChosenText(alone.chapter, None, alone.remarks)


def _first_shown(texts: tuple[CardText, ...]) -> str | None:
    pending = [each.version for each in texts if each.state != "adopted"]
    return pending[-1] if pending else None


def _timeline(folder: ChapterFolder, texts: tuple[CardText, ...]) -> list[TimelineEntry]:
    states = {each.version: each.state for each in texts}
    law = folder.timeline().in_force(desk().today())
    entries = []
    for item in folder.versions:
        version = str(item.version)
        state = "in force" if law is not None and law.version == item.version else states.get(version, "")
        entries.append(TimelineEntry(version, item.version.words, state))
    return entries
