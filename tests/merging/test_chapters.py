"""Two drafts of one chapter into one: provisions, their order, their labels, what meets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engross.akn import identify, parse_chapter, write_chapter
from engross.errors import NotFoundError
from engross.merging import merge_chapters
from engross.model.comparison.conflict import Merged, Take
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Tag, Text
from samples import chapter_of, definition, item, section
from text_between import between

A = item("subsection", "A.", "The limit is 70 dBA at the line of the lot.")
B = item("subsection", "B.", "The permit of the director lasts for thirty days.")
C = item("subsection", "C.", "Whoever breaks this section pays one hundred dollars.")
PURPOSE = section("3", "Purpose.", "This chapter protects the quiet of the city by day and night.")


def limits(*parts: Provision | str) -> Provision:
    return section("5", "Limits.", *parts)


def chapter(*sections: Provision) -> Chapter:
    return chapter_of(*sections, day="2026-03-01", stage="proposed")


BASE = chapter(PURPOSE, limits(A, B, C))


def amended(label: str, words: str) -> Provision:
    return item("subsection", label, words)


def lines(made: Chapter) -> list[str]:
    return [f"{each.label} {each.head()[0].words}".strip() for each in made.walk()][1:]


def merge(ours: Chapter, theirs: Chapter, takes: dict[str, Take] | None = None) -> Merged:
    return merge_chapters(BASE, ours, theirs, takes)


A60 = amended("A.", "The limit is 60 dBA at the line of the lot.")
A65 = amended("A.", "The limit is 65 dBA at the line of the lot.")


def test_what_each_changed_is_in_the_merged_text() -> None:
    theirs = chapter(PURPOSE, limits(A, amended("B.", "The permit of the director lasts for sixty days."), C))
    made = merge(chapter(PURPOSE, limits(A60, B, C)), theirs)
    assert made.conflicts == ()
    assert lines(made.chapter)[2:] == [
        "A. The limit is 60 dBA at the line of the lot.",
        "B. The permit of the director lasts for sixty days.",
        "C. Whoever breaks this section pays one hundred dollars.",
    ]


def test_one_repeals_and_renumbers_while_the_other_amends_what_follows() -> None:
    ours = chapter(PURPOSE, limits(A, replace(C, label="B.")))
    theirs = chapter(PURPOSE, limits(A, B, amended("C.", "Whoever breaks this section pays two hundred dollars.")))
    for made in (merge(ours, theirs), merge(theirs, ours)):
        assert made.conflicts == ()
        assert lines(made.chapter)[3:] == ["B. Whoever breaks this section pays two hundred dollars."]


def test_a_provision_that_one_moved_is_amended_where_it_went() -> None:
    moved = chapter(section("3", "Purpose.", *PURPOSE.body, replace(B, label="A.")), limits(A, replace(C, label="B.")))
    theirs = chapter(PURPOSE, limits(A, amended("B.", "The permit of the director lasts for sixty days."), C))
    for made in (merge(moved, theirs), merge(theirs, moved)):
        assert made.conflicts == ()
        assert lines(made.chapter) == [
            "§ 68-3. Purpose.",
            "A. The permit of the director lasts for sixty days.",
            "§ 68-5. Limits.",
            "A. The limit is 70 dBA at the line of the lot.",
            "B. Whoever breaks this section pays one hundred dollars.",
        ]


def test_two_amendments_of_the_same_words_show_three_texts() -> None:
    made = merge(chapter(PURPOSE, limits(A60, B, C)), chapter(PURPOSE, limits(A65, B, C)))
    (conflict,) = made.conflicts
    assert (conflict.place, conflict.kind, conflict.met) == ("§ 68-5A", "words", (("70", "60", "65"),))
    assert conflict.theirs == "The limit is 65 dBA at the line of the lot."


@pytest.mark.parametrize(
    ("take", "words"),
    [("ours", "60 dBA at"), ("theirs", "65 dBA at"), ("both", "60 65 dBA at")],
)
def test_a_conflict_is_resolved_as_asked(take: Take, words: str) -> None:
    ours, theirs = chapter(PURPOSE, limits(A60, B, C)), chapter(PURPOSE, limits(A65, B, C))
    for takes in ({"§ 68-5A": take}, {"": take}):
        made = merge(ours, theirs, takes)
        assert (made.conflicts, len(made.resolved)) == ((), 1)
        assert words in lines(made.chapter)[2]


def test_a_place_without_a_conflict_cannot_be_taken() -> None:
    with pytest.raises(NotFoundError, match=r"'§ 68-9' has no conflict to resolve; there are: § 68-5A"):
        merge(chapter(PURPOSE, limits(A60, B, C)), chapter(PURPOSE, limits(A65, B, C)), {"§ 68-9": "ours"})


@pytest.mark.parametrize(("take", "there"), [("ours", False), ("theirs", True), ("both", True), (None, True)])
def test_a_repeal_and_an_amendment_of_one_provision_are_a_conflict(take: Take | None, there: bool) -> None:
    made = merge(chapter(PURPOSE, limits(B, C)), chapter(PURPOSE, limits(A60, B, C)), {"": take} if take else None)
    found = made.conflicts or made.resolved
    assert [(each.place, each.kind, each.ours) for each in found] == [("§ 68-5A", "repealed", "")]
    assert any("60 dBA" in line for line in lines(made.chapter)) is there


def test_what_both_added_alike_is_there_once() -> None:
    d = amended("D.", "The director keeps a register of permits.")
    both = chapter(PURPOSE, limits(A, B, C, d))
    assert merge(both, both).chapter == identify(both)
    made = merge(both, chapter(PURPOSE, limits(A60, B, C, d)))
    assert (made.conflicts, len(lines(made.chapter))) == ((), 6)


def test_one_label_for_two_added_provisions_is_a_conflict() -> None:
    ours = chapter(PURPOSE, limits(A, B, C, amended("D.", "The director keeps a register of permits.")))
    theirs = chapter(PURPOSE, limits(A, B, C, amended("D.", "Bells of churches are not noise under this section.")))
    (conflict,) = merge(ours, theirs).conflicts
    assert (conflict.place, conflict.base) == ("§ 68-5D", "")


def test_sections_that_both_added_stand_by_their_numbers() -> None:
    six, seven = section("6", "Bells.", "Bells may ring."), section("7", "Dogs.", "Dogs may bark at noon.")
    for one, other in ((six, seven), (seven, six)):
        made = merge(chapter(PURPOSE, limits(A, B, C), one), chapter(PURPOSE, limits(A, B, C), other))
        assert made.conflicts == ()
        assert [each.number for each in made.chapter.sections()] == ["68-3", "68-5", "68-6", "68-7"]


def test_definitions_that_both_added_stand_by_the_alphabet() -> None:
    base = chapter(section("3", "Definitions.", "In this chapter:", definition("NOISE", "any sound.")))
    dog, lot = definition("DOG", "any dog."), definition("LOT", "a parcel.")
    noise = definition("NOISE", "any sound.")
    ours = chapter(section("3", "Definitions.", "In this chapter:", dog, noise))
    theirs = chapter(section("3", "Definitions.", "In this chapter:", lot, noise))
    for made in (merge_chapters(base, ours, theirs), merge_chapters(base, theirs, ours)):
        assert made.conflicts == ()
        assert [each.terms for each in made.chapter.walk() if each.terms] == [("DOG",), ("LOT",), ("NOISE",)]


def test_a_reference_leads_to_its_provision_under_its_new_number() -> None:
    def law(*parts: Provision, target: str) -> Chapter:
        cited = Text("See subsection C.", (Tag("ref", 4, 16, f"#chp_68__sec_68-5__subsec_{target}"),))
        return chapter(Provision("section", "§ 68-3.", Text("Purpose."), (cited,)), limits(*parts))

    base = law(A, B, C, target="C")
    ours = law(A, replace(C, label="B.", wid="chp_68__sec_68-5__subsec_C"), target="B")
    theirs = law(A60, B, C, target="C")
    made = merge_chapters(base, ours, theirs)
    assert made.conflicts == ()
    tag = next(made.chapter.sections()).body[0].tags[0]  # type: ignore[union-attr]
    target = next(each for each in made.chapter.walk() if f"#{each.eid}" == tag.value)
    assert (target.label, target.body) == ("B.", C.body)


def test_cells_of_one_table_are_merged_and_two_forms_of_it_are_a_conflict() -> None:
    def law(*cells: str) -> Chapter:
        rows = tuple(Row((Cell((Text(name),)), Cell((Text(words),)))) for name, words in zip("ab", cells, strict=False))
        return chapter(section("5", "Limits.", Table((Text("Table 1"), Text("Limits")), rows)))

    base = law("70 dBA", "60 dBA")
    made = merge_chapters(base, law("65 dBA", "60 dBA"), law("70 dBA", "55 dBA"))
    assert (made.conflicts, made.chapter.root) == ((), identify(law("65 dBA", "55 dBA")).root)
    (conflict,) = merge_chapters(base, law("65 dBA", "60 dBA"), law("70 dBA")).conflicts
    assert conflict.kind == "table"


def test_labels_that_stand_twice_are_named_by_their_place() -> None:
    twice = item("subsection", "A.", "Owners of dogs keep them quiet after ten in the evening.")
    base = chapter(limits(A, twice))
    one, other = (
        item("subsection", "A.", f"Owners of dogs keep them quiet after {hour} in the evening.")
        for hour in ("nine", "eight")
    )
    (conflict,) = merge_chapters(base, chapter(limits(A, one)), chapter(limits(A, other))).conflicts
    assert conflict.place == "§ 68-5A (2 of 2)"


def test_a_merged_chapter_is_read_back_as_it_was_written() -> None:
    made = merge(chapter(PURPOSE, limits(A60, B, C)), chapter(PURPOSE, limits(A, replace(C, label="B."))))
    assert parse_chapter(write_chapter(made.chapter), "a.xml") == made.chapter


def test_text_that_stands_between_no_two_items_any_more_is_behind_what_is_left() -> None:
    words = between("These two hold at any hour.")
    base = chapter(limits(A, words, B))
    made = merge_chapters(base, chapter(limits(A, words)), chapter(limits(A60, words, B)))
    assert made.conflicts == ()
    (held,) = made.chapter.sections()
    assert [child.label for child in held.children] == ["A."]
    assert [block.words for block in held.flush if isinstance(block, Text)] == ["These two hold at any hour."]


def test_a_conflict_in_such_text_is_at_the_provision_that_holds_it() -> None:
    base = chapter(limits(A, between("These two hold at any hour."), B))
    ours = chapter(limits(A, between("These two hold at night.")))
    theirs = chapter(limits(A, between("These two hold by day."), B))
    made = merge_chapters(base, ours, theirs)
    assert made.conflicts
    eids = {each.eid for each in made.chapter.walk()}
    assert {each.eid for each in made.conflicts} <= eids
