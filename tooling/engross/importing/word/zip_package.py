"""The zip file that a .docx is, opened with care: it comes from outside.

What its parts are called, and where their relationships lead, is python-docx's to say (ECMA-376 part 2); that library's
own opening of a package is not used, for the reasons in docs/decisions/0018.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import field, replace
from types import MappingProxyType

from docx.opc.constants import RELATIONSHIP_TARGET_MODE
from docx.opc.packuri import PACKAGE_URI, PackURI
from lxml import etree

from engross.errors import SourceError
from engross.patterns import compile_on_use
from engross.values import dataclass

MOST_BYTES = 200 * 2**20
"""All parts unpacked; a book of 3,000 pages is a tenth of it."""
MOST_PARTS = 4000
_SMALL = 16 * 2**20
_MOST_RATIO = 300
"""How much a part over ``_SMALL`` may grow on unpacking; the text of ordinances grows ten- to fiftyfold."""

_STRICT_PREFIX = b"http://purl.oclc.org/ooxml/"
_STRICT = compile_on_use(re.escape(_STRICT_PREFIX) + rb"(officeDocument/relationships|wordprocessingml/main)")
_TRANSITIONAL = {
    b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
}
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a relationship leads: the last word of its type ("footnotes"), its target, and whether outside the file."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a file that are XML, by name ("word/document.xml"); ``main`` is the document's; ``packed`` is the
    whole file.

    The relationships of a part are read once: reading a file asks for those of its document again and again.
    """

    name: str
    parts: Mapping[str, bytes]
    main: str
    packed: bytes = field(default=b"", repr=False, compare=False)
    _relations: dict[str, dict[str, Relation]] = field(default_factory=dict, repr=False, compare=False)

    def tree(self, part: str) -> etree._Element:
        """The root of a part. Errors: SourceError where it is missing or no plain XML."""
        if part not in self.parts:
            raise SourceError(self.name, 0, f"its part {part} is missing; open the file in Word and save it again")
        return _tree(self.name, part, self.parts[part])

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part, by id; empty where it has none."""
        found = self._relations.get(part)
        if found is None:
            found = self._relations[part] = self._read_relations(part)
        return found

    def _read_relations(self, part: str) -> dict[str, Relation]:
        name = PackURI(f"/{part}") if part else PACKAGE_URI
        file = name.rels_uri.membername
        if file not in self.parts:
            return {}
        return {
            entry.get("Id", ""): Relation(
                entry.get("Type", "").rpartition("/")[2],
                PackURI.from_rel_ref(name.baseURI, entry.get("Target", "")).membername,
                entry.get("TargetMode") == RELATIONSHIP_TARGET_MODE.EXTERNAL,
            )
            for entry in self.tree(file).iter(_REL)
        }

    def picture(self, part: str, most: int) -> bytes | None:
        """The bytes of the ``part`` of a picture; None where it is not there, or has more than ``most``.

        Errors: SourceError where it is not what the file says.
        """
        try:
            with zipfile.ZipFile(io.BytesIO(self.packed)) as archive:
                entry = next((each for each in archive.infolist() if each.filename == part), None)
                if entry is None or entry.file_size > most:
                    return None
                return _unpacked(archive, entry, self.name)
        except _DAMAGED:
            raise SourceError(
                self.name, 0, f"its part {part[:60]} is damaged; ask for the file to be sent again"
            ) from None

    def related(self, kind: str) -> list[str]:
        """The parts that the document is related to by ``kind`` and that are there, in order of their names."""
        found = (r.target for r in self.relations(self.main).values() if r.kind == kind and not r.external)
        return sorted((part for part in set(found) if part in self.parts), key=lambda part: (len(part), part))


def open_package(data: bytes, name: str) -> Package:
    """The parts of the Word file ``data``, called ``name``.

    Errors: SourceError, one sentence, for whatever is no .docx or is not to be trusted: another format, a
    password, a zip file that is cut short, grows beyond measure or names parts outside itself, macros.
    """
    _refuse_other_formats(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_dangers(archive, name)
            parts = {
                entry.filename: _unpacked(archive, entry, name)
                for entry in archive.infolist()
                if not entry.is_dir() and entry.filename.endswith((".xml", ".rels"))
            }
            names = {entry.filename for entry in archive.infolist()}
    except _DAMAGED:
        raise SourceError(name, 0, "this Word file is cut short or damaged; ask for it to be sent again") from None
    package = Package(name, MappingProxyType(parts), "", data)
    main = next((r.target for r in package.relations("").values() if r.kind == "officeDocument" and not r.external), "")
    package = replace(package, main=main)
    _refuse_strangers(package, names)
    return package


def external_relations(package: Package) -> list[tuple[str, Relation]]:
    """Every relationship that leads out of the file, with its part's name; links that are only words left out."""
    found = []
    for file in sorted(package.parts):
        if file.endswith(".rels"):
            part = file.replace("_rels/", "", 1) if file.startswith("_rels/") else file.replace("/_rels/", "/", 1)
            relations = package.relations(part.removesuffix(".rels"))
            found += [(part.removesuffix(".rels"), r) for r in relations.values() if r.external]
    return [(part, relation) for part, relation in found if relation.kind != "hyperlink"]


def _refuse_other_formats(data: bytes, name: str) -> None:
    if data.startswith(_COMPOUND):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise SourceError(name, 0, "this file has a password; open it in Word and save it without one")
        raise SourceError(name, 0, "this is an old Word file (.doc) or the like; save it in Word as .docx")
    for start, what in ((b"%PDF", "a PDF"), (b"{\\rtf", "an RTF file"), (b"<", "a web page or XML file")):
        if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(start):
            raise SourceError(name, 0, f"this is {what}, whatever its name says; save the document in Word as .docx")
    if not data.startswith(b"PK"):
        raise SourceError(name, 0, "this is no Word file, whatever its name says; save the document in Word as .docx")


def _refuse_dangers(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise SourceError(name, 0, f"it holds {len(entries)} parts, more than any document needs; it is not read")
    seen: set[str] = set()
    for entry in entries:
        part = entry.filename
        if part.startswith("/") or "\\" in part or ":" in part or ".." in part.split("/"):
            raise SourceError(name, 0, f"it holds a part that points out of the file ({part[:60]!r}); it is not read")
        if part in seen:
            raise SourceError(name, 0, f"it holds the part {part[:60]} twice; open it in Word and save it again")
        seen.add(part)
        if entry.flag_bits & 1:
            raise SourceError(name, 0, "this file has a password; open it in Word and save it without one")
    total = sum(entry.file_size for entry in entries)
    grown = [e for e in entries if e.file_size > _SMALL and e.file_size > _MOST_RATIO * max(e.compress_size, 1)]
    if total > MOST_BYTES or grown:
        raise SourceError(
            name, 0, f"it unpacks to {total / 2**20:,.0f} MB, more than any document needs; it is not read"
        )


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    with archive.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) > entry.file_size:
        raise SourceError(name, 0, f"its part {entry.filename[:60]} is larger than the file says; it is not read")
    return data


def _refuse_strangers(package: Package, names: set[str]) -> None:
    name = package.name
    if "[Content_Types].xml" not in names or "_rels/.rels" not in names:
        if "mimetype" in names:
            raise SourceError(name, 0, "this is an OpenDocument file, whatever its name says; save it as .docx")
        raise SourceError(name, 0, "this is a zip file but no Word file; save the document in Word as .docx")
    macros = sorted(part for part in names if part.rpartition("/")[2].lower() == "vbaproject.bin")
    types = {
        entry.get("PartName", "").removeprefix("/"): entry.get("ContentType", "")
        for entry in package.tree("[Content_Types].xml").iter(f"{_TYPE}Override")
    }
    kind = types.get(package.main, "")
    if macros or "macroEnabled" in kind:
        raise SourceError(name, 0, "this file holds macros; save it in Word as a .docx without them")
    if not package.main or package.main not in package.parts:
        raise SourceError(name, 0, "its main part is missing; open the file in Word and save it again")
    if kind and "wordprocessingml" not in kind:
        raise SourceError(name, 0, "this is another Office file (a workbook or slides), not a Word document")


def _tree(name: str, part: str, data: bytes) -> etree._Element:
    """The root of an XML part: no DTD, no entities, no endless nesting."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", "replace").encode("utf-8")
        data = re.sub(rb"^(<\?xml[^>]*?)\s+encoding=[\"'][^\"']*[\"']", rb"\1", data.removeprefix(b"\xef\xbb\xbf"))
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise SourceError(name, 0, f"its part {part} declares a document type or entities, as no Word file does")
    if _STRICT_PREFIX in data:
        data = _STRICT.sub(lambda found: _TRANSITIONAL[found[1]], data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        why = "is nested too deep" if "depth" in (fault.msg or "").lower() else "is not well-formed XML"
        raise SourceError(
            name, 0, f"its part {part} {why} (line {fault.lineno}); open the file in Word and save it again"
        ) from None
