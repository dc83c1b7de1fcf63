"""From a Publication to a tagged PDF, and PDF files inserted into it."""
