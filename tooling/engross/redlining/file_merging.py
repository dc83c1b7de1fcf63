"""Every story of one Word file merged into those of another, as tracked changes."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from engross.diff.blocks.paragraphs import cached_text_diff
from engross.errors import SourceError
from engross.importing.word.element_names import W
from engross.patterns import compile_on_use
from engross.redlining.atom_keys import AtomCharacters
from engross.redlining.carried_notes import CarriedNotes
from engross.redlining.carried_parts import CarriedParts
from engross.redlining.carried_styles import CarriedStyles
from engross.redlining.change_owners import ChangeOwners
from engross.redlining.edited_file import EditedFile
from engross.redlining.merging_context import MergingContext
from engross.redlining.page_headers import HeaderStories
from engross.redlining.paragraph_content import ContentReader
from engross.redlining.pending_revisions import story_parts
from engross.redlining.shortened_words import ShortenedWord
from engross.redlining.stories import InnerStory, StoryPair
from engross.redlining.story_merging import merge_stories
from engross.redlining.tracking import Tracker
from engross.values import dataclass

_IDS = etree.XPath("//@w:id", namespaces={"w": W[1:-1]})
_MODIFIED = "{http://purl.org/dc/terms/}modified"
_MODIFIED_BY = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"
_TIME = compile_on_use(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_LARGEST_ID = 2**31 - 2**24


@dataclass(frozen=True, slots=True)
class MergedStories:
    """What was gathered while two files were merged: what could not be tracked, and the headers without a place."""

    context: MergingContext
    headers: HeaderStories


def merge_files(
    one: EditedFile,
    other: EditedFile,
    tracker: Tracker,
    *,
    formatting: bool,
    moves: bool,
    deletions: Mapping[str, ChangeOwners],
    shortened: Mapping[ShortenedWord, ChangeOwners],
) -> MergedStories:
    """Track in ``other``, the new file, what differs from ``one``, the old; neither has revisions of its own.

    ``formatting``, ``moves``, ``deletions`` and ``shortened`` are those of ``MergingContext``. Errors: SourceError.
    """
    atoms, parts = AtomCharacters(), CarriedParts(one, other)
    styles = CarriedStyles(one, other, parts)
    notes = CarriedNotes(one, other, atoms, parts)
    text_diff = cached_text_diff(())
    context = MergingContext(
        tracker,
        styles,
        parts,
        notes,
        text_diff,
        formatting=formatting,
        moves=moves,
        deletions=deletions,
        shortened=shortened,
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
    return MergedStories(context, headers)


def _merge(story: InnerStory, context: MergingContext) -> None:
    """Merge a story, and those that are found in it."""
    merge_stories(story.old, story.new, context, story.pair)
    while context.inner:
        inner = context.inner.pop()
        merge_stories(inner.old, inner.new, context, inner.pair)


def last_saved(file: EditedFile) -> str:
    """When a file was last saved, as its properties say it; empty where they do not."""
    said = _property(file, _MODIFIED)
    return said if _TIME.fullmatch(said) else ""


def last_saved_by(file: EditedFile) -> str:
    """Who saved a file last, as its properties say it; empty where they do not."""
    return " ".join(_property(file, _MODIFIED_BY).split())


def _property(file: EditedFile, name: str) -> str:
    for relationship in file.relationships(""):
        part = file.target("", relationship)
        if relationship.get("Type", "").endswith("/core-properties") and file.has(part):
            return file.tree(part).findtext(name) or ""
    return ""


def _body(file: EditedFile) -> etree._Element:
    body = file.changed(file.main).find(f"{W}body")
    if body is None:
        raise SourceError(file.name, 0, "its document has no body; open the file in Word and save it again")
    return body


def first_free_id(file: EditedFile) -> int:
    """From which number on no annotation of a file has the id."""
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
