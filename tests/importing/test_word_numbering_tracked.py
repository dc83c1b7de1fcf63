"""Numbers that Word tracks, and redlines made by hand: two versions, each with its labels."""

from __future__ import annotations

import pytest

from engross.errors import SourceError
from engross.import_proof import prove_import
from importing.outlines import imported, outline
from wordfiles import ListForm, definition, del_, ins, marked, numbered, p, r, row, word_file

TITLE = p("§ 9-1. Title.")
LISTS = {"numbering": definition(1, ListForm("upperLetter", "%1."), ListForm("decimal", "(%2)"))}


def sides(body: str) -> tuple[list[str], list[str] | None]:
    """The lines of § 9-1 before and after, the import proved; None for a file without changes."""
    data = word_file(TITLE + body, LISTS)
    read = imported(data)
    prove_import(data, "x.docx", read.proposal, read.base, [remark.words for remark in read.remarks])
    new = [line[4:] for line in outline(read.proposal).splitlines()[2:]]
    return new, None if read.base is None else [line[4:] for line in outline(read.base).splitlines()[2:]]


def changed(words: str, new: str, old: str) -> str:
    return p(words, f'{new}<w:pPrChange w:id="1" w:author="C"><w:pPr>{old}</w:pPr></w:pPrChange>')


def of_list(level: int, more: str = "") -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/>{more}</w:numPr>'


INSERTED = '<w:ins w:id="1" w:author="C" w:date="2025-01-01T00:00:00Z"/>'
PLAIN = ["| one", "| two"]
LETTERED = ["subsection A.", "  | one", "subsection B.", "  | two"]


@pytest.mark.parametrize(
    ("body", "new", "old"),
    [
        (changed("one", of_list(0), "") + changed("two", of_list(0), ""), LETTERED, PLAIN),
        (changed("one", "", of_list(0)) + changed("two", "", of_list(0)), PLAIN, LETTERED),
        (p("one", of_list(0, INSERTED)) + p("two", of_list(0, INSERTED)), LETTERED, PLAIN),
        (
            numbered("one", 0) + changed("two", of_list(1), of_list(0)),
            ["subsection A.", "  | one", "  paragraph (1)", "    | two"],
            LETTERED,
        ),
        (
            numbered("one", 0) + changed("two", of_list(0), of_list(1)),
            LETTERED,
            ["subsection A.", "  | one", "  paragraph (1)", "    | two"],
        ),
    ],
    ids=["given", "taken", "inserted numbering", "deeper", "less deep"],
)
def test_numbering_alone_gives_two_versions(body: str, new: list[str], old: list[str]) -> None:
    assert sides(body) == (new, old)


def test_labels_behind_a_changed_number_are_those_of_each_side() -> None:
    new, old = sides(numbered("one", 0) + changed("two", of_list(1), of_list(0)) + numbered("three", 0))
    assert [line for line in new if "|" not in line] == ["subsection A.", "  paragraph (1)", "subsection B."]
    assert [line for line in old or () if "|" not in line] == ["subsection A.", "subsection B.", "subsection C."]


@pytest.mark.parametrize(
    ("original", "label"),
    [("%1:2:0:.", "2."), ("(%1:2:4:)", "(b)"), ("%1:4:1:.%2:3:22:", "IV.03"), ("Rule %1:1:6:", "Rule One")],
)
def test_a_number_that_is_told_is_that_of_the_text_before(original: str, label: str) -> None:
    told = of_list(0, f'<w:numberingChange w:id="1" w:author="C" w:original="{original}"/>')
    read = imported(word_file(TITLE + p("one", told), LISTS))
    assert read.base is not None
    assert [provision.label for provision in read.base.walk() if provision.label] == ["§ 9-1.", label]
    assert [provision.label for provision in read.proposal.walk() if provision.label] == ["§ 9-1.", "A."]


def test_a_style_that_changed_with_its_numbers_gives_two_versions() -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="N"><w:name w:val="N"/><w:pPr>{of_list(0)}</w:pPr></w:style>'
    data = word_file(TITLE + changed("one", '<w:pStyle w:val="N"/>', ""), {**LISTS, "styles": styles})
    read = imported(data)
    assert read.base is not None
    assert "subsection" in outline(read.proposal)
    assert "subsection" not in outline(read.base)


def test_formatting_alone_gives_one_version() -> None:
    assert sides(changed("one", '<w:jc w:val="center"/>', ""))[1] is None
    bold = r("one", '<w:b/><w:rPrChange w:id="1" w:author="C"><w:rPr/></w:rPrChange>')
    assert sides(p(runs=bold))[1] is None


def test_capitals_that_formatting_made_are_a_change() -> None:
    raised = r("one", '<w:caps/><w:rPrChange w:id="1" w:author="C"><w:rPr/></w:rPrChange>')
    assert sides(p(runs=raised)) == (["| ONE"], ["| one"])


def test_an_item_that_was_split_keeps_its_words_and_counts_on() -> None:
    body = (
        p(runs=r("First rule."), properties=of_list(0) + marked("ins"))
        + numbered("Second rule.", 0)
        + numbered("Last.", 0)
    )
    assert sides(body) == (
        ["subsection A.", "  | First rule.", "subsection B.", "  | Second rule.", "subsection C.", "  | Last."],
        ["subsection A.", "  | First rule.Second rule.", "subsection B.", "  | Last."],
    )


STRIKE, LINE = "<w:strike/>", '<w:u w:val="single"/>'


def by_hand(*runs: tuple[str, str], properties: str = "") -> str:
    return p(runs="".join(r(words, look) for words, look in runs), properties=properties)


@pytest.mark.parametrize(
    ("body", "new", "old"),
    [
        (
            by_hand(("The fine is ", ""), ("$100", STRIKE), (" ", ""), ("$250", LINE), (".", "")),
            ["| The fine is $250."],
            ["| The fine is $100."],
        ),
        (
            by_hand(("The fine is ", ""), ("$250", LINE), (" ", ""), ("$100", "<w:dstrike/>"), (" a day.", "")),
            ["| The fine is $250 a day."],
            ["| The fine is $100 a day."],
        ),
        (
            by_hand(("Gone.", STRIKE)) + by_hand(("New.", LINE)) + by_hand(("It ends.", "")),
            ["| New.", "| It ends."],
            ["| Gone.", "| It ends."],
        ),
        (
            by_hand(("one", ""), properties=of_list(0))
            + by_hand(("two", STRIKE), properties=of_list(0))
            + by_hand(("three", LINE), properties=of_list(1))
            + by_hand(("four", ""), properties=of_list(0)),
            ["subsection A.", "  | one", "  paragraph (1)", "    | three", "subsection B.", "  | four"],
            ["subsection A.", "  | one", "subsection B.", "  | two", "subsection C.", "  | four"],
        ),
    ],
    ids=["words", "new before old", "paragraphs", "numbered items"],
)
def test_words_struck_and_underlined_by_hand_are_a_redline(body: str, new: list[str], old: list[str]) -> None:
    assert sides(body) == (new, old)
    remarks = imported(word_file(TITLE + body, LISTS)).remarks
    assert [remark.words for remark in remarks if "by hand" in remark.words] == [
        "words are struck and underlined by hand; those struck are read as the old text, those underlined as the new"
    ]


def test_a_link_is_underlined_as_a_link() -> None:
    body = by_hand(("$5", STRIKE), (" ", ""), ("$6", LINE), (" as ", ""), ("listed", '<w:rStyle w:val="Hyperlink"/>'))
    assert sides(body) == (["| $6 as listed"], ["| $5 as listed"])


def test_a_row_struck_by_hand_is_gone() -> None:
    def cells(look: str, *words: str) -> str:
        return row(*(f"<w:tc><w:tcPr/>{by_hand((each, look))}</w:tc>" for each in words))

    table = "<w:tbl>" + cells("", "Use", "Fee") + cells(STRIKE, "Dog", "$5") + cells(LINE, "Cat", "$6") + "</w:tbl>"
    assert sides(table + p("It ends.")) == (
        ["table", "  Use | Fee", "  Cat | $6", "| It ends."],
        ["table", "  Use | Fee", "  Dog | $5", "| It ends."],
    )


@pytest.mark.parametrize(
    "body",
    [
        by_hand(("A fine", ""), (" of $5", STRIKE), (" is due.", "")),
        by_hand(("A fine of ", ""), ("$5", STRIKE), (" ", ""), ("$6", LINE))
        + by_hand(("§ 9-2. ", ""), ("Fines.", LINE)),
        by_hand(("A fine of ", ""), ("$5", STRIKE), (" ", ""), ("$6", LINE)) + p(runs=ins(r("New.")) + del_("Old.")),
    ],
    ids=["nothing underlined", "underlined headings", "changes that are tracked"],
)
def test_words_struck_by_hand_alone_are_refused(body: str) -> None:
    with pytest.raises(SourceError, match="words struck through by hand instead of by a tracked change"):
        sides(body)
