"""A folder held against its manifest."""

from __future__ import annotations

import pytest

from engross.model.law.chapter import Source
from engross.model.manifest import Made, Manifest
from engross.outputs.verify import faults

MANIFEST = Manifest((Made("a/one.txt", "11", 1, (Source("law.xml", "ff"),)),), ())
FOUND = {"a/one.txt": "11", "manifest.json": "99", "README.md": "00"}
SOURCES: dict[str, str | None] = {"law.xml": "ff"}


def test_a_folder_as_it_was_built_has_no_faults() -> None:
    assert list(faults(MANIFEST, FOUND, SOURCES, {"law.xml"})) == []


@pytest.mark.parametrize(
    ("found", "sources", "wanted", "said"),
    [
        ({"README.md": "00"}, SOURCES, (), "a/one.txt: is not there"),
        ({"a/one.txt": "12"}, SOURCES, (), "a/one.txt: is not as it was built"),
        ({**FOUND, "a/two.txt": "00"}, SOURCES, (), "a/two.txt: was not made by the build"),
        (FOUND, {"law.xml": None}, (), "law.xml: is not there, but outputs were made from it"),
        (FOUND, {"law.xml": "fe"}, (), "law.xml: has changed since the build"),
        (FOUND, SOURCES, ("law.xml", "new.xml"), "new.xml: is newer than the build; no output was made from it"),
    ],
)
def test_each_fault_is_a_sentence(
    found: dict[str, str], sources: dict[str, str | None], wanted: tuple[str, ...], said: str
) -> None:
    assert list(faults(MANIFEST, found, sources, wanted)) == [said]
