"""What was filled in on a form of the desk, read and checked."""

from __future__ import annotations

from datetime import date

from flask import request

from engross.errors import EngrossError
from engross.patterns import compile_on_use

_LONGEST = 500
_REFUSED = compile_on_use(r"change-(\d{1,5})")


def text_field(name: str, called: str = "", longest: int = _LONGEST) -> str:
    """The words of the field ``name``, on one line; ``called``: what the page calls it, where it may not be empty.

    Errors: EngrossError where they are missing, or too long.
    """
    words = " ".join(request.form.get(name, "").split())
    if called and not words:
        raise EngrossError(f"{called} is not filled in; fill it in and send the form again")
    if len(words) > longest:
        raise EngrossError(f"{called or name} has more than {longest} characters; make it shorter")
    return words


def day_field(name: str, called: str) -> date | None:
    """The day in the field ``name``; None where it is empty. Errors: EngrossError where it is no day."""
    words = text_field(name)
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise EngrossError(f"{called}: “{words}” is no date; choose one, or write it as 2026-01-20") from None


def needed_day_field(name: str, called: str) -> date:
    """As ``day_field``, of a field that may not be empty."""
    day = day_field(name, called)
    if day is None:
        raise EngrossError(f"{called} is not filled in; choose a date and send the form again")
    return day


def number_field(name: str, called: str) -> int:
    """The whole number in the field ``name``, from 0 to 999. Errors: EngrossError where it is none."""
    words = text_field(name, called)
    if not words.isascii() or not words.isdigit() or len(words) > 3:
        raise EngrossError(f"{called}: “{words}” is no whole number from 0 to 999")
    return int(words)


def refused_changes() -> frozenset[int]:
    """The places of the changes that were marked as not ours."""
    found = ((_REFUSED.fullmatch(name), value) for name, value in request.form.items())
    return frozenset(int(match[1]) for match, value in found if match and value == "refuse")
