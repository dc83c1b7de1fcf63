"""Rules written out as an OpenFisca country package."""
