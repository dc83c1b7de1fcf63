"""The letterhead of a city: its lines by the city's file, logo and seal by ``templates/letterhead/``."""

from __future__ import annotations

from typing import Literal

from engross.errors import SourceError
from engross.model.picture_formats import PictureKind, picture_format
from engross.model.picture_orientation import UPRIGHT
from engross.rendering.page_layout import page_layout
from engross.resources import PICTURE_SUFFIXES, Templates
from engross.values import dataclass

_KINDS = frozenset(("png", "jpeg"))
_MOST_BYTES = 2 * 1024 * 1024
_WIDEST = 1 / 3
"""How much of the text's width a picture may take."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A logo or a seal: its file's bytes, its size on paper in points, the words that stand for it, and how its pixels
    are to be turned (as of ``PictureFormat``)."""

    name: str
    kind: PictureKind
    data: bytes
    width: float
    height: float
    words: str
    orientation: int = UPRIGHT


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the head of a document's first page; the first line is the city's full name."""

    lines: tuple[str, ...]
    logo: Picture | None
    seal: Picture | None

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Logo and seal, those that there are."""
        return tuple(each for each in (self.logo, self.seal) if each is not None)

    @property
    def side(self) -> float:
        """Points that a picture beside the lines takes; as much on either side, so that the lines are centered."""
        return max((each.width for each in self.pictures), default=0.0)


def letterhead_of(templates: Templates) -> Letterhead | None:
    """The letterhead of the city that ``templates`` are of; None where it has none.

    Errors: SourceError where a picture is no PNG or JPEG, is too large, or there are two for one place.
    """
    lines = templates.stationery.letterhead
    logo, seal = (_picture(templates, name) for name in ("logo", "seal"))
    return Letterhead(lines, logo, seal) if lines or logo or seal else None


def _picture(templates: Templates, name: Literal["logo", "seal"]) -> Picture | None:
    files = [f"{name}.{suffix}" for suffix in PICTURE_SUFFIXES]
    found = [(file, data) for file in files if (data := templates.own_data("letterhead", file)) is not None]
    if not found:
        return None
    file, data = found[0]
    place = f"templates/letterhead/{file}"
    if len(found) > 1:
        raise SourceError(place, 0, f"there is {found[1][0]} too; keep one of them.")
    if len(data) > _MOST_BYTES:
        raise SourceError(place, 0, "this picture has more than 2 MB, in every document that is made; make it smaller.")
    shown = picture_format(data)
    if shown is None or shown.kind not in _KINDS:
        raise SourceError(place, 0, "this is no PNG or JPEG picture; save it as one.")
    page = page_layout(templates)
    height = {"logo": page.logo_height, "seal": page.seal_height}[name] / 20
    width = height * shown.width / shown.height
    if width > page.text_width / 20 * _WIDEST:
        width = page.text_width / 20 * _WIDEST
        height = width * shown.height / shown.width
    city = next(iter(templates.stationery.letterhead), "")
    words = f"{name.capitalize()} of {city}" if city else name.capitalize()
    return Picture(name, shown.kind, data, width, height, words, shown.orientation)
