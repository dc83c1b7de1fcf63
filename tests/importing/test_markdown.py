"""Markdown: the packet's own form, what counsel types, and what Engross writes itself."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from textwrap import dedent

import pytest

from engross.akn import parse_chapter
from engross.compose import clean_copy, redline
from engross.diff import compare
from engross.errors import SourceError
from engross.import_proof import prove_import
from engross.importing import Identity, import_markdown
from engross.model.law.chapter import Chapter, Version
from engross.model.law.period import UNSTATED, Period
from engross.model.publication.accepted_text import Side
from engross.rendering import render
from importing.outlines import imported, outline
from samples import chapter_of, section

ORDINANCES = Path(__file__).resolve().parents[2] / "ordinances"
VERSIONS = sorted(ORDINANCES.glob("*/*.xml"))
PAIRS = [
    pair
    for folder in sorted({path.parent for path in VERSIONS})
    for pair in pairwise(path for path in VERSIONS if path.parent == folder)
]


def shown(text: str, *, lenient: bool = False) -> str:
    return outline(imported(dedent(text).encode(), "x.md", lenient=lenient).proposal)


def as_outline(text: str) -> str:
    return dedent(text).strip("\n")


def chapter(path: Path) -> Chapter:
    return parse_chapter(path.read_bytes(), path.name)


def same(side: Side, was: Chapter | None, changed: bool) -> Identity:
    assert was is not None
    assert not changed
    return Identity(was.uri, was.author, was.version, was.events)


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_our_own_clean_copy_comes_back_against_what_is_known(path: Path) -> None:
    known = [chapter(other) for other in sorted(path.parent.glob("*.xml"))]
    read = import_markdown(render(clean_copy(chapter(path)), "md"), "x.md", known, same)
    assert (read.proposal, read.base) == (chapter(path), None)
    assert {remark.kind for remark in read.remarks} == {"furniture"}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0].parent.name)
def test_our_own_redline_comes_back_as_both(pair: tuple[Path, Path]) -> None:
    old, new = map(chapter, pair)
    read = import_markdown(render(redline(compare(old, new)), "md"), "x.md", [old, new], same)
    assert read.base == old
    assert read.proposal == new


def test_the_plain_form() -> None:
    assert shown(
        """
        # Chapter 9 Leaf Blowers

        ## § 9-1. Limits.

        No person shall blow leaves, except:

        A. In an emergency, which is:
        (1) a storm; or
        (2) a flood,
        be it of fresh water;
        B. By hand.

        Section 14-1 of the General Statutes is not affected.

        § 9-2. Fines

        | Offense | Fine |
        | --- | --- |
        | First | \\$90 |

        1. It is paid at once.
        2. It is paid in *cash*.
        """
    ) == as_outline(
        """
        chapter Chapter 9 “Leaf Blowers”
          section § 9-1. “Limits.”
            | No person shall blow leaves, except:
            subsection A.
              | In an emergency, which is:
              paragraph (1)
                | a storm; or
              paragraph (2)
                | a flood, be it of fresh water;
            subsection B.
              | By hand.
              | <ref>Section 14-1 of the General Statutes</ref> is not affected.
          section § 9-2. “Fines”
            table
              # Offense | # Fine
              First | $90
            subsection 1.
              | It is paid at once.
            subsection 2.
              | It is paid in <i>cash</i>.
        """
    )


def test_the_packets_form() -> None:
    read = imported(
        dedent(
            """
            Legal Notice of Public Hearing

            Notice is hereby given that a hearing is held.

            § 9-1. Definitions.

            Formatted: Font: 12 pt

            LEAF — What falls off a tree in the autumn of the year and is afterwards blown by persons who

            are employed to do so,¹ or by the wind.

            1. Editor's Note: See Ch. 118, Zoning.

            BLOWER

            — A machine.

            § 9-2. Limits.

            - A. It is ~~loud~~ <ins>silent</ins>.
             - (1) By day; and
             - (2) ~~At noon.~~
            - ~~B. It is green.~~
            - C. Any of:
              - oak;
              - ash.

            Dated at Norwalk, Connecticut this 17th day of September 2025.

            ATTEST: A Clerk
            """
        ).encode(),
        "x.md",
    )
    assert outline(read.proposal) == as_outline(
        """
        chapter
          section § 9-1. “Definitions.”
            definition
              | <def>LEAF</def> — What falls off a tree in the autumn of the year and is afterwards blown by persons who are employed to do so,{1 editor: Editor's Note: See <ref>Ch. 118</ref>, Zoning.} or by the wind.
            definition
              | <def>BLOWER</def> — A machine.
          section § 9-2. “Limits.”
            subsection A.
              | It is silent.
              paragraph (1)
                | By day; and
              paragraph (2) [vacant]
            subsection C.
              | Any of:
              point
                | oak;
              point
                | ash.
        """
    )
    assert read.base is not None
    assert "subsection B.\n      | It is green." in outline(read.base)
    assert "It is loud." in outline(read.base)
    kinds = [remark.kind for remark in read.remarks]
    assert kinds.count("furniture") == 5
    assert "unsure" in kinds


def test_lists_that_markdown_numbers_keep_their_numbers() -> None:
    assert shown("§ 9-1. Title.\n\n3. It is three.\n4. It is four.\n").splitlines()[2:] == [
        "    subsection 3.",
        "      | It is three.",
        "    subsection 4.",
        "      | It is four.",
    ]


@pytest.mark.parametrize(
    ("items", "read"),
    [
        ("1. Dogs.\n2.\n3. Cats.\n", ["1. Dogs.", "2.", "3. Cats."]),
        ("1. Dogs.\n2.\n   - big\n   - small\n3. Cats.\n", ["1. Dogs.", "2.", "big", "small", "3. Cats."]),
        ("1. 1. big\n   2. small\n2. Cats.\n", ["1.", "1. big", "2. small", "2. Cats."]),
        ("1. ```\n   Dogs.\n   ```\n2. Cats.\n", ["1. Dogs.", "2. Cats."]),
    ],
)
def test_the_number_of_an_item_without_words_beside_it_is_kept(items: str, read: list[str]) -> None:
    data = f"## § 9-1. Title.\n\nWords:\n\n{items}".encode()
    made = imported(data, "x.md")
    prove_import(data, "x.md", made.proposal, made.base, [remark.words for remark in made.remarks])
    told = [remark.words for remark in made.remarks if "without words" in remark.words]
    alone = [item for item in read if item in ("1.", "2.")]
    assert told == [f"{item} is a number without words; fill it, or delete it in the file" for item in alone]
    [section] = made.proposal.root.children
    below = [each for each in section.walk() if each is not section]
    assert [f"{each.label} {each.body[0].plain if each.body else ''}".strip() for each in below] == read


def test_html_tables_with_spans_and_struck_rows() -> None:
    table = (
        '§ 9-1. Title.\n\nTable 1\n\n<table>\n<tr>\n<th rowspan="2">Use</th>\n<th colspan="2">Limit</th>\n</tr>\n'
        "<tr>\n<th>Day</th>\n<th>Night<sup>1</sup></th>\n</tr>\n<tr>\n<td>Home</td>\n<td><del>70</del><ins>60</ins></td>\n"
        "<td>45</td>\n</tr>\n<tr>\n<td><del>Shop</del></td>\n<td><del>75</del></td>\n<td><del>65</del></td>\n</tr>\n</table>\n\n"
        "NOTES:\n\n<sup>1</sup> From ten.\n"
    )
    read = imported(table.encode(), "x.md")
    assert read.base is not None
    assert outline(read.proposal).splitlines()[2:] == [
        "    table Table 1",
        "      1x2 # Use | 2x1 # Limit",
        "      # Day | # Night{1 table: From ten.}",
        "      Home | 60 | 45",
    ]
    assert outline(read.base).splitlines()[-2:] == ["      Home | 70 | 45", "      Shop | 75 | 65"]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("![A map](map.png)", "a picture"),
        ("~~~counted~~~ or not\nWords.\n~~~", "words beside ~~~, which no page shows .“counted~~~ or not”."),
        ("Words <iframe src='x'></iframe> here.", "<iframe>"),
        ("<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>", "a table inside a cell"),
    ],
)
def test_what_an_ordinance_cannot_hold_stops_with_its_line(line: str, what: str) -> None:
    text = f"§ 9-1. Title.\n\nWords are.\n\n{line}\n"
    with pytest.raises(SourceError, match=rf"^x\.md:5: .*{what}"):
        imported(text.encode(), "x.md")
    read = imported(text.encode(), "x.md", lenient=True)
    assert any(re.search(what, remark.words) for remark in read.remarks if remark.kind == "left out")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xff\xfe\x00", "UTF-8"),
        (b"a\x00b", "no text file"),
        (b"a\n\x14b", "md:2: there is a control character .U.0014"),
        (b"<table><tr><td>x</td></tr></table>\n&#1;", "HTML with a control character cannot be held"),
        (b"Dear Sir", "no section"),
        (b"", "no section"),
    ],
)
def test_what_is_no_markdown_ordinance_ends_in_one_sentence(data: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        imported(data, "x.md")


def test_an_edited_text_leaves_the_days_of_the_one_it_was() -> None:
    """What is imported under its own version keeps its days; an edited enacted text, a new draft, states none."""
    own = replace(section("5", "Late.", "Words that stay."), period=Period(date(2026, 7, 1)))
    was = replace(
        chapter_of(section("1", "Soon.", "Words of the law."), own, day="2026-04-14", stage="enacted"),
        period=Period(date(2026, 5, 14)),
    )
    page = render(clean_copy(was), "md")
    draft = Version(date(2026, 6, 10), "proposed")
    same = import_markdown(page, "a.md", [was], lambda *_: Identity(was.uri, was.author, was.version)).proposal
    new = import_markdown(page, "a.md", [was], lambda *_: Identity(was.uri, was.author, draft)).proposal
    assert (same.period, [each.period for each in same.sections()]) == (was.period, [None, own.period])
    assert (new.period, [each.period for each in new.sections()]) == (UNSTATED, [None, None])
    assert (same.created, new.created) == (was.created, was.created)


def sides(text: str) -> tuple[str, str]:
    """The words of the section's first paragraph with its changes rejected, and accepted."""
    read = imported(f"§ 9-1. Title.\n\n{text}\n".encode(), "x.md")
    old = read.base or read.proposal
    return tuple(
        "/".join(t.plain for t in c.root.children[0].texts()).removeprefix("Title./") for c in (old, read.proposal)
    )  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("written", "old", "new"),
    [
        ("Pay ~~five (5)~~six (6) now.", "Pay five (5)six (6) now.", "Pay six (6) now."),
        ("Pay~~$50~~ $100 now.", "Pay$50 $100 now.", "Pay $100 now."),
        ("Pay ~~“five”~~“six” now.", "Pay “five”“six” now.", "Pay “six” now."),
        ("~~Pay (now).~~It **~~was~~is** so.", "Pay (now).It wasis so.", "It is so."),
        ("Pay ~~five **or**\nsix~~ seven.", "Pay five or six seven.", "Pay seven."),
        ("Pay ~five~ six.", "Pay five six.", "Pay six."),
        ("About ~5 to ~10 feet.", "About ~5 to ~10 feet.", "About ~5 to ~10 feet."),
        ("It is ~~~counted~~~ here.", "It is counted here.", "It is counted here."),
        ("It is ~~ counted here.", "It is counted here.", "It is counted here."),
        (r"It is \~\~so\~\~ `~~here~~`.", "It is ~~so~~ ~~here~~.", "It is ~~so~~ ~~here~~."),
        (r"It is ~~\[1\] so~~ here.", "It is [1] so here.", "It is here."),
    ],
)
def test_tildes_strike_and_are_no_words_of_the_law(written: str, old: str, new: str) -> None:
    assert sides(written) == (old, new)


def test_tildes_that_strike_nothing_and_single_ones_are_remarked() -> None:
    read = imported("§ 9-1. Title.\n\nOne ~~~two~~~ three ~~ four.\n\nCO~2~ is so.\n".encode(), "x.md")
    assert [(remark.place, remark.words) for remark in read.remarks] == [
        ("line 3", "~~~ before “two~~~ three ~~ four” strikes nothing, and is left out"),
        ("line 3", "~~~ before “three ~~ four.” strikes nothing, and is left out"),
        ("line 3", "~~ before “four.” strikes nothing, and is left out"),
        ("line 5", "“~2~” is read as struck, as GitHub shows it"),
    ]


@pytest.mark.parametrize("fence", ["~~~", "```", "~~~~ text"])
def test_a_block_between_fences_is_words_in_their_lines(fence: str) -> None:
    end = fence.split()[0]
    text = f"§ 9-1. Title.\n\nThe fees are:\n\n{fence}\nDogs   $5\nCats   ~~$4~~\n\nA. No fee is due.\n{end}\n\nB. So it is.\n"
    read = imported(text.encode(), "x.md")
    assert outline(read.proposal).split("\n")[1:] == [
        "  section § 9-1. “Title.”",
        "    | The fees are:",
        "    | Dogs $5\u2028Cats ~~$4~~",
        "    subsection A.",
        "      | No fee is due.",
        "    subsection B.",
        "      | So it is.",
    ]
    said = f"the block between {end} is read as words, its blanks as single ones, its tildes as they are"
    assert [(remark.place, remark.words) for remark in read.remarks] == [("line 5", said)]


def test_underlined_titles_are_headings_and_a_rule_below_a_sentence_is_none() -> None:
    assert shown(
        """
        Chapter 44. Fees
        ================

        § 44-1. Fees
        ------------

        A fee is due, and
        it is paid to the clerk of the city.
        ---
        It is five dollars.
        """
    ) == as_outline(
        """
        chapter Chapter 44. “Fees”
          section § 44-1. “Fees”
            | A fee is due, and it is paid to the clerk of the city.
            | It is five dollars.
        """
    )


def test_indented_paragraphs_go_on_with_their_item() -> None:
    assert shown(
        """
        § 44-1. Fees.

        A.  A fee is due for:

            (1) a permit;

            (2) a copy.

            It is paid at once.

        B.  It is kept.

            The clerk counts it.
        """
    ) == as_outline(
        """
        chapter
          section § 44-1. “Fees.”
            subsection A.
              | A fee is due for:
              paragraph (1)
                | a permit;
              paragraph (2)
                | a copy.
              / | It is paid at once.
            subsection B.
              | It is kept.
              | The clerk counts it.
        """
    )


def test_cells_with_bars_and_changes() -> None:
    assert shown("§ 9-1. Title.\n\n| a | b |\n|---|---|\n| x \\| y | ~~5 (five)~~6 |\n").splitlines()[2:] == [
        "    table",
        "      # a | # b",
        "      x | y | 6",
    ]


FOREIGN = {
    "an insertion of CriticMarkup": ("The fee is {++six++}.", "“{++six++}” is a mark of CriticMarkup"),
    "a deletion of CriticMarkup": ("The fee is {--five--}.", "“{--five--}” is a mark of CriticMarkup"),
    "a comment of CriticMarkup": ("The fee{>>why?<<} is due.", "“{>>why?<<}” is a mark of CriticMarkup"),
    "a replacement of CriticMarkup": ("The fee is {~~five~>six~~}.", "“{five~>six}” is a mark of CriticMarkup"),
    "an insertion of Pandoc": (
        'A fee of [six]{.insertion author="Ann"}.',
        '“[six]{.insertion author="Ann"}” is a mark of Pandoc',
    ),
    "words underlined by Pandoc": ("A [large]{.underline} fee.", "“[large]{.underline}” is a mark of Pandoc"),
    "a name of a heading": ("## § 9-2. Fees. {#fees}", "“{#fees}” is a mark of Pandoc"),
    "a note": ("The fee[^1] is due.", "“[^1]” is a note"),
    "a note in its place": ("The fee^[a sum] is due.", "“^[a sum]” is a note"),
    "a mark in a table": ("| a | b |\n|---|---|\n| {++six++} | 2 |", "“{++six++}” is a mark of CriticMarkup"),
}


@pytest.mark.parametrize(("words", "said"), FOREIGN.values(), ids=list(FOREIGN))
def test_marks_that_github_does_not_read_are_never_words_of_the_law_in_silence(words: str, said: str) -> None:
    data = f"## § 9-1. Title.\n\n{words}\n".encode()
    with pytest.raises(SourceError, match=re.escape(said)):
        imported(data, "x.md")
    assert any(remark.words.startswith(said) for remark in imported(data, "x.md", lenient=True).remarks)


@pytest.mark.parametrize("words", ["A set {a, b}.", "2^10 is large.", "An [optional] {brace}.", "[Reserved] {1}"])
def test_braces_and_brackets_of_the_law_are_words(words: str) -> None:
    read = imported(f"## § 9-1. Title.\n\n{words}\n".encode(), "x.md")
    assert words in outline(read.proposal)
