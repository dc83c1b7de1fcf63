"""The texts of a bill: in each of its chapters the draft, and the law that it changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engross.diff import compare
from engross.enacting import changed_sections
from engross.model.law.bill import Bill, BillPart
from engross.model.law.chapter import Chapter
from engross.model.law.timeline import DatedText, Timeline
from engross.services.enacting.draft_versions import pending_draft, read_text
from engross.services.selection.base_and_draft_choice import texts_with
from engross.values import dataclass
from engross.workspace import ChapterFolder, Workspace


@dataclass(frozen=True, slots=True)
class BillText:
    """What a bill makes of a chapter: the folder, the text, the law that it changes (None: the chapter is new), and
    what is to be said of both, a sentence each."""

    folder: str
    draft: Chapter
    law: Chapter | None
    remarks: tuple[str, ...] = ()

    @property
    def pair(self) -> tuple[Chapter, Chapter | None]:
        """The text, and the law that it changes."""
        return self.draft, self.law


def bill_texts(workspace: Workspace, bill: Bill, today: date) -> tuple[BillText, ...]:
    """The texts of each chapter of a bill, in its order: the pending draft, else what was adopted of it and is not
    codified yet.

    Errors: EngrossError where a chapter has no such text; AmbiguousError where several drafts are pending and the bill
    names none.
    """
    return tuple(_text(workspace, part, today) for part in bill.parts)


def bill_remarks(bill: Bill, texts: tuple[BillText, ...]) -> tuple[str, ...]:
    """What the drafts change and the bill does not say, and the reverse; then what is to be said of each text."""
    beyond = (line for part, text in zip(bill.parts, texts, strict=True) for line in _beyond(bill, part, text))
    return (*beyond, *(f"{text.folder}: {remark}" for text in texts for remark in text.remarks))


def _text(workspace: Workspace, part: BillPart, today: date) -> BillText:
    folder = workspace.chapter(part.chapter)
    timeline = folder.timeline()
    text = _chosen(folder, timeline, part, today)
    base = timeline.base_for(text)
    law = read_text(workspace, folder, base) if base is not None and not base.pending else None
    remarks = texts_with(folder, timeline, text, today).remarks
    return BillText(folder.name, read_text(workspace, folder, text), law, remarks)


def _chosen(folder: ChapterFolder, timeline: Timeline, part: BillPart, today: date) -> DatedText:
    if not timeline.drafts():
        adopted = [text for text in timeline.uncodified() if part.draft in ("", text.version.name)]
        if adopted:
            return adopted[-1]
    return pending_draft(folder, part.draft or None, today)


def _beyond(bill: Bill, part: BillPart, text: BillText) -> Iterator[str]:
    if not part.sections:
        return
    if text.law is not None:
        changed = {change.either.number for change in changed_sections(compare(text.law, text.draft))}
    else:
        changed = {section.number for section in text.draft.sections()}
    named = set(part.sections)
    for numbers, what in ((changed - named, "changes"), (named - changed, "does not change")):
        if numbers:
            listed = ", ".join(f"§ {number}" for number in sorted(numbers))
            yield f"{bill.name}: the draft of {part.chapter} {what} {listed}; correct sections in the bill's file"
