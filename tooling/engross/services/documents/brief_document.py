"""The brief of a proposal: one page for a committee."""

from __future__ import annotations

from collections.abc import Iterable

from engross.compose.meeting.hearing_sentences import comment_sentences, hearing_sentence
from engross.compose.summary.brief import brief
from engross.diff import compare
from engross.diff.one_sided import added_provision
from engross.errors import NotFoundError
from engross.model.findings.finding import Finding
from engross.model.law.chapter import Chapter
from engross.model.law.place import places
from engross.model.publication.brief_facts import BriefFacts
from engross.model.publication.publication import Publication
from engross.rendering import render
from engross.services.checking.draft_findings import findings_in
from engross.services.meetings.loading import load_meetings
from engross.services.selection.base_and_draft_choice import (
    SelectionContext,
    choose_base_and_draft,
    locate,
    shown_text,
)
from engross.values import dataclass
from engross.workspace import ChapterFolder


@dataclass(frozen=True, slots=True)
class BriefDocument:
    """A brief as the bytes of a file, and what is to be said of its texts, a sentence each."""

    data: bytes
    remarks: tuple[str, ...]


def brief_document(
    setting: SelectionContext, wanted: str, base: str | None, draft: str | None, format_name: str
) -> BriefDocument:
    """The brief of the draft of a chapter, in one of DOCUMENT_FORMATS; of a new ordinance, with nothing before.

    Errors: NotFoundError where a text that is named is not there; AmbiguousError where several drafts are pending.
    """
    old, new, remarks = _texts(setting, wanted, base, draft)
    folder, _ = locate(setting, wanted)
    facts = brief_facts(setting, folder, new) if folder is not None else BriefFacts()
    return BriefDocument(render(brief_of(new, old, facts), format_name, setting.templates()), remarks)


def brief_of(draft: Chapter, base: Chapter | None, facts: BriefFacts) -> Publication:
    """The brief of a draft against its base, or of a new ordinance."""
    return brief(draft, base, compare(base, draft).root if base is not None else added_provision(draft.root), facts)


def question_sentences(findings: Iterable[Finding], draft: Chapter) -> tuple[str, ...]:
    """What the checks ask, each with its place, errors before warnings, of each
    the first of every check before the others; notes are left out."""
    cited = places(draft)
    ranked = [each for severity in ("error", "warning") for each in findings if each.severity == severity]
    first = {each.code: each for each in reversed(ranked)}
    ranked.sort(key=lambda each: (each.severity != "error", first[each.code] is not each))
    told = (f"{cited[each.eid]}: {each.message}." if each.eid in cited else f"{each.message}." for each in ranked)
    return tuple(dict.fromkeys(told))


def _texts(
    setting: SelectionContext, wanted: str, base: str | None, draft: str | None
) -> tuple[Chapter | None, Chapter, tuple[str, ...]]:
    try:
        pair = choose_base_and_draft(setting, wanted, base, draft)
    except NotFoundError:
        if base:
            raise
        shown = shown_text(setting, wanted, draft)
        return None, shown.chapter, (*shown.imports, *shown.remarks)
    return pair.old, pair.new, (*pair.imports, *pair.remarks)


def brief_facts(setting: SelectionContext, folder: ChapterFolder, draft: Chapter) -> BriefFacts:
    """When a draft is heard, how to comment on it, and what the checks ask."""
    workspace = setting.workspace()
    heard = [
        (loaded.meeting, each.item)
        for loaded in load_meetings(workspace)
        for each in loaded.business
        if folder.name in each.item.folders
    ]
    dates = tuple(hearing_sentence(meeting, item, setting.today) for meeting, item in heard)
    comment = tuple(comment_sentences(heard[-1][0], setting.today)) if heard else ()
    return BriefFacts(dates, comment, question_sentences(findings_in(setting, folder, draft), draft))
