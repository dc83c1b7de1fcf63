"""Reading ordinance files: what is refused, and in which words."""

from __future__ import annotations

import pytest

from engross.akn import parse_chapter, write_chapter
from engross.errors import SourceError
from samples import chapter_of, item, section

GOOD = write_chapter(
    chapter_of(
        section(
            "1",
            "Short title.",
            "This chapter.",
            item("subsection", "A.", "First."),
            item("subsection", "B.", "Second."),
        )
    )
).decode()

REFUSED = [
    pytest.param(GOOD.replace("</section>", ""), "not well-formed XML", id="not well-formed"),
    pytest.param("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + GOOD, "document type (DTD)", id="DTD"),
    pytest.param(
        GOOD.replace("<p>First.</p>", "<para>First.</para>"),
        "<para> is not in the profile inside <content>; allowed here: p, table",
        id="strange element",
    ),
    pytest.param(
        GOOD.replace("<p>First.</p>", "<p style='x'>First.</p>"),
        "the attribute style is not in the profile on <p>; allowed here: nothing",
        id="strange attribute",
    ),
    pytest.param(
        GOOD.replace("subsec_B", "subsec_A"), 'eId "chp_68__sec_68-1__subsec_A" is already on line', id="eId twice"
    ),
    pytest.param(GOOD.replace("<p>First.</p>", "<p>First.<!-- x --></p>"), "comments", id="comment"),
    pytest.param(GOOD.replace("<akomaNtoso", "<!-- x --><akomaNtoso"), "comments", id="comment before the root"),
    pytest.param(GOOD + "<!-- x -->\n", "comments", id="comment behind the root"),
    pytest.param(GOOD + "<?x y?>\n", "processing instructions", id="instruction behind the root"),
    pytest.param(GOOD.replace("<p>First.</p>", "<p>First.<?x y?></p>"), "processing instructions", id="instruction"),
    pytest.param("<html/>", "<html> is not Akoma Ntoso 3.0", id="another language"),
    pytest.param("", "not well-formed XML", id="empty"),
    pytest.param(GOOD.replace('name="codified"/>', 'name="draft"/>'), "not as the profile asks", id="unknown stage"),
    pytest.param(
        GOOD.replace("<p>First.</p>", "<p>" + "<i>" * 400 + "x" + "</i>" * 400 + "</p>"),
        "not well-formed",
        id="deep nesting",
    ),
]


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_what_is_not_in_the_profile_is_refused_with_its_place(text: str, words: str) -> None:
    with pytest.raises(SourceError) as refused:
        parse_chapter(text.encode(), "068.xml")
    assert words in str(refused.value)
    assert str(refused.value).startswith("068.xml:")
    assert "\n" not in str(refused.value)


def test_the_line_is_the_line_of_the_fault() -> None:
    text = GOOD.replace("<p>Second.</p>", "<q>Second.</q>")
    line = next(number for number, row in enumerate(text.splitlines(), 1) if "<q>" in row)
    with pytest.raises(SourceError) as refused:
        parse_chapter(text.encode(), "068.xml")
    assert refused.value.line == line


def test_bytes_that_are_not_utf_8_are_refused_with_their_line() -> None:
    with pytest.raises(SourceError, match=r"x\.xml:2: this is not UTF-8"):
        parse_chapter(b"<a>\n\xff\xfe</a>", "x.xml")


@pytest.mark.parametrize(
    "change", [str, lambda t: t.replace("\n", "\r\n"), lambda t: "\ufeff" + t, lambda t: t.replace("  ", "")]
)
def test_line_ends_indents_and_a_byte_order_mark_make_no_difference(change: object) -> None:
    assert parse_chapter(change(GOOD).encode(), "x") == parse_chapter(GOOD.encode(), "x")  # type: ignore[operator]
