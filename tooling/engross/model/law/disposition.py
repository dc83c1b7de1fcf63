"""What ordinances did to a code, and where the numbers of an earlier code went: both from the notes of its sections."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from engross.model.law.chapter import Chapter
from engross.model.law.figures import figures_value
from engross.model.law.place import places
from engross.model.law.provision import Provision
from engross.patterns import compile_on_use
from engross.values import dataclass

Action = Literal["added", "amended", "repealed"]
"""What an ordinance did to a provision. That it added a section follows where it is the first that the history names,
no former number is given and no earlier text has the section; that it repealed one, where it is the last of a repealed
section."""


_YEAR = compile_on_use(r"(?<![\d-])\d\d(?=-\d)")
_LATEST = 49
"""The last year of this century that two figures stand for."""


@dataclass(frozen=True, slots=True)
class DisposedProvision:
    """A provision that an ordinance changed: how it is cited, its address, the section of the ordinance ("§3")."""

    place: str
    address: str
    action: Action
    ordinance_place: str
    adopted: date | None
    effective: date | None


@dataclass(frozen=True, slots=True)
class Disposition:
    """An ordinance, as the history names it, and what it changed, in the order of the code."""

    ordinance: str
    provisions: tuple[DisposedProvision, ...]


@dataclass(frozen=True, slots=True)
class FormerNumber:
    """A number of an earlier code, and the provision that has its text now: how it is cited, and its address."""

    number: str
    place: str
    address: str


@dataclass(frozen=True, slots=True)
class NotedChanges:
    """What the notes of one chapter say: what each ordinance did to a provision, in reading order, and former
    numbers."""

    disposed: tuple[tuple[str, DisposedProvision], ...] = ()
    former: tuple[FormerNumber, ...] = ()


def noted_changes(chapter: Chapter) -> NotedChanges:
    """What the notes of the provisions of ``chapter`` say."""
    disposed: list[tuple[str, DisposedProvision]] = []
    former: list[FormerNumber] = []
    for provision, place in _noted(chapter):
        address = _address(chapter, provision)
        disposed += _of(provision, place, address)
        former += (FormerNumber(note.place, place, address) for note in provision.notes if note.kind == "prior")
    return NotedChanges(tuple(disposed), tuple(former))


def held_against(noted: NotedChanges, earlier: Iterable[tuple[date, Collection[str]]]) -> NotedChanges:
    """``noted`` as the ``earlier`` adopted texts of the chapter correct it: each the day that it is of, and the eIds of
    its provisions.

    The first ordinance that a history names amended what an earlier text has already, whose history begins later.
    """
    known = tuple(earlier)

    def corrected(each: DisposedProvision) -> DisposedProvision:
        day = each.adopted or each.effective
        if each.action != "added" or day is None:
            return each
        _, mark, eid = each.address.partition("~")
        there = any(on < day and (not mark or eid in eids) for on, eids in known)
        return replace(each, action="amended") if there else each

    return replace(noted, disposed=tuple((name, corrected(each)) for name, each in noted.disposed))


def dispositions(chapters: Iterable[NotedChanges]) -> tuple[Disposition, ...]:
    """The disposition table of what the notes of ``chapters`` say, by the numbers in the ordinances' names; a year of
    two figures is in its century."""
    found: defaultdict[str, list[DisposedProvision]] = defaultdict(list)
    for noted in chapters:
        for ordinance, disposed in noted.disposed:
            found[ordinance].append(disposed)
    return tuple(Disposition(name, tuple(found[name])) for name in sorted(found, key=_by_year))


def former_numbers(chapters: Iterable[NotedChanges]) -> tuple[FormerNumber, ...]:
    """The cross table of the numbers of an earlier code and today's, by the former, of what the notes of ``chapters``
    say."""
    found = [each for noted in chapters for each in noted.former]
    return tuple(sorted(found, key=lambda each: (_natural(each.number), _natural(each.place))))


def _noted(chapter: Chapter) -> Iterator[tuple[Provision, str]]:
    """Every provision with notes, and how it is cited: with its chapter, where its number does not tell it."""
    noted = [provision for provision in chapter.walk() if provision.notes]
    cited = places(chapter) if noted else {}
    for provision in noted:
        place = cited.get(provision.eid, "") or provision.label
        told = provision is chapter.root or chapter.hierarchy.unit_of(provision.number) == chapter.number
        yield provision, place if told else ", ".join(part for part in (chapter.called or chapter.title, place) if part)


def _of(provision: Provision, place: str, address: str) -> Iterator[tuple[str, DisposedProvision]]:
    history = [note for note in provision.notes if note.kind == "history" and note.ordinance]
    has_former = any(note.kind == "prior" for note in provision.notes)
    for at, note in enumerate(history):
        action: Action = "amended"
        if provision.status == "repealed" and at == len(history) - 1:
            action = "repealed"
        elif at == 0 and not has_former:
            action = "added"
        yield note.ordinance, DisposedProvision(place, address, action, note.place, note.adopted, note.effective)


def _address(chapter: Chapter, provision: Provision) -> str:
    return chapter.uri if provision is chapter.root else f"{chapter.uri}~{provision.eid}"


def _by_year(ordinance: str) -> list[tuple[int, str]]:
    """What to sort the name of an ordinance by: "65-580" is of 1965, "14-216" of 2014."""
    return _natural(_YEAR.sub(lambda found: ("19" if int(found[0]) > _LATEST else "20") + found[0], ordinance))


def _natural(words: str) -> list[tuple[int, str]]:
    """What to sort a name by: figures as numbers."""
    parts = re.findall(r"\d+|[^\d\s]+", words)
    return [(-1, part) if (value := figures_value(part)) is None else (value, "") for part in parts]
