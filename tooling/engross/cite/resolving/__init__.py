"""Looking up the target of a citation in the chapters at hand."""
