"""The address of a section on the page of its ordinance stays when its number changes, and leads there without script."""

from __future__ import annotations

from dataclasses import replace

from lxml import html

from engross.model.law.provision import Provision
from engross.model.publication.docket import Docket, Ordinance
from engross.site import site_files
from samples import chapter_of, section
from site_docket import one

PURPOSE = section("1", "Purpose.", "The purpose of this chapter is peace in the city at night.")
HOURS = section("2", "Hours.", "No person shall mow a lawn between sunset and sunrise of the next day.")
FINES = section("3", "Fines.", "The fine is $100 for each day on which a person does not obey.")


def renumbered(provision: Provision, number: str) -> Provision:
    return replace(provision, label=f"§ 68-{number}.", wid=provision.eid)


def pages_of(ordinance: Ordinance) -> dict[str, html.HtmlElement]:
    files = dict(site_files(Docket("Elmwood", (ordinance,))))
    return {name: html.fromstring(data.decode()) for name, data in files.items() if name.endswith(".html")}


def entry(pages: dict[str, html.HtmlElement], eid: str) -> tuple[str, str]:
    """The words of the entry with that id, and the words of what it leads to."""
    found = one(pages["68-x/index.html"], f"//section[@aria-labelledby='page-sections']//li[@id='{eid}']")
    page, _, anchor = found.xpath("a/@href")[0].partition("#")
    heading = one(pages[f"68-x/{page}"], f"//*[@id='{anchor}']")
    return " ".join(found.text_content().split()), " ".join(heading.text_content().split())


def test_a_number_of_an_earlier_text_leads_to_the_section_in_the_law() -> None:
    old = chapter_of(PURPOSE, HOURS, FINES)
    _, hours, fines = old.sections()
    new = chapter_of(renumbered(hours, "4"), renumbered(fines, "5"), day="2024-01-01")
    pages = pages_of(Ordinance("68-x", (old, new), new.version, law=new.version))
    ids = [section.eid for section in (*new.sections(), *old.sections())]
    assert one(pages["68-x/index.html"], "//section[@aria-labelledby='page-sections']/ul").xpath("li/@id") == ids
    assert entry(pages, ids[0]) == ("§ 68-4. Hours.", "§ 68-4. Hours.")
    assert entry(pages, hours.eid) == ("§ 68-2. Hours. is § 68-4 now", "§ 68-4. Hours.")
    assert entry(pages, fines.eid) == ("§ 68-3. Fines. is § 68-5 now", "§ 68-5. Fines.")
    told, there = entry(pages, next(old.sections()).eid)
    assert told == "§ 68-1. Purpose. is only in the version in force January 14, 2020"
    assert there == "§ 68-1. Purpose."


def test_a_number_that_another_section_took_leads_to_that() -> None:
    old = chapter_of(HOURS, FINES)
    hours, fines = old.sections()
    new = chapter_of(PURPOSE, renumbered(hours, "3"), renumbered(fines, "4"), day="2024-01-01")
    pages = pages_of(Ordinance("68-x", (old, new), new.version, law=new.version))
    assert entry(pages, fines.eid) == ("§ 68-3. Hours.", "§ 68-3. Hours.")
    assert entry(pages, hours.eid) == ("§ 68-2. Hours. is § 68-3 now", "§ 68-3. Hours.")


def test_a_proposed_number_leads_to_the_law_as_long_as_it_is_not_in_force() -> None:
    old = chapter_of(HOURS)
    (hours,) = old.sections()
    new = chapter_of(renumbered(hours, "7"), FINES, day="2025-10-21", stage="proposed")
    pages = pages_of(Ordinance("68-x", (old, new), new.version, old.version, law=old.version))
    proposed, fines = new.sections()
    assert entry(pages, proposed.eid) == ("§ 68-7. Hours. is § 68-2 in the law", "§ 68-2. Hours.")
    told, there = entry(pages, fines.eid)
    assert told == "§ 68-3. Fines. is only in the version proposed October 21, 2025"
    assert there == "§ 68-3. Fines."
