"""A TOML file's bytes into tables; a fault is said with its line and the form that would be right."""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from engross.errors import SourceError
from engross.meetings.clock_times import parse_clock
from engross.meetings.dates_in_words import long_day, parse_date
from engross.meetings.files.toml_lines import repeated_entry
from engross.patterns import compile_on_use

_CURLY = str.maketrans("“”„‟«»‘’‚‛", '""""""' + "''''")
_DASHES = str.maketrans("‐‑‒–—−", "------")
_LINE = compile_on_use(r"at line (\d+)")
_LIST = compile_on_use(r"\s*[A-Za-z0-9_.-]+\s*=\s*\[")
_PAIR = compile_on_use(r"\s*([A-Za-z0-9_-]+)\s*([=:])(.*)")
_SLASHED = compile_on_use(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_TRUTH = {"yes": "true", "no": "false", "on": "true", "off": "false", "true": "true", "false": "false"}
_SHOWN = 60
"""A longer line is cut where it is shown."""


def toml_text(data: bytes, file: str) -> str:
    """The text of a TOML file. Errors: SourceError where it is not in UTF-8, with the line."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:4]:
        raise SourceError(
            file, 0, "this file is saved in UTF-16, which some editors call Unicode; save it again as UTF-8"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise SourceError(file, line, "a letter here is not in UTF-8; save the file again as UTF-8") from None


def toml_tables(text: str, file: str) -> dict[str, object]:
    """The tables of a TOML file's text. Errors: SourceError with the line, what is wrong, and the right form."""
    try:
        tables: dict[str, object] = _copy(_tables(text))
        return tables
    except RecursionError:
        raise SourceError(file, 0, "its lists are nested too deep; correct it there") from None
    except ValueError as fault:
        raise _explained(text, file, str(fault)) from None


@lru_cache(maxsize=2)
def _tables(text: str) -> dict[str, Any]:
    """Kept, because every command reads the city's file for its hierarchy, its papers and its facts, each alone."""
    return tomllib.loads(text)


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copy(each) for name, each in value.items()}
    return [_copy(each) for each in value] if isinstance(value, list) else value


def _explained(text: str, file: str, complaint: str) -> SourceError:
    """The fault that TOML complains of, as one sentence."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    found = _LINE.search(complaint)
    number = int(found[1]) if found else max((at for at, line in enumerate(lines, 1) if line.strip()), default=1)
    if "overwrite" in complaint or "twice" in complaint or "mutate" in complaint:
        place, words = _given_twice(text, lines, number)
        if words:
            return SourceError(file, place, words)
    if "array" in complaint:
        opened = [at for at, line in enumerate(lines[:number], 1) if _LIST.match(line)]
        if opened:
            return SourceError(
                file,
                opened[-1],
                "the list that begins here is not TOML: each entry stands in quotation marks, a comma behind each, and "
                "] ends the list",
            )
    line = lines[number - 1].strip()
    hidden = next((letter for letter in line if not letter.isprintable() and letter != "\t"), "")
    if hidden:
        told = f"an invisible character stands here (U+{ord(hidden):04X}, number {line.index(hidden) + 1} of the line)"
        return SourceError(file, number, f"{told}; delete it, or type the line anew")
    repaired = next((form for form in _repairs(line) if _is_toml(form)), "")
    if repaired:
        return SourceError(file, number, _reason(line, repaired))
    return SourceError(
        file, number, f"this is not TOML: {_short(line)} ({complaint.rsplit(' (', 1)[0].lower()}); correct it there"
    )


def _given_twice(text: str, lines: list[str], number: int) -> tuple[int, str]:
    """The line of an entry or a table that is there already, and what is wrong; no words where none is found."""
    header = lines[number - 1].strip()
    if header.startswith("[["):
        name = header.strip("[] \t")
        single = next((at for at, line in enumerate(lines, 1) if line.strip() == f"[{name}]"), 0)
        if single:
            return single, f"[{name}] stands here, and [[{name}]] on line {number}; head each of them [[{name}]]"
    twice = repeated_entry(text)
    if twice is None:
        return 0, ""
    path, first, number = twice
    name = ".".join(part for part in path if isinstance(part, str))
    if lines[number - 1].lstrip().startswith("["):
        return number, (
            f"[{name}] stands here a second time (first on line {first}); where there are several, head each of them "
            f"[[{name}]]"
        )
    return number, f"{path[-1]} is given a second time (first on line {first}); keep one of them"


def _reason(line: str, repaired: str) -> str:
    """What is wrong with a line that can be repaired, and the line as it may have been meant."""
    write = f"write {_short(repaired)}"
    pair = _PAIR.match(line)
    if line.translate(_CURLY) != line and _is_toml(line.translate(_CURLY)):
        return f"the quotation marks here are curly, and a file in TOML has straight ones; {write}"
    if line.startswith("["):
        return f"the heading of this table lacks a bracket; {write}"
    if pair and pair[2] == ":":
        return f"the sign between a name and its value is =, not a colon; {write}"
    value = _bare(pair[3]) if pair else ""
    if value.lower() in _TRUTH:
        return f"yes and no are written true and false, in small letters; {write}"
    if pair and not value:
        return f"{pair[1]} has no value; {write}"
    return _wrong_time(value) or f"words stand in quotation marks, one at each end, on one line; {write}"


def _wrong_time(words: str) -> str:
    """Why a day or an hour is none; empty where ``words`` are neither, or nothing is wrong with it but its form."""
    for read in (parse_clock, parse_date):
        try:
            read(words.translate(_DASHES))
        except ValueError as fault:
            # That it is no day at all is no news of words; that the day or the hour is wrong is.
            if "is no date" not in str(fault) and "is no time" not in str(fault):
                return str(fault)
    return ""


def _bare(value: str) -> str:
    """A value without its comment and its quotation marks."""
    return value.translate(_CURLY).split("#", 1)[0].strip().strip("\"'").strip()


def _repairs(line: str) -> Iterator[str]:
    """``line`` as it may have been meant, the likeliest first."""
    if line.startswith("["):
        name = line.strip("[] \t")
        yield f"[[{name}]]" if line.startswith("[[") or line.endswith("]]") else f"[{name}]"
        return
    yield line.translate(_CURLY)
    pair = _PAIR.match(line)
    if pair is None:
        return
    name, value = pair[1], pair[3].translate(_CURLY).strip()
    if not value:
        yield f'{name} = "…"'
        return
    if pair[2] == ":":
        yield f"{name} = {value}"
    bare = _bare(value)
    if bare.lower() in _TRUTH:
        yield f"{name} = {_TRUTH[bare.lower()]}"
    yield from (f'{name} = "{words}"' for words in _times(bare))
    if not value.startswith(("[", "{")):
        inner = bare.replace("\\", "\\\\").replace('"', '\\"')
        yield f'{name} = "{inner}"'


def _times(words: str) -> Iterator[str]:
    """A day or an hour that ``words`` mean, as the file would have it."""
    slashed = _SLASHED.fullmatch(words)
    try:
        if slashed:
            yield long_day(date(int(slashed[3]), int(slashed[1]), int(slashed[2])))
        else:
            yield long_day(parse_date(words.translate(_DASHES)))
    except ValueError:
        pass
    try:
        hour = parse_clock(words)
    except ValueError:
        return
    yield f"{hour.hour:02}:{hour.minute:02}"


def _is_toml(line: str) -> bool:
    try:
        tomllib.loads(line)
    except ValueError:
        return False
    return True


def _short(line: str) -> str:
    line = line.expandtabs(4)
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()} …"
