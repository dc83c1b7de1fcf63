"""The history of each provision and table: its counterpart in the draft, and the words that were not changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from engross.model.comparison.comparison import BlockChange, Comparison, ProvisionChange, TableChange, TextChange
from engross.model.law.chapter import Chapter
from engross.model.law.place import places
from engross.model.law.provision import Provision
from engross.model.law.table import Table
from engross.model.law.text import Text
from engross.values import dataclass

_WORDS_ENOUGH = 5
"""A text of fewer words than this is too common to be known again by its words alone."""


@dataclass(frozen=True, slots=True)
class KeptText:
    """A block of the draft and what it was: the old text, its provision, and the ranges of the draft's text that
    were not touched, each with the place where it began in the old text."""

    old: Text
    provision: Provision
    runs: tuple[tuple[int, int, int], ...]

    def untouched(self, start: int, end: int) -> int | None:
        """Where ``[start, end)`` of the draft's text began in the old text; None if any of it was touched."""
        return next((was + start - at for at, to, was in self.runs if at <= start and end <= to), None)


@dataclass(frozen=True, slots=True)
class ProvisionHistory:
    """``became``, by id() of an old provision or table, what it is in the draft (None where it was repealed);
    ``kept``, by id() of a text of the draft, what it was."""

    old: Chapter
    new: Chapter
    became: dict[int, Provision | Table | None]
    kept: dict[int, KeptText]


def provision_history(comparison: Comparison) -> ProvisionHistory:
    """Read the history of a draft off its comparison with the version in force.

    A wId decides, then the pairs of the comparison, then the place, unless another provision came to stand there.
    """
    pairs = list(_pairs(comparison))
    became: dict[int, Provision | Table | None] = {}
    for old, new in pairs:
        became.setdefault(id(old), new)
        _tables(old, new, became)
    _by_place(comparison, became)
    kept = {id(text): kept for text, kept in _kept(comparison.root)}
    _known_again(comparison, kept)
    _exchanged(comparison, became, kept)
    return ProvisionHistory(comparison.old, comparison.new, became, kept)


def _pairs(comparison: Comparison) -> Iterator[tuple[Provision, Provision]]:
    """The provisions that are one: by wId, as compared, and as moved."""
    by_identity = {p.identity: p for p in comparison.old.walk() if p.identity}
    for new in comparison.new.walk():
        if new.wid and new.wid in by_identity:
            yield by_identity[new.wid], new
    gone: dict[str, Provision] = {}
    come: list[tuple[str, Provision]] = []
    old_places = places(comparison.old)
    for change in comparison.root.walk():
        if change.old is not None and change.new is not None:
            yield change.old, change.part_of if change.kind == "joined" and change.part_of else change.new
        elif change.kind == "moved" and change.old is not None:
            gone[old_places.get(change.old.eid, "")] = change.old
        elif change.kind == "moved" and change.new is not None:
            come.append((change.elsewhere, change.new))
    for place, new in come:
        if place in gone:
            yield from _below(gone[place], new)


def _below(old: Provision, new: Provision) -> Iterator[tuple[Provision, Provision]]:
    yield old, new
    by_number = {child.number: child for child in new.children if child.number}
    for child in old.children:
        if child.number in by_number:
            yield from _below(child, by_number[child.number])


def _tables(old: Provision, new: Provision, became: dict[int, Provision | Table | None]) -> None:
    """Pair the tables of two provisions that the comparison did not: by identity."""
    held = {block.identity: block for block in new.blocks() if isinstance(block, Table) and block.identity}
    for block in old.blocks():
        if isinstance(block, Table) and block.identity in held:
            became.setdefault(id(block), held[block.identity])


def _exchanged(comparison: Comparison, became: dict[int, Provision | Table | None], kept: dict[int, KeptText]) -> None:
    """Correct pairs that hold by number alone: where exactly the old words stand elsewhere now, they are it, with all
    below them; and what was taken for them is gone. Where a wId says otherwise it is believed."""
    claimed = {p.wid for p in comparison.new.walk() if p.wid}
    now = _unique((_all_words(p), p) for p in comparison.new.walk() if not p.wid)
    before = _unique((_all_words(p), p) for p in comparison.old.walk() if p.identity not in claimed)
    moved: set[int] = set()
    known: set[int] = set()
    for words, old in before.items():
        there = now.get(words)
        if there is None or id(old) in known or became.get(id(old)) is there or len(words.split()) < _WORDS_ENOUGH:
            continue
        for one, other in zip(_parts(old), _parts(there), strict=True):
            if isinstance(one, Text) and isinstance(other, Text):
                kept[id(other)] = KeptText(one, old, ((0, len(other.plain), 0),))
            elif not isinstance(other, Text):
                became[id(one)] = other
                known.add(id(one))
                moved.add(id(other))
    for item in _identified(comparison.old):
        if id(item) not in known and id(became.get(id(item))) in moved:
            became[id(item)] = None


def _parts(provision: Provision) -> Iterator[Provision | Table | Text]:
    """A provision and all below it, tables and texts included, in reading order."""
    for part in provision.walk():
        yield part
        yield from (block for block in part.blocks() if isinstance(block, Table))
        yield from part.texts()


def _by_place(comparison: Comparison, became: dict[int, Provision | Table | None]) -> None:
    """What is left is what stands in its place with its identity, if that came from nowhere else; or repealed."""
    taken = {id(item) for item in became.values() if item is not None}
    new_by_identity = {item.identity: item for item in _identified(comparison.new)}
    for change in comparison.root.walk():
        for block in (*change.body, *change.flush):
            if isinstance(block, TableChange) and block.old is not None and block.new is not None:
                became.setdefault(id(block.old), block.new)
                taken.add(id(block.new))
    _moved_along(comparison, became, taken)
    for old in _identified(comparison.old):
        if id(old) in became:
            continue
        there = new_by_identity.get(old.identity)
        became[id(old)] = there if there is not None and id(there) not in taken else None


def _moved_along(comparison: Comparison, became: dict[int, Provision | Table | None], taken: set[int]) -> None:
    """Pair the tables that moved with their provision and kept their number; their eIds are others now."""
    for old in comparison.old.walk():
        new = became.get(id(old))
        if not isinstance(new, Provision) or new.eid == old.eid:
            continue
        for table in old.blocks():
            if isinstance(table, Table) and id(table) not in became:
                there = (block for block in new.blocks() if isinstance(block, Table) and id(block) not in taken)
                same = next((block for block in there if block.number == table.number), None)
                if same is not None:
                    became[id(table)] = same
                    taken.add(id(same))


def _identified(chapter: Chapter) -> Iterator[Provision | Table]:
    for provision in chapter.walk():
        yield provision
        yield from (block for block in provision.blocks() if isinstance(block, Table))


def _all_words(provision: Provision) -> str:
    return " ".join(text.plain for part in provision.walk() for text in part.texts())


def _unique(keyed: Iterable[tuple[str, Provision]]) -> dict[str, Provision]:
    pairs = list(keyed)
    count = Counter(words for words, _ in pairs)
    return {words: provision for words, provision in pairs if count[words] == 1}


def _kept(root: ProvisionChange) -> Iterator[tuple[Text, KeptText]]:
    for change in root.walk():
        if change.old is None or change.new is None:
            continue
        if change.heading is not None:
            yield from _text_kept(change.heading, change.old)
        for block in (*change.body, *change.flush):
            yield from _block_kept(block, change.old)


def _block_kept(block: BlockChange, provision: Provision) -> Iterator[tuple[Text, KeptText]]:
    if isinstance(block, TextChange):
        yield from _text_kept(block, provision)
        return
    for caption in block.caption:
        yield from _text_kept(caption, provision)
    for row in block.rows:
        for cell in row.cells:
            for content in cell.content:
                yield from _text_kept(content, provision)


def _text_kept(change: TextChange, provision: Provision) -> Iterator[tuple[Text, KeptText]]:
    if change.old is not None and change.new is not None:
        yield change.new, KeptText(change.old, provision, tuple(_runs(change)))
    for note in change.notes:
        for content in note.content:
            yield from _text_kept(content, provision)


def _runs(change: TextChange) -> Iterator[tuple[int, int, int]]:
    """The kept ranges: from and to in the new text, and from where in the old; neighbours joined."""
    new = old = 0
    start: tuple[int, int] | None = None
    for span in change.spans:
        if span.mark == "kept":
            start = start or (new, old)
            new, old = new + len(span.text), old + len(span.text)
            continue
        if start:
            yield start[0], new, start[1]
            start = None
        if span.mark == "inserted":
            new += len(span.text)
        else:
            old += len(span.text)
    if start:
        yield start[0], new, start[1]


def _known_again(comparison: Comparison, kept: dict[int, KeptText]) -> None:
    """Texts without a counterpart in the comparison that stand word for word in the version in force."""
    seen: dict[str, list[tuple[Text, Provision]]] = {}
    for provision in comparison.old.walk():
        for text in provision.texts():
            seen.setdefault(text.plain, []).append((text, provision))
    for provision in comparison.new.walk():
        for text in provision.texts():
            same_texts = seen.get(text.plain, [])
            if id(text) not in kept and len(same_texts) == 1 and len(text.plain.split()) >= _WORDS_ENOUGH:
                old, of = same_texts[0]
                kept[id(text)] = KeptText(old, of, ((0, len(text.plain), 0),))
