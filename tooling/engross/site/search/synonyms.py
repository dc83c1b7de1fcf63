"""The words of residents that the templates explain by those of the law."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import field

from engross.errors import SourceError
from engross.resources import Templates
from engross.site.search.stems import ASKING_STEMS, stem, tokens
from engross.site.search.weights import WEIGHTS
from engross.values import dataclass


@dataclass(frozen=True, slots=True)
class SearchVocabulary:
    """What the templates say of words, by stem.

    ``synonyms``: for a word of residents those of the law; ``phrases``: for two or three that follow each other.
    ``amounts``: words that ask for a sum of money; ``meanings``: for a definition. ``formal``: words of the headings of
    sections that hold no rule of their own (purpose, severability); ``beside``: of those of what stands beside a rule
    (exceptions, appeal).
    """

    synonyms: Mapping[str, tuple[str, ...]]
    amounts: frozenset[str] = frozenset()
    meanings: frozenset[str] = frozenset()
    formal: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    phrases: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)


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
    wrong = next((word for word in words if not _can_be_asked(tuple(tokens(word)))), None)
    if wrong is not None:
        why = f'"{wrong}" is never found: one to three words, the first of which says something (not "the", "in")'
        raise SourceError(f"templates/site/{name}", 0, f"{why}; correct it there")
    return vocabulary(words, **{kind: kinds.get(kind, []) for kind in ("amounts", "meanings", "formal", "beside")})


def _can_be_asked(stems: tuple[str, ...]) -> bool:
    return 0 < len(stems) <= WEIGHTS.most_words and stems[0] not in ASKING_STEMS


def vocabulary(words: Mapping[str, list[str]], **kinds: list[str]) -> SearchVocabulary:
    """``words`` of residents with those of the law, and words of the other kinds, all as written, by stem."""
    synonyms: dict[str, dict[str, None]] = {}
    phrases: dict[tuple[str, ...], dict[str, None]] = {}
    for word, others in words.items():
        stems = tuple(tokens(word))
        meant = dict.fromkeys(token for other in others for token in tokens(other))
        if len(stems) > 1:
            phrases.setdefault(stems, {}).update(meant)
        else:
            synonyms.setdefault(stem(word), {}).update(meant)
    return SearchVocabulary(
        {word: tuple(others) for word, others in synonyms.items()},
        **{kind: frozenset(map(stem, each)) for kind, each in kinds.items()},
        phrases={stems: tuple(others) for stems, others in phrases.items()},
    )


def synonyms_of(question: str, words: SearchVocabulary) -> dict[str, tuple[str, ...]]:
    """What each word of ``question`` by which sections are found may stand for: as a phrase, then by itself. What a
    phrase stands for is said of its last word that finds something."""
    said = tuple(tokens(question))
    found: dict[str, tuple[str, ...]] = {}
    for start in range(len(said)):
        for end in range(start + 2, min(start + WEIGHTS.most_words, len(said)) + 1):
            meant = words.phrases.get(said[start:end])
            if meant:
                last = next(token for token in reversed(said[start:end]) if token not in ASKING_STEMS)
                found[last] = (*found.get(last, ()), *meant)
    return {token: (*found.get(token, ()), *words.synonyms.get(token, ())) for token in said}
