"""Text between items keeps its place in every format, clean and redlined, and comes back from Word."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO

import pytest
from lxml import html
from pypdf import PdfReader

from engross.compose import clean_copy, redline
from engross.compose.law.change_summary import change_summary, summary_json
from engross.diff import compare
from engross.importing import Identity, import_file
from engross.importing.tracked_text import tracked_text_blocks
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from engross.model.publication.accepted_text import Side
from engross.model.publication.docket import Ordinance
from engross.model.publication.publication import Line
from engross.rendering import render
from engross.site.search.site_sections import searched_ordinance
from samples import chapter_of, item, section
from text_between import between, chapter, in_order


def words(data: bytes, format_: str) -> str:
    if format_ == "docx":
        return "\n".join(tracked_text_blocks(data, "new"))
    if format_ == "pdf":
        return "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    if format_ == "html":
        return html.fromstring(data).text_content()
    return data.decode().replace("\\", "")


@pytest.mark.parametrize("format_", ["docx", "html", "pdf", "txt", "md"])
def test_every_format_keeps_the_order(format_: str) -> None:
    data = render(clean_copy(chapter()), format_)
    assert in_order(words(data if isinstance(data, bytes) else data.encode(), format_))


def test_it_stands_at_the_margin_of_its_parent_without_a_label() -> None:
    lines = {"".join(run.text for run in b.runs): b for b in clean_copy(chapter()).blocks if isinstance(b, Line)}
    deep, winter, more, treasurer = (
        lines[said] for said in ("Deep words.", "In winter:", "That is, from October.", "The treasurer:")
    )
    assert {line.style for line in (deep, winter, more, treasurer)} == {"text"}
    assert [line.level for line in (deep, winter, more, treasurer)] == [1, 0, 0, 0]
    assert not any(line.label for line in (deep, winter, more, treasurer))


def told(side: Side, was: Chapter | None, changed: bool) -> Identity:
    whole = was or chapter()
    return Identity(whole.uri, whole.author, whole.version, whole.events)


def test_word_brings_it_back_with_its_source() -> None:
    assert import_file(render(clean_copy(chapter()), "docx"), "x.docx", [], told).proposal == chapter()


def without_source(held: Chapter) -> bytes:
    return render(replace(clean_copy(held), sources=()), "docx")  # type: ignore[return-value]


def test_word_brings_lists_back_without_their_source() -> None:
    hours, officers, _ = chapter().root.children
    lists = chapter_of(replace(hours, children=hours.children[:4]), officers)
    assert import_file(without_source(lists), "x.docx", [], told).proposal.root == lists.root


def items(*parts: Provision) -> Chapter:
    return chapter_of(section("1", "Hours.", "In summer:", *parts))


ONE, TWO = item("paragraph", "(1)", "Alpha is the first of them."), item("paragraph", "(2)", "Beta is another one.")
WINTER = "In winter the hours of this section are those of the table:"


def test_one_changed_word_marks_one_word_and_is_named_by_its_place() -> None:
    old, new = items(ONE, between(WINTER), TWO), items(ONE, between(WINTER.replace("table", "list")), TWO)
    comparison = compare(old, new)
    [change] = comparison.changes()
    assert [(s.text, s.mark) for s in change.body[0].spans if s.mark != "kept"] == [  # type: ignore[union-attr]
        ("table", "deleted"),
        ("list", "inserted"),
    ]
    said = [
        "".join(run.text for run in block.runs)
        for block in change_summary(comparison).blocks
        if isinstance(block, Line)
    ]
    assert "§ 68-1, text after (1): “section are those of the table:” becomes “section are those of the list:”." in said
    [change_json] = json.loads(json.dumps(summary_json(comparison)))["changes"]
    assert (change_json["number"], change_json["eId"]) == ("§ 68-1, text after (1)", "chp_68__sec_68-1__al_nn_1")


def test_an_item_added_behind_the_last_words_leaves_them_unmarked() -> None:
    base = items(ONE, TWO)
    first = replace(base.root.children[0], flush=(Text(WINTER),))
    old, new = chapter_of(first), items(ONE, TWO, between(WINTER), item("paragraph", "(3)", "Gamma."))
    marked = [
        run.text
        for line in redline(compare(old, new)).blocks
        if isinstance(line, Line)
        for run in (*line.label, *line.runs)
        if run.mark != "kept"
    ]
    assert marked == ["(3)", "Gamma."]


def test_it_is_found_by_the_search_of_the_site() -> None:
    held = chapter()
    searched = searched_ordinance(Ordinance("068", (held,), held.version), None)
    provisions = [part for each in searched.current for part in each.section.provisions]
    assert ("§ 68-1A, text after (1)", "chp_68__sec_68-1__subsec_A__al_nn_1", "Deep words.") in [
        (part.place, part.eid, part.words) for part in provisions
    ]
