"""One person's copy of a Word file, as tracked changes in the file that it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from engross.importing.word.element_names import W
from engross.redlining.attribution import drop_attributions
from engross.redlining.change_owners import ChangeOwners, owner_in, owner_of
from engross.redlining.edited_file import EditedFile
from engross.redlining.file_merging import MergedStories, first_free_id, last_saved, merge_files
from engross.redlining.left_out import left_out_remarks, relinked_remark
from engross.redlining.pending_revisions import resolve_pending, story_parts
from engross.redlining.shortened_words import ShortenedWord
from engross.redlining.tracking import Tracker
from engross.values import dataclass
from engross.word_merging.swapped_sides import swap_sides

_DELETED_TEXT = f"{W}delText"


@dataclass(frozen=True, slots=True)
class PersonCopy:
    """A copy that someone edited: its bytes, its name for messages, whose its changes are, and when they were made
    where the file does not say when it was saved."""

    data: bytes
    name: str
    author: str
    moment: str


def tracked_copy(base: EditedFile, copy: PersonCopy) -> tuple[str, ...]:
    """Track in ``base``, which has no revisions, what ``copy`` changed of it; in place.

    What the copy needs (styles, lists, pictures, notes) is added to the base. Revisions that the copy holds already
    keep their authors and dates. Returns what cannot be tracked, a sentence each. Errors: SourceError.
    """
    file = EditedFile(copy.data, copy.name)
    held = resolve_pending(file, "new", attributed=True)
    tracker = Tracker(copy.author, last_saved(file) or copy.moment, first_free_id(base))
    shortened = {
        ShortenedWord(word.after, word.before): [owner.swapped() for owner in owners]
        for word, owners in held.shortened.items()
    }
    made = merge_files(file, base, tracker, formatting=True, moves=False, deletions={}, shortened=shortened)
    for part in story_parts(base):
        root = base.tree(part)
        drop_attributions(root)
        swap_sides(root)
        _attribute_deletions(root, held.hidden)
    return tuple(_remarks(made, file, base))


def _attribute_deletions(root: etree._Element, hidden: Mapping[str, ChangeOwners]) -> None:
    """Give each deletion that the copy held already, by its words and paragraph, its author and date there."""
    for deletion in root.iter(f"{W}del") if hidden else ():
        words = "".join(str(text.text or "") for text in deletion.iter(_DELETED_TEXT)).strip()
        whose = owner_in(hidden[words], owner_of(deletion).before) if words in hidden else None
        if whose is not None:
            author, date = whose
            deletion.set(f"{W}author", author)
            if date:
                deletion.set(f"{W}date", date)


def _remarks(made: MergedStories, copy: EditedFile, base: EditedFile) -> Iterator[str]:
    context = made.context
    if context.relinked:
        yield f"{copy.name}: {relinked_remark(context, base.name)}"
    if context.section_breaks:
        yield f"{copy.name}: {context.section_breaks} section break(s) cannot be tracked; their text is merged without"
    if context.controls:
        count = len(context.controls)
        yield f"{copy.name}: {count} content control(s) cannot be tracked; their words are merged without"
    if made.headers.left_out:
        which = ", ".join(part.rpartition("/")[2] for part in sorted(made.headers.left_out))
        yield f"{copy.name}: {base.name} has no place for these headers or footers, compare them by hand: {which}"
    yield from (f"{copy.name}: {remark}" for remark in left_out_remarks(copy, base))
