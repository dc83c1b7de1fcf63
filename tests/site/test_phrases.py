from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path

import pytest
from markupsafe import Markup

from engross.errors import SourceError
from engross.resources import SHIPPED, Templates, shipped
from engross.site.phrases import site_phrases

SITE = Path(__file__).parents[2] / "tooling" / "engross" / "site"


def used() -> str:
    templates = shipped("templates", "site").glob("*.jinja")
    return "".join(path.read_text(encoding="utf-8") for path in (*templates, *SITE.rglob("*.py")))


def test_every_phrase_is_used() -> None:
    text = used()
    patterns = [
        re.escape(part)
        for part in re.findall(r"""['"]([a-z_]+_)['"] ~|f['"]([a-z_]+_)\{""", text)
        for part in part
        if part
    ]
    for key in site_phrases().phrases:
        told = f'"{key}"' in text or f"'{key}'" in text or any(re.match(pattern, key) for pattern in patterns)
        assert told, key


def test_every_phrase_asked_for_is_there() -> None:
    asked = re.findall(r"""\b(?:say|plain)\(\s*['"](\w+)['"]\s*[,)]""", used())
    assert len(asked) > 60
    assert set(asked) <= set(site_phrases().phrases)


def test_templates_hold_no_words_of_their_own() -> None:
    for path in shipped("templates", "site").glob("*.jinja"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
        assert re.findall(r">[^<]*?[A-Za-z]{4,}[^<]*<", re.sub(r"<(\w+)[^>]*>", r"<\1>", text)) in ([],), path.name


def test_one_and_many_dates_and_hours() -> None:
    spoken = site_phrases()
    assert spoken.plain("does_amend", n=1) == "amends 1 section"
    assert spoken.plain("does_amend", n=2) == "amends 2 sections"
    assert spoken.day(date(2025, 10, 1)) == "October 1, 2025"
    assert [spoken.hour(time(hour, 5)) for hour in (0, 9, 12, 19)] == [
        "12:05 a.m.",
        "9:05 a.m.",
        "12:05 p.m.",
        "7:05 p.m.",
    ]


def test_what_is_filled_in_is_escaped() -> None:
    assert (
        site_phrases().say("search_none", query="<b>", cite="1")
        == "Nothing found for “&lt;b&gt;”. Try fewer or other words, or a citation such as 1."
    )


def test_a_language_without_a_file() -> None:
    with pytest.raises(FileNotFoundError):
        site_phrases(language="xx")


def own_words(shipped_line: str, own_line: str) -> Templates:
    text = SHIPPED.text("site", "words.en.toml")
    assert f"\n{shipped_line}" in text
    return Templates((("site/words.en.toml", text.replace(f"\n{shipped_line}", f"\n{own_line}").encode()),))


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (
            '"On {date.format.__globals__}"',
            "the phrase 'hearing_on' has more than a name in braces; write {name} alone",
        ),
        ('"On {date[0]}"', "has more than a name"),
        ('"On {date:99999999999}"', "has more than a name"),
        ('"On {date!r}"', "has more than a name"),
        ('"On {}"', "has more than a name"),
        ('"On {date"', "the phrase 'hearing_on' has a brace too many or too few"),
        ("4", "the phrase 'hearing_on' is no text; put it in quotation marks"),
        ('{ one = "On {date}", other = "{date.year}" }', "has more than a name"),
        ('{ one = "On {date}" }', "'other' is missing"),
    ],
)
def test_phrases_of_a_city_have_names_alone_in_braces(own: str, said: str) -> None:
    with pytest.raises(SourceError, match=f"^templates/site/words.en.toml: .*{re.escape(said)}"):
        site_phrases(own_words('hearing_on = "Public hearing {date}"', f"hearing_on = {own}"))


@pytest.mark.parametrize("filled", ["May 4", Markup("<b>May 4</b>")])
def test_a_phrase_of_a_city_that_asks_for_what_is_not_there_is_one_sentence(filled: str) -> None:
    words = site_phrases(own_words('hearing_on = "Public hearing {date}"', 'hearing_on = "On {day}"'))
    said = r"the phrase 'hearing_on' asks for \{day\}; \{date\} can be filled in"
    for fill in (words.plain, words.say):
        with pytest.raises(SourceError, match=said):
            fill("hearing_on", date=filled)
    counted = site_phrases(own_words('hearing_on = "Public hearing {date}"', 'hearing_on = { one = "a", other = "b" }'))
    with pytest.raises(SourceError, match="the phrase 'hearing_on' counts nothing; give it one form, as text"):
        counted.plain("hearing_on", date=filled)


@pytest.mark.parametrize(
    ("shipped_line", "own", "said"),
    [
        ("[spoken]", '[spoken]\nsung = "la"', "[spoken] has sung, which nothing says; remove it"),
        ('added = "added: "', "added = 1", "'added' is no text; put it in quotation marks"),
        ('months = ["January", ', "months = [", "'months' must be twelve names in quotation marks"),
        ('language = "en"', "language = 1", "'language' must be text"),
        ('language = "en"', "spoken_by_style = 1", "this is not TOML"),
        ("[spoken_by_style]", "[unspoken]", "'spoken_by_style' is missing"),
        ('form = "{month} {day}, {year}"', 'form = "{month.x}"', "the phrase 'form' has more than a name in braces"),
    ],
)
def test_words_of_a_city_in_another_form_than_ours_are_one_sentence(shipped_line: str, own: str, said: str) -> None:
    with pytest.raises(SourceError, match=f"^templates/site/words.en.toml: .*{re.escape(said)}"):
        site_phrases(own_words(shipped_line, own))
