"""A code in the XML of the Open Law Library."""
