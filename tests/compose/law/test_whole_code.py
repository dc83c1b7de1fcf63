"""The whole code as one document: order, headings of titles, links between chapters, the index of terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from engross.compose import whole_code
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.text import Tag, Text
from engross.model.publication.publication import Line, PageBreak
from samples import chapter_of, definition, section

DAY = date(2026, 1, 2)
TITLE = Provision("title", "Title 1", Text("Rules"), eid="title_1")
OTHER = Provision("title", "Title 2", Text("Land"), eid="title_2")


def chapter(number: str, above: Provision, *below: Provision) -> Chapter:
    made = chapter_of(*below)
    root = replace(made.root, label=f"Chapter {number}", eid=f"chp_{number}")
    return replace(made, uri=f"/akn/us-xx-x/act/code/chapter-{number}", root=root, above=(above,))


def lines(*chapters: Chapter) -> list[Line]:
    return [block for block in whole_code("Elmwood", chapters, DAY).blocks if isinstance(block, Line)]


def test_a_title_is_named_once_and_begins_a_page() -> None:
    chapters = [
        chapter("1", TITLE, section("1", "Matters")),
        chapter("2", TITLE, section("2", "Matters")),
        chapter("3", OTHER),
    ]
    publication = whole_code("Elmwood", chapters, DAY)
    titles = [at for at, block in enumerate(publication.blocks) if isinstance(block, Line) and block.style == "heading"]
    words = [publication.blocks[at] for at in titles]
    assert [line.anchor for line in words if isinstance(line, Line)] == ["title_1", "title_2", "files"]
    assert all(isinstance(publication.blocks[at - 1], PageBreak) for at in titles)
    assert publication.book


def test_a_citation_of_another_chapter_leads_to_its_place_in_the_document() -> None:
    cited = Text("See § 2-1.", (Tag("ref", 4, 9, "/akn/us-xx-x/act/code/chapter-2~chp_2__sec_2-1"),))
    there = chapter("2", TITLE)
    there = replace(there, root=replace(there.root, children=(replace(section("2", "Lots"), eid="chp_2__sec_2-1"),)))
    whole = lines(chapter("1", TITLE, section("1", "Matters", cited)), there)
    anchors = {line.anchor for line in whole}
    hrefs = {run.href for line in whole for run in line.runs if run.href}
    assert "#chp_2__sec_2-1" in hrefs
    assert hrefs <= {f"#{anchor}" for anchor in anchors}


def test_two_chapters_with_one_eid_keep_their_links_apart() -> None:
    own = Text("As A says.", (Tag("ref", 3, 4, "#chp_1__sec_1"),))
    one = chapter("1", TITLE, replace(section("1", "Matters", own), eid="chp_1__sec_1"))
    whole = lines(one, replace(one, uri=f"{one.uri}-b"))
    places = [line.anchor for line in whole if line.style == "section"]
    hrefs = [run.href for line in whole for run in line.runs if run.href]
    assert len(set(places)) == 2
    assert hrefs == [f"#{place}" for place in places]


def test_the_defined_terms_are_listed_whatever_their_capitals() -> None:
    terms = (definition("Zone", "means a place"), definition("alley", "means a lane"))
    whole = lines(chapter("1", TITLE, replace(section("1", "Matters"), eid="chp_1__sec_1-1", children=terms)))
    start = next(at for at, line in enumerate(whole) if line.anchor == "defined-terms")
    listed = ["".join(run.text for run in line.runs) for line in whole[start + 1 :] if line.style == "item"]
    assert listed == ["alley: § 68-1", "Zone: § 68-1"]


def test_what_is_left_out_is_said_on_the_title_page() -> None:
    blocks = whole_code("Elmwood", [], DAY, ["068-noise is left out: it is broken"]).blocks
    told = [block.runs[0].text for block in blocks if isinstance(block, Line) and block.style == "legend"]
    assert told == ["Left out: 068-noise is left out: it is broken"]
