"""Writing the instructions that make one text of a section into another.

People restate a provision when over 16 % of its words are struck and it changes in more than two places, or over 60 %
are struck; words that are only added they insert. Else they strike and insert. What was written is applied before it is
given out: where it does not give the new text, the section is restated; else it is refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.errors import RefusedInstruction
from engross.instructions.numbering import order_key, series_of
from engross.instructions.plain_text import section_text
from engross.instructions.quotation import straight
from engross.instructions.section_amendment import amended_section
from engross.instructions.table_writing import table_changes
from engross.instructions.tree import LEVELS, designated, terms_of
from engross.instructions.written_phrases import CannotStrikeError, WordDiff, strikes
from engross.instructions.written_place import WrittenPlace
from engross.instructions.written_redesignations import renumbered, with_number
from engross.model.law.number import number_of
from engross.model.law.provision import Block, Provision
from engross.model.law.table import Table
from engross.model.law.text import Text
from engross.values import dataclass

DESIGNATED_SHARE = 0.5
"""The share of a provision's words that its text must have had before, to be called the existing text designated."""
RESTATED_SHARE, RESTATED_PLACES, RESTATED_ANYWAY = 0.16, 2, 0.60
"""The share of words, and the places, over which a provision is restated; the share over which it is in any case."""


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
    except CannotStrikeError:
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
    place = WrittenPlace(old.number)
    if not old.number:
        raise RefusedInstruction("the section has no number; give it one")
    if _is_restated(old, new, manner):
        raise CannotStrikeError
    was, is_now = (section.heading.plain if section.heading else "" for section in (old, new))
    if was != is_now:
        yield from strikes(f"The heading of {place.inner()}", was, is_now, manner.word_diff)
    yield from _below(place, old, new, manner)


def _below(place: WrittenPlace, old: Provision, new: Provision, manner: _Manner) -> Iterator[str]:
    """What changes in a provision: its words, then its children."""
    number = _designation(old, new, manner)
    if number:
        unit = new.children[0].level if manner.by_level else _unit([number])
        yield f"The existing text of {place.inner()} is designated as {unit} ({number})."
        old = designated(old, number, LEVELS)
    if len(old.body) != len(new.body) or len(old.flush) != len(new.flush) or old.label != new.label:
        raise CannotStrikeError
    for was, is_now in zip(old.body, new.body, strict=True):
        lead = f"The lead-in language of {place.inner()}" if old.children and not old.flush else place.outer()
        yield from _block(place, lead, was, is_now, _others(old, was, lead_in=lead != place.outer()), manner)
    for was, is_now in zip(old.flush, new.flush, strict=True):
        yield from _block(place, place.outer(), was, is_now, _others(old, was), manner)
    yield from _children(place, old, new, manner)


def _block(place: WrittenPlace, name: str, was: Block, is_now: Block, others: str, manner: _Manner) -> Iterator[str]:
    """What changes in a paragraph or a table; ``others`` is the words beside it that are struck from as well."""
    if was == is_now:
        return
    if isinstance(was, Table) and isinstance(is_now, Table):
        yield from table_changes(place, was, is_now, manner.word_diff)
    elif isinstance(was, Text) and isinstance(is_now, Text) and was.notes == is_now.notes:
        yield from strikes(name, was.plain, is_now.plain, manner.word_diff, others)
    else:
        raise CannotStrikeError


def _others(provision: Provision, block: Block, *, lead_in: bool = False) -> str:
    """The words of ``provision`` without those of ``block``: of its body alone (``lead_in``), or of all below it."""
    if lead_in:
        beside = [one.plain for one in provision.body if isinstance(one, Text) and one is not block]
        return " ".join([provision.label, *beside])
    words = [
        text.plain for each in provision.walk() for one in each.blocks() for text in _texts(one) if one is not block
    ]
    return " ".join([*(each.label for each in provision.walk()), *words])


def _texts(block: Block) -> Iterator[Text]:
    if isinstance(block, Table):
        yield from block.texts()
    else:
        yield block


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


def _children(place: WrittenPlace, old: Provision, new: Provision, manner: _Manner) -> Iterator[str]:
    if manner.by_level:
        for was, number in renumbered(old.children, new.children):
            yield f"{place.of_number(was.number).outer()} is redesignated as {was.level} ({number})."
            old = with_number(old, was, number)
    before, after = (_keys(one.children) for one in (old, new))
    if before == after:
        for key, was, is_now in zip(before, old.children, new.children, strict=True):
            if was != is_now:
                yield from _child(place, key, was, is_now, old, manner)
        return
    kept = [key for key in after if key in set(before)]
    gone = [key for key in before if key not in set(kept)]
    if any(key.kind != "definition" for key in gone) or kept != [key for key in before if key not in set(gone)]:
        raise CannotStrikeError
    numbers = [[key.name for key in keys if key.kind == "number"] for keys in (before, after)]
    if max(Counter(numbers[1]).values(), default=0) > 1 or not _placed_by_number(*numbers):
        raise CannotStrikeError
    for key in gone:
        yield f"{place.of_term(key.name).outer()} is repealed."
    by_key, is_new = dict(zip(before, old.children, strict=True)), dict(zip(after, new.children, strict=True))
    for key in kept:
        if by_key[key] != is_new[key]:
            yield from _child(place, key, by_key[key], is_new[key], old, manner)
    yield from _added_children(place, after, is_new, set(before), manner)


def _added_children(
    place: WrittenPlace, after: list[_Key], children: dict[_Key, Provision], known: set[_Key], manner: _Manner
) -> Iterator[str]:
    """What is new stands last, numbered provisions in one instruction: what is there already is amended before, under
    the same numbers."""
    added = [key for key in after if key not in known]
    if any(key.kind == "place" for key in added):
        raise CannotStrikeError
    for key in (key for key in added if key.kind == "definition"):
        before = after[after.index(key) - 1] if after.index(key) else None
        if before is None or before.kind != "definition":
            raise CannotStrikeError
        yield (
            f'{place.outer()} is amended by adding, after the definition of "{before.name}", the definition of '
            f'"{key.name}" to read as follows:\n' + _quoted([children[key]])
        )
    yield from _added(place, [children[key] for key in added if key.kind == "number"], manner)


@dataclass(frozen=True, slots=True)
class _Key:
    """What a provision is known by among its siblings: its number, the first of the terms that it defines, or its place
    among those that have neither; ``kind``: "number", "definition" or "place"."""

    kind: str
    name: str


def _keys(children: Sequence[Provision]) -> list[_Key]:
    made: list[_Key] = []
    for child in children:
        number = number_of(child.label)
        terms = terms_of(child) if child.level == "definition" else ()
        if number:
            made.append(_Key("number", number))
        elif terms and '"' not in terms[0]:
            made.append(_Key("definition", terms[0]))
        else:
            made.append(_Key("place", f"{child.level} {sum(key.kind == 'place' for key in made)}"))
    return made


def _placed_by_number(before: list[str], after: list[str]) -> bool:
    """Whether each number that is new has one place in its list, whoever reads it: (iv) as a Roman numeral stands after
    (iii), as a letter before it."""
    letters = sorted(after, key=lambda number: order_key(number, "lower letters"))
    return not series_of(after).endswith("roman") or letters == after or set(before) == set(after)


def _child(
    place: WrittenPlace, key: _Key, old: Provision, new: Provision, parent: Provision, manner: _Manner
) -> Iterator[str]:
    if key.kind == "place":
        yield from _unnumbered(place, old, new, parent, manner)
        return
    inner = place.of_term(key.name) if key.kind == "definition" else place.of_number(key.name)
    if not new.children and [block.plain for block in new.body if isinstance(block, Text)] == ["Repealed."]:
        yield f"{inner.outer()} is repealed."
        return
    if _is_restated(old, new, manner):
        yield _restated(inner.outer(), [new])
        return
    try:
        yield from tuple(_below(inner, old, new, manner))
    except CannotStrikeError:
        yield _restated(inner.outer(), [new])


def _unnumbered(
    place: WrittenPlace, old: Provision, new: Provision, parent: Provision, manner: _Manner
) -> Iterator[str]:
    """What changes in a provision that has no name: words that stand once in the one above it."""
    if replace(old, body=new.body) != new or len(old.body) != len(new.body):
        raise CannotStrikeError
    for was, is_now in zip(old.body, new.body, strict=True):
        yield from _block(place, place.outer(), was, is_now, _others(parent, was), manner)


def _has_tables(provision: Provision) -> bool:
    return any(isinstance(block, Table) for one in provision.walk() for block in one.blocks())


def _added(place: WrittenPlace, added: list[Provision], manner: _Manner) -> Iterator[str]:
    if not added:
        return
    numbers = [number_of(child.label) for child in added]
    unit = added[0].level if manner.by_level else _unit(numbers)
    listed = f"({numbers[-1]})"
    if numbers[:-1]:
        listed = ", ".join(f"({number})" for number in numbers[:-1]) + f"{',' * (len(numbers) > 2)} and {listed}"
    new = f"the following new {unit}s {listed}:" if numbers[:-1] else f"a new {unit} {listed} to read as follows:"
    yield f"{place.outer()} is amended by adding {new}\n" + _quoted(added)


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
    if _has_tables(new):
        return False
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
