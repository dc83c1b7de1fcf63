from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree, html

from engross.model.publication.publication import Line, Publication, Run
from engross.rendering.html.html_document import css_string, render_html
from rendering.sample import HOSTILE, clean, sample


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.fromstring(render_html(sample()))


def one(page: html.HtmlElement, path: str) -> html.HtmlElement:
    found = page.xpath(path)
    assert len(found) == 1, (path, found)
    return found[0]


def test_golden(golden: Callable[[str, str], None]) -> None:
    golden("render/sample.html", render_html(sample()))


def test_same_bytes_twice() -> None:
    assert render_html(sample()) == render_html(sample())


def test_needs_nothing_else(page: html.HtmlElement) -> None:
    assert not page.xpath("//script | //link | //img | //iframe | //@src")
    assert "url(" not in page.xpath("string(//style)")
    assert all(href.startswith("#") for href in page.xpath("//@href"))


def said(mark: html.HtmlElement) -> tuple[str, str]:
    first, last = (mark.xpath(f"*[{at}][@class='vh']") for at in ("1", "last()"))
    return first[0].text if first else "", last[0].text if last else ""


def test_every_mark_is_said_in_words(page: html.HtmlElement) -> None:
    for tag, before, after in (("del", "deleted: ", " end of deletion "), ("ins", "added: ", " end of addition ")):
        marks = page.xpath(f"//{tag}[not(@class)]")
        assert marks
        assert {said(mark) for mark in marks} == {(before, after)}


def test_a_term_that_is_spelled_anew_is_said_in_few_words(page: html.HtmlElement) -> None:
    for old in page.xpath("//main//del[@class='terms']"):
        new = old.getnext()
        assert said(old) == ("term ", " becomes ")
        assert (new.tag, new.get("class"), said(new)) == ("ins", "terms", ("", ""))


def test_a_whole_paragraph_is_marked_once(page: html.HtmlElement) -> None:
    line = one(page, '//*[@id="was__sec_68-3__subsec_A__para_2"]')
    assert len(line.xpath(".//del")) == 1
    assert one(line, ".//del/span[@class='label']").text == "(2)"


def test_changed_lines_have_a_bar_and_no_others(page: html.HtmlElement) -> None:
    for line in page.xpath("//main//p[not(ancestor::table)] | //main//*[self::h2 or self::h3]"):
        assert ("bar" in line.get("class", "").split()) == bool(line.xpath(".//ins | .//del")), line.text_content()
    assert one(page, "//*[@id='def_commercial-zone']").get("class") == "definition bar quiet"


def test_headings_skip_no_depth(page: html.HtmlElement) -> None:
    depths = [int(h.tag[1]) for h in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
    assert depths[0] == 1
    assert depths.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(depths))


def test_contents_say_what_changed(page: html.HtmlElement) -> None:
    entries = [item.text_content() for item in page.xpath("//nav//li")]
    assert entries == [
        "Chapter 68 Noise changed",
        "§ 68-1. Short title.",
        "§ 68-2. Definitions. changed",
        "§ 68-3. Limits. changed",
        "§ 68-4. Bells. added",
        "§ 68-5. Hand organs. deleted",
        "§ 68-6. Penalties. changed",
        "Notes",
        "Certificate",
    ]


def test_ids_are_single_and_links_arrive(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert "" not in ids
    for href in page.xpath("//@href"):
        assert href[1:] in ids


def test_notes_are_linked_both_ways(page: html.HtmlElement) -> None:
    mark = one(page, "//sup/a[@href='#page-note-2']")
    note = one(page, "//*[@id='page-note-2']")
    assert one(note, ".//a").get("href") == f"#{mark.get('id')}"
    assert "A meter of" in note.text_content()


def test_a_uri_is_no_link(page: html.HtmlElement) -> None:
    assert one(page, "//span[@data-uri]").text == "C.G.S. § 22a-67"


def test_a_struck_reference_is_no_link() -> None:
    runs = (Run("see "), Run("§ 1-1", "deleted", href="#sec_1-1"))
    made = render_html(Publication("T", (Line("section", (Run("S"),), anchor="sec_1-1"), Line("text", runs))))
    assert not html.fromstring(made).xpath("//main//a")


def test_tables_have_captions_and_scopes(page: html.HtmlElement) -> None:
    first, second = page.xpath("//table")
    assert first.xpath("string(caption/p[1])") == "Table 1"
    assert [th.get("scope") for th in first.xpath("thead//th")] == ["col"] * 4
    assert [th.get("scope") for th in first.xpath("tbody//th")] == ["row"] * 3
    assert [th.get("scope") for th in second.xpath("thead//th")] == ["col"] * 2
    regions = page.xpath("//section[table]/@aria-label")
    assert regions == ["Table 1. Limits of Sound Level", "Table 2"]


def test_words_stay_words() -> None:
    hostile = replace(
        sample(),
        title=HOSTILE,
        subject=HOSTILE,
        footer=f'{HOSTILE} "}} </style><b>',
        blocks=(
            Line("section", (Run(HOSTILE, href=f"#{HOSTILE}"),), (Run(HOSTILE),), anchor=f'a"><i>{HOSTILE}'),
            Line("text", (Run(HOSTILE, "deleted", href=f'x" onclick="{HOSTILE}'),), remark=HOSTILE),
        ),
    )
    page = html.fromstring(render_html(hostile))
    assert not page.xpath("//script | //main//b | //main//i[not(@class)] | //@onclick")
    assert page.xpath("string(//title)") == HOSTILE
    assert page.xpath("count(//main//*[contains(., 'alert(')])") > 0
    assert one(page, "//main//del/span[@data-uri]").text == HOSTILE
    assert "<script" not in page.xpath("string(//style)")


def test_css_string_is_safe() -> None:
    assert css_string('a"</style>\\\n') == '"a\\22 \\3c \\2f style\\3e \\5c \\a "'


def test_footer_is_on_every_sheet() -> None:
    made = render_html(replace(sample(), footer="sha256 ab12"))
    assert re.search(r'@bottom-left \{ content: "sha256\\20 ab12"; \}', made)


def test_a_clean_copy_has_no_key_and_no_marks() -> None:
    page = html.fromstring(render_html(clean()))
    assert not page.xpath("//ins | //del | //*[@class='key'] | //footer | //section")
    assert page.xpath("string(//h1)") == "Chapter 1 Bells"


def test_a_part_is_headed_by_the_title() -> None:
    page = html.fromstring(render_html(replace(clean(), blocks=clean().blocks[1:])))
    assert page.xpath("string(//h1)") == "Chapter 1, Bells"
    assert page.xpath("string(//h2)") == "§ 1-1. Ringing."


def test_is_well_formed() -> None:
    body = render_html(sample()).split("<body", 1)[1].split("</html>")[0]
    etree.fromstring(f"<body{body}")
