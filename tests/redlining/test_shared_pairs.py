"""The pairs of small Word files that are kept beside the checkout, resolved by a script that is kept there too."""

from __future__ import annotations

import importlib.util
import os
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from engross.redline_proof import prove_redline
from engross.redlining import redline_word_files

SHARED = Path(os.environ.get("ENGROSS_SHARED") or Path(__file__).parents[3] / "shared")
PAIRS = sorted((SHARED / "word" / "pairs").glob("*-old.docx"))
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def resolver() -> Any:
    spec = importlib.util.spec_from_file_location("docxrev", SHARED / "oracles" / "docxrev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shown(tool: Any, path: Path, mode: str) -> dict[object, object]:
    """Body with styles and lists, the notes that it refers to, headers and footers, after accepting or rejecting."""
    root = tool.resolve(tool.load(path), mode)
    found: dict[object, object] = {"body": tool.blocks(root.find(tool.w("body")), True)}
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        links = {
            each.get("Id"): each.get("Target")
            for each in etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        }
    for kind in ("footnote", "endnote"):
        part = f"word/{kind}s.xml"
        if part in names:
            notes = {note.get(tool.w("id")): note for note in tool.resolve(tool.load(path, part), mode)}
            said = [reference.get(tool.w("id")) for reference in root.iter(tool.w(f"{kind}Reference"))]
            found[kind] = [tool.flat(tool.blocks(notes[each])) for each in said]
    for reference in root.iter(tool.w("headerReference"), tool.w("footerReference")):
        header = tool.resolve(tool.load(path, f"word/{links[reference.get(f'{_R}id')]}"), mode)
        found[reference.tag, reference.get(tool.w("type"))] = tool.flat(tool.blocks(header))
    return {where: what for where, what in found.items() if what}


@pytest.mark.parametrize("old", PAIRS, ids=lambda path: path.name.removesuffix("-old.docx"))
def test_a_pair_is_exact_both_ways(old: Path, tmp_path: Path) -> None:
    tool, new, made = resolver(), old.with_name(old.name.replace("-old", "-new")), tmp_path / "redline.docx"
    redline = redline_word_files(
        (old.read_bytes(), old.name), (new.read_bytes(), new.name), author="Ann", day=date(2026, 1, 2)
    )
    made.write_bytes(redline.data)
    prove_redline(redline.data, old.read_bytes(), new.read_bytes())
    assert shown(tool, made, "accept") == shown(tool, new, "accept")
    assert shown(tool, made, "reject") == shown(tool, old, "accept")


def test_whether_the_pairs_were_there() -> None:
    if not PAIRS:
        pytest.skip(f"no pair of Word files was redlined: there is none in {SHARED}")
    assert len(PAIRS) >= 25
