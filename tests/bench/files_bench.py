"""Reading and writing ordinance files, beside lxml parsing the same bytes and doing nothing with them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from large import large_pair
from lxml import etree
from timing import Measured, calls, measured_row

from engross.akn import parse_chapter, write_chapter


def rows() -> Iterator[dict[str, object]]:
    """Chapter 68 as codified, and at 16 times its size."""
    for size in (1, 16):
        with tempfile.TemporaryDirectory() as folder:
            data = large_pair(Path(folder), size)[0].read_bytes()
        chapter = parse_chapter(data, "bench.xml")
        times = calls(
            lambda data=data: etree.fromstring(data),
            lambda data=data: parse_chapter(data, "bench.xml"),
            lambda chapter=chapter: write_chapter(chapter),
            runs=15 if size == 1 else 5,
        )
        parse, read, write = map(Measured, times)
        amount = f"{len(data) / 1e6:.1f} MB"
        yield measured_row(f"read_chapter, {amount}", read, "lxml parsing alone", parse, "—")
        yield measured_row(f"write_chapter, {amount}", write, "lxml parsing alone", parse, "—")
