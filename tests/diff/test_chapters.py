"""Comparing two versions: what is paired with what, and what kind of change it is."""

from __future__ import annotations

from engross.diff import compare
from engross.model.comparison.comparison import Comparison
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import NOTE_ANCHOR, Note, Text
from samples import chapter_of, definition, item, section

LONG = "shall be conducted before and after each set of measurements by a trained person"


def _compared(old: tuple[Provision, ...], new: tuple[Provision, ...]) -> Comparison:
    return compare(chapter_of(*old), chapter_of(*new, day="2025-10-21", stage="proposed"))


def _kinds(comparison: Comparison) -> list[tuple[str, str]]:
    return [(change.kind, change.either.number or "|".join(change.either.terms)) for change in comparison.changes()]


def test_a_renumbering_is_a_renumbering() -> None:
    old = section(
        "4", "x", item("subsection", "C.", "recertified annually"), item("subsection", "D.", f"The steps {LONG}.")
    )
    new = section("4", "x", item("subsection", "C.", f"The steps {LONG}."))
    comparison = _compared((old,), (new,))
    assert _kinds(comparison) == [("repealed", "C"), ("renumbered", "C")]
    renumbered = list(comparison.changes())[1]
    assert [(s.text, s.mark) for s in renumbered.label] == [("D.", "deleted"), ("C.", "inserted")]


def test_terms_only_is_told_apart_from_substance() -> None:
    old = section(
        "1",
        "x",
        definition("SOUND LEVEL", "what the meter shows."),
        "The sound level of 70 dBA.",
    )
    capitals = section("1", "x", definition("SOUND LEVEL", "what the meter shows."), "The Sound Level of 70 dBA.")
    both = section("1", "x", definition("SOUND LEVEL", "what the meter shows."), "The Sound Level of 60 dBA.")
    assert _kinds(_compared((old,), (capitals,))) == [("terms", "68-1")]
    assert _kinds(_compared((old,), (both,))) == [("amended", "68-1")]


def test_definitions_are_paired_by_term_wherever_they_stand() -> None:
    one, two = definition("NOISE", f"a noise that {LONG}."), definition("SOUND", f"a sound that {LONG}.")
    renamed = definition("Noise", f"a noise that {LONG}.")
    kinds = _kinds(_compared((section("3", "x", one, two),), (section("3", "x", renamed, two),)))
    assert kinds in ([("amended", "Noise")], [("terms", "Noise")])


def test_what_moved_is_called_moved_and_names_the_other_place() -> None:
    moving = f"The investigator {LONG} and note the reading."
    old = (
        section("4", "x", item("subsection", "A.", moving), item("subsection", "B.", "Short.")),
        section("5", "y", "Words."),
    )
    new = (
        section("4", "x", item("subsection", "A.", "Short.")),
        section("5", "y", "Words.", item("subsection", "A.", moving)),
    )
    moved = [change for change in _compared(old, new).changes() if change.kind == "moved"]
    assert [(change.old is not None, change.elsewhere) for change in moved] == [(True, "§ 68-5A"), (False, "§ 68-4A")]


def test_an_item_inserted_in_a_list_of_likes_renumbers_the_rest() -> None:
    words = [
        "Replacement of the shrub with a comparable shrub",
        "Payment to the account of the assessed value",
        "Planting elsewhere",
    ]
    old = section("10", "x", *(item("paragraph", f"({i})", w) for i, w in enumerate(words, 1)))
    words.insert(1, "Replacement of the shrub with a smaller shrub at another place")
    new = section("10", "x", *(item("paragraph", f"({i})", w) for i, w in enumerate(words, 1)))
    assert _kinds(_compared((old,), (new,))) == [("added", "2"), ("renumbered", "3"), ("renumbered", "4")]


def test_a_wid_settles_what_words_cannot() -> None:
    old = chapter_of(section("9", "x", item("subsection", "A.", "Nothing alike here at all.")))
    wid = "chp_68__sec_68-9__subsec_A"
    new = chapter_of(
        section("9", "x", item("subsection", "B.", "Quite other words stand now.", wid=wid)), day="2025-10-21"
    )
    assert [change.kind for change in compare(old, new).changes()] == ["amended"]


def _table(*rows: tuple[str, ...]) -> Table:
    return Table((Text("Table 1"),), tuple(Row(tuple(Cell((Text(words),)) for words in row)) for row in rows))


def test_a_table_is_compared_by_row_and_cell() -> None:
    old = section("5", "x", _table(("Day", "55"), ("Night", "45"), ("Dusk", "50")))
    new = section("5", "x", _table(("Day", "55"), ("Night", "40"), ("Dawn hours", "48")))
    change = next(_compared((old,), (new,)).changes())
    rows = change.body[0].rows  # type: ignore[union-attr]
    assert [(row.old is not None, row.new is not None) for row in rows][:2] == [(True, True), (True, True)]
    assert [(s.text, s.mark) for s in rows[1].cells[1].content[0].spans] == [("45", "deleted"), ("40", "inserted")]


def test_words_in_common_by_chance_are_no_salad() -> None:
    old = "The investigator shall survey the vicinity of the source, and select a suitable location for the measurement of the total."
    new = "Any person of the city may, for a fee, apply to the board and the clerk for a copy of the record."
    change = next(_compared((section("1", "x", old),), (section("1", "x", new),)).changes())
    kept = [span.text for span in change.body[0].spans if span.mark == "kept"]  # type: ignore[union-attr]
    assert not any(letter.isalpha() for text in kept for letter in text)


def test_the_tail_of_a_paragraph_struck_leaves_its_head_in_place() -> None:
    head = "The limit may not be exceeded by incidents representing the normal, usual operation of the sound source"
    old = (
        head + ", during any three or more sampling intervals, the duration of which shall be no less than 1/2 minute."
    )
    change = next(_compared((section("1", "x", old),), (section("1", "x", head + "."),)).changes())
    assert change.body[0].spans[0].text == head  # type: ignore[union-attr]


def test_the_same_versions_give_the_same_comparison() -> None:
    pair: tuple[Chapter, Chapter] = chapter_of(section("1", "x", "a b c")), chapter_of(section("1", "x", "a d c"))
    assert compare(*pair) == compare(*pair)


def test_terms_that_overlap_are_one_change_of_terms() -> None:
    terms = (definition("AMBIENT SOUND", "the rest."), definition("SOUND LEVEL", "what the meter shows."))
    old = section(
        "1", "x", *terms, item("subsection", "A.", "Subtract the measured ambient sound level from the total.")
    )
    new = section(
        "1", "x", *terms, item("subsection", "A.", "Subtract the measured Ambient Sound Level from the total.")
    )
    (change,) = _compared((old,), (new,)).changes()
    assert [(s.text, s.mark, s.terms) for s in change.body[0].spans[1:3]] == [  # type: ignore[union-attr]
        ("ambient sound level", "deleted", True),
        ("Ambient Sound Level", "inserted", True),
    ]


def _noted(words: str, *notes: tuple[str, str]) -> Text:
    return Text(words, (), tuple(Note(marker, "editor", (Text(content),)) for marker, content in notes))


def test_notes_are_compared_where_their_anchors_stay() -> None:
    zoning, ordinance = "See Ch. 118, Zoning, of this code.", "Added by the ordinance of last spring."
    old = section(
        "1", "x", _noted(f"Zones{NOTE_ANCHOR} and uses{NOTE_ANCHOR} of land.", ("1", zoning), ("2", ordinance))
    )
    new = section(
        "1", "x", _noted(f"Zones and uses{NOTE_ANCHOR} of land.", ("1", "Added by the ordinance of last autumn."))
    )
    (change,) = _compared((old,), (new,)).changes()
    (note,) = change.body[0].notes  # type: ignore[union-attr]
    assert (note.old.marker, note.new.marker) == ("2", "1")
    assert [(s.text, s.mark) for s in note.content[0].spans if s.mark != "kept"] == [
        ("spring", "deleted"),
        ("autumn", "inserted"),
    ]


def test_what_an_identity_is_given_to_is_what_became_of_it() -> None:
    words, others = "No sound may exceed the limit by day.", "Fees are paid at the window in June."
    old = chapter_of(section("1", "One", item("subsection", "A.", words), item("subsection", "B.", others)))
    first = old.root.children[0].children[0].eid
    new = chapter_of(
        section(
            "1", "One", item("subsection", "A.", words), item("subsection", "B.", "Horns are not blown.", wid=first)
        )
    )
    found = [
        (change.old and change.old.label, change.new and change.new.label) for change in compare(old, new).changes()
    ]
    assert ("A.", "B.") in found
    assert (None, "A.") in found


def test_a_new_identity_is_no_old_provision() -> None:
    words = "No sound may exceed the limit by day."
    old = chapter_of(section("1", "One", item("subsection", "A.", words)))
    new = chapter_of(section("1", "One", item("subsection", "A.", words, wid="chp_68__sec_68-1__subsec_A@2025-10-21")))
    found = [
        (change.old and change.old.label, change.new and change.new.label) for change in compare(old, new).changes()
    ]
    assert found == [("A.", None), (None, "A.")]
