"""The redline of chapter 68: the engine, and the whole process beside its peers on the same pair of documents."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from timing import call, processes, row

from engross.compare import compare
from engross.compose import clean_copy
from engross.render import render
from engross.workspace import load

ROOT = Path(__file__).parents[2]
NOISE = ROOT / "ordinances" / "068-noise"
OLD, NEW = NOISE / "2020-01-14.codified.xml", NOISE / "2025-10-21.proposed.xml"
PEERS = Path(os.environ.get("ENGROSS_PEERS", ROOT / ".oracles" / "peers"))
_DOCXODUS = (
    "import sys; from python_redlines import DocxodusEngine as E; a, b, c = sys.argv[1:]; "
    "open(c, 'wb').write(E().run_redline('x', open(a, 'rb').read(), open(b, 'rb').read())[0])"
)


def rows() -> Iterator[dict[str, object]]:
    """The engine alone, then each peer that is installed, in turn with us."""
    old, new = load(OLD), load(NEW)
    engine = call(lambda: compare(old, new))
    yield row("compare, chapter 68", engine, "", None, "< 150 ms")
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        for name, chapter in (("old.docx", old), ("new.docx", new)):
            (here / name).write_bytes(render(clean_copy(chapter), "docx"))
        env = {**os.environ, "PYTHONPATH": str(ROOT / "tooling")}
        ours = [
            sys.executable,
            "-m",
            "engross",
            "-C",
            str(ROOT),
            "redline",
            "68",
            "--format",
            "docx",
            "-o",
            str(here / "ours.docx"),
        ]
        pair = [str(here / "old.docx"), str(here / "new.docx")]
        for peer, command, target in _peers(pair, here):
            mine, theirs = processes(ours, command, env=env)
            yield row("redline 68 --format docx, whole process", mine, peer, theirs, target)


def _peers(pair: list[str], here: Path) -> Iterator[tuple[str, list[str], str]]:
    python = PEERS / "bin" / "python"
    if python.is_file():
        yield "Docxodus", [str(python), "-c", _DOCXODUS, *pair, str(here / "docxodus.docx")], "≥ 2×"
        trackdiff = PEERS / "bin" / "docx-trackdiff"
        if trackdiff.is_file():
            yield "docx-trackdiff", [str(trackdiff), *pair, str(here / "trackdiff.docx")], "≥ 1×"
    else:
        print(f"not measured: Docxodus and docx-trackdiff; make bench installs them into {PEERS.name}/ where it can")
    git = shutil.which("git")
    if git:
        for name in ("old", "new"):
            chapter = load(OLD if name == "old" else NEW)
            (here / f"{name}.txt").write_bytes(render(clean_copy(chapter), "txt"))
        texts = [str(here / "old.txt"), str(here / "new.txt")]
        script = f"{git} diff --no-index --word-diff {texts[0]} {texts[1]} > /dev/null; true"
        yield "git diff --word-diff (the floor)", ["sh", "-c", script], "≥ 0.2×"
