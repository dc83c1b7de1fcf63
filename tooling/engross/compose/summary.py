"""What a proposal changes, in words: figures first, then section by section."""

from __future__ import annotations

from collections.abc import Iterator

from engross.compose.figures import figure_moves, figures_gone_and_come
from engross.compose.lines import lines_of
from engross.compose.sections import only_section
from engross.compose.sources import moment, named, short_hash
from engross.model.comparison import Comparison, ProvisionChange
from engross.model.place import Places
from engross.model.publication import Grid, GridCell, GridRow, Line, PageBlock, Publication, Run
from engross.model.span import Mark, Span
from engross.model.text import NOTE_ANCHOR

_LONG = 140
"""Longer quotations are cut, with the number of words left out."""


def change_summary(comparison: Comparison, *, section: str = "") -> Publication:
    """The changes in words. Errors: NotFoundError where there is no such section."""
    old, new = comparison.old, comparison.new
    root = only_section(comparison.root, section)
    placed = list(_placed(root, Places()))
    title = f"{named(new)}: what changes, {new.version.words}, against {old.version.words}"
    return Publication(
        title=title,
        blocks=(
            Line("title", (Run(title),)),
            *_figures(placed),
            *_sections(placed),
            *_terms(placed),
        ),
        footer=f"{named(new)} · changes, {new.version.words}, against {old.version.words} · "
        f"sources sha256 {short_hash(new)}, {short_hash(old)}",
        date=moment(new),
    )


def summary_json(comparison: Comparison, section: str = "") -> dict[str, object]:
    """The redline as data (DESIGN § 6): each changed provision with its old and new text and the operations.

    The texts and operations are of the provision itself, without those below it; lines are parted by line feeds.
    """
    root = only_section(comparison.root, section)
    changes = [
        _change_json(change, place) for change, place, _ in _placed(root, Places()) if change.kind != "unchanged"
    ]
    return {
        "chapter": comparison.new.number or comparison.new.title,
        "from": str(comparison.old.version),
        "to": str(comparison.new.version),
        "changes": changes,
    }


def _change_json(change: ProvisionChange, place: str) -> dict[str, object]:
    ops: list[list[str]] = []
    for index, (mark, text) in enumerate(_own_spans(change)):
        for span in (*((Span("\n", mark),) if index else ()), *text):
            sign = {"kept": "=", "deleted": "-", "inserted": "+"}[span.mark]
            words = span.text.replace(NOTE_ANCHOR, "")
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


def _own_spans(change: ProvisionChange) -> Iterator[tuple[Mark, tuple[Span, ...]]]:
    """The label's spans, then each text's, with the fate of the whole."""
    if change.label:
        yield change.mark, change.label
    for text in change.texts():
        if text.spans:
            yield change.mark if change.mark != "kept" else text.mark, text.spans


def _placed(change: ProvisionChange, parent: Places, section: str = "") -> Iterator[tuple[ProvisionChange, str, str]]:
    """Each change with its citation and its section's heading line; what moved with its parent is left out."""
    provision = change.either
    places = parent.below(change)
    if provision.level in ("section", "article", "chapter"):
        heading = provision.heading.words if provision.heading else ""
        section = f"{provision.label} {heading}".strip()
    yield change, places.shown, section
    if change.kind in ("repealed", "added", "moved"):
        return
    for child in change.children:
        yield from _placed(child, places, section)


Placed = list[tuple[ProvisionChange, str, str]]


def _figures(placed: Placed) -> Iterator[PageBlock]:
    rows = [
        (place, move.before.shown, move.after.shown, f"“{move.words.strip()} …”")
        for change, place, _ in placed
        for move in figure_moves(change)
    ]
    if not rows:
        return
    yield Line("heading", (Run("Figures that move"),))
    head = GridRow(tuple(_cell(words, heading=True) for words in ("Where", "Before", "After", "Words")))
    yield Grid((head, *(GridRow(tuple(_cell(words) for words in row)) for row in rows)), 4)


def _cell(words: str, *, heading: bool = False) -> GridCell:
    return GridCell((Line("cell-heading" if heading else "cell", (Run(words),)),), heading=heading)


def _sections(placed: Placed) -> Iterator[PageBlock]:
    last = ""
    for change, place, section in placed:
        if change.kind in ("unchanged", "terms") or (change.kind == "moved" and change.old is None):
            continue
        if section != last:
            yield Line("heading", (Run(section),))
            last = section
        yield Line("item", (Run(f"{place}: {_sentence(change, place)}"),))
        gone, come = figures_gone_and_come(change) if change.kind == "amended" else ((), ())
        if (gone or come) and not list(figure_moves(change)):
            yield Line("item", (Run(_figure_sentence(gone, come)),), level=1)


def _figure_sentence(gone: tuple[str, ...], come: tuple[str, ...]) -> str:
    parts = ([f"no longer stated: {', '.join(gone)}"] if gone else []) + ([f"new: {', '.join(come)}"] if come else [])
    return f"Figures {'; '.join(parts)}."


def _sentence(change: ProvisionChange, place: str) -> str:
    if change.kind == "moved":
        return f"moved to {change.elsewhere}{', in another order' if change.elsewhere == place else ''}."
    if change.kind in ("added", "repealed"):
        lines = [line for line in lines_of(change) if isinstance(line, Line)]
        words = " ".join("".join(run.text for run in line.runs) for line in lines)
        return f"{change.kind} ({_quoted(words)})."
    renumbered = [span for span in change.label if span.mark != "kept"]
    formerly = f"formerly {change.old.label.rstrip('.')}" if renumbered and change.old and change.old.label else ""
    if change.kind == "renumbered":
        return f"renumbered, {formerly}." if formerly else "renumbered."
    edits = [edit for text in change.texts() for edit in _edits(text.spans)]
    return f"{formerly + '; ' if formerly else ''}{'; '.join(edits) or 'amended in a table or note'}."


def _edits(spans: tuple[Span, ...]) -> Iterator[str]:
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
            yield f"replaces {_quoted(span.text)} with {_quoted(following.text)}"
        else:
            yield f"{'strikes' if span.mark == 'deleted' else 'inserts'} {_quoted(span.text)}"


def _quoted(words: str) -> str:
    words = words.replace(NOTE_ANCHOR, "").strip()
    if len(words) <= _LONG:
        return f"“{words}”"
    cut = words[:_LONG].rsplit(" ", 1)[0]
    more = len(words[len(cut) :].split())
    return f"“{cut} …” and {more} more word{'s' if more > 1 else ''}"


def _terms(placed: Placed) -> Iterator[PageBlock]:
    """The changes of capitals and hyphens, counted apart."""
    only = [place for change, place, _ in placed if change.kind == "terms"]
    if only:
        yield Line("heading", (Run("Terms only"),))
        words = f"{len(only)} provisions change nothing but capitals or hyphens of defined terms: {', '.join(only)}."
        yield Line("body", (Run(words),))
