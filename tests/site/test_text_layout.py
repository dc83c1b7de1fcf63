"""What a redline folds: sections in which nothing changes in substance, with everything below them."""

from __future__ import annotations

from engross.compose import redline
from engross.diff import compare
from engross.model.law.chapter import Chapter
from engross.rendering.html.html_blocks import HtmlBlock
from engross.site.phrases import site_phrases
from engross.site.text_layout import LaidOutText, lay_out
from samples import chapter_of, definition, item, section


def laid(old: Chapter, new: Chapter) -> LaidOutText:
    return lay_out(redline(compare(old, new)), site_phrases(), {})


def chapter(word: str, fine: str) -> Chapter:
    return chapter_of(
        section("1", "Title.", "This is the law on noise."),
        section("2", "Definitions.", definition("SOUND LEVEL", "How loud it is.")),
        section("3", "Measuring.", item("subsection", "A.", f"The {word} is read by the officer at the line.")),
        section("4", "Fines.", item("subsection", "A.", f"The fine is ${fine}.")),
        section("5", "Records."),
    )


def test_sections_without_substance_are_parts_of_their_own() -> None:
    made = laid(chapter("sound level", "50"), chapter("Sound Level", "60"))
    folded = [(part.head.entry, part.fate) for part in made.parts if part.head is not None]
    assert folded == [("§ 68-1. Title.", ""), ("§ 68-2. Definitions.", ""), ("§ 68-3. Measuring.", "terms")]
    shown = [block for part in made.parts if part.head is None for block in part.blocks]
    headings = [block.entry for block in shown if isinstance(block, HtmlBlock) and block.depth]
    assert headings == ["§ 68-4. Fines.", "§ 68-5. Records."]


def test_parts_hold_every_block_once_and_in_order() -> None:
    made = laid(chapter("sound level", "50"), chapter("Sound Level", "60"))
    again = [block for part in made.parts for block in ((part.head,) if part.head else ()) + part.blocks]
    assert again == list(made.blocks)
