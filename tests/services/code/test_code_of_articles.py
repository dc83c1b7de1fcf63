"""A code whose top unit is the article, with an adopted model code in it, in files that include files."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engross.compose import clean_copy
from engross.model.law.chapter import Chapter
from engross.model.law.place import places
from engross.rendering import render
from engross.services.code.code_export import export_code
from engross.services.code.code_import import CodeImport, import_code
from engross.workspace import Workspace, load

_NAMES = 'xmlns="https://open.law/schemas/library" xmlns:xi="http://www.w3.org/2001/XInclude"'
FILES = {
    "index.xml": f"""<document {_NAMES} id="Exampleton City Code"><heading>Exampleton City Code</heading>
      <xi:include href="articles/1/index.xml"/><xi:include href="articles/2.xml"/>
      <xi:include href="articles/3.xml"/></document>""",
    "articles/1/index.xml": f"""<container {_NAMES}><prefix>Article</prefix><num>1</num><heading>COUNCIL</heading>
      <container><prefix>Subtitle</prefix><num>1</num><heading>Rules</heading>
        <container><prefix>Part</prefix><num>I</num><heading>General</heading>
          <xi:include href="./sections/1-1.xml"/>
          <section><num>§§ 1-3 to 1-5</num><heading>[Reserved]</heading></section></container></container>
      <container><prefix>Subtitle</prefix><num>2</num><heading>Fees</heading>
        <section><num>2-1</num><heading>Fees</heading><text>A fee is due. See <cite path="1|1-1">§ 1-1</cite>.</text>
        <annotations><annotation type="History">(City Code, 1976/83, art. 1, §2.) </annotation></annotations></section></container></container>""",
    "articles/1/sections/1-1.xml": f"""<section {_NAMES}><num>1-1</num><heading>Terms</heading>
      <para><num>(a)</num><heading>In general.</heading><text>Terms have these meanings.</text></para>
      <para><num>(b) – (d)</num><text>[Reserved]</text></para>
      <para><num>(e)</num><text>“Council” means the council.</text></para>
      <text><img alt="the seal" src="seal.png"/></text></section>""",
    "articles/1/sections/seal.png": "\x89PNG",
    "articles/3.xml": f"""<container {_NAMES}><prefix>Article</prefix><num>3</num><heading>PARKS</heading>
      <section><num>1-1</num><heading>Parks</heading><text>A park is open.</text></section></container>""",
    "articles/2.xml": f"""<container {_NAMES}><prefix>Article</prefix><num>2</num><heading>BUILDING</heading>
      <container><prefix>Part</prefix><num>II</num><heading>Model Code</heading>
        <container><prefix>Chapter</prefix><num>1</num><heading>Scope</heading>
          <section><num>101</num><heading>Title</heading><text>This is the code.</text>
            <para><num>101.1</num><text>Short.</text></para></section>
          <section placeholder="As in IBC"><num>102</num></section></container>
        <container><prefix>Chapter</prefix><num>2</num><heading>Fire</heading>
          <section><num>101</num><heading>Title</heading><text>This is the fire code.</text></section>
          <container><prefix>Subtitle</prefix><num>A</num><heading>Hoses</heading>
            <section><num>101</num><heading>Hoses</heading><text>See <cite path="2|2|101">101</cite>.</text></section>
          </container></container></container>
      <container><prefix>Appendix</prefix><num>A</num><heading>Forms</heading><text>A form is one page.</text></container>
      </container>""",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> CodeImport:
    home = tmp_path_factory.mktemp("articles")
    for name, words in FILES.items():
        path = home / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words.encode("latin-1" if name.endswith("png") else "utf-8"))
    return import_code(home / "source", home / "workspace", date(2026, 1, 1), datetime(2026, 11, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def chapters(made: CodeImport) -> dict[str, Chapter]:
    return {each.name: load(each.versions[-1].path) for each in Workspace(made.workspace).chapters()}


def test_an_article_is_a_file_and_its_number_is_not_the_sections(
    made: CodeImport, chapters: dict[str, Chapter]
) -> None:
    assert list(chapters) == ["001-council", "002-building", "003-parks"]
    hierarchy = Workspace(made.workspace).hierarchy()
    assert hierarchy.unit == "article"
    assert hierarchy.unit_of("1-1") == ""
    cited = {place for chapter in chapters.values() for place in places(chapter).values()}
    assert {"Article 1", "Subtitle 2", "Part I", "Appendix A", "§ 1-1(e)", "§ 1-1(b) to (d)", "§ 101.1"} <= cited


def test_numbers_that_recur_have_identities_of_their_own(chapters: dict[str, Chapter]) -> None:
    recurring = [each.eid for each in chapters["002-building"].walk() if each.number == "101"]
    assert len(recurring) == len(set(recurring)) == 3
    texts = [text for each in chapters["002-building"].walk() for text in each.texts()]
    assert [tag.value for text in texts for tag in text.tags] == ["#art_2__part_II__chp_2__sec_101"]


def test_links_through_units_and_former_numbers(chapters: dict[str, Chapter]) -> None:
    fees = next(each for each in chapters["001-council"].walk() if each.number == "2-1")
    assert fees.body[0].tags[0].value.endswith("sec_1-1")  # type: ignore[union-attr]
    assert [(note.kind, note.place) for note in fees.notes] == [("prior", "2")]


def test_a_picture_in_a_file_is_kept(made: CodeImport) -> None:
    pictures = list((made.workspace / "ordinances" / "001-council").glob("picture-*.png"))
    assert [path.read_bytes() for path in pictures] == [b"\x89PNG"]


@pytest.mark.parametrize("form", ["docx", "html", "pdf", "txt", "md"])
def test_every_format(chapters: dict[str, Chapter], form: str) -> None:
    for chapter in chapters.values():
        assert render(clean_copy(chapter), form)


def test_out_and_back(made: CodeImport, tmp_path: Path) -> None:
    assert export_code(Workspace(made.workspace), "open-law", tmp_path / "out", date(2026, 11, 1)).changed == ()
