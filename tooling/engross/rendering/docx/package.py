"""The zip file that a .docx is: parts, their types and relations (ISO/IEC 29500-2), the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from engross.rendering.docx.xml_text import DECLARATION, PACKAGE_NAMESPACE, R_NAMESPACE

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "metadata/core-properties"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_MEDIA = "word/media/"
"""Where pictures are, named by their kind: ``word/media/logo.png``."""
_TYPES = {"jpg": "jpeg"}

# The zip format's earliest moment: entries bear no time of their own.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def complete_parts(parts: Mapping[str, str | bytes], pictures: Mapping[str, str]) -> dict[str, bytes]:
    """``parts`` (by name, such as ``word/document.xml``) with their types and relations, in the order of the file.

    A part's name says what it is: ``word/header2.xml`` is a header, related to the document as ``header2``.
    ``pictures``: the ids of its relations to the pictures in it, by the names of their parts.
    """
    whole: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(parts),
        "_rels/.rels": _relations(
            ("document", f"{R_NAMESPACE}/officeDocument", "word/document.xml"),
            ("core", f"http://schemas.openxmlformats.org/package/2006/relationships/{_CORE}", "docProps/core.xml"),
            ("app", f"{R_NAMESPACE}/extended-properties", "docProps/app.xml"),
        ),
        "word/_rels/document.xml.rels": _relations(
            *(
                (_stem(name), f"{R_NAMESPACE}/{_kind(name)}", name.removeprefix("word/"))
                for name in sorted(parts)
                if name.startswith("word/") and name.count("/") == 1 and name != "word/document.xml"
            ),
            *((pictures[name], f"{R_NAMESPACE}/image", name.removeprefix("word/")) for name in sorted(pictures)),
            *((_stem(name), f"{R_NAMESPACE}/customXml", f"../{name}") for name in sorted(parts) if _is_custom(name)),
        ),
        **{name: parts[name] for name in sorted(parts)},
    }
    return {name: content.encode() if isinstance(content, str) else content for name, content in whole.items()}


def package(parts: Mapping[str, bytes]) -> bytes:
    """All the parts of a .docx as its file, in their order."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as file:
        for name, content in parts.items():
            entry = ZipInfo(name, _MOMENT)
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 0, 0
            file.writestr(entry, content)
    return buffer.getvalue()


def _is_custom(name: str) -> bool:
    """Whether a part is custom XML itself, not what describes it."""
    return name.startswith("customXml/item") and _kind(name) == "item"


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".xml")


def _kind(name: str) -> str:
    return _stem(name).rstrip("0123456789")


def _types(parts: Mapping[str, str | bytes]) -> str:
    types = {
        **{name: _PROPERTIES for name in parts if name.startswith("customXml/itemProps")},
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "word/document.xml": f"{_WORD}.document.main+xml",
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{types.get(name) or f"{_WORD}.{_kind(name)}+xml"}"/>'
        for name in sorted(parts)
        if not name.endswith(".rels") and not name.startswith(_MEDIA) and not _is_custom(name)
    )
    media = sorted({name.rpartition(".")[2] for name in parts if name.startswith(_MEDIA)})
    pictures = "".join(f'<Default Extension="{kind}" ContentType="image/{_TYPES.get(kind, kind)}"/>' for kind in media)
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{pictures}{overrides}</Types>'
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    inner = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in relations)
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_NAMESPACE}">{inner}</Relationships>'
