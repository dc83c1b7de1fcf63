"""Numbers of an earlier code, as history notes name them."""

from __future__ import annotations

import re

from engross.patterns import compile_on_use

_PRIOR = compile_on_use(
    r"\(?\s*(?:prior|former|formerly|previous|previously|old)\b[^§0-9]{0,40}"
    r"(?:§+|secs?\.|sections?)?\s*(?P<number>\d[\w.()\-–, ]*)",
    re.IGNORECASE,
)
_CODE_OF = compile_on_use(
    r"\(?\s*(?:City\s+)?Code(?:,? of)?,?\s+(?:1[789]\d\d|20\d\d)[^,§]*,\s*(?:[^§]{0,40})(?P<number>§+\s*[\w.()\-–, ]+)",
    re.IGNORECASE,
)  # fmt: skip

_SIGNED = compile_on_use(r"(?<!§)§++\s*+(?P<number>[0-9A-Za-z][\w.\-–]*(?:\(\w{1,4}\))*)")


def prior_number(words: str) -> str:
    """The number that a note says a section had in an earlier code ("Prior code § 66.01"): ``66.01``; empty where the
    note is of something else."""
    found = _PRIOR.match(words) or _CODE_OF.match(words)
    number = found["number"].strip(" .;,").lstrip("§ ") if found else ""
    while number.endswith(")") and number.count(")") > number.count("("):
        number = number[:-1].rstrip(" .;,")
    return number


def former_number(words: str) -> str:
    """The number in words that are known to name a section of an earlier code ("1976/83, art. 3, § 1"): ``1``; empty
    where they name none."""
    found = _SIGNED.search(words)
    return prior_number(words) or (found["number"].rstrip(" .;,") if found else "")
