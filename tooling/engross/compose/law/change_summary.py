"""The change summary: what a proposal changes, in words, figures first, then section by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engross.compose.law.changed_figures import figure_changes, figures_removed_and_added
from engross.compose.law.changed_rules import rules_changed
from engross.compose.law.moved_values import moved_values
from engross.compose.law.page_lines import anchor_of, page_lines
from engross.compose.law.section_selection import only_section
from engross.compose.source_names import chapter_name, short_hash, version_timestamp
from engross.model.comparison.comparison import Comparison, ProvisionChange, TableChange, texts_in
from engross.model.comparison.span import Mark, TextSpan
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.place import Places
from engross.model.law.provision import CONTAINERS
from engross.model.law.text import LINE_BREAK, NOTE_ANCHOR, on_one_line
from engross.model.publication.publication import Grid, GridCell, GridRow, Line, PageBlock, Publication, Run
from engross.model.rules.rule_change import RuleChange

_LONG = 140
"""Longer quotations are cut, with the number of words left out."""


@dataclass(frozen=True, slots=True)
class ChangeSentence:
    """What becomes of one provision, in words.

    ``section`` is the heading line of its section, ``anchor`` its line's in the redline, ``figures`` a sentence on the
    figures that come and go with it, or nothing.
    """

    section: str
    place: str
    anchor: str
    words: str
    figures: str = ""


@dataclass(frozen=True, slots=True)
class ReplacedFigure:
    """A figure of a provision that moves; ``words`` are those it stands before in the new text."""

    place: str
    anchor: str
    before: str
    after: str
    words: str


def change_sentences(root: ProvisionChange, hierarchy: Hierarchy) -> Iterator[ChangeSentence]:
    """What becomes of each provision that changes in substance, in reading order."""
    return _sentences(_placed(root, Places(hierarchy=hierarchy).below(root)))


def replaced_figures(root: ProvisionChange, hierarchy: Hierarchy) -> Iterator[ReplacedFigure]:
    """The figures that move, in reading order."""
    return _moved_figures(_placed(root, Places(hierarchy=hierarchy).below(root)))


def change_summary(comparison: Comparison, *, section: str = "", rules: tuple[RuleChange, ...] = ()) -> Publication:
    """The changes in words; ``rules`` is what becomes of the rules.

    Errors: NotFoundError where there is no such section.
    """
    old, new = comparison.old, comparison.new
    root = only_section(comparison.root, section)
    placed = list(_placed(root, Places(hierarchy=new.hierarchy).below(root)))
    title = f"{chapter_name(new)}: what changes, {new.version.words}, against {old.version.words}"
    return Publication(
        title=title,
        blocks=(
            Line("title", (Run(title),)),
            *_figures(placed),
            *rules_changed(rules),
            *_sections(placed),
            *_terms(placed),
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
    placed = _placed(root, Places(hierarchy=comparison.new.hierarchy).below(root))
    changes = [_change_json(change, place) for change, place, _ in placed if change.kind != "unchanged"]
    return {
        "chapter": comparison.new.number or comparison.new.title,
        "from": str(comparison.old.version),
        "to": str(comparison.new.version),
        "changes": changes,
    }


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
            yield ReplacedFigure(
                place, anchor_of(change), move.before.shown, move.after.shown, f"“{move.words.strip()} …”"
            )


def _figures(placed: _PlacedChanges) -> Iterator[PageBlock]:
    rows = [(move.place, move.before, move.after, move.words) for move in _moved_figures(placed)]
    if not rows:
        return
    yield Line("heading", (Run("Figures that move"),))
    head = GridRow(tuple(_cell(words, heading=True) for words in ("Where", "Before", "After", "Words")))
    yield Grid((head, *(GridRow(tuple(_cell(words) for words in row)) for row in rows)), 4)


def _cell(words: str, *, heading: bool = False) -> GridCell:
    return GridCell((Line("cell-heading" if heading else "cell", (Run(words),)),), heading=heading)


def _sentences(placed: _PlacedChanges) -> Iterator[ChangeSentence]:
    for change, place, section in placed:
        if change.kind in ("unchanged", "terms") or (change.kind == "moved" and change.old is None):
            continue
        own = change.kind in ("amended", "split", "joined")
        gone, come = figures_removed_and_added(change) if own else ((), ())
        unpaired = (gone or come) and not list(figure_changes(change))
        figures = _figure_sentence(gone, come) if unpaired else ""
        yield ChangeSentence(section, place, anchor_of(change), _sentence(change, place), figures)


def _sections(placed: _PlacedChanges) -> Iterator[PageBlock]:
    last = ""
    for sentence in _sentences(placed):
        if sentence.section != last:
            yield Line("heading", (Run(sentence.section),))
            last = sentence.section
        yield Line("item", (Run(f"{sentence.place}: {sentence.words}"),))
        if sentence.figures:
            yield Line("item", (Run(sentence.figures),), level=1)


def _figure_sentence(gone: tuple[str, ...], come: tuple[str, ...]) -> str:
    parts = ([f"no longer stated: {', '.join(gone)}"] if gone else []) + ([f"new: {', '.join(come)}"] if come else [])
    return f"Figures {'; '.join(parts)}."


def _sentence(change: ProvisionChange, place: str) -> str:
    if change.kind == "moved":
        return f"moved to {change.elsewhere}{', in another order' if change.elsewhere == place else ''}."
    if change.kind in ("added", "repealed"):
        lines = [line for line in page_lines(change, Places().below(change)) if isinstance(line, Line)]
        words = " ".join("".join(run.text for run in line.runs) for line in lines)
        return f"{change.kind} ({_quoted(words)})."
    if change.kind in ("split", "joined"):
        return _parting_sentence(change)
    renumbered = [span for span in change.label if span.mark != "kept"]
    formerly = f"formerly {change.old.label.rstrip('.')}" if renumbered and change.old and change.old.label else ""
    if change.kind == "renumbered":
        return f"renumbered, {formerly}." if formerly else "renumbered."
    edits = list(_edits_of(change))
    return f"{formerly + '; ' if formerly else ''}{'; '.join(edits) or 'amended in a table or note'}."


def _parting_sentence(change: ProvisionChange) -> str:
    """Of a part of what was split or joined: where the others are, and what else changes in its words."""
    others = "goes on in" if change.part_of is None else "from"
    if change.kind == "joined":
        others = "with" if change.part_of is None else "to"
    edits = [edit for edit in _edits_of(change) if edit]
    return "; ".join([f"{change.kind}, {others} {change.elsewhere}", *edits]) + "."


def _edits_of(change: ProvisionChange) -> Iterator[str]:
    """Each edit of a provision as a phrase, in reading order; of a table first the values that changed columns."""
    for words in (*change.preface, *([change.heading] if change.heading is not None else [])):
        for text in texts_in(words):
            yield from _edits(text.spans)
    for block in (*change.body, *change.flush):
        told: frozenset[int] = frozenset()
        if isinstance(block, TableChange):
            moved, told = moved_values(block)
            yield from (value.phrase for value in moved)
        for text in texts_in(block, without=told):
            yield from _edits(text.spans)


def _edits(spans: tuple[TextSpan, ...]) -> Iterator[str]:
    """Each edit of substance as a phrase: replaces “…” with “…”, strikes “…”, inserts “…”."""
    index = 0
    while index < len(spans):
        span = spans[index]
        following = spans[index + 1] if index + 1 < len(spans) else None
        index += 1
        if span.mark == "kept" or span.terms:
            continue
        if span.mark == "deleted" and following is not None and following.mark == "inserted":
            index += 1
            yield _line_break(span.text, following.text) or (
                f"replaces {_quoted(span.text)} with {_quoted(following.text)}"
            )
        elif span.mark == "deleted":
            yield _line_break(span.text, "") or f"strikes {_quoted(span.text)}"
        else:
            yield _line_break("", span.text) or f"inserts {_quoted(span.text)}"


def _line_break(old: str, new: str) -> str:
    """The edit as a phrase where no words but only line breaks come or go; else empty."""
    if old.strip() or new.strip() or LINE_BREAK not in old + new:
        return ""
    return "breaks the line" if LINE_BREAK in new else "joins two lines"


def _quoted(words: str) -> str:
    words = on_one_line(words.replace(NOTE_ANCHOR, "")).strip()
    if len(words) <= _LONG:
        return f"“{words}”"
    cut = words[:_LONG].rsplit(" ", 1)[0]
    more = len(words[len(cut) :].split())
    return f"“{cut} …” and {more} more word{'s' if more > 1 else ''}"


def _terms(placed: _PlacedChanges) -> Iterator[PageBlock]:
    """The changes of capitals and hyphens, counted apart."""
    only = [place for change, place, _ in placed if change.kind == "terms"]
    if only:
        yield Line("heading", (Run("Terms only"),))
        words = f"{len(only)} provisions change nothing but capitals or hyphens of defined terms: {', '.join(only)}."
        yield Line("body", (Run(words),))
