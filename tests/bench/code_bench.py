"""A whole city code, imported: check beside lxml parsing the same files, the site, the search index, the PDF.

The code is kept beside the checkout (``../shared``, or where ENGROSS_SHARED says); without it there are no rows.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from timing import Measured, measured_row, processor_time

ROOT = Path(__file__).parents[2]
CODE = Path(os.environ.get("ENGROSS_SHARED", ROOT.parent / "shared")) / "codes" / "san-mateo" / "2019-07-01"
RUNS = 3
LARGE = 6_100
"""The sections of a large code: the chapters of this one several times, under titles of other numbers."""
_PARSE = (
    "import sys; from lxml import etree; from pathlib import Path; "
    "[etree.parse(str(p)) for p in sorted(Path(sys.argv[1]).rglob('*.xml'))]"
)


def rows() -> Iterator[dict[str, object]]:
    """Processor time of whole processes, the start of Python and its libraries included; a section's share of it."""
    if not CODE.is_dir():
        print(f"no whole code was measured: {CODE} is not there", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as held:
        home, out = Path(held) / "code", Path(held) / "site"
        engross = [sys.executable, "-m", "engross"]
        subprocess.run([*engross, "import", str(CODE), "--code", "-o", str(home)], check=True, capture_output=True)
        files = sorted(home.rglob("*.xml"))
        sections = sum(path.read_bytes().count(b"<section ") for path in files)
        parse = processor_time([sys.executable, "-c", _PARSE, str(home)], runs=RUNS)
        what = f"whole code, {len(files)} chapters, {sections:,} sections"
        check = [*engross, "-C", str(home), "check", "--jobs", "1", "-o", os.devnull]
        yield _ratio(f"check, {what}", processor_time(check, runs=RUNS, codes=(0, 1)), parse, "20× lxml or less")
        large = Path(held) / "large"
        size = write_large(home, large, sections=LARGE)
        parse = processor_time([sys.executable, "-c", _PARSE, str(large)], runs=RUNS)
        check = [*engross, "-C", str(large), "check", "--jobs", "1", "-o", os.devnull]
        what_large = f"check, chapters like these, {LARGE:,} sections, {size / 1e6:.0f} MB"
        yield _ratio(what_large, processor_time(check, runs=RUNS, codes=(0, 1)), parse, "20× lxml or less")
        site = processor_time([*engross, "-C", str(home), "site", "--jobs", "1", "-o", str(out)], runs=1)
        yield _each(f"site, {what}", str(site), f"{1000 * site.seconds / sections:.1f} ms a section", "8 ms a section")
        index = [out / "search-index.js", *(out / "search").glob("*.js")]
        size = sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in index)
        share = f"{size / sections / 1000:.2f} MB gzipped per 1,000 sections"
        yield _each(f"search index, {what}", f"{size / 1000:.0f} KB", share, "0.3 MB gzipped per 1,000 sections")
        pdf = processor_time([*engross, "-C", str(home), "code", "-o", str(Path(held) / "code.pdf")], runs=1)
        share = f"{1000 * pdf.seconds / sections:.1f} ms a section"
        yield _each(f"code as PDF, {what}", str(pdf), share, "300 MB in any process")


def write_large(home: Path, large: Path, *, sections: int = sys.maxsize, chapters: int = sys.maxsize) -> int:
    """Put the chapters of ``home`` under ``large``, again and again with 30 more in the number of each title, until there
    are so many ``sections`` or ``chapters``; their size in bytes."""
    written = size = 0
    (large / "ordinances").mkdir(parents=True)
    for city in (home / "ordinances").glob("*.toml"):
        shutil.copy(city, large / "ordinances")
    sources = [path for path in sorted(home.rglob("*.xml")) if _IN_TITLE.match(path.parent.name)]
    for more in range(0, 1000, 30):
        for path in sources:
            text = _TITLE.sub(lambda found, more=more: str(int(found[0]) + more), path.read_text(encoding="utf-8"))
            title, rest = path.parent.name.split(".", 1)
            folder = large / "ordinances" / f"{int(title) + more:03d}.{rest}"
            folder.mkdir()
            (folder / path.name).write_text(text, encoding="utf-8", newline="\n")
            written += text.count("<section ")
            chapters -= 1
            size += len(text.encode())
            if written >= sections or not chapters:
                return size
    return size


_IN_TITLE = re.compile(r"\d+\.")
_TITLE = re.compile(r"(?<![\d.,$])\d{1,2}(?=\.\d{2}(?:\.\d{3})?(?![\d.]*\d))|(?<=(?:chp|sec)_)\d{1,2}(?=-\d{2})")
"""The title in the number of a chapter or section: 17 in 17.32, 17.32.010 and sec_17-32-010."""


def _ratio(what: str, ours: Measured, parse: Measured, target: str) -> dict[str, object]:
    ratio = f"{ours.seconds / parse.seconds:.1f}× lxml"
    return {**measured_row(what, ours, "lxml parse", parse, target), "ratio": ratio}


def _each(what: str, ours: str, ratio: str, target: str) -> dict[str, object]:
    return {"what": what, "ours": ours, "beside": "", "ratio": ratio, "target": target}
