"""Copies of one Word file merged into it: the merged text, whose each change is, what is in conflict."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest
from lxml import etree

from engross.errors import EngrossError
from engross.importing.tracked_text import tracked_text_blocks
from engross.model.word_merge import WordMerge
from engross.redline_proof import prove_merge
from engross.word_merging import PersonCopy, merge_word_files
from wordfiles import del_, ins, p, r, row, word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = ("Ann", "Bob", "Cy")


def merged(base: bytes, *copies: bytes) -> WordMerge:
    people = [
        PersonCopy(data, f"{name}.docx", name, "2026-01-02T00:00:00Z")
        for data, name in zip(copies, NAMES, strict=False)
    ]
    made = merge_word_files((base, "base.docx"), people)
    provable = [(copy.data, names) for copy, names in zip(people, made.authors, strict=True) if names]
    prove_merge(made.data, base, provable)
    return made


def tree(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def marks(data: bytes, name: str = "word/document.xml") -> list[str]:
    """The changes of words in a part: whose, the sign, the words."""
    return [
        f"{each.get(f'{W}author')} {'+' if each.tag == f'{W}ins' else '-'}{''.join(each.itertext())}"
        for each in tree(data, name).iter(f"{W}ins", f"{W}del")
        if each.getparent().tag == f"{W}p"
    ]


def comments(data: bytes) -> list[tuple[str, str]]:
    """Whose each comment is, and its last paragraph."""
    return [(each.get(f"{W}author"), "".join(list(each)[-1].itertext())) for each in tree(data, "word/comments.xml")]


def file(*paragraphs: str) -> bytes:
    return word_file("".join(map(p, paragraphs)))


def cell(words: str) -> str:
    return f"<w:tc>{p(words)}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(row(*map(cell, cells)) for cells in rows)}</w:tbl>"


def test_changes_in_different_places_are_both_in_the_text_each_by_its_author() -> None:
    base = file("The fee is ten dollars a year.", "The clerk keeps a list.")
    made = merged(
        base,
        file("The fee is 12 dollars a year.", "The clerk keeps a list."),
        file("The fee is ten dollars a month.", "The clerk keeps a list.", "The list is public."),
    )
    assert tracked_text_blocks(made.data, "new") == [
        "The fee is 12 dollars a month.",
        "The clerk keeps a list.",
        "The list is public.",
    ]
    assert tracked_text_blocks(made.data, "old") == ["The fee is ten dollars a year.", "The clerk keeps a list."]
    assert marks(made.data) == ["Ann -ten", "Ann +12", "Bob -year", "Bob +month", "Bob +The list is public."]
    assert (made.conflicts, made.shared, made.authors) == ((), 0, (frozenset({"Ann"}), frozenset({"Bob"})))


def test_two_replacements_of_one_word_are_a_conflict() -> None:
    made = merged(file("The fee is ten dollars."), file("The fee is 12 dollars."), file("The fee is 15 dollars."))
    assert tracked_text_blocks(made.data, "new") == ["The fee is 12 dollars."]
    (conflict,) = made.conflicts
    assert (conflict.kind, conflict.base, conflict.ours, conflict.theirs) == ("words", "ten", "12", "15")
    assert (conflict.our_author, conflict.their_author) == ("Ann", "Bob")
    assert comments(made.data) == [("Bob", "15")]
    inside = tree(made.data).xpath(
        "//w:commentRangeStart/following-sibling::*[following-sibling::w:commentRangeEnd]", namespaces={"w": W[1:-1]}
    )
    assert "".join(text for each in inside for text in each.itertext()).split() in (["ten12"], ["12ten"])


def test_words_that_follow_one_another_are_a_conflict() -> None:
    made = merged(file("The fee is ten dollars."), file("The fee is 12 dollars."), file("The fee is ten euros."))
    assert tracked_text_blocks(made.data, "new") == ["The fee is 12 dollars."]
    assert comments(made.data) == [("Bob", "ten euros")]


def test_the_same_change_is_made_once() -> None:
    made = merged(file("The fee is ten dollars."), *[file("The fee is 12 dollars.")] * 3)
    assert marks(made.data) == ["Ann -ten", "Ann +12"]
    assert (made.conflicts, made.shared) == ((), 2)


def test_three_copies_and_a_paragraph_deleted() -> None:
    made = merged(
        file("One is first.", "Two is second.", "Three is third."),
        file("One is first.", "A new one.", "Two is second.", "Three is third."),
        file("One is first.", "Three is third."),
        file("One is first.", "Two is second.", "Three is the last."),
    )
    assert tracked_text_blocks(made.data, "new") == ["One is first.", "A new one.", "Three is the last."]
    assert made.conflicts == ()


def test_paragraphs_added_in_one_place_are_both_there_and_their_order_is_asked() -> None:
    made = merged(file("One.", "Two."), file("One.", "Ann adds this.", "Two."), file("One.", "Bob adds that.", "Two."))
    assert tracked_text_blocks(made.data, "new") == ["One.", "Ann adds this.", "Bob adds that.", "Two."]
    assert [conflict.kind for conflict in made.conflicts] == ["order"]


def test_what_one_deletes_and_the_other_edits_is_a_conflict() -> None:
    made = merged(
        file("One.", "Two words stay here.", "End."), file("One.", "End."), file("One.", "Two words go here.", "End.")
    )
    assert tracked_text_blocks(made.data, "new") == ["One.", "End."]
    assert [conflict.kind for conflict in made.conflicts] == ["words"]
    assert comments(made.data)[0][1].startswith("go") or "go" in comments(made.data)[0][1]


def test_a_split_and_an_edit_of_one_paragraph_are_merged() -> None:
    made = merged(
        file("The clerk keeps the list. The mayor signs it every year."),
        file("The clerk keeps the list.", "The mayor signs it every year."),
        file("The clerk keeps the list. The mayor signs it every month."),
    )
    assert tracked_text_blocks(made.data, "new") == ["The clerk keeps the list.", "The mayor signs it every month."]


def test_rows_and_cells_are_merged() -> None:
    base = word_file(table(("zone", "day"), ("one", "55")) + p("End."))
    made = merged(
        base,
        word_file(table(("zone", "day"), ("one", "60")) + p("End.")),
        word_file(table(("zone", "night"), ("one", "55"), ("two", "65")) + p("End.")),
    )
    assert tracked_text_blocks(made.data, "new")[-1] == "End."
    words = tracked_text_blocks(made.data, "new")
    assert " ".join(words).split() == ["zone", "night", "one", "60", "two", "65", "End."]
    assert made.conflicts == ()


def test_a_row_that_one_deletes_and_the_other_edits_is_a_conflict() -> None:
    made = merged(
        word_file(table(("zone", "day"), ("one", "55")) + p("End.")),
        word_file(table(("zone", "day")) + p("End.")),
        word_file(table(("zone", "day"), ("one", "60")) + p("End.")),
    )
    (conflict,) = made.conflicts
    assert (conflict.kind, conflict.ours, conflict.theirs) == ("deleted", "", "one¶60¶")


def test_a_table_whose_columns_one_changed_and_whose_words_the_other_is_a_conflict() -> None:
    base = word_file(table(("zone", "day"), ("one", "55")) + p("End."))
    made = merged(
        base,
        word_file(table(("zone", "day", "night"), ("one", "55", "45")) + p("End.")),
        word_file(table(("zone", "day"), ("one", "60")) + p("End.")),
    )
    assert [conflict.kind for conflict in made.conflicts] == ["table"]
    assert "60" in made.conflicts[0].theirs


def test_notes_headers_and_lists_of_either_come_along() -> None:
    def with_note(words: str, number: str = "2") -> bytes:
        reference = f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'
        note = f'<w:footnote w:id="{number}">{p(words)}</w:footnote>'
        return word_file(p(runs=r("The fee is ten dollars.") + reference) + p("End."), {"footnotes": note})

    base = word_file(p("The fee is ten dollars.") + p("End."))
    made = merged(base, with_note("As adopted."), file("The fee is ten dollars.", "End of it."))
    assert tracked_text_blocks(made.data, "new")[-1] == "End of it."
    assert "As adopted." in "".join(tree(made.data, "word/footnotes.xml").itertext())


def test_bold_of_one_and_words_of_the_other_are_both_kept() -> None:
    base = word_file(p(runs=r("The fee") + r(" is ten dollars.")))
    made = merged(
        base, word_file(p(runs=r("The fee", "<w:b/>") + r(" is ten dollars."))), file("The fee is 12 dollars.")
    )
    bold = [run for run in tree(made.data).iter(f"{W}r") if run.find(f"{W}rPr/{W}b") is not None]
    assert ["".join(run.itertext()) for run in bold] == ["The fee"]
    assert [each.get(f"{W}author") for each in tree(made.data).iter(f"{W}rPrChange")] == ["Ann"]
    assert marks(made.data) == ["Bob -ten", "Bob +12"]


def test_changes_that_a_copy_holds_already_keep_their_authors() -> None:
    tracked = word_file(p(runs=r("The fee is ") + del_("ten") + ins(r("12")) + r(" dollars.")))
    made = merged(file("The fee is ten dollars."), tracked, file("The fee is ten dollars a year."))
    assert marks(made.data)[:2] == ["C -ten", "C +12"]


def test_a_word_of_which_a_copy_struck_letters_keeps_their_author() -> None:
    tracked = word_file(p(runs=r("The dog") + del_("s") + r(" of a person.")))
    made = merged(file("The dogs of a person."), tracked, file("The dogs of a person who is blind."))
    assert marks(made.data)[:2] == ["C -dogs", "C +dog"]


def test_ids_of_changes_are_their_own() -> None:
    made = merged(file("A b c d e f."), file("A x c d e f."), file("A b c d y f."))
    found = [each.get(f"{W}id") for each in tree(made.data).iter(f"{W}ins", f"{W}del")]
    assert len(found) == len(set(found)) == 4


def test_a_merge_that_lost_a_change_is_refused() -> None:
    base, copy = file("The fee is ten dollars."), file("The fee is 12 dollars.")
    with pytest.raises(EngrossError, match="accepting the changes of Ann alone would give"):
        prove_merge(base, base, [(copy, frozenset({"Ann"}))])


def test_a_paragraph_that_two_moved_to_two_places_is_a_conflict() -> None:
    base = ("The clerk keeps a list.", "The fee is ten.", "The fine is five.", "No refunds are made.", "It ends here.")
    first, *rest = base
    once = file(*rest[:2], first, *rest[2:])
    twice = file(*rest[:3], first, rest[3])
    made = merged(file(*base), once, twice)
    (met,) = made.conflicts
    assert (met.kind, met.theirs) == ("moved", f"{first}¶")
    assert "the text has it where Ann and where Bob put it" in met.sentence()
    assert tracked_text_blocks(made.data, "new").count(first) == 2
    assert comments(made.data) == [("Bob", f"{first}¶")]
    assert not merged(file(*base), once, once).conflicts
