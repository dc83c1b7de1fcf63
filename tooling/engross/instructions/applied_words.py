"""Words of a provision that an instruction strikes, substitutes and inserts, or its whole sentence."""

from __future__ import annotations

from collections.abc import Sequence

from engross.errors import RefusedInstruction
from engross.instructions.act_citations import cites_section_of_act
from engross.instructions.phrases import Hit, TextSlot, at_slot, find_words, rewritten, slots, whole_sentence, with_text
from engross.instructions.quotation import straight
from engross.instructions.seams import shown
from engross.instructions.tree import (
    Path,
    find,
    possible_paths,
)
from engross.model.law.provision import Level, Provision
from engross.model.law.splice import splice
from engross.model.law.textual_mod import Occurrence, TextualMod

MINIMUM_WORDS = 3
"""How many words struck tell which of several provisions of one number is meant, where only that one has them."""


def with_words_substituted(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:  # noqa: ARG001
    """``root`` with other words for those that ``mod`` strikes; without new words they are struck alone.

    Errors: RefusedInstruction where the words are not found as often as said, or do not tell what is to stand there.
    """
    if mod.place.sentence and not mod.old:
        return with_sentence(root, mod, section, mod.new)
    hits = _struck(root, mod, possible_paths(root, mod.place, section))
    _refuse_doubtful(mod, hits)
    return rewritten(root, hits, mod.new)


def _refuse_doubtful(mod: TextualMod, hits: Sequence[Hit]) -> None:
    """Refuse words that were found, and that do not tell what is to stand there.

    A word that joins the provisions of a list stands at the end of one; where it stands within, it joins other words.
    Where the code cites for the act what is struck, it cites for the act what is inserted too.
    """
    for hit in hits:
        plain = hit.slot.text.plain
        if not mod.new and mod.old.strip() in ("and", "or") and plain[hit.end :].strip(' .;,"”'):
            raise RefusedInstruction(
                f'the word "{mod.old.strip()}" is not at the end of {mod.place}; quote the words beside it'
            )
        if straight(plain[hit.start : hit.end]) != straight(mod.old) and cites_section_of_act(mod.new):
            raise RefusedInstruction(
                f'the code cites "{shown(plain[hit.start : hit.end])}" where an act is quoted, and the words inserted '
                "cite the act; cite the code in both"
            )


def with_sentence(root: Provision, mod: TextualMod, section: Path, words: str) -> Provision:
    """``root`` with ``words`` for the whole sentence that ``mod`` names; without words the sentence is struck."""
    hit = whole_sentence(root, find(root, mod.place, section), mod.place)
    plain = hit.slot.text.plain
    start, end = hit.start, hit.end
    if words:
        end = start + len(plain[start:end].rstrip())
    text = splice(hit.slot.text, start, end, words)
    if not text.plain:
        raise RefusedInstruction(f"{mod.place} is all that the provision says; repeal the provision")
    return with_text(root, hit.slot, text)


def _struck(root: Provision, mod: TextualMod, paths: tuple[Path, ...]) -> list[Hit]:
    """The words that ``mod`` strikes; where several provisions bear the number, those of the only one that has them."""
    found: list[list[Hit]] = []
    why: RefusedInstruction | None = None
    for path in paths:
        try:
            found.append(find_words(slots(root, path, mod.place), mod.old, mod.place, mod.occurrence))
        except RefusedInstruction as refused:
            why = refused
    if why is not None and (len(paths) == 1 or not found):
        raise why
    if len(found) != 1 or (why is not None and len(mod.old.split()) < MINIMUM_WORDS):
        raise RefusedInstruction(f"there are {len(paths)} provisions {mod.place}; say which of them is meant")
    return found[0]


def with_words_inserted(root: Provision, mod: TextualMod, section: Path) -> Provision:
    """``root`` with the words that ``mod`` inserts beside those it names, or at the start or end of its place.

    Errors: RefusedInstruction where the place has no words, or the words named are not found as often as said.
    """
    path = find(root, mod.place, section)
    if mod.place.sentence and not mod.occurrence.anchor:
        hit = whole_sentence(root, path, mod.place, end_alone=True)
        end = hit.start + len(hit.slot.text.plain[hit.start : hit.end].rstrip())
        return _beside(root, hit.slot, end, mod.new)
    texts = slots(root, path, mod.place)
    if mod.occurrence.count in ("start", "end"):
        filled = [slot for slot in texts if slot.text.plain]
        if not filled:
            raise RefusedInstruction(f"{mod.place} has no words to insert others beside")
        slot = filled[0] if mod.occurrence.count == "start" else filled[-1]
        goes_on = mod.new[:1].islower() or mod.new[:1] in tuple(",;:")
        if mod.occurrence.count == "end" and slot.text.plain.endswith(".") and goes_on:
            raise RefusedInstruction(
                f'{mod.place} ends in a full stop; say before which words "{shown(mod.new)}" stands'
            )
        return _beside(root, slot, 0 if mod.occurrence.count == "start" else len(slot.text.plain), mod.new)
    nth = mod.occurrence.expected
    which = Occurrence("end" if nth < 0 else "nth", nth) if nth else Occurrence()
    hit = find_words(texts, mod.occurrence.anchor, mod.place, which)[0]
    return _beside(root, hit.slot, hit.start if mod.occurrence.count == "before" else hit.end, mod.new)


def _beside(root: Provision, slot: TextSlot, where: int, words: str) -> Provision:
    """``root`` with ``words`` at a place of a text, parted by blanks from what stands beside them."""
    text = at_slot(root, slot)
    plain = text.plain
    before = where > 0 and plain[where - 1] != " " and words[:1] not in tuple(" ,.;:)")
    after = where < len(plain) and plain[where] not in tuple(" ,.;:)") and not words.endswith(" ")
    return with_text(root, slot, splice(text, where, where, " " * before + words + " " * after))
