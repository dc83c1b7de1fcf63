"""Changes of several authors: whose they are, where they meet in one word, and that a redline keeps their names."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.akn import parse_chapter, write_chapter
from engross.building import redline_bytes
from engross.compose import redline
from engross.compose.law.redline import with_recorded_authors
from engross.diff import compare
from engross.errors import SourceError
from engross.model.authorship import AuthoredWords
from engross.model.comparison.span import Mark
from engross.model.law.chapter import Chapter
from importing.outlines import imported
from wordfiles import p, r, word_file


def by(author: str, inserted: str = "", deleted: str = "") -> str:
    """Words that ``author`` struck, and words put in their place."""
    names = f'w:id="1" w:author="{author}" w:date="2025-01-01T00:00:00Z"'
    struck = r(deleted).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return (f"<w:del {names}>{struck}</w:del>" if deleted else "") + (
        f"<w:ins {names}>{r(inserted)}</w:ins>" if inserted else ""
    )


def file(*runs: str) -> bytes:
    return word_file(p("§ 9-1. Title.") + p(runs="".join(runs)))


TWO = file(
    r("The fine for each violation of this section is "),
    by("Ann Lee", "$250", "$100"),
    r(", and the duty of the owner to keep the dog on a leash "),
    by("Bo Kim", "now "),
    r("ends at the gate of the park."),
)
OTHER = (
    "The fee for each violation of this section is $100, and the duty of the owner to keep the dog on a leash "
    "ends at the gate of the park."
)


def test_the_authors_of_changes_are_read_and_told() -> None:
    read = imported(TWO)
    assert read.proposal.changed_by == (
        AuthoredWords("deleted", "Ann Lee", "$100"),
        AuthoredWords("inserted", "Ann Lee", "$250"),
        AuthoredWords("inserted", "Bo Kim", "now "),
    )
    assert [remark.words for remark in read.remarks if remark.kind == "author"] == [
        "Ann Lee: 2 stretches of words",
        "Bo Kim: 1 stretch of words",
    ]


def authored(data: bytes) -> list[tuple[str, str, str]]:
    """Each tracked change of words of a Word file: what became of them, by whom, and the words."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
    found = re.findall(r'<w:(ins|del) w:id="\d+" w:author="([^"]*)"[^>]*>((?:(?!</w:\1>).)*)</w:\1>', document)
    words = [(kind, author, "".join(re.findall(r">([^<]+)</w:(?:t|delText)>", inner))) for kind, author, inner in found]
    return [change for change in words if change[2]]


def changed(kind: str, run: str) -> str:
    return f'<w:{kind} w:id="1" w:author="Ann" w:date="2025-01-01T00:00:00Z">{run}</w:{kind}>'


SYMBOL = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
SHOWN_OTHERWISE = {
    "signs": (
        changed("del", '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>')
        + changed("ins", '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'),
        [("deleted", "≤"), ("inserted", "≥")],
    ),
    "letters of a symbol font": (changed("ins", r("\uf0b3", SYMBOL)), [("inserted", "≥")]),
    "capitals": (changed("ins", r("noise", "<w:caps/>")), [("inserted", "NOISE")]),
    "a hyphen in a number": (
        changed("ins", "<w:r><w:t>9</w:t><w:noBreakHyphen/><w:t>5</w:t></w:r>"),
        [("inserted", "9-5")],
    ),
}


@pytest.mark.parametrize(("runs", "said"), SHOWN_OTHERWISE.values(), ids=list(SHOWN_OTHERWISE))
def test_changes_are_recorded_in_the_characters_that_the_page_shows(runs: str, said: list[tuple[str, str]]) -> None:
    read = imported(file(r("A level "), runs, r(" of five")))
    assert [(change.mark, change.words) for change in read.proposal.changed_by] == said
    assert read.base is not None
    made = authored(redline_bytes(compare(read.base, read.proposal), "docx", author="The City"))
    assert [author for _, author, _ in made] == ["Ann"] * len(said)


def test_a_redline_of_a_draft_bears_the_names_of_its_authors() -> None:
    read = imported(TWO)
    assert read.base is not None
    assert authored(redline_bytes(compare(read.base, read.proposal), "docx", author="The City")) == [
        ("del", "Ann Lee", "100"),
        ("ins", "Ann Lee", "250"),
        ("ins", "Bo Kim", "now "),
    ]


def test_a_change_of_two_authors_side_by_side_is_cut_between_them() -> None:
    read = imported(file(r("It is "), by("Ann Lee", "very "), by("Bo Kim", "well "), r("so.")))
    assert read.base is not None
    assert authored(redline_bytes(compare(read.base, read.proposal), "docx")) == [
        ("ins", "Ann Lee", "very "),
        ("ins", "Bo Kim", "well "),
    ]


def test_a_change_that_the_file_does_not_track_is_the_citys() -> None:
    read = imported(TWO)
    other = imported(file(r(OTHER))).proposal
    assert authored(redline_bytes(compare(other, read.proposal), "docx", author="The City")) == [
        ("del", "The City", "fee"),
        ("ins", "The City", "fine"),
        ("del", "Ann Lee", "100"),
        ("ins", "Ann Lee", "250"),
        ("ins", "Bo Kim", "now "),
    ]


def test_a_change_around_a_whole_paragraph_has_its_author() -> None:
    around = f'<w:ins w:id="1" w:author="Ann Lee" w:date="2025-01-01T00:00:00Z">{p("No cat bites.")}</w:ins>'
    read = imported(word_file(p("§ 9-1. Title.") + p("No dog barks.") + around))
    assert read.proposal.changed_by == (AuthoredWords("inserted", "Ann Lee", "No cat bites."),)


PARTS = [
    ("a letter behind", r("No dog") + by("Ann Lee", "s") + r(" here."), "dog", "dogs"),
    ("a letter before", r("It is ") + by("Ann Lee", "un") + r("lawful."), "lawful", "unlawful"),
    ("letters within", r("of 1") + by("Ann Lee", "2", "0") + r("0 feet"), "100", "120"),
    ("a word parted", r("any") + by("Ann Lee", " ") + r("body"), "anybody", "any body"),
    ("two words joined", r("can") + by("Ann Lee", deleted=" ") + r("not"), "can not", "cannot"),
    ("a word in several runs", by("Ann Lee", deleted="do") + by("Ann Lee", deleted="gs") + r(" run"), "dogs ", ""),
    ("part of a sum", r("is $") + by("Ann Lee", "25", "10") + r("0"), "100", "250"),
]


@pytest.mark.parametrize(("runs", "old", "new"), [case[1:] for case in PARTS], ids=[case[0] for case in PARTS])
def test_a_change_of_a_part_of_a_word_is_its_authors_in_the_redline(runs: str, old: str, new: str) -> None:
    rest = ", and the duty of the owner to keep the dog on a leash "
    said = r("What is said of each owner in this section: ")
    read = imported(file(said, runs, r(rest), by("Bo Kim", "now "), r("ends at the gate.")))
    assert read.base is not None
    shown = [("del", "Ann Lee", old), ("ins", "Ann Lee", new)]
    assert authored(redline_bytes(compare(read.base, read.proposal), "docx", author="The City")) == [
        *[change for change in shown if change[2]],
        ("ins", "Bo Kim", "now "),
    ]


def test_a_word_that_two_persons_change_is_the_first_ones_and_the_rest_is_each_ones_own() -> None:
    read = imported(
        file(r("the "), by("Ann Lee", deleted="d"), r("og"), by("Bo Kim", "re"), r(" is "), by("Bo Kim", "not "))
    )
    assert [(change.mark, change.author, change.words) for change in read.proposal.changed_by] == [
        ("deleted", "Ann Lee", "dog"),
        ("inserted", "Bo Kim", "ogre"),
        ("inserted", "Bo Kim", "not "),
    ]


MEETING = [
    (by("Ann Lee", "request", "complaint"), by("Bo Kim", "motion"), "requestmotion"),
    (r("request"), by("Ann Lee", deleted=" "), by("Bo Kim", "motion"), "requestmotion"),
    (by("Ann Lee", "re"), by("Bo Kim", deleted="x"), r("quest"), "request"),
]


@pytest.mark.parametrize("runs", MEETING, ids=["inserted", "blank struck", "words struck"])
def test_a_word_that_two_authors_put_together_is_refused_unless_taken_as_it_stands(runs: tuple[str, ...]) -> None:
    data = file(r("upon "), *runs[:-1], r(" of it."))
    with pytest.raises(
        SourceError, match=f"paragraph 2: “{runs[-1]}” is put together by the changes of Ann Lee and Bo"
    ):
        imported(data)
    taken = imported(data, lenient=True)
    assert f"upon {runs[-1]} of it." in [text.plain for text in taken.proposal.root.children[0].texts()]
    assert [remark.words for remark in taken.remarks if remark.kind == "unsure"] == [
        f"“{runs[-1]}” is put together by the changes of Ann Lee and Bo Kim"
    ]


@pytest.mark.parametrize(
    "runs",
    [
        (by("Ann Lee", "request"), by("Bo Kim", " motion")),
        (by("Ann Lee", "request", "complaint"), r(" and "), by("Bo Kim", "motion")),
        (by("Ann Lee", "re"), by("Ann Lee", "quest")),
        (by("Ann Lee", "request"), by("Ann Lee (terms only)", "Motion")),
        (by("Ann Lee", "request"), by("Bo Kim", deleted="motion"), r(", so")),
    ],
)
def test_changes_that_do_not_meet_in_a_word_are_no_conflict(runs: tuple[str, ...]) -> None:
    assert not [remark for remark in imported(file(r("upon "), *runs, r("."))).remarks if remark.kind == "unsure"]


def recorded(data: bytes = TWO, ours: str = "The City") -> tuple[Chapter, Chapter]:
    """Base and proposal of a Word file as their own files give them back."""
    read = imported(data)
    assert read.base is not None
    base = parse_chapter(write_chapter(read.base), "base.xml")
    made = with_recorded_authors(compare(read.base, read.proposal), ours)
    return base, parse_chapter(write_chapter(made), "proposal.xml")


def test_the_file_of_a_proposal_records_the_authors_and_its_redline_bears_them() -> None:
    base, proposal = recorded()
    assert [(c.author, c.mark, c.words) for c in proposal.changed_by] == [
        ("Ann Lee", "deleted", "100"),
        ("Ann Lee", "inserted", "250"),
        ("Bo Kim", "inserted", "now"),
    ]
    assert write_chapter(parse_chapter(write_chapter(proposal), "again.xml")) == write_chapter(proposal)
    page = redline(compare(base, proposal), author="The City")
    assert "authors not shown" not in page.footer
    assert authored(redline_bytes(compare(base, proposal), "docx", author="The City")) == [
        ("del", "Ann Lee", "100"),
        ("ins", "Ann Lee", "250"),
        ("ins", "Bo Kim", "now "),
    ]


def edited(chapter: Chapter, old: str, new: str) -> Chapter:
    return parse_chapter(write_chapter(chapter).replace(old.encode(), new.encode()), "edited.xml")


def test_a_change_that_was_edited_since_is_the_citys_and_the_certificate_says_so() -> None:
    base, proposal = recorded(
        file(
            r("It is "),
            by("Ann Lee", "kept for sixty (60) days "),
            r("by the clerk, and "),
            by("Bo Kim", "then "),
            r("so."),
        )
    )
    later = edited(proposal, "for sixty (60) days by", "for ninety (90) days by")
    comparison = compare(base, later)
    assert authored(redline_bytes(comparison, "docx", author="The City")) == [
        ("ins", "The City", "kept for ninety (90) days "),
        ("ins", "Bo Kim", "then "),
    ]
    told = str(redline(comparison).certificate)
    assert "a recorded change of Ann Lee cannot be found in this redline" in told
    assert "inserted “kept for sixty ( 60 ) days”" in told


def test_changes_of_the_city_itself_are_not_recorded() -> None:
    _, proposal = recorded(ours="Ann Lee")
    assert [change.author for change in proposal.changed_by] == ["Bo Kim"]
    assert b"en:changes" not in write_chapter(recorded(file(r("It is "), by("Engross", "very "), r("so.")))[1])


def test_a_codified_text_records_no_authors() -> None:
    _, proposal = recorded()
    law = replace(proposal, version=replace(proposal.version, stage="codified"))
    assert b"en:changes" not in write_chapter(law)


@pytest.mark.parametrize("fault", [' mark="kept"', ' mark="inserted" author=""', ""])
def test_a_record_that_is_none_is_refused(fault: str) -> None:
    data = write_chapter(recorded()[1]).replace(b' mark="deleted"', fault.encode(), 1)
    if "author" in fault:
        data = data.replace(b'author="Ann Lee"', b"", 1)
    with pytest.raises(SourceError):
        parse_chapter(data, "x.xml")


AUTHOR_NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)


@given(st.lists(st.tuples(st.sampled_from(["inserted", "deleted"]), AUTHOR_NAMES, AUTHOR_NAMES), max_size=4))
def test_records_come_back_as_they_are(changes: list[tuple[Mark, str, str]]) -> None:
    _, proposal = recorded()
    told = tuple(AuthoredWords(mark, author, words, whole=True) for mark, author, words in changes)
    assert parse_chapter(write_chapter(replace(proposal, changed_by=told)), "x.xml").changed_by == told
