"""Numbers as headings print them: figures, Roman numerals, words, and ranges of them."""

from __future__ import annotations

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"

CARDINAL = rf"(?:(?:{_TENS})(?:[-\s](?:{_UNITS}))?|{_TEENS}|{_UNITS}|{_ORDINALS})"
"""A number below a hundred in words, as in "SECTION TWENTY-ONE." and "Article First"."""

_LINK = r"(?:[-.:\u2010-\u2013]|\u2014(?=\d))"
COMPOUND = rf"(?:\d{{1,4}}[A-Za-z]{{0,3}}|[A-Za-z]{{1,3}})(?:{_LINK}[0-9A-Za-z]{{1,6}}){{1,5}}"
"""A number of several parts: 9.04.010, 5-1, A-1, 26-8.1; a long dash before figures is a part of it (9—26)."""

NUMBER = rf"(?:{COMPOUND}|\d{{1,5}}[A-Za-z]{{0,3}}|(?-i:[IVXLC]{{1,8}}|[ivxlc]{{1,8}}|[A-Z]{{1,2}})|{CARDINAL}|_{{2,}})"
"""A number that stands behind a word such as "Section"."""

MORE = rf"(?:\s*(?:,|&|and|to|through|thru|[\u2012-\u2015-])\s*(?:§\s*)?{NUMBER}){{1,8}}"
"""What makes a number a range or a list: "to 9-9", "—2-80", ", 12"."""
