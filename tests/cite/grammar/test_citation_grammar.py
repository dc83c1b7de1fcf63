"""The parts of the grammar match what they say, and cost no more than the text is long."""

from __future__ import annotations

import re._constants as constants
import re._parser as parser
from typing import Any

import pytest

from engross.cite.finding import (
    false_citations,
    label_parsing,
    names_forward,
    number_lists,
    start_positions,
    trailing_words,
)
from engross.cite.finding.finder import find_citations
from engross.cite.grammar import citation_grammar, named_laws

EXAMPLES = [(part.name, example) for part in citation_grammar.PARTS.values() for example in part.examples]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_each_part_matches_its_examples(name: str, example: str) -> None:
    assert citation_grammar.pattern(name).fullmatch(example)


@pytest.mark.parametrize("name", citation_grammar.PARTS)
def test_each_part_is_described(name: str) -> None:
    assert citation_grammar.PARTS[name].meaning.endswith(".")


def unbounded(parsed: Any) -> bool:
    """Whether a parsed expression holds a repetition without an upper bound."""
    for operation, argument in parsed:
        if operation in (constants.MAX_REPEAT, constants.MIN_REPEAT) and argument[1] == constants.MAXREPEAT:
            return True
        inner = argument if isinstance(argument, (list, tuple)) else ()
        for item in inner:
            nested = item if isinstance(item, list) else [item]
            if any(isinstance(one, parser.SubPattern) and unbounded(one) for one in nested):
                return True
    return False


def test_the_sieve_finds_an_unbounded_repetition() -> None:
    assert unbounded(parser.parse(r"a(?:b|(c+))"))
    assert not unbounded(parser.parse(r"a(?:b|(c{1,9}))"))


PATTERNS = {f"grammar.{name}": citation_grammar.pattern(name).pattern for name in citation_grammar.PARTS} | {
    "anchors.signs": start_positions._SIGNS.pattern,
    "anchors.names": start_positions._NAMES.pattern,
    "anchors.label_before": start_positions._LABEL_BEFORE.pattern,
    "known.named": named_laws.NAMED_PATTERN.pattern,
    "names.after_noun": names_forward._AFTER_NOUN.pattern,
    "names.word": names_forward._WORD.pattern,
    "members.thing": number_lists._THING.pattern,
    "tail.begins": trailing_words._BEGINS.pattern,
    "reader.and_label": label_parsing._AND_LABEL.pattern,
    "reader.heading": false_citations._HEADING.pattern,
    "tail.gloss": trailing_words._GLOSS.pattern,
}


@pytest.mark.parametrize("name", PATTERNS)
def test_no_expression_that_reads_the_text_repeats_without_bound(name: str) -> None:
    assert not unbounded(parser.parse(PATTERNS[name]))


QUARTER = 250_000
"""Characters: a pattern that is slow on them would not end at all."""
HOSTILE = [
    "1-1" + "-1" * (QUARTER // 2),
    "§ 1-1-1-1" * (QUARTER // 9),
    "(" * QUARTER,
    "§ 1" + "(a)" * (QUARTER // 3),
    "Section 1" + ", 2" * (QUARTER // 3),
    "Sections 1-1" + ", 1-2" * (QUARTER // 5),
    "of " * (QUARTER // 3),
    "§" * QUARTER,
    "§ " * (QUARTER // 2),
    "§" + " " * QUARTER + "1",
    "1" * QUARTER,
    "A.B." * (QUARTER // 4),
    "Health and " * (QUARTER // 11) + "Code",
    "Code " * (QUARTER // 5),
    "subsection (a) of " * (QUARTER // 18),
    "Chapter 1 of Sections 1-1 and 1-2 of " * (QUARTER // 37),
    "Article 1, § 1-1, " * (QUARTER // 18),
    "C.G.S. § 1-1 and § 2-2 and " * (QUARTER // 27),
    "Section 1 (x" * (QUARTER // 12),
    "this this section " * (QUARTER // 18),
    "General Connecticut United States " * (QUARTER // 34),
    "Section 105.2 A" + "-" * QUARTER,
    "Section 105.2 " + "A-b " * (QUARTER // 4),
    "Section 105.2 is amended " * (QUARTER // 25),
    "§ 415 of the Penal Code or § 416 " * (QUARTER // 33),
    "Md. Code Ann., " + "Nat. Res. " * (QUARTER // 10),
    "section 1 of the A, B, and C with the " * (QUARTER // 38),
    "subdivision a of " * (QUARTER // 17) + "this section",
    "Section 1, subsection (a), " * (QUARTER // 27),
    'Section 1, "' + "x" * QUARTER,
    "Statutes code this " * (QUARTER // 19),
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:24] for text in HOSTILE])
def test_a_long_hostile_text_is_read_to_its_end(text: str) -> None:
    ends = [0]
    for citation in find_citations(text):
        assert ends[-1] <= citation.start < citation.end <= len(text)
        ends.append(citation.end)
