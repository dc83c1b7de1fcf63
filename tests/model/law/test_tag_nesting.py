from __future__ import annotations

from engross.model.law.tag_nesting import nested
from engross.model.law.text import Tag


def test_tags_over_the_same_words_have_one_order() -> None:
    bold, italic, ref = Tag("b", 0, 4), Tag("i", 0, 4), Tag("ref", 0, 4, "#a")
    assert nested((italic, bold, ref)) == nested((ref, bold, italic)) == (ref, bold, italic)


def test_a_longer_tag_is_outside_whatever_its_kind() -> None:
    bold, ref = Tag("b", 0, 9), Tag("ref", 0, 4, "#a")
    assert nested((ref, bold)) == (bold, ref)


def test_of_two_that_cross_the_look_is_cut_and_not_the_reference() -> None:
    assert nested((Tag("b", 0, 5), Tag("ref", 3, 9, "#a"))) == (Tag("b", 0, 3), Tag("ref", 3, 9, "#a"), Tag("b", 3, 5))
    assert nested((Tag("ref", 0, 5, "#a"), Tag("i", 3, 9))) == (Tag("ref", 0, 5, "#a"), Tag("i", 3, 5), Tag("i", 5, 9))


def test_one_that_crosses_two_is_cut_at_both() -> None:
    made = nested((Tag("ref", 0, 4, "#a"), Tag("ref", 6, 9, "#b"), Tag("u", 2, 8)))
    assert [(tag.start, tag.end) for tag in made if tag.kind == "u"] == [(2, 4), (4, 6), (6, 8)]


def test_the_same_tag_twice_is_one_and_a_look_of_nothing_none() -> None:
    assert nested((Tag("b", 0, 4), Tag("b", 0, 4), Tag("i", 2, 2))) == (Tag("b", 0, 4),)
    assert nested((Tag("ref", 2, 2, "#a"),)) == (Tag("ref", 2, 2, "#a"),)
