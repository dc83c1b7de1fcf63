"""Every version in ``ordinances/`` says, word for word, what the packet says.

The packet is text read off scans, so it is brought to its plain words by the rules below, and by nothing else but
the readings listed one by one in ``fidelity/*.toml`` (the line, what is found there, what is chosen, why). Then the
two must be equal.

1. Lines that are not the ordinance (the notice's head, date and attestation; a column that the newspaper's scan
   shows twice) are listed under ``furniture``; a line may not be left out in silence.
2. Lines that begin with "Formatted:" are the balloons of Word's margin.
3. The readings are applied to their lines.
4. Struck words (``~~…~~``) go or stay as the witness says: out of a proposal, into the version before it.
5. Markdown goes: the hyphen of a list item, the stars of emphasis, the backslash before a dollar sign, the bars
   and rules of a table.
6. Where the witness says so, a term printed twice, with capitals and without ("Sound sound", "Mufflermuffler"), loses
   the capitalised one: a proposal that capitalises the terms of the law it amends.
7. A typographic apostrophe or quotation mark counts as a plain one, and every blank, line end or page break as
   one blank.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from engross.akn import parse_chapter
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Block, Provision
from engross.model.law.table import Table
from engross.model.law.text import Text

ROOT = Path(__file__).parents[2]
PACKET = Path(os.environ.get("ENGROSS_SHARED", ROOT.parent / "shared")) / "packet"
ANY = " […] "
_TWICE = re.compile(r"(?<![\w-])([A-Z][A-Za-z-]*(?: [A-Z][A-Za-z-]*)*) ?((?i:\1))(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Reading:
    """A doubtful place: on ``line`` of the packet ``found`` stands ("": the whole line), ``chosen`` is meant.

    `` […] `` inside ``found`` stands for the words between; ``every`` means each place on the line.
    """

    line: int
    chosen: str
    why: str
    found: str = ""
    every: bool = False


@dataclass(frozen=True, slots=True)
class Witness:
    """A file of the packet that shows a version of a chapter."""

    chapter: str
    version: str
    file: str
    lines: tuple[str, ...]
    furniture: tuple[tuple[str, str], ...]
    readings: tuple[Reading, ...]
    struck: bool
    """Whether struck words belong to the version."""
    pairs: bool
    """Whether terms are printed twice, and the version has those without capitals."""

    def __str__(self) -> str:
        return f"{self.chapter}/{self.version} in {self.file}"


def _witnesses() -> Iterator[Witness]:
    for path in sorted((Path(__file__).parent / "fidelity").glob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["witness"]:
            yield Witness(
                path.stem,
                table["version"],
                table["file"],
                tuple(table["lines"]),
                tuple((str(lines), str(why)) for lines, why in table.get("furniture", [])),
                tuple(Reading(**reading) for reading in table.get("reading", [])),
                table.get("struck", "out") == "in",
                table.get("pairs", False),
            )


WITNESSES = tuple(_witnesses())
every_witness = pytest.mark.parametrize("witness", WITNESSES, ids=str)


def _numbers(span: str) -> range:
    first, _, last = span.partition("-")
    return range(int(first), int(last or first) + 1)


def packet_lines(witness: Witness) -> list[tuple[int, str]]:
    """The witness's own lines with their numbers, in reading order, readings applied, Markdown gone."""
    lines = _packet_file(witness.file)
    wanted = [number for span in witness.lines for number in _numbers(span)]
    readings: dict[int, list[Reading]] = {}
    for reading in witness.readings:
        readings.setdefault(reading.line, []).append(reading)
    assert not set(readings) - set(wanted), "a reading of a line that is not read"
    out = []
    for number in wanted:
        line = lines[number - 1]
        if line.startswith("Formatted:"):
            continue
        for reading in readings.get(number, []):
            line = _apply(reading, line)
        line = _plain(line, witness.struck)
        if witness.pairs:
            line = _TWICE.sub(lambda twice: twice[2] if twice[2].islower() else twice[0], line)
        if line:
            out.append((number, line))
    return out


@lru_cache
def _packet_file(name: str) -> list[str]:
    if not PACKET.is_dir():
        pytest.skip(f"the packet is not at {PACKET}; set ENGROSS_SHARED to the folder that holds it")
    return (PACKET / name).read_text(encoding="utf-8").split("\n")


def _apply(reading: Reading, line: str) -> str:
    if not reading.found:
        return reading.chosen
    pattern = ".*?".join(re.escape(part) for part in reading.found.split(ANY))
    places = len(re.findall(pattern, line))
    assert places, f"line {reading.line} does not hold {reading.found!r}"
    assert reading.every or places == 1, f"line {reading.line} holds {reading.found!r} {places} times"
    return re.sub(pattern, lambda _: reading.chosen, line)


def _plain(line: str, struck: bool) -> str:
    line = line.replace("~~", "") if struck else re.sub(r"~~.*?~~", "", line)
    line = re.sub(r"^\s*-\s", "", line)
    if line.startswith("|"):
        line = "" if re.fullmatch(r"[|\s:-]*", line) else line.replace("|", " ").replace("<br>", " ")
    line = re.sub(r"\*+", "", line).replace("\\$", "$")
    return _collapse(line)


def _collapse(words: str) -> str:
    words = words.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"'})
    return re.sub(r"\s+", " ", words).strip()


def plain_words(chapter: Chapter) -> str:
    """Every word of ``chapter`` as a reader of the page meets it, single blanks between."""
    return _collapse(" ".join(_provision_words(chapter.root)))


def _provision_words(provision: Provision) -> Iterator[str]:
    yield provision.label
    if provision.heading is not None:
        yield from _text_words(provision.heading)
    yield from _block_words(provision.body)
    for child in provision.children:
        yield from _provision_words(child)
    yield from _block_words(provision.flush)


def _block_words(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            for text in block.texts():
                yield text.words
            for note in block.notes:
                yield from (note.marker, *(text.words for text in note.content))
        else:
            yield from _text_words(block)


def _text_words(text: Text) -> Iterator[str]:
    yield text.words
    for note in text.notes:
        yield from (note.marker, *(part.words for part in note.content))


def _chapter(witness: Witness) -> Chapter:
    path = ROOT / "ordinances" / witness.chapter / f"{witness.version}.xml"
    return parse_chapter(path.read_bytes(), path.name)


def provenance_row(witness: Witness, reading: Reading) -> str:
    """The row of PROVENANCE.md that tells of a reading."""
    cells = [
        str(reading.line),
        f"`{reading.found}`" if reading.found else "(the whole line)",
        f"`{reading.chosen}`" if reading.chosen else "(nothing)",
        reading.why,
    ]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


@pytest.mark.parametrize(
    ("line", "struck", "plain"),
    [
        ("- ~~D.~~C. Any **funds** of \\$250", False, "C. Any funds of $250"),
        ("- ~~D.~~ Any  funds", True, "D. Any funds"),
        (" - (1) The City’s code – *Guide*", False, "(1) The City's code – Guide"),
        ("| Day | 55<br>dBA |", False, "Day 55 dBA"),
        ("|---|:--|", False, ""),
    ],
)
def test_markdown_goes_and_words_stay(line: str, struck: bool, plain: str) -> None:
    assert _plain(line, struck) == plain


def test_a_reading_fits_its_line_once() -> None:
    assert _apply(Reading(1, "b", "", "a […] c"), "x a 1 2 c y") == "x b y"
    assert _apply(Reading(1, "b", ""), "the whole line") == "b"
    assert _apply(Reading(1, "", "", "~~", every=True), "~~a~~") == "a"
    with pytest.raises(AssertionError, match="does not hold"):
        _apply(Reading(1, "b", "", "z"), "x")
    with pytest.raises(AssertionError, match="2 times"):
        _apply(Reading(1, "b", "", "x"), "x x")


@every_witness
def test_words_are_those_of_the_packet(witness: Witness) -> None:
    expected = _collapse(" ".join(line for _, line in packet_lines(witness)))
    assert plain_words(_chapter(witness)) == expected


@every_witness
def test_every_line_of_the_packet_is_accounted_for(witness: Witness) -> None:
    told = [number for span in witness.lines for number in _numbers(span)]
    told += [number for span, _ in witness.furniture for number in _numbers(span)]
    assert len(told) == len(set(told)), "a line is told of twice"
    lines = _packet_file(witness.file)
    silent = [n for n, line in enumerate(lines, 1) if line.strip() and n not in told]
    assert not silent, "lines neither read nor listed as furniture"


@pytest.mark.parametrize("chapter", sorted({witness.chapter for witness in WITNESSES}))
def test_provenance_tells_of_every_reading(chapter: str) -> None:
    provenance = (ROOT / "ordinances" / chapter / "PROVENANCE.md").read_text(encoding="utf-8")
    missing = [
        row
        for witness in WITNESSES
        if witness.chapter == chapter
        for row in (provenance_row(witness, reading) for reading in witness.readings)
        if row not in provenance
    ]
    assert not missing


def test_every_version_of_the_packet_has_a_witness() -> None:
    told = {(witness.chapter, witness.version) for witness in WITNESSES}
    there = {(path.parent.name, path.stem) for path in (ROOT / "ordinances").glob("*/*.xml")}
    assert there
    assert {version for version in there if not version[1].endswith(".enacted")} <= told
