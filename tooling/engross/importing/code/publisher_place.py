"""Which city's code it is, from what its publisher calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OF = re.compile(r"(?:City|Town|Village|Borough|County|Township) (?:and County )?of ")
_KIND = re.compile(r",? (?:Municipal |City |Town |County |Zoning )?(?:Code|Ordinances|Charter|Law)\b")


@dataclass(frozen=True, slots=True)
class CodePlace:
    """A city, its state in full, the state's postal letters (lower case) and the time zone of most of it.

    ``state`` and ``postal`` are empty where the name of the code does not say them, and the time zone is UTC then.
    """

    city: str
    state: str = ""
    postal: str = ""
    timezone: str = "UTC"

    @property
    def key(self) -> str:
        """The place as IRIs have it: ``us-ca-san-mateo``."""
        city = re.sub(r"[^a-z0-9]+", "-", self.city.lower()).strip("-")
        return "-".join(part for part in ("us", self.postal, city if self.postal else "") if part)


def publisher_place(name: str) -> CodePlace:
    """The place that a code's name says: ``City of San Mateo, Cal., Code``, ``Somerville, MA, Code of Ordinances``."""
    named = _KIND.split(name.strip(), maxsplit=1)[0].rstrip(" ,)")
    of = _OF.match(named)
    place = named[of.end() :] if of else named
    found = [
        (form, full, postal, zone)
        for form, full, postal, zone in _spellings()
        if place.endswith((f" {form}", f"({form}"))
    ]
    if found:
        form, full, postal, zone = max(found, key=lambda each: len(each[0]))
        city = place.removesuffix(form).rstrip(" ,(")
        if city:
            return CodePlace(city, full, postal, zone)
    return CodePlace(re.sub(r",? (?:Municipal |City )?Code.*$", "", name) or name)


def place_in_state(name: str, state: str) -> CodePlace | None:
    """The place called ``name`` in a ``state`` that is named in full, by its postal letters or as it is cited; None
    where there is no such state."""
    for form, full, postal, zone in _spellings():
        if form.lower() == state.strip().lower():
            return CodePlace(name, full, postal, zone)
    return None


def state_names() -> tuple[str, ...]:
    """The states that are known, in full."""
    return tuple(sorted({full for _, full, _, _ in _spellings()}))


def _spellings() -> Iterator[tuple[str, str, str, str]]:
    """Each way to write a state, with its name in full, its postal letters (lower case) and its time zone."""
    for names, zone in _STATES:
        full, *short = names.split("/")
        for form in (full, *short):
            yield form, full, short[0].lower(), zone
            if form.endswith("."):
                yield form.rstrip("."), full, short[0].lower(), zone


_E, _C, _M, _P = "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"
_NAMES = {
    _E: """Connecticut/CT/Conn.;Delaware/DE/Del.;District of Columbia/DC/D.C.;Florida/FL/Fla.;Georgia/GA/Ga.;
Indiana/IN/Ind.;Kentucky/KY/Ky.;Maine/ME/Me.;Maryland/MD/Md.;Massachusetts/MA/Mass.;Michigan/MI/Mich.;
New Hampshire/NH/N.H.;New Jersey/NJ/N.J.;New York/NY/N.Y.;North Carolina/NC/N.C.;Ohio/OH;Pennsylvania/PA/Pa.;
Rhode Island/RI/R.I.;South Carolina/SC/S.C.;Vermont/VT/Vt.;Virginia/VA/Va.;West Virginia/WV/W. Va.""",
    _C: """Alabama/AL/Ala.;Arkansas/AR/Ark.;Illinois/IL/Ill.;Iowa/IA;Kansas/KS/Kan.;Louisiana/LA/La.;
Minnesota/MN/Minn.;Mississippi/MS/Miss.;Missouri/MO/Mo.;Nebraska/NE/Neb.;North Dakota/ND/N.D.;Oklahoma/OK/Okla.;
South Dakota/SD/S.D.;Tennessee/TN/Tenn.;Texas/TX/Tex.;Wisconsin/WI/Wis.""",
    _M: "Colorado/CO/Colo.;Idaho/ID;Montana/MT/Mont.;New Mexico/NM/N.M.;Utah/UT;Wyoming/WY/Wyo.",
    _P: "California/CA/Cal./Calif.;Nevada/NV/Nev.;Oregon/OR/Or./Ore.;Washington/WA/Wash.",
    "America/Phoenix": "Arizona/AZ/Ariz.",
    "America/Anchorage": "Alaska/AK",
    "Pacific/Honolulu": "Hawaii/HI/Haw.",
}
_STATES = tuple((names.strip(), zone) for zone, group in _NAMES.items() for names in group.split(";"))
"""Each state's name, its postal letters, how it is cited; the zone is that of most of its cities."""
