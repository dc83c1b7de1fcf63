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
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.provision_note import ProvisionNote
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
    assert ("left out", "§ 68-2", "(Ord. 2018-4 § 3, 2018)") in told
