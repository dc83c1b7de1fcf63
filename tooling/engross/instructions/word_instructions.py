"""Instructions on words, read into textual modifications: at their places, in whole sentences and in headings."""

from __future__ import annotations

import re
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.place_forms import SENTENCES
from engross.instructions.places import read_place
from engross.instructions.plain_text import label_of
from engross.instructions.quotation import Directive
from engross.instructions.quoted_matter import quoted_provisions
from engross.instructions.seams import shown
from engross.instructions.unread_places import unread_unit
from engross.instructions.word_changes import quotation_of, word_change, word_changes
from engross.model.law.textual_mod import ModPlace, Occurrence, TextualMod
from engross.patterns import compile_on_use

_LIMITED = compile_on_use(
    r"\b(?:except|excluding|other than|all but|portions?|not|unless|if|remainder|remaining)\b", re.IGNORECASE
)
_OTHER_LAW = compile_on_use(r"\bof (?:the )?(?:ordinance|resolution) (?:no|number|#|\d)", re.IGNORECASE)
_THROUGHOUT = compile_on_use(r"\bthroughout\b", re.IGNORECASE)


def places_of(words: str, above: ModPlace) -> tuple[ModPlace, ...]:
    """The places that ``words`` name, within ``above``. Errors: RefusedInstruction where one of them is not read."""
    refuse_unread(words)
    return read_place(words, above).places


def refuse_unread(words: str) -> None:
    """Refuse ``words`` that name an ordinance, or a unit that is not read as a place: that above it would be meant."""
    if _OTHER_LAW.search(words):
        raise RefusedInstruction(f'"{shown(words)}" names an ordinance, not a provision of the code; cite the code')
    limited = _LIMITED.search(words)
    if limited:
        raise RefusedInstruction(
            f'"{shown(words)}": "{limited[0]}" limits what is meant; name each provision by itself'
        )
    left = unread_unit(words)
    if left:
        raise RefusedInstruction(f'"{left}" is not understood as a place; name it as "paragraph (2) of subsection (b)"')


def only_place(places: tuple[ModPlace, ...], directive: Directive) -> tuple[ModPlace]:
    """The one of ``places``. Errors: RefusedInstruction where there are several."""
    if len(places) != 1:
        raise RefusedInstruction(f'"{directive.shown()}" is for several provisions at once; amend each by itself')
    return (places[0],)


def read_words_actions(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    """Actions with words behind their place."""
    places = places_of(found["place"], above)
    mods = tuple(mod for place in places for mod in word_changes(found["rest"], directive, place))
    if _THROUGHOUT.match(found["place"]):
        return tuple(_throughout(found["place"], mod) for mod in mods)
    if len(places) > 1 and all(mod.occurrence.expected == len(places) for mod in mods):
        # "Paragraphs (1) and (2) … both times it appears": once in each.
        return tuple(replace(mod, occurrence=Occurrence()) for mod in mods)
    return mods


def read_passive(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    """What is struck named before the verb, and its place on either side of it."""
    words = next(
        (found[name] for name in ("place", "place2", "place3", "place4", "place5", "place6") if found[name]), ""
    )
    places = places_of(words, above) if words else (above,)
    return tuple(_throughout(found[0], word_change(found, directive, place)) for place in places)


def _throughout(words: str, mod: TextualMod) -> TextualMod:
    """``mod`` of every occurrence, where ``words`` say "throughout" of the place."""
    return replace(mod, occurrence=Occurrence("every")) if _THROUGHOUT.search(words) and mod.old else mod


def read_passive_insertion(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    """What is inserted named before the verb, and its place on either side of it."""
    words = found["place"] or found["place2"] or ""
    places = places_of(words, above) if words else (above,)
    return tuple(word_change(found, directive, place) for place in places)


def read_end_added(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    """A sentence put behind what a provision says, its place named first; other words at its end as they are."""
    (place,) = only_place(places_of(found["place"], above), directive)
    new = quotation_of(found["new"], directive)
    if new[:1].isupper() and new.endswith("."):
        return (TextualMod("insertion", replace(place, sentence=-1), new=new),)
    return (TextualMod("insertion", place, new=new, occurrence=Occurrence("end")),)


def read_references(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:  # noqa: ARG001
    """Words that are not quoted, told by what stands around them."""
    every = Occurrence("every")
    return tuple(
        TextualMod("substitution", place, found["old"], found["new"], every)
        for place in places_of(found["place"], above)
    )


def read_placed_last(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    """Words that are not quoted, told by what stands around them."""
    """The words that change named before their place."""
    return tuple(word_change(found, directive, place) for place in places_of(found["place"], above))


def read_wherever(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    """What appears, and is replaced, wherever it does."""
    every = Occurrence("every")
    return tuple(
        replace(word_change(found, directive, place), occurrence=every) for place in places_of(found["place"], above)
    )


def read_sentence_struck(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    """A sentence struck by its number, with or without another in its place."""
    (place,) = only_place(places_of(found["place"], above), directive)
    if found["place2"]:
        (place,) = only_place(places_of(found["place2"], place), directive)
    place = replace(place, sentence=SENTENCES[found["nth"].lower()])
    new = quotation_of(found["new"], directive) if found["new"] else ""
    return (TextualMod("substitution" if new else "repeal", place, new=new),)


def read_sentence_added(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    """A sentence put behind all that a provision says in its own words."""
    words = next((found[name] for name in ("place2", "place4", "place", "place3") if found[name]), "")
    (place,) = only_place(places_of(words, above) if words else (above,), directive)
    block = directive.block or ((quotation_of(found["new"], directive),) if found["new"] else ())
    if block and label_of(block[0].strip()) and not (found["new"] and directive.block):
        return (TextualMod("insertion", place, matter=quoted_provisions(block), occurrence=Occurrence("end")),)
    if bool(found["new"]) == bool(directive.block) or len(directive.block) > 1:
        raise RefusedInstruction(f'"{directive.shown()}" is not followed by one line of the words that it adds')
    new = quotation_of(found["new"], directive) if found["new"] else directive.block[0].strip()
    return (TextualMod("insertion", replace(place, sentence=-1), new=new),)


def read_retitled(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    """Another heading."""
    words = next(found[name] for name in ("place", "place2", "place3") if found[name])
    (place,) = only_place(places_of(words, above), directive)
    matter = quoted_provisions((quotation_of(found["new"], directive),))
    return (TextualMod("replacement", replace(place, part="heading"), matter=matter),)
