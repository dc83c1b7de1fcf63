"""Applying textual modifications to a provision, each on the text that those before it made; or refusing them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.act_citations import cites_section_of_act
from engross.instructions.definitions import (
    names_definition,
    restated_definition,
    with_definitions,
    without_definition,
)
from engross.instructions.marked_matter import same_words
from engross.instructions.numbering import fits, order_key, refuse_doubled_letter, series_of
from engross.instructions.phrases import Hit, TextSlot, at_slot, find_words, rewritten, slots, whole_sentence, with_text
from engross.instructions.quotation import straight
from engross.instructions.seams import shown
from engross.instructions.table_notes import with_table_note_marked, without_table_note
from engross.instructions.tree import (
    LEVELS,
    Path,
    at,
    designated,
    find,
    home_of,
    in_order,
    next_level,
    number_shown,
    numbers_below,
    possible_paths,
    relevelled,
    with_provision,
)
from engross.model.law.provision import CONTAINERS, Level, Provision
from engross.model.law.splice import splice
from engross.model.law.text import LINE_BREAK, Text
from engross.model.law.textual_mod import Occurrence, TextualMod
from engross.patterns import compile_on_use

MINIMUM_WORDS = 3
"""How many words struck tell which of several provisions of one number is meant, where only that one has them."""

FIRST_NUMBERS = ("a", "1", "A")
"""The number with which the provisions below a section begin."""

_CODE_NUMBER = compile_on_use(r"\d+[.\-:]\d")
"""A number of the code, not of an act: chapter and section."""
_STATUS_WORDS = compile_on_use(r"\[(?:repealed|reserved|not funded|expired|omitted)\.?\]\s*$", re.IGNORECASE)
_PLACEHOLDER = compile_on_use(r"\[?reserved\.?\]?\.?", re.IGNORECASE)


def apply_mod(root: Provision, mod: TextualMod, section: Path = (), levels: Sequence[Level] = LEVELS) -> Provision:
    """``root`` with ``mod`` made in the section at ``section``.

    ``levels`` are the code's, from the section down. Errors: RefusedInstruction where it cannot be made without a
    guess.
    """
    return _VERBS[mod.kind](root, mod, section, levels)


def _substituted(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:  # noqa: ARG001
    if mod.place.sentence and not mod.old:
        return _sentence_put(root, mod, section, mod.new)
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


def _sentence_put(root: Provision, mod: TextualMod, section: Path, words: str) -> Provision:
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


def _repealed(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:
    if mod.old:
        return _substituted(root, mod, section, levels)
    if mod.place.sentence:
        return _sentence_put(root, mod, section, "")
    if names_definition(mod.place):
        return without_definition(root, mod, section)
    path = find(root, mod.place, section)
    if mod.place.table:
        if not mod.place.note:
            raise RefusedInstruction(f"{mod.place} is repealed as a whole; restate the provision without it")
        return without_table_note(root, path, mod.place)
    provision = at(root, path)
    if mod.place.part != "all":
        raise RefusedInstruction(f"only a part of {mod.place} is repealed; strike its words")
    if path == section:
        title = _STATUS_WORDS.sub("", provision.heading.plain if provision.heading else "").strip()
        heading = " ".join(filter(None, (title, "[Repealed.]")))
        gone = replace(provision, heading=Text(heading), body=(), children=(), flush=(), status="repealed")
    else:
        gone = replace(provision, heading=None, body=(Text("Repealed."),), children=(), flush=(), status="repealed")
    return with_provision(root, path, gone)


def _inserted(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:
    if mod.matter:
        return _added(root, mod, section, levels)
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


def _added(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:
    if mod.matter[0].level in ("section", *CONTAINERS):
        return _new_section(root, mod)
    if mod.matter[0].level == "definition" and root != Provision("section"):
        return with_definitions(root, mod, section, levels)
    if root == Provision("section"):
        # There is no text yet: what is added is all of it.
        return replace(root, children=mod.matter)
    for provision in mod.matter:
        if not provision.label:
            raise RefusedInstruction("what is added has no number; quote it with the number that it is to have")
    path = _list_named(root, find(root, mod.place, section, holds=True), mod.matter[0].number, section)
    for provision in mod.matter:
        home = home_of(root, path, provision.number)
        root = _placed(root, home, provision, levels)
        _refuse_other_place(at(root, home), provision.number, mod)
    return root


def _refuse_other_place(parent: Provision, number: str, mod: TextualMod) -> None:
    """Refuse a provision that its number puts elsewhere than the instruction says: at the end, or after another."""
    numbers = [number_shown(child.label) for child in parent.children]
    index = numbers.index(number)
    first = number == mod.matter[0].number
    if mod.occurrence.count == "end" and index != len(numbers) - 1:
        raise RefusedInstruction(
            f"({number}) is to be added at the end, and by its number stands before ({numbers[index + 1]}); say which"
        )
    if mod.occurrence.count == "after" and first and numbers[max(index - 1, 0)] != mod.occurrence.anchor:
        raise RefusedInstruction(
            f"({number}) is to be added after ({mod.occurrence.anchor}), and by its number stands elsewhere; say which"
        )


def _list_named(root: Provision, path: Path, number: str, section: Path) -> Path:
    """The provision whose list is meant by ``path``: that above it, where an instruction names one of the list to which
    ``number`` is added. "Section 5(b)(2) … a new paragraph (4)" stands beside (2), if (2) has nothing below it."""
    provision = at(root, path)
    if path == section or numbers_below(provision):
        return path
    beside = numbers_below(at(root, path[:-1]))
    return path[:-1] if number.isdigit() and number_shown(provision.label).isdigit() and number not in beside else path


def _new_section(root: Provision, mod: TextualMod) -> Provision:
    if root != Provision("section"):
        raise RefusedInstruction(
            "a whole section is added; apply the instruction to the chapter that it is to stand in"
        )
    sections = [one for quoted in mod.matter for one in (quoted.children if quoted.level in CONTAINERS else (quoted,))]
    if len(sections) != 1:
        raise RefusedInstruction(f"{len(sections)} sections are added; apply the instruction to their chapter")
    return sections[0]


def _placed(root: Provision, path: Path, provision: Provision, levels: Sequence[Level]) -> Provision:
    """``root`` with ``provision`` among the children at ``path``, by its number."""
    parent = at(root, path)
    labelled = [child for child in parent.children if child.label]
    level = labelled[0].level if labelled else next_level(parent.level, levels)
    if level not in levels:
        raise RefusedInstruction(f"({provision.number}) is added among provisions of the level {level}; add it by hand")
    refuse_doubled_letter(provision.number, numbers_below(parent))
    new = relevelled(provision, level, levels)
    numbers = [number_shown(child.label) for child in parent.children]
    if provision.number in numbers:
        index = numbers.index(provision.number)
        if not holds_no_law(parent.children[index]):
            raise RefusedInstruction(f"the number ({provision.number}) is taken; redesignate what bears it first")
        return in_order(root, path, [*parent.children[:index], new, *parent.children[index + 1 :]])
    series = series_of(numbers_below(parent) or [provision.number])
    key = order_key(provision.number, series)
    index = next(
        (i for i, number in enumerate(numbers) if number and order_key(number, series) > key), len(parent.children)
    )
    if not all(fits(number, series) for number in numbers[max(index - 1, 0) : index + 1] if number):
        raise RefusedInstruction(
            f"({provision.number}) would stand beside provisions of {parent.label or 'the section'} that are numbered "
            "otherwise; add it by hand"
        )
    return in_order(root, path, [*parent.children[:index], new, *parent.children[index:]])


def holds_no_law(provision: Provision) -> bool:
    """Whether ``provision`` is a number kept free: "[Reserved]". One of a law that was repealed or waits for its funds
    is taken: codes keep it, and number what is new by hand."""
    words = " ".join(text.plain for text in provision.texts())
    return not provision.children and (not words or _PLACEHOLDER.fullmatch(words) is not None)


def _replaced(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:
    matter = mod.matter
    if mod.place.table:
        raise RefusedInstruction(f"{mod.place} is restated; strike and insert words in it, or restate its provision")
    if mod.was and not same_words((at(root, find(root, mod.place, section)),), mod.was):
        raise RefusedInstruction(f"{mod.place} does not read as the instruction marks what it was; compare both")
    if mod.place.part in ("heading", "lead-in"):
        return _part_replaced(root, mod, section)
    if mod.place.sentence:
        return _sentence_put(root, mod, section, _line_quoted(mod))
    if names_definition(mod.place):
        return restated_definition(root, mod, section, levels)
    if not mod.place.steps:
        return _section_replaced(root, mod, section, levels)
    wanted = mod.place.steps[-1].number
    if len(matter) == 1 and matter[0].level == "text" and "\n" not in mod.source:
        return _words_restated(root, mod, find(root, mod.place, section))
    matter = _unwrapped(matter, [step.number for step in mod.place.steps])
    if not matter or matter[0].number != wanted or any(not provision.label for provision in matter):
        quoted = matter[0].number if matter else ""
        raise RefusedInstruction(f"({wanted}) is restated and ({quoted}) is quoted; make the numbers agree")
    path = find(root, mod.place, section)
    level = at(root, path).level
    parent = at(root, path[:-1])
    taken = set(numbers_below(parent)) & {provision.number for provision in matter[1:]}
    if taken:
        raise RefusedInstruction(f"({wanted}) is restated and ({min(taken)}) is quoted with it, which is there already")
    new = [relevelled(provision, level, levels) for provision in matter]
    new[0] = replace(new[0], wid=at(root, path).wid)
    return with_provision(root, path, *new)


def _words_restated(root: Provision, mod: TextualMod, path: Path) -> Provision:
    """``root`` with other words in a provision that has nothing but one paragraph, its label kept."""
    old, words = at(root, path), mod.matter[0].body
    if old.children or old.heading or old.flush or len(old.body) != 1 or len(words) != 1:
        raise RefusedInstruction(f"{mod.place} is restated, and a line without its number is quoted; quote that too")
    return with_provision(root, path, replace(old, body=words))


def _unwrapped(matter: tuple[Provision, ...], numbers: list[str]) -> tuple[Provision, ...]:
    """What is restated of what is quoted: the label of the provision above it, "(g)" before "(1)", is often quoted."""
    if len(matter) == 1 and len(numbers) > 1 and matter[0].number in numbers[:-1] and not matter[0].body:
        at_level = numbers.index(matter[0].number)
        return _unwrapped(matter[0].children, numbers[at_level + 1 :])
    return matter


def _section_replaced(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:
    old = at(root, section)
    new = mod.matter[0] if mod.matter else Provision("section")
    if new.number in FIRST_NUMBERS and all(provision.label for provision in mod.matter) and old.heading:
        # What is quoted begins with the first subsection: the heading is not restated.
        children = tuple(relevelled(provision, levels[1], levels) for provision in mod.matter)
        return with_provision(root, section, replace(old, body=(), children=children, flush=()))
    if len(mod.matter) != 1 or new.level != "section":
        raise RefusedInstruction("a section is restated, and no section is quoted; quote its number and heading too")
    named = new.number in mod.source.split("\n")[0]  # the act's own number, beside the code's
    if _CODE_NUMBER.match(new.number) and mod.place.section == old.number != new.number and not named:
        raise RefusedInstruction(
            f"section {old.number} is restated and section {new.number} is quoted; make the numbers agree"
        )
    kept = replace(new, label=old.label or new.label, cited=old.cited, wid=old.wid, eid=old.eid)
    return with_provision(root, section, kept)


def _part_replaced(root: Provision, mod: TextualMod, section: Path) -> Provision:
    path = find(root, mod.place, section)
    provision = at(root, path)
    quoted = mod.matter[0]
    words = quoted.heading or (quoted.body[0] if quoted.body and isinstance(quoted.body[0], Text) else None)
    if words is None or len(mod.matter) != 1 or quoted.children or len(quoted.body) > 1:
        raise RefusedInstruction(f"{mod.place} is restated, and other than one line is quoted; quote that line alone")
    if quoted.level != "section" and quoted.label and quoted.number != provision.number:
        raise RefusedInstruction(f"{mod.place} is restated, and ({quoted.number}) is quoted; make the numbers agree")
    if mod.place.part == "heading":
        if provision.heading is None:
            raise RefusedInstruction(f"{mod.place}: there is no heading; name the words that are meant")
        return with_provision(
            root, path, replace(provision, heading=Text(words.plain.removeprefix(f"§{LINE_BREAK}"), words.tags))
        )
    if len(provision.body) > 1:
        raise RefusedInstruction(f"{mod.place}: there are {len(provision.body)} paragraphs; strike and insert words")
    return with_provision(root, path, replace(provision, body=(words,)))


def _line_quoted(mod: TextualMod) -> str:
    """The words that are quoted for a sentence. Errors: RefusedInstruction where these are provisions."""
    quoted = mod.matter[0]
    if len(mod.matter) != 1 or quoted.label or quoted.heading or len(quoted.body) != 1:
        raise RefusedInstruction(
            f"a sentence of {mod.place} is restated, and more is quoted; quote that sentence alone"
        )
    return " ".join(text.plain for text in quoted.texts())


def _renumbered(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:
    path = find(root, mod.place, section)
    if mod.place.note:
        return with_table_note_marked(root, path, mod.place, mod.number)
    provision = at(root, path)
    if mod.place.part == "text":
        if any(number_shown(child.label) == mod.number for child in provision.children):
            raise RefusedInstruction(f"the number ({mod.number}) is taken in {mod.place}")
        return with_provision(root, path, designated(provision, mod.number, levels))
    if not path:
        raise RefusedInstruction("a whole section is redesignated; apply the instruction to its chapter")
    parent = at(root, path[:-1])
    taken = [i for i, child in enumerate(parent.children) if number_shown(child.label) == mod.number and i != path[-1]]
    if taken and not holds_no_law(parent.children[taken[0]]):
        raise RefusedInstruction(f"the number ({mod.number}) is taken; redesignate what bears it first")
    label = provision.label.replace(number_shown(provision.label), mod.number, 1)
    renumbered = replace(provision, label=label)
    others = [child for i, child in enumerate(parent.children) if i != path[-1] and i not in taken]
    if not (mod.place.steps and mod.place.steps[-1].ordinal):
        _refuse_disorder(parent, path[-1], mod.number)
    return (
        _placed(in_order(root, path[:-1], others), path[:-1], renumbered, levels)
        if taken
        else with_provision(root, path, renumbered)
    )


def _refuse_disorder(parent: Provision, index: int, number: str) -> None:
    """Refuse a number that would stand behind a higher one or before a lower: the provision is to be moved, or not."""
    numbers = [number_shown(child.label) for child in parent.children]
    series = series_of([one for one in numbers if one])
    key = order_key(number, series)
    before = [one for one in numbers[:index] if one and order_key(one, series) > key]
    after = [one for one in numbers[index + 1 :] if one and order_key(one, series) < key]
    if before or after:
        raise RefusedInstruction(
            f"({number}) would stand {'behind' if before else 'before'} ({(before or after)[0]}); repeal and add it, "
            "so that its place is said"
        )


def _unknown(root: Provision, mod: TextualMod, section: Path, levels: Sequence[Level]) -> Provision:  # noqa: ARG001
    raise RefusedInstruction(f"a {mod.kind} cannot be applied; write it as insertions and repeals")


_Verb = Callable[[Provision, TextualMod, Path, Sequence[Level]], Provision]
_VERBS: dict[str, _Verb] = {
    "substitution": _substituted,
    "repeal": _repealed,
    "insertion": _inserted,
    "replacement": _replaced,
    "renumbering": _renumbered,
    "split": _unknown,
    "join": _unknown,
}
