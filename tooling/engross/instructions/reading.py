"""Amending instructions read into textual modifications, by the forms of ``grammar``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from engross.errors import RefusedInstruction
from engross.instructions.grammar import (
    ACT_ALONE,
    ACTIONS,
    ADDED,
    ADDED_TAIL,
    AMENDED_BY,
    CODE_CITED,
    DESIGNATED,
    FORM_BY,
    FORM_END,
    FORM_JOINED,
    FORM_MARKS,
    FORM_REPLACE,
    LEAD_WORDS,
    NOTE_CITED,
    REDESIGNATE_VERB,
    REDESIGNATED,
    REPEAL_VERB,
    REPEALED,
    REPLACE_VERB,
    RESTATED,
)
from engross.instructions.outline import instruction_steps
from engross.instructions.places import read_place
from engross.instructions.quotation import QUOTED, Directive, read_directive
from engross.instructions.quoted_matter import quoted_provisions
from engross.model.law.provision import Provision
from engross.model.law.textual_mod import Amendment, ModPlace, Occurrence, TextualMod


def read_instruction(chain: Sequence[str], instruction: str) -> tuple[TextualMod, ...]:
    """The modifications that ``instruction`` orders; ``chain`` is the words above it, outermost first.

    Errors: RefusedInstruction where it is none that the grammar has, or names nothing that can be amended.
    """
    above = ModPlace()
    for words in chain:
        above = _above(words, above)
    directive = read_directive(instruction)
    if not any(CODE_CITED.search(words) for words in (*chain, directive.words)):
        _refuse_acts(directive)
    _refuse_notes(directive)
    return tuple(replace(mod, source=instruction) for mod in _read(directive, above))


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
        found = pattern.match(words)
        if found:
            return read(found, directive, above)
    raise RefusedInstruction(
        f'"{_shown(directive)}" is no amending instruction that Engross knows; write the change by hand'
    )


def _shown(directive: Directive) -> str:
    words = QUOTED.sub(lambda found: f'"{directive.quotations[int(found[1])]}"', directive.words)
    return words if len(words) <= 80 else words[:77] + "…"


def _place(words: str, above: ModPlace) -> tuple[ModPlace, ...]:
    return read_place(words, above).places


def _refuse_notes(directive: Directive) -> None:
    if NOTE_CITED.search(directive.words):
        raise RefusedInstruction(f'"{_shown(directive)}" amends a law that the code prints in a note; amend it by hand')


def _refuse_acts(directive: Directive) -> None:
    """Refuse what names an act and no provision of the code: the act's sections are not those of the text at hand."""
    if ACT_ALONE.search(directive.words):
        raise RefusedInstruction(f'"{_shown(directive)}" names an act, not a provision of the code; cite the code too')


def _words_actions(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    places = _place(found["place"], above)
    mods = tuple(mod for place in places for mod in _actions(found["rest"], directive, place))
    if len(places) > 1 and all(mod.occurrence.expected == len(places) for mod in mods):
        # "Paragraphs (1) and (2) … both times it appears": once in each.
        return tuple(replace(mod, occurrence=Occurrence()) for mod in mods)
    return mods


def _actions(rest: str, directive: Directive, place: ModPlace) -> list[TextualMod]:
    """The actions of ``rest``, one after another; nothing but stops may be left over."""
    mods: list[TextualMod] = []
    at = 0
    while not FORM_END.match(rest, at):
        joined = FORM_JOINED.match(rest, at)
        at = joined.end() if joined else at
        found = next((match for pattern in ACTIONS if (match := pattern.match(rest, at))), None)
        if found is None:
            raise RefusedInstruction(
                f'"{_shown(directive)}": the words from "{_plain(rest[at : at + 40], directive)}" on are not understood'
            )
        mods.append(_action(found, directive, place))
        at = found.end()
    if not mods:
        raise RefusedInstruction(f'"{_shown(directive)}" says nothing to be done')
    return mods


def _plain(words: str, directive: Directive) -> str:
    return QUOTED.sub(lambda found: f'"{directive.quotations[int(found[1])][:20]}"', words)


def _action(found: re.Match[str], directive: Directive, place: ModPlace) -> TextualMod:
    groups = found.groupdict()
    new = _what(groups["new"], directive) if groups.get("new") else ""
    if groups.get("late"):
        new = _what(groups["late"], directive)
    if groups.get("anchor"):
        before = groups["side"].lower() in {"before", "preceding"}
        beside = Occurrence("before" if before else "after", anchor=_what(groups["anchor"], directive))
        return TextualMod("insertion", place, new=new, occurrence=beside)
    if groups.get("end"):
        first = "beginning" in groups["end"]
        return TextualMod("insertion", place, new=new, occurrence=Occurrence("start" if first else "end"))
    old_words = groups["old"]
    old = _what(old_words, directive)
    which = groups.get("which") or groups.get("which2") or groups.get("which3") or ""
    if "lead" in which.lower() or "introductory" in which.lower():
        place, which = replace(place, part="lead-in"), ""
    occurrence = _occurrence(which, old_words)
    if found.re is FORM_REPLACE and "references" in found[0].lower():
        occurrence = Occurrence("every")
    return TextualMod("substitution" if new else "repeal", place, old, new, occurrence)


def _what(words: str, directive: Directive) -> str:
    found = QUOTED.search(words)
    if found:
        return directive.quotations[int(found[1])]
    return next(mark for name, mark in FORM_MARKS.items() if name in words.lower().replace("-", ""))


def _occurrence(which: str, old_words: str) -> Occurrence:
    """What the words say about which occurrence; a mark that is named and not placed is the one at the end."""
    which = which.lower()
    if "end" in which or re.search(r"\b(?:final|last)\b", old_words, re.IGNORECASE) or "last" in which:
        return Occurrence("end")
    if "both" in which or "two" in which or "2" in which:
        return Occurrence("every", 2)
    if "three" in which or "3" in which:
        return Occurrence("every", 3)
    if "four times" in which or "4" in which:
        return Occurrence("every", 4)
    for name, nth in (("first", 1), ("second", 2), ("third", 3), ("fourth", 4)):
        if name in which:
            return Occurrence("nth", nth)
    if which or re.match(r"(?:each|all|every)\b", old_words, re.IGNORECASE):
        return Occurrence("every")
    return Occurrence("end") if not QUOTED.search(old_words) else Occurrence("one")


def _repealed(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:  # noqa: ARG001
    reference = read_place(found["place"], above)
    if not reference.named:
        raise RefusedInstruction(f'"{found["place"][:60]}" names no provision to repeal; cite it by its number')
    return tuple(TextualMod("repeal", place) for place in reference.places)


def _restated(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    if not directive.block and not directive.quotations:
        raise RefusedInstruction(f'"{_shown(directive)}" is not followed by the words that it is to read')
    places = _place(found["place"], above)
    matter = quoted_provisions(directive.block)
    if not any(letter.isalnum() for line in directive.block for letter in line):
        raise RefusedInstruction(f'"{_shown(directive)}" is not followed by the words that it is to read')
    if len(places) == 1:
        return (TextualMod("replacement", places[0], matter=matter),)
    if len(matter) != len(places):
        raise RefusedInstruction(f'"{_shown(directive)}" names {len(places)} provisions and quotes {len(matter)}')
    return tuple(
        TextualMod("replacement", place, matter=(quoted,)) for place, quoted in zip(places, matter, strict=True)
    )


def _added(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    groups = found.groupdict()
    units = next(groups[name] for name in groups if name.startswith("units") and groups[name])
    place = above
    over = next((groups[name] for name in groups if name.startswith("above") and groups[name]), None)
    if over:
        places = _place(over, above)
        if len(places) != 1:
            raise RefusedInstruction(f'"{_shown(directive)}" adds to several provisions; add to each by itself')
        place = places[0]
    units = ADDED_TAIL.sub("", units)
    if not directive.block:
        raise RefusedInstruction(f'"{_shown(directive)}" is not followed by the words that it adds')
    matter = quoted_provisions(directive.block)
    if re.match(r"new (?:part|chapter|subchapter|title|subtitle|article)", units, re.IGNORECASE):
        raise RefusedInstruction(f'"{_shown(directive)}" adds more than a section; import it as a text of its own')
    if re.match(r"new section", units, re.IGNORECASE):
        return (TextualMod("insertion", ModPlace(), matter=matter),)
    reference = read_place(units, ModPlace(place.section))
    named = [steps for steps in (p.steps for p in reference.places) if steps]
    inner = re.search(r"\b(?:to|of|in) ((?:sub|para|sect)\w+ .*)$", units)
    if inner:
        place = _place(inner[1], place)[0]
    elif named and len(named[0]) > 1:
        place = replace(place, steps=place.steps + named[0][:-1])
    return (TextualMod("insertion", place, matter=_checked(matter, [steps[-1].number for steps in named], directive)),)


def _checked(matter: tuple[Provision, ...], numbers: list[str], directive: Directive) -> tuple[Provision, ...]:
    """The quoted provisions, if they bear the numbers that the words before them say."""
    quoted = [provision.number for provision in matter]
    if numbers and quoted != numbers:
        raise RefusedInstruction(
            f'"{_shown(directive)}" says ({"), (".join(numbers)}) and quotes ({"), (".join(quoted)}); make them agree'
        )
    return matter


def _designated(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    groups = found.groupdict()
    to = next(groups[name] for name in ("to", "to2", "to3") if groups[name])
    over = groups["place"] or groups["place2"] or groups["place3"] or ""
    place = _place(over, above)[0] if over.strip() else above
    to, amended, _ = to.partition(" and amended to read as follows")
    steps = read_place(to, ModPlace()).places[0].steps
    if "amended" in to or (amended and not directive.block):
        raise RefusedInstruction(f'"{_shown(directive)}" designates and amends; write two instructions')
    if not steps:
        raise RefusedInstruction(f'"{_shown(directive)}" gives no number')
    if place.steps and steps[:-1] and steps[:-1] != place.steps:
        raise RefusedInstruction(f'"{_shown(directive)}" designates at two places')
    designation = TextualMod("renumbering", replace(place, part="text"), number=steps[-1].number)
    if not amended:
        return (designation,)
    inner = replace(place, steps=(*place.steps, replace(steps[-1], unit="")))
    return (designation, TextualMod("replacement", inner, matter=quoted_provisions(directive.block)))


def _redesignated(found: re.Match[str], directive: Directive, above: ModPlace) -> tuple[TextualMod, ...]:
    places = _place(found["place"], above)
    goals = [p.steps for p in read_place(found["to"], ModPlace()).places]
    if len(goals) != len(places) or not all(goals) or not all(p.steps for p in places):
        raise RefusedInstruction(f'"{_shown(directive)}" does not give each provision one number')
    mods = [
        TextualMod("renumbering", place, number=steps[-1].number) for place, steps in zip(places, goals, strict=True)
    ]
    if len(mods) > 1 and {p.steps[-1].number for p in places} & {steps[-1].number for steps in goals}:
        # (3) and (4) become (4) and (5): the last is moved first, so that no number is taken.
        mods.reverse()
    if found["amended"]:
        place = places[0]
        moved = replace(place, steps=(*place.steps[:-1], replace(place.steps[-1], number=mods[0].number, unit="")))
        mods.append(TextualMod("replacement", moved, matter=quoted_provisions(directive.block)))
    return tuple(mods)


_READERS = (
    (DESIGNATED, _designated),
    (REDESIGNATED, _redesignated),
    (REDESIGNATE_VERB, _redesignated),
    (ADDED, _added),
    (RESTATED, _restated),
    (REPEALED, _repealed),
    (AMENDED_BY, _words_actions),
    (REPLACE_VERB, _restated),
    (FORM_BY, _words_actions),
    (REPEAL_VERB, _repealed),
)
