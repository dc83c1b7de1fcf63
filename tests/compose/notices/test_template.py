"""Templates: what Markdown makes which line, facts that stay words, errors that name the line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.compose.notices.template import Blocks, NoticeTemplate, fill_template
from engross.errors import SourceError
from engross.model.publication.publication import Line, PageBreak, Run


def lines(text: str, **facts: object) -> list[object]:
    return [
        (block.style, "".join(run.text for run in (*block.label, *block.runs))) if isinstance(block, Line) else block
        for block in fill_template(NoticeTemplate("notice.md.jinja", text), facts)
    ]


def test_markdown_makes_lines() -> None:
    text = (
        "# T\n\n## S\n\n### H\n\n#### C\n\nbody\nruns on\n\n- A. item\n- B. more\n\n> ATTEST:\\\n> name\n\n---\n\nend"
    )
    assert lines(text) == [
        ("title", "T"),
        ("subtitle", "S"),
        ("heading", "H"),
        ("centered", "C"),
        ("body", "body runs on"),
        ("item", "A.item"),
        ("item", "B.more"),
        ("signature", "ATTEST:"),
        ("signature", "name"),
        PageBreak(),
        ("body", "end"),
    ]


def test_looks() -> None:
    (line,) = fill_template(NoticeTemplate("t", "plain **bold *both***"), {})
    assert isinstance(line, Line)
    assert [(run.text, run.looks) for run in line.runs] == [
        ("plain ", ()),
        ("bold ", ("b",)),
        ("both", ("b", "i")),
    ]


def test_the_law_is_put_in_as_it_is() -> None:
    law = Line("section", (Run("Words."),), (Run("§ 1."),))
    assert fill_template(NoticeTemplate("t", "{{ law }}"), {"law": Blocks((law,))}) == (law,)


@given(st.text(min_size=1))
def test_a_fact_is_words_whatever_it_holds(words: str) -> None:
    (line,) = fill_template(NoticeTemplate("t", "before {{ fact }} after"), {"fact": words})
    assert isinstance(line, Line)
    if not set(words) & {"\ue000", "\ue001"}:
        assert "".join(run.text for run in line.runs) == f"before {words} after"


@pytest.mark.parametrize(
    "words",
    ["**bold**", "# title", "- A. item", "> sign", "{{ 7 * 7 }}", "{% raw %}", "<b>", "![x](y)", "&amp;", "a\n\nb"],
)
def test_markup_in_a_fact_means_nothing(words: str) -> None:
    assert lines("{{ fact }}", fact=words) == [("body", words)]
    assert lines("{% set more %}{{ fact }}{% endset %}{{ more | trim }}", fact=words) == [("body", words)]


def test_a_fact_may_be_called_items() -> None:
    assert lines("{% for x in part.items %}- {{ x }}\n{% endfor %}", part={"items": ["a"]}) == [("item", "a")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n\n{{ nobody }}", "notice.md.jinja:3: there is no fact 'nobody'"),
        ("a\n{{ city.mayor }}", "notice.md.jinja:2: there is no fact 'mayor'"),
        ("a\n{% if nobody %}x{% endif %}", "notice.md.jinja:2: there is no fact 'nobody'"),
        ("a\n\n{% if city %}", "notice.md.jinja:3: "),
        ("{{ city.name + 1 }}", "notice.md.jinja:1: "),
        ("{{ city.__class__.__mro__ }}", "notice.md.jinja:1: "),
        ("{{ 1 / 0 }}", "notice.md.jinja:1: "),
        ("{% include 'x' %}", "notice.md.jinja:1: "),
        ("| a |\n\n    code\n", "notice.md.jinja: a code block of Markdown has no line"),
        ("see [x](https://a.example)", "notice.md.jinja: a link of Markdown has no place"),
        ("\ue000", "notice.md.jinja: it holds a letter of the private use area"),
    ],
)
def test_a_fault_is_one_sentence_that_names_the_line(text: str, said: str) -> None:
    with pytest.raises(SourceError) as fault:
        fill_template(NoticeTemplate("notice.md.jinja", text), {"city": {"name": "Elmwood"}})
    assert str(fault.value).startswith(said)
    assert "\n" not in str(fault.value)


def test_all_words_of_the_city_that_are_lacking_are_named_at_once() -> None:
    template = NoticeTemplate(
        "agenda.md.jinja", "{{ words.place }}\n\n{{ words.phone }} {{ words.page }} {{ words.phone }}"
    )
    with pytest.raises(SourceError) as fault:
        fill_template(template, {"words": {"place": "Room 1"}})
    assert str(fault.value) == (
        "agenda.md.jinja: the city's file has no words for this; write under [words] there: "
        'phone = "…", page = "…" (`engross explain notices`)'
    )


@pytest.mark.parametrize("text", ["a\n{{ words.phone | upper }}", "a\n{% if words.phone %}x{% endif %}"])
def test_a_lacking_word_that_the_template_asks_about_is_named_with_its_line(text: str) -> None:
    with pytest.raises(SourceError, match=r'agenda.md.jinja:2: the city\'s file has no words .*: phone = "…" \('):
        fill_template(NoticeTemplate("agenda.md.jinja", text), {"words": {}})


def test_a_template_may_do_without_a_word_of_the_city() -> None:
    assert lines("{{ words.phone | default('none') }}{% if words.page is defined %}x{% endif %}", words={}) == [
        ("body", "none")
    ]


def test_a_value_with_a_stop_ends_its_sentence_with_one() -> None:
    assert lines(
        "It ended at {{ hour }}.\n\nWho: {{ name }}. More {{ hour }}...", hour="8:10 p.m.", name="Ann Poe"
    ) == [
        ("body", "It ended at 8:10 p.m."),
        ("body", "Who: Ann Poe. More 8:10 p.m...."),
    ]
