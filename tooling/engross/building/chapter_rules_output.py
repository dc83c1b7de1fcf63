"""The rules of a chapter from its versions: which count, what changes in them, and their module."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Sequence

from engross.errors import EngrossError, SourceError
from engross.model.law.chapter import Chapter, Source
from engross.model.manifest import Output
from engross.model.rules.review import ReviewRecord
from engross.model.rules.rule_change import RuleChange
from engross.model.rules.rule_set import RuleSet
from engross.rules import TARGETS, extract, rule_changes
from engross.rules.review_records import read_record
from engross.rules.targets.python.source_layout import literal


def rule_sets(laws: Sequence[Chapter], new: Chapter) -> tuple[RuleSet, ...]:
    """The rules of the texts that are the law or will be, oldest first, and of the draft.

    Errors: SourceError, as ``extract``.
    """
    return tuple(extract(chapter) for chapter in _used(laws, new))


def _used(laws: Sequence[Chapter], new: Chapter) -> tuple[Chapter, ...]:
    return (*(law for law in laws if law.version != new.version), new)


def changes_in_rules(old: Chapter, new: Chapter) -> tuple[RuleChange, ...]:
    """What becomes of the rules; nothing where neither version declares any, or one cannot be read as rules."""
    if not old.rules and not new.rules:
        return ()
    try:
        return rule_changes(extract(old), extract(new))
    except SourceError:
        return ()


def rules_output(
    folder: str, laws: Sequence[Chapter], new: Chapter, record: tuple[str, bytes] | None
) -> Iterator[Output]:
    """The module of rules, where any are declared; where they cannot be read, a module that says why."""
    used = _used(laws, new)
    if not any(chapter.rules for chapter in used):
        return
    inputs = [chapter.source for chapter in used if chapter.source is not None]
    reviews = ReviewRecord()
    if record is not None:
        name, data = record
        inputs.append(Source(name, hashlib.sha256(data).hexdigest()))
        reviews = _record(name, data)
    versions = tuple(str(chapter.version) for chapter in used)
    try:
        text = TARGETS["python"](rule_sets(laws, new), reviews)["rules.py"]
    except SourceError as fault:
        text = f'"""These rules could not be written."""\n\nraise ImportError({literal(str(fault))})\n'
    yield Output(f"{folder}/rules.py", text.encode("utf-8"), tuple(inputs), versions)


def _record(name: str, data: bytes) -> ReviewRecord:
    try:
        return read_record(tomllib.loads(data.decode("utf-8-sig")), name)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise EngrossError(f"{name}: this is not TOML ({fault}); correct it there") from None
