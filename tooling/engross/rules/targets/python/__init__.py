"""Rules written out as one Python module a chapter, with its tests."""
