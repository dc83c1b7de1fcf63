"""The words of residents that the templates explain by those of the law."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TypeGuard

from engross.errors import SourceError
from engross.resources import Templates
from engross.site.search.stems import ASKING_STEMS, tokens
from engross.site.search.weights import WEIGHTS
from engross.values import dataclass

_KINDS = ("amounts", "meanings", "formal", "beside")


@dataclass(frozen=True, slots=True)
class SearchVocabulary:
    """What the templates say of words, by stem.

    ``synonyms``: for a word of residents those of the law; ``phrases``: for two or three that follow each other.
    ``amounts``: words that ask for a sum of money; ``meanings``: for a definition. ``formal``: words of the headings of
    sections that hold no rule of their own (purpose, severability); ``beside``: of those of what stands beside a rule
    (exceptions, appeal). ``answers``: for words by which a question is asked ("how many") those of the headings of
    sections that answer it.
    """

    synonyms: Mapping[str, tuple[str, ...]]
    amounts: frozenset[str] = frozenset()
    meanings: frozenset[str] = frozenset()
    formal: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    phrases: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    answers: Mapping[tuple[str, ...], frozenset[str]] = field(default_factory=dict)


def read_vocabulary(templates: Templates, language: str = "en") -> SearchVocabulary:
    """``synonyms.<language>.toml`` of the templates.

    Errors: SourceError where the file is not as it must be.
    """
    name = f"synonyms.{language}.toml"
    try:
        held = tomllib.loads(templates.text("site", name))
    except tomllib.TOMLDecodeError as fault:
        raise SourceError(f"templates/site/{name}", 0, f"this is not TOML ({fault}); correct it there") from None
    wrong = next(_faults(held), None)
    if wrong is not None:
        raise SourceError(f"templates/site/{name}", 0, f"{wrong}; correct it there")
    kinds = held.get("kinds", {})
    return vocabulary(held.get("words", {}), held.get("answers", {}), **{kind: kinds.get(kind, []) for kind in _KINDS})


def _faults(held: Mapping[str, object]) -> Iterator[str]:
    """What of a file of synonyms would find nothing, or cannot be read."""
    if unknown := ", ".join(sorted(held.keys() - {"words", "answers", "kinds"})):
        yield f"{unknown}: there are the tables [words], [answers] and [kinds] alone"
    words, answers, kinds = held.get("words", {}), held.get("answers", {}), held.get("kinds", {})
    if not _is_table_of_words(words):
        yield 'each line of [words] is: fine = ["penalty"]'
        return
    if not _is_table_of_words(answers):
        yield 'each line of [answers] is: "how many" = ["number"]'
        return
    if not _is_table_of_words(kinds):
        yield 'each line of [kinds] is: amounts = ["fee"]'
        return
    yield from _never_found(words, answers, kinds)


_Table = Mapping[str, list[str]]


def _never_found(words: _Table, answers: _Table, kinds: _Table) -> Iterator[str]:
    if unknown := ", ".join(sorted(kinds.keys() - set(_KINDS))):
        yield f"[kinds] has {unknown}: there are {', '.join(_KINDS)} alone"
    for word in words:
        if not _can_be_asked(tuple(tokens(word))):
            yield f'"{word}" is never found: one to three words, the first of which says something (not "the", "in")'
    for asked in answers:
        if not any(tokens(asked)):
            yield f'"{asked}" in [answers] is never found: it must have a word'
    for name, table in (("answers", answers), ("kinds", kinds)):
        for word in (word for each in table.values() for word in each):
            if len(tuple(tokens(word))) != 1:
                yield f'"{word}" in [{name}] is never found: it must be one word'


def _is_table_of_words(table: object) -> TypeGuard[dict[str, list[str]]]:
    return isinstance(table, dict) and all(
        isinstance(each, list) and all(isinstance(word, str) for word in each) for each in table.values()
    )


def _can_be_asked(stems: tuple[str, ...]) -> bool:
    return 0 < len(stems) <= WEIGHTS.most_words and stems[0] not in ASKING_STEMS


def vocabulary(
    words: Mapping[str, list[str]], answers: Mapping[str, list[str]] | None = None, /, **kinds: list[str]
) -> SearchVocabulary:
    """``words`` of residents with those of the law, ``answers`` to what is asked, and words of the other kinds, all as
    written, by stem."""
    synonyms: dict[str, dict[str, None]] = {}
    phrases: dict[tuple[str, ...], dict[str, None]] = {}
    for word, others in words.items():
        stems = tuple(tokens(word))
        meant = dict.fromkeys(token for other in others for token in tokens(other))
        if len(stems) > 1:
            phrases.setdefault(stems, {}).update(meant)
        else:
            synonyms.setdefault(stems[0], {}).update(meant)
    return SearchVocabulary(
        {word: tuple(others) for word, others in synonyms.items()},
        **{kind: frozenset(token for word in each for token in tokens(word)) for kind, each in kinds.items()},
        phrases={stems: tuple(others) for stems, others in phrases.items()},
        answers={
            tuple(tokens(asked)): frozenset(token for word in each for token in tokens(word))
            for asked, each in (answers or {}).items()
        },
    )


def synonyms_of(question: str, words: SearchVocabulary) -> dict[str, tuple[str, ...]]:
    """What each word of ``question`` by which sections are found may stand for: as a phrase, then by itself. What a
    phrase stands for is said of its last word that finds something. A word that is itself asked stands for no other:
    what has it would else count as having both."""
    said = tuple(tokens(question))
    found: dict[str, tuple[str, ...]] = {}
    for start in range(len(said)):
        for end in range(start + 2, min(start + WEIGHTS.most_words, len(said)) + 1):
            meant = words.phrases.get(said[start:end])
            if meant:
                last = next(token for token in reversed(said[start:end]) if token not in ASKING_STEMS)
                found[last] = (*found.get(last, ()), *meant)
    return {
        token: tuple(each for each in (*found.get(token, ()), *words.synonyms.get(token, ())) if each not in said)
        for token in said
    }


def answering_stems(question: str, words: SearchVocabulary) -> frozenset[str]:
    """The words of the headings of sections that answer how ``question`` is asked."""
    said = f" {' '.join(tokens(question))} "
    return frozenset().union(*(stems for asked, stems in words.answers.items() if f" {' '.join(asked)} " in said))
