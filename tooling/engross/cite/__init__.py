"""Citations: their grammar, finding them in plain text, resolving them against a chapter and a code."""
