"""Entries of a list of contents that have a number and no title, as the sections that they name."""

from __future__ import annotations

import pytest

from engross.import_proof import prove_import
from importing.outlines import imported, outline
from wordfiles import p, word_file


def law(number: str) -> list[str]:
    first, second, third = (number.format(at) for at in (1, 2, 3))
    return [f"{first}. Limits.", "No dog may bark.", f"{second}.", "No cat may, either.", f"{third}. Fees.", "Five."]


def read(*lines: str) -> tuple[str, list[str]]:
    """The outline of a page, and the lines that are left out."""
    data = word_file("".join(map(p, lines)))
    made = imported(data)
    left_out = [remark.words for remark in made.remarks if remark.kind == "furniture"]
    prove_import(data, "x.docx", made.proposal, made.base, left_out)
    return outline(made.proposal), left_out


@pytest.mark.parametrize("title", [["Contents"], []])
@pytest.mark.parametrize("number", ["§ 9-{}", "§ {}", "Section {}", "Sec. 9.04.01{}"])
@pytest.mark.parametrize("entry", ["{}", "{}."])
@pytest.mark.parametrize("behind", ["", " ..... 7"])
def test_an_entry_without_a_title_is_one(title: list[str], number: str, entry: str, behind: str) -> None:
    """The list ended before it, and the section was read twice: a page was refused, or the law had both."""
    first, second, third = (number.format(at) for at in (1, 2, 3))
    contents = [*title, f"{first}. Limits{behind}", f"{entry.format(second)}{behind}", f"{third}. Fees"]
    assert read(*contents, *law(number)) == (read(*law(number))[0], contents)


def test_the_last_and_the_first_entry_may_be_without_a_title() -> None:
    page = [*law("§ 9-{}"), "§ 9-4.", "Six."]
    for contents in (["§ 9-2.", "§ 9-3. Fees", "§ 9-4."], ["Contents", "§ 9-2.", "§ 9-4."]):
        assert read(*contents, *page) == (read(*page)[0], contents)


def test_a_list_of_numbers_that_no_title_announces_is_law() -> None:
    page = ["§ 9-9. Notes.", "These are repealed:", "§ 9-1.", "§ 9-2.", "§ 9-3.", *law("§ 9-{}")]
    assert read(*page)[1] == []


@pytest.mark.parametrize(
    "contents",
    [
        "§ 9-1. Limits\n§ 9-2\n§ 9-3. Fees",
        "Contents: § 9-1. Limits. § 9-2. § 9-3. Fees.",
        "- § 9-1. Limits\n- § 9-2\n- § 9-3. Fees",
        "| Section | Page |\n|---|---|\n| § 9-1. Limits | 1 |\n| § 9-2 | 2 |\n| § 9-3. Fees | 3 |",
    ],
)
def test_so_it_is_in_one_paragraph_a_list_and_a_table(contents: str) -> None:
    page = "\n\n".join(law("§ 9-{}"))
    made = imported(f"{contents}\n\n{page}\n".encode(), "x.md")
    assert outline(made.proposal) == outline(imported(f"{page}\n".encode(), "x.md").proposal)
