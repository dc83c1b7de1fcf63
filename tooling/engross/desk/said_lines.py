"""What a page says of an act that the page before it did: kept between the form and the page that follows it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from secrets import token_hex

from flask import current_app, request

from engross.desk.plain_sentences import PlainSentence, plain_sentence

SAID = "engross-said"
"""Where the application keeps its ``SaidLines``."""
_MOST = 50


class SaidLines:
    """Lines by a key that was drawn for them; the oldest make room."""

    def __init__(self) -> None:
        """Nothing is said yet."""
        self._lock = threading.Lock()
        self._lines: OrderedDict[str, tuple[PlainSentence, ...]] = OrderedDict()

    def keep(self, lines: Iterable[str]) -> str:
        """Keep ``lines`` for the next page; their key."""
        key = token_hex(8)
        with self._lock:
            self._lines[key] = tuple(map(plain_sentence, lines))
            while len(self._lines) > _MOST:
                self._lines.popitem(last=False)
        return key

    def kept(self, key: str) -> tuple[PlainSentence, ...]:
        """The lines of ``key``; none where they made room."""
        with self._lock:
            return self._lines.get(key, ())


def say_next(lines: Iterable[str]) -> str:
    """Have the next page say ``lines``: what its address ends with."""
    return f"?said={_said().keep(lines)}"


def said_now() -> tuple[PlainSentence, ...]:
    """What the page at hand has to say."""
    return _said().kept(request.args.get("said", ""))


def _said() -> SaidLines:
    said = current_app.extensions[SAID]
    assert isinstance(said, SaidLines)  # noqa: S101 - put there by desk_application
    return said
