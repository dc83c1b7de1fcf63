"""The nouns: frozen values that all other packages exchange."""
