"""Pictures that a page tells by their words in brackets, as they stand in a text that is at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from engross.importing.imported_chapters import Imported
from engross.model.law.chapter import Chapter
from engross.model.law.splice import splice
from engross.model.law.tag_nesting import nested
from engross.model.law.text import Tag, Text
from engross.model.law.text_mapping import map_texts


def with_known_pictures(read: Imported, known: Iterable[Chapter]) -> Imported:
    """``read`` with the pictures of ``known`` texts, and of those that the file carries, where it has their words in
    brackets, as formats that show no pictures do: the page was proved by its words, the text has the picture again.

    Where several pictures have the same words, that of the text of the same version is taken, else the latest.
    """
    texts = (*known, *read.made_from)
    base = _restored(read.base, texts) if read.base is not None else None
    return replace(read, proposal=_restored(read.proposal, texts), base=base)


def _pictures(chapter: Chapter) -> Iterable[tuple[str, str]]:
    for text in (text for provision in chapter.walk() for text in provision.texts()):
        for tag in text.tags:
            if tag.kind == "img" and tag.start < tag.end:
                yield text.plain[tag.start : tag.end], tag.value


def _restored(chapter: Chapter, known: Sequence[Chapter]) -> Chapter:
    in_order = sorted(known, key=lambda text: text.version == chapter.version)
    files = {words: name for text in in_order for words, name in _pictures(text)}
    if not files:
        return chapter
    root = map_texts(chapter.root, partial(_with_pictures, files=files))
    return chapter if root == chapter.root else replace(chapter, root=root)


def _with_pictures(text: Text, files: Mapping[str, str]) -> Text:
    for words, name in files.items() if "[" in text.plain else ():
        shown, at = f"[{words}]", 0
        while (at := text.plain.find(shown, at)) >= 0:
            end = at + len(words)
            text = splice(text, at, at + len(shown), words)
            text = replace(text, tags=nested((*text.tags, Tag("img", at, end, name))))
            at = end
    return text
