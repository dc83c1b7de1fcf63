"""What must hold for the citations of any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engross.cite.finding import finder
from engross.cite.finding.finder import find_citations, find_each
from engross.cite.publisher_links import publisher_links

PIECES = st.sampled_from(
    [
        "§",
        "§§ ",
        "Section ",
        "sections ",
        "Chapter ",
        "Article ",
        "Title ",
        "Table ",
        "Note ",
        "subsection ",
        "this ",
        "68-5A",
        "3-152.01",
        "17.32.180",
        "4E",
        "12",
        "IX",
        "(a)",
        "[1]",
        "(1)",
        ", ",
        " and ",
        " through ",
        " of ",
        "of the ",
        "Penal Code",
        "C.G.S.",
        "General Statutes",
        "City Charter",
        "Public Act 24-107",
        "Health and Safety Code",
        "U.S.C.",
        " above",
        ", inclusive",
        " et seq.",
        "\n",
        ". ",
        " ",
        "(commencing with Section 9) of the Vehicle Code",
        "\u00a0",
        "said ",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for citation in find_citations(text):
        assert end <= citation.start < citation.end <= len(text)
        assert citation.words == text[citation.start : citation.end]
        end = citation.end


@given(TEXTS)
def test_published_spans_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for start, stop, _ in publisher_links(find_citations(text)):
        assert end <= start < stop <= len(text)
        end = stop


@given(TEXTS)
def test_the_same_text_gives_the_same_citations(text: str) -> None:
    assert find_citations(text) == find_citations(text)


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join)))
def test_looking_everywhere_finds_no_more(text: str) -> None:
    everywhere = [at for at in range(len(text)) if not (at and text[at - 1 : at + 1].isalpha())]
    assert finder._read(text, everywhere) == find_citations(text)


@given(st.lists(TEXTS, max_size=6))
def test_many_texts_at_once_give_what_each_gives(texts: list[str]) -> None:
    assert find_each(texts) == [find_citations(text) for text in texts]
