"""The disposition table on the site: there where the law has a history, with links that lead to provisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lxml import html

from engross.model.law.chapter import Chapter, Version
from engross.model.law.provision_note import ProvisionNote
from engross.model.law.text import Text
from engross.model.publication.docket import Docket, Ordinance
from engross.site.site_assembly import site_files
from samples import chapter_of, section


def site(chapter: Chapter) -> dict[str, bytes]:
    ordinance = Ordinance("068-noise", (chapter,), chapter.version, law=chapter.version)
    return dict(site_files(Docket("Exampleton", (ordinance,))))


def test_the_table_leads_to_the_provisions() -> None:
    notes = (
        ProvisionNote("prior", Text("Prior code § 3"), place="3"),
        ProvisionNote("history", Text("Ord. 7"), "Exampleton, Ord. No. 7"),
    )
    files = site(chapter_of(replace(section("1", "Dogs.", "No dog barks."), notes=notes)))
    page = html.fromstring(files["disposition.html"])
    targets = {link.get("href", "").partition("#") for link in page.iter("a") if "codified" in link.get("href", "")}
    assert {(there, anchor) for there, _, anchor in targets} == {
        ("068-noise/2020-01-14.codified.html", "chp_68__sec_68-1")
    }
    text = html.fromstring(files["068-noise/2020-01-14.codified.html"])
    assert text.get_element_by_id("chp_68__sec_68-1") is not None
    assert b'href="disposition.html"' in files["index.html"]


def test_what_an_earlier_text_has_was_amended() -> None:
    note = ProvisionNote("history", Text("Ord. 7"), "Exampleton, Ord. No. 7", adopted=date(2025, 10, 21))
    old = chapter_of(section("1", "Dogs.", "No dog barks."))
    new = chapter_of(replace(section("1", "Dogs.", "No dog barks by day."), notes=(note,)))
    new = replace(new, version=Version(date(2025, 11, 20), "codified"))
    ordinance = Ordinance("068-noise", (old, new), new.version, law=new.version)
    page = html.fromstring(dict(site_files(Docket("Exampleton", (ordinance,))))["disposition.html"])
    cells = [" ".join(cell.text_content().split()) for cell in page.xpath("//table//td")]
    assert cells[-3:] == ["", "§ 68-1", ""]


def test_a_law_without_history_has_none() -> None:
    files = site(chapter_of(section("1", "Dogs.", "No dog barks.")))
    assert "disposition.html" not in files
    assert b"disposition" not in files["index.html"]
