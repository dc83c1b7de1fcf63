"""From the marks and declarations of a chapter to its rules."""
