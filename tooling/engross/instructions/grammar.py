"""The grammar of amending instructions, in the order in which its forms are tried::

    instruction = place "is amended by" actions | place action | action
                | passive
    passive     = what ["in" place] "is replaced with" what | what "is deleted" ["from" place]
                | what "is inserted" ("after" | "before") what ["in" place] | what "is increased from" what "to" what
                | "replace" what "with" what "in" place | "strike" what "in" place "and insert" what
                | "throughout" place "replace" what "with" what | "at the end of" place "add" what
    action      = "striking" what [which] ["and inserting" what ["in its place"]]
                | "inserting" what ("after" | "before") what | "inserting" what "at the end"
                | "replacing" what "with" what | "substituting" what "for" what
                | "adding" new-units "to read as follows" | "a new" unit "is added"
                | place "is repealed" | place "is deleted" | "delete" place | place "is amended to delete" place
                | place "is amended to read as follows" | "repeal and replace" place | place "is repealed and reenacted"
                | place "is redesignated as" place ["and amended to read as follows"]
                | "the existing text is designated as" place
                | "striking the first sentence" ["and inserting" what] | "the following sentence is added at the end"
                | "adding" ["after the definition of" quotation] "the definition of" quotation "to read as follows"
    what        = ["the phrase"] quotation | "the" ("period" | "semicolon" | "comma" | "colon") ["at the end"]
    which       = "wherever it appears" | "both times it appears" | "the first time it appears" | "at the end"

Quotations are parted from the words before (``quotation``), so that a word in a quotation is never one of the grammar.
Whatever is left over when an action was read refuses the whole instruction.
"""

from __future__ import annotations

import re

from engross.patterns import compile_on_use

_Q = r"\ue000\d+\ue001"
FORM_MARKS = {"semicolon": ";", "period": ".", "comma": ",", "colon": ":"}
_NOUN = (
    r"(?:(?:word|work|phrase|phase|figure|number|date|term|sum|amount|sentence|language|text|letter|year|citation|acronym|"
    r"abbreviation|title|dollar|percentage|reference|fraction|name|clause|provision|punctuation(?: mark)?|period|comma|"
    r"semi-?colon|colon)s? ?)"
)
_MARK = r"(?:semi-?colon|period|comma|colon)"
_EACH = r"(?:all|any|each|every)(?: (?:instances?|occurrences?|uses?|mentions?) of(?: the)?)?"
_WHAT = (
    rf"(?:(?:(?:the|a|an|{_EACH}) )?(?:references? to (?:the )?)?(?:(?:final|last|following|new) )?"
    rf"(?:{_NOUN}{{0,2}},? ?:? ?{_Q}|{_MARK})|the following: ?{_Q})"
)
_TIMES = r"(?:it|they|the phrase|the word|that phrase|that word) (?:appears?|occurs?|is found|are found)"
_WHICH = (
    rf"(?:wherever|everywhere|whenever|each time|every time|both times|both places|in both places|each place|"
    rf"throughout|(?:in )?(?:each|every) (?:instance|occurrence)|in all (?:places|instances)|"
    rf"every place|in each place|(?:the )?(?:first|second|third|fourth|last) (?:time|occurrence|instance|place)|"
    rf"where (?:it|they) first appears?|"
    rf"(?:two|three|four|2|3|4) times|all (?:times|instances))"
    rf"(?: (?:{_TIMES}|that {_TIMES}|where {_TIMES}))?(?: in (?:the|this) (?:paragraph|subsection|section))?"
    rf"|in the (?:lead-?in|introductory) (?:language|text)|(?:at|from|and) the end(?: thereof| of the (?:sub-?){{0,3}}"
    rf"(?:paragraph|section|sentence|clause))?"
)
_PLACED = (
    r"(?:in (?:in |it )?(?:its|their) places?|in place|its place|it its place|in lieu thereof|in place thereof|instead|"
    r"in its stead|therefore?)"
)
_STRIKE = r"(?:(?:the )?strik(?:e|es|ing)(?: out)?|delet(?:e|ing)|remov(?:e|ing))"
_INSERT = (
    r"(?:(?:by )?(?:replac(?:e|ing) (?:(?:it|them|the same) )?with|insert(?:ing)?|add(?:ing)?|substitut(?:e|ing)))"
)
_NTH = r"(?:first|second|third|fourth|last|final)"
_STRIKE_INSERT = compile_on_use(
    rf"{_STRIKE} (?P<old>{_WHAT}),?(?: (?P<which>{_WHICH}),?)?(?: (?:in|of) the (?P<nth>{_NTH}) sentence)?(?: and)? "
    rf"(?:{_PLACED} )?{_INSERT}"
    rf"(?: {_PLACED})? "
    rf"(?P<new>{_WHAT})(?: (?P<which2>{_WHICH}))?(?:,? {_PLACED})?(?:,? (?P<which3>{_WHICH}))?"
    rf"(?: {_PLACED}: ?(?P<late>{_Q}))?",
    re.IGNORECASE,
)
_STRIKE_INSERT_LATE = compile_on_use(
    rf"{_STRIKE} (?P<old>{_WHAT}) and {_INSERT} the following(?: (?:phrase|text))?(?: {_PLACED})?:? ?"
    rf"(?P<new>{_Q})",
    re.IGNORECASE,
)
_STRIKE_ONLY = compile_on_use(
    rf"{_STRIKE} (?P<old>{_WHAT})(?:,? (?P<which>{_WHICH}))?(?: in its entirety)?", re.IGNORECASE
)
FORM_REPLACE = compile_on_use(
    rf"(?:replac(?:e|ing)|chang(?:e|ing)) (?:(?:(?:all|any|each|every) )?references? to )?(?P<old>{_WHAT})(?:,? "
    rf"(?P<which>{_WHICH}))?"
    rf" (?:with|by|to) (?:references? to )?(?P<new>{_WHAT})(?:,? (?P<which2>{_WHICH}))?",
    re.IGNORECASE,
)
_RAISED = compile_on_use(
    rf"(?:increas|decreas|rais|reduc|lower|chang)(?:e|ing) (?:the [a-z]{{2,15}}(?: [a-z]{{2,15}}){{0,2}} )?"
    rf"from (?P<old>{_WHAT}) to (?P<new>{_WHAT})",
    re.IGNORECASE,
)
_AFTER_INSERT = compile_on_use(
    rf"(?:immediately )?(?P<side>after|before|following|preceding) (?P<anchor>{_WHAT}),? {_INSERT} (?P<new>{_WHAT})",
    re.IGNORECASE,
)
_INSERT_AT = compile_on_use(
    rf"{_INSERT} (?P<new>{_WHAT}) (?:(?:immediately )?(?P<side>after|before|following|preceding) "
    rf"(?P<anchor>{_WHAT})"
    rf"(?: (?P<which>{_WHICH}))?|(?P<end>at the (?:end|beginning))(?: of the \w+)?)",
    re.IGNORECASE,
)
_INSERT_AFTER_FIRST = compile_on_use(
    rf"{_INSERT},? (?:immediately )?(?P<side>after|before) (?P<anchor>{_WHAT}),?(?: (?P<which>{_WHICH}),?)? "
    rf"(?P<new>{_WHAT})",
    re.IGNORECASE,
)
_INSERT_BETWEEN = compile_on_use(
    rf"{_INSERT} (?P<new>{_WHAT}) between (?P<left>{_WHAT}) and (?P<right>{_WHAT})", re.IGNORECASE
)
_STRIKE_MARK = compile_on_use(
    rf"{_STRIKE} the (?P<mark>{_MARK}) (?:immediately )?(?P<side>after|following|before|preceding) (?P<beside>{_WHAT})",
    re.IGNORECASE,
)
_SUBSTITUTE = compile_on_use(
    rf"substitut(?:e|ing) (?P<new>{_WHAT}) for (?P<old>{_WHAT})(?: (?P<which>{_WHICH}))?", re.I
)
ACTIONS = (
    _STRIKE_INSERT,
    _STRIKE_INSERT_LATE,
    FORM_REPLACE,
    _RAISED,
    _AFTER_INSERT,
    _SUBSTITUTE,
    _INSERT_BETWEEN,
    _INSERT_AT,
    _INSERT_AFTER_FIRST,
    _STRIKE_MARK,
    _STRIKE_ONLY,
)
_PART = r"(?:sub-?){0,3}(?:section|paragraph|clause|division)s?"
PLACE_BEFORE = compile_on_use(
    rf"in (?P<place>the {_NTH} sentence(?: of [^\ue000;,]{{0,40}}?)?|{_PART} ?[\d(A-Z][^\ue000;,]{{0,40}}?),? (?:by )?"
    rf"(?={_STRIKE}\b|{_INSERT}\b|replacing\b)",
    re.IGNORECASE,
)
"""The place before an action that follows another: 'and in the third sentence by striking "X"'."""
PLACE_BEHIND = compile_on_use(
    r",? (?:in|of|from|under) (?P<place>(?:(?:sub-?){0,3}(?:section|paragraph|clause|division)s?|§+|[A-Z]{2,6}) ?"
    r"[\d(A-Z][^\ue000;]*?)(?=[.;,]? ?$|(?:[;,] (?:and )?| and )(?:by )?[a-z]+ing\b)",
    re.IGNORECASE,
)
"""The place behind an action: 'inserting "or cats" after "dogs" in subsection (a)'."""
FORM_JOINED = compile_on_use(r"[;,]? ?(?:(?:and|then|also) ){0,2}(?:by )?", re.IGNORECASE)
FORM_END = compile_on_use(r"[.;,:\" ]{0,4}(?:and|or)?[.;,\" ]{0,4}$")

_IS = r"\b(?:(?:is|are|be|shall be) )?(?:(?:hereby|further|also) ){0,2}"
ITEMS = compile_on_use(
    r"^(?P<lead>[^\ue000]*?\bamended(?: as follows)?|in [^\ue000:\u2014]{3,80}?)"
    r"(?P<opening> ?[:\u2014\u2013-]{1,2} ?)\((?P<first>[1aAi])\) ",
    re.IGNORECASE,
)
"""What leads in a list of orders in one sentence: "Section 5 is amended— (1) in paragraph (2), …; and (2) …"."""
AMENDED_BEFORE = compile_on_use(
    r",? as (?:last |previously |most recently )?(?:amended|added|enacted) by (?:Ordinance|Ord\.|Local Law|Chapter|Act|"
    r"Law|Public Act|P\.A\.|Resolution)[^\ue000;]{0,60}?,(?= (?:is|are|be|shall)\b)",
    re.IGNORECASE,
)
"""Who amended a provision before: it says nothing of what is to be done."""
_VERB = r"(?:change|decrease|delete|increase|insert|lower|raise|reduce|remove|replace|strike|substitute)"
_UNITS = r"(?:sub-?){0,3}(?:section|paragraph|clause|division)s?"
AMENDED_BY = compile_on_use(
    rf"^(?P<place>.*?),? ?{_IS}(?:amended|corrected|modified) (?:as follows )?"
    rf"(?:by:?|to(?= {_VERB}\b)) ?(?P<rest>.*)$",
    re.IGNORECASE,
)
FORM_BY = compile_on_use(
    rf"^(?P<place>[^\ue000]*?),? ?\b(?:by )?(?P<rest>{_STRIKE}\b.*|{_INSERT}\b.*|"
    rf"(?:replac|chang|increas|decreas|rais|reduc|lower)(?:e|ing)\b.*|"
    rf"(?:immediately )?(?:after|before|following|preceding) {_WHAT},? {_INSERT}\b.*)$",
    re.IGNORECASE,
)
REPEALED = compile_on_use(
    rf"^(?P<place>.*?),? ?{_IS}(?:repealed|deleted|rescinded|stricken)(?: in (?:its|their) entirety)?[.;]? ?"
    rf"(?:and)?[.;]?$",
    re.IGNORECASE,
)
REPEAL_VERB = compile_on_use(
    rf"^(?:repeal|delete|strike) (?P<place>(?:{_UNITS}|chapter|(?-i:[A-Z]{{2,6}}) ?§?) ?[\d(A-Z][^\ue000]*?)"
    rf"(?: in (?:its|their) entirety)?[.;]?$",
    re.IGNORECASE,
)
REPEALED_BY = compile_on_use(
    rf"^(?P<above>.*?),? ?{_IS}amended (?:by|to) (?:delet|repeal|strik|remov)(?:e|ing) "
    rf"(?P<place>{_UNITS} ?[\d(A-Z][^\ue000]*?)(?: in (?:its|their) entirety)?[.;]?$",
    re.IGNORECASE,
)
PASSIVE = compile_on_use(
    rf"^(?:(?:in|throughout) (?P<place>[^\ue000]*?), )?(?:the [a-z]{{3,12}} in (?P<place5>[^\ue000]*?)"
    rf"(?= (?:is|are) [a-z]+ed from )"
    rf"|(?P<old>(?:(?:all|any|each|every) )?"
    rf"(?:references? (?:(?:in|throughout) (?P<place6>[^\ue000]*?) )?to )?{_WHAT}))"
    rf"(?:,? (?P<which>{_WHICH}),?)?(?:,? (?:in|of|throughout) (?P<place2>[^\ue000]*?))?,? "
    rf"(?:is|are|shall be) (?:hereby )?"
    rf"(?:(?:replaced|changed|amended|revised|increased|raised|reduced|decreased|lowered) "
    rf"(?:from (?P<old2>{_WHAT}) )?(?:with|by|to(?: read)?) (?P<new>{_WHAT})(?: (?P<which2>{_WHICH}))?"
    rf"(?: (?:in|throughout) (?P<place4>[^\ue000]*?))?"
    rf"|(?:deleted|stricken|struck|removed)(?: (?:from|in) (?P<place3>[^\ue000]*?))?"
    rf"(?:,? and (?:replaced (?:with|by) (?P<new2>{_WHAT})|(?P<new3>{_WHAT}) (?:is|are|shall be) (?:hereby )?"
    rf"(?:inserted|substituted|added)(?: {_PLACED})?))?)[.;]?$",
    re.IGNORECASE,
)
"""What is struck is the subject: 'The word "X" in section 5 is replaced with "Y".'"""
PASSIVE_INSERTION = compile_on_use(
    rf"^(?:in (?P<place>[^\ue000]*?), )?(?P<new>{_WHAT}) (?:is|are|shall be) (?:hereby )?(?:inserted|added) "
    rf"(?:immediately )?(?P<side>after|before|following|preceding) (?P<anchor>{_WHAT})"
    rf"(?: (?:in|of) (?P<place2>[^\ue000]*?))?[.;]?$",
    re.IGNORECASE,
)
"""What is inserted is the subject: 'In section 5, the words "or cats" are inserted after "dogs".'"""
_NAMED = r"[^\ue000]*?(?:[Ss]ection|[Cc]ode|[Cc]hapter|[Tt]itle|[Pp]aragraph|§|\b[A-Z]{2,6} \d)[^\ue000]*?"
PLACED_LAST = compile_on_use(
    rf"^(?:(?:replac|chang)(?:e|ing) (?:(?:all )?references? to )?(?P<old>{_WHAT})(?:,? (?P<which>{_WHICH}))?"
    rf" (?:with|by|to) (?P<new>{_WHAT})(?:,? (?P<which2>{_WHICH}))?"
    rf"|substitut(?:e|ing) (?P<new2>{_WHAT}) for (?P<old2>{_WHAT})(?:,? (?P<which3>{_WHICH}))?"
    rf"|{_STRIKE} (?P<old3>{_WHAT})) (?:in|from|of|throughout) (?P<place>{_NAMED})"
    rf"(?:,? and (?:{_PLACED} )?{_INSERT}(?: {_PLACED})? (?P<new3>{_WHAT})(?:,? {_PLACED})?)?[.;]?$",
    re.IGNORECASE,
)
"""The place stands behind the words: 'Strike "X" in section 5 and insert "Y".'"""
PLACED_AFTER = compile_on_use(
    rf"^(?P<side>after|before) (?P<anchor>{_WHAT}) (?:in|of) (?P<place>{_NAMED}), {_INSERT} (?P<new>{_WHAT})[.;]?$",
    re.IGNORECASE,
)
WHEREVER = compile_on_use(
    rf"^(?:wherever|everywhere) (?P<old>{_WHAT}) (?:appears?|occurs?|(?:is|are) (?:used|found)) (?:in|throughout) "
    rf"(?P<place>[^\ue000]*?), (?:(?:it|they|the same|those words) (?:is|are|shall be) (?:hereby )?"
    rf"(?:replaced|changed) (?:with|by|to)|(?:replace|substitute|change|insert)(?: (?:it|them))?(?: (?:with|by|to))?)"
    rf" (?P<new>{_WHAT})[.;]?$",
    re.IGNORECASE,
)
_ANEW = r"(?:(?:a|an|the|the following|one|another) )?(?:(?:new|following|additional) )?"
SENTENCE_STRUCK = compile_on_use(
    rf"^(?P<place>[^\ue000]*?),? ?(?:{_IS}(?:amended|modified) by:? ?)?\b{_STRIKE} the (?P<nth>{_NTH}) sentence"
    rf"(?: (?:of|in) (?P<place2>[^\ue000]*?))?"
    rf"(?:,? and (?:{_PLACED} )?{_INSERT} (?:{_ANEW}sentences?(?: {_PLACED})?:? ?)?"
    rf"(?P<new>{_Q})(?: {_PLACED})?)?[.;]?$",
    re.IGNORECASE,
)
SENTENCE_ADDED = compile_on_use(
    rf"^(?:(?P<place>[^\ue000]*?),? ?(?:{_IS}(?:amended|modified) (?:by|to)? ?)?\b(?:add|insert)(?:ing)? "
    rf"(?:{_ANEW}(?:sentence|language|text|words)?,? ?(?:at|to) the end(?: thereof| (?:of|in) (?P<place2>[^\ue000]*?))?"
    rf"(?: the following(?: (?:new )?(?:sentence|{_UNITS}))?)?"
    rf"|at the end(?: thereof)?,? the following(?: (?:new )?(?:sentences?|{_UNITS}))?)"
    rf"|(?P<place3>[^\ue000]*?),? ?{_ANEW}sentence (?:is|shall be) (?:hereby )?(?:added|inserted) (?:at|to) the end"
    rf"(?: (?:of|in) (?P<place4>[^\ue000]*?))?)"
    rf"(?:,? (?:to read(?: as follows)?|as follows|which shall read(?: as follows)?))?:? ?(?P<new>{_Q})?[.;]?$",
    re.IGNORECASE,
)
END_ADDED = compile_on_use(
    rf"^at the end of (?P<place>[^\ue000,]*?),? (?:add|insert)(?: the following(?: sentence)?)?:? ?(?P<new>{_Q})[.;]?$",
    re.I,
)
AMENDED_AND_ADDED = compile_on_use(
    rf"^(?:(?P<above>[^\ue000]*?),? ?{_IS}amended by )?amending (?P<place>{_UNITS} ?[\d(A-Z][^\ue000]{{0,40}}?),? and "
    rf"(?:by )?adding (?:(?:a|the following) )?(?:new )?(?P<units>{_UNITS} ?[\d(A-Z][^\ue000]{{0,40}}?) "
    rf"to read(?: as follows)?:?$",
    re.IGNORECASE,
)
"""Provisions restated and others added in one quotation, as Texas prints it."""
STRUCK_AND_RESTATED = compile_on_use(
    rf"^(?:(?P<above>[^\ue000]*?),? ?{_IS}amended by:? ?)?{_STRIKE} (?P<place>{_UNITS} ?[\d(A-Z][^\ue000]*?),? and "
    rf"(?:{_PLACED} )?{_INSERT}(?: {_PLACED})? the following(?: (?:new )?{_UNITS})?(?: to read(?: as follows)?)?:?$",
    re.IGNORECASE,
)
"""A provision struck, and quoted anew: 'striking paragraph (2) and inserting the following:'."""
RETITLED = compile_on_use(
    rf"^(?:retitle (?P<place>[^\ue000]*?)(?: (?:as|to read):?)? ?"
    rf"|(?P<place2>[^\ue000]*?) {_IS}retitled(?: (?:as|to read):?)? ?"
    rf"|the (?:heading|title|caption) of (?P<place3>[^\ue000]*?) {_IS}(?:changed|revised) to(?: read)?:? ?)"
    rf"(?P<new>{_Q})[.;]?$",
    re.IGNORECASE,
)
REFERENCES = compile_on_use(
    r"^(?:in|throughout) (?P<place>[^\ue000]*?), (?:replace|change) (?:all )?references to (?:the )?"
    r"(?P<old>[^\ue000\",]{2,80}?) (?:with|to) (?:references to )?(?:the )?(?P<new>[^\ue000\",]{2,80}?)\.?$",
    re.IGNORECASE,
)
"""Words that are not quoted, told by what stands around them."""
RESTATED = compile_on_use(
    rf"^(?P<place>.*?),? ?(?:{_IS}(?:amended|restated|revised|modified)(?: and restated)?(?: in its entirety)? "
    rf"(?:(?:so as )?to (?:now )?(?:reads?|provide)\b.*|as follows)|(?:to|shall) read as follows?|{_IS}"
    rf"(?:repealed|deleted)(?: in (?:its|their) entirety)? and (?:replaced|re-?enacted|restated)\b.*)"
    r"[:.]?$",
    re.IGNORECASE,
)
REPLACE_VERB = compile_on_use(
    r"^(?:repeal and replace|amend|modify|replace|revise|restate) (?P<place>[^\ue000]*?)(?: (?:to read )?"
    r"(?:as follows|with).*| to read:? ?\ue000\d+\ue001)?[:.]?$",
    re.I,
)
_COUNT = r"(?:two|three|four|five|six|\d{1,2})"
ADDED = compile_on_use(
    rf"^(?:(?P<above>.*?),? ?{_IS}amended (?:as follows )?(?:to )?by (?:adding )?(?:thereto )?"
    rf"(?:(?:a|an|the following|{_COUNT}) )?(?P<units>new .*)"
    rf"|(?P<above8>[^\ue000]*?),? ?{_IS}amended by (?:adding|inserting),? (?:immediately )?after (?P<behind>{_UNITS} "
    rf"?[\d(A-Z][^\ue000,]*?),? the following (?P<units8>(?:new )?{_UNITS})"
    rf"(?:,? (?:to read(?: as follows)?|as follows))?:?"
    rf"|(?P<above2>.*?),? ?{_IS}amended by (?:adding|the addition of) (?:thereto )?(?:(?:a|an|the following) )?"
    rf"(?:new )?(?P<units2>{_UNITS}.*)"
    rf"|(?:add|insert) (?:(?:a|an|the following) )?(?P<units3>(?:new |{_UNITS} (?:\d|[A-Z]\b|\()|"
    rf"(?-i:[A-Z]{{2,6}}) \d).*)"
    rf"|(?:(?:a|an|the|the following) )?(?P<units4>new .*?) ?(?:,? ?{_IS}"
    rf"(?:added|inserted|amended)\b.*|to read as follows.*)"
    rf"|(?:adding) (?:(?:a|an) )?(?P<units5>new .*)"
    rf"|(?P<above6>.*?),? ?{_IS}amended (?:to (?:add|include)|by including) "
    rf"(?:(?:a|an|the following) )?(?:new )?(?P<units6>{_UNITS}.*)"
    rf"|(?P<units7>{_UNITS} (?:\(|\d|[A-Z]\b)[^:]*?) (?:is|are) (?:hereby )?added to "
    rf"(?P<above7>.*?)(?:,? (?:to read(?: as follows)?|as follows))?[:.]?)$",
    re.IGNORECASE,
)
_DEFINED = "\ue002[^\ue002\ue003]*\ue003"
_AFTER_TERM = rf"(?:immediately )?after the definition of (?P<after{{}}>{_DEFINED})"
DEFINITIONS_ADDED = compile_on_use(
    rf"^(?:(?P<above>[^\ue000]*?),? ?{_IS}amended (?:by adding|to (?:add|include))(?:,? {_AFTER_TERM.format(1)},?)?"
    rf"|(?:add|insert)) (?:(?:the|a|an) )?(?:following )?(?:new )?definitions?(?P<terms>[^\ue000]*?)"
    rf"(?:,? in (?:its )?(?:proper )?alphabetical order)?(?: {_AFTER_TERM.format(2)})?"
    rf"(?:,? to read(?: as follows)?|,? as follows)?[:.]{{0,2}}$",
    re.IGNORECASE,
)
ADDED_TAIL = compile_on_use(
    r",? (?:to read as follows?|is added|are added|as follows|at the end|thereto).*$|[:.]{1,2}$", re.IGNORECASE
)
DESIGNATED = compile_on_use(
    rf"^(?:(?P<place>.*?),? ?{_IS}amended by (?:designating|redesignating) the "
    rf"(?:existing|lead-?in) (?:text|language|paragraph) as (?P<to>.*)"
    rf"|(?:re)?designat(?:e|ing) the (?:existing|current|lead-?in) (?:text|language)(?P<place2>.*?) as (?P<to2>.*)"
    rf"|(?:the )?(?:existing|current|lead-?in) (?:text|language)(?P<place3>.*?) (?:is|shall be) (?:hereby )?"
    rf"(?:re)?designated (?:as )?(?P<to3>.*))$",
    re.IGNORECASE,
)
REDESIGNATED = compile_on_use(
    r"^(?:(?:the )?(?:existing|current|former) )?(?P<place>.*?),? ?\b(?:is|are) (?:hereby )?"
    r"(?:redesignated|renumbered|relettered) (?:as|at|to be|to)? ?(?P<to>[^\ue000]*?)(?P<amended>,? and "
    r"(?:is |are )?amended to read as follows)?[:.;]?$",
    re.IGNORECASE,
)
REDESIGNATE_VERB = compile_on_use(
    rf"^(?:(?P<above>[^\ue000]*?),? ?{_IS}amended by:? ?)?(?:redesignat|renumber|reletter)(?:e|ing)? (?:the )?"
    r"(?:existing )?(?P<place>.*?) (?:as|to be|to) (?P<to>[^\ue000]*?)(?:,? respectively)?(?P<amended>)[:.;]?$",
    re.I,
)
OTHER_PARTS = compile_on_use(
    r"\b(?:definitions?|tables?|charts?|rows?|columns?|maps?|figures?|exhibits?|appendix|schedules?|footnotes?|captions?|sentences|"
    r"(?:first|second|third|last|opening|undesignated|unnumbered|introductory) paragraph)\b(?! \()",
    re.IGNORECASE,
)
"""Parts of a provision that have no number: what names one is not meant of the whole provision."""
ORDERED = compile_on_use(
    r"\b(?<!as )(?<!newly )(?:(?:add|strik|delet|insert|repeal|remov|replac|redesignat)(?:e|s|ed|ing|ition|en)?"
    r"|(?:renumber|reletter)(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
"""Words that order something: a place has none of them."""
LEAD_WORDS = compile_on_use(
    rf"{_IS}(?:amended|corrected) (?:as follows ?(?:by)?|by|to read as follows) ?:?$|:$", re.IGNORECASE
)
NOTE_CITED = compile_on_use(r"Code ?§+ ?[\w.:\-]+,? note\b")
CODE_CITED = compile_on_use(r"\bCode\b|§")
ACT_ALONE = compile_on_use(r"\bD\.?C\.? (?:Law|Act)\b|\bDCR\b|\bAct of \d{4}\b")
