"""Three texts of one paragraph into one, word by word, with the tags and notes of the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate

from engross.diff.words.alignment import align_words
from engross.diff.words.semantic_cleanup import eliminate_short_equalities
from engross.diff.words.tokens import Tokens, tokenize
from engross.merging.regions import MatchedRun, merge_regions
from engross.model.law.text import Tag, Text, normal, stretch
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class WordRegion:
    """A part of a merged text. ``conflict``: ours and theirs changed it, each otherwise; else ``ours`` and ``theirs``
    are the same: what the merged text has there."""

    base: Text
    ours: Text
    theirs: Text
    conflict: bool


def merge_words(base: Text, ours: Text, theirs: Text) -> tuple[WordRegion, ...]:
    """The parts of a merged text, in order; each ``ours`` joined is the text where nothing is in conflict.

    What one side changed is as that side has it, what both changed alike is that once; what both changed otherwise, or
    one right beside the other, is a conflict. Words are aligned as in a redline, which takes what a phrase has in
    common by chance for changed; where that makes a conflict and the plain alignment of the phrase has none, its is
    taken.
    """
    found: list[WordRegion] = []
    for region in _regions(tuple(map(_indented, (base, ours, theirs))), cleaned=True):
        if region.conflict:
            finer = _regions((region.base, region.ours, region.theirs), cleaned=False)
            found += [region] if any(each.conflict for each in finer) else finer
        else:
            found.append(region)
    return tuple(found)


def _regions(texts: tuple[Text, ...], *, cleaned: bool) -> list[WordRegion]:
    tokens = [tokenize(text.plain) for text in texts]
    starts = [_starts(each) for each in tokens]
    sizes = len(tokens[0].words), len(tokens[1].words), len(tokens[2].words)
    matches = [_matches(tokens[0], other, cleaned=cleaned) for other in tokens[1:]]
    found = []
    for region in merge_regions(sizes, *matches):
        parts = [
            stretch(text, at[first], at[end])
            for text, at, (first, end) in zip(texts, starts, (region.base, region.ours, region.theirs), strict=True)
        ]
        found.append(_region(parts[0], parts[1], parts[2]))
    return found


def joined_parts(parts: Sequence[Text]) -> Text:
    """Parts of a text, one behind another, in normal form; a tag that was cut between two is one again."""
    return normal(concatenated(parts))


def concatenated(parts: Sequence[Text]) -> Text:
    """As ``joined_parts``, with the blanks at the ends as they are."""
    plain = "".join(part.plain for part in parts)
    offsets = [0, *accumulate(len(part.plain) for part in parts)]
    tags: list[Tag] = []
    for part, offset in zip(parts, offsets, strict=False):
        for tag in part.tags:
            moved = replace(tag, start=tag.start + offset, end=tag.end + offset)
            before = next((at for at, one in enumerate(tags) if one.end == offset and _continues(one, moved)), None)
            if before is not None and moved.start == offset:
                tags[before] = replace(tags[before], end=moved.end)
            else:
                tags.append(moved)
    notes = tuple(note for part in parts for note in part.notes)
    ordered = sorted(tags, key=lambda tag: (tag.start, -tag.end))
    return Text(plain, tuple(ordered), notes, parts[0].line if parts else 0)


def _indented(text: Text) -> Text:
    """``text`` behind a blank, so that its first word stands behind one as every other does."""
    tags = tuple(replace(tag, start=tag.start + 1, end=tag.end + 1) for tag in text.tags)
    return replace(text, plain=f" {text.plain}", tags=tags) if text.plain else text


def _region(base: Text, ours: Text, theirs: Text) -> WordRegion:
    if ours == theirs or theirs == base:
        return WordRegion(base, ours, ours, conflict=False)
    if ours == base:
        return WordRegion(base, theirs, theirs, conflict=False)
    if ours.plain == theirs.plain and ours.notes == theirs.notes and _pictures(ours) == _pictures(theirs):
        return WordRegion(base, ours, ours, conflict=False)
    return WordRegion(base, ours, theirs, conflict=True)


def _pictures(text: Text) -> list[str]:
    """The files of the pictures in a text: two with the same words are not the same."""
    return [tag.value for tag in text.tags if tag.kind == "img"]


def _continues(tag: Tag, other: Tag) -> bool:
    return (tag.kind, tag.value, tag.unit, tag.name) == (other.kind, other.value, other.unit, other.name)


def _starts(tokens: Tokens) -> list[int]:
    """Where each token begins, with the white space before it; behind the last, the length of the text."""
    ends = [0, *accumulate(map(len, tokens.pieces))]
    return [*(ends[2 * at] for at in range(len(tokens.words))), ends[-1]]


def _matches(base: Tokens, other: Tokens, *, cleaned: bool) -> list[MatchedRun]:
    """The matching blocks: the same words, written the same, after the same white space."""
    if cleaned:
        found = eliminate_short_equalities(base, other, align_words(base, other))
    else:
        matcher = SequenceMatcher(None, base.keys, other.keys, autojunk=False)
        found = [(i, j, size) for i, j, size in matcher.get_matching_blocks() if size]
    return [block for run in found for block in _written_alike(base, other, run)]


def _written_alike(base: Tokens, other: Tokens, run: MatchedRun) -> Iterator[MatchedRun]:
    i, j, size = run
    at = 0
    for k in range(size + 1):
        alike = k < size and base.words[i + k] == other.words[j + k] and _blank(base, i + k) == _blank(other, j + k)
        if not alike:
            if at < k:
                yield i + at, j + at, k - at
            at = k + 1


def _blank(tokens: Tokens, at: int) -> str:
    return tokens.pieces[2 * at]
