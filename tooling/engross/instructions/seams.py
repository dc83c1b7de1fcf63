"""Where words that are put into a text join those that stay: blanks, stops and articles that are to agree."""

from __future__ import annotations

import re

from engross.errors import RefusedInstruction
from engross.patterns import compile_on_use

_EDITED_AFTER = compile_on_use(r" ?\[(?!§)|\]")
"""An editor's brackets; around a citation of the code they hold what the act cites in its own words."""
_STOP_AND_WORD = compile_on_use(r"^([;,])(and|or)\b")
_BRACKETED_WORDS = compile_on_use(r"\((?:\"|\w{3,}|\w+ )")
"""Words in brackets, not a number: ("DCPS"), (as amended)."""
_AN = compile_on_use(r"\b(?P<article>an?) $", re.IGNORECASE)
_VOWEL, _CONSONANT = tuple("aei"), tuple("bcdgjkpqtvwz")
"""First letters before which the article is told: "u", "h" and abbreviations go either way."""
_CORRECTED = compile_on_use(r" ?\[§")
_ENDS_IN_CITATION = compile_on_use(r"§ ?[\w.:\-]+(?:\(\w+\))*$")
_MOST_SHOWN = 60


def fitted_words(plain: str, start: int, end: int, words: str) -> tuple[int, int, str]:
    """What of ``plain`` is replaced where ``[start, end)`` is struck, and what is put there for ``words``.

    Errors: RefusedInstruction where an editor's brackets stand beside the place, or what joins would have two stops or
    an article that does not agree.
    """
    start, end = _without_doubled_blank(plain, start, _before_blank(plain, start, end, words), words)
    struck = plain[start:end]
    if _EDITED_AFTER.match(plain, end) or _is_edited_before(plain[:start]):
        raise RefusedInstruction(f'brackets of the editor stand beside "{shown(struck)}"; see what the law says')
    if _CORRECTED.match(plain, end) and _ENDS_IN_CITATION.search(struck):
        raise RefusedInstruction(f'the editor corrects "{shown(struck)}" in brackets behind it; strike these too')
    put = _parted(plain, start, end, words)
    _refuse_article(plain[:start], struck, put)
    _refuse_doubled(plain[:start], put, plain[end:])
    return start, end, put


def bracket_depth(words: str) -> int:
    """How many round brackets ``words`` open and do not close; below zero where they close more."""
    return words.count("(") - words.count(")")


def shown(words: str) -> str:
    """``words`` for a message: 60 characters at most."""
    return words if len(words) <= _MOST_SHOWN else words[: _MOST_SHOWN - 1] + "…"


def _is_edited_before(words: str) -> bool:
    """Whether ``words`` end in an editor's brackets, or in one that opens."""
    words = words.removesuffix(" ")
    return words.endswith("[") or (words.endswith("]") and not words.startswith("[§", words.rfind("[")))


def _before_blank(plain: str, start: int, end: int, words: str) -> int:
    """The end of what is struck without a blank that was quoted with it, and not with the words inserted."""
    quoted = end > start + 1 and plain[end - 1] == " "
    return end - 1 if quoted and words and not words.endswith(" ") else end


def _without_doubled_blank(plain: str, start: int, end: int, words: str) -> tuple[int, int]:
    """The place to be replaced, with the blank before it where only a stop or nothing follows."""
    if (
        start
        and plain[start - 1] == " "
        and (words[:1] in tuple(",.;:") if words else plain[end : end + 1] in tuple(" ,.;:"))
    ):
        return start - 1, end
    return start, end


def _refuse_doubled(before: str, words: str, after: str) -> None:
    """Refuse what leaves two stops where the words join: the instruction means something else."""
    for left, right in ((before, words + after), (before + words, after)):
        stops = left.rstrip()[-1:] + right.lstrip()[:1]
        seam = (left[-12:] + right[:12]).strip()
        if len(stops) == 2 and stops[0] in ".;,:" and stops[1] in ".;,:" and stops != ".,":
            raise RefusedInstruction(f'"{seam}" would have two stops; say which of them is struck')


def _refuse_article(before: str, struck: str, words: str) -> None:
    """Refuse words before which "a" or "an" stands that agreed with those struck: "an Ethics Board" → "an Board"."""
    found = _AN.search(before[-4:])
    if not found or (not words[:2].islower() and not words[1:2].islower()):
        return
    first, now = struck[:1].lower(), words[:1].lower()
    wrong = (
        now in _CONSONANT and first in _VOWEL if len(found["article"]) == 2 else now in _VOWEL and first in _CONSONANT
    )
    if wrong:
        raise RefusedInstruction(
            f'the text would read "{found["article"]} {shown(words)}"; strike "{found["article"]}" too'
        )


def _parted(plain: str, start: int, end: int, words: str) -> str:
    """``words`` with the blanks that no one wrote: "striking the period and inserting the phrase 'or …'"; and without
    a stop that follows anyway."""
    words = _STOP_AND_WORD.sub(r"\1 \2", words)
    opens = words[:1].isalnum() or (_BRACKETED_WORDS.match(words) and plain[start - 1].isalpha())
    if start and opens and plain[start - 1] not in " (\"'“‘[-—§$/" and not plain[start].isalnum():
        first = words.split()[0]
        if plain[start] in ",;:." and end > start + 1 and first not in plain[start:end].split():
            raise RefusedInstruction(
                f'no blank is quoted between "{plain[max(start - 12, 0) : start]}" and "{shown(words)}"; quote one'
            )
        words = " " + words
    if end < len(plain) and words[-1:].isalnum() and plain[end].isalnum():
        words += " "
    return words
