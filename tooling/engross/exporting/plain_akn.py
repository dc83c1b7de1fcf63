"""An ordinance file as Akoma Ntoso without what is ours: no foreign attribute, no foreign element."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from engross.akn.element_names import AKN, OURS

_OURS = f"{{{OURS}}}"


def plain_akn(data: bytes, losses: Counter[str]) -> bytes:
    """The bytes of an ordinance file without what stands in our namespace; ``losses`` counts that by kind."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    for element in list(root.iter(f"{{{AKN}}}proprietary")):
        losses["declarations of rules"] += sum(len(child) for child in element)
        parent = element.getparent()
        assert parent is not None  # noqa: S101 - it stands in meta
        parent.remove(element)
    for element in root.iter():
        for name in [str(name) for name in element.attrib if str(name).startswith(_OURS)]:
            losses[f"en:{name.removeprefix(_OURS)} of <{etree.QName(element).localname}>"] += 1
            del element.attrib[name]
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"
