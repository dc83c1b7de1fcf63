"""From what a file holds to a chapter of the code, and the report of what was found on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from engross.akn import identify
from engross.errors import SourceError
from engross.importing.assembly.provision_tree import provisions_of
from engross.importing.imported_chapters import Imported
from engross.importing.imported_dates import with_days
from engross.importing.known_text.known_lines import closest_text
from engross.importing.known_text.known_notes import NotesOfPage, with_notes, without_notes
from engross.importing.known_text.known_tables import with_known_tables
from engross.importing.markdown import read_markdown
from engross.importing.markup.lost_marks import lost_marks
from engross.importing.markup.reference_markup import settled_words, with_references, without_dangling
from engross.importing.recognition.bracketed_deletions import say_bracketed_deletions
from engross.importing.recognition.broken_lines import with_lines_apart
from engross.importing.recognition.front_and_back_matter import closing_of, with_title
from engross.importing.recognition.legal_notices import without_notice
from engross.importing.recognition.preface import preface_of, without_preface
from engross.importing.recognition.section_headings import with_sections
from engross.importing.recognition.tables_of_contents import without_contents
from engross.importing.recognition.worded_sections import say_unread_headings
from engross.importing.source_page import ImportRemark, SourcePage
from engross.importing.word import read_word
from engross.model.law.chapter import Body, Chapter, Event, Version
from engross.model.law.hierarchy import STANDARD, Hierarchy
from engross.model.law.legislative_action import LegislativeAction
from engross.model.law.modification import UNRECORDED, Modifications
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from engross.model.publication.accepted_text import Side
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file cannot say of its chapter: the work's URI, who enacts, its history, and which version this is.

    ``label`` and ``title`` name a chapter whose file does not.
    """

    uri: str
    author: Body
    version: Version
    events: tuple[Event, ...] = ()
    label: str = ""
    title: str = ""


NO_SECTION = "no section can be recognised in this file; begin each with number and title, as in “§ 68-1. Title.”"
"""What is said of a page without headings and numbers."""

IdentifyAs = Callable[[Side, Chapter | None, bool], Identity]
"""Asked what a file does not say: for which side of its changes; the known text that was recognised in it, if any;
whether the file differs from it."""


def import_word(
    data: bytes,
    name: str,
    known: Sequence[Chapter],
    identify_as: IdentifyAs,
    *,
    lenient: bool = False,
    hierarchy: Hierarchy = STANDARD,
) -> Imported:
    """Read the Word file ``data`` called ``name`` as a version of a chapter, or as two where changes are tracked.

    ``known`` are versions of the chapter at hand, oldest first: what is word for word as in one of them, or in
    the source that the file itself carries, keeps its markup and its identity. ``identify_as`` is asked what the
    file does not say. ``hierarchy`` is that of the code. Errors: SourceError, as ``read_word``.
    """
    at_hand: dict[str, list[str]] = {}
    for picture in (picture for chapter in known for picture in chapter.pictures if picture.data):
        at_hand.setdefault(picture.sha256, []).append(picture.name)
    file = read_word(data, name, lenient=lenient, hierarchy=hierarchy, files=at_hand)
    sources = [source for source in file.sources if not known or source.uri == known[-1].uri]
    helps: dict[Side, Sequence[Chapter]] = {"new": sources[-1:] or known, "old": sources[:1] or known}
    pages: dict[Side, SourcePage | None] = {"new": file.new, "old": file.old}
    # What carries its sources was written by Engross, and prints their notes.
    noted = bool(sources)
    read = _imported(pages, helps, identify_as, name, lenient=lenient, hierarchy=hierarchy, prints_notes=noted)
    proposal = replace(read.proposal, changed_by=file.changed_by, pictures=file.pictures)
    base = replace(read.base, pictures=file.pictures) if read.base is not None else None
    return replace(read, proposal=proposal, base=base, made_from=tuple(sources))


def import_markdown(
    data: bytes,
    name: str,
    known: Sequence[Chapter],
    identify_as: IdentifyAs,
    *,
    lenient: bool = False,
    hierarchy: Hierarchy = STANDARD,
) -> Imported:
    """Read the Markdown ``data`` as a version of a chapter, or as two where words are struck or inserted.

    As ``import_word``. Errors: SourceError, as ``read_markdown``.
    """
    file = read_markdown(data, name, lenient=lenient)
    helps: dict[Side, Sequence[Chapter]] = {"new": known, "old": known}
    return _imported({"new": file.new, "old": file.old}, helps, identify_as, name, lenient=lenient, hierarchy=hierarchy)


def _imported(
    pages: Mapping[Side, SourcePage | None],
    helps: Mapping[Side, Sequence[Chapter]],
    identify_as: IdentifyAs,
    name: str,
    *,
    lenient: bool,
    hierarchy: Hierarchy,
    prints_notes: bool = False,
) -> Imported:
    made: dict[Side, Chapter] = {}
    remarks: list[tuple[ImportRemark, ...]] = []
    for side, page in pages.items():
        if page is not None:
            named = partial(identify_as, side)
            made[side], found = chapter_from_page(
                page, helps[side], named, name, lenient=lenient, hierarchy=hierarchy, prints_notes=prints_notes
            )
            remarks.append(found)
    return Imported(made["new"], made.get("old"), _of_both(remarks))


def chapter_from_page(
    page: SourcePage,
    known: Sequence[Chapter],
    identify_as: Callable[[Chapter | None, bool], Identity],
    name: str,
    *,
    lenient: bool = False,
    hierarchy: Hierarchy = STANDARD,
    prints_notes: bool = False,
) -> tuple[Chapter, tuple[ImportRemark, ...]]:
    """The chapter on a page, with eIds and references, and all there is to remark.

    ``prints_notes``: the page is known to print all publisher's notes of the known text.

    Errors: SourceError for what the profile cannot hold (unless ``lenient``), and where there is no provision.
    """
    remarks = list(page.remarks)

    def unheld(place: str, what: str) -> None:
        if not lenient:
            raise SourceError(
                name, 0, f"{place} holds {what}, which an ordinance cannot hold; recast it, or import with --lenient"
            )
        remarks.append(ImportRemark("unsure", place, f"{what} is kept as text, its label with it"))

    items = with_sections(with_lines_apart(without_contents(page.items, remarks), remarks), remarks)
    say_unread_headings(items, remarks)
    say_bracketed_deletions(items, remarks)
    items = with_title(without_notice(items, remarks), remarks)
    front, items = without_preface(items, known, hierarchy, remarks)
    text = closest_text(items, known)
    notes = NotesOfPage()
    if text is not None:
        items, notes = without_notes(items, text.chapter, prints_all=prints_notes)
        items = with_known_tables(items, text)
    root, notes = provisions_of(items, text, remarks, unheld, closing_of(items, remarks), hierarchy, notes)
    root = replace(root, preface=preface_of(front, text.chapter.root.preface if text is not None else ()))
    if text is None and not root.children:
        raise SourceError(name, 0, NO_SECTION)
    was = text.chapter if text is not None else None
    if was is not None:
        root, gone = with_notes(root, was, notes.otherwise)
        remarks += gone
    told = identify_as(was, was is None or root != was.root)
    if not root.label and root.heading is None and (told.label or told.title):
        heading = Text(told.title) if told.title else None
        root = replace(root, label=told.label, heading=heading, status="" if told.label else "unassigned")
        name_given = f"{told.label} {told.title}".strip()
        remarks.append(
            ImportRemark("unsure", "", f"the file does not name its chapter; it is called “{name_given}” here")
        )
    blank = was or Chapter(told.uri, told.version, root, told.author, created=known[-1].created if known else None)
    draft = replace(
        blank,
        uri=told.uri,
        version=told.version,
        root=root,
        author=told.author,
        events=told.events,
        actions=_carried_actions(was, told.version, root),
        modifications=_carried_modifications(was, told.version, root),
        source=None,
        above=was.above if was is not None else known[-1].above if known else (),
        hierarchy=hierarchy,
    )
    if hierarchy.above_unit and not draft.above:
        remarks.append(ImportRemark("unsure", "", _without_title(hierarchy)))
    identified, lost = without_dangling(with_days(identify(draft), was), was)
    marked, plain = with_references(identified, settled_words(was))
    return marked, (*remarks, *lost, *plain, *lost_marks(marked, was))


def _carried_modifications(was: Chapter | None, version: Version, root: Provision) -> Modifications:
    """What the file of ``was`` records that was changed: nothing where the next text is of another stage, or has other
    words."""
    carried = was is not None and was.version.stage == version.stage and was.root == root
    return was.modifications if was is not None and carried else UNRECORDED


def _carried_actions(was: Chapter | None, version: Version, root: Provision) -> tuple[LegislativeAction, ...]:
    """What was done with ``was`` that was done with its next text too: nothing where it is of another stage, since what
    was done with the law was not done with a draft of it; no filing where the words are others, which nobody filed."""
    if was is None or was.version.stage != version.stage:
        return ()
    return tuple(action for action in was.actions if action.kind != "filed" or root == was.root)


def _without_title(hierarchy: Hierarchy) -> str:
    holder, unit = hierarchy.above_unit[-1], hierarchy.unit
    return f"the file does not say in which {holder} it stands; put <{holder}> around <{unit}> in what was written"


def _of_both(sides: Sequence[Sequence[ImportRemark]]) -> tuple[ImportRemark, ...]:
    """The remarks on each side of a page, what both sides say said once: places may differ between them."""
    said: list[ImportRemark] = []
    for remarks in sides:
        known = Counter((remark.kind, remark.words) for remark in said)
        for remark in dict.fromkeys(remarks):
            if known[remark.kind, remark.words]:
                known[remark.kind, remark.words] -= 1
            else:
                said.append(remark)
    return tuple(said)
