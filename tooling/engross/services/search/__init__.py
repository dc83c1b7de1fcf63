"""Searching what a workspace holds, for the command line and the desk."""
