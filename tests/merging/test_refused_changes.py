"""A proposal without some of its changes."""

from __future__ import annotations

import pytest

from engross.akn import identify
from engross.diff import compare
from engross.errors import EngrossError
from engross.merging import separate_changes, without_changes
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from samples import chapter_of, item, section


def texts(chapter: Chapter) -> list[str]:
    return [f"{p.label} {' '.join(t.words for t in p.texts())}".strip() for p in chapter.walk()]


def old_chapter(*more: Provision) -> Chapter:
    return chapter_of(
        section("1", "Title.", "This chapter is called so."),
        section("2", "Limits.", item("subsection", "A.", "Sixty by day."), item("subsection", "B.", "Fifty by night.")),
        *more,
    )


NEW = chapter_of(
    section("1", "Title.", "This Chapter is called so."),
    section(
        "2",
        "Limits.",
        item("subsection", "A.", "Sixty-five by day."),
        item("subsection", "B.", "Fifty-five by night."),
    ),
    section("4", "Fines.", item("subsection", "A.", "The fine is $100."), item("subsection", "B.", "Each day counts.")),
    day="2025-10-21",
    stage="proposed",
)
OLD = old_chapter(section("3", "Permits.", "A permit is had on request."))


def test_with_every_change_refused_the_text_before_stands_again() -> None:
    comparison = compare(OLD, NEW)
    every = range(len(separate_changes(comparison)))
    assert texts(without_changes(comparison, every)) == texts(OLD)
    assert without_changes(comparison, every).version == NEW.version


def test_with_no_change_refused_it_is_the_proposal() -> None:
    assert without_changes(compare(OLD, NEW), ()) == NEW


def test_each_change_is_refused_by_itself() -> None:
    comparison = compare(OLD, NEW)
    changes = separate_changes(comparison)
    for at, each in enumerate(changes):
        left = identify(without_changes(comparison, [at]))
        still = [(c.change.kind, c.change.either.label) for c in separate_changes(compare(OLD, left))]
        assert still == [(c.change.kind, c.change.either.label) for c in changes if c is not each]


def test_a_repealed_provision_comes_back_to_its_place() -> None:
    base = old_chapter(section("3", "Permits.", "A permit is had on request."), section("4", "Fines.", "As stated."))
    proposal = chapter_of(
        *(each for each in base.root.children if each.number != "68-3"), day="2025-10-21", stage="proposed"
    )
    comparison = compare(base, proposal)
    (repealed,) = separate_changes(comparison)
    assert repealed.whole
    back = without_changes(comparison, [0])
    assert [each.number for each in back.root.children] == ["68-1", "68-2", "68-3", "68-4"]


def test_a_first_provision_that_was_repealed_comes_back_before_the_others() -> None:
    proposal = chapter_of(*OLD.root.children[1:], day="2025-10-21", stage="proposed")
    comparison = compare(OLD, proposal)
    assert texts(without_changes(comparison, [0])) == texts(OLD)


def test_a_move_cannot_be_refused() -> None:
    words = (
        "Whoever plays music out of doors after ten in the evening needs the consent of the neighbors on both sides."
    )
    base = chapter_of(section("1", "Music.", item("subsection", "A.", words)), section("2", "Fines.", "One hundred."))
    moved = chapter_of(
        section("1", "Music."),
        section("2", "Fines.", "One hundred.", item("subsection", "A.", words)),
        day="2025-10-21",
        stage="proposed",
    )
    comparison = compare(base, moved)
    kinds = {each.change.kind: each.refusable for each in separate_changes(comparison)}
    assert kinds.get("moved") is False
    at = next(at for at, each in enumerate(separate_changes(comparison)) if each.change.kind == "moved")
    with pytest.raises(EngrossError, match="reject it in the Word file instead"):
        without_changes(comparison, [at])


def test_a_change_that_is_not_there_is_refused() -> None:
    with pytest.raises(EngrossError, match="change 100 cannot be refused"):
        without_changes(compare(OLD, NEW), [99])
