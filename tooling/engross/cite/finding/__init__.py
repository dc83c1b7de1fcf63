"""Finding the citations in plain text, and reading each into its parts."""
