"""The committee's pages: what they show, made and published."""
