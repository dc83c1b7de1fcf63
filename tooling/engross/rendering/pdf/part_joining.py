"""PDF files that are parts of one: their objects one behind the other, one tree of pages, one of the structure.

A part is read, written on and forgotten; what is kept of it is where its objects are, and what the trees of the whole
need (ISO 32000-1, 7.7.3, 12.3.3, 14.7). Tags, identifiers and links stay those that PDF/UA-1 asks for.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from engross.patterns import compile_on_use
from engross.rendering.pdf.bookmarks import bookmarks
from engross.rendering.pdf.named_places import NamedPlace
from engross.rendering.pdf.part_objects import PartObjects, WholeObjects
from engross.rendering.pdf.pdf_values import dictionary, name_pairs, reference

_PAGES_IN_METADATA = compile_on_use(rb"(?<=<xmpTPg:NPages>)\d+(?=<)")
_IDS_IN_METADATA = compile_on_use(rb"(?<=<xmpMM:(?:DocumentID|InstanceID)>)[^<]+(?=<)")
_HEAD = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n"
_SHARED = 8
"""The objects of the whole that the parts do not hold come first; so many of them have a number from the outset."""
_CATALOG, _PAGES, _STRUCTURE, _DOCUMENT, _OUTLINES, _NAMES, _METADATA, _INFORMATION = range(1, _SHARED + 1)
_OF_CATALOG = ("/Pages", "/StructTreeRoot", "/Outlines", "/Names", "/Metadata")
"""What the catalog of the whole has of its own; all else is the first part's."""


class JoinedParts:
    """A PDF file while parts are put behind one another.

    ``links`` are the places that links of one part into another lead to, by name; the address of such a link is
    ``scheme`` and the name.
    """

    def __init__(self, links: Mapping[str, NamedPlace], scheme: str) -> None:
        """A file without a page."""
        self._links, self._scheme = links, scheme
        self._out = BytesIO()
        self._out.write(_HEAD)
        self._offsets: dict[int, int] = {}
        self._last = _SHARED
        self._parts = self._keys = 0
        self._pages: list[IndirectObject] = []
        self._heights: list[float] = []
        self._children: list[IndirectObject] = []
        self._parent_tree: list[PdfObject] = []
        self._identifiers: dict[str, IndirectObject] = {}
        self._places: dict[str, PdfObject] = {}
        self._catalog, self._roles, self._information = DictionaryObject(), DictionaryObject(), DictionaryObject()
        self._metadata = b""

    def add(self, pdf: bytes) -> None:
        """Put a part behind those before it."""
        # Closed, it holds no object any more: else they would wait for Python to look for cycles.
        with PdfReader(BytesIO(pdf)) as reader:
            whole = WholeObjects(_PAGES, _STRUCTURE, _DOCUMENT)
            part = PartObjects(reader, self._parts, self._keys, whole, self._new_number, self._scheme, self._links)
            self._heights += [float(page.mediabox.height) for page in reader.pages]
            if not self._parts:
                self._information, self._roles, self._metadata = part.information(), part.roles(), part.metadata()
                self._catalog = part.catalog(without=_OF_CATALOG)
            self._pages += part.pages()
            self._children += part.structure_children()
            for key, element in part.parent_tree():
                self._parent_tree += [NumberObject(key), element]
            self._identifiers |= dict(part.identifiers())
            for name, place in part.destinations():
                self._places.setdefault(name, place)
            self._keys += part.keys
            self._parts += 1
            for number, found in part.written():
                self._write(number, found)

    def finish(self, headings: Sequence[NamedPlace]) -> bytes:
        """The whole, with a bookmark for each of ``headings``."""
        for place in (*headings, *self._links.values()):
            self._places.setdefault(place.name, self._destination(place))
        for number, found in bookmarks(headings, _OUTLINES, self._new_number):
            self._write(number, found)
        self._write(_PAGES, dictionary(Type="/Pages", Count=len(self._pages), Kids=self._pages))
        self._write(_DOCUMENT, dictionary(Type="/StructElem", S="/Document", P=reference(_STRUCTURE), K=self._children))
        self._write(_STRUCTURE, self._structure())
        self._write(_NAMES, dictionary(Dests=dictionary(Names=name_pairs(self._places))))
        digest = base64.b64encode(hashlib.sha256(self._out.getbuffer()).digest()[:16])
        stream = DecodedStreamObject()
        counted = _PAGES_IN_METADATA.sub(str(len(self._pages)).encode(), self._metadata)
        stream.set_data(_IDS_IN_METADATA.sub(digest, counted))
        stream.update(dictionary(Type="/Metadata", Subtype="/XML"))
        self._write(_METADATA, stream)
        self._write(_INFORMATION, self._information)
        shared = (_PAGES, _STRUCTURE, _OUTLINES, _NAMES, _METADATA)
        self._catalog.update({NameObject(name): reference(at) for name, at in zip(_OF_CATALOG, shared, strict=True)})
        self._write(_CATALOG, self._catalog)
        self._write_table(digest.decode("ascii"))
        return self._out.getvalue()

    def _new_number(self) -> int:
        self._last += 1
        return self._last

    def _write(self, number: int, found: PdfObject) -> None:
        self._offsets[number] = self._out.tell()
        self._out.write(b"%d 0 obj\n" % number)
        found.write_to_stream(self._out)
        self._out.write(b"\nendobj\n")

    def _write_table(self, digest: str) -> None:
        """Write where each object begins, and the trailer (7.5.4, 7.5.5)."""
        start = self._out.tell()
        self._out.write(b"xref\n0 %d\n0000000000 65535 f\r\n" % (self._last + 1))
        for number in range(1, self._last + 1):
            self._out.write(b"%010d 00000 n\r\n" % self._offsets[number])
        names = ArrayObject([TextStringObject(digest), TextStringObject(digest)])
        trailer = dictionary(Size=self._last + 1, Root=reference(_CATALOG), Info=reference(_INFORMATION), ID=names)
        self._out.write(b"trailer\n")
        trailer.write_to_stream(self._out)
        self._out.write(b"\nstartxref\n%d\n%%%%EOF" % start)

    def _structure(self) -> DictionaryObject:
        made = dictionary(
            Type="/StructTreeRoot",
            RoleMap=self._roles,
            K=[reference(_DOCUMENT)],
            ParentTree=dictionary(Nums=self._parent_tree),
            ParentTreeNextKey=self._keys,
        )
        if self._identifiers:
            made[NameObject("/IDTree")] = dictionary(Names=name_pairs(self._identifiers))
        return made

    def _destination(self, place: NamedPlace) -> DictionaryObject:
        at = place.place
        top = FloatObject(round(self._heights[at.page] - at.top, 3))
        where = [self._pages[at.page], NameObject("/XYZ"), FloatObject(round(at.left, 3)), top, NumberObject(0)]
        return dictionary(D=where)
