"""Amending instructions as cities word them, each with the text that it makes, worked out by hand.

A case is (lead-ins, instruction, what stands there, what is to stand there); it is applied to the section of its list.
The wordings are those of city ordinances; the sections are made up.
"""

from __future__ import annotations

Case = tuple[tuple[str, ...], str, str, str]

DOGS = """§ 7.38.030. Permit required.
  (a) No person shall keep more than three dogs in the City without a permit.
  (b) The Director shall issue a permit if:
    (1) the applicant is at least eighteen years of age;
    (2) the premises are fenced; and
    (3) the fee of $50 is paid.
  (c) A permit is valid for one year. A permit may be renewed. The Director may refuse renewal.
  (d) A violation of this section is an infraction."""

SPEED = """§ 10.20.030. Speed limits.
  A. The speed limit is 25 miles per hour in residence districts.
  B. The speed limit is 35 miles per hour on:
    1. Main Street;
    2. Oak Avenue; and
    3. River Road.
  C. The Traffic Engineer shall post signs. The Traffic Engineer shall keep records."""

TREES = """§ 3.44.010. Purpose.
The purpose of this chapter is to protect trees. The Parks Director administers this chapter."""

SIGNS = """§ 24-228. Signs near schools.
  a. No person shall post a sign within five hundred feet of a school.
  b. The commissioner may grant a variance:
    (1) where the sign is temporary; or
    (2) where the sign is smaller than six square feet.
  c. The penalty is one hundred dollars for each day."""

_SMC = "Section 7.38.030 of the San Mateo Municipal Code"
_BODY = DOGS.partition("required.")[2]
_HEADING_AND_BODY = DOGS.partition("§ 7.38.030. ")[2]
_LAST = "A violation of this section is an infraction."
_AS_FOLLOWS = f"{_SMC} is amended as follows:"

DOGS_CASES: tuple[Case, ...] = (
    # Words struck and inserted.
    (
        (),
        f'{_SMC} is amended by deleting "three dogs" and inserting "four dogs" in its place.',
        "three dogs",
        "four dogs",
    ),
    ((), f'{_SMC} is hereby amended by replacing "three dogs" with "four dogs".', "three dogs", "four dogs"),
    ((), f'{_SMC} is amended to replace the words "three dogs" with "four dogs."', "three dogs", "four dogs"),
    ((), f'{_SMC} is amended to change "three dogs" to "four dogs".', "three dogs", "four dogs"),
    ((), f'{_SMC} is amended to delete "in the City".', " in the City", ""),
    ((), f'{_SMC} is amended to remove the phrase "in the City".', " in the City", ""),
    ((), 'In Section 7.38.030(a), replace "three" with "four".', "three", "four"),
    ((), 'In Section 7.38.030(a), the word "three" is replaced with the word "four".', "three", "four"),
    ((), 'In Section 7.38.030(a), the word "three" is changed to "four".', "three", "four"),
    ((), 'In section 7.38.030(a), the word "three" shall be changed to read "four".', "three", "four"),
    ((), 'Replace "three" with "four" in Section 7.38.030(a) of the Municipal Code.', "three", "four"),
    ((), 'Change "three" to "four" in Section 7.38.030(a).', "three", "four"),
    ((), 'Substitute "four" for "three" in Section 7.38.030(a).', "three", "four"),
    ((), 'Strike "three" in Section 7.38.030(a) and insert "four".', "three", "four"),
    ((), 'Delete "in the City" from Section 7.38.030(a).', " in the City", ""),
    ((), 'The words "in the City" are deleted from Section 7.38.030(a).', " in the City", ""),
    ((), 'The words "in the City" in Section 7.38.030(a) are stricken.', " in the City", ""),
    (
        (),
        'Subsection (a) of Section 7.38.030 is amended by striking out "three" and inserting in lieu thereof "four".',
        "three",
        "four",
    ),
    (
        (),
        'Subsection (a) of Section 7.38.030 is amended by substituting the word "four" for the word "three".',
        "three",
        "four",
    ),
    ((), 'Subsection 7.38.030(a) is amended to replace "three" with "four".', "three", "four"),
    ((), 'Section 7.38.030, subsection (a), is amended by replacing "three" with "four".', "three", "four"),
    ((), 'Section 7.38.030(b)(3) is amended by increasing the amount from "$50" to "$75".', "$50", "$75"),
    ((), 'The fee in Section 7.38.030(b)(3) is increased from "$50" to "$75".', "$50", "$75"),
    ((), 'SMMC 7.38.030(b)(3) is amended by replacing "$50" with "$75".', "$50", "$75"),
    ((), 'Modify SMMC 7.38.030(b)(3) by replacing "$50" with "$75".', "$50", "$75"),
    ((), 'Modify SMMC 7.38.030(b)(3) to replace "$50" with "$75".', "$50", "$75"),
    ((), 'Amend Section 7.38.030(b)(3) to replace "$50" with "$75".', "$50", "$75"),
    ((), 'Amend Section 7.38.030(b)(3) by deleting "$50" and inserting "$75".', "$50", "$75"),
    ((), 'Amend Section 7.38.030(b)(3) to change "$50" to "$75".', "$50", "$75"),
    ((), 'Revise Section 7.38.030(b)(3) by changing "$50" to "$75".', "$50", "$75"),
    ((_AS_FOLLOWS,), 'In subsection (a), delete "three" and insert "four".', "three", "four"),
    ((_AS_FOLLOWS,), 'Subsection (a): replace "three" with "four".', "three", "four"),
    ((_AS_FOLLOWS,), 'Subsection (a) is amended by deleting "three" and replacing it with "four".', "three", "four"),
    (
        (_AS_FOLLOWS,),
        'At the end of paragraph (b)(1), strike the semicolon and insert "or older;".',
        "of age;",
        "of age or older;",
    ),
    (
        (_AS_FOLLOWS,),
        'In subsection (d), replace "an infraction" with "a misdemeanor".',
        "an infraction",
        "a misdemeanor",
    ),
    # Words inserted.
    ((), f'{_SMC} is amended by inserting "or cats" after "dogs" in subsection (a).', "dogs", "dogs or cats"),
    ((), 'In Section 7.38.030(a), insert "or cats" after "dogs".', "dogs", "dogs or cats"),
    ((), 'In Section 7.38.030(a), after "dogs" insert "or cats".', "dogs", "dogs or cats"),
    ((), 'In Section 7.38.030(a), following the word "dogs", insert "or cats".', "dogs", "dogs or cats"),
    ((), 'After "dogs" in Section 7.38.030(a), insert "or cats".', "dogs", "dogs or cats"),
    ((), 'Insert "or cats" after "dogs" in Section 7.38.030(a).', "dogs", "dogs or cats"),
    ((), 'Add "or cats" after "dogs" in Section 7.38.030(a).', "dogs", "dogs or cats"),
    ((), 'Section 7.38.030(a) is amended to add "or cats" after "dogs".', "dogs", "dogs or cats"),
    (
        (),
        'Section 7.38.030(a) is amended by adding the words "or cats" immediately after the word "dogs".',
        "dogs",
        "dogs or cats",
    ),
    ((), 'The words "or cats" are inserted after the word "dogs" in Section 7.38.030(a).', "dogs", "dogs or cats"),
    ((), 'The words "or cats" shall be added after the word "dogs" in Section 7.38.030(a).', "dogs", "dogs or cats"),
    ((), 'In Section 7.38.030(a), the words "or cats" are added after the word "dogs".', "dogs", "dogs or cats"),
    ((), 'In Section 7.38.030(a), insert the word "adult" before the word "dogs".', "dogs", "adult dogs"),
    # Sentences.
    ((), "In Section 7.38.030(c), delete the second sentence.", " A permit may be renewed.", ""),
    ((), "Delete the second sentence of Section 7.38.030(c).", " A permit may be renewed.", ""),
    ((), "The second sentence of Section 7.38.030(c) is deleted.", " A permit may be renewed.", ""),
    ((), "Section 7.38.030(c) is amended by deleting the last sentence.", " The Director may refuse renewal.", ""),
    (
        (),
        'The second sentence of Section 7.38.030(c) is amended to read: "A permit may be renewed once."',
        "be renewed.",
        "be renewed once.",
    ),
    (
        (),
        'The second sentence of Section 7.38.030(c) is amended to read as follows: "A permit may be renewed once."',
        "be renewed.",
        "be renewed once.",
    ),
    (
        (),
        'Section 7.38.030(c) is amended by adding the following sentence at the end: "The refusal is in writing."',
        "refuse renewal.",
        "refuse renewal. The refusal is in writing.",
    ),
    (
        (),
        'Add to the end of Section 7.38.030(c): "The refusal is in writing."',
        "refuse renewal.",
        "refuse renewal. The refusal is in writing.",
    ),
    (
        (),
        'Add the following sentence to the end of Section 7.38.030(c): "The refusal is in writing."',
        "refuse renewal.",
        "refuse renewal. The refusal is in writing.",
    ),
    (
        (),
        'A new sentence is added at the end of Section 7.38.030(c) to read: "The refusal is in writing."',
        "refuse renewal.",
        "refuse renewal. The refusal is in writing.",
    ),
    # Headings.
    ((), 'The title of Section 7.38.030 is amended to read "Permit for dogs."', "Permit required.", "Permit for dogs."),
    ((), 'The heading of Section 7.38.030 is changed to "Permit for dogs."', "Permit required.", "Permit for dogs."),
    ((), 'Section 7.38.030 is retitled "Permit for dogs."', "Permit required.", "Permit for dogs."),
    ((), 'Retitle Section 7.38.030 as "Permit for dogs."', "Permit required.", "Permit for dogs."),
    (
        (),
        'The title of Section 7.38.030 is amended by replacing "required" with "for dogs".',
        "Permit required.",
        "Permit for dogs.",
    ),
    # Restated.
    ((), f'{_SMC} is amended to read as follows:\n"7.38.030 Permit required.\n"No dogs.".', _BODY, "\nNo dogs."),
    (
        (),
        f'{_SMC} is hereby amended in its entirety to read as follows:\n"7.38.030 Permit required.\n"No dogs.".',
        _BODY,
        "\nNo dogs.",
    ),
    ((), f"{_SMC} is hereby amended to read as follows:\n7.38.030 Permit required.\nNo dogs.", _BODY, "\nNo dogs."),
    (
        (),
        'Repeal and replace Section 7.38.030 as follows:\n"7.38.030 Permit required.\n"No dogs.".',
        _BODY,
        "\nNo dogs.",
    ),
    ((), f'{_SMC} is repealed and replaced as follows:\n"7.38.030 Permit required.\n"No dogs.".', _BODY, "\nNo dogs."),
    (
        (),
        f'{_SMC} is repealed in its entirety and replaced with the following:\n"7.38.030 Permit required.\n"No dogs.".',
        _BODY,
        "\nNo dogs.",
    ),
    (
        (),
        f'{_SMC} is deleted and replaced with the following:\n"7.38.030 Permit required.\n"No dogs.".',
        _BODY,
        "\nNo dogs.",
    ),
    (
        (),
        f'{_SMC} is repealed and reenacted to read as follows:\n"7.38.030 Permit required.\n"No dogs.".',
        _BODY,
        "\nNo dogs.",
    ),
    ((), 'Modify SMMC 7.38.030 to read as follows:\n"7.38.030 Permit required.\n"No dogs.".', _BODY, "\nNo dogs."),
    ((), 'Amend Section 7.38.030 to read:\n"7.38.030 Permit required.\n"No dogs.".', _BODY, "\nNo dogs."),
    (
        (),
        'Subsection (d) of Section 7.38.030 is amended to read as follows:\n"(d) A violation is a misdemeanor.".',
        _LAST,
        "A violation is a misdemeanor.",
    ),
    (
        (),
        "Subsection (d) of Section 7.38.030 is hereby amended to read:\n(d) A violation is a misdemeanor.",
        _LAST,
        "A violation is a misdemeanor.",
    ),
    (
        (),
        'Replace Section 7.38.030(d) with the following:\n"(d) A violation is a misdemeanor.".',
        _LAST,
        "A violation is a misdemeanor.",
    ),
    (
        (),
        'Section 7.38.030(d) is amended to provide:\n"(d) A violation is a misdemeanor.".',
        _LAST,
        "A violation is a misdemeanor.",
    ),
    (
        (),
        'Section 7.38.030(d) is deleted in its entirety and replaced as follows:\n"(d) A violation is a misdemeanor.".',
        _LAST,
        "A violation is a misdemeanor.",
    ),
    (
        (),
        'Section 7.38.030(d) is revised to read as follows:\n"(d) A violation is a misdemeanor.".',
        _LAST,
        "A violation is a misdemeanor.",
    ),
    # Added.
    (
        (),
        f'{_SMC} is amended by adding a new subsection (e) to read as follows:\n"(e) Cats are exempt.".',
        "an infraction.",
        "an infraction.\n  (e) Cats are exempt.",
    ),
    (
        (),
        f'{_SMC} is amended to add subsection (e) to read as follows:\n"(e) Cats are exempt.".',
        "an infraction.",
        "an infraction.\n  (e) Cats are exempt.",
    ),
    (
        (),
        f'{_SMC} is amended by the addition of subsection (e) to read:\n"(e) Cats are exempt.".',
        "an infraction.",
        "an infraction.\n  (e) Cats are exempt.",
    ),
    (
        (),
        'Subsection (e) is added to Section 7.38.030 to read as follows:\n"(e) Cats are exempt.".',
        "an infraction.",
        "an infraction.\n  (e) Cats are exempt.",
    ),
    (
        (),
        'A new subsection (e) is hereby added to Section 7.38.030 of the Municipal Code to read:\n"(e) Cats are exempt.".',
        "an infraction.",
        "an infraction.\n  (e) Cats are exempt.",
    ),
    (
        (),
        'Add a new subsection (e) to Section 7.38.030 as follows:\n"(e) Cats are exempt.".',
        "an infraction.",
        "an infraction.\n  (e) Cats are exempt.",
    ),
    (
        (),
        'Section 7.38.030 is amended to include a new subsection (e):\n"(e) Cats are exempt.".',
        "an infraction.",
        "an infraction.\n  (e) Cats are exempt.",
    ),
    (
        (_AS_FOLLOWS,),
        'Add a new subsection (e) to read:\n"(e) Cats are exempt.".',
        "an infraction.",
        "an infraction.\n  (e) Cats are exempt.",
    ),
    (
        (_AS_FOLLOWS,),
        'Insert new subsection (e):\n"(e) Cats are exempt.".',
        "an infraction.",
        "an infraction.\n  (e) Cats are exempt.",
    ),
    # Repealed, redesignated.
    ((), "Section 7.38.030(d) is repealed.", _LAST, "Repealed."),
    ((), "Subsection (d) of Section 7.38.030 is hereby deleted in its entirety.", _LAST, "Repealed."),
    ((), "Subsection (d) of Section 7.38.030 is hereby repealed in its entirety.", _LAST, "Repealed."),
    ((), "Delete Section 7.38.030(d).", _LAST, "Repealed."),
    ((), "Repeal Section 7.38.030(d) in its entirety.", _LAST, "Repealed."),
    ((), "Section 7.38.030 is amended by deleting subsection (d).", _LAST, "Repealed."),
    ((), "Section 7.38.030 is amended to delete subsection (d) in its entirety.", _LAST, "Repealed."),
    ((_AS_FOLLOWS,), "Strike subsection (d).", _LAST, "Repealed."),
    ((), "Section 7.38.030(d) is hereby redesignated as Section 7.38.030(e).", "(d) A", "(e) A"),
    ((), "Subsection (d) of Section 7.38.030 is renumbered as subsection (e).", "(d) A", "(e) A"),
    ((), "Subsection (d) of Section 7.38.030 is relettered (e).", "(d) A", "(e) A"),
    ((_AS_FOLLOWS,), "Renumber subsection (d) to subsection (e).", "(d) A", "(e) A"),
    ((), "Section 7.38.030 is repealed.", _HEADING_AND_BODY, "Permit required. [Repealed.]"),
    ((), f"{_SMC} is deleted.", _HEADING_AND_BODY, "Permit required. [Repealed.]"),
    (
        (),
        f'{_SMC}, entitled "Permit required," is hereby repealed in its entirety.',
        _HEADING_AND_BODY,
        "Permit required. [Repealed.]",
    ),
    ((), "Chapter 7.38 is deleted.", _HEADING_AND_BODY, "Permit required. [Repealed.]"),
    (
        (),
        "Chapter 7.38 of the San Mateo Municipal Code is hereby repealed in its entirety.",
        _HEADING_AND_BODY,
        "Permit required. [Repealed.]",
    ),
    (
        (),
        'Chapter 7.38, "Dogs," of Title 7, "Animals," of the San Mateo Municipal Code is deleted in its entirety.',
        _HEADING_AND_BODY,
        "Permit required. [Repealed.]",
    ),
    (
        (),
        'Section 7.38.030, "Permit required," of Chapter 7.38 of the San Mateo Municipal Code is amended by replacing "three dogs" with "four dogs".',
        "three dogs",
        "four dogs",
    ),
    (
        (),
        'Section 7.38.030 of Chapter 7.38 of Title 7 of the San Mateo Municipal Code is amended as follows:\n"7.38.030 Permit required.\n"No dogs."',
        _BODY,
        "\nNo dogs.",
    ),
    (
        ("The San Mateo Municipal Code is amended as follows:",),
        'Section 7.38.030 is amended to read as follows:\n"7.38.030 PERMIT REQUIRED.\n"No dogs."',
        _HEADING_AND_BODY,
        "PERMIT REQUIRED.\nNo dogs.",
    ),
    (
        ("Amendments to Title 7.",),
        'Section 7.38.030 is amended to read as follows:\n"Section 7.38.030 Permit required.\n"(a) No dogs.\n"(b) No cats."',
        _BODY,
        "\n  (a) No dogs.\n  (b) No cats.",
    ),
    (
        (),
        'Section 7.38.030(b) of the San Mateo Municipal Code is amended as follows:\n"(b) The Director issues permits."',
        DOGS.partition("  (b)")[2].partition("\n  (c) A")[0],
        " The Director issues permits.",
    ),
    (
        (),
        'Subsections (c) and (d) of Section 7.38.030 are amended to read as follows:\n"(c) A permit is valid for two years.\n"(d) Violations are infractions."',
        DOGS.partition("  (c)")[2],
        " A permit is valid for two years.\n  (d) Violations are infractions.",
    ),
    (
        (),
        "Section 7.38.030 is amended by deleting subsections (c) and (d).",
        DOGS.partition("  (c)")[2],
        " Repealed.\n  (d) Repealed.",
    ),
    (
        ("Section 7.38.030 is amended as follows:",),
        'Delete "three" and substitute "four" in subsection (a).',
        "three",
        "four",
    ),
    (
        (),
        'Section 7.38.030 is amended by replacing the term "Director" with "Manager" in each instance.',
        "Director",
        "Manager",
    ),
    ((), 'In Section 7.38.030, "Director" is replaced with "Manager" wherever it appears.', "Director", "Manager"),
    (
        (),
        'The term "Director" shall be replaced with the term "Manager" throughout Section 7.38.030.',
        "Director",
        "Manager",
    ),
    ((), 'The term "Director" is replaced with "Manager" throughout Chapter 7.38.', "Director", "Manager"),
    (
        (),
        'All references to "The Director" throughout the Municipal Code are hereby amended to read "The Manager".',
        "The Director",
        "The Manager",
    ),
    ((), 'Throughout the Municipal Code, references to "Director" are replaced with "Manager".', "Director", "Manager"),
    (
        (),
        'Throughout the San Mateo Municipal Code, the term "Director" is replaced with "Manager".',
        "Director",
        "Manager",
    ),
    ((), 'Throughout Chapter 7.38, replace "Director" with "Manager" wherever it appears.', "Director", "Manager"),
    ((), "Sections 7.38.030 and 7.38.040 are repealed.", _HEADING_AND_BODY, "Permit required. [Repealed.]"),
    ((), "Sections 7.38.010 through 7.38.040 are repealed.", _HEADING_AND_BODY, "Permit required. [Repealed.]"),
    (
        (),
        'Section 7.38.030 is amended by adding a new subsection (g) to read:\n"(g) Cats are exempt."',
        "an infraction.",
        "an infraction.\n  (g) Cats are exempt.",
    ),
    ((), 'Delete the reference to "in the City" in Section 7.38.030(a).', " in the City", ""),
    ((), 'Section 7.38.030(a) is amended to delete the reference to "in the City".', " in the City", ""),
    ((), "Repeal Chapter 7.38 in its entirety.", _HEADING_AND_BODY, "Permit required. [Repealed.]"),
    (
        (),
        'Paragraph (3) of subsection (b) of Section 7.38.030 is amended by striking the period and inserting "; and" in its place.',
        "$50 is paid.",
        "$50 is paid; and",
    ),
    (
        (),
        'Section 7.38.030(b) is amended by adding paragraph (4), to read as follows:\n"(4) the dogs are licensed."',
        "$50 is paid.",
        "$50 is paid.\n    (4) the dogs are licensed.",
    ),
    ((), 'Section 7.38.030(b)(2) is amended by striking "; and".', "fenced; and", "fenced"),
    ((), 'Section 7.38.030(b)(2) is amended by deleting the word "and" at the end thereof.', "fenced; and", "fenced;"),
    ((), 'In Section 7.38.030(b)(1), strike "eighteen" and insert "twenty-one (21)".', "eighteen", "twenty-one (21)"),
    (
        (),
        'Section 7.38.030(d), is hereby amended by deleting the word "an infraction" and substituting in lieu thereof the words "a misdemeanor".',
        "an infraction",
        "a misdemeanor",
    ),
    (
        (),
        'The first sentence of subsection (c) of Section 7.38.030 is amended by striking "one year" and inserting "two years".',
        "one year",
        "two years",
    ),
    (
        (),
        'Subsection (c) of Section 7.38.030 is amended, in the first sentence, by striking "one year" and inserting "two years".',
        "one year",
        "two years",
    ),
    ((), 'Section 7.38.030, Permit required, is amended by replacing "three" with "four".', "three", "four"),
    ((), 'Section 7.38.030 (Permit required) is amended by replacing "three" with "four".', "three", "four"),
    (
        (),
        'San Mateo Municipal Code Section 7.38.030 is hereby amended by replacing "three" with "four".',
        "three",
        "four",
    ),
    (
        (),
        'San Mateo Municipal Code section 7.38.030, subdivision (a), is amended by replacing "three" with "four".',
        "three",
        "four",
    ),
    ((), 'Municipal Code § 7.38.030(a) is amended by replacing "three" with "four".', "three", "four"),
    ((), 'SMMC § 7.38.030(a) is amended by replacing "three" with "four".', "three", "four"),
    ((), "SMMC 7.38.030 is repealed.", _HEADING_AND_BODY, "Permit required. [Repealed.]"),
    ((), 'Repeal and replace SMMC 7.38.030:\n"7.38.030 Permit required.\n"No dogs."', _BODY, "\nNo dogs."),
    (
        (),
        'Repeal and replace SMMC 7.38.030 with the following:\n"7.38.030 Permit required.\n"No dogs."',
        _BODY,
        "\nNo dogs.",
    ),
    ((), 'Modify SMMC 7.38.030:\n"7.38.030 Permit required.\n"No dogs."', _BODY, "\nNo dogs."),
    ((), 'Modify SMMC 7.38.030 as follows:\n"7.38.030 Permit required.\n"No dogs."', _BODY, "\nNo dogs."),
    (
        (),
        'Modify SMMC 7.38.030(d) as follows:\n"(d) A violation is a misdemeanor."',
        _LAST,
        "A violation is a misdemeanor.",
    ),
    ((), 'Modify SMMC 7.38.030(d) to read: "A violation is a misdemeanor."', _LAST, "A violation is a misdemeanor."),
    (
        (),
        'Section 7.38.030(d) is amended to read: "A violation is a misdemeanor."',
        _LAST,
        "A violation is a misdemeanor.",
    ),
    (
        (),
        'Section 7.38.030(d) is amended to read "(d) A violation is a misdemeanor."',
        _LAST,
        "A violation is a misdemeanor.",
    ),
    ((), 'Add SMMC 7.38.030(e):\n"(e) Cats are exempt."', "an infraction.", "an infraction.\n  (e) Cats are exempt."),
    (
        (),
        'Add Section 7.38.030(e) as follows:\n"(e) Cats are exempt."',
        "an infraction.",
        "an infraction.\n  (e) Cats are exempt.",
    ),
    (
        (),
        'Section 7.38.030(e) is added to read as follows:\n"(e) Cats are exempt."',
        "an infraction.",
        "an infraction.\n  (e) Cats are exempt.",
    ),
    (
        (),
        'New Section 7.38.030(e) is added to the San Mateo Municipal Code to read as follows:\n"(e) Cats are exempt."',
        "an infraction.",
        "an infraction.\n  (e) Cats are exempt.",
    ),
    ((), "Delete Subsection 7.38.030(d).", _LAST, "Repealed."),
    (
        (),
        "Subsections (c) through (d) of Section 7.38.030 are repealed.",
        DOGS.partition("  (c)")[2],
        " Repealed.\n  (d) Repealed.",
    ),
    ((), 'Amend SMMC section 7.38.030 as follows:\n"7.38.030 Permit required.\n"No dogs."', _BODY, "\nNo dogs."),
    (
        (),
        'SMMC section 7.38.030 is amended to read in full as follows:\n"7.38.030 Permit required.\n"No dogs."',
        _BODY,
        "\nNo dogs.",
    ),
    (
        (),
        'Section 7.38.030 is hereby amended and restated in its entirety to read as follows:\n"7.38.030 Permit required.\n"No dogs."',
        _BODY,
        "\nNo dogs.",
    ),
    (
        (),
        'Section 7.38.030 of the Municipal Code shall be amended to read as follows:\n"7.38.030 Permit required.\n"No dogs."',
        _BODY,
        "\nNo dogs.",
    ),
    (
        (),
        'Section 7.38.030 of the Municipal Code is repealed and a new Section 7.38.030 is added to read as follows:\n"7.38.030 Permit required.\n"No dogs."',
        _BODY,
        "\nNo dogs.",
    ),
    (
        (),
        'Section 7.38.030 is repealed in its entirety and replaced with a new Section 7.38.030 to read as follows:\n"7.38.030 Permit required.\n"No dogs."',
        _BODY,
        "\nNo dogs.",
    ),
    (
        (),
        'Section 7.38.030 is deleted in its entirety and replaced by the following:\n"7.38.030 Permit required.\n"No dogs."',
        _BODY,
        "\nNo dogs.",
    ),
    (
        (),
        'Subsection (d) of Section 7.38.030 is repealed and replaced with the following:\n"(d) A violation is a misdemeanor."',
        _LAST,
        "A violation is a misdemeanor.",
    ),
    ((), "Subsection (d) is repealed.", _LAST, "Repealed."),
    (
        (_AS_FOLLOWS,),
        'Subsection (d) shall read as follows:\n"(d) A violation is a misdemeanor."',
        _LAST,
        "A violation is a misdemeanor.",
    ),
    (
        (_AS_FOLLOWS,),
        'Revise subsection (d) to read as follows:\n"(d) A violation is a misdemeanor."',
        _LAST,
        "A violation is a misdemeanor.",
    ),
    ((_AS_FOLLOWS,), "Subsection (d) is deleted.", _LAST, "Repealed."),
    (
        (_AS_FOLLOWS,),
        'The introductory sentence of subsection (b) is amended by replacing "shall" with "may".',
        "shall issue",
        "may issue",
    ),
    (
        (_AS_FOLLOWS,),
        'The introductory paragraph of subsection (b) is amended by replacing "shall" with "may".',
        "shall issue",
        "may issue",
    ),
    ((_AS_FOLLOWS,), "Paragraph 2 of subsection (b) is deleted.", "the premises are fenced; and", "Repealed."),
    ((_AS_FOLLOWS,), "Subparagraph (b)(2) is deleted.", "the premises are fenced; and", "Repealed."),
    ((_AS_FOLLOWS,), "Subsection b is deleted.", DOGS.partition("  (b) ")[2].partition("\n  (c) A")[0], "Repealed."),
    (
        (_AS_FOLLOWS,),
        'Subsection (b), paragraph (2), is amended to read as follows:\n"(2) the premises are walled; and"',
        "fenced",
        "walled",
    ),
    (
        (),
        'The last sentence of subsection (c) of Section 7.38.030 is amended to read as follows: "The Director may not refuse renewal."',
        "may refuse",
        "may not refuse",
    ),
    (
        (),
        'The phrase "three dogs" in Section 7.38.030 shall be deleted and replaced with the phrase "four dogs".',
        "three dogs",
        "four dogs",
    ),
    (
        (),
        'The phrase "three dogs" in Section 7.38.030 is deleted and the phrase "four dogs" is inserted in its place.',
        "three dogs",
        "four dogs",
    ),
    (
        (),
        'The words "three dogs" are hereby deleted from Section 7.38.030 and the words "four dogs" are substituted therefor.',
        "three dogs",
        "four dogs",
    ),
    (
        (),
        'In subsection (a) of section 7.38.030, strike "three dogs" and substitute therefor "four dogs".',
        "three dogs",
        "four dogs",
    ),
    (
        (),
        'In subsection (a) of section 7.38.030, delete "three dogs" and add "four dogs" in its place.',
        "three dogs",
        "four dogs",
    ),
    (
        (),
        'Amend subsection (a) of Section 7.38.030 by striking "three dogs" and inserting "four dogs" in lieu thereof.',
        "three dogs",
        "four dogs",
    ),
    (
        (),
        'That Section 7.38.030 of the Municipal Code be and the same is hereby amended by striking "three dogs" and inserting "four dogs".',
        "three dogs",
        "four dogs",
    ),
    (
        (),
        'That Section 7.38.030 of the Municipal Code be amended to read as follows:\n"7.38.030 Permit required.\n"No dogs."',
        _BODY,
        "\nNo dogs.",
    ),
    ((), "That Section 7.38.030 be, and hereby is, repealed.", _HEADING_AND_BODY, "Permit required. [Repealed.]"),
    ((), "Section 7.38.030 be and is hereby repealed.", _HEADING_AND_BODY, "Permit required. [Repealed.]"),
    (
        (),
        'Section 7.38.030(b) is amended by adding the following paragraph: "(4) the dogs are licensed."',
        "$50 is paid.",
        "$50 is paid.\n    (4) the dogs are licensed.",
    ),
    (
        (),
        'Section 7.38.030 is amended by adding subsections (e) and (f) to read as follows:\n"(e) Cats are exempt.\n"(f) Birds are exempt."',
        "an infraction.",
        "an infraction.\n  (e) Cats are exempt.\n  (f) Birds are exempt.",
    ),
)

SPEED_CASES: tuple[Case, ...] = (
    ((), 'In Section 10.20.030.A, replace "25" with "20".', "25", "20"),
    ((), 'Section 10.20.030A is amended by striking "25" and inserting "20" in its place.', "25", "20"),
    ((), 'Subsection A of Section 10.20.030 is amended by changing "25" to "20".', "25", "20"),
    (
        (),
        'Section 10.20.030, subsection B.2 is amended to replace "Oak Avenue" with "Oak Street".',
        "Oak Avenue",
        "Oak Street",
    ),
    ((), 'Section 10.20.030.B.2 is amended to replace "Oak Avenue" with "Oak Street".', "Oak Avenue", "Oak Street"),
    (
        (),
        'Paragraph 2 of subsection B of Section 10.20.030 is amended by replacing "Avenue" with "Street".',
        "Oak Avenue",
        "Oak Street",
    ),
    ((), 'Throughout Section 10.20.030, replace "miles per hour" with "mph".', "miles per hour", "mph"),
    (
        (),
        'Throughout the Municipal Code, replace references to "Traffic Engineer" with "City Engineer".',
        "Traffic Engineer",
        "City Engineer",
    ),
    (
        (),
        "Throughout the Municipal Code, replace references to Traffic Engineer with City Engineer.",
        "Traffic Engineer",
        "City Engineer",
    ),
    (
        (),
        "Throughout the Municipal Code, replace references to the Traffic Engineer with references to the City Engineer.",
        "Traffic Engineer",
        "City Engineer",
    ),
    (
        (),
        'Throughout the Municipal Code, replace all references to "Traffic Engineer" with "City Engineer."',
        "Traffic Engineer",
        "City Engineer",
    ),
    (
        (),
        'Wherever "Traffic Engineer" appears in Chapter 10.20, it is replaced with "City Engineer".',
        "Traffic Engineer",
        "City Engineer",
    ),
    (
        (),
        'Wherever the term "Traffic Engineer" is used in Chapter 10.20, substitute "City Engineer".',
        "Traffic Engineer",
        "City Engineer",
    ),
    (
        (),
        'All references to "Traffic Engineer" in Section 10.20.030 are changed to "City Engineer".',
        "Traffic Engineer",
        "City Engineer",
    ),
    (
        (),
        'All references in Section 10.20.030 to "Traffic Engineer" are changed to "City Engineer".',
        "Traffic Engineer",
        "City Engineer",
    ),
    (
        (),
        'Section 10.20.030 is amended by replacing each reference to "Traffic Engineer" with "City Engineer".',
        "Traffic Engineer",
        "City Engineer",
    ),
    (
        (),
        'Section 10.20.030 is amended by replacing "Traffic Engineer" with "City Engineer" each time it appears.',
        "Traffic Engineer",
        "City Engineer",
    ),
    (
        (),
        'In Section 10.20.030, the term "Traffic Engineer" is replaced by the term "City Engineer" throughout.',
        "Traffic Engineer",
        "City Engineer",
    ),
    (
        (),
        'In Section 10.20.030, replace all instances of "Traffic Engineer" with "City Engineer".',
        "Traffic Engineer",
        "City Engineer",
    ),
    (
        (),
        "Section 10.20.030C is amended by striking the first sentence.",
        "The Traffic Engineer shall post signs. ",
        "",
    ),
    (
        (),
        'Section 10.20.030(B) is amended by adding a new paragraph 4 to read as follows:\n"4. Hill Road.".',
        "River Road.",
        "River Road.\n    4. Hill Road.",
    ),
    (
        (),
        'A new subsection D is added to Section 10.20.030 to read as follows:\n"D. Signs are green.".',
        "keep records.",
        "keep records.\n  D. Signs are green.",
    ),
    (
        (),
        'Section 10.20.030 is amended to add a new Subsection D, to read as follows:\n"D. Signs are green.".',
        "keep records.",
        "keep records.\n  D. Signs are green.",
    ),
    (
        (),
        "Subsection C of Section 10.20.030 is repealed.",
        "The Traffic Engineer shall post signs. The Traffic Engineer shall keep records.",
        "Repealed.",
    ),
    ((), "Subsection C of Section 10.20.030 is redesignated as subsection D.", "C. The", "D. The"),
    (
        (),
        'Subsection A of Section 10.20.030 is amended to read as follows:\n"A. The speed limit is 20.".',
        "A. The speed limit is 25 miles per hour in residence districts.",
        "A. The speed limit is 20.",
    ),
    (
        (),
        'ACMC 10.20.030(A) is amended to read as follows:\n"A. The speed limit is 20.".',
        "A. The speed limit is 25 miles per hour in residence districts.",
        "A. The speed limit is 20.",
    ),
    (
        (),
        'Modify ACMC 10.20.030 A to read as follows:\n"A. The speed limit is 20.".',
        "A. The speed limit is 25 miles per hour in residence districts.",
        "A. The speed limit is 20.",
    ),
    (
        (),
        'ACMC Section 10.20.030.A is hereby amended to provide as follows:\n"A. The speed limit is 20.".',
        "A. The speed limit is 25 miles per hour in residence districts.",
        "A. The speed limit is 20.",
    ),
    (
        (),
        'Section 10.20.030.B is amended to read as follows:\n"B. The limit is 30 on:\n"1. Main Street; and\n"2. Elm Street."',
        SPEED.partition("  B. ")[2].partition("\n  C. Th")[0],
        "The limit is 30 on:\n    1. Main Street; and\n    2. Elm Street.",
    ),
    ((), "Subsection (B)(2) of Section 10.20.030 is deleted.", "Oak Avenue; and", "Repealed."),
    ((), "Item 2 of subsection B of Section 10.20.030 is deleted.", "Oak Avenue; and", "Repealed."),
    (
        (),
        'Section 10.20.030(B)(2) is amended by deleting "Oak Avenue" and inserting "Oak Street".',
        "Oak Avenue",
        "Oak Street",
    ),
    (
        (),
        'In subsection B of Section 10.20.030, delete "Oak Avenue" and replace with "Oak Street".',
        "Oak Avenue",
        "Oak Street",
    ),
    (
        (),
        'In subsection B of Section 10.20.030, delete "Oak Avenue" and replace it with "Oak Street."',
        "Oak Avenue",
        "Oak Street",
    ),
    (
        (),
        'Section 10.20.030, paragraph B.3, is amended to read as follows:\n"3. River Street."',
        "River Road",
        "River Street",
    ),
    (
        (),
        "Section 10.20.030 C. is repealed.",
        "The Traffic Engineer shall post signs. The Traffic Engineer shall keep records.",
        "Repealed.",
    ),
    (
        (),
        "Delete ACMC 10.20.030 C.",
        "The Traffic Engineer shall post signs. The Traffic Engineer shall keep records.",
        "Repealed.",
    ),
    (
        (),
        "Delete ACMC Section 10.20.030.C.",
        "The Traffic Engineer shall post signs. The Traffic Engineer shall keep records.",
        "Repealed.",
    ),
    (
        (),
        "Delete ACMC Section 10.20.030, Subsection C.",
        "The Traffic Engineer shall post signs. The Traffic Engineer shall keep records.",
        "Repealed.",
    ),
    (
        (),
        "ACMC Section 10.20.030, Subsection C, second sentence, is deleted.",
        " The Traffic Engineer shall keep records.",
        "",
    ),
    ((), "Section 10.20.030 B.3 is repealed.", "River Road.", "Repealed."),
    (
        (),
        'Paragraph B of Section 10.20.030 is amended to read as follows:\n"B. None."',
        SPEED.partition("  B. ")[2].partition("\n  C. Th")[0],
        "None.",
    ),
    (
        (),
        'The sentence "The Traffic Engineer shall keep records." in Section 10.20.030.C is deleted.',
        " The Traffic Engineer shall keep records.",
        "",
    ),
    (
        (),
        'Delete the sentence "The Traffic Engineer shall keep records." from Section 10.20.030.C.',
        " The Traffic Engineer shall keep records.",
        "",
    ),
    (
        (),
        'Section 10.20.030.A is amended by replacing "25 miles per hour" with "twenty (20) miles per hour, unless posted".',
        "25 miles per hour",
        "twenty (20) miles per hour, unless posted",
    ),
    (
        (),
        'Throughout Chapters 10.20 and 10.24, replace "Traffic Engineer" with "City Engineer".',
        "Traffic Engineer",
        "City Engineer",
    ),
    ((), 'Throughout Title 10, replace "Traffic Engineer" with "City Engineer".', "Traffic Engineer", "City Engineer"),
    (
        (),
        'In Titles 10 and 11, all references to "Traffic Engineer" are replaced with "City Engineer".',
        "Traffic Engineer",
        "City Engineer",
    ),
    (
        (),
        'In each of Sections 10.20.030 and 10.20.040, replace "Oak Avenue" with "Oak Street".',
        "Oak Avenue",
        "Oak Street",
    ),
    (
        (),
        'In Sections 10.20.010, 10.20.030, and 10.20.040, replace "Oak Avenue" with "Oak Street".',
        "Oak Avenue",
        "Oak Street",
    ),
    (
        (),
        "Sections 10.20.010, 10.20.030, and 10.20.040 are repealed.",
        SPEED.partition("§ 10.20.030. ")[2],
        "Speed limits. [Repealed.]",
    ),
)

TREES_CASES: tuple[Case, ...] = (
    (
        (),
        "Section 3.44.010 is amended by designating the existing text as subsection (a).",
        "The purpose of this chapter is to protect trees. The Parks Director administers this chapter.",
        "  (a) The purpose of this chapter is to protect trees. The Parks Director administers this chapter.",
    ),
    ((), 'Section 3.44.010 is amended by replacing "trees" with "trees and shrubs".', "trees", "trees and shrubs"),
    (
        (),
        'The second sentence of Section 3.44.010 is amended by striking "Parks" and inserting "Public Works".',
        "Parks",
        "Public Works",
    ),
    (
        (),
        'The first sentence of section 3.44.010 is amended to read "The purpose is shade."',
        "The purpose of this chapter is to protect trees.",
        "The purpose is shade.",
    ),
    (
        (),
        'Section 3.44.010 is amended by adding at the end: "The Director may adopt rules."',
        "administers this chapter.",
        "administers this chapter. The Director may adopt rules.",
    ),
    (
        (),
        'At the end of Section 3.44.010, add "The Director may adopt rules."',
        "administers this chapter.",
        "administers this chapter. The Director may adopt rules.",
    ),
)

SIGNS_CASES: tuple[Case, ...] = (
    (
        (),
        'Subdivision a of section 24-228 of the administrative code is amended by striking "five hundred" and inserting "one thousand".',
        "five hundred",
        "one thousand",
    ),
    (
        (),
        "Subdivision c of section 24-228 of the administrative code of the city of Elm is REPEALED.",
        "The penalty is one hundred dollars for each day.",
        "Repealed.",
    ),
    (
        (),
        "Section 24-228 of the administrative code is amended by adding a new subdivision d to read as follows:\nd. This section does not apply to street signs.",
        "for each day.",
        "for each day.\n  d. This section does not apply to street signs.",
    ),
    (
        (),
        "Subdivision c of section 24-228 of the administrative code is amended to read as follows:\nc. The penalty is [one] {+two+} hundred dollars for each day.",
        "one hundred",
        "two hundred",
    ),
    (
        (),
        "Paragraph (1) of subdivision b of section 24-228 of such code is amended to read as follows:\n(1) where the sign is temporary{+ and unlit+}; or",
        "temporary;",
        "temporary and unlit;",
    ),
    (
        (),
        'Paragraph (2) of subdivision b of section 24-228 is amended by replacing "six" with "eight".',
        "six",
        "eight",
    ),
    (
        (),
        "Paragraph (1) of subdivision b of section 24-228 is repealed.",
        "where the sign is temporary; or",
        "Repealed.",
    ),
    (
        (),
        "Section 24-228 of the administrative code of the city of Elm, as amended by local law number 5 for the year 2001, is amended to read as follows:\n§ 24-228. Signs near schools. No signs.",
        SIGNS.partition("§ 24-228. Signs near schools.")[2],
        " No signs.",
    ),
    ((), "Subdivision c of section 24-228 of the administrative code is relettered subdivision d.", "c. The", "d. The"),
)

REFUSED: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        DOGS,
        (),
        "Section 7.38.030 is hereby amended by deleting subsection (d) and redesignating subsection (c) as subsection (d).",
    ),
    (
        DOGS,
        ("Section 7.38.030 is amended as follows:",),
        'Replace "three" with "four" in subsection (a) and "eighteen" with "twenty-one" in subsection (b).',
    ),
    (DOGS, (), 'In Section 7.38.030, "Director" is replaced with "Manager".'),
    (DOGS, (), 'Throughout Title 9, replace "Director" with "Manager".'),
    (DOGS, (), 'Throughout Chapter 9.10, replace "Director" with "Manager".'),
    (DOGS, (), "Chapter 9.38 is deleted."),
    (DOGS, (), "Title 7 is deleted."),
    (DOGS, (), "Sections 7.38.010 through 7.38.020 are repealed."),
    (DOGS, (), "Section 7.38.030(f) is repealed."),
    (DOGS, (), 'Section 7.38.040 is amended by replacing "three" with "four".'),
    (DOGS, (), 'Section 7.38.030 is amended by adding a new subsection (d) to read:\n"(d) Cats are exempt."'),
    (DOGS, (), "Modify Section 7.38.030(a) to increase the number of dogs from three to four."),
    (DOGS, (), "Modify Section 7.38.030 to clarify that cats are exempt."),
    (DOGS, (), "Section 7.38.030 is amended to provide that cats are exempt."),
    (DOGS, (), "Section 7.38.030(a) is amended to allow four dogs."),
    (DOGS, (), "Section 7.38.030 is amended to update the fee."),
    (DOGS, (), "Update the fee in Section 7.38.030(b)(3) to $75."),
    (
        DOGS,
        (),
        'Delete Chapter 7.38 in its entirety and replace with the following:\n"Chapter 7.38 Dogs\n"7.38.010 Purpose.\n"This is it."',
    ),
    (
        DOGS,
        (),
        "Section 7.38.030(b) is amended by deleting paragraph (2) and renumbering paragraph (3) as paragraph (2).",
    ),
    (DOGS, (), 'Repeal and replace SMMC 7.38 with the following:\n"7.38.030 Permit required.\n"No dogs."'),
    (
        DOGS,
        (),
        'Sections 7.38.050 and 7.38.060 are added to read as follows:\n"7.38.050 Cats.\n"Cats are free."\n"7.38.060 Birds."',
    ),
    (SPEED, (), "Table 2 of Section 10.20.030 is deleted."),
    (SPEED, (), 'Delete the definition of "Street" in Section 10.20.030.'),
    (SIGNS, (), "Subdivision b of section 24-228 of the administrative code is relettered subdivision d."),
    (DOGS, (_AS_FOLLOWS,), '"(d) A violation is a misdemeanor."'),
    (
        DOGS,
        (_AS_FOLLOWS,),
        "Subsection (d) is deleted in its entirety and subsection (e) is relettered as subsection (d).",
    ),
    (DOGS, (_AS_FOLLOWS,), 'The first paragraph is amended by replacing "three" with "four".'),
    (DOGS, (_AS_FOLLOWS,), "Subsection (b)2 is deleted."),
    (DOGS, (), "The last sentence of Section 7.38.030 is deleted."),
    (DOGS, (), "The first sentence of Section 7.38.030(b) is deleted."),
    (DOGS, (), "The fee set forth in Section 7.38.030(b)(3) is increased to $75."),
    (DOGS, (), "Ordinance No. 123 is repealed."),
    (DOGS, (), "All ordinances in conflict herewith are repealed."),
    (DOGS, (), 'Section 3 of Ordinance No. 2010-5 is amended by replacing "three" with "four".'),
    (DOGS, (), "Resolution 5 is rescinded."),
    (DOGS, (), "Section 7.38.030 is amended by deleting the strikethrough text and adding the underlined text."),
    (DOGS, (), "Section 7.38.030 is amended as shown in Exhibit A."),
    (DOGS, (), "Section 7.38.030 is amended to read as set forth in Exhibit A."),
    (DOGS, (), "Exhibit A of Section 7.38.030 is replaced with Exhibit B."),
    (DOGS, (), "Section 7.38.030 is amended to read as follows:"),
    (DOGS, (), "Section 7.38.030 is moved to Chapter 7.40."),
    (DOGS, (), "Section 7.38.030 is renumbered as Section 7.40.010."),
    (DOGS, (), "Sections 7.38.030 through 7.38.050 are renumbered as Sections 7.38.040 through 7.38.060."),
    (DOGS, (), "Subsection (c) of Section 7.38.030 is moved to follow subsection (d)."),
    (
        DOGS,
        (),
        'Section 7.38.030 is amended by adding after subsection (c) a new subsection (c-1) to read as follows:\n"(c-1) Cats are exempt."',
    ),
    (
        DOGS,
        (),
        'Section 7.38.030 is amended by adding a new subsection after subsection (c) to read as follows:\n"(c-1) Cats are exempt."',
    ),
    (
        DOGS,
        (),
        'Section 7.38.030 is amended by inserting a new subsection (d) and renumbering the remaining subsections:\n"(d) Cats are exempt."',
    ),
    (
        DOGS,
        (),
        'Section 7.38.030 is amended by adding a new subsection (d), to read as follows, and relettering the following subsection accordingly:\n"(d) Cats are exempt."',
    ),
    (DOGS, (), 'Section 7.38.030 is amended by replacing "$50" with "$75" in subsection (c).'),
    (DOGS, (), 'Section 7.38.030(a) is amended by replacing "cats" with "dogs".'),
    (SPEED, (), "Section 10.20.030(B)(1)-(2) is deleted."),
    (SPEED, (), "Subsections A., B., and C. of Section 10.20.030 are repealed."),
    (SPEED, (), "Part B of Section 10.20.030 is repealed."),
    (SPEED, (), "The third item of subsection B of Section 10.20.030 is repealed."),
    (SPEED, (), "Number 3 of subsection B of Section 10.20.030 is repealed."),
    (SPEED, (), "Section 10.20.030, B, 3 is repealed."),
    (SPEED, (), 'Section 10.20.030.C is amended by deleting the sentence beginning "The Traffic Engineer shall keep".'),
    (SPEED, (), 'In Chapter 10.20, replace "Traffic Engineer" with "City Engineer".'),
    (SPEED, (), 'In Sections 10.20.010, 10.20.020, and 10.20.040, replace "Oak Avenue" with "Oak Street".'),
    (SPEED, (), "Sections 10.20.010 and 10.20.020 are repealed."),
    (SPEED, (), "Sections 10.20.010, 10.20.020, 10.20.025, and 10.20.040 are repealed."),
)
"""What no one can apply without a guess, or what is of another part of the code."""

SEVERAL: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        DOGS,
        'Section 7.38.030 is amended by striking "dogs" and inserting "animals" and by striking "infraction" and inserting "misdemeanor".',
        (
            ("dogs", "animals"),
            ("infraction", "misdemeanor"),
        ),
    ),
    (
        SIGNS,
        "Subdivisions a and c of section 24-228 of the administrative code are REPEALED.",
        (
            ("No person shall post a sign within five hundred feet of a school.", "Repealed."),
            ("The penalty is one hundred dollars for each day.", "Repealed."),
        ),
    ),
    (
        DOGS,
        'Section 7.38.030(c) is amended by adding "or longer" after "one year" and deleting "may be renewed".',
        (
            ("one year", "one year or longer"),
            (" may be renewed", ""),
        ),
    ),
    (
        DOGS,
        'Section 7.38.030 is amended by replacing "three" with "four" in subsection (a) and replacing "$50" with "$75" in subsection (b)(3).',
        (
            ("three", "four"),
            ("$50", "$75"),
        ),
    ),
    (
        DOGS,
        'Section 7.38.030(a) is amended by replacing "more than three" with "more than four" and by adding "or cats" after "dogs".',
        (
            ("more than three", "more than four"),
            ("dogs", "dogs or cats"),
        ),
    ),
    (
        SPEED,
        "Delete subsections B.1 and B.2 of Section 10.20.030.",
        (
            ("1. Main Street;", "1. Repealed."),
            ("2. Oak Avenue; and", "2. Repealed."),
        ),
    ),
    (
        SPEED,
        "Section 10.20.030(B)(1) through (B)(2) are deleted.",
        (
            ("1. Main Street;", "1. Repealed."),
            ("2. Oak Avenue; and", "2. Repealed."),
        ),
    ),
    (
        SPEED,
        "Section 10.20.030, subsections A and C, are repealed.",
        (
            ("The speed limit is 25 miles per hour in residence districts.", "Repealed."),
            ("The Traffic Engineer shall post signs. The Traffic Engineer shall keep records.", "Repealed."),
        ),
    ),
)
"""Instructions that change a section at several places."""

NEW_SECTIONS: tuple[str, ...] = (
    'Section 7.38.050 is added to the San Mateo Municipal Code to read as follows:\n"7.38.050 Cats.\n"Cats are free."',
    'A new Section 7.38.050 is added to Chapter 7.38 of the San Mateo Municipal Code to read as follows:\n"7.38.050 Cats.\n"Cats are free."',
    'Section 7.38.050, "Cats," is added to Chapter 7.38, "Dogs," of the San Mateo Municipal Code to read as follows:\n"7.38.050 Cats.\n"Cats are free."',
    'Chapter 7.38 of the San Mateo Municipal Code is amended by adding Section 7.38.050 to read as follows:\n"7.38.050 Cats.\n"Cats are free."',
    'Chapter 7.38 is amended to add Section 7.38.050 as follows:\n"7.38.050 Cats.\n"Cats are free."',
    'Add Section 7.38.050 as follows:\n"7.38.050 Cats.\n"Cats are free."',
    'Add SMMC 7.38.050:\n"7.38.050 Cats.\n"Cats are free."',
    'Add a new section, Section 7.38.050, to read:\n"7.38.050 Cats.\n"Cats are free."',
)
"""Each makes the section of NEW_SECTION."""
NEW_SECTION = "7.38.050 Cats.\nCats are free."
