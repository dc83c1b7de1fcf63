"""What a whole page tells: its sections where none says so, its title, recitals, signatures, and list of contents."""

from __future__ import annotations

from textwrap import dedent

import pytest

from engross.errors import SourceError
from engross.import_proof import prove_import
from engross.importing import Imported
from importing.outlines import imported, outline
from wordfiles import p, row, word_file


def read(page: str) -> Imported:
    """A page as import reads it, and proves it."""
    data = dedent(page).strip().replace("\n", "\n\n").encode()
    found = imported(data, "x.md")
    listed = [remark.words for remark in found.remarks if remark.kind in ("furniture", "left out")]
    prove_import(data, "x.md", found.proposal, found.base, listed)
    return found


def shown(page: str) -> str:
    return outline(read(page).proposal)


def as_outline(text: str) -> str:
    return dedent(text).strip("\n")


def said(page: str, kind: str) -> list[str]:
    return [remark.words for remark in read(page).remarks if remark.kind == kind]


WESTERN = """
    # Chapter 10.04 GENERAL PROVISIONS
    ## 10.04.010 Title.
    This chapter is the traffic code.
    ## 10.04.020 Construction. The singular includes the plural.
    A. One is many.
    1. Two is more.
"""


def test_numbers_of_several_parts_head_sections() -> None:
    assert shown(WESTERN) == as_outline(
        """
        chapter Chapter 10.04 “GENERAL PROVISIONS”
          section 10.04.010 “Title.”
            | This chapter is the traffic code.
          section 10.04.020 “Construction.”
            | The singular includes the plural.
            subsection A.
              | One is many.
              paragraph 1.
                | Two is more.
        """
    )
    why = "they carry the outermost numbers of the page"
    assert said(WESTERN, "unsure") == [f"2 lines such as “10.04.010 Title.” are read as headings of sections: {why}"]


def test_numbers_of_two_parts_with_a_dash() -> None:
    page = """
        Chapter 5 Animals
        5-1 Dogs.
        Dogs shall be leashed.
        5-2 Cats. Cats may roam.
        5-3 (Reserved)
    """
    assert shown(page) == as_outline(
        """
        chapter Chapter 5 “Animals”
          section 5-1 “Dogs.”
            | Dogs shall be leashed.
          section 5-2 “Cats.”
            | Cats may roam.
          section 5-3 “(Reserved)” [reserved]
        """
    )


def test_numbered_titles_in_an_article_are_its_sections() -> None:
    page = """
        ARTICLE I General
        1. Title.
        This is the law.
        2. Fines. A fine of $9 is due.
        ARTICLE II Dogs
        1. Leads.
        Dogs shall be led.
    """
    assert shown(page) == as_outline(
        """
        chapter
          article ARTICLE I “General”
            section 1. “Title.”
              | This is the law.
            section 2. “Fines.”
              | A fine of $9 is due.
          article ARTICLE II “Dogs”
            section 1. “Leads.”
              | Dogs shall be led.
        """
    )


def test_articles_that_hold_no_sections_are_the_sections() -> None:
    page = """
        **BYLAWS**
        **OF THE FRIENDS OF OAKDALE**
        **ARTICLE I – NAME**
        The name of the club is Friends of Oakdale.
        **ARTICLE II – MEMBERS**
        1. Any person may join.
        2. Dues are $5.
        Adopted May 5, 2019
    """
    assert shown(page) == as_outline(
        """
        chapter “BYLAWS OF THE FRIENDS OF OAKDALE” [unassigned]
          section ARTICLE I “NAME”
            | The name of the club is Friends of Oakdale.
          section ARTICLE II “MEMBERS”
            subsection 1.
              | Any person may join.
            subsection 2.
              | Dues are $5.
          / | Adopted May 5, 2019
        """
    )


def test_a_list_in_one_of_several_articles_is_no_series_of_sections() -> None:
    page = """
        Article 1 - Purpose
        The clerk shall keep a record of each permit.
        Article 2 - Permits
        A. The hall closes at ten in the evening on weekdays.
        B. the keeper of the hall shall lock every door at that hour.
        Article 3 - Penalties
        The board may adopt rules for the use of the hall.
    """
    sections = [(section.label, len(section.children)) for section in read(page).proposal.sections()]
    assert sections == [("Article 1", 0), ("Article 2", 2), ("Article 3", 0)]


def test_a_policy_of_decimal_numbers() -> None:
    page = """
        # Purchasing Policy
        ## 1. PURPOSE
        This policy governs purchases.
        ## 2. SCOPE
        2.1 It applies to all.
        2.1.1 It applies to the clerk, except for:
        a. ink; and
        b. paper.
        2.1.2 It applies to the mayor.
        2.2 It does not apply to schools.
        ## 3. BIDS
        3.1 Three bids are needed.
    """
    assert shown(page) == as_outline(
        """
        chapter “Purchasing Policy” [unassigned]
          section 1. “PURPOSE”
            | This policy governs purchases.
          section 2. “SCOPE”
            subsection 2.1
              | It applies to all.
              paragraph 2.1.1
                | It applies to the clerk, except for:
                subparagraph a.
                  | ink; and
                subparagraph b.
                  | paper.
              paragraph 2.1.2
                | It applies to the mayor.
            subsection 2.2
              | It does not apply to schools.
          section 3. “BIDS”
            subsection 3.1
              | Three bids are needed.
        """
    )


def test_the_outermost_numbers_are_those_that_go_on_to_the_end() -> None:
    page = """
        RECORDS POLICY
        I. PURPOSE
        This is why.
        II. SCOPE
        A. Records are kept.
        1. By the clerk.
        2. By the mayor.
        B. Records are public.
        1. Always.
        III. FEES
        A. None.
    """
    assert shown(page) == as_outline(
        """
        chapter “RECORDS POLICY” [unassigned]
          section I. “PURPOSE”
            | This is why.
          section II. “SCOPE”
            subsection A.
              | Records are kept.
              paragraph 1.
                | By the clerk.
              paragraph 2.
                | By the mayor.
            subsection B.
              | Records are public.
              paragraph 1.
                | Always.
          section III. “FEES”
            subsection A.
              | None.
        """
    )


def test_headings_without_numbers_by_their_style() -> None:
    page = """
        # Media Policy
        ## Purpose
        This policy is for media.
        ## Scope
        All staff.
    """
    assert shown(page) == as_outline(
        """
        chapter “Media Policy” [unassigned]
          section “Purpose”
            | This policy is for media.
          section “Scope”
            | All staff.
        """
    )


def test_headings_without_numbers_by_their_look() -> None:
    page = """
        **REMOTE WORK**
        **Purpose**
        This policy is for those who work at home.
        **Who may ask**
        Nobody is left out.
        **Equipment**
        The city lends it.
        **Costs**
        The city pays them.
    """
    assert shown(page) == as_outline(
        """
        chapter “REMOTE WORK” [unassigned]
          section “Purpose”
            | This policy is for those who work at home.
            | Who may ask
            | Nobody is left out.
          section “Equipment”
            | The city lends it.
          section “Costs”
            | The city pays them.
        """
    )
    why = "they are short, in bold or centred, and words of the law stand below them"
    assert said(page, "unsure") == [f"3 lines such as “Purpose” are read as headings of sections: {why}"]


def test_numbers_that_end_in_nought_are_whole() -> None:
    page = """
        PURCHASING
        1.0 PURPOSE
        This policy is for purchases.
        2.0 BIDS
        2.1 Three bids are needed.
        2.1.1 One is not enough.
        2.2 They are opened in public.
    """
    assert shown(page) == as_outline(
        """
        chapter “PURCHASING” [unassigned]
          section 1.0 “PURPOSE”
            | This policy is for purchases.
          section 2.0 “BIDS”
            subsection 2.1
              | Three bids are needed.
              paragraph 2.1.1
                | One is not enough.
            subsection 2.2
              | They are opened in public.
        """
    )


def test_sentences_behind_mere_numbers_are_law_and_no_titles() -> None:
    page = """
        PARK RULES
        1. Dogs must be leashed.
        2. Fires are forbidden.
        3. Hours
    """
    assert shown(page) == as_outline(
        """
        chapter “PARK RULES” [unassigned]
          section 1.
            | Dogs must be leashed.
          section 2.
            | Fires are forbidden.
          section 3. “Hours”
        """
    )


def test_rules_that_call_themselves_so() -> None:
    page = """
        Rules of the Council
        Rule 1. Meetings
        The council meets on Mondays.
        Rule 2. Quorum
        Five are a quorum.
    """
    assert shown(page) == as_outline(
        """
        chapter “Rules of the Council” [unassigned]
          section Rule 1. “Meetings”
            | The council meets on Mondays.
          section Rule 2. “Quorum”
            | Five are a quorum.
        """
    )


def test_several_chapters_on_one_page_hold_their_sections() -> None:
    page = """
        Town Code
        Chapter 1 General
        § 1-1. Title.
        This is the code.
        Chapter 2 Dogs
        § 2-1. Leads.
        Dogs are led.
    """
    assert shown(page) == as_outline(
        """
        chapter “Town Code” [unassigned]
          article Chapter 1 “General”
            section § 1-1. “Title.”
              | This is the code.
          article Chapter 2 “Dogs”
            section § 2-1. “Leads.”
              | Dogs are led.
        """
    )
    assert said(page, "unsure")[0].startswith("2 chapters on one page, “Chapter 1” and those after it, are read as")


ORDINANCE = """
    CITY OF OAKDALE
    ORDINANCE NO. 2024-17
    AN ORDINANCE TO REGULATE LEAF BLOWERS.
    WHEREAS, leaf blowers are loud; and
    WHEREAS, the Council finds that:
    * noise harms health; and
    * dust harms lungs.
    NOW, THEREFORE, BE IT ORDAINED by the Council of Oakdale as follows:
    SECTION 1. Title. This ordinance is the Leaf Blower Ordinance.
    SECTION 2. Fines.
    (a) A fine of $250 is due.
    SECTION 3. Effective date. This ordinance takes effect on passage.
    PASSED AND ADOPTED this 5th day of June, 2024.
    Jo Smith, Mayor
    ATTEST:
    Al Jones, City Clerk
    APPROVED AS TO FORM:
    City Attorney
"""


def test_an_uncodified_ordinance() -> None:
    assert shown(ORDINANCE) == as_outline(
        """
        chapter “ORDINANCE NO. 2024-17 AN ORDINANCE TO REGULATE LEAF BLOWERS.” [unassigned]
          | WHEREAS, leaf blowers are loud; and
          | WHEREAS, the Council finds that:
          point
            | noise harms health; and
          point
            | dust harms lungs.
          text
            | NOW, THEREFORE, BE IT ORDAINED by the Council of Oakdale as follows:
          section SECTION 1. “Title.”
            | This ordinance is the Leaf Blower Ordinance.
          section SECTION 2. “Fines.”
            subparagraph (a)
              | A fine of $250 is due.
          section SECTION 3. “Effective date.”
            | This ordinance takes effect on passage.
          / | PASSED AND ADOPTED this 5th day of June, 2024.
          / | Jo Smith, Mayor
          / | ATTEST:
          / | Al Jones, City Clerk
          / | APPROVED AS TO FORM:
          / | City Attorney
        """
    )
    assert said(ORDINANCE, "preamble") == [
        "kept before the first section, as text of the whole: 5 paragraphs, from “WHEREAS, leaf blowers are loud; and”",
        "kept before the heading of the chapter, as its preface: 1 paragraph, from “CITY OF OAKDALE”",
    ]
    first = "PASSED AND ADOPTED this 5th day of June, 2024."
    closing = f"kept after the last section, as text of the whole: 6 paragraphs, from “{first}”"
    assert said(ORDINANCE, "closing") == [closing]


@pytest.mark.parametrize(
    "last",
    [
        "Approved as to form and legality:",
        "ATTEST:",
        "ADOPTED this 3rd day of May, 2024.",
        "Introduced, passed and adopted on May 3, 2024.",
        "IN WITNESS WHEREOF, I sign below.",
        "Ayes: Adams, Brown, Clark",
        "DONE AND ORDERED this 3rd day of May, 2024.",
        "/s/ Jo Smith",
        "First reading: May 3, 2024",
        "Enacted: May 3, 2024",
    ],
)
def test_signatures_are_no_words_of_the_last_section(last: str) -> None:
    page = f"Section 1. Fees.\nA fee is due.\n{last}\nJo Smith, Mayor\nDate: May 3, 2024"
    found = outline(read(page).proposal)
    assert "    | A fee is due.\n  / | " + last in found


@pytest.mark.parametrize(
    "last",
    [
        "Approved plans shall be kept by the clerk.",
        "Adopted children are members of the family.",
        "The mayor shall sign all permits.",
        "Dated tickets are valid for a year.",
    ],
)
def test_law_that_begins_like_a_signature_stays_law(last: str) -> None:
    page = f"Section 1. Fees.\nA fee is due.\n{last}"
    assert outline(read(page).proposal).endswith(f"    | A fee is due.\n    | {last}")


LAW = ["§ 9-1. Title.", "This is the law.", "§ 9-2. Fines.", "A fine is due.", "§ 9-3. Days.", "Days are counted."]
CONTENTS = {
    "typed with dots": ["§ 9-1. Title. ........ 1", "§ 9-2. Fines. . . . . . 2", "§ 9-3. Days……3"],
    "typed with tabs": ["§ 9-1. Title.\t1", "§ 9-2. Fines.\t2", "§ 9-3. Days.\tiv"],
    "without pages": ["§ 9-1. Title.", "§ 9-2. Fines.", "§ 9-3. Days."],
    "under a title": ["TABLE OF CONTENTS", "Section\tPage", "Title 1", "Fines 2", "Days 3"],
    "under a short title": ["Contents", "§ 9-1. Title.", "§ 9-2. Fines.", "§ 9-3. Days."],
}


@pytest.mark.parametrize(
    ("contents", "first", "second"),
    [
        (["Sections: Section 9—1. Title. Section 9—2. Fines."], "Section 9—1. Title.", "Section 9—2. Fines."),
        (["Sections: SECTION 1. Title. SECTION 2. Fines."], "SECTION 1. Title.", "SECTION 2. Fines."),
        (["Contents", "Sec. 9-1 Title.\t1", "Sec. 9-2 Fines.\t2"], "Sec. 9-1(a) Title.", "Sec. 9-2(a) Fines."),
    ],
)
def test_a_list_of_contents_ends_before_the_first_article(contents: list[str], first: str, second: str) -> None:
    law = ["Article I", f"{first} This is the law.", "Article II", f"{second} A fine is due."]
    read = imported(word_file("".join(map(p, [*contents, *law]))))
    assert outline(read.proposal) == outline(imported(word_file("".join(map(p, law)))).proposal)
    assert [remark.words for remark in read.remarks if remark.kind == "furniture"] == [
        words.replace("\t", " ") for words in contents
    ]


def test_headings_before_the_chapter_are_listed_as_the_page_has_them_and_refused() -> None:
    front = ["ARTICLE III — FEES The fee is due.", "Dogs are good."]
    data = word_file("".join(map(p, [*front, "Chapter 9 Dogs", "§ 9-1. Title.", "A dog is kept."])))
    found = imported(data)
    listed = [remark.words for remark in found.remarks if remark.kind == "furniture"]
    assert listed == front
    with pytest.raises(SourceError, match="paragraph 1 is numbered and would be left out"):
        prove_import(data, "x.docx", found.proposal, None, listed)


def test_a_number_with_a_long_dash_heads_a_section_with_and_without_a_stop() -> None:
    page = "Section 9—26. Dogs.\nA dog is kept.\nSection 9—27 Cats\nA cat roams.\nSection 9—28 applies to cows."
    assert shown(page) == as_outline(
        """
        chapter
          section Section 9—26. “Dogs.”
            | A dog is kept.
          section Section 9—27 “Cats”
            | A cat roams.
            | Section 9—28 applies to cows.
        """
    )


@pytest.mark.parametrize("form", CONTENTS)
def test_a_list_of_contents_is_furniture_however_it_was_made(form: str) -> None:
    read = imported(word_file("".join(map(p, [*CONTENTS[form], *LAW]))))
    assert outline(read.proposal) == outline(imported(word_file("".join(map(p, LAW)))).proposal)
    left_out = [remark.words for remark in read.remarks if remark.kind == "furniture"]
    assert left_out == [words.replace("\t", " ") for words in CONTENTS[form]]


def test_an_entry_may_name_a_line_of_any_length() -> None:
    long = "the owner of a dog leads it on a leash. " * 12
    law = [f"§ 9-1. Leads. In a park {long}", "§ 9-2. Fines. A fine of five dollars is due in every such case."]
    read = imported(word_file("".join(map(p, ["§ 9-1. Leads.\t1", "§ 9-2. Fines.\t2", *law]))))
    assert outline(read.proposal) == outline(imported(word_file("".join(map(p, law)))).proposal)


def test_a_list_begins_in_the_line_of_its_sections_number() -> None:
    page = """
        CHAPTER 21. WATER
        Sec. 21.001. DEFINITIONS. In this chapter:
        (1) “Board” means the board.
        Sec. 21.002. RULES. (a) The board shall adopt rules.
        (b) A rule must:
        (1) be written.
    """
    assert shown(page) == as_outline(
        """
        chapter CHAPTER 21. “WATER”
          section Sec. 21.001. “DEFINITIONS.”
            | In this chapter:
            paragraph (1)
              | “Board” means the board.
          section Sec. 21.002. “RULES.”
            subsection (a)
              | The board shall adopt rules.
            subsection (b)
              | A rule must:
              paragraph (1)
                | be written.
        """
    )


def test_a_title_of_several_lines_whatever_they_begin_with() -> None:
    page = """
        AMENDED AND RESTATED BYLAWS
        OF
        OAK FOUNDATION, INC.
        Adopted May 5, 2020
        ARTICLE 1. OFFICES
        1.1 Main office. The main office is in Oak.
    """
    assert shown(page) == as_outline(
        """
        chapter “AMENDED AND RESTATED BYLAWS OF OAK FOUNDATION, INC.” [unassigned]
          | Adopted May 5, 2020
          article ARTICLE 1. “OFFICES”
            section 1.1 “Main office.”
              | The main office is in Oak.
        """
    )


def test_sections_that_say_the_same_in_several_articles_are_law() -> None:
    page = """
        ARTICLE I. Name
        Section A: The text of this section shall be read.
        Section B: More of it is read.
        ARTICLE II. Purpose
        Section A: The text of this section shall be read.
        Section B: More of it is read.
    """
    assert shown(page).count("More of it is read.") == 2
    assert not said(page, "furniture")


def test_lists_that_say_the_same_twice_are_law() -> None:
    page = """
        § 9-1. Fees.
        (1) Houses 5
        (2) Shops 7
        § 9-2. Deposits.
        (1) Houses 5
        (2) Shops 7
    """
    assert shown(page).count("Houses 5") == 2
    assert not said(page, "furniture")


def test_a_style_called_header_with_a_number_is_no_page_header() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{at}"><w:name w:val="{name}"/></w:style>'
        for at, name in enumerate(["Header 2", "header", "Footer Text"])
    )
    body = "".join(p(f"§ 9-{at}. Title.", f'<w:pStyle w:val="S{at}"/>') for at in range(3))
    found = imported(word_file(body, {"styles": styles}))
    assert outline(found.proposal) == "chapter\n  section § 9-0. “Title.”\n  section § 9-2. “Title.”"
    assert [remark.words for remark in found.remarks if remark.kind == "furniture"] == ["§ 9-1. Title."]


def test_a_page_without_sections_is_refused_in_a_sentence() -> None:
    with pytest.raises(
        SourceError, match=r"no section can be recognised in this file; begin each with number and title"
    ):
        read("Dear Mayor,\nI write about the leaf blowers. They are loud.\nYours, Al")


LISTED = """
    # Chapter 9.04 DOGS

    ## 9.04.010 Purpose.

    The purpose is safety.

    ## 9.04.020 Leash required.

    Dogs shall be leashed.

    ## 9.04.030 Penalty.

    A fine is due.
"""


@pytest.mark.parametrize(
    "words",
    [
        "Sections: 9.04.010 Purpose. 9.04.020 Leash required. 9.04.030 Penalty.",
        "Contents: 9.04.010 Purpose; 9.04.020 Leash required; 9.04.030 Penalty",
        "9.04.010 Purpose. 9.04.020 Leash required. 9.04.030 Penalty.",
        "Sections 9.04.010 Purpose 1 9.04.020 Leash required 1 9.04.030 Penalty 2",
    ],
)
def test_a_list_of_contents_in_one_paragraph_is_furniture(words: str) -> None:
    page = dedent(LISTED).replace("DOGS\n", f"DOGS\n\n{words}\n")
    assert shown(page) == shown(LISTED)
    assert said(page, "furniture") == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Sections: 9.04.010 Purpose. 9.04.020 Leash required. 9.04.040 Fees.",
        "Sections: 9.04.020 Leash required. 9.04.010 Purpose.",
        "Sections 9.04.010 and 9.04.020 apply.",
        "Sections: 9.04.010 Purpose and intent. 9.04.020 Leash required.",
    ],
)
def test_a_paragraph_that_names_other_sections_or_another_order_is_kept(words: str) -> None:
    page = dedent(LISTED).replace("DOGS\n", f"DOGS\n\n{words}\n")
    assert said(page, "furniture") == []
    assert words in "".join(text.words for text in read(page).proposal.root.texts())


def contents_in_word(content: str) -> Imported:
    law = "".join(
        p(words)
        for words in (
            "§ 9-1. Purpose.",
            "The purpose is safety.",
            "§ 9-2. Leash.",
            "Dogs are leashed.",
            "§ 9-3. Fines.",
        )
    )
    data = word_file(p("Chapter 9 Dogs") + content + law + p("A fine is due."))
    found = imported(data)
    listed = [remark.words for remark in found.remarks if remark.kind == "furniture"]
    prove_import(data, "x.docx", found.proposal, found.base, listed)
    return found


def table(*rows: tuple[str, ...]) -> str:
    def cell(words: str) -> str:
        return f"<w:tc>{''.join(p(line) for line in words.split('|'))}</w:tc>"

    return f"<w:tbl>{''.join(row(*map(cell, cells)) for cells in rows)}</w:tbl>"


ROWS = (("§ 9-1.", "Purpose."), ("§ 9-2.", "Leash."), ("§ 9-3.", "Fines."))
BROKEN = "<w:r><w:t>§ 9-1. Purpose.</w:t><w:br/><w:t>§ 9-2. Leash.</w:t><w:br/><w:t>§ 9-3. Fines.</w:t></w:r>"


@pytest.mark.parametrize(
    "content",
    [
        table(*ROWS),
        p("TABLE OF CONTENTS")
        + table(("Section", "Title", "Page"), *((*cells, str(at)) for at, cells in enumerate(ROWS, 1))),
        table(("Sections:|§ 9-1. Purpose.|§ 9-2. Leash.|§ 9-3. Fines.",)),
        p(runs=BROKEN),
        p("Sections:") + p(runs=BROKEN),
        p("§ 9-1. Purpose ........ Page 1") + p("§ 9-2. Leash ...... Page 2") + p("§ 9-3. Fines ....... p. 3"),
    ],
    ids=["table", "table with pages", "cell", "lines", "lines below a title", "page"],
)
def test_a_list_of_contents_in_word_is_furniture(content: str) -> None:
    assert outline(contents_in_word(content).proposal) == as_outline(
        """
        chapter Chapter 9 “Dogs”
          section § 9-1. “Purpose.”
            | The purpose is safety.
          section § 9-2. “Leash.”
            | Dogs are leashed.
          section § 9-3. “Fines.”
            | A fine is due.
        """
    )


@pytest.mark.parametrize(
    "rows", [(("§ 9-1.", "$50"), ("§ 9-2.", "$60")), (("§ 9-1.", "Purpose."), ("§ 9-9.", "Leash."))]
)
def test_a_table_that_says_more_than_headings_is_law(rows: tuple[tuple[str, ...], ...]) -> None:
    assert "  table" in outline(contents_in_word(table(*rows)).proposal)
