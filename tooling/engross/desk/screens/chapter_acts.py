"""What is done with a draft on its way to the code: begun, filed, adopted, ended, codified, carried over."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from engross.desk.desk_setting import desk
from engross.desk.form_fields import day_field, number_field, text_field
from engross.desk.held_chapters import hold_chapter, release_chapter
from engross.desk.said_lines import say_next
from engross.desk.screens.acts import act_writer
from engross.desk.screens.conflict_choices import chosen_takes
from engross.errors import EngrossError
from engross.model.comparison.conflict import Take
from engross.services.drafting.source_acts import act_recorder
from engross.services.drafting.workspace_amendment import WorkspaceAmendment
from engross.services.enacting.adoption import AdoptionFacts, adopt_draft
from engross.services.enacting.codification import codify_chapter
from engross.services.enacting.merged_drafts import MergedDraft
from engross.services.enacting.new_drafts import draft_chapter
from engross.services.enacting.outcomes import OUTCOMES, record_outcome
from engross.services.enacting.rebased_draft import rebase_draft
from engross.services.rules.chapter_rules import declared_rules, record_review

chapter_acts_screen = Blueprint("chapter_acts", __name__)


@chapter_acts_screen.before_request
def _hold() -> None:
    """Whoever changes a chapter, or begins to carry a draft of it over, holds it."""
    hold_chapter((request.view_args or {})["name"])


@chapter_acts_screen.post("/chapters/<name>/draft")
def begin_draft(name: str) -> Response:
    """Begin a draft with the words of the law."""
    folder = desk().workspace.chapter(name)
    repeal = text_field("repeal") == "yes"
    return _done(name, draft_chapter(desk().workspace, folder, desk().today(), act_writer(), repeal=repeal))


@chapter_acts_screen.post("/chapters/<name>/outcome")
def outcome(name: str) -> Response:
    """Record that a draft was filed, or how it ended without becoming law; or what the mayor did."""
    told = text_field("outcome", "what became of it")
    known = next((each for each in OUTCOMES if each == told), None)
    if known is None:
        raise EngrossError("this is nothing that can become of a draft; choose one of the list")
    made = record_outcome(
        desk().workspace,
        desk().workspace.chapter(name),
        known,
        desk().today(),
        act_writer(),
        version=text_field("text") or None,
        on=day_field("on", "the day"),
        meeting=text_field("meeting"),
        vote=text_field("vote"),
        by=text_field("by"),
        reason=text_field("reason"),
    )
    return _done(name, made)


@chapter_acts_screen.post("/chapters/<name>/adopt")
def adopt(name: str) -> Response:
    """Record that a draft was adopted."""
    facts = AdoptionFacts(
        text_field("vote"),
        text_field("meeting"),
        day_field("on", "the day of adoption"),
        _effective(),
        day_field("published", "the day of publication"),
        ordinance=text_field("ordinance"),
        unnoticed=text_field("unnoticed"),
    )
    folder = desk().workspace.chapter(name)
    version = text_field("text") or None
    return _done(name, adopt_draft(desk().workspace, folder, facts, desk().today(), act_writer(), version))


@chapter_acts_screen.post("/chapters/<name>/codify")
def codify(name: str) -> Response:
    """Make the codified text of an adopted one."""
    number = text_field("number")
    made = codify_chapter(
        desk().workspace,
        desk().workspace.chapter(name),
        desk().today(),
        act_writer(),
        version=text_field("text") or None,
        on=day_field("on", "the day of the code"),
        ordinance=text_field("ordinance"),
        numbers=(number,) if number else (),
    )
    return _done(name, made)


@chapter_acts_screen.get("/chapters/<name>/rebase")
def show_rebase(name: str) -> str:
    """What meets where a draft is carried over to the law as it is now, the three texts side by side."""
    version = request.args.get("text", "")
    made = _rebased(name, version, {}, write=False)
    return render_template("rebase.html.jinja", name=name, version=version, made=made)


@chapter_acts_screen.post("/chapters/<name>/rebase")
def rebase(name: str) -> Response | str:
    """Carry a draft over to the law as it is now, each conflict resolved as the form says."""
    version = text_field("text", "the draft")
    made = _rebased(name, version, chosen_takes(), write=True)
    if made.conflicts:
        return render_template("rebase.html.jinja", name=name, version=version, made=made)
    return _done(name, made.amendment)


@chapter_acts_screen.post("/chapters/<name>/rules")
def sign_rules(name: str) -> Response:
    """Record that somebody has read the rules of a chapter beside its law."""
    reviewer = text_field("by", "who has read them")
    found = declared_rules(desk().workspace, desk().workspace.chapter(name), desk().today())
    record_review(found, reviewer, (), desk().today(), act_writer())
    release_chapter(name)
    said = say_next([f"the rules are signed by {reviewer}"])
    return redirect(f"/chapters/{name}{said}", HTTPStatus.SEE_OTHER)


def _effective() -> str:
    """The rule of the effective day that the form has: a date, an event, or days after one; empty where none is."""
    match text_field("effective"):
        case "date":
            day = day_field("effective_day", "the day it takes effect")
            if day is None:
                raise EngrossError("the day it takes effect is not filled in; choose a date")
            return day.isoformat()
        case "adoption" | "publication" as event:
            days = number_field("effective_days", "the number of days") if text_field("effective_days") else 0
            return f"{days} days after {event}" if days else str(event)
        case _:
            return ""


def _rebased(name: str, version: str, takes: dict[str, Take], *, write: bool) -> MergedDraft:
    folder = desk().workspace.chapter(name)
    writer = act_writer() if write else act_recorder([])
    return rebase_draft(desk().workspace, folder, desk().today(), writer, takes, version or None)


def _done(name: str, made: WorkspaceAmendment) -> Response:
    """To the chapter's page, which says what was done and what is left for a person to decide."""
    release_chapter(name)
    left: Iterable[str] = (f"To be decided: {line}" for line in made.left)
    return redirect(f"/chapters/{name}{say_next([*made.done, *made.remarks, *left])}", HTTPStatus.SEE_OTHER)
