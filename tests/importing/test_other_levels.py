"""A numbered item read at another level: its words in their order, its place another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.akn import identify
from engross.errors import NotFoundError
from engross.importing.assembly.other_levels import LevelMove, level_readings, with_other_level
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from samples import chapter_of, item, section


def sample() -> Chapter:
    """§ 1-5: A., with (1) and (2), below (2) (a); B."""
    inner = item("subparagraph", "(a)", "Of noise.")
    first = item(
        "subsection", "A.", "One.", item("paragraph", "(1)", "Two."), item("paragraph", "(2)", "Three.", inner)
    )
    return identify(chapter_of(section("5", "Limits.", first, item("subsection", "B.", "Four."))))


def outline(chapter: Chapter) -> list[tuple[str, str]]:
    return [(each.level, each.label) for each in chapter.walk() if each.label and each.level != "chapter"]


def eid_of(chapter: Chapter, label: str) -> str:
    return next(each.eid for each in chapter.walk() if each.label == label)


def words(chapter: Chapter) -> list[tuple[str, str]]:
    def of(each: Provision) -> str:
        return " ".join(text.words for text in each.texts())

    return [(each.label, of(each)) for each in chapter.walk()]


def test_an_item_is_read_further_in() -> None:
    made = with_other_level(sample(), eid_of(sample(), "B."), "in")
    assert outline(made)[-1] == ("paragraph", "B.")
    assert eid_of(made, "B.").startswith(f"{eid_of(made, 'A.')}__")


def test_an_item_is_read_further_out_with_what_follows_it_and_what_it_holds() -> None:
    made = with_other_level(sample(), eid_of(sample(), "(1)"), "out")
    assert outline(made)[1:] == [
        ("subsection", "A."),
        ("subsection", "(1)"),
        ("subsection", "(2)"),
        ("paragraph", "(a)"),
        ("subsection", "B."),
    ]


def test_what_an_item_can_be_is_told_in_words() -> None:
    found = level_readings(sample(), {eid_of(sample(), "(2)")})
    others = (("out", "subsection, beside A."), ("in", "subparagraph of (1)"))
    assert [(each.read_as, each.others) for each in found] == [("paragraph of A.", others)]
    assert found[0].place.endswith("A. (2)")
    assert found[0].words == "Three."


def test_a_label_of_two_forms_is_a_guess_and_others_are_none() -> None:
    letters = [item("subparagraph", f"({letter})", "x.") for letter in "ghi"]
    listed = item("paragraph", "(1)", "y.", *letters)
    chapter = identify(chapter_of(section("5", "Limits.", item("subsection", "A.", "z.", listed))))
    assert [each.place[-3:] for each in level_readings(chapter, ())] == ["(i)"]


def test_what_cannot_be_read_so_is_refused() -> None:
    chapter = sample()
    for label, move in (("A.", "out"), ("A.", "in"), ("(1)", "in")):
        with pytest.raises(NotFoundError, match="cannot be read so"):
            with_other_level(chapter, eid_of(chapter, label), move)  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["out", "in"])), max_size=6))
def test_no_word_is_lost_and_none_changes_its_place(moves: list[tuple[int, LevelMove]]) -> None:
    chapter = sample()
    for at, move in moves:
        items = [each for each in chapter.walk() if each.label and each.level not in ("chapter", "section")]
        try:
            chapter = with_other_level(chapter, items[at % len(items)].eid, move)
        except NotFoundError:
            continue
    assert words(chapter) == words(sample())
    assert len({each.eid for each in chapter.walk()}) == sum(1 for _ in chapter.walk())
