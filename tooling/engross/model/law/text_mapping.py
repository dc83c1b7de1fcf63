"""Applying a function to every text of a provision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from engross.model.law.provision import Block, Provision
from engross.model.law.rebuilding import rebuilt_provision
from engross.model.law.table import Cell, Row
from engross.model.law.text import Text

TextFunction = Callable[[Text], Text]


def map_texts(provision: Provision, change: TextFunction) -> Provision:
    """``provision`` with ``change`` applied to every text in it and below: headings, blocks, cells."""

    def block(item: Block) -> Block:
        if isinstance(item, Text):
            return change(item)
        rows = tuple(
            Row(
                tuple(
                    Cell(tuple(change(t) for t in cell.content), cell.columns, cell.rows, cell.heading)
                    for cell in row.cells
                ),
                row.line,
            )
            for row in item.rows
        )
        return replace(item, caption=tuple(change(t) for t in item.caption), rows=rows)

    heading = None if provision.heading is None else change(provision.heading)
    body = tuple(block(b) for b in provision.body)
    children = tuple(map_texts(child, change) for child in provision.children)
    flush = tuple(block(b) for b in provision.flush)
    return rebuilt_provision(provision, heading, body, children, flush)


def with_picture_names(provision: Provision, names: Mapping[str, str]) -> Provision:
    """``provision``, each picture in it, and in its preface, called as ``names`` say, by what it is called."""

    def renamed(text: Text) -> Text:
        if not any(tag.kind == "img" and tag.value in names for tag in text.tags):
            return text
        tags = (replace(tag, value=names.get(tag.value, tag.value)) if tag.kind == "img" else tag for tag in text.tags)
        return replace(text, tags=tuple(tags))

    made = map_texts(provision, renamed)
    return replace(made, preface=tuple(map(renamed, provision.preface))) if provision.preface else made
