from __future__ import annotations

import subprocess
import sys

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


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells it in /proc")
def test_memory_does_not_grow_with_the_number_of_documents() -> None:
    done = subprocess.run([sys.executable, "-c", SET_CHAPTERS], capture_output=True, text=True, check=True)
    assert int(done.stdout) / 1024 < 170
