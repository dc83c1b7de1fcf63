"""The changes of a proposal, counted: for the one line of the docket and the top of a redline."""

from __future__ import annotations

from collections import Counter

from engross.compose import replaced_figures
from engross.compose.law.change_summary import ReplacedFigure
from engross.model.comparison.comparison import ChangeKind, Comparison, ProvisionChange
from engross.site.phrases import SitePhrases
from engross.values import dataclass

_SECTION_PHRASES: dict[ChangeKind, str] = {
    "amended": "does_amend",
    "added": "does_add",
    "repealed": "does_repeal",
    "moved": "does_move",
    "terms": "does_terms",
}
_FIGURES_TOLD = 4
_PROVISION_KINDS: tuple[ChangeKind, ...] = (
    "amended",
    "added",
    "repealed",
    "renumbered",
    "moved",
    "split",
    "joined",
    "terms",
)


@dataclass(frozen=True, slots=True)
class ChangeCounts:
    """``sections`` by what becomes of them as wholes; ``provisions`` of every level by what becomes of themselves;
    the ``figures`` that move."""

    sections: Counter[ChangeKind]
    provisions: Counter[ChangeKind]
    figures: tuple[ReplacedFigure, ...]


def count_changes(comparison: Comparison) -> ChangeCounts:
    """The counts of a comparison. What moved is counted once, where it has gone."""
    changes = list(comparison.root.walk())
    sections = Counter(_whole(change) for change in changes if change.either.level == "section")
    provisions = Counter(change.kind for change in changes if not (change.kind == "moved" and change.new is None))
    return ChangeCounts(
        sections,
        provisions,
        tuple(replaced_figures(comparison.root, comparison.new.hierarchy)),
    )


def docket_line(counts: ChangeCounts, words: SitePhrases) -> str:
    """The one line of the docket: ``Amends 12 sections, repeals 1 section; 1 figure moves (70 dBA to 60 dBA).``"""
    parts = [
        words.plain(key, n=counts.sections[kind]) for kind, key in _SECTION_PHRASES.items() if counts.sections[kind]
    ]
    if not parts:
        return words.plain("does_nothing")
    line = ", ".join(parts)
    if counts.figures:
        moves = [words.plain("does_figure", before=move.before, after=move.after) for move in counts.figures]
        shown = ", ".join([*moves[:_FIGURES_TOLD], *(["…"] if len(moves) > _FIGURES_TOLD else [])])
        line += "; " + words.plain("does_figures", n=len(moves), moves=shown)
    return line[:1].upper() + line[1:] + "."


def provision_counts(counts: ChangeCounts, words: SitePhrases) -> str:
    """The line of a redline page: ``Provisions: 27 amended, 3 added, 51 repealed.``"""
    told = [
        words.plain(f"provisions_{kind}", n=counts.provisions[kind])
        for kind in _PROVISION_KINDS
        if counts.provisions[kind]
    ]
    return words.plain("provisions", counts=", ".join(told)) if told else words.plain("does_nothing")


def _whole(section: ProvisionChange) -> ChangeKind:
    """What becomes of a section as a whole: amended where anything in it is, in substance."""
    if section.kind in ("added", "repealed", "moved"):
        return section.kind
    kinds = {change.kind for change in section.walk()}
    if kinds <= {"unchanged"}:
        return "unchanged"
    return "terms" if kinds <= {"unchanged", "terms"} else "amended"
