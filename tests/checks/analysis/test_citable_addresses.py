"""Addresses: a citation of another chapter that was taken on trust holds where looking it up would find it in force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from engross.akn import identify
from engross.checks import CHECKS, check_with_trusted, run_checks
from engross.checks.analysis.chapter_indexes import IndexedCode
from engross.checks.analysis.citable_addresses import address_of, citable_addresses, has_address
from engross.cite import find_citations, index_chapter, resolve
from engross.model.law.chapter import Chapter, Version
from engross.model.law.code import Draft
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from samples import chapter_of, item, section
from strategies import chapters

NOISE = chapter_of(
    section(
        "5",
        "Limits.",
        item(
            "subsection", "A.", "Seventy.", item("paragraph", "(1)", "By day."), item("paragraph", "(2)", "By night.")
        ),
        replace(item("subsection", "B.", "Gone."), status="repealed"),
    ),
    replace(section("6", "Reserved."), status="reserved"),
)


def other(words: str) -> Chapter:
    """A chapter 7 with one section, which says ``words``."""
    cited = Provision("section", "§ 7-1.", Text("Noise."), (Text(words),))
    root = Provision("chapter", "Chapter 7", Text("Parking"), (), (cited,))
    uri = "/akn/us-ct-norwalk/act/code/chapter-7"
    return identify(replace(NOISE, uri=uri, version=Version(date(2021, 1, 1), "codified"), root=root))


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("see § 68-5A(1)", ("68", "68-5|A|1")),
        ("see Chapter 68", ("68", "")),
        ("see Section 17.32.180", ("17.32", "17.32.180")),
        ("see Section 4", None),
        ("see C.G.S. § 14-279", None),
        ("see this chapter", None),
        ("see paragraph (2)", None),
    ],
)
def test_the_address_of_a_citation(words: str, address: tuple[str, str] | None) -> None:
    (citation,) = find_citations(words)
    assert address_of(citation, index_chapter(NOISE)) == address


def test_what_is_not_in_force_has_no_address() -> None:
    known = citable_addresses(index_chapter(NOISE))
    assert known.split("\n") == ["", "", "68-5", "68-5|A", "68-5|A|1", "68-5|A|2", ""]


@pytest.mark.parametrize(
    ("words", "sound"),
    [
        ("It is loud under § 68-5A(1) and § 68-5.", True),
        ("It is loud under Chapter 68.", True),
        ("It is loud under § 68-5A(3).", False),
        ("It is loud under § 68-5B.", False),
        ("It is loud under § 68-6.", False),
        ("It is loud under § 68-9.", False),
    ],
)
def test_trust_that_holds_gives_what_looking_up_gives(words: str, sound: bool) -> None:
    draft = Draft(other(words), "007-parking")
    code = {"68": Draft(NOISE, "068-noise")}
    found = check_with_trusted(draft, IndexedCode(code), {"68"}, CHECKS)
    known = citable_addresses(index_chapter(NOISE))
    assert found.trusted
    assert all(has_address(known, address) for address in found.trusted) == sound
    if sound:
        assert [*found.findings] == [*run_checks([draft], code)]


def test_nothing_is_trusted_of_a_chapter_that_is_not_settled() -> None:
    found = check_with_trusted(Draft(other("See § 68-5A(9)."), "a"), IndexedCode({}), frozenset(), CHECKS)
    assert not found.trusted
    assert any(one.code == "REF008" for one in found.findings)


def paths(provision: Provision, path: str) -> Iterator[str]:
    for child in provision.children:
        if child.number:
            yield f"{path}({child.number})"
            yield from paths(child, f"{path}({child.number})")
        else:
            yield from paths(child, path)


@given(chapters())
def test_an_address_holds_only_where_the_citation_resolves(chapter: Chapter) -> None:
    own, elsewhere = index_chapter(chapter), index_chapter(other("Words."))
    known = citable_addresses(own)
    code = {chapter.number: own}
    for number, cited in own.sections.items():
        for words in (f"§ {number}", *(f"§ {number}{path}" for path in paths(cited, ""))):
            for citation in find_citations(words):
                address = address_of(citation, elsewhere)
                if address is None or address[0] != chapter.number or not has_address(known, address):
                    continue
                found = resolve(citation, elsewhere.chapter.root, elsewhere, code)
                assert found.outcome == "resolved", words
                assert found.provision is not None
                assert not found.provision.status, words
