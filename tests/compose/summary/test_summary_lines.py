"""What the summary says of each kind of change: (old words, new words, subject, sentences)."""

from __future__ import annotations

import pytest

from engross.compose.summary.summary_lines import SummaryLine, SummaryLines, summary_lines
from engross.compose.summary.summary_page import terms_words
from engross.diff import compare
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import NOTE_ANCHOR, Note, Tag, Text
from samples import chapter_of, definition, item, section


def told(old: Chapter, new: Chapter) -> SummaryLines:
    comparison = compare(old, new)
    return summary_lines(comparison.root, comparison.new.hierarchy)


def words_become(old: str | Text, new: str | Text) -> SummaryLine:
    lines = told(
        *(chapter_of(section("5", "Limits.", item("subsection", "A.", each))) for each in (old, new)),
    ).lines
    [line] = lines
    assert line.place == "§ 68-5A"
    return line


_KEPT = "Whoever keeps a shop on a street of the city has a permit of the clerk. "
EDITS = [
    (
        "A third offense shall carry a fine of $250 for each day.",
        "A third offense shall carry a fine of $500 for each day.",
        "money",
        "The fine rises from $250 to $500, in “shall carry a fine of $500 for each day.”",
    ),
    (
        "The charge is a fee or a deposit of $ 40 or less.",
        "The charge is a fee or a deposit of $ 30 or less.",
        "money",
        "$ 40 falls to $ 30, in “fee or a deposit of $ 30 or less.”",
    ),
    (
        "Open until 10:00 p.m. on any day.",
        "Open until 8:00 p.m. on any day.",
        "times",
        "10:00 p.m. becomes 8:00 p.m., in “Open until 8:00 p.m.”",
    ),
    (
        "The City Comptroller keeps the books of the fund.",
        "The Chief Financial Officer keeps the books of the fund.",
        "deciders",
        "“The City Comptroller keeps the books of” becomes “The Chief Financial Officer keeps the books of”.",
    ),
    (
        "The owner of a dog may keep it on a lead.",
        "The owner of a dog shall keep it on a lead.",
        "duties",
        "“The owner of a dog may keep it on a” becomes “The owner of a dog shall keep it on a”.",
    ),
    ("Sound in dB (A) is measured.", "Sound in dB(A) is measured.", "other", "Spacing only, in “Sound in dB(A) is"),
    ("Noise, sound and light.", "Noise, sound, and light.", "other", "Punctuation only: “Noise, sound and light.” is"),
    ("The owner pays.", "The Owner pays.", "other", "Capitals only: “The owner pays.” is now “The Owner pays.”"),
    ("No person shall park.", "No person shall, here, park.", "other", "Inserts “, here,” after “No person shall”."),
    ("Cats, dogs and birds.", "Cats and birds.", "other", "Strikes “, dogs” after “Cats”."),
    ("Plumbers pay.", "Electricians pay.", "other", "“Plumbers pay.” becomes “Electricians pay.”"),
    (
        "The appeal is received by the City within ten days of the notice.",
        "The appeal is received by the Director of the Parks within ten days of the notice.",
        "deciders",
        "“appeal is received by the City within ten days of” becomes “appeal is received by the Director of the Parks within",
    ),
    (
        "It is filed. The art has a plaque beside it.",
        "It is filed. The public art has a plaque beside it.",
        "other",
        "Inserts “public” between “The” and “art has a plaque”.",
    ),
    (
        "It is filed with the Public Works Commission of the city.",
        "It is filed with the Sustainability and Infrastructure Commission of the city.",
        "deciders",
        "“It is filed with the Public Works Commission of the city.” becomes “It is filed with the Sustainability and",
    ),
    (
        "It is kept by the Director of Parks at the city hall.",
        "It is kept by the Director of Public Works at the city hall.",
        "deciders",
        "“kept by the Director of Parks at the city hall.” becomes “kept by the Director of Public Works at the city",
    ),
    (
        "It is read by the Clerk on Main Street.",
        "It is read by the Clerk on Elm Street.",
        "other",
        "“read by the Clerk on Main Street.” becomes “read by the Clerk on Elm Street.”",
    ),
    (
        "Whoever is caught pays what is asked.",
        "Whoever is caught pays what is asked as a fine.",
        "money",
        "Inserts “as a fine” after “caught pays what is asked”.",
    ),
]


@pytest.mark.parametrize(("old", "new", "subject", "said"), EDITS)
def test_an_edit_is_told_in_a_sentence(old: str, new: str, subject: str, said: str) -> None:
    line = words_become(old, new)
    assert line.subject == subject
    assert line.words.startswith(said)


def test_a_marked_figure_is_called_by_its_name() -> None:
    old, new = (
        Text(f"Not above {figure} dBA at the line.", (Tag("quantity", 10, 16, figure, "dBA", "generator_test_limit"),))
        for figure in ("70", "60")
    )
    line = words_become(old, new)
    assert line.subject == "limits"
    assert line.words == "The generator test limit falls from 70 dBA to 60 dBA, in “Not above 60 dBA at the line.”"


def test_a_footnote_is_told_by_its_words() -> None:
    noted = Text(f"Noise{NOTE_ANCHOR} is sound.", (), (Note("3", "footnote", (Text("Amended in 2019."),)),))
    other = Text(f"Noise{NOTE_ANCHOR} is sound.", (), (Note("4", "footnote", (Text("Amended in 2024."),)),))
    bare = Text("Noise is sound.")
    assert words_become(noted, bare).words == "Struck footnote 3: “Amended in 2019.”"
    assert words_become(bare, noted).words == "New footnote 3: “Amended in 2019.”"
    assert (
        words_become(noted, other).words
        == "Footnote 3 is numbered 4 now. Footnote 4: “Amended in 2019.” becomes “Amended in 2024.”"
    )


def limits(*rows: tuple[str, str], note: str = "") -> Table:
    head = Row((Cell((Text("Zone"),), heading=True), Cell((Text("Limit"),), heading=True)))
    made = [Row((Cell((Text(one),)), Cell((Text(other),)))) for one, other in rows]
    if note:
        noted = Text(f"{rows[0][0]}{NOTE_ANCHOR}", (), (Note("1", "table", (Text(note),)),))
        made[0] = Row((Cell((noted,)), Cell((Text(rows[0][1]),))))
    return Table((Text("Table 1"), Text("Limits")), (head, *made))


def with_table(table: Table | None) -> Chapter:
    blocks = ("As below.", table) if table else ("As below.",)
    return chapter_of(section("5", "Limits.", item("subsection", "A.", *blocks)))


def test_a_struck_table_is_told_with_its_note_and_shown() -> None:
    [line] = told(with_table(limits(("Bar", "65"), note="Raised within 200 feet.")), with_table(None)).lines
    assert line.subject == "limits"
    assert line.words == ("Struck: table 1: “Table 1; Limits”. Struck note 1 to the table: “Raised within 200 feet.”")
    assert len(line.tables) == 1


def test_a_table_of_a_repealed_provision_is_told_as_well() -> None:
    old = chapter_of(section("5", "Limits.", item("subsection", "A.", "As below.", limits(("Bar", "65")))))
    [line] = told(old, chapter_of(section("5", "Limits."))).lines
    assert "Struck: table 1" in line.words
    assert len(line.tables) == 1


def test_rows_and_cells_are_told_by_their_headings() -> None:
    [line] = told(
        with_table(limits(("Bar", "65"), ("Shop", "70"))), with_table(limits(("Bar", "60"), ("Home", "55")))
    ).lines
    assert "Table 1, row “Bar”, the column “Limit”: “65” becomes “60”." in line.words
    assert "Home" in line.words
    assert "Shop" in line.words


def test_of_two_items_with_one_label_the_line_says_which() -> None:
    items = [item("paragraph", "(d)", f"{word} to be kept by the owner.") for word in ("Plans", "Deeds")]
    old = chapter_of(section("5", "Papers.", *items))
    new = chapter_of(section("5", "Papers.", items[0], item("paragraph", "(d)", "Deeds to be kept by a tenant.")))
    [line] = told(old, new).lines
    assert line.place == "§ 68-5(d) (2 of 2 so cited)"


def test_a_place_of_the_old_text_that_another_provision_has_now_is_said_to_be_old() -> None:
    gone, stays = "Bells are rung at noon by the sexton.", "No engine is run between the two bridges."
    old = chapter_of(section("5", "x", item("subsection", "A.", gone), item("subsection", "B.", stays)))
    new = chapter_of(section("5", "x", item("subsection", "A.", stays, wid="chp_68__sec_68-5__subsec_B")))
    lines = told(old, new).lines
    assert [(line.place, line.words) for line in lines] == [
        ("§ 68-5A of the old text", f"Repealed: “{gone}”"),
        ("§ 68-5A", "Numbered anew, it was § 68-5B; its words stay."),
    ]


def test_what_moved_is_told_once_with_what_changes_in_it() -> None:
    moved = "The clerk keeps a list of every permit that the board has granted. {} It is open to all."
    first, second = section("5", "One.", "Alpha beta gamma."), section("6", "Two.", "Delta epsilon zeta.")

    def with_list(of: Provision, words: str) -> Provision:
        return Provision(of.level, of.label, of.heading, of.body, (item("subsection", "A.", words),))

    old = chapter_of(with_list(first, moved.format("He sorts it by street.")), second)
    new = chapter_of(first, with_list(second, moved.format("He sorts it by date.")))
    [line] = told(old, new).lines
    assert (line.place, len(line.changes)) == ("§ 68-6A", 2)
    assert line.words.startswith("Moved here from § 68-5A.")
    assert "struck: “He sorts it by street.”" in line.words
    assert "added: “He sorts it by date.”" in line.words


def test_long_words_are_quoted_to_the_first_sentence_and_those_with_figures() -> None:
    filler = "It says many things that are of no weight to anybody who reads it in a hurry. " * 4
    new = f"The fee of a permit is set by rule. {filler}Whoever is late pays $40. {filler}".strip()
    line = words_become((_KEPT * 12).strip(), _KEPT * 12 + new)
    assert line.subject == "money"
    assert line.words == "Inserts “The fee of a permit is set by rule. … Whoever is late pays $40. …” at the end."


def repealed(words: str) -> str:
    old = chapter_of(section("5", "x", item("subsection", "A.", words), item("subsection", "B.", _KEPT)))
    new = chapter_of(section("5", "x", item("subsection", "B.", _KEPT)))
    [line] = told(old, new).lines
    return line.words


def test_a_heading_that_begins_long_words_is_quoted_with_the_next_sentence() -> None:
    rest = "Meters stand where nobody stumbles over them, and are painted as the pole is. " * 4
    said = repealed(f"Utilities. All cables of a pole are led under the ground where there is room. {rest}".strip())
    assert said == "Repealed: “Utilities. All cables of a pole are led under the ground where there is room. …”"


def test_a_long_sentence_is_cut_behind_a_clause() -> None:
    clauses = [f"whoever keeps a shop in the street of number {word} has a permit" for word in ("one", "two", "three")]
    long = f"It is so that {', and that '.join(clauses * 2)} of the clerk."
    said = repealed(long)
    assert said.endswith("has a permit …”")
    assert said.removeprefix("Repealed: “").removesuffix(" …”") in long


def test_words_in_what_was_empty_are_new_text() -> None:
    below = item("subsection", "A.", _KEPT)
    old, new = (chapter_of(section("5", "x", Text(words), below)) for words in ("", "The clerk keeps it."))
    [line] = told(old, new).lines
    assert (line.place, line.words) == ("§ 68-5", "New text: “The clerk keeps it.”")


def test_what_changes_places_with_a_neighbour_is_not_moved_from_where_it_is() -> None:
    dog = definition("DOG", "An animal that is kept on a lead in every street of the city.")
    cat = definition("CAT", "An animal that goes where it wants to, on the roofs of the city.")
    old, new = (chapter_of(section("3", "Definitions.", *both)) for both in ((dog, cat), (cat, dog)))
    words = [line.words for line in told(old, new).lines]
    assert words == ["Stands in another order among the provisions beside it, cited as before. Its words stay."]


def test_sums_come_before_words_on_money_without_one() -> None:
    def chapter(first: str, second: str) -> Chapter:
        return chapter_of(section("5", "x", item("subsection", "A.", first), item("subsection", "B.", second)))

    old = chapter("Whoever rides on the grass pays.", "Whoever walks on it pays $20.")
    new = chapter("Whoever rides on the grass pays a fine.", "Whoever walks on it pays $40.")
    lines = told(old, new).lines
    assert [(line.subject, line.place) for line in lines] == [("money", "§ 68-5B"), ("money", "§ 68-5A")]


def test_terms_only_is_one_line() -> None:
    def chapter(word: str) -> Chapter:
        terms = section("3", "Definitions.", definition("SOUND LEVEL", "The level."))
        words = f"The {word} of every engine is read by the officer at the line of the lot."
        return chapter_of(terms, section("5", "x", *(item("subsection", f"{letter}.", words) for letter in "AB")))

    found = told(chapter("sound level"), chapter("Sound Level"))
    assert found.lines == ()
    assert terms_words(found) == (
        "2 provisions change nothing but capitals or hyphens of defined terms: § 68-5A; § 68-5B."
    )


def test_notes_of_the_publisher_are_told_apart() -> None:
    def chapter(year: str) -> Chapter:
        one = section("5", "Limits.", "Words.")
        note = ProvisionNote("history", Text(f"Added in {year}."))
        return chapter_of(Provision(one.level, one.label, one.heading, one.body, notes=(note,)))

    found = told(chapter("2001"), chapter("2009"))
    assert found.lines == ()
    assert [place for place, _ in found.notes] == ["§ 68-5"]
    assert "2009" in found.notes[0][1]
