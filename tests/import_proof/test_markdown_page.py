"""What a Markdown file shows, by the reader that proves imports."""

from __future__ import annotations

import pytest

from engross.import_proof.markdown_file import markdown_page


def shown(text: str) -> tuple[list[str], list[str] | None]:
    page = markdown_page(text.encode())
    return [line.words for line in page.new], None if page.old is None else [line.words for line in page.old]


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("The fee is ~~$50~~ $100.", ["The fee is $100."], ["The fee is $50 $100."]),
        ("The fee is <del>$50</del><ins>$100</ins>.", ["The fee is $100."], ["The fee is $50."]),
        ("five ~~five (5)~~six (6)", ["five six (6)"], ["five five (5)six (6)"]),
        ("fee~~$50~~ $100", ["fee $100"], ["fee$50 $100"]),
        ("dogs ~~and cats~~, and cows", ["dogs, and cows"], ["dogs and cats, and cows"]),
        ("<ins>\n\nA new paragraph.\n", ["A new paragraph."], None),
    ],
)
def test_changes(text: str, new: list[str], old: list[str] | None) -> None:
    assert shown(text) == (new, old)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Fees\n====\n\nA fee\nis due.", ["Fees", "A fee is due."]),
        ("1. One\n2. Two\n\n   More of two.", ["One", "Two", "More of two."]),
        ("| a | b |\n|---|---|\n| c | d \\| e |", ["a", "b", "c", "d | e"]),
        ("<table><tr><td>a</td><td>b &amp; c</td></tr></table>", ["a", "b & c"]),
        ("    (a) indented words", ["(a) indented words"]),
        ("~~~ text\nDogs  $5\n  Cats $4\n\nBirds\n~~~\nFish", ["Dogs $5 Cats $4", "Birds", "Fish"]),
        ("[1]: a label", ["[1]: a label"]),
        ("one<br>two *three* `four`", ["one two three four"]),
        ("*[Moved to § 9-2.]*\n\nWords.", ["Words."]),
    ],
)
def test_words_in_order(text: str, lines: list[str]) -> None:
    assert shown(text) == (lines, None)


def test_the_end_that_engross_prints_is_its_own() -> None:
    page = markdown_page(b"Law.\n\n---\n\n## Certificate of comparison\n\nBoth were verified.\n")
    assert [line.kind for line in page.new] == ["words", "own", "own"]


def test_list_items_are_numbered_or_not() -> None:
    page = markdown_page(b"1. one\n\n- two\n\nthree\n")
    assert [line.numbering for line in page.new] == ["number", "bullet", ""]
