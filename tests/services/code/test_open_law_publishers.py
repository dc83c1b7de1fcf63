"""Open Law Library XML as other cities' publishers write it: signs before numbers, attachments, words in place of law."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engross.checks import run_checks
from engross.compose import clean_copy
from engross.model.law.chapter import Chapter
from engross.model.law.code import Draft
from engross.model.law.provision import Provision
from engross.rendering import render
from engross.services.code.code_export import export_code
from engross.services.code.code_import import CodeImport, import_code
from engross.workspace import Workspace, load

_NAMES = 'xmlns="https://open.law/schemas/library" xmlns:xi="http://www.w3.org/2001/XInclude"'
_NOW = datetime(2026, 11, 1, tzinfo=UTC)
_DAY = date(2026, 1, 1)

ZONES = f"""<container {_NAMES}><prefix>Article</prefix><num>1</num><heading>Zones</heading>
  <container><prefix>Title</prefix><num>1</num><heading>Purpose</heading>
    <section><prefix>§</prefix><num>1-101</num><heading>Name.</heading><text>This is the zoning code: see
      <cite path="|3">Article 3</cite>, <cite path="|1|attachments|8-301">Table 8-301</cite>,
      <cite path="|health">the Health Code</cite>, <cite path="|health|§1-1|(b)">§ 1-1(b)</cite>,
      <cite doc="City of Exampleton, Md., Code" path="|3|II|§3">§ 3</cite>, <cite path="|3|§1-1">§ 1-1</cite>,
      <cite path="|3|§4">§ 4</cite>, <cite path="|§">§</cite>, <cite doc="City of Exampleton, Md., Charter" path="I|§1">§ 1</cite>.</text>
      <annotations/></section>
    <section name="1-102to1-104"><prefix>§§</prefix><num>1-102 to 1-104</num><reason>Reserved</reason></section>
    <section><prefix>§</prefix><num>1-105</num><reason>Repealed by Ord. 22-1</reason></section></container>
  <attachments>
    <attachment><prefix>Table</prefix><num>8-301</num><heading>Uses</heading>
      <text><table><tr><th>Use</th></tr><tr><td>House</td></tr></table></text>
      <annotations><annotation doc="City of Exampleton, Md., Ord. 9" type="History">Ord. 9</annotation></annotations>
    </attachment>
    <attachment name="AtoD"><prefix>Appendices</prefix><num>A to D</num><reason>For information</reason></attachment>
  </attachments></container>"""
MODEL = f"""<container {_NAMES}><prefix>Article</prefix><num>2</num><heading>Buildings</heading>
  <container><prefix>Chapter</prefix><num>1</num><heading>Scope</heading>
    <section><prefix>Section</prefix><num>101</num><heading>General</heading>
      <para><num>101.1</num><heading>Title.</heading><text>This is the building code.</text></para>
      <para name="101.2to101.4"><num from="101.2" to="101.4">101.2 to 101.4</num><reason>As in the model</reason></para>
      <para><num>101.5</num><heading>Sheds.</heading><reason>As in the model</reason><text>A barn is a shed.</text></para>
      <para name="101.6"><num>101.6</num><reason>Repealed</reason></para></section>
    <section><prefix>Section</prefix><num>102</num><heading>Fees</heading><reason>As in the model</reason>
      <para><num>102.1</num><text>A fee is due.</text></para></section>
    <section name="103to109"><prefix>Sections</prefix><num>103 to 109</num><reason>As in the model</reason></section>
  </container>
  <container><prefix>Chapter</prefix><num>2</num><heading>Chimneys</heading><reason>As in the model</reason></container>
</container>"""

CITING = f"""<container {_NAMES}><prefix>Article</prefix><num>1</num><heading>Citing</heading>
  <container><prefix>Chapter</prefix><num>1</num><heading>Scope</heading>
    <section><prefix>Section</prefix><num>101</num><heading>General</heading>
      <para><num>101.1</num><heading>Title.</heading>
        <text>Uses are those of Table 8-301. Fees are due under § 101.3 and § 105.</text></para>
      <para><num>101.2 to 101.4</num><reason>As in the model</reason></para></section>
    <section><prefix>Section</prefix><num>102</num><heading>Fees</heading>
      <para><num>102.1</num><text>See <cite path="|1|§101">§ 101 {{“General”}} of this article</cite> and
        <cite path="|3">Article 3</cite>, Part II.</text></para></section>
    <section><prefix>Sections</prefix><num>103 to 109</num><reason>As in the model</reason></section></container>
  <container><prefix>Chapter</prefix><num>2</num><heading>Fire</heading><reason>As in the model</reason></container>
  <container><prefix>Chapter</prefix><num>3</num><heading>Water</heading><reason>As in the model</reason></container>
  <attachments><attachment><prefix>Appendix</prefix><num>E</num><heading>Signs</heading><text>A sign.</text></attachment>
    <attachment><prefix>Table</prefix><num>8-401</num><heading>Lots</heading><text>None.</text></attachment>
    <attachment><prefix>Table</prefix><num>8-301</num><heading>Uses</heading>
      <text><table><tr><th>Use</th></tr><tr><td>House</td></tr></table></text></attachment></attachments></container>"""
PARKS = f"""<container {_NAMES}><prefix>Article</prefix><num>3</num><heading>Parks</heading>
  <container><prefix>Part</prefix><num>I</num><heading>Trees</heading>
    <section><prefix>§</prefix><num>1-1</num><heading>Trees.</heading><text>A tree stands.</text></section>
    <section><prefix>§</prefix><num>3</num><heading>Oaks.</heading><text>An oak stands.</text></section></container>
  <container><prefix>Part</prefix><num>II</num><heading>Lawns</heading>
    <section><prefix>§</prefix><num>3</num><heading>Lawns.</heading><text>See <cite path="|3">this article</cite> and
      <cite path="|3|§1-1">§ 1-1</cite>.</text></section></container></container>"""
HEALTH = f"""<container {_NAMES} name="health"><heading>Health Code</heading>
  <container><prefix>Title</prefix><num>1</num><heading>General</heading>
    <section><prefix>§</prefix><num>1-1</num><heading>Terms.</heading>
      <para><num>(a)</num><text>Terms have meanings.</text></para>
      <para><num>(b)</num><text>Milk is fresh; see <cite path="|health">this article</cite>.</text></para></section>
  </container></container>"""


def made_of(folder: Path, files: Mapping[str, str]) -> CodeImport:
    """The import of a code of these units, by the names of their files."""
    includes = "".join(f'<xi:include href="./{name}"/>' for name in files)
    index = f'<document {_NAMES} id="City of Exampleton, Md., Code"><heading>Code</heading>{includes}</document>'
    for name, words in {"index.xml": index, **files}.items():
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    return import_code(folder / "source", folder / "workspace", _DAY, _NOW)


def chapters_of(made: CodeImport) -> dict[str, Chapter]:
    """The chapters of an import by the names of their folders."""
    return {each.name: load(each.versions[-1].path) for each in Workspace(made.workspace).chapters()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> CodeImport:
    return made_of(
        tmp_path_factory.mktemp("publishers"), {"1.xml": ZONES, "2.xml": MODEL, "3.xml": PARKS, "health.xml": HEALTH}
    )


def _labelled(chapter: Chapter, label: str) -> Provision:
    return next(each for each in chapter.walk() if each.label == label)


def _words(provision: Provision) -> list[str]:
    return [text.words for text in provision.texts() if text is not provision.heading]


def test_the_sign_before_a_number_is_part_of_the_label(made: CodeImport) -> None:
    zones, model, *_ = chapters_of(made).values()
    assert [each.label for each in zones.sections()] == ["§ 1-101", "§§ 1-102 to 1-104", "§ 1-105"]
    assert [each.number for each in model.sections()] == ["101", "102", "103 to 109"]
    assert _labelled(zones, "§§ 1-102 to 1-104").status == "reserved"


def test_an_attachment_is_a_unit_of_its_own(made: CodeImport) -> None:
    zones = chapters_of(made)["001-zones"]
    assert [each.label for each in zones.root.children] == ["Title 1", "Table 8-301", "Appendices A to D"]
    assert _labelled(zones, "Table 8-301").notes[0].ordinance == "City of Exampleton, Md., Ord. 9"
    assert _words(_labelled(zones, "Appendices A to D")) == ["For information"]


def test_words_in_place_of_law_are_words_of_the_law(made: CodeImport) -> None:
    zones, model, *_ = chapters_of(made).values()
    assert _words(_labelled(zones, "§ 1-105")) == ["Repealed by Ord. 22-1"]
    assert _words(_labelled(model, "101.2 to 101.4")) == ["As in the model"]
    assert _words(_labelled(model, "101.5")) == ["As in the model", "A barn is a shed."]
    assert _labelled(model, "101.6").status == "repealed"
    assert _words(_labelled(model, "Section 102")) == ["As in the model"]
    assert _words(_labelled(model, "Chapter 2")) == ["As in the model"]


def _links(chapter: Chapter) -> list[str]:
    code = "/akn/us-md-exampleton/act/code/"
    texts = (text for each in chapter.walk() for text in each.texts())
    return [tag.value.replace(code, "") for text in texts for tag in text.tags if tag.kind == "ref"]


def test_a_unit_without_a_number_has_a_folder_by_its_heading(made: CodeImport, tmp_path: Path) -> None:
    assert list(chapters_of(made)) == ["001-zones", "002-buildings", "003-parks", "health-code"]
    meetings = HEALTH.replace("Health Code", "Meetings")
    again = made_of(tmp_path, {"1.xml": PARKS, "2.xml": PARKS.replace("<num>3<", "<num>4<", 1), "3.xml": meetings})
    assert list(chapters_of(again)) == ["003-parks", "004-parks", "new-article-meetings"]


def test_links_by_signs_numbers_and_the_names_of_units(made: CodeImport) -> None:
    zones, _, parks, health = chapters_of(made).values()
    home = "article-health-code"
    assert health.uri.rpartition("/")[2] == home
    assert _links(zones) == [
        "article-3",
        "#art_1__title_8-301",
        home,
        f"{home}~art_nn_1__title_1__sec_1-1__subsec_b",
        "article-3~art_3__part_II__sec_3",
        "article-3~art_3__part_I__sec_1-1",
        "/akn/us/act/City%20of%20Exampleton%2C%20Md.%2C%20Charter/I|%C2%A71",
    ]
    assert _links(parks) == ["#art_3", "#art_3__part_I__sec_1-1"]
    assert _links(health) == ["#art_nn_1"]
    assert dict(made.losses)["links to what is not in this code, kept as words"] == 2


def test_out_and_back(made: CodeImport, tmp_path: Path) -> None:
    assert export_code(Workspace(made.workspace), "open-law", tmp_path / "out", _DAY).changed == ()
    again = import_code(tmp_path / "out", tmp_path / "again", _DAY, _NOW)
    assert [_links(each) for each in chapters_of(again).values()] == [
        _links(each) for each in chapters_of(made).values()
    ]


def test_a_table_and_a_range_can_be_cited_and_appendices_are_no_chapters(tmp_path: Path) -> None:
    made = made_of(tmp_path, {"1.xml": CITING, "2.xml": PARKS, "3.xml": PARKS.replace("<num>3<", "<num>4<", 1)})
    chapters = chapters_of(made)
    citing = chapters.pop("001-citing")
    found = run_checks(
        [Draft(citing, "code", None)], {each.number: Draft(each, name, None) for name, each in chapters.items()}
    )
    assert [(each.code, each.message) for each in found if each.code != "REF005"] == []


@pytest.mark.parametrize("form", ["docx", "html", "pdf", "txt", "md"])
def test_every_format(made: CodeImport, form: str) -> None:
    for chapter in chapters_of(made).values():
        assert render(clean_copy(chapter), form)
