"""A picture that one side replaces is as that side has it; one that both replace otherwise is a conflict."""

from __future__ import annotations

from engross.merging.word_merge import joined_parts, merge_words
from pictures import shown


def see(name: str, words: str = "the noise zones") -> tuple[object, ...]:
    return ("See ", (name, words), " here.")


def test_a_picture_that_one_side_replaces_is_that() -> None:
    base, new = shown(*see("map.png")), shown(*see("new.png"))  # type: ignore[arg-type]
    for ours, theirs in ((base, new), (new, base), (new, new)):
        found = merge_words(base, ours, theirs)
        assert not [region for region in found if region.conflict]
        assert joined_parts([region.ours for region in found]) == new


def test_a_picture_that_both_sides_replace_is_a_conflict() -> None:
    base, one, other = (shown(*see(name)) for name in ("map.png", "one.png", "other.png"))  # type: ignore[arg-type]
    assert [region for region in merge_words(base, one, other) if region.conflict]
