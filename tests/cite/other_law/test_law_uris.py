"""What is cited in other law: the collection that is meant, and its IRI."""

from __future__ import annotations

import re

import pytest

from engross.cite import find_citations
from engross.cite.other_law.collections import collection_of, named_collections
from engross.cite.other_law.law_uris import cited_collection, country_and_state, other_law_uri

STATES = [
    "al",
    "ak",
    "az",
    "ar",
    "ca",
    "co",
    "ct",
    "de",
    "fl",
    "ga",
    "hi",
    "id",
    "il",
    "in",
    "ia",
    "ks",
    "ky",
    "la",
    "me",
    "md",
    "ma",
    "mi",
    "mn",
    "ms",
    "mo",
    "mt",
    "ne",
    "nv",
    "nh",
    "nj",
    "nm",
    "ny",
    "nc",
    "nd",
    "oh",
    "ok",
    "or",
    "pa",
    "ri",
    "sc",
    "sd",
    "tn",
    "tx",
    "ut",
    "vt",
    "va",
    "wa",
    "wv",
    "wi",
    "wy",
    "dc",
    "as",
    "gu",
    "mp",
    "pr",
    "vi",
]


@pytest.mark.parametrize(
    ("words", "place", "uri", "title"),
    [
        ("Cal. Gov. Code § 65852.2", "us-ct", "/akn/us-ca/act/code/gov/65852.2", "California Government Code"),
        ("Government Code Section 65852.2", "us-ca", "/akn/us-ca/act/code/gov/65852.2", "California Government Code"),
        ("Penal Code § 602", "us-ca", "/akn/us-ca/act/code/pen/602", "California Penal Code"),
        ("Penal Code § 602", "us-tx", "/akn/us-tx/act/code/penal/602", "Texas Penal Code"),
        ("Penal Code § 602", "us-ct", "", ""),
        ("G.L. c. 40A, § 5", "us-ma", "/akn/us-ma/act/statute/chapter-40A/5", "Massachusetts General Laws"),
        ("G. L. c. 101 § 13", "us-ma", "/akn/us-ma/act/statute/chapter-101/13", "Massachusetts General Laws"),
        ("M.G.L. c. 140, § 137", "us-ny", "/akn/us-ma/act/statute/chapter-140/137", "Massachusetts General Laws"),
        ("General Laws chapter 40A", "us-ma", "/akn/us-ma/act/statute/chapter-40A", "Massachusetts General Laws"),
        ("St. 2004 c. 149, § 12", "us-ma", "/akn/us-ma/act/session-law/2004/chapter-149/12",
         "Massachusetts Acts and Resolves"),
        ("Md. Code, Crim. Law § 3-203", "us-md", "/akn/us-md/act/code/criminal-law/3-203",
         "Maryland Criminal Law Article"),
        ("Conn. Gen. Stat. § 7-148", "us-ma", "/akn/us-ct/act/statute/7-148", "Connecticut General Statutes"),
        ("C.G.S. § 14-80(e)", "us-ct", "/akn/us-ct/act/statute/14-80~e", "Connecticut General Statutes"),
        ("Section 16-1(a)(3) of the General Statutes", "us-ct", "/akn/us-ct/act/statute/16-1~a__3",
         "Connecticut General Statutes"),
        ("Section 16-1 of the General Statutes", "us-nc", "/akn/us-nc/act/statute/16-1",
         "North Carolina General Statutes"),
        ("Public Act 24-107", "us-ct", "/akn/us-ct/act/public-act/24-107", "Connecticut Public Acts"),
        ("N.Y. Gen. Mun. Law § 239-m", "us-ct", "/akn/us-ny/act/law/general-municipal/239-m",
         "New York General Municipal Law"),
        ("RCW 35.21.010", "us-wa", "/akn/us-wa/act/statute/35.21.010", "Revised Code of Washington"),
        ("ORS 90.100", "us-or", "/akn/us-or/act/statute/90.100", "Oregon Revised Statutes"),
        ("Minn. Stat. § 609.02", "us-mn", "/akn/us-mn/act/statute/609.02", "Minnesota Statutes"),
        ("Tex. Local Gov't Code § 51.001", "us-tx", "/akn/us-tx/act/code/local-government/51.001",
         "Texas Local Government Code"),
        ("Section 166.021, Florida Statutes", "us-fl", "/akn/us-fl/act/statute/166.021", "Florida Statutes"),
        ("65 ILCS 5/11-13-1", "us-il", "/akn/us-il/act/statute/title-65/5-11-13-1", "Illinois Compiled Statutes"),
        ("42 U.S.C. § 1983", "us-ct", "/akn/us/act/uscode/title-42/1983", "United States Code"),
        ("26 CFR 1.1", "us-ct", "/akn/us/act/cfr/title-26/1.1", "Code of Federal Regulations"),
        ("Pub. L. 110-140", "us-ct", "/akn/us/act/public-law/110-140", "Public Laws"),
        ("California Code of Regulations, Title 24, Part 12", "us-ca", "/akn/us-ca/act/regulation/title-24/part-12",
         "California Code of Regulations"),
        ("Article XI, Section 7 of the California Constitution", "us-ca", "/akn/us-ca/act/constitution/article-XI/7",
         "Constitution of California"),
    ],
)  # fmt: skip
def test_what_is_cited_has_a_uri_and_a_name(words: str, place: str, uri: str, title: str) -> None:
    (citation,) = find_citations(words)
    meant = cited_collection(citation, place)
    assert (other_law_uri(citation, place), meant.title if meant else "") == (uri, title)


@pytest.mark.parametrize("words", ["Section 5", "§ 68-5A", "Section 8-2 of the City Code", "this chapter"])
def test_the_citys_own_law_is_no_other(words: str) -> None:
    assert [other_law_uri(citation, "us-ct") for citation in find_citations(words)] in ([""], [])


def test_a_section_without_its_title_is_not_guessed() -> None:
    citations = [*find_citations("Section 1983 of the United States Code"), *find_citations("Part 12 of the C.F.R.")]
    assert [other_law_uri(citation, "us-ct") for citation in citations] == ["", ""]


def test_every_state_and_territory_has_its_statutes_and_constitution() -> None:
    kinds: dict[str, set[str]] = {}
    for _, _, meant in named_collections():
        kinds.setdefault(meant.place, set()).add(meant.kind.partition("/")[0])
    for state in STATES:
        assert kinds[f"us-{state}"] & {"statute", "code", "law"}
        assert "constitution" in kinds[f"us-{state}"]
    assert kinds["us"] >= {"uscode", "cfr", "public-law"}


def test_no_name_means_two_collections_in_one_place() -> None:
    meanings: dict[tuple[str, str], set[str]] = {}
    for key, place, meant in named_collections():
        meanings.setdefault((place, key), set()).add(meant.uri)
    assert {name: uris for name, uris in meanings.items() if len(uris) > 1} == {}


def test_every_iri_is_one() -> None:
    for _, _, meant in named_collections():
        assert re.fullmatch(r"/akn/us(-[a-z]{2})?/act/[a-z-]+(/[a-z-]+)?", meant.uri)
        assert meant.by in ("", "title", "chapter", "article")


def test_signs_and_small_words_do_not_count() -> None:
    assert collection_of("the Conn.  Gen.Stat. Ann.", "us-ny") == collection_of("CONN GEN STAT", "us-ny")
    assert collection_of("Bus. & Prof. Code", "us-ca") == collection_of("Business and Professions Code", "us-ca")


def test_the_place_of_a_work() -> None:
    assert country_and_state("/akn/us-ct-norwalk/act/code/chapter-68") == "us-ct"
    assert country_and_state("/akn/us/act/uscode") == "us"
    assert country_and_state("/akn/ca-on-ottawa/act/code/chapter-1") == ""


@pytest.mark.parametrize(
    "words",
    [
        "subject to the limits in Ordinance 15-435, Section 22",
        "(Res. No. 2008-105 § 4, 2008)",
        "Pursuant to Section 307(b) Clean Water Act, pretreatment is required.",
    ],
)
def test_a_section_of_what_stands_beside_it_is_not_ours(words: str) -> None:
    sections = [citation for citation in find_citations(words) if citation.level == "section"]
    assert [citation.law.kind for citation in sections] == ["other"]


@pytest.mark.parametrize("words", ["Section 22 applies", "Section 3 Clean water is free", "an ordinance, Section 22"])
def test_a_section_by_itself_is_ours(words: str) -> None:
    assert [citation.law.kind for citation in find_citations(words)] == ["here"]
