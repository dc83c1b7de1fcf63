"""The manual of the checks, made of their docstrings: ``docs/checks.md`` and ``engross explain``."""

from __future__ import annotations

from engross.checks.check_list import CHECKS, MEETING_CHECKS, WAIVER_CHECKS, Check

_HEAD = """# The checks

Made from the docstrings of the checks (`engross.checks.manual`); change those. `engross explain CODE` prints one entry.

An **error** is wrong as it stands and makes `engross check` leave with 1. A **warning** wants a person's look. A
**note** is worth knowing. A finding that may stay as it is is waived, with its reason, in `ordinances/waivers.toml`.
"""
ALL_CHECKS = (*CHECKS, *MEETING_CHECKS, *WAIVER_CHECKS)


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
