"""A code or an act in the Akoma Ntoso of other makers."""
