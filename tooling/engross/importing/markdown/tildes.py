"""What tildes strike: ``~~five (5)~~six (6)``, whatever signs stand beside them.

CommonMark has no strikethrough; GitHub's takes one or two tildes, and none at "(5)~~six", where a bracket stands before
them and a letter behind. In a draft they are marks all the same, and no words of the law.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markdown_it.token import Token

from engross.patterns import compile_on_use
from engross.values import dataclass

_RUN = compile_on_use(r"~+")
_PAIR = 2
_WORDS = frozenset({"text", "text_special", "code_inline"})
"""The tokens that hold words; tildes of the first alone are marks."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Tildes beside each other: in which token and where, and the characters before and behind them."""

    token: int
    start: int
    size: int
    before: str
    behind: str


def split_by_tildes(tokens: Sequence[Token], unsure: Callable[[str], None]) -> dict[int, list[tuple[str, bool]]]:
    """For each text token with tildes its words in order, each with whether it is struck.

    Two tildes strike up to the next two; one strikes up to one with a word before it, as on GitHub. A lone tilde before
    a figure is a sign ("~5 feet"); ``unsure`` is called with other tildes that strike nothing: they are left out.
    """
    runs = [run for at, token in enumerate(tokens) if token.type == "text" for run in _runs(tokens, at)]
    if not runs:
        return {}
    pairs = [*_pairs([run for run in runs if run.size == _PAIR]), *_pairs([run for run in runs if run.size == 1])]
    strikes = {edge: at for at, pair in enumerate(pairs) for edge in (pair[0], pair[1])}
    signs = {run for run in runs if run.size == 1 and run not in strikes}
    for opened, closed in pairs:
        if opened.size == 1:
            words = tokens[opened.token].content[
                opened.start : closed.start + 1 if closed.token == opened.token else None
            ]
            unsure(f"“{words}” is read as struck, as GitHub shows it")
    for run in runs:
        if run not in strikes and run not in signs:
            unsure(f"{'~' * run.size} before {_near(tokens[run.token], run)} strikes nothing, and is left out")
    return _segments(tokens, [run for run in runs if run not in signs], strikes)


def _runs(tokens: Sequence[Token], at: int) -> list[_Run]:
    words = tokens[at].content
    return [
        _Run(
            at,
            found.start(),
            len(found[0]),
            words[found.start() - 1] if found.start() else _beside(tokens, at, -1),
            words[found.end()] if found.end() < len(words) else _beside(tokens, at, 1),
        )
        for found in _RUN.finditer(words)
    ]


def _beside(tokens: Sequence[Token], at: int, step: int) -> str:
    """The character before (``step`` -1) or behind (1) a token; a blank where a line ends."""
    at += step
    while 0 <= at < len(tokens):
        if tokens[at].type in ("softbreak", "hardbreak"):
            return " "
        if tokens[at].content and tokens[at].type != "html_inline":
            return tokens[at].content[-1 if step < 0 else 0]
        at += step
    return ""


def _pairs(runs: Sequence[_Run]) -> list[tuple[_Run, _Run]]:
    """The runs that open with those that close."""
    pairs: list[tuple[_Run, _Run]] = []
    opened: _Run | None = None
    for run in runs:
        alone = not run.before.strip() and not run.behind.strip()
        if opened is not None and run.before.strip():
            pairs.append((opened, run))
            opened = None
        elif not alone and run.behind.strip():
            opened = run
        elif opened is not None and run.size == _PAIR:
            pairs.append((opened, run))
            opened = None
    return pairs


def _segments(
    tokens: Sequence[Token], runs: Sequence[_Run], strikes: dict[_Run, int]
) -> dict[int, list[tuple[str, bool]]]:
    found: dict[int, list[tuple[str, bool]]] = {}
    open_pairs: set[int] = set()
    marks = iter([*runs, None])
    run = next(marks)
    for at, token in enumerate(tokens):
        if token.type not in _WORDS:
            continue
        start = 0
        while run is not None and run.token == at:
            found.setdefault(at, []).append((token.content[start : run.start], bool(open_pairs)))
            open_pairs ^= {strikes[run]} if run in strikes else set()
            start = run.start + run.size
            run = next(marks)
        if start or open_pairs:
            found.setdefault(at, []).append((token.content[start:], bool(open_pairs)))
    return found


def _near(token: Token, run: _Run) -> str:
    words = token.content[run.start + run.size :].strip()[:20]
    return f"“{words}”" if words else "the end"
