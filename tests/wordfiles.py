"""Small Word files of any making, for tests of what is read from them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def word_file(
    body: str,
    parts: Mapping[str, str] | None = None,
    relations: str = "",
    extra: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A .docx with ``body`` in its document; ``parts`` are related parts by kind ("numbering"), as inner XML."""
    parts = dict(parts or {})
    related = "".join(f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    main = f'<Relationship Id="d" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(main),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _RELATIONS.format(related + relations),
        **{f"word/{kind}.xml": f"<w:{kind} {_NAMES}>{inner}</w:{kind}>" for kind, inner in parts.items()},
        **(extra or {}),
    }
    return zipped(files)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def p(words: str = "", properties: str = "", *, runs: str = "") -> str:
    """A paragraph: ``words`` as one run, or ``runs`` as they are."""
    said = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{said}{runs or r(words)}</w:p>"


def r(words: str, look: str = "") -> str:
    """A run; a tab in ``words`` is a tab."""
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    text = "<w:tab/>".join(f'<w:t xml:space="preserve">{part}</w:t>' if part else "" for part in escaped.split("\t"))
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{text}</w:r>"


def ins(content: str) -> str:
    return f'<w:ins w:id="1" w:author="C" w:date="2025-01-01T00:00:00Z">{content}</w:ins>'


def del_(words: str) -> str:
    inner = r(words).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:del w:id="2" w:author="C" w:date="2025-01-01T00:00:00Z">{inner}</w:del>'


def marked(kind: str) -> str:
    """Properties of a paragraph whose mark is inserted ("ins") or deleted ("del")."""
    return f'<w:rPr><w:{kind} w:id="3" w:author="C"/></w:rPr>'


@dataclass(frozen=True)
class ListForm:
    """A level of a list: how it counts, what is printed around the numbers, the style bound to it, other properties."""

    format: str
    text: str
    style: str = ""
    more: str = ""


def definition(number: int, *forms: ListForm) -> str:
    """A list called ``number`` with a level for each of ``forms``, all starting with 1."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/>'
        + (f'<w:numFmt w:val="{form.format}"/>' if form.format else "")
        + (f'<w:pStyle w:val="{form.style}"/>' if form.style else "")
        + f'{form.more}<w:lvlText w:val="{form.text}"/></w:lvl>'
        for at, form in enumerate(forms)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    )


def numbered(words: str, level: int, number: int = 1) -> str:
    """A paragraph that Word numbers: ``level`` of the list ``number``."""
    return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def field(code: str) -> str:
    """A field without a result."""
    marks = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:r><w:instrText>{code}</w:instrText></w:r>".join(marks)


def row(*cells: str, properties: str = "") -> str:
    """A row of a table."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"
