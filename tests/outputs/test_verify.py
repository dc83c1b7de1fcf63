"""A folder held against its manifest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from engross.model.law.chapter import Source
from engross.model.manifest import Made, Manifest
from engross.outputs.verify import SYMBOLIC_LINK, input_faults, output_faults, site_faults, tool_faults

TOOLS = (("engross", "1"), ("lxml", "6"))
MANIFEST = Manifest((Made("a/one.txt", "11", 1, (Source("law.xml", "ff"),)),), TOOLS, date(2026, 1, 5), site="aa")
SITE = replace(MANIFEST, kind="site", site="")
FOUND = {"a/one.txt": "11", "manifest.json": "99", ".engross.lock": "00"}
SOURCES: dict[str, str | None] = {"law.xml": "ff"}


def test_a_folder_as_it_was_built_has_no_faults() -> None:
    assert list(output_faults(MANIFEST, {**FOUND, "README.md": "00"})) == []
    assert list(input_faults([MANIFEST], SOURCES, {"law.xml"})) == []
    assert list(site_faults(MANIFEST, SITE, "aa")) == []
    assert list(tool_faults(MANIFEST, TOOLS)) == []


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({}, "a/one.txt: is not there"),
        ({"a/one.txt": "12"}, "a/one.txt: is not as it was built"),
        ({"a/one.txt": SYMBOLIC_LINK}, "a/one.txt: is a symbolic link; a build writes files"),
        ({**FOUND, "a/two.txt": "00"}, "a/two.txt: was not made by the build"),
        ({**FOUND, "b/c/two.txt": "00"}, "b/c/two.txt: was not made by the build"),
        ({**FOUND, "a/README.md": "00"}, "a/README.md: was not made by the build"),
        (
            {**FOUND, ".engross.journal": "00"},
            ".engross.journal: a build ended before it was done; run `engross build` again",
        ),
    ],
)
def test_each_fault_of_an_output_is_a_sentence(found: dict[str, str], said: str) -> None:
    assert list(output_faults(MANIFEST, found)) == [said]
    assert list(output_faults(SITE, found, "site/")) == [f"site/{said}"]


def test_a_site_has_no_read_me() -> None:
    assert list(output_faults(SITE, {**FOUND, "README.md": "00"})) == ["README.md: was not made by the build"]


@pytest.mark.parametrize(
    ("sources", "wanted", "said"),
    [
        ({"law.xml": None}, (), "law.xml: is not there, but outputs were made from it"),
        ({"law.xml": "fe"}, (), "law.xml: has changed since the build"),
        (SOURCES, ("law.xml", "new.xml"), "new.xml: is newer than the build; no output was made from it"),
    ],
)
def test_each_fault_of_an_input_is_a_sentence(
    sources: dict[str, str | None], wanted: tuple[str, ...], said: str
) -> None:
    assert list(input_faults([MANIFEST, SITE], sources, wanted)) == [said]


def test_an_input_that_build_and_site_had_in_different_bytes_has_changed() -> None:
    other = replace(SITE, made=(replace(SITE.made[0], inputs=(Source("law.xml", "fe"),)),))
    assert list(input_faults([MANIFEST, other], SOURCES, ())) == ["law.xml: has changed since the build"]


@pytest.mark.parametrize(
    ("faults", "said"),
    [
        (
            site_faults(replace(MANIFEST, site=""), SITE, "aa"),
            "site: the build names no site, so nothing of it is proved; run `engross build` again",
        ),
        (
            site_faults(MANIFEST, None, ""),
            "site/manifest.json: is not there, so nothing of the site is proved; run `engross build` again",
        ),
        (site_faults(MANIFEST, SITE, "bb"), "site/manifest.json: is not as it was built"),
        (
            site_faults(MANIFEST, replace(SITE, today=date(2026, 1, 6)), "aa"),
            "site: was made for 2026-01-06, the documents for 2026-01-05; run `engross build` again",
        ),
        (
            tool_faults(MANIFEST, (("engross", "2"), ("lxml", "6"))),
            "engross: the build was made with 1, here is 2; run `engross build` again",
        ),
        (
            tool_faults(MANIFEST, (("engross", "1"),)),
            "lxml: the build was made with 6, here is none; run `engross build` again",
        ),
        (
            tool_faults(MANIFEST, (*TOOLS, ("typst", "0"))),
            "typst: the build was made with none that it names, here is 0; run `engross build` again",
        ),
    ],
)
def test_each_fault_of_site_and_programs_is_a_sentence(faults: Iterator[str], said: str) -> None:
    assert list(faults) == [said]
