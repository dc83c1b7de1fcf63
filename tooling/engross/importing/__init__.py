"""From Word and Markdown files to chapters: any file, ours or not, with or without tracked changes."""

from engross.importing.chapters import IdentifyAs, Identity, Imported, import_word
from engross.importing.files import SUFFIXES, import_file
from engross.importing.page import Remark

__all__ = ["SUFFIXES", "IdentifyAs", "Identity", "Imported", "Remark", "import_file", "import_word"]
