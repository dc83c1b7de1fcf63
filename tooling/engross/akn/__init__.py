"""Akoma Ntoso in and out: the only package, with importing and render, that knows XML."""
