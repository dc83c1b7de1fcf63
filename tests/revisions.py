"""A small publication for each kind of revision, and what is left of it when all are accepted or rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engross.model.comparison.span import Mark
from engross.model.publication.accepted_text import Side
from engross.model.publication.publication import (
    Footnote,
    Grid,
    GridCell,
    GridRow,
    Line,
    PageBlock,
    PageBreak,
    Publication,
    Run,
)


def gone(text: str, **more: object) -> Run:
    return Run(text, "deleted", **more)  # type: ignore[arg-type]


def come(text: str, **more: object) -> Run:
    return Run(text, "inserted", **more)  # type: ignore[arg-type]


def row(*words: str, mark: Mark = "kept", heading: bool = False) -> GridRow:
    style = "cell-heading" if heading else "cell"
    return GridRow(
        tuple(GridCell((Line(style, (Run(w, mark),), mark=mark),), heading=heading) for w in words),  # type: ignore[arg-type]
        mark,
    )


_BLOCKS: dict[str, tuple[PageBlock, ...]] = {
    "word-changed": (Line("text", (Run("a limit of "), gone("70"), come("60"), Run(" dBA"))),),
    "terms-only": (
        Line(
            "text", (Run("The "), gone("sound", terms=True), come("Sound", terms=True), Run(" is "), come("very loud."))
        ),
    ),
    "paragraph-inserted": (
        Line("text", (Run("Kept."),)),
        Line("subsection", (come("No person shall…"),), (come("B."),), "inserted", level=1),
    ),
    "paragraph-deleted": (
        Line("subsection", (gone("Gone."),), (gone("B."),), "deleted", level=1, remark="Moved to § 68-8A."),
        Line("text", (Run("Kept."),)),
    ),
    "insertions-on-both-sides-of-a-line-end": (
        Line("text", (Run("Members serve"), come(" three years"), come(".", terms=True))),
        Line("text", (come("All"), Run(" serve"), come(" unpaid."))),
        Line("text", (come("A paragraph of its own."),), mark="inserted"),
        Line("text", (Run("Kept."),)),
    ),
    "label-renumbered": (Line("subsection", (Run("Words stay."),), (gone("D."), come("C.")), level=1),),
    "label-inserted": (Line("subsection", (Run("Words stay."),), (come("A."),), level=1),),
    "heading-replaced": (Line("section", (gone("Old."), come("New.")), (Run("§ 68-5."),)),),
    "heading-added": (Line("section", (come("Noise levels."),), (Run("§ 68-5."),)),),
    "row-inserted": (Grid((row("Zone", "dBA", heading=True), row("Industrial", "70", mark="inserted")), 2),),
    "cell-changed": (Grid((GridRow((GridCell((Line("cell", (gone("70"), come("60"))),)), *row("x").cells)),), 2),),
    "table-struck": (
        Line("caption", (gone("Table 2"),), mark="deleted"),
        Grid((row("a", "b", mark="deleted"), row("c", "d", mark="deleted")), 2),
        Line("text", (Run("Kept."),)),
    ),
    "table-replaced": (
        Grid((row("old", mark="deleted"),), 1),
        Grid((row("new", mark="inserted"),), 1),
    ),
    "tables-that-touch-once-accepted": (
        Grid((row("one"),), 1),
        Line("caption", (gone("Table 2"),), mark="deleted"),
        Grid((row("two"),), 1),
    ),
    "cells-that-span": (
        Grid(
            (
                GridRow((GridCell((Line("cell-heading", (Run("Zone"),)),), rows=2, heading=True), *row("Day").cells)),
                GridRow(row("Night").cells),
                GridRow((GridCell((Line("cell", (Run("all"),)),), columns=2),)),
            ),
            2,
        ),
    ),
    "footnote-inserted": (
        Line("text", (Run("Zoning"), come("1", note=Footnote("1", "footnote", ((Run("One."),), (Run("Two."),)))))),
    ),
    "footnote-deleted": (Line("text", (Run("Zoning"), gone("1", note=Footnote("1", "footnote", ((Run("One."),),))))),),
    "footnote-changed": (
        Line("text", (Run("Zoning"), Run("1", note=Footnote("1", "footnote", ((Run("See "), gone("A"), come("B")),))))),
    ),
    "footnote-with-a-mark-of-its-own": (
        Line("text", (Run("Zoning"), Run("*", note=Footnote("*", "editor", ((Run("See A."),),))))),
    ),
    "link-to-a-provision": (
        Line("section", (Run("Noise."),), (Run("§ 68-5."),), anchor="sec_68-5"),
        Line("text", (Run("See "), gone("§ 68-4", href="#sec_68-4"), come("§ 68-5", href="#sec_68-5"), Run("."))),
    ),
    "linked-line-inserted-before-a-table": (
        Line("caption", (come("Table 1", href="#tbl_1"),), mark="inserted"),
        Grid((row("a"),), 1, anchor="tbl_1"),
    ),
    "page-break": (Line("text", (Run("one"),)), PageBreak(), Line("text", (Run("two"),))),
    "looks": (
        Line(
            "definition",
            (Run("NOISE", defines=True), Run(" is "), Run("dB", looks=("i", "b")), Run("A", looks=("sub",))),
        ),
    ),
}


CERTIFICATE: tuple[PageBlock, ...] = (
    Line("heading", (Run("Certificate"),)),
    Grid((row("Provisions amended", "27"), row("SHA-256", "0123456789abcdef" * 4)), 2),
    PageBreak(),
    Line("body", (Run("The second page of the certificate."),)),
)

REVISIONS = {
    name: Publication("Test", blocks, "Foot", author="Law Department", terms_author="Law Department (terms only)")
    for name, blocks in _BLOCKS.items()
}
REVISIONS["all-in-one"] = Publication(
    "All & <everything>",
    tuple(block for blocks in _BLOCKS.values() for block in (*blocks, Line("text", (Run("Between."),)))),
    "Foot",
    CERTIFICATE,
    "Law Department",
    "Law Department (terms only)",
    "2025-10-21T00:00:00Z",
    "Subject",
    line_numbers=True,
)
"""A publication a kind of revision, by name; the last holds them all, line numbers and a certificate."""


def one_side(publication: Publication, side: Side) -> Publication:
    """``publication`` with all changes accepted ("new") or rejected ("old")."""
    return replace(publication, blocks=tuple(_blocks(publication.blocks, side)), certificate=())


def _blocks(blocks: Iterable[PageBlock], side: Side) -> Iterator[PageBlock]:
    lost: Mark = "inserted" if side == "old" else "deleted"
    for block in blocks:
        if isinstance(block, Line):
            if block.mark != lost:
                label, runs = tuple(_runs(block.label, lost)), tuple(_runs(block.runs, lost))
                yield replace(block, label=label, runs=runs, mark="kept", remark="")
        elif isinstance(block, Grid):
            rows = tuple(
                GridRow(tuple(replace(c, lines=tuple(_blocks(c.lines, side))) for c in r.cells))  # type: ignore[arg-type]
                for r in block.rows
                if r.mark != lost
            )
            if rows:
                yield replace(block, rows=rows)
        else:
            yield block


def _runs(runs: Iterable[Run], lost: Mark) -> Iterator[Run]:
    for run in runs:
        if run.mark != lost:
            note = run.note and replace(run.note, content=tuple(tuple(_runs(w, lost)) for w in run.note.content))
            yield replace(run, mark="kept", terms=False, note=note)
