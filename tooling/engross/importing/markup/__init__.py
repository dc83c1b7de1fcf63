"""Marking up an imported text: references, and the markup of a known text transferred to its edited form."""
