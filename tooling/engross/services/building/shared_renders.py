"""The documents that a build and a site both make, by what they are made from."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from engross.model.law.chapter import Source
from engross.model.law.hierarchy import Hierarchy
from engross.model.law.picture import ChapterPicture
from engross.resources import Templates
from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.rendering_identity import rendering_identity


def clean_keys(
    new: Source, pictures: tuple[ChapterPicture, ...], hierarchy: Hierarchy, templates: Templates
) -> Callable[[str], str]:
    """What gives the key of the clean copy of a text, and the ``pictures`` in it, in a format."""
    shown = pictures_key(pictures)
    made_from = key_of(rendering_identity(), new, shown, hierarchy_key(hierarchy), templates_key(templates))
    return lambda format_name: key_of("clean copy", made_from, format_name)


def redline_keys(
    old: Source,
    new: Source,
    pictures: tuple[ChapterPicture, ...],
    hierarchy: Hierarchy,
    templates: Templates,
    author: str,
    remarks: tuple[str, ...],
) -> Callable[[str], str]:
    """What gives the key of the redline of two texts, and the ``pictures`` in both, in a format."""
    looks, shown = templates_key(templates), pictures_key(pictures)
    made_from = key_of(rendering_identity(), old, new, shown, hierarchy_key(hierarchy), looks, author, remarks)
    return lambda format_name: key_of("redline", made_from, format_name)


def pictures_key(pictures: tuple[ChapterPicture, ...]) -> list[tuple[str, str, str]]:
    """What stands for pictures in a key: their names, the hashes of their bytes, what is wrong with them."""
    return [(picture.name, picture.sha256, picture.fault) for picture in pictures]


@lru_cache(maxsize=4)
def hierarchy_key(hierarchy: Hierarchy) -> str:
    """The hash of a hierarchy, which the chapters of a code have in common."""
    return key_of(hierarchy)


@lru_cache(maxsize=4)
def templates_key(templates: Templates) -> str:
    """The hash of templates."""
    return key_of(templates)
