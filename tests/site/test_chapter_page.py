"""The page of an ordinance: what stands on it, and in which order."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import html

from engross.model.publication.docket import Docket, Ordinance
from engross.site import site_files
from samples import chapter_of, section

TEXT = chapter_of(section("1", "Purpose.", "Be quiet."))


def parts_of(page: html.HtmlElement) -> list[str]:
    return page.xpath("//main/section/@aria-labelledby")


def test_its_sections_come_before_its_versions(pages: Mapping[str, html.HtmlElement]) -> None:
    assert parts_of(pages["068-noise/index.html"]) == ["page-sections", "page-versions", "page-compare", "page-files"]


def test_one_version_is_not_offered_to_be_compared() -> None:
    files = dict(site_files(Docket("Elmwood", (Ordinance("68-x", (TEXT,), TEXT.version),))))
    assert parts_of(html.fromstring(files["68-x/index.html"].decode())) == ["page-sections", "page-versions"]


def test_the_title_of_each_page_names_the_city_once(pages: Mapping[str, html.HtmlElement]) -> None:
    for name, page in pages.items():
        assert page.findtext(".//title").count('Port "Ellery" <b>') == 1, name
