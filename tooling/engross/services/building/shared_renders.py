"""The documents that a build and a site both make, by what they are made from."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from engross.model.law.chapter import Source
from engross.model.law.hierarchy import Hierarchy
from engross.resources import Templates
from engross.result_cache.canonical_bytes import key_of
from engross.result_cache.rendering_identity import rendering_identity


def clean_keys(new: Source, hierarchy: Hierarchy, templates: Templates) -> Callable[[str], str]:
    """What gives the key of the clean copy of a text in a format."""
    made_from = key_of(rendering_identity(), new, hierarchy_key(hierarchy), templates_key(templates))
    return lambda format_name: key_of("clean copy", made_from, format_name)


def redline_keys(
    old: Source, new: Source, hierarchy: Hierarchy, templates: Templates, author: str, remarks: tuple[str, ...]
) -> Callable[[str], str]:
    """What gives the key of the redline of two texts in a format."""
    looks = templates_key(templates)
    made_from = key_of(rendering_identity(), old, new, hierarchy_key(hierarchy), looks, author, remarks)
    return lambda format_name: key_of("redline", made_from, format_name)


@lru_cache(maxsize=4)
def hierarchy_key(hierarchy: Hierarchy) -> str:
    """The hash of a hierarchy, which the chapters of a code have in common."""
    return key_of(hierarchy)


@lru_cache(maxsize=4)
def templates_key(templates: Templates) -> str:
    """The hash of templates."""
    return key_of(templates)
