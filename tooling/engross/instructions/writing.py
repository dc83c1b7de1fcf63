"""Writing the instructions that make one text of a section into another.

People restate a provision when over 16 % of its words change in more than two places, or over 60 % change: fitted on
5,273 provisions of published laws, it agrees with 87 % of them. Else they strike and insert. What was written is
applied before it is given out: where it does not give the new text, the section is restated; else it is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from engross.errors import RefusedInstruction
from engross.instructions.numbering import series_of
from engross.instructions.plain_text import section_text
from engross.instructions.quotation import straight
from engross.instructions.section_amendment import amended_section
from engross.instructions.written_phrases import WordDiff, replacements
from engross.model.law.number import number_of
from engross.model.law.provision import Provision
from engross.model.law.text import Text

RESTATED_SHARE, RESTATED_PLACES, RESTATED_ANYWAY = 0.16, 2, 0.60
"""The share of words, and the places, over which a provision is restated; the share over which it is in any case."""


class _CannotStrikeError(Exception):
    """A change that no striking, adding or repealing makes: what holds it is restated."""


def written_instructions(old: Provision, new: Provision, word_diff: WordDiff) -> tuple[str, ...]:
    """The instructions that make the section ``old`` into ``new``, in order; none where they are equal.

    Errors: RefusedInstruction where not even the section restated gives ``new`` when it is applied.
    """
    if section_text(old) == section_text(new):
        return ()
    try:
        steps = tuple(_section(old, new, word_diff))
        if _gives(old, new, steps):
            return steps
    except _CannotStrikeError:
        pass
    steps = (_restated(f"Section {old.number}", [new]),)
    if not _gives(old, new, steps):
        raise RefusedInstruction(f"no instruction gives the new text of section {old.number}; write it by hand")
    return steps


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


def _section(old: Provision, new: Provision, word_diff: WordDiff) -> Iterator[str]:
    name = f"Section {old.number}"
    if not old.number:
        raise RefusedInstruction("the section has no number; give it one")
    if _is_restated(old, new, word_diff):
        raise _CannotStrikeError
    was, is_now = (section.heading.plain if section.heading else "" for section in (old, new))
    if was != is_now:
        yield from _strikes(f"The heading of section {old.number}", was, is_now, word_diff)
    yield from _below(name, old, new, word_diff)


def _below(name: str, old: Provision, new: Provision, word_diff: WordDiff) -> Iterator[str]:
    """What changes in a provision: its words, then its children."""
    if old.flush != new.flush or len(old.body) != len(new.body) or old.label != new.label:
        raise _CannotStrikeError
    for was, is_now in zip(old.body, new.body, strict=True):
        if was != is_now:
            if not isinstance(was, Text) or not isinstance(is_now, Text):
                raise _CannotStrikeError
            lead = f"The lead-in language of {name[0].lower()}{name[1:]}" if old.children else name
            others = " ".join(block.plain for block in old.body if isinstance(block, Text) and block is not was)
            others = f"{old.label} {others}"
            yield from _strikes(lead, was.plain, is_now.plain, word_diff, others)
    yield from _children(name, old, new, word_diff)


def _children(name: str, old: Provision, new: Provision, word_diff: WordDiff) -> Iterator[str]:
    before, after = ([number_of(child.label) for child in one.children] for one in (old, new))
    kept = [number for number in after if number in set(before)]
    if kept != before or "" in before or max(Counter(after).values(), default=0) > 1:
        if old.children == new.children:
            return
        raise _CannotStrikeError
    by_number = dict(zip(before, old.children, strict=True))
    added: list[Provision] = []
    for child in new.children:
        number = number_of(child.label)
        if number not in by_number:
            added.append(child)
            continue
        yield from _added(name, added)
        added = []
        if by_number[number] != child:
            yield from _child(f"{name}({number})", by_number[number], child, word_diff)
    yield from _added(name, added)


def _child(name: str, old: Provision, new: Provision, word_diff: WordDiff) -> Iterator[str]:
    if not new.children and [block.plain for block in new.body if isinstance(block, Text)] == ["Repealed."]:
        yield f"{name} is repealed."
        return
    if _is_restated(old, new, word_diff):
        yield _restated(name, [new])
        return
    try:
        yield from tuple(_below(name, old, new, word_diff))
    except _CannotStrikeError:
        yield _restated(name, [new])


def _strikes(name: str, old: str, new: str, word_diff: WordDiff, elsewhere: str = "") -> Iterator[str]:
    for piece in replacements(old, new, word_diff, elsewhere):
        if not piece.old:
            raise _CannotStrikeError
        struck = f'{name} is amended by striking the phrase "{piece.old}"'
        yield f'{struck} and inserting the phrase "{piece.new}" in its place.' if piece.new else f"{struck}."


def _added(name: str, added: list[Provision]) -> Iterator[str]:
    for child in added:
        number = number_of(child.label)
        unit = _unit([number])
        yield f"{name} is amended by adding a new {unit} ({number}) to read as follows:\n" + _quoted([child])


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


def _is_restated(old: Provision, new: Provision, word_diff: WordDiff) -> bool:
    """Whether people would restate the provision: by the share of its words that change, and in how many places."""
    was, is_now = (section_text(Provision("section", children=(one,))) for one in (old, new))
    was, is_now = (" ".join(text.split()) for text in (was, is_now))
    spans = word_diff(was, is_now)
    struck = sum(len(span.text.split()) for span in spans if span.mark == "deleted")
    inserted = sum(len(span.text.split()) for span in spans if span.mark == "inserted")
    places = sum(
        1 for at, span in enumerate(spans) if span.mark != "kept" and (at == 0 or spans[at - 1].mark == "kept")
    )
    size = max(len(was.split()), 1)
    if old.level == "section":
        return struck / size > RESTATED_ANYWAY
    # What is added below a provision is an instruction of its own; it does not make others be restated.
    share = (struck if old.children else max(struck, inserted)) / size
    return (share > RESTATED_SHARE and places > RESTATED_PLACES) or share > RESTATED_ANYWAY
