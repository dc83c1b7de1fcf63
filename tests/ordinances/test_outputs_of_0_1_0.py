"""What 0.1.0 made of the seven ordinances is what is made today: hashes and the certificate that prints them aside.

``tests/golden/outputs-of-0.1.0.json`` holds the SHA-256 of each output that 0.1.0 (commit 9098cc8) built, normalised as
here. An issue that changes an output on purpose names it in ``CHANGED``, with the reason.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import shutil
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from engross.services.building.workspace_build import build_workspace
from engross.services.events import ignore
from engross.workspace import Workspace

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parents[1] / "golden" / "outputs-of-0.1.0.json"
CHANGED = {
    "068-noise/redline.md": "a line break in a cell is a break, no longer a paragraph of its own",
    **{
        f"{chapter}/changes.txt": "the summary has a line for each provision that changes, by subject"
        for chapter in (
            "068-noise",
            "084-retirement-benefits",
            "112-trees",
            "126-pension-plan",
            "new-school-bus-violation-enforcement-systems",
        )
    },
}

_CERTIFICATE = re.compile(r"(?:<section id=\"page-certificate\"|(?:## )?Certificate of comparison).*", re.DOTALL)
_SHAPE = re.compile(r'"schema": "engross-[a-z-]+-\d+",')
"""What JSON says of its shape since 0.2.0; 0.1.0 gave it no version."""
_HASH = re.compile(r"(?:\b[0-9a-f]{8,64}\b[, ]*)+")


def normalised(name: str, data: bytes) -> str:
    """The words of an output, without hashes, certificate and the layout of lines."""
    if name.endswith(".docx"):
        document = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode("utf-8")
        parts = re.findall(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)<|(</?w:(?:ins|del|p|tr|tc)\b)", document)
        text = "".join(html.unescape(words) or mark for words, mark in parts)
    else:
        text = data.decode("utf-8")
    text = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    return " ".join(_HASH.sub("# ", _SHAPE.sub("", _CERTIFICATE.sub("", text))).split())


def is_compared(name: str) -> bool:
    """Whether an output is compared here: a redline, a clean copy or a summary in a format of text."""
    return name.endswith((".txt", ".md", ".html", ".docx", ".json")) and name not in CHANGED


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build folder of a copy of the seven ordinances."""
    root = tmp_path_factory.mktemp("norwalk")
    shutil.copytree(ROOT / "ordinances", root / "ordinances")
    workspace = Workspace(root)
    build_workspace(workspace, (), map, date(2026, 11, 28), ignore)
    return workspace.build


@pytest.mark.slow
@pytest.mark.parametrize("chapter", sorted({name.partition("/")[0] for name in json.loads(GOLDEN.read_text("utf-8"))}))
def test_an_output_is_as_0_1_0_made_it(build: Path, chapter: str) -> None:
    golden = json.loads(GOLDEN.read_text("utf-8"))
    wanted = {name: digest for name, digest in golden.items() if name.startswith(f"{chapter}/")}
    made = {f"{chapter}/{path.name}": path.read_bytes() for path in (build / chapter).iterdir()}
    texts = {name: normalised(name, data) for name, data in made.items() if is_compared(name)}
    assert texts.keys() == wanted.keys()
    assert {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()} == wanted
