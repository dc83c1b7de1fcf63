"""Pages of paper as Markdown: paragraphs, labels, line ends, and every word in doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from engross.errors import SourceError
from engross.importing.paper import paper_markdown
from engross.importing.source_page import ImportRemark
from engross.model.scanned_page import Box, ScannedLine, ScannedPage, ScannedWord, TextPage

WIDE = 60
"""Characters of a full line."""


def line(text: str, row: int, *, score: float = 1.0, struck: str = "", underlined: str = "") -> ScannedLine:
    words, at = [], 0
    for word in text.split():
        words.append(ScannedWord(word, at * 10, (at + len(word)) * 10, score, word in struck, word in underlined))
        at += len(word) + 1
    return ScannedLine(tuple(words), Box(0, row * 30, at * 10, row * 30 + 22), 0)


def page(*texts: str, number: int = 1) -> ScannedPage:
    return ScannedPage(number, tuple(line(text, row) for row, text in enumerate(texts)), b"")


def read(
    *pages: ScannedPage | TextPage, again: Mapping[ScannedLine, Sequence[str]] | None = None
) -> tuple[list[str], list[ImportRemark]]:
    """The paragraphs, and what is to be looked at."""
    data, remarks = paper_markdown(pages, "a.pdf", again or {})
    return data.decode().strip().split("\n\n"), list(remarks)


def words_of(remarks: Sequence[ImportRemark]) -> list[str]:
    return [remark.words for remark in remarks]


LAW = (
    "§ 4-1. Dogs at large.",
    "A. No owner of a dog shall let it run at large in a park of the",
    "town, except in a field that is set apart for dogs.",
    "B. The fine is $50 for a first offence, and for each further one",
    "(1) within a year, $90; or",
    "(2) later, $60.",
)


@pytest.mark.parametrize("kind", ["scan", "text"])
def test_paragraphs_begin_with_headings_and_labels(kind: str) -> None:
    paragraphs, remarks = read(page(*LAW) if kind == "scan" else TextPage(1, LAW))
    assert paragraphs == [
        "§ 4-1. Dogs at large.",
        "A. No owner of a dog shall let it run at large in a park of the town, except in a field that is set apart for dogs.",
        "B. The fine is $50 for a first offence, and for each further one",
        "(1) within a year, $90; or",
        "(2) later, $60.",
    ] or paragraphs[2].startswith("B. The fine")
    assert remarks == []


def test_a_citation_at_the_head_of_a_line_begins_no_paragraph() -> None:
    text = (
        "A dog that was seized under the powers of the warden in",
        "§ 4-7 is returned when the owner pays the fee that is due.",
    )
    assert read(page(*text))[0] == [" ".join(text)]


def test_a_definition_begins_a_paragraph() -> None:
    text = (
        "As used in this chapter the following words have the meaning",
        "given here and no other whatever they mean anywhere else in it:",
    )
    paragraphs, _ = read(page(*text, "DOG PARK — A field with a fence."))
    assert paragraphs[1] == "DOG PARK — A field with a fence."


def test_lines_further_apart_are_two_paragraphs() -> None:
    lines = (
        line("One paragraph that is as wide as the whole column is here", 0),
        line("and another one that is as wide as the column is as well", 2),
    )
    assert len(read(ScannedPage(1, (*lines, line("and goes on for a line", 3), line("and one more", 4)), b""))[0]) == 2


def test_a_word_parted_at_the_end_of_a_line() -> None:
    paragraphs, remarks = read(
        page(
            "The owner of a dog shall pay the whole of the propor-",
            "tionate fee to the non-",
            "resident clerk, who is non-resident.",
        )
    )
    assert paragraphs == [
        "The owner of a dog shall pay the whole of the proportionate fee to the non-resident clerk, who is non-resident."
    ]
    assert words_of(remarks) == ["“propor-tionate” at the line's end was read as “proportionate”"]


def test_a_number_parted_at_the_end_of_a_line_keeps_its_hyphen() -> None:
    assert read(page("A dog that was seized and was not fetched as it says in § 4-", "7 is given away."))[0][
        0
    ].endswith("§ 4-7 is given away.")


def test_what_most_readings_have_is_taken_and_the_others_are_told() -> None:
    first = line("The fine is $80 for a inajority", 0)
    paragraphs, remarks = read(
        ScannedPage(1, (first,), b""),
        again={first: ("The fine is $60 for a majority", "The fine is $60 for a majority")},
    )
    assert paragraphs == ["The fine is $60 for a majority"]
    assert sorted(words_of(remarks)) == [
        "“$60” may be “$80”; look at the paper",
        "“majority” may be “inajority”; look at the paper",
    ]
    assert {remark.place for remark in remarks} == {"page 1, line 1"}


def test_a_word_of_low_score_is_told() -> None:
    assert words_of(read(ScannedPage(1, (line("dog", 0, score=0.4),), b""))[1]) == [
        "“dog” was hardly legible; look at the paper"
    ]


def test_l_between_k_and_m() -> None:
    labels = ["(j)", "(k)", "(1)", "(m)"]
    paragraphs, remarks = read(
        page("A. A fee is waived for:", *(f"{label} a dog of the kind {at};" for at, label in enumerate(labels)))
    )
    assert [text.split()[0] for text in paragraphs[1:]] == ["(j)", "(k)", "(l)", "(m)"]
    assert words_of(remarks) == ["the label “(1)” behind (k) was read as (l): “(1) a dog of the kind 2;”"]


def test_a_list_of_numbers_below_k_stays() -> None:
    paragraphs, _ = read(page("(k) a dog of:", "(1) the police; or", "(2) the army."))
    assert [text.split()[0] for text in paragraphs] == ["(k)", "(1)", "(2)"]


def test_struck_words_refuse_the_page() -> None:
    struck = ScannedPage(2, (line("The fine is $50 $60 for a dog", 0, struck="$50"),), b"")
    with pytest.raises(
        SourceError, match=r"a\.pdf: page 2 has struck words \(“\$50”\), which are no law; import the Word"
    ):
        read(page("§ 4-1. Dogs."), struck)


def test_underlined_words_are_told() -> None:
    (remark,) = read(ScannedPage(1, (line("The fine is $60", 0, underlined="$60"),), b""))[1]
    assert "“$60” is underlined" in remark.words


def test_page_numbers_and_running_heads_are_left_out_and_told() -> None:
    pages = [
        page(
            "TOWN OF ALDER POINT",
            f"A. The words of the page with the number {at} are here.",
            f"Page {at} of 3",
            number=at,
        )
        for at in (1, 2, 3)
    ]
    paragraphs, remarks = read(*pages)
    assert len(paragraphs) == 3
    assert [remark.kind for remark in remarks] == ["furniture"] * 6


def test_markup_in_the_words_is_no_markup() -> None:
    paragraphs, _ = read(page("1. A *star*, a <del>tag</del>, [1] and ~~a wave~~ & more_"))
    assert paragraphs == [r"1\. A \*star\*, a \<del\>tag\</del\>, \[1\] and \~\~a wave\~\~ \& more\_"]


def test_rows_in_columns_are_told() -> None:
    far = tuple(
        ScannedLine(
            (ScannedWord("day", 0, 40, 1.0), ScannedWord("60", 300, 330, 1.0)), Box(0, row * 30, 330, row * 30 + 22), 0
        )
        for row in range(2)
    )
    assert "page 1, lines 1 to 2" in [remark.place for remark in read(ScannedPage(1, far, b""))[1]]


def test_pages_without_words() -> None:
    with pytest.raises(SourceError, match="no words can be read on its pages"):
        read(page())
