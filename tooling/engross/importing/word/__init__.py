"""Reading Word files (.docx, ISO/IEC 29500) of any making.

- ``package``: the zip file and its dangers; ``xml``: its parts as trees;
- ``revisions``: tracked changes accepted or rejected;
- ``styles``, ``numbering``: what a paragraph is, and the label that Word numbers it with;
- ``words``, ``paragraphs``, ``tables``, ``notes``: from markup to the page;
- ``read``: the whole file.
"""

from engross.importing.word.word_reader import WordFile, read_word

__all__ = ["WordFile", "read_word"]
