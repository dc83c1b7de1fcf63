"""The redlines of the ordinances themselves: what a reader of the marks would count."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from engross.building import redline_bytes
from engross.compose import clean_copy, redline
from engross.diff import compare
from engross.importing.tracked_text import tracked_text_blocks
from engross.model.comparison.comparison import Comparison
from engross.model.publication.accepted_text import side_blocks
from engross.model.publication.publication import Grid, Line, PageBlock, Publication
from engross.workspace import Workspace, load

ROOT = Path(__file__).parents[2]
PAIRS = [
    pytest.param(before.path, after.path, id=f"{folder.name}: {before.version} → {after.version}")
    for folder in Workspace(ROOT).chapters()
    for before, after in itertools.pairwise(folder.versions)
]


def _comparison(old: Path, new: Path) -> Comparison:
    return compare(load(old), load(new))


def _lines(blocks: tuple[PageBlock, ...]) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.lines
        elif isinstance(block, Line):
            yield block


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_rejecting_gives_the_base_and_accepting_the_proposal_on_the_bytes(old: Path, new: Path) -> None:
    comparison = _comparison(old, new)
    data = redline_bytes(comparison, "docx")
    for side, chapter in (("old", comparison.old), ("new", comparison.new)):
        clean = [block for block in side_blocks(clean_copy(chapter).blocks, "new") if block]
        assert [block for block in tracked_text_blocks(data, side) if block] == clean  # type: ignore[arg-type]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_no_block_is_word_salad(old: Path, new: Path) -> None:
    for line in _lines(redline(_comparison(old, new)).blocks):
        marks = [run.mark != "kept" for run in line.runs if run.text.strip()]
        if True not in marks:
            continue
        first, last = marks.index(True), len(marks) - 1 - marks[::-1].index(True)
        between = [list(group) for kept, group in itertools.groupby(marks[first : last + 1], lambda m: not m) if kept]
        kept = sum(len(run.text) for run in line.runs if run.mark == "kept")
        assert len(between) < 2 or kept >= 0.35 * sum(len(run.text) for run in line.runs), line


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_section_headings_are_kept_not_retyped(old: Path, new: Path) -> None:
    comparison = _comparison(old, new)
    numbers = {section.number for section in comparison.old.sections()} & {s.number for s in comparison.new.sections()}
    kept = {c.either.number for c in comparison.root.walk() if c.either.level == "section" and c.mark == "kept"}
    assert kept == numbers


def _marked(publication: Publication) -> int:
    return sum(
        len(run.text) for line in _lines(publication.blocks) for run in (*line.label, *line.runs) if run.mark != "kept"
    )


@pytest.mark.slow
def test_chapter_68_marks_little_more_than_it_must() -> None:
    """Against a minimal word diff of the whole text (diff-match-patch over words, no time limit)."""
    import re

    from diff_match_patch import diff_match_patch

    comparison = _comparison(*PAIRS[0].values)  # type: ignore[arg-type]
    token = re.compile(r"\w+|\s+|[^\w\s]")
    sides = [
        token.findall("\n".join(b for b in side_blocks(clean_copy(chapter).blocks, "new") if b))
        for chapter in (comparison.old, comparison.new)
    ]
    letters = {word: chr(0x100 + index) for index, word in enumerate(dict.fromkeys(itertools.chain(*sides)))}
    words = {letter: word for word, letter in letters.items()}
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    encoded = ["".join(letters[word] for word in side) for side in sides]
    diff = engine.diff_main(encoded[0], encoded[1], False)
    least = sum(len(words[letter].replace("\n", "")) for deed, text in diff if deed for letter in text)
    assert _marked(redline(comparison)) <= 1.10 * least
