"""Renumbering and repealing: what is done is done in every citation, and the checks find nothing left over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engross.akn import parse_chapter, write_chapter
from engross.amending import Amended, find_provision, renumber, repeal
from engross.checks import CHECKS, run_checks
from engross.diff import compare
from engross.errors import AmbiguousError, NotFoundError
from engross.model.law.chapter import Chapter, Version
from engross.model.law.code import Draft
from engross.model.law.place import places
from engross.model.law.provision import Provision
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import Tag, Text
from faults import citing
from samples import chapter_of, item, section

BROKEN = [
    check for check in CHECKS if check.code[:3] in ("REF", "REN") and check.code not in ("REF005", "REF008", "REF009")
]


def text(words: str, cited: str, href: str) -> Text:
    at = words.index(cited)
    return Text(words, (Tag("ref", at, at + len(cited), href),))


def noise() -> Chapter:
    five = "#chp_68__sec_68-5"
    return chapter_of(
        section(
            "5",
            "Limits.",
            item("subsection", "A.", "By day.", item("paragraph", "(1)", "Indoors."), item("paragraph", "(2)", "Out.")),
            item("subsection", "B.", text("By night, § 68-5A(2) holds.", "§ 68-5A(2)", f"{five}__subsec_A__para_2")),
            item("subsection", "C.", "As Subsections A or B of this section say, or § 68-5B or C."),
        ),
        section("6", "Tests.", text("See § 68-5C, below.", "§ 68-5C", f"{five}__subsec_C"), "Article 5 of 68-5."),
    )


def other() -> Chapter:
    root = chapter_of(
        section(
            "1",
            "x",
            text("See § 68-5B.", "§ 68-5B", "/akn/us-ct-norwalk/act/code/chapter-68~chp_68__sec_68-5__subsec_B"),
        )
    )
    one = replace(root.root.children[0], label="§ 90-1.")
    whole = replace(root.root, label="Chapter 90", children=(one,))
    return replace(root, uri="/akn/us-ct-norwalk/act/code/chapter-90", root=whole)


def words(chapter: Chapter) -> list[str]:
    return [text.plain for provision in chapter.walk() for text in provision.texts()]


def test_a_renumbering_is_done_in_words_and_links_here_and_elsewhere() -> None:
    done = renumber(noise(), [other()], "§ 68-5B", "§ 68-5D")
    (_, new), (_, elsewhere) = done.chapters
    assert [p.label for p in new.root.children[0].children] == ["A.", "D.", "C."]
    assert "As Subsections A or D of this section say, or § 68-5D or C." in words(new)
    reference = elsewhere.root.children[0].body[0]
    assert isinstance(reference, Text)
    assert reference.plain == "See § 68-5D."
    assert reference.tags[0].value.endswith("~chp_68__sec_68-5__subsec_D")
    assert done.actions == (
        "§ 68-5C: “B” → “D”",
        "§ 68-5C: “§ 68-5B” → “§ 68-5D”",
        "§ 90-1: “§ 68-5B” → “§ 68-5D”",
    )


def test_a_section_and_a_table_are_renumbered() -> None:
    new = renumber(noise(), [], "68-5", "68-9").chapters[0][1]
    assert new.root.children[0].label == "§ 68-9."
    assert "By night, § 68-9A(2) holds." in words(new)
    assert "As Subsections A or B of this section say, or § 68-9B or C." in words(new)
    limits = Table((Text("Table 2"), Text("Limits")), (Row((Cell((Text("55"),)),)),))
    tabled = chapter_of(section("1", "Limits.", text("See Table 2.", "Table 2", "#chp_68__sec_68-1__table_2"), limits))
    done = renumber(tabled, [], "Table 2", "Table 1").chapters[0][1]
    assert words(done)[2:5] == ["See Table 1.", "Table 1", "Limits"]
    assert done.root.children[0].body[0].tags[0].value == "#chp_68__sec_68-1__table_1"  # type: ignore[union-attr]


def test_a_repeal_closes_the_gap_and_lists_what_still_cites_it() -> None:
    done = repeal(noise(), [other()], "68-5B")
    (_, new), (_, elsewhere) = done.chapters
    assert [p.label for p in new.root.children[0].children] == ["A.", "B."]
    assert "See § 68-5B, below." in words(new)
    assert len(done.left) == 3
    assert "§ 90-1: “§ 68-5B” is repealed; strike the citation or cite another" in done.left
    assert not any(tag.kind == "ref" for text in elsewhere.root.children[0].texts() for tag in text.tags)
    assert done.actions[:2] == ("§ 68-5B is repealed", "§ 68-5C is § 68-5B now")


def test_a_repealed_section_keeps_its_number() -> None:
    done = repeal(noise(), [], "68-5")
    shell = done.chapters[0][1].root.children[0]
    assert (shell.label, shell.status, shell.children) == ("§ 68-5.", "repealed", ())
    assert [p.number for p in done.chapters[0][1].sections()] == ["68-5", "68-6"]
    assert done.left


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("68-5A", "68-5B", "B. is taken"),
        ("68-5A", "68-6A", "stands elsewhere"),
        ("68-7", "68-8", "has no '68-7'"),
        ("68-5", "68-6", "§ 68-6. is taken"),
        ("68-5", "68-²", "cannot be read as the number of § 68-²"),
        ("68-5", "68-7 or 8", "cannot be read as the number of"),
        ("68-5", 'x"y', "cannot be read as the number of"),
        ("68-5A or C", "D", "has no '68-5A or C'"),
        ("68-5", "A", "'A' is no number of a section beside § 68-5. here; write it as 68-…"),
        ("68-5", "69-1", "write it as 68-…"),
        ("68-5", "68-A", "'68-A' is numbered otherwise than § 68-5. and those beside it"),
        ("68-5A", "1", "'1' is numbered otherwise than A. and those beside it"),
        ("68-5A", "d", "number it as they are"),
        ("68-5", "68-5", "'68-5' has this number already"),
        ("68-5A", "A", "has this number already"),
    ],
)
def test_what_cannot_be_done_is_said(old: str, new: str, said: str) -> None:
    with pytest.raises(NotFoundError, match=said):
        renumber(noise(), [], old, new)


@pytest.mark.parametrize("words", ["68-5 to 68-6", "68-5A or C", "68-5²", "68-5A, but not B", "§ 68-5 and § 68-6"])
def test_more_than_one_citation_names_no_provision(words: str) -> None:
    with pytest.raises(NotFoundError, match=r"cite it as the text would"):
        repeal(noise(), [], words)


@pytest.mark.parametrize(
    "words", ["68-5B", "68-5 B", "§ 68-5B.", "§68-5 B", "Section 68-5B of this chapter", "subsection B of section 68-5"]
)
def test_a_provision_is_named_with_blanks_and_signs_or_without(words: str) -> None:
    named = find_provision(noise(), words)
    assert isinstance(named, Provision)
    assert (named.level, named.number) == ("subsection", "B")


def broken(old: Chapter, new: Chapter) -> Counter[tuple[str, str]]:
    draft = Draft(new, "a", compare(old, new))
    return Counter((one.eid, one.words) for one in run_checks([draft], {}, BROKEN))


def proposal(chapter: Chapter) -> Chapter:
    return replace(chapter, version=Version(date(2025, 10, 21), "proposed"))


@given(st.data())
def test_after_a_renumbering_no_citation_breaks_or_changes_its_meaning(data: st.DataObject) -> None:
    old = data.draw(citing())
    target = data.draw(st.sampled_from([p for p in old.walk() if p.level != "chapter"]))
    number = {"section": "68-99", "subsection": "Z", "paragraph": "99"}[target.level]
    new = renumber(proposal(old), [], target.eid, number).chapters[0][1]
    assert not _new(old, new)
    assert parse_chapter(write_chapter(new), "a.xml") == new


def _new(old: Chapter, new: Chapter) -> Counter[str]:
    """The words that are found now and were not before, counted without regard to where they stand."""
    now, before = broken(old, new), broken(old, proposal(old))
    return Counter(words for (_, words), n in now.items() for _ in range(n)) - Counter(
        words for (_, words), n in before.items() for _ in range(n)
    )


@given(st.data())
def test_after_a_repeal_only_what_is_listed_is_left(data: st.DataObject) -> None:
    old = data.draw(citing())
    target = data.draw(st.sampled_from([p for p in old.walk() if p.level in ("subsection", "paragraph")]))
    assume(len(list(old.walk())) > 3)
    done = repeal(proposal(old), [], target.eid)
    left = Counter(line.split("“")[1].split("”")[0] for line in done.left)
    assert not _new(old, done.chapters[0][1]) - left


def test_a_provision_is_found_by_citation_and_by_eid() -> None:
    chapter = noise()
    there = places(chapter)
    for wanted in ("68-5A(2)", "§ 68-5A(2)", "chp_68__sec_68-5__subsec_A__para_2"):
        assert there[find_provision(chapter, wanted).eid] == "§ 68-5A(2)"


def twice() -> Chapter:
    """A section in which the label A. stands twice."""
    return chapter_of(
        section(
            "5",
            "Limits.",
            item("subsection", "A.", "By day."),
            item("subsection", "A.", "By night."),
            item("subsection", "B.", "As § 68-5A and § 68-5B say."),
            item("subsection", "C.", text("See § 68-5A.", "§ 68-5A", "#chp_68__sec_68-5__subsec_A_2")),
            item("subsection", "E.", text("See § 68-5A.", "§ 68-5A", "#chp_68__sec_68-5__subsec_A")),
        )
    )


@pytest.mark.parametrize("act", [lambda one, old: renumber(one, [], old, "D"), lambda one, old: repeal(one, [], old)])
def test_a_label_that_stands_twice_is_named_by_its_place(act: Callable[[Chapter, str], Amended]) -> None:
    with pytest.raises(
        AmbiguousError, match=r"2 provisions are cited as 68-5A; name one of 68-5A \(1 of 2\), 68-5A \(2 of 2\)"
    ):
        act(twice(), "68-5A")
    for wrong in ("68-5A (3 of 3)", "68-5A (3 of 2)", "68-5B (1 of 2)"):
        with pytest.raises(NotFoundError):
            act(twice(), wrong)
    made = act(twice(), "68-5A (2 of 2)")
    words = [each.body[0].plain for each in made.chapters[0][1].walk() if each.label == "A."]  # type: ignore[union-attr]
    assert words == ["By day."]
    assert made.left[0] == "§ 68-5B: “§ 68-5A” is that of several provisions; write the one that is meant"
    assert find_provision(twice(), "§ 68-5A (1 of 2 so cited)").body[0].plain == "By day."  # type: ignore[union-attr]


def test_markup_says_which_of_two_that_are_so_cited_is_meant() -> None:
    made = renumber(twice(), [], "68-5A (2 of 2)", "D")
    words = [each.body[0].plain for each in made.chapters[0][1].walk() if each.label in ("C.", "E.")]  # type: ignore[union-attr]
    assert words == ["See § 68-5D.", "See § 68-5A."]
    assert made.actions == ("§ 68-5C: “§ 68-5A” → “§ 68-5D”",)


def test_a_citation_of_a_number_that_two_chapters_have_is_left_unless_a_link_says_which() -> None:
    """Both were changed, whichever of the two was meant."""
    linked = "/akn/us-ct-norwalk/act/code/chapter-68~chp_68__sec_68-5__subsec_B"
    citing = section("1", "x", "See § 68-5B, and Subsection A of § 68-5.", text("As § 68-5B is.", "§ 68-5B", linked))
    third = replace(other(), root=replace(other().root, children=(replace(citing, label="§ 90-1."),)))
    twin = replace(noise(), uri="/akn/us-ct-norwalk/act/code/title-2-chapter-68")
    done = renumber(noise(), [twin, third], "§ 68-5B", "§ 68-5D")
    changed = {chapter.uri: words(new) for chapter, new in done.chapters}
    assert set(changed) == {noise().uri, third.uri}
    assert "See § 68-5B, and Subsection A of § 68-5." in changed[third.uri]
    assert "As § 68-5D is." in changed[third.uri]
    assert done.left == ("§ 90-1: “§ 68-5B” may be of another chapter of that number; see which",)
