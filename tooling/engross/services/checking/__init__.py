"""Checking chapters, fixing what is certain, the check report and the manual of checks."""
