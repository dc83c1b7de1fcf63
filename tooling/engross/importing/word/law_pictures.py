"""The pictures in the words of a Word file: what each shows, and in which file it is kept beside the chapter."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import PurePosixPath

from lxml import etree

from engross.importing.word.element_names import W
from engross.importing.word.zip_package import Package
from engross.model.law.picture import MOST_PICTURE_BYTES, ChapterPicture, picture_named_by_hash, picture_of
from engross.model.law.text import LINE_BREAK, NOTE_ANCHOR, collapse
from engross.model.picture_formats import PictureKind, picture_format
from engross.model.picture_orientation import UPRIGHT, Turn, turn_of
from engross.patterns import compile_on_use
from engross.values import dataclass

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
_BLIP, _MEASURES, _CROP = _DRAWING + "main}blip", _DRAWING + "main}xfrm", _DRAWING + "main}srcRect"
_CONTENT, _PICTURE = _DRAWING + "main}graphicData", _DRAWING + "picture}pic"
_PROPERTIES = _DRAWING + "wordprocessingDrawing}docPr"
_OPACITY, _EXTENSIONS = _DRAWING + "main}alphaModFix", _DRAWING + "main}extLst"
_VML = "{urn:schemas-microsoft-com:vml}"
_IMAGE, _SHAPE = f"{_VML}imagedata", f"{_VML}shape"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FORMS = ("arc", "curve", "image", "line", "oval", "polyline", "rect", "roundrect", "shape")
_VML_SHAPES = tuple(f"{_VML}{name}" for name in _FORMS)
_TURNED = compile_on_use(r"\b(?:rotation|flip)\s*:\s*[^0;\s]", re.IGNORECASE)
_CROPPED = ("cropleft", "cropright", "croptop", "cropbottom")
_DEGREE, _FULL = 60_000, "100000"
"""The unit of an angle is a 60,000th of a degree, that of a share a 100,000th (ISO/IEC 29500-1 § 20.1.10)."""
_KINDS: frozenset[PictureKind] = frozenset(("png", "jpeg", "gif"))
"""The formats of pictures that are kept: those that every format of ours shows."""
_NOT_THERE = f"not in the file, or larger than {MOST_PICTURE_BYTES // 2**20} MB"
_NAMES = frozenset(("png", "jpg", "jpeg", "gif"))


def shows_picture(drawing: etree._Element) -> bool:
    """Whether a ``w:drawing``, or a ``w:pict`` of older files, shows one picture of the file, and nothing else."""
    return bool(_held(drawing))


def _held(drawing: etree._Element) -> str:
    """The relation that leads to the one picture of a drawing; empty where it shows anything else."""
    if drawing.tag == f"{W}pict":
        drawn = list(drawing.iter(_VML_SHAPES))
        images = list(drawing.iter(_IMAGE))
        alone = len(drawn) == len(images) == 1 and drawn[0].tag == _SHAPE and images[0].getparent() is drawn[0]
        return images[0].get(f"{_RELATIONS}id", "") if alone and not _holds_words(drawing) else ""
    contents = list(drawing.iter(_CONTENT))
    pictures = list(contents[0]) if len(contents) == 1 else []
    if len(pictures) != 1 or pictures[0].tag != _PICTURE or _holds_words(drawing):
        return ""
    blips = list(drawing.iter(_BLIP))
    return blips[0].get(f"{_RELATIONS}embed", "") if len(blips) == 1 else ""


def _holds_words(drawing: etree._Element) -> bool:
    return next(drawing.iter(f"{W}txbxContent"), None) is not None


def alternative_of(drawing: etree._Element) -> str:
    """The text alternative of a drawing, else its title (ISO/IEC 29500-1 § 20.4.2.5; VML: ``alt``); empty where it
    has neither."""
    if drawing.tag == f"{W}pict":
        said = next(drawing.iter(_SHAPE)).get("alt", "")
    else:
        properties = drawing.find(f".//{_PROPERTIES}")
        said = (properties.get("descr", "").strip() or properties.get("title", "")) if properties is not None else ""
    return collapse(said.replace(NOTE_ANCHOR, " ").replace(LINE_BREAK, " ").strip())


def _name_of(drawing: etree._Element) -> str:
    """What a drawing is called; that is the name of the file in those that Engross writes."""
    properties = drawing.find(f".//{_PROPERTIES}")
    return properties.get("name", "") if properties is not None else ""


def shown_otherwise(drawing: etree._Element, picture: ChapterPicture) -> str:
    """How Word shows a picture otherwise than its file is ("cropped"); empty where it does not."""
    return " and ".join(_changes(drawing, picture))


def _changes(drawing: etree._Element, picture: ChapterPicture) -> Iterator[str]:
    """Sources: ISO/IEC 29500-1 § 20.1.7.6 (xfrm), 20.1.8.55 (srcRect), 20.1.8.13 (blip); ISO/IEC 29500-4 (VML)."""
    if drawing.tag == f"{W}pict":
        image, shape = next(drawing.iter(_IMAGE)), next(drawing.iter(_SHAPE))
        if any(image.get(side, "0").strip("0.f%") for side in _CROPPED):
            yield "cropped"
        if _TURNED.search(shape.get("style", "")) or picture.orientation != UPRIGHT:
            yield "turned"
        return
    crop, measures = drawing.find(f".//{_CROP}"), drawing.find(f".//{_PICTURE}//{_MEASURES}")
    if crop is not None and any(value not in ("0", "") for value in crop.attrib.values()):
        yield "cropped"
    if measures is not None and _turn(measures) != turn_of(picture.orientation):
        yield "turned"
    effects = (each for each in next(drawing.iter(_BLIP)) if each.tag != _EXTENSIONS)
    if any(each.tag != _OPACITY or each.get("amt", _FULL) != _FULL for each in effects):
        yield "recolored"


def _turn(measures: etree._Element) -> Turn | None:
    """How a drawing is turned, as ``Turn`` says it; None where that is by no right angle."""
    stated = measures.get("rot", "0")
    degrees, beyond = divmod(int(stated), _DEGREE) if stated.lstrip("-").isdecimal() else (0, 1)
    across, down = (measures.get(name, "0") in ("1", "true") for name in ("flipH", "flipV"))
    if down:  # upside down is left to right, turned by half
        across, degrees = not across, degrees + 180
    return None if beyond else Turn(across, degrees % 360)


@dataclass(slots=True)
class LawPictures:
    """The pictures of a file that are kept, by what they are called; ``files`` are the names of those that are at hand
    already, the latest last, by the SHA-256 (hex) of their bytes; ``read`` are those of the parts that were read."""

    package: Package
    files: Mapping[str, Sequence[str]]
    kept: dict[str, ChapterPicture] = field(default_factory=dict)
    read: dict[str, ChapterPicture] = field(default_factory=dict)

    def of(self, drawing: etree._Element) -> ChapterPicture:
        """The picture that a drawing shows; one with a fault is not kept.

        Errors: SourceError where the file is damaged.
        """
        relation = self.package.relations(self.package.main).get(_held(drawing))
        if relation is None or relation.external:
            return ChapterPicture("", fault=_NOT_THERE)
        if relation.target not in self.read:
            self.read[relation.target] = self._read(relation.target)
        found, called = self.read[relation.target], _name_of(drawing)
        if called in self.files.get(found.sha256, ()):
            found = replace(found, name=called)
        if not found.fault:
            self.kept[found.name] = found
        return found

    def _read(self, part: str) -> ChapterPicture:
        """The picture in a ``part`` of the file, called as the latest that is at hand, or by its hash."""
        data = self.package.picture(part, MOST_PICTURE_BYTES)
        if data is None:
            return ChapterPicture("", fault=_NOT_THERE)
        found = picture_format(data)
        if found is None or found.kind not in _KINDS:
            suffix = PurePosixPath(part).suffix[1:].lower()
            kind = found.kind if found is not None else "" if suffix in _NAMES else suffix
            return ChapterPicture("", fault=f"its format is {kind.upper() or 'unknown'}; save it as PNG")
        sha256 = hashlib.sha256(data).hexdigest()
        names = self.files.get(sha256) or (picture_named_by_hash(found.kind, sha256),)
        return picture_of(names[-1], data)
