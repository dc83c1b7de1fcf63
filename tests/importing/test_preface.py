"""The title and recitals of an ordinance before the heading of its chapter: kept in their place, everywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engross.akn import parse_chapter, write_chapter
from engross.building import redline_bytes
from engross.compose import clean_copy
from engross.compose.law.change_summary import summary_json
from engross.diff import compare
from engross.errors import SourceError
from engross.import_proof import prove_import
from engross.importing import Imported
from engross.model.law.chapter import Chapter
from engross.model.law.text import NOTE_ANCHOR, Note, Text
from engross.model.publication.accepted_text import side_text
from engross.rendering import render
from importing.outlines import imported, outline
from wordfiles import del_, ins, p, r, word_file

TITLE = "AN ORDINANCE TO REGULATE THE KEEPING OF DOGS"
RECITALS = (
    "WHEREAS, loose dogs are a danger on the streets of the city; and",
    "WHEREAS, the council has heard the public on the first of May;",
    "NOW, THEREFORE, BE IT ORDAINED by the council of the city:",
)
LAW = ("CHAPTER 9 DOGS", "§ 9-1. Leash.", "A dog shall be kept on a leash in every park of the city.")


def page(*words: str) -> bytes:
    return word_file("".join(map(p, words)))


ORDINANCE = page(TITLE, *RECITALS, *LAW)


def preface(chapter: Chapter) -> list[str]:
    return [text.plain for text in chapter.root.preface]


def proved(data: bytes, read: Imported, name: str = "x.docx") -> bool:
    return bool(prove_import(data, name, read.proposal, read.base, [remark.words for remark in read.remarks]))


def test_it_is_kept_before_the_heading_said_and_proved() -> None:
    read = imported(ORDINANCE)
    assert preface(read.proposal) == [TITLE, *RECITALS]
    assert outline(read.proposal).startswith("chapter CHAPTER 9 “DOGS”\n  section § 9-1. “Leash.”")
    [remark] = [remark for remark in read.remarks if remark.kind == "preamble"]
    assert remark.words == f"kept before the heading of the chapter, as its preface: 4 paragraphs, from “{TITLE}”"
    assert proved(ORDINANCE, read)


def test_the_file_holds_it_and_gives_it_back() -> None:
    chapter = imported(ORDINANCE).proposal
    data = write_chapter(chapter)
    assert b"<preface>" in data
    assert parse_chapter(data, "x.xml") == chapter
    assert data.index(RECITALS[0].encode()) < data.index(b"<body>")


def test_an_empty_preface_is_refused() -> None:
    data = write_chapter(imported(ORDINANCE).proposal)
    start, end = data.index(b"<preface>") + 9, data.index(b"</preface>")
    with pytest.raises(SourceError):
        parse_chapter(data[:start] + data[end:], "x.xml")


@pytest.mark.parametrize("format_name", ["docx", "html", "txt", "md"])
def test_every_format_shows_it_first(format_name: str) -> None:
    chapter = imported(ORDINANCE).proposal
    data = render(clean_copy(chapter), format_name)
    assert isinstance(data, bytes)
    if format_name == "docx":
        assert preface(imported(data).proposal) == [TITLE, *RECITALS]
        return
    text = " ".join(data.decode().split())
    text = text[text.index("<body") :] if format_name == "html" else text
    assert -1 < text.index(RECITALS[0]) < text.index(RECITALS[2]) < text.index("A dog shall be kept")


def test_markdown_brings_it_back() -> None:
    data = render(clean_copy(imported(ORDINANCE).proposal), "md")
    assert isinstance(data, bytes)
    read = imported(data, "x.md")
    assert preface(read.proposal) == [TITLE, *RECITALS]
    assert proved(data, read, "x.md")


def test_word_brings_it_back_with_its_source_and_without() -> None:
    chapter = imported(ORDINANCE).proposal
    for copy in (clean_copy(chapter), replace(clean_copy(chapter), sources=())):
        data = render(copy, "docx")
        assert isinstance(data, bytes)
        assert imported(data).proposal.root == chapter.root


def test_a_change_in_it_is_redlined_exactly_and_told() -> None:
    changed = RECITALS[0].replace("streets", "streets and squares")
    old, new = imported(ORDINANCE).proposal, imported(page(TITLE, changed, *RECITALS[1:], *LAW)).proposal
    comparison = compare(old, new)
    redline_bytes(comparison, "docx")  # refuses unless accepting and rejecting give both sides
    [change] = summary_json(comparison)["changes"]  # type: ignore[misc]
    assert change["kind"] == "amended"
    assert ["+", " and squares"] in [[sign, words.rstrip()] for sign, words in change["ops"]] or [
        "+",
        "and squares ",
    ] in change["ops"]
    none = compare(replace(old, root=replace(old.root, preface=())), new)
    redline_bytes(none, "docx")
    assert next(iter(side_text(clean_copy(new).blocks, "new"))).words == TITLE  # type: ignore[union-attr]


def test_tracked_changes_in_it_give_two_versions() -> None:
    runs = r("WHEREAS, loose dogs are a danger on the ") + del_("streets") + ins(r("squares")) + r(" of the city;")
    data = word_file(p(TITLE) + p(runs=runs) + "".join(map(p, LAW)))
    read = imported(data)
    assert read.base is not None
    assert "streets of" in preface(read.base)[1]
    assert "squares of" in preface(read.proposal)[1]
    assert proved(data, read)


@pytest.mark.parametrize("front", [("CITY OF NORWALK",), ("City of Norwalk", "Page 3 of 9")])
def test_what_is_no_front_of_an_ordinance_is_not_kept(front: tuple[str, ...]) -> None:
    read = imported(page(*front, *LAW))
    assert read.proposal.root.preface == ()
    assert [remark.words for remark in read.remarks if remark.kind == "furniture"] == list(front)


SECTION = ("Section 1. Leash.", "A dog shall be kept on a leash in every park.")


@pytest.mark.parametrize(
    "above",
    [
        ("TOWN OF RICHMOND, VERMONT",),
        ("State of Vermont", "Town of Isle La Motte"),
        ("City and County of Denver",),
        ("Lower Merion Township",),
        ("County of San Mateo, State of California",),
        ("Village of Croton-on-Hudson, New York 10520",),
    ],
)
@pytest.mark.parametrize("title", ["ORDINANCE REGULATING DOGS", "Local Law No. 3 of 2024", "Dog Control Bylaw"])
def test_a_line_that_names_the_city_is_no_title(above: tuple[str, ...], title: str) -> None:
    data = page(*above, title, *SECTION)
    read = imported(data)
    assert preface(read.proposal) == list(above)
    assert read.proposal.title == title
    assert any(f"from “{above[0]}”" in remark.words for remark in read.remarks if remark.kind == "preamble")
    assert proved(data, read)
    again = imported(render(clean_copy(read.proposal), "docx"))
    assert (preface(again.proposal), again.proposal.title) == (list(above), title)


@pytest.mark.parametrize(
    "title",
    [
        ("CITY OF OAKDALE NOISE ORDINANCE",),
        ("CITY OF OAKDALE",),
        ("CITY OF OAKDALE PURCHASING", "POLICY AND PROCEDURES"),
        ("Town of Oak Zoning Regulations", "Revised Ordinance of Oak"),
        ("Ordinance of the", "Town of Oak"),
    ],
)
def test_a_title_that_names_the_city_among_other_words_stays_whole(title: tuple[str, ...]) -> None:
    read = imported(page(*title, *SECTION))
    assert preface(read.proposal) == []
    assert read.proposal.title == " ".join(title)


def test_an_ordinance_whose_own_sections_stand_before_the_chapter_is_no_preface() -> None:
    read = imported(page(TITLE, "Section 1. Short title.", "This ordinance is the dog ordinance.", *LAW), lenient=True)
    assert read.proposal.root.preface == ()


def test_it_counts_in_what_makes_two_texts_one() -> None:
    old = imported(ORDINANCE).proposal
    other = replace(old, root=replace(old.root, preface=(Text("AN ORDINANCE"),)))
    assert old != other
    assert compare(old, old).root.kind == "unchanged"


def test_recitals_of_the_same_words_keep_each_its_own_note() -> None:
    first, second = (
        Text(f"WHEREAS, it is so{NOTE_ANCHOR}", notes=(Note("1", "footnote", (Text(words),)),))
        for words in ("As of May.", "As of June.")
    )
    chapter = imported(ORDINANCE, "x.docx").proposal
    chapter = replace(chapter, root=replace(chapter.root, preface=(*chapter.root.preface, first, second)))
    back = imported(render(clean_copy(chapter), "md"), "x.md", known=(chapter,)).proposal
    notes = [note.content[0].plain for text in back.root.preface for note in text.notes]
    assert notes == ["As of May.", "As of June."]
