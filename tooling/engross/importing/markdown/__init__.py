"""Reading Markdown: what counsel types, the packet's own form, and what Engross writes itself.

- ``pieces``: inline markup, each part of words with its look and its mark;
- ``blocks``: paragraphs, lists and tables of the file, both sides of its changes in one;
- ``read``: the page on each side.
"""

from engross.importing.markdown.markdown_reader import MarkdownFile, read_markdown

__all__ = ["MarkdownFile", "read_markdown"]
