from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from engross.model.publication.publication import Footnote, Grid, GridCell, GridRow, Line, Publication, Run
from engross.rendering.plain_text.text_document import TEXT_WIDTH, render_text
from rendering.sample import HOSTILE, clean, new, old, sample

LEGEND = "[-Words like these-] are deleted; {+words like these+} are added."


def told(*blocks: Line | Grid) -> str:
    return render_text(Publication("T", (Line("title", (Run("T"),)), *blocks))).split("=\n\n", 1)[1]


def test_golden(golden: Callable[[str, str], None]) -> None:
    golden("render/sample.txt", render_text(sample()))


def test_no_line_is_too_long() -> None:
    assert max(map(len, render_text(sample()).split("\n"))) <= TEXT_WIDTH


def test_the_legend_stands_only_where_there_are_marks() -> None:
    assert render_text(sample()).startswith(LEGEND + "\n")
    assert LEGEND not in render_text(clean())


def test_labels_hang_and_words_wrap_beside_them() -> None:
    line = Line("paragraph", (Run("word " * 30 + "end"),), (Run("(1)"),), level=2)
    first, *rest = told(line).rstrip("\n").split("\n")
    assert first.startswith("        (1) word")
    assert rest
    assert all(part.startswith(" " * 12 + "word") for part in rest)


def test_outer_blanks_stay_outside_the_brackets() -> None:
    assert "make [-or let-] go" in told(Line("text", (Run("make "), old("or let "), Run("go"))))


def test_a_blank_that_is_struck_does_not_vanish() -> None:
    assert "note[-\u00a0-]book" in told(Line("text", (Run("note"), old(" "), Run("book"))))


def test_a_paragraph_added_whole_is_bracketed_once() -> None:
    assert "{+A. Bells.+}" in told(Line("subsection", (new("Bells."),), (new("A."),), mark="inserted"))


def test_notes_follow_the_section_they_are_anchored_in() -> None:
    made = render_text(sample())
    places = [made.index(words) for words in ("[1] Editor", "§ 68-3. Limits", "[2] A meter", "{+§ 68-4")]
    assert places == sorted(places)


def test_a_remark_is_told_apart() -> None:
    assert "(Note: Moved to § 68-4.)" in render_text(sample())


def test_raised_figures_do_not_join_the_number_before_them() -> None:
    assert "N/m² and 10⁻⁵" in told(
        Line("text", (Run("N/m"), Run("2", looks=("sup",)), Run(" and 10"), Run("-5", looks=("sup",))))
    )


@pytest.mark.parametrize(("raised", "shown"), [("nd", "2nd"), ("n", "2ⁿ"), ("n-1", "2ⁿ⁻¹"), ("a", "2a")])
def test_raised_letters_stay_together(raised: str, shown: str) -> None:
    assert shown in told(Line("text", (Run("2"), Run(raised, looks=("sup",)))))


def cell(words: str, **spans: int) -> GridCell:
    return GridCell((Line("cell", (Run(words),)),), **spans)


def test_tables_with_spans() -> None:
    grid = Grid(
        (
            GridRow((cell("Zone", rows=2), cell("Hours", columns=2))),
            GridRow((cell("Day"), cell("Night"))),
            GridRow((cell("Harbor"), cell("70"), cell("60"))),
        ),
        3,
    )
    assert told(grid) == (
        "+--------+-------------+\n"
        "| Zone   | Hours       |\n"
        "|        +-----+-------+\n"
        "|        | Day | Night |\n"
        "+--------+-----+-------+\n"
        "| Harbor | 70  | 60    |\n"
        "+--------+-----+-------+\n"
    )


def test_wide_tables_are_folded_and_lose_no_word() -> None:
    words = [f"a fairly long heading number {n}" for n in range(5)]
    made = told(Grid((GridRow(tuple(map(cell, words))),), 5, level=3))
    assert max(map(len, made.split("\n"))) <= TEXT_WIDTH
    assert sorted(made.replace("|", " ").replace("-", " ").replace("+", " ").split()) == sorted(" ".join(words).split())


def test_a_table_too_wide_to_draw_is_told_row_by_row() -> None:
    made = told(Grid((GridRow(tuple(cell(f"c{n}") for n in range(30))),), 30))
    assert "c0; c1; c2" in made
    assert max(map(len, made.split("\n"))) <= TEXT_WIDTH


def test_words_stay_words() -> None:
    made = told(Line("text", (Run(HOSTILE),)))
    assert " ".join(made.split()) == " ".join(HOSTILE.split())


def test_a_note_without_words() -> None:
    made = told(Line("text", (Run("x"), Run("1", note=Footnote("1", "footnote", ((),))))))
    assert made.endswith("[1]\n")


def test_the_certificate_and_the_footer_end_it() -> None:
    made = render_text(replace(sample(), footer="sha256 ab"))
    assert made.index("=" * TEXT_WIDTH) < made.index("Certificate") < made.index("sha256 ab\n")
    assert made.endswith("sha256 ab\n")
