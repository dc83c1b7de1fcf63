"""Which line of a TOML file an entry stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engross.patterns import compile_on_use

TomlPath = tuple[str | int, ...]
"""The names and places (from 0) that lead to an entry: ``("part", 1, "item", 0, "key")``."""

_HEADER = compile_on_use(r"\s*(\[\[?)([^\[\]#]+)\]")
_ENTRY = compile_on_use(r"\s*([A-Za-z0-9_.-]+|\"[^\"]*\")\s*=")
_TOKEN = compile_on_use(r"\"\"\"|'''|\"(?:[^\"\\]|\\.)*\"|'[^']*'|#|[\[\]{}]")
_QUOTES = ('"""', "'''")


def lines_of(text: str) -> dict[TomlPath, int]:
    """The line, from 1, of each table and each named entry of ``text``; of one that stands twice, the first.

    An entry inside a list or an inline table has none of its own: ``line_at`` gives that of what it stands in.
    """
    lines: dict[TomlPath, int] = {}
    for number, path in _places(text):
        lines.setdefault(path, number)
    return lines


def repeated_entry(text: str) -> tuple[TomlPath, int, int] | None:
    """The first entry or table that is given a second time: its path and both lines; None where there is none."""
    seen: dict[TomlPath, int] = {}
    for number, path in _places(text):
        if path in seen:
            return path, seen[path], number
        seen[path] = number
    return None


def line_at(lines: Mapping[TomlPath, int], path: Sequence[str | int]) -> int:
    """The line of the entry at ``path``, or of the nearest that holds it; 0 where neither has one."""
    whole = tuple(path)
    return next((lines[whole[:end]] for end in range(len(whole), 0, -1) if whole[:end] in lines), 0)


def _places(text: str) -> Iterator[tuple[int, TomlPath]]:
    """Each line that begins a table or an entry, with the path of what it begins."""
    here: TomlPath = ()
    counts: dict[TomlPath, int] = {}
    depth, quote = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        if not depth and not quote:
            header, entry = _HEADER.match(line), _ENTRY.match(line)
            if header:
                here = _table(header[2], counts, several=header[1] == "[[")
                yield number, here
                continue
            if entry:
                yield number, (*here, *_names(entry[1]))
        depth, quote = _after(line, depth, quote)


def _names(words: str) -> Iterator[str]:
    yield from (name.strip().strip('"') for name in words.split("."))


def _table(words: str, counts: dict[TomlPath, int], *, several: bool) -> TomlPath:
    """The path of a table by its header; ``counts`` is how many there are of each list of tables so far."""
    names = list(_names(words))
    path: TomlPath = ()
    for at, name in enumerate(names):
        path = (*path, name)
        if several and at == len(names) - 1:
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = (*path, counts[path] - 1)
    return path


def _after(line: str, depth: int, quote: str) -> tuple[int, str]:
    """How many brackets are open behind ``line``, and which quotation of several lines."""
    for mark in _TOKEN.findall(line):
        if quote:
            quote = "" if mark == quote else quote
        elif mark == "#":
            break
        elif mark in _QUOTES:
            quote = mark
        elif mark in "[{":
            depth += 1
        elif mark in "]}":
            depth = max(depth - 1, 0)
    return depth, quote
