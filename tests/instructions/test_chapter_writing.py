"""Instructions written for a chapter, and applied to it."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from engross.diff.words.word_diff import diff_words
from engross.errors import RefusedInstruction
from engross.instructions import amended_chapter, chapter_instructions, section_text
from engross.model.law.chapter import Chapter
from engross.model.law.provision import Provision
from engross.model.law.text import Text
from engross.workspace import load

LAW = Path(__file__).parents[2] / "ordinances"
WORDS = ["ferry", "market", "tower", "clock", "bell"]


def chapter(folder: str, stage: str) -> Chapter:
    """The last text of a chapter of that stage."""
    path = sorted((LAW / folder).glob(f"*.{stage}.xml"))[-1]
    return load(path, path.name)


def words_of(provision: Provision) -> list[str]:
    """The sections of a chapter as plain text, in order."""
    if provision.level == "section":
        return [section_text(provision)]
    return [text for child in provision.children for text in words_of(child)]


def without_last_section(provision: Provision) -> Provision:
    """The part of a chapter without its last section."""
    *rest, last = provision.children
    kept = () if last.level == "section" else (without_last_section(last),)
    return replace(provision, children=(*rest, *kept))


def test_the_draft_of_a_chapter_is_written_as_instructions() -> None:
    old, new = chapter("084-retirement-benefits", "codified"), chapter("084-retirement-benefits", "proposed")
    text = chapter_instructions(old, new, diff_words)
    made = amended_chapter(old, text)
    assert made.refused == ()
    assert words_of(made.chapter.root) == words_of(new.root)
    assert chapter_instructions(old, new, diff_words, "84-3") == text.split("\n\n")[1]
    assert chapter_instructions(old, old, diff_words) == ""


@pytest.mark.parametrize(
    ("folder", "section", "why"),
    [
        ("068-noise", "", "section 68-"),
        ("112-trees", "", "section 112-"),
        ("126-pension-plan", "126-2", "not give all of section 126-2"),
        ("084-retirement-benefits", "84-99", "no section 84-99"),
    ],
)
def test_what_no_instructions_give_is_refused(folder: str, section: str, why: str) -> None:
    with pytest.raises(RefusedInstruction, match=why):
        chapter_instructions(chapter(folder, "codified"), chapter(folder, "proposed"), diff_words, section)


def test_a_section_that_is_gone_is_refused() -> None:
    old = chapter("084-retirement-benefits", "codified")
    new = replace(old, root=without_last_section(old.root))
    with pytest.raises(RefusedInstruction, match="is gone"):
        chapter_instructions(old, new, diff_words)
    with pytest.raises(RefusedInstruction, match="headings"):
        chapter_instructions(old, replace(old, root=replace(old.root, heading=Text("Another"))), diff_words)


def test_a_new_section_is_added() -> None:
    new = chapter("084-retirement-benefits", "codified")
    old = replace(new, root=without_last_section(new.root))
    text = chapter_instructions(old, new, diff_words)
    assert text.startswith("A new section 84-")
    assert words_of(amended_chapter(old, text).chapter.root) == words_of(new.root)


@pytest.mark.parametrize("seed", range(25))
def test_random_drafts_are_written_and_applied(seed: int) -> None:
    old = chapter("126-pension-plan", "codified")
    new = replace(old, root=changed(old.root, random.Random(seed)))
    made = amended_chapter(old, chapter_instructions(old, new, diff_words))
    assert made.refused == ()
    assert words_of(made.chapter.root) == words_of(new.root)


def changed(provision: Provision, chance: random.Random) -> Provision:
    """``provision`` with some words put in some of its texts."""
    body = tuple(with_words(block, chance) if isinstance(block, Text) else block for block in provision.body)
    return replace(provision, body=body, children=tuple(changed(child, chance) for child in provision.children))


def with_words(text: Text, chance: random.Random) -> Text:
    """``text`` with a word put in, once in ten times."""
    words = text.plain.split(" ")
    if text.notes or text.tags or len(words) < 4 or chance.random() > 0.1:
        return text
    at = chance.randrange(1, len(words))
    return Text(" ".join([*words[:at], chance.choice(WORDS), *words[at:]]))
