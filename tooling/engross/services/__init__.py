"""The use cases: values in; values and typed events out.

A use case is a plain function that takes a ``Workspace``, days and options as values, and gives values back. What
happens on the way is told to a ``Listener`` as it happens (``engross.services.events``). Nothing here knows of a
command line or a terminal, reads the clock or the environment: the command line and a page in the browser do the same
thing by the same call. Each module is one use case, imported by its own name, so that none waits for the libraries of
another.

Every write into ``ordinances/`` goes through ``engross.services.drafting.source_files``.
"""
