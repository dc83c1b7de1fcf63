"""Amending instructions as lines of JSON, for other programs and for measuring."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from engross.diff.words.word_diff import diff_words
from engross.errors import EngrossError
from engross.instructions import (
    amended_section,
    read_amendment,
    read_section,
    section_text,
    written_instructions,
)
from engross.model.law.provision import Provision
from engross.model.law.textual_mod import TextualMod
from engross.outputs.printed_json import json_document


def applied_records(lines: Iterable[str], file: str) -> Iterator[str]:
    """For each line with ``id``, ``before``, ``chain``, ``instruction``, one with ``id``, ``after``, ``why``, as JSON.

    ``before`` is a section as plain text, two spaces a level; ``after`` is null where the instruction is refused, and
    ``why`` says why. ``file`` is what errors call the file that the lines are of. Errors: EngrossError naming file and
    line.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        record = _record(line, f"{file}:{number}")
        after, why = _applied(record)
        yield json.dumps({"id": record.get("id"), "after": after, "why": why}, ensure_ascii=False)


def _applied(record: dict[str, Any]) -> tuple[str | None, str]:
    try:
        section = read_section(record["before"])
        return section_text(amended_section(section, record["chain"], record["instruction"])), ""
    except EngrossError as why:
        return None, str(why)


def written_records(lines: Iterable[str], file: str) -> Iterator[str]:
    """For each line of JSON with ``id``, ``before`` and ``after``, one with ``id`` and ``steps``.

    The steps, each ``{"chain", "instruction"}``, give ``after`` when applied to ``before``. Where none do ``steps`` is
    null, and ``why`` says why. Errors: EngrossError naming file and line.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        record = _record(line, f"{file}:{number}", ("before", "after"))
        try:
            old, new = read_section(record["before"]), read_section(record["after"])
            steps = [{"chain": [], "instruction": words} for words in written_instructions(old, new, diff_words)]
            answer: dict[str, Any] = {"id": record.get("id"), "steps": steps}
        except EngrossError as why:
            answer = {"id": record.get("id"), "steps": None, "why": str(why)}
        yield json.dumps(answer, ensure_ascii=False)


def _record(line: str, where: str, keys: tuple[str, str] = ("before", "instruction")) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except RecursionError:
        raise EngrossError(f"{where}: the lists of this line are nested too deep; correct it") from None
    except ValueError as fault:
        raise EngrossError(f"{where}: this line is not JSON ({fault}); correct it") from None
    if not isinstance(record, dict) or not all(isinstance(record.get(key), str) for key in keys):
        raise EngrossError(f'{where}: this line has no "{keys[0]}" and "{keys[1]}"; write both as text')
    chain = record.setdefault("chain", [])
    if not isinstance(chain, list) or not all(isinstance(words, str) for words in chain):
        raise EngrossError(
            f'{where}: "chain" is no list of texts; write the lead-ins above the instruction, outermost first'
        )
    return record


def instruction_lines(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A line for each modification that ``text`` orders, and a sentence for each instruction that cannot be read."""
    amendment, refused = read_amendment(text)
    return tuple(_line(mod) for mod in amendment.mods), refused


def instruction_json(text: str) -> tuple[str, tuple[str, ...]]:
    """The same as JSON: ``{"mods": [{"kind", "section", "path", "part", "old", "new", "number", …}], "refused"}``."""
    amendment, refused = read_amendment(text)
    mods = [_mod(mod) for mod in amendment.mods]
    return json_document("instructions", {"mods": mods, "refused": list(refused)}), refused


def _line(mod: TextualMod) -> str:
    parts = [f"{mod.place}: {mod.kind}"]
    if mod.old:
        parts.append(f'strike "{mod.old}"')
    if mod.new:
        parts.append(f'insert "{mod.new}"')
    if mod.number:
        parts.append(f"number ({mod.number})")
    if mod.matter:
        parts.append("quoted " + ", ".join(provision.label or provision.level for provision in mod.matter))
    return ", ".join(parts)


def _mod(mod: TextualMod) -> dict[str, Any]:
    return {
        "kind": mod.kind,
        "section": mod.place.section,
        "path": [step.number for step in mod.place.steps],
        "part": mod.place.part,
        "sentence": mod.place.sentence,
        "old": mod.old,
        "new": mod.new,
        "occurrence": mod.occurrence.count,
        "number": mod.number,
        "matter": [_plain(provision) for provision in mod.matter],
        "source": mod.source,
    }


def _plain(provision: Provision) -> str:
    return section_text(provision if provision.level == "section" else Provision("section", children=(provision,)))
