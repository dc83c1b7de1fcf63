"""Pages of Markdown as cities and societies publish them: metadata, lists that are counted, wrappers of HTML, contents."""

from __future__ import annotations

from textwrap import dedent

import pytest

from engross.errors import SourceError
from engross.import_proof.markdown_file import markdown_page
from importing.outlines import imported, outline

RULES = """
    # Rules

    ## Dogs

    1. A dog is leashed.
    1. Unless it is:
       1. old; or
       1. small:
          1. very.
    1. A dog is washed.

    ## Cats

    1. A cat is free.

    # Fees

    ## Dogs

    1. Five.
"""
METADATA = """\
---
title: "{title}"
subtitle: 'The second'
version: "1.0.0"
tags:
  - law
- more
# a remark
{end}

# Rules

## § 9-1. Dogs.

A dog is leashed.

## § 9-2. Cats.

A cat is free.
"""


def read(text: str, *, lenient: bool = False) -> tuple[str, list[str]]:
    """The outline of what is read, and the remarks."""
    done = imported(dedent(text).encode(), "x.md", lenient=lenient)
    return outline(done.proposal), [f"{remark.kind}: {remark.words}" for remark in done.remarks]


def labels(shown: str) -> list[str]:
    """The numbers of the items."""
    words = [line.split() for line in shown.splitlines()]
    return [each[1] for each in words if each[0] in ("subsection", "paragraph")]


def test_items_that_are_all_numbered_alike_are_counted() -> None:
    shown, remarks = read(
        "# CHAPTER 9. DOGS\n\n## § 9-1. Rules.\n\n1. A dog:\n   1. runs; or\n   1. sits.\n1. A cat.\n\n## § 9-2. More.\n\n0) No.\n0) One."
    )
    assert labels(shown) == ["1.", "1.", "2.", "2.", "0)", "1)"]
    assert len([words for words in remarks if "are all numbered" in words]) == 3


def test_numbers_that_are_typed_stay() -> None:
    shown, remarks = read(
        "# CHAPTER 9. DOGS\n\n## § 9-1. Rules.\n\n1. A dog.\n2. A cat.\n4. A cow.\n\n## § 9-2. B.\n\n7. One."
    )
    assert labels(shown) == ["1.", "2.", "4.", "7."]
    assert not [words for words in remarks if "are all numbered" in words]


def test_items_of_inner_lists_are_no_sections_where_headings_stand_above_them() -> None:
    shown, remarks = read(RULES)
    assert [line.strip() for line in shown.splitlines() if "“" in line] == [
        "article “Rules”",
        "section “Dogs”",
        "section “Cats”",
        "article “Fees”",
        "section “Dogs”",
    ]
    assert sum("are read as headings of sections: their style makes them headings" in words for words in remarks) == 1
    assert any("“Rules” is read as an article" in words for words in remarks)


@pytest.mark.parametrize("end", ["---", "..."])
def test_metadata_are_no_law_and_their_title_is_the_title_where_the_page_has_another(end: str) -> None:
    text = METADATA.format(title="First Rules", end=end)
    done = imported(text.encode(), "x.md")
    assert done.proposal.root.heading is not None
    assert done.proposal.root.heading.plain == "First Rules The second Rules"
    left = [remark.words for remark in done.remarks if remark.kind == "furniture"]
    assert left == ['“version: "1.0.0"”', "“tags:”", "“- law”", "“- more”", "“# a remark”"]
    assert [line.words for line in markdown_page(text.encode()).new][:3] == [
        "First Rules The second",
        "Rules",
        "§ 9-1. Dogs.",
    ]


def test_the_title_of_metadata_stands_once() -> None:
    done = imported(METADATA.format(title="Rules", end="---").encode(), "x.md")
    assert done.proposal.root.heading is not None
    assert done.proposal.root.heading.plain == "Rules"
    assert sum(remark.kind == "furniture" for remark in done.remarks) == 7


def test_a_rule_before_the_page_begins_no_metadata() -> None:
    shown, remarks = read("---\n\nSection 1. Dogs.\n\nA dog is leashed.\n\n---\n\nSection 2. Cats.\n\nA cat is free.")
    assert not [words for words in remarks if words.startswith("furniture")]
    assert "A cat is free." in shown


def test_wrappers_of_html_show_nothing_and_what_is_in_them_is_read() -> None:
    shown, _ = read(
        '# CHAPTER 9. DOGS\n\n<div align="center">City of Elm</div>\n\n## § 9-1. Rules.\n\n<div class="box">\n\nA dog is leashed.\n\n</div>\n\n'
        "<center><section>A cat is free.</section></center>\n"
    )
    assert "A dog is leashed." in shown
    assert "A cat is free." in shown


def test_numbers_that_pandoc_counts_are_refused_or_kept_and_said() -> None:
    text = "# CHAPTER 9. DOGS\n\n## § 9-1. Rules.\n\nA.  A dog.\n#.  A cat.\n    (#)  A cow."
    with pytest.raises(SourceError, match=r"“#\.” is a number that Pandoc counts"):
        read(text)
    shown, remarks = read(text, lenient=True)
    assert "#." in shown
    assert any("it is kept as words" in words for words in remarks)


def test_contents_name_a_chapter_by_its_heading_of_two_lines() -> None:
    shown, remarks = read(
        """
        # Charter

        ## TABLE OF CONTENTS

        **CHAPTER I - NAME**
        - Section 1. Title
        - Section 2. Name

        **CHAPTER II - POWERS**
        - Section 3. Powers

        # CHARTER

        ## CHAPTER I
        ### NAME

        **Section 1. Title.**
        This is the charter.

        **Section 2. Name.**
        The city is Elm.

        ## CHAPTER II
        ### POWERS

        **Section 3. Powers.**
        It has all powers.
        """
    )
    left = [words for words in remarks if words.startswith("furniture")]
    assert len(left) == 6
    assert shown.count("Section 1.") == 1


def test_an_index_names_sections_and_what_is_appended() -> None:
    shown, remarks = read(
        """
        # ORDINANCE NO. 7

        ## Index

        **Section I.** Intent<br>
        **Section II.** Areas<br>
        **Appendix A** Plan on File

        ---

        ### Section I. Intent

        It keeps water clean.

        ### Section II. Areas

        The width is ten feet.

        ## Appendix A
        Plan on file.
        """
    )
    assert [line.strip() for line in shown.splitlines() if "section" in line] == [
        "section Section I. “Intent”",
        "section Section II. “Areas”",
    ]
    assert "furniture: Section I. Intent Section II. Areas Appendix A Plan on File" in remarks
