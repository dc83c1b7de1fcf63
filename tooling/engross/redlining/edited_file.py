"""A Word file that is changed in place: its parts as trees, its relationships, what is added, and its bytes again.

Every part that is not changed is written back byte for byte. Names and targets of parts are worked out by python-docx
(ECMA-376 part 2); why its own opening of a package is not used is said in docs/decisions/0018.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from functools import cache
from itertools import count

from docx.opc.constants import RELATIONSHIP_TARGET_MODE
from docx.opc.packuri import PACKAGE_URI, PackURI
from lxml import etree

from engross.importing.word.zip_package import Package, open_package

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_TYPES_PART = "[Content_Types].xml"
OFFICE_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_NAMESPACE = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = {
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"officeDocument/relationships",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"wordprocessingml/main",
}
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The zip format's earliest moment: a part that is added bears no time of its own."""


class EditedFile:
    """The parts of a .docx, by name ("word/document.xml"); ``main`` is the document's.

    ``name`` is what errors call the file. Errors: SourceError where the file is damaged or not to be trusted.
    """

    def __init__(self, data: bytes, name: str) -> None:
        """Open the file behind the guards of ``zip_package``."""
        self.package: Package = open_package(data, name)
        self.name, self.main = name, self.package.main
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._trees: dict[str, etree._Element] = {}
        self._changed: set[str] = set()
        self._added: dict[str, bytes] = {}
        self._numbers = count(1)

    def tree(self, part: str) -> etree._Element:
        """The root of a part, the same element each time. Errors: SourceError."""
        if part not in self._trees:
            self._trees[part] = etree.fromstring(self._added[part]) if part in self._added else self.package.tree(part)
        return self._trees[part]

    def changed(self, part: str) -> etree._Element:
        """The root of a part that is going to be changed."""
        self._changed.add(part)
        return self.tree(part)

    def blob(self, part: str) -> bytes:
        """The bytes of a part; none where it is not there."""
        if part in self._added:
            return self._added[part]
        try:
            return self._archive.read(part)
        except KeyError:
            return b""

    def digest(self, part: str) -> str:
        """The SHA-256 of a part."""
        return hashlib.sha256(self.blob(part)).hexdigest()

    def has(self, part: str) -> bool:
        """Whether there is a part of that name."""
        return part in self._added or part in self._names()

    def related(self, kind: str) -> str:
        """The first part that the document is related to by ``kind`` ("styles"); empty where there is none."""
        for relation in self.relationships(self.main):
            target = self.target(self.main, relation)
            if relation.get("Type", "").rpartition("/")[2] == kind and self.has(target):
                return target
        return ""

    def relationships(self, part: str) -> list[etree._Element]:
        """The relationships of a part, as elements; none where it has no such file."""
        file = _rels_of(part)
        return list(self.tree(file).iterchildren(f"{_RELATIONSHIPS}Relationship")) if self.has(file) else []

    def relationship(self, part: str, identifier: str) -> etree._Element | None:
        """The relationship of a part with that id; None where there is none."""
        return next((each for each in self.relationships(part) if each.get("Id") == identifier), None)

    def target(self, part: str, relationship: etree._Element) -> str:
        """The name of the part that a relationship leads to; empty where it leads out of the file."""
        if relationship.get("TargetMode") == RELATIONSHIP_TARGET_MODE.EXTERNAL:
            return ""
        name = PackURI(f"/{part}") if part else PACKAGE_URI
        return str(PackURI.from_rel_ref(name.baseURI, relationship.get("Target", "")).membername)

    def content_type(self, part: str) -> str:
        """The declared type of a part."""
        types = self.tree(_TYPES_PART)
        for entry in types.iterchildren(f"{_TYPES}Override"):
            if entry.get("PartName") == f"/{part}":
                return entry.get("ContentType", "")
        suffix = part.rpartition(".")[2].lower()
        for entry in types.iterchildren(f"{_TYPES}Default"):
            if entry.get("Extension", "").lower() == suffix:
                return entry.get("ContentType", "")
        return "application/octet-stream"

    def add_part(self, name: str, content_type: str, data: bytes) -> str:
        """Add a part, under ``name`` or, where that is taken, under the name with a number. Returns its name."""
        stem, _, suffix = name.rpartition(".")
        while self.has(name) or name.lower() in {known.lower() for known in self._names()}:
            name = f"{stem}-{next(self._numbers)}.{suffix}"
        self._added[name] = data
        types = self.changed(_TYPES_PART)
        if self.content_type(name) != content_type:
            etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=content_type)
        return name

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship of ``part`` to ``target`` (a part's name, or an address), made where need be.

        ``kind``: the relationship's whole type.
        """
        file = _rels_of(part)
        base = PackURI(f"/{part}").baseURI
        written = target if external else PackURI(f"/{target}").relative_ref(base)
        for known in self.relationships(part):
            leads = known.get("Target") == target if external else self.target(part, known) == target
            if known.get("Type") == kind and leads:
                return known.get("Id", "")
        if not self.has(file):
            self._added[file] = f'<Relationships xmlns="{_RELATIONSHIPS[1:-1]}"/>'.encode()
        taken = {known.get("Id") for known in self.relationships(part)}
        identifier = next(name for name in (f"rId{number}" for number in count(len(taken) + 1)) if name not in taken)
        entry = etree.SubElement(
            self.changed(file), f"{_RELATIONSHIPS}Relationship", Id=identifier, Type=kind, Target=written
        )
        if external:
            entry.set("TargetMode", RELATIONSHIP_TARGET_MODE.EXTERNAL)
        return identifier

    def saved(self) -> bytes:
        """The file as it is now; the same bytes for the same changes."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as file:
            for entry in self._archive.infolist():
                copy = zipfile.ZipInfo(entry.filename, entry.date_time)
                copy.compress_type, copy.create_system = zipfile.ZIP_DEFLATED, 0
                file.writestr(copy, self._written(entry.filename, self._archive.read(entry)))
            for name, data in self._added.items():
                copy = zipfile.ZipInfo(name, _MOMENT)
                copy.compress_type, copy.create_system = zipfile.ZIP_DEFLATED, 0
                file.writestr(copy, self._written(name, data))
        return buffer.getvalue()

    def _written(self, name: str, data: bytes) -> bytes:
        if name not in self._changed:
            return data
        written = etree.tostring(self.tree(name), xml_declaration=True, encoding="UTF-8", standalone=True)
        if _STRICT_NAMESPACE in data or (name.endswith(".rels") and _STRICT_NAMESPACE in self.blob(self.main)):
            for transitional, strict in _STRICT_NAMES.items():
                written = re.sub(transitional, _STRICT_NAMESPACE + strict, written)
        return written

    @cache  # noqa: B019 - a file lives as long as its redline is made
    def _names(self) -> frozenset[str]:
        return frozenset(self._archive.namelist())


def _rels_of(part: str) -> str:
    return str((PackURI(f"/{part}") if part else PACKAGE_URI).rels_uri.membername)
