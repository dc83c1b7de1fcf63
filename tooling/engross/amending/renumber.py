"""Giving a provision or a table another number, and update every citation of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from engross.akn.eids import identify
from engross.amending.amended import Amended
from engross.amending.citations import CitationUpdate, Gone, NewNumbers
from engross.amending.named_provision import doubled, find_provision, named_citation, without_place
from engross.cite.resolving.chapter_index import ChapterIndex, index_chapter
from engross.errors import NotFoundError
from engross.model.law.arrangement import arranged
from engross.model.law.chapter import Chapter
from engross.model.law.number import number_of
from engross.model.law.provision import Block, Provision
from engross.model.law.provision_place import place_along
from engross.model.law.splice import splice
from engross.model.law.table import Table
from engross.model.law.text import Text
from engross.model.law.text_mapping import map_texts


def renumber(chapter: Chapter, others: Iterable[Chapter], old: str, new: str) -> Amended:
    """``chapter`` with the provision or table ``old`` numbered ``new``, and every citation of it in ``chapter`` and
    ``others`` corrected, words and links.

    ``new`` is a whole citation or the last number of one. A citation that could be either of two provisions is left.
    Errors: NotFoundError where ``old`` is not there, or ``new`` is its number already, is taken, stands elsewhere or is
    a letter among figures; AmbiguousError where several are cited as ``old``.
    """
    target = find_provision(chapter, old)
    number = _new_number(target, old, new)
    _refuse_unread(target, number, new)
    if number and number == target.number:
        raise NotFoundError(f"{old!r} has this number already; name another")
    if isinstance(target, Provision):
        _refuse_taken(chapter, target, number)
        _refuse_out_of_series(chapter, target, number, new)
    elif index_chapter(chapter).tables.get(number):
        raise NotFoundError(f"there is a Table {number} already; renumber that first")
    return amend(chapter, others, {id(target): number}, {})


def amend(chapter: Chapter, others: Iterable[Chapter], numbers: NewNumbers, gone: Gone) -> Amended:
    """``chapter`` with new ``numbers`` given and what is ``gone`` struck, and all citations corrected, by id()."""
    own = index_chapter(chapter)
    code = {chapter.number: own} if chapter.number else {}
    actions: list[str] = []
    left: list[str] = []
    changed_ids = numbers.keys() | gone.keys()
    alike = {each.eid: each for beside in doubled(chapter) if changed_ids & set(map(id, beside)) for each in beside}
    corrected = CitationUpdate(own, code, numbers, gone, alike, actions, left).chapter()
    relabelled = _relabelled(corrected, chapter.root, numbers, gone)
    amended = identify(replace(chapter, root=relabelled, source=None))
    moved = dict(_moved(relabelled, amended.root))
    changed = [(chapter, amended)]
    others = tuple(others)
    alone = all(other.number != chapter.number for other in others)
    for other in others:
        links = _linked(chapter.uri, moved)
        update = CitationUpdate(index_chapter(other), code, numbers, gone, alike, actions, left, alone)
        root = map_texts(update.chapter(), links)
        if root != other.root:
            changed.append((other, replace(other, root=root, source=None)))
    return Amended(tuple(changed), tuple(actions), tuple(left))


def _new_number(target: Provision | Table, old: str, new: str) -> str:
    one, other = named_citation(without_place(old)[0]), named_citation(new)
    if other is None or one is None or (len(other.path) == 1 and len(one.path) > 1):
        return new.strip("()[]. ")
    if other.path[:-1] != one.path[:-1]:
        raise NotFoundError(f"{new!r} stands elsewhere than {old!r}; a provision is renumbered where it is")
    number = other.path[-1]
    if isinstance(target, Provision) and "-" in target.number and "-" not in number:
        return f"{target.number.rpartition('-')[0]}-{number}"
    return number


def _refuse_unread(target: Provision | Table, number: str, new: str) -> None:
    """Refuse what would not be read again as the number of ``target``."""
    label = f"Table {number}" if isinstance(target, Table) else target.label.replace(target.number, number)
    if number and not getattr(target, "cited", "") and number_of(label) != number:
        raise NotFoundError(
            f"{new!r} cannot be read as the number of {label}; name one number, as the text would have it"
        )


def _refuse_taken(chapter: Chapter, target: Provision, number: str) -> None:
    beside = _beside(chapter, target)
    taken = next((one for one in beside if one is not target and one.number == number), None)
    if taken is not None:
        raise NotFoundError(f"{taken.label} is taken; renumber or repeal that first")
    if not number or not target.number:
        raise NotFoundError(f"{target.label or 'an item without a number'} cannot be numbered {number!r} here")


def _refuse_out_of_series(chapter: Chapter, target: Provision, number: str, new: str) -> None:
    """Refuse a number by which ``target`` could not be cited among those beside it: a section of another chapter, a
    letter among figures (the subsection 1 beside § 68-5B would be § 68-51)."""
    numbered = (one for one in _beside(chapter, target) if one.level == target.level and one.status != "unassigned")
    beside = [one.number for one in numbered if one.number]
    first = re.compile(rf"{re.escape(chapter.number)}[-.:]")
    begins = next((found[0] for one in beside if (found := first.match(one))), "") if target.level == "section" else ""
    if not number.startswith(begins):
        raise NotFoundError(f"{new!r} is no number of a section beside {target.label} here; write it as {begins}…")
    kinds = {_kind(one.removeprefix(begins)) for one in beside}
    if kinds and _kind(number.removeprefix(begins)) not in kinds:
        raise NotFoundError(
            f"{new!r} is numbered otherwise than {target.label} and those beside it; number it as they are"
        )


def _kind(number: str) -> tuple[bool, bool]:
    """Whether a number begins with a figure, with a capital."""
    return number[:1].isdecimal(), number[:1].isupper()


def _beside(chapter: Chapter, target: Provision) -> list[Provision]:
    """``target`` and what stands beside it: the sections of the chapter, or all under the same provision."""
    parent = index_chapter(chapter).above.get(id(target))
    return list(chapter.sections() if target.level == "section" else parent.children if parent else ())


def _relabelled(corrected: Provision, was: Provision, numbers: NewNumbers, gone: Gone) -> Provision:
    """The provisions with their new labels, and what is gone left out or replaced; ``was`` says which is which."""
    pairs = zip(corrected.children, was.children, strict=True)
    below = (gone[id(o)] if id(o) in gone else _relabelled(child, o, numbers, gone) for child, o in pairs)
    children = tuple(child for child in below if child is not None)
    body = tuple(_captioned(one, old, numbers) for one, old in zip(corrected.body, was.body, strict=True))
    flush = tuple(_captioned(one, old, numbers) for one, old in zip(corrected.flush, was.flush, strict=True))
    done = arranged(replace(corrected, children=children, body=body, flush=flush))
    new = numbers.get(id(was))
    if new is None:
        return done
    if was.cited:
        label = was.label.replace(was.cited.rpartition("-")[2], new.rpartition("-")[2])
        return replace(done, cited=new, label=label)
    return replace(done, label=was.label.replace(was.number, new))


def _captioned(block: Block, was: Block, numbers: NewNumbers) -> Block:
    if not isinstance(block, Table) or not isinstance(was, Table) or id(was) not in numbers:
        return block
    if block.number == numbers[id(was)]:
        return block
    first = block.caption[0]
    at = first.plain.index(was.number, len("table"))
    return replace(block, caption=(splice(first, at, at + len(was.number), numbers[id(was)]), *block.caption[1:]))


def _moved(old: Provision, new: Provision) -> Iterable[tuple[str, str]]:
    """The eIds of every provision and table, before and after."""
    yield old.eid, new.eid
    for one, other in zip(old.blocks(), new.blocks(), strict=True):
        if isinstance(one, Table) and isinstance(other, Table):
            yield one.eid, other.eid
    for child, after in zip(old.children, new.children, strict=True):
        yield from _moved(child, after)


def _linked(uri: str, moved: dict[str, str]) -> Callable[[Text], Text]:
    """A change of texts: their links into the chapter ``uri`` lead to the new eIds."""

    def text(item: Text) -> Text:
        tags = tuple(
            replace(tag, value=f"{uri}~{moved.get(tag.value.partition('~')[2], tag.value.partition('~')[2])}")
            if tag.kind == "ref" and tag.value.startswith(f"{uri}~")
            else tag
            for tag in item.tags
        )
        return replace(item, tags=tags) if tags != item.tags else item

    return text


def place(chapter: Chapter, item: Provision) -> str:
    """How ``item`` is cited in ``chapter``."""
    held: ChapterIndex = index_chapter(chapter)
    return place_along(reversed(list(held.ancestry(item))), chapter.hierarchy)
