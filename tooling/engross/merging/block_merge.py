"""The paragraphs and tables of one provision, of three texts into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from engross.diff.sequence_pairing import PairScoring, pair_sequences
from engross.diff.similarity import bag_of_texts, similarity
from engross.merging.ordering import merge_order
from engross.merging.word_merge import WordRegion, concatenated, joined_parts, merge_words
from engross.model.comparison.conflict import ConflictKind, Take
from engross.model.law.provision import Block
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Text, cut
from engross.model.publication.publication import PARAGRAPH_SIGN
from engross.values import dataclass

Versions = tuple[Block | None, Block | None, Block | None]
"""A block in the base, in ours, in theirs; None where it is not there."""

_LEAST = 0.5
"""From this likeness on two paragraphs in one place are one."""

_MOVED = 0.8
"""From this likeness on two paragraphs anywhere in one provision are one."""

_PROBE = Text()


@dataclass(slots=True)
class BlockMerge:
    """The merge of one provision's own blocks: how its conflicts are resolved (``take``), and what was met.

    ``met``: each conflict with the whole block in each text, and the words that meet. ``both``: the words of each block
    that both changed without a conflict.
    """

    take: Take | None
    met: list[tuple[ConflictKind, Versions, tuple[tuple[str, str, str], ...]]] = field(default_factory=list)
    both: list[str] = field(default_factory=list)

    def text(self, base: Text | None, ours: Text | None, theirs: Text | None) -> Text | None:
        """A heading, or a paragraph, of which any may be missing."""
        merged = self.block(base, ours, theirs)
        return merged[0] if merged and isinstance(merged[0], Text) else None

    def blocks(self, base: Sequence[Block], ours: Sequence[Block], theirs: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks of three runs, paired by likeness, merged one by one."""
        if ours == theirs or theirs == base:
            return tuple(ours)
        if ours == base:
            return tuple(theirs)
        before = len(self.met), len(self.both)
        merged = self._by_block(base, ours, theirs)
        if any(kind in ("repealed", "place") for kind, _, _ in self.met[before[0] :]):
            whole = _as_one_text(base, ours, theirs)
            if whole is not None:
                del self.met[before[0] :], self.both[before[1] :]
                self.both.append(" / ".join(each.words for each in whole))
                return whole
        return merged

    def _by_block(self, base: Sequence[Block], ours: Sequence[Block], theirs: Sequence[Block]) -> tuple[Block, ...]:
        of_ours, of_theirs = _pairs(base, ours), _pairs(base, theirs)
        our_keys = [of_ours.get(at, f"o{at}") for at in range(len(ours))]
        their_keys = [of_theirs.get(at, f"t{at}") for at in range(len(theirs))]
        shared = {key: at for at, key in enumerate(our_keys) if key.startswith("o")}
        for at, key in enumerate(their_keys):
            same = next((mine for mine, to in shared.items() if ours[to] == theirs[at]), None)
            if key.startswith("t") and same is not None:
                their_keys[at] = same
                del shared[same]
        base_keys = [f"b{at}" for at in range(len(base))]
        by_key = [
            dict(zip(keys, side, strict=True))
            for keys, side in ((base_keys, base), (our_keys, ours), (their_keys, theirs))
        ]
        merged = {
            key: self.block(*(side.get(key) for side in by_key))
            for key in dict.fromkeys((*base_keys, *our_keys, *their_keys))
        }
        alive = [[key for key in keys if merged[key]] for keys in (base_keys, our_keys, their_keys)]
        order, sure = merge_order(alive[0], alive[1], alive[2], lambda _: None)
        if not sure:
            self._meet("place", (_in_one(base), _in_one(ours), _in_one(theirs)), ())
            if self.take == "theirs":
                order = merge_order(alive[0], alive[2], alive[1], lambda _: None)[0]
        return tuple(block for key in order for block in merged[key])

    def block(self, base: Block | None, ours: Block | None, theirs: Block | None) -> tuple[Block, ...]:
        """One block of three: none, one, or (where both are taken) two."""
        if ours == theirs or theirs == base:
            return (ours,) if ours is not None else ()
        if ours == base:
            return (theirs,) if theirs is not None else ()
        if isinstance(ours, Text) and isinstance(theirs, Text) and (base is None or isinstance(base, Text)):
            return (self._paragraph(base or _PROBE, ours, theirs),)
        if isinstance(ours, Table) and isinstance(theirs, Table) and isinstance(base, Table):
            return (self._table(base, ours, theirs),)
        return self._whole("repealed" if ours is None or theirs is None else "words", (base, ours, theirs))

    def _paragraph(self, base: Text, ours: Text, theirs: Text) -> Text:
        regions = merge_words(base, ours, theirs)
        met = tuple(
            (region.base.words.strip(), region.ours.words.strip(), region.theirs.words.strip())
            for region in regions
            if region.conflict
        )
        if met:
            self._meet("words", (base, ours, theirs), met)
        made = joined_parts([self._taken(region) for region in regions])
        if not met and made.plain not in (ours.plain, theirs.plain):
            self.both.append(made.words)
        return replace(made, line=ours.line)

    def _taken(self, region: WordRegion) -> Text:
        if not region.conflict or self.take in (None, "ours"):
            return region.ours
        return region.theirs if self.take == "theirs" else words_of_both(region.ours, region.theirs)

    def _table(self, base: Table, ours: Table, theirs: Table) -> Table:
        shapes = {
            tuple(tuple((cell.columns, cell.rows, cell.heading) for cell in row.cells) for row in table.rows)
            for table in (base, ours, theirs)
        }
        if len(shapes) > 1:
            taken = self._whole("table", (base, ours, theirs))[0]
            return taken if isinstance(taken, Table) else ours
        rows = tuple(
            Row(tuple(self._cell(*cells) for cells in zip(*(row.cells for row in three), strict=True)), three[1].line)
            for three in zip(base.rows, ours.rows, theirs.rows, strict=True)
        )
        caption = self.blocks(base.caption, ours.caption, theirs.caption)
        return replace(ours, caption=tuple(each for each in caption if isinstance(each, Text)), rows=rows)

    def _cell(self, base: Cell, ours: Cell, theirs: Cell) -> Cell:
        content = self.blocks(base.content, ours.content, theirs.content)
        return replace(ours, content=tuple(each for each in content if isinstance(each, Text)))

    def _whole(self, kind: ConflictKind, versions: Versions) -> tuple[Block, ...]:
        """A block that cannot be merged by words: one of the two, or both."""
        self._meet(kind, versions, ())
        _, ours, theirs = versions
        if self.take == "theirs":
            return (theirs,) if theirs is not None else ()
        if self.take == "both" or ours is None:
            return tuple(each for each in (ours, theirs) if each is not None)
        return (ours,)

    def _meet(self, kind: ConflictKind, versions: Versions, met: tuple[tuple[str, str, str], ...]) -> None:
        self.met.append((kind, versions, met))


def words_of_both(ours: Text, theirs: Text) -> Text:
    """The words of both, one behind the other, a blank between them."""
    if not ours.plain or not theirs.plain:
        return ours if ours.plain else theirs
    return concatenated([ours, theirs] if theirs.plain.startswith(" ") else [ours, Text(" "), theirs])


def words_of(block: Block | None) -> str:
    """The words of a block for people; of a table those of its cells; empty for none."""
    if block is None:
        return ""
    return block.words if isinstance(block, Text) else " ".join(text.words for text in block.texts() if text.plain)


def _as_one_text(base: Sequence[Block], ours: Sequence[Block], theirs: Sequence[Block]) -> tuple[Text, ...] | None:
    """The paragraphs of three runs merged as one text, where their ends are words like any other; None where that has a
    conflict, or a table is among them."""
    texts = [_run_together(blocks) for blocks in (base, ours, theirs)]
    if any(text is None for text in texts):
        return None
    regions = merge_words(*(text or _PROBE for text in texts))
    if any(region.conflict for region in regions):
        return None
    made = joined_parts([region.ours for region in regions])
    ends = [at for at, letter in enumerate(made.plain) if letter == PARAGRAPH_SIGN]
    parts = (
        cut(made, start, end)
        for start, end in zip([0, *(at + 1 for at in ends)], [*ends, len(made.plain)], strict=True)
    )
    return tuple(part for part in parts if part.plain)


def _run_together(blocks: Sequence[Block]) -> Text | None:
    parts: list[Text] = []
    for block in blocks:
        if isinstance(block, Table) or PARAGRAPH_SIGN in block.plain:
            return None
        parts += [block, Text(f" {PARAGRAPH_SIGN} ")]
    return concatenated(parts)


def _in_one(blocks: Sequence[Block]) -> Text:
    return Text(" / ".join(filter(None, map(words_of, blocks))))


def _pairs(base: Sequence[Block], side: Sequence[Block]) -> dict[int, str]:
    """The key of the base's block for the place of each block of a side that was one of its."""
    olds, news = ([bag_of_texts([words_of(block)]) for block in blocks] for blocks in (base, side))
    alone = len(base) == len(side) == 1

    def score(i: int, j: int) -> float:
        one, other = base[i], side[j]
        if isinstance(one, Table) is not isinstance(other, Table):
            return 0.0
        if one == other:
            return 2.0
        alike = similarity(olds[i], news[j])
        numbered = isinstance(one, Table) and isinstance(other, Table) and one.number and one.number == other.number
        return max(alike, 0.1) if alike >= _LEAST or alone or numbered else 0.0

    scoring = PairScoring(score, lambda: ([*map(words_of, base)], [*map(words_of, side)]))
    found = {j: f"b{i}" for i, j in pair_sequences(len(base), len(side), scoring) if i is not None and j is not None}
    taken: set[str] = set(found.values())
    left = [
        (-score(i, j), i, j)
        for i in range(len(base))
        for j in range(len(side))
        if f"b{i}" not in taken and j not in found and score(i, j) >= _MOVED
    ]
    for _, i, j in sorted(left):
        if f"b{i}" not in taken and j not in found:
            taken.add(f"b{i}")
            found[j] = f"b{i}"
    return found
