"""Finding the words of an instruction in the texts of a provision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.act_citations import as_the_code_cites
from engross.instructions.quotation import straight
from engross.instructions.seams import bracket_depth, fitted_words, shown
from engross.instructions.sentences import sentence_spans, uncertain_end
from engross.instructions.table_texts import TablePlace, mapped_table, table_texts
from engross.instructions.tree import Path, at, with_provision
from engross.model.law.provision import Block, Provision
from engross.model.law.splice import splice
from engross.model.law.table import Table
from engross.model.law.text import NOTE_ANCHOR, Text
from engross.model.law.textual_mod import ModPlace, Occurrence
from engross.patterns import compile_on_use
from engross.values import dataclass

_SUPPLIED = compile_on_use(r"(?<=[^.;,: ]) ?\[[.;,](?: (?:and|or))?\]$")
"""A stop that the editor supplied at the end, "[; and]": where the law's stop is struck, it is that one."""


@dataclass(frozen=True, slots=True)
class TextSlot:
    """A text of a provision: the ``path`` of the provision, ``where`` in it ("heading", "body", "flush"), its index; in
    a table the place of the ``cell``, and in a ``note`` there which note of the cell, and which of its paragraphs."""

    path: Path
    where: str
    index: int
    text: Text
    cell: TablePlace = ()
    note: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Words found: in which slot, ``[start, end)`` in characters."""

    slot: TextSlot
    start: int
    end: int


def slots(root: Provision, path: Path, place: ModPlace) -> list[TextSlot]:
    """The texts that ``place`` means of the provision at ``path``, in reading order."""
    if place.table:
        return list(_table_slots(root, path, place))
    provision = at(root, path)
    if place.part == "heading":
        return [slot for slot in _own(provision, path) if slot.where == "heading"]
    if place.part in ("lead-in", "text"):
        return [slot for slot in _own(provision, path) if slot.where == "body"]
    return list(_all(provision, path, top=True))


def _table_slots(root: Provision, path: Path, place: ModPlace) -> Iterator[TextSlot]:
    """The texts of the table that ``place`` names, or of a note of it."""
    slot = table_slot(root, path, place)
    for cell, text in table_texts(table_at(root, slot)):
        if not place.note:
            yield replace(slot, text=text, cell=cell)
        for index, note in enumerate(text.notes):
            if place.note and note.marker == place.note:
                for line, words in enumerate(note.content):
                    yield replace(slot, text=words, cell=cell, note=(index, line))


def table_slot(root: Provision, path: Path, place: ModPlace) -> TextSlot:
    """Where the table that ``place`` names is. Errors: RefusedInstruction where none has that number, or two have."""
    found = list(_tables(at(root, path), path, place.table))
    if len(found) != 1:
        raise RefusedInstruction(f"there are {len(found)} tables {place}; name one that is there by its number")
    return found[0]


def _tables(provision: Provision, path: Path, number: str) -> Iterator[TextSlot]:
    for where, blocks in (("body", provision.body), ("flush", provision.flush)):
        for index, block in enumerate(blocks):
            if isinstance(block, Table) and block.number.casefold() == number.casefold():
                yield TextSlot(path, where, index, Text())
    for index, child in enumerate(provision.children):
        yield from _tables(child, (*path, index), number)


def table_at(root: Provision, slot: TextSlot) -> Table:
    """The table at ``slot``."""
    block = _block(at(root, slot.path), slot)
    if not isinstance(block, Table):
        raise RefusedInstruction("there is no table at that place any more; name it by its number")
    return block


def with_block(root: Provision, slot: TextSlot, block: Block) -> Provision:
    """``root`` with ``block`` in the place of the one at ``slot``."""
    provision = at(root, slot.path)
    blocks = provision.body if slot.where == "body" else provision.flush
    blocks = (*blocks[: slot.index], block, *blocks[slot.index + 1 :])
    changed = replace(provision, body=blocks) if slot.where == "body" else replace(provision, flush=blocks)
    return with_provision(root, slot.path, changed)


def _block(provision: Provision, slot: TextSlot) -> Block:
    return (provision.body if slot.where == "body" else provision.flush)[slot.index]


def _own(provision: Provision, path: Path) -> Iterator[TextSlot]:
    if provision.heading is not None:
        yield TextSlot(path, "heading", 0, provision.heading)
    yield from _blocks(provision.body, path, "body")


def _blocks(blocks: tuple[Block, ...], path: Path, where: str) -> Iterator[TextSlot]:
    for index, block in enumerate(blocks):
        if isinstance(block, Text):
            yield TextSlot(path, where, index, block)


def _all(provision: Provision, path: Path, top: bool) -> Iterator[TextSlot]:
    for slot in _own(provision, path):
        # The heading of a section is amended only where an instruction says so.
        if not (top and provision.level == "section" and slot.where == "heading"):
            yield slot
    for index, child in enumerate(provision.children):
        yield from _all(child, (*path, index), top=False)
    yield from _blocks(provision.flush, path, "flush")


def find_words(found_in: list[TextSlot], words: str, place: ModPlace, occurrence: Occurrence) -> list[Hit]:
    """Where ``words`` stand, as ``occurrence`` says.

    Errors: RefusedInstruction where they do not, or more often than the instruction says.
    """
    wanted = straight(words)
    if not wanted.strip():
        raise RefusedInstruction("the instruction quotes no words; quote those that are to be struck")
    if occurrence.count == "end":
        return [_last_of_sentence(found_in, wanted, place) if place.sentence else _last(found_in, wanted)]
    hits = [hit for slot in found_in for hit in _hits(slot, wanted)] or _codified_hits(found_in, wanted)
    if place.sentence:
        hits = _in_sentence(hits, found_in, place.sentence)
    if not hits:
        raise RefusedInstruction(f'the words "{shown(words)}" are not in {place}; quote words that stand there')
    return _chosen(hits, words, place, occurrence, found_in)


def _chosen(
    hits: list[Hit], words: str, place: ModPlace, occurrence: Occurrence, found_in: list[TextSlot]
) -> list[Hit]:
    if occurrence.count == "every":
        if occurrence.expected and occurrence.expected != len(hits):
            raise RefusedInstruction(
                f'the words "{shown(words)}" are {len(hits)} times in {place}, not {occurrence.expected}; say which'
            )
        return hits
    if occurrence.count == "nth":
        if occurrence.expected > len(hits):
            raise RefusedInstruction(f'the words "{shown(words)}" are only {len(hits)} times in {place}; say which')
        return [hits[occurrence.expected - 1]]
    if len(hits) == 1:
        _not_in_another_form(found_in, words, place)
        return hits
    last = hits[-1]
    # "; and" is struck from the end of a provision: what joins the provisions below it is theirs.
    if (
        re.fullmatch(r"[.;,:]?\s*(?:and|or)?", straight(words))
        and last.slot is found_in[-1]
        and last.end == len(last.slot.text.plain)
    ):
        return [last]
    raise RefusedInstruction(
        f'the words "{shown(words)}" are {len(hits)} times in {place}; say which, or "wherever they appear"'
    )


def _not_in_another_form(found_in: list[TextSlot], words: str, place: ModPlace) -> None:
    """Refuse words that stand once as they are and again with an ending: "license" and "licenses"."""
    wanted = straight(words)
    if wanted[-1:].isalpha() and any(
        re.search(re.escape(wanted) + r"e?s\b", straight(slot.text.plain)) for slot in found_in
    ):
        raise RefusedInstruction(f'the words "{shown(words)}" are in {place} in several forms; say which are meant')


def _hits(slot: TextSlot, wanted: str) -> Iterator[Hit]:
    plain = straight(slot.text.plain)
    start = plain.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if _whole(plain, start, end):
            yield Hit(slot, start, end)
        start = plain.find(wanted, end)


def _codified_hits(found_in: list[TextSlot], wanted: str) -> list[Hit]:
    """Where the words stand as the code prints them, which cites its own sections for the act's."""
    pattern = as_the_code_cites(wanted)
    if pattern is None:
        return []
    return [
        Hit(slot, found.start(), found.end())
        for slot in found_in
        for found in pattern.finditer(straight(slot.text.plain))
        if _whole(slot.text.plain, found.start(), found.end())
    ]


def _whole(plain: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` begins and ends between words, not within one."""
    left = start > 0 and plain[start].isalnum() and plain[start - 1].isalnum()
    right = end < len(plain) and plain[end - 1].isalnum() and plain[end].isalnum()
    return not (left or right)


def _last(found_in: list[TextSlot], wanted: str) -> Hit:
    """``wanted`` at the end of the last text. Errors: RefusedInstruction where that ends otherwise."""
    filled = [slot for slot in found_in if slot.text.plain]
    if filled:
        slot = filled[-1]
        plain = straight(slot.text.plain)
        supplied = _SUPPLIED.search(plain)
        if supplied and re.fullmatch(r"[.;,:]", wanted):
            return Hit(slot, supplied.start(), len(plain))
        for ending in ("", '"', ")", "; and", "; or", " and", " or"):
            if ending.strip('")') and not wanted.isalpha() and ending.startswith(wanted):
                continue
            if plain.endswith(wanted + ending):
                end = len(plain) - len(ending)
                return Hit(slot, end - len(wanted), end)
    raise RefusedInstruction(f'the text does not end in "{shown(wanted)}"; quote what it ends in')


def _last_of_sentence(found_in: list[TextSlot], wanted: str, place: ModPlace) -> Hit:
    """``wanted`` at the end of the sentence that ``place`` names.

    Errors: RefusedInstruction where that ends otherwise.
    """
    sentence = _sentence(found_in, place.sentence)
    if sentence is not None:
        words = straight(sentence.slot.text.plain[: sentence.end]).rstrip()
        if words.endswith(wanted) and len(words) - len(wanted) >= sentence.start:
            return Hit(sentence.slot, len(words) - len(wanted), len(words))
    raise RefusedInstruction(f'{place} has no such sentence that ends in "{shown(wanted)}"; quote what it ends in')


def _in_sentence(hits: list[Hit], found_in: list[TextSlot], nth: int) -> list[Hit]:
    """The hits that are in the nth sentence of the texts (-1: the last)."""
    sentence = _sentence(found_in, nth)
    if sentence is None:
        return []
    within = sentence.slot
    return [hit for hit in hits if hit.slot is within and sentence.start <= hit.start and hit.end <= sentence.end]


def _sentence(found_in: list[TextSlot], nth: int) -> Hit | None:
    spans = [Hit(slot, *span) for slot in found_in for span in sentence_spans(straight(slot.text.plain))]
    return None if nth > len(spans) or not spans else spans[nth - 1 if nth > 0 else -1]


def whole_sentence(root: Provision, path: Path, place: ModPlace, *, end_alone: bool = False) -> Hit:
    """The sentence that ``place`` names of the provision at ``path``: of its own words, not of those below it.

    ``end_alone``: only where it ends matters, not where it begins.

    Errors: RefusedInstruction where there is none, or where it ends is not certain.
    """
    provision = at(root, path)
    if place.sentence < 0 and provision.children:
        raise RefusedInstruction(f"{place} has provisions below it; say in which of them the last sentence stands")
    own = [slot for slot in _own(provision, path) if slot.where == "body"]
    found = _sentence(own, place.sentence)
    if found is None:
        raise RefusedInstruction(f"{place} has no such sentence; quote its words")
    for slot in [] if end_alone and place.sentence < 0 else own:
        doubt = uncertain_end(straight(slot.text.plain))
        if doubt:
            raise RefusedInstruction(f'"{doubt}" in {place} may end a sentence or not; quote the words that are meant')
    return found


def rewritten(root: Provision, hits: list[Hit], words: str) -> Provision:
    """``root`` with ``words`` in the place of each hit. Errors: RefusedInstruction where a note stands in it."""
    for hit in reversed(hits):
        text = at_slot(root, hit.slot)
        if NOTE_ANCHOR in text.plain[hit.start : hit.end] and text.notes:
            raise RefusedInstruction(f'a note stands in "{shown(text.plain[hit.start : hit.end])}"; move it first')
        if straight(words).count('"') % 2 and straight(text.plain[hit.start : hit.end]).count('"') % 2 == 0:
            raise RefusedInstruction(f'a quotation mark of "{shown(words)}" has no other; quote both or none')
        if bracket_depth(words) != bracket_depth(text.plain[hit.start : hit.end]):
            raise RefusedInstruction(f'a bracket of "{shown(words)}" has no other; quote both or none')
        start, end, put = fitted_words(text.plain, hit.start, hit.end, words)
        root = with_text(root, hit.slot, splice(text, start, end, put))
    return root


def at_slot(root: Provision, slot: TextSlot) -> Text:
    """The text that stands at ``slot`` now."""
    provision = at(root, slot.path)
    if slot.where == "heading":
        return provision.heading or Text()
    if slot.cell:
        text = next(text for cell, text in table_texts(table_at(root, slot)) if cell == slot.cell)
        return text.notes[slot.note[0]].content[slot.note[1]] if slot.note else text
    block = _block(provision, slot)
    if isinstance(block, Table):
        raise RefusedInstruction("the words stand in a table; name it by its number")
    return block


def with_text(root: Provision, slot: TextSlot, text: Text) -> Provision:
    """``root`` with ``text`` at ``slot``."""
    if slot.where == "heading":
        return with_provision(root, slot.path, replace(at(root, slot.path), heading=text))
    if not slot.cell:
        return with_block(root, slot, text)

    def changed(cell: TablePlace, there: Text) -> Text:
        if cell != slot.cell:
            return there
        return _with_note(there, slot.note[0], slot.note[1], text) if slot.note else text

    return with_block(root, slot, mapped_table(table_at(root, slot), changed))


def _with_note(text: Text, index: int, line: int, words: Text) -> Text:
    note = text.notes[index]
    content = (*note.content[:line], words, *note.content[line + 1 :])
    return replace(text, notes=(*text.notes[:index], replace(note, content=content), *text.notes[index + 1 :]))
