"""Checks of numbers: those of provisions, and those of notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import pairwise

from engross.checks.analysis.amending_words import quotes_amendment
from engross.checks.analysis.counted_sections import is_placeholder, odd_sections
from engross.checks.analysis.label_forms import first_number, label_forms, next_number, ordinal
from engross.checks.analysis.numbered_series import NumberedSeries
from engross.checks.analysis.prepared_draft import PreparedDraft
from engross.checks.analysis.text_blocks import TextBlock
from engross.checks.analysis.word_stems import opening_words
from engross.checks.remark import Remark
from engross.cite.resolving.run_in_items import has_run_in_items
from engross.model.law.number import range_of
from engross.model.law.provision import CONTAINERS, ITEM_LEVELS, Provision
from engross.model.law.table import Table
from engross.patterns import compile_on_use

_NOTE_LENGTH = 8
"""How many characters at least a note in a row has behind its marker; "1. 35" is a value."""
_RAISED = compile_on_use(r"\d{1,3}|[*†‡§]")
_UNIT = compile_on_use(r"(?:^|[\s\d/·])(?:m|km|cm|mm|ft|in|mi|yd|s|CO|H|\d)$")


def number_left_out(prepared: PreparedDraft) -> Iterator[Remark]:
    """A number that is left out.

    After A comes C, after § 68-4 comes § 68-6. A provision is missing, or was struck and the rest not renumbered: give
    the right number, or say "(Reserved)" where one is kept free.
    """
    decimal = {provision.number.rpartition(".")[0] for provision in prepared.provisions if "." in provision.number}
    for run in prepared.runs:
        if run.provisions[0].level in ITEM_LEVELS and quotes_amendment(prepared.index, run.provisions[0]):
            continue
        yield from _gaps(run, decimal)
        first, start = run.provisions[0], run.ordinals[0]
        if first.level in ITEM_LEVELS and start is not None and start > 1 and not prepared.draft.chapter.excerpt:
            parent = prepared.index.above[id(first)]
            if not _says_label(parent, first, first_number(run.forms[0])):
                yield _on(first, f"the list begins with {first.label}")


def _says_label(provision: Provision, like: Provision, number: str) -> bool:
    """Whether the words of ``provision`` hold a label of the form of ``like`` with another number: an item that is
    printed in the line, "(1) first; and (2) second"."""
    label = like.label.strip().replace(like.number, number, 1)
    return any(label in text.plain for text in provision.texts())


def _gaps(run: NumberedSeries, decimal: AbstractSet[str]) -> Iterator[Remark]:
    """The gaps in a run that goes by ones; one that goes by tens (17.32.010, 17.32.020) is left alone, and a number
    that stands in the line of the item before is there, or that of ``decimal`` (5-9 of 5-9.1, 5-9.2)."""
    held, forms = run.provisions, run.forms
    steps = [
        after - before if before is not None and after is not None and forms[at] == forms[at + 1] else 0
        for at, (before, after) in enumerate(zip(run.ends[:-1], run.ordinals[1:], strict=True))
    ]
    if held[0].level == "section" and steps.count(1) * 5 < len(steps) * 4:
        return
    for at, step in enumerate(steps):
        if step > 1:
            ends = range_of(held[at].label)
            missing = next_number(ends.last if ends else held[at].number, forms[at])
            if step == 2 and missing in decimal:
                continue
            if held[at].level in ITEM_LEVELS and any(_says_label(p, held[at + 1], missing) for p in held[at].walk()):
                continue
            yield _on(held[at + 1], f"{held[at + 1].label} follows {held[at].label}, and {missing} is left out")


def number_given_twice(prepared: PreparedDraft) -> Iterator[Remark]:
    """A number that is given twice.

    A citation of it could mean either. Renumber one; ``engross renumber`` corrects the references.
    """
    for run in prepared.runs:
        seen: dict[str, Provision] = {}
        for provision in run.provisions:
            first = seen.setdefault(provision.number, provision)
            if first is not provision:
                yield _on(provision, f"{provision.label} is already on line {first.line}", "renumber one of them")


def number_out_of_series(prepared: PreparedDraft) -> Iterator[Remark]:
    """A number of another kind than its neighbours', or out of order.

    "(2)" between "(a)" and "(c)", or C before B. Give it the number that its place asks for.
    """
    for section, usual_one in () if prepared.draft.chapter.excerpt else odd_sections(prepared.parents):
        yield _on(section, f"{section.label} stands among numbers like {usual_one.label}")
    for run in prepared.runs:
        if run.provisions[0].level in ITEM_LEVELS and quotes_amendment(prepared.index, run.provisions[0]):
            continue
        count = Counter(run.forms)
        usual = count.most_common(1)[0][0]
        like = next(provision.label for provision, form in zip(run.provisions, run.forms, strict=True) if form == usual)
        for provision, form in zip(run.provisions, run.forms, strict=True):
            if form != usual and form.kind != usual.kind and count[usual] > count[form]:
                yield _on(provision, f"{provision.label} stands among numbers like {like}")
        for at, (before, after) in enumerate(pairwise(run.provisions)):
            one, other = run.ordinals[at : at + 2]
            if one is None or other is None:
                continue
            if run.forms[at] == run.forms[at + 1] and other < one:
                yield _on(after, f"{after.label} comes after {before.label}")


def item_without_number(prepared: PreparedDraft) -> Iterator[Remark]:
    """An item without a number in a list that is numbered.

    It cannot be cited. Give it a number and renumber what follows, or join it to the item before.
    """
    for items in prepared.lists:
        numbered = sum(1 for child in items if child.number)
        if numbered in (0, len(items)):
            continue
        for child in items:
            if not child.number and child.level in ITEM_LEVELS and child.status != "unassigned":
                yield Remark(
                    child.line,
                    child.eid,
                    opening_words(child),
                    "this item has no number among numbered ones",
                    "number it",
                )


def placeholder_number(prepared: PreparedDraft) -> Iterator[Remark]:
    """A number that is still to be given: ``§ XX-1``, ``§ ____``.

    Give the numbers before the vote: a citation of "Section 4" of a chapter without a number holds only inside it.
    Found once a chapter. ``(xx)`` behind ``(ww)`` is a letter, behind ``(xix)`` a numeral.
    """
    waiting = [p for p in prepared.provisions if is_placeholder(p.label)]
    lettered = {
        id(after)
        for parent in (prepared.parents if waiting else ())
        for before, after in pairwise(parent.children)
        if after.number.lower() == "xx" and before.number.lower() in ("ww", "xix")
    }
    waiting = [provision for provision in waiting if id(provision) not in lettered]
    chapter = prepared.draft.chapter
    if chapter.root.status == "unassigned" and chapter.version.stage != "codified":
        waiting.append(chapter.root)
    if waiting:
        first = min(waiting, key=lambda provision: provision.line)
        label = next((p.label for p in waiting if p.label), "the chapter")
        many = f"{len(waiting)} provisions have" if len(waiting) > 1 else f"{label} has"
        yield Remark(first.line, first.eid, first.label, f"{many} no number yet", "give the numbers before the vote")


def list_of_one_item(prepared: PreparedDraft) -> Iterator[Remark]:
    """A list of one item.

    "(a)" without "(b)" makes the reader look for what is missing; a (b) that is printed in its line is there. Run the
    item on into the words above it.
    """
    for parent in prepared.parents:
        items = [child for child in parent.children if child.level in ITEM_LEVELS]
        if len(items) != 1 or len(parent.children) != 1 or parent.level in CONTAINERS:
            continue
        # 101.1 alone in 101 is what a city amended of a model code: the others are there.
        if items[0].number.startswith(f"{parent.number}."):
            continue
        form = label_forms(items[0].level, [(items[0].label, items[0].number)])[0]
        if ordinal(items[0].number, form) == 1 and not has_run_in_items(
            items[0], (next_number(items[0].number, form),)
        ):
            yield _on(items[0], f"{items[0].label} stands alone", "run it on into the words above")


def unmatched_note_marker(prepared: PreparedDraft) -> Iterator[Remark]:
    """A note's marker without the note, or a note without a marker.

    A raised figure that no note answers leads the reader nowhere; one in a table may be answered by one of its rows.
    Add the note, or strike the marker.
    """
    for passage in prepared.passages:
        for tag in passage.text.tags:
            words = passage.text.plain[tag.start : tag.end]
            raised = tag.kind == "sup" and _RAISED.fullmatch(words)
            if raised and not _UNIT.search(passage.text.plain, 0, tag.start) and not _in_row(passage, words):
                yield passage.remark(
                    tag.start, tag.end, f"the marker {words} has no note", "add the note, or strike it"
                )
        for note in passage.text.notes:
            if not note.marker.strip():
                yield Remark(passage.line, passage.provision.eid, "", "a note has no marker", "give it one")


def _in_row(passage: TextBlock, marker: str) -> bool:
    """Whether a marker in a table is that of a note in one of the table's own rows: "1. Corner lots: 10 feet."."""
    tables = [block for block in passage.provision.blocks() if isinstance(block, Table)]
    cells = (text for table in tables for row in table.rows for cell in row.cells for text in cell.content)
    own = [text for text in cells if passage.kind == "cell"]
    beginning = (f"{marker}.", f"{marker} ", f"({marker})", f"{marker})")
    noted = (text for text in own if text.plain.startswith(beginning) and len(text.plain) > len(marker) + _NOTE_LENGTH)
    return any(text is not passage.text for text in noted)


def _on(provision: Provision, message: str, hint: str = "give it the number that its place asks for") -> Remark:
    return Remark(provision.line, provision.eid, provision.label, message, hint)
