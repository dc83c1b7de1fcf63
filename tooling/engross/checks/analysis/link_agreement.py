"""Whether a link leads where the words that it covers say."""

from __future__ import annotations

from urllib.parse import unquote

from engross.checks.analysis.citation_words import address_number, names_target
from engross.checks.analysis.prepared_draft import LocatedCitation
from engross.cite.resolving.chapter_index import ChapterIndex
from engross.model.law.provision import Provision
from engross.model.law.roman import roman_value
from engross.model.law.table import Table
from engross.patterns import compile_on_use

_NUMBERS = compile_on_use(r"[0-9A-Za-z]+(?:[-.:\u2011][0-9A-Za-z]+)*")


def link_fits(cited: LocatedCitation, linked: Provision | Table, index: ChapterIndex) -> bool:
    """Whether a link inside the chapter leads to what its citation names, or, where the link covers a part of the words
    only ("subsection (l) of **Section 7.40.020**"), to what holds that; a table, to the provision that holds it. Where
    the link covers more ("**§ 6-1 {"Accounts"} of this article**"), what is named may hold what it leads to."""
    if linked is cited.target:
        return True
    target = cited.resolution.provision
    if target is None or cited.resolution.chapter is not index.chapter:
        return False
    if any(around is linked for around in index.ancestry(target)):
        return cited.resolution.table is not None or _covers_part(cited)
    return _covers_more(cited) and isinstance(linked, Provision) and any(
        around is target for around in index.ancestry(linked)
    )  # fmt: skip


def address_fits(cited: LocatedCitation, own: str) -> bool:
    """Whether a link out of the chapter, whose URI is ``own``, leads to what its citation names, or to what the words
    that the link covers do ("Part 1.5 of **Division 2 of the Tax Code**")."""
    assert cited.tag is not None  # noqa: S101 - asked of links only
    href = cited.tag.value
    if cited.citation.law.kind == "other" and cited.citation.law.name and href.startswith(_code_of(own)):
        return False
    if names_target(cited.citation, href):
        return True
    covered = cited.passage.text.plain[cited.tag.start : cited.tag.end]
    said = {address_number(number) for number in _NUMBERS.findall(covered)}
    whole, _, inside = unquote(href).rsplit("/", 1)[-1].rpartition("~")
    last = address_number(inside if whole else inside.partition("-")[2] or inside)
    return last in said or {*map(_arabic, said)}.issuperset(map(_arabic, last.split("-")))


def _arabic(number: str) -> str:
    """A Roman numeral in figures: Article I is Article 1."""
    value = roman_value(number) if number.isupper() else None
    return str(value) if value else number


def leads_elsewhere(href: str, own: str) -> bool:
    """Whether a link leads to another law than the code of the chapter with the URI ``own``."""
    return href.startswith("/") and not href.startswith(_code_of(own))


def _covers_part(cited: LocatedCitation) -> bool:
    tag, citation = cited.tag, cited.citation
    return tag is not None and (tag.start > citation.start or tag.end < citation.end)


def _covers_more(cited: LocatedCitation) -> bool:
    tag, citation = cited.tag, cited.citation
    return tag is not None and (tag.start < citation.start or tag.end > citation.end)


def _code_of(uri: str) -> str:
    """What the URI of a chapter shares with those of all chapters of its code: ``/akn/us-ca-plainfield/act/code/``."""
    return "/".join(uri.split("/")[:5]) + "/"
