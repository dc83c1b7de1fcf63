"""A provision that became several, or several that became one: its words are kept, in both directions, in every format."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.building.redlines import redline_bytes, verify
from engross.checks.analysis.provision_history import provision_history
from engross.compose import clean_copy, redline, summary_json, summary_lines
from engross.diff import compare
from engross.importing.tracked_text import tracked_text
from engross.model.comparison.comparison import Comparison
from engross.model.law.provision import Provision
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.text import Note, Text
from engross.model.publication.accepted_text import side_text
from parted import BIRDS, CATS, DOGS, FINE, ONE, TWO, a, sections
from samples import chapter_of, definition, item, section


def compared(old: Provision | tuple[Provision, ...], new: Provision | tuple[Provision, ...]) -> Comparison:
    olds, news = (side if isinstance(side, tuple) else (side,) for side in (old, new))
    return compare(chapter_of(*olds), chapter_of(*news, day="2025-10-21", stage="proposed"))


def kinds(comparison: Comparison) -> list[tuple[str, str, str]]:
    return [(c.kind, (c.old.label if c.old else ""), (c.new.label if c.new else "")) for c in comparison.changes()]


def holds(comparison: Comparison) -> None:
    """Both sides of the page and of the Word file are the clean copies of both versions."""
    page = redline(comparison)
    assert list(side_text(page.blocks, "old")) == list(side_text(clean_copy(comparison.old).blocks, "old"))
    assert list(side_text(page.blocks, "new")) == list(side_text(clean_copy(comparison.new).blocks, "new"))
    verify(page, redline_bytes(comparison, "docx"))


def struck_and_typed(comparison: Comparison) -> tuple[str, str]:
    text = redline_bytes(comparison, "txt").decode()
    law = re.sub(r"\s+", " ", text.partition("added.")[2].rpartition("=" * 78)[0])
    return " ".join(re.findall(r"\[-(.*?)-\]", law)), " ".join(re.findall(r"\{\+(.*?)\+\}", law))


def test_a_split_keeps_its_words_and_names_both_parts() -> None:
    comparison = compared(ONE, TWO)
    holds(comparison)
    assert kinds(comparison) == [
        ("split", "A.", "A."),
        ("split", "", "B."),
        ("renumbered", "B.", "C."),
        ("renumbered", "C.", "D."),
    ]
    gone, come = struck_and_typed(comparison)
    assert gone == ", and the B. C."
    assert come == ".¶ B. The C. D."
    first, second = summary_lines(comparison.root, comparison.new.hierarchy).lines[:2]
    assert first.words.startswith("Split; its words go on in § 68-1B. ")
    assert second.words.startswith("Split; its words come from § 68-1A. ")


def test_a_join_keeps_its_words_and_names_both_parts() -> None:
    comparison = compared(TWO, ONE)
    holds(comparison)
    assert [kind for kind, _, _ in kinds(comparison)] == ["joined", "joined", "renumbered", "renumbered"]
    gone, come = struck_and_typed(comparison)
    assert gone == ". ¶ B. The C. D."
    assert come == ", and the B. C."
    first, second = summary_lines(comparison.root, comparison.new.hierarchy).lines[:2]
    assert (first.place, second.place) == ("§ 68-1A", "§ 68-1B of the old text")
    assert "Joined with § 68-1B." in first.words
    assert "Joined to § 68-1A." in second.words


@pytest.mark.parametrize(("old", "new", "kind"), [(ONE, TWO, "split"), (TWO, ONE, "joined")])
def test_json_has_a_change_for_each_part(old: Provision, new: Provision, kind: str) -> None:
    changes = summary_json(compared(old, new))["changes"]
    parts = [change for change in changes if change["kind"] == kind]  # type: ignore[attr-defined]
    assert len(parts) == 2
    for part in parts:
        assert "".join(words for sign, words in part["ops"] if sign != "+") == part["old"]
        assert "".join(words for sign, words in part["ops"] if sign != "-") == part["new"]
        assert part["elsewhere"].startswith("§ 68-1")


@pytest.mark.parametrize("format_name", ["txt", "md", "html", "pdf"])
def test_formats_without_tracked_ends_show_the_sign_of_a_paragraph(format_name: str) -> None:
    made = redline_bytes(compared(ONE, TWO), format_name)
    if format_name != "pdf":
        assert "¶" in made.decode()
        assert "¶" not in redline_bytes(compared(ONE, ONE), format_name).decode()
    else:
        assert made.startswith(b"%PDF")


def test_in_word_the_mark_of_the_paragraph_is_inserted() -> None:
    data = redline_bytes(compared(ONE, TWO), "docx")
    old, new = ([part.words for part in tracked_text(data, side)] for side in ("old", "new"))  # type: ignore[arg-type,union-attr]
    assert f"A.\t{DOGS}, and {FINE}." in old
    assert [f"A.\t{DOGS}.", f"B.\t{FINE.capitalize()}."] == new[-4:-2]


def test_items_below_go_with_the_part_that_has_them() -> None:
    below = (item("paragraph", "(1)", "on weekdays, thirty dollars;"), item("paragraph", "(2)", "else, fifty dollars."))
    old = sections(a("A.", f"{DOGS}; {FINE}:", *below), a("B.", CATS))
    new = sections(a("A.", f"{DOGS};"), a("B.", f"{FINE}:", *below), a("C.", CATS))
    for one, other in ((old, new), (new, old)):
        comparison = compared(one, other)
        holds(comparison)
        assert not [c for c in comparison.changes() if c.kind in ("added", "repealed", "moved")]


def test_a_section_is_split_between_its_subsections() -> None:
    items = (a("A.", f"{DOGS}."), a("B.", f"{FINE}."), a("C.", CATS), a("D.", BIRDS))
    old = (section("1", "Animals.", *items), section("3", "Fees.", "A fee is due for each permit."))
    new = (
        section("1", "Animals.", *items[:2]),
        section("2", "Cats and birds.", a("A.", CATS), a("B.", BIRDS)),
        section("3", "Fees.", "A fee is due for each permit."),
    )
    for one, other in ((old, new), (new, old)):
        comparison = compared(one, other)
        holds(comparison)
        assert {kind for kind, _, _ in kinds(comparison)} <= {"split", "joined", "renumbered"}


def test_two_paragraphs_become_two_items_without_a_sign() -> None:
    comparison = compared(
        sections(a("A.", f"{DOGS}.", f"{FINE}."), a("B.", CATS)),
        sections(a("A.", f"{DOGS}."), a("B.", f"{FINE}."), a("C.", CATS)),
    )
    holds(comparison)
    assert struck_and_typed(comparison) == ("B.", "B. C.")


NOTED = ProvisionNote("history", Text("Amended 1-1-2020 by Ord. No. 5"))
LATER = ProvisionNote("history", Text("Added 2-2-2025 by Ord. No. 9"))


@pytest.mark.parametrize(
    ("whole", "first", "second"),
    [
        ((NOTED,), (NOTED,), ()),
        ((NOTED,), (), (NOTED,)),
        ((NOTED,), (NOTED,), (LATER,)),
        ((NOTED,), (NOTED, LATER), (LATER,)),
        ((), (), (LATER,)),
        ((), (LATER,), ()),
    ],
)
def test_provisions_with_history_are_split_and_joined(
    whole: tuple[ProvisionNote, ...], first: tuple[ProvisionNote, ...], second: tuple[ProvisionNote, ...]
) -> None:
    one = sections(replace(ONE.children[0], notes=whole), *ONE.children[1:])
    two = sections(replace(TWO.children[0], notes=first), replace(TWO.children[1], notes=second), *TWO.children[2:])
    for old, new, kind in ((one, two, "split"), (two, one, "joined")):
        comparison = compared(old, new)
        holds(comparison)
        assert [found for found, _, _ in kinds(comparison)][:2] == [kind, kind]


def test_sections_with_history_are_split_and_joined() -> None:
    items = (a("A.", f"{DOGS}."), a("B.", f"{FINE}."), a("C.", CATS), a("D.", BIRDS))
    old = (replace(section("1", "Animals.", *items), notes=(NOTED,)),)
    new = (
        replace(section("1", "Animals.", *items[:2]), notes=(NOTED,)),
        replace(section("2", "Cats and birds.", a("A.", CATS), a("B.", BIRDS)), notes=(LATER,)),
    )
    for one, other, kind in ((old, new, "split"), (new, old, "joined")):
        comparison = compared(one, other)
        holds(comparison)
        assert {kind} < {found for found, _, _ in kinds(comparison)}


def test_a_footnote_goes_with_the_words_that_it_is_anchored_to() -> None:
    note = Note("1", "footnote", (Text("See the map."),))
    words = Text(f"{DOGS}, and {FINE}\ufffc.", (), (note,))
    old = sections(a("A.", words), a("B.", CATS))
    new = sections(a("A.", f"{DOGS}."), a("B.", Text(f"{FINE.capitalize()}\ufffc.", (), (note,))), a("C.", CATS))
    for one, other, kind in ((old, new, "split"), (new, old, "joined")):
        comparison = compared(one, other)
        holds(comparison)
        assert [found for found, _, _ in kinds(comparison)][:2] == [kind, kind]


def test_a_definition_is_split_into_two_and_two_are_joined() -> None:
    old = sections(definition("DOG", f"{DOGS}. OWNER — {FINE}."), definition("ZOO", CATS))
    new = sections(definition("DOG", f"{DOGS}."), definition("OWNER", f"{FINE}."), definition("ZOO", CATS))
    for one, other, kind in ((old, new, "split"), (new, old, "joined")):
        comparison = compared(one, other)
        holds(comparison)
        assert [found for found, _, _ in kinds(comparison)] == [kind, kind]
        gone, come = struck_and_typed(comparison)
        assert DOGS not in gone + come
        assert FINE not in gone + come


def test_three_parts() -> None:
    old = sections(a("A.", f"{DOGS}; {FINE}; {CATS}"), a("B.", BIRDS))
    new = sections(a("A.", f"{DOGS};"), a("B.", f"{FINE};"), a("C.", CATS), a("D.", BIRDS))
    comparison = compared(old, new)
    holds(comparison)
    assert [kind for kind, _, _ in kinds(comparison)] == ["split", "split", "split", "renumbered"]
    first = next(iter(comparison.changes()))
    assert first.elsewhere == "§ 68-1B, § 68-1C"


def test_what_only_shares_some_words_is_an_amendment_and_an_addition() -> None:
    new = sections(
        a("A.", f"{DOGS}."), a("B.", "A fine is due to the clerk within ten days."), a("C.", CATS), a("D.", BIRDS)
    )
    assert [kind for kind, _, _ in kinds(compared(ONE, new))][:2] == ["amended", "added"]


def test_a_provision_that_went_on_with_all_its_words_was_not_joined_with_one_like_it() -> None:
    lamp = a("A.", "The keeper of lamp 0 shall show it to the warden.")
    steps = [
        item("paragraph", f"({n})", f"The keeper of {w} shall show it to the warden.")
        for n, w in ((1, "oar"), (2, "bell"))
    ]
    gate = item("subsection", "B.", "The keeper of gate 1 shall show it to the warden as (1) says.", *steps)
    old = section("1", "Keepers", "In general:", lamp, gate)
    new = section("1", "Keepers", "In general:", replace(gate, label="A."))
    assert kinds(compared(old, new)) == [("repealed", "A.", ""), ("renumbered", "B.", "A.")]
    assert kinds(compared(new, old)) == [("added", "", "A."), ("renumbered", "A.", "B.")]


def test_the_history_of_a_joined_provision_is_the_one_that_holds_it() -> None:
    comparison = compared(TWO, ONE)
    history = provision_history(comparison)
    second = comparison.old.root.children[0].children[1]
    assert history.became[id(second)] is comparison.new.root.children[0].children[0]


_WORDS = st.lists(
    st.sampled_from(["park", "dog", "leash", "fine", "fifty", "dollars", "owner", "city", "night", "shall"]),
    min_size=1,
    max_size=14,
)
_TEXTS = st.lists(_WORDS.map(" ".join), min_size=1, max_size=6)


@given(_TEXTS, st.data())
def test_any_splitting_and_joining_can_be_undone(texts: list[str], data: st.DataObject) -> None:
    words = " ".join(texts).split()
    cuts = sorted(data.draw(st.sets(st.integers(1, max(1, len(words) - 1)), max_size=4)))
    pieces = [" ".join(words[i:j]) for i, j in zip([0, *cuts], [*cuts, len(words)], strict=True)]
    old = sections(*(a(f"{'ABCDEFGH'[k]}.", text) for k, text in enumerate(texts)))
    new = sections(*(a(f"{'ABCDEFGH'[k]}.", text) for k, text in enumerate(filter(None, pieces))))
    holds(compared(old, new))
    holds(compared(new, old))
