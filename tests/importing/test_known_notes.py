"""A publisher's notes stay notes on the way through Word and Markdown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from engross.compose import clean_copy, redline
from engross.diff import compare
from engross.import_proof import prove_import
from engross.importing import Identity, import_file
from engross.importing.chapter_import import IdentifyAs
from engross.importing.imported_chapters import Imported
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.provision_note import ProvisionNote, printed_notes
from engross.model.law.text import Text
from engross.rendering import render
from samples import chapter_of, item, section

HISTORY = ProvisionNote("history", Text("Ord. 2018-4 § 3, 2018"), "Ord. No. 2018-4", "§3", None, date(2018, 7, 4))
EDITOR = ProvisionNote("editor", Text("See the state's law."))


def noted(*more: Provision, fee: str = "A fee is $5.") -> Chapter:
    """A chapter with an editor's note, and two sections of one history."""
    fees = replace(section("1", "Fees.", fee), notes=(HISTORY,))
    listed = replace(section("2", "Dogs.", "Two:", item("subsection", "A.", "Big.")), notes=(HISTORY,))
    made = chapter_of(fees, listed, *more)
    return replace(made, root=replace(made.root, notes=(EDITOR,)))


def telling(chapter: Chapter) -> IdentifyAs:
    return lambda *_: Identity(chapter.uri, chapter.author, chapter.version)


@pytest.mark.parametrize("form", ["docx", "md"])
def test_a_clean_copy_comes_back_the_same(form: str) -> None:
    chapter = noted()
    made = render(replace(clean_copy(chapter), sources=()), form)
    data = made if isinstance(made, bytes) else made.encode()
    read = import_file(data, f"x.{form}", [chapter], telling(chapter))
    assert read.proposal == chapter
    prove_import(data, f"x.{form}", read.proposal, None, [remark.words for remark in read.remarks])


def test_both_sides_of_a_redline_keep_them() -> None:
    old, new = noted(), noted(section("3", "Cats.", "None."), fee="A fee is $6.")
    data = render(replace(redline(compare(old, new)), sources=()), "docx")
    assert isinstance(data, bytes)
    read = import_file(data, "x.docx", [old], telling(old))
    assert read.base == old
    assert read.proposal.root == new.root


def test_notes_of_a_section_that_is_gone_are_told() -> None:
    old = noted()
    root = replace(old.root, children=old.root.children[:1])
    page = replace(clean_copy(old), sources=(), blocks=clean_copy(replace(old, root=root)).blocks)
    read = import_file(render(page, "docx"), "x.docx", [old], telling(old))  # type: ignore[arg-type]
    told = [(remark.kind, remark.place, remark.words) for remark in read.remarks]
    assert ("left out", "§ 68-2", GONE.format("(Ord. 2018-4 § 3, 2018)")) in told


GONE = "the publisher's note “{}”, which is no longer there"
SECOND = ProvisionNote("history", Text("Ord. 2020-7 § 1"), "Ord. No. 2020-7", "§1")
PRIOR = ProvisionNote("prior", Text("prior code § 10.53"), "", "10.53")


def with_history(chapter: Chapter, at: int, *notes: ProvisionNote) -> Chapter:
    sections = list(chapter.root.children)
    sections[at] = replace(sections[at], notes=notes)
    return replace(chapter, root=replace(chapter.root, children=tuple(sections)))


def read_again(page_of: Chapter, known: Chapter, form: str, *, carried: bool = False) -> Imported:
    """What is read of a clean copy of one chapter where another is known, or ``carried`` in the file."""
    page = replace(clean_copy(page_of), sources=(known,) if carried else ())
    made = render(page, form)
    data = made if isinstance(made, bytes) else made.encode()
    read = import_file(data, f"x.{form}", [known], telling(known))
    prove_import(data, f"x.{form}", read.proposal, None, [remark.words for remark in read.remarks])
    return read


@pytest.mark.parametrize("form", ["docx", "md"])
@pytest.mark.parametrize(
    ("line", "notes"),
    [
        ("Ord. 2018-4 § 3, 2018; Ord. No. 2026-3 § 1", (HISTORY, "Ord. No. 2026-3")),
        ("Ord. 2018-5 § 3, 2018", ("Ord. No. 2018-5",)),
        ("prior code § 9.01; Ord. 2018-4 § 3, 2018", ("9.01", HISTORY)),
    ],
)
def test_a_history_that_was_edited_is_the_history(form: str, line: str, notes: tuple[ProvisionNote | str, ...]) -> None:
    known = noted()
    page = with_history(known, 1, ProvisionNote("history", Text(line)))
    read = read_again(page, known, form)
    found = read.proposal.root.children[1].notes
    assert [note if note in notes else note.ordinance or note.place for note in found] == list(notes)
    assert [text.plain for text in printed_notes(found)] == [f"({line})"]
    assert read.proposal.root.children[1].children == known.root.children[1].children
    assert read.proposal.root.children[0] == known.root.children[0]
    said = [(remark.place, remark.words) for remark in read.remarks if "publisher" in remark.words]
    assert said == [("§ 68-2", f"the publisher's note reads “({line})”; it read “(Ord. 2018-4 § 3, 2018)”")]
    changes = compare(known, read.proposal)
    accepted = render(redline(changes), "docx")
    assert isinstance(accepted, bytes)
    assert import_file(accepted, "x.docx", [known], telling(known)).proposal.root == read.proposal.root


def test_a_history_that_was_taken_out_is_out_and_told() -> None:
    known = with_history(noted(), 1, HISTORY, SECOND, replace(PRIOR, shown=False))
    read = read_again(with_history(known, 1), known, "docx")
    assert [section.notes for section in read.proposal.root.children] == [(HISTORY,), (replace(PRIOR, shown=False),)]
    told = [(remark.place, remark.words) for remark in read.remarks if remark.kind == "left out"]
    assert told == [("§ 68-2", GONE.format("(Ord. 2018-4 § 3, 2018; Ord. 2020-7 § 1)"))]


def test_each_of_several_alike_is_told_by_its_section() -> None:
    known = noted()
    read = read_again(with_history(with_history(known, 0), 1), known, "docx")
    told = [remark.place for remark in read.remarks if remark.kind == "left out"]
    assert told == ["§ 68-1", "§ 68-2"]
    assert [section.notes for section in read.proposal.root.children] == [(), ()]


def test_a_page_that_shows_no_notes_leaves_them_unless_it_is_known_to_print_them() -> None:
    known = noted()
    bare = with_history(with_history(replace(known, root=replace(known.root, notes=())), 0), 1)
    kept = read_again(bare, known, "docx")
    assert kept.proposal == known
    read = read_again(bare, known, "docx", carried=True)
    assert not any(provision.notes for provision in read.proposal.walk())
    assert sum(remark.kind == "left out" for remark in read.remarks) == 3


def test_a_note_of_quite_other_words_is_known_by_its_style() -> None:
    known = noted()
    page = with_history(known, 0, ProvisionNote("history", Text("Repealed and reenacted by the voters")))
    read = read_again(page, known, "docx")
    assert [text.plain for text in printed_notes(read.proposal.root.children[0].notes)] == [
        "(Repealed and reenacted by the voters)"
    ]
    assert not read.proposal.root.children[0].flush
