"""Numbers as Word shows them in lists and notes (ST_NumberFormat, ISO/IEC 29500-1 § 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engross.patterns import compile_on_use

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_CHICAGO = "*†‡§"
_ENCLOSED = 20
"""Unicode has circled, dotted and parenthesised signs for the numbers up to this one."""
_MOST_LETTERS = 30
_PADDED = compile_on_use(r"(0*)1(?:,|$)")


def numeral(count: int, form: str, pattern: str = "") -> str | None:
    """``count`` in the number format ``form``, as Word shows it.

    ``pattern`` is what the format "custom" counts by, as an example ("001, 002, 003, ..."). None for a format of
    another script, or a pattern that is none of leading zeros.
    """
    if form == "custom":
        padded = _PADDED.match(pattern.strip())
        return f"{count:0{len(padded[1]) + 1}}" if padded else None
    made = _FORMATS.get(form)
    return made(count) if made else None


def _letters(count: int) -> str:
    """``1`` → ``a``, ``26`` → ``z``, ``27`` → ``aa``, ``28`` → ``bb``, as Word counts; no sign for less than 1."""
    if count < 1:
        return ""
    times, letter = divmod(count - 1, 26)
    return chr(ord("a") + letter) * min(times + 1, _MOST_LETTERS)


def _roman(count: int) -> str:
    """``4`` → ``iv``; in decimals from 4,000 on."""
    if not 0 < count < 4000:
        return str(count) if count else ""
    out = ""
    for worth, sign in _ROMAN:
        times, count = divmod(count, worth)
        out += sign * times
    return out


def _ordinal(count: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th") if count % 100 not in (11, 12, 13) else "th"
    return f"{count}{ending}"


def _words(count: int) -> str:
    """A number below a million in English words, hyphenated below a hundred."""
    if count < len(_SMALL):
        return _SMALL[count]
    if count < 100:
        tens, rest = divmod(count, 10)
        return _TENS[tens - 2] + (f"-{_SMALL[rest]}" if rest else "")
    size, name = (1000, "thousand") if count >= 1000 else (100, "hundred")
    above, rest = divmod(count, size)
    return f"{_words(above)} {name}" + (f" {_words(rest)}" if rest else "")


def _cardinal_text(count: int) -> str:
    return _words(count).title() if 0 <= count < 10**6 else str(count)


def _ordinal_text(count: int) -> str:
    if not 0 <= count < 10**6:
        return _ordinal(count)
    words = _words(count)
    at = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[at:]
    ordinal = _IRREGULAR.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{words[:at]}{ordinal}".title()


def _chicago(count: int) -> str:
    times, sign = divmod(count - 1, len(_CHICAGO))
    return _CHICAGO[sign] * min(times + 1, _MOST_LETTERS) if count > 0 else ""


def _full_width(count: int) -> str:
    return "".join(chr(ord(digit) - ord("0") + 0xFF10) for digit in str(max(count, 0)))


def _enclosed(first: int) -> Callable[[int], str]:
    return lambda count: chr(first + count - 1) if 0 < count <= _ENCLOSED else str(count)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "ordinal": _ordinal,
    "cardinalText": _cardinal_text,
    "ordinalText": _ordinal_text,
    "hex": lambda count: f"{count:X}",
    "chicago": _chicago,
    "numberInDash": lambda count: f"- {count} -",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _enclosed(0x2460),
    "decimalEnclosedParen": _enclosed(0x2474),
    "decimalEnclosedFullstop": _enclosed(0x2488),
    "none": lambda count: "",  # noqa: ARG005 - counted, not shown
}
"""The formats that a document in English can show; those of other scripts are not among them."""
