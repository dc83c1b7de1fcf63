"""Finding citations in plain text, in MB a second, beside eyecite on the same text."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from large import ROOT
from timing import PEERS, calls

from engross.cite import find_citations
from engross.workspace import load

_EYECITE = """
import statistics, sys, time
from eyecite import get_citations
from eyecite.tokenizers import AhocorasickTokenizer
texts = open(sys.argv[1], encoding="utf-8").read().split("\\0")
tokenizer = AhocorasickTokenizer()
times = []
for turn in range(4):
    begun = time.perf_counter()
    for text in texts:
        get_citations(text, tokenizer=tokenizer)
    times.append(time.perf_counter() - begun)
print(statistics.median(times[1:]))
"""


def rows() -> Iterator[dict[str, object]]:
    """Every text of the ordinances, a block at a time, as a check reads them."""
    files = sorted((ROOT / "ordinances").glob("*/*.xml"))
    texts = [text.words for file in files for part in load(file).walk() for text in part.texts()]
    size = sum(len(text.encode()) for text in texts) / 1e6
    (ours,) = calls(lambda: [find_citations(text) for text in texts], runs=5)
    row = {"what": "find_citations, seven ordinances", "ours": f"{size / ours:.2f} MB/s", "target": "≥ 1×"}
    python = PEERS / "bin" / "python"
    if (
        not python.is_file()
        or subprocess.run([python, "-c", "import eyecite"], capture_output=True, check=False).returncode
    ):
        print(f"not measured: eyecite is not in {PEERS.name}/; `make bench` installs it where it can")
        yield {**row, "beside": "", "ratio": ""}
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts"
        file.write_text("\0".join(texts), encoding="utf-8")
        said = subprocess.run([python, "-c", _EYECITE, file], capture_output=True, check=True, encoding="utf-8").stdout
    theirs = float(said)
    yield {**row, "beside": f"eyecite {size / theirs:.2f} MB/s", "ratio": f"{theirs / ours:.2f}×"}
