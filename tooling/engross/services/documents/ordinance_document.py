"""The ordinance that makes the law into a text of a chapter, as a document to be voted on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from engross.building import document_bytes
from engross.compose.notices.template import NoticeTemplate
from engross.compose.ordinance.ordinance_paper import OrdinanceFacts, ordinance_paper
from engross.compose.ordinance.ordinance_sections import OrdinanceSection, instruction_section, ordinance_sections
from engross.diff import compare
from engross.diff.words.word_diff import diff_words
from engross.errors import NotFoundError
from engross.instructions import written_chapter
from engross.model.law.bill import Bill
from engross.model.law.chapter import Chapter
from engross.services.meetings.city_file import read_city_file
from engross.services.meetings.documents import as_made
from engross.services.selection.base_and_draft_choice import SelectionContext, choose_base_and_draft, shown_text
from engross.workspace import Workspace

OrdinanceStyle = Literal["restate", "restate-marked", "strike"]
"""How an ordinance enacts: sections as they are to read, the same with what is struck and inserted, or instructions."""

_TEMPLATE = "ordinance.md.jinja"


def ordinance_document(
    workspace: Workspace,
    texts: Sequence[tuple[Chapter, Chapter | None]],
    format_name: str,
    *,
    number: str = "",
    style: OrdinanceStyle = "restate",
    author: str = "",
    bill: Bill | None = None,
    public: bool = False,
) -> bytes:
    """The ordinance that makes the law into ``texts``, each with the law of its chapter (None: there is none yet).

    In one of DOCUMENT_FORMATS; where a text is a draft and it is not ``public``, marked as a draft. Title and sponsor
    are those of the ``bill``, where it is one.

    Without ``number`` it is that of the adoption, where recorded. Errors: NotFoundError where the city's file states no
    enacting clause; SourceError where the template is at fault.
    """
    city = read_city_file(workspace)
    if city.enactment is None:
        raise NotFoundError(
            "the city's file states no enacting clause; write [enactment], clause and authority "
            "(`engross explain ordinances`)"
        )
    recorded = next((action.ordinance for action in reversed(texts[0][0].actions) if action.ordinance), "")
    title, sponsor = (bill.title, bill.sponsor) if bill is not None else ("", "")
    facts = OrdinanceFacts(city, city.enactment, number or recorded, style == "restate-marked", title, sponsor)
    words, called = workspace.template("ordinances", _TEMPLATE)
    changes = [(new, compare(old, new) if old is not None else None) for new, old in texts]
    sections = _instructions(texts) if style == "strike" else ()
    made = ordinance_paper(changes, facts, NoticeTemplate(called, words), author, sections)
    adopted = all(new.version.stage != "proposed" for new, _ in texts)
    return document_bytes(as_made(made, public=public or adopted), format_name, workspace.templates())


def _instructions(texts: Sequence[tuple[Chapter, Chapter | None]]) -> tuple[OrdinanceSection, ...]:
    """The sections that enact ``texts`` by amending instructions, each proved by applying it.

    A chapter that is new is set out, one that is repealed is repealed. Errors: RefusedInstruction where a change is
    none that instructions make.
    """
    made: list[OrdinanceSection] = []
    for new, old in texts:
        if old is None or new.root.status == "repealed":
            made += ordinance_sections(new, compare(old, new) if old is not None else None)
        else:
            written = written_chapter(old, new, diff_words)
            made += (instruction_section(one.number, one.steps, new) for one in written)
    return tuple(made)


def ordinance_texts(
    setting: SelectionContext, wanted: str, base: str | None, draft: str | None
) -> tuple[tuple[tuple[Chapter, Chapter | None]], tuple[str, ...]]:
    """The text that an ordinance of one chapter enacts, with the law that it changes, and what is to be said of them.

    Errors: NotFoundError, AmbiguousError where there is no such text, or several drafts are pending.
    """
    try:
        pair = choose_base_and_draft(setting, wanted, base, draft)
    except NotFoundError:
        if base:
            raise
        alone = shown_text(setting, wanted, draft)
        return ((alone.chapter, None),), alone.remarks
    old = pair.old if pair.old.version.stage != "proposed" else None
    return ((pair.new, old),), pair.remarks
