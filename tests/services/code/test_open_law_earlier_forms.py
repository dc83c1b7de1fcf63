"""Earlier forms of Open Law Library XML, a file for each section, notes in paragraphs, the index of a library."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engross.errors import EngrossError
from engross.importing.code.prior_numbers import former_number
from engross.importing.code.publisher_place import publisher_place
from engross.model.law.chapter import Chapter
from engross.model.law.disposition import dispositions, noted_changes
from engross.model.law.provision_note import ProvisionNote
from engross.services.code.code_export import export_code
from engross.services.code.code_import import CodeImport, import_code
from engross.workspace import Workspace, load

_NAMES = (
    'xmlns="https://code.dccouncil.us/schemas/dc-library" xmlns:codified="https://code.dccouncil.us/schemas/codified" '
    'xmlns:xi="http://www.w3.org/2001/XInclude"'
)
_TODAY = 'xmlns="https://open.law/schemas/library" xmlns:xi="http://www.w3.org/2001/XInclude"'
_OLDEST = 'xmlns:ns0="http://www.w3.org/2001/XInclude"'
_NOW = datetime(2026, 11, 1, tzinfo=UTC)
_DAY = date(2026, 1, 1)

EARLIER = {
    "index.xml": f"""<document {_NAMES} id="D.C. Code"><heading>Code</heading>
      <subheading>Division I. Government.</subheading><xi:include href="./titles/1/index.xml"/>
      <xi:include href="./titles/2.xml"/><subheading>Division II. Courts.</subheading>
      <xi:include href="./titles/3.xml"/><annotation type="History" doc="D.C. Law 1-1"/></document>""",
    "titles/1/index.xml": f"""<container {_NAMES}><prefix>Title</prefix><num>1</num><heading>Government.</heading>
      <container><prefix>Chapter</prefix><num>1</num><heading>Ward.</heading>
        <container><prefix>Part</prefix><num>A</num><heading>Names.</heading>
          <xi:include href="./sections/1-101.xml"/></container></container></container>""",
    "titles/1/sections/1-101.xml": f"""<section {_NAMES}><num>1-101</num><heading>Names.</heading>
      <para><num>(a)</num><text>See <cite path="§2-101">§ 2-101</cite>, <cite path="2|1">Chapter 1 of Title 2</cite> and
        <cite path="1|1|A">Part A of Chapter 1 of this title</cite>.</text></para>
      <para placeholder="Not Funded"><num>(b)</num><text>Not Funded.</text></para>
      <annotations><annotation type="Emergency Legislation" doc="D.C. Act 2-3" path="§2|(b)" codified:display="Note"
        app="2020-10-05">For temporary amendment, see <cite doc="D.C. Act 2-3" path="§2|(b)">§ 2(b)</cite>.</annotation>
        <annotation app="notfunded" doc="D.C. Law 2-4" eff="2023-04-06" path="§3|(c)" type="History"/></annotations>
      </section>""",
    "titles/2.xml": f"""<container {_NAMES}><prefix>Title</prefix><num>2</num><heading>Rules.</heading>
      <container><prefix>Chapter</prefix><num>1</num><heading>Rules.</heading>
        <section><num>2-101</num><heading>Rules.</heading><text>A rule is kept.</text></section></container></container>""",
    "titles/3.xml": f"""<container {_NAMES}><prefix>Title</prefix><num>3</num><heading>Courts.</heading>
      <container><prefix>Chapter</prefix><num>1</num><heading>Courts.</heading>
        <section><num>3-101</num><heading>Courts.</heading><text>A court sits.</text></section></container></container>""",
}
OLDEST = {
    "index.xml": f"""<?xml version="1.0"?><document {_OLDEST} id="D.C. Code" childPrefix="Title"><heading>Code</heading>
      <ns0:include href="./titles/1.xml"/></document>""",
    "titles/1.xml": f"""<container {_OLDEST} childPrefix="Chapter"><num>1</num><heading>Government.</heading>
      <container childPrefix="Part"><num>1</num><heading>Ward.</heading>
        <container><num>A</num><heading>Names.</heading><section><num>1-101</num><heading>Names.</heading>
          <text>The ward is a ward.</text><annotations><text type="Resolutions">Resolution 1 was approved.</text>
          <annotation type="Temporary Legislation">See <TODO note="add"/> the act.</annotation></annotations>
          </section></container></container></container>""",
}
NOTES = f"""<document {_TODAY} id="City of Exampleton, Md., Code"><heading>Code</heading>
  <container><prefix>Article</prefix><num>1</num><heading>Notes</heading>
    <annotations><annotation type="Editor's Notes"><text>Section 4 says:</text>
      <para><num>(a)</num><text>this; and</text></para><para><num>(b)</num><text>that.</text></para>
      <text><ul><li>One</li><li>Two</li></ul></text></annotation></annotations>
    <section><prefix>§</prefix><num>1-1</num><heading>Rule.</heading><text>A rule is kept.</text>
      <annotations><annotation type="Prior Codifications">1976/83, art. 3, §1A(a)</annotation>
        <annotation type="Prior Codifications">Previously codified as 2.04.010</annotation>
        <annotation type="History" doc="City of Exa., Md., Ord. 24-1" path="§2" eff="2024-01-24"/></annotations></section>
  </container></document>"""


def _written(folder: Path, files: Mapping[str, str]) -> Path:
    for name, words in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    return folder


def _made(folder: Path, files: Mapping[str, str]) -> CodeImport:
    return import_code(_written(folder / "source", files), folder / "workspace", _DAY, _NOW)


def _chapters(made: CodeImport) -> list[Chapter]:
    return [load(each.versions[-1].path) for each in Workspace(made.workspace).chapters()]


def test_a_file_for_each_section_in_an_earlier_namespace(tmp_path: Path) -> None:
    made = _made(tmp_path, EARLIER)
    chapters = {each.title: each for each in _chapters(made)}
    assert [unit.label for unit in chapters["Ward."].above] == ["Division I.", "Title 1"]
    assert [unit.label for unit in chapters["Courts."].above] == ["Division II.", "Title 3"]
    rules, ward = chapters["Rules."], chapters["Ward."]
    texts = [text for each in ward.walk() for text in each.texts()]
    assert [tag.value for text in texts for tag in text.tags] == [
        f"{rules.uri}~{next(rules.sections()).eid}",
        rules.uri,
        "#chp_1__part_A",
    ]
    notes = next(ward.sections()).notes
    assert [(note.kind, note.place) for note in notes] == [("editor", "§2|(b)"), ("history", "§3|(c)")]
    assert dict(made.losses)["notes on the code as a whole, left out"] == 1
    assert export_code(Workspace(made.workspace), "open-law", tmp_path / "out", _DAY).changed == ()


def test_units_named_by_what_they_stand_in_and_notes_that_are_texts(tmp_path: Path) -> None:
    chapter = _chapters(_made(tmp_path, OLDEST))[0]
    assert [each.label for each in (*chapter.above, *chapter.walk())] == ["Title 1", "Chapter 1", "Part A", "1-101"]
    section = next(chapter.sections())
    assert [text.words for text in section.texts()] == ["Names.", "The ward is a ward."]
    assert [note.text.words for note in section.notes] == ["Resolution 1 was approved.", "See the act."]


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[ProvisionNote, ...], tuple[ProvisionNote, ...]]:
    made = _made(tmp_path_factory.mktemp("notes"), {"index.xml": NOTES})
    assert export_code(Workspace(made.workspace), "open-law", made.workspace / "out", _DAY).changed == ()
    chapter = _chapters(made)[0]
    return chapter.root.notes, next(chapter.sections()).notes


def test_paragraphs_of_a_note_are_on_lines_of_their_own(notes: tuple[tuple[ProvisionNote, ...], ...]) -> None:
    assert notes[0][0].text.plain.splitlines() == ["Section 4 says:", "(a) this; and", "(b) that.", "One", "Two"]


def test_former_numbers_and_a_city_that_is_shortened(notes: tuple[tuple[ProvisionNote, ...], ...]) -> None:
    assert [(note.kind, note.place) for note in notes[1]] == [
        ("prior", "1A(a)"),
        ("prior", "2.04.010"),
        ("history", "§2"),
    ]
    assert notes[1][2].text.words == "Ord. 24-1 § 2, eff. January 24, 2024"
    assert former_number("2000, art. 7 §1-1(part)") == "1-1(part)"
    assert former_number("City Charter of 1964") == ""


def test_an_attachment_of_an_ordinance_and_the_day_of_a_text(tmp_path: Path) -> None:
    words = NOTES.replace('path="§2"', 'path="attachments|B|19.10|(a)"')
    dated = words.replace("</heading>", "</heading><meta><effective>2023-05-31</effective></meta>", 1)
    made = import_code(_written(tmp_path / "a", {"index.xml": dated}), tmp_path / "one", None, _NOW)
    assert made.version.date == date(2023, 5, 31)
    note = next(_chapters(made)[0].sections()).notes[2]
    assert note.text.words == "Ord. 24-1 Attachment B, 19.10(a), eff. January 24, 2024"
    without = dated.replace("2023-05-31", "0001-01-01")
    with pytest.raises(EngrossError, match="does not say up to which day it is kept"):
        import_code(_written(tmp_path / "b", {"index.xml": without}), tmp_path / "two", None, _NOW)


def test_the_disposition_names_the_article_and_goes_by_years(tmp_path: Path) -> None:
    history = "".join(
        f'<annotation type="History" doc="City of Exampleton, Md., Ord. {n}"/>' for n in ("65-580", "14-2")
    )
    article = """<container><prefix>Article</prefix><num>{0}</num><heading>Rules</heading>
      <section><prefix>§</prefix><num>1-1</num><heading>Rule.</heading><text>A rule.</text>
      <annotations>{1}</annotations></section></container>"""
    tops = article.format(1, history) + article.format(2, history) + article.format(3, history)
    made = _made(
        tmp_path, {"index.xml": f"""<document {_TODAY} id="City of Exampleton, Md., Code">{tops}</document>"""}
    )
    found = dispositions(noted_changes(chapter) for chapter in _chapters(made))
    assert [each.ordinance.rpartition(" ")[2] for each in found] == ["65-580", "14-2"]
    assert [one.place for one in found[0].provisions] == ["Article 1, § 1-1", "Article 2, § 1-1", "Article 3, § 1-1"]


def test_the_one_code_of_a_library(tmp_path: Path) -> None:
    library = f"""<library {_TODAY}><heading>Library</heading><xi:include href="./charter.xml"/>
      <collection><xi:include href="./us/code/index.xml"/></collection><xi:include href="./us/gone.xml"/></library>"""
    charter = NOTES.replace("Md., Code", "Md., Charter")
    files = {"index.xml": library, "charter.xml": charter, "us/code/index.xml": NOTES}
    made = _made(tmp_path, files)
    assert made.name == "City of Exampleton, Md., Code"
    two = _written(tmp_path / "two", files | {"charter.xml": NOTES})
    with pytest.raises(EngrossError, match=r"index of a library, which holds .*two, .*two/us/code; give the folder"):
        import_code(two, tmp_path / "other", _DAY, _NOW)


def test_a_code_that_has_the_name_of_its_state() -> None:
    place = publisher_place("D.C. Code")
    assert (place.city, place.postal, place.key) == ("District of Columbia", "dc", "us-dc-district-of-columbia")
