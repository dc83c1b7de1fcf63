"""Codes and ordinances as other states write them: their numbers, enacting clauses and signatures, each proved."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent, indent

import pytest

from engross.import_proof import prove_import
from engross.importing import Imported
from importing.outlines import imported, outline
from wordfiles import p, r, word_file


def read(page: str) -> Imported:
    """A page, a paragraph a line, as import reads it, and proves it."""
    data = word_file("".join(p(line.strip()) for line in page.strip().splitlines()))
    found = imported(data)
    listed = [remark.words for remark in found.remarks if remark.kind in ("furniture", "left out")]
    prove_import(data, "x.docx", found.proposal, found.base, listed)
    return found


def shown(page: str) -> str:
    return outline(read(page).proposal)


def guesses(page: str) -> list[str]:
    return [remark.words for remark in read(page).remarks if remark.kind == "unsure"]


STATES = {
    "Texas: the number of the first item stands behind that of the section": (
        """
        Sec. 9-4(a) Definitions. In this section:
        (1) ANIMAL means any dog.
        Sec. 9-5. Penalty. (a) A fine is due.
        (1) It is $500.
        (b) Each day counts.
        """,
        """
        chapter
          section Sec. 9-4
            subsection (a)
              | Definitions. In this section:
              paragraph (1)
                | ANIMAL means any dog.
          section Sec. 9-5. “Penalty.”
            subsection (a)
              | A fine is due.
              paragraph (1)
                | It is $500.
            subsection (b)
              | Each day counts.
        """,
    ),
    "Minnesota: subdivisions are the items of a section": (
        """
        Section 9.04. DOGS.
        Subdivision 1. Definitions. For this section:
        (a) "Dog" means a canine.
        Subd. 2. License required.
        (a) A license is required.
        Subd. 2a. Fees are due.
        Subd. 3. A violation is a petty misdemeanor.
        """,
        """
        chapter
          section Section 9.04. “DOGS.”
            subsection Subdivision 1.
              | Definitions. For this section:
              subparagraph (a)
                | "Dog" means a canine.
            subsection Subd. 2. “License required.”
              subparagraph (a)
                | A license is required.
            subsection Subd. 2a.
              | Fees are due.
            subsection Subd. 3.
              | A violation is a petty misdemeanor.
        """,
    ),
    "Minnesota: behind a dash a subdivision contains sections": (
        """
        Subdivision 1. - Dogs
        Sec. 9-4. - Leashes.
        A leash is required.
        """,
        """
        chapter
          article Subdivision 1. “Dogs”
            section Sec. 9-4. “Leashes.”
              | A leash is required.
        """,
    ),
    "New Jersey: numbers of several parts below that of the section": (
        """
        § 9-4. DOGS.
        9-4.1 License required.
        a. Every dog shall be licensed.
        1. Puppies are dogs.
        9-4.2 Leash. No dog shall be at large.
        """,
        """
        chapter
          section § 9-4. “DOGS.”
            subsection 9-4.1 “License required.”
              paragraph a.
                | Every dog shall be licensed.
                subparagraph 1.
                  | Puppies are dogs.
            subsection 9-4.2
              | Leash. No dog shall be at large.
        """,
    ),
    "Massachusetts: sections that hold nothing but sections": (
        """
        Section 9.4 DOGS
        Section 9.4.1 Purpose
        The purpose is to regulate dogs.
        Section 9.4.2 Licenses
        9.4.2.1 Each dog shall be licensed.
        Section 9.5 CATS
        Section 9.5.1 Purpose
        The purpose is to regulate cats.
        """,
        """
        chapter
          article Section 9.4 “DOGS”
            section Section 9.4.1 “Purpose”
              | The purpose is to regulate dogs.
            section Section 9.4.2 “Licenses”
              subsection 9.4.2.1
                | Each dog shall be licensed.
          article Section 9.5 “CATS”
            section Section 9.5.1 “Purpose”
              | The purpose is to regulate cats.
        """,
    ),
    "Maine: letters begin anew below each number of two parts": (
        """
        Chapter 9 Animals
        Section 3. Rules
        3.1 Leashes
        A. A leash is needed.
        (1) It has six feet.
        3.2 Barking
        A. None at night.
        """,
        """
        chapter Chapter 9 “Animals”
          section Section 3. “Rules”
            subsection 3.1 “Leashes”
              paragraph A.
                | A leash is needed.
                subparagraph (1)
                  | It has six feet.
            subsection 3.2 “Barking”
              paragraph A.
                | None at night.
        """,
    ),
}


@pytest.mark.parametrize(("page", "expected"), STATES.values(), ids=list(STATES))
def test_a_code_as_a_state_writes_it(page: str, expected: str) -> None:
    assert shown(page) == dedent(expected).strip("\n")


def test_a_section_of_nine_four_with_words_of_its_own_is_no_article() -> None:
    page = "Section 9.4 DOGS\nThis section is about dogs.\nSection 9.4.1 Purpose\nSafety is the purpose.\n"
    assert [child.level for child in read(page).proposal.root.children] == ["section", "section"]


def test_a_section_without_inner_sections_keeps_the_others_sections() -> None:
    page = "Section 9.4 DOGS\nSection 9.4.1 Purpose\nSafety first.\nSection 9.5 CATS\nCats are free.\n"
    assert [child.level for child in read(page).proposal.root.children] == ["section"] * 3


def test_the_stop_behind_a_title_in_bold_ends_the_title() -> None:
    bold = "<w:b/>"
    runs = r("§ 9-1. ", bold) + r("Purpose", bold) + r(". The purpose is safety.")
    (section,) = imported(word_file(p(runs=runs))).proposal.sections()
    assert section.heading is not None
    assert (section.heading.plain, [text.plain for text in section.body]) == ("Purpose.", ["The purpose is safety."])  # type: ignore[union-attr]


TENNESSEE = """
    ORDINANCE 2025-9
    AN ORDINANCE to amend the Code, Title 10, Chapter 2, relative to dogs.
    SECTION 1. BE IT ORDAINED BY THE CITY, That Section 10-201 is deleted and the following substituted:
    10-201. Running at large. It shall be unlawful for a dog to run at large. (1980 Code, § 3-201)
    10-202. Vicious dogs to be restrained. (1) Vicious dogs shall be confined.
    (2) A fence is needed.
    SECTION 2. BE IT FURTHER ORDAINED, That this ordinance take effect after its passage.
    Passed 1st reading: ________
    Passed 2nd reading: ________
    _____________ MAYOR
"""


def test_the_sections_of_a_code_that_an_ordinance_enacts_stand_beside_its_own() -> None:
    assert shown(TENNESSEE).partition("\n")[2] == indent(
        dedent(
            """\
            section SECTION 1.
              | BE IT ORDAINED BY THE CITY, That <ref>Section 10-201</ref> is deleted and the following substituted:
            section 10-201. “Running at large.”
              | It shall be unlawful for a dog to run at large. (1980 Code, <ref>§ 3-201</ref>)
            section 10-202. “Vicious dogs to be restrained.”
              paragraph (1)
                | Vicious dogs shall be confined.
              paragraph (2)
                | A fence is needed.
            section SECTION 2.
              | BE IT FURTHER ORDAINED, That this ordinance take effect after its passage.
            / | Passed 1st reading: ________
            / | Passed 2nd reading: ________
            / | _____________ MAYOR"""
        ),
        "  ",
    )
    (guess,) = guesses(TENNESSEE)
    assert guess.startswith("2 lines such as “10-201. Running at large. It")
    assert guess.endswith("are read as sections of their own, beside those of the ordinance which enact them")


@pytest.mark.parametrize("number", ["3.1", "3.2.1"])
def test_items_numbered_after_their_section_are_not_what_it_enacts(number: str) -> None:
    page = f"Section 3. The code is amended as follows:\n{number} Leashes. A leash is required.\nSection 4. Fees.\nPay."
    assert [section.label for section in read(page).proposal.sections()] == ["Section 3.", "Section 4."]


@pytest.mark.parametrize(
    "words",
    [
        "The foregoing recitals are hereby ratified.",
        "A fee shall be due.",
        "Dogs shall be leashed.",
        "Such fees are waived.",
        "Be it ordained that dogs are leashed:",
    ],
)
def test_a_section_of_one_sentence_has_it_as_its_text(words: str) -> None:
    made = read(f"Section 1. {words}\nSection 2. Severability.\nThe rest stands.\n").proposal
    first, second = made.sections()
    assert (first.heading, [text.plain for text in first.texts()]) == (None, [words])
    assert second.heading is not None


def test_a_title_with_a_verb_stays_the_title_of_the_words_below_it() -> None:
    made = read(
        "Section 1. Dogs must be leashed.\nA leash has six feet.\nSection 2. Severability.\nIt stands."
    ).proposal
    first = next(iter(made.sections()))
    assert first.heading is not None
    assert first.heading.plain == "Dogs must be leashed."


@pytest.mark.parametrize("title", ["of this chapter apply.", "are repealed."])
def test_a_range_that_begins_a_sentence_heads_no_section(title: str) -> None:
    made = read(f"§ 9-1. Scope.\n§§ 9-6 to 9-9 {title}\n§ 9-10. Fees.\nA fee is due.").proposal
    assert [section.label for section in made.sections()] == ["§ 9-1.", "§ 9-10."]


NEW_JERSEY = """
    ORDINANCE 25-4
    Section 9-4. Dogs.
    a. No dog shall be at large.
    BE IT FURTHER ORDAINED that if any section is invalid, the rest remains; and
    BE IT FURTHER ORDAINED that this ordinance takes effect upon passage.
    Introduced: March 3, 2025
"""


def test_what_is_further_ordained_is_of_the_whole_and_of_no_item() -> None:
    root = read(NEW_JERSEY).proposal.root
    assert [getattr(text, "plain", "")[:19] for text in root.flush] == ["BE IT FURTHER ORDAI"] * 2 + [
        "Introduced: March 3"
    ]


@pytest.mark.parametrize("range_", ["§ 9-7 through § 9-9. (Repealed by Ord. 5)", "§§ 9-7, 9-8. Fees"])
def test_a_range_that_is_repealed_or_titled_heads_sections(range_: str) -> None:
    made = read(f"§ 9-1. Scope.\nThis is it.\n{range_}\n§ 9-10. Fees.\nA fee is due.").proposal
    assert [section.label for section in made.sections()][1] == range_.rpartition(". ")[0].partition(". (")[0] + "."


@pytest.mark.parametrize("line", ["Section 9_6. Leash.", "Sec. 1.2.3.4.5.6.7.8 Leash"])
def test_a_line_like_a_heading_that_is_read_as_text_is_listed(line: str) -> None:
    page = f"Section 9-1. Scope.\nThis is it.\n{line}\nDogs are leashed."
    assert guesses(page) == [f"“{line}” is read as text: no number of a section is written so"]


def test_a_short_citation_is_no_line_like_a_heading() -> None:
    assert guesses("Section 9-1. Scope.\nSection 9-4 applies.\nSee also:\nSection 9-5 of the Code") == []


SIGNED = (
    p("Section 1. Leash.") + p("Dogs shall be leashed.") + p("Section 2. Effective date.") + p("It takes effect now.")
)


def _signed(*rows: tuple[str, str]) -> str:
    cells = ("".join(f"<w:tc>{p(words)}</w:tc>" for words in cells) for cells in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


@pytest.mark.parametrize(
    "closing",
    [
        _signed(("ATTEST:", "APPROVED:"), ("____ City Clerk", "____ Mayor")) + p("Dated: ____"),
        p("1st Reading: March 3, 2025") + p("Roll call vote:") + _signed(("Member", "Aye"), ("Roe", "X")),
    ],
    ids=["a table", "readings"],
)
def test_signatures_and_votes_are_not_law_of_the_last_section(closing: str) -> None:
    root = imported(word_file(SIGNED + closing)).proposal.root
    *_, last = root.children
    assert outline(replace(imported(word_file(SIGNED)).proposal)) == outline(
        replace(imported(word_file(SIGNED + closing)).proposal, root=replace(root, flush=()))
    )
    assert last.label == "Section 2."


@pytest.mark.parametrize(
    "key",
    [
        "Matter underlined is new; matter in brackets [ ] is old law to be omitted.",
        "BE IT ORDAINED as follows (additions underlined, [deletions in brackets]):",
        "EXPLANATION: [Bracketed] language is deleted.",
    ],
)
def test_deletions_that_a_page_says_to_stand_in_brackets_are_named(key: str) -> None:
    (said,) = guesses(f"{key}\n§ 9-1. Fees.\nA fee of [five] six dollars is [due] owed.")
    assert "2 stretches of words in brackets, from “[five]”, are read as words of the law" in said


@pytest.mark.parametrize(
    "page",
    [
        "§ 9-1. Signs.\nBrackets that hold a sign shall be of steel [Amended 2020].",
        "Words in brackets are omitted.\n§ 9-1. Fees.\nA fee is due.",
    ],
)
def test_brackets_that_no_key_explains_are_words(page: str) -> None:
    assert guesses(page) == []


def test_a_chapter_behind_sections_of_mere_numbers_is_an_article() -> None:
    page = "9.04.010 Purpose.\nSafety is the purpose.\nChapter 9.08 DOGS\n9.08.010 Leash.\nDogs are leashed."
    assert shown(page) == dedent(
        """\
        chapter
          section 9.04.010 “Purpose.”
            | Safety is the purpose.
          article Chapter 9.08 “DOGS”
            section 9.08.010 “Leash.”
              | Dogs are leashed."""
    )


def test_a_number_with_its_dash_may_stand_alone_on_a_line() -> None:
    (section,) = read("Sec. 9-5. -\nDogs are leashed at all times.").proposal.sections()
    assert (section.label, [text.words for text in section.texts()]) == (
        "Sec. 9-5.",
        ["Dogs are leashed at all times."],
    )


def test_a_title_that_two_looks_end_in_is_read_again_as_it_is() -> None:
    bold, both, italic = "<w:b/>", "<w:b/><w:i/>", "<w:i/>"
    data = word_file(
        p(runs=r("Section 5. ", bold) + r("Codification.", both) + r(" It is made part of the code.", italic))
    )
    found = imported(data)
    prove_import(data, "x.docx", found.proposal, found.base, [])
    (section,) = found.proposal.sections()
    assert section.heading is not None
    assert [tag.kind for tag in section.heading.tags] == ["b", "i"]
