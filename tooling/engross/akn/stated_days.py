"""Whether a file states days beside those in its name, told without reading its XML."""

from __future__ import annotations

from engross.patterns import compile_on_use

_STATING = compile_on_use(
    rb"temporalData|:(?:base|action)\s*=|&#|type\s*=\s*[\"']repeal[\"']|status\s*=\s*[\"']repealed[\"']"
)

_HINTS = (b"temporalData", b":base", b":action", b"&#", b'repeal"', b"repeal'", b'repealed"', b"repealed'")
"""Words of which one stands in whatever ``_STATING`` finds: to look for words is many times quicker."""


def states_days(data: bytes) -> bool:
    """Whether a file may state a period, a repeal, a base or an action; else its version is all there is to know.

    Quick, and sure where it says no: XML has no other way to write these names, and none but ``&#`` for the letters.
    Behind the meta only a provision's status states one.
    """
    end = data.find(b"</meta>")
    if end < 0 or data.find(b"<!", 0, end) >= 0:
        return _states(data)
    return _states(data[:end]) or (data.find(b"status", end) >= 0 and _states(data[end:]))


def _states(data: bytes) -> bool:
    return any(words in data for words in _HINTS) and _STATING.search(data) is not None
