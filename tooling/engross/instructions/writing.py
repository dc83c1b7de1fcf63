"""Writing the instructions that make one text of a section into another.

People restate a provision when over 16 % of its words are struck and it changes in more than two places, or over 60 %
are struck; words that are only added they insert. Else they strike and insert. What was written is applied before it is
given out: where it does not give the new text, the section is restated; else it is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from engross.errors import RefusedInstruction
from engross.instructions.numbering import order_key, series_of
from engross.instructions.plain_text import section_text
from engross.instructions.quotation import straight
from engross.instructions.section_amendment import amended_section
from engross.instructions.tree import LEVELS, designated
from engross.instructions.written_phrases import WordDiff, replacements
from engross.model.law.number import number_of
from engross.model.law.provision import Provision
from engross.model.law.text import Text

DESIGNATED_SHARE = 0.5
"""The share of a provision's words that its text must have had before, to be called the existing text designated."""
RESTATED_SHARE, RESTATED_PLACES, RESTATED_ANYWAY = 0.16, 2, 0.60
"""The share of words, and the places, over which a provision is restated; the share over which it is in any case."""


class _CannotStrikeError(Exception):
    """A change that no striking, adding or repealing makes: what holds it is restated."""


@dataclass(frozen=True, slots=True)
class _Manner:
    """How to compare words, and whether a unit is called by its level (of a chapter) or by how it is numbered."""

    word_diff: WordDiff
    by_level: bool


def written_instructions(
    old: Provision, new: Provision, word_diff: WordDiff, *, by_level: bool = False
) -> tuple[str, ...]:
    """The instructions that make the section ``old`` into ``new``, in order; none where they are equal.

    ``by_level``: units are called by the levels of their chapter; else as laws call what is numbered so.

    Errors: RefusedInstruction where not even the section restated gives ``new`` when it is applied.
    """
    if section_text(old) == section_text(new):
        return ()
    try:
        steps = tuple(_section(old, new, _Manner(word_diff, by_level)))
        if _gives(old, new, steps):
            return steps
    except _CannotStrikeError:
        pass
    steps = (_restated(f"Section {old.number}", [new]),)
    if not _gives(old, new, steps):
        raise RefusedInstruction(f"no instruction gives the new text of section {old.number}; write it by hand")
    return steps


def added_section(new: Provision) -> str:
    """The instruction that adds a section that is not there yet."""
    return f"A new section {new.number} is added to read as follows:\n" + _quoted([new])


def _gives(old: Provision, new: Provision, steps: tuple[str, ...]) -> bool:
    """Whether the instructions, applied, give the new text; the shape of quotation marks aside."""
    try:
        for step in steps:
            old = amended_section(old, (), step)
    except RefusedInstruction:
        return False
    return _comparable(old) == _comparable(new)


def _comparable(section: Provision) -> str:
    """The text without the section's own label, which its number in an act may differ from."""
    return straight(section_text(section)).removeprefix(section.label).strip()


def _section(old: Provision, new: Provision, manner: _Manner) -> Iterator[str]:
    name = f"Section {old.number}"
    if not old.number:
        raise RefusedInstruction("the section has no number; give it one")
    if _is_restated(old, new, manner):
        raise _CannotStrikeError
    was, is_now = (section.heading.plain if section.heading else "" for section in (old, new))
    if was != is_now:
        yield from _strikes(f"The heading of section {old.number}", was, is_now, manner)
    yield from _below(name, old, new, manner)


def _below(name: str, old: Provision, new: Provision, manner: _Manner) -> Iterator[str]:
    """What changes in a provision: its words, then its children."""
    number = _designation(old, new, manner)
    if number:
        unit = new.children[0].level if manner.by_level else _unit([number])
        yield f"The existing text of {name[0].lower()}{name[1:]} is designated as {unit} ({number})."
        old = designated(old, number, LEVELS)
    if old.flush != new.flush or len(old.body) != len(new.body) or old.label != new.label:
        raise _CannotStrikeError
    for was, is_now in zip(old.body, new.body, strict=True):
        if was != is_now:
            if not isinstance(was, Text) or not isinstance(is_now, Text):
                raise _CannotStrikeError
            lead = f"The lead-in language of {name[0].lower()}{name[1:]}" if old.children else name
            others = " ".join(block.plain for block in old.body if isinstance(block, Text) and block is not was)
            others = f"{old.label} {others}"
            yield from _strikes(lead, was.plain, is_now.plain, manner, others)
    yield from _children(name, old, new, manner)


def _designation(old: Provision, new: Provision, manner: _Manner) -> str:
    """The number of the first provision below ``new``, where the text of ``old`` has become that provision."""
    if new.body or new.flush or not old.body or not new.children:
        return ""
    first = new.children[0]
    number = number_of(first.label)
    if not number or any(number_of(child.label) == number for child in old.children):
        return ""
    was, is_now = (" ".join(_inner_words(one)) for one in (old, first))
    spans = manner.word_diff(was, is_now)
    kept = sum(len(span.text.split()) for span in spans if span.mark == "kept")
    return number if kept > DESIGNATED_SHARE * len(is_now.split()) else ""


def _inner_words(provision: Provision) -> list[str]:
    """The words below the label and the heading of a provision."""
    return section_text(replace(provision, level="section", label="", heading=None)).split()


def _children(name: str, old: Provision, new: Provision, manner: _Manner) -> Iterator[str]:
    before, after = ([number_of(child.label) for child in one.children] for one in (old, new))
    kept = [number for number in after if number in set(before)]
    if "" in before and before == after:
        yield from _unnumbered(name, old, new, manner)
        return
    if kept != before or "" in before or max(Counter(after).values(), default=0) > 1:
        if old.children == new.children:
            return
        raise _CannotStrikeError
    if before != after and not _placed_by_number(before, after):
        raise _CannotStrikeError
    by_number = dict(zip(before, old.children, strict=True))
    for number, child in zip(after, new.children, strict=True):
        if number in by_number and by_number[number] != child:
            yield from _child(f"{name}({number})", by_number[number], child, manner)
    # What is new stands last, in one instruction: what is there already is amended before, under the same numbers.
    yield from _added(name, [child for child in new.children if number_of(child.label) not in by_number], manner)


def _unnumbered(name: str, old: Provision, new: Provision, manner: _Manner) -> Iterator[str]:
    """What changes below a provision of which some have no number, as definitions: words that stand once in it."""
    for was, is_now in zip(old.children, new.children, strict=True):
        if was == is_now:
            continue
        if was.label:
            yield from _child(f"{name}({number_of(was.label)})", was, is_now, manner)
            continue
        if replace(was, body=is_now.body) != is_now or len(was.body) != len(is_now.body):
            raise _CannotStrikeError
        for before, after in zip(was.body, is_now.body, strict=True):
            if before == after:
                continue
            if not isinstance(before, Text) or not isinstance(after, Text):
                raise _CannotStrikeError
            others = section_text(old).replace(before.plain, "", 1)
            yield from _strikes(name, before.plain, after.plain, manner, others)


def _placed_by_number(before: list[str], after: list[str]) -> bool:
    """Whether each number that is new has one place in its list, whoever reads it: (iv) as a Roman numeral stands after
    (iii), as a letter before it."""
    letters = sorted(after, key=lambda number: order_key(number, "lower letters"))
    return not series_of(after).endswith("roman") or letters == after or set(before) == set(after)


def _child(name: str, old: Provision, new: Provision, manner: _Manner) -> Iterator[str]:
    if not new.children and [block.plain for block in new.body if isinstance(block, Text)] == ["Repealed."]:
        yield f"{name} is repealed."
        return
    if _is_restated(old, new, manner):
        yield _restated(name, [new])
        return
    try:
        yield from tuple(_below(name, old, new, manner))
    except _CannotStrikeError:
        yield _restated(name, [new])


def _strikes(name: str, old: str, new: str, manner: _Manner, elsewhere: str = "") -> Iterator[str]:
    for piece in replacements(old, new, manner.word_diff, elsewhere):
        if not piece.old:
            raise _CannotStrikeError
        struck = f'{name} is amended by striking the phrase "{piece.old}"'
        yield f'{struck} and inserting the phrase "{piece.new}" in its place.' if piece.new else f"{struck}."


def _added(name: str, added: list[Provision], manner: _Manner) -> Iterator[str]:
    if not added:
        return
    numbers = [number_of(child.label) for child in added]
    unit = added[0].level if manner.by_level else _unit(numbers)
    listed = f"({numbers[-1]})"
    if numbers[:-1]:
        listed = ", ".join(f"({number})" for number in numbers[:-1]) + f"{',' * (len(numbers) > 2)} and {listed}"
    new = f"the following new {unit}s {listed}:" if numbers[:-1] else f"a new {unit} {listed} to read as follows:"
    yield f"{name} is amended by adding {new}\n" + _quoted(added)


def _unit(numbers: list[str]) -> str:
    """What a provision of such numbers is called: (a) a subsection, (1) a paragraph, (A) a subparagraph, (i) below."""
    series = series_of(numbers)
    return {"lower letters": "subsection", "figures": "paragraph", "upper letters": "subparagraph"}.get(
        series, "sub-subparagraph"
    )


def _restated(name: str, provisions: list[Provision]) -> str:
    return f"{name} is amended to read as follows:\n" + _quoted(provisions)


def _quoted(provisions: list[Provision]) -> str:
    """Provisions on lines of their own, each opened by a quotation mark, the last closed."""
    if provisions[0].level == "section":
        section = provisions[0]
        first, *rest = section_text(section).split("\n")
        lines = [f"Sec. {section.number}. {first.removeprefix(section.label).strip()}".strip(), *rest]
    else:
        lines = section_text(Provision("section", children=tuple(provisions))).split("\n")
        lines = [line[2:] for line in lines]
    quoted = (" " * (len(line) - len(line.lstrip())) + '"' + line.lstrip() for line in lines)
    return "\n".join(quoted) + '".'


def _is_restated(old: Provision, new: Provision, manner: _Manner) -> bool:
    """Whether people would restate the provision: by the share of its words that change, and in how many places."""
    was, is_now = (section_text(Provision("section", children=(one,))) for one in (old, new))
    was, is_now = (" ".join(text.split()) for text in (was, is_now))
    spans = manner.word_diff(was, is_now)
    struck = sum(len(span.text.split()) for span in spans if span.mark == "deleted")
    places = sum(
        1 for at, span in enumerate(spans) if span.mark != "kept" and (at == 0 or spans[at - 1].mark == "kept")
    )
    size = max(len(was.split()), 1)
    if old.level == "section":
        return struck / size > RESTATED_ANYWAY
    # Words that are only added are inserted, however many: people restate what loses words.
    share = struck / size
    return (share > RESTATED_SHARE and places > RESTATED_PLACES) or share > RESTATED_ANYWAY
