"""The documents of a bill: the redline of all its chapters, and its brief."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engross.building import document_bytes
from engross.compose import summary_json
from engross.compose.bill.bill_brief import bill_brief
from engross.compose.bill.bill_redline import bill_redline
from engross.compose.law.change_summary import provision_changes_json
from engross.diff import compare
from engross.diff.one_sided import added_provision
from engross.diff.words.word_diff import diff_words
from engross.errors import EngrossError
from engross.instructions import chapter_instructions
from engross.model.comparison.comparison import Comparison, ProvisionChange
from engross.model.law.bill import Bill
from engross.model.law.chapter import Chapter
from engross.outputs.printed_json import json_document
from engross.rendering import render
from engross.services.bills.bill_texts import BillText, bill_remarks, bill_texts
from engross.services.documents.brief_document import BriefDocument, brief_facts, brief_of
from engross.services.selection.base_and_draft_choice import SelectionContext


def bill_redline_document(
    setting: SelectionContext, bill: Bill, format_name: str, *, author: str, line_numbers: bool = False
) -> tuple[bytes, tuple[str, ...]]:
    """The redline of a bill against the law, in one of REDLINE_FORMATS; and what is to be said of its texts.

    ``author`` is whom tracked changes name. Errors: as of ``bill_texts``; EngrossError where the proof of the tracked
    changes fails, or no instructions give a text.
    """
    texts = bill_texts(setting.workspace(), bill, setting.today)
    remarks = bill_remarks(bill, texts)
    if format_name == "json":
        return f"{json_document('bill-redline', _data(bill, texts))}\n".encode(), remarks
    if format_name == "instructions":
        return "\n".join(_instructions(texts)).encode(), remarks
    changes = [(text.draft, _change(text), text.remarks) for text in texts]
    made = bill_redline(bill, changes, author=author, line_numbers=line_numbers)
    return document_bytes(made, format_name, setting.templates()), remarks


def bill_brief_document(setting: SelectionContext, bill: Bill, format_name: str) -> BriefDocument:
    """The brief of a bill, chapter by chapter, in one of DOCUMENT_FORMATS. Errors: as of ``bill_texts``."""
    workspace = setting.workspace()
    texts = bill_texts(workspace, bill, setting.today)
    briefs = [
        brief_of(text.draft, text.law, brief_facts(setting, workspace.chapter(text.folder), text.draft))
        for text in texts
    ]
    made = bill_brief(bill.title, bill.sponsor, briefs)
    return BriefDocument(render(made, format_name, setting.templates()), bill_remarks(bill, texts))


def _change(text: BillText) -> Comparison | ProvisionChange:
    return compare(text.law, text.draft) if text.law is not None else added_provision(text.draft.root)


def _data(bill: Bill, texts: tuple[BillText, ...]) -> dict[str, Any]:
    chapters = [{"folder": text.folder, **_chapter_data(text.draft, text.law)} for text in texts]
    return {"bill": bill.name, "title": bill.title, "chapters": chapters}


def _chapter_data(draft: Chapter, law: Chapter | None) -> dict[str, Any]:
    if law is not None:
        return summary_json(compare(law, draft))
    return {
        "chapter": draft.number or draft.title,
        "from": None,
        "to": str(draft.version),
        "changes": provision_changes_json(added_provision(draft.root), draft.hierarchy),
    }


def _instructions(texts: tuple[BillText, ...]) -> Iterator[str]:
    for text in texts:
        if text.law is None:
            raise EngrossError(
                f"{text.folder} is a new chapter, which instructions do not enact; use `engross ordinance` for its text"
            )
        yield f"{chapter_instructions(text.law, text.draft, diff_words, '')}\n"
