"""The sections of an ordinance by addresses that stay: each leads, without script, to where its words are now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engross.model.comparison.comparison import Comparison, ProvisionChange
from engross.model.law.chapter import Chapter, Version
from engross.model.law.place import places
from engross.model.publication.docket import Ordinance
from engross.site.page_addresses import clean_page
from engross.site.phrases import SitePhrases
from engross.site.titles import version_words
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class SectionAddress:
    """A section as the page of its ordinance lists it: its ``name`` there, which is the eId that it has or had; its
    number and heading; the address of its words; and what is ``told`` of it where it does not stand so in the law."""

    name: str
    words: str
    there: str
    told: str = ""


def section_addresses(
    ordinance: Ordinance, pairs: Mapping[tuple[Version, Version], Comparison], words: SitePhrases
) -> tuple[SectionAddress, ...]:
    """Every section that ``ordinance`` has or had in any version, by its eId, each eId once: first those of the law (or
    of the only text), then those of other versions, the latest first. ``pairs`` are its versions compared.

    One that has another number in the law by now leads there; one that is not in it leads to the version that has it.
    """
    law = ordinance.version(ordinance.law) if ordinance.law is not None else ordinance.current
    others = [chapter for chapter in reversed(ordinance.versions) if chapter is not law]
    found: dict[str, SectionAddress] = {}
    for chapter in (law, *others):
        now = _numbers_now(chapter, law, ordinance, pairs, words) if chapter is not law else {}
        for section in chapter.sections():
            if not section.eid or section.eid in found:
                continue
            heading = section.heading.words if section.heading else ""
            called = f"{section.label} {heading}".strip()
            page = f"{clean_page(ordinance.name, chapter.version)}#{section.eid}"
            told = words.plain("section_in", version=version_words(chapter, words)) if chapter is not law else ""
            there, told = now.get(section.eid, (page, told))
            found[section.eid] = SectionAddress(section.eid, called, there, told)
    return tuple(found.values())


def _numbers_now(
    chapter: Chapter,
    law: Chapter,
    ordinance: Ordinance,
    pairs: Mapping[tuple[Version, Version], Comparison],
    words: SitePhrases,
) -> dict[str, tuple[str, str]]:
    """By the eId of a section in ``chapter``: where it is in the ``law`` under another, and what is told of it."""
    cited = places(law)
    page = clean_page(ordinance.name, law.version)
    older = (chapter.version, law.version) in pairs
    comparison = pairs[(chapter.version, law.version) if older else (law.version, chapter.version)]
    found: dict[str, tuple[str, str]] = {}
    for change in _changes(comparison.root):
        then, now = (change.old, change.new) if older else (change.new, change.old)
        if then is None or now is None or then.level != "section" or then.eid == now.eid or not now.eid:
            continue
        key = "section_now" if older else "section_still"
        found[then.eid] = (f"{page}#{now.eid}", words.plain(key, place=cited.get(now.eid, now.label)))
    return found


def _changes(change: ProvisionChange) -> Iterator[ProvisionChange]:
    yield change
    for child in change.children:
        yield from _changes(child)
