"""A picture of a chapter: a file beside the chapter's own, which a text names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from engross.model.picture_formats import PictureFormat, PictureKind, picture_format
from engross.model.picture_orientation import UPRIGHT
from engross.patterns import compile_on_use
from engross.values import dataclass

MOST_PICTURE_BYTES = 8 * 2**20
"""The largest file of a picture that is shown."""
_MOST_PIXELS = 50_000_000
"""The largest picture that is shown: a page of 11 by 17 inches at 500 dots an inch."""

PICTURE_NAME = compile_on_use(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(?:png|jpe?g|gif|svg|webp)")
"""What the file of a picture may be called: a name alone, so that nothing outside of its folder can be meant."""
_ADDRESS = compile_on_use(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class ChapterPicture:
    """A picture by the ``name`` of its file: format, bytes, their SHA-256 (hex), width and height in pixels as it is
    seen (0 where the file does not state them).

    ``orientation``, ``animated``, ``cmyk``: as of ``PictureFormat``.

    ``fault`` says why it cannot be shown, empty where it can; such a picture has no bytes.
    """

    name: str
    kind: PictureKind = "png"
    data: bytes = b""
    sha256: str = ""
    width: int = 0
    height: int = 0
    fault: str = ""
    orientation: int = UPRIGHT
    animated: bool = False
    cmyk: bool = False


_FORMER = "former:"


def former_picture(name: str) -> str:
    """What a text that is compared calls a picture of its own whose file has the ``name`` of another in the other text.

    No file is called so (``PICTURE_NAME``).
    """
    return f"{_FORMER}{name}"


def picture_file_name(called: str) -> str:
    """The name of the file of a picture that is ``called`` by it, or as ``former_picture`` says."""
    return called.removeprefix(_FORMER)


def picture_named_by_hash(kind: PictureKind, sha256: str) -> str:
    """The name of the file of a picture that has none of its own, by its format and the SHA-256 (hex) of its bytes."""
    return f"picture-{sha256[:16]}.{'jpg' if kind == 'jpeg' else kind}"


def pictures_of_all(*held: Iterable[ChapterPicture]) -> tuple[ChapterPicture, ...]:
    """The pictures of several texts of one folder, each once: the first of its name that can be shown."""
    found: dict[str, ChapterPicture] = {}
    for picture in (picture for pictures in held for picture in pictures):
        if picture.name not in found or (found[picture.name].fault and not picture.fault):
            found[picture.name] = picture
    return tuple(found.values())


def picture_of(name: str, data: bytes) -> ChapterPicture:
    """The picture that the file called ``name`` holds: ``data``, or what is wrong with it."""
    found = picture_format(data)
    if found is None:
        return ChapterPicture(name, fault="it is no PNG, JPEG, GIF, WebP or SVG picture")
    fault = _fault(name, found, data)
    if fault:
        return ChapterPicture(name, fault=fault)
    sha256 = hashlib.sha256(data).hexdigest()
    return ChapterPicture(
        name,
        found.kind,
        data,
        sha256,
        found.width,
        found.height,
        orientation=found.orientation,
        animated=found.animated,
        cmyk=found.cmyk,
    )


def _fault(name: str, found: PictureFormat, data: bytes) -> str:
    suffix = name.rpartition(".")[2].lower()
    if found.kind != ("jpeg" if suffix == "jpg" else suffix):
        return f"it is a {found.kind.upper()} picture whose name ends in .{suffix}"
    if len(data) > MOST_PICTURE_BYTES:
        return f"it has more than {MOST_PICTURE_BYTES // 2**20} MB"
    if found.width * found.height > _MOST_PIXELS:
        return f"its {found.width} by {found.height} pixels are more than {_MOST_PIXELS // 10**6} million"
    return "" if found.whole else "the file is damaged or not complete"


def names_no_file(source: str) -> str:
    """Why no file is looked for at ``source``, what a text names its picture by; empty where one is."""
    if PICTURE_NAME.fullmatch(source):
        return ""
    if _ADDRESS.match(source):
        return "it is an address, and nothing is fetched from outside"
    return "it is not the name of a picture beside the chapter (letters, digits, . _ -, ending in png, jpg, gif, svg)"
