"""The front page: the docket."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engross.model.docket import Docket, Ordinance
from engross.site.addresses import FRONT, chapter_page, clean_page
from engross.site.beside import home_page
from engross.site.linked_data import site_data
from engross.site.naming import called
from engross.site.template import File, Frame, page
from engross.site.words import Words


@dataclass(frozen=True, slots=True)
class Row:
    """An ordinance on the docket: what it is called, its stage in words, what it does, where it is read."""

    name: str
    stage: str
    version: str
    line: str
    page: str
    home: str
    home_words: str
    text: str


def front_file(docket: Docket, lines: Mapping[str, str], words: Words) -> File:
    """The docket; ``lines`` say what each ordinance does, by its folder's name."""
    title = words.plain("front_title", city=docket.city) if docket.city else words.plain("front_title_nameless")
    frame = Frame(FRONT, title, words.plain("front_lead"), docket.city, data=site_data(docket, title, words))
    rows = [_row(ordinance, lines[ordinance.name], words) for ordinance in docket.ordinances]
    return page("front", frame, words, groups=[(words.plain("front_all"), rows)])


def _row(ordinance: Ordinance, line: str, words: Words) -> Row:
    current = ordinance.current
    changes = ordinance.base is not None
    return Row(
        called(current, words),
        words.plain(f"docket_{current.version.stage}"),
        words.day(current.version.date),
        line,
        chapter_page(ordinance.name),
        home_page(ordinance),
        words.plain("what_changes" if changes else "read_it"),
        clean_page(ordinance.name, ordinance.draft) if changes else "",
    )
