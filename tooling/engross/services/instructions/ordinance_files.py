"""Ordinances made of amending instructions, read from Word files or text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from engross.importing.source_page import LAW_STYLES, PageTable, text_with_label
from engross.importing.word.word_reader import read_word
from engross.importing.word.zip_package import open_package
from engross.instructions import OrdinanceOrders, ordinance_orders, read_amendment, table_lines
from engross.model.law.textual_mod import CHAPTER_UNIT, TextualMod
from engross.patterns import compile_on_use

_STYLES = LAW_STYLES[LAW_STYLES.index("subsection") :]
"""The styles of our own Word files, by which quoted provisions are nested; in others their labels tell."""

FileOrders = OrdinanceOrders
"""What a file of an ordinance orders."""

_STRIKES = compile_on_use(r"\bamended by (?:striking|inserting|adding|deleting|replacing)\b", re.IGNORECASE)
_LAST_PART = compile_on_use(r"[.\-:][^.\-:]*$")


def orders_of_file(data: bytes, name: str) -> OrdinanceOrders | None:
    """The instructions of a Word file called ``name``, its tracked changes accepted; None where it is no Word file.

    Errors: SourceError where the file cannot be read.
    """
    if PurePath(name).suffix.lower() != ".docx":
        return None
    page = read_word(data, name, lenient=True).new
    lines: list[str] = []
    for item in page.items:
        if isinstance(item, PageTable):
            lines.extend(table_lines(item.table))
        else:
            indent = "  " * (_STYLES.index(item.style) if item.style in _STYLES else 0)
            lines.extend(indent + line for line in text_with_label(item).plain.splitlines() or [""])
    orders = ordinance_orders(lines)
    unread = tuple(remark.words for remark in page.remarks if remark.kind in ("left out", "hidden"))
    return replace(orders, left_out=(*orders.left_out, *unread))


def orders_to_apply(data: bytes, name: str) -> OrdinanceOrders | None:
    """The instructions of a Word file that strikes and inserts words; None for any other.

    One that only restates sections is a text as it is to read. Errors: SourceError where the file cannot be read.
    """
    if PurePath(name).suffix.lower() != ".docx":
        return None
    package = open_package(data, name)
    # The words alone tell most files apart, before any of them is read for its paragraphs.
    if not _STRIKES.search("".join(map(str, package.tree(package.main).itertext()))):
        return None
    orders = orders_of_file(data, name)
    return orders if orders is not None and _STRIKES.search(orders.text) else None


def chapters_named(text: str) -> tuple[str, ...]:
    """The numbers of the chapters whose sections the instructions of ``text`` name or add: of 68-5 it is 68."""
    amendment, _ = read_amendment(text)
    return tuple(dict.fromkeys(filter(None, map(chapter_named, amendment.mods))))


def chapter_named(mod: TextualMod) -> str:
    """The number of the chapter that ``mod`` is of, by the section that it names or adds; empty where it names none."""
    if mod.place.steps and mod.place.steps[0].unit == CHAPTER_UNIT:
        return mod.place.steps[0].number
    added = next((one.number for one in mod.matter if one.level == "section"), "")
    section = mod.place.section or (added if mod.kind == "insertion" else "")
    return _LAST_PART.sub("", section)
