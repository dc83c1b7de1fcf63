"""The lines of a summary: one for each provision that changes, by subject, and one for all changes of terms only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.compose.law.page_lines import anchor_of
from engross.compose.summary.edit_sentences import Sentence
from engross.compose.summary.edits import has_terms
from engross.compose.summary.provision_places import PlacedChange, placed_changes
from engross.compose.summary.provision_sentences import block_sentences, changed_tables, provision_sentences
from engross.compose.summary.subjects import SUBJECTS, ChangeSubject, foremost, states_sum
from engross.model.comparison.comparison import ProvisionChange, TableChange
from engross.model.law.hierarchy import Hierarchy
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """What becomes of one provision, in words.

    ``at`` is its position in reading order, ``place`` its citation, told apart from others of the same, ``citation`` as
    the text has it; ``anchor`` that of its line in the redline, ``section`` the heading line of its section,
    ``section_place`` the citation of that. ``changes``: the changes of the comparison that it tells: one; of what
    moved, those of both places and of all that moved along. ``tables``: those to be shown before and after.
    """

    at: int
    subject: ChangeSubject
    section: str
    section_place: str
    place: str
    citation: str
    anchor: str
    sentences: tuple[Sentence, ...]
    changes: tuple[ProvisionChange, ...]
    tables: tuple[TableChange, ...] = ()

    @property
    def words(self) -> str:
        """Its sentences."""
        return " ".join(each.words for each in self.sentences)


@dataclass(frozen=True, slots=True)
class SummaryLines:
    """The lines of a summary in order; the changes of ``terms`` only; the provisions of the ``lines`` in which
    capitals or hyphens of defined terms change besides (``terms_too``); what changes in the publisher's ``notes``,
    which are no law, as (place, words)."""

    lines: tuple[SummaryLine, ...]
    terms: tuple[PlacedChange, ...]
    terms_too: tuple[str, ...]
    notes: tuple[tuple[str, str], ...] = ()


def summary_lines(root: ProvisionChange, hierarchy: Hierarchy) -> SummaryLines:
    """What changes in ``root`` and below it: what matters most first, in reading order within a subject; of money, sums
    before words without one."""
    placed = placed_changes(root, hierarchy)
    found = list(_lines(placed, hierarchy))
    order = list(SUBJECTS)
    lines = tuple(sorted(found, key=lambda line: (order.index(line.subject), not _states_sum(line))))
    told = {id(change): line.place for line in found for change in line.changes if change.kind != "moved"}
    too = (
        told[id(each.change)]
        for each in placed
        if id(each.change) in told and each.change.mark == "kept" and any(map(has_terms, each.change.texts()))
    )
    terms = tuple(each for each in placed if each.change.kind == "terms")
    return SummaryLines(lines, terms, tuple(too), tuple(_publishers_notes(placed)))


def _states_sum(line: SummaryLine) -> bool:
    """Whether it is told of money by its sum, and not by a word such as "fine" alone."""
    return line.subject == "money" and any(states_sum(said.words) for said in line.sentences if said.subject == "money")


def _publishers_notes(placed: Sequence[PlacedChange]) -> Iterator[tuple[str, str]]:
    """What becomes of the publisher's notes of provisions that are on both sides."""
    for each in placed:
        if each.change.mark == "kept":
            told = [said.words for block in each.change.notes for said in block_sentences(block)]
            if told:
                yield each.name, " ".join(told)


def _lines(placed: Sequence[PlacedChange], hierarchy: Hierarchy) -> Iterator[SummaryLine]:
    partners = _partners(placed)
    for at, each in enumerate(placed):
        change = each.change
        if change.kind in ("unchanged", "terms") or each.within_moved:
            continue
        partner = partners.get(id(change))
        if partner is not None and change.new is None:
            continue
        before = each.before if each.before != each.citation and change.new is not None else ""
        sentences = provision_sentences(change, before, hierarchy, partner.change if partner else None)
        covered = [change, *([partner.change] if partner else [])]
        if change.kind == "moved":
            inside = {id(below) for top in covered for below in top.walk()}
            covered += [below.change for below in placed if below.within_moved and id(below.change) in inside]
        yield SummaryLine(
            at,
            foremost((said.subject for said in sentences), "numbering"),
            each.section,
            each.section_place,
            each.name,
            each.citation,
            anchor_of(change),
            sentences,
            tuple(covered),
            tuple(changed_tables(change)),
        )


def _partners(placed: Sequence[PlacedChange]) -> dict[int, PlacedChange]:
    """The other place of each change that moved, by id(): where it names the one, and is named by it."""
    gone: dict[tuple[str, str], list[PlacedChange]] = {}
    for each in placed:
        if each.change.kind == "moved" and each.change.new is None:
            gone.setdefault((each.citation, each.change.elsewhere), []).append(each)
    partners: dict[int, PlacedChange] = {}
    for each in placed:
        waiting = gone.get((each.change.elsewhere, each.citation), [])
        if each.change.kind == "moved" and each.change.new is not None and waiting:
            other = waiting.pop(0)
            partners[id(each.change)], partners[id(other.change)] = other, each
    return partners
