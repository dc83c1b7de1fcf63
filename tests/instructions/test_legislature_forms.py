"""Amending instructions as legislatures print them, of one section: what each makes of it, and which are refused."""

from __future__ import annotations

import pytest

from engross.errors import RefusedInstruction
from engross.instructions import amended_section, read_section, section_text

SECTION = """§ 12-40. Noise.
  (a) Definitions. In this section:
    (1) "Bell" means a device that rings.
    (2) "Horn" means a device that sounds.
    (3) "Siren" means a device that wails.
  (b) No person shall sound a horn, a siren, or a bell at night. A horn may be sounded in an emergency. A siren may be sounded by the police.
  (c) The fine for a violation of this section is:
    (1) for a first offense, $50;
    (2) for a second offense, $100; and
    (3) for a third or later offense, $250.
  (d) The Director may adopt rules. The Director shall publish the rules. The rules take effect 10 days after publication.
  (e) [Reserved]
  (f) This section does not apply to a church bell, a school bell, or a bell buoy."""

APPLIED: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "",
        'Section 12-40(b) is amended by inserting ", except on holidays" before the period at the end of the first sentence.',
        (("at night.", "at night, except on holidays."),),
    ),
    (
        "",
        'Section 12-40(b) is amended by striking the period at the end of the second sentence and inserting ", if loud.".',
        (("an emergency.", "an emergency, if loud."),),
    ),
    (
        "",
        'Section 12-40 is amended— (1) in subsection (b), by striking "night" and inserting "noon"; and (2) by adding at the end the following:\n"(g) Appeals lie to the Board."',
        (("at night", "at noon"), ("or a bell buoy.", "or a bell buoy.\n  (g) Appeals lie to the Board.")),
    ),
    (
        "",
        'Sections 12-40(a)(1) and (a)(2) are amended to read as follows:\n"(1) "Bell" means a gong."\n"(2) "Horn" means "any horn"."',
        (
            ('"Bell" means a device that rings.', '"Bell" means a gong.'),
            ('"Horn" means a device that sounds.', '"Horn" means "any horn".'),
        ),
    ),
    (
        "",
        'Sections 12-40(b) and (d) are amended to read as follows:\n"(b) No horns."\n"(d) No rules."',
        (
            (
                "person shall sound a horn, a siren, or a bell at night. A horn may be sounded in an emergency. A siren may be sounded by the police",
                "horns",
            ),
            (
                "The Director may adopt rules. The Director shall publish the rules. The rules take effect 10 days after publication",
                "No rules",
            ),
        ),
    ),
    (
        "",
        'Section 12-40 is amended by amending Subsection (d) and adding Subsection (d-1) to read as follows:\n"(d) The Director shall adopt rules."\n"(d-1) Rules expire after one year."',
        (
            (
                "may adopt rules. The Director shall publish the rules. The rules take effect 10 days after publication",
                "shall adopt rules.\n  (d-1) Rules expire after one year",
            ),
        ),
    ),
    (
        "",
        'Said section 12-40 is hereby further amended by striking out subsection (f) and inserting in place thereof the following subsection:-\n"(f) This section does not apply to the police."',
        (("a church bell, a school bell, or a bell buoy", "the police"),),
    ),
    (
        "",
        'Section 12-40(b) is amended by striking "horn" the first place it appears and inserting "trumpet".',
        (("horn, a sire", "trumpet, a sire"),),
    ),
    (
        "",
        'Section 12-40(c) is amended— (1) in paragraph (2), by striking "and" at the end; (2) in paragraph (3), by striking the period at the end and inserting "; and"; and (3) by adding at the end the following: "(4) for a fourth offense, $500."',
        (
            (
                " and\n    (3) for a third or later offense, $25",
                "\n    (3) for a third or later offense, $250; and\n    (4) for a fourth offense, $50",
            ),
        ),
    ),
    (
        "Section 12-40(c) is amended—",
        '(3) by adding at the end the following:\n"(4) for a fourth offense, $500."',
        (("fense, $250.", "fense, $250.\n    (4) for a fourth offense, $500."),),
    ),
    (
        "",
        "Section 12-40 is amended by redesignating subsections (c) through (f) as subsections (d) through (g), respectively.",
        (
            ("c) The fine ", "d) The fine "),
            (
                "d) The Director may adopt rules. The Director shall publish the rules. The rules take effect 10 days after publication.\n  (e) [Reserved]\n  (f",
                "e) The Director may adopt rules. The Director shall publish the rules. The rules take effect 10 days after publication.\n  (f) [Reserved]\n  (g",
            ),
        ),
    ),
    (
        "",
        'Section 12-40(d) is amended by inserting "proposed" before "rules" the second place it appears.',
        (("rules. The r", "proposed rules. The r"),),
    ),
    (
        "",
        'Section 12-40(d) is amended by inserting before the period at the end the following: ", unless the Council disapproves them".',
        (("publication.", "publication, unless the Council disapproves them."),),
    ),
    (
        "",
        'Section 12-40(b) is amended by inserting ", whistle" after "siren" in the first sentence.',
        (("or a bell at", "whistle, or a bell at"),),
    ),
    (
        "",
        'Section 12-40(b) is amended by striking "horn" in the second sentence and inserting "whistle".',
        (("horn may be ", "whistle may be "),),
    ),
    (
        "",
        'Section 12-40 (b) is amended in the first sentence by striking "night" and inserting "noon" and in the third sentence by striking "police" and inserting "fire department".',
        (
            (
                "ight. A horn may be sounded in an emergency. A siren may be sounded by the police",
                "oon. A horn may be sounded in an emergency. A siren may be sounded by the fire department",
            ),
        ),
    ),
    (
        "",
        'Section 12-40(c) is amended by inserting after paragraph (1) the following new paragraph:\n"(1A) for an offense on a Sunday, $75;".',
        (("ffense, $50;", "ffense, $50;\n    (1A) for an offense on a Sunday, $75;"),),
    ),
    (
        "",
        'Section 12-40(d) is amended by designating the existing text as paragraph (1) and by adding a new paragraph (2) to read as follows:\n"(2) Rules are free."',
        (
            (
                " The Director may adopt rules. The Director shall publish the rules. The rules take effect 10 days after publication",
                "\n    (1) The Director may adopt rules. The Director shall publish the rules. The rules take effect 10 days after publication.\n    (2) Rules are free",
            ),
        ),
    ),
    (
        "",
        'Section 12-40(f) is amended by adding at the end the following new sentence: "It applies to all others."',
        (("a bell buoy.", "a bell buoy. It applies to all others."),),
    ),
    (
        "",
        'Section 12-40 is amended by adding at the end thereof the following:\n"(g) Appeals lie to the Board."',
        (("a bell buoy.", "a bell buoy.\n  (g) Appeals lie to the Board."),),
    ),
    (
        "",
        'Section 12-40(d), as amended by Ordinance 25-10, is further amended by striking "10 days" and inserting "20 days".',
        (("10 days afte", "20 days afte"),),
    ),
    (
        "",
        'Section 12-40(d) is amended by inserting "temporary" between "adopt" and "rules".',
        (("rules. The D", "temporary rules. The D"),),
    ),
    ("", 'Amend Section 12-40(b) by striking the comma after "siren".', ((", or a bell a", " or a bell a"),)),
    (
        "",
        'In Section 12-40: (1) strike "night" and insert "noon"; (2) strike "police" and insert "mayor".',
        (
            (
                "ight. A horn may be sounded in an emergency. A siren may be sounded by the police",
                "oon. A horn may be sounded in an emergency. A siren may be sounded by the mayor",
            ),
        ),
    ),
)

REFUSED = (
    'Section 12-40(f) is amended by inserting the phrase ", except on Sunday" at the end.',
    'Section 12-40 is hereby amended by inserting after subsection (c) the following subsection:-\n"(c1/2) Fines double on Sundays."',
    'Section 12-40(c) is amended by adding after paragraph (1) a new paragraph (2) to read as follows, and renumbering the remaining paragraphs accordingly:\n"(2) for an offense on a Sunday, $75;"',
    'Section 12-40 is hereby amended by inserting after the word "siren", the second time it appears in subsection (b), the following words:- or whistle.',
    'Section 12-40(b) is amended by striking "A horn" and all that follows through "police." and inserting "Whistles are exempt.".',
    'Section 12-40(d) is amended by inserting "not" after "may" and after "shall".',
    'Section 12-40(b) is amended by deleting the words "a siren" where they first appear.',
    'Section 12-40(c) is amended by adding at the end the following:\n"(1A) for an offense on a Sunday, $75;"',
    'Section 12-40(c) is amended by inserting after paragraph (1) the following:\n"(4) for a fourth offense, $500."',
    'Section 12-40(d) is amended by inserting "new" before "rules" wherever it appears.',
    'Section 12-40(d) is amended by inserting "proposed" before "rules" the fourth place it appears.',
    'Section 12-40(d) is amended by designating the existing text as paragraph (1) and by striking "10".',
)


def made(chain: str, instruction: str) -> str:
    return section_text(amended_section(read_section(SECTION), (chain,) if chain else (), instruction))


@pytest.mark.parametrize(("chain", "instruction", "changes"), APPLIED, ids=[case[1][:60] for case in APPLIED])
def test_an_instruction_makes_what_it_says_and_nothing_else(
    chain: str, instruction: str, changes: tuple[tuple[str, str], ...]
) -> None:
    wanted = SECTION
    for old, new in changes:
        assert wanted.count(old) == 1
        wanted = wanted.replace(old, new)
    assert made(chain, instruction) == wanted


@pytest.mark.parametrize("instruction", REFUSED)
def test_what_does_not_tell_the_change_is_refused(instruction: str) -> None:
    with pytest.raises(RefusedInstruction):
        made("", instruction)
