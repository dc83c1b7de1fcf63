"""The summary on one sheet: what matters most in words, of all else the places and how many there are."""

from __future__ import annotations

import re

from engross.compose.summary.summary_lines import SummaryLines, summary_lines
from engross.diff import compare
from engross.site.phrases import site_phrases
from engross.site.printed_summary import PrintedSubject, printed_summary
from samples import chapter_of, item, section

WORDS = "Whoever keeps a shop on a street of the city has a permit of the clerk, and shows it to whoever asks for it."
LINE = 94


def told(count: int, words: str = WORDS) -> SummaryLines:
    """A summary of so many new provisions, the first of which states a fine."""
    parts = [item("subsection", f"{at}.", words if at else "The fine is $50.") for at in range(count)]
    old = chapter_of(section("5", "Shops.", "Shops are open."))
    new = chapter_of(section("5", "Shops.", "Shops are open.", *parts))
    comparison = compare(old, new)
    return summary_lines(comparison.root, comparison.new.hierarchy)


def lines_of(sheet: tuple[PrintedSubject, ...]) -> int:
    """About how many lines of a sheet it takes."""
    texts = [text for each in sheet for text in (*each.lines, each.rest)]
    return len(sheet) + sum(-(-len(text) // LINE) for text in texts)


def test_a_short_summary_is_printed_in_words() -> None:
    found = told(4)
    sheet = printed_summary(found, site_phrases(), 0)
    assert [line for each in sheet for line in each.lines] == [f"{line.place}: {line.words}" for line in found.lines]
    assert [each.rest for each in sheet] == ["", ""]


def test_of_a_long_one_the_sheet_says_how_many_more_there_are() -> None:
    for count in (30, 400):
        found = told(count)
        sheet = printed_summary(found, site_phrases(), 0)
        assert sheet[0].lines[0] == "§ 68-5(0): New subsection: “The fine is $50.”"
        more = sum(int(number) for each in sheet for number in re.findall(r"^(\d+) (?:more|provision)", each.rest))
        assert more + sum(len(each.lines) for each in sheet) == len(found.lines) == count
        assert lines_of(sheet) <= 34


def test_a_long_line_is_cut_and_its_quotation_ends() -> None:
    found = told(2, f"{WORDS[:-1]} and " * 3)
    [fine, long] = (line for each in printed_summary(found, site_phrases(), 0) for line in each.lines)
    assert len(long) < 280 < len(found.lines[1].words)
    assert long.endswith(" …”")
    assert fine.endswith("$50.”")


def test_what_matters_less_is_not_told_in_words_where_what_matters_more_is_not() -> None:
    sheet = printed_summary(told(60), site_phrases(), 20)
    in_words = [bool(each.lines) for each in sheet]
    assert in_words == sorted(in_words, reverse=True)


def test_what_else_is_on_the_sheet_leaves_less_room() -> None:
    found = told(30)
    full, less = (printed_summary(found, site_phrases(), taken) for taken in (0, 10))
    assert lines_of(less) <= 24 < lines_of(full)


def test_the_places_that_do_not_fit_are_counted() -> None:
    rest = printed_summary(told(400), site_phrases(), 34)[-1].rest
    named, others = rest.count("§ "), int(re.findall(r" and (\d+) others\.$", rest)[0])
    assert rest.startswith("399 provisions: § 68-5")
    assert named + others == 399
    assert len(rest) <= 2 * LINE + len("399 provisions: ")
