"""The words of residents that the templates explain by those of the law."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

from engross.errors import SourceError
from engross.resources import Templates
from engross.site.search.stems import stem, tokens
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class SearchVocabulary:
    """What the templates say of words, by stem.

    ``synonyms``: for a word of residents those of the law. ``amounts``: words that ask for a sum of money;
    ``meanings``: for a definition. ``formal``: words of the headings of sections that hold no rule of their own
    (purpose, severability).
    """

    synonyms: Mapping[str, tuple[str, ...]]
    amounts: frozenset[str] = frozenset()
    meanings: frozenset[str] = frozenset()
    formal: frozenset[str] = frozenset()


def read_vocabulary(templates: Templates, language: str = "en") -> SearchVocabulary:
    """``synonyms.<language>.toml`` of the templates.

    Errors: SourceError where the file is not as it must be.
    """
    name = f"synonyms.{language}.toml"
    try:
        held = tomllib.loads(templates.text("site", name))
    except tomllib.TOMLDecodeError as fault:
        raise SourceError(f"templates/site/{name}", 0, f"this is not TOML ({fault}); correct it there") from None
    words = held.get("words", {})
    kinds = held.get("kinds", {})
    if not all(isinstance(each, list) and all(isinstance(word, str) for word in each) for each in words.values()):
        raise SourceError(f"templates/site/{name}", 0, 'each line of [words] is: fine = ["penalty"]; correct it there')
    if not all(isinstance(each, list) and all(isinstance(word, str) for word in each) for each in kinds.values()):
        raise SourceError(f"templates/site/{name}", 0, 'each line of [kinds] is: amounts = ["fee"]; correct it there')
    return vocabulary(words, **{kind: kinds.get(kind, []) for kind in ("amounts", "meanings", "formal")})


def vocabulary(words: Mapping[str, list[str]], **kinds: list[str]) -> SearchVocabulary:
    """``words`` of residents with those of the law, and words of the other kinds, all as written, by stem."""
    synonyms: dict[str, dict[str, None]] = {}
    for word, others in words.items():
        synonyms.setdefault(stem(word), {}).update(dict.fromkeys(token for other in others for token in tokens(other)))
    return SearchVocabulary(
        {word: tuple(others) for word, others in synonyms.items()},
        **{kind: frozenset(map(stem, each)) for kind, each in kinds.items()},
    )
