"""The parts of a Word file that its words are in, found by the relationships between them (ISO/IEC 29500-2)."""

from __future__ import annotations

import io
import posixpath
import zipfile
from xml.etree import ElementTree

from engross.values import dataclass

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class WordParts:
    """The document and what its words depend on; None for a part that the file has not."""

    document: bytes
    styles: bytes | None
    numbering: bytes | None
    footnotes: bytes | None
    endnotes: bytes | None


def word_parts(data: bytes) -> WordParts:
    """The parts of the Word file ``data``.

    Errors: KeyError, ValueError, zipfile.BadZipFile, ElementTree.ParseError where it is no such file.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        main = _targets(archive, names, "")["officeDocument"]
        related = _targets(archive, names, main)

        def part(kind: str) -> bytes | None:
            name = related.get(kind, "")
            return _transitional(archive.read(name)) if name in names else None

        return WordParts(
            _transitional(archive.read(main)),
            part("styles"),
            part("numbering"),
            part("footnotes"),
            part("endnotes"),
        )


def _targets(archive: zipfile.ZipFile, names: set[str], part: str) -> dict[str, str]:
    """The parts that ``part`` is related to inside the file, by the last word of the relationship's type."""
    folder, _, stem = part.rpartition("/")
    file = posixpath.join(folder, "_rels", f"{stem}.rels")
    if file not in names:
        return {}
    found: dict[str, str] = {}
    for relation in ElementTree.fromstring(archive.read(file)):
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            found.setdefault(relation.get("Type", "").rpartition("/")[2], target)
    return found


def _transitional(data: bytes) -> bytes:
    """A part in the names of the transitional form; what is in UTF-16 is put in UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16")
        _declaration, _end, rest = text.partition("?>") if text.startswith("<?xml") else ("", "", text)
        data = rest.encode("utf-8")
    return data.replace(_STRICT, _TRANSITIONAL)
