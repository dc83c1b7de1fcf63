from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SET_CHAPTERS = """
from pathlib import Path
from engross.model.publication.publication import Line, Publication, Run
from engross.rendering.pdf.pdf_document import render_pdf

for chapter in range(14):
    lines = [
        Line("paragraph", (Run(" ".join(f"word {chapter} {number} {at}" for at in range(60))),), level=number % 3)
        for number in range(110)
    ]
    render_pdf(Publication(f"Chapter {chapter}", (Line("title", (Run("Noise"),)), *lines)))
print(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")))
"""
"""Sets fourteen chapters of some 17 pages each; prints the most memory that the process held, in KiB. It is asked of
/proc: what getrusage tells of a process begins with what its parent held."""

SET_PICTURES = """
from pathlib import Path
from engross.model.law.picture import picture_of
from engross.model.publication.publication import Line, Publication, Run
from engross.rendering.pdf.pdf_document import render_pdf
from pictures import png

for chapter in range(12):
    shown = Run("[map]", picture=picture_of("map.png", png(2500, 2500, (chapter, 90, 60))))
    render_pdf(Publication(f"Chapter {chapter}", (Line("title", (Run("Noise"),)), Line("paragraph", (shown,)))))
print(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")))
"""
"""The same of twelve documents with a picture of 19 MB each, once it is drawn."""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells it in /proc")
@pytest.mark.parametrize("documents", [SET_CHAPTERS, SET_PICTURES])
def test_memory_does_not_grow_with_the_number_of_documents(documents: str) -> None:
    paths = os.pathsep.join(filter(None, (str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH"))))
    command, given = [sys.executable, "-c", documents], {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run(command, env=given, capture_output=True, text=True, check=True)
    assert int(done.stdout) / 1024 < 170
