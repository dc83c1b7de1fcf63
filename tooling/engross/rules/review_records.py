"""The record of what each rule was written from, and who has reviewed it: ``rules.lock.toml`` beside the ordinance."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from engross.errors import EngrossError
from engross.model.rules.passage import SourcePassage
from engross.model.rules.review import Review, ReviewRecord
from engross.model.rules.rule_set import RuleSet
from engross.rules.targets.python.module_source import python_module
from engross.values import dataclass

_HEAD = """\
# What each rule was written from, and who has reviewed it beside its sentences. Written by `engross rules --accept`;
# read by `engross rules --check`. An empty reviewer: the sentences are recorded, nobody has reviewed the rule.
"""


@dataclass(frozen=True, slots=True)
class ReviewDrift:
    """Where rules and record part: which rule of which version, what is wrong, the sentences then and now."""

    rule: str
    version: str
    message: str
    was: tuple[str, ...] = ()
    now: tuple[str, ...] = ()


def emission_hash(sets: Sequence[RuleSet]) -> str:
    """The SHA-256 of the Python of ``sets``, but for the names of files and reviewers in it."""
    bare = [replace(rules, source=None) for rules in sets]
    return hashlib.sha256(python_module(bare, ReviewRecord()).encode("utf-8")).hexdigest()


def review_drifts(sets: Sequence[RuleSet], record: ReviewRecord) -> tuple[ReviewDrift, ...]:
    """Every rule whose sentences are no longer those recorded, or that is not recorded, or is gone."""
    found = list(_drifts(sets, record))
    if not found and record.emitted != emission_hash(sets):
        found.append(
            ReviewDrift(
                "", "", "the code written out is not that of the record (a figure, a condition or Engross changed)"
            )
        )
    return tuple(found)


def _drifts(sets: Sequence[RuleSet], record: ReviewRecord) -> Iterator[ReviewDrift]:
    there = {(rule.name, str(rules.version)) for rules in sets for rule in rules.rules}
    for rules in sets:
        for rule in rules.rules:
            version = str(rules.version)
            review = record.of(rule.name, version)
            if review is None:
                yield ReviewDrift(
                    rule.name, version, "the rule is not recorded", (), tuple(p.words for p in rule.sources)
                )
                continue
            was, now = {p.words: p for p in review.passages}, {p.words: p for p in rule.sources}
            if was.keys() != now.keys():
                since = (
                    f"since {review.reviewer} reviewed it on {review.date}"
                    if review.reviewer
                    else "since it was recorded"
                )
                gone = tuple(words for words in was if words not in now)
                come = tuple(words for words in now if words not in was)
                yield ReviewDrift(rule.name, version, f"a sentence changed {since}", gone, come)
    for review in record.reviews:
        if (review.rule, review.version) not in there:
            yield ReviewDrift(review.rule, review.version, "the rule is recorded, but no longer declared")


def accepted_record(
    sets: Sequence[RuleSet], record: ReviewRecord, reviewer: str = "", date: str = "", only: Sequence[str] = ()
) -> ReviewRecord:
    """The record with the present sentences of every rule, or of those in ``only``, as ``reviewer`` reviewed them.

    Without a reviewer a rule whose sentences are unchanged keeps the one it has. Rules that are gone are dropped.
    Errors: EngrossError where ``only`` names no rule.
    """
    names = {rule.name for rules in sets for rule in rules.rules}
    strange = [name for name in only if name not in names]
    if strange:
        raise EngrossError(f"no rule is called {strange[0]}; `engross ask` lists what there is")
    reviews = []
    for rules in sets:
        for rule in rules.rules:
            version = str(rules.version)
            known = record.of(rule.name, version)
            if only and rule.name not in only:
                reviews += [known] if known else []
            elif (
                not reviewer
                and known is not None
                and {p.words for p in known.passages} == {p.words for p in rule.sources}
            ):
                reviews.append(replace(known, passages=rule.sources))
            else:
                reviews.append(Review(rule.name, version, rule.sources, reviewer, date if reviewer else ""))
    return ReviewRecord(emission_hash(sets), tuple(reviews))


def write_record(record: ReviewRecord) -> str:
    """The record as TOML."""
    lines = [_HEAD, f"emitted = {_string(record.emitted)}"]
    for review in record.reviews:
        lines += ["", "[[rule]]", f"name = {_string(review.rule)}", f"version = {_string(review.version)}"]
        lines += [f"reviewer = {_string(review.reviewer)}", f"date = {_string(review.date)}"]
        for passage in review.passages:
            lines += ["[[rule.sentence]]", f"place = {_string(passage.place)}", f"eId = {_string(passage.eid)}"]
            lines += [f"sha256 = {_string(passage.sha256)}", f"words = {_string(passage.words)}"]
    return "\n".join(lines) + "\n"


def _string(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def read_record(tables: Mapping[str, object], name: str) -> ReviewRecord:
    """The record in the tables of a TOML file called ``name``. Errors: EngrossError where they are not its shape."""
    try:
        reviews = tuple(
            Review(
                _words(rule, "name"),
                _words(rule, "version"),
                tuple(_passage(sentence, name) for sentence in _tables(rule, "sentence")),
                _words(rule, "reviewer"),
                _words(rule, "date"),
            )
            for rule in _tables(tables, "rule")
        )
        return ReviewRecord(_words(tables, "emitted"), reviews)
    except (KeyError, TypeError) as fault:
        raise EngrossError(
            f"{name}: {fault.args[0]} is missing or not what it should be; run `engross rules --accept`"
        ) from None


def _passage(table: Mapping[str, object], name: str) -> SourcePassage:
    passage = SourcePassage(_words(table, "eId"), _words(table, "place"), _words(table, "words"))
    if passage.sha256 != _words(table, "sha256"):
        raise EngrossError(
            f"{name}: the sentence of {passage.place} is not that of its hash; run `engross rules --accept`"
        )
    return passage


def _words(table: Mapping[str, object], key: str) -> str:
    value = table[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value


def _tables(table: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise TypeError(key)
    return value
