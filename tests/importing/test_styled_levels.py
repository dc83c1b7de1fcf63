"""Files in our styles, read where the city's order of levels is not at hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engross.akn import identify
from engross.compose import clean_copy
from engross.import_proof import prove_import
from engross.model.law.chapter import Chapter
from engross.model.law.hierarchy import Hierarchy, described
from engross.model.law.provision import Provision
from engross.rendering.docx import render_docx
from engross.resources import SHIPPED
from importing.outlines import imported
from samples import chapter_of, item, section

FORMS = {"subsection": "(a)", "paragraph": "(1)", "subparagraph": "(A)", "clause": "1."}
OTHER = Hierarchy(
    (
        *(described(level) for level in ("title", "chapter", "article", "section")),
        *(described(level, numbered=(form,)) for level, form in FORMS.items()),  # type: ignore[arg-type]
    )
)
"""Titles hold the chapters, and sections are divided as § 68-1(a)(1)(A)1."""


def other_city() -> Chapter:
    deep = item("paragraph", "(2)", "For cats:", item("subparagraph", "(A)", "old:", item("clause", "1.", "two.")))
    first = item("subsection", "(a)", "A fee is due:", item("paragraph", "(1)", "For dogs."), deep)
    law = section("1", "Fees.", first, item("subsection", "(b)", "It is paid."))
    chapter = replace(chapter_of(law), hierarchy=OTHER, above=(Provision("title", "Title 6", None),))
    return identify(chapter)


def levels(chapter: Chapter) -> list[tuple[str, str]]:
    return [(each.level, each.label) for each in chapter.walk()]


def test_a_clean_copy_of_another_citys_order_is_read_by_its_styles() -> None:
    chapter = other_city()
    data = render_docx(clean_copy(chapter), SHIPPED)
    read = imported(data)
    assert levels(read.proposal) == levels(chapter)
    assert prove_import(data, "x.docx", read.proposal, None, ()).omitted == 0


@pytest.mark.parametrize("label", ["(3)", "(7)"])
def test_a_line_in_the_wrong_style_is_read_by_its_label(label: str) -> None:
    """Where the other lines of that style have the labels of this code."""
    of_a = item(
        "subsection", "A.", "A fee is due:", item("paragraph", "(1)", "Dogs."), item("paragraph", "(2)", "Cats.")
    )
    law = section("1", "Fees.", of_a, item("subsection", label, "Cows."), item("subsection", "B.", "It is paid."))
    data = render_docx(replace(clean_copy(identify(chapter_of(law))), sources=()), SHIPPED)
    assert ("paragraph", label) in levels(imported(data).proposal)
