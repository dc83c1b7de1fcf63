"""The front page of a whole code: its contents as a tree, with the docket beside it."""

from __future__ import annotations

import json
from dataclasses import replace

from lxml import html

from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from engross.model.publication.docket import Docket, Ordinance
from engross.site import site_files
from engross.site.contents_tree import contents_tree
from engross.site.phrases import site_phrases
from samples import chapter_of, item, section
from site_docket import docket

TITLE = Provision("title", "Title 1", Text("Rules"), eid="title_1")
OTHER = Provision("title", "Title 2", Text("<b>Land</b>"), eid="title_2")


def ordinance(number: str, above: tuple[Provision, ...], *later: Chapter) -> Ordinance:
    chapter = chapter_of(
        section(
            "1",
            f"Matter of {number}.",
            "Be quiet.",
            item("subsection", "A.", "At night:", item("paragraph", "(1)", "Sleep.")),
        )
    )
    root = replace(chapter.root, label=f"Chapter {number}")
    chapter = replace(chapter, uri=f"/akn/us-xx-x/act/code/chapter-{number}", root=root, above=above)
    return Ordinance(f"{number}-x", (chapter, *later), chapter.version)


def code() -> Docket:
    return Docket("Elmwood", (ordinance("1", (TITLE,)), ordinance("2", (TITLE,)), ordinance("3", (OTHER,))))


def test_chapters_stand_under_their_titles_and_sections_under_their_chapters() -> None:
    titles = contents_tree(code(), site_phrases())
    assert [entry.words for entry in titles] == ["Title 1 Rules", "Title 2 <b>Land</b>"]
    assert [entry.words for entry in titles[0].below] == ["Chapter 1, Noise", "Chapter 2, Noise"]
    assert [entry.words for entry in titles[0].below[1].below] == ["§ 68-1. Matter of 2."]


def test_each_entry_leads_to_a_place_that_is_there() -> None:
    files = dict(site_files(code()))
    front = html.fromstring(files["index.html"].decode())
    links = front.xpath("//nav[@class='contents-tree']//a/@href")
    assert len(links) == 6
    for link in links:
        page, _, anchor = link.partition("#")
        there = html.fromstring(files[page].decode())
        assert not anchor or there.xpath("//*[@id=$anchor]", anchor=anchor)
    assert [item.text for item in front.xpath("//nav[@class='contents-tree']/ul/li/details/summary")][1] == (
        "Title 2 <b>Land</b>"
    )


def test_at_the_end_of_a_chapter_are_those_before_and_after_it() -> None:
    files = dict(site_files(code()))

    def adjacent(name: str) -> list[tuple[str, str, str]]:
        page = html.fromstring(files[f"{name}/2020-01-14.codified.html"].decode())
        ways = page.xpath("//main/nav[@aria-label='Previous and next chapter']//a")
        return [(way.get("rel"), way.text, way.get("href")) for way in ways]

    first, second, third = ((f"Chapter {n}, Noise", f"../{n}-x/2020-01-14.codified.html") for n in "123")
    assert adjacent("1-x") == [("next", *second)]
    assert adjacent("2-x") == [("prev", *first), ("next", *third)]
    assert adjacent("3-x") == [("prev", *second)]


def test_beside_the_contents_stands_only_what_is_proposed() -> None:
    front = html.fromstring(dict(site_files(code()))["index.html"].decode())
    assert front.xpath("//ul[@class='docket']") == []
    text = front.text_content()
    assert "Nothing is proposed." in text
    assert "what is proposed" not in text
    assert "What changes" not in text


def test_the_contents_say_of_which_day_the_latest_text_is() -> None:
    first, second, third = code().ordinances
    later = chapter_of(section("1", "Rule.", "Sleep."), day="2024-05-06")
    drafted = chapter_of(section("1", "Rule.", "Wake."), day="2025-01-02", stage="proposed")
    held = (first, replace(second, versions=(*second.versions, later, drafted)), third)
    front = html.fromstring(dict(site_files(replace(code(), ordinances=held)))["index.html"].decode())
    assert front.findtext(".//nav[@class='contents-tree']/p") == "The latest text was codified May 6, 2024."


def test_where_something_is_proposed_the_front_page_of_a_code_says_so() -> None:
    front = html.fromstring(dict(site_files(replace(code(), ordinances=docket().ordinances)))["index.html"].decode())
    assert front.findtext(".//h1", "").endswith(": what is proposed")


def test_a_title_that_is_a_text_of_its_own_is_written_as_the_others() -> None:
    reserved = chapter_of(section("1", "Reserved.", ""))
    root = replace(reserved.root, level="title", label="Title 4", heading=Text("RESERVED"))
    reserved = replace(reserved, uri="/akn/us-xx-x/act/code/title-4", root=root)
    whole = code()
    held = (*whole.ordinances, Ordinance("4-x", (reserved,), reserved.version))
    titles = contents_tree(replace(whole, ordinances=held), site_phrases())
    assert [entry.words for entry in titles][-1] == "Title 4 RESERVED"


def test_a_workspace_that_is_no_whole_code_keeps_its_docket() -> None:
    assert contents_tree(docket(), site_phrases()) == ()
    assert b"contents-tree" not in dict(site_files(docket()))["index.html"]


def test_the_sections_are_there_as_lines_of_json() -> None:
    whole = code()
    law = replace(whole, ordinances=tuple(replace(o, law=o.draft) for o in whole.ordinances))
    files = dict(site_files(law))
    lines = [json.loads(line) for line in files["code.jsonl"].decode().splitlines()]
    assert [line["units"] for line in lines] == [
        ["Title 1 Rules", "Chapter 1 Noise"],
        ["Title 1 Rules", "Chapter 2 Noise"],
        ["Title 2 <b>Land</b>", "Chapter 3 Noise"],
    ]
    assert lines[0]["citation"] == "§ 68-1"
    assert lines[0]["text"] == "Be quiet.\nA. At night:\n(1) Sleep."
    page, _, anchor = lines[0]["page"].partition("#")
    assert f'id="{anchor}"'.encode() in files[page]
    assert "code.jsonl" not in dict(site_files(docket()))


def test_the_search_index_says_in_which_title_a_chapter_stands() -> None:
    index = dict(site_files(code()))["search-index.js"].decode()
    assert '"units":"Title 2"' in index


def test_a_title_has_an_address_on_the_front_page_that_its_chapters_lead_to() -> None:
    files = dict(site_files(code()))
    front = html.fromstring(files["index.html"].decode())
    assert front.xpath("//nav[@class='contents-tree']//details/ul[@id='title_2']/li/details/summary/text()") == [
        "Chapter 3, Noise"
    ]
    for page in ("3-x/index.html", "3-x/2020-01-14.codified.html"):
        crumbs = html.fromstring(files[page].decode()).xpath("//nav[@class='crumbs']//a")
        assert ("Title 2 <b>Land</b>", "../index.html#title_2") in [(a.text, a.get("href")) for a in crumbs]


def test_sections_in_a_title_but_in_no_chapter_stand_under_the_one_entry_of_the_title() -> None:
    text = chapter_of(section("1", "Of the title.", "Be kind."))
    text = replace(text, uri="/akn/us-xx-x/act/code/title-1", root=replace(text.root, level="title", label="Title 1"))
    own = Ordinance("title-1", (text,), text.version)
    entries = contents_tree(replace(code(), ordinances=(own, *code().ordinances)), site_phrases())
    assert [entry.words for entry in entries] == ["Title 1 Rules", "Title 2 <b>Land</b>"]
    assert [entry.words for entry in entries[0].below] == [
        "§ 68-1. Of the title.",
        "Chapter 1, Noise",
        "Chapter 2, Noise",
    ]
    assert (entries[0].page, entries[0].name) == ("title-1/2020-01-14.codified.html", "title_1")
