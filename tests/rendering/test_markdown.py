from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html
from markdown_it import MarkdownIt

from engross.model.publication.publication import Grid, GridCell, GridRow, Line, Publication, Run
from engross.rendering.markdown import render_markdown
from rendering.sample import HOSTILE, new, old, sample

GFM = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(*blocks: Line | Grid) -> html.HtmlElement:
    made = GFM.render(render_markdown(Publication("T", (Line("title", (Run("T"),)), *blocks))))
    page = html.fromstring(f"<div>{made}</div>")
    page.remove(page[0])
    return page


def text(runs: tuple[Run, ...], *label: Run) -> Line:
    return Line("text", runs, label)


def test_golden(golden: Callable[[str, str], None]) -> None:
    golden("render/sample.md", render_markdown(sample()))


@pytest.mark.parametrize(
    "label", ["1.", "1)", "(1)", "-", "+", "*", "A.", "[1]", "#", "##", ">", "=", "---", "===", "```", "~~~", "1986."]
)
def test_labels_begin_no_list_and_no_other_block(label: str) -> None:
    page = shown(text((Run("Bells."),), Run(label)))
    assert [child.tag for child in page] == ["p"]
    assert page.text_content().strip() == f"{label} Bells."


@pytest.mark.parametrize(
    "words", [HOSTILE, "&amp; &copy; &#65;", "[a]: /b", ":smile:", "$90 and $150", "a  b", "\u00a0a\u00a0", "\\", "a\\"]
)
@pytest.mark.parametrize("mark", ["kept", "inserted", "deleted"])
def test_words_stay_words(words: str, mark: str) -> None:
    page = shown(text((Run("x "), Run(words, mark), Run(" y"))))
    assert page.text_content().strip("\n") == f"x {words} y"
    assert {child.tag for child in page.iterdescendants()} <= {"p", "ins", "del", "s"}


def test_deletions_are_struck_in_the_ways_that_markdown_can_read() -> None:
    made = render_markdown(Publication("T", (text((Run("a "), old("b"), new("c"), Run(" d"), old("."), Run("e"))),)))
    assert "a ~~b~~<ins>c</ins> d<del>.</del>e" in made


def test_plain_tables_are_pipe_tables_and_those_with_spans_are_not() -> None:
    def cell(words: str, *, heading: bool = False, columns: int = 1) -> GridCell:
        return GridCell((Line("cell", (Run(words),)),), columns, 1, heading)

    head = GridRow((cell("A|B", heading=True), cell("C", heading=True)))
    plain = Grid((head, GridRow((cell("1|2\\"), cell("`|`")))), 2)
    spans = Grid((head, GridRow((cell("1|2", columns=2),))), 2)
    made = render_markdown(Publication("T", (plain, spans)))
    assert "| --- | --- |" in made
    assert '<td colspan="2">1|2</td>' in made
    tables = shown(plain, spans).findall(".//table")
    assert [[c.text_content() for c in table.iter("th", "td")] for table in tables] == [
        ["A|B", "C", "1|2\\", "`|`"],
        ["A|B", "C", "1|2"],
    ]


def test_only_places_that_something_links_to_are_marked() -> None:
    made = render_markdown(sample())
    assert '<a id="sec_68-2"></a>' in made
    assert '<a id="sec_68-1"></a>' not in made
