"""Akoma Ntoso as other makers write it: what is read of each form, in words."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from engross.checks import run_checks
from engross.errors import EngrossError
from engross.model.law.chapter import Chapter
from engross.model.law.code import Draft
from engross.model.law.provision import Block, Provision
from engross.model.law.table import Table
from engross.services.code.code_import import CodeImport, import_code
from engross.workspace import Workspace, load

SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
DAY = date(2026, 1, 1)
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def written(inside: str, home: Path, *, root: str = "act", space: str = SPACE, beside: str = "") -> CodeImport:
    """The import of a document with this in it; its title is "Garden Act"."""
    title = '<meta><identification><FRBRWork><FRBRalias name="title" value="Garden Act"/></FRBRWork></identification></meta>'
    document = f'<akomaNtoso xmlns="{space}"><{root} name="x">{title}{inside}</{root}>{beside}</akomaNtoso>'
    (home / "act.xml").write_text(document, encoding="utf-8")
    return import_code(home / "act.xml", home / "workspace", DAY, NOW)


def chapters(made: CodeImport) -> Iterator[Chapter]:
    return (load(folder.versions[-1].path) for folder in Workspace(made.workspace).chapters())


def outline(provision: Provision, depth: int = 0) -> Iterator[str]:
    """A line for each provision, indented, and one for each of its paragraphs and cells."""
    head = " ".join(part for part in (provision.label, provision.heading.plain if provision.heading else "") if part)
    if provision.level != "text":
        yield f"{'  ' * depth}{provision.level}: {head}".rstrip()
    yield from (f"{'  ' * depth}| {words}" for words in words_of(provision.body))
    for child in provision.children:
        yield from outline(child, depth + (child.level != "text"))
    yield from (f"{'  ' * depth}| {words}" for words in words_of(provision.flush))


def words_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from (text.plain for text in (block.texts() if isinstance(block, Table) else (block,)))


def page(made: CodeImport) -> list[str]:
    return [line for chapter in chapters(made) for line in outline(chapter.root)]


def section(words: str) -> str:
    return f"<body><section><num>1.</num><heading>Beds</heading>{words}</section></body>"


def test_what_is_attached_is_law(tmp_path: Path) -> None:
    made = written(
        section("<content><p>See the schedules.</p></content>")
        + "<attachments><attachment><heading>Schedule 1</heading><subheading>Sizes</subheading><doc name='schedule'><meta/>"
        "<mainBody><paragraph><num>1.</num><content><p>One yard.</p></content></paragraph></mainBody>"
        "<attachments><attachment><heading>Plan</heading><doc name='plan'><mainBody><p>A plan.</p></mainBody></doc>"
        "</attachment></attachments></doc></attachment></attachments>",
        tmp_path,
    )
    assert page(made) == [
        "chapter: Garden Act",
        "  section: 1. Beds",
        "  | See the schedules.",
        "chapter: Schedule 1 Sizes",
        "  section: 1.",
        "  | One yard.",
        "  article: Plan",
        "  | A plan.",
    ]
    assert not made.losses


def test_a_list_that_only_groups_is_no_item(tmp_path: Path) -> None:
    made = written(
        section(
            "<list><intro><p>In this act:</p></intro><point><num>(1)</num><intro><p>a bed--</p></intro><list>"
            "<point><num>(A)</num><content><p>is soil;</p></content></point><wrapUp><p>and no more.</p></wrapUp></list></point>"
            "<point><num>(2)</num><content><p>a tree.</p></content></point></list>"
        ),
        tmp_path,
    )
    assert page(made)[1:] == [
        "  section: 1. Beds",
        "  | In this act:",
        "    subsection: (1)",
        "    | a bed--",
        "      paragraph: (A)",
        "      | is soil;",
        "    | and no more.",
        "    subsection: (2)",
        "    | a tree.",
    ]


def test_lists_in_lists_keep_their_words_and_numbers(tmp_path: Path) -> None:
    made = written(
        section(
            "<hcontainer name='hcontainer'><content><blockList><listIntroduction>Of these:</listIntroduction><item><num>(a)</num>"
            "<blockList><listIntroduction>beds</listIntroduction><item><num>(i)</num><p>raised;</p></item>"
            "<listWrapUp>in rows.</listWrapUp></blockList></item></blockList></content></hcontainer>"
        ),
        tmp_path,
    )
    assert page(made)[2:] == [
        "  | Of these:",
        "    subsection: (a)",
        "    | beds",
        "      paragraph: (i)",
        "      | raised;",
        "    | in rows.",
    ]


ARTICLES = (
    "<body><chapter><num>CHAPTER 1</num><heading>Scope</heading><article><num>Article 1</num><heading>Matter</heading>"
    "<paragraph><num>1.</num><content><p>See Article 2(1) and Article 9.</p></content></paragraph></article></chapter>"
    "<chapter><num>CHAPTER 2</num><heading>Force</heading><article><num>Article 2</num><paragraph><num>1.</num><content>"
    "<p>As in Article 1.</p></content></paragraph><alinea><content><p>It binds.</p></content></alinea></article></chapter></body>"
)


def test_articles_are_the_sections_of_a_law_that_has_none(tmp_path: Path) -> None:
    made = written(ARTICLES, tmp_path)
    assert page(made) == [
        "chapter: CHAPTER 1 Scope",
        "  section: Article 1 Matter",
        "    subsection: 1.",
        "    | See Article 2(1) and Article 9.",
        "chapter: CHAPTER 2 Force",
        "  section: Article 2",
        "    subsection: 1.",
        "    | As in Article 1.",
        "  | It binds.",
    ]


def test_an_article_is_cited_by_its_word_through_all_chapters(tmp_path: Path) -> None:
    drafts = {chapter.number: Draft(chapter, chapter.number, None) for chapter in chapters(written(ARTICLES, tmp_path))}
    found = [finding for finding in run_checks(drafts.values(), drafts) if finding.code in ("REF001", "DRF005")]
    assert [(finding.code, finding.words) for finding in found] == [("REF001", "Article 9")]


def test_a_section_that_holds_chapters_is_a_unit(tmp_path: Path) -> None:
    made = written(
        "<body><section><num>DIVISION ONE</num><heading>General</heading><chapter><num>Chapter I</num><heading>Rules</heading>"
        "<article><num>Art. 1</num><content><p>It is so.</p></content></article></chapter></section></body>",
        tmp_path,
    )
    assert [line.strip().partition(": ")[2] for line in page(made) if "|" not in line] == [
        "DIVISION ONE General",
        "Chapter I Rules",
        "Art. 1",
    ]


def test_headings_between_sections_and_schedules_in_containers(tmp_path: Path) -> None:
    made = written(
        "<body><part><num>Part 1</num><heading>Gardens</heading><hcontainer name='crossheading'><heading>Beds</heading><section>"
        "<num>1</num><heading>Duty</heading><intro><p>It is—</p></intro><level><num>(a)</num><content><p>clean.</p></content>"
        "</level></section></hcontainer></part><hcontainer name='schedules'><hcontainer name='schedule'><num>SCHEDULE 1</num>"
        "<heading>Fees</heading><paragraph><num>1</num><content><p>Five.</p></content></paragraph></hcontainer></hcontainer></body>",
        tmp_path,
    )
    assert [line.strip() for line in page(made)] == [
        "part: Part 1 Gardens",
        "article: Beds",
        "section: 1 Duty",
        "| It is—",
        "subsection: (a)",
        "| clean.",
        "part: SCHEDULE 1 Fees",
        "section: 1",
        "| Five.",
    ]


def test_quoted_law_is_kept_apart_with_its_signs(tmp_path: Path) -> None:
    made = written(
        section(
            "<content><p><mod>for <quotedText startQuote='“' endQuote='”'>five</quotedText> put six; after it put: "
            "<quotedStructure startQuote='“' endQuote='”'><section><num>4A.</num><heading>Hedges</heading><subsection><num>(1)</num>"
            "<content><p>A hedge is low.</p></content></subsection></section></quotedStructure></mod>.</p></content>"
        ),
        tmp_path,
    )
    assert page(made)[2:] == ["  | for “five” put six; after it put:", "  | “4A. Hedges", "  | (1) A hedge is low.”."]
    assert dict(made.losses) == {"quoted law, kept as text of what quotes it": 1}


def test_notes_struck_words_and_formulas(tmp_path: Path) -> None:
    made = written(
        "<body><section><num>1.<authorialNote><p>On the number.</p></authorialNote></num><heading>Beds</heading><content>"
        "<p>A <del>red</del><ins>green</ins> bed<authorialNote>\n<p>First.</p><p>Second.</p></authorialNote>.</p>"
        "<foreign><math xmlns='m'><mi>x</mi><mo>=</mo></math></foreign></content></section></body>",
        tmp_path,
    )
    assert page(made)[1:] == ["  section: 1. [On the number.] Beds", "  | A green bed [First. Second.].", "  | x ="]
    assert dict(made.losses) == {
        "notes, put in brackets where they are anchored": 2,
        "words that the publisher strikes (<del>), left out": 1,
        "<foreign>, kept as words": 1,
    }


def test_a_contents_list_and_links_within_are_counted(tmp_path: Path) -> None:
    made = written(
        "<body><chapter><num>CHAPTER 3—</num><heading>TREES</heading><intro><toc><tocItem href='#a' level='1'><span>301.</span>"
        "<span>Oaks.</span></tocItem></toc></intro><section><num>§ 301.</num><heading>Oaks</heading><content><p>As in "
        "<ref href='#a'>that</ref>.</p></content></section></chapter></body>",
        tmp_path,
    )
    assert page(made)[1:] == ["  section: § 301. Oaks", "  | As in that."]
    assert dict(made.losses) == {
        "entries of contents lists, left out": 1,
        "links within the document, kept as words": 1,
    }


def test_a_picture_is_kept_beside_the_chapter(tmp_path: Path) -> None:
    (tmp_path / "plan.png").write_bytes(PICTURE)
    made = written(section("<content><p><img src='plan.png' alt='a plan'/></p></content>"), tmp_path)
    assert [path.read_bytes() for path in made.workspace.rglob("picture-*.png")] == [PICTURE]


@pytest.mark.parametrize(
    ("root", "body", "space"),
    [
        ("doc", "mainBody", SPACE),
        ("statement", "mainBody", SPACE),
        ("portion", "portionBody", SPACE),
        ("bill", "body", f"{SPACE}/WD17"),
        ("act", "body", "http://www.akomantoso.org/2.0"),
    ],
)
def test_documents_portions_and_earlier_versions_are_read(root: str, body: str, space: str, tmp_path: Path) -> None:
    inside = f"<{body}><section><num>1.</num><content><p>It is so.</p></content></section></{body}>"
    assert page(written(inside, tmp_path, root=root, space=space))[1:] == ["  section: 1.", "  | It is so."]


def test_what_stands_beside_the_act_is_attached_to_it(tmp_path: Path) -> None:
    component = (
        "<components><component><doc name='schedules'><mainBody><p>Sizes.</p></mainBody></doc></component></components>"
    )
    assert page(written(section(""), tmp_path, beside=component))[-1].endswith("| Sizes.")


def test_lists_in_cells_keep_their_numbers(tmp_path: Path) -> None:
    table = "<table><tr><td><blockList><listIntroduction>In</listIntroduction><item><num>(a)</num><p>x</p></item></blockList></td></tr></table>"
    assert page(written(section(f"<content>{table}</content>"), tmp_path))[2:] == ["  | In", "  | (a) x"]


def test_an_empty_body_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngrossError, match="is empty"):
        written("<body/>", tmp_path)


def test_an_item_without_a_number_keeps_its_heading_as_words(tmp_path: Path) -> None:
    made = written(
        section("<list><point><heading>Soil</heading><content><p>Earth.</p></content></point></list>"), tmp_path
    )
    assert page(made)[2:] == ["    point:", "    | Soil", "    | Earth."]
