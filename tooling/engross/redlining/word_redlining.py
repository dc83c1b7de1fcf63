"""The redline of two Word files, in the look of the new one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from lxml import etree

from engross.diff.blocks.paragraphs import cached_text_diff
from engross.errors import SourceError
from engross.importing.word.element_names import W
from engross.model.word_redline import WordRedline
from engross.redlining.atom_keys import AtomCharacters
from engross.redlining.attribution import drop_attributions
from engross.redlining.carried_notes import CarriedNotes
from engross.redlining.carried_parts import CarriedParts
from engross.redlining.carried_styles import CarriedStyles
from engross.redlining.edited_file import EditedFile
from engross.redlining.left_out import left_out_remarks
from engross.redlining.merging_context import MergingContext
from engross.redlining.page_headers import HeaderStories
from engross.redlining.paragraph_content import ContentReader
from engross.redlining.pending_revisions import SIDES, Pending, ResolvedRevisions, resolve_pending, story_parts
from engross.redlining.stories import InnerStory, StoryPair
from engross.redlining.story_merging import merge_stories
from engross.redlining.tracking import Tracker

_IDS = etree.XPath("//@w:id", namespaces={"w": W[1:-1]})
_MODIFIED = "{http://purl.org/dc/terms/}modified"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_LARGEST_ID = 2**31 - 2**24


def redline_word_files(
    old: tuple[bytes, str],
    new: tuple[bytes, str],
    *,
    author: str,
    day: date,
    formatting: bool = False,
    moves: bool = False,
    pending: Pending = "accept",
) -> WordRedline:
    """The new file with tracked changes against the old; each is its bytes and what errors call it.

    The changes bear the name of ``author`` and the time at which the new file was last saved; ``day`` where it says
    none. ``formatting``: formatting that alone changed is tracked too; else it is counted. ``moves``: a paragraph
    deleted here and inserted there is tracked as moved. ``pending``: what becomes of
    the revisions that the files hold already.

    Errors: SourceError where a file is damaged, has a password, or is not to be trusted.
    """
    one, other = EditedFile(*old), EditedFile(*new)
    sides, kept = SIDES[pending], pending == "keep"
    held = [resolve_pending(file, side, attributed=kept) for file, side in zip((one, other), sides, strict=True)]
    atoms, parts = AtomCharacters(), CarriedParts(one, other)
    styles = CarriedStyles(one, other, parts)
    tracker = Tracker(author, _last_saved(other) or f"{day.isoformat()}T00:00:00Z", _first_free_id(other))
    context = MergingContext(
        tracker,
        styles,
        parts,
        CarriedNotes(one, other, atoms, parts),
        cached_text_diff(()),
        formatting=formatting,
        moves=moves,
        deletions=held[1].hidden,
    )
    bodies = _body(one), _body(other)
    body = StoryPair(ContentReader(one, one.main, atoms), ContentReader(other, other.main, atoms))
    styles.match_lists(_list_members(bodies[0], body.old), _list_members(bodies[1], body.new))
    headers = HeaderStories(one, other, atoms)
    for story in [InnerStory(*bodies, body), *headers]:
        _merge(story, context)
    for kind, identifier in list(context.inserted_notes):
        for story in context.notes.inserted(kind, identifier):
            _merge(story, context)
    for part in story_parts(other) if kept else ():
        drop_attributions(other.changed(part))
    return WordRedline(
        other.saved(),
        tracker.made["ins"],
        tracker.made["del"],
        (
            *_pending_remarks((one, other), held, pending),
            *_remarks(context, one.name),
            *_header_remarks(headers, one.name),
            *left_out_remarks(one, other),
        ),
    )


def _merge(story: InnerStory, context: MergingContext) -> None:
    """Merge a story, and those that are found in it."""
    merge_stories(story.old, story.new, context, story.pair)
    while context.inner:
        inner = context.inner.pop()
        merge_stories(inner.old, inner.new, context, inner.pair)


def _last_saved(file: EditedFile) -> str:
    """When a file was last saved, as its properties say it; empty where they do not."""
    for relationship in file.relationships(""):
        part = file.target("", relationship)
        if relationship.get("Type", "").endswith("/core-properties") and file.has(part):
            said = file.tree(part).findtext(_MODIFIED) or ""
            return said if _TIME.fullmatch(said) else ""
    return ""


def _body(file: EditedFile) -> etree._Element:
    body = file.changed(file.main).find(f"{W}body")
    if body is None:
        raise SourceError(file.name, 0, "its document has no body; open the file in Word and save it again")
    return body


def _first_free_id(file: EditedFile) -> int:
    found = [
        int(said)
        for part in story_parts(file)
        for said in _IDS(file.tree(part))
        if said.isdecimal() and int(said) < _LARGEST_ID
    ]
    return 1 + max(found, default=0)


def _list_members(body: etree._Element, reader: ContentReader) -> dict[str, str]:
    """The list of each paragraph whose text occurs once among those of lists."""
    found: dict[str, str] = {}
    again = set()
    for number in body.iter(f"{W}numId"):
        properties = number.getparent()
        holder = properties.getparent() if properties is not None else None
        paragraph = holder.getparent() if holder is not None else None
        if paragraph is None or paragraph.tag != f"{W}p":
            continue
        text = reader.text(paragraph)
        if text in found or not text.strip():
            again.add(text)
        found[text] = number.get(f"{W}val", "0")
    return {text: identifier for text, identifier in found.items() if text not in again and identifier != "0"}


def _header_remarks(headers: HeaderStories, name: str) -> Iterator[str]:
    if headers.left_out:
        which = ", ".join(part.rpartition("/")[2] for part in sorted(headers.left_out))
        yield f"the new file has no place for these headers or footers of {name}, compare them by hand: {which}"


_WHAT_BECAME: Mapping[Pending, tuple[str, str]] = {
    "accept": ("the comparison is of its text with all of them accepted",) * 2,
    "reject": ("the comparison is of its text with all of them rejected",) * 2,
    "keep": (
        "they keep their authors, and rejecting all gives its text without them",
        "they keep their authors, those of formatting aside, which are accepted",
    ),
}


def _pending_remarks(
    files: tuple[EditedFile, EditedFile], held: Sequence[ResolvedRevisions], pending: Pending
) -> Iterator[str]:
    for file, revisions, became in zip(files, held, _WHAT_BECAME[pending], strict=True):
        if revisions.count:
            changes = "1 tracked change" if revisions.count == 1 else f"{revisions.count} tracked changes"
            yield f"{file.name} holds {changes} already; {became}"


def _remarks(context: MergingContext, name: str) -> Iterator[str]:
    if context.reformatted:
        paragraphs = "1 paragraph" if context.reformatted == 1 else f"{context.reformatted} paragraphs"
        yield f"formatting differs in {paragraphs}, not marked; mark it with --formatting"
    if context.section_breaks:
        breaks = "1 section break" if context.section_breaks == 1 else f"{context.section_breaks} section breaks"
        yield (
            f"{breaks} of {name} cannot be tracked: rejecting all gives its text in the sections of the new "
            "file; set them by hand where that matters"
        )
    if context.controls:
        controls = "1 content control" if len(context.controls) == 1 else f"{len(context.controls)} content controls"
        yield (
            f"{controls} of {name} cannot be tracked: rejecting all gives the words without; set them by hand "
            "where that matters"
        )
