"""The ordinance that makes the law into a text of a chapter, as a document to be voted on."""

from __future__ import annotations

from engross.building import document_bytes
from engross.compose.notices.template import NoticeTemplate
from engross.compose.ordinance.ordinance_paper import OrdinanceFacts, ordinance_paper
from engross.diff import compare
from engross.errors import NotFoundError
from engross.model.law.chapter import Chapter
from engross.services.meetings.loading import read_city_file
from engross.workspace import Workspace

_TEMPLATE = "ordinance.md.jinja"


def ordinance_document(
    workspace: Workspace,
    old: Chapter | None,
    new: Chapter,
    format_name: str,
    *,
    number: str = "",
    marked: bool = False,
    author: str = "",
) -> bytes:
    """The ordinance that makes ``old`` into ``new`` (None: there is no law of it yet) in one of DOCUMENT_FORMATS.

    Without ``number`` it is that of the adoption, where recorded. Errors: NotFoundError where the city's file states no
    enacting clause; SourceError where the template is at fault.
    """
    city = read_city_file(workspace)
    if city.enactment is None:
        raise NotFoundError(
            "the city's file states no enacting clause; write [enactment], clause and authority (docs/ordinances.md)"
        )
    recorded = next((action.ordinance for action in reversed(new.actions) if action.ordinance), "")
    facts = OrdinanceFacts(city, city.enactment, number or recorded, marked)
    words, called = workspace.template("ordinances", _TEMPLATE)
    comparison = compare(old, new) if old is not None else None
    made = ordinance_paper(new, comparison, facts, NoticeTemplate(called, words), author)
    return document_bytes(made, format_name, workspace.templates())
