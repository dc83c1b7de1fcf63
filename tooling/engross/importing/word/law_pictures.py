"""The pictures in the words of a Word file: what each shows, and in which file it is kept beside the chapter."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import field
from pathlib import PurePosixPath

from lxml import etree

from engross.importing.word.element_names import W
from engross.importing.word.zip_package import Package
from engross.model.law.picture import MOST_PICTURE_BYTES, ChapterPicture, picture_of
from engross.model.law.text import collapse
from engross.model.picture_formats import picture_format
from engross.values import dataclass

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
_BLIP = _DRAWING + "main}blip"
_PROPERTIES = _DRAWING + "wordprocessingDrawing}docPr"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_SUFFIXES = {"png": "png", "jpeg": "jpg", "gif": "gif"}
"""The formats of pictures that are kept: those that every format of ours shows."""
_NAMES = frozenset(("png", "jpg", "jpeg", "gif"))


def shows_picture(drawing: etree._Element) -> bool:
    """Whether a ``w:drawing`` shows one picture of the file, and nothing else."""
    blips = list(drawing.iter(_BLIP))
    return len(blips) == 1 and bool(blips[0].get(_EMBED)) and next(drawing.iter(f"{W}txbxContent"), None) is None


def alternative_of(drawing: etree._Element) -> str:
    """The text alternative of a drawing, else its title (ISO/IEC 29500-1 § 20.4.2.5); empty where it has neither."""
    said = drawing.find(f".//{_PROPERTIES}")
    return collapse((said.get("descr", "").strip() or said.get("title", "")).strip()) if said is not None else ""


@dataclass(slots=True)
class LawPictures:
    """The pictures of a file that are kept, by what they are called; ``files`` are the names of those that are at hand
    already, by the SHA-256 (hex) of their bytes."""

    package: Package
    files: Mapping[str, str]
    kept: dict[str, ChapterPicture] = field(default_factory=dict)

    def of(self, drawing: etree._Element) -> ChapterPicture:
        """The picture that a drawing shows; one with a fault is not kept.

        Errors: SourceError where the file is damaged.
        """
        relation = self.package.relations(self.package.main).get(next(drawing.iter(_BLIP)).get(_EMBED, ""))
        held = relation is not None and not relation.external
        data = self.package.picture(relation.target, MOST_PICTURE_BYTES) if relation is not None and held else None
        if relation is None or data is None:
            return ChapterPicture("", fault=f"not in the file, or larger than {MOST_PICTURE_BYTES // 2**20} MB")
        found = picture_format(data)
        if found is None or found.kind not in _SUFFIXES:
            suffix = PurePosixPath(relation.target).suffix[1:].lower()
            kind = found.kind if found is not None else "" if suffix in _NAMES else suffix
            return ChapterPicture("", fault=f"its format is {kind.upper() or 'unknown'}; save it as PNG")
        sha256 = hashlib.sha256(data).hexdigest()
        name = self.files.get(sha256) or f"picture-{sha256[:16]}.{_SUFFIXES[found.kind]}"
        picture = picture_of(name, data)
        if not picture.fault:
            self.kept[name] = picture
        return picture
