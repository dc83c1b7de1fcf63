"""Correcting a scrivener's error in the code: an act of its own, with who and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from engross.enacting import corrected
from engross.errors import EngrossError
from engross.model.law.chapter import Version
from engross.model.law.legislative_action import LegislativeAction
from engross.services.drafting.source_acts import ActWriter, sources_of
from engross.services.drafting.workspace_amendment import WorkspaceAmendment
from engross.services.enacting.affected_drafts import affected_drafts
from engross.services.enacting.draft_versions import hash_of, read_text, write_version
from engross.workspace import ChapterFolder, Workspace


def correct_code(
    workspace: Workspace,
    folder: ChapterFolder,
    section: str,
    words: tuple[str, str],
    who_and_why: tuple[str, str],
    on: date,
    today: date,
    write: ActWriter,
) -> WorkspaceAmendment:
    """Write the codified law of the day ``on`` anew, with the first of ``words`` in a section replaced by the second.

    ``who_and_why``: who corrects, and the reason. No history note is written, since no ordinance changed the section.
    Errors: EngrossError where that day is to come, the law of it is not a codified text, or of that same day;
    NotFoundError and EngrossError as of ``corrected``.
    """
    if on > today:
        raise EngrossError(f"{on} is to come: a correction is recorded once it was made; correct --on")
    text = folder.timeline().in_force(on)
    if text is None or text.version.stage != "codified":
        what = f"the law of {on} is {text.version}" if text else f"no text is the law on {on}"
        raise EngrossError(
            f"{what}; only a codified text is corrected: codify it first (`engross codify {folder.name}`)"
        )
    law = read_text(workspace, folder, text)
    by, reason = who_and_why
    action = LegislativeAction("corrected", on, str(text.version), hash_of(law), by=by, reason=reason)
    made = replace(
        corrected(law, section, *words),
        version=Version(on, "codified"),
        actions=(*law.actions, action),
        source=None,
    )
    left = tuple(affected_drafts(workspace, folder, law, made, on))
    what = f"correct {folder.name} {section}"
    written = write_version(folder, made, what, sources_of([law.source]), write)
    return WorkspaceAmendment(
        (f"{text.version} is corrected as {made.version}: “{words[0]}” → “{words[1]}”",), written, left
    )
