"""The targets that rules are written out to: Python, OpenFisca, JSON."""
