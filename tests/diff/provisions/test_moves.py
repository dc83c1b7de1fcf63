"""The lookup by rare words finds every provision that a comparison of each with each would call moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engross.diff import compare
from engross.diff.provisions.moves import candidates
from engross.diff.similarity import bag_of_words, similarity
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from samples import chapter_of, item, section

WORDS = ["noise", "sound", "level", "of", "the", "permit", "fee", "owner", "notice", "day"]
bags = st.lists(st.lists(st.sampled_from(WORDS), max_size=14), max_size=8)


@given(bags, bags)
def test_no_likely_pair_is_passed_over(gone: list[list[str]], come: list[list[str]]) -> None:
    def provisions(texts: list[list[str]]) -> list[Provision]:
        return [Provision("paragraph", f"({n})", body=(Text(" ".join(text)),)) for n, text in enumerate(texts)]

    found = set(candidates(provisions(gone), provisions(come), gone, come))
    for i, one in enumerate(gone):
        for j, other in enumerate(come):
            if min(len(one), len(other)) >= 6 and similarity(bag_of_words(one), bag_of_words(other)) >= 0.8:
                assert (i, j) in found


def test_of_many_a_moved_provision_is_found() -> None:
    fillers = [
        item("subsection", f"{n}.", f"rule number{n} binds owner{n} and tenant{n} of house{n}") for n in range(40)
    ]
    moved = "the permit shall be shown at every door of the building on demand"
    old = chapter_of(section("1", "One", *fillers, item("subsection", "X.", moved)), section("2", "Two", "Words."))
    new = chapter_of(section("1", "One"), section("2", "Two", "Words.", item("subsection", "A.", moved)))
    moves = [(change.kind, change.elsewhere) for change in compare(old, new).changes() if change.elsewhere]
    assert moves == [("moved", "§ 68-2A"), ("moved", "§ 68-1X")]


def test_what_moved_within_what_stays_is_named_by_its_place_on_each_side() -> None:
    moved = "the permit shall be shown at every door of the building on demand"
    inner = item("paragraph", "(1)", moved)
    old = chapter_of(section("1", "One", item("subsection", "A.", "Words here.", inner)), section("2", "Two", "Words."))
    new = chapter_of(section("1", "One", item("subsection", "A.", "Words here.")), section("2", "Two", "Words.", inner))
    moves = [(change.mark, change.elsewhere) for change in compare(old, new).changes() if change.kind == "moved"]
    assert moves == [("deleted", "§ 68-2(1)"), ("inserted", "§ 68-1A(1)")]
