from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import pairwise
from posixpath import dirname, join, normpath

from lxml import html

from engross.resources import SHIPPED, Templates
from engross.site import asset_files, site_files
from site_docket import HOSTILE, NEW, OLD, REDLINE, docket, one

Pages = Mapping[str, html.HtmlElement]


def test_same_files_twice(site: Mapping[str, bytes]) -> None:
    assert dict(site_files(docket())) == site


def test_every_link_leads_somewhere(site: Mapping[str, bytes], pages: Pages) -> None:
    downloads = {f"{o.name}/{d.name}" for o in docket().ordinances for d in o.downloads}
    for name, page in pages.items():
        for there in page.xpath("//@href | //@src | //@action"):
            path, _, anchor = there.partition("#")
            target = normpath(join(dirname(name), path)) if path else name
            assert target in site or target in downloads, (name, there)
            if anchor:
                assert pages[target].xpath("//*[@id=$id]", id=anchor), (name, there)


def test_nothing_is_asked_of_the_network(site: Mapping[str, bytes], pages: Pages) -> None:
    for page in pages.values():
        assert not [
            there for there in page.xpath("//@href | //@src | //@action") if ":" in there or there.startswith("/")
        ]
        policy = one(page, "//meta[@http-equiv='Content-Security-Policy']").get("content")
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        assert not page.xpath("//@style | //@onclick | //@onload")
    assert b"url(" not in site["site.css"]
    assert b"@import" not in site["site.css"]


def test_what_the_law_says_stays_text(site: Mapping[str, bytes], pages: Pages) -> None:
    ours = {"application/ld+json"}
    for name, page in pages.items():
        for script in page.xpath("//script"):
            assert script.get("src") or script.get("type") in ours, name
            if script.get("type") in ours:
                json.loads(script.text)
        assert "{{ 7 * 7 }}" in page.text_content() or HOSTILE not in page.text_content()
        assert not page.xpath("//b")
    assert f"Penalties {HOSTILE}." in one(pages[NEW], "//*[@id='chp_68__sec_68-3']").text_content()
    assert f"Trees {HOSTILE}" in pages["index.html"].text_content()


def test_no_id_twice(pages: Pages) -> None:
    for name, page in pages.items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name


def test_headings_are_in_order(pages: Pages) -> None:
    for name, page in pages.items():
        depths = [int(each.tag[1]) for each in page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
        assert depths.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(depths)), (name, depths)


def test_both_texts_are_there_without_script(pages: Pages) -> None:
    law = one(pages[REDLINE], "//*[@id='page-law']").text_content()
    assert "70" in law
    assert "60" in law
    assert "Generators are exempt" in law
    assert "70 dBA" in pages[OLD].text_content()
    assert "60 dBA" in pages[NEW].text_content()


def test_every_page_names_its_sources(pages: Pages) -> None:
    for name in (REDLINE, OLD, NEW):
        assert re.search(
            r"ordinances/068-noise/2\S+\.xml, SHA-256 [0-9a-f]{64}", one(pages[name], "//footer").text_content()
        )
        assert "sha256" in one(pages[name], "//style").text_content().replace("\\20 ", " ")


def test_the_style_sheet_has_no_spaces_around_its_signs_but_in_quoted_words() -> None:
    made = dict(site_files(docket()))["site.css"].decode()
    assert "body{margin:0 auto;" in made
    assert '.gone::after{content:attr(data-side) ": " attr(data-absent)}' in made


def test_only_space_between_signs_is_left_out_of_scripts() -> None:
    for name, data in asset_files():
        if name.endswith(".js"):
            lines = (line.strip() for line in SHIPPED.text("site", name).splitlines())
            told = "".join(line for line in lines if not line.startswith("//"))
            assert "".join(data.decode().split()) == "".join(told.split()), name


def test_words_patterns_and_texts_of_several_lines_stay_in_scripts() -> None:
    own = """
const said = "a = b, c";
const at = /a = b;/;
const told = `one;
two = { three };
four`;
if (at > -1) { said = [at, told]; }
for (const each of at) {
  each = at ? told : at;
}
"""
    assert dict(asset_files(Templates((("site/front.js", own.encode()),))))["front.js"].decode() == (
        'const said = "a = b, c";\n'
        "const at = /a = b;/;\n"
        "const told = `one;\n"
        "two = { three };\n"
        "four`;\n"
        "if(at>-1){said=[at,told];}\n"
        "for(const each of at){each=at?told:at;}\n"
    )
