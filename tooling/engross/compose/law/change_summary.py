"""The change summary: what a proposal changes, in words, by subject; and the changes as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engross.compose.law.changed_figures import figure_changes
from engross.compose.law.changed_rules import rules_changed
from engross.compose.law.page_lines import anchor_of
from engross.compose.law.section_selection import only_section
from engross.compose.source_names import chapter_name, short_hash, version_timestamp
from engross.compose.summary.quotations import bare_words, cut_to
from engross.compose.summary.summary_lines import summary_lines
from engross.compose.summary.summary_page import summary_blocks, terms_words
from engross.model.comparison.comparison import Comparison, ProvisionChange
from engross.model.comparison.span import Mark, TextSpan
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.place import Places
from engross.model.law.provision import CONTAINERS
from engross.model.law.text import LINE_BREAK, NOTE_ANCHOR
from engross.model.publication.publication import Line, Publication, Run
from engross.model.rules.rule_change import RuleChange
from engross.values import dataclass

_FIGURE_WORDS = 80
"""Characters of the words that a figure stands before."""


@dataclass(frozen=True, slots=True)
class ReplacedFigure:
    """A figure of a provision that moves; ``words`` are those it stands before in the new text."""

    place: str
    anchor: str
    before: str
    after: str
    words: str


def replaced_figures(root: ProvisionChange, hierarchy: Hierarchy) -> Iterator[ReplacedFigure]:
    """The figures that move, in reading order."""
    return _moved_figures(_placed(root, Places(hierarchy=hierarchy).below(root)))


def change_summary(
    comparison: Comparison, *, section: str = "", rules: tuple[RuleChange, ...] = (), linked: bool = False
) -> Publication:
    """The changes in words; ``rules`` is what becomes of the rules.

    ``linked``: each place leads to its line in a redline that stands in the same document.

    Errors: NotFoundError where there is no such section.
    """
    old, new = comparison.old, comparison.new
    told = summary_lines(only_section(comparison.root, section), new.hierarchy)
    title = f"{chapter_name(new)}: what changes, {new.version.words}, against {old.version.words}"
    return Publication(
        title=title,
        blocks=(
            Line("title", (Run(title),)),
            *summary_blocks(told, linked=linked),
            *rules_changed(rules),
        ),
        footer=f"{chapter_name(new)} · changes, {new.version.words}, against {old.version.words} · "
        f"sources sha256 {short_hash(new)}, {short_hash(old)}",
        date=version_timestamp(new),
    )


def summary_json(comparison: Comparison, section: str = "") -> dict[str, object]:
    """The redline as data (DESIGN § 6): each changed provision with its old and new text and the operations.

    The texts and operations are of the provision itself, without those below it; lines are parted by line feeds.
    """
    root = only_section(comparison.root, section)
    return {
        "chapter": comparison.new.number or comparison.new.title,
        "from": str(comparison.old.version),
        "to": str(comparison.new.version),
        "changes": provision_changes_json(root, comparison.new.hierarchy),
    }


def provision_changes_json(root: ProvisionChange, hierarchy: Hierarchy) -> list[dict[str, object]]:
    """What changes in a merged tree as data, provision by provision, as of ``summary_json``."""
    placed = _placed(root, Places(hierarchy=hierarchy).below(root))
    return [_change_json(change, place) for change, place, _ in placed if change.kind != "unchanged"]


def summary_lines_json(comparison: Comparison, section: str = "") -> list[dict[str, object]]:
    """The lines of the summary as data, in their order: subject, place, eId of the line in the redline, words; last the
    one line on terms only (subject ``terms``), where there is one.

    Errors: NotFoundError where there is no such section.
    """
    told = summary_lines(only_section(comparison.root, section), comparison.new.hierarchy)
    lines: list[dict[str, object]] = [
        {"subject": line.subject, "place": line.place, "eId": line.anchor, "words": line.words} for line in told.lines
    ]
    if told.terms:
        lines.append({"subject": "terms", "place": "", "eId": "", "words": terms_words(told)})
    return lines


def _change_json(change: ProvisionChange, place: str) -> dict[str, object]:
    ops: list[list[str]] = []
    for index, (mark, text) in enumerate(_own_spans(change)):
        for span in (*((TextSpan("\n", mark),) if index else ()), *text):
            sign = {"kept": "=", "deleted": "-", "inserted": "+"}[span.mark]
            words = span.text.replace(NOTE_ANCHOR, "").replace(LINE_BREAK, "\n")
            if not words:
                continue
            if ops and ops[-1][0] == sign:
                ops[-1][1] += words
            else:
                ops.append([sign, words])
    heading = change.heading
    return {
        "kind": change.kind,
        "number": place,
        "heading": "".join(s.text for s in heading.spans if s.mark != "deleted") if heading else "",
        "eId": change.either.eid,
        "elsewhere": change.elsewhere,
        "old": "".join(words for sign, words in ops if sign != "+") if change.old else None,
        "new": "".join(words for sign, words in ops if sign != "-") if change.new else None,
        "ops": ops,
    }


def _own_spans(change: ProvisionChange) -> Iterator[tuple[Mark, tuple[TextSpan, ...]]]:
    """The label's spans, then each text's, with the mark of the whole."""
    if change.label:
        yield change.mark, change.label
    for text in change.texts():
        if text.spans:
            yield change.mark if change.mark != "kept" else text.mark, text.spans


def _placed(change: ProvisionChange, places: Places, section: str = "") -> Iterator[tuple[ProvisionChange, str, str]]:
    """Each change with its citation and its section's heading line; what moved with its parent is left out."""
    provision = change.either
    if provision.level == "section" or provision.level in CONTAINERS:
        heading = provision.heading.words if provision.heading else ""
        section = f"{provision.label} {heading}".strip()
    yield change, places.shown, section
    if change.kind in ("repealed", "added", "moved"):
        return
    for child, cited in places.of_children(change):
        yield from _placed(child, cited, section)


_PlacedChanges = Iterable[tuple[ProvisionChange, str, str]]


def _moved_figures(placed: _PlacedChanges) -> Iterator[ReplacedFigure]:
    for change, place, _ in placed:
        for move in figure_changes(change):
            words = f"“{cut_to(bare_words(move.words), _FIGURE_WORDS)}”"
            yield ReplacedFigure(place, anchor_of(change), move.before.shown, move.after.shown, words)
