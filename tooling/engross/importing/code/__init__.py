"""From a whole code, however it was published, to the chapters of a workspace.

``code_unit``: what a reader gives; ``found_hierarchy``, ``code_chapters``, ``code_links``: what is made of it.
"""
