"""An import proves itself: each way in which one could be wrong is refused, with its place."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from engross.akn import identify
from engross.errors import SourceError
from engross.import_proof import Proof, prove_import
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.table import Cell, Row, Table
from engross.model.law.text import NOTE_ANCHOR, Note, Text
from samples import chapter_of, item, section
from wordfiles import del_, ins, p, r, word_file

NUMBERING = {
    "numbering": '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="upperLetter"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
}
COUNTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'

FEES = section(
    "1", "Fees.", "A fee is due:", item("subsection", "A.", "for a dog;"), item("subsection", "B.", "for a cat.")
)
LINES = ["§ 68-1. Fees.", "A fee is due:", "A. for a dog;", "B. for a cat."]


def prove(lines: list[str], chapter: Chapter, *listed: str, lenient: bool = False) -> Proof:
    data = word_file("".join(p(line) for line in lines))
    return prove_import(data, "x.docx", chapter, None, listed, lenient=lenient)


def test_the_page_as_it_was_read() -> None:
    assert prove(LINES, chapter_of(FEES)) == Proof(15, 0, False)
    assert prove(["Chapter 68 Noise", *LINES], chapter_of(FEES)).words == 18


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ([*LINES[:3]], "at the end of the page the page shows nothing more, and “B.” was read in § 68-1B"),
        ([*LINES, "More."], "at paragraph 5 the page shows “More.”, and nothing more was read"),
        ([LINES[0], LINES[1], LINES[3], LINES[2]], "at paragraph 3 the page shows “B. for a cat.”, and “A.” was read"),
        ([*LINES[:2], "A. for a cow;", LINES[3]], "paragraph 3 the page shows “A. for a cow;”, and “for a dog;” was"),
        ([*LINES[:2], "A. for a dog; or cow", LINES[3]], "the page shows “A. for a dog; or cow”, and “B.” was read"),
        ([*LINES[:2], "for a dog;", LINES[3]], "paragraph 3 the page shows “for a dog;”, and “A.” was read"),
        ([*LINES[:2], "A. fora dog;", LINES[3]], "the page shows “A. fora dog;”"),
        (["Chapter 9 Dogs", *LINES], "paragraph 1 the page shows “Chapter 9 Dogs”"),
    ],
)
def test_words_lost_added_moved_or_changed(lines: list[str], fault: str) -> None:
    with pytest.raises(SourceError, match=re.escape(fault)):
        prove(lines, chapter_of(FEES))


def test_a_number_that_word_counts_needs_a_label() -> None:
    body = "".join(p(line) for line in LINES[:2]) + p("for a dog;", COUNTED) + p("for a cat.", COUNTED)
    data = word_file(body, NUMBERING)
    assert prove_import(data, "x.docx", chapter_of(FEES), None, ()).words == 13
    bare = section("1", "Fees.", "A fee is due:", "for a dog;", "for a cat.")
    with pytest.raises(SourceError, match=r"paragraph 3 the page shows “for a dog;”"):
        prove_import(data, "x.docx", chapter_of(bare), None, ())
    written = section("1", "Fees.", "A fee is due:", "A. for a dog;", "B. for a cat.")
    prove_import(data, "x.docx", chapter_of(written), None, ())


def test_both_sides_are_proved() -> None:
    old = section("1", "Fees.", "The fee is $50.")
    new = section("1", "Fees.", "The fee is $100.")
    data = word_file(p("§ 68-1. Fees.") + p(runs=r("The fee is ") + del_("$50") + ins(r("$100")) + r(".")))
    proof = prove_import(data, "x.docx", chapter_of(new), chapter_of(old), ())
    assert proof.both_sides
    with pytest.raises(SourceError, match=r"paragraph 2 before the changes the page shows “The fee is \$50"):
        prove_import(data, "x.docx", chapter_of(new), chapter_of(new), ())
    with pytest.raises(SourceError, match="tracked changes were not read"):
        prove_import(data, "x.docx", chapter_of(new), None, ())


def test_what_cannot_be_read_again_is_refused() -> None:
    chapter = chapter_of(section("1", "Fees.", "A fee."))
    root = replace(chapter.root, children=(Provision("clause", body=(Text("an item"),)), *chapter.root.children))
    with pytest.raises(SourceError, match="cannot be written so that it is read again"):
        prove(["an item", "§ 68-1. Fees.", "A fee."], identify(replace(chapter, root=root)))
    loose = replace(chapter, root=replace(chapter.root, heading=Text("two  blanks")))
    with pytest.raises(SourceError, match="is another text once it is written"):
        prove(LINES, loose)


LONG = [f"word{n}" for n in range(400)]


def test_furniture_is_listed_and_one_word_in_a_hundred() -> None:
    chapter = chapter_of(section("1", "Fees.", " ".join(LONG)))
    page = ["§ 68-1. Fees.", " ".join(LONG)]
    with pytest.raises(SourceError, match=r"paragraph 1 the page shows “Page 3”"):
        prove(["Page 3", *page], chapter)
    assert prove(["Page 3", *page], chapter, "Page 3") == Proof(405, 2, False)
    assert prove(["Page 3", *page], chapter, "“Page …”") == Proof(405, 2, False)
    six = "a notice of six words here"
    with pytest.raises(SourceError, match="6 of its 409 words would be left out, more than one in a hundred"):
        prove([six, *page], chapter, six)
    assert prove([six, *page], chapter, six, lenient=True).omitted == 6


@pytest.mark.parametrize("line", ["A. for a dog", "(1) for a dog", "§ 68-2. Dogs.", "Section 2 Dogs", "1.1 Dogs"])
def test_numbered_text_is_no_furniture(line: str) -> None:
    chapter = chapter_of(section("1", "Fees.", " ".join(LONG)))
    with pytest.raises(SourceError, match=r"paragraph 3 is numbered and would be left out"):
        prove(["§ 68-1. Fees.", " ".join(LONG), line], chapter, line, lenient=True)


def test_a_contents_list_repeats_the_headings_and_does_not_count() -> None:
    chapter = chapter_of(section("1", "Fees.", "A fee."), section("2", "Fines.", "A fine."))
    contents = ["§ 68-1. Fees. ..... 1", "§ 68-2. Fines.\t2"]
    law = ["§ 68-1. Fees.", "A fee.", "§ 68-2. Fines.", "A fine."]
    assert prove([*contents, *law], chapter, "§ 68-1. Fees. ..... 1", "§ 68-2. Fines. 2").omitted == 0
    bare = ["§ 68-1. Fees.", "§ 68-2. Fines."]
    assert prove([*bare, *law], chapter, *bare).omitted == 0, "an entry like its heading is not taken for it"


def test_a_contents_list_may_name_what_has_no_heading_of_its_own() -> None:
    dogs = item("subsection", "1.1", "Dogs. Each dog has a tag.")
    chapter = chapter_of(section("1", "Fees.", dogs))
    law = ["§ 68-1. Fees.", "1.1 Dogs. Each dog has a tag."]
    assert prove(["1.1 Dogs ... 4", *law], chapter, "1.1 Dogs ... 4").omitted == 0
    with pytest.raises(SourceError, match="paragraph 1 is numbered and would be left out"):
        prove(["1.2 Cats ... 4", *law], chapter, "1.2 Cats ... 4")


def test_a_table_with_the_notes_printed_under_it() -> None:
    anchored = Text(f"Indoors{NOTE_ANCHOR}", (), (Note("1", "table", (Text("At night only."),)),))
    table = Table((Text("Table 1"),), (Row((Cell((Text("Zone"),)), Cell((anchored,)))),))
    chapter = chapter_of(section("1", "Limits.", table, "Text below."))
    page = ["§ 68-1. Limits.", "Table 1", "Zone", "Indoors1", "NOTES:", "1 At night only.", "Text below."]
    assert prove(page, chapter).words == 14
    with pytest.raises(SourceError, match=r"and the note “At night only.” was read"):
        prove([*page[:4], page[6]], chapter)
    with pytest.raises(SourceError, match=r"paragraph 6 the page shows “1 By day only.”"):
        prove([*page[:5], "1 By day only.", page[6]], chapter)


def test_a_footnote_has_its_words() -> None:
    reference = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    parts = {"footnotes": f'<w:footnote w:id="3">{p("See the code.")}</w:footnote>'}
    data = word_file(p("§ 68-1. Fees.") + p(runs=r("A fee") + reference + r(".")), parts)

    def noted(*words: str) -> Chapter:
        notes = tuple(Note("1", "footnote", (Text(said),)) for said in words)
        return chapter_of(section("1", "Fees.", Text(f"A fee{NOTE_ANCHOR * len(words)}.", (), notes)))

    prove_import(data, "x.docx", noted("See the code."), None, ())
    for wrong in (noted("See the law."), noted()):
        with pytest.raises(SourceError, match=r"paragraph 2 the page shows “A fee .”"):
            prove_import(data, "x.docx", wrong, None, ())


HISTORY, REMARK = "(Ord. No. 2018-4 § 3)", "See the law of the state."


def with_notes() -> Chapter:
    notes = (ProvisionNote("history", Text("Ord. No. 2018-4 § 3")), ProvisionNote("editor", Text(REMARK)))
    return chapter_of(replace(section("1", "Fees.", "A fee is due."), notes=notes), section("2", "Dogs.", "None."))


@pytest.mark.parametrize(
    "lines",
    [
        ["§ 68-1. Fees.", "A fee is due.", "§ 68-2. Dogs.", "None."],
        ["§ 68-1. Fees.", "A fee is due.", REMARK, HISTORY, "§ 68-2. Dogs.", "None."],
        ["§ 68-1. Fees.", "A fee is due.", HISTORY, REMARK, "§ 68-2. Dogs.", "None."],
        ["§ 68-1. Fees.", HISTORY, "A fee is due.", "§ 68-2. Dogs.", "None."],
        ["§ 68-1. Fees.", HISTORY, "A fee is due.", REMARK, "§ 68-2. Dogs.", "None."],
    ],
)
def test_a_publishers_note_stands_anywhere_in_its_provision_or_nowhere(lines: list[str]) -> None:
    prove(lines, with_notes())


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["§ 68-1. Fees.", HISTORY, "A fee is due.", HISTORY, "§ 68-2. Dogs.", "None."], "at paragraph 4 the page"),
        (["§ 68-1. Fees.", "A fee is due.", HISTORY, HISTORY, "§ 68-2. Dogs.", "None."], "at paragraph 4 the page"),
        (["§ 68-1. Fees.", "A fee is due.", "§ 68-2. Dogs.", HISTORY, "None."], "at paragraph 4 the page"),
        (["§ 68-1. Fees.", "A fee", HISTORY, "is due.", "§ 68-2. Dogs.", "None."], "at paragraph 3 the page"),
        ([HISTORY, "§ 68-1. Fees.", "A fee is due.", "§ 68-2. Dogs.", "None."], "at paragraph 1 the page"),
    ],
)
def test_a_publishers_note_stands_once_and_in_no_other_provision(lines: list[str], fault: str) -> None:
    with pytest.raises(SourceError, match=fault):
        prove(lines, with_notes())


def test_one_paragraph_read_as_several_and_several_as_one() -> None:
    split = chapter_of(section("1", "Fees.", "A fee is due.", "It is paid."))
    prove(["§ 68-1. Fees. A fee is due. It is paid."], split)
    joined = chapter_of(section("1", "Fees.", "A fee is due. It is paid."))
    prove(["§ 68-1. Fees.", "A fee is due.", "It is paid."], joined)
    glued = chapter_of(section("1", "Fees.", "A fee is due.It is paid."))
    with pytest.raises(SourceError, match=r"paragraph 2 the page shows “A fee is due.”"):
        prove(["§ 68-1. Fees.", "A fee is due.", "It is paid."], glued)


def test_markdown_is_proved_too() -> None:
    text = "# Chapter 68 Noise\n\n§ 68-1. Fees.\n\nA fee is due:\n\nA. for a dog;\n\nB. for a cat.\n"
    assert prove_import(text.encode(), "x.md", chapter_of(FEES), None, ()).words == 18
    with pytest.raises(SourceError, match=r"line 9 the page shows “B. for a cow.”"):
        prove_import(text.replace("cat", "cow").encode(), "x.md", chapter_of(FEES), None, ())


def test_many_lines_that_may_be_furniture_take_time_in_proportion() -> None:
    from engross.import_proof.expected_words import expected_words
    from engross.import_proof.matching import Matching
    from engross.import_proof.shown_page import ShownLine

    asked = 0

    def omittable(line: ShownLine) -> bool:
        nonlocal asked
        asked += 1
        return line.words == "same"

    count = 2000
    chapter = chapter_of(section("1", "Fees.", *["same"] * count, "end"))
    lines = [ShownLine(words, at) for at, words in enumerate(["§ 68-1. Fees.", *["same"] * count, "other"])]
    assert Matching(lines, expected_words(chapter), omittable).difference() is not None
    assert asked < 20 * count


def test_a_number_without_words_is_a_label_without_words() -> None:
    empty = section(
        "1", "Fees.", item("subsection", "A.", "for a dog;"), replace(item("subsection", "B."), status="vacant")
    )
    body = p("§ 68-1. Fees.") + p("for a dog;", COUNTED)
    page = word_file(body + p("", COUNTED), NUMBERING)
    assert prove_import(page, "x.docx", chapter_of(empty), None, ()).words
    with pytest.raises(SourceError, match=r"the page shows nothing more, and “B\.” was read"):
        prove_import(word_file(body, NUMBERING), "x.docx", chapter_of(empty), None, ())


def test_a_level_that_this_code_does_not_have_there_is_said_by_section_and_number() -> None:
    inner = item("paragraph", "(1)", "six dollars.")
    fees = section("1", "Fees.", item("subsection", "A.", "for a dog:", item("subparagraph", "(i)", "if old:", inner)))
    lines = ["§ 68-1. Fees.", "A. for a dog:", "(i) if old:", "(1) six dollars."]
    with pytest.raises(SourceError) as said:
        prove(lines, chapter_of(fees))
    assert str(said.value) == (
        "x.docx: § 68-1A(i)(1): the paragraph “(1)” was read inside the subparagraph “(i)”, and the levels of this "
        "code are chapter, article, section, subsection, paragraph, subparagraph, clause, subclause, each inside one "
        "of those before it; give the city's file the order of this text under [hierarchy], or name the workspace of "
        "its city with -C"
    )


def test_a_level_that_this_code_does_not_have_at_all_is_said() -> None:
    fees = section("1", "Fees.", item("indent", "A.", "six dollars."))
    with pytest.raises(SourceError, match=r"the indent “A.” was read inside the section “§ 68-1\.”, and"):
        prove(["§ 68-1. Fees.", "A. six dollars."], chapter_of(fees))
