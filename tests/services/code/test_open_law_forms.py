"""Forms of Open Law Library XML that a publisher may use: units of other names, elements of other names, odd days."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engross.checks import run_checks
from engross.errors import EngrossError
from engross.model.law.chapter import Chapter
from engross.model.law.code import Draft
from engross.model.law.code_order import code_order
from engross.model.law.place import places
from engross.services.code.code_export import export_code
from engross.services.code.code_import import CodeImport, import_code
from engross.services.code.code_law import law_of_code
from engross.services.site.publishing import publish_site
from engross.workspace import Workspace, load

_NAMES = 'xmlns="https://open.law/schemas/library" xmlns:xi="http://www.w3.org/2001/XInclude"'
_NOW = datetime(2026, 11, 1, tzinfo=UTC)
_DAY = date(2026, 1, 1)


def _unit(prefix: str, number: str, heading: str, inside: str = "", attributes: str = "") -> str:
    return (
        f"<container {attributes}><prefix>{prefix}</prefix><num>{number}</num><heading>{heading}</heading>"
        f"{inside}</container>"
    )


def _section(number: str, inside: str) -> str:
    return f"<section><num>{number}</num><heading>Rule.</heading>{inside}</section>"


def _chapter(number: str, inside: str = "<text>It is so.</text>") -> str:
    return _unit("Chapter", number, "RULES", _section(f"{number}.010", inside))


def _code(*tops: str) -> str:
    return (
        f'<document {_NAMES} id="City of Exampleton, Cal., Code"><num>Code</num><heading>Code</heading>'
        f"<cover>The city</cover>{''.join(tops)}</document>"
    )


TITLES = _code(
    _unit("Title", "1", "GENERAL", _unit("Division", "1", "FIRST", _chapter("1.04")) + _chapter("1.10")),
    _unit(
        "Title",
        "19",
        "ZONES",
        _unit("Division", "1", "ZONES", _chapter("19.10"))
        + _unit("Exhibit", "1", "MAP", "<text>On file.</text>")
        + _unit("Appendix", "A", "PLANTS", _unit("Part", "1", "TREES", _section("A-1", "<text>Oak.</text>")))
        + _unit("Annex", "2", "LIST", "<para><num>1.</num><text>A street.</text></para><text>End.</text>"),
    ),
    _unit("Title", "2", "NOT ADOPTED", attributes='placeholder="Not adopted"'),
    _unit("Title", "20", "LOTS [Repealed]"),
)
FORMS = _chapter(
    "1.04",
    """<para><num>(a)</num><text>One.</text><annotations><annotation type="History">Ord. 4</annotation></annotations></para>
    <div><para><num>(b)</num><text>Two<annotation type="Editor's Notes">See Ord. 5.</annotation>.</text></para></div>
    <note>A note <term>here</term>, kept.</note>
    <table><tr><td>Outer <table><tr><td>inner</td></tr></table></td><td><div>One</div><div>Two</div></td></tr></table>
    <annotations><annoGroup><heading/><annotation type="History" doc="Ord. 6" eff="2021-02-30"/></annoGroup></annotations>""",
)
SERIES = _unit(
    "Chapter",
    "1.04",
    "RULES",
    _section("1.04.010", "".join(f"<para><num>({n})</num><text>Be so;</text></para>" for n in ("a", "a-1", "b", "c")))
    + _section("1.04.020", "".join(f"<para><num>({n})</num><text>Be so;</text></para>" for n in (1, 2, "2A", 4))),
)


def _made(folder: Path, words: str) -> CodeImport:
    (folder / "code.xml").write_text(words, encoding="utf-8")
    return import_code(folder / "code.xml", folder / "workspace", _DAY, _NOW)


def _chapters(made: CodeImport) -> dict[str, Chapter]:
    return {each.name: load(each.versions[-1].path) for each in Workspace(made.workspace).chapters()}


@pytest.fixture(scope="module")
def titles(tmp_path_factory: pytest.TempPathFactory) -> CodeImport:
    return _made(tmp_path_factory.mktemp("titles"), TITLES)


def test_divisions_of_one_number_in_two_titles_are_two(titles: CodeImport) -> None:
    above = {chapter.called: [unit.label for unit in chapter.above] for chapter in _chapters(titles).values()}
    assert above["Chapter 1.04"] == ["Title 1", "Division 1"]
    assert above["Chapter 19.10"] == ["Title 19", "Division 1"]
    assert above["Appendix A"] == above["Exhibit 1"] == above["Annex 2"] == ["Title 19"]


def test_an_appendix_in_parts_is_one_file_that_is_called_by_its_name(titles: CodeImport) -> None:
    appendix = next(each for each in _chapters(titles).values() if each.called == "Appendix A")
    assert [each.label for each in appendix.walk()] == ["Appendix A", "Part 1", "A-1"]


def test_the_order_of_the_code_has_its_appendices_last(titles: CodeImport) -> None:
    law = law_of_code(Workspace(titles.workspace), _DAY)
    called = [
        "Chapter 1.04",
        "Chapter 1.10",
        "Title 2",
        "Chapter 19.10",
        "Annex 2",
        "Appendix A",
        "Exhibit 1",
        "Title 20",
    ]
    assert [chapter.called for chapter in law.values()] == called
    assert code_order(dict(reversed(law.items()))) == list(law)


def test_out_and_back(titles: CodeImport, tmp_path: Path) -> None:
    assert export_code(Workspace(titles.workspace), "open-law", tmp_path / "out", _DAY).changed == ()
    again = import_code(tmp_path / "out", tmp_path / "again", _DAY, _NOW)
    one, other = (
        {each.called: each.root for each in _chapters(made).values()} for made in (titles, again)
    )  # fmt: skip
    assert one == other


def test_the_title_page_is_counted_as_left_out(titles: CodeImport) -> None:
    assert {"<num> of the document, left out": 1, "<cover> of the document, left out": 1}.items() <= dict(
        titles.losses
    ).items()


def test_elements_of_other_names_are_kept_as_what_is_in_them(tmp_path: Path) -> None:
    made = _made(tmp_path, _code(_unit("Title", "1", "GENERAL", FORMS)))
    chapter = next(iter(_chapters(made).values()))
    section = next(chapter.sections())
    assert [each.number for each in section.walk() if each.number] == ["1.04.010", "a", "b"]
    words = " ".join(text.words for each in section.walk() for text in each.texts())
    assert "A note here, kept." in words
    assert words.count("inner") == 1
    assert [(note.kind, note.text.words) for note in section.notes] == [
        ("history", "Ord. 4"),
        ("editor", "See Ord. 5."),
        ("history", "Ord. 6, 2021-02-30"),
    ]
    lost = dict(made.losses)
    assert lost["<div>, kept as what is in it"] == lost["<note>, kept as what is in it"] == 1
    assert lost["days of notes that are no days, kept as words where the note has none"] == 1


def test_a_word_that_only_the_second_reader_has_refuses_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engross.importing.open_law.open_law_reader._TITLE_PAGE", frozenset({"num", "cover", "note"}))
    with pytest.raises(EngrossError, match="the words read are not those of the code"):
        _made(tmp_path, _code("<note>Lost words.</note>", _unit("Title", "1", "GENERAL", FORMS)))
    assert not (tmp_path / "workspace").exists()


def test_sections_in_no_chapter_are_where_they_stand_and_on_the_site(tmp_path: Path) -> None:
    chapter = _unit("Title", "1", "GENERAL", _chapter("1.04"))
    made = _made(
        tmp_path, _code(_section("0-1", "<text>First.</text>"), chapter, _section("9-1", "<text>Last.</text>"))
    )
    loose = [each for each in _chapters(made).values() if not each.called]
    assert [[one.number for one in each.sections()] for each in loose] == [["0-1"], ["9-1"]]
    publish_site(Workspace(made.workspace), tmp_path / "site", map, date(2026, 2, 1), lambda _: None)  # type: ignore[arg-type]
    page = (tmp_path / "site" / "new-chapter" / "index.html").read_text("utf-8")
    assert "<h1>Sections in no chapter</h1>" in page


def test_paragraphs_of_a_note_are_apart(tmp_path: Path) -> None:
    note = "<annotations><annotation type='History'><text>Ord. 1.</text><text>Ord. 2.<br/>Ord. 3.</text></annotation></annotations>"
    made = _made(tmp_path, _code(_unit("Title", "1", "GENERAL", _chapter("1.04", f"<text>So.</text>{note}"))))
    section = next(next(iter(_chapters(made).values())).sections())
    assert " ".join(section.notes[0].text.words.split()) == "Ord. 1. Ord. 2. Ord. 3."


def test_numbers_inserted_behind_others_are_in_their_series(tmp_path: Path) -> None:
    made = _made(tmp_path, _code(_unit("Title", "1", "GENERAL", SERIES)))
    chapter = next(iter(_chapters(made).values()))
    found = [
        (each.code, each.message)
        for each in run_checks([Draft(chapter, "code", None)], {})
        if each.code.startswith("NUM")
    ]
    assert found == [("NUM001", "(4) follows (2), and 3 is left out")]


def test_two_model_codes_have_sections_of_one_number(tmp_path: Path) -> None:
    parts = "".join(
        _unit("Part", number, "CODE", _unit("Chapter", "1", "SCOPE", "".join(_section(each, "<text>So.</text>") for each in sections)))
        for number, sections in (("I", ("101", "102")), ("II", ("101", "102", "102")))
    )  # fmt: skip
    made = _made(
        tmp_path,
        _code(
            _unit("Article", "1", "BUILDING", parts),
            *(_unit("Art.", n, "ZONES", _section(f"{n}-1", "<text>So.</text>")) for n in "234"),
        ),
    )
    chapter = next(each for each in _chapters(made).values() if each.title == "BUILDING")
    assert chapter.called == "Article 1"
    found = [each for each in run_checks([Draft(chapter, "code", None)], {}) if each.code in ("NUM002", "NUM003")]
    assert [each.code for each in found] == ["NUM002"]


def test_a_paragraph_without_a_number_keeps_its_heading_as_words(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    words = "<para><heading>Soil.</heading><text>Earth.</text></para>"
    (source / "index.xml").write_text(_code(_unit("Chapter", "1", "BEDS", _section("1.1", words))), encoding="utf-8")
    import_code(source, tmp_path / "workspace", _DAY, _NOW)
    (chapter,) = (load(folder.versions[-1].path) for folder in Workspace(tmp_path / "workspace").chapters())
    (item,) = chapter.root.children[0].children
    assert [text.plain for text in item.texts()] == ["Soil.", "Earth."]


def test_a_document_of_sections_alone_is_called_by_its_longest_heading(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    heading = '<heading type="short">Dogs</heading><heading type="long">An Ordinance Concerning Dogs</heading>'
    inside = (
        f"{heading}<num>24-1</num><section><prefix>Rule</prefix><num>1</num><text>A dog is leashed.</text></section>"
    )
    (source / "index.xml").write_text(
        f'<document {_NAMES} id="City of Exampleton, Cal., Ord. 24-1">{inside}</document>', "utf-8"
    )
    made = import_code(source, tmp_path / "workspace", _DAY, _NOW)
    (chapter,) = (load(folder.versions[-1].path) for folder in Workspace(made.workspace).chapters())
    assert chapter.root.heading is not None
    assert chapter.root.heading.plain == "An Ordinance Concerning Dogs"
    assert made.proof.words == 10


def test_regulations_are_linked_by_all_that_they_stand_in(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    links = "".join(f'<cite path="{path}">it</cite> ' for path in ("05.07.02", "05.07", "|05|08|.01", "05.09.01"))
    rules = "".join(f"<section><num>.0{n}</num><heading>Rule.</heading><text>Be so.</text></section>" for n in (1, 2))
    cats = _unit("Chapter", "08", "CATS", f"<section><num>.01</num><text>See {links}.</text></section>")
    code = _code(_unit("Title", "05", "FEES", _unit("Chapter", "07", "DOGS", rules) + cats))
    (source / "index.xml").write_text(code, encoding="utf-8")
    made = import_code(source, tmp_path / "workspace", _DAY, _NOW)
    _, chapter = (load(folder.versions[-1].path) for folder in Workspace(made.workspace).chapters())
    (text,) = chapter.root.children[0].body
    assert [tag.value.rpartition("/")[2] for tag in text.tags] == [
        "chapter-07~chp_07__sec_02",
        "chapter-07",
        "#chp_08__sec_01",
    ]
    assert dict(made.losses)["links to what is not in this code, kept as words"] == 1


def test_regulations_that_are_numbered_behind_a_dot_are_cited_by_their_word(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    rules = "".join(
        f"<section><prefix>Regulation</prefix><num>.0{n}</num><heading>Rule.</heading><text>Be so.</text></section>"
        for n in (1, 2)
    )
    code = _code(
        _unit("Title", "05", "FEES", _unit("Chapter", "07", "DOGS", rules) + _unit("Chapter", "08", "CATS", rules))
    )
    (source / "index.xml").write_text(code, encoding="utf-8")
    import_code(source, tmp_path / "workspace", _DAY, _NOW)
    dogs, _ = (load(folder.versions[-1].path) for folder in Workspace(tmp_path / "workspace").chapters())
    assert [section.eid for section in dogs.root.children] == ["chp_07__sec_01", "chp_07__sec_02"]
    assert list(places(dogs).values()) == ["Chapter 07", "Regulation .01", "Regulation .02"]


ACT = """<document xmlns="https://open.law/schemas/library" xmlns:codify="https://open.law/schemas/codify" id="City of Exampleton, Cal., Ord. 24-1">
<heading>An Ordinance on Dogs</heading><text>Be it ordained.</text><container><prefix>Title</prefix><num>I</num><heading>DOGS</heading>
<section><num>1</num><text>Paragraph (1) is amended by striking "red" and inserting "green".</text>
<codify:find-replace><find>red</find><replace>green</replace></codify:find-replace></section><codify:repeal path="3"/>
<codify:replace path="4"><section><num>4</num><text>A dog is <code-cite doc="Cal. Gov't Code" path="§1">leashed</code-cite>.</text>
<codify:annotation type="Applicability"><cite doc="x">Section 2</cite> applies.</codify:annotation></section></codify:replace>
</container></document>"""


def test_what_tells_a_program_to_amend_a_code_is_no_law_and_the_law_that_it_brings_is(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "index.xml").write_text(ACT, encoding="utf-8")
    made = import_code(source, tmp_path / "workspace", _DAY, _NOW)
    preface, title = (load(folder.versions[-1].path) for folder in Workspace(made.workspace).chapters())
    assert [text.plain for text in preface.root.texts()] == ["An Ordinance on Dogs", "Be it ordained."]
    assert [text.plain for section in title.root.children for text in section.texts()] == [
        'Paragraph (1) is amended by striking "red" and inserting "green".',
        "A dog is leashed.",
    ]
    assert not any(section.notes for section in title.root.children)
    assert dict(made.losses) == {
        "instructions to a program that amends a code, left out": 3,
        "<replace>, kept as what is in it": 1,
    }
