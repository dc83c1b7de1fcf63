"""The objects of a PDF file that is a part of another, under the numbers that they have in the whole."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from engross.rendering.pdf.named_places import NamedPlace
from engross.values import dataclass

_HEADINGS = frozenset(f"/H{depth}" for depth in range(1, 7))


@dataclass(frozen=True, slots=True)
class WholeObjects:
    """The numbers, in the whole, of the objects that the parts share: the trees of pages and of the structure."""

    pages: int
    structure: int
    document: int


class PartObjects:
    """A part: its objects are written on as they are reached from its pages and from its structure.

    ``number``: which part it is, so that no identifier of its structure is another part's. ``first_key``: how many keys
    of the structure's parent tree the parts before it have. ``new_number`` gives the number of the next object.
    ``links``: where a link whose address begins with ``scheme`` leads, by the rest of it.
    """

    def __init__(
        self,
        reader: PdfReader,
        number: int,
        first_key: int,
        whole: WholeObjects,
        new_number: Callable[[], int],
        scheme: str,
        links: Mapping[str, NamedPlace],
    ) -> None:
        """Nothing is written yet."""
        self._reader, self._number, self._first_key, self._whole = reader, number, first_key, whole
        self._new_number, self._scheme, self._links = new_number, scheme, links
        root = reader.root_object
        structure = root.raw_get("/StructTreeRoot")
        self._structure = _dictionary(structure)
        document = _array(self._structure["/K"])[0]
        self._document = _dictionary(document)
        self._numbers = {
            structure.idnum: whole.structure,
            document.idnum: whole.document,
            root.raw_get("/Pages").idnum: whole.pages,
        }
        self._waiting: list[int] = []

    @property
    def keys(self) -> int:
        """How many keys of the parent tree the part has."""
        return _whole(self._structure["/ParentTreeNextKey"])

    def catalog(self, without: Container[str]) -> DictionaryObject:
        """What the catalog says, some of its entries left out (7.7.2)."""
        root = self._reader.root_object
        kept = {NameObject(key): self._moved(root.raw_get(key)) for key in root if key not in without}
        return DictionaryObject(kept)

    def information(self) -> DictionaryObject:
        """The entries of the document's information (14.3.3)."""
        return DictionaryObject(_dictionary(self._reader.trailer["/Info"]))

    def roles(self) -> DictionaryObject:
        """What standard type each type of the structure stands for."""
        return DictionaryObject(_dictionary(self._structure.get("/RoleMap", {})))

    def metadata(self) -> bytes:
        """The document's metadata, as XMP."""
        found = self._reader.root_object["/Metadata"].get_object()
        return found.get_data() if isinstance(found, StreamObject) else b""

    def pages(self) -> list[IndirectObject]:
        """The pages, in order."""
        return [self._reference(at) for page in self._reader.pages if (at := page.indirect_reference) is not None]

    def structure_children(self) -> list[IndirectObject]:
        """The outermost elements of the structure, headings that show nothing left out."""
        children = _array(self._document["/K"])
        return [self._reference(child) for child in children if not _is_unseen_heading(_dictionary(child))]

    def parent_tree(self) -> Iterator[tuple[int, IndirectObject]]:
        """The entries of the parent tree, by their keys in the whole."""
        numbers = _array(_dictionary(self._structure["/ParentTree"])["/Nums"])
        for key, value in zip(numbers[::2], numbers[1::2], strict=True):
            yield _whole(key) + self._first_key, self._reference(value)

    def identifiers(self) -> Iterator[tuple[str, IndirectObject]]:
        """The identifiers of elements of the structure, with the elements."""
        names = _array(_dictionary(self._structure.get("/IDTree", {})).get("/Names", ArrayObject()))
        for name, element in zip(names[::2], names[1::2], strict=True):
            yield self._identifier(name), self._reference(element)

    def destinations(self) -> Iterator[tuple[str, IndirectObject]]:
        """The places that have names, with the names."""
        names = _dictionary(_dictionary(self._reader.root_object.get("/Names", {})).get("/Dests", {}))
        told = _array(names.get("/Names", ArrayObject()))
        for name, place in zip(told[::2], told[1::2], strict=True):
            yield str(name), self._reference(place)

    def written(self) -> Iterator[tuple[int, PdfObject]]:
        """Every object that was reached, once, with its number in the whole; then those that these reach.

        Nothing else can be asked of the part from then on: its objects are changed where they are.
        """
        while self._waiting:
            number = self._waiting.pop()
            found = self._reader.get_object(number)
            assert found is not None  # noqa: S101 - Typst writes every object that it names
            if isinstance(found, DictionaryObject):
                self._settle(found)
            yield self._numbers[number], self._moved(found)

    def _settle(self, found: DictionaryObject) -> None:
        """Give an object the keys, the identifiers and the links that it has in the whole."""
        for name in ("/StructParents", "/StructParent"):
            if name in found:
                found[NameObject(name)] = NumberObject(_whole(found[name]) + self._first_key)
        if found.get("/Type") == "/StructElem":
            if "/ID" in found:
                found[NameObject("/ID")] = TextStringObject(self._identifier(found["/ID"]))
            for attributes in _array(found.get("/A", ArrayObject())):
                if "/Headers" in attributes:
                    headers = [TextStringObject(self._identifier(each)) for each in attributes["/Headers"]]
                    attributes[NameObject("/Headers")] = ArrayObject(headers)
        if found.get("/Subtype") == "/Link" and "/A" in found:
            address = str(_dictionary(found["/A"]).get("/URI", ""))
            place = self._links.get(address.removeprefix(self._scheme)) if address.startswith(self._scheme) else None
            if place is not None:
                del found["/A"]
                found[NameObject("/Dest")] = TextStringObject(place.name)
                said = f"page {place.place.page + 1}"
                found[NameObject("/Contents")] = TextStringObject(f"{place.words}, {said}" if place.words else said)

    def _identifier(self, name: object) -> str:
        """An identifier of the part's structure as no other part has it."""
        said = name.decode("latin-1") if isinstance(name, bytes) else str(name)
        return f"{self._number}.{said}"

    def _moved(self, value: PdfObject) -> PdfObject:
        """``value`` with the numbers of the whole in its references, changed in place."""
        if isinstance(value, IndirectObject):
            return self._reference(value)
        if isinstance(value, ArrayObject):
            value[:] = [self._moved(each) for each in value]
        elif isinstance(value, DictionaryObject):
            for key in value:
                value[NameObject(key)] = self._moved(value.raw_get(key))
        return value

    def _reference(self, found: IndirectObject) -> IndirectObject:
        number = self._numbers.get(found.idnum)
        if number is None:
            number = self._numbers[found.idnum] = self._new_number()
            self._waiting.append(found.idnum)
        return IndirectObject(number, 0, None)


def _is_unseen_heading(element: DictionaryObject) -> bool:
    return str(element.get("/S")) in _HEADINGS and not _array(element.get("/K", ArrayObject()))


def _whole(value: object) -> int:
    assert isinstance(value, NumberObject)  # noqa: S101 - by the standard
    return int(value)


def _dictionary(value: object) -> DictionaryObject:
    found = value.get_object() if isinstance(value, PdfObject) else value
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _array(value: object) -> ArrayObject:
    found = value.get_object() if isinstance(value, PdfObject) else value
    return found if isinstance(found, ArrayObject) else ArrayObject()
