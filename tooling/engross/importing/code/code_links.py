"""The publisher's links of a whole code as references: to a provision of the code, or to other law."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from urllib.parse import quote

from engross.cite.finding.finder import find_citations
from engross.importing.code.code_unit import LINK
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
    """A provision and the chapter that it stands in."""

    chapter: Chapter
    provision: Provision


def with_links(chapters: Iterable[Chapter], losses: Counter[str]) -> tuple[Chapter, ...]:
    """``chapters`` with every link of the publisher resolved; one that names nothing there is plain words again, unless
    it leads into a title of the code that was not given."""
    every = tuple(chapters)
    index = _Index.of(every)
    return tuple(_linked(chapter, index, losses) for chapter in every)


@dataclass(frozen=True, slots=True)
class _Index:
    """What a path may begin with: sections and larger units by their numbers."""

    sections: Mapping[str, list[_Place]]
    units: Mapping[str, list[_Place]]
    holders: Mapping[str, str]

    @staticmethod
    def of(chapters: tuple[Chapter, ...]) -> _Index:
        sections: defaultdict[str, list[_Place]] = defaultdict(list)
        units: defaultdict[str, list[_Place]] = defaultdict(list)
        holders: dict[str, str] = {}
        for chapter in chapters:
            for provision in chapter.walk():
                if provision.level == "section":
                    sections[provision.number].append(_Place(chapter, provision))
                elif provision.level in CONTAINERS:
                    units[provision.number].append(_Place(chapter, provision))
            for holder in chapter.above:
                if holder.number:
                    code = chapter.uri.rpartition("/")[0]
                    holders.setdefault(holder.number, f"{code}/{holder.level}-{holder.number}")
        return _Index(sections, units, holders)

    def target(self, path: str, here: Chapter) -> str:
        """The address of what ``path`` names, from ``here``; empty where it names nothing, or several."""
        parts = [part for part in path.split("|") if part]
        if not parts:
            return ""
        for start in (self.sections.get(parts[0], []), self.units.get(parts[0], [])):
            reached = [place for one in start for place in _descend(one, parts[1:])]
            found = list({id(place.provision): place for place in reached}.values())
            near = [place for place in found if place.chapter is here] if len(found) > 1 else found
            if len(near) == 1:
                return _address(near[0], here)
        return self.holders.get(parts[0], "") if len(parts) == 1 else ""

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


def _descend(place: _Place, parts: list[str]) -> list[_Place]:
    """What the rest of a path names below a provision."""
    if not parts:
        return [place]
    wanted = parts[0].strip("()[]. ")
    below = [child for child in place.provision.children if child.number == wanted]
    if not below and place.provision.level in CONTAINERS:
        below = [each for each in place.provision.walk() if each is not place.provision and each.number == wanted]
    return [found for child in below for found in _descend(_Place(place.chapter, child), parts[1:])]


def _address(place: _Place, here: Chapter) -> str:
    if place.chapter is here:
        return f"#{place.provision.eid}"
    whole = place.provision is place.chapter.root
    return place.chapter.uri if whole else f"{place.chapter.uri}~{place.provision.eid}"


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
    named = doc if doc.startswith(("/akn/", "#")) else other_law(doc, path)
    target = named if doc else index.target(path, here) or index.outside(path, words, here)
    return replace(tag, value=target) if target else None


def other_law(doc: str, path: str) -> str:
    """The address of a place in other law that the publisher calls ``doc``."""
    return OTHER_LAW + quote(doc, safe="") + (f"/{quote(path, safe='|')}" if path else "")
