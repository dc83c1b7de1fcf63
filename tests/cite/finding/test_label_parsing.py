"""Everything that is said of a citation, in sentences with the forms of several cities' codes, held by a golden file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engross.cite.finding.finder import find_citations
from engross.model.law.citation import CharacterRange, Citation

SENTENCES = (
    "Fees under § 12-1353(a)(3) or (b) are due, and those under § 12-2413(a)(3) and (a)(7).",
    "A permit under § 9-28(a)(1)(C) or (F) or (a)(6) is shown; so are those in subsections (b)(6)(A) and (b)(6)(B).",
    "As paragraph (1), (2), or (3) of this subsection says, and clauses (i) and (iii) of this subparagraph.",
    "Rights under subchapter VI or VII of this chapter and parts A through C of this title.",
    "Unit A of Chapter 14 of Title 2, part B of subchapter XII-A of Chapter 3 of Title 1.",
    "All requirements of this subsection (5) and of this Subsection E(2)(b)[1] hold; so does this Section 4.2.",
    "these sections bind; this title governs; this division and this subtitle yield; this Code stands.",
    "A violation of Chapter 9.14, Title 23, Title 27 is none of Article 19, § 43-1, nor of Article IV, Section 6.",
    "Under Article 2, Chapter 1, Part 7, Division 2 of the Ohio Labor Code the city pays.",
    "Release under subsection (e)(2) of § 83 may be ordered, by subdivision b of section 20-101.",
    "Section 6.04.010 through 6.04.330 of the Lake County Ordinance Code, and (County § 6.04.040).",
    "Discharge limits in 40 CFR 403-471 and in 40 CFR Part 403 and 40 CFR Chapter I; section 5 of Title 18, United States Code.",
    "Spaces under sections 24, 25, and 26 of Title 18 of the Code of Federal Regulations and Parts 160 and 164 of Title 45 of the C.F.R.",
    "Titles I, II and IV of the ADA; chapter 81 of title 5, United States Code; sections 7(a) or 9(b) of the Tax Code.",
    "Property in §§ 41-152.02 through § 41-152.08 and Sections 14-80a-1a through 14-80a-10a, inclusive, et seq.",
    "Sections 13, 14 and 15 et seq. of the Civil Code; 18 U.S.C. § 9 et seq.; 42 usc 1983.",
    "The Fire Code 2016 Edition is adopted; the Fire Code, 105.2 is not; Fire Code 105.2 is.",
    "Under municipal code Chapter 13.10 and Charter Section 1.03, by Public Act 24-107 and Local Law 55 of 2009.",
    "See Penal Law (PL) § 240, Md. Code Ann., Transp. § 5-101, O.C.G.A. § 16-8, Cal. Veh. Code § 21 and N.Y.C. § 7-2.",
    "Division 3.5 (commencing with Section 9840) of the Vehicle Code; Section 407 or Section 415 of the Penal Code.",
    "Under Section 4E, above, and Subsection B(1) of this section, below, and § 5-10, subsections (a) and (b).",
    "Section 9 of the Penal Code and this section; section 44 of the Penal Code and Section 45 above, or Section 46.",
    "Section 5900 of the Cable Act binds; section 5900(c) too, and said Chapter 5C of the City Code; such Section 9.",
    "Sections 940-949 of the Government Code, §§ 26-1--26-4 and §§ 68-5 and 68-6 A of this Chapter.",
    "The statutes of this state, the General Statutes, the regulations, and the Home Rule Act say nothing of it.",
    "Table 1, Tables 2 and 3, Note 4, Table 25-06-3 and footnote 2 of Table 1; Table 1 of Chapter 126, Table 2 of this chapter.",
    "§ 68-5. Sound Level limits.\nSection 4 and 10 days later, Section 5 and 6 feet away.",
    "subsection (b) (1) of this section; Section 17.12.060 (b)(2); Section 4107 (a) of the Streets Code.",
    "IRC Section 105.2 Exempt work is amended; section 2 of Standard 62; Group R, Division 3; Title IX Coordinator.",
    "§ 26G of the Housing Law and § 26G; § 12.3.4.A.2.b, § 12-3.4.a and § 1-2.3 as cited.",
    "§ 68-5, C.G.S. § 14-279; Section 68-5, Penal Code Section 12; § 5, 40 CFR 12; § 5-101, O.C.G.A.; § 12.21 LAMC.",
    "Chapter four, article I read, part I, part I of the deed, Part I shall bind, Exhibit B, Class A.",
)


def test_all_that_is_said_of_a_citation(golden: Callable[[str, str], None]) -> None:
    said = (line for text in SENTENCES for line in (text, *(f"    {each}" for each in _said(text)), ""))
    golden("cite/readings.txt", "\n".join(said))


def _said(text: str) -> Iterator[str]:
    for one in find_citations(text):
        law = f"{one.law.kind} {one.law.name}".strip()
        outer = " of ".join(f"{level} {number}" for level, number in reversed(one.outer))
        named = {
            "in": outer,
            "base": one.base,
            "range": one.range_end,
            "unit": _words(text, one, one.unit),
            "qualifier": _words(text, one, one.qualifier),
            "target": one.target,
        }
        flags = [flag for flag in ("listed", "inclusive", "et_seq") if getattr(one, flag)]
        more = [f"{name} {value}" for name, value in named.items() if value] + flags + ([one.direction or ""][:1])
        yield " | ".join([one.words, f"{one.level} {' '.join(one.path)}".strip(), law, *filter(None, more)])


def _words(text: str, one: Citation, extent: CharacterRange | None) -> str:
    """The words of a stretch; "all" where they are the citation's own."""
    if extent is None:
        return ""
    return "all" if extent == (one.start, one.end) else f"“{text[slice(*extent)]}”"
