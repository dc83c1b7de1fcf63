"""From marks and declarations to rules, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from engross.errors import SourceError
from engross.model.law.chapter import Chapter
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Tag, Text
from engross.model.rules.declaration import RuleDeclaration
from engross.model.rules.rule_set import RuleSet
from engross.rules import evaluate, extract
from engross.rules.extraction.sentences import sentence_at
from engross.rules.runtime import NotSettled
from samples import chapter_of, item, section

WORDS = "No engine shall idle for more than three minutes. A fine of $50 may be imposed within 10 days."


def marked(words: str, *marks: tuple[str, str, str, str]) -> Text:
    """``words`` with marks (words, name, value, unit)."""
    tags = []
    for said, name, value, unit in marks:
        start = words.index(said)
        tags.append(Tag("quantity", start, start + len(said), value, unit, name))
    return Text(words, tuple(tags))


def declare(kind: str, *children: RuleDeclaration, **attributes: str) -> RuleDeclaration:
    named = {"in_": "in", "is_": "is"}
    pairs = sorted((named.get(key, key), value) for key, value in attributes.items())
    return RuleDeclaration(kind, tuple(pairs), children, 7)


MINUTES = declare("fact", name="minutes", asks="how long", type="number", unit="minutes")
IDLING = declare("threshold", name="idles_too_long", title="Idling", that="minutes", moreThan="most")
MARKED = marked(WORDS, ("three minutes", "most", "3", "minutes"))


def noise(text: Text, *rules: RuleDeclaration) -> Chapter:
    return replace(chapter_of(section("6", "Idling.", item("subsection", "A.", text))), rules=rules)


def test_a_rule_has_its_sentence_and_citation() -> None:
    rules = extract(noise(MARKED, MINUTES, IDLING))
    (rule,) = rules.rules
    assert rule.result == "truth"
    (passage,) = rule.sources
    assert (passage.place, passage.eid) == ("§ 68-6A", "chp_68__sec_68-6__subsec_A")
    assert passage.words == "No engine shall idle for more than three minutes."
    assert [question.name for question in rules.asked_by(rule)] == ["minutes"]


def test_what_no_rule_uses_is_counted() -> None:
    rules = extract(noise(MARKED, MINUTES, IDLING))
    assert rules.quantities == 3
    assert [(loose.words, loose.passage.place) for loose in rules.loose] == [("$50", "§ 68-6A"), ("10 days", "§ 68-6A")]


@pytest.mark.parametrize(
    ("text", "rules", "said"),
    [
        (marked(WORDS, ("three minutes", "most", "4", "minutes")), (), "say 3"),
        (
            marked(WORDS, ("three minutes", "most", "3", "minutes"), ("10 days", "most", "10", "days")),
            (),
            "another name",
        ),
        (marked(WORDS, ("three minutes", "class", "3", "minutes")), (), "give the mark another name"),
        (marked(WORDS, ("three minutes", "aux", "3", "minutes")), (), "give the mark another name"),
        (MARKED, (MINUTES, MINUTES), "taken twice"),
        (MARKED, (declare("fact", name="class", asks="which", type="whole"),), "word of the languages"),
        (MARKED, (declare("fact", name="after", asks="when", type="date"),), "word of the languages"),
        (MARKED, (declare("fact", declare("option", name="class"), name="a", asks="?", type="choice"),), "word of the lang"),
        (MARKED, (IDLING,), "uses minutes"),
        (MARKED, (MINUTES, declare("condition", name="a", title="A", of="all")), "rests on no marked word"),
        (
            MARKED,
            (
                MINUTES,
                declare("determination", name="b", asks="?", type="truth", decider="Mayor", provision="#chp_68__sec_68-6__subsec_A"),
            ),
            "does not name “Mayor”",
        ),
        (MARKED, (declare("fact", name="minutes", asks="?", type="date"), IDLING), "minutes is a date"),
        (
            MARKED,
            (
                declare("fact", declare("option", name="home"), name="zone", asks="?", type="choice"),
                declare("condition", declare("when", that="zone", is_="work"), name="a", title="A", of="all", provision="#chp_68__sec_68-6__subsec_A"),
            ),
            "'work' is none of its answers",
        ),
        (
            MARKED,
            (
                declare("fact", name="then", asks="?", type="date"),
                declare("deadline", declare("from", event="then", within="most"), name="a", title="A", count="calendar"),
            ),
            "counts in days",
        ),
        (MARKED, (declare("limitTable", name="l", title="L", table="#nowhere", unit="dBA"),), "no table"),
        (
            MARKED,
            (
                declare("formula", declare("value", of="b"), name="a", title="A", unit="", provision="#chp_68__sec_68-6__subsec_A"),
                declare("formula", declare("value", of="a"), name="b", title="B", unit="", provision="#chp_68__sec_68-6__subsec_A"),
            ),
            "circle",
        ),
    ],
)  # fmt: skip
def test_what_points_at_nothing_is_refused(text: Text, rules: tuple[RuleDeclaration, ...], said: str) -> None:
    with pytest.raises(SourceError, match=said):
        extract(noise(text, *rules))


def limits(*, second: str = "45") -> RuleSet:
    head = Row((Cell((Text("Day"),), heading=True), Cell((Text("Night"),), heading=True)))
    table = Table((Text("Table 1"), Text("Limits")), (head, Row((Cell((Text("55"),)), Cell((Text(second),))))))
    when = declare(
        "fact", declare("option", name="day"), declare("option", name="night"), name="time", asks="?", type="choice"
    )
    at = [declare("at", declare("when", that="time", is_=name.lower()), heading=name) for name in ("Day", "Night")]
    pointer = "#chp_68__sec_68-5__subsec_A__table_1"
    rule = declare("limitTable", *at, name="limit", title="Limit", table=pointer, unit="dBA", decider="investigator")
    chapter = chapter_of(section("5", "Limits.", item("subsection", "A.", "Limits:", table)))
    return extract(replace(chapter, rules=(when, rule)))


def test_a_table_is_read_by_its_headings() -> None:
    rules = limits()
    assert {figure.name: figure.value for figure in rules.figures} == {"limit__day": "55", "limit__night": "45"}
    assert rules.rules[0].sources[1].words == "Table 1, Limits: Night: 45"
    assert not rules.loose


def test_a_cell_of_words_is_left_to_the_decider() -> None:
    assert [figure.name for figure in limits(second="Plainly audible").figures] == ["limit__day"]


def test_sentences() -> None:
    words = "It ends at 8:00 p.m. Sunday, e.g. at home. Between 9:00 a.m. and noon it is quiet. See § 5."
    at = words.index("noon")
    assert sentence_at(words, at, at + 4) == "Between 9:00 a.m. and noon it is quiet."
    assert sentence_at(words, 3, 7) == "It ends at 8:00 p.m. Sunday, e.g. at home."


def test_facts_that_cannot_be_worked_out_end_in_a_sentence() -> None:
    share = declare("formula", declare("divide", declare("value", of="most"), declare("value", of="minutes")), name="share", title="Share", unit="")  # fmt: skip
    rules = extract(noise(MARKED, MINUTES, share))
    with pytest.raises(NotSettled, match="these facts cannot be worked out"):
        evaluate(rules, rules.rules[0], {"minutes": Decimal(0)})
    assert evaluate(rules, rules.rules[0], {"minutes": Decimal(6)}).value == Decimal("0.5")
