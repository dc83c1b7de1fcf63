"""Amending instructions read into textual modifications, by the forms of ``grammar``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from engross.errors import RefusedInstruction
from engross.instructions.added_provisions import (
    read_added,
    read_amended_and_added,
    read_definitions_added,
)
from engross.instructions.designations import read_designated, read_redesignated
from engross.instructions.grammar import (
    ACT_ALONE,
    ADDED,
    AMENDED_AND_ADDED,
    AMENDED_BEFORE,
    AMENDED_BY,
    CODE_CITED,
    DEFINITIONS_ADDED,
    DESIGNATED,
    END_ADDED,
    FORM_BY,
    LEAD_WORDS,
    NOTE_CITED,
    ORDERED,
    OTHER_PARTS,
    PASSIVE,
    PASSIVE_INSERTION,
    PLACED_AFTER,
    PLACED_LAST,
    REDESIGNATE_VERB,
    REDESIGNATED,
    REFERENCES,
    REPEAL_VERB,
    REPEALED,
    REPEALED_BY,
    REPLACE_VERB,
    RESTATED,
    RETITLED,
    SENTENCE_ADDED,
    SENTENCE_STRUCK,
    STRUCK_AND_RESTATED,
    WHEREVER,
)
from engross.instructions.listed_orders import items_of
from engross.instructions.marked_matter import marked_lines
from engross.instructions.outline import instruction_steps
from engross.instructions.place_forms import DEFINED, HISTORY
from engross.instructions.places import read_place, read_proved_place, terms_named
from engross.instructions.quotation import QUOTED, Directive, read_directive
from engross.instructions.quoted_matter import quoted_definitions, quoted_provisions
from engross.instructions.word_instructions import (
    only_place,
    places_of,
    read_end_added,
    read_passive,
    read_passive_insertion,
    read_placed_last,
    read_references,
    read_retitled,
    read_sentence_added,
    read_sentence_struck,
    read_wherever,
    read_words_actions,
    refuse_unread,
)
from engross.model.law.textual_mod import (
    CHAPTER_UNIT,
    DEFINITION_UNIT,
    Amendment,
    ModPlace,
    ModStep,
    TextualMod,
)
from engross.patterns import compile_on_use

_WHOLE_CHAPTER = compile_on_use(r"\bChapter (?P<number>\d[\w.\-]{0,10}\w|\d)", re.IGNORECASE)
_PART_OF_CHAPTER = compile_on_use(
    r"\b(?:article|part|division|subchapter) \w{1,6},? (?:of|in) chapter\b", re.IGNORECASE
)
_NOTE_OF_TABLE = compile_on_use(r"^note \w{1,4} (?:of|to|in|under) table \S+", re.IGNORECASE)
_RANGE = compile_on_use(
    r"(?:\bsections|§§) ?(?P<first>\d[\w.\-]*\w|\d) ?(?:through|to|–|—) ?(?:and including )?(?:section |§ ?)?"
    r"(?P<last>\d[\w.\-]*\w|\d)",
    re.IGNORECASE,
)
_NAMED_ACT = compile_on_use(r"^Section \d\w*(?:\(\w+\))* of (?:the|An?) [^,]{1,200}\bAct\b")
"""A section of an act by its name: it is not of the act that the words above the instruction name."""


def read_instruction(chain: Sequence[str], instruction: str) -> tuple[TextualMod, ...]:
    """The modifications that ``instruction`` orders; ``chain`` is the words above it, outermost first.

    Errors: RefusedInstruction where it is none that the grammar has, or names nothing that can be amended.
    """
    above = ModPlace()
    for words in chain:
        above = _above(words, above)
    directive = read_directive(instruction)
    own = HISTORY.sub("", directive.words)
    if not CODE_CITED.search(own) and (_NAMED_ACT.search(own) or not any(CODE_CITED.search(words) for words in chain)):
        _refuse_acts(directive)
    _refuse_notes(directive)
    directive = replace(directive, words=AMENDED_BEFORE.sub("", directive.words))
    lead, items = items_of(directive)
    if lead:
        above = _above(f"{lead}:", above)
    return tuple(replace(mod, source=instruction) for item in items for mod in _read(item, above))


def read_amendment(text: str) -> tuple[Amendment, tuple[str, ...]]:
    """The modifications that an outline of instructions orders, and a sentence for each that is refused."""
    mods: list[TextualMod] = []
    refused: list[str] = []
    for step in instruction_steps(text):
        try:
            mods.extend(read_instruction(step.chain, step.words))
        except RefusedInstruction as why:
            refused.append(str(why))
    return Amendment(tuple(mods)), tuple(refused)


@lru_cache(maxsize=4096)
def _above(words: str, above: ModPlace) -> ModPlace:
    """The place that a line above an instruction names; that of the lines above it where it names none."""
    directive = read_directive(words)
    lead = LEAD_WORDS.sub("", directive.words)
    if re.match(r"(?:a |the )?new ", lead, re.IGNORECASE):
        return above
    reference = read_place(lead, above)
    if not reference.named:
        return above
    if len(reference.places) != 1:
        raise RefusedInstruction(
            f'"{words[:60]}" names several provisions for the lines below it; amend each by itself'
        )
    return reference.places[0]


def _read(directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    words = directive.words
    for pattern, read in _READERS:
        if _HINTS.get(pattern, "") not in words:
            continue
        found = pattern.match(words)
        if found:
            return read(found, directive, above)
    raise RefusedInstruction(
        f'"{directive.shown()}" is no amending instruction that Engross knows; write the change by hand'
    )


def _refuse_notes(directive: Directive) -> None:
    if NOTE_CITED.search(directive.words):
        raise RefusedInstruction(f'"{directive.shown()}" amends a law that the code prints in a note; amend it by hand')


def _refuse_acts(directive: Directive) -> None:
    """Refuse what names an act and no provision of the code: the act's sections are not those of the text at hand."""
    if ACT_ALONE.search(directive.words):
        raise RefusedInstruction(f'"{directive.shown()}" names an act, not a provision of the code; cite the code too')


def _repealed(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    _refuse_other_parts(found["place"], directive)
    if QUOTED.search(found["place"]):
        raise RefusedInstruction(
            f'"{directive.shown()}" quotes words, and repeals; strike words, or repeal a provision'
        )
    over = found.groupdict().get("above")
    if over:
        (above,) = only_place(places_of(over, above), directive)
    span = _RANGE.search(found["place"])
    if span:
        besides = found["place"][: span.start()] + found["place"][span.end() :]
        if any(letter.isdecimal() for letter in besides):
            raise RefusedInstruction(
                f'"{found["place"][:60]}" names more than one range; repeal each in an instruction of its own'
            )
        return (TextualMod("repeal", ModPlace(span["first"], last_section=span["last"])),)
    reference = read_place(found["place"], above)
    refuse_unread(found["place"])
    if _PART_OF_CHAPTER.search(found["place"]):
        raise RefusedInstruction(
            f'"{found["place"][:60]}" is a part of a chapter; repeal its sections by their numbers'
        )
    chapter = _WHOLE_CHAPTER.search(found["place"])
    if chapter and not reference.named:
        return (TextualMod("repeal", ModPlace(steps=(ModStep(CHAPTER_UNIT, chapter["number"]),))),)
    if not reference.named:
        raise RefusedInstruction(f'"{found["place"][:60]}" names no provision to repeal; cite it by its number')
    # Of several sentences the last goes first, so that the others keep their numbers.
    places = sorted(reference.places, key=lambda place: (place.sentence >= 0, -place.sentence))
    return tuple(TextualMod("repeal", place) for place in places)


def _refuse_other_parts(place: str, directive: Directive) -> None:
    """Refuse a place that is a part without a number, or that orders something besides."""
    plain = _NOTE_OF_TABLE.sub("", DEFINED.sub("", place) if terms_named(place) else place)
    found = OTHER_PARTS.search(plain) or ORDERED.search(plain)
    if found:
        raise RefusedInstruction(
            f'"{directive.shown()}": "{found[0]}" is not understood as a place; strike and insert words, or restate '
            "the numbered provision"
        )


def _struck_and_restated(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    if found["above"]:
        (above,) = only_place(places_of(found["above"], above), directive)
    return _restated(found, directive, above)


def _restated(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    if not directive.block and not directive.quotations:
        raise RefusedInstruction(f'"{directive.shown()}" is not followed by the words that it is to read')
    if not directive.block and len(directive.quotations) == 1:
        directive = replace(directive, block=directive.quotations)
    # Between quotation marks brackets are the law's.
    shown_new = any("{+" in line for line in directive.block)
    marks = marked_lines(directive.block) if shown_new or not directive.marked else None
    if marks is None:
        _refuse_other_parts(found["place"], directive)
    # Where marks say what was struck, they prove the place.
    places = read_proved_place(found["place"], above).places if marks else places_of(found["place"], above)
    defines = [place for place in places if place.steps and place.steps[-1].unit == DEFINITION_UNIT]
    if defines and not marks:
        matter = quoted_definitions(directive.block, [place.steps[-1].number for place in defines])
    else:
        matter = quoted_provisions(marks.new if marks else directive.block)
    was = quoted_provisions(marks.was) if marks else ()
    if not any(letter.isalnum() for line in directive.block for letter in line):
        raise RefusedInstruction(f'"{directive.shown()}" is not followed by the words that it is to read')
    if len(places) == 1 or (was and not len(places) == len(matter) == len(was)):
        return (TextualMod("replacement", places[0], matter=matter, was=was),)
    if len(matter) != len(places):
        raise RefusedInstruction(f'"{directive.shown()}" names {len(places)} provisions and quotes {len(matter)}')
    return tuple(
        TextualMod("replacement", place, matter=(quoted,), was=was[index : index + 1])
        for index, (place, quoted) in enumerate(zip(places, matter, strict=True))
    )


_HINTS = {
    SENTENCE_ADDED: "the end",
    DEFINITIONS_ADDED: "efinition",
    SENTENCE_STRUCK: "entence",
    AMENDED_AND_ADDED: "amending ",
    STRUCK_AND_RESTATED: "the following",
}
"""What the words of an instruction of that form hold in any case: others need not be matched with it."""

_READERS = (
    (SENTENCE_ADDED, read_sentence_added),
    (DESIGNATED, read_designated),
    (REDESIGNATED, read_redesignated),
    (REDESIGNATE_VERB, read_redesignated),
    (DEFINITIONS_ADDED, read_definitions_added),
    (PASSIVE, read_passive),
    (PASSIVE_INSERTION, read_passive_insertion),
    (END_ADDED, read_end_added),
    (AMENDED_AND_ADDED, read_amended_and_added),
    (STRUCK_AND_RESTATED, _struck_and_restated),
    (ADDED, read_added),
    (RESTATED, _restated),
    (REPEALED, _repealed),
    (REPEALED_BY, _repealed),
    (REPEAL_VERB, _repealed),
    (REFERENCES, read_references),
    (SENTENCE_STRUCK, read_sentence_struck),
    (PLACED_LAST, read_placed_last),
    (PLACED_AFTER, read_placed_last),
    (WHEREVER, read_wherever),
    (RETITLED, read_retitled),
    (AMENDED_BY, read_words_actions),
    (REPLACE_VERB, _restated),
    (FORM_BY, read_words_actions),
)
