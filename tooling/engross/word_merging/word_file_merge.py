"""Copies of one Word file, each edited by someone, merged into it as tracked changes by author."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count

from lxml import etree

from engross.importing.word.element_names import W
from engross.model.word_merge import WordMerge
from engross.redlining.atom_keys import AtomCharacters
from engross.redlining.edited_file import EditedFile
from engross.redlining.file_merging import first_free_id
from engross.redlining.paragraph_content import ContentReader
from engross.redlining.pending_revisions import resolve_pending, story_parts
from engross.redlining.stories import StoryPair
from engross.word_merging.base_blocks import CHANGES, READ_THROUGH, author_names
from engross.word_merging.merge_conflicts import MergeConflicts, first_comment_id
from engross.word_merging.story_merge import TrackedStoryMerger
from engross.word_merging.tracked_copies import PersonCopy, tracked_copy

_NOTES = {f"{W}footnotes": f"{W}footnote", f"{W}endnotes": f"{W}endnote"}


def merge_word_files(base: tuple[bytes, str], copies: Sequence[PersonCopy]) -> WordMerge:
    """The base with what each of ``copies`` changed of it tracked, by author; ``base`` is its bytes and its name.

    Accepting all gives the merged text, rejecting all the base, its own revisions accepted. Where two changed the same
    words otherwise, the text has those of the earlier copy and a comment those of the later.
    Errors: SourceError where a file is damaged, has a password, or is not to be trusted.
    """
    data, name = base
    file = EditedFile(data, name)
    held = resolve_pending(file, "new")
    remarks = [f"{name} holds {held.count} tracked change(s) already; they are accepted first"] if held.count else []
    conflicts = MergeConflicts(file.main, first_comment_id(file))
    originals = _note_ids(file)
    merged: EditedFile | None = None
    authors: list[frozenset[str]] = []
    partial: set[int] = set()
    for copy in copies:
        target = EditedFile(file.saved() if merged is None else merged.saved(), name)
        resolve_pending(target, "old")
        remarks += tracked_copy(target, copy)
        authors.append(frozenset(author_names(map(target.tree, story_parts(target)))))
        met = len(conflicts.found) + conflicts.shared
        if merged is not None:
            _merge_trees(merged, target, conflicts, originals)
        if met < len(conflicts.found) + conflicts.shared:
            partial.add(len(authors) - 1)
        merged = target
    made = merged or file
    conflicts.write(made, max((copy.moment for copy in copies), default=""))
    _number_changes(made, first_free_id(file))
    return WordMerge(made.saved(), tuple(conflicts.found), conflicts.shared, _own(authors, partial), tuple(remarks))


def _own(authors: Sequence[frozenset[str]], partial: set[int]) -> tuple[frozenset[str], ...]:
    """For each copy whose its changes are; none where some are not marked as its own, or another copy has the same."""
    names = Counter(author for each in authors for author in each)
    return tuple(
        each if index not in partial and all(names[author] == 1 for author in each) else frozenset()
        for index, each in enumerate(authors)
    )


def _merge_trees(first: EditedFile, second: EditedFile, conflicts: MergeConflicts, originals: set[str]) -> None:
    """Merge every story of ``first`` into that of ``second``, which has all that the first was given."""
    atoms = AtomCharacters()
    for part in story_parts(second):
        if not first.has(part):
            continue
        pair = StoryPair(*(ContentReader(file, part, atoms, READ_THROUGH) for file in (first, second)))
        merger = TrackedStoryMerger(pair, conflicts)
        for one, other in _stories(first, second, part, originals):
            merger.merge(one, other)


def _stories(
    first: EditedFile, second: EditedFile, part: str, originals: set[str]
) -> Iterator[tuple[etree._Element, etree._Element]]:
    """The stories of a part; a note that was brought along for the first is taken over as it is."""
    one, other = first.tree(part), second.changed(part)
    kind = _NOTES.get(str(one.tag))
    if kind is None:
        yield from zip(one.iterfind(f"{W}body"), other.iterfind(f"{W}body"), strict=False)
        if part != second.main:
            yield one, other
        return
    notes = {note.get(f"{W}id", ""): note for note in other.iterchildren(kind)}
    for note in list(one.iterchildren(kind)):
        identifier = note.get(f"{W}id", "")
        if identifier not in notes:
            continue
        if f"{kind} {identifier}" in originals:
            yield note, notes[identifier]
        else:
            notes[identifier].addprevious(note)
            other.remove(notes[identifier])


def _note_ids(file: EditedFile) -> set[str]:
    """The kind and id of each note of a file."""
    parts = [part for part in map(file.related, ("footnotes", "endnotes")) if part]
    return {
        f"{note.tag} {note.get(f'{W}id', '')}"
        for part in parts
        for note in file.tree(part)
        if isinstance(note.tag, str)
    }


def _number_changes(file: EditedFile, first: int) -> None:
    """Give each tracked change an id of its own: those of several trees were numbered alike."""
    numbers = count(first)
    for part in story_parts(file):
        for change in file.tree(part).iter(*CHANGES):
            file.changed(part)
            change.set(f"{W}id", str(next(numbers)))
