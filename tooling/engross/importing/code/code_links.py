"""The publisher's links of a whole code as references: to a provision of the code, or to other law."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from urllib.parse import quote

from engross.cite.finding.finder import find_citations
from engross.importing.code.code_unit import LINK, CodeDocument
from engross.importing.markup.law_uris import uri_of
from engross.model.law.chapter import Chapter
from engross.model.law.provision import CONTAINERS, Provision
from engross.model.law.text import Tag, Text
from engross.model.law.text_mapping import map_texts
from engross.values import dataclass

OTHER_LAW = "/akn/us/act/"
"""What the address of other law begins with; the publisher's name of it and the place in it follow, percent-encoded."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A unit or section, its chapter, its address, and what each unit above it is called, outermost first."""

    chapter: Chapter
    provision: Provision
    address: str
    above: tuple[frozenset[str], ...]


def with_links(chapters: Iterable[Chapter], document: CodeDocument) -> tuple[Chapter, ...]:
    """``chapters`` with every link of the publisher resolved; one that names nothing there is plain words again, and
    counted in the losses of ``document``, unless it leads into a title of the code that was not given."""
    every = tuple(chapters)
    index = _Index.of(every, document)
    return tuple(_linked(chapter, index, document.losses) for chapter in every)


@dataclass(frozen=True, slots=True)
class _Index:
    """What a path may name: sections by their numbers, larger units by their numbers and their publisher's names.

    ``holders``: the addresses of the titles that hold chapters, by their numbers; ``code``: what the publisher calls
    the code.
    """

    sections: Mapping[str, list[_Place]]
    units: Mapping[str, list[_Place]]
    holders: Mapping[str, str]
    code: str

    @staticmethod
    def of(chapters: tuple[Chapter, ...], document: CodeDocument) -> _Index:
        sections: defaultdict[str, list[_Place]] = defaultdict(list)
        units: defaultdict[str, list[_Place]] = defaultdict(list)
        holders: dict[str, str] = {}
        called = _publisher_names(document)
        for chapter in chapters:
            above: tuple[frozenset[str], ...] = ()
            for holder in chapter.above:
                address = f"{chapter.uri.rpartition('/')[0]}/{holder.level}-{holder.number}"
                names = _names(holder, called)
                known = not holder.number or any(each.address == address for each in units[holder.number])
                for name in () if known else names:
                    units[name].append(_Place(chapter, holder, address, above))
                if holder.number:
                    holders.setdefault(holder.number, address)
                above = (*above, names)
            for place in _places(chapter, chapter.root, above, called):
                if place.provision.level == "section":
                    sections[place.provision.number].append(place)
                else:
                    for name in _names(place.provision, called):
                        units[name].append(place)
        return _Index(sections, units, holders, document.name)

    def target(self, path: str, here: Chapter) -> str:
        """The address of what ``path`` names, from ``here``; empty where it names nothing, or several."""
        parts = [part.strip() for part in path.split("|") if part.strip() and part != _ATTACHED]
        for units, section, items in self._readings(parts):
            found = self.sections.get(section, []) if section else self.units.get(units[-1], [])
            names = units if section else units[:-1]
            held = [place for place in found if _stands_in(place, names)]
            if section and not names:
                held = _nearest(held, here)
            elif len(held) > 1:
                least = min(_distance(place, names) for place in held)
                held = _nearest([place for place in held if _distance(place, names) == least], here)
            reached = {address for place in held for address in _below(place, items)}
            if len(reached) == 1:
                return _from(next(iter(reached)), here)
        return ""

    def _readings(self, parts: list[str]) -> Iterator[tuple[list[str], str, list[str]]]:
        """How a path may be read: the units that it names, the number of a section, the items in it. A sign before a
        number says that it is a section's."""
        signed = next((at for at, part in enumerate(parts) if part.startswith("§")), None)
        if signed is not None:
            number = parts[signed].strip("§()[]. ")
            if number:
                yield parts[:signed], number, parts[signed + 1 :]
            return
        if parts:
            yield parts, "", []
        for at, part in enumerate(parts):
            if part in self.sections:
                yield parts[:at], part, parts[at + 1 :]
        # Regulations are cited by all that they stand in: 05.02.07.01 is Regulation .01 of Title 05, Subtitle 02 …
        joined = parts[0].split(".") if len(parts) == 1 else []
        if len(joined) > 1 and all(joined):
            yield joined[:-1], f".{joined[-1]}", []
            yield joined, "", []

    def outside(self, number: str, words: str, here: Chapter) -> str:
        """The address of what ``words`` cite by ``number`` in a title of the code that is not among the chapters at
        hand; empty where the title is, so that the number is in none of its chapters."""
        cited = next((one for one in find_citations(words) if one.path == (number,)), None)
        above = (here.hierarchy.unit_of(number) or number).partition(".")[0]
        if cited is None or not self.holders or above in self.holders:
            return ""
        code, _, _ = here.uri.rpartition("/")
        levels = {address.removeprefix(f"{code}/").partition("-")[0] for address in self.holders.values()}
        return f"{code}/{cited.level}-{number}" if cited.level in levels else uri_of(cited, here.uri, here.hierarchy)


_ATTACHED = "attachments"
"""What a path has between a unit and a table or an appendix attached to it."""


def _publisher_names(document: CodeDocument) -> dict[tuple[str, str], str]:
    """The publisher's own names of units, by the label and heading of each."""
    units = (unit for top in document.units for unit in top.units())
    return {(unit.label, (unit.heading or Text()).words): unit.name for unit in units if unit.name}


def _names(unit: Provision, called: Mapping[tuple[str, str], str]) -> frozenset[str]:
    """What a path may call a unit."""
    name = called.get((unit.label, (unit.heading or Text()).words), "")
    return frozenset(each for each in (unit.number, name) if each)


def _places(
    chapter: Chapter,
    provision: Provision,
    above: tuple[frozenset[str], ...],
    called: Mapping[tuple[str, str], str],
) -> Iterator[_Place]:
    """The units and sections of a chapter, from ``provision`` on."""
    address = chapter.uri if provision is chapter.root else f"{chapter.uri}~{provision.eid}"
    if provision.level == "section" or provision.level in CONTAINERS:
        yield _Place(chapter, provision, address, above)
    if provision.level in CONTAINERS:
        inner = (*above, _names(provision, called))
        for child in provision.children:
            yield from _places(chapter, child, inner, called)


def _stands_in(place: _Place, units: list[str]) -> bool:
    """Whether the units that a path names are above a place, in this order."""
    above = iter(place.above)
    return all(any(name in names for names in above) for name in units)


def _distance(place: _Place, units: list[str]) -> tuple[bool, int]:
    """How far a place is from what a path names: a path begins at the top of the code, and names few units too many."""
    return bool(units) and units[0] not in place.above[0], len(place.above)


def _nearest(places: list[_Place], here: Chapter) -> list[_Place]:
    """The places in the chapter that links, where there are several."""
    return [place for place in places if place.chapter is here] if len(places) > 1 else places


def _below(place: _Place, items: list[str]) -> Iterator[str]:
    """The addresses of what the labels ``items`` name in a section, one in another."""
    if not items:
        yield place.address
        return
    wanted = items[0].strip("()[]. ")
    for child in _items(place.provision):
        if child.number == wanted:
            address = f"{place.chapter.uri}~{child.eid}"
            yield from _below(_Place(place.chapter, child, address, place.above), items[1:])


def _items(provision: Provision) -> Iterator[Provision]:
    """The items of a provision, with those in items that have no label."""
    for child in provision.children:
        yield child
        if not child.label:
            yield from _items(child)


def _from(address: str, here: Chapter) -> str:
    """An address as a link from the chapter ``here`` has it."""
    inside = f"{here.uri}~"
    if address == here.uri:
        return f"#{here.root.eid}"
    return f"#{address.removeprefix(inside)}" if address.startswith(inside) else address


def _linked(chapter: Chapter, index: _Index, losses: Counter[str]) -> Chapter:
    change = partial(_text, here=chapter, index=index, losses=losses)
    return replace(
        chapter,
        root=_with_notes(map_texts(chapter.root, change), change),
        above=tuple(map_texts(holder, change) for holder in chapter.above),
    )


def _with_notes(provision: Provision, change: partial[Text]) -> Provision:
    notes = tuple(replace(note, text=change(note.text)) for note in provision.notes)
    children = tuple(_with_notes(child, change) for child in provision.children)
    return replace(provision, notes=notes, children=children)


def _text(text: Text, here: Chapter, index: _Index, losses: Counter[str]) -> Text:
    if not any(tag.value.startswith(LINK) for tag in text.tags):
        return text
    tags = []
    for tag in text.tags:
        made = _tag(tag, text.plain[tag.start : tag.end], here, index) if tag.value.startswith(LINK) else tag
        if made is None:
            losses["links to what is not in this code, kept as words"] += 1
        else:
            tags.append(made)
    return replace(text, tags=tuple(tags))


def _tag(tag: Tag, words: str, here: Chapter, index: _Index) -> Tag | None:
    doc, _, path = tag.value.removeprefix(LINK).partition("\n")
    doc = "" if doc == index.code else doc
    named = doc if doc.startswith(("/akn/", "#")) else other_law(doc, path)
    target = named if doc else index.target(path, here) or index.outside(path, words, here)
    return replace(tag, value=target) if target else None


def other_law(doc: str, path: str) -> str:
    """The address of a place in other law that the publisher calls ``doc``."""
    return OTHER_LAW + quote(doc, safe="") + (f"/{quote(path, safe='|')}" if path else "")
