"""Laws known by their name or abbreviation: the table, and reading one."""

from __future__ import annotations

import re

from engross.cite.grammar.citation_grammar import any_case, expand
from engross.model.law.citation import CitedLaw

_S = expand("{blank}")

NAMED_LAWS: tuple[tuple[str, str], ...] = (
    (
        "C.G.S.",
        any_case(
            rf"(?:Connecticut|Conn\.?){_S}{{1,2}}Gen(?:eral|\.){_S}{{0,2}}Stat(?:utes?|s?\.)?(?:{_S}Ann(?:otated|\.))?"
            rf"|C\.{_S}?G\.{_S}?S\.(?:{_S}?A\.)?|CGSA?(?![A-Za-z])"
            rf"|Gen(?:eral|\.){_S}Stat(?:utes|\.){_S}of{_S}(?:the{_S}State{_S}of{_S})?Connecticut"
        ),
    ),
    ("General Statutes", any_case(rf"General{_S}Statutes")),
    (
        "Regs. Conn. State Agencies",
        any_case(
            rf"Regulations{_S}of{_S}(?:the{_S})?Connecticut{_S}State{_S}Agencies"
            rf"|Conn\.{_S}(?:State{_S})?Agencies{_S}Regs?\.|Regs?\.,?{_S}Conn\.{_S}State{_S}Agencies"
            r"|R\.C\.S\.A\.|RCSA(?![A-Za-z])"
        ),
    ),
    (
        "U.S.C.",
        any_case(rf"United{_S}States{_S}Code|U\.{_S}?S\.{_S}?C\.(?:{_S}?A\.)?|U\.S\.C(?![A-Za-z])|USCA?(?![A-Za-z])"),
    ),
    ("C.F.R.", any_case(rf"Code{_S}of{_S}Federal{_S}Regulations|C\.{_S}?F\.{_S}?R\.|CFR(?![A-Za-z])")),
    ("General Laws", any_case(rf"(?:Massachusetts{_S}|Mass\.?{_S})?General{_S}Laws")),
    ("", rf"(?:M\.{_S})?G\.{_S}L\.|(?:St\.|Acts{_S}of){_S}(?:1[789]|20)\d\d(?=,?{_S}c)"),
    ("DCMR", any_case(r"DCMR(?![A-Za-z])|D\.C\.M\.R\.")),
    (
        "",
        (
            r"(?:RCW|WAC|NRS|NAC|ORS|OAR|ORC|CCR|MCLA?|KRS|RSA|ILCS|CRS|OCGA|TCA|UCA|HRS|NMSA|KSA|ARS|MGL|NJSA|NJAC)(?![A-Za-z])"
            rf"|RSMo\.?(?![A-Za-z])|IC(?={_S}\d{{1,2}}-\d)|R\.S\.(?={_S}\d{{1,2}}:\d)|Pa\.{_S}?C\.{_S}?S\.(?:{_S}?A\.)?"
        ),
    ),
    (
        "",
        (
            r"(?:A\.R\.S|K\.S\.A|O\.C\.G\.A|C\.R\.S|N\.J\.S\.A|N\.J\.A\.C|N\.M\.S\.A|R\.I\.G\.L|M\.G\.L|V\.S\.A|T\.C\.A"
            r"|U\.C\.A|H\.R\.S|S\.D\.C\.L|N\.D\.C\.C|M\.R\.S|R\.S\.A|N\.R\.S|M\.C\.L|G\.L|R\.C|N\.C\.G\.S|G\.S|F\.S|I\.C"
            r"|V\.T\.C\.A)\.(?:[Aa]\.)?"
        ),
    ),
)
"""Laws known by name or abbreviation: canonical name (empty: as printed), and the expression."""

_MUNICIPAL = re.compile(rf"[A-Z]{{1,4}}MC(?={_S}{{1,2}}(?:§|[Ss]ec|\d))")
"""A municipal code by its initials, before a number: ``SMMC 7.22.020``."""

NAMED_FORM = "|".join(f"(?:{form})" for _, form in NAMED_LAWS) + "|" + _MUNICIPAL.pattern
NAMED_PATTERN = re.compile("|".join(f"({form})" for _, form in NAMED_LAWS))

NUMBERED_LAWS: tuple[tuple[str, str], ...] = (
    ("Public Act", any_case(rf"Public{_S}Acts?|P\.{_S}?A\.")),
    ("Special Act", any_case(rf"Special{_S}Acts?|S\.{_S}?A\.")),
    ("Pub. L.", any_case(rf"Pub(?:lic|\.){_S}L(?:aw|\.)|P\.{_S}?L\.")),
    ("D.C. Law", any_case(rf"D\.C\.{_S}Law")),
)
"""Laws that go by a number of their own: canonical name, and the words before the number."""

NUMBERED_FORM = (
    "(?:"
    + "|".join(form for _, form in NUMBERED_LAWS)
    + any_case(rf"){_S}{{0,2}}(?:Nos?\.{_S}{{0,2}})?(?=\d{{1,4}}[-–]\d)")
)
_NUMBERED = re.compile("|".join(f"({form})" for _, form in NUMBERED_LAWS))
_ITS_NUMBER = re.compile(any_case(rf"{_S}{{0,2}}(?:Nos?\.{_S}{{0,2}})?") + r"(\d{1,4}[-–]\d{1,5}[A-Z]?)")

_LAST_WORDS = (
    "act acts law laws code article charter constitution regulations rules statutes statute stat annotated agencies mc"
    " usc usca cfr dcmr cgs cgsa rcsa rcw wac nrs nac ors oar mcl mcla krs rsmo rsa ilcs crs ocga tca uca hrs nmsa ksa"
    " ars mgl njsa njac ic ccr orc"
)
LAST_WORDS = tuple(_LAST_WORDS.split())
"""The last words of the names of laws that a number may stand behind, those of codes and acts included."""
LAST_SHORT_WORDS = ("no", "nos", "stat", "stats", "ann", "reg", "regs", "rsmo")
"""Those that a full stop cuts short; any initials may stand there too."""


def named_at(text: str, pos: int) -> tuple[CitedLaw, int] | None:
    """Read a law of the ``NAMED_LAWS`` table at ``pos``; return it and where its name ends."""
    found = NAMED_PATTERN.match(text, pos)
    if found is None or not found.lastindex:
        initials = _MUNICIPAL.match(text, pos)
        return (CitedLaw("code", initials[0]), initials.end()) if initials else None
    return CitedLaw("other", NAMED_LAWS[found.lastindex - 1][0] or found[0]), found.end()


def numbered_at(text: str, pos: int) -> tuple[CitedLaw, int] | None:
    """Read a law of the ``NUMBERED_LAWS`` table at ``pos``, with its number; return it and where that ends."""
    found = _NUMBERED.match(text, pos)
    number = _ITS_NUMBER.match(text, found.end()) if found else None
    if found is None or number is None:
        return None
    name = NUMBERED_LAWS[(found.lastindex or 1) - 1][0]
    return CitedLaw("other", f"{name} {number[1].replace('–', '-')}"), number.end()
