"""From chapters and comparisons to the one neutral document that every format is made from."""
