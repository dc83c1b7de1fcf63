"""Changes of several authors: whose they are, where they meet in one word, and that a redline keeps their names."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from engross.building import redline_bytes
from engross.diff import compare
from engross.errors import SourceError
from engross.model.authorship import AuthoredWords
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
