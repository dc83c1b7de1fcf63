"""The styles and lists of the old file in the new: the same by their names and members, or brought along."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from itertools import count

from lxml import etree

from engross.importing.word.element_names import W, value
from engross.redlining.carried_parts import CarriedParts
from engross.redlining.edited_file import OFFICE_RELATIONSHIP, EditedFile

_VALUE, _ID = f"{W}val", f"{W}styleId"
_STYLE_REFERENCES = tuple(W + name for name in ("pStyle", "rStyle", "tblStyle"))
_STYLE_LINKS = tuple(W + name for name in ("basedOn", "next", "link", "numStyleLink", "styleLink"))
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_UNSTABLE = (f"{W}nsid", f"{W}tmpl")
_LEVEL_NUMBERS = ("start", "numFmt", "lvlText", "lvlRestart", "isLgl")

ListMembers = dict[str, str]
"""The ``w:numId`` of each paragraph of a list whose text occurs once, by that text."""


class CarriedStyles:
    """Gives copies of the old file's markup the ids that its styles and lists have in the new."""

    def __init__(self, old: EditedFile, new: EditedFile, parts: CarriedParts) -> None:
        """No style is brought yet."""
        self._old, self._new, self._parts = old, new, parts
        self._styles: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self._by_name: dict[tuple[str, str], str] = {}
        self._by_id: dict[str, etree._Element] = {}
        self._old_by_id = _styles_of(old)
        for identifier, style in _styles_of(new).items():
            self._by_name[_name(style)] = identifier
            self._by_id[identifier] = style

    def translate(self, element: etree._Element) -> None:
        """Change the ids of styles and lists in ``element``, a copy out of the old file, into the new file's."""
        for reference in list(element.iter(*_STYLE_REFERENCES)):
            reference.set(_VALUE, self.style(reference.get(_VALUE, "")))
        for reference in list(element.iter(f"{W}numId")):
            reference.set(_VALUE, self.list(reference.get(_VALUE, "0")))

    def style(self, identifier: str) -> str:
        """The new file's id of a style of the old, which is brought along where the new has none of its name."""
        found = self._styles.get(identifier)
        if found is None:
            style = self._old_by_id.get(identifier)
            found = identifier if style is None else self._by_name.get(_name(style), "")
            self._styles[identifier] = found
            if not found and style is not None:
                found = self._bring_style(identifier, style)
        return found

    def list(self, identifier: str) -> str:
        """The new file's id of a list of the old; 0 (no list) is 0."""
        if identifier == "0":
            return identifier
        if identifier not in self._lists:
            self._lists[identifier] = self._same_list(identifier) or self._bring_list(identifier)
        return self._lists[identifier]

    def match_lists(self, old: ListMembers, new: ListMembers) -> None:
        """Take a list of the old file for that list of the new in which most of its paragraphs are, one for one."""
        votes = Counter((identifier, new[text]) for text, identifier in old.items() if text in new)
        taken: set[str] = set()
        for (identifier, elected), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
            alike = _number_alike(_levels(self._old, identifier), _levels(self._new, elected))
            if identifier not in self._lists and elected not in taken and alike:
                self._lists[identifier] = elected
                taken.add(elected)

    def _bring_style(self, identifier: str, style: etree._Element) -> str:
        taken = identifier
        for number in count(1):
            if taken not in self._by_id:
                break
            taken = f"{identifier}{number}"
        self._styles[identifier] = taken
        copy = deepcopy(style)
        copy.set(_ID, taken)
        copy.attrib.pop(f"{W}default", None)
        self._by_id[taken] = copy
        self._by_name[_name(copy)] = taken
        self._root("styles").append(copy)
        for link in copy.iter(*_STYLE_LINKS):
            link.set(_VALUE, self.style(link.get(_VALUE, "")))
        for reference in copy.iter(f"{W}numId"):
            reference.set(_VALUE, self.list(reference.get(_VALUE, "0")))
        return taken

    def _same_list(self, identifier: str) -> str:
        """The list of the new file that has this id and numbers alike; empty where there is none."""
        levels = _levels(self._old, identifier)
        return identifier if levels and _number_alike(levels, _levels(self._new, identifier)) else ""

    def _bring_list(self, identifier: str) -> str:
        abstract, concrete = _definition(self._old, identifier), _list_element(self._old, identifier)
        if abstract is None or concrete is None:
            return identifier
        root = self._root("numbering")
        taken, defined = _free_number(root, "num", "numId"), _free_number(root, "abstractNum", "abstractNumId")
        self._lists[identifier] = taken
        abstract, concrete = deepcopy(abstract), deepcopy(concrete)
        for each in list(abstract.iter(*_UNSTABLE, f"{W}lvlPicBulletId")):
            abstract_parent = each.getparent()
            if abstract_parent is not None:
                abstract_parent.remove(each)
        abstract.set(f"{W}abstractNumId", defined)
        concrete.set(f"{W}numId", taken)
        link = concrete.find(f"{W}abstractNumId")
        if link is not None:
            link.set(_VALUE, defined)
        for each in [*abstract.iter(f"{W}pStyle"), *abstract.iter(*_STYLE_LINKS)]:
            each.set(_VALUE, self.style(each.get(_VALUE, "")))
        self._parts.relink(abstract, self._old.related("numbering"), self._new.related("numbering"))
        first = next(iter(root.iterchildren(f"{W}num")), None)
        if first is None:
            root.append(abstract)
        else:
            first.addprevious(abstract)
        last = [*root.iterchildren(f"{W}num"), abstract][-1 if first is None else -2]
        last.addnext(concrete)
        return taken

    def _root(self, kind: str) -> etree._Element:
        """The root of the new file's part for ``kind`` (styles, numbering), made where it has none."""
        part = self._new.related(kind)
        if not part:
            empty = f'<w:{kind} xmlns:w="{W[1:-1]}"/>'.encode()
            folder = self._new.main.rpartition("/")[0]
            name = f"{folder}/{kind}.xml" if folder else f"{kind}.xml"
            part = self._new.add_part(name, f"{_WORD_TYPE}.{kind}+xml", empty)
            self._new.relate(self._new.main, f"{OFFICE_RELATIONSHIP}/{kind}", part)
        return self._new.changed(part)


def _styles_of(file: EditedFile) -> dict[str, etree._Element]:
    part = file.related("styles")
    if not part:
        return {}
    return {style.get(_ID, ""): style for style in file.tree(part).iterchildren(f"{W}style")}


def _name(style: etree._Element) -> tuple[str, str]:
    """The kind and the name of a style; names are told apart without regard to capitals."""
    name = style.find(f"{W}name")
    return style.get(f"{W}type", "paragraph"), (
        name.get(_VALUE, "") if name is not None else style.get(_ID, "")
    ).lower()


def _list_element(file: EditedFile, identifier: str) -> etree._Element | None:
    part = file.related("numbering")
    if not part:
        return None
    found = (each for each in file.tree(part).iterchildren(f"{W}num") if each.get(f"{W}numId") == identifier)
    return next(found, None)


def _definition(file: EditedFile, identifier: str) -> etree._Element | None:
    concrete = _list_element(file, identifier)
    link = concrete.find(f"{W}abstractNumId") if concrete is not None else None
    if link is None:
        return None
    wanted, root = link.get(_VALUE), file.tree(file.related("numbering"))
    found = (each for each in root.iterchildren(f"{W}abstractNum") if each.get(f"{W}abstractNumId") == wanted)
    return next(found, None)


_Levels = dict[str, tuple[str | None, ...]]
"""What a list numbers each level with: where it starts, how it counts, its text, when it begins anew."""


def _levels(file: EditedFile, identifier: str) -> _Levels:
    """The levels of a list, with what the list overrides of its definition."""
    definition, concrete = _definition(file, identifier), _list_element(file, identifier)
    found: _Levels = {}
    for holder in (definition, concrete):
        for level in holder.iter(f"{W}lvl") if holder is not None else ():
            found[level.get(f"{W}ilvl", "")] = tuple([value(level, name) for name in _LEVEL_NUMBERS])
    for override in concrete.iterchildren(f"{W}lvlOverride") if concrete is not None else ():
        start = value(override, "startOverride")
        at = override.get(f"{W}ilvl", "")
        if start is not None and at in found:
            found[at] = (*found[at], start)
    return found


def _number_alike(one: _Levels, other: _Levels) -> bool:
    """Whether two lists show the same numbers at every level that both have."""
    return all(one[level] == other[level] for level in one.keys() & other.keys()) and bool(one.keys() & other.keys())


def _free_number(root: etree._Element, name: str, attribute: str) -> str:
    """A number that no list, or no definition of one, has."""
    said = [each.get(W + attribute, "") for each in root.iterchildren(W + name)]
    return str(1 + max((int(number) for number in said if number.isdecimal()), default=0))
