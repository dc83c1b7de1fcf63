"""The manual of the checks, made of their docstrings: ``docs/checks.md`` and ``engross explain``."""

from __future__ import annotations

from engross.checks.check_list import CHECKS, FILE_CHECKS, MEETING_CHECKS, MERGE_CHECKS, WAIVER_CHECKS, Check

_HEAD = """# The checks

Made from the docstrings of the checks (`engross.checks.manual`); change those. `engross explain CODE` prints one entry.

An **error** is wrong as it stands and makes `engross check` leave with 1. A **warning** wants a person's look. A
**note** is worth knowing. A finding that may stay as it is is waived, with its reason, in `ordinances/waivers.toml`
(`schemas/waivers.schema.json`):

    [[waiver]]
    code = "DEF004"                      # the check
    chapter = "068-noise"                # the folder of the chapter, or what a meeting's finding names
    eId = "chp_68__sec_68-5__subsec_A"   # the provision; left out where the finding has none
    words = "sound level"                # which of the findings there; left out: all of them
    reason = "The meter's reading is meant, not the defined term."
    by = "Corporation Counsel"           # who decided; may be left out
    until = 2027-06-30                   # the last day on which it holds; left out: it holds for good

`renumber`, `repeal` and `apply` take the waivers of a provision along to its new eId.
"""
ALL_CHECKS = (*CHECKS, *MEETING_CHECKS, *FILE_CHECKS, *MERGE_CHECKS, *WAIVER_CHECKS)


def manual_of_checks() -> str:
    """The whole manual, as Markdown."""
    rows = "".join(
        f"| [{check.code}](#{check.code.lower()}) | {check.severity} | {check.title} |\n" for check in ALL_CHECKS
    )
    entries = "".join(f"\n## {check.code}\n\n{manual_entry(check)}\n" for check in ALL_CHECKS)
    return f"{_HEAD}\n| code | severity | what is found |\n|---|---|---|\n{rows}{entries}"


def manual_entry(check: Check) -> str:
    """The entry of one check: what is found, how grave it is, what it means."""
    title, _, rest = check.manual.partition("\n")
    body = " ".join(rest.strip().split("\n")) if "\n\n" not in rest.strip() else rest.strip()
    return f"**{title}** ({check.severity})\n\n{body}".replace("``", "`")
