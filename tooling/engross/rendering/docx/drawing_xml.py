"""A picture in a line of words.

::

    <w:drawing><wp:inline><wp:extent cx="…" cy="…"/><wp:docPr id="1" name="…" descr="…"/>
      <a:graphic><a:graphicData><pic:pic>…<a:blip r:embed="…"/>…</pic:pic></a:graphicData></a:graphic>
    </wp:inline></w:drawing>
"""

from __future__ import annotations

from engross.model.law.picture import ChapterPicture
from engross.model.picture_formats import PictureKind
from engross.model.picture_orientation import UPRIGHT, is_sideways, turn_of
from engross.rendering.docx.xml_text import escaped

WORD_KINDS: frozenset[PictureKind] = frozenset(("png", "jpeg", "gif"))
"""The formats of pictures that every version of Word shows; others are told by their words."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_EMU = 12_700
"""English metric units in a point."""
_DEGREE = 60_000
"""The unit of an angle is a 60,000th of a degree (ISO/IEC 29500-1, 20.1.10.3)."""
_POINTS = 0.75
"""Points in a pixel, at 96 in an inch."""


def drawing_xml(
    relation: str, number: int, name: str, words: str, size: tuple[float, float], orientation: int = UPRIGHT
) -> str:
    """The run that shows the picture which ``relation`` leads to, of a ``size`` in points (width, height) as it is
    seen.

    ``words`` are its text alternative; ``number`` is its own among the drawings of the document. ``orientation``: of
    its pixels (``PictureFormat``), which Word shows as they are unless the drawing is turned.
    """
    width, height = (max(1, round(points * _EMU)) for points in size)
    turn, beside = turn_of(orientation), ""
    if is_sideways(orientation):
        # What is turned has the measures of its pixels; how far it then reaches beyond them is stated.
        width, height = height, width
        across, down = max(0, height - width) // 2, max(0, width - height) // 2
        beside = f'<wp:effectExtent l="{across}" t="{down}" r="{across}" b="{down}"/>'
    turned = (f' rot="{turn.degrees * _DEGREE}"' if turn.degrees else "") + (' flipH="1"' if turn.mirrored else "")
    measures = f'cx="{width}" cy="{height}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0"'
        ' distR="0">'
        f'<wp:extent {measures}/>{beside}<wp:docPr id="{number}" name="{name}" descr="{escaped(words)}"/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm{turned}><a:off x="0" y="0"/><a:ext {measures}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def size_in(picture: ChapterPicture, width: float, height: float) -> tuple[float, float]:
    """Width and height in points of a picture in so much room: its own, at 96 pixels an inch, or what fits."""
    scale = min(_POINTS, width / picture.width, height / picture.height)
    return picture.width * scale, picture.height * scale
