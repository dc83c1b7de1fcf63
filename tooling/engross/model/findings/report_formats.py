"""The names of the formats of a check report."""

REPORT_FORMATS = ("text", "json", "sarif", "junit", "github")
"""``checks.reports`` writes each of them."""
