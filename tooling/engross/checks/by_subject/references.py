"""Checks of references: that each leads somewhere, and where its words say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from engross.checks.analysis.citation_words import runs_backwards, short_citation
from engross.checks.analysis.link_agreement import address_fits, leads_elsewhere, link_fits
from engross.checks.analysis.prepared_draft import LocatedCitation, PreparedDraft
from engross.checks.analysis.reference_outcomes import reference_outcome
from engross.checks.remark import Remark
from engross.cite.other_law.law_uris import country_and_state, other_law_uri
from engross.model.findings.finding import Fix
from engross.model.law.provision import Provision
from engross.model.law.table import Table
from engross.patterns import compile_on_use

_BESIDE = compile_on_use(r", ([A-Z][^,.;()]{3,80}?)(?:, (above|below))?(?=[,.;)]|$)")
"""A heading beside a citation: "§ 112-10, **Tree or shrub replacement**, below"."""


def missing_target(prepared: PreparedDraft) -> Iterator[Remark]:
    """A citation of a section, article or chapter that does not exist.

    The chapter is at hand and holds no provision of that number, or the words say "this article" where there is
    none and "this chapter" elsewhere; or the city's file says
    ``complete = true``, or names its title there, and no chapter of the code has it. Write the number that is meant,
    or strike the citation.
    A number that is put together otherwise than the chapter's, or that the draft cites with another law's name, is
    another law's; the tables of a code's publisher (former numbers, dispositions of ordinances) are not looked up.
    """
    for cited in _dangling(prepared, "missing"):
        citation = cited.citation
        if citation.level in ("table", "note"):
            continue
        chapter = cited.resolution.chapter
        code = "the code" if prepared.draft.chapter.hierarchy.complete else "its title"
        absent = "this chapter" if chapter is not None else f"{code}, which is complete,"
        where = (chapter.called if chapter else "") or absent
        if citation.path:
            yield remark_on(
                cited, f"{where} has no {citation.level} {citation.path[0]}", "write the number that is meant"
            )
        elif _says_this_chapter(prepared):
            yield remark_on(cited, f"{where} has no {citation.level} around these words", "name the unit that is meant")


def subdivision_missing(prepared: PreparedDraft) -> Iterator[Remark]:
    """A citation of a subdivision that its section does not have.

    The section is there, the subsection or paragraph cited in it is not. The message names the deepest provision
    that was found, and what it holds. An item that is printed in the line, "(1) … or (2) …", is there; (C) is (c)
    where that is there alone.
    """
    for cited in _dangling(prepared, "subdivision missing"):
        reached, lacking = cited.resolution.provision, cited.resolution.lacking
        assert reached is not None  # noqa: S101 - what lacks a subdivision was found itself
        numbers = ", ".join(child.number for child in reached.children if child.number)
        holds = f"it has {numbers}" if numbers else "it has no numbered provision"
        place = prepared.place(reached, prepared.index_of(cited.resolution.chapter))
        yield remark_on(cited, f"{place} has no {lacking[0]}; {holds}", "write the one that is meant")


def table_or_note_missing(prepared: PreparedDraft) -> Iterator[Remark]:
    """A citation of a table or note that does not exist.

    Write the number of the one that is meant. A table has the number with which its caption begins, a note its
    marker.
    """
    for cited in _dangling(prepared, "missing"):
        level = cited.citation.level
        if level == "table":
            tables = ", ".join(f"Table {number}" for number in prepared.index.tables)
            held = f"the chapter has {tables}" if tables else "the chapter has no table with a number"
            yield remark_on(
                cited, f"there is no {short_citation(cited.citation)}; {held}", "write the one that is meant"
            )
        elif level == "note":
            yield remark_on(
                cited,
                f"there is no {short_citation(cited.citation)} here",
                "write the marker of the note that is meant",
            )


def link_to_other_target(prepared: PreparedDraft) -> Iterator[Remark]:
    """A reference whose words name one provision while its link leads to another, or nowhere.

    Readers go by the words, programs by the link. Where the link is right, write its target's number; where the
    words are right, change the ``href``.
    """
    for cited in prepared.cited:
        if cited.tag is None or reference_outcome(cited, prepared).outcome in ("retargeted", "renumbered", "repealed"):
            continue
        href, words = cited.tag.value, short_citation(cited.citation)
        if not href.startswith("#"):
            if not address_fits(cited, prepared.draft.chapter.uri):
                yield remark_on(
                    cited, f"the words say {words}, the link leads to {href}", "correct the one that is wrong"
                )
            continue
        linked = prepared.eids.get(href[1:])
        if linked is None:
            yield remark_on(cited, f"the link leads to {href}, which this chapter does not have", "correct the href")
        elif cited.resolution.outcome not in ("unverified", "ambiguous") and not link_fits(
            cited, linked, prepared.index
        ):
            place = prepared.place(linked)
            yield remark_on(
                cited, f"the words say {words}, the link leads to {place}", f"write {place}, or correct the href"
            )


def citation_not_marked_up(prepared: PreparedDraft) -> Iterator[Remark]:
    """A citation that is not marked up as a reference.

    Only a reference moves along when its target is renumbered. ``--fix`` puts ``<ref href="…">`` around those that lead
    to a provision of the same chapter; the others are marked up by hand.
    """
    for cited in prepared.cited:
        citation = cited.citation
        if cited.tag is not None or not citation.path or cited.resolution.outcome in ("missing", "subdivision missing"):
            continue
        fix = None
        if cited.target is not None and cited.resolution.chapter is prepared.draft.chapter:
            hint = f'put <ref href="#{cited.target.eid}"> around it'
            fix = _marking_up(cited, cited.target)
        elif citation.target and citation.unit and not _of_another_form(cited):
            uri = other_law_uri(citation, country_and_state(prepared.draft.chapter.uri))
            hint = f'put <ref href="{uri}"> around it' if uri else "put <ref href=…> around it"
        else:
            continue
        yield replace(remark_on(cited, f"{short_citation(citation)} is cited but is no reference", hint), fix=fix)


def _marking_up(cited: LocatedCitation, target: Provision | Table) -> Fix | None:
    """Marking a citation up, where it names its target by the target's own number, in a paragraph."""
    citation, passage = cited.citation, cited.passage
    exact = isinstance(target, Provision) and target.number and citation.path[-1] == target.number.rpartition("-")[2]
    exact = exact or (isinstance(target, Provision) and citation.path[-1] == target.number)
    if passage.kind != "body" or not exact or not target.eid or "\n" in citation.words:
        return None
    return Fix("ref", passage.provision.eid, citation.words, f"#{target.eid}", citation.start)


def target_out_of_force(prepared: PreparedDraft) -> Iterator[Remark]:
    """A reference to a provision that is repealed, reserved, or empty.

    The number is there, the law is not. Cite what took its place, or strike the citation.
    """
    for cited in prepared.cited:
        target = cited.target
        if isinstance(target, Provision) and _is_out_of_force(target):
            what = "has no words" if target.status == "vacant" else f"is {target.status}"
            yield remark_on(
                cited, f"{short_citation(cited.citation)} {what}", "cite what took its place, or strike the citation"
            )


def _is_out_of_force(target: Provision) -> bool:
    """Whether a provision is no law; one that says in words of its own why it has none ("As in the model code") is."""
    return target.status in ("repealed", "reserved") or (target.status == "vacant" and not target.body)


def range_reversed(prepared: PreparedDraft) -> Iterator[Remark]:
    """A range whose last member comes before its first.

    "§§ 68-9 through 68-5" names nothing. Exchange the ends, or correct the number that is wrong.
    """
    for first, last in pairwise(prepared.cited):
        one, other = first.citation, last.citation
        ends = first.passage is last.passage and (one.range_end, other.range_end) == ("first", "last")
        if ends and runs_backwards(one, other):
            yield first.passage.remark(
                one.start,
                other.end,
                f"the range runs backwards, from {short_citation(one)} to {short_citation(other)}",
                "exchange the ends, or correct the one that is wrong",
            )


def unverified_chapter(prepared: PreparedDraft) -> Iterator[Remark]:
    """A citation of another chapter that is not at hand.

    Nothing wrong was seen: the chapter is not in the workspace, or only an excerpt of it is, or the number is not put
    together as those of the code are and may be another law's, or several chapters have it (those of each title begin
    with 1). Look it up, or add the chapter. Never an error.
    """
    for cited in prepared.cited:
        if cited.resolution.outcome == "unverified" and cited.citation.path:
            yield remark_on(cited, f"{short_citation(cited.citation)} is not at hand and was not looked up", "")
        elif cited.resolution.outcome == "ambiguous":
            message = f"several chapters have the number of {short_citation(cited.citation)}, which was not looked up"
            yield remark_on(cited, message, "")
        elif _of_another_form(cited):
            message = f"{short_citation(cited.citation)} is not numbered as this code is and was not looked up"
            yield remark_on(cited, message, "")


def _of_another_form(cited: LocatedCitation) -> bool:
    """Whether a number of no named law was not looked up, since it is not one of this code by its form."""
    citation = cited.citation
    return cited.resolution.outcome == "external" and citation.law.kind != "other" and citation.level == "section"


def wrong_direction(prepared: PreparedDraft) -> Iterator[Remark]:
    """A citation that says "above" of what comes after it, or "below" of what comes before.

    The words or the number is wrong: see which provision is meant.
    """
    directed = [(one, said) for one in prepared.cited if (said := one.citation.direction or _direction(one))]
    order = {id(provision): at for at, provision in enumerate(prepared.provisions)} if directed else {}
    for cited, said in directed:
        at, target = order[id(cited.passage.provision)], order.get(id(cited.resolution.provision))
        around = {id(provision) for provision in prepared.index.ancestry(cited.passage.provision)}
        if cited.target is None or target is None or id(cited.target) in around:
            continue
        if (said == "above" and target > at) or (said == "below" and target < at):
            where = "after" if said == "above" else "before"
            yield remark_on(
                cited, f"{short_citation(cited.citation)} comes {where} these words, not {said}", f"strike “{said}”"
            )


def other_heading(prepared: PreparedDraft) -> Iterator[Remark]:
    """A citation with the heading of another provision beside it.

    "§ 112-9, Tree or shrub replacement, below", where that is the heading of § 112-10. The number or the words are
    wrong, or the sections were renumbered. Write what belongs together.
    """
    sections = [one for one in prepared.cited if one.citation.level == "section" and one.resolution.provision]
    headed: dict[str, Provision] = {}
    for cited in sections:
        beside = _BESIDE.match(cited.passage.text.plain, cited.citation.end)
        if beside is None or cited.resolution.provision is None:
            continue
        headed = headed or _headed(prepared)
        owner = headed.get(_plain(beside[1]))
        if owner is None or cited.resolution.chapter is not prepared.draft.chapter:
            continue
        if all(provision is not owner for provision in prepared.index.ancestry(cited.resolution.provision)):
            place = prepared.place(owner)
            message = f"“{beside[1]}” is the heading of {place}, not of {short_citation(cited.citation)}"
            yield remark_on(cited, message, f"write {place} if that is meant")


def _headed(prepared: PreparedDraft) -> dict[str, Provision]:
    """The sections of the chapter by their headings; of two, the first."""
    headed: dict[str, Provision] = {}
    for section in prepared.provisions:
        if section.level == "section" and section.heading is not None and section.number:
            headed.setdefault(_plain(section.heading.words), section)
    return headed


def _direction(cited: LocatedCitation) -> str | None:
    """What is said behind the heading that stands beside the citation: "§ 112-10, Tree or shrub replacement, below"."""
    found = _BESIDE.match(cited.passage.text.plain, cited.citation.end)
    return found[2] if found else None


def _plain(words: str) -> str:
    return words.strip(" .").lower()


def remark_on(cited: LocatedCitation, message: str, hint: str) -> Remark:
    """A remark on the words of a citation."""
    return cited.passage.remark(cited.citation.start, cited.citation.end, message, hint)


def _says_this_chapter(prepared: PreparedDraft) -> bool:
    """Whether the text calls itself a chapter: if not, its article may be what holds it."""
    return any(cited.citation.level == "chapter" and not cited.citation.path for cited in prepared.cited)


def _dangling(prepared: PreparedDraft, outcome: str) -> Iterator[LocatedCitation]:
    """The citations that lead nowhere and never did, unless a link says which provision they mean."""
    for cited in prepared.cited:
        href = cited.tag.value if cited.tag is not None else ""
        linked = href[1:] in prepared.eids or leads_elsewhere(href, prepared.draft.chapter.uri)
        if (
            cited.resolution.outcome == outcome
            and not linked
            and reference_outcome(cited, prepared).outcome == "missing"
        ):
            yield cited
