"""Citations of the units that a code's hierarchy has: titles, parts, articles with a file of their own, ranges."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engross.cite.finding.finder import find_citations
from engross.cite.resolving.chapter_index import ChapterIndex, index_chapter
from engross.cite.resolving.target_lookup import resolve
from engross.model.law.chapter import Chapter
from engross.model.law.hierarchy import Hierarchy, described
from engross.model.law.provision import Level, Provision
from engross.model.law.resolution import Resolution
from engross.model.law.text import Text
from samples import chapter_of

WEST = Hierarchy(tuple(described(level) for level in ("title", "chapter", "part", "section", "subsection")))
ARTICLES = Hierarchy(
    (described("article", numbered=("7",)), described("subtitle"), described("section", numbered=("1-2",))), "article"
)


def unit(level: Level, label: str, *children: Provision) -> Provision:
    return Provision(level, label, Text("Heading"), () if children else (Text("Words."),), children, eid=label)


def chapter(root: Provision, hierarchy: Hierarchy, *above: Provision) -> Chapter:
    return replace(chapter_of(), root=root, hierarchy=hierarchy, above=above)


SIGNS = chapter(
    unit(
        "chapter",
        "Chapter 17.32",
        unit("part", "Part 1", unit("section", "17.32.010"), unit("section", "§§ 17.32.020 to 17.32.090.")),
        unit("part", "Part 2", unit("section", "17.32.180", unit("subsection", "A."), unit("subsection", "B. – D."))),
    ),
    WEST,
    unit("title", "Title 17"),
)
LOTS = chapter(unit("chapter", "Chapter 17.40", unit("section", "17.40.010")), WEST, unit("title", "Title 17"))
NOISE = chapter(unit("chapter", "Chapter 8.04", unit("section", "8.04.010")), WEST, unit("title", "Title 8"))
MARKETS = chapter(
    unit("article", "Article 16", unit("subtitle", "Subtitle 1", unit("section", "§ 1-1."), unit("section", "§ 1-9."))),
    ARTICLES,
)
NATURE = chapter(unit("article", "Article 7", unit("subtitle", "Subtitle 1", unit("section", "§ 1-2."))), ARTICLES)
WESTERN = {each.number: index_chapter(each) for each in (SIGNS, LOTS, NOISE)}
OF_ARTICLES = {each.number: index_chapter(each) for each in (MARKETS, NATURE)}


def looked_up(text: str, own: ChapterIndex, code: dict[str, ChapterIndex]) -> Resolution:
    (citation,) = find_citations(text)
    return resolve(citation, next(own.chapter.sections()), own, code)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("See Title 17.", "Title 17"),
        ("See Title 8.", "Title 8"),
        ("See this title.", "Title 17"),
        ("See Chapter 17.40.", "Chapter 17.40"),
        ("See Part 2.", "Part 2"),
        ("See this part.", "Part 1"),
        ("See 17.32.180.", "17.32.180"),
        ("See Section 17.40.010.", "17.40.010"),
        ("See 17.32.180(A).", "A."),
        ("See 17.32.180(C).", "B. – D."),
        ("See Section 17.32.050.", "§§ 17.32.020 to 17.32.090."),
    ],
)
def test_the_units_of_a_western_code(text: str, label: str) -> None:
    found = looked_up(text, WESTERN["17.32"], WESTERN)
    assert found.outcome == "resolved"
    assert found.provision is not None
    assert found.provision.label == label


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("See Title 9.", "unverified"),
        ("See Part 3.", "missing"),
        ("See Chapter 17.99.", "unverified"),
        ("See Section 17.40.020.", "missing"),
        ("See Section 17.32.100.", "missing"),
        ("See Division 2.", "unverified"),
    ],
)
def test_what_a_western_code_does_not_have(text: str, outcome: str) -> None:
    assert looked_up(text, WESTERN["17.32"], WESTERN).outcome == outcome


@pytest.mark.parametrize(
    ("text", "label", "number"),
    [
        ("See City Code Article 7, § 1-2.", "§ 1-2.", "7"),
        ("See City Code Article 7.", "Article 7", "7"),
        ("See Article 7.", "Article 7", "7"),
        ("See § 1-9.", "§ 1-9.", "16"),
        ("See Subtitle 1.", "Subtitle 1", "16"),
    ],
)
def test_a_code_of_articles(text: str, label: str, number: str) -> None:
    found = looked_up(text, OF_ARTICLES["16"], OF_ARTICLES)
    assert found.outcome == "resolved"
    assert found.provision is not None
    assert found.chapter is not None
    assert (found.provision.label, found.chapter.number) == (label, number)


def test_an_article_labelled_subtitle_is_cited_as_one() -> None:
    police = replace(
        chapter_of(), root=unit("chapter", "Chapter 27", unit("article", "Subtitle 6", unit("section", "§ 6-1.")))
    )
    own = index_chapter(police)
    found = looked_up("See Subtitle 6.", own, {"27": own})
    assert found.provision is not None
    assert found.provision.label == "Subtitle 6"


def test_a_number_that_begins_with_its_sections_is_cited_by_itself() -> None:
    inner = unit("subsection", "101.1", unit("paragraph", "101.1.2"))
    own = index_chapter(
        replace(chapter_of(), root=unit("chapter", "Chapter 37", unit("section", "Section 101.", inner)))
    )
    assert {"101", "101.1", "101.1.2"} <= own.sections.keys()
    assert looked_up("As § 101.1 says.", own, {"37": own}).provision is inner


class Reading(dict[str, ChapterIndex]):
    """The chapters of a code, and which of them were asked for."""

    def __init__(self, code: dict[str, ChapterIndex]) -> None:
        super().__init__(code)
        self.read: list[str] = []

    def __getitem__(self, number: str) -> ChapterIndex:
        self.read.append(number)
        return super().__getitem__(number)


@pytest.mark.parametrize(("text", "read"), [("See Title 17.", []), ("See Title 8.", ["8.04"]), ("See Title 9.", [])])
def test_no_more_chapters_are_read_than_a_title_asks_for(text: str, read: list[str]) -> None:
    more = replace(NOISE, root=replace(NOISE.root, label="Chapter 8.08"))
    code = Reading({**WESTERN, more.number: index_chapter(more)})
    looked_up(text, WESTERN["17.32"], code)
    assert code.read == read
