"""The phrases of the site, from ``templates/site/words.<language>.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, time
from functools import lru_cache
from string import Formatter
from typing import Any, TypeVar

from markupsafe import Markup

from engross.errors import SourceError
from engross.rendering.html.html_inline import ScreenReaderWords
from engross.resources import SHIPPED, Templates
from engross.values import dataclass

_NOON = 12

Phrase = str | Mapping[str, str]
_Form = TypeVar("_Form", str, Markup)


@dataclass(frozen=True, slots=True)
class SitePhrases:
    """The words of one language; ``term`` and ``becomes`` are said around a term that is spelled anew.

    ``templates`` are those that its pages are made with.
    """

    language: str
    spoken: ScreenReaderWords
    term: str
    becomes: str
    phrases: Mapping[str, Phrase]
    months: tuple[str, ...]
    date_form: str
    templates: Templates = SHIPPED

    def plain(self, key: str, **values: object) -> str:
        """The phrase ``key`` with ``values`` filled in; ``n`` decides between one and other."""
        form = self._form(key, values)
        return self._filled(key, form, values) if "{" in form or "}" in form else form

    def say(self, key: str, **values: object) -> Markup:
        """As ``plain``, for a page: values are escaped, markup among them stays markup."""
        phrase = Markup(self._form(key, values))  # noqa: S704 - our own file, not the law's words
        return self._filled(key, phrase, values) if "{" in phrase or "}" in phrase else phrase

    def day(self, day: date) -> str:
        """A date as people write it."""
        return self.date_form.format(month=self.months[day.month - 1], day=day.day, year=day.year)

    def hour(self, hour: time) -> str:
        """A time of day as people write it."""
        half = self.plain("meeting_am" if hour.hour < _NOON else "meeting_pm")
        return self.plain("meeting_time", hour=(hour.hour - 1) % _NOON + 1, minute=f"{hour.minute:02}", half=half)

    def _form(self, key: str, values: Mapping[str, object]) -> str:
        try:
            phrase = self.phrases[key]
        except KeyError:
            raise _wrong(
                self.language, f"the phrase {key!r} is missing: every phrase that ships must stay, restore it"
            ) from None
        if isinstance(phrase, str):
            return phrase
        if "n" not in values:
            raise _wrong(self.language, f"the phrase {key!r} counts nothing; give it one form, as text")
        return phrase["one" if values["n"] == 1 else "other"]

    def _filled(self, key: str, form: _Form, values: Mapping[str, object]) -> _Form:
        try:
            return form.format(**values)
        except KeyError as fault:
            there = ", ".join(f"{{{name}}}" for name in values) or "nothing"
            said = f"the phrase {key!r} asks for {{{fault.args[0]}}}; {there} can be filled in"
            raise _wrong(self.language, said) from None


@lru_cache(maxsize=4)
def site_phrases(templates: Templates = SHIPPED, language: str = "en") -> SitePhrases:
    """The words of ``language``, an ISO 639 code that a file of ``site/`` in ``templates`` stands for.

    Errors: SourceError where the city's own file is no TOML, a phrase is missing, or one asks for more than a name.
    """
    name = f"words.{language}.toml"
    try:
        told = tomllib.loads(templates.text("site", name))
        if templates.own_data("site", name) is not None:
            _refuse_unusable(told, language)
        return _words(told, templates)
    except tomllib.TOMLDecodeError as fault:
        raise _wrong(language, f"this is not TOML: {fault}; correct it there") from None
    except KeyError as fault:
        raise _wrong(language, f"{fault} is missing: every phrase that ships must stay, restore it") from None


def _wrong(language: str, said: str) -> SourceError:
    return SourceError(f"templates/site/words.{language}.toml", 0, said)


def _refuse_unusable(told: Mapping[str, Any], language: str) -> None:
    """Refuse what a city's own file states in another form than ours.

    Errors: SourceError; KeyError of what is missing.
    """
    forms = {"say": dict, "spoken": dict, "date": dict, "spoken_by_style": dict, "language": str}
    for key, form in forms.items():
        if not isinstance(told[key], form):
            raise _wrong(language, f"{key!r} must be {'text' if form is str else 'a table'}")
    months, known = told["date"]["months"], {field.name for field in fields(ScreenReaderWords)}
    if not isinstance(months, list) or [type(month) for month in months] != [str] * 12:
        raise _wrong(language, "'months' must be twelve names in quotation marks")
    if unknown := ", ".join(sorted(told["spoken"].keys() - known)):
        raise _wrong(language, f"[spoken] has {unknown}, which nothing says; remove it")
    said = told["spoken"] | {key: told["spoken_by_style"][key] for key in ("term", "becomes")}
    _refuse_other_than_names(told["say"] | {"form": told["date"]["form"]}, language)
    if wrong := [key for key, words in said.items() if not isinstance(words, str)]:
        raise _wrong(language, f"{wrong[0]!r} is no text; put it in quotation marks")


def _refuse_other_than_names(phrases: Mapping[str, Any], language: str) -> None:
    """Refuse phrases that are no text, and those in which braces hold more than a name: an attribute of what is filled
    in may lead to any object of the program, a width may take any memory."""
    for key, phrase in phrases.items():
        forms = [phrase[form] for form in ("one", "other")] if isinstance(phrase, dict) else [phrase]
        for form in forms:
            if not isinstance(form, str):
                raise _wrong(language, f"the phrase {key!r} is no text; put it in quotation marks")
            try:
                fields = [(name, spec, kind) for _, name, spec, kind in Formatter().parse(form) if name is not None]
            except ValueError as fault:
                raise _wrong(language, f"the phrase {key!r} has a brace too many or too few: {fault}") from None
            if any(spec or kind or not name.isidentifier() for name, spec, kind in fields):
                raise _wrong(language, f"the phrase {key!r} has more than a name in braces; write {{name}} alone")


def _words(told: Mapping[str, Any], templates: Templates) -> SitePhrases:
    day = told["date"]
    styled = told["spoken_by_style"]
    return SitePhrases(
        told["language"],
        ScreenReaderWords(**told["spoken"]),
        styled["term"],
        styled["becomes"],
        told["say"],
        tuple(day["months"]),
        day["form"],
        templates,
    )
