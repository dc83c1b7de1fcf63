"""Clean copies of ours that somebody edited in Word, read again beside the text that they were made from."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from engross.compose import clean_copy
from engross.errors import SourceError
from engross.import_proof import prove_import
from engross.importing import Identity, Imported, import_word
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.provision_note import ProvisionNote, printed_notes
from engross.model.law.text import Text
from engross.rendering import render
from importing.outlines import outline
from samples import chapter_of, item, section
from wordfiles import p, zipped


def listed(first: str) -> Chapter:
    bullets = (Provision("point", body=(Text(first),)), Provision("point", body=(Text("plant trees in the parks."),)))
    return chapter_of(section("1", "Duties.", item("subsection", "A.", "The commission shall:", *bullets)))


def copied(chapter: Chapter, *, source: Chapter | None) -> bytes:
    """The clean copy of ``chapter`` as a Word file that carries ``source``."""
    made = render(replace(clean_copy(chapter), sources=(source,) if source is not None else ()), "docx")
    assert isinstance(made, bytes)
    return made


def with_first_lines(data: bytes, *words: str, properties: str = "") -> bytes:
    """The Word file ``data`` with paragraphs before all others."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["word/document.xml"] = files["word/document.xml"].replace(
        b"<w:body>", b"<w:body>" + "".join(p(each, properties) for each in words).encode(), 1
    )
    return zipped(files)


def read(data: bytes, known: Chapter) -> Imported:
    """What is read of a file beside ``known``, once it is proved."""
    made = import_word(data, "x.docx", [known], lambda *_: Identity(known.uri, known.author, known.version))
    listed = [remark.words for remark in made.remarks if remark.kind in ("furniture", "left out")]
    prove_import(data, "x.docx", made.proposal, made.base, listed)
    return made


@pytest.mark.parametrize("carried", [True, False])
def test_an_edited_bullet_stays_a_bullet(carried: bool) -> None:
    known, edited = listed("advise on trees;"), listed("advise the mayor on trees;")
    made = read(copied(edited, source=known if carried else None), known)
    assert made.proposal.root == edited.root


@pytest.mark.parametrize("carried", [True, False])
def test_a_line_that_somebody_put_above_the_chapter_is_left_out_and_listed(carried: bool) -> None:
    known = listed("advise on the planting, the care and the felling of trees, " * 30 + "and on parks.")
    data = with_first_lines(copied(known, source=known if carried else None), "DRAFT FOR DISCUSSION")
    made = read(data, known)
    assert made.proposal.root == known.root
    assert [remark.words for remark in made.remarks if remark.kind == "furniture"] == ["DRAFT FOR DISCUSSION"]


@pytest.mark.parametrize("carried", [True, False])
@pytest.mark.parametrize(
    "lines",
    [("1. Findings",), ("I. The council finds", "II. The council orders"), ("Section 1. Findings.", "Trees are good.")],
)
def test_numbered_lines_above_the_chapter_are_its_preface(lines: tuple[str, ...], carried: bool) -> None:
    known = listed("advise on trees;")
    made = read(with_first_lines(copied(known, source=known if carried else None), *lines), known)
    assert [text.plain for text in made.proposal.root.preface] == list(lines)
    assert made.proposal.root.children == known.root.children
    assert "preamble" in {remark.kind for remark in made.remarks}


def test_numbered_lines_above_a_chapter_are_never_left_out() -> None:
    known = listed("advise on trees;")
    table = "<w:tbl><w:tr><w:tc>" + p("Fees") + "</w:tc></w:tr></w:tbl>"
    data = copied(known, source=known)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    above = (p("1. Findings") + table).encode()
    files["word/document.xml"] = files["word/document.xml"].replace(b"<w:body>", b"<w:body>" + above, 1)
    with pytest.raises(SourceError, match=r"paragraph 1 is numbered and would be left out \(“1. Findings”\)"):
        read(zipped(files), known)


def test_what_is_read_is_what_an_unnamed_file_gives() -> None:
    """The outline is the same whether or not the text is known."""
    known = listed("advise on trees;")
    data = with_first_lines(copied(known, source=None), "1. Findings")
    alone = import_word(data, "x.docx", [], lambda *_: Identity(known.uri, known.author, known.version))
    assert outline(alone.proposal) == outline(read(data, known).proposal)


def test_a_line_in_the_style_of_the_chapters_heading_above_it_is_left_out_and_listed() -> None:
    """As where somebody pressed Enter before the heading."""
    known = listed("advise on the planting, the care and the felling of trees, " * 30 + "and on parks.")
    data = with_first_lines(copied(known, source=known), "DRAFT", properties='<w:pStyle w:val="Chapter"/>')
    made = read(data, known)
    assert made.proposal.root == known.root
    assert [remark.words for remark in made.remarks if remark.kind == "furniture"] == ["DRAFT"]


NOTE = ProvisionNote("history", Text("Ord. No. 2018-4 § 3"), "Ord. No. 2018-4")
OTHER = ProvisionNote("history", Text("Ord. No. 2020-7 § 1"), "Ord. No. 2020-7")


def noted(*orders: str) -> Chapter:
    """Sections of one history each, in an order: "1" of NOTE, "2" and "3" of OTHER."""
    sections = {
        "1": replace(section("1", "Fees.", "A fee of five dollars is due each year."), notes=(NOTE,)),
        "2": replace(section("2", "Dogs.", "No dog may bark in the night."), notes=(OTHER,)),
        "3": replace(section("3", "Cats.", "A cat may do as it pleases."), notes=(OTHER,)),
    }
    return chapter_of(*(sections[order] for order in orders or ("1", "2", "3")))


def lines_of(data: bytes) -> list[bytes]:
    """The paragraphs of a Word file's document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return re.findall(rb"<w:p>.*?</w:p>|<w:p .*?</w:p>", archive.read("word/document.xml"))


def with_lines(data: bytes, change: Callable[[list[bytes]], list[bytes]]) -> bytes:
    """The Word file ``data`` with its paragraphs changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    lines = lines_of(data)
    document = files["word/document.xml"]
    files["word/document.xml"] = document.replace(b"".join(lines), b"".join(change(lines)))
    assert files["word/document.xml"] != document
    return zipped(files)


def at(lines: list[bytes], words: str) -> int:
    return next(index for index, line in enumerate(lines) if words.encode() in line)


def unsure(made: Imported) -> list[tuple[str, str]]:
    return [(remark.place, remark.words) for remark in made.remarks if remark.kind == "unsure"]


@pytest.mark.parametrize("carried", [True, False])
def test_words_that_stand_behind_a_note_are_of_its_section(carried: bool) -> None:
    known = noted()

    def written(lines: list[bytes]) -> list[bytes]:
        found = at(lines, "Ord. No. 2018-4")
        return [*lines[: found + 1], p("No fee is due from the old.").encode(), *lines[found + 1 :]]

    made = read(with_lines(copied(known, source=known if carried else None), written), known)
    fees = made.proposal.root.children[0]
    assert [block.plain for block in fees.body if isinstance(block, Text)] == [
        "A fee of five dollars is due each year.",
        "No fee is due from the old.",
    ]
    assert fees.notes == (NOTE,)
    said = "the publisher's note “(Ord. No. 2018-4 § 3)” stands before other words of § 68-1, and is kept behind them"
    assert unsure(made) == [("paragraph 4", said)]


def test_a_note_goes_with_the_section_that_was_moved_and_titled_anew() -> None:
    """Two sections have a history of the same words: none is lost, and none is given to the other."""
    known = noted()

    def moved(lines: list[bytes]) -> list[bytes]:
        first, last = at(lines, "Dogs."), at(lines, "Cats.")
        dogs = [line.replace(b"Dogs.", b"Noise of animals.") for line in lines[first:last]]
        cats = lines[last : last + 3]
        return [*lines[:first], *cats, *dogs, *lines[last + 3 :]]

    made = read(with_lines(copied(known, source=known), moved), known)
    assert [each.notes for each in made.proposal.root.children] == [(NOTE,), (OTHER,), (OTHER,)]


def test_a_note_that_was_moved_to_another_section_is_its_note() -> None:
    known = noted("1", "2")

    def moved(lines: list[bytes]) -> list[bytes]:
        first, second = at(lines, "Ord. No. 2018-4"), at(lines, "Ord. No. 2020-7")
        return [*lines[:first], *lines[first + 1 : second + 1], lines[first], *lines[second + 1 :]]

    made = read(with_lines(copied(known, source=known), moved), known)
    fees, dogs = made.proposal.root.children
    assert fees.notes == ()
    assert sorted(text.plain for text in printed_notes(dogs.notes)) == [
        "(Ord. No. 2018-4 § 3)",
        "(Ord. No. 2020-7 § 1)",
    ]
    told = [remark.words for remark in made.remarks if "publisher" in remark.words]
    assert "the publisher's note “(Ord. No. 2018-4 § 3)” is read as a note of § 68-2" in told
    assert "the publisher's note “(Ord. No. 2018-4 § 3)”, which is no longer there" in told


ALIKE = "No dog may bark in the night."


@pytest.mark.parametrize("carried", [True, False])
@pytest.mark.parametrize("printed", [True, False])
@pytest.mark.parametrize(
    "words", [(ALIKE, "It must be leashed."), ("It must be leashed.", ALIKE)], ids=["before", "behind"]
)
def test_a_sentence_of_the_law_that_a_note_repeats_stays_where_it_is(
    words: tuple[str, ...], printed: bool, carried: bool
) -> None:
    """The words alone do not say which of the two lines is the note; without the note the law was taken for it."""
    dogs = replace(section("1", "Dogs.", *words), notes=(ProvisionNote("editor", Text(ALIKE)),))
    known = chapter_of(dogs, section("2", "Cats.", ALIKE, "A cat may do as it pleases."))

    def without_note(lines: list[bytes]) -> list[bytes]:
        note = [number for number, line in enumerate(lines) if ALIKE.encode() in line][-2]
        return [*lines[:note], *lines[note + 1 :]]

    data = copied(known, source=known if carried else None)
    made = read(data if printed else with_lines(data, without_note), known)
    assert [each.body for each in made.proposal.root.children] == [each.body for each in known.root.children]
    gone = [f"the publisher's note “{ALIKE}”, which is no longer there"] if carried and not printed else []
    assert [remark.words for remark in made.remarks] == gone


DIVIDED = ("This chapter was adopted by Ord. 5 in 1990.", "It replaced the former chapter, which Ord. 3 had adopted.")


def of_chapter(note: ProvisionNote) -> Chapter:
    known = noted()
    return replace(known, root=replace(known.root, notes=(note,)))


def of_section(note: ProvisionNote) -> Chapter:
    known = noted()
    first, *others = known.root.children
    return replace(known, root=replace(known.root, children=(replace(first, notes=(note,)), *others)))


def divided(data: bytes, words: str, *parts: str, styled: bool) -> bytes:
    """The Word file ``data`` with several paragraphs in the place of one."""

    def change(lines: list[bytes]) -> list[bytes]:
        here = at(lines, words)
        made = [lines[here].replace(words.encode(), part.encode()) if styled else p(part).encode() for part in parts]
        return [*lines[:here], *made, *lines[here + 1 :]]

    return with_lines(data, change)


@pytest.mark.parametrize("carried", [True, False])
@pytest.mark.parametrize("styled", [True, False])
@pytest.mark.parametrize("held", [of_chapter, of_section])
def test_a_note_that_was_divided_is_one_note(
    held: Callable[[ProvisionNote], Chapter], styled: bool, carried: bool
) -> None:
    """Under the chapter's heading it was refused; in a section its first paragraph became law."""
    known = held(ProvisionNote("editor", Text(" ".join(DIVIDED))))
    made = read(
        divided(copied(known, source=known if carried else None), " ".join(DIVIDED), *DIVIDED, styled=styled), known
    )
    assert made.proposal.root == known.root
    [(_, words)] = unsure(made)
    assert words.endswith("stands in 2 paragraphs, and is kept as one")


@pytest.mark.parametrize("carried", [True, False])
@pytest.mark.parametrize("held", [of_chapter, of_section])
def test_no_part_of_a_note_that_was_edited_and_divided_is_law(
    held: Callable[[ProvisionNote], Chapter], carried: bool
) -> None:
    known = held(ProvisionNote("editor", Text(" ".join(DIVIDED))))
    parts = (
        "This chapter was adopted by Ord. 6 in 1991.",
        "It replaced the former chapter, which Ord. 3 had adopted in 1980.",
    )
    made = read(
        divided(copied(known, source=known if carried else None), " ".join(DIVIDED), *parts, styled=True), known
    )
    texts = [text.plain for each in made.proposal.root.walk() for text in each.texts()]
    notes = [note.text.plain for each in made.proposal.root.walk() for note in each.notes]
    assert not {*parts} & {*texts}
    assert {*parts} <= {*notes}
    assert len(unsure(made)) == 2


def test_two_paragraphs_of_the_law_that_a_note_repeats_stay_law() -> None:
    known = replace(noted(), root=replace(noted().root, children=(section("1", "Fees.", *DIVIDED),)))
    known = replace(known, root=replace(known.root, notes=(ProvisionNote("editor", Text(" ".join(DIVIDED))),)))
    data = copied(known, source=None)
    made = read(
        with_lines(data, lambda lines: [line for line in lines if " ".join(DIVIDED).encode() not in line]), known
    )
    assert made.proposal.root.children[0].body == tuple(map(Text, DIVIDED))
