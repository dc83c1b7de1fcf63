"""Words wherever they stand: whole, as they are written, in every text of a chapter; and other words there."""

from __future__ import annotations

import pytest

from engross.amending.words_everywhere import exact_pattern, with_words_replaced, word_places
from engross.errors import EngrossError, NotFoundError
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Block, Provision
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import NOTE_ANCHOR, Note, Tag, Text
from samples import chapter_of, item, section

TABLE = Table((Text("Fines of $250"),), (Row((Cell((Text("Third"),)), Cell((Text("$250"),)))),))
NOTED = Text(f"A fine{NOTE_ANCHOR}.", (), (Note("1", "footnote", (Text("Not above $250."),)),))
EDITED = Text(f"A fee{NOTE_ANCHOR}.", (), (Note("2", "editor", (Text("Once $250."),)),))


def chapter(*parts: str | Block | Provision) -> Chapter:
    return chapter_of(section("1", "Fines of $250.", *parts))


def test_each_place_is_found_with_the_words_around_it() -> None:
    law = chapter("Of $250 and $250.", item("subsection", "A.", "At most $250 a day."), TABLE, NOTED, EDITED)
    found = word_places(law, "$250")
    assert len(found) == 7
    assert {place.section for place in found} == {"68-1"}
    assert (found[1].before, found[1].words, found[1].after) == ("Of ", "$250", " and $250.")
    assert found[-1].citation == "§ 68-1A"
    assert len({place.key for place in found}) == 7


@pytest.mark.parametrize(
    ("words", "text", "times"),
    [
        ("$250", "$250.50, $2,250, $250,000 and $2500", 0),
        ("$250", "($250), $250; $250.", 3),
        ("250", "$250, 1,250 and 250.5", 0),
        ("250", "250 feet", 1),
        ("bar", "a bar, the Bar, barn", 1),
        ("sound level", "a sound\u2028level, a sound levels", 1),
        ("§ 68-5", "§ 68-5A, § 68-5, § 68-51", 1),
    ],
)
def test_whole_words_and_figures_are_found_as_they_are_written(words: str, text: str, times: int) -> None:
    assert len(word_places(chapter(Text(text)), words)) - (words == "$250") == times


def test_other_words_stand_at_the_chosen_places_and_nowhere_else() -> None:
    law = chapter("Of $250 and $250.", item("subsection", "A.", "At most $250 a day."), TABLE, NOTED)
    found = word_places(law, "$250")
    every = with_words_replaced(law, "$250", "$1,000")
    assert word_places(every, "$250") == ()
    assert len(word_places(every, "$1,000")) == len(found)
    for place in found:
        made = with_words_replaced(law, "$250", "$1,000", [place.key])
        [there] = word_places(made, "$1,000")
        assert (there.before[-3:], there.citation) == (place.before[-3:], place.citation)
        assert len(word_places(made, "$250")) == len(found) - 1


def test_a_link_keeps_around_the_words_in_it() -> None:
    linked = Text("As § 68-2 says.", (Tag("ref", 3, 9, "#x"),))
    made = with_words_replaced(chapter(linked), "§ 68-2", "§ 68-22")
    [text] = [text for each in made.walk() for text in each.texts() if text.tags]
    assert (text.plain, text.tags[0].end) == ("As § 68-22 says.", 10)


def test_what_names_no_place_is_refused() -> None:
    with pytest.raises(NotFoundError, match="does not stand at nowhere:1"):
        with_words_replaced(chapter("Of $250."), "$250", "$1", ["nowhere:1"])
    with pytest.raises(EngrossError, match="no letter and no digit"):
        exact_pattern("--")
