"""The markup of each kind of revision, as golden files that a person can read."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from engross.rendering.docx import render_docx
from revisions import REVISIONS


def parts(file: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", [name for name in REVISIONS if name != "all-in-one"])
def test_markup(name: str, golden: Callable[[str, str], None]) -> None:
    made = parts(render_docx(REVISIONS[name]))
    shown = []
    for part in ("word/document.xml", "word/footnotes.xml", "word/comments.xml"):
        if part in made:
            root = etree.fromstring(made[part])
            for section in list(root.iter("{*}sectPr")):
                section.getparent().remove(section)  # type: ignore[union-attr]
            etree.indent(root)
            shown.append(f"<!-- {part} -->\n{etree.tostring(root, encoding='unicode')}\n")
    golden(f"docx/{name}.xml", "".join(shown))
