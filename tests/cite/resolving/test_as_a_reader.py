"""What a reader finds though no provision goes by the number as it is written, and what is not there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engross.cite.finding.finder import find_citations
from engross.cite.resolving.chapter_index import index_chapter
from engross.cite.resolving.target_lookup import resolve
from engross.model.law.provision import Provision
from engross.model.law.resolution import Outcome
from engross.model.law.text import Text
from samples import chapter_of, item, section

ARCADES = item("paragraph", "(3)", "Arcades. The standards of subsections (1) and (2) do not apply.")
CITING = section(
    "1",
    "Security",
    item(
        "subsection", "(a)", "Rules:", item("paragraph", "(1)", "Lights."), item("paragraph", "(2)", "Doors."), ARCADES
    ),
    item("subsection", "(b)", "A permit ends if (1) the shop closes; or (2) the fee is not paid."),
    item("subsection", "(BB)", "More."),
)
OTHER = section("2", "Limits", "Words: i. Day. ii. Night.")
CHAPTER = chapter_of(CITING, OTHER)


@pytest.mark.parametrize(
    ("words", "outcome", "label"),
    [
        ("subsection (1)", "resolved", "(1)"),
        ("subsection (4)", "subdivision missing", None),
        ("§ 68-1(A)", "resolved", "(a)"),
        ("§ 68-1(b)(2)", "resolved", "(b)"),
        ("§ 68-1(b)(3)", "subdivision missing", "(b)"),
        ("§ 68-2(ii)", "resolved", "§ 68-2."),
        ("§ 68-2(iii)", "subdivision missing", "§ 68-2."),
        ("§ 68-1BB", "resolved", "(BB)"),
        ("§ 68-1CC", "subdivision missing", None),
        ("this paragraph", "resolved", "(3)"),
        ("Section 22651", "external", None),
        ("Section R902", "external", None),
        ("§ 68.1705", "external", None),
        ("Section 7", "missing", None),
        ("§ 68-9", "missing", None),
        ("Section 22651 of this chapter", "missing", None),
        ("Section 22651, below", "missing", None),
    ],
)
def test_from_a_paragraph(words: str, outcome: Outcome, label: str | None) -> None:
    own = index_chapter(CHAPTER)
    (citation,) = find_citations(f"as {words} says")
    citing = next(one for one in CHAPTER.walk() if one.label == "(3)")
    found = resolve(citation, citing, own, {"68": own})
    assert found.outcome == outcome
    if label:
        assert found.provision is not None
        assert found.provision.label == label


def numbered(label: str, *parts: str) -> Provision:
    return Provision("section", label, Text("Scope"), tuple(map(Text, parts)))


def test_of_several_sections_of_one_number_the_nearest_is_meant() -> None:
    articles = tuple(
        Provision(
            "article",
            f"ARTICLE {number}",
            Text("Of it"),
            children=(numbered("Sec. 1.", "W."), numbered("Sec. 2.", "W.")),
        )
        for number in ("I", "II")
    )
    chapter = chapter_of()
    chapter = replace(chapter, root=replace(chapter.root, children=articles))
    own = index_chapter(chapter)
    (citation,) = find_citations("as section 1 says")
    found = resolve(citation, articles[1].children[1], own, {})
    assert found.provision is articles[1].children[0]


def test_what_is_quoted_above_the_sections_is_not_looked_up() -> None:
    article = Provision("article", "ARTICLE I", Text("Of it"), (Text("Under this section and clause (b)."),))
    chapter = chapter_of()
    chapter = replace(chapter, root=replace(chapter.root, children=(article,)))
    own = index_chapter(chapter)
    found = [
        resolve(one, article, own, {}).outcome for one in find_citations("Under this section and clause (b) of it.")
    ]
    assert found == ["external", "external"]
