"""Annotations of Open Law Library XML: history, former numbers, editor's notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lxml import etree

from engross.importing.code.prior_numbers import former_number, prior_number
from engross.importing.code.published_xml import element_name, stated_day
from engross.importing.open_law.open_law_text import OpenLawText
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.text import Text
from engross.model.meeting.date_words import date_words

_EDITOR = "Editor's Notes"
_FORMER = "Prior Codifications"
_ATTACHED = "Attachment"


def read_annotations(element: etree._Element, texts: OpenLawText, publisher: str) -> tuple[ProvisionNote, ...]:
    """The notes in the ``annotations`` of a unit or section, and those in its heading.

    ``publisher`` is what the names of the city's documents begin with ("City of San Mateo, Cal., ").
    """
    return tuple(_note(found, texts, publisher) for found in annotations_of(element))


def annotations_of(element: etree._Element) -> Iterator[etree._Element]:
    """The annotations in an element, wherever they stand in it, but for those of units and sections in it."""
    for child in element:
        name = element_name(child)
        if name == "annotation" or (name == "text" and element_name(element) == "annotations"):
            yield child
        elif name != "section" and not is_unit(child):
            yield from annotations_of(child)


def is_unit(element: etree._Element) -> bool:
    """Whether an element is what holds sections or stands beside what does: a container, an attachment (a table, an
    appendix), or attachments under a heading of their own."""
    name = element_name(element)
    headed = name == "attachments" and any(element_name(child) == "heading" for child in element)
    return headed or name in ("container", "attachment")


def _note(element: etree._Element, texts: OpenLawText, publisher: str) -> ProvisionNote:
    subject = element.get("type", "")
    doc, path = element.get("doc", ""), element.get("path", "")
    text = texts.text(element)
    adopted, effective = stated_day(element.get("app")), stated_day(element.get("eff"))
    shown = element.get("display") != "false"
    if subject == _FORMER and not doc:
        return ProvisionNote("prior", text, "", former_number(text.words), adopted, effective, shown)
    if subject != "History":
        heading = subject if subject != _EDITOR else ""
        return ProvisionNote("editor", text, doc, path or heading, adopted, effective, shown)
    former = prior_number(text.words)
    if former and not doc:
        return ProvisionNote("prior", text, "", former, adopted, effective, shown)
    strange = " ".join(words for name in ("app", "eff") if (words := element.get(name, "")) and not stated_day(words))
    if strange:
        texts.losses["days of notes that are no days, kept as words where the note has none"] += 1
    if not text:
        text = Text(_words(_without_place(doc, publisher), path, effective, strange))
    return ProvisionNote("history", replace(text), doc, path, adopted, effective, shown)


def _without_place(doc: str, publisher: str) -> str:
    """The name of a document without that of the city, which may be shortened in it: ``Ord. 24-311`` of ``City of Ex.,
    Md., Ord. 24-311``, where the code is that of ``City of Exampleton, Md., ``."""
    city, _, state = publisher.partition(", ")
    own, _, rest = doc.partition(", ")
    shortened = own.endswith(".") and city.startswith(own[:-1])
    return rest.removeprefix(state) if state and shortened and rest.startswith(state) else doc.removeprefix(publisher)


def _place_words(path: str) -> str:
    """The place that a path names, as it is printed: ``§2(b)``, ``Attachment B, 19.10.130``."""
    found = ""
    for part in (part for part in path.split("|") if part):
        apart = "" if not found or part.startswith("(") else " " if found == _ATTACHED else ", "
        found += apart + (_ATTACHED if part == "attachments" else part)
    return found


def _words(ordinance: str, path: str, effective: date | None, strange: str) -> str:
    """An ordinance and its section, as a code prints them."""
    place = re.sub(r"(§+)\s*", r"\1 ", _place_words(path))
    when = f"eff. {date_words(effective)}" if effective else strange
    named = " ".join(part for part in (ordinance, place) if part)
    return ", ".join(part for part in (named, when) if part)
