"""What a file of a picture is, and which names and files are shown."""

from __future__ import annotations

import struct
import time

import pytest

from engross.model.law.picture import MOST_PICTURE_BYTES, names_no_file, picture_of
from engross.model.picture_formats import PictureFormat, picture_format
from pictures import animated_gif, gif, jpeg_head, jpeg_with_exif, png, png_with_chunk, turned, webp_with_exif

SVG = b'<?xml version="1.0"?>\n<!-- drawn --><svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'
WEBP = b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + b"\x09\0\0\x13\0\0"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (png(30, 20), PictureFormat("png", 30, 20)),
        (jpeg_head(300, 200) + b"\xff\xd9", PictureFormat("jpeg", 300, 200)),
        (gif(7, 5), PictureFormat("gif", 7, 5)),
        (WEBP, PictureFormat("webp", 10, 20)),
        (SVG, PictureFormat("svg", 0, 0)),
        (png(30, 20)[:-20], PictureFormat("png", 30, 20, whole=False)),
        (png(30, 20).replace(b"IDAT", b"IDAT", 1)[:60] + b"\0" + png(30, 20)[61:], PictureFormat("png", 30, 20, False)),
        (jpeg_head(300, 200), PictureFormat("jpeg", 300, 200, whole=False)),
        (jpeg_head(300, 200) + b"\xff\xd9" + bytes(999), PictureFormat("jpeg", 300, 200)),
        (jpeg_with_exif(300, 200, b"\xff\xd9")[:-2], PictureFormat("jpeg", 300, 200, whole=False)),
        (png(0, 20), None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"<html><svg></svg></html>", None),
        (b"%PDF-1.7", None),
        (b"", None),
    ],
)
def test_a_picture_is_known_by_its_bytes(data: bytes, told: PictureFormat | None) -> None:
    assert picture_format(data) == told


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("map.png", b"no picture", "it is no PNG"),
        ("map.png", png(3, 3)[:-4], "damaged"),
        ("map.png", jpeg_head(3, 3) + b"\xff\xd9", "JPEG picture whose name ends in .png"),
        ("map.png", png(8000, 1)[:16] + struct.pack(">II", 9000, 9000) + png(8000, 1)[24:], "million"),
        ("map.png", png(3, 3) + bytes(MOST_PICTURE_BYTES), "8 MB"),
    ],
)
def test_a_picture_that_cannot_be_shown_says_why(name: str, data: bytes, fault: str) -> None:
    found = picture_of(name, data)
    assert fault in found.fault
    assert found.data == b""


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_as_wide_as_it_is_seen(orientation: int, order: str) -> None:
    exif = turned(orientation, order)
    files = (
        jpeg_with_exif(300, 200, exif),
        png_with_chunk(png(300, 200), b"eXIf", exif),
        webp_with_exif(300, 200, exif),
        webp_with_exif(300, 200, b"Exif\0\0" + exif),
    )
    seen = (300, 200) if orientation < 5 else (200, 300)
    for found in map(picture_format, files):
        assert found is not None
        assert (found.width, found.height, found.whole, found.orientation) == (*seen, True, orientation)


@pytest.mark.parametrize("exif", [b"", b"II*\0", b"MM\0*\xff\xff\xff\xff\0\0", turned(0), turned(9), turned(6)[:20]])
def test_exif_that_states_no_orientation_turns_nothing(exif: bytes) -> None:
    found = picture_format(jpeg_with_exif(300, 200, exif))
    assert found is not None
    assert (found.width, found.orientation) == (300, 1)


def test_a_picture_that_moves_is_known() -> None:
    frames = [png_with_chunk(png(3, 3), b"acTL", struct.pack(">II", number, 0)) for number in (1, 2)]
    webp = [webp_with_exif(3, 3, turned(1), animated=animated) for animated in (False, True)]
    found = [picture_format(data) for data in (gif(3, 3), animated_gif(3, 3), *frames, *webp)]
    assert [each.animated for each in found if each] == [False, True] * 3


def test_the_colors_of_print_are_known() -> None:
    components = [jpeg_head(3, 2)[:-10] + bytes([number]) + bytes(9) + b"\xff\xd9" for number in (1, 3, 4)]
    found = [picture_format(data) for data in components]
    assert [each.cmyk for each in found if each] == [False, False, True]


def test_a_file_of_nothing_but_markers_is_read_at_once() -> None:
    start = time.process_time()
    assert picture_format(b"\xff" * MOST_PICTURE_BYTES) is None
    assert time.process_time() - start < 1


def test_a_picture_that_can_be_shown_has_its_size_and_hash() -> None:
    found = picture_of("map.JPG".lower(), jpeg_head(300, 200) + b"\xff\xd9")
    assert (found.fault, found.kind, found.width, found.height, len(found.sha256)) == ("", "jpeg", 300, 200, 64)


@pytest.mark.parametrize(
    "source",
    ["../map.png", "/etc/map.png", "a/map.png", "a\\map.png", ".map.png", "map.exe", "map.png\n", "", "C:map.png"],
)
def test_only_a_name_of_a_picture_is_looked_for(source: str) -> None:
    assert names_no_file(source)


def test_an_address_is_never_fetched() -> None:
    for source in ("https://example.org/a.png", "//example.org/a.png", "data:image/png;base64,AAAA", "file:///a.png"):
        assert names_no_file(source) == "it is an address, and nothing is fetched from outside"
    assert names_no_file("zoning-map_2.png") == ""
