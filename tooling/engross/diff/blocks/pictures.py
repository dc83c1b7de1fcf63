"""Texts with pictures: each picture is kept or replaced whole, and is another one where its file or its words are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count

from engross.model.comparison.span import TextSpan
from engross.model.law.chapter import Chapter
from engross.model.law.picture import former_picture
from engross.model.law.text import Tag, Text
from engross.model.law.text_mapping import with_picture_names

_FIRST_SIGN = 0xF0000
"""Where the characters for private use begin that stand for pictures while words are compared."""

_PictureKey = tuple[str, str]
"""The file of a picture, and its words."""


def with_former_pictures(old: Chapter, new: Chapter) -> Chapter:
    """``old``, where pictures whose files have other bytes in ``new`` under the same names are called former ones: they
    are other pictures.

    Two texts of one folder share its files; those of a revision, or of another folder, have files of their own.
    """
    ours = {picture.name: picture.sha256 for picture in old.pictures}
    replaced = {each.name for each in new.pictures if ours.get(each.name, each.sha256) != each.sha256}
    if not replaced:
        return old

    return replace(old, root=with_picture_names(old.root, {name: former_picture(name) for name in replaced}))


def pictures_of(text: Text) -> tuple[_PictureKey, ...]:
    """The pictures in ``text``, in order: the file of each, and its words."""
    return tuple(_key(text, tag) for tag in text.tags if tag.kind == "img") if text.tags else ()


def compare_with_pictures(
    old: Text, new: Text, text_diff: Callable[[str, str], tuple[TextSpan, ...]]
) -> tuple[TextSpan, ...]:
    """The spans of two texts, in which a picture counts as one sign."""
    used = {*old.plain, *new.plain}
    free = (sign for number in count(_FIRST_SIGN) if (sign := chr(number)) not in used)
    signs = {key: next(free) for key in dict.fromkeys((*pictures_of(old), *pictures_of(new)))}
    words = {ord(sign): shown for (_, shown), sign in signs.items()}
    spans = text_diff(_with_signs(old, signs), _with_signs(new, signs))
    return tuple(TextSpan(span.text.translate(words), span.mark, span.terms) for span in spans)


def _with_signs(text: Text, signs: Mapping[_PictureKey, str]) -> str:
    return "".join(_pieces(text, signs))


def _pieces(text: Text, signs: Mapping[_PictureKey, str]) -> Iterator[str]:
    at = 0
    for tag in text.tags:
        if tag.kind == "img" and tag.start >= at and tag.start < tag.end:
            yield text.plain[at : tag.start]
            yield signs[_key(text, tag)]
            at = tag.end
    yield text.plain[at:]


def _key(text: Text, tag: Tag) -> _PictureKey:
    return tag.value, text.plain[tag.start : tag.end]
