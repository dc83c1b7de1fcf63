"""The phrases of the site, from ``templates/site/words.<language>.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, time
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from engross.errors import SourceError
from engross.rendering.html.html_inline import ScreenReaderWords
from engross.resources import SHIPPED, Templates
from engross.values import dataclass

_NOON = 12

Phrase = str | Mapping[str, str]


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
        return self._form(key, values).format(**values)

    def say(self, key: str, **values: object) -> Markup:
        """As ``plain``, for a page: values are escaped, markup among them stays markup."""
        phrase = Markup(self._form(key, values))  # noqa: S704 - our own file, not the law's words
        return phrase.format(**values) if "{" in phrase or "}" in phrase else phrase

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
            raise SourceError(
                f"templates/site/words.{self.language}.toml",
                0,
                f"the phrase {key!r} is missing: every phrase that ships must stay, restore it",
            ) from None
        if isinstance(phrase, str):
            return phrase
        return phrase["one" if values["n"] == 1 else "other"]


@lru_cache(maxsize=4)
def site_phrases(templates: Templates = SHIPPED, language: str = "en") -> SitePhrases:
    """The words of ``language``, an ISO 639 code that a file of ``site/`` in ``templates`` stands for.

    Errors: SourceError where the city's own file is no TOML or a phrase is missing.
    """
    name = f"words.{language}.toml"
    try:
        told = tomllib.loads(templates.text("site", name))
        return _words(told, templates)
    except tomllib.TOMLDecodeError as fault:
        raise SourceError(f"templates/site/{name}", 0, f"this is not TOML: {fault}; correct it there") from None
    except KeyError as fault:
        raise SourceError(
            f"templates/site/{name}", 0, f"{fault} is missing: every phrase that ships must stay, restore it"
        ) from None


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
