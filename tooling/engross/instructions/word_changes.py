"""Words struck, inserted and replaced: the actions of an instruction behind its place, as textual modifications."""

from __future__ import annotations

import re
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.grammar import ACTIONS, FORM_END, FORM_JOINED, FORM_MARKS, PLACE_BEFORE, PLACE_BEHIND
from engross.instructions.place_forms import SENTENCES
from engross.instructions.places import read_place
from engross.instructions.quotation import QUOTED, Directive
from engross.model.law.textual_mod import ModPlace, Occurrence, TextualMod


def word_changes(rest: str, directive: Directive, place: ModPlace) -> list[TextualMod]:
    """What ``rest``, the words of ``directive`` behind its place, does with words at ``place``, one after another.

    Errors: RefusedInstruction where anything but stops is left over.
    """
    mods: list[TextualMod] = []
    at = 0
    while not FORM_END.match(rest, at):
        joined = FORM_JOINED.match(rest, at)
        at = joined.end() if joined else at
        before = PLACE_BEFORE.match(rest, at)
        if before is not None:
            (place,) = _one(read_place(before["place"], place).places, directive)
            at = before.end()
        found = next((match for pattern in ACTIONS if (match := pattern.match(rest, at))), None)
        if found is None:
            raise RefusedInstruction(
                f'"{directive.shown()}": the words from "{_plain(rest[at : at + 40], directive)}" on are not understood'
            )
        at = found.end()
        behind = PLACE_BEHIND.match(rest, at)
        if behind is None:
            mods.append(word_change(found, directive, place))
            continue
        mods.extend(word_change(found, directive, each) for each in read_place(behind["place"], place).places)
        at = behind.end()
    if not mods:
        raise RefusedInstruction(f'"{directive.shown()}" says nothing to be done')
    return mods


def _one(places: tuple[ModPlace, ...], directive: Directive) -> tuple[ModPlace]:
    if len(places) != 1:
        raise RefusedInstruction(f'"{directive.shown()}" is for several provisions at once; amend each by itself')
    return (places[0],)


def _plain(words: str, directive: Directive) -> str:
    return QUOTED.sub(lambda found: f'"{directive.quotations[int(found[1])][:20]}"', words)


def word_change(found: re.Match[str], directive: Directive, place: ModPlace) -> TextualMod:
    """The one action that ``found``, a match of a form of the grammar, orders at ``place``."""
    groups = _one_of_each(found)
    if groups.get("beside"):
        return _without_mark(groups, directive, place)
    new = quotation_of(groups["new"], directive) if groups.get("new") else ""
    if groups.get("left"):
        left, right = (quotation_of(groups[name], directive) for name in ("left", "right"))
        return TextualMod("substitution", place, f"{left} {right}", f"{left} {new} {right}")
    if groups.get("nth"):
        place = replace(place, sentence=SENTENCES[groups["nth"].lower()])
    if groups.get("late"):
        new = quotation_of(groups["late"], directive)
    new = _without_closing_stop(new, groups, directive)
    if groups.get("anchor"):
        before = groups["side"].lower() in {"before", "preceding"}
        chosen = _occurrence(groups["which"], groups["anchor"]) if groups.get("which") else Occurrence()
        if chosen.count == "every":
            raise RefusedInstruction(f'"{directive.shown()}" inserts words in several places; order each by itself')
        nth = -1 if chosen.count == "end" else chosen.expected
        beside = Occurrence("before" if before else "after", nth, quotation_of(groups["anchor"], directive))
        return TextualMod("insertion", place, new=new, occurrence=beside)
    if groups.get("end"):
        first = "beginning" in groups["end"]
        return TextualMod("insertion", place, new=new, occurrence=Occurrence("start" if first else "end"))
    old_words = groups["old"]
    old = quotation_of(old_words, directive)
    which = groups.get("which") or groups.get("which2") or groups.get("which3") or ""
    if "lead" in which.lower() or "introductory" in which.lower():
        place, which = replace(place, part="lead-in"), ""
    occurrence = _occurrence(which, old_words)
    if re.search(r"\b(?:references|(?:each|every) reference)\b.* to\b", found[0], re.IGNORECASE):
        occurrence = Occurrence("every")
    return TextualMod("substitution" if new else "repeal", place, old, new, occurrence)


def _without_mark(groups: dict[str, str], directive: Directive, place: ModPlace) -> TextualMod:
    """A mark struck beside words that stay."""
    words, mark = quotation_of(groups["beside"], directive), quotation_of(groups["mark"], directive)
    behind = groups["side"].lower() in {"after", "following"}
    return TextualMod(
        "substitution", place, words + mark if behind else f"{mark} {words}", words if behind else f" {words}"
    )


def _without_closing_stop(new: str, groups: dict[str, str], directive: Directive) -> str:
    """The words inserted without a full stop that ends the instruction: many print it within the quotation marks."""
    last = f"\ue000{len(directive.quotations) - 1}\ue001"
    if not new.endswith(".") or not directive.words.endswith(last) or last not in groups.get("new", ""):
        return new
    old = quotation_of(groups["old"], directive) if "old" in groups else ""
    return new if old.endswith(".") or "end" in groups else new.removesuffix(".")


def _one_of_each(found: re.Match[str]) -> dict[str, str]:
    """The groups that matched, those of one name in several forms ("old2", "new3") as one."""
    made = {name: words for name, words in found.groupdict().items() if words}
    return made | {name[:-1]: words for name, words in made.items() if name[:-1] in ("old", "new")}


def quotation_of(words: str, directive: Directive) -> str:
    """What ``words`` quote: the quotation in them, or the mark that they name ("the period")."""
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
