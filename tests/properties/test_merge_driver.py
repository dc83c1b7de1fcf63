"""Random pairs of edits of one chapter through the merge driver and through git's own merge, side by side.

Every item has a word of its own, and every citation is known by the item that it means: so that what a merge did to the
meaning of a citation is found without the checks that the driver runs.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from string import ascii_uppercase

from engross.akn import parse_chapter, write_chapter
from engross.errors import EngrossError
from engross.git_repository import merged_lines
from engross.model.law.chapter import Chapter
from engross.model.law.hierarchy import STANDARD
from engross.services.git.merge_driver import ThreeVersions, merge_for_git
from repositories import needs_git
from samples import chapter_of, item, section

NAME = "2025-10-21.proposed.xml"
PAIRS = 300
NOUNS = (
    "lamp",
    "kettle",
    "ladder",
    "barrel",
    "saddle",
    "anchor",
    "violin",
    "candle",
    "basket",
    "hammer",
    "needle",
    "ribbon",
)
VERBS = ("is kept dry", "hangs by the door", "stands in the yard", "is painted every spring", "is counted at noon")

pytestmark = needs_git


@dataclass
class Item:
    """An item: its own word, the words around it, and the own word of the item that it cites."""

    own: str
    words: str
    cites: str = ""


@dataclass
class Law:
    """Sections of items."""

    sections: list[list[Item]] = field(default_factory=list)

    def copy(self) -> Law:
        return Law([[Item(one.own, one.words, one.cites) for one in items] for items in self.sections])

    def places(self) -> dict[str, str]:
        return {
            one.own: f"68-{number}{ascii_uppercase[at]}"
            for number, items in enumerate(self.sections, 1)
            for at, one in enumerate(items)
        }

    def data(self) -> bytes:
        places = self.places()

        def words(one: Item) -> str:
            cited = f" as § {places[one.cites]} says" if one.cites else ""
            return f"The {one.own} {one.words}{cited}."

        sections = [
            section(
                str(number),
                f"Part {number}.",
                *(item("subsection", f"{ascii_uppercase[at]}.", words(one)) for at, one in enumerate(items)),
            )
            for number, items in enumerate(self.sections, 1)
        ]
        return write_chapter(chapter_of(*sections, day="2025-10-21", stage="proposed"))


def law_of(draw: random.Random) -> Law:
    law = Law(
        [
            [
                Item(f"{draw.choice(NOUNS)}{number}{at}", f"of the {draw.choice(NOUNS)} {draw.choice(VERBS)}")
                for at in range(draw.randint(3, 5))
            ]
            for number in range(5)
        ]
    )
    everything = [one for items in law.sections for one in items]
    for one in draw.sample(everything, 3):
        one.cites = draw.choice([other.own for other in everything if other is not one])
    return law


def edit(law: Law, draw: random.Random, who: str) -> None:
    """One edit, as a careful author makes it: the citations of the own text are correct after it."""
    items = draw.choice(law.sections)
    at = draw.randrange(len(items))
    kind = draw.choice(("words", "words", "insert", "cite", "repeal"))
    if kind == "words":
        items[at].words = items[at].words.replace(draw.choice(items[at].words.split()), draw.choice(NOUNS), 1)
    elif kind == "insert":
        items.insert(at, Item(f"new{who}{draw.randrange(1000)}", f"of the {draw.choice(NOUNS)} {draw.choice(VERBS)}"))
    elif kind == "cite":
        others = [one.own for section_items in law.sections for one in section_items if one is not items[at]]
        items[at].cites = items[at].cites or draw.choice(others)
    else:
        cited = {one.cites for section_items in law.sections for one in section_items}
        if items[at].own not in cited and len(items) > 2:
            del items[at]


def meanings(chapter: Chapter) -> dict[str, str]:
    """The own word of the item that each citation leads to, by the own word of the item that it is in."""
    text = {}
    for part in chapter.sections():
        for child in part.children:
            text[f"{part.number}{child.number}"] = child.body[0].plain  # type: ignore[union-attr]
    own = {place: words.split()[1] for place, words in text.items()}
    cited = {own[place]: found[1] for place, words in text.items() if (found := re.search(r"as § (\S+) says", words))}
    return {one: own.get(place, "nothing") for one, place in cited.items()}


def changed(data: bytes, sides: tuple[Law, Law]) -> list[str]:
    """The items of a merged file whose citation means another item than on the side that has it."""
    wanted: dict[str, set[str]] = {}
    for law in sides:
        for items in law.sections:
            for one in items:
                if one.cites:
                    wanted.setdefault(one.own, set()).add(one.cites)
    found = meanings(parse_chapter(data, NAME))
    return [one for one, means in found.items() if means not in wanted.get(one, {means})]


def test_fewer_conflicts_than_git_and_no_change_of_meaning_in_silence() -> None:
    ours_conflicts = git_conflicts = git_silent = told = 0
    silent = []
    for seed in range(PAIRS):
        draw = random.Random(seed)
        base = law_of(draw)
        sides = (base.copy(), base.copy())
        for law, who in zip(sides, ("x", "y"), strict=True):
            for _ in range(draw.randint(1, 3)):
                edit(law, draw, who)
        files = (base.data(), sides[0].data(), sides[1].data())
        made = merge_for_git(ThreeVersions(NAME, *files), STANDARD)
        ours_conflicts += made.conflicts > 0
        if not made.conflicts:
            lost = changed(made.data, sides)
            told += bool(lost) and any("MRG" in one for one in made.said)
            silent += [(seed, one) for one in lost if not any("MRG" in said for said in made.said)]
        data, conflicts = merged_lines(*files, 7)
        git_conflicts += conflicts > 0
        if not conflicts:
            try:
                git_silent += bool(changed(data, sides))
            except EngrossError:
                git_silent += 1
    print(
        f"\n{PAIRS} pairs: conflicts {ours_conflicts} (git {git_conflicts}); meaning changed and said {told}, in silence "
        f"{len(silent)} (git, or a file that cannot be read: {git_silent})"
    )
    assert silent == []
    assert ours_conflicts < git_conflicts
