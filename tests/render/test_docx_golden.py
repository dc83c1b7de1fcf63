"""The markup of each kind of revision, as golden files that a person can read."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from engross.model.publication import Footnote, Grid, GridCell, GridRow, Line, PageBlock, PageBreak, Publication, Run
from engross.model.span import Mark
from engross.render.docx import render_docx


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


CASES: dict[str, tuple[PageBlock, ...]] = {
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
    "page-break": (Line("text", (Run("one"),)), PageBreak(), Line("text", (Run("two"),))),
    "looks": (
        Line(
            "definition",
            (Run("NOISE", defines=True), Run(" is "), Run("dB", looks=("i", "b")), Run("A", looks=("sub",))),
        ),
    ),
}


def parts(file: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", CASES)
def test_markup(name: str, golden: Callable[[str, str], None]) -> None:
    publication = Publication("Test", CASES[name], author="Law Department", terms_author="Law Department (terms only)")
    made = parts(render_docx(publication))
    shown = []
    for part in ("word/document.xml", "word/footnotes.xml", "word/comments.xml"):
        if part in made:
            root = etree.fromstring(made[part])
            for section in list(root.iter("{*}sectPr")):
                section.getparent().remove(section)  # type: ignore[union-attr]
            etree.indent(root)
            shown.append(f"<!-- {part} -->\n{etree.tostring(root, encoding='unicode')}\n")
    golden(f"docx/{name}.xml", "".join(shown))
