"""Applying amending instructions, in instructions a second, beside lxml parsing the same words."""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from large import ROOT
from lxml import etree


def rows() -> Iterator[dict[str, object]]:
    """`engross apply --jsonl` as a whole process over the laws of the gold, where it is there."""
    shared = os.environ.get("ENGROSS_SHARED")
    folder = (Path(shared) if shared else ROOT.parent / "shared") / "gold" / "instructions"
    files = sorted((*folder.glob("dev-dc-2*.jsonl.gz"), *folder.glob("dev-dc-to*.jsonl.gz")))
    if not files:
        print("not measured: the instructions are not there; set ENGROSS_SHARED to the folder with gold/")
        return
    lines = [f"{line}\n" for file in files for line in gzip.decompress(file.read_bytes()).decode().split("\n") if line]
    records = [json.loads(line) for line in lines]
    texts = [f"<a><b>{escape(r['before'])}</b><c>{escape(r['instruction'])}</c></a>".encode() for r in records]
    with tempfile.TemporaryDirectory() as made:
        asked, answers = Path(made) / "asked.jsonl", Path(made) / "answers.jsonl"
        asked.write_text("".join(lines), encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with answers.open("wb") as out:
            subprocess.run([sys.executable, "-m", "engross", "apply", asked, "--jsonl"], check=True, stdout=out)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        ours = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    begun = time.process_time()
    for text in texts:
        etree.fromstring(text)
    parsed = time.process_time() - begun
    yield {
        "what": f"apply --jsonl, {len(lines):,} instructions, whole process, processor time",
        "ours": f"{len(lines) / ours:,.0f}/s",
        "beside": f"lxml parsing the same words {len(lines) / parsed:,.0f}/s",
        "ratio": f"{parsed / ours:.2f}×",
        "target": "≥ 1,000/s",
    }
