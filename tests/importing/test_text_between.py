"""Words without a label among the items of a list: the order of the page is kept, whatever they belong to."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.model.law.provision import Provision
from engross.model.law.text import Text
from importing.outlines import imported, outline
from wordfiles import p, word_file

HEAD = p("Chapter 9 Leaf Blowers") + p("§ 9-1. Hours.")


def indented(words: str, twips: int) -> str:
    return p(words, f'<w:ind w:left="{twips}"/>')


def shown(*paragraphs: str) -> str:
    """What becomes of the section, without its own two lines."""
    lines = outline(imported(word_file(HEAD + "".join(paragraphs))).proposal).split("\n")
    return dedent("\n".join(lines[2:]))


def as_outline(text: str) -> str:
    return dedent(text).strip("\n")


CASES = [
    pytest.param(
        [p("In summer:"), p("A. one;"), p("B. two."), p("In winter, these:"), p("A. three;"), p("B. four.")],
        """
        | In summer:
        subsection A.
          | one;
        subsection B.
          | two.
        text
          | In winter, these:
        subsection A.
          | three;
        subsection B.
          | four.
        """,
        id="two lists at the margin with words between",
    ),
    pytest.param(
        [p("A. one;"), p("B. two."), p("Hours in winter are other hours."), p("A. three;"), p("B. four.")],
        """
        subsection A.
          | one;
        subsection B.
          | two.
        text
          | Hours in winter are other hours.
        subsection A.
          | three;
        subsection B.
          | four.
        """,
        id="a list that begins again after words that announce nothing",
    ),
    pytest.param(
        [indented("A. one.", 720), p("It goes on at the margin."), p("And on."), indented("B. two.", 720)],
        """
        subsection A.
          | one.
          | It goes on at the margin.
          | And on.
        subsection B.
          | two.
        """,
        id="further paragraphs of an item, flush left",
    ),
    pytest.param(
        [
            p("A. one:"),
            indented("(1) alpha;", 720),
            indented("(2) beta.", 720),
            p("Of both, the least."),
            p("B. two."),
        ],
        """
        subsection A.
          | one:
          paragraph (1)
            | alpha;
          paragraph (2)
            | beta.
          / | Of both, the least.
        subsection B.
          | two.
        """,
        id="words behind an inner list, before the outer goes on",
    ),
    pytest.param(
        [p("A. one:"), p("(1) alpha;"), p("(2) beta."), p("At night:"), p("(1) gamma;"), p("(2) delta."), p("B. two.")],
        """
        subsection A.
          | one:
          paragraph (1)
            | alpha;
          paragraph (2)
            | beta.
          text
            | At night:
          paragraph (1)
            | gamma;
          paragraph (2)
            | delta.
        subsection B.
          | two.
        """,
        id="two inner lists with words between",
    ),
    pytest.param(
        [p("(h) eight."), p("On Sundays also:"), p("(i) nine."), p("(j) ten.")],
        """
        subparagraph (h)
          | eight.
        text
          | On Sundays also:
        subparagraph (i)
          | nine.
        subparagraph (j)
          | ten.
        """,
        id="a list that goes on behind words that announce it",
    ),
    pytest.param(
        [p("A. one;"), p("B. two."), p("All of this ends in May.")],
        """
        subsection A.
          | one;
        subsection B.
          | two.
          | All of this ends in May.
        """,
        id="nothing behind: as far in as it stands",
    ),
    pytest.param(
        [indented("A. one;", 720), indented("B. two.", 720), p("All of this ends in May.")],
        """
        subsection A.
          | one;
        subsection B.
          | two.
        / | All of this ends in May.
        """,
        id="behind an indented list",
    ),
]


@pytest.mark.parametrize(("paragraphs", "expected"), CASES)
def test_where_words_without_a_label_go(paragraphs: list[str], expected: str) -> None:
    assert shown(*paragraphs) == as_outline(expected)


def test_words_between_definitions_that_announce_the_next() -> None:
    lines = ["In Part A:", "NOISE — Any sound.", "It is loud.", "In the rest:", "LEAF — Any leaf."]
    assert shown(*map(p, lines)) == as_outline(
        """
        | In Part A:
        definition
          | <def>NOISE</def> — Any sound.
          | It is loud.
        text
          | In the rest:
        definition
          | <def>LEAF</def> — Any leaf.
        """
    )


def test_words_between_items_in_markdown() -> None:
    data = "## § 9-1. Hours.\n\nIn summer:\n\n- one\n- two\n\nIn winter:\n\n- three\n- four\n"
    assert outline(imported(data.encode(), "x.md").proposal).split("\n")[2:] == [
        "    | In summer:", "    point", "      | one", "    point", "      | two",
        "    text", "      | In winter:", "    point", "      | three", "    point", "      | four",
    ]  # fmt: skip


WORDS = st.sampled_from(["alpha runs.", "beta ends;", "gamma follows:", "delta (see above).", "Epsilon."])
LABELS = st.sampled_from(["", "", "A. ", "B. ", "C. ", "(1) ", "(2) ", "(a) ", "(i) ", "(ii) ", "• "])


@given(st.lists(st.tuples(LABELS, WORDS, st.sampled_from([None, 0, 720, 1440])), min_size=1, max_size=14))
def test_the_order_of_the_page_is_kept(lines: list[tuple[str, str, int | None]]) -> None:
    said = [f"w{at} {words}" for at, (_, words, _) in enumerate(lines)]
    paragraphs = [
        p(label + words) if indent is None else indented(label + words, indent)
        for (label, _, indent), words in zip(lines, said, strict=True)
    ]
    read = imported(word_file(HEAD + "".join(paragraphs)), lenient=True).proposal

    def words_in(provision: Provision) -> list[str]:
        own = [provision.heading] if provision.heading is not None else []
        below = [words for child in provision.children for words in words_in(child)]
        texts = [[block.plain for block in blocks if isinstance(block, Text)] for blocks in (own, provision.body)]
        return [*texts[0], *texts[1], *below, *(b.plain for b in provision.flush if isinstance(b, Text))]

    found = [each for each in " ".join(words_in(read.root)).split() if each[0] == "w"]
    assert found == [each.split()[0] for each in said]
