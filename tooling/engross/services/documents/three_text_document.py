"""The redline of a draft that was amended on the floor: the law, as noticed, as amended."""

from __future__ import annotations

from engross.building import document_bytes
from engross.compose.law.three_text_redline import TWO_TEXTS, three_text_redline
from engross.diff import compare
from engross.errors import EngrossError
from engross.model.law.chapter import Chapter
from engross.services.enacting.draft_versions import read_text
from engross.services.enacting.floor_amendment import noticed_text
from engross.services.selection.base_and_draft_choice import RedlinePair, SelectionContext, locate
from engross.workspace import ChapterFolder, Workspace, pick_version


def three_text_document(
    setting: SelectionContext,
    wanted: str,
    pair: RedlinePair,
    format_name: str,
    *,
    author: str,
    line_numbers: bool = False,
) -> tuple[bytes, tuple[str, ...]]:
    """The redline of the texts of ``pair``, of the chapter ``wanted``, with the text between them that was noticed, in
    one of DOCUMENT_FORMATS; and what is to be said of it, a sentence each.

    Where no notice is recorded it is the draft that the first amendment was made in. ``author`` is whom the changes
    that were noticed name; the amendments name the body that made them. Errors: EngrossError where the draft was not
    amended.
    """
    workspace, (folder, _) = setting.workspace(), locate(setting, wanted)
    amendment = next((each for each in pair.new.actions if each.kind == "amended"), None)
    if folder is None or amendment is None:
        raise EngrossError(
            f"{pair.new.version} was not amended on the floor, so there are two texts; leave --noticed out"
        )
    between = noticed_text(workspace, folder, pair.new) or _first_amended(workspace, folder, amendment.version)
    made = three_text_redline(
        compare(pair.old, pair.new),
        compare(pair.old, between),
        compare(between, pair.new),
        amendment.body or "the body",
        author=author,
        line_numbers=line_numbers,
        remarks=pair.remarks,
    )
    said = () if made.amended_by else (TWO_TEXTS.format(between.version.words),)
    return document_bytes(made, format_name, setting.templates()), said


def _first_amended(workspace: Workspace, folder: ChapterFolder, version: str) -> Chapter:
    return read_text(workspace, folder, folder.timeline().named(pick_version(folder, version).version))
