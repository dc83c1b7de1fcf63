"""Whatever is fed to a reader: it is read, or refused in one sentence. Never anything else."""

from __future__ import annotations

import copy
import io
import re
import tomllib
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import desk
from engross.akn import parse_chapter, write_chapter
from engross.checks import run_checks
from engross.cite.finding.finder import find_citations
from engross.compose import clean_copy, redline
from engross.diff import compare
from engross.errors import EngrossError
from engross.importing import import_file
from engross.meetings.files.city_reader import read_city
from engross.meetings.files.meeting_reader import read_meeting
from engross.model.law.chapter import Source
from engross.model.law.code import Draft
from engross.rendering import render
from engross.services.documents.citation_lines import cites_of
from engross.services.drafting.files_as_versions import identified
from samples import chapter_of, definition, item, section

LAW = write_chapter(
    chapter_of(
        section("3", "Definitions.", "In this chapter:", definition("SOUND", "what is heard.")),
        section("5", "Limits.", item("subsection", "A.", "By day 60 dBA, see § 68-3."), item("subsection", "B.", "x")),
    )
)


def refusal(work: Callable[[], object]) -> str:
    """The one sentence that ``work`` ends in; empty where it does its work."""
    try:
        work()
    except EngrossError as fault:
        return str(fault) or "nothing said"
    return ""


# Whole pieces that mean something to XML, to the profile, or to what is done with the words afterwards.
PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<i>",
            "</i>",
            "<section>",
            "</section>",
            "<num>",
            "<table><tr><td>",
            "<ref href='#x'>",
            "<!--",
        ),
        *(
            "-->",
            "<![CDATA[",
            "]]>",
            "<?x?>",
            "&amp;",
            "&x;",
            "&#0;",
            "&#xFFFC;",
            "&#x2028;",
            "&#x202E;",
            "<!DOCTYPE x>",
        ),
        *(
            ' eId="a"',
            ' date="2020-01-01Z"',
            ' colspan="99999"',
            ' rowspan="0"',
            ' wId="chp_68"',
            " xmlns='y'",
            '"',
            "<",
        ),
        *(
            "\ufffc",
            "\u2028",
            "\u202e",
            "\u200b",
            "\ufeff",
            "\u00a0",
            "e\u0301",
            "\x7f",
            "\U0001ffff",
            "\r\n",
            "\t",
            "\x00",
        ),
        *("§ 68-99", "Chapter ٣", "²", "(a)", "[1]", "9" * 400, "A" * 400, "{{ x }}", "%s", "\\", "../../etc/passwd"),
    ]
)


@st.composite
def damaged(draw: st.DrawFn, whole: str) -> bytes:
    """The text with some stretches of it struck, doubled, or with something put in."""
    text = whole
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 60))
        put = draw(st.one_of(PIECES, st.text(max_size=4), st.just(text[at : at + length] * 2)))
        text = text[:at] + put + text[at + length * draw(st.integers(0, 1)) :]
    return text.encode("utf-8", "surrogatepass")


def in_words(word: str) -> st.SearchStrategy[bytes]:
    """Something odd in the words of the law: well-formed more often than not."""
    return st.tuples(PIECES, st.text(max_size=6)).map(
        lambda odd: LAW.decode().replace(word, f"{word}{odd[0]}{odd[1]}").encode("utf-8", "surrogatepass")
    )


@given(
    st.binary(max_size=80)
    | damaged(LAW.decode())
    | in_words("heard")
    | in_words("68-5")
    | in_words("day")
    | in_words("A.")
)
def test_an_ordinance_is_read_or_refused_and_what_is_read_can_be_shown(data: bytes) -> None:
    def work() -> None:
        chapter = parse_chapter(data, "law.xml")
        assert parse_chapter(write_chapter(chapter), "law.xml") == chapter
        page = clean_copy(chapter)
        for name in ("txt", "md", "html", "docx"):
            render(page, name)
        assert all(finding.message for finding in run_checks([Draft(chapter, "068")], {}))

    said = refusal(work)
    assert not said or said.startswith("law.xml:"), said


HOSTILE = {
    "entities that multiply": LAW.replace(
        b"<akomaNtoso",
        b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><akomaNtoso',
        1,
    ),
    "an entity from a file": LAW.replace(
        b"<akomaNtoso", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><akomaNtoso', 1
    ),
    "elements 100,000 deep": LAW.replace(b"heard.", b"<i>" * 100_000 + b"x" + b"</i>" * 100_000),
    "an attribute of 11 MB": LAW.replace(b"<p>", b'<p><ref href="#' + b"a" * 11_000_000 + b'">x</ref>', 1),
    "UTF-16": LAW.decode().encode("utf-16"),
    "UTF-16 said, UTF-8 meant": LAW.replace(b"UTF-8", b"UTF-16"),
    "nothing": b"",
    "half a file": LAW[: len(LAW) // 2],
    "a cell a thousand million wide": LAW.replace(
        b"<p>By day", b'<table><tr><td colspan="999999999"><p/></td></tr></table><p>By day'
    ),
    "a day with a time zone": LAW.replace(b'date="2020-01-14"', b'date="2020-01-14Z"'),
    "a day in the year 12020": LAW.replace(b'date="2020-01-14"', b'date="12020-01-14"'),
    "the character that stands for a note": LAW.replace(b"heard", b"h&#xFFFC;ard"),
    "a line separator": LAW.replace(b"heard", "h\u2028ard".encode()),
    "a control character": LAW.replace(b"heard", b"h&#x7F;ard"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_ordinance_is_refused_with_its_line(what: str) -> None:
    said = refusal(lambda: parse_chapter(HOSTILE[what], "law.xml"))
    assert said.startswith("law.xml:")
    assert said.split(":")[1].isdigit()


@pytest.mark.parametrize(
    "data",
    [LAW.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + LAW, LAW.replace(b"heard", "he\u00a0ard cafe\u0301".encode())],
    ids=["CRLF", "BOM", "no-break space and NFD"],
)
def test_what_other_editors_leave_is_read(data: bytes) -> None:
    assert not refusal(lambda: parse_chapter(data, "law.xml"))


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats()
    | st.sampled_from(
        ["", "2025-10-21", "Monday, October 21, 2025", "25:00", "../x", "C.G.S. § 1", "\u202e", "0", "1e999"]
    )
    | st.dates()
    | st.times(),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["key", "name", "title"]), inner, max_size=2)
    ),
    max_leaves=4,
)


@st.composite
def spoiled(draw: st.DrawFn, tables: dict[str, Any]) -> dict[str, Any]:
    """The tables with one to three entries, however deep, taken out or replaced."""
    whole = copy.deepcopy(tables)
    for _ in range(draw(st.integers(1, 3))):
        here: Any = whole
        while True:
            keys = list(here) if isinstance(here, dict) else list(range(len(here)))
            assume(keys)
            key = draw(st.sampled_from(keys))
            if isinstance(here[key], (dict, list)) and here[key] and draw(st.booleans()):
                here = here[key]
                continue
            if draw(st.booleans()):
                here[key] = draw(VALUES)
            else:
                del here[key]
            break
    return whole


@given(spoiled(desk.CITY))
def test_a_city_s_file_is_read_or_refused(tables: dict[str, Any]) -> None:
    said = refusal(lambda: read_city(tables, "ordinances/elmwood.toml"))
    assert not said or said.startswith("ordinances/elmwood.toml")


@given(spoiled(desk.MEETING))
def test_a_meeting_s_file_is_read_or_refused(tables: dict[str, Any]) -> None:
    said = refusal(lambda: read_meeting(tables, desk.city(), Source(desk.MEETING_FILE, "0")))
    assert not said or said.startswith(desk.MEETING_FILE)


@given(st.binary(max_size=60) | st.text(alphabet="[]{}\"'=.#a1\n\\-:TZ", max_size=40).map(str.encode))
def test_toml_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    from engross.workspace import read_toml

    file = tmp_path_factory.getbasetemp() / "fuzz.toml"
    file.write_bytes(data)
    said = refusal(lambda: read_toml(file))
    try:
        tomllib.loads(data.decode("utf-8-sig"))
    except ValueError:
        assert said.startswith(str(file))
        assert said.isprintable()


@given(st.text(max_size=120) | st.lists(PIECES, max_size=12).map("".join))
def test_any_text_has_citations_or_none(text: str) -> None:
    for citation in find_citations(text):
        assert citation.words == text[citation.start : citation.end]


def imported(data: bytes, name: str) -> Callable[[], object]:
    """What imports a file as a draft of chapter 68, or of a chapter unknown."""
    day = date(2025, 10, 21)
    return lambda: import_file(data, name, (), identified((), day, day))


WORD = render(redline(compare(parse_chapter(LAW, "old"), parse_chapter(LAW.replace(b"60", b"55"), "new"))), "docx")


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


PARTS = parts_of(WORD)
WORD_PIECES = st.sampled_from(
    [
        *(
            "<w:p>",
            "</w:p>",
            "<w:r><w:t>x</w:t></w:r>",
            "<w:tbl>",
            "</w:tbl>",
            "<w:del>",
            "</w:del>",
            "<w:ins>",
            "<w:p/>",
        ),
        *(
            '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="-1"/></w:numPr>',
            ' w:id="x"',
            ' w:val="99999999999"',
            "w:id",
            "1",
        ),
        *(
            '<w:gridSpan w:val="99999999"/>',
            "<w:vMerge/>",
            '<w:footnoteReference w:id="77"/>',
            "<w:tc>",
            "w14:",
            "w:",
            "val",
        ),
        *(
            "<w:fldChar/>",
            "<w:sdt>",
            "<w:tab/>",
            "\u202e",
            "\ufffc",
            "&#x2028;",
            "§ 68-99",
            "../../etc/passwd",
            "http://x",
        ),
    ]
)


@st.composite
def damaged_word(draw: st.DrawFn) -> bytes:
    """A Word file with something changed in one of its parts, a part gone, or bytes of the zip itself changed."""
    how = draw(st.sampled_from(["part", "part", "part", "gone", "bytes"]))
    if how == "bytes":
        at = draw(st.integers(0, len(WORD) - 1))
        return WORD[:at] + draw(st.binary(max_size=8)) + WORD[at + draw(st.integers(0, 300)) :]
    parts = dict(PARTS)
    name = draw(st.sampled_from(["word/document.xml", "word/document.xml", *sorted(parts)]))
    if how == "gone":
        del parts[name]
        return zipped(parts)
    text = parts[name].decode("utf-8", "replace")
    for _ in range(draw(st.integers(1, 3))):
        starts = [found.start() for found in re.finditer("[<> ]", text)] or [0]
        at = draw(st.sampled_from(starts)) + draw(st.integers(0, 1))
        text = text[:at] + draw(WORD_PIECES | PIECES) + text[at + draw(st.sampled_from([0, 0, 1, 20])) :]
    parts[name] = text.encode("utf-8", "surrogatepass")
    return zipped(parts)


@given(damaged_word() | st.binary(max_size=60))
def test_a_word_file_is_read_or_refused(data: bytes) -> None:
    refusal(imported(data, "draft.docx"))


MARKS = st.sampled_from(
    [
        "# ",
        "## ",
        "- ",
        "1. ",
        "A. ",
        "(1) ",
        "| a | b |\n|---|---|\n",
        "> ",
        "```\n",
        "**",
        "[x](y)",
        "<b>",
        "\n",
        "\n\n",
    ]
)


@given(
    st.binary(max_size=60)
    | st.lists(MARKS | PIECES | st.text(max_size=5), max_size=25).map(
        lambda p: "".join(p).encode("utf-8", "surrogatepass")
    )
)
def test_markdown_is_read_or_refused(data: bytes) -> None:
    refusal(imported(data, "draft.md"))


@given(st.binary(max_size=60) | st.text(alphabet='{}[]":,\\ud8texut09.e-\n ', max_size=60).map(str.encode))
def test_json_lines_are_read_or_refused(data: bytes) -> None:
    lines = tuple(data.decode("utf-8", "replace").split("\n"))
    said = refusal(lambda: cites_of(("x.jsonl", 1, lines)))
    assert not said or said.startswith("x.jsonl:")


@pytest.mark.parametrize(
    "line", ["[" * 100_000, "9" * 5000, '{"text": "\\ud800 § 68-5"}', '{"text": 1}', "null", '"text"']
)
def test_a_hostile_line_of_json_is_read_or_refused(line: str) -> None:
    said = refusal(lambda: cites_of(("x.jsonl", 1, (line,))))
    assert said.startswith("x.jsonl:1: ") or "ud800" in line
