"""One file of Open Law Library XML, in today's form of the schema or an earlier one."""

from __future__ import annotations

from lxml import etree

from engross.errors import SourceError
from engross.importing.code.published_xml import element_name
from engross.patterns import compile_on_use

NAMESPACE = "https://open.law/schemas/library"
EARLIER = frozenset({"https://code.dccouncil.us/schemas/dc-library", None})
"""The namespaces of the same elements in files of earlier years; the oldest have none."""
_ROOTS = ("document", "container", "attachment", "section")

_CODIFY = "/schemas/codify"
"""How the namespace of the instructions ends by which a publisher's program amends a code."""
_ONLY_INSTRUCTIONS = frozenset({"find-replace", "annotation"})
_BROUGHT = frozenset({"container", "attachment", "section", "para", "text", "aftertext", "table", "ul", "ol"})

_FIRST_TAG = compile_on_use(rb"<(?P<name>[A-Za-z][\w.:-]*+)(?P<attributes>[^<>]*+)>")
_SPACE = compile_on_use(rb"\sxmlns\s*=\s*[\"']([^\"']*)[\"']")
_IDENTITY = compile_on_use(rb"\sid\s*=\s*[\"'][^\"']*\bCode[\"']")
_INCLUDE = "{http://www.w3.org/2001/XInclude}include"


def is_open_law(start: bytes) -> bool:
    """Whether a file that begins with ``start`` is Open Law Library XML, by its first element; without a namespace, by
    its first words, too: a page may begin with a ``section`` of HTML."""
    found = _FIRST_TAG.search(start)
    if found is None:
        return False
    space = _SPACE.search(found["attributes"])
    if space is None:
        return start.startswith(b"<?xml") and found["name"].decode("ascii") in _ROOTS
    return space[1].decode("utf-8", "replace") in {NAMESPACE, *EARLIER}


def is_code(start: bytes) -> bool:
    """Whether a file that begins with ``start`` is the index of a code, which its publisher calls so."""
    found = _FIRST_TAG.search(start)
    return found is not None and found["name"] == b"document" and bool(_IDENTITY.search(found["attributes"]))


def library_files(data: bytes) -> tuple[str, ...]:
    """The files that the index of a library names, in order; none where ``data`` is another file."""
    found = _FIRST_TAG.search(data)
    if found is None or found["name"] != b"library":
        return ()
    root = _tree(data, "index.xml")
    return tuple(element.get("href", "") for element in root.iter(_INCLUDE))


def left_without_instructions(root: etree._Element) -> int:
    """Take out of ``root`` what tells a program to amend a code; how many instructions that were.

    Law that an instruction brings (a section that replaces another) stays, in the element that holds it.
    """
    found = [element for element in root.iter(etree.Element) if _is_instruction(element)]
    for element in found:
        parent, before = element.getparent(), element.getprevious()
        if parent is None:
            continue
        if before is not None:
            before.tail = (before.tail or "") + (element.tail or "")
        else:
            parent.text = (parent.text or "") + (element.tail or "")
        parent.remove(element)
    return len(found)


def _is_instruction(element: etree._Element) -> bool:
    """Whether an element tells a program what to amend, and brings no law of its own."""
    if not (etree.QName(element).namespace or "").endswith(_CODIFY):
        return False
    brings = any(element_name(inner) in _BROUGHT for inner in element.iter(f"{{{NAMESPACE}}}*"))
    return element_name(element) in _ONLY_INSTRUCTIONS or not brings


def parsed_file(data: bytes, name: str, prefix: str = "") -> etree._Element:
    """The root of a file, its elements in today's namespace; ``prefix`` is the word before the root's number (Title)
    where the root has none of its own.

    Errors: SourceError where the file is not well-formed, or not Open Law Library XML.
    """
    root = _tree(data, name)
    space = etree.QName(root).namespace
    if (space != NAMESPACE and space not in EARLIER) or element_name(root) not in _ROOTS:
        raise SourceError(name, 1, f"this is no document, container or section of {NAMESPACE}")
    if space != NAMESPACE:
        for element in root.iter(etree.Element):
            if etree.QName(element).namespace == space:
                element.tag = f"{{{NAMESPACE}}}{element_name(element)}"
    _name_units(root, prefix)
    return root


def _tree(data: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise SourceError(name, fault.lineno or 0, "this is not well-formed XML; correct the markup here") from None


def _name_units(root: etree._Element, prefix: str) -> None:
    """Give each unit the word before its number that what it stands in says of all its units (``childPrefix``)."""
    _name_unit(root, prefix)
    for element in root.iterfind(".//*[@childPrefix]"):
        for child in element:
            _name_unit(child, element.get("childPrefix", ""))
    for child in root if root.get("childPrefix") else ():
        _name_unit(child, root.get("childPrefix", ""))


def _name_unit(element: etree._Element, prefix: str) -> None:
    tag = f"{{{NAMESPACE}}}prefix"
    if prefix and element_name(element) == "container" and element.find(tag) is None:
        named = etree.Element(tag)
        named.text = prefix
        element.insert(0, named)
