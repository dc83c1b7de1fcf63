"""Files that are not what they seem, or not to be trusted: one sentence each, nothing read, nothing fetched."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest

from engross.errors import SourceError
from engross.importing import Identity, import_file
from engross.importing.word import read_word
from engross.importing.word import zip_package as package_module
from engross.importing.word.zip_package import open_package
from engross.model.law.chapter import Body, Version
from wordfiles import OFFICE, p, word_file, zipped

GOOD = p("§ 1-1. Title.") + p("Words.")


RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def link(kind: str, target: str) -> str:
    return f'<Relationship Id="x" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'


def macro_document() -> bytes:
    whole = zipfile.ZipFile(io.BytesIO(word_file(GOOD)))
    files = {name: whole.read(name) for name in whole.namelist()}
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml"
    )
    return zipped(files)


def without(part: str) -> bytes:
    whole = zipfile.ZipFile(io.BytesIO(word_file(GOOD)))
    return zipped({name: whole.read(name) for name in whole.namelist() if name != part})


def with_part(part: str, content: str | bytes) -> bytes:
    whole = zipfile.ZipFile(io.BytesIO(word_file(GOOD)))
    return zipped({name: content if name == part else whole.read(name) for name in whole.namelist()})


def encrypted_zip() -> bytes:
    data = bytearray(word_file(GOOD))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def lying_size() -> bytes:
    """A zip whose directory says that a part is smaller than it is."""
    data = bytearray(word_file(p("word " * 5000)))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        name = data[at + 46 : at + 46 + int.from_bytes(data[at + 28 : at + 30], "little")]
        if name == b"word/document.xml":
            data[at + 24 : at + 28] = (100).to_bytes(4, "little")
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES_OF_A_WORKBOOK = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


def cases() -> Iterator[tuple[str, bytes, str]]:
    good = word_file(GOOD)
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512
    yield "a PDF", b"%PDF-1.7\n%\xe2\xe3", "a PDF"
    yield "RTF", b"{\\rtf1 hello}", "an RTF file"
    yield "a web page", b"<html><body>x</body></html>", "a web page"
    yield "an old .doc", compound + "WordDocument".encode("utf-16-le"), "old Word file"
    yield "a password", compound + "EncryptedPackage".encode("utf-16-le"), "password"
    yield "an encrypted zip", encrypted_zip(), "password"
    yield "plain text", b"Chapter 68 Noise", "no Word file"
    yield "nothing", b"", "no Word file"
    yield "a truncated zip", good[: len(good) // 2], "cut short or damaged"
    yield "a zip of one byte more", b"PK\x03\x04", "cut short or damaged"
    yield "a zip of something else", zipped({"a.xml": "<a/>"}), "no Word file"
    yield "OpenDocument", zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"
    yield "a missing document", without("word/document.xml"), "main part is missing"
    yield "missing types", without("[Content_Types].xml"), "no Word file"
    yield "missing relations", without("_rels/.rels"), "no Word file"
    yield "a missing body", with_part("word/document.xml", f'<w:document xmlns:w="{W}"/>'), "no body"
    yield "another kind of document", with_part("[Content_Types].xml", TYPES_OF_A_WORKBOOK), "another Office file"
    yield "a macro part", word_file(GOOD, extra={"word/vbaProject.bin": b"\x00"}), "macros"
    yield "a macro document", macro_document(), "macros"
    yield "a path out of the file", word_file(GOOD, extra={"../../evil.xml": "<a/>"}), "points out of the file"
    yield "an absolute path", word_file(GOOD, extra={"/etc/evil.xml": "<a/>"}), "points out of the file"
    yield "a backslash path", word_file(GOOD, extra={"word\\..\\evil.xml": "<a/>"}), "points out of the file"
    yield "a drive", word_file(GOOD, extra={"C:evil.xml": "<a/>"}), "points out of the file"
    for part in ("word/document.xml", "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"):
        yield f"entities in {part}", with_part(part, ENTITIES + "<x>&b;</x>"), "declares a document type or entities"
    yield "entities in UTF-16", with_part("word/document.xml", (ENTITIES + "<x/>").encode("utf-16")), "document type"
    yield "an attribute of entities", with_part("word/document.xml", ENTITIES + '<x a="&b;"/>'), "document type"
    yield "an external frame", word_file(GOOD, relations=link("frame", "http://evil/x.htm")), "elsewhere"
    yield "an external picture", word_file(GOOD, relations=link("image", "file:///etc/passwd")), "elsewhere"
    yield "an external document", word_file(GOOD, relations=link("subDocument", "x.docx")), "elsewhere"
    yield "broken XML", word_file("<w:p>"), "not well-formed"
    yield "endless nesting", word_file("<w:sdt>" * 3000 + "</w:sdt>" * 3000), "nested too deep"
    yield "a lying size", lying_size(), "damaged|larger than|not well-formed"


CASES = list(cases())


@pytest.mark.parametrize(("data", "why"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_ends_in_one_sentence(data: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=why) as caught:
        read_word(data, "x.docx")
    said = str(caught.value)
    assert said.startswith("x.docx: ")
    assert "\n" not in said
    assert said.count(". ") == 0


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = word_file("<w:p/>" * 4_000_000)
    assert len(bomb) < 200_000
    with pytest.raises(SourceError, match="more than any document needs"):
        open_package(bomb, "x.docx")
    monkeypatch.setattr(package_module, "MOST_BYTES", 1000)
    with pytest.raises(SourceError, match="more than any document needs"):
        open_package(word_file(GOOD), "x.docx")
    monkeypatch.setattr(package_module, "MOST_PARTS", 3)
    with pytest.raises(SourceError, match="parts, more than any document needs"):
        open_package(word_file(GOOD), "x.docx")


def test_a_part_that_is_there_twice() -> None:
    made = io.BytesIO(word_file(GOOD))
    with zipfile.ZipFile(made, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", "<other/>")
    with pytest.raises(SourceError, match="twice"):
        open_package(made.getvalue(), "x.docx")


def test_links_to_elsewhere_are_only_words() -> None:
    body = p("§ 1-1. Title.") + p(runs='<w:hyperlink r:id="x"><w:r><w:t>See there.</w:t></w:r></w:hyperlink>')
    page = read_word(word_file(body, relations=link("hyperlink", "https://example.org/")), "x.docx").new
    assert page.items[1].text.plain == "See there."  # type: ignore[union-attr]


def test_what_is_elsewhere_is_left_out_where_that_is_asked_for() -> None:
    data = word_file(GOOD, relations=link("attachedTemplate", "http://evil/x.dotm"))
    page = read_word(data, "x.docx", lenient=True).new
    assert [remark.kind for remark in page.remarks] == ["left out"]
    assert "not followed" in page.remarks[0].words


@pytest.mark.parametrize(
    ("part", "kind", "said"),
    [
        ("document", "image", "the document takes a picture from elsewhere, which is never followed; save the file"),
        ("header1", "image", "a header takes a picture from elsewhere"),
        ("document", "oleObject", "the document takes the content of an object from elsewhere"),
        ("document", "other", r"the document takes something \(other\) from elsewhere"),
    ],
)
def test_what_comes_from_elsewhere_is_named_in_words(part: str, kind: str, said: str) -> None:
    rels = f'<Relationships xmlns="{RELATIONS}">{link(kind, "file:///C:/x")}</Relationships>'
    with pytest.raises(SourceError, match=f"x.docx: {said}"):
        read_word(word_file(GOOD, extra={f"word/_rels/{part}.xml.rels": rels}), "x.docx")


@pytest.mark.parametrize(
    ("part", "kind", "said"),
    [
        ("settings", "mailMergeSource", "the document takes the addresses of a mail merge from elsewhere"),
        ("charts/chart1", "oleObject", "a chart takes the content of an object from elsewhere"),
    ],
)
def test_what_shows_no_words_of_its_own_is_listed(part: str, kind: str, said: str) -> None:
    rels = f'<Relationships xmlns="{RELATIONS}">{link(kind, "file:///C:/x.xlsx")}</Relationships>'
    folder, _, name = part.rpartition("/")
    path = "/".join(filter(None, ["word", folder, "_rels", f"{name}.xml.rels"]))
    page = read_word(word_file(GOOD, extra={path: rels}), "x.docx").new
    assert [(remark.kind, remark.words) for remark in page.remarks] == [("left out", f"{said}; it was not followed")]


@pytest.mark.parametrize("name", ["x.doc", "x.pdf", "x.docm", "x", "x.odt"])
def test_other_endings_are_refused(name: str) -> None:
    told = Identity("/akn/us/act/code/x", Body("c", "C"), Version(date(2025, 1, 1), "proposed"))
    with pytest.raises(SourceError, match=r"docx"):
        import_file(word_file(GOOD), name, [], lambda side, was, changed: told)


@pytest.mark.parametrize("length", [0, 1, 4, 22, 30, 100, 500, 900])
def test_a_file_cut_anywhere(length: int) -> None:
    with pytest.raises(SourceError):
        read_word(word_file(GOOD)[:length], "x.docx")
