"""The labels that Word counts, as LibreOffice shows them, on random numbering definitions.

Left out, because LibreOffice 7.4 does not do as ISO/IEC 29500-1 and Word do:

- § 17.9.4 ``isLgl``: it shows the levels above as they count themselves;
- § 17.9.11 ``lvlRestart``: it starts every level anew below any higher one;
- § 17.9.26 ``start`` of 0: it shows 0 in whatever format;
- § 17.9.27 ``startOverride``: it is used once, not whenever the level starts anew;
- § 17.18.59: the formats "hex", "numberInDash", "decimalEnclosedParen" and "custom" are decimals, the signs of "chicago"
  are counted otherwise, and the words of "cardinalText" and "ordinalText" have small letters behind a hyphen (so
  capitals are not compared).
"""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

from engross.importing.source_page import Paragraph
from engross.importing.word import read_word
from oracles.conftest import missing
from wordfiles import p, word_file

_FILES = 300
_AT_ONCE = 100
_FORMATS = [
    "decimal",
    "decimalZero",
    "upperLetter",
    "lowerLetter",
    "upperRoman",
    "lowerRoman",
    "ordinal",
    "cardinalText",
    "ordinalText",
]
_FORMS = ["%{0}.", "(%{0})", "%{0})", "[%{0}]", "Art. %{0}", "%{0}:", "§ 9-%{0}"]


def test_labels_are_those_that_libreoffice_shows(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        missing("labels as LibreOffice shows them", "run make oracles (Debian package libreoffice-writer)")
    files = {tmp_path / f"{seed:03}.docx": _random_file(random.Random(seed)) for seed in range(_FILES)}
    for path, data in files.items():
        path.write_bytes(data)
    for start in range(0, _FILES, _AT_ONCE):
        some = list(files)[start : start + _AT_ONCE]
        command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
        command += ["txt:Text (encoded):UTF8", "--outdir", str(tmp_path), *map(str, some)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    for path, data in files.items():
        theirs = [line.strip().lower() for line in path.with_suffix(".txt").read_text("utf-8-sig").splitlines()]
        assert _labelled(data) == [line for line in theirs if line], path.name


def _labelled(data: bytes) -> list[str]:
    items = [item for item in read_word(data, "x.docx").new.items if isinstance(item, Paragraph)]
    return [f"{item.label} {item.text.plain}".strip().lower() for item in items]


def _random_file(rng: random.Random) -> bytes:
    """A file of up to 25 paragraphs, numbered by up to four lists over up to two definitions of up to five levels."""
    depth = rng.randint(1, 5)
    definitions = range(rng.randint(1, 2))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{"".join(_level(rng, level) for level in range(depth))}</w:abstractNum>'
        for at in definitions
    )
    of_list = [at for at in definitions for _ in range(rng.randint(1, 2))]
    lists = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{at}"/></w:num>' for number, at in enumerate(of_list, 1)
    )
    body = p("§ 9-1. Title.")
    for at in range(rng.randint(4, 25)):
        level = min(depth - 1, int(rng.expovariate(0.9)))
        number = rng.randint(1, len(of_list)) if rng.random() < 0.3 else 1
        numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        body += p("" if rng.random() < 0.05 else f"words {at}", numbered if rng.random() < 0.9 else "")
    return word_file(body, {"numbering": abstract + lists})


def _level(rng: random.Random, depth: int) -> str:
    form = rng.choice(_FORMS).format(depth + 1)
    if depth and rng.random() < 0.3:
        form = ".".join(f"%{above + 1}" for above in range(depth + 1))
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{rng.choice([1, 1, 1, 1, 2, 3, 5, 25])}"/>'
        f'<w:numFmt w:val="{rng.choice(_FORMATS)}"/><w:suff w:val="space"/><w:lvlText w:val="{form}"/></w:lvl>'
    )
